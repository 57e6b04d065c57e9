"""The rules of the book: what is asked of every notebook, each rule once.

A rule is a function that takes a `Page` (one notebook of the book) or the
`Book` (what concerns several files) and yields a `Fault` for each place that
breaks it. The modules of this package hold rules of one kind each; `faults`
asks them all. Verification, recording, ``book.check`` and the tests call the
rules, nobody else decides what is right.
"""
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One place that breaks a rule; its text is for the author, in Uzbek."""

    path: str  # relative to the book's folder, with slashes
    what: str  # what is wrong
    mend: str  # what mends it
    cell: int | None = None  # from 1, counting cells of every kind
    line: str = ""  # the cell's first line

    def __str__(self) -> str:
        place = self.path
        if self.cell is not None:
            place += f", {self.cell}-katak (“{self.line}”)"
        return f"{place}: {self.what}; {self.mend}"


Rule = Callable[..., Iterator[Fault]]
