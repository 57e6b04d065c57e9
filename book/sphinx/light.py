"""The pages without what none of them uses: rules, faces, scripts, comments.

After all pages are written the style sheets of the packages lose the rules
whose classes, ids and elements stand in no page and in no script, variables
that nothing reads, and fonts that nothing is set in. The fonts of formulas
keep the characters that formulas have. What is left of the sheets stands in
one file, for which a page waits once.

A word counts wherever it stands in a script, also in one that is not of this
book; a word that ends in "-" there keeps all names that begin so, because a
script may put the rest on.
"""
import hashlib
import html
import io
import json
import logging
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Any

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont
from pygments.lexers import get_lexer_by_name
from pygments.token import Token
from sphinx.application import Sphinx

from book.notebooks import ROOT
from book.sphinx import katex

# Scripts of the theme that no page loads (templates/layout.html).
UNUSED = ("scripts/bootstrap.js*", "scripts/fontawesome.js*",
          "scripts/*.map", "copybutton.js", "copybutton_funcs.js",
          "clipboard.min.js", "vendor/fontawesome/webfonts/*")
ASIDE = "kitob_toliq"  # in the folder of the doctrees
LINKS = "havolalar.json"  # there: {page: its style sheets as they were linked}
TOGETHER = "sahifa.css"  # all sheets but those that few pages need:
APART = ("katex/katex.css", "muqova.css", "stepper.css", "skriptsiz.css")
PRINTED = ("pygments.css", "kitob.css", "nashr.css")  # asked for by book.pdf
OWN = ("kitob.css", "muqova.css", "skriptsiz.css")  # written for these pages
NOT_READ = ("searchindex.js",)  # words of the text, not of the pages' frame
# Known only while a page is shown.
STATES = {"html", "body", "dialog", "details"}
ATTRIBUTE = re.compile(r'\b(?:class|id)="([^"]*)"')
ELEMENT = re.compile(r"<([A-Za-z][\w-]*)")
WORD = re.compile(r"[\w-]+")
VARIABLE = re.compile(r"--[\w-]+")
READ = re.compile(r"var\(\s*(--[\w-]+)")
DEFINED = re.compile(r"[{;]\s*(--[\w-]+)\s*:")
FACE = re.compile(r"@font-face\s*\{[^{}]*?font-family:\s*([\"']?)([^\"';}]+)\1"
                  r"[^{}]*\}")
URL = re.compile(r"url\([\"']?([^\"')?#]+)")
IMPORT = re.compile(r'@import\s+"([^"]+)";')
BESIDE = re.compile(r"""(url\(["']?)(?!\w+:|[/#])([^"')]+)""")
LINK = re.compile(r'<link (?=[^>]*rel="stylesheet")[^>]*href="([^"]*?_static/)'
                  r'([^"?]+)[^"]*"[^>]*>\n?')
NO_SCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)
# Spans of code whose colour is that of the text around them.
PLAIN = re.compile(r'<span class="(?:n|p|w|nn|nx|na|py)">([^<]*)</span>')
FORMULA = re.compile(r'<span class="katex-html".*?(?=<span class="katex"|</p>'
                     r"|</div>|</li>|</t[dh]>|</h\d>|</dd>|$)", re.DOTALL)
JAVASCRIPT = get_lexer_by_name("javascript", stripnl=False, ensurenl=False)
# What KaTeX sets in its faces for letters that stand for numbers.
ITALIC = re.compile(r'<span class="[^"]*(?:mathnormal|boldsymbol)[^"]*"[^>]*>'
                    r"([^<]*)")
logging.getLogger("fontTools").setLevel(logging.ERROR)  # KaTeX's fonts' age


