"""The built pages as they stand on paper and in an e-reader.

A page of the site becomes an `Article`: its text alone, with links into the
whole work instead of into the site. What only a screen can do is left out: a
custom element gives way to the figure that it holds. Folded code and the
answer to a prediction stand open in their place, as the text goes on from
them. Folded answers and hints move to the end of their page: on paper nothing
can be unfolded, and whoever turns the page has decided to look.
"""
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, NavigableString, Tag

from book.alphabet import SOURCE, said
from book.contents import entries, parts
from book.notebooks import ROOT

# Of the site's frame, or of no use without a screen and a script.
SCREEN = (".headerlink, .copybtn, .toctree-wrapper, .pst-js-only, "
          ".d-print-none, .bob-joyi, .sd-octicon, script, noscript, template, "
          "button, form, input, textarea, select, canvas")
ANSWER, HINT, ANSWERS, HINTS = "Javob", "koʻrsatma", "Javoblar", "Koʻrsatmalar"
# KaTeX writes a formula twice: as MathML for the ear, as letters for the eye.
BOTH = re.compile(
    r'<span class="katex"><span class="katex-mathml">(.*?)</math></span>'
    r'<span class="katex-html" aria-hidden="true">', re.S)
# Pieces of code that look as the text around them: half of all elements.
PLAIN = re.compile(
    r'<span class="(?:n|nn|p|py|na|nx|err|w|pre)">([^<]*)</span>')
TINT = re.compile(r"var\(--k([0-9a-f]{6})\)")
CUSTOM = re.compile(r"^[a-z][a-z0-9]*-[a-z0-9-]*$")
CELL = "katak-raqami"  # the number beside a code cell


@dataclass
class Article:
    """One page of the work.

    name : chapters/05_organish_tezligi.
    part : the caption of the part that begins with it, or "".
    level : 1 for a chapter, 2 for its exercises and solutions.
    title : its heading, as text.
    body : what stands on the page.
    verified : what the page says of its verification; "" when nothing.
    images : paths of its figures, from the site's folder.
    left_out : texts of hints that an earlier page of the chapter gives.
    """

    name: str
    part: str
    level: int
    title: str
    body: Tag
    verified: str
    images: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name as a part of identifiers and of file names."""
        return self.name.replace("/", "-").replace("_", "-")


def order(root: Path = ROOT) -> list[tuple[str, str, int]]:
    """Return (page, caption of the part that it begins, level), in order."""
    begins = {pages[0]: caption for caption, pages in parts(root) if pages}
    return [(name, begins.get(name, ""),
             1 if name.startswith("chapters/") else 2)
            for name in entries(root)]


def volumes(root: Path = ROOT) -> list[tuple[str, list[str]]]:
    """Return (caption, pages) of the book's parts, for a file each.

    What stands before the first part is in its volume.
    """
    found: list[tuple[str, list[str]]] = []
    before: list[str] = []
    for name, part, _ in order(root):
        if part:
            found.append((part, before))
            before = []
        (found[-1][1] if found else before).append(name)
    return found


def of_chapter(name: str, root: Path = ROOT) -> list[str]:
    """Return the pages of a chapter, its exercises and solutions with it."""
    stem = PurePosixPath(name).name
    return [page for page, _, _ in order(root)
            if PurePosixPath(page).name == stem]


def read(site: Path, names: list[str] | None = None, root: Path = ROOT,
         formula: str = "html", to: str = SOURCE) -> list[Article]:
    """Read the pages of the built site ``site`` in the order of the book.

    names : only these pages.
    formula : "html" keeps KaTeX's letters, "mathml" its MathML.
    to : the alphabet of the pages; ``site`` is then the edition's folder.
    Raises `OSError` when a page was not built.
    """
    table = [one for one in order(root) if names is None or one[0] in names]
    known = {name for name, _, _ in table}
    found = []
    given: set[tuple[str, str]] = set()  # (chapter, text of a hint)
    for name, part, level in table:
        text = (site / f"{name}.html").read_text(encoding="utf-8")
        text_of_page = PLAIN.sub(
            r"\1", _between(text, "<article", "</article>"))
        if formula == "html":
            text_of_page = BOTH.sub(_drawn, text_of_page)
        soup = BeautifulSoup(text_of_page, "html.parser")
        body = soup.article
        assert isinstance(body, Tag)
        heading = body.find("h1")
        foot = BeautifulSoup(_between(text, '<p class="tekshiruv"', "</p>"),
                             "html.parser").get_text(" ")
        article = Article(name, said(part, to), level, "", body, _plain(foot))
        clean(body)
        if isinstance(heading, Tag):
            article.title = _plain(heading.get_text())
        if formula == "mathml":
            spoken(body)
        move(article, given, to)
        connect(article, known)
        found.append(article)
    return found


def _between(text: str, begin: str, end: str) -> str:
    """Return the first piece of a text from ``begin`` to ``end``; or ""."""
    start = text.find(begin)
    return text[start:text.index(end, start) + len(end)] if start >= 0 else ""


def _plain(text: str) -> str:
    """Return a text with single spaces; those that do not break remain."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def clean(body: Tag) -> None:
    """Leave out what needs a screen; open the folds that stay."""
    for node in body.select(SCREEN):
        if not node.decomposed:
            node.decompose()
    for node in body.find_all(CUSTOM):
        if node.find(["figure", "img", "table", "pre"]):
            node.unwrap()
        else:
            node.decompose()
    for fold in body.select("details.hide"):
        if isinstance(fold.summary, Tag):
            fold.summary.decompose()
        fold.unwrap()
    for number, cell in enumerate(body.select("div.cell"), 1):
        label = tag("span", f"[{number}]", class_=CELL)
        cell.insert(0, label)
    for node in body.select("[hidden]"):
        del node["hidden"]
    for node in body.find_all("label"):  # what it is of has gone
        node.name = "span"
        node.attrs.pop("for", None)
    for drawing in body.find_all("svg"):  # html.parser writes names small
        if "viewbox" in drawing.attrs:
            drawing["viewBox"] = drawing.attrs.pop("viewbox")


