"""Every built page: Uzbek to the last string, offline, light, for everyone."""
import base64
import hashlib
import html
import re
import shutil
import statistics
from dataclasses import dataclass

import pytest
from conftest import ROOT, small_book, until
from playwright.sync_api import expect

from book import browser as browsers
from book.proof.bench_pages import first_visit, measure
from book.sphinx import frame, lost

NARROW = {"width": 360, "height": 800}  # pixels: the narrowest common phone
CHAPTER = "chapters/01_yoqotish.html"
THEMES = ("light", "dark")
MOST_BYTES, MOST_SHIFT = 500_000, 0.02


# Language ------------------------------------------------------------------

# All that the frame of a page says. A string that is not here is a new one:
# translate it (locale/, book/sphinx/interface.py, _static/kitob.js), then add
# it.
INTERFACE = set("""
Asosiy matnga oʻtish|Asosiy mundarija|Bosh sahifa|Boblarni ochish yoki yopish
Eʼlon|Hech narsa topilmadi. Soʻzlar toʻgʻri yozilganini tekshirib koʻring.
Kitobdan qidirish…|Koʻrsatkich|Manba faylini yuklab olish|PDFʼga chop etish
Notebook faylini yuklab olish
Qidiruv|Qidiruv natijalari|Qidirilmoqda|Qidiruv tayyorlanmoqda…|Qorongʻi
Rang rejimi|Sahifa boshiga|Sahifa mundarijasi|Tizim sozlamasi
Topilgan joylarni yashirish|Ushbu sahifada|Ushbu sahifani yuklab olish
Versiya haqida ogohlantirish|Yon panel|Yorugʻ|Oldingi va keyingi sahifalar
Oldingi|Keyingi|Mashqlar|Yechimlar
Nusxa olish|Nusxalandi|Kodni koʻrsatish|Kodni yashirish|Javob
Javobni koʻrsatish|Javobni yashirish|Tekshiruvni koʻrsatish
Tekshiruvni yashirish|Taxminingiz (faqat shu qurilmada saqlanadi)
Oldingi qadam|Keyingi qadam|Qadam|h|sodda rekursiya|topologik tartib
nollanmaydi|har chaqiruv oldidan|ŷ = wx + b|ŷ = wx + w|oʻng ayirma
markaziy ayirma|float32|float64|sin t|yoʻqotish, w boʻyicha
yoʻqotish, b boʻyicha
Qaytadan|Faylga saqlash|Fayldan yuklash|Hammasini oʻchirish
Ushbu atamaga havola|Ushbu formulaga havola|Ushbu jadvalga havola
Ushbu rasmga havola|Ushbu sarlavhaga havola|Ushbu kodga havola
Bashorat qiling|Yanglish fikr|Xulosa|Oʻzingizni tekshiring|Eslatma|Maslahat
Toʻxtatish|Davom etish|Qaytadan|Kitobga uch yoʻl
Yoʻqotish vodiysi: ikki tik devor orasida deyarli tekis tub. \
SGD yoʻli bir devordan ikkinchisiga sakrab tushadi, keyin tub boʻylab \
minimumga sekin yaqinlashadi.
Muhim|Diqqat|Ogohlantirish|Xatolik|Koʻrsatma|Yana qarang|Ctrl|K|+|#
.ipynb|.md|.pdf
birinchi yetish|past qolish|Usul|SGD|momentum|Nesterov|Adagrad|RMSprop|Adam
Adam, kosinus|Maʼlumot masshtabi|xom x|x · 0,1|standart x|SGD, x * 0.1
SGD, standart x|Boshlangʻich nuqta|w|b|Oʻrganish tezligi|Momentum, β
Oʻrganish tezligi, son bilan|Momentum, son bilan|▶ Yurgizish|■ Toʻxtatish
Taqqoslash uchun qoldirish|Boshidan|Kitobdagi yurishlar|Tablo qatori
Tablo qatori…|Eng erta yetish|Eng erta past qolish|qadam|yoʻqotish
nisbiy ortiqcha|Qadamlar jadvali va torch kodi|Qadamlar jadvali
""".strip().replace("\n", "|").split("|"))
PATTERNS = re.compile(
    r"Qidiruv tugadi: \d+ ta sahifa topildi\.|\d-koʻrsatma|\d+-bob.*|"
    r"\(?(\d+|[A-Z])(\.[MY]?\d+)?\)?|(\d+|[A-Z])?\.?[MY]?\d+-(rasm|jadval)\.|"
    r"((Oldingi|Keyingi) · )?[IVX]+ qism\. .*|"
    r"Keyingi · Ilovalar|qiyinlik: \d / 3|-bob\.|"
    # The laboratory: its limit, counts, sentence and places.
    r"\(chegara [\d,e-]+\)|—|[\d\u00a0]+(–[\d\u00a0]+)?|"
    r"★ eng kami \d+: lr = [\d,e-]+, β = [\d,]+|"
    r"((SGD|momentum|Adam), (xom x|x · 0,1), lr [\d,e-]+(, β [\d,]+)?\. "
    r"Birinchi yetish: [\d\u00a0]+, past qolish: (yoʻq|[\d\u00a0]+)\. )?"
    r"Yoʻqotish maqsadga yet[a-z]+, [\w\u00a0 ʻ,-]+\.|"
    r"(Boshlangʻich nuqta: w = |Xaritadagi nuqta: lr = )[\d,e-]+, [bβ] = "
    r"[\d,-]+\. Strelkalar bilan suring")
