"""What axe finds on the built pages: nothing, at three widths, light and dark.

With every fold open.

Half of what these tests took was spent on pages that say the same thing a
thousand times, so: a page is loaded once for each width; the colours, the
dearest of the rules, are asked twice, in each mode, but of a few of the
elements that look alike by tag, classes and style of all that holds them, on
the first few pages that have them; the other rules, which know nothing of
colours, once and of everything.
"""
from collections import Counter
from pathlib import Path

import axe_playwright_python
import pytest

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(
    encoding="utf-8")
WIDTHS, THEMES = (1280, 390, 320), ("light", "dark")
ALIKE = 4  # of the elements that look alike so many are asked, evenly chosen
OFTEN = 3  # and on so many pages
COLOURS = ["color-contrast", "link-in-text-block"]
RUN = """([few, rules]) => axe.run(few ? {include: elements} : document, {
    ...rules, resultTypes: ["violations"], preload: false, iframes: false,
}).then(result => result.violations.map(
    fault => `${fault.id}: ${fault.nodes[0].target} (${fault.nodes.length})`))
"""
ALL_BUT_COLOURS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                "best-practice"],
    "rules": {name: {"enabled": False} for name in COLOURS}}
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": COLOURS}}
# Folds open. One word of each colour of code and three formulas stay. Of the
# others those in a line become an x, those on their own an x of the same
# width, as they may have to scroll. A formula that heads a column becomes an x
# knowingly: axe takes a heading that is only a formula for empty, readers of
# screens take it from its MathML
# (test_every_heading_of_a_table_says_something). Nothing glides or fades in:
# colours are what they will be.
THIN = """() => {
    const still = document.createElement("style");
    still.textContent =
        "* {transition: none !important; animation: none !important}";
    document.head.append(still);
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const seen = new Set();
    for (const word of document.querySelectorAll("pre span")) {
        const kind = word.className
            + (word.closest(".cell_output, .cell_input")?.className ?? "");
        if (seen.has(kind)) word.replaceWith(word.textContent);
        seen.add(kind);
    }
    for (const formula of document.querySelectorAll("th .katex"))
        formula.replaceWith("x");
    const formulas = [...document.querySelectorAll(".katex")].slice(3);
    const widths = formulas.map(formula => formula.scrollWidth);
    formulas.forEach((formula, k) => {
        if (!formula.closest(".katex-display"))
            return formula.replaceWith("x");
        formula.style.cssText = `display: inline-block; width: ${widths[k]}px`;
        formula.textContent = "x";
    });
    document.body.normalize();
}"""
# The kinds of elements with words of their own: those are alike whose tags,
# classes and styles, and those of all that holds them, are the same, on pages
# with the same style sheets.
KINDS = """() => {
    const kinds = window.kinds = {};
    const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(
        link => link.href).join(" ");
    for (const element of document.body.querySelectorAll("*")) {
        if (![...element.childNodes].some(
                node => node.nodeType == 3 && node.textContent.trim())
            || !element.checkVisibility()) continue;
        let kind = "";
        for (let e = element; e; e = e.parentElement)
            kind += `${e.tagName} ${e.className} ${e.style.cssText} > `;
        (kinds[kind + sheets] ??= []).push(element);
    }
    return Object.keys(kinds);
}"""
CHOOSE = """([theme, kinds, most]) => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.mode = theme;
    window.elements = kinds.flatMap(kind => [...new Set(Array.from(
        {length: most}, (_, k) => window.kinds[kind][Math.round(
            k * (window.kinds[kind].length - 1) / (most - 1))]))]);
    return elements.length;
}"""


def faults(pages, address, names):
    """Return {(name, width, theme): what axe finds}; those without faults out.

    pages : {width: page}
    """
    found, asked = {}, Counter()
    for name in names:
        for width, page in pages.items():
            page.goto(f"{address}/{name}", wait_until="load")
            page.evaluate(THIN)
            page.evaluate(AXE)
            found[name, width, ""] = page.evaluate(
                RUN, [False, ALL_BUT_COLOURS])
            kinds = [kind for kind in page.evaluate(KINDS)
                     if asked[width, kind] < OFTEN]
            asked.update((width, kind) for kind in kinds)
            for theme in THEMES:
                found[name, width, theme] = (
                    page.evaluate(RUN, [True, ONLY_COLOURS])
                    if page.evaluate(CHOOSE, [theme, kinds, ALIKE]) else [])
    return {where: said for where, said in found.items() if said}


@pytest.fixture
def pages(browser):
    """A page of each width."""
    context = browser.new_context(reduced_motion="reduce")
    opened = {width: context.new_page() for width in WIDTHS}
    for width, page in opened.items():
        page.set_viewport_size({"width": width, "height": 900})
    yield opened
    context.close()


def test_axe_finds_nothing(site, address, pages):
    found = faults(pages, address, [*site.names, "404.html"])
    assert not found, "\n".join(f"{k}: {v}" for k, v in found.items())


# Words: of a single letter axe does not judge the colour.
BAD = """<html data-theme="light"><style>
[data-theme=dark] .d {color: #333} [data-theme=dark] {background: #222}
@media (max-width: 500px) {.p {color: #ccc}}
</style><body><img src='x.png'><p class=d>olma<p class=p>anor<p>%s"""


def test_axe_is_awake(tmp_path, pages):
    """A fault of every page, of one mode, of one width."""
    (tmp_path / "a.html").write_text(
        BAD % ("<i>uzum</i>" * 20), encoding="utf-8")
    found = faults(pages, tmp_path.as_uri(), ["a.html"])
    for width in WIDTHS:
        assert "image-alt" in str(found["a.html", width, ""])
        assert ".d" in str(found["a.html", width, "dark"])
    assert ".p" in str(found["a.html", 390, "light"])
    assert ("a.html", 1280, "light") not in found


STYLES = """article p|.caption-text|a.reference|.highlight .k|td|h2|summary
.sidebar-primary__section a|.page-toc a|code.literal|.admonition-title
""".replace("\n", "|").strip("|").split("|")


@pytest.mark.parametrize("name", [
    "chapters/12_momentum.html", "solutions/12_momentum.html"])
def test_a_few_of_those_alike_speak_for_all(address, pages, name):
    """A colour that is faulty is found among the few if it is among all."""
    page = pages[1280]
    page.goto(f"{address}/{name}")
    page.evaluate(THIN)
    page.evaluate(AXE)
    page.evaluate("document.head.append(window.bad = "
                  "document.createElement('style'))")
    for style in STYLES:
        page.evaluate(
            f"bad.textContent = '{style} {{color: #bbb !important}}'")
        kinds = page.evaluate(KINDS)
        page.evaluate(CHOOSE, ["light", kinds, ALIKE])
        few, everything = (page.evaluate(RUN, [within, ONLY_COLOURS])
                           for within in (True, False))
        assert bool(few) == bool(everything), style