def tag(name: str, text: str = "", **attributes: str) -> Tag:
    """Return a new element."""
    node = BeautifulSoup("", "html.parser").new_tag(name)
    for key, value in attributes.items():
        node[key.rstrip("_").replace("_", "-")] = value
    if text:
        node.string = text
    return node


def _drawn(found: re.Match[str]) -> str:
    """Return the beginning of a formula of which only the letters stay."""
    tex = re.search(r"<annotation[^>]*>(.*?)</annotation>", found[1], re.S)
    label = tex[1].replace('"', "&quot;") if tex else ""
    return ('<span class="katex"><span class="katex-html" role="math" '
            f'aria-label="{label}">')


def spoken(body: Tag) -> None:
    """Keep of each formula its MathML, with the TeX as alternative text."""
    for node in body.select(".katex"):
        formula, tex = node.find("math"), node.find("annotation")
        if not isinstance(formula, Tag) or not isinstance(tex, Tag):
            continue
        formula["alttext"] = tex.get_text()
        tex.decompose()
        if node.parent and "katex-display" in (node.parent.get("class") or ()):
            formula["display"] = "block"
        node.replace_with(formula.extract())


def move(article: Article, given: set[tuple[str, str]],
         to: str = SOURCE) -> None:
    """Move folded answers and hints to the end; open the other folds.

    given : what earlier pages gave; solutions need not repeat the hints.
    to : the alphabet of the page.
    """
    answer, hint = said(ANSWER, to), said(HINT, to)
    movable = re.compile(rf"{answer}\b|\d+-{hint}")
    chapter = PurePosixPath(article.name).name
    moved: list[tuple[str, str, Tag, Tag]] = []
    for fold in article.body.find_all("details"):
        if not isinstance(fold.summary, Tag):
            fold.name = "div"
            continue
        title = _plain(fold.summary.get_text())
        fold.summary.decompose()
        if movable.match(title):
            text = " ".join(fold.get_text(" ").split())
            if (chapter, text) in given:
                article.left_out.append(f"{title} {text}")
                fold.decompose()
                continue
            given.add((chapter, text))
            link = tag("a", title)
            place = tag("p", class_="javob-havola")
            place.append(link)
            fold.replace_with(place)
            moved.append((title, _section_title(place), place, fold))
        else:
            fold.name = "div"
            fold.attrs = {"class": "ochiq-quti",
                          **({"id": fold["id"]} if fold.get("id") else {})}
            fold.insert(0, tag("p", title, class_="quti-nomi"))
    if not moved:
        return
    hints = all(title.endswith(hint) for title, _, _, _ in moved)
    end = tag("section", class_="javoblar", id="oxirida-javoblar")
    end.append(tag("h2", said(HINTS if hints else ANSWERS, to)))
    before, count = "", 0
    for number, (title, section, place, fold) in enumerate(moved, 1):
        if section != before:
            before, count = section, 0
            end.append(tag("h3", section))
        count += 1
        name = title if hints else f"{count}-{answer.lower()}"
        anchor, back = f"javob-{number}", f"savol-{number}"
        place["id"] = back
        for forth in place.find_all("a"):
            forth["href"], forth.string = f"#{anchor}", name
        holder = tag("div", class_="javob-matni", id=anchor)
        title_line = tag("p", class_="javob-nomi")
        title_line.append(tag("a", name, href=f"#{back}"))
        holder.append(title_line)
        content = fold.select_one(".sd-card-body") or fold
        for child in list(content.children):
            holder.append(child.extract())
        end.append(holder)
    last = [child for child in article.body.children
            if isinstance(child, Tag)][-1]
    (last if last.name == "section" else article.body).append(end)


