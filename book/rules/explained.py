"""What explains a number of a page: sections, cells, notes and kinds.

The rules that use it stand in `book.rules.numbers`, which says how a number
may be explained.
"""
import bisect
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import unquote

from nbformat import NotebookNode

from book import numerals
from book.device import page as device
from book.numerals import Number, Part
from book.rules.base import Page

LONG = 4  # digits of a number that the whole page may explain
ROUNDED = 2  # digits that a rounded number has at least
SMALL = 2  # an integer up to this may be part of a formula with letters
#   in a sentence; those in a line of their own are proved by a test
COUNT = 12  # an integer up to this may stand in a note without a source
POINTS = Decimal(11)  # of the book's data: every page may speak of them

FORMULAS = ("formula", "displayed")
HEADING = re.compile(r"^#{1,6} ", re.M)
SOURCES = re.compile(r"^## Manbalar$.*?(?=^## |\Z)", re.M | re.S)
# What a number may be without being computed, and the pattern it stands in.
PART = "a part of the book: 3-bob, 4- va 5-boblar, 7–9-boblar"
KINDS = {
    PART:
        r"(?<![\w-])(?:\d+(?:-(?:,| va| yoki) |[–-]))*\d+-(?:bob|mashq|savol)",
    "the time that readers need": r"\(\d+ daqiqa|taxminan \d+ daqiqa",
    "a year, a date": r"\b\d{4}-yil(?: \d+-[a-z]+)?|(?<=, )\d{4}\)|\(\d{4}\)",
    "an edition": r"\d-nashr",
    "a formula in a heading or a table: 2/λ": r"(?<![\w/,])[12]/λ",
}
# What counts up by one, or begins again at 1; the last one in tables alone.
COUNTED = [re.compile(pattern, re.M) for pattern in (
    r"^#+ (\d+)-mashq\b", r"\{dropdown\} (\d+)-koʻrsatma",
    r"^\*\*(\d+)\.\*\*", r"^ *(\d+)\. ", r"[|;] (\d+)\. (?=\w)")]



class Pool:
    """The numbers that some cells print or compute with."""

    def __init__(self, numbers: Iterable[Number]) -> None:
        self.found = list(numbers)
        self.numbers = sorted(
            {(n.value, n.step, n.kind, n.percent) for n in self.found})
        self.values = [number[0] for number in self.numbers]

    def near(self, low: Decimal, high: Decimal
             ) -> list[tuple[Decimal, Decimal, str, bool]]:
        """Return (value, step, kind, percent) of all from low to high."""
        return self.numbers[bisect.bisect_left(self.values, low):
                            bisect.bisect_right(self.values, high)]

    def explains(self, number: Number, rounded: int = ROUNDED) -> bool:
        """Return whether a number is here, or is one from here rounded.

        rounded : digits that a rounded number has at least.

        Code in a line quotes: there nothing is rounded, and 0.2630 is not
        0.263 unless the page computes with it.
        """
        value, step = number.value, number.step
        same = self.near(value, value)
        if number.kind == "code":
            return any(s == step or kind == "code" for _, s, kind, _ in same)
        around = self.near(value - step / 2, value + step / 2)
        if number.percent:
            # 1 % is also printed as 0.01, or computed with as 1.01.
            part = replace(number, value=value / 100, step=step / 100,
                           percent=False)
            more = 1 + part.value
            return bool(self.explains(part, rounded) or self.near(
                more, more)) or any(
                percent and (v == value or (
                    number.digits >= rounded and s < step))
                for v, s, _, percent in around)
        return bool(same) or (number.digits >= rounded and any(
            s < step for _, s, _, _ in around))


@dataclass(frozen=True)
class Note:
    """One entry of a note: a number, how it comes about, what it explains.

    sign : "=", "<", ">", "@" or "berilgan".
    start, end : the paragraph.
    """

    number: Number | None
    sign: str
    rest: str
    text: str
    start: int
    end: int

    def names(self, number: Number) -> bool:
        """Return whether a number of the paragraph is the note's."""
        return (self.number is not None
                and self.start <= number.start < self.end
                and self.number.value == number.value
                and self.number.step == number.step)


ENTRY = re.compile(r"\s*[-−]?(?P<number>[^=<>@]+?)\s*(?:(?P<sign>[=<>@])\s*"
                   r"(?P<rest>.+?)|(?P<given>berilgan))\s*", re.S)


