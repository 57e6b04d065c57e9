"""The look of the pages: an upgrade of the theme must not undo it unseen."""
import html
import io
import re

import pytest
from conftest import ROOT, read, until
from PIL import Image

from book import fonts
from book.sphinx import figures

CHAPTER = "chapters/05_organish_tezligi.html"
PAPER = {"light": "rgb(253, 252, 249)", "dark": "rgb(21, 24, 29)"}
INK = {"light": "rgb(35, 38, 43)", "dark": "rgb(227, 224, 217)"}
WIDE, NARROW = 1280, 390


def characters():
    """Return {font: its characters}."""
    lines = (fonts.FOLDER / fonts.LIST).read_text(encoding="utf-8")
    return dict(line.split("\t") for line in lines.rstrip("\n").split("\n"))


# Fonts ---------------------------------------------------------------------

# Greek, arrows and signs of mathematics (ŷ too) may come from another font;
# letters and punctuation of words and numbers may not. Cyrillic is in italic
# alone.
OURS = re.compile(
    "[\u0020-\u0176\u0178-\u024f\u02b0-\u02ff\u2010-\u2027\u2212]")


def letters(page, ours=OURS):
    """Yield (font, letter): those of a page's words and of its code."""
    text = page.partition("<body")[2]
    text = re.sub(r"<(script|style|math)\b.*?</\1>", "", text, flags=re.S)
    text = re.sub(r'<span class="katex-html".*?(?=</p>|</div>|</h\d>)',
                  "", text, flags=re.S)
    parts = re.split(r"(<(?:pre|code)\b.*?</(?:pre|code)>)", text,
                     flags=re.S)
    for k, font in ((0, "serif"), (0, "sans"), (1, "mono")):
        words = html.unescape(re.sub("<[^>]*>", "", "".join(parts[k::2])))
        for letter in set(ours.findall(words)):
            yield font, letter


def test_every_letter_of_the_pages_is_in_the_fonts(site):
    has = characters()
    missing = {(font, letter) for name in site.names
               for font, letter in letters(site.text(name))
               if letter not in has[f"kitob-{font}"]}
    assert not missing, missing


def platform_fonts(page, selector):
    """Return the names of the fonts that an element's text is drawn in."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {
        "nodeId": root, "selector": selector})["nodeId"]
    found = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})
    return {font["familyName"] for font in found["fonts"]}


@pytest.mark.parametrize("name", fonts.FONTS)
def test_a_font_has_the_characters_of_its_list(name, browser, tmp_path):
    """The list beside the fonts is what the test above relies on."""
    text = html.escape(characters()[name])
    source = (fonts.FOLDER / f"{name}.woff2").as_uri()
    (tmp_path / "a.html").write_text(
        "<meta charset='utf-8'><style>@font-face { font-family: Sinov; "
        f"src: url('{source}'); }} p {{ font-family: Sinov, monospace; }}"
        f"</style><p>{text}", encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    family, = platform_fonts(page, "p")
    assert family.startswith("Kitob "), family
    page.close()


def test_the_licence_lies_beside_the_fonts(site):
    text = (site.folder / "_static/shrift/OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text and "Adobe" in text


def test_no_font_comes_late_from_a_server():
    """The italics of the glossary moved its lines by 0.03."""
    sheet = (ROOT / "_static/kitob.css").read_text(encoding="utf-8")
    faces = re.findall(r'font-family: "(Kitob \w+|Disk \w+)";.*?'
                       r"font-display: (\w+);", sheet)
    assert len(faces) == 2 * len(fonts.FONTS)
    for family, display in faces:
        assert (display == "optional") == family.startswith("Kitob"), family


def test_pages_are_set_in_the_book_s_fonts(site, address, browser):
    """On a first visit and from the disk."""
    for place in (address, site.folder.as_uri()):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{place}/{CHAPTER}", wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        for selector, family in (("#xulosa li", "Kitob Serif"),
                                 ("figcaption .caption-text", "Kitob Sans"),
                                 (".cell_output pre", "Kitob Mono")):
            assert family in platform_fonts(page, selector), (place, selector)
        context.close()


# Colours -------------------------------------------------------------------


def test_colours_without_a_script_are_those_of_the_system(address, browser):
    """The same tokens as with one, for text and code."""
    read = """() => {
        const style = getComputedStyle(document.documentElement);
        const names = ["qogoz", "siyoh", "xira", "chiziq", "sath", "sath-2",
            "kok", "kok-toq", "zarra", "yashil", "binafsha", "sariq",
            "rasm-kok", "rasm-zarra", "belgi", "fon-sariq", "fon-kok",
            "pst-color-border", "pst-color-link"];
        return names.map(name => style.getPropertyValue("--" + name).trim());
    }"""
    for scheme in ("light", "dark"):
        found = []
        for script in (True, False):
            context = browser.new_context(
                color_scheme=scheme, java_script_enabled=script)
            page = context.new_page()
            page.goto(f"{address}/{CHAPTER}")
            body = page.locator("body")
            assert style(body, "backgroundColor") == PAPER[scheme]
            assert style(body, "color") == INK[scheme]
            word = page.locator(".highlight .k, .highlight .kn").first
            found.append((style(word, "color"), page.evaluate(read)))
            context.close()
        assert found[0] == found[1] and all(found[0][1])


# Figures -------------------------------------------------------------------


def luminance(colour):
    """Return the relative luminance of WCAG."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in figures.parts(colour)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def recorded_figures():
    """Return the SVG of all figures of the book."""
    found = []
    for path in sorted(ROOT.glob("[cs]*s/*.ipynb")):  # chapters, solutions
        for cell in read(path).cells:
            for output in cell.get("outputs", ()):
                svg = output.get("data", {}).get("image/svg+xml")
                if svg:
                    found.append("".join(svg))
    return found


