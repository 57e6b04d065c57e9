"""Derive the exercise notebooks from the solution notebooks.

    python -m book.exercises [--check] [NAME ...]

NAME is a stem, such as 10_torch_optim, or a path; without names, all. In a
solution a line ``# YECHIM BOSHI`` opens and ``# YECHIM OXIRI`` closes what a
learner is to write: the region becomes a stub. Cells tagged ``yechim`` are
left out, outputs and counts are cleared, hints and checks are kept.
"""
import argparse
import dataclasses
import re
import sys
from pathlib import Path

from nbformat import NotebookNode

from book.contents import own
from book.notebooks import (
    ROOT, Fault, NotebookError, code_cells, fault_of, named, normal_form,
    read, shown, tags, text, write)
from book.numerals import without_notes
from book.tasks import BEGIN, END, STUB


def stub_out(source: str) -> str:
    """Return a cell's source with each solution region replaced by a stub.

    Raises `ValueError` when the marker lines do not pair.
    """
    lines, inside = [], False
    for line in source.splitlines():
        mark = line.strip()
        if mark == BEGIN and not inside:
            inside = True
            lines.append(line[:len(line) - len(line.lstrip())] + STUB)
        elif mark == END and inside:
            inside = False
        elif mark in (BEGIN, END):
            raise ValueError(f"“{mark}” satrining juftligi buzilgan")
        elif not inside:
            lines.append(line)
    if inside:
        raise ValueError(f"“{BEGIN}” ochilgan, “{END}” yoʻq")
    return "\n".join(lines)


def derive(solution: Path) -> NotebookNode:
    """Return the exercise notebook of a solution notebook (a new object).

    Raises `NotebookError` for an unclosed region or a notebook without any.
    """
    nb = read(solution)
    stubs = 0
    nb.cells = [cell for cell in nb.cells if "yechim" not in tags(cell)]
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(
                r"\A(# .*)yechimlari", r"\1mashqlari",
                without_notes(cell.source))
            continue
        try:
            source = stub_out(cell.source)
        except ValueError as error:
            raise NotebookError(fault_of(
                solution, nb, cell, str(error),
                f"“{BEGIN}” va “{END}” satrlarini juft qiling")) from None
        stubs += source != cell.source
        cell.source = source
    for cell in code_cells(nb):
        cell.execution_count, cell.outputs = None, []
    if not stubs:
        raise NotebookError(Fault(
            shown(solution), f"“{BEGIN}” … “{END}” qismi topilmadi",
            "oʻquvchi yozadigan satrlarni shu ikki satr orasiga oling"))
    return normal_form(nb)


def worked_in(path: Path) -> bool:
    """Return whether somebody has run cells in an exercise notebook."""
    return path.exists() and any(
        cell.outputs or cell.execution_count
        for cell in code_cells(read(path)))


def _solutions(root: Path) -> list[Path]:
    """Return the solutions of the book, sorted."""
    return sorted(set(root.glob("solutions/*.ipynb")) - set(own(root)))


def stale(root: Path = ROOT) -> list[Fault]:
    """Return a `Fault` for each exercise that is not what its solution gives.
    """
    found = []
    sources = {path.name for path in _solutions(root)}
    for name in sorted(sources):
        path = root / "exercises" / name
        try:
            fresh = text(derive(root / "solutions" / name)).encode()
        except NotebookError as error:
            found.append(dataclasses.replace(
                error.fault, path=f"solutions/{name}"))
            continue
        if not path.exists():
            found.append(Fault(shown(path, root), "yechimning mashqi yoʻq",
                               "`make portable` yozadi"))
        elif path.read_bytes() != fresh:
            found.append(Fault(shown(path, root), "yechimga mos emas",
                               "`make portable` yangilaydi"))
    found += [Fault(shown(path, root), "solutions/ da manbasi yoʻq",
                    "yechimini yozing yoki faylni oʻchiring")
              for path in sorted(root.glob("exercises/*.ipynb"))
              if path.name not in sources and path not in own(root)]
    return found


def main(arguments: list[str]) -> int:
    """Write (or with --check, only compare) the exercise notebooks."""
    parser = argparse.ArgumentParser(prog="python -m book.exercises")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--force", action="store_true",
                        help="overwrite notebooks that hold somebody's work")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    if options.check:
        found = stale()
        print("\n".join(map(str, found)))
        return bool(found)
    try:
        solutions = (named(options.names, ["solutions"]) if options.names
                     else _solutions(ROOT))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    status = 0
    for solution in solutions:
        path = ROOT / "exercises" / solution.name
        try:
            nb = derive(solution)
            if worked_in(path) and not options.force:
                raise NotebookError(Fault(
                    shown(path), "bu notebookda ishlangan, ustidan yozilmadi",
                    "nusxasini boshqa nom bilan saqlang, keyin `git restore` "
                    "qiling"))
            if not path.exists() or path.read_bytes() != text(nb).encode():
                write(path, nb)
                print(f"{shown(path)} — yozildi")
        except NotebookError as error:
            print(error, file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