# An operand that another cell prints: 6852.5471@02_sonli_hosila#ikki-qiyalik.
QUOTED = re.compile(r"([\d.]+(?:e[-+]?\d+)?)@([\w/.]*#[\w-]+)")


def notes(source: str) -> Iterator[Note]:
    """Yield the entries of all notes of a Markdown text."""
    for match in numerals.NOTE.finditer(source):
        before = re.sub(r"(?:\s*<!--[^>]*-->)+\Z", "",
                        source[:match.start()]).rstrip()
        start = before.rfind("\n\n") + 1
        for text in match[1].split(";"):
            entry = ENTRY.fullmatch(text)
            if entry is None:
                yield Note(None, "", "", text.strip(), start, len(before))
                continue
            found = (numerals.in_formula if "\\" in entry["number"]
                     or "{" in entry["number"] else numerals.in_text)(
                         entry["number"])
            whole = len(found) == 1 and found[0].text == entry["number"]
            yield Note(found[0] if whole else None,
                       entry["sign"] or entry["given"], entry["rest"] or "",
                       text.strip(), start, len(before))


# What a page prints ---------------------------------------------------------


@functools.cache
def _printed(text: str, figure: bool) -> tuple[Number, ...]:
    return tuple(numerals.in_figure(text) if figure
                 else numerals.in_output(text))


def cell_numbers(cell: NotebookNode, described: bool = False
                 ) -> Iterator[Number]:
    """Yield what a code cell prints and computes with.

    described : for the figure's own caption. For the rest of the page the
        marks of the axes and a drawing cell's code (sizes, places of labels)
        explain nothing.
    """
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        text = (output.get("text") or output.get("evalue")
                or ("" if "image/svg+xml" in data
                    else data.get("text/plain", "")))
        yield from _printed(text, False)
        if described:
            yield from _printed(data.get("image/svg+xml", ""), True)
    if described or "mystnb" not in cell["metadata"]:
        yield from numerals.in_code(cell.source)


def outputs_of(cell: NotebookNode) -> Pool:
    """Return what a code cell prints, its code left out."""
    return Pool(cell_numbers(NotebookNode(
        outputs=cell.get("outputs", []), metadata={"mystnb": ""})))


class Sheet:
    """A page's cells by sections, and what each of them may quote."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cells = page.cells
        self.section: list[int] = []  # of each cell's first character
        count = 0
        for cell in self.cells:
            self.section.append(count)
            if cell.cell_type == "markdown":
                count += len(HEADING.findall(cell.source))

    @functools.cached_property
    def whole(self) -> Pool:
        """What any cell of the page prints."""
        return Pool(n for cell in self.cells if cell.cell_type == "code"
                    for n in cell_numbers(cell))

    @functools.cached_property
    def everything(self) -> Pool:
        """What an author may compute with: that of drawing cells as well."""
        return Pool(n for cell in self.page.code
                    for n in cell_numbers(cell, described=True))

    @functools.lru_cache  # noqa: B019 (a sheet lives as long as its check)
    def pool(self, section: int) -> Pool:
        """What the cells of a section print."""
        return Pool(n for i, cell in enumerate(self.cells)
                    if cell.cell_type == "code" and self.section[i] == section
                    for n in cell_numbers(cell))

    def section_at(self, index: int, place: int) -> int:
        """Return the section in which a place of a cell stands."""
        cell, section = self.cells[index], self.section[index]
        if cell.cell_type == "markdown":
            section += len(HEADING.findall(cell.source[:place + 1]))
        return section

    def around(self, index: int, place: int = 0) -> Pool:
        """What the section prints in which a place of a cell stands."""
        return self.pool(self.section_at(index, place))

    @functools.cached_property
    def source(self) -> str:
        """The page's code without spaces, in which code in a line stands."""
        return "\n".join(re.sub(r"\s", "", c.source) for c in self.page.code)


# What explains a number -----------------------------------------------------


SEPARATOR = re.compile(
    r"(?P<equal>&?=)|(?P<about>&?\\approx(?![a-z]))|\\\\|\\q?quad|[<>;&]"
    r"|\\(?:begin|end)\{\w+\}"
    r"|\\(?:le|ge|ne|ll|gg|to|leftarrow|in)(?![a-z])|(?<!\\),(?!\})")
