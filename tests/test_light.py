"""A page looks the same without the rules that no page uses."""
import re
import shutil

import pytest
from conftest import until

from book import browser as browsers
from book.sphinx import light

# One page of each kind.
PAGES = ["chapters/kirish.html", "chapters/05_organish_tezligi.html",
         "chapters/ilova_xatolar.html", "chapters/ilova_atamalar.html",
         "exercises/05_organish_tezligi.html",
         "solutions/12_momentum.html", "search.html?q=gradient",
         "genindex.html"]
# All that opens is open: folds, menus, the search, on a phone the contents.
OPEN = """wide => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    for (const button of document.querySelectorAll(
        wide ? ".dropdown-toggle" : ".dropdown-toggle, .primary-toggle"))
        button.click();
    document.getElementById("pst-search-dialog").showModal();
    scrollTo(0, 300);
}"""
# The style of every kind of element, told by the classes of all that holds
# it, and of what stands before and after it.
STYLES = """([theme, most]) => {
    document.documentElement.dataset.theme = theme;
    const found = {};
    for (const element of document.querySelectorAll("*")) {
        if (element.closest("head")) continue;
        let kind = "";
        for (let e = element; e; e = e.parentElement)
            kind += `${e.localName}.${e.getAttribute("class") ?? ""}`
                + `#${/^pst/.test(e.id) ? e.id : ""} < `;
        const seen = found[kind] ??= [];
        if (seen.length >= 3 * most) continue;
        for (const part of [null, "::before", "::after"]) {
            seen.push(getComputedStyle(element, part).cssText);
        }
    }
    return found;
}"""


def differences(one, other):
    """Return what differs, as text, at most a few lines."""
    said = []
    for kind in one.keys() | other.keys():
        for a, b in zip(one.get(kind, [""]), other.get(kind, [""])):
            if a != b:
                pair = [(x, y) for x, y in zip(a.split("; "), b.split("; "))
                        if x != y]
                said.append(f"{kind[:120]}: {pair[:3]}")
    return said[:10]


@pytest.fixture(scope="module")
def whole(site, tmp_path_factory):
    """The same site with the style sheets as they were."""
    folder = tmp_path_factory.mktemp("toliq") / "html"
    shutil.copytree(site.folder, folder)
    aside = site.folder.parent / ".doctrees" / light.ASIDE
    for path in folder.joinpath("_static").rglob("*.css"):
        assert (aside / path.name).stat().st_size >= path.stat().st_size
        shutil.copy(aside / path.name, path)
    with browsers.serve(folder) as place:
        yield place


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", PAGES)
def test_every_element_looks_the_same(name, width, address, whole, browser):
    """In both modes and on paper, with all that opens open."""
    found = []
    for place in (address, whole):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            reduced_motion="reduce", color_scheme="light")
        page = context.new_page()
        page.goto(f"{place}/{name}", wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        if "search" in name:
            until(page, "document.querySelector('#search-results li p')")
            page.wait_for_timeout(300)
        page.evaluate(OPEN, width > 991)
        page.wait_for_timeout(400)  # what glides
        styles = [page.evaluate(STYLES, [theme, 2])
                  for theme in ("light", "dark")]
        page.emulate_media(media="print")
        styles.append(page.evaluate(STYLES, ["light", 1]))
        found.append(styles)
        context.close()
    for one, other in zip(*found):
        assert len(one) > 40
        assert not differences(one, other), "\n".join(
            differences(one, other))


def test_a_rule_that_is_taken_out_wrongly_is_noticed(
        address, site, browser, tmp_path):
    """The comparison above sees one missing rule of one component."""
    folder = shutil.copytree(site.folder, tmp_path / "html")
    sheet = folder / "_static/kitob.css"
    text = sheet.read_text(encoding="utf-8")
    broken = re.sub(r"\.varaq-nom\{[^}]*\}", "", text)
    assert broken != text
    sheet.write_text(broken, encoding="utf-8")
    found = []
    with browsers.serve(folder) as place:
        for one in (address, place):
            page = browser.new_page()
            page.goto(f"{one}/{PAGES[1]}")
            found.append(page.evaluate(STYLES, ["light", 1]))
            page.close()
    assert "varaq-nom" in "".join(differences(*found))
