"""Every number of a sentence is printed, computed or quoted.

Prose, headings, tables, captions, alternative texts, formulas and code in a
line: each number in them has to be explained in one of these ways.

* A formula of numbers computes it: ``$1-0{,}1\\cdot2=0{,}8$``.
* A note after the paragraph computes it, quotes it from a cell, or says that
  the reader is given it (CONTRIBUTING.md, “Matndagi sonlar”)::

      <!-- son: 2,6 = 28707 / 11041; 437 @ 12_momentum#poyga; 50 berilgan -->

* It is one of `KINDS` or `COUNTED`, which no cell computes.
* It is printed by its own section of the page or stands in the section's
  code. One of `LONG` digits may stand anywhere on the page.
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
from book.notebooks import NotebookError
from book.numerals import Number, Part
from book.rules.base import RECORDED, TEXT, Book, Fault, Page, rule

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
MEND = ("gapni yoki sonni tuzating, sonni shu boʻlimdagi katakda chop eting "
        "yoki abzasdan keyin {} izohini yozing (CONTRIBUTING.md, “Matndagi "
        "sonlar”)")


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
    if described or "mystnb" not in cell.metadata:
        yield from numerals.in_code(cell.source)


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

    def around(self, index: int, place: int = 0) -> Pool:
        """What the section prints in which a place of a cell stands."""
        cell, section = self.cells[index], self.section[index]
        if cell.cell_type == "markdown":
            section += len(HEADING.findall(cell.source[:place + 1]))
        return self.pool(section)

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
        found |= {match.start(1) for match in _counted(counted, source)}
    return found


def _counted(pattern: re.Pattern[str], source: str
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


def _in_markdown(sheet: Sheet, index: int) -> Iterator[Found]:
    """Yield the numbers of a Markdown cell and what explains each."""
    source = sheet.cells[index].source
    noted = list(notes(source))
    exempt = _kind_places(source)

    def found(number: Number, why: str = "") -> Found:
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
        yield from _in_markdown(sheet, index)
    elif "mystnb" in cell.metadata:
        yield from _in_figure(sheet, index)


def idle_notes(source: str, numbers: list[Number]) -> Iterator[Note]:
    """Yield the notes of a cell that are about none of its numbers."""
    for note in notes(source):
        if not any(map(note.names, numbers)):
            yield note


# Rules ----------------------------------------------------------------------


def _around(text: str, start: int, end: int) -> str:
    """Return the words around a place of a text, for a message."""
    line = text[max(0, start - 40):start].rpartition("\n")[2]
    rest = text[end:end + 25].partition("\n")[0]
    return (line + text[start:end] + rest).strip()


@rule(*RECORDED, TEXT)
def every_number_is_explained(page: Page, book: Book) -> Iterator[Fault]:
    """Each number is printed, computed, quoted or of a kind that is named."""
    sheet = Sheet(page)
    for index, cell in enumerate(sheet.cells):
        for one in numbers_in(sheet, index):
            number = one.number
            if not one.why:
                piece = _around(one.text, number.start, number.end)
                yield page.fault(
                    cell, f"“{piece}”: {number.text.strip()} soni qayerdan "
                    "olingani koʻrinmaydi",
                    MEND.format(_suggestion(sheet, number)))


def _suggestion(sheet: Sheet, number: Number) -> str:
    """Return a note that would explain a number, or the shape of one."""
    text = number.text.strip()
    for cell in sheet.page.code:
        if Pool(cell_numbers(cell)).explains(number):
            return f"`<!-- son: {text} @ #{cell.id} -->`"
    return f"`<!-- son: {text} = … -->`"


@rule(*RECORDED, TEXT)
def equalities_hold(page: Page, book: Book) -> Iterator[Fault]:
    """An equality of numbers in a formula is true."""
    for cell in page.prose:
        for part in numerals.parts(cell.source):
            if part.kind in FORMULAS:
                try:
                    list(in_formula(part))
                except ValueError as error:
                    yield page.fault(cell, f"notoʻgʻri tenglik: ${error}$",
                                     "hisobni tuzating")


@rule(*RECORDED, TEXT)
def counts_go_up(page: Page, book: Book) -> Iterator[Fault]:
    """Exercises, hints, questions and items are numbered 1, 2, 3, …"""
    for pattern in COUNTED:
        last = 0
        for cell in page.prose:
            source = SOURCES.sub("", cell.source)
            for match in _counted(pattern, source):
                if int(match[1]) not in (1, last + 1):
                    yield page.fault(
                        cell, f"“{match.group().strip()}”: {last} dan keyin "
                        f"{match[1]} kelgan", "tartib raqamini tuzating")
                last = int(match[1])


@rule(*RECORDED, TEXT)
def parts_exist(page: Page, book: Book) -> Iterator[Fault]:
    """A chapter that is spoken of exists; a title's number is the file's."""
    chapters = _chapters(book)
    for index, cell in enumerate(page.prose):
        source = SOURCES.sub("", cell.source)
        for match in re.finditer(KINDS[PART], source):
            if not match.group().endswith("bob"):
                continue
            for text in re.findall(r"\d+", match.group()):
                if int(text) not in chapters:
                    yield page.fault(cell, f"{text}-bob yoʻq",
                                     "bobning raqamini tuzating")
        title = re.match(r"# (\d+)-bob", source)
        if index == 0 and title and int(title[1]) != page.number:
            yield page.fault(
                cell, f"sarlavhada {title[1]}-bob, fayl {page.number}-bobniki",
                "sarlavhani tuzating")


@functools.lru_cache(1)
def _chapters(book: Book) -> set[int]:
    """Return the numbers of the chapters that exist or that are planned."""
    plan = book.page(book.root / "chapters" / "kirish.ipynb")
    found = {page.number for page in book.pages("chapter") if page.number}
    if plan.file.exists() and plan.load():
        found |= {int(match[1]) for match in _counted(COUNTED[-1], plan.text)}
    return found


@rule(*RECORDED, TEXT)
def notes_hold(page: Page, book: Book) -> Iterator[Fault]:
    """A note's number stands in its paragraph and is what the note says."""
    sheet = Sheet(page)
    for index, cell in enumerate(page.cells):
        if cell.cell_type != "markdown" or "<!--" not in cell.source:
            continue
        found = list(_in_markdown(sheet, index))
        known = {one.number.value for one in found if one.why}
        idle = list(idle_notes(cell.source, [one.number for one in found]))
        for note in notes(cell.source):
            wrong = _wrong(note, sheet, book, known)
            if not wrong and note in idle:
                wrong = "bu son izohdan oldingi abzasda yoʻq"
            if wrong:
                yield page.fault(cell, f"`son: {note.text}`: {wrong}",
                                 "gapni yoki izohni tuzating")


