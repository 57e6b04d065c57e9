"""What share of wrong digits the rules for numbers catch.

    python -m book.proof.numbers [--every] [NAME ...]

Changes the digits of every number that a reader meets, one at a time, and
asks whether a rule refuses the page. Each digit is replaced by one other, or
with --every by all nine. Prints a line for each kind of place; formulas in a
line of their own are held by their fingerprints as well (the tests compare
them, see tests/equations.py), which is counted beside.
"""
import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from book.notebooks import NotebookError
from book.rules import numbers
from book.rules.base import RECORDED, TEXT, Book, Page
from book.rules.explained import Found, Sheet

KINDS = {"prose": "matn", "code": "matndagi kod", "link": "havola",
         "formula": "satrdagi formula", "displayed": "alohida formula",
         "caption": "rasm izohi", "alt": "muqobil matn",
         "kind": "bob, yil, vaqt, 0, 1"}  # what nobody computes


@dataclass(frozen=True)
class Change:
    """One digit replaced: the number as found, where, by what, the verdict."""

    found: Found
    place: int
    digit: str
    caught: bool


def numbers_of(sheet: Sheet) -> list[Found]:
    """Return every number that a reader meets on a page."""
    return [found for index in range(len(sheet.cells))
            for found in numbers.numbers_in(sheet, index)]


def digits(found: Found) -> list[int]:
    """Return the places of a number's digits in its text."""
    return [place for place in range(found.number.start, found.number.end)
            if found.text[place] in "0123456789"]


def changes(page: Page, book: Book, every: bool = False) -> Iterator[Change]:
    """Yield what becomes of each change of one digit of a page.

    every : replace each digit by the nine others, not by one of them.
    The page is put back after each change.
    """
    sheet = Sheet(page)
    for found in numbers_of(sheet):
        for place in digits(found):
            for digit in "0123456789" if every else other(found, place):
                if digit != found.text[place]:
                    yield Change(found, place, digit, refused(
                        sheet, found, place, digit, book))


def other(found: Found, place: int) -> str:
    """Return the digit that takes the place of one, always the same."""
    return str((int(found.text[place]) + 1 + place % 8) % 10)


def refused(sheet: Sheet, found: Found, place: int, digit: str, book: Book
            ) -> bool:
    """Return whether a rule refuses a page with one other digit."""
    cell = sheet.cells[found.index]
    text = found.text[:place] + digit + found.text[place + 1:]
    kind = found.number.kind
    if kind in ("caption", "alt"):
        box = cell.metadata["mystnb"]["image" if kind == "alt" else "figure"]
        name, holder = kind, box
    else:
        name, holder = "source", cell
    holder[name] = text
    try:
        numbers_here = list(numbers.numbers_in(sheet, found.index))
        return (not all(one.why for one in numbers_here)
                or (cell.cell_type == "markdown" and any(numbers.idle_notes(
                    cell.source, [one.number for one in numbers_here])))
                or (found.why in ("kind", "formula") and any(
                    True for rule in (numbers.counts_go_up,
                                      numbers.parts_exist,
                                      numbers.equalities_hold)
                    for _ in rule(sheet.page, book))))
    finally:
        holder[name] = found.text


def main(arguments: list[str]) -> int:
    """Change the digits, print the shares and some that went through."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.numbers")
    parser.add_argument("--every", action="store_true",
                        help="har bir raqam oʻrniga qolgan toʻqqiztasi")
    parser.add_argument("--missed", action="store_true",
                        help="sezilmagan oʻzgarishlarni ham chop etish")
    parser.add_argument("names", nargs="*", metavar="NAME")
    options = parser.parse_args(arguments)
    book = Book()
    try:
        pages = [page for page in (
            book.named(options.names) if options.names else book.pages())
            if page.kind in (*RECORDED, TEXT) and page.load()]
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    tried: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for page in pages:
        for change in changes(page, book, options.every):
            number = change.found.number
            kind = ("kind" if change.found.why == "kind"
                    and number.kind != "displayed" else number.kind)
            tried[kind] += 1
            caught[kind] += change.caught
            if options.missed and not change.caught:
                start, end = number.start, number.end
                text = change.found.text[max(0, start - 30):end + 20]
                print(f"{page.path}: {number.text} → {change.digit}, "
                      f"{change.found.why}: {' '.join(text.split())}")
    for kind, name in KINDS.items():
        if tried[kind]:
            print(f"{name:22}{caught[kind]:7} / {tried[kind]:6}"
                  f"{100 * caught[kind] / tried[kind]:7.1f} %")
    total, found = tried.total(), caught.total()
    print(f"{'hammasi':22}{found:7} / {total:6}{100 * found / total:7.1f} %")
    found += tried["displayed"] - caught["displayed"]
    print(f"{'barmoq izi bilan':22}{found:7} / {total:6}"
          f"{100 * found / total:7.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