COMMAND = re.compile(r"\\(?:text|mathtt|mathrm|begin|end)\{\w*\}|\\[a-z]?frac"
                     r"|\\(?:cdot|sqrt|ln|cos|sin|pm|left|right|[bB]ig[lr]?"
                     r"|dots|pi)(?![a-z])")


def in_formula(part: Part) -> Iterator[tuple[Number, bool]]:
    """Yield the numbers of a formula and whether the formula explains them.

    It does where an equality of numbers holds, and where a small integer is
    an exponent, an index or a coefficient beside letters.
    Raises `ValueError` with the equality that does not hold.
    """
    formula = part.text
    cuts = list(SEPARATOR.finditer(formula))
    starts = [0, *[cut.end() for cut in cuts]]
    ends = [*[cut.start() for cut in cuts], len(formula)]
    pieces = [formula[a:b] for a, b in zip(starts, ends)]
    values = [numerals.latex_value(piece) for piece in pieces]
    computed = set()
    for i, cut in enumerate(cuts):
        left, right = values[i:i + 2]
        if left is None or right is None or not (cut["equal"] or cut["about"]):
            continue
        slack = 1e-9 * max(abs(left), abs(right))
        if cut["about"]:
            for piece in pieces[i:i + 2]:
                alone = numerals.in_formula(piece)
                if len(alone) == 1:
                    slack = max(slack, float(alone[0].step) / 2)
        if abs(left - right) > slack * (1 + 1e-9):
            raise ValueError(formula[starts[i]:ends[i + 1]].strip())
        computed |= {i, i + 1}
    symbolic = [bool(re.search("[A-Za-z]", COMMAND.sub(" ", piece)))
                for piece in pieces]
    for i, piece in enumerate(pieces):
        most = (-1 if not any(symbolic) else
                COUNT if part.kind == "displayed" else
                SMALL if symbolic[i] else 1)
        for number in numerals.in_formula(
                piece, part.start + starts[i], part.kind):
            own = number.step == 1 and number.value <= most
            yield number, i in computed or own


def _kind_places(source: str) -> set[int]:
    """Return where numbers stand that nobody computes (`KINDS`, lists)."""
    found = set()
    for pattern in KINDS.values():
        for match in re.finditer(pattern, source):
            for number in re.finditer(r"\d+", match.group()):
                found.add(match.start() + number.start())
    for match in SOURCES.finditer(source):
        found |= set(range(match.start(), match.end()))
    for counted in COUNTED:
        found |= {match.start(1) for match in counted_places(counted, source)}
    return found


def counted_places(pattern: re.Pattern[str], source: str
             ) -> Iterator[re.Match[str]]:
    """Yield where a text counts in the way of one of `COUNTED`."""
    for match in pattern.finditer(source):
        line = source[source.rfind("\n", 0, match.start(1)) + 1:]
        if pattern is not COUNTED[-1] or line.startswith("|"):
            yield match


@dataclass(frozen=True)
class Found:
    """A number of a page, where it stands, and what explains it.

    index : of the cell. text : the text it stands in, of a cell, a caption
        or an alternative text.
    why : what explains it, empty when nothing does.
    """

    index: int
    number: Number
    text: str
    why: str


def in_markdown(sheet: Sheet, index: int) -> Iterator[Found]:
    """Yield the numbers of a Markdown cell and what explains each."""
    source = sheet.cells[index].source
    shown = device.is_shown(sheet.page.path, sheet.cells[index])
    noted = list(notes(source))
    exempt = _kind_places(source)

    def found(number: Number, why: str = "") -> Found:
        if shown is not None:  # made from the record, and only that
            return Found(index, number, source, "record" if shown else "")
        if not why and number.kind != "code" and (_unit(number) or (
                number.kind in ("prose", "link")
                and number.start in exempt)):
            why = "kind"
        if not why and any(note.names(number) for note in noted):
            why = "note"
        if not why and number.value == POINTS and number.step == 1:
            why = "points"
        if not why and sheet.around(index, number.start).explains(number):
            why = "section"
        if (not why and number.digits >= LONG
                and sheet.whole.explains(number)):
            why = "page"
        return Found(index, number, source, why)

    for part in numerals.parts(source):
        if part.kind == "prose":
            yield from map(found, numerals.in_text(part.text))
        elif part.kind in FORMULAS:
            try:
                for number, own in in_formula(part):
                    yield found(number, "formula" if own else "")
            except ValueError:
                for number in numerals.in_formula(
                        part.text, part.start, part.kind):
                    yield Found(index, number, source, "")
        elif part.kind == "link":
            for number in numerals.in_text(part.text, "link", part.start):
                if _leads(number, part):
                    yield found(number, "link")
                elif re.search(r":|-bob", part.text):
                    yield Found(index, number, source, "")
                else:
                    yield found(number)
        else:
            whole = re.sub(r"[`\s]", "", part.text)
            quoted = (not re.fullmatch(r"[-\d.,e]+", whole)
                      and whole in sheet.source)
            for number in numerals.in_output(part.text, "code", part.start):
                yield found(number, "code" if quoted or (
                    number.value in (0, 1)) else "")


