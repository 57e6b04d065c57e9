"""The pages of an edition, made from the built pages of the book.

A page of the book is verified and finished; its edition is the same page
with its words in another alphabet. Nothing but words changes: tags, classes,
addresses, ids and the signs of formulas stay byte for byte, code and outputs
are those of the edition's notebook, which was executed (`book.editions`). A
block of the page that is not the notebook's raises `Strange`, so that no
number can come from elsewhere.
"""
import functools
import html
import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from nbformat import NotebookNode
from pygments.lexers import get_lexer_by_name
from pygments.token import String, Token

from book import alphabet, glossary
from book.alphabet import ALPHABETS, CYRILLIC, LANGUAGES, SOURCE, convert
from book.notebooks import ROOT, code_cells, read
from book.report import sha256
from book.sphinx.figures import retint
from book.sphinx.light import own_scripts

NAMES = {SOURCE: "Lotin", CYRILLIC: "Кирилл", "yangi": "Yangi lotin"}
SHORT = {SOURCE: "Oʻz", CYRILLIC: "Ўз", "yangi": "Öz"}
LABEL = "Alifbo"
SCRIPT = "nashr.js"
VOID = frozenset("area base br col embed hr img input link meta source "
                 "track wbr".split())
# Elements that hold no sentence, and classes of such elements.
SILENT = frozenset({"script", "code", "pre", "math", "kbd", "textarea"})
QUIET = re.compile(r"\b(?:katex|highlight|MathJax|copybtn)\b")
SPOKEN = re.compile(
    r'( (?:alt|title|aria-label|data-bs-title|placeholder|label)=")([^"]*)"')
DESCRIBED = re.compile(
    r'((?:name="description"|property="og:(?:title|description|site_name)")'
    r' content=")([^"]*)"')
TAG = re.compile(r"<!--.*?-->|<!DOCTYPE[^>]*>|</?([A-Za-z][\w-]*)[^>]*>",
                 re.DOTALL)
BLOCK = re.compile(
    r'(<div class="(?:output [a-z_]+ )?highlight-([\w-]+) notranslate">)'
    r'<div class="highlight"><pre>(.*?)</pre></div>', re.DOTALL)
IMAGE = re.compile(r'(<img [^>]*src="[^"]*_images/)([0-9a-f]{64})(\.svg")')
ENTITY = re.compile(r"(&#?\w+;)")
GLOSS = re.compile(r"\b(?:ingl|rus)\. $")
SOURCES_LIST = re.compile(
    r'(?:<section id="manbalar">|<h1>Adabiyotlar).*?</section>', re.DOTALL)
ITEM = re.compile(r"<li><p>(.*?)</p>", re.DOTALL)
LAST = re.compile(r'.*class="reference external".*?</a>|.*(?:\d|Press|'
                  r"-boʻlim)\.(?= |$)|.*", re.DOTALL)
# Words in a formula, as KaTeX sets them, and its TeX.
SET = re.compile(
    r'(<mtext>|<span class="mord text(?: mtight)?"><span class="mord'
    r'(?: mtight)?">)([^<]*[^\W\d_][^<]*)')
TEX = re.compile(r"<annotation [^>]*>[^<]*</annotation>")
ASIS, ASIS_END = "<!--asl-->", "<!--/asl-->"


class Strange(Exception):
    """A page that is not what the edition's notebooks say."""


# Words of a page ------------------------------------------------------------


def text_node(text: str, to: str) -> str:
    """Return a piece of HTML between tags in another alphabet.

    What is written as an entity stays so.
    """
    return "".join(part if part.startswith("&") else convert(part, to)
                   for part in ENTITY.split(text))


def attributes(tag: str, to: str) -> str:
    """Return a tag whose spoken attributes are in another alphabet."""
    spoken = DESCRIBED if tag.startswith("<meta") else SPOKEN
    return spoken.sub(
        lambda match: f'{match[1]}{text_node(match[2], to)}"', tag)


