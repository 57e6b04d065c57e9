"""What of a chapter goes on slides: one idea each.

A slide carries one thing: the aims, a question, a box, a formula that has a
number, a figure, a table, a list, or a short cell with what it printed. The
text beside it is the end of the paragraph before, or the beginning of the one
after. Everything else stays in the chapter.
"""
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nbformat import NotebookNode

from book.markdown import parser
from book.numerals import without_notes
from book.selftest import SECTION, Question, parse

SOURCES = "Manbalar"
AIMS = "Bu bobda nimalarni oʻrganasiz"
BOX = re.compile(r"\{(\w+)\}\s*(.*)")
OPTION = re.compile(r"^:(\w+):\s*(.*)\n", re.M)
TIME = re.compile(r"\*Oʻqish vaqti: (.+)\*")
SENTENCE = re.compile(r"(?<=[.?])\s+(?=[A-ZOG“*$`{(])")
ABBREVIATED = re.compile(r"\bingl\.$")
LEAD, SAID = 300, 300  # characters of the text beside a thing
CODE, PRINTED = 9, 8  # lines of a cell that is shown for its own sake
MOST_CODE, MOST_PRINTED = 15, 18  # of one that answers a prediction
LINES = 17  # of both on one slide
WIDEST = 116  # characters of a printed line
LIST, ROWS = 900, 9  # characters of a list, rows of a table


@dataclass
class Part:
    """A piece of a chapter.

    kind : heading, paragraph, list, table, formula, box, code or figure.
    text : its Markdown, the body of a box, TeX of a formula.
    name : a heading's level, a box's class, the name of a formula.
    title : of a box.
    cell : of code or a figure.
    """

    kind: str
    text: str = ""
    name: str = ""
    title: str = ""
    cell: NotebookNode | None = None


@dataclass
class Slide:
    """One slide.

    kind : of what it shows: title, aims, statement, list, table, formula,
        box, figure, code, question or answer.
    title : Markdown of its heading. things : what it carries, in order.
    question : of a question or an answer.
    """

    kind: str
    title: str
    things: list[Part] = field(default_factory=list)
    question: Question | None = None


def _kind(name: str) -> str:
    """Return the kind of a part from its Markdown token."""
    return {"heading": "heading", "paragraph": "paragraph",
            "bullet_list": "list", "ordered_list": "list", "table": "table",
            "math_block": "formula", "math_block_label": "formula",
            "colon_fence": "box"}.get(name, "")


def parts(nb: NotebookNode) -> Iterator[Part]:
    """Yield the pieces of a notebook in their order."""
    for cell in nb.cells:
        if cell.cell_type == "code":
            yield Part("figure" if "mystnb" in cell.metadata else "code",
                       cell=cell)
            continue
        source = without_notes(cell.source)
        lines = source.splitlines()
        for token in parser().parse(source):
            kind = _kind(token.type.removesuffix("_open"))
            if token.level or not token.map or not kind:
                continue
            text = "\n".join(lines[slice(*token.map)]).strip()
            if kind == "heading":
                yield Part(kind, text.lstrip("# "), token.tag[1])
            elif kind == "formula":
                name = token.info if token.type.endswith("label") else ""
                yield Part(kind, token.content.strip(), name)
            elif kind == "box":
                found = BOX.match(token.info.strip())
                options = dict(OPTION.findall(token.content))
                yield Part(kind, OPTION.sub("", token.content).strip(),
                           options.get("class", ""),
                           found[2] if found else "")
            else:
                yield Part(kind, text)


def sentences(text: str) -> list[str]:
    """Split a paragraph; formulas and code are kept whole."""
    found: list[str] = []
    for piece in SENTENCE.split(" ".join(text.split())):
        if found and (ABBREVIATED.search(found[-1])
                      or found[-1].count("$") % 2
                      or found[-1].count("`") % 2
                      or found[-1].count("**") % 2
                      or found[-1].count("“") > found[-1].count("”")
                      or found[-1].count("(") > found[-1].count(")")):
            found[-1] += " " + piece
        else:
            found.append(piece)
    return found


def lead(part: Part | None) -> list[Part]:
    """Return what of the paragraph before a thing stands above it."""
    if part is None or part.kind != "paragraph":
        return []
    found = sentences(part.text)
    if found[0][0].islower():  # the end of a sentence with a formula in it
        del found[0]
    text = " ".join(found)
    if len(text) > LEAD:
        text = found[-1]
    return [Part("paragraph", text)] if 0 < len(text) <= LEAD else []


