"""Files that are made from others: they are what their source gives."""
from collections.abc import Iterator

from book import exercises
from book.device import page as device
from book.rules.base import BOOK, PAGE, Book, Fault, Page, rule


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