# Texts of the frame, of buttons, folds, boxes' titles and captions' numbers,
# and every attribute that is shown or read aloud. The names of pages and the
# author's own words (figures, options of a question, folds with a title of
# their own) are content.
STRINGS = """() => {
    const content = ".bd-links a, .caption-text, .varaq-nom, .sahifa-nomi, "
        + ".page-toc a, .logo__title, .tekshiruv, .bd-header-announcement, "
        + "#search-results ul";
    const parts = "button, .caption-number, .headerlink, .eqno, "
        + "label:not(.variant > label), details.hide > summary, "
        + ".admonition-title";
    const names = ["title", "aria-label", "aria-description", "placeholder",
        "aria-roledescription", "data-bs-title", "data-bs-original-title",
        "data-tooltip", "data-toggle-hint", "label", "alt"];
    const found = [], walk = document.createTreeWalker(
        document.body, NodeFilter.SHOW_TEXT);
    for (const { shadowRoot } of document.querySelectorAll("body *")) {
        if (!shadowRoot) continue;
        const inside = document.createTreeWalker(
            shadowRoot, NodeFilter.SHOW_TEXT);
        while (inside.nextNode())
            if (!inside.currentNode.parentElement.closest("style, td, pre"))
                found.push(inside.currentNode.textContent.trim());
        for (const element of shadowRoot.querySelectorAll("*"))
            for (const name of names)
                if (element.getAttribute(name)?.trim())
                    found.push(element.getAttribute(name).trim());
    }
    while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim();
        const holder = walk.currentNode.parentElement;
        if (!text || holder.closest("script, style, noscript")) continue;
        const within = holder.closest("article.bd-article");
        if (within ? holder.closest(parts) : !holder.closest(content))
            found.push(text);
    }
    for (const element of document.querySelectorAll("body *, head link"))
        for (const name of names)
            if (element.getAttribute(name)?.trim()
                    && !(name == "alt" && element.closest("article")))
                found.push(element.getAttribute(name).trim());
    return [...new Set(found)].filter(Boolean);
}"""
# Words that no Uzbek page has; alt texts and the author's boxes are searched.
ENGLISH = re.compile(
    r"\b(the|and|of|to|this|that|with|for|from|is|are|page|click|show|hide|"
    r"copy|search|toggle|link|next|previous|figure|table|note|warning|"
    r"contents|download|source|edit|image|png|svg)\b", re.I)


def strange(strings, titles):
    """Return the strings that are neither known nor a page's title."""
    return [text for text in strings if text not in INTERFACE
            and text not in titles and not PATTERNS.fullmatch(text)]


SEARCHES = ["search.html?q=gradient", "search.html?q=qwx"]


@dataclass
class Visit:
    """What one visit of a page showed, for all the tests that ask for it.

    figures : of a first visit in a narrow window, `bench_pages.Figures`.
    strings : of the page's frame.
    wide : {width of the window: what stands out}.
    """

    figures: dict
    strings: list
    wide: dict


@pytest.fixture(scope="module")
def visits(site, address, browser):
    """({page: `Visit`}, [(page, what it complains of or asks elsewhere)]).

    Each page is opened once for all these tests, as if it were the first.
    """
    found, complaints = {}, []
    for number, name in enumerate([*site.names, "404.html", *SEARCHES]):
        with browser.new_context(viewport=NARROW) as context:
            watch(context, address, complaints)
            page, figures = first_visit(context, f"{address}/{name}")
            if "?" in name:
                until(page, "document.querySelector('.search-summary')"
                            "?.innerText")
            strings = page.evaluate(STRINGS)
            page.emulate_media(reduced_motion="reduce")
            found[name] = Visit(figures, strings, too_wide(page, number))
    return found, complaints