def formula_words(page: str, change: Callable[[str], str]) -> str:
    """Return a page with the words in its formulas changed.

    A formula stands there three times: for who reads, for who listens, and
    as TeX for who copies it.
    """
    page = SET.sub(lambda match: match[1] + change(match[2]), page)
    return TEX.sub(lambda match: alphabet.formula(match[0], change), page)


def mark_works(page: str, to: str) -> str:
    """Mark, in lists of sources, what stays as it is."""
    def item(match: re.Match[str]) -> str:
        works = LAST.match(match[1])[0]  # type: ignore[index]
        inside = works if "reference external" in works else (
            works.partition(' — <a class="reference internal"')[0])
        own = alphabet.work(inside, lambda one: convert(one, to))
        return (f"<li><p>{ASIS}{own}{ASIS_END}{match[1][len(inside):]}</p>")

    return SOURCES_LIST.sub(lambda match: ITEM.sub(item, match[0]), page)


def words_of(page: str, change: Callable[[str], str],
             tags: Callable[[str], str]) -> str:
    """Return a page with its sentences and its tags changed.

    What stands in code, in a formula, in a gloss or in a work stays.
    """
    stack: list[tuple[str, bool]] = []
    output: list[str] = []
    place, before = 0, ""
    asis = False
    for match in TAG.finditer(page):
        text, tag = page[place:match.start()], match[0]
        place = match.end()
        quiet = asis or any(quiet for _, quiet in stack)
        if text:
            output.append(text if quiet else change(text))
            before = text
        if tag in (ASIS, ASIS_END):
            asis = tag == ASIS
            continue
        name = (match[1] or "").lower()
        if not name or tag.startswith("<!"):
            output.append(tag)
            continue
        output.append(tag if quiet else tags(tag))
        if tag.startswith("</"):
            while stack and stack.pop()[0] != name:
                pass
        elif name not in VOID and not tag.endswith("/>"):
            shut = (name in SILENT or name == "style"
                    or bool(QUIET.search(tag))
                    or (name in ("em", "i") and bool(GLOSS.search(before))))
            stack.append((name, shut))
    output.append(page[place:])
    return "".join(output)


# Code, outputs, figures -----------------------------------------------------


@functools.cache
def bridge() -> object:
    """Return Sphinx's highlighter, with the lexers of MyST-NB."""
    from myst_nb.core.lexers import AnsiColorLexer
    from sphinx.highlighting import PygmentsBridge, lexer_classes
    lexer_classes["myst-ansi"] = AnsiColorLexer
    return PygmentsBridge("html", "sphinx")


def highlight(text: str, language: str) -> str:
    """Return the inside of the block that Sphinx makes of a text."""
    made = bridge().highlight_block(  # type: ignore[attr-defined]
        text, language)
    return str(made).partition("<pre>")[2].partition("</pre>")[0]


def plain(block: str) -> str:
    """Return the text of a block."""
    return html.unescape(re.sub(r"<[^>]*>", "", block))


def printed(nb: NotebookNode) -> list[str]:
    """Return the texts that a notebook's page shows as outputs, in order."""
    found = []
    for cell in code_cells(nb):
        for output in cell.outputs:
            if output.output_type == "stream":
                found.append(output.text)
            elif output.output_type == "error":
                found.append("\n".join(output.traceback))
            elif "image/svg+xml" not in output.data:
                found.append(output.data["text/plain"])
    return found


def figures(nb: NotebookNode) -> list[str]:
    """Return the figures of a notebook, in order."""
    return [output.data["image/svg+xml"] for cell in code_cells(nb)
            for output in cell.outputs
            if "image/svg+xml" in output.get("data", {})]


def file_name(figure: str) -> str:
    """Return the name, without suffix, that MyST-NB gives a figure."""
    return sha256("\n".join(figure.splitlines()).encode())


