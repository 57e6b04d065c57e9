"""Editions: notebooks give the same, pages are the same but for their words.

Three notebooks are executed in both alphabets, and the pages that show them
are made; what holds for every page is asked of all that the session built.
"""
import html
import re
import shutil
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import ROOT, until
from making import make, stream
from test_axe import ALL_BUT_COLOURS, AXE, ONLY_COLOURS, RUN
from test_design import OURS, characters, letters, platform_fonts
from test_offline import ASK, KEPT
from test_search import QUERIES, RESULTS, TOP, WIDE

from alifbo import normalize_apostrophes
from book import (
    alphabet, browser as browsers, edition_pages, editions, epub,
    pdf, site as site_of, zip as stick)
from book.alphabet import (
    ALPHABETS, CYRILLIC, LANGUAGES, NEW, SOURCE, convert)
from book.notebooks import read
from book.pdf_text import Pdf

NOTEBOOKS = ["chapters/kirish", "chapters/01_yoqotish",
             "solutions/01_yoqotish"]
PAGES = [*NOTEBOOKS, "exercises/01_yoqotish", "chapters/ilova_atamalar",
         "chapters/ilova_manbalar", "chapters/ilova_kitob"]
FRAME = ["index", "search", "404"]
SAMPLE = 40  # every so many of the queries are typed into each search page


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A book of a few notebooks, made in both alphabets; what differs."""
    root = tmp_path_factory.mktemp("nashr")
    for name in PAGES:
        for suffix in (".ipynb", ".md"):
            file = ROOT / f"{name}{suffix}"
            if file.is_file():
                target = root / f"{name}{suffix}"
                target.parent.mkdir(exist_ok=True)
                shutil.copy(file, target)
                shutil.copy(ROOT / "chapters/matplotlibrc", target.parent)
    return root, editions.make_all(editions.sources(root), root)


@pytest.fixture(scope="session")
def nashr(site, made, tmp_path_factory):
    """The few pages of the built book with their editions beside them."""
    folder, (root, problems) = tmp_path_factory.mktemp("sayt"), made
    assert not problems, "\n".join(problems)
    shutil.copytree(site.folder / "_static", folder / "_static")
    shutil.copytree(site.folder / "_images", folder / "_images")
    shutil.copy(site.folder / "searchindex.js", folder)
    for name in [*PAGES, *FRAME]:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(site.folder / f"{name}.html", folder / f"{name}.html")
        source = site.folder / f"_sources/{name}.ipynb"
        if source.is_file():
            target = folder / f"_sources/{name}.ipynb"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    edition_pages.build(folder, lambda to: editions.place(to, root), root)
    return folder


@pytest.fixture(scope="module")
def place(nashr):
    """Where the editions are served."""
    with browsers.serve(nashr) as found:
        yield found


def text(folder, to, name):
    """Return a page of an edition; of the book for the source's alphabet."""
    return (folder / ("" if to == SOURCE else to)
            / f"{name}.html").read_text(encoding="utf-8")


# Notebooks -----------------------------------------------------------------


def test_every_cell_gives_what_the_book_s_gives(made):
    root, problems = made
    assert not problems, "\n".join(problems)
    for to in ALPHABETS:
        one, other = (read(folder / "chapters/01_yoqotish.ipynb")
                      for folder in (root, editions.place(to, root)))
        assert len(one.cells) == len(other.cells)
        printed = edition_pages.printed(other)
        assert len(printed) > 10 and all(printed)
        assert printed != edition_pages.printed(one)


@pytest.mark.parametrize("to", ALPHABETS)
def test_what_differs_is_told(to):
    one = "qadam   yoʻqotish\n-----------------\n12  0.2630  tensor(5, x)\n"
    other = "".join(convert(line, to) for line in one.splitlines(True))
    assert editions.same_text(one, other, to) == ""
    assert editions.same_text(
        one, other.replace("-----------------", "------"), to) == ""
    for old, new in (("0.2630", "0.2631"), ("12", "21"), ("tensor", "son"),
                     (convert("qadam", to), "boshqa"), ("x)", ")"),
                     ("12  0.2630", "0.2630  12")):
        assert editions.same_text(one, other.replace(old, new), to), new


