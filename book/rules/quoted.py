"""Numbers that prose quotes as code: the page prints them or has them."""
import re
from collections.abc import Iterator

from book.rules.base import RECORDED, Book, Fault, Page, rule

INLINE_NUMBER = re.compile(r"(?<![`\w])`(-?\d[\d.]*(?:e[+-]?\d+)?)`(?!`)")


@rule(*RECORDED)
def quoted_numbers_are_on_the_page(page: Page, book: Book) -> Iterator[Fault]:
    """A number quoted as code in the text stands in an output or in code."""
    there = page.printed + "\n".join(cell.source for cell in page.code)
    for cell in page.prose:
        for number in INLINE_NUMBER.findall(cell.source):
            if not re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", there):
                yield page.fault(
                    cell, f"`{number}` sahifadagi hech bir katakda yoʻq",
                    "uni chop eting yoki matndagi sonni tuzating")
