"""Files that are made from others: they are what their source gives."""
from collections.abc import Iterator

from book import exercises
from book.rules.base import BOOK, Book, Fault, rule


@rule(BOOK)
def exercises_are_what_their_solutions_give(book: Book) -> Iterator[Fault]:
    """exercises/ holds what `exercises.derive` makes, and nothing else."""
    yield from exercises.stale(book.root)