@pytest.mark.parametrize("source, printed, said", [
    ('print(len("shovqin"), "ta")', "7 ta\n", "son boshqa: 7"),
    ('import math\nprint(getattr(math, "hypot")(3, 4))', "5.0\n",
     "katak xato berdi"),
    ('print("5 qadam")', "6 qadam\n", "son boshqa: 6"),
    ('print("qadam soni")', "qadam oʻlchovi\n", "soʻz boshqa"),
    ('print("qadam")', None, "ta natija oʻrniga"),
])
def test_a_notebook_that_gives_another_thing_is_refused(
        source, printed, said, tmp_path):
    path = make(tmp_path, "01_sinov", [
        source, *([] if printed is None else [stream(printed)])])
    problems = editions.make_all([path], tmp_path, [NEW, CYRILLIC])
    assert any(said in problem for problem in problems), problems


# Pages ---------------------------------------------------------------------


def shape(page):
    """Return the tags of a page without words, addresses and the switch."""
    page = edition_pages.FRAMED.sub("", page)
    page = edition_pages.BLOCK.sub("", page)
    page = re.sub(r"<style>.*?</style>|<!--.*?-->", "", page, flags=re.DOTALL)
    tags = re.findall(r"<[^>]+>", page)
    return [re.sub(r' (?:alt|title|aria-label|data-bs-title|placeholder|href'
                   r'|src|lang|content|data-joy)="[^"]*"', "", tag)
            for tag in tags]


@pytest.mark.parametrize("to", ALPHABETS)
def test_a_page_differs_in_its_words_alone(nashr, to):
    for name in PAGES:
        one, other = text(nashr, SOURCE, name), text(nashr, to, name)
        a, b = shape(one), shape(other)
        if name.endswith("atamalar"):  # in another order
            a, b = sorted(a), sorted(b)
        assert a == b, name
        for pattern in (r'<span class="katex-html".*?</p>',
                        r"<code .*?</code>", r'\bid="[^"]*"',
                        r'<a [^>]*href="#[^"]*"'):
            kept = [re.findall(pattern, part, re.DOTALL)
                    for part in (one, other)]
            if "katex" in pattern:
                kept = [[re.findall(r'class="m[^>]*>[^<]*', re.sub(
                    r'(mord text[^>]*><span class="mord[^>]*>)[^<]*', r"\1",
                    piece))
                         for piece in part] for part in kept]
            kept = [[re.sub(' title="[^"]*"', "", str(piece))
                     for piece in part] for part in kept]
            assert sorted(kept[0]) == sorted(kept[1]), (name, pattern)
        numbers = [re.findall(r"\d+", re.sub(
            r"<[^>]*>|<style>.*?</style>", " ", edition_pages.FRAMED.sub(
                "", page), flags=re.DOTALL)) for page in (one, other)]
        if not name.endswith("atamalar"):
            assert numbers[0] == numbers[1], name


def test_every_letter_is_in_the_faces(nashr):
    """Capitals too, such as Ö, which the page has where the book has Oʻ."""
    has = characters()
    ours = re.compile(f"{OURS.pattern}|[\u0400-\u04ff]")
    seen = set()
    for to in ALPHABETS:
        found = {pair for name in [*PAGES, *FRAME]
                 for pair in letters(text(nashr, to, name), ours)}
        seen |= found
        missing = {(font, letter) for font, letter in found if not any(
            letter in has[face] for face in has
            if face.startswith(f"kitob-{font}"))}
        assert not missing, (to, missing)
    assert {("serif", letter) for letter in "ÖŞğФҲ"} <= seen


@pytest.fixture(scope="module")
def root(made, tmp_path_factory):
    """The book of the few notebooks, with what paper and EPUB want of it."""
    folder = shutil.copytree(
        made[0], tmp_path_factory.mktemp("nashr") / "kitob")
    shutil.copy(ROOT / "_toc.yml", folder)
    shutil.copytree(ROOT / "_static", folder / "_static")
    return folder


@pytest.fixture(scope="module")
def built(nashr):
    """Its site, which is not verified."""
    return site_of.Built(nashr, {"build": "sinov", "verified": None})