def said(part: Part | None) -> list[Part]:
    """Return what of the paragraph after a thing stands below it."""
    if part is None or part.kind != "paragraph":
        return []
    found = sentences(part.text)
    text = " ".join(found)
    if len(text) > SAID:
        text = found[0]
    return [Part("paragraph", text)] if len(text) <= SAID else []


def printed(cell: NotebookNode) -> str:
    """Return what a cell printed, with a refusal's own words."""
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain", "")
        or (f"{output.ename}: {output.evalue}" if "ename" in output else "")
        for output in cell.outputs).rstrip("\n")


def lines(text: str) -> int:
    """Return how many lines a text has."""
    return len(text.splitlines())


class Deck:
    """The slides of a chapter.

    nb : the notebook. Raises `SelfTestError` as `book.selftest.parse` does.
    """

    def __init__(self, nb: NotebookNode) -> None:
        self.parts = list(parts(nb))
        self.title = self.parts[0].text
        self.time = next((match[1] for part in self.parts[:4]
                          if (match := TIME.fullmatch(part.text))), "")
        self.slides = [Slide("title", self.title), *self._chapter()]
        for question in parse(nb):
            self.slides += [Slide(kind, "", question=question)
                            for kind in ("question", "answer")]
        self.slides += list(self._end())

    def _sections(self) -> Iterator[tuple[str, str, list[Part]]]:
        """Yield (section, heading, parts) between two headings."""
        section = heading = ""
        found: list[Part] = []
        for part in self.parts[1:]:
            if part.kind == "heading":
                yield section, heading, found
                heading, found = part.text, []
                section = part.text if part.name == "2" else section
            else:
                found.append(part)
        yield section, heading, found

    def _chapter(self) -> Iterator[Slide]:
        """Yield the slides between the title and the questions."""
        for section, heading, found in self._sections():
            if section not in ("", SOURCES, SECTION[3:]):
                yield from self._section(section, heading, found)

    def _end(self) -> Iterator[Slide]:
        """Yield what stands after the questions: the next chapter's."""
        for section, heading, found in self._sections():
            if section == SECTION[3:]:
                yield from (slide for slide in
                            self._section(section, heading, found)
                            if slide.kind == "statement")

    def _section(self, section: str, heading: str, found: list[Part]
                 ) -> Iterator[Slide]:
        """Yield the slides of what stands below one heading."""
        asked = False
        around = [None, *found, None]
        for before, part, after in zip(around, found, around[2:]):
            kind, things = self._slide(part, before, after, asked, section)
            if kind:
                title = (part.title if part.kind == "box" else heading)
                yield Slide(kind, title, things)
            if part.kind == "box":
                asked = part.name in ("bashorat", "yanglish")
            elif part.kind == "code" and part.cell and printed(part.cell):
                asked = False

    def _slide(self, part: Part, before: Part | None, after: Part | None,
               asked: bool, section: str) -> tuple[str, list[Part]]:
        """Return (kind, things) of the slide for a part; "" for none."""
        if part.kind == "box" and part.name:
            return "box", [part]
        if part.kind == "formula" and part.name:
            return "formula", [*lead(before), part]
        if part.kind == "figure":
            return "figure", [part]
        if part.kind == "paragraph" and re.match(
                r"\*\*[^*]{3,}\*\*", part.text) and (
                    section != SECTION[3:] or after is None):
            return "statement", [part]
        if part.kind == "list" and len(part.text) <= LIST:
            return ("aims", [part]) if section == AIMS else (
                "list", [*lead(before), part])
        if part.kind == "table" and lines(part.text) - 2 <= ROWS:
            return "table", [*lead(before), part]
        if part.kind == "code" and part.cell:
            return self._code(part, before, after, asked)
        return "", []

    def _code(self, part: Part, before: Part | None, after: Part | None,
              asked: bool) -> tuple[str, list[Part]]:
        """Return (kind, things) of a cell's slide; "" where it is too long.

        asked : whether a box before it asks for what it prints.
        """
        cell = part.cell
        assert cell is not None
        code, output = lines(cell.source), lines(printed(cell))
        if not output or max(map(len, printed(cell).splitlines())) > WIDEST:
            return "", []
        if asked and output <= MOST_PRINTED and code <= MOST_CODE:
            if code + output > LINES:  # what it printed answers
                part = Part("output", cell=cell)
            return "code", [part, *said(after)]
        if code <= CODE and output <= PRINTED:
            return "code", [*lead(before), part]
        return "", []
