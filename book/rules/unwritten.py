"""Nothing is left of the templates that the author was to replace."""
import json
import re
from collections.abc import Iterator

from book import glossary
from book.rules.base import CHAPTER, SOLUTION, Book, Fault, Page, rule

MARK = re.compile(r"YOZING(: [^\n\"”*]*)?")
MEND = "oʻz matningizni yozing va YOZING belgisini oʻchiring"


@rule(CHAPTER, SOLUTION)
def all_is_written(page: Page, book: Book) -> Iterator[Fault]:
    """No cell, caption or alternative text holds the template's mark."""
    for cell in page.cells:
        described = json.dumps(cell.metadata, ensure_ascii=False)
        for found in MARK.finditer(f"{cell.source}\n{described}"):
            yield page.fault(cell, f"yozilmagan joy: “{found[0]}”", MEND)


@rule(CHAPTER)
def all_terms_are_explained(page: Page, book: Book) -> Iterator[Fault]:
    """No term that the chapter links to has an unwritten row."""
    for term in book.glossary:
        if MARK.search(" ".join(term)) and (
                term.uzbek.casefold() in glossary.linked(page.text)):
            yield page.fault(
                None, f"{glossary.FILE} jadvalida “{term.uzbek}” qatori hali "
                "yozilmagan", "qatorni toʻldiring yoki atama bilan birga "
                "oʻchiring")