@pytest.mark.parametrize("to", ALPHABETS)
def test_an_edition_becomes_an_epub(built, root, to, tmp_path, monkeypatch):
    """With the numbers of its notebooks, its words, its fonts, its language.
    """
    monkeypatch.setattr(epub, "checked", lambda path: [])
    path = tmp_path / "kitob.epub"
    result = epub.make(built, path, PAGES, root, to)
    assert result.numbers > 1000 and result.figures == 5
    with zipfile.ZipFile(path) as box:
        files = {name: box.read(name) for name in box.namelist()}
    package = files["kitob/kitob.opf"].decode()
    assert f"<dc:language>{LANGUAGES[to]}</dc:language>" in package
    assert convert("Gradientdan optimizatorgacha", to) in package
    chapter = files["kitob/chapters-01-yoqotish.xhtml"].decode()
    assert f'lang="{LANGUAGES[to]}"' in chapter
    assert f"<h2>{convert('Javoblar', to)}</h2>" in chapter
    assert f"kitob/shrift/kitob-serif-{to}.woff2" in files
    assert f"kitob-serif-{to}.woff2" in files["kitob/kitob.css"].decode()


def test_the_packed_site_names_no_edition(built):
    page = "chapters/01_yoqotish.html"
    assert "../kiril/" in (built.folder / page).read_text(encoding="utf-8")
    assert b"/kiril/" not in stick.packed(built, page)


def test_an_edition_can_be_printed(built, root, browser, tmp_path):
    path = tmp_path / "bob.pdf"
    with ThreadPoolExecutor(1) as thread:  # apart from the tests' browser
        result = thread.submit(
            pdf.make, ["chapters/01_yoqotish"], "Синов", path, built, root,
            CYRILLIC).result()
    assert result.numbers > 500 and result.figures == 4
    printed = Pdf(path)
    assert {font.split("+")[-1] for number in range(1, len(printed.pages) + 1)
            for font in {run.font for run in printed.runs(number)}
            } >= {"KitobSerif", "KitobSans"}


def test_words_in_formulas_are_of_the_alphabet(site):
    """For who reads, for who listens, for who copies: once each."""
    pages = "".join(map(site.text, site.names)).replace(
        "\xa0", " ").replace(" mtight", "")
    for to, expected in {
            "kiril": ["ҳисса", "қадам", "поғона:", " га боғлиқ эмас"],
            "yangi": ["hissa", "qadam", "poğona:", " ga boğliq emas"]}.items():
        made = edition_pages.formula_words(
            pages, lambda text: edition_pages.text_node(text, to))
        for word in [*expected, "eff", "batch"]:
            for form in (
                    rf"\text{{{word}}}", f"<mtext>{word}</mtext>",
                    f'<span class="mord text"><span class="mord">{word}<'):
                assert form in made, (to, form)


def test_no_word_of_the_old_alphabet_is_left(nashr):
    for to in ALPHABETS:
        for name in [*PAGES, *FRAME]:
            page = edition_pages.FRAMED.sub("", text(nashr, to, name))
            found = []
            edition_pages.words_of(
                page, lambda one: found.append(one) or one,
                lambda tag: found.extend(
                    value for _, value in edition_pages.SPOKEN.findall(tag))
                or tag)
            left = {word for one in found
                    for word in re.findall(r"\w*ʻ\w*", html.unescape(one))}
            assert not left, (to, name, left)
            if to == CYRILLIC:
                assert not re.search("[öğşç]", " ".join(found)), name


def test_every_word_of_the_interface_is_decided(site):
    """Of all pages, what the templates and scripts say among them."""
    undecided = {}

    def note(one):
        for word in alphabet.words(html.unescape(one)):
            if found := alphabet.doubt(word):
                undecided[word] = found
        return one

    def tag(one):
        for _, value in edition_pages.SPOKEN.findall(one):
            note(value)
        return one

    for name in site.names:
        page = edition_pages.FRAMED.sub("", site.text(name))
        edition_pages.words_of(
            edition_pages.mark_works(page, CYRILLIC), note, tag)
    assert not undecided, "\n" + "\n".join(map(str, undecided.values()))