def _section_title(node: Tag) -> str:
    """Return the heading of the section around a node, without remarks."""
    section = node.find_parent("section")
    heading = section.find(["h1", "h2", "h3"]) if section else None
    if not isinstance(heading, Tag):
        return ""
    heading = copy.copy(heading)
    for remark in heading.select(".mashq-haqida"):
        remark.decompose()
    return _plain(heading.get_text())


def connect(article: Article, known: set[str]) -> None:
    """Let identifiers and links be those of the whole work.

    An identifier gets the page's key before it; a link to a page that the
    work has not becomes plain text.
    """
    here = PurePosixPath(article.name).parent
    seen: set[str] = set()
    for node in article.body.find_all(id=True):
        name = str(node["id"])
        if name in seen or node.name in ("path", "g"):
            del node["id"]
            continue
        seen.add(name)
        node["id"] = f"{article.key}--{name}"
    for link in article.body.find_all("a"):
        target = target_of(str(link.get("href", "")), article.name, here)
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        page, _, place = target.partition("#")
        if page not in known or (
                page == article.name and place and place not in seen):
            link.name = "span"
            link.attrs = {}
        else:
            link.attrs = {"href": f"#{key_of(page)}"
                          + (f"--{place}" if place else ""),
                          "class": "ichki"}
    for image in article.body.find_all("img"):
        path = resolve(here, unquote(str(image["src"])))
        image["src"] = path
        article.images.append(path)


def figure(svg: str) -> str:
    """Return a published figure with its recorded colours alone.

    On paper no page is dark, and not every reader of EPUB knows variables.
    """
    svg = TINT.sub(r"#\1", svg).replace("var(--q)", "#ffffff").replace(
        "var(--i)", "#000000")
    svg = re.sub(r"<path(?![^>]* d=)", '<path d="M 0 0"', svg)  # a blank
    svg = re.sub(r"<!DOCTYPE[^>]*>", "", svg)
    svg = re.sub(r"/\* kitob \*/svg\{.*?\}(?=@media)|@media \(prefers-color-"
                 r"scheme:dark\)\{svg\{.*?\}\}", "", svg)
    return re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)


def key_of(name: str) -> str:
    """Return the key of the page ``name``, as `Article.key`."""
    return name.replace("/", "-").replace("_", "-")


def target_of(href: str, name: str, here: PurePosixPath) -> str:
    """Return where a link leads: an address, or page#place."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    path = resolve(here, unquote(parts.path)) if parts.path else name
    return path.removesuffix(".html") + (
        f"#{unquote(parts.fragment)}" if parts.fragment else "")


def resolve(folder: PurePosixPath, path: str) -> str:
    """Return a relative path as one of the whole site, without dots.

    That of a file beside the site begins with ``..``.
    """
    found: list[str] = []
    for piece in (*folder.parts, *PurePosixPath(path).parts):
        if piece == ".." and found and found[-1] != "..":
            del found[-1:]
        elif piece != ".":
            found.append(piece)
    return "/".join(found)


def dangling(articles: list[Article]) -> list[str]:
    """Return the links of articles that lead to nothing of theirs."""
    places = {str(node["id"]) for one in articles
              for node in one.body.find_all(id=True)}
    places |= {one.key for one in articles}
    return [f"{one.name}: {link['href']}" for one in articles
            for link in one.body.find_all("a")
            if str(link.get("href", "")).startswith("#")
            and str(link["href"])[1:] not in places]


def texts(node: Tag) -> Iterator[tuple[bool, str]]:
    """Yield (of a formula, text) of all that is seen, in order.

    Numbers of ordered lists, which no text of the page holds, come too.
    """
    for child in node.children:
        if isinstance(child, Tag):
            if "katex" in (child.get("class") or ()) or child.name == "math":
                yield True, child.get_text()
                continue
            if child.name == "li" and node.name == "ol":
                items = node.find_all("li", recursive=False)
                place = next(k for k, one in enumerate(items) if one is child)
                yield False, f" {int(str(node.get('start', '1'))) + place}. "
            yield from texts(child)
        elif type(child) is NavigableString:
            yield False, str(child)


def title(site: Path, name: str) -> str:
    """Return the heading of a built page."""
    text = (site / f"{name}.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(_between(text, "<h1", "</h1>"), "html.parser")
    for link in soup.select(".headerlink"):
        link.decompose()
    return _plain(soup.get_text())
