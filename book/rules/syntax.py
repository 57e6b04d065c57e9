"""Markdown slips that a build would show as text, or only half report."""
import re
from collections.abc import Iterator

from book.markdown import tokens
from book.rules.base import EVERY, EXERCISE, Book, Fault, Page, rule

READ = tuple(kind for kind in EVERY if kind != EXERCISE)


@rule(*READ)
def backticks_pair(page: Page, book: Book) -> Iterator[Fault]:
    """No backtick is left over: it would begin no code, or end none."""
    for cell in page.prose:
        for token in tokens(cell.source):
            if token.type == "text" and "`" in token.content:
                place = token.content.index("`")
                piece = token.content[max(0, place - 15):place + 15].strip()
                yield page.fault(cell, f"juftsiz ` belgisi: «{piece}»",
                                 "kodni ikki tomondan ` bilan oʻrang")


@rule(*READ)
def fences_are_closed(page: Page, book: Book) -> Iterator[Fault]:
    """Each ::: and each ``` that opens is closed."""
    for cell in page.prose:
        lines = cell.source.splitlines()
        for token in tokens(cell.source):
            if token.type not in ("fence", "colon_fence") or not token.map:
                continue
            last = lines[min(token.map[1], len(lines)) - 1].strip()
            opened = lines[token.map[0]].strip()
            if token.type == "colon_fence" and not token.info.strip():
                yield page.fault(
                    cell, f"“{opened}” satri hech qaysi qutini yopmaydi",
                    "satrni oʻchiring yoki quti boshiga "
                    "`:::{dropdown} Javob` kabi satr qoʻying")
            elif (token.map[1] - token.map[0] < 2
                    or not re.fullmatch(f"{token.markup}+", last)):
                yield page.fault(cell, f"“{opened}” yopilmagan",
                                 f"oxiriga “{token.markup}” satrini qoʻying")