@dataclass
class Used:
    """What the pages and scripts of a site speak of."""

    words: set[str] = field(default_factory=set)
    beginnings: tuple[str, ...] = ()
    variables: set[str] = field(default_factory=set)
    upright: set[str] = field(default_factory=set)  # characters of formulas
    italic: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Return whether a class, an id or an element may occur."""
        return name in self.words or name.startswith(self.beginnings)


def survey(site: Path) -> Used:
    """Read all pages and scripts of a built site."""
    used, begun = Used(words=set(STATES)), set()
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        for names in set(ATTRIBUTE.findall(text)):
            used.words.update(html.unescape(names).split())
        used.words.update(ELEMENT.findall(text))
        used.variables.update(VARIABLE.findall(text))
        for formula in FORMULA.findall(text):
            for letter in ITALIC.findall(formula):
                used.italic.update(html.unescape(letter))
            used.upright.update(html.unescape(
                re.sub("<[^>]*>", "", ITALIC.sub("", formula))))
    for path in sorted(site.rglob("*.js")):
        if path.name not in NOT_READ:
            text = path.read_text(encoding="utf-8")
            found = set(WORD.findall(text))
            used.words |= found
            begun |= {word for word in found
                      if word.endswith("-") and re.match(r"[a-z]\w", word)}
            used.variables.update(VARIABLE.findall(text))
    used.beginnings = tuple(sorted(begun))
    return used


# Style sheets ---------------------------------------------------------------


def selectors(prelude: list[Any]) -> Iterator[list[Any]]:
    """Yield the selectors of a list, as tokens."""
    one: list[Any] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield one
            one = []
        else:
            one.append(token)
    yield one


def names(tokens: list[Any]) -> Iterator[str]:
    """Yield the classes, ids and elements that a selector asks for.

    Those within brackets are left out: :not(), :is(), [attribute].
    """
    before = None
    for token in tokens:
        state = before is not None and (
            before.type == "literal" and before.value == ":")
        if token.type == "hash" or (token.type == "ident" and not state):
            yield token.value
        before = token


def block(content: list[Any], drop: Set[str]) -> str:
    """Return the inside of a rule, without some variables."""
    if not drop:
        return tinycss2.serialize(content).strip()
    kept = []
    for one in tinycss2.parse_blocks_contents(content, True, True):
        if one.type != "declaration":  # nothing that is known here
            return tinycss2.serialize(content).strip()
        if one.name not in drop:
            value = tinycss2.serialize(one.value).strip()
            kept.append(f"{one.name}:{value}"
                        + ("!important" if one.important else ""))
    return ";".join(kept)


def rules(nodes: Iterable[Any], used: Used, drop: Set[str]
          ) -> Iterator[str]:
    """Yield the rules that may apply, as text."""
    for node in nodes:
        if node.type == "qualified-rule":
            kept = [tinycss2.serialize(one).strip()
                    for one in selectors(node.prelude)
                    if all(map(used.has, names(one)))]
            inner = block(node.content, drop) if kept else ""
            if inner:
                yield ",".join(kept) + "{" + inner + "}"
        elif node.type == "at-rule":
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            if node.content is None:
                yield head + ";"
                continue
            if node.lower_at_keyword in ("media", "supports", "layer"):
                inner = "".join(rules(tinycss2.parse_rule_list(
                    node.content, True, True), used, drop))
            else:
                inner = tinycss2.serialize(node.content).strip()
            if inner:
                yield head.strip() + "{" + inner + "}"


def lighter(css: str, used: Used, drop: Set[str] = frozenset()) -> str:
    """Return a style sheet without rules that no page can use.

    drop : variables that nothing reads.
    """
    return "".join(rules(
        tinycss2.parse_stylesheet(css, True, True), used, drop))


def lighten_sheets(sheets: dict[str, str], used: Used) -> dict[str, str]:
    """Return all style sheets of a site without what no page can use."""
    sheets = {name: lighter(css, used) for name, css in sheets.items()}
    while True:  # a variable may be read by one that nothing reads
        whole = "".join(sheets.values())
        read = set(READ.findall(whole)) | used.variables
        drop = {name for name in DEFINED.findall(whole) if name not in read}
        drop -= {name for own in OWN for name in VARIABLE.findall(
            sheets.get(own, ""))}
        if not drop:
            break
        sheets = {name: css if name in OWN else lighter(css, used, drop)
                  for name, css in sheets.items()}
    set_in = FACE.sub("", "".join(sheets.values()))
    return {name: FACE.sub(
        lambda face: face[0] if face[2] in set_in else "", css)
        for name, css in sheets.items()}


def linked(page: str) -> list[tuple[str, str]]:
    """Return (link, file in _static) of a page's style sheets, in order.

    Not what stands for browsers without scripts.
    """
    return [(found[0], found[2])
            for found in LINK.finditer(NO_SCRIPT.sub("", page))]


def in_order(lists: Iterable[list[str]]) -> list[str]:
    """Return all that stands in some lists, in an order that fits each.

    Raises `graphlib.CycleError` when there is none.
    """
    graph: TopologicalSorter[str] = TopologicalSorter()
    for one in lists:
        for name in one:
            graph.add(name)
        for before, after in pairwise(one):
            graph.add(after, before)
    return [*graph.static_order()]


def together(names: Iterable[str], read: Callable[[str], str]) -> str:
    """Return style sheets as one that lies in _static.

    names : of the sheets, from _static. read : gives the text of one.
    """
    parts = []
    for name in names:
        folder = posixpath.dirname(name)

        def place(file: str, folder: str = folder) -> str:
            return posixpath.normpath(posixpath.join(folder, file))

        parts.append(IMPORT.sub(
            lambda found: together([place(found[1])], read),
            BESIDE.sub(lambda found: found[1] + place(found[2]),
                       read(name))))
    return "".join(parts)


def link_together(page: str, bundled: Iterable[str], mark: str) -> str:
    """Return a page with one link, in place of the last of those bundled.

    mark : of the content.
    """
    found = [one for one in LINK.finditer(page) if one[2] in bundled]
    for one in reversed(found):
        new = (f'<link rel="stylesheet" href="{one[1]}{TOGETHER}?v={mark}" />'
               "\n" if one is found[-1] else "")
        page = page[:one.start()] + new + page[one.end():]
    return page


# Fonts ----------------------------------------------------------------------


@cache
def cut(source: Path, characters: str) -> bytes:
    """Return a font as WOFF2 with some characters only."""
    font = TTFont(source, recalcTimestamp=False)
    has = font.getBestCmap()
    cutter = subset.Subsetter(subset.Options(
        layout_features=["*"], name_IDs=[1, 2, 4, 6], glyph_names=False,
        notdef_outline=True, hinting=False))
    cutter.populate(unicodes=[c for c in map(ord, characters) if c in has])
    cutter.subset(font)
    font.flavor = "woff2"
    memory = io.BytesIO()
    font.save(memory)
    return memory.getvalue()


def cut_fonts(folder: Path, used: Used) -> None:
    """Leave in the fonts of formulas what formulas have."""
    sheet = folder / "katex.css"
    if not sheet.is_file():
        return
    sources = katex.outlines()
    for family, face in faces(sheet.read_text(encoding="utf-8")):
        characters = (used.italic if family == "KaTeX_Math"
                      else used.upright)
        name = Path(URL.findall(face)[0]).name
        (folder / "fonts" / name).write_bytes(
            cut(sources[name], "".join(sorted(characters))))


def faces(css: str) -> Iterator[tuple[str, str]]:
    """Yield (family, face) of a style sheet."""
    for found in FACE.finditer(css):
        yield found[2].strip(), found[0]


def faces_at_hand(css: str, folder: Path) -> str:
    """Return a style sheet of a folder without faces that have no file."""
    return FACE.sub(lambda face: face[0] if all(
        (folder / file).is_file() for file in URL.findall(face[0])) else "",
        css)


def first_fonts(css: str) -> str:
    """Return the fonts that nearly every formula needs, as bosh.js asks."""
    wanted = {("KaTeX_Main", "normal"), ("KaTeX_Math", "italic")}
    return " ".join(
        f"katex/{URL.findall(face)[0]}" for family, face in faces(css)
        if re.search(r"weight:\s*(normal|400)", face)
        and (family, re.findall(r"style:\s*(\w+)", face)[0]) in wanted)


# Scripts --------------------------------------------------------------------


def lean(script: str) -> str:
    """Return JavaScript without comments, and indented by one space.

    Where a line begins with an operator, the lexer wants some space.
    """
    parts: list[str] = []
    space = "\n "  # the last that was written; nothing yet
    for kind, value in JAVASCRIPT.get_tokens(script):
        if kind in Token.Comment or kind in Token.Text:
            new = "\n " if "\n" in value else " "
            if not space:
                parts.append(new)
            elif new > space:
                continue
            elif parts and new < space:
                parts[-1] = new
            space = new
        else:
            parts.append(value)
            space = ""
    return "".join(parts)


def own_scripts(site: Path) -> list[Path]:
    """Return the book's own scripts among the built static files."""
    names = {path.relative_to(folder).as_posix()
             for folder in (ROOT / "_static", ROOT / "book/sphinx/static")
             for path in folder.rglob("*.js")}
    return [site / "_static" / name for name in sorted(names)
            if (site / "_static" / name).is_file()]


