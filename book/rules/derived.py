"""Files that are made from others: they are what their source gives."""
from collections.abc import Iterator

from book import exercises
from book.rules.base import BOOK, Book, Fault, rule

SETTINGS = "matplotlibrc"


@rule(BOOK)
def exercises_are_what_their_solutions_give(book: Book) -> Iterator[Fault]:
    """exercises/ holds what `exercises.derive` makes, and nothing else."""
    yield from exercises.stale(book.root)


@rule(BOOK)
def matplotlibrc_is_one(book: Book) -> Iterator[Fault]:
    """chapters/matplotlibrc is the source, the two others are copies."""
    source = book.root / "chapters" / SETTINGS
    if not source.exists():
        return
    for folder in ("exercises", "solutions"):
        copied = book.root / folder / SETTINGS
        if (list(copied.parent.glob("*.ipynb")) and (
                not copied.exists()
                or copied.read_bytes() != source.read_bytes())):
            yield Fault(f"{folder}/{SETTINGS}",
                        f"chapters/{SETTINGS} bilan bir xil emas",
                        f"`cp chapters/{SETTINGS} {folder}/`")