def blocks(page: str, to: str, name: str, outputs: list[tuple[str, str]]
           ) -> str:
    """Return a page with code and outputs of the edition.

    outputs : for each output of the page, in order, (the book's, the
        edition's) text.
    Raises `Strange` when the page shows another text than the book's.
    """
    waiting = list(outputs)

    def one(match: re.Match[str]) -> str:
        head, language, inside = match.groups()
        old = plain(inside)
        if 'class="output' in head:
            if not waiting or waiting[0][0].strip() != old.strip():
                raise Strange(f"{name}: natija notebookdagidan boshqa: "
                              f"{old[:60]!r}")
            new = waiting.pop(0)[1]
        else:
            new = alphabet.code(old, to) if language == "python" else old
        if new.strip() == old.strip():
            return match[0]
        return (f'{head}<div class="highlight"><pre>'
                f"{highlight(new, language)}</pre></div>")

    page = BLOCK.sub(one, page)
    if waiting:
        raise Strange(f"{name}: {len(waiting)} ta natija sahifada yoʻq")
    return page


# Order of the glossary ------------------------------------------------------

LETTERS = {
    CYRILLIC: [*"абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ"],
    "yangi": [*"abdefghijklmnopqrstuvxyz", "ö", "ğ", "ş", "ç"]}


def order(term: str, to: str) -> list[int]:
    """Return the sort key of a term in the order of its alphabet."""
    if to == SOURCE:
        return glossary.alphabet_key(term)
    signs = LETTERS[to] + [
        one for one in "abcdefghijklmnopqrstuvwxyz" if one not in LETTERS[to]]
    return [signs.index(one) if one in signs else -1
            for one in term.lower().replace("ʼ", "")]


def sort_glossary(page: str, to: str) -> str:
    """Return a page whose glossary is in the order of its alphabet."""
    def one(match: re.Match[str]) -> str:
        items = re.findall(r"<dt .*?</dd>\s*", match[2], re.DOTALL)
        if "".join(items).strip() != match[2].strip():
            raise Strange("lugʻatning tuzilishi boshqacha")
        items.sort(key=lambda item: order(
            plain(re.sub(r"<a .*", "", item, flags=re.DOTALL)), to))
        return match[1] + "".join(items) + match[3]

    return re.sub(r'(<dl class="[^"]*glossary[^"]*">\s*)(.*?)(</dl>)', one,
                  page, flags=re.DOTALL)


# Frame: language, the other editions, files ---------------------------------


def address(rel: str, to: str, here: str) -> str:
    """Return the address of a page in an edition, from the same page here.

    rel : of the page, in the folder of its edition.
    """
    up = "../" * rel.count("/") + ("" if here == SOURCE else "../")
    return up + ("" if to == SOURCE else f"{to}/") + rel


def switch(rel: str, here: str) -> str:
    """Return the links to the same page in the other alphabets.

    They are plain links in a fold, so that they need no script and little
    room in the header of a phone.
    """
    label = LABEL if here == SOURCE else convert(LABEL, here)
    links = "".join(
        f'<li><a hreflang="{LANGUAGES[to]}" lang="{LANGUAGES[to]}" '
        f'data-alifbo="{to}" href="{address(rel, to, here)}"'
        + (' aria-current="true"' if to == here else "")
        + f">{NAMES[to]}</a></li>" for to in NAMES)
    return (f'<details class="alifbo d-print-none"><summary class="btn '
            f'btn-sm" title="{label}" aria-label="{label}: {NAMES[here]}">'
            f'<span aria-hidden="true">{SHORT[here]}</span></summary>'
            f"<ul>{links}</ul></details>")


HEADER = '<div class="article-header-buttons">'
FRAMED = re.compile(
    r'<link rel="alternate" hreflang=[^>]*>\n'
    r'|<script [^>]*nashr\.js"></script>\n|<details class="alifbo .*?'
    r"</details>", re.DOTALL)


