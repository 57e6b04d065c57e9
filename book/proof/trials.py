"""The checks of the exercises, tried on code that stands for an answer.

Each answer runs in a forked child of a process that has run the notebook up
to there; needs a system with fork.
"""
import contextlib
import gc
import importlib
import io
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from book.kernels import VARIABLES
from book.notebooks import NotebookError, fault_of, named, numbered, read, tags
from book.proof.mutations import region_lines
from book.tasks import CHECKED, STUBBED, roles
from book.workers import processors, share

SECONDS = 30  # of processor time for an answer that should be right
Told = tuple[int, list[str]]  # exit status, lines to print


def run(
        sources: list[str], space: dict[str, Any], seconds: float = SECONDS
    ) -> str:
    """Execute sources in a forked child; return "" or the exception's text.

    seconds : of processor time that the child may use.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        sys.stdout = io.StringIO()
        message = ""
        try:
            for source in sources:
                exec(compile(source, "<katak>", "exec"), space)
        except BaseException as error:  # noqa: BLE001 (a mutant may do anything)
            message = f"{type(error).__name__}: {error}"
        os.write(writer, message.encode()[:4000])
        os._exit(0 if not message else 1)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        message = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return message or ("" if status == 0 else "vaqt tugadi yoki jarayon oʻldi")


@dataclass
class Task:
    """One solution cell of an exercise, ready to be replaced.

    number : of the exercise; cell : the solution cell's source.
    between : sources from after that cell up to and with the check.
    space : the names that the notebook has defined before the cell.
    """

    number: str
    cell: str
    between: list[str]
    space: dict[str, Any]


def tasks(path: Path) -> Iterator[Task]:
    """Yield a `Task` for each solution cell, running the notebook along."""
    os.environ.update(VARIABLES, MPLBACKEND="agg")
    os.chdir(path.parent)
    nb = read(path)
    cells, parts = [], []
    for cell, part in zip(nb.cells, roles(nb.cells), strict=True):
        if cell.cell_type == "code" and "yechim" not in tags(cell):
            cells.append(cell)
            parts.append(part or ("", 0))
    space: dict[str, Any] = {"__name__": "__main__", "_first": {}}
    for place, cell in enumerate(cells):
        role, number = parts[place]
        if role == STUBBED and region_lines(cell.source):
            if (CHECKED, number) not in parts:
                raise NotebookError(fault_of(
                    path, nb, cell, f"{number}-mashqning tekshiruvi yoʻq",
                    f"`def tekshir_{number}(…)` katagini qoʻshing"))
            check = parts.index((CHECKED, number))
            yield Task(str(number), cell.source,
                       [c.source for c in cells[place + 1:check + 1]], space)
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(cell.source, f"<{cell.id}>", "exec"), space)


def warm() -> None:
    """Import what notebooks import, once for all the forks."""
    os.environ.update(VARIABLES, MPLBACKEND="agg")
    importlib.import_module("matplotlib.pyplot")
    torch = importlib.import_module("torch")
    # The first optimizer imports more than all else.
    torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    gc.collect()
    gc.freeze()  # so that the forks do not copy what they only look at


def on_each(tell: Callable[[Path], Told], names: list[str]) -> int:
    """Call ``tell(path)`` for the named solutions, or all, and print it.

    tell : returns (exit status, lines to print); it runs in a fork that no
        other notebook has used, several at the same time.
    Returns the highest exit status.
    """
    warnings.simplefilter("ignore")
    try:
        paths = (named(names, ["solutions"]) if names
                 else numbered("solutions"))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    warm()

    def tell_one(number: int) -> Told:
        try:
            return tell(paths[number])
        except NotebookError as error:
            return 1, [str(error)]

    told = share(tell_one, range(len(paths)), processors(), anew=True)
    worst = 0
    for number, path in enumerate(paths):
        status, lines = told.get(number, (
            1, ["tekshiruvchi jarayon kutilmaganda toʻxtadi"]))
        for line in lines:
            print(line, flush=True)
        if status:
            print(f"XATO: {path.stem}", flush=True)
        worst = max(worst, status)
    return worst