def _wrong(note: Note, sheet: Sheet, book: Book, known: set[Decimal]) -> str:
    """Return what is wrong with a note, empty when it holds."""
    if note.number is None:
        return ("tushunarsiz; shakli: `2,6 = 28707 / 11041`, "
                "`437 @ 12_momentum#katak` yoki `50 berilgan`")
    if note.sign == "berilgan":
        return ""
    if note.sign == "@":
        return _misquoted(note.number, note.rest, sheet, book)
    try:
        asked = QUOTED.sub(lambda m: _quoted(m, sheet, book), note.rest)
    except ValueError as error:
        return str(error)
    known = known | {Decimal(match[1])
                     for match in QUOTED.finditer(note.rest)}
    lines = {f"satr(#{cell.id})": str(len(cell.source.splitlines()))
             for cell in sheet.page.code}
    rest = re.sub(r"satr\(#[\w-]+\)",
                  lambda m: lines.get(m.group(), m.group()), asked)
    known = known | {Decimal(count) for count in lines.values()
                     if rest != asked}
    try:
        value, operands = numerals.arithmetic(rest)
    except ValueError:
        return "ifodani hisoblab boʻlmadi"
    for operand in operands:
        if not ((operand <= COUNT and operand == int(operand))
                or operand in known or _power_of_ten(operand)
                or sheet.everything.near(operand, operand)):
            return f"{operand} soni sahifada chop etilmagan"
    return _differs(note.number, note.sign, Decimal(repr(abs(float(value)))))


def _quoted(match: re.Match[str], sheet: Sheet, book: Book) -> str:
    """Return the number of an operand that another cell prints.

    Raises `ValueError` when that cell does not print it.
    """
    found = numerals.in_output(match[1])
    wrong = (_misquoted(found[0], match[2], sheet, book)
             if len(found) == 1 else "son tushunarsiz")
    if wrong:
        raise ValueError(f"{match.group()}: {wrong}")
    return match[1]


def _power_of_ten(value: Decimal) -> bool:
    return value > 0 and value.normalize().as_tuple().digits == (1,)


def _differs(number: Number, sign: str, value: Decimal) -> str:
    """Return how a number differs from what its note computes."""
    if number.percent and value < 1:
        value *= 100
    # A round number is written to its last digit that is not zero.
    step = number.step
    while number.value and number.value % (step * 10) == 0:
        step *= 10
    if sign == "=":
        right = abs(value - number.value) <= step / 2 * (1 + Decimal("1e-9"))
    elif sign == "<":
        right = number.value < value <= number.value + step
    else:
        right = number.value - step <= value < number.value
    return "" if right else f"hisob {float(value):.6g} beradi"


def _misquoted(number: Number, place: str, sheet: Sheet, book: Book) -> str:
    """Return why a cell, page#cell or #cell, does not print a number."""
    name, _, cell_id = place.strip().partition("#")
    try:
        page = book.page(book.root / _file(name)) if name else sheet.page
        cell = next((c for c in page.cells if c.get("id") == cell_id
                     and c.cell_type == "code"), None)
    except NotebookError:
        cell = None
    if cell is None:
        return f"{place} kod katagi topilmadi"
    if not Pool(cell_numbers(cell, described=True)).explains(number, 1):
        return f"{place} katagida bunday son yoʻq"
    return ""


def _file(name: str) -> str:
    """Return the path of a page named as 12_momentum or solutions/05_x."""
    return ("" if "/" in name else "chapters/") + name + (
        "" if "." in name else ".ipynb")