def framed(page: str, rel: str, here: str) -> str:
    """Return a page with its language, its alternates and the switch."""
    static = "../" * rel.count("/")
    page = FRAMED.sub("", page)
    page = re.sub(r'<html lang="[^"]*"', f'<html lang="{LANGUAGES[here]}"',
                  page, count=1)
    alternates = "".join(
        f'<link rel="alternate" hreflang="{LANGUAGES[to]}" '
        f'href="{address(rel, to, here)}" />\n' for to in NAMES)
    script = f'<script defer src="{static}_static/{SCRIPT}"></script>\n'
    page = page.replace("</head>", f"{alternates}{script}</head>", 1)
    return page.replace(HEADER, HEADER + switch(rel, here), 1)


def share(page: str, rel: str, own: set[str], site: Path) -> str:
    """Return an edition's page that takes from the book what it lacks.

    rel : address of the page. own : the edition's files, as addresses.
    site : the book's folder, with the files that both use.
    """
    folder = posixpath.dirname(rel)

    def one(match: re.Match[str]) -> str:
        file = posixpath.normpath(posixpath.join(
            folder, re.split("[?#]", match[2])[0]))
        return (match[0] if file in own or file.startswith("..")
                or not (site / file).is_file()
                else f'{match[1]}../{match[2]}"')

    # The first script of a page is told where the files are that all share.
    page = page.replace(' data-joy="', ' data-joy="../', 1)
    return re.sub(r'( (?:href|src|poster|data)=")((?![a-z]+:|[#/])[^"]+)"',
                  one, page)


# Scripts --------------------------------------------------------------------

# What looks like an address, a selector or an expression; not ${…} in a text.
CODED = re.compile(r"[.#>\[\]={}]\w|[\w)\]]\(|^[\w-]+: ?[\w-]+;")
FIRST = re.compile(rf"^(?:\W|\d)*({alphabet.LETTER})")


def for_readers(text: str, known: frozenset[str]) -> bool:
    """Return whether a text of a script is for a reader.

    It has a letter that only Uzbek has, or begins with a capital, or is of
    several parts whose words the pages have.
    known : the words of the pages, in small letters.
    """
    text = re.sub(r"\$\{\w+\}", " ", text)
    words = [word for word in alphabet.words(text) if len(word) > 1]
    if not words or all(map(alphabet.stays, words)):
        return False
    if "ʻ" in text or "ʼ" in text:
        return True
    first = FIRST.match(text)
    return not CODED.search(text) and (
        bool(first and first[1].isupper())
        or (" " in text and all(word.lower() in known for word in words)))


def script(source: str, to: str, known: frozenset[str]) -> str:
    """Return JavaScript whose texts for readers are in another alphabet."""
    tokens = list(get_lexer_by_name(
        "javascript", stripnl=False, ensurenl=False).get_tokens(source))
    output = []
    for place, (kind, value) in enumerate(tokens):
        if kind in String and kind not in String.Regex:
            after = next((one for other, one in tokens[place + 1:]
                          if other not in Token.Text.Whitespace), "")
            if after != ":" and for_readers(value.strip("'\"`"), known):
                value = convert(value, to)
        output.append(value)
    return "".join(output)


# The whole site -------------------------------------------------------------


def pages(site: Path) -> Iterator[str]:
    """Yield the addresses of the book's pages, without the editions."""
    for path in sorted(site.rglob("*.html")):
        rel = path.relative_to(site).as_posix()
        if rel.split("/")[0] not in (*ALPHABETS, "_static"):
            yield rel


def known_words(site: Path) -> frozenset[str]:
    """Return the words of all pages, in small letters."""
    found: set[str] = set()

    def take(text: str) -> str:
        found.update(word.lower() for word in alphabet.words(
            html.unescape(text)))
        return text

    def tag(one: str) -> str:
        for _, value in SPOKEN.findall(one):
            take(value)
        return one

    for rel in pages(site):
        page = (site / rel).read_text(encoding="utf-8")
        formula_words(page, take)
        words_of(page, take, tag)
    return frozenset(found)


