"""Portable notebooks: whole, current, and readable without MyST."""
import base64
import io
import re
import shutil

import numpy as np
import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, until
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from nbconvert import HTMLExporter
from nbformat.v4 import new_markdown_cell
from PIL import Image

from book import glossary, pictures, portable
from book.contents import entries
from book.kernels import prepare_environment
from book.notebooks import NotebookError, code_cells, read, tags
from book.record import execute
from book.sphinx.portable import file_name, lead

SHELF = portable.Shelf(ROOT)
PAGES = portable.sources(SHELF)
MARKUP = re.compile(r"\{\w+\}`|^ *:::|%s|<!--|^:\w+:", re.MULTILINE)
ADDRESS = "https://kimdir.example/kitob/"
CHAPTER = "chapters/05_organish_tezligi"


def copies():
    """Return {page: (source, portable copy)} of all pages."""
    return {page: (read(SHELF.file(page)), read(ROOT / portable.place(page)))
            for page in PAGES}


@pytest.fixture(scope="module")
def both():
    return copies()


def words(nb):
    """Return the Markdown of a notebook outside fenced code."""
    return "\n\n".join(
        re.sub(r"^```.*?^```$", "", cell.source, flags=re.M | re.S)
        for cell in nb.cells if cell.cell_type == "markdown")


# Derived --------------------------------------------------------------------


def test_all_copies_are_current_and_none_is_left_over():
    old = [page for page in PAGES if not portable.current(page, SHELF)]
    assert not old, f"`{portable.COMMAND}`: {old}"
    assert list(portable.orphans(SHELF)) == []
    notebooks = {page for page in entries(ROOT) if SHELF.file(page).is_file()}
    assert set(PAGES) == notebooks and len(PAGES) > 60


