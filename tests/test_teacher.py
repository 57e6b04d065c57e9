"""The teacher's pack says what the notebooks say, and can be shown."""
import base64
import csv
import html
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import axe_playwright_python
import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, numbered, read

from book.selftest import Question, parse
from book.sphinx.figures import retint
from book.teacher import __main__ as pack
from book.teacher import questions
from book.teacher.markup import Markup, MarkupError
from book.teacher.questions import Chapter
from book.teacher.slides import Deck, sentences

NUMBER = re.compile(r"\d(?:[\d.,{}\\]*\d)?")
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(
    encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder of the whole pack."""
    folder = tmp_path_factory.mktemp("oqituvchi") / "toplam"
    pack.write(folder)
    return folder


def deck(made, path):
    return (made / "slaydlar" / f"{path.stem}.html").read_text(
        encoding="utf-8")


def foreign(text, nb):
    """Yield what a deck shows and its notebook does not hold.

    Markup that is left over as well.
    """
    soup = BeautifulSoup(text.partition("<main>")[2].partition("<script>")[0],
                         "html.parser")
    sources = [cell.source for cell in nb.cells]
    outputs = ["".join(
        output.get("text") or "\n".join(output.get("traceback", []))
        or output.get("data", {}).get("text/plain", "")
        for output in cell.outputs) for cell in nb.cells
        if cell.cell_type == "code"]
    captions = [cell.metadata.mystnb.figure.caption for cell in nb.cells
                if "mystnb" in cell.metadata]
    known = set(NUMBER.findall("\n".join([*sources, *outputs, *captions])))
    figures = [retint(output.data["image/svg+xml"]) for cell in nb.cells
               if cell.cell_type == "code" for output in cell.outputs
               if "image/svg+xml" in output.get("data", {})]
    for image in soup.find_all("img"):
        svg = base64.b64decode(image["src"].partition(",")[2]).decode()
        if svg not in figures:
            yield image["alt"]
    shown = [one.rstrip("\n") for one in [*sources, *outputs]]
    for block in soup.select("pre.kod, pre.natija"):
        if block.get_text().rstrip("\n") not in shown:
            yield block.get_text()
    for formula in soup.find_all(class_="katex"):
        tex = formula.annotation.get_text()
        yield from (one for one in NUMBER.findall(tex) if one not in known)
        formula.replace_with("x")
    for number in soup.find_all(class_="nom"):
        number.extract()
    for one in soup.find_all("pre"):  # looked at above
        one.extract()
    text = soup.get_text(" ")
    yield from (one for one in NUMBER.findall(text) if one not in known)
    for one in soup.find_all("code"):
        one.extract()
    yield from re.findall(r"\{\w+\}`|:::|\*\*|<!--|\$|YOZING",
                          soup.get_text(" "))


# What the pack says ----------------------------------------------------------


@pytest.mark.parametrize("path", numbered("chapters"))
def test_all_numbers_of_a_deck_are_the_notebooks(made, path):
    assert not list(foreign(deck(made, path), read(path)))


@pytest.mark.parametrize("old, new", [
    ("0.262982", "0.262983"), ("5.283e+166", "5.283e+167"),
    ("taxminan 45", "taxminan 46"), (r"0{,}03\cdot50", r"0{,}03\cdot51"),
    ("35 % ga", "36 % ga")])
def test_another_number_is_noticed(made, old, new):
    path = ROOT / "chapters/05_organish_tezligi.ipynb"
    text = deck(made, path)
    assert old in text
    assert list(foreign(text.replace(old, new), read(path)))


def test_another_figure_is_noticed(made):
    path = ROOT / "chapters/05_organish_tezligi.ipynb"
    one, two = re.findall(r'<img src="([^"]+)"', deck(made, path))[:2]
    other = base64.b64encode(base64.b64decode(one.partition(",")[2]).replace(
        b"<path", b"<path ", 1)).decode()
    for new in (two[:-8] + "AAAAAAA=", "x," + other):
        with pytest.raises((AssertionError, ValueError)):
            assert not list(foreign(
                deck(made, path).replace(one, new), read(path)))


def test_figures_and_formulas_have_the_numbers_of_the_pages(made, site):
    for path in (one.values[0] for one in numbered("chapters")):
        page = BeautifulSoup(site.text(f"chapters/{path.stem}.html"),
                             "html.parser")
        slides = BeautifulSoup(deck(made, path), "html.parser")
        assert [one.get_text().strip() for one in
                page.select("figcaption .caption-number")] == [
                    one.get_text() for one in slides.select("figcaption b")]
        # A proof that is folded on the page is not on a slide.
        on_page = [one.contents[0] for one in page.select(".eqno")
                   if not one.find_parent("details")]
        assert [one.get_text() for one in slides.select(".raqam")] == on_page


@pytest.mark.parametrize("path", numbered("chapters"))
def test_every_chapter_has_its_parts(made, path):
    nb, text = read(path), deck(made, path)
    source = "\n".join(cell.source for cell in nb.cells)
    for kind in ("bashorat", "yanglish", "xulosa"):
        assert len(re.findall(f'class="slayd quti {kind} ', text)) == len(
            re.findall(f"^:class: {kind}$", source, re.M))
    assert text.count('class="slayd bosh ') == 1
    assert text.count('class="slayd aims ') == 1
    assert re.findall('class="slayd (savol|javob) ', text) == [
        "savol", "javob"] * len(parse(nb)) != []
    assert text.count('<pre class="natija"') >= 5
    assert text.count("<figure>") == sum(
        "mystnb" in cell.metadata for cell in nb.cells)


def test_a_paragraph_is_cut_between_sentences():
    assert sentences("Bu hodisa *oshib ketish* (ingl. *overshoot*) deyiladi. "
                     "Ikkinchisi $a. B$ ga teng. “Uchinchi gap. Bu ham.” "
                     "`x. Y` ham.") == [
        "Bu hodisa *oshib ketish* (ingl. *overshoot*) deyiladi.",
        "Ikkinchisi $a. B$ ga teng.", "“Uchinchi gap. Bu ham.” `x. Y` ham."]


def test_no_text_begins_within_a_sentence(made):
    for path in (one.values[0] for one in numbered("chapters")):
        text = deck(made, path)
        assert re.findall(r'<p class="izoh">[a-z]', text) == [], path.stem


def test_an_unknown_name_is_refused():
    with pytest.raises(MarkupError, match="eq-05-yoq"):
        Markup(slides=True).block("{eq}`eq-05-yoq` formula")


def test_a_broken_chapter_leaves_the_pack_as_it_was(
        tmp_path, monkeypatch, capsys):
    root = tmp_path / "kitob"
    root.mkdir()
    for name in ("chapters", "_toc.yml", "_config.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(
            source, root / name)
    page = root / "chapters/20_loyiha.ipynb"
    page.write_text(page.read_text(encoding="utf-8").replace(
        ":::{dropdown} Javob", ":::{dropdown} Javoblar"), encoding="utf-8")
    folder = tmp_path / "toplam"
    folder.mkdir()
    (folder / "eski.html").write_text("eski", encoding="utf-8")
    monkeypatch.setattr(pack.write, "__defaults__", (folder, root))
    assert pack.main() == 1
    assert "javobi yoʻq" in capsys.readouterr().err
    assert [one.name for one in folder.iterdir()] == ["eski.html"]


# How it is shown -------------------------------------------------------------

OVER = """() => [...document.querySelectorAll(".slayd")].filter(slide => {
    const core = slide.querySelector(".ozak");
    const room = core.getBoundingClientRect();
    return [...core.children].some(one => {
        const box = one.getBoundingClientRect();
        return box.top < room.top - 1 || box.bottom > room.bottom + 1
            || box.right > room.right + 1;
    }) || [...slide.querySelectorAll("pre, .formula, .jadval, .ich")].some(
        one => one.scrollWidth > one.clientWidth + 1
            || one.scrollHeight > one.clientHeight + 1);
}).map(slide => slide.id)"""
AT = """() => [...document.querySelectorAll(".slayd")].findIndex(
    one => one.getBoundingClientRect().bottom > innerHeight / 2) + 1"""


@pytest.fixture
def open_deck(browser, made):
    """Open a deck from the disk; whatever it asks for elsewhere is kept."""
    contexts = []

    def show(stem, width=1280, height=720, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.goto((made / "slaydlar" / f"{stem}.html").as_uri())
        page.evaluate("document.fonts.ready.then(() => 1)")
        return page

    yield show
    for context in contexts:
        context.close()


def test_no_slide_overflows(open_deck):
    page = open_deck("01_yoqotish")
    for path in (one.values[0] for one in numbered("chapters")):
        page.goto(page.url.rsplit("/", 1)[0] + f"/{path.stem}.html")
        page.evaluate("document.fonts.ready.then(() => 1)")
        assert page.evaluate(OVER) == [], path.stem
    # One that does is seen, down and to the side.
    page.evaluate("""() => {
        document.querySelector("#s2 .ozak").innerHTML = "<p>matn</p>"
            .repeat(30);
        document.querySelector("#s3 .ozak").innerHTML = "<pre>" + "x"
            .repeat(150) + "</pre>";
    }""")
    assert page.evaluate(OVER) == ["s2", "s3"]


def test_it_needs_nothing_else(open_deck):
    page = open_deck("12_momentum")
    assert page.asked[0] == page.url and all(
        url.startswith("data:") for url in page.asked[1:])
    assert page.said == []
    assert page.evaluate("""() => [...document.images].every(
        one => one.complete && one.naturalWidth > 0)""")
    assert page.evaluate("""() => ["Kitob Serif", "Kitob Mono", "KaTeX_Main"]
        .every(name => document.fonts.check(`20px "${name}"`))""")


def test_keys_go_from_slide_to_slide(open_deck):
    page = open_deck("03_zanjir_qoidasi")
    for key, place in (("ArrowRight", 2), ("ArrowRight", 3), (" ", 4),
                       ("ArrowLeft", 3), ("PageDown", 4), ("Home", 1)):
        page.keyboard.press(key)
        assert page.evaluate(AT) == place
    page.keyboard.press("End")
    last = page.evaluate('document.querySelectorAll(".slayd").length')
    assert page.evaluate(AT) == last
    page.keyboard.press("ArrowRight")
    assert page.evaluate(AT) == last
    assert page.url.endswith(f"#s{last}")


def test_one_slide_a_printed_page(open_deck):
    page = open_deck("10_torch_optim", color_scheme="dark")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == page.evaluate(
        'document.querySelectorAll(".slayd").length')
    page.emulate_media(media="print")
    assert page.evaluate(
        "getComputedStyle(document.body).backgroundColor") == (
            "rgb(253, 252, 249)")


@pytest.mark.parametrize("width", [1280, 360])
def test_dark_and_phone_can_be_read(open_deck, width):
    page = open_deck("05_organish_tezligi", width, 720,
                     color_scheme="dark", java_script_enabled=True)
    assert page.evaluate(
        "getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 29)"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate("""() => Math.min(...[...document.querySelectorAll(
        "p:not(.raqam), li, pre")].map(one => parseFloat(getComputedStyle(one)
        .fontSize)))""")
    assert small >= 13
    page.evaluate(AXE)
    assert page.evaluate("""() => {
        for (const one of [...document.querySelectorAll(".slayd")].slice(12))
            one.remove();
        // Only a formula heads the column: read from its MathML.
        for (const one of document.querySelectorAll("th .katex"))
            one.replaceWith("x");
        return axe.run(document, {resultTypes: ["violations"],
                                  preload: false}).then(
            result => result.violations.map(
                one => `${one.id}: ${one.nodes[0].target}`));
    }""") == []


def test_without_a_script_it_is_one_page(open_deck):
    page = open_deck("05_organish_tezligi", java_script_enabled=False)
    assert page.locator("#s5 .ozak").inner_text().startswith("Tezlikni")


# Questions -------------------------------------------------------------------

CHOICE = """# 7-bob. `a/b` & <c>

## Oʻzingizni tekshiring

**1.** $a<b$ boʻlsa, {eq}`eq-05-gesse` <!-- son: 1 berilgan -->nima beradi?

$$
x \\\\ y < z
$$

- **A)** `x < y` va "qoʻsh"
- **B)** $\\frac12$, vergul; nuqta
- **C)** ]]> yoʻq