def test_no_word_of_black_and_white():
    """On a dark page ink is light: a mark is full or hollow instead."""
    for path in sorted(ROOT.glob("*/*.ipynb")):
        for cell in read(path).cells:
            about = cell.metadata.get("mystnb", {})
            words = [about.get("figure", {}).get("caption", ""),
                     about.get("image", {}).get("alt", "")]
            if cell.cell_type == "markdown":
                words.append(cell.source)
            found = re.findall(r"\b(?:qora|oq)\b", " ".join(words), re.I)
            assert not found, f"{path.name}, {cell.id}: {found}"


def test_every_colour_of_the_figures_is_seen_in_the_dark():
    """As well as in the light: text and lines, and no more than hairlines."""
    used = {found[2] for svg in recorded_figures()
            for found in figures.COLOUR.finditer(svg)} - {"#ffffff"}
    assert set(figures.PALETTE) <= used
    faint = {}
    for colour in used:
        light = contrast(colour, figures.PAPER)
        dark = contrast(figures.on_dark(colour), figures.DARK_PAPER)
        if dark < min(light, 4.5):
            faint[colour] = light, dark
    assert not faint, faint


def test_the_colours_of_figures_are_those_of_the_style_sheet():
    sheet = (ROOT / "_static/kitob.css").read_text(encoding="utf-8")
    for paper in (figures.PAPER, figures.DARK_PAPER):
        assert f"--qogoz: {paper};" in sheet
    palette = (ROOT / "chapters/matplotlibrc").read_text(encoding="utf-8")
    cycle = re.findall(r'"([0-9A-F]{6})"', palette)
    assert [f"#{colour.lower()}" for colour in cycle] == list(figures.PALETTE)


def places(path):
    """Return the points of a path of SVG, absolute, control points too."""
    found, here, start, kind = [], [0, 0], [0, 0], ""
    words = re.findall(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)", path)
    while words:
        if words[0].isalpha():
            kind = words.pop(0)
        if kind in "Zz":
            here = list(start)
            continue
        count = {"h": 1, "v": 1, "q": 4, "c": 6}.get(kind.lower(), 2)
        numbers, words = list(map(float, words[:count])), words[count:]
        if kind in "hv":
            numbers = [numbers[0], 0] if kind == "h" else [0, numbers[0]]
        shift = here if kind.islower() else (0, 0)
        points = [[x + shift[0], y + shift[1]]
                  for x, y in zip(numbers[::2], numbers[1::2])]
        found += points
        here = points[-1]
        if kind in "Mm":
            start, kind = here, "Ll"[kind == "m"]
    return found