@pytest.mark.parametrize("to", ALPHABETS)
def test_language_and_alternates(nashr, to):
    for name in PAGES:
        page = text(nashr, to, name)
        language = alphabet.LANGUAGES[to]
        assert f'<html lang="{language}"' in page
        assert page.count('<link rel="alternate" hreflang=') == 3
        links = dict(re.findall(r'data-alifbo="(\w+)" href="([^"]*)"', page))
        assert set(links) == {SOURCE, *ALPHABETS}
        for other, link in links.items():
            target = (nashr / to / f"{name}.html").parent / link
            assert target.resolve() == (
                nashr / ("" if other == SOURCE else other)
                / f"{name}.html").resolve()
        for kind in ("description", "og:title", "og:site_name"):
            said = re.search(f'="{kind}" content="([^"]*)', page)[1]
            assert convert(said, to) == said and (
                to != CYRILLIC or re.search("[а-я]", said)), said
        for file in re.findall(
                r'(?:href|src)="([^"#?]*_(?:static|images)/[^"?]*)', page):
            assert ((nashr / to / f"{name}.html").parent / file).is_file()


def test_the_pages_of_the_book_are_framed_once(nashr):
    page = text(nashr, SOURCE, PAGES[0])
    again = edition_pages.framed(page, f"{PAGES[0]}.html", SOURCE)
    assert again == page and page.count('class="alifbo ') == 1


def test_a_page_that_shows_another_number_is_refused(nashr, made):
    root, _ = made
    page = text(nashr, SOURCE, "chapters/01_yoqotish")
    changed = re.sub(r"(highlight-myst-ansi.*?<span></span>[^<]*?)(\d)",
                     r"\g<1>9\2", page, count=1, flags=re.DOTALL)
    assert changed != page
    with pytest.raises(edition_pages.Strange, match="natija"):
        edition_pages.page_of(
            changed, "chapters/01_yoqotish.html", CYRILLIC, root,
            editions.place(CYRILLIC, root), {})


@pytest.mark.parametrize("to", ALPHABETS)
def test_the_glossary_is_in_the_order_of_its_alphabet(nashr, to):
    found = re.findall('<dt id="[^"]*">([^<]*)<',
                       text(nashr, to, "chapters/ilova_atamalar"))
    keys = [edition_pages.order(html.unescape(one), to) for one in found]
    assert len(found) > 100 and keys == sorted(keys)
    if to == CYRILLIC:  # ў, қ, ғ, ҳ come after я, Latin letters after all
        firsts = "".join(dict.fromkeys(one[0].lower() for one in found))
        assert firsts.startswith("аб") and "яўқҳ" in firsts, firsts


def test_figures_are_the_edition_s(nashr):
    names = {to: set(re.findall("_images/([0-9a-f]{64})", text(
        nashr, to, "chapters/01_yoqotish"))) for to in (SOURCE, *ALPHABETS)}
    assert len(names[SOURCE]) == len(names[CYRILLIC]) > 2
    assert not names[SOURCE] & names[CYRILLIC]
    for to in ALPHABETS:
        assert all((nashr / to / f"_images/{name}.svg").is_file()
                   for name in names[to])


def test_texts_of_scripts():
    known = frozenset({"sahifa", "qadam"})
    source = ('a = {"Search": "Qidiruv"}; b.on("click", ".alifbo a");\n'
              'c = " — sahifa: "; d = `kitob-${x}`; // Izoh qoladi\n'
              "e = 'Yoʻq'; f = /[ʻʼ]/g; g = \"Escape\"; h = \"qadam\";\n")
    assert edition_pages.script(source, CYRILLIC, known) == (
        'a = {"Search": "Қидирув"}; b.on("click", ".alifbo a");\n'
        'c = " — саҳифа: "; d = `kitob-${x}`; // Izoh qoladi\n'
        "e = 'Йўқ'; f = /[ʻʼ]/g; g = \"Escape\"; h = \"qadam\";\n")


# In a browser --------------------------------------------------------------


