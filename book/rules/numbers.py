"""Every number of a sentence is printed, computed or quoted.

Prose, headings, tables, captions, alternative texts, formulas and code in a
line: each number in them has to be explained in one of these ways.

* A formula of numbers computes it: ``$1-0{,}1\\cdot2=0{,}8$``.
* A note after the paragraph computes it, quotes it from a cell, or says that
  the reader is given it (CONTRIBUTING.md, “Matndagi sonlar”)::

      <!-- son: 2,6 = 28707 / 11041; 437 @ 12_momentum#poyga; 50 berilgan -->

  Two pages may quote the record of `book.device` so: 600 @
  qurilma#step-11-device.

* It is one of `KINDS` or `COUNTED`, which no cell computes.
* It is printed by its own section of the page or stands in the section's
  code. One of `LONG` digits may stand anywhere on the page.
"""
import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from book import numerals
from book.device import page as device
from book.notebooks import NotebookError
from book.numerals import Number
from book.rules.base import RECORDED, TEXT, Book, Fault, Page, rule
from book.rules.explained import (
    COUNT, COUNTED, FORMULAS, KINDS, PART, QUOTED, SOURCES, Note, Pool,
    Sheet, cell_numbers, counted_places, idle_notes, in_formula,
    in_markdown, notes, numbers_in)

MEND = ("gapni yoki sonni tuzating, sonni shu boʻlimdagi katakda chop eting "
        "yoki abzasdan keyin {} izohini yozing (CONTRIBUTING.md, “Matndagi "
        "sonlar”)")


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
            for match in counted_places(pattern, source):
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
    """Return the numbers of the chapters that exist."""
    return {page.number for page in book.pages("chapter") if page.number}


@rule(*RECORDED, TEXT)
def notes_hold(page: Page, book: Book) -> Iterator[Fault]:
    """A note's number stands in its paragraph and is what the note says."""
    sheet = Sheet(page)
    for index, cell in enumerate(page.cells):
        if cell.cell_type != "markdown" or "<!--" not in cell.source:
            continue
        found = list(in_markdown(sheet, index))
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
    if (name == device.NAME or (name and _file(name) == device.PAGE)) and (
            device.name_of(sheet.page.path) not in device.QUOTED_BY):
        return ("bu son yigʻishda qayta oʻlchanmaydi, uni faqat "
                f"{' va '.join(device.QUOTED_BY)} keltiradi")
    if name == device.NAME:
        return _unmeasured(number, cell_id)
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


def _unmeasured(number: Number, place: str) -> str:
    """Return why a place of the record, step-11-device, is not a number."""
    try:
        value = numerals.in_output(device.value(place))
    except KeyError:
        return f"{device.SHOWN} faylida “{place}” soni yoʻq"
    return "" if Pool(value).explains(number, 1) else (
        f"{device.SHOWN} faylida {device.value(place)} yozilgan")


def _file(name: str) -> str:
    """Return the path of a page named as 12_momentum or solutions/05_x."""
    return ("" if "/" in name else "chapters/") + name + (
        "" if "." in name else ".ipynb")