def watch(context, place, found):
    """Note the complaints of pages, and what they ask of another place."""
    def of(event):
        return event.page.url if event.page else "xizmatchi"

    context.on("console", lambda message: message.type == "error"
               and found.append((of(message), message.text)))
    context.on("weberror", lambda error: found.append(
        (of(error), str(error.error))))
    context.on("request", lambda request: request.url.startswith(
        (place, "data:")) or found.append(
            (request.headers.get("referer", place), request.url)))


def test_every_interface_string_is_uzbek(site, visits):
    titles = {re.search(r"<title>(.*?)(?: &#8212; .*)?</title>",
                        site.text(name))[1] for name in site.names}
    boxes = {box for path in ROOT.glob("*/*.ipynb") for box in re.findall(
        r":::\{(?:admonition|dropdown)\} ([^\"\\]+)",
        path.read_text(encoding="utf-8"))}
    found = {}
    for name in [*site.names, *SEARCHES]:
        for text in strange(visits[0][name].strings, titles | boxes):
            found.setdefault(text, name)
    assert not found, found


def test_a_new_string_of_the_interface_is_noticed():
    assert strange(["Search", "Copy to clipboard", "Rang rejimi", "10-bob"],
                   set()) == ["Search", "Copy to clipboard"]


def test_titles_descriptions_and_alternative_texts_are_uzbek(site):
    for name in site.names:
        text = site.text(name)
        assert '<html lang="uz"' in text, name
        written = re.findall(r'<title>(.*?)</title>', text)
        written += re.findall(r'<meta (?:name|property)="[\w:]*'
                              r'(?:description|title)" content="(.*?)"', text)
        written += re.findall(r'\balt="(.*?)"', text)
        assert len(re.findall('<meta name="description"', text)) == 1, name
        assert text.count('<meta property="og:') == 5, name
        found = [line for line in written if ENGLISH.search(line)]
        assert not found, f"{name}: {found}"


# Offline -------------------------------------------------------------------


def test_no_page_asks_another_server_or_complains(
        site, address, visits, browser):
    """Each page from a server and from the disk, without any network."""
    found = [*visits[1]]
    for place, names in ((address, []), (
            site.folder.as_uri(), [*site.names, SEARCHES[0]])):
        with browser.new_context() as context:
            watch(context, place, found)
            page = context.new_page()
            for name in names:
                page.goto(f"{place}/{name}", wait_until="load")
            page.wait_for_timeout(500)
            page.goto(f"{place}/index.html")
            page.wait_for_url("**/chapters/kirish.html")
    assert not found, found


def test_the_watch_is_awake(tmp_path, browser):
    """For what is asked of elsewhere, an error, and what is written."""
    (tmp_path / "a.html").write_text(
        "<html><body><img src='https://example.org/a.png'>"
        "<script>console.error('voy'); throw Error('buzildi')</script>",
        "utf-8")
    found, failed = [], []
    with browser.new_context() as context:
        watch(context, tmp_path.as_uri(), found)
        page = context.new_page()
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.goto((tmp_path / "a.html").as_uri(), wait_until="load")
        page.wait_for_timeout(100)
    assert failed == ["https://example.org/a.png"]
    assert (tmp_path / "a.html").as_uri() in {url for url, _ in found}
    said = [text for _, text in found]
    for part in (*failed, "voy", "buzildi"):
        assert any(part in text for text in said), (part, said)