def test_places_of_a_path_are_found():
    assert places("M 1 2 L 3 4 Q 5 6 7 8 z M 9 9 L 10 9") == places(
        "m1 2 2 2q2 2 4 4zm8 7h1") == [
            [1, 2], [3, 4], [5, 6], [7, 8], [9, 9], [10, 9]]


def test_a_published_figure_is_the_recorded_one_in_other_colours():
    """Rounded to a hundredth; what scales is not rounded."""
    for svg in recorded_figures():
        new = figures.retint(svg)
        assert figures.retint(new) == new
        assert not re.search("(fill|stroke): ?#", new)
        for kind in ("scale", "matrix"):
            assert re.findall(rf"{kind}\(.*?\)", svg) == re.findall(
                rf"{kind}\(.*?\)", new)
        before, after = (
            [point for path in re.findall(r' d="(.*?)"', text, re.S)
             for point in places(path)] for text in (svg, new))
        assert len(before) == len(after)
        assert max(abs(a - b) for one, two in zip(before, after)
                   for a, b in zip(one, two)) < 0.00501
        # What is referred to is there.
        assert set(re.findall(r"#([\w.-]+)", new)) <= set(
            re.findall(r' id="([^"]*)"', new)) | set(
                re.findall(r"#([0-9a-f]{6})\b", new))


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["light", "dark", None])
def test_figures_follow_the_page_not_the_system(
        address, browser, system, chosen):
    """None: no script runs."""
    context = browser.new_context(
        color_scheme=system, java_script_enabled=chosen is not None)
    page = context.new_page()
    page.add_init_script(f"localStorage.mode = '{chosen}'")
    page.goto(f"{address}/{CHAPTER}")
    figure = page.locator("figure img").first
    figure.scroll_into_view_if_needed()
    picture = Image.open(io.BytesIO(figure.screenshot())).convert("RGB")
    paper = figures.DARK_PAPER if (chosen or system) == "dark" else (
        figures.PAPER)
    assert picture.getpixel((2, 2)) == figures.parts(paper)
    assert style(figure, "filter") == "none"
    context.close()


def test_paper_is_light_whatever_the_screen_was(address, browser):
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{address}/{CHAPTER}")
    body = page.locator("body")
    assert style(body, "color") == INK["dark"]
    page.emulate_media(media="print")
    assert style(body, "color") == INK["light"]
    assert style(page.locator("html"), "colorScheme") == "light"
    page.close()


# Components ----------------------------------------------------------------


def style(locator, name, pseudo=None):
    """Return a computed style of an element."""
    return locator.evaluate(
        "(element, [name, pseudo]) => getComputedStyle(element, pseudo)[name]",
        [name, pseudo])