# A site ---------------------------------------------------------------------


def lighten(site: Path, aside: Path) -> None:
    """Make all of a built site lighter.

    aside : where the whole style sheets are kept, and how the pages linked
        them, for who wants to compare.
    """
    static = site / "_static"
    for pattern in UNUSED:
        for path in static.glob(pattern):
            path.unlink()
    used = survey(site)
    cut_fonts(static / "katex", used)
    whole = {path.relative_to(static).as_posix():
             path.read_text(encoding="utf-8")
             for path in sorted(static.rglob("*.css"))}
    pages = {path: path.read_text(encoding="utf-8")
             for path in sorted(site.rglob("*.html"))
             if static not in path.parents}  # there are templates too
    keep(aside, whole, {path.relative_to(site).as_posix(): text
                        for path, text in pages.items()})
    sheets = {name: faces_at_hand(css, static.joinpath(name).parent)
              for name, css in lighten_sheets(whole, used).items()}
    for font in (static / "katex").glob("fonts/*"):
        if font.name not in sheets["katex/katex.css"]:
            font.unlink()
    bundled = [name for name in in_order(
        [name for _, name in linked(text)] for text in pages.values())
        if name not in (TOGETHER, *APART)]  # in a page that was built before
    sheets[TOGETHER] = together(bundled, sheets.__getitem__)
    for name in sheets.keys() - {TOGETHER, *APART, *PRINTED}:
        static.joinpath(name).unlink()
        del sheets[name]
    marks = {}
    for name, css in sheets.items():
        static.joinpath(name).write_text(css, encoding="utf-8")
        marks[name] = hashlib.sha256(css.encode()).hexdigest()[:8]
    for path in own_scripts(site):
        path.write_text(lean(path.read_text(encoding="utf-8")),
                        encoding="utf-8")
    formulas = first_fonts(sheets.get("katex/katex.css", ""))

    def mark(found: re.Match[str]) -> str:
        return (f"{found[1]}?v={marks[found[2]]}" if found[2] in marks
                else found[0])

    for path, text in pages.items():
        new = link_together(text, bundled, marks[TOGETHER])
        new = re.sub(r'(href="[^"]*?_static/([\w./-]+\.css))\?\w+=\w+', mark,
                     new)
        new = PLAIN.sub(r"\1", new)
        if 'class="katex"' in new and "data-shriftlar" not in new:
            new = new.replace("<script data-joy=", "<script data-shriftlar="
                              f'"{formulas}" data-joy=', 1)
        if new != text:
            path.write_text(new, encoding="utf-8")


def keep(aside: Path, sheets: dict[str, str], pages: dict[str, str]) -> None:
    """Put the whole style sheets, and the links to them, into a folder."""
    for name, css in sheets.items():
        aside.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        aside.joinpath(name).write_text(css, encoding="utf-8")
    aside.joinpath(LINKS).write_text(json.dumps({
        name: "".join(link for link, _ in linked(text))
        for name, text in pages.items()}), encoding="utf-8")


def begin(app: Sphinx) -> None:
    """Remove what an earlier build made lighter: its sources are copied."""
    for path in Path(app.outdir, "_static").rglob("*.css"):
        path.unlink()


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Lighten what was built, when all of it is there."""
    if exception is None and app.builder.format == "html":
        lighten(Path(app.outdir), Path(app.doctreedir, ASIDE))


def setup(app: Sphinx) -> None:
    """Connect before anything is copied, and after all is written."""
    app.connect("builder-inited", begin, priority=1)
    app.connect("build-finished", publish, priority=950)
