"""Nothing is left of the templates that the author was to replace."""
import json
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from book import glossary
from book.rules.base import CHAPTER, SOLUTION, Book, Fault, Page, rule

MARK = re.compile(r"YOZING(?:: .{0,40})?")
MEND = "oʻz matningizni yozing va YOZING belgilarini oʻchiring"


@rule(CHAPTER, SOLUTION)
def all_is_written(page: Page, book: Book) -> Iterator[Fault]:
    """No cell, caption or alternative text holds the template's mark."""
    for cell in page.cells:
        marks = MARK.findall("\n".join(_texts(cell)))
        if marks:
            more = f" va yana {len(marks) - 1} ta" if len(marks) > 1 else ""
            yield page.fault(
                cell, f"yozilmagan joy: “{marks[0]}…”{more}", MEND)


def _texts(cell: NotebookNode) -> Iterator[str]:
    """Yield the lines of a cell and the texts of its metadata."""
    yield cell.source
    yield json.dumps(cell.metadata, ensure_ascii=False, indent=0)


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
