"""The rules of the book: what is asked of every page, each rule once.

A rule is a small function with the decorator `rule`. It takes a `Page` and
the `Book` (or, for what concerns several files, the book alone) and yields a
`Fault` for each place that breaks it. A module of this package holds rules
of one kind; `faults` asks them all. Verification and recording ask those of
`PROMISE`; ``book.check`` and the tests ask all. Nobody else decides what is
right.
"""
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from book import glossary
from book.notebooks import FOLDERS
from book.rules import (
    contents, derived, exercises, files, form, formulas, frame, introduced,
    language, links, numbers, outputs, portable, prose, repeatable, selftests,
    sizes, syntax, unwritten)
from book.rules.base import BOOK, RULES, Book, Fault, Page, Rule, rule

__all__ = ["HOUSE", "PROMISE", "Book", "Fault", "Page", "Rule", "faults",
           "grouped", "rule", "rules"]

# Without these a number on a page is not what was computed: verification
# (and so the build) refuses, recording warns.
PROMISE = (form, outputs, prose, repeatable, numbers, contents, derived)
# How chapters are made and written: asked by book.check and by the tests.
HOUSE = (files, frame, selftests, exercises, syntax, formulas, links,
         introduced, language, sizes, unwritten, portable)


def rules(modules: tuple[ModuleType, ...] = PROMISE + HOUSE) -> list[Rule]:
    """Return the rules of some modules of this package, in their order."""
    return [one for module in modules for one in RULES
            if one.ask.__module__ == module.__name__]


def faults(book: Book, names: Iterable[str | Path] | None = None,
           modules: tuple[ModuleType, ...] = PROMISE + HOUSE
           ) -> list[Fault]:
    """Return all faults, those of one file together.

    names : stems (05_organish_tezligi: the chapter, its exercise and its
        solution) or paths; without names the whole book. Of what concerns
        several files, named ones are told what is about them or about the
        glossary.
    modules : the kinds of rules to ask.
    Raises `NotebookError` for a name that stands for no file.
    """
    asked = rules(modules)
    pages = book.pages() if names is None else book.named(names)
    found: list[Fault] = []
    for page in pages:
        if not page.load():
            found += [page.broken] if page.broken else []
            continue
        for one in asked:
            if page.kind in one.kinds:
                found += one.ask(page, book)
    own = {page.path for page in pages} | {glossary.FILE}
    for name in names or ():
        if not Path(name).is_file():  # a stem: a file may be missing
            stem = Path(name).name.removesuffix(".ipynb")
            own |= {f"{folder}/{stem}.ipynb" for folder in FOLDERS}
    for one in asked:
        if BOOK in one.kinds:
            found += [fault for fault in one.ask(book)
                      if names is None or fault.path in own]
    return [fault for group in grouped(_once(found)).values()
            for fault in group]


def _once(found: list[Fault]) -> list[Fault]:
    """Leave out of exercises/ what is reported in solutions/ already."""
    seen = {(fault.path, fault.line, fault.what) for fault in found}
    return [fault for fault in dict.fromkeys(found) if (
        fault.path.replace("exercises/", "solutions/", 1), fault.line,
        fault.what) not in seen or not fault.path.startswith("exercises/")]


def grouped(found: Iterable[Fault]) -> dict[str, list[Fault]]:
    """Return {path: its faults, in the order of its cells}."""
    groups: dict[str, list[Fault]] = {}
    for fault in found:
        groups.setdefault(fault.path, []).append(fault)
    return {path: sorted(group, key=lambda fault: fault.cell or 0)
            for path, group in groups.items()}
