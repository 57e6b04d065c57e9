"""What axe finds on the built pages: nothing, at three widths, light and dark.

With every fold open.

Half of what these tests took was spent on pages that say the same thing a
thousand times, so: a page is loaded once, in a window of one of the widths,
which then changes; the colours, the dearest of the rules, are asked in each
mode, but of a few of the elements that look alike (`KINDS`), on the first few
pages that have them, and on a page again at another width only of what looks
otherwise there; the other rules, which know nothing of colours, once a width
and of everything.
"""
import time
from collections import Counter
from pathlib import Path

import axe_playwright_python
import pytest

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(
    encoding="utf-8")
WIDTHS, THEMES = (1280, 390, 320), ("light", "dark")
ALIKE = 4  # of the elements that look alike so many are asked, evenly chosen
OFTEN = 3  # and on so many pages
# Milliseconds: the theme waits for 300 until it lets the keyboard reach what
# scrolls at another width.
SETTLED = 400
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
# In a mode, the kinds of elements with words of their own. Those are alike by
# which all that a contrast is judged by is the same: colours, size and weight,
# and what lies behind; so are tag, classes and style, their own and those of
# what holds them, on pages with the same style sheets.
KINDS = """theme => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.mode = theme;
    const kinds = window.kinds = {}, known = new Map([[null, ""]]);
    const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].map(
        link => link.href).join(" ");
    const name = ({tagName, className, style}) =>
        [tagName, className, style.cssText].join(" ");
    const behind = element => {
        if (!known.has(element)) {
            const {backgroundColor, backgroundImage, opacity} =
                getComputedStyle(element);
            const own = [backgroundColor, backgroundImage, opacity].join(" ");
            known.set(element, (own == "rgba(0, 0, 0, 0) none 1" ? "" : own)
                + behind(element.parentElement));
        }
        return known.get(element);
    };
    for (const element of document.body.querySelectorAll("*")) {
        if (![...element.childNodes].some(
                node => node.nodeType == 3 && node.textContent.trim())
            || !element.checkVisibility()) continue;
        const {color, fontSize, fontWeight, textDecorationLine, textShadow} =
            getComputedStyle(element), holder = element.parentElement;
        (kinds[[theme, color, fontSize, fontWeight, textDecorationLine,
            textShadow, getComputedStyle(holder).color, name(element),
            name(holder), behind(element), sheets].join(" ")] ??= []
        ).push(element);
    }
    return Object.keys(kinds);
}"""
CHOOSE = """([kinds, most]) => {
    window.elements = kinds.flatMap(kind => [...new Set(Array.from(
        {length: most}, (_, k) => window.kinds[kind][Math.round(
            k * (window.kinds[kind].length - 1) / (most - 1))]))]);
    return elements.length;
}"""


def faults(page, address, names):
    """Return {(name, width, theme): what axe finds}; those without faults out.
    """
    found, asked = {}, Counter()
    for number, name in enumerate(names):
        first, here = number % len(WIDTHS), set()
        for place, width in enumerate(WIDTHS[first:] + WIDTHS[:first]):
            page.set_viewport_size({"width": width, "height": 900})
            if not place:
                page.goto(f"{address}/{name}", wait_until="load")
                page.evaluate(THIN)
                page.evaluate(AXE)
            changed = time.monotonic()
            for theme in THEMES:
                kinds = [kind for kind in page.evaluate(KINDS, theme)
                         if asked[kind] < OFTEN and kind not in here]
                here.update(kinds)
                found[name, width, theme] = (
                    page.evaluate(RUN, [True, ONLY_COLOURS])
                    if page.evaluate(CHOOSE, [kinds, ALIKE]) else [])
            if place:
                page.wait_for_timeout(max(
                    0, SETTLED - 1000 * (time.monotonic() - changed)))
            found[name, width, ""] = page.evaluate(
                RUN, [False, ALL_BUT_COLOURS])
        asked.update(here)
    return {where: said for where, said in found.items() if said}


@pytest.fixture
def page(browser):
    """A page in which nothing glides."""
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


def test_axe_finds_nothing(site, address, page):
    found = faults(page, address, [*site.names, "404.html"])
    assert not found, "\n".join(f"{k}: {v}" for k, v in found.items())


# Words: of a single letter axe does not judge the colour.
BAD = """<html data-theme="light"><style>
[data-theme=dark] .d {color: #333} [data-theme=dark] {background: #222}
@media (max-width: 500px) {.p {color: #ccc}}
</style><body><img src='x.png'><p class=d>olma<p class=p>anor<p>%s"""


def test_axe_is_awake(tmp_path, page):
    """A fault of every page, of one mode, of one width.

    Whichever of the widths a page is loaded at.
    """
    names = [f"{number}.html" for number in range(len(WIDTHS))]
    for name in names:
        (tmp_path / name).write_text(
            BAD % ("<i>uzum</i>" * 20), encoding="utf-8")
    found = faults(page, tmp_path.as_uri(), names)
    for name in names:
        for width in WIDTHS:
            assert "image-alt" in str(found[name, width, ""])
        light, dark = (str([found.get((name, width, theme))
                            for width in WIDTHS]) for theme in THEMES)
        assert ".d" in dark and ".p" in light and ".d" not in light
        assert (name, 1280, "light") not in found


STYLES = """article p|.caption-text|a.reference|.highlight .k|td|h2|summary
.sidebar-primary__section a|.page-toc a|code.literal|.admonition-title
""".replace("\n", "|").strip("|").split("|")


@pytest.mark.parametrize("name", [
    "chapters/12_momentum.html", "solutions/12_momentum.html"])
def test_a_few_of_those_alike_speak_for_all(address, page, name):
    """A colour that cannot be read is found, wherever words have it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/{name}")
    page.evaluate(THIN)
    page.evaluate(AXE)
    page.evaluate("document.head.append(window.bad = "
                  "document.createElement('style'))")
    found = {}
    for style in STYLES:
        page.evaluate(
            f"bad.textContent = '{style} {{color: #bbb !important}}'")
        kinds = page.evaluate(KINDS, "light")
        page.evaluate(CHOOSE, [kinds, ALIKE])
        found[style] = bool(page.evaluate(RUN, [True, ONLY_COLOURS]))
        assert found[style] == page.evaluate(
            "Object.values(kinds).flat().some(element => "
            "getComputedStyle(element).color == 'rgb(187, 187, 187)')"), style
    assert sum(found.values()) > len(STYLES) - 3