:::{dropdown} Javob
Chunki $a<b$.

- **A)** Yoʻq, $2$ chiqadi.
- **B) Toʻgʻri.** Ha.
- **C)** Yoʻq.
:::

**2.** Ochiq savol?

:::{dropdown} Javob
Ochiq javob.
:::
"""


@pytest.fixture
def chosen():
    """A chapter with a question of each kind, and all that must be escaped."""
    nb = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_markdown_cell(CHOICE)])
    return [Chapter("7-bob. a/b & <c>", tuple(parse(nb)))]


def check_moodle(text, expected: list[tuple[str, Question]]):
    """Read Moodle's XML as its documentation gives it, strictly.

    expected : (title of the chapter, question) in order.
    """
    quiz = ET.fromstring(text)
    assert quiz.tag == "quiz" and {one.tag for one in quiz} == {"question"}
    category, found, ids = "", [], set()
    for one in quiz:
        if one.get("type") == "category":
            category = one.findtext("category/text")
            assert category.startswith("$course$/top/")
            continue
        found.append((category, one))
        assert one.get("type") in ("multichoice", "essay")
        for name in ("questiontext", "generalfeedback"):
            assert one.find(name).get("format") == "html"
            whole(one.findtext(f"{name}/text"))
        assert float(one.findtext("defaultgrade")) == 1
        assert one.findtext("hidden") == one.findtext("penalty") == "0"
        ids.add(one.findtext("idnumber"))
        answers = one.findall("answer")
        if one.get("type") == "multichoice":
            grades = [float(answer.get("fraction")) for answer in answers]
            assert sorted(grades) == [0] * (len(grades) - 1) + [100]
            assert one.findtext("single") == "true"
            for answer in answers:
                whole(answer.findtext("text"))
                whole(answer.findtext("feedback/text"))
        else:
            assert not answers
            whole(one.findtext("graderinfo/text"))
            assert one.findtext("responseformat") == "editor"
    assert len(ids) == len(found) == len(expected)
    for (category, one), (title, question) in zip(found, expected):
        assert category.endswith("/" + title.replace("/", "//"))
        assert one.findtext("name/text") == (
            f"{question.chapter}-bob, {question.number}-savol")
        answers = one.findall("answer")
        assert len(answers) == len(question.options)
        for answer, option in zip(answers, question.options):
            assert (answer.get("fraction") == "100") == option.right


def whole(text):
    """Check HTML with formulas between brackets."""
    assert text and text.strip()
    soup = BeautifulSoup(text, "html.parser")
    assert {one.name for one in soup.find_all()} <= {
        "p", "code", "em", "strong", "ul", "ol", "li", "table", "thead",
        "tbody", "tr", "th", "td", "a", "sub", "pre", "b", "small", "br"}
    plain = soup.get_text()
    assert text.count(r"\(") == text.count(r"\)")
    assert not re.search(r"\{\w+\}`|:::|<!--|\$\S", plain), plain
    return plain


def test_moodle_reads_all_questions(made):
    found = questions.chapters()
    assert sum(len(one.questions) for one in found) >= 99
    text = (made / "savollar.xml").read_text(encoding="utf-8")
    expected = [(one.title, question) for one in found
                for question in one.questions]
    check_moodle(text, expected)
    with pytest.raises(AssertionError):
        check_moodle(text.replace("<idnumber>kitob-02-1<",
                                  "<idnumber>kitob-02-2<"), expected)


def test_a_question_with_options_becomes_a_choice(chosen):
    text = questions.moodle(chosen)
    check_moodle(text, [(chosen[0].title, one)
                        for one in chosen[0].questions])
    first, second = ET.fromstring(text).findall("question")[1:]
    assert [first.get("type"), second.get("type")] == ["multichoice", "essay"]
    asked = first.findtext("questiontext/text")
    assert r"\(a&lt;b\)" in asked and "(5." in asked
    assert r"\[\begin{split}x \\ y &lt; z\end{split}\]" in asked
    answers = first.findall("answer")
    assert [one.findtext("text") for one in answers] == [
        '<p><code>x &lt; y</code> va "qoʻsh"</p>'.replace('"', "&quot;"),
        r"<p>\(\frac12\), vergul; nuqta</p>", "<p>]]&gt; yoʻq</p>"]
    assert "Toʻgʻri." in answers[1].findtext("feedback/text")
    assert second.findtext("graderinfo/text") == "<p>Ochiq javob.</p>"
    with pytest.raises(AssertionError):  # two right ones
        check_moodle(text.replace('fraction="0"', 'fraction="100"', 1), [])


def read_cards(text):
    """Read cards as Anki documents it: (settings, rows)."""
    lines = text.splitlines(keepends=True)
    settings = dict(line[1:].strip().split(":", 1) for line in lines
                    if line.startswith("#"))
    assert [line.startswith("#") for line in lines] == sorted(
        (line.startswith("#") for line in lines), reverse=True)
    assert settings["separator"] == "Comma" and settings["html"] == "true"
    rows = list(csv.reader(line for line in lines
                           if not line.startswith("#")))
    assert all(len(row) == 3 for row in rows)
    assert settings["tags column"] == "3"
    return settings, rows


def test_cards_can_be_read(made):
    found = [question for one in questions.chapters()
             for question in one.questions]
    settings, rows = read_cards(
        (made / "kartalar.csv").read_text(encoding="utf-8"))
    # Named columns would have Anki look for fields of those names.
    assert "columns" not in settings
    assert len(rows) == len(found) == len({row[0] for row in rows})
    for row, question in zip(rows, found):
        assert f", {question.number}-savol" in whole(row[0])
        assert whole(row[1])
        assert row[2] == f"kitob kitob::{question.chapter:02}"


def test_a_card_shows_the_options_and_the_replies(chosen):
    _, rows = read_cards(questions.cards(chosen))
    front, back, _ = rows[0]
    assert "<li><b>B)</b> \\(\\frac12\\), vergul; nuqta</li>" in front
    assert html.unescape(front).count("<li>") == 3
    assert back.startswith("<p><b>B</b></p>")
    assert "<li><b>B) Toʻgʻri.</b> Ha.</li>" in back


def test_slides_show_the_options_and_the_replies(chosen, monkeypatch):
    from book.teacher import deck as decks
    nb = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_markdown_cell(CHOICE)])
    text = decks.Writer(Deck(nb), "qism").page()
    soup = BeautifulSoup(text, "html.parser")
    asked, told = soup.select(".savol, .javob")[:2]
    assert len(asked.select("li")) == len(told.select("li")) == 3
    assert "Toʻgʻri" not in asked.get_text()
    assert "B) Toʻgʻri." in told.get_text()