NONE = "rgba(0, 0, 0, 0)"
LINE = "rgb(223, 219, 208)"
# (page, selector, {property: value}), at a wide window, light.
COMPONENTS = [
    (CHAPTER, "article.bd-article", {"fontSize": "19.2px"}),
    (CHAPTER, "article h1", {"fontWeight": "600", "borderBottomWidth": "0px",
                             "color": INK["light"]}),
    (CHAPTER, "article h2", {"borderBottomWidth": "0px"}),
    (CHAPTER, "article p code.literal", {
        "color": INK["light"], "borderTopWidth": "0px"}),
    # One frame for code and what it printed.
    (CHAPTER, "div.cell:has(> .cell_output > .output) > .cell_input", {
        "borderLeftWidth": "1px", "borderLeftColor": LINE,
        "backgroundColor": "rgb(245, 243, 236)", "marginBottom": "0px",
        "borderBottomLeftRadius": "0px", "borderTopLeftRadius": "6.4px"}),
    (CHAPTER, "div.cell > .cell_output > .output", {
        "borderTopWidth": "0px", "borderLeftColor": LINE,
        "marginTop": "0px"}),
    (CHAPTER, "div.cell > .cell_output", {"marginTop": "0px",
                                          "paddingLeft": "0px"}),
    (CHAPTER, ".cell_input pre", {"backgroundColor": NONE,
                                  "borderTopWidth": "0px"}),
    # Boxes.
    (CHAPTER, "div.admonition.bashorat", {
        "backgroundColor": "rgb(251, 244, 225)", "boxShadow": "none",
        "borderLeftWidth": "0px"}),
    (CHAPTER, "div.admonition.bashorat > .admonition-title", {
        "backgroundColor": NONE, "color": "rgb(122, 82, 0)"}),
    (CHAPTER, "div.admonition.yanglish", {
        "backgroundColor": NONE, "boxShadow": "none",
        "borderLeftColor": "rgb(213, 94, 0)", "borderLeftWidth": "3px"}),
    (CHAPTER, "div.admonition.xulosa", {
        "backgroundColor": "rgb(236, 243, 247)", "boxShadow": "none"}),
    (CHAPTER, "details.javob > summary", {"borderLeftWidth": "0px"}),
    # Folded answers.
    (CHAPTER, "details.sd-dropdown > summary", {
        "backgroundColor": NONE, "display": "flex"}),
    (CHAPTER, "details.sd-dropdown", {"borderTopWidth": "0px",
                                      "boxShadow": "none"}),
    # Figures and captions.
    (CHAPTER, "figcaption", {
        "borderLeftColor": "rgb(213, 94, 0)", "textAlign": "left"}),
    (CHAPTER, "figcaption .caption-text", {"fontStyle": "normal"}),
    # Tables: rules across only.
    (CHAPTER, "article table.table tbody td", {
        "borderLeftWidth": "0px", "backgroundColor": NONE,
        "fontVariantNumeric": "lining-nums tabular-nums"}),
    (CHAPTER, "article table.table tbody tr", {"backgroundColor": NONE}),
    (CHAPTER, "article table.table", {"borderTopColor": INK["light"],
                                      "borderLeftWidth": "0px"}),
    # The frame of the page.
    (CHAPTER, ".bd-sidebar-primary .caption", {"color": INK["light"],
                                               "fontWeight": "600"}),
    (CHAPTER, ".bob-raqam", {"display": "block"}),
    (CHAPTER, ".bob-qism", {"color": "rgb(179, 71, 0)"}),
    (CHAPTER, "h1 + p.oqish-vaqti", {"display": "flex",
                                     "fontStyle": "normal"}),
    (CHAPTER, ".bd-sidebar-primary a > .raqam", {"position": "absolute"}),
    ("exercises/05_organish_tezligi.html", ".mashq-haqida", {
        "display": "block", "fontWeight": "400"}),
    ("exercises/05_organish_tezligi.html", ".yulduz", {
        "color": "rgb(179, 71, 0)"}),
    (CHAPTER, "a.varaq-karta", {"borderLeftColor": LINE, "display": "flex",
                                "textDecorationLine": "none"}),
    ("chapters/ilova_atamalar.html", "dl.glossary", {"display": "grid"}),
    ("chapters/ilova_atamalar.html", "dl.glossary dt", {
        "textAlign": "right"}),
]


def test_every_component_looks_as_designed(address, browser):
    page = browser.new_page(viewport={"width": WIDE, "height": 900},
                            color_scheme="light")
    wrong = []
    for name in dict.fromkeys(name for name, _, _ in COMPONENTS):
        page.goto(f"{address}/{name}")
        for selector, wanted in [(selector, wanted) for place, selector, wanted
                                 in COMPONENTS if place == name]:
            parts = page.locator(selector)
            assert parts.count(), f"{name}: {selector}"
            wrong += [f"{name} {selector}: {key} {found} != {value}"
                      for key, value in wanted.items()
                      if (found := style(parts.first, key)) != value]
    page.close()
    assert not wrong, "\n".join(wrong)


