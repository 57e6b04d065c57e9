"""Files that are made from others: they are what their source gives."""
from collections.abc import Iterator

from book import blocks, exercises
from book.device import page as device
from book.rules.base import BOOK, EVERY, PAGE, TEXT, Book, Fault, Page, rule


@rule(BOOK)
def exercises_are_what_their_solutions_give(book: Book) -> Iterator[Fault]:
    """exercises/ holds what `exercises.derive` makes, and nothing else."""
    yield from exercises.stale(book.root)


@rule(PAGE)
def measurements_are_what_the_record_gives(page: Page, book: Book
                                           ) -> Iterator[Fault]:
    """The page of the GPU shows the record: each table, nothing else."""
    if device.name_of(page.path) == device.PAGE:
        for cell, wrong in device.stale(page.nb):
            yield page.fault(cell, wrong,
                             f"`{device.COMMAND}` hosil qiladi")


@rule(*EVERY)
def made_blocks_are_what_their_sources_give(page: Page, book: Book
                                            ) -> Iterator[Fault]:
    """A part between the marks of `book.blocks` is what a function gives."""
    for cell in page.prose:
        name = page.path if page.kind == TEXT else ""
        for wrong in blocks.stale(name, cell.source):
            yield page.fault(cell, wrong, f"`{blocks.COMMAND}` hosil qiladi")
