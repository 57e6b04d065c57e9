"""Everything that is asked of a chapter, in one run and one list.

    python -m book.check [--cold] [--all] NAME ...

NAME is a stem, such as 16_umumlashtirish, or a path: the chapter, its
solution and its exercise are examined. All rules are asked, every recorded
output is computed again and compared, and the unsolved exercise is tried.
With --all also what takes minutes: the checks of the exercises on faulty
solutions (`book.proof.mutants`) and the outputs under other instructions and
numbers of threads (`book.proof.matrix`). Prints all faults by file, with what
mends them; exit status 0 when there is none.
"""
import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from book import unsolved
from book.kernels import forked
from book.notebooks import ROOT, NotebookError, stems
from book.rules import Book, Fault, faults, grouped
from book.rules.base import EXERCISE, RECORDED
from book.verify import compare

DIFFERENCE = re.compile(r"(.+?), (\d+)-katak \(“(.*?)”\): (.*)", re.DOTALL)
AGAIN = ("“-” satrlari hozir hisoblangan, “+” satrlari yozilgan natija; "
         "kodni tuzating yoki `make record` bilan qayta yozing")
PROOFS = (("mutants",), ("matrix", "--small"))


def examine(names: Sequence[str | Path], root: Path = ROOT,
            cold: bool = False) -> tuple[int, list[Fault]]:
    """Examine some chapters.

    names : stems or paths.
    cold : start a process for each notebook, where forks would be possible.
    Returns (number of cells computed again and equal, all faults).
    Raises `NotebookError` for a name that no notebook has.
    """
    chosen = stems(names, root)
    if not cold and forked.wanted():
        forked.start()  # it imports while the rules are asked
    book = Book(root)
    found = faults(book, chosen)
    pages = [page for page in book.named(chosen) if page.load()]
    compared, differences = compare(
        [page.file for page in pages if page.kind in RECORDED], root, cold)
    found += map(_fault, differences)
    for page in pages:
        if page.kind == EXERCISE:
            try:
                found += unsolved.faults(page, cold)
            except NotebookError as error:
                found.append(error.fault)
    return compared, found


def _fault(line: str) -> Fault:
    """Return a line of `compare` as a fault."""
    found = DIFFERENCE.fullmatch(line)
    if not found:
        return Fault("", line, AGAIN)
    path, cell, first, what = found.groups()
    return Fault(path, what, AGAIN, int(cell), first)


def report(found: list[Fault]) -> str:
    """Return the faults as text: file by file, each with what mends it.

    What mends several faults in a row is said once, after the last of them.
    """
    lines = []
    for path, group in grouped(found).items():
        lines.append(path)
        for fault, following in zip(group, [*group[1:], None]):
            place = (f"{fault.cell}-katak (“{fault.line}”): "
                     if fault.cell is not None else "")
            lines.append(f"  {place}{fault.what}")
            if following is None or following.mend != fault.mend:
                lines.append(f"      → {fault.mend}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Examine the named chapters and print; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.check")
    parser.add_argument("--cold", action="store_true",
                        help="start a new process for each notebook")
    parser.add_argument("--all", action="store_true",
                        help="mutants and the small matrix as well")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    if not options.names:
        print("Bobning nomini bering: make check NAME=05_organish_tezligi",
              file=sys.stderr)
        return 2
    try:
        names = stems(options.names)
        compared, found = examine(names, cold=options.cold)
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    if found:
        print(report(found))
    print(f"{', '.join(names)}: {compared} ta katak qayta hisoblandi va mos "
          f"keldi; kamchiliklar: {len(found)}", flush=True)
    status = int(bool(found))
    for proof in PROOFS if options.all else ():
        status |= subprocess.run(
            [sys.executable, "-m", f"book.proof.{proof[0]}", *proof[1:],
             *names], cwd=ROOT).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