def _unit(number: Number) -> bool:
    """Return whether a number is 0 or 1: nothing, a unit, a range's end."""
    return (number.value in (0, 1) and number.step == 1
            and not number.percent)


def _leads(number: Number, part: Part) -> bool:
    """Return whether a link's target has the number of the link's text."""
    target = unquote(part.target)
    after = part.text.partition(":")[2]
    return bool(after and after in target) or str(number.value) in (
        run.lstrip("0") for run in re.findall(r"\d+", target))


def _telling(number: Number) -> bool:
    """Return whether a number of code can explain what a figure shows."""
    return number.kind != "code" or number.value >= 10 or number.step < 1


def _in_figure(sheet: Sheet, index: int) -> Iterator[Found]:
    """Yield the numbers of a figure's caption and alternative text."""
    cell = sheet.cells[index]
    mystnb = cell.metadata.get("mystnb", {})
    own = Pool(filter(_telling, cell_numbers(cell, described=True)))
    near = Pool(filter(_telling, sheet.around(index).found))
    for kind, text in (("caption", mystnb.get("figure", {}).get("caption")),
                       ("alt", mystnb.get("image", {}).get("alt"))):
        for part in numerals.parts(text or ""):
            for number in (
                    numerals.in_formula(part.text, part.start)
                    if part.kind in FORMULAS else
                    numerals.in_text(part.text, kind, part.start)):
                why = next((why for why, pool in (
                    ("figure", own), ("section", near))
                    if pool.explains(number)), "")
                if number.digits >= LONG and sheet.whole.explains(number):
                    why = why or "page"
                yield Found(index, replace(number, kind=kind), text, why)


def numbers_in(sheet: Sheet, index: int) -> Iterator[Found]:
    """Yield every number that a reader meets in a cell, output left out."""
    cell = sheet.cells[index]
    if cell.cell_type == "markdown":
        yield from in_markdown(sheet, index)
    elif "mystnb" in cell.metadata:
        yield from _in_figure(sheet, index)


def printed_by(sheet: Sheet, found: Found) -> tuple[str, str] | None:
    """Return (page, id of the code cell) whose output a number is from.

    The page is "" for the number's own. None for what no output shows: a
    setting of the code, a number that a note computes, one that is given.
    The cell nearest before the number counts, else the nearest after it.
    """
    number, cells = found.number, sheet.cells
    if found.why == "note":
        for note in notes(cells[found.index].source):
            if note.sign == "@" and note.names(number):
                page, _, name = note.rest.strip().partition("#")
                return None if page == device.NAME else (page, name)
    if found.why not in ("section", "page") or (
            number.kind != "code" and number.step == 1
            and number.value <= COUNT):
        return None
    here = found.index
    place = sheet.section_at(here, number.start)
    order = [*range(here - 1, -1, -1), *range(here + 1, len(cells))]
    for index in order:
        if (cells[index].cell_type == "code"
                and (found.why == "page" or sheet.section[index] == place)
                and outputs_of(cells[index]).explains(number)):
            return "", str(cells[index].id)
    return None


def idle_notes(source: str, numbers: list[Number]) -> Iterator[Note]:
    """Yield the notes of a cell that are about none of its numbers."""
    for note in notes(source):
        if not any(map(note.names, numbers)):
            yield note


# Rules ----------------------------------------------------------------------