@pytest.mark.parametrize("disk", [False, True])
def test_the_switch_keeps_page_and_place(nashr, place, browser, disk):
    at = nashr.as_uri() if disk else place
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{at}/chapters/01_yoqotish.html#xulosa")
    until(page, "scrollY > 500")
    for to, url in ((CYRILLIC, "kiril/"), (NEW, "yangi/"), (SOURCE, "")):
        page.locator(".alifbo summary").click()
        page.locator(f".alifbo [data-alifbo={to}]").click()
        page.wait_for_url(f"{at}/{url}chapters/01_yoqotish.html#*")
        until(page, "scrollY > 500")
        assert page.url.endswith("#xulosa")
        assert page.evaluate("document.documentElement.lang") == (
            alphabet.LANGUAGES[to])
        assert page.evaluate(
            "document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_switch_needs_no_script(nashr, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{nashr.as_uri()}/chapters/kirish.html")
    page.locator(".alifbo summary").click()
    page.locator(f".alifbo [data-alifbo={CYRILLIC}]").click()
    page.wait_for_url("**/kiril/chapters/kirish.html")
    assert "Градиентдан оптимизаторгача" in page.inner_text("h1")
    context.close()


def test_the_choice_is_remembered_and_leads_nowhere_in_circles(
        place, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{place}/chapters/kirish.html")
    page.locator(".alifbo summary").click()
    page.locator(f".alifbo [data-alifbo={CYRILLIC}]").click()
    page.wait_for_url("**/kiril/chapters/kirish.html*")
    page.close()
    page = context.new_page()  # a new session of the same reader
    page.goto(f"{place}/chapters/01_yoqotish.html#xulosa")
    page.wait_for_url("**/kiril/chapters/01_yoqotish.html#xulosa")
    page.locator(".alifbo summary").click()
    page.locator(f".alifbo [data-alifbo={SOURCE}]").click()
    page.wait_for_url(f"{place}/chapters/01_yoqotish.html*")
    page.reload()
    page.wait_for_timeout(300)
    assert page.url.startswith(f"{place}/chapters/")
    context.close()


@pytest.mark.parametrize("to", ALPHABETS)
def test_an_edition_is_set_in_the_book_s_fonts_at_once(place, browser, to):
    """Nothing that it asks for is missing, the faces of its letters come."""
    page, missing, first = browser.new_page(), [], []
    page.on("response", lambda one: one.status >= 400
            and missing.append(one.url))
    page.on("request", lambda one: one.resource_type == "font"
            and first.append(one.url.rpartition("/")[2]))
    page.goto(f"{place}/{to}/chapters/01_yoqotish.html", wait_until="load")
    assert missing == []
    assert f"kitob-serif-{to}.woff2" in first
    assert f"kitob-sans-{to}.woff2" in first
    page.reload()  # a slow machine may be late the first time
    assert platform_fonts(page, "article h1") <= {"Kitob Serif", "Kitob Sans"}
    page.close()


def test_an_edition_is_kept_by_itself(nashr, site, browser, tmp_path):
    """By the book's worker: its pages, and what it shows of the book's."""
    folder = shutil.copytree(nashr, tmp_path / "html")
    for name in ("xizmatchi.js", "oflayn.html", site_of.FILE):
        shutil.copy(site.folder / name, folder)
    site_of.save(site_of.Built(folder, {}))
    context = browser.new_context()
    context.add_init_script(ASK)
    page = context.new_page()
    with browsers.serve(folder) as address:
        page.goto(f"{address}/{CYRILLIC}/chapters/01_yoqotish.html")
        until(page, "!!navigator.serviceWorker.controller", 60)
        assert page.evaluate("""edition => new Promise(done => {
            const channel = new MessageChannel();
            channel.port1.onmessage = ({data}) => {
                if (data.done || data.failed) done(data.failed);
            };
            navigator.serviceWorker.controller.postMessage(
                {wish: "all", edition}, [channel.port2]);
        })""", CYRILLIC) is None
        kept, = page.evaluate(KEPT).values()
    # Without the server.
    page.goto(f"{address}/{CYRILLIC}/solutions/01_yoqotish.html")
    assert "ечимлари" in page.inner_text("h1")
    until(page, "[...document.images].every(one => one.naturalWidth)")
    assert "_static/shrift/kitob-serif-kiril.woff2" in kept
    assert not [name for name in kept if name.startswith("solutions/")]
    context.close()


def test_cyrillic_faces_are_asked_for_by_the_edition_alone(place, browser):
    asked = {}
    for to in ("", "kiril/"):
        page, asked[to] = browser.new_page(), []
        page.on("request", lambda one, to=to: asked[to].append(one.url))
        page.goto(f"{place}/{to}chapters/01_yoqotish.html",
                  wait_until="networkidle")
        page.close()
    assert not [url for url in asked[""] if re.search("kiril|yangi", url)]
    assert [url for url in asked["kiril/"] if "kitob-serif-kiril.woff2" in url]
    assert not [url for url in asked["kiril/"] if "-yangi.woff2" in url]


def typed(query, to):
    """Return a query as a reader of another alphabet types it."""
    return convert(normalize_apostrophes(query), to)


def asks(page, query):
    """Type a query into the search page; return [address, title, snippet]."""
    page.evaluate("document.querySelector('.search-summary')?.remove()")
    field = page.locator("main input[name=q]")
    field.fill(query)
    field.press("Enter")
    until(page, "/topil|топил/.test("
          "document.querySelector('.search-summary')?.innerText)")
    return page.evaluate(RESULTS)


@pytest.mark.parametrize("to", ALPHABETS)
def test_a_query_asks_for_the_same_in_every_alphabet(place, browser, to):
    """Each query: what the index is asked for does not depend on letters."""
    page = browser.new_page()
    page.goto(f"{place}/search.html")
    asked = [page.evaluate(
        "all => all.map(one => splitQuery(one).map(new Stemmer().stemWord))",
        queries) for queries in (
            list(QUERIES), [typed(query, to) for query in QUERIES])]
    page.close()
    different = {query: pair for query, *pair in zip(QUERIES, *asked)
                 if pair[0] != pair[1]}
    assert not different and len(QUERIES) > 74, different


@pytest.mark.parametrize("here", [SOURCE, *ALPHABETS])
def test_queries_of_every_alphabet_find_their_page(
        nashr, place, browser, here):
    """Some of the queries in the book and in each edition."""
    page = browser.new_page()
    page.goto(f"{place}/{'' if here == SOURCE else here + '/'}search.html")
    missed = {}
    for query, target in list(QUERIES.items())[::SAMPLE]:
        for asked in {query, *(typed(query, to) for to in ALPHABETS)}:
            found = asks(page, asked)
            pages = list(dict.fromkeys(
                re.sub(r"\.html.*", "", href) for href, *_ in found))
            if target not in pages[:TOP if " " in query else WIDE]:
                missed[asked] = target, pages[:WIDE]
            if here == CYRILLIC:
                assert not re.search("ʻ|Mashq", str(
                    [title for _, title, _ in found])), found
    page.close()
    assert not missed, "\n".join(f"{k}: {v}" for k, v in missed.items())


def test_a_snippet_shows_what_was_asked(place, browser):
    page = browser.new_page()
    page.goto(f"{place}/kiril/search.html")
    asks(page, "yo'qotishni")
    until(page, "document.querySelector('ul.search mark')")
    assert page.inner_text("ul.search mark").startswith("йўқотиш")
    page.close()


def test_a_word_has_one_stem_in_every_alphabet(site, place, browser):
    """In Python and in JavaScript, for every word of the glossary's page."""
    from book.sphinx import search
    words = sorted({word for name in ("chapters/01_yoqotish.html",
                                      "chapters/ilova_atamalar.html")
                    for word in alphabet.words(html.unescape(re.sub(
                        "<[^>]*>", " ", site.text(name))))})
    page = browser.new_page()
    page.goto(f"{place}/search.html")
    for to in ALPHABETS:
        other = [alphabet.convert_word(word, to) for word in words]
        mine = [search.stem(word) for word in words]
        assert [search.stem(word) for word in other] == mine
        assert page.evaluate("words => words.map(word => new Stemmer()"
                             ".stemWord(word))", other) == mine
    page.close()


def test_axe_finds_nothing_in_an_edition(nashr, browser):
    for theme, asked in (("light", [ALL_BUT_COLOURS, ONLY_COLOURS]),
                         ("dark", [ONLY_COLOURS])):
        page = browser.new_page(viewport={"width": 390, "height": 800},
                                color_scheme=theme)
        page.goto(f"{nashr.as_uri()}/kiril/chapters/kirish.html")
        page.locator(".alifbo summary").click()
        page.evaluate(AXE)
        for rules in asked:
            found = page.evaluate(RUN, [False, rules])
            assert not found, found
        page.close()