def test_a_change_of_a_source_is_seen(tmp_path):
    for name in ("_toc.yml", "_config.yml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("chapters", "exercises", "solutions"):
        shutil.copytree(ROOT / name, tmp_path / name)
    place = tmp_path / portable.place(CHAPTER)
    place.parent.mkdir(parents=True)
    shutil.copy(ROOT / portable.place(CHAPTER), place)
    shelf = portable.Shelf(tmp_path)
    assert portable.current(CHAPTER, shelf)
    source = shelf.file(CHAPTER)
    before = source.read_text(encoding="utf-8")
    for old, new in (("5.535e+06", "5.536e+06"), ("besh million", "million"),
                     ("viewBox=", "viewbox="), ("(eq-05-parabola)", "")):
        assert old in before
        source.write_text(before.replace(old, new, 1), encoding="utf-8")
        try:
            assert not portable.current(CHAPTER, portable.Shelf(tmp_path))
        except (NotebookError, pictures.UnknownPicture):
            continue


def test_code_and_outputs_are_those_of_the_source():
    figures = 0
    for page, (source, copy) in copies().items():  # they are taken apart
        mine = {cell.id: cell for cell in code_cells(copy)}
        for cell in code_cells(source):
            other = mine.pop(cell.id)
            assert other.source == cell.source, page
            assert other.execution_count == cell.execution_count
            assert tags(other) == tags(cell)
            assert len(other.outputs) == len(cell.outputs)
            for one, two in zip(cell.outputs, other.outputs, strict=True):
                svg = one.get("data", {}).pop("image/svg+xml", None)
                png = two.get("data", {}).pop("image/png", None)
                assert bool(svg) == bool(png)
                if svg:
                    figures += 1
                    assert pictures.drawn_from(base64.b64decode(
                        png)) == pictures.digest(svg), f"{page} {cell.id}"
                    about = two.metadata.pop("image/png")
                    assert about.alt == cell.metadata.mystnb.image.alt
                assert one == two, f"{page} {cell.id}"
        assert list(mine) == ["kochma-sozlama"] * len(mine)
    assert figures > 70


# Without MyST ---------------------------------------------------------------


def test_no_markup_of_myst_is_left(both):
    for page, (_, copy) in both.items():
        found = MARKUP.findall(words(copy))
        assert not found, f"{page}: {found}"


@pytest.mark.parametrize("text, message", [
    ("{kbd}`a`", "“kbd” rolining koʻchma shakli yoʻq"),
    ("{eq}`eq-05-yoq`", "“eq-05-yoq” degan nom kitobda yoʻq"),
    ("{doc}`99_yoq`", "“99_yoq” sahifasi kitobda yoʻq"),
    (":::{tip} A\nb\n:::", "“tip” qutisining koʻchma shakli yoʻq"),
    (":::{dropdown} A\nb", "“A” qutisi yopilmagan"),
    ("[a](12_momentum.ipynb#b)", "boshqa sahifaning ichiga havola"),
])
def test_what_has_no_portable_form_is_refused(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        portable.Converter(SHELF, CHAPTER)(text)


@pytest.mark.parametrize("source, unknown, known", [
    ("{term}`qadamni <qadam>`", "qadamni",
     f"[qadamni]({ADDRESS}chapters/ilova_atamalar.html#term-qadam)"),
    ("{doc}`tablo <ilova_tablo>`", "[tablo](ilova_tablo.ipynb)",
     f"[tablo]({ADDRESS}chapters/ilova_tablo.html)"),
    ("[a](../exercises/05_organish_tezligi.ipynb)",
     "[a](../mashqlar/05_organish_tezligi.ipynb)",
     f"[a]({ADDRESS}exercises/05_organish_tezligi.html)"),
    ("{numref}`%s-rasmning <fig-05-yollar>`", *["5.1-rasmning"] * 2),
    ("{eq}`eq-05-parabola`", *["(5.1)"] * 2),
    ("{eq}`eq-12-karrali`", "[(12.8)](12_momentum.ipynb)",
     f"[(12.8)]({ADDRESS}chapters/12_momentum.html)"),
    ("{doc}`ilova_belgilar`", None,
     f"[Belgilar]({ADDRESS}chapters/ilova_belgilar.html)"),
])
def test_links_lead_to_the_book_or_to_a_neighbour(source, unknown, known):
    if unknown:
        assert portable.Converter(SHELF, CHAPTER)(source) == unknown
        shelf = portable.Shelf(ROOT, ADDRESS)
        assert portable.Converter(shelf, CHAPTER)(source) == known
    else:  # a page that is no notebook has no copy
        assert portable.Converter(SHELF, CHAPTER)(
            "{doc}`belgilar <ilova_belgilar>`") == "belgilar"


def test_boxes_and_formulas_have_a_plain_form():
    text = ("A\n:::{dropdown} Javob\n$$\na\\\\\nb\n$$\n:::\nB\n\n"
            ":::{admonition} Xulosa\n:class: xulosa\n- a\n\n$$\nc\n$$\n:::\n\n"
            "$$\nx\n$$ (eq-05-parabola)\n<!-- son: 1 -->")
    assert portable.Converter(SHELF, CHAPTER)(text) == (
        "A\n\n<details>\n<summary>Javob</summary>\n\n$$\n\\begin{aligned}\n"
        "a\\\\\nb\n\\end{aligned}\n$$\n\n</details>\n\nB\n\n> **Xulosa**\n>\n"
        "> - a\n>\n> $$ c $$\n\n$$\nx\n\\tag{5.1}\n$$")


def test_links_between_copies_have_a_target(both):
    for page, (_, copy) in both.items():
        text = words(copy)
        file = ROOT / portable.place(page)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if target.startswith("#"):
                assert f'<a id="{target[1:]}"></a>' in text, target
            elif not target.startswith("https://"):
                assert (file.parent / target).is_file(), f"{page}: {target}"


def test_plain_markdown_reads_it(both):
    """As GitHub does: CommonMark, tables, formulas between dollars."""
    reader = MarkdownIt("gfm-like", {"linkify": False}).use(
        dollarmath_plugin, allow_space=False, double_inline=True)
    for page, (source, copy) in both.items():
        folds = sum(cell.source.count(":::{dropdown}")
                    for cell in source.cells if cell.cell_type == "markdown")
        folds += sum("figure" in cell.metadata.get("mystnb", {})
                     for cell in source.cells)
        soup = BeautifulSoup("\n".join(
            reader.render(cell.source) for cell in copy.cells
            if cell.cell_type == "markdown"), "html.parser")
        assert len(soup.select("details > summary:first-child")) == folds
        assert not soup.select("details[open], details details"), page
        for hint in soup.select("details"):
            # Markdown in the fold was read: a blank line before and after.
            assert len(hint.get_text()) > len(hint.summary.get_text()) + 5
        for math in soup.select(".math"):
            math.extract()
        for code in soup.select("code"):
            code.extract()
        text = soup.get_text()
        assert not re.search(r"\$|\\[a-z]+|\*\*|^#|^\|", text, re.M), page
        assert "</" not in text


def test_nbconvert_shows_it_whole(both):
    """The HTML of nbconvert knows nothing of MyST."""
    exporter = HTMLExporter()
    for page in (CHAPTER, "exercises/05_organish_tezligi",
                 "solutions/05_organish_tezligi", "chapters/ilova_muzey"):
        _, copy = both[page]
        body, _ = exporter.from_notebook_node(copy)
        soup = BeautifulSoup(body, "html.parser")
        main = soup.body
        assert not soup.select("details[open]")
        cells = main.select(".jp-RenderedMarkdown")
        text = "\n".join(cell.get_text() for cell in cells)
        assert not MARKUP.findall(text), page
        alts = [cell.metadata.mystnb.image.alt
                for cell in read(SHELF.file(page)).cells
                if "figure" in cell.metadata.get("mystnb", {})]
        assert len(main.select(".jp-RenderedImage img")) == len(alts)
        # This template has no alternative texts, a fold says them; the other
        # one takes them from the output.
        assert all(alt in text for alt in alts)
        classic, _ = HTMLExporter(
            template_name="classic").from_notebook_node(copy)
        assert [image["alt"] for image in BeautifulSoup(
            classic, "html.parser").select(".output_png img")] == alts


# Numbers --------------------------------------------------------------------


FIGURE = re.compile(
    r'<figure[^>]* id="([^"]+)".*?"caption-number">(.*?)-rasm\.</span>', re.S)
FORMULA = re.compile(
    r' id="equation-([^"]+)"(?:(?! id="equation-).)*?"eqno">\((.*?)\)', re.S)


def test_numbers_and_anchors_are_those_of_the_built_book(site):
    seen = {}
    for name in site.names:
        text = site.text(name)
        for label, number in FIGURE.findall(text) + FORMULA.findall(text):
            seen[label] = name, number
    assert seen == {label: (f"{page}.html", number) for label, (page, number)
                    in SHELF.labels.items()}
    assert len(seen) > 200
    glossary_page = site.text(f"{portable.GLOSSARY}.html")
    assert {portable.anchor(term.uzbek) for term in glossary.terms(ROOT)
            } == set(re.findall(r'<dt id="([^"]+)"', glossary_page))


# Figures --------------------------------------------------------------------


def figures(page):
    """Return the recorded SVGs of a page."""
    return [output.data["image/svg+xml"]
            for cell in code_cells(read(SHELF.file(page)))
            for output in cell.outputs
            if "image/svg+xml" in output.get("data", {})]


def pixels(png):
    """Return a picture as an array of numbers, (height, width)."""
    return np.asarray(Image.open(io.BytesIO(png)).convert("L"), float)


def blocks(picture, side=12):
    """Return the means of squares: edges may differ by half a pixel."""
    height, width = (size // side for size in picture.shape)
    return picture[:height * side, :width * side].reshape(
        height, side, width, side).mean(axis=(1, 3))


def test_a_figure_is_drawn_as_a_browser_draws_it(browser):
    page = browser.new_page(device_scale_factor=1.5)
    for name in ("01_yoqotish", "08_autograd_mexanikasi", "12_momentum"):
        svg = figures(f"chapters/{name}")[-1]
        page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>"
                         f"{svg[svg.index('<svg'):]}")
        until(page, "document.querySelector('svg')")
        theirs = pixels(page.locator("svg").screenshot())
        ours = pixels(pictures.png(svg))
        lines = re.sub("stroke: #[0-9a-f]{6}", "stroke: none", svg)
        without = pixels(pictures.png(lines))
        assert abs(theirs.shape[0] - ours.shape[0]) < 2
        height, width = ours.shape
        theirs, ours, without = (blocks(one[:height, :width])
                                 for one in (theirs, ours, without))
        assert np.abs(theirs - ours).max() < 30, name  # of 255
        assert np.abs(theirs - without).max() > 50, name
    page.close()


def test_kept_figures_are_what_their_source_gives():
    """The PNGs in the copies: drawn again, a few of them."""
    for page in ("chapters/02_sonli_hosila", "chapters/ilova_tablo"):
        kept = [output.data["image/png"]
                for cell in code_cells(read(ROOT / portable.place(page)))
                for output in cell.outputs
                if "image/png" in output.get("data", {})]
        for svg, png in zip(figures(page), kept, strict=True):
            fresh = pixels(pictures.png(svg))
            old = pixels(base64.b64decode(png))
            assert np.abs(fresh - old).max() <= 2


def test_what_matplotlib_does_not_write_is_refused():
    svg = figures(CHAPTER)[0]
    for old, new in (("<path ", "<text "), ("stroke-width:", "filter:"),
                     ("translate(", "skewX("), (" d=\"M", " d=\"A")):
        with pytest.raises(pictures.UnknownPicture):
            pictures.png(svg.replace(old, new))


def test_it_runs_alone_and_its_figures_look_alike(tmp_path):
    """In an empty folder, without the book's matplotlibrc."""
    page = "chapters/03_zanjir_qoidasi"
    nb = read(ROOT / portable.place(page))
    before = [dict(cell) for cell in code_cells(nb)]
    prepare_environment()
    execute(nb, tmp_path)
    for cell, old in zip(code_cells(nb), before, strict=True):
        texts = [output.get("text") for output in cell.outputs]
        assert texts == [output.get("text") for output in old["outputs"]]
    drawn = [output.data["image/svg+xml"] for cell in code_cells(nb)
             for output in cell.outputs if "data" in output]
    for mine, theirs in zip(drawn, figures(page), strict=True):
        far = np.abs(pixels(pictures.png(mine))
                     - pixels(pictures.png(theirs)))
        assert far.mean() < 0.5
    assert drawn


# The site -------------------------------------------------------------------


BUTTON = re.compile(
    r'<a href="([^"]+)" ([^>]*)class="[^"]*btn-download-source-button')


def test_each_page_offers_its_copy(site):
    for page in PAGES:
        (href, rest), = BUTTON.findall(site.text(f"{page}.html"))
        assert rest == f'download="{file_name(page)}" '
        target = (site.folder / page).parent / href
        assert target.resolve() == site.folder / portable.place(page)
        assert target.read_bytes() == (
            ROOT / portable.place(page)).read_bytes()
    names = [file_name(page) for page in PAGES]
    assert len(set(names)) == len(names)
    assert not list(site.folder.rglob("_sources/**/*.ipynb"))


def test_a_click_downloads(site, browser, address):
    page = browser.new_page()
    page.goto(f"{address}/exercises/{CHAPTER[9:]}.html")
    page.locator(".dropdown-download-buttons > button").click()
    with page.expect_download() as waiting:
        page.locator("a.btn-download-source-button").click()
    assert waiting.value.suggested_filename == (
        f"{CHAPTER[9:]}-mashqlar.ipynb")
    page.close()


def test_colab_opens_the_copy():
    start = "https://colab.research.google.com/github/a/b/blob/main/"
    buttons = [{"type": "group", "buttons": [
        {"text": "Colab", "url": f"{start}{CHAPTER}.ipynb"}]}]
    lead(buttons, CHAPTER, "x")
    assert buttons[0]["buttons"][0]["url"] == start + portable.place(CHAPTER)


def test_a_heading_that_is_linked_to_has_an_anchor():
    convert = portable.Converter(SHELF, CHAPTER)
    cell = new_markdown_cell(convert("[a](#ikki-soʻz)\n\n## Ikki soʻz"))
    assert convert.anchored(cell.source) == (
        '[a](#ikki-soʻz)\n\n<a id="ikki-soʻz"></a>\n\n## Ikki soʻz')