def figures_of(root: Path, edition: Path) -> dict[str, str]:
    """Return {name of a figure of the book: the edition's figure}.

    root, edition : folders of the book's notebooks and of the edition's.
    """
    found: dict[str, str] = {}
    for path in sorted(edition.rglob("*.ipynb")):
        one, other = read(root / path.relative_to(edition)), read(path)
        found.update((file_name(old), new) for old, new in zip(
            figures(one), figures(other), strict=True))
    return found


def page_of(page: str, rel: str, to: str, root: Path, edition: Path,
            images: Mapping[str, str]) -> str:
    """Return a page of the book in another alphabet.

    root, edition : as in `figures_of`, whose result is ``images``.
    Raises `Strange` when the page shows other outputs than the notebook.
    """
    notebook = root / f"{rel.removesuffix('.html')}.ipynb"
    outputs: list[tuple[str, str]] = []
    if notebook.is_file():
        one = read(notebook)
        other = read(edition / notebook.relative_to(root))
        outputs = list(zip(printed(one), printed(other), strict=True))
        shown = {match[2] for match in IMAGE.finditer(page)}
        if lost := {file_name(old) for old in figures(one)} - shown:
            raise Strange(f"{rel}: notebookning {len(lost)} ta rasmi "
                          "sahifada yoʻq")
    page = formula_words(blocks(page, to, rel, outputs),
                         lambda text: text_node(text, to))
    page = words_of(mark_works(page, to), lambda text: text_node(text, to),
                    lambda tag: attributes(tag, to))
    page = re.sub(r'(<style>@page \{ @top-left \{ content: ")([^"]*)',
                  lambda match: match[1] + convert(match[2], to), page)
    return IMAGE.sub(
        lambda match: match[1] + (
            file_name(images[match[2]]) if match[2] in images
            else match[2]) + match[3], sort_glossary(page, to))


def index_of(site: Path, to: str) -> str:
    """Return the search index of an edition: the book's, with its titles."""
    source = (site / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(source[source.index("{"):source.rindex("}") + 1])
    titles = {*index["titles"], *index["alltitles"]}
    names = {title: changed for title in sorted(titles)
             if (changed := convert(title, to)) != title}
    return (f"Search.names = {json.dumps(names, ensure_ascii=False)};\n"
            + source)


def build(site: Path, notebooks: Callable[[str], Path],
          root: Path = ROOT) -> None:
    """Write the editions beside the pages of the book, and link them.

    site : the built pages.
    notebooks : function that gives the folder of an edition's notebooks.
    Raises `Strange` when a page is not what the notebooks say.
    """
    known, scripts = known_words(site), own_scripts(site)
    originals = {rel: FRAMED.sub("", (site / rel).read_text(encoding="utf-8"))
                 for rel in pages(site)}
    for to in ALPHABETS:
        out, edition = site / to, notebooks(to)
        shutil.rmtree(out, ignore_errors=True)
        images = figures_of(root, edition)
        files: dict[str, Callable[[], str]] = {
            "searchindex.js": partial(index_of, site, to)}
        for figure in images.values():
            files[f"_images/{file_name(figure)}.svg"] = partial(retint, figure)
        for path in scripts:
            files[path.relative_to(site).as_posix()] = partial(
                script, path.read_text(encoding="utf-8"), to, known)
        for path in (site / "_sources").rglob("*.*"):
            name = path.relative_to(site / "_sources").as_posix()
            if path.suffix == ".ipynb":
                files[f"_sources/{name}"] = partial(
                    (edition / name).read_text, encoding="utf-8")
            elif path.suffix == ".md":
                files[f"_sources/{name}"] = partial(
                    alphabet.markdown, path.read_text(encoding="utf-8"), to)
        own = {*files, *originals}
        for rel, original in originals.items():
            page = page_of(original, rel, to, root, edition, images)
            files[rel] = partial(
                share, framed(page, rel, to), rel, own, site)
        for name, content in files.items():
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content(), encoding="utf-8")
    for rel, original in originals.items():
        (site / rel).write_text(framed(original, rel, SOURCE),
                                encoding="utf-8")
