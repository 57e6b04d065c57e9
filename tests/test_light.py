"""A page looks the same without the rules that no page uses."""
import json
import re
import shutil
from graphlib import CycleError

import pytest
from conftest import ROOT, until
from py_mini_racer import MiniRacer
from pygments.token import Token
from test_search import READ

from book import browser as browsers
from book.sphinx import katex, light

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
    document.head.append(Object.assign(document.createElement("style"), {
        textContent: "*, ::before, ::after {transition: none !important; "
            + "animation-duration: 0s !important}"}));
    scrollTo(0, 300);
}"""
# What scripts show by the way a page was scrolled, down or up, alike on both
# pages, and no longer changed: on paper a page is shorter and scrolls again.
STILL = """() => {
    addEventListener("scroll", event => event.stopPropagation(), true);
    document.body.classList.remove("scrolled");
    document.getElementById("pst-back-to-top").style.display = "block";
}"""
# What an element looks like and where it is.
LOOKS = """display position inset float width height margin padding color
background-color background-image border border-radius outline box-shadow
font letter-spacing text-align text-decoration text-indent white-space
word-break hyphens list-style vertical-align visibility opacity overflow
transform translate z-index flex gap grid-template-columns align-items
justify-content order content mask-image fill stroke stroke-width cursor
break-inside break-after animation-name transition-property filter
font-variant-numeric columns clip-path scroll-margin pointer-events""".split()
# The looks of every kind of element, told by the classes of all that holds
# it, and of what stands before and after it.
STYLES = """([theme, looks]) => {
    document.documentElement.dataset.theme = theme;
    const found = {};
    for (const element of document.body.querySelectorAll("*")) {
        let kind = "";
        for (let e = element; e; e = e.parentElement)
            kind += `${e.localName}.${e.getAttribute("class") ?? ""}`
                + `#${/^pst/.test(e.id) ? e.id : ""} < `;
        if (kind in found) continue;
        found[kind] = [null, "::before", "::after"].map(part => {
            const style = getComputedStyle(element, part);
            return part && style.content === "none" ? "" : looks.map(
                name => `${name}: ${style.getPropertyValue(name)}`
            ).join("; ");
        });
    }
    return found;
}"""
# All selectors of a page's style sheets, one by one, without states.
SELECTORS = r"""() => {
    const states = new RegExp("::[\\w-]+|:(?:hover|active|target|focus"
        + "(?:-visible|-within)?|visited|checked|disabled|root)", "g");
    const found = new Set();
    const read = rules => {
        for (const rule of rules) {
            if (rule.selectorText && rule.style.length)
                for (const one of rule.selectorText.split(/,(?![^(]*\))/))
                    found.add(one.trim().replace(states, "")
                        .replace(/(^|[ >+~])(?=$|[ >+~])/g, "$1*"));
            else if (rule.cssRules?.length
                    && rule.type !== CSSRule.KEYFRAMES_RULE)
                read(rule.cssRules);
        }
    };
    for (const sheet of document.styleSheets) read(sheet.cssRules);
    return [...found];
}"""
MATCHING = """selectors => selectors.filter(one => {
    try { return document.querySelector(one); } catch { return false; }
})"""


def differences(one, other):
    """Return what differs, as text, at most a few lines."""
    said = []
    for kind in sorted(one.keys() | other.keys()):
        for a, b in zip(one.get(kind, [""]), other.get(kind, [""])):
            if a != b:
                pair = [(x, y) for x, y in zip(a.split("; "), b.split("; "))
                        if x != y]
                said.append(f"{kind[:120]}: {pair[:3]}")
    return said[:10]


@pytest.fixture(scope="module")
def whole(site, tmp_path_factory):
    """The same site with the style sheets as they were, each by itself."""
    folder = tmp_path_factory.mktemp("toliq") / "html"
    shutil.copytree(site.folder, folder)
    aside = site.folder.parent / ".doctrees" / light.ASIDE
    for path in folder.joinpath("_static").rglob("*.css"):
        name = path.relative_to(folder / "_static")
        if name.name != light.TOGETHER:
            assert (aside / name).stat().st_size >= path.stat().st_size
    for path in aside.rglob("*.css"):
        target = folder / "_static" / path.relative_to(aside)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    links = json.loads((aside / light.LINKS).read_text(encoding="utf-8"))
    for name in {one.partition("?")[0] for one in PAGES}:
        path = folder / name
        path.write_text(with_links(path.read_text(encoding="utf-8"),
                                   links[name]), encoding="utf-8")
    with browsers.serve(folder) as place:
        yield place


def with_links(page, links):
    """Return a page whose style sheets are linked by ``links``."""
    last = [*light.LINK.finditer(page)][-1]
    assert links.count("<link") > 8
    return (light.LINK.sub("", page[:last.start()]) + links
            + page[last.end():])


@pytest.fixture(scope="module")
def opened(browser, address, whole):
    """What a page, as it is and with whole sheets, says of itself, open."""
    context = browser.new_context(reduced_motion="reduce",
                                  color_scheme="light")
    def ask(name, width):
        found = []
        for place in (address, whole):
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{place}/{name}", wait_until="load")
            if "search" in name:
                until(page, READ)
                page.evaluate("scrollTo(0, 0)")
            page.evaluate(OPEN, width > 991)
            page.wait_for_timeout(400)  # what glides
            page.evaluate(STILL)
            found.append(page)
        return found
    yield ask
    context.close()


@pytest.mark.parametrize("name, width", [
    *((name, 1280) for name in PAGES), *((name, 390) for name in PAGES[:2])])
def test_every_element_looks_the_same(name, width, opened):
    """In both modes and on paper, with all that opens open.

    And no selector that was taken out finds anything there.
    """
    pages = opened(name, width)
    kept, all_ = (page.evaluate(SELECTORS) for page in pages)
    gone = set(all_) - set(kept)
    assert len(gone) > 1000
    assert pages[0].evaluate(MATCHING, sorted(gone)) == []
    for media, theme in (("screen", "light"), ("screen", "dark"),
                         ("print", "light")):
        found = []
        for page in pages:
            page.emulate_media(media=media)
            found.append(page.evaluate(STYLES, [theme, LOOKS]))
        assert len(found[0]) > 40
        wrong = differences(*found)
        assert not wrong, "\n".join(wrong)
    for page in pages:
        page.close()


def test_a_rule_that_is_taken_out_wrongly_is_noticed(opened):
    """The comparisons above see one missing rule of one component."""
    pages = opened(PAGES[1], 1280)
    whole = pages[0].evaluate(SELECTORS)
    pages[0].evaluate("""() => {
        for (const sheet of document.styleSheets)
            [...sheet.cssRules].forEach((rule, k) => {
                if (rule.selectorText === ".varaq-nom") sheet.deleteRule(k);
            });
    }""")
    gone = set(whole) - set(pages[0].evaluate(SELECTORS))
    assert gone == {".varaq-nom"}
    assert pages[0].evaluate(MATCHING, sorted(gone)) == [".varaq-nom"]
    found = [page.evaluate(STYLES, ["light", LOOKS]) for page in pages]
    assert differences(*found)
    for page in pages:
        page.close()


# The parts ------------------------------------------------------------------


def test_every_page_waits_for_few_files(site):
    """Two sheets, or three with a stepper; one script, with a self-test."""
    for path in site.folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        if "_static" in path.parts or light.TOGETHER not in page:
            assert not light.linked(page) or "_static" in path.parts, path
            continue
        sheets = [name for _, name in light.linked(page)]
        assert sheets.count(light.TOGETHER) == 1
        assert {*sheets} <= {light.TOGETHER, *light.APART} and (
            len(sheets) <= 2 + ("stepper.css" in sheets)), sheets
        scripts = re.findall("<script ([^>]*src=[^>]*)>", page)
        assert len(scripts) > 3
        if path.name != "search.html":
            assert all("defer" in one or "savol.js" in one
                       for one in scripts), scripts


def test_sheets_stand_together_as_every_page_had_them():
    texts = {"styles/a.css": '@import "../asos.css";a{src:url(x.svg)}',
             "asos.css": "b{src:url('shrift/y.woff2')}",
             "k/c.css": 'c{src:url("data:,k")}d{src:url(../z.png#u)}'}
    assert light.together(["styles/a.css", "k/c.css"],
                          texts.__getitem__) == (
        "b{src:url('shrift/y.woff2')}a{src:url(styles/x.svg)}"
        'c{src:url("data:,k")}d{src:url(z.png#u)}')
    orders = [["a", "c", "e"], ["a", "b", "c"], ["c", "d", "e"], ["b", "d"]]
    found = light.in_order(orders)
    assert sorted(found) == [*"abcde"]
    assert all(sorted(one, key=found.index) == one for one in orders)
    with pytest.raises(CycleError):
        light.in_order([["a", "b"], ["b", "a"]])
    page = ('<link rel="stylesheet" href="../_static/a.css?v=1" />\n'
            '<link rel="stylesheet" href="../_static/katex/katex.css" />\n'
            '<link href="../_static/b.css" rel="stylesheet" />\n'
            '<link rel="icon" href="../_static/c.css" />')
    assert [name for _, name in light.linked(page)] == [
        "a.css", "katex/katex.css", "b.css"]
    assert light.link_together(page, ["a.css", "b.css"], "9") == (
        '<link rel="stylesheet" href="../_static/katex/katex.css" />\n'
        '<link rel="stylesheet" href="../_static/sahifa.css?v=9" />\n'
        '<link rel="icon" href="../_static/c.css" />')


def test_rules_without_an_element_go():
    used = light.Used(words={"bor", "p", "data"}, beginnings=("kitob-",))
    css = """/* izoh */ .bor{a:1} .yoq{a:1} .bor,.yoq p{a:2} #yoq{a:3}
    .bor:not(.yoq)::before{a:4} [class*=yoq]{a:5} .kitob-x{a:6}
    @media print{.yoq{a:7}} @media print{.bor{a:8}}
    @keyframes yoq{to{a:9}} p > section{a:10}"""
    found = light.lighter(css, used)
    assert re.findall(r"a:(\d+)", found) == ["1", "2", "4", "5", "6", "8", "9"]
    assert "izoh" not in found and ".yoq p" not in found


def test_variables_and_faces_that_nothing_reads_go():
    used = light.Used(words={"bor"}, variables={"--skriptda"})
    found = light.lighten_sheets({"a.css": (
        "@font-face{font-family:Yoq;src:url(y)}@font-face{font-family:\"Bor "
        "Bor\";src:url(b)}.bor{--bir:1;--ikki:var(--bir);--uch:3;--skriptda:"
        "4;font:1rem \"Bor Bor\";width:var(--uch)}"), "kitob.css": (
        ".bor{--oz:1}")}, used)
    assert found == {"a.css": (
        '@font-face{font-family:"Bor Bor";src:url(b)}.bor{--uch:3;'
        '--skriptda:4;font:1rem "Bor Bor";width:var(--uch)}'),
        "kitob.css": ".bor{--oz:1}"}


def test_words_of_scripts_count(tmp_path):
    (tmp_path / "a.html").write_text(
        '<p class="bir ikki" style="--uch: 1">', encoding="utf-8")
    (tmp_path / "a.js").write_text(
        'x.className = `katak-${n} ochiq`; y.id = "yashil"', encoding="utf-8")
    used = light.survey(tmp_path)
    for name in ("bir", "ikki", "p", "ochiq", "yashil", "katak-7", "html"):
        assert used.has(name), name
    assert not used.has("katak") and not used.has("yoq")
    assert "--uch" in used.variables


def test_code_without_plain_spans_looks_the_same(address, browser):
    """A span that is taken out had the colour and type of its block."""
    page = browser.new_page()
    page.goto(f"{address}/{PAGES[1]}")
    looks = page.evaluate("""names => ["light", "dark"].map(theme => {
        document.documentElement.dataset.theme = theme;
        const pre = document.querySelector(".cell_input pre");
        return ["", ...names].map(name => {
            const span = document.createElement("span");
            span.className = name;
            pre.append(span);
            const {color, backgroundColor, font, textDecoration} =
                getComputedStyle(span);
            span.remove();
            return [color, backgroundColor, font, textDecoration].join();
        });
    })""", ["n", "p", "w", "nn", "nx", "na", "py"])
    assert all(len(set(one)) == 1 for one in looks), looks
    page.close()


def test_no_page_asks_for_a_file_that_is_not_there(site):
    """Style sheets and fonts that they name, scripts, icons."""
    static = site.folder / "_static"
    for sheet in static.rglob("*.css"):
        text = re.sub(r'"data:[^"]*"|\(data:[^)]*\)', "",
                      sheet.read_text(encoding="utf-8"))
        for name in re.findall(r"url\([\"']?([^\"')]+)", text):
            assert (sheet.parent / re.split("[?#]", name)[0]).is_file(), (
                sheet.name, name)


def test_every_character_of_a_formula_is_in_the_cut_fonts(site):
    """In each face what it is asked for, and next to nothing else."""
    from fontTools.ttLib import TTFont
    used = light.survey(site.folder)
    assert len(used.upright) > 60 and len(used.italic) > 50
    folder = site.folder / "_static/katex"
    checked = set()
    for family, face in light.faces((folder / "katex.css").read_text(
            encoding="utf-8")):
        path = folder / light.URL.findall(face)[0]
        has, whole = ({chr(code) for code in TTFont(font).getBestCmap()}
                      for font in (path, katex.outlines()[path.name]))
        asked = used.italic if family == "KaTeX_Math" else used.upright
        assert asked & whole <= has, (family, path.name)
        assert len(has - asked) < 5, (family, path.name)
        checked.add(family)
    assert {"KaTeX_Main", "KaTeX_Math", "KaTeX_AMS"} <= checked


def test_the_browser_takes_every_letter_of_a_formula_from_its_face(
        site, address, browser):
    """What `survey` takes for upright is asked of no italic face."""
    page = browser.new_page()
    page.goto(f"{address}/chapters/14_adam.html")
    wrong = page.evaluate("""([...italic]) => [...document.querySelectorAll(
        ".katex-html *")].filter(e => e.childNodes.length == 1
            && e.firstChild.nodeType == 3 && e.textContent.trim()
            && /KaTeX_Math/.test(getComputedStyle(e).fontFamily)
            && ![...e.textContent].every(c => italic.includes(c)))
        .map(e => e.outerHTML)""", "".join(
            light.survey(site.folder).italic))
    assert wrong == []
    page.close()


@pytest.mark.parametrize("name", sorted(
    path.relative_to(ROOT).as_posix() for folder in (
        "_static", "book/sphinx/static", "book/sphinx/templates") for path in (
            ROOT / folder).glob("*.js")))
def test_scripts_lose_comments_and_spaces_alone(name):
    def words(script):
        return [value for kind, value in light.JAVASCRIPT.get_tokens(script)
                if kind not in Token.Comment and kind not in Token.Text]

    script = (ROOT / name).read_text(encoding="utf-8")
    short = light.lean(script)
    assert words(short) == words(script) and light.lean(short) == short
    assert len(short) < len(script) and "/* " not in short
    with MiniRacer() as engine:  # it can be read
        engine.eval(f"new Function({json.dumps(short)})")