def test_the_first_address_asks_for_no_icon(site, tmp_path, browser):
    """A browser does while a page without one is open, also a moment only."""
    text = (site.folder / "index.html").read_text(encoding="utf-8")
    assert lost.ICON in text and '"0; url=chapters/kirish.html"' in text
    text = text.replace('"0; ', '"9; ')  # here it stays open
    for name, page in (("a", text), ("b", text.replace(lost.ICON, ""))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(page, encoding="utf-8")
        found = []
        with (browsers.serve(tmp_path / name) as place,
              browser.new_context() as context):
            watch(context, place, found)
            page = context.new_page()
            page.goto(f"{place}/index.html")
            page.wait_for_timeout(500)
        assert bool(found) == (name == "b"), found


def test_nothing_of_another_server_is_built_in(site):
    loading = re.compile(
        r'<(?:script|img|iframe|link)[^>]* (?:src|href)="(?:https?:)?//[^"]*"'
        r"|url\([\"']?(?:https?:)?//[^)]*|@import[^;]*//[^;]*")
    for path in [*site.folder.rglob("*.html"), *site.folder.rglob("*.css")]:
        found = loading.findall(path.read_text(encoding="utf-8"))
        assert not found, f"{path.relative_to(site.folder)}: {found}"


def test_every_page_forbids_what_is_not_its_own(site):
    """The policy comes before all that it governs.

    One script stands inside the page, the same on each, named by its hash.
    """
    first = frame.first_script()
    digest = base64.b64encode(hashlib.sha256(first.encode()).digest()).decode()
    for name in site.names:
        text = site.text(name)
        before, _, after = text.partition(
            '<meta http-equiv="Content-Security-Policy" content="')
        assert after, name
        assert "<script" not in before and "<link" not in before, name
        policy = html.unescape(after.partition('"')[0])
        assert "default-src 'none'" in policy
        assert f"script-src 'self' 'sha256-{digest}';" in policy, name
        inline = re.findall(r"<script(?![^>]* src=)[^>]*>(.*?)</script>", text,
                            re.DOTALL)
        assert inline.pop(0) == first, name
        inline += re.findall(r"<[a-z][^<>]* on[a-z]+=[^<>]*>", text)
        assert not inline, f"{name}: {inline}"


def test_the_policy_is_awake(site, tmp_path, browser):
    """A script and a picture that someone puts into a page do nothing."""
    name = "chapters/01_yoqotish.html"
    folder = shutil.copytree(site.folder, tmp_path / "html")
    text = site.text(name).replace(
        "</main>", "<script>window.buzildi = 1</script>"
        "<img src='https://example.org/a.png'></main>")
    (folder / name).write_text(text, encoding="utf-8")
    page, said, asked = browser.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((folder / name).as_uri(), wait_until="load")
    page.wait_for_timeout(300)
    assert sum("Content Security Policy" in text for text in said) == 2, said
    assert page.evaluate("window.buzildi") is None
    page.close()


@pytest.mark.parametrize("place", ["yoq.html", "chapters/yoq.html",
                                   "solutions/a/b.html"])
def test_a_missing_page_leads_to_the_first(site, address, browser, place):
    """From any depth, in Uzbek, with nothing from elsewhere."""
    text = site.text("404.html")
    assert '<html lang="uz"' in text and not ENGLISH.search(
        re.sub("<style.*?</style>|<script.*?</script>|<[^>]*>", "", text,
               flags=re.S))
    page, said, asked = browser.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.route(f"**/{place}", lambda route: route.fulfill(
        status=404, body=text, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}/{place}")
    assert asked == [f"{address}/{place}"]
    assert all("404" in line for line in said), said
    page.get_by_role("link").click()
    page.wait_for_url("**/chapters/kirish.html")
    page.close()


def test_a_branch_can_be_published_as_it_is(site):
    """GitHub would leave out the folders whose names begin with "_"."""
    assert (site.folder / ".nojekyll").read_bytes() == b""
    assert (site.folder / "_static").is_dir()


def test_a_script_that_a_package_puts_inside_is_named_by_its_hash(tmp_path):
    """Only a page that togglebutton folds carries its settings."""
    page = "# Sinov\n\n:::{admonition} Javob\n:class: dropdown\nBir.\n:::\n"
    status, said, built = small_book(tmp_path / "a", page)
    assert status == 0, said[-2000:]
    scripts = re.findall(r"<script>(.*?)</script>", built)
    assert scripts
    for script in scripts:
        digest = hashlib.sha256(script.encode()).digest()
        assert f"sha256-{base64.b64encode(digest).decode()}" in built


def test_formulas_are_rendered_and_a_slip_in_tex_fails_the_build(tmp_path):
    page = "# Sinov\n\nMatn $x^2$ va\n\n$$ \\frac{1}{%s} $$\n"
    status, said, built = small_book(tmp_path / "a", page % "2")
    assert status == 0, said[-2000:]
    assert built.count('class="katex"') == 2
    status, said, _ = small_book(tmp_path / "b", page % "\\frak{")
    assert status != 0
    assert re.search(r"kirish\.md:\d+: WARNING: formula: ", said), said[-2000:]


# Light ---------------------------------------------------------------------


def test_pages_are_light_and_still_and_fit_a_phone(site, visits):
    """A first visit of every page, of whatever kind."""
    found = {name: visit.figures for name, visit in visits[0].items()}
    middle = statistics.median(found[name]["bytes"] for name in site.chapters)
    assert middle <= MOST_BYTES, f"mediana {middle} bayt"
    moving = {name: page["shift"] for name, page in found.items()
              if page["shift"] >= MOST_SHIFT}
    assert not moving, moving
    wide = {name: page["width"] for name, page in found.items()
            if page["width"] > NARROW["width"]}
    assert not wide, f"sahifa telefon enidan keng: {wide}"
    assert not any(page["outside"] for page in found.values())


WIDTHS = (320, 360, 375, 390, 1280)  # pixels: phones, the narrowest of WCAG
WIDER = """() => {
    const root = document.documentElement, most = root.clientWidth;
    if (root.scrollWidth <= most) return null;
    const held = element => {
        for (let e = element; e; e = e.parentElement)
            if (getComputedStyle(e).overflowX != "visible") return true;
    };
    return [root.scrollWidth, [...document.querySelectorAll("main *")]
        .filter(e => e.getBoundingClientRect().right > most + 0.5 && !held(e))
        .slice(-2).map(e => e.outerHTML.slice(0, 120))];
}"""


def too_wide(page, number):
    """Return {width: what stands out} of an open page, with every fold open.

    number : of the page. To and fro: from a phone to a desk costs more than
        all the others.
    """
    found = {}
    page.evaluate("document.querySelectorAll('details').forEach("
                  "fold => fold.open = true)")
    for width in WIDTHS[::-1] if number % 2 else WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if wider := page.evaluate(WIDER):
            found[width] = wider
    return found


def test_no_page_scrolls_sideways(visits):
    found = {name: visit.wide for name, visit in visits[0].items()
             if visit.wide}
    assert not found, "\n".join(f"{k}: {v}" for k, v in found.items())


def test_a_page_that_is_wider_than_a_phone_is_noticed(tmp_path, browser):
    (tmp_path / "a.html").write_text(
        '<meta name="viewport" content="width=device-width"><main><details>'
        '<summary>a</summary><p style="width: 370px">keng</details></main>',
        encoding="utf-8")
    page = browser.new_page()
    for number in (0, 1):
        page.goto((tmp_path / "a.html").as_uri(), wait_until="load")
        found = too_wide(page, number)
        assert found.keys() == {320, 360, 375} and "keng" in str(found[360])
    page.close()


# One page of each kind, and where the frame of a page changes its form.
KINDS = ["chapters/kirish.html", "chapters/07_autograd.html",
         "chapters/12_momentum.html",
         "exercises/10_torch_optim.html", "solutions/12_momentum.html",
         "chapters/ilova_tablo.html", "chapters/ilova_qurilma.html",
         "chapters/ilova_atamalar.html", "chapters/ilova_manbalar.html",
         "search.html", "search.html?q=gradient", "genindex.html",
         "404.html"]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_kind_of_page_moves_at_another_width(address, browser, width):
    found = {name: measure(browser, f"{address}/{name}",
                           {"width": width, "height": 844})
             for name in KINDS}
    moving = {name: page["shift"] for name, page in found.items()
              if page["shift"] >= MOST_SHIFT}
    assert not moving, moving
    assert all(page["width"] <= width for page in found.values())


@pytest.mark.parametrize("scheme", THEMES)
def test_the_colours_are_known_before_the_first_paint(
        address, browser, scheme):
    """The theme's own script comes later: here it never comes."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.route("**/pydata-sphinx-theme.js*", lambda route: route.abort())
    page.goto(f"{address}/{CHAPTER}")
    chosen = "document.documentElement.dataset.theme"
    assert page.evaluate(chosen) == scheme
    # What the reader has chosen counts more than the system.
    other = THEMES[scheme == "light"]
    page.evaluate(f"localStorage.mode = '{other}'")
    page.reload()
    assert page.evaluate(chosen) == other
    context.close()


NEEDED = {
    "clipboard": "hech qachon", "copybutton": "hech qachon",
    "nusxa": 'class="highlight"', "bootstrap": "hech qachon",
    "doctools": 'id="search-results"', "muqova": 'class="muqova"',
    "sphinx_highlight": 'id="search-results"',
    "togglebutton": 'class="toggle', "design-tabs": "sd-tab-",
    "searchindex": 'id="search-results"', "thebe": "thebe-button",
    "language_data": 'id="search-results"', "fontawesome": "hech qachon",
    "searchtools": 'id="search-results"', "mathjax": "hech qachon",
    "require": "hech qachon", "katex": "hech qachon",
    "laboratoriya": "<kitob-laboratoriya",
}


def test_a_page_has_only_scripts_that_it_uses(site):
    for name in site.names:
        text = site.text(name)
        scripts = re.findall(r'<script[^>]* src="([^"]*)"', text)
        assert len(set(scripts)) == len(scripts), f"{name}: {scripts}"
        for script in scripts:
            for part, need in NEEDED.items():
                if part in script.lower():
                    assert need in text, f"{name}: {script} kerak emas"


# For everyone --------------------------------------------------------------

def test_every_heading_of_a_table_says_something(site):
    """In words, or as a formula that is read aloud."""
    for name in site.names:
        for head in re.findall(r"<th[ >].*?</th>", site.text(name), re.S):
            read = re.sub(r'<span class="katex-html".*', "", head, flags=re.S)
            read = re.sub(r"<annotation.*?</annotation>|<[^>]*>", "", read)
            assert read.strip(), f"{name}: {head}"


def test_every_figure_has_alternative_text_caption_and_size(site):
    for name in site.names:
        article = site.text(name).partition('<article class="bd-article">')[2]
        figures = re.findall(r"<figure.*?</figure>", article, re.S)
        images = re.findall(r"<img [^>]*>", article)
        assert len(figures) == len(images), name
        for figure in figures:
            alt = re.search(r'<img [^>]*alt="([^"]*)"', figure)
            assert alt and len(alt[1]) > 30, f"{name}: {figure[:200]}"
            assert re.search(r'class="caption-text">[^<]{10}', figure), name
            for side in ("width", "height"):
                assert re.search(rf'<img [^>]* {side}="\d+"', figure), name
            # A size in a style could not be scaled down to a phone.
            assert not re.search("<img [^>]* style=", figure), name


def focus(page):
    """Return the element that the keyboard is at, as text."""
    return page.evaluate("""() => {
        const here = document.activeElement;
        return [here.tagName, here.id, here.className, here.name].join(" ");
    }""")


def press_until(page, key, text, most=80):
    """Press a key until what has the focus matches; return whether it did."""
    for _ in range(most):
        page.keyboard.press(key)
        if re.search(text, focus(page)):
            return True
    return False


def test_everything_works_by_keyboard(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/exercises/10_torch_optim.html")
    # The skip link comes first, is seen when reached, and leads to the text.
    page.keyboard.press("Tab")
    skip = page.locator("#pst-skip-link a")
    assert skip.evaluate("link => link === document.activeElement")
    expect(skip).to_be_in_viewport(ratio=1)  # it glides in
    page.keyboard.press("Enter")
    page.wait_for_url("**#main-content")
    # The search opens by keys, holds the focus, closes, and finds.
    page.keyboard.press("Control+k")
    dialog = page.locator("#pst-search-dialog")
    assert dialog.evaluate("dialog => dialog.open") and "INPUT" in focus(page)
    page.keyboard.press("Escape")
    assert not dialog.evaluate("dialog => dialog.open")
    # A list of a button opens and closes.
    assert press_until(page, "Tab", "dropdown-toggle")
    page.keyboard.press("Enter")
    assert page.locator(".dropdown-menu.show").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".dropdown-menu.show").count() == 0
    assert "dropdown-toggle" in focus(page)
    # Arrows walk through it; whoever leaves it leaves it closed.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(".dropdown-menu.show").count() == 1
    assert "dropdown-item" in focus(page)
    assert page.locator(".dropdown-toggle").first.get_attribute(
        "aria-expanded") == "true"
    for _ in range(6):
        page.keyboard.press("Tab")
    assert page.locator(".dropdown-menu.show").count() == 0
    page.locator(".dropdown-toggle").first.focus()
    # The colours change.
    assert press_until(page, "Tab", "theme-switch-button")
    modes = {page.evaluate("document.documentElement.dataset.mode")}
    for _ in range(2):
        page.locator(".theme-switch-button").focus()
        page.keyboard.press("Enter")
        modes.add(page.evaluate("document.documentElement.dataset.mode"))
    assert modes == {"auto", "light", "dark"}
    # A hint unfolds.
    assert press_until(page, "Tab", "^SUMMARY .*sd-summary-title")
    hint = page.locator("details.sd-dropdown").first
    page.keyboard.press("Enter")
    assert hint.evaluate("hint => hint.open")
    page.keyboard.press("Enter")
    assert not hint.evaluate("hint => hint.open")
    page.keyboard.press("Control+k")
    page.keyboard.type("gradient")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=gradient")
    page.close()


def test_the_contents_of_a_page_follow_every_jump(address, browser):
    page = browser.new_page(viewport={"width": 1280, "height": 900},
                            reduced_motion="reduce")  # jumps do not glide
    page.goto(f"{address}/chapters/05_organish_tezligi.html")
    links = page.locator("#mundarija a")
    marked = page.locator("#mundarija a.active[aria-current]")
    last = links.last.get_attribute("href")
    # The last but one is nearer to the end than a third of the window.
    page.keyboard.press("End")
    expect(marked).to_have_attribute("href", last)
    middle = links.nth(links.count() // 2).get_attribute("href")
    page.goto(page.url.partition("#")[0] + middle)
    expect(marked).to_have_attribute("href", middle)
    page.keyboard.press("Home")
    until(page, "scrollY === 0")
    page.evaluate("scrollBy(0, document.querySelector("
                  f"'{middle} h2').getBoundingClientRect().top - 200)")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("href", middle)
    page.close()


def test_the_copy_button_answers_in_uzbek(address, browser):
    page = browser.new_page()
    page.goto(f"{address}/exercises/10_torch_optim.html")
    button = page.locator("button.copybtn").first
    button.focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('button.copybtn.success')", 5)
    assert button.get_attribute("data-tooltip") == "Nusxalandi"
    page.close()


COPY = """([from, to]) => {
    const texts = [];
    document.addEventListener("copy", event => texts.push(
        event.clipboardData.getData("text/plain"),
        event.clipboardData.getData("text/html")), {once: true});
    getSelection().setBaseAndExtent(from, 0, to, to.childNodes.length);
    document.execCommand("copy");
    return texts;
}"""


def copied(page, start, end):
    """Return what the selection from one element to another copies."""
    return page.evaluate(COPY, [start.element_handle(), end.element_handle()])


def test_a_copied_formula_is_its_tex_once(address, browser):
    page = browser.new_page()
    page.goto(f"{address}/chapters/05_organish_tezligi.html")
    sentence = page.locator("section p:has(> span.math)").first
    tex = sentence.locator("annotation").all_text_contents()
    text, rich = copied(page, sentence, sentence)
    assert tex
    for formula in set(tex):
        assert text.count(f"${formula.strip()}$") == tex.count(formula), text
    words = sentence.evaluate("""p => {
        const copy = p.cloneNode(true);
        copy.querySelectorAll(".katex").forEach(one => one.replaceWith(
            "$" + one.querySelector("annotation").textContent.trim() + "$"));
        return copy.textContent.replace(/\\s+/g, " ").trim();
    }""")
    assert " ".join(text.split()) == words
    assert "katex" not in rich
    # On a line of its own, and from within a formula to within another.
    display = page.locator(".katex-display").first
    text, _ = copied(page, display.locator(".katex-html .mord").first,
                     display.locator(".katex-html .mord").last)
    assert text.strip() == "$$" + display.locator(
        "annotation").text_content().strip() + "$$"
    # What has no formula is left to the browser.
    cell = page.locator(".cell_input pre").first
    text, _ = copied(page, cell, cell)
    assert not text
    page.close()


def test_the_answer_to_a_prediction_is_folded(site, address, browser):
    """Its outputs alone, and each box that an output follows has one."""
    page = browser.new_page()
    page.goto(f"{address}/{CHAPTER}")
    answers = page.locator("details.javob")
    assert answers.count() >= 3
    for number in range(answers.count()):
        answer = answers.nth(number)
        assert not answer.evaluate("fold => fold.open")
        assert not answer.locator(".cell_output").is_visible()
        assert answer.evaluate(
            "fold => fold.parentElement.querySelector('.cell_input')"
            ".checkVisibility()")
    summary = answers.first.locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert answers.first.locator(".cell_output").is_visible()
    assert "Javobni yashirish" in summary.inner_text()
    page.close()


def test_a_link_opens_the_answer_that_it_leads_into(site, address, browser):
    """Also a link of the page itself, when the answer is closed again."""
    text = re.sub(r'(javob" open>.*?<div )(class="cell_output)',
                  r'\1id="sinov" \2', site.text(CHAPTER), count=1, flags=re.S)
    page = browser.new_page()
    page.route(f"**/{CHAPTER}", lambda route: route.fulfill(
        body=text, content_type="text/html; charset=utf-8"))
    page.goto(f"{address}/{CHAPTER}#sinov")
    output = page.locator("#sinov")
    expect(output).to_be_in_viewport()
    assert -10 < output.bounding_box()["y"] < 900
    page.evaluate("location.hash = ''")
    page.locator("details.javob").first.evaluate("fold => fold.open = false")
    page.evaluate("location.hash = 'sinov'")
    until(page, "document.querySelector('details.javob').open")
    page.close()


def test_a_link_opens_the_proof_that_it_leads_into(address, browser):
    """A formula in a closed fold, whichever browser: Chromium 90 did not."""
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}/chapters/12_momentum.html#equation-eq-12-karrali")
    proof = page.locator("details:has(#equation-eq-12-karrali)")
    until(page, "document.querySelector("
                "'details:has(#equation-eq-12-karrali)').open")
    expect(page.locator("#equation-eq-12-karrali")).to_be_in_viewport()
    assert proof.count() == 1
    page.close()


def test_without_scripts_answers_are_open_and_there_is_no_field(
        address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{CHAPTER}")
    answers = page.locator("details.javob .cell_output")
    assert answers.count() >= 3
    assert all(answers.nth(k).is_visible() for k in range(answers.count()))
    fields = page.locator(".taxmin")
    assert fields.count() >= 3 and not fields.first.is_visible()
    context.close()


def test_a_guess_stays_on_the_device(site, address, browser):
    context = browser.new_context()
    page, asked = context.new_page(), []
    page.goto(f"{address}/{CHAPTER}")
    page.wait_for_load_state("networkidle")
    field = page.get_by_label("Taxminingiz").first
    page.on("request", lambda request: request.url.endswith("belgi.svg")
            or asked.append(request.url))
    field.fill("Uzoqroq, <b>chunki</b> u pasayadi")
    assert not asked
    page.reload()
    assert field.input_value() == "Uzoqroq, <b>chunki</b> u pasayadi"
    assert page.get_by_label("Taxminingiz").nth(1).input_value() == ""
    field.fill("")
    assert page.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('kitob'))") == []
    context.close()
    for name in site.names:
        keys = re.findall(r'id="(taxmin-\w+)"', site.text(name))
        assert len(set(keys)) == len(keys), name


def test_checks_of_exercises_are_folded(site):
    """In exercises and solutions alike, with nothing in the notebook."""
    for path in ROOT.glob("exercises/*.ipynb"):
        for folder in ("exercises", "solutions"):
            text = site.text(f"{folder}/{path.stem}.html")
            checks = len(re.findall(
                r'"def tekshir_\d+\(',
                (ROOT / folder / path.name).read_text(encoding="utf-8")))
            assert text.count("Tekshiruvni koʻrsatish") == checks > 0


def test_paper_is_a4_and_shows_the_title_and_what_was_verified(
        address, browser):
    page = browser.new_page()
    page.goto(f"{address}/{CHAPTER}")
    page.emulate_media(media="print")
    # The pages of the tests are not verified: the sentence is put in.
    page.evaluate("""document.querySelector(".bd-footer-content__inner")
        .innerHTML = "<p class='tekshiruv'>Sinov.</p>" """)
    assert page.locator(".tekshiruv").is_visible()
    titles = page.locator("h1")
    assert titles.count() == 1 and titles.is_visible()
    assert not page.locator(".varaq").is_visible()
    paper = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]",
                      page.pdf(prefer_css_page_size=True))
    width, height = float(paper[1]), float(paper[2])
    assert abs(width - 595) < 2 and abs(height - 842) < 2, (width, height)
    page.close()


COLOURS = """() => [...document.querySelectorAll("body, main *")].filter(
    element => element.checkVisibility()).map(element => {
        const style = getComputedStyle(element);
        return [element.tagName + " " + element.className, ...["color",
            "fill", "stroke", "backgroundColor", "borderTopColor",
            "borderLeftColor", "textDecorationColor", "colorScheme"]
            .map(name => style[name])];
    })"""


@pytest.mark.parametrize("name", [
    "chapters/09_oz_dvigatelimiz.html", "exercises/10_torch_optim.html",
    "chapters/ilova_atamalar.html"])
def test_paper_has_the_same_colours_in_both_modes(address, browser, name):
    """Of each element: text, code, formulas, boxes, tables."""
    found = []
    for scheme in THEMES:
        context = browser.new_context(color_scheme=scheme,
                                      reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{address}/{name}")
        page.add_style_tag(content="* {transition: none !important}")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print", color_scheme=scheme)
        found.append(page.evaluate(COLOURS))
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert page.evaluate("document.documentElement.dataset.theme") == (
            scheme)
        context.close()
    assert len(found[0]) == len(found[1]) > 100
    different = [pair for pair in zip(*found) if pair[0] != pair[1]]
    assert not different, different[:5]


def test_on_paper_nothing_is_folded(address, browser):
    page = browser.new_page()
    page.goto(f"{address}/exercises/10_torch_optim.html")
    closed = "document.querySelectorAll('main details:not([open])').length"
    before = page.evaluate(closed)
    assert before
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate(closed) == 0
    assert not page.locator(".copybtn").first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(closed) == before
    page.close()