# The reference for the structure of pages: (left, width) in pixels of the
# first such element that is shown, at 390 and at 1280; None: it is not shown.
SHAPES = {
    "chapters/kirish.html": {
        "header.bd-header": ((0, 390), (0, 1280)),
        "h1": ((18, 355), (48, 516)),
        ".muqova-soz": ((18, 355), (48, 516)),
        ".muqova-rasm": ((18, 355), (612, 620)),
        ".prev-next-footer": ((0, 390), (256, 768)),
        "footer.bd-footer-content": ((0, 390), (0, 1280)),
    },
    "chapters/05_organish_tezligi.html": {
        "#pst-primary-sidebar": (None, (0, 256)),
        ".bd-header-article": ((0, 390), (260, 744)),
        "article.bd-article": ((0, 390), (260, 744)),
        "article h1": ((18, 355), (311, 672)),
        ".bob-joyi": ((18, 355), (311, 672)),
        "article h2": ((18, 355), (311, 672)),
        "article section > p": ((18, 355), (311, 672)),
        ".cell_input": ((0, 390), (311, 672)),
        ".cell_output > .output": ((0, 390), (311, 672)),
        "figure img": ((18, 355), (311, 672)),
        "figcaption": ((18, 355), (311, 672)),
        "div.math": ((18, 355), (311, 672)),
        "div.admonition": ((13, 364), (311, 672)),
        "kitob-laboratoriya": ((18, 355), (311, 672)),
        "table.table": ((18, 355), (311, 672)),
        ".prev-next-footer a": ((18, 355), (311, 215)),
        ".page-toc": ((414, 245), (1044, 200)),
    },
    "exercises/05_organish_tezligi.html": {
        ".mashq-haqida": ((18, 355), (311, 672)),
        "details.sd-dropdown > summary": ((18, 140), (311, 140)),
        ".cell_input": ((0, 390), (311, 672)),
    },
    "chapters/ilova_atamalar.html": {
        "dl.glossary": ((18, 355), (311, 672)),
        "dl.glossary dt": ((18, 355), (311, 200)),
        "dl.glossary dd": ((18, 355), (540, 443)),
    },
    "search.html": {
        ".bd-search-container": ((0, 390), (260, 744)),
        "main form.bd-search": ((18, 355), (311, 672)),
    },
    "404.html": {
        "main": ((0, 390), (328, 624)),
        "h1": ((24, 342), (352, 576)),
    },
}
SHAPE = """selector => {
    for (const element of document.querySelectorAll(selector)) {
        const {x, width} = element.getBoundingClientRect();
        if (element.checkVisibility() && width && x >= 0)
            return [x, width].map(Math.round);
    }
    return null;
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_parts_of_a_page_stand_where_they_stood(address, browser, width):
    """An upgrade of the theme may not undo the layout unseen."""
    context = browser.new_context(viewport={"width": width, "height": 900},
                                  reduced_motion="reduce")
    page = context.new_page()
    moved = {}
    for name, parts in SHAPES.items():
        page.goto(f"{address}/{name}")
        for selector, wanted in parts.items():
            one = wanted[width == 1280] or (0, 0)
            found = page.evaluate(SHAPE, selector) or (0, 0)
            if any(abs(a - b) > 2 for a, b in zip(one, found)):
                moved[name, selector] = (one, found)
    context.close()
    assert not moved, moved


def test_a_chapter_opens_with_its_place_in_the_book(site):
    """Also its exercises and solutions; titles stay whole as text."""
    total = len(site.chapters)
    for number, name in enumerate(site.chapters, 1):
        for folder in ("chapters", "exercises", "solutions"):
            text = site.text(name.replace("chapters", folder))
            assert f'"bob-sanoq">{number} / {total}</span>' in text, name
            kinds = re.findall(r'<circle class="(otgan|hozir|keyin)"', text)
            assert kinds == (["otgan"] * (number - 1) + ["hozir"]
                             + ["keyin"] * (total - number)), name
        text = site.text(name)
        title = re.sub("<[^>]*>", "", re.search(
            r"<h1>(.*?)<a class=.headerlink", text)[1])
        assert title == html.unescape(re.search(
            r'og:title" content="(.*?)"', text)[1])
        assert '<span class="bob-raqam">' in text, name
        assert text.count('class="oqish-vaqti"') == 1, name


def test_an_exercise_says_how_difficult_and_how_long(site):
    for name in site.names:
        if name.startswith("exercises/"):
            heads = re.findall(r"<h2>(\d+-mashq.*?)</h2>", site.text(name))
            assert heads
            for head in heads:
                stars = re.search(
                    r'<span class="mashq-haqida"><span class="yulduz" '
                    r'role="img" aria-label="qiyinlik: (\d) / 3">([★☆]{3})'
                    r"</span> \d+ daqiqa</span>", head)
                assert stars and stars[2].count("★") == int(stars[1]), head


def test_the_sidebar_has_the_numbers_of_chapters(site):
    found = re.findall(
        r'href="[^"]*"><span class="raqam">(\d+)<span class="visually-hidden">'
        r"-bob\.</span></span> [^<]", site.text(CHAPTER))
    assert found == [str(k + 1) for k in range(len(site.chapters))]


def test_paper_says_on_each_sheet_what_page_it_is(site):
    for name in site.names:
        head = re.search(r'@top-left \{ content: "(.*?)"; \}',
                         site.text(name))
        assert head and head[1] and "<" not in head[1], name


def test_the_header_names_the_page_and_how_far_one_is(address, browser):
    page = browser.new_page(viewport={"width": WIDE, "height": 900},
                            reduced_motion="reduce")
    page.goto(f"{address}/{CHAPTER}")
    name = page.locator(".sahifa-nomi")
    bar = page.locator(".bd-header-article")
    assert name.text_content() == "5-bob. Oʻrganish tezligi"
    assert style(name, "opacity") == "0"
    assert style(bar, "transform", "::after") == "matrix(0, 0, 0, 1, 0, 0)"
    page.keyboard.press("End")
    until(page, "getComputedStyle(document.querySelector('.sahifa-nomi'))"
                ".opacity == 1")
    until(page, "getComputedStyle(document.querySelector('.bd-header-article')"
                ", '::after').transform == 'matrix(1, 0, 0, 1, 0, 0)'")
    page.close()


def test_one_column_holds_text_code_and_figures(address, browser):
    """66 letters of text or 79 of code; on a phone code uses the edges."""
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(f"{address}/{CHAPTER}")

    def box(selector):
        return page.locator(selector).first.bounding_box()

    text = box("article section > p")
    assert round(text["width"]) == 672
    for selector in (".cell_input", "figure", "div.admonition"):
        assert abs(box(selector)["x"] - text["x"]) < 1, selector
        assert abs(box(selector)["width"] - text["width"]) < 1, selector
    letters = page.evaluate("""() => {
        const pre = document.querySelector(".cell_input pre");
        const style = getComputedStyle(pre);
        const pen = document.createElement("canvas").getContext("2d");
        pen.font = style.font;
        return (pre.clientWidth - parseFloat(style.paddingLeft) * 2)
            / pen.measureText("0").width;
    }""")
    assert letters >= 79
    page.set_viewport_size({"width": NARROW, "height": 844})
    assert box(".cell_input")["x"] == 0
    assert box(".cell_input")["width"] == NARROW
    page.close()


def test_a_cell_shows_its_number(address, browser):
    page = browser.new_page(viewport={"width": WIDE, "height": 900})
    page.goto(f"{address}/{CHAPTER}")
    cell = page.locator("div.cell").nth(4)
    assert style(cell, "counterIncrement") == "katak 1"
    assert style(cell, "content", "::before") == '"[" counter(katak) "]"'
    assert style(page.locator("article"), "counterReset") == "katak 0"
    page.close()


OWN_STYLES = sorted(path for folder in ("_static", "book/sphinx/static")
                    for kind in ("*.css", "*.js")
                    for path in (ROOT / folder).glob(kind))


@pytest.mark.parametrize("path", OWN_STYLES, ids=lambda path: path.name)
def test_the_last_browser_for_windows_7_shows_the_same(path):
    """Chromium 109: no mixing of colours (111), no mask by that name (120).

    A mixture with a variable is dropped only when it is used, so that no
    value written before it helps.
    """
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"color-mix\([^;{}]*var\(", text)
    for value in re.findall(r"(?<![\w-])mask: ([^;}]+);", text):
        assert f"-webkit-mask: {value}; mask: {value};" in text
    assert not re.search(r"light-dark\(|oklch\(|oklab\(|@container|@scope|"
                         r"@starting-style|\.groupBy\(|\.toSorted\(", text)


def test_links_have_one_colour_in_tables_too(address, browser):
    """The theme has another for them."""
    page = browser.new_page()
    page.goto(f"{address}/chapters/ilova_muzey.html")
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        colours = page.evaluate("""() => [...document.querySelectorAll(
            "article p > a.reference.internal:not(.son)")].filter(
            link => !link.querySelector(".std-term")).map(
            link => getComputedStyle(link).color)""")
        assert len(colours) > 5 and len(set(colours)) == 1, theme
    page.close()
