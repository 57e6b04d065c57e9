"""What an exercise does before anybody has solved it.

Each check must refuse the unsolved cell with a message of its own, and what
is to be written must itself run without an error. Executed in a kernel like
those of verification, a fork where forks are possible.
"""
import contextlib
import copy
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

from book.kernels import CELL_TIMEOUT, forked, prepare_environment
from book.kernels.cold import ColdKernel
from book.notebooks import NotebookError, code_cells, shown
from book.record import execute
from book.rules import Fault, Page
from book.rules.exercises import raised
from book.tasks import CHECKED, STUBBED, tasks

INTERRUPTED = 5  # seconds
LATE = ("TimeoutError", "katak belgilangan vaqtda tugamadi")


def errors(page: Page, cold: bool = False, timeout: int = CELL_TIMEOUT
           ) -> list[tuple[str, str] | None]:
    """Execute a notebook's code cells, going on after a cell that raises.

    cold : start a new process, where a fork would be possible.
    timeout : seconds for one cell.
    Returns for each cell its error (name, message), or None.
    """
    folder = page.file.parent
    if not cold and forked.wanted():
        forked.start()
        if forked.serving():
            with kernel(folder) as running:
                return [run_cell(running, cell.source, timeout)
                        for cell in page.code]
    prepare_environment()
    nb = execute(copy.deepcopy(page.nb), folder, timeout, allow_errors=True)
    return [raised(cell) for cell in code_cells(nb)]


@contextlib.contextmanager
def kernel(folder: Path) -> Iterator[Any]:
    """Give a kernel in a clean copy of a folder: a fork, or a new process.

    The environment is prepared (`kernels.prepare_environment`).
    Raises `NotebookError` where none can be started.
    """
    if forked.wanted():
        forked.start()
    try:
        running = (forked.ForkedKernel("", cwd=str(folder))
                   if forked.serving() else ColdKernel("", cwd=str(folder)))
    except RuntimeError as error:
        raise NotebookError(Fault(
            shown(folder), f"kernel ishga tushmadi ({error})",
            "muhitni yangilang: `make clean`, keyin `make`")) from None
    try:
        yield running
    finally:
        running.stop()


def ready(kernel: Any, timeout: int = INTERRUPTED) -> bool:
    """Return whether a kernel that was interrupted runs cells again.

    timeout : seconds to wait for it.
    """
    return kernel.is_alive() and run_cell(kernel, "", timeout) is None


def run_cell(kernel: Any, source: str, timeout: int
             ) -> tuple[str, str] | None:
    """Execute one cell; return its error (name, message), or None."""
    request = kernel.execute_cell_input(source, allow_stdin=False)
    end = time.monotonic() + timeout
    error = None
    while True:
        try:
            message = kernel.get_message(
                "iopub", timeout=max(0.01, end - time.monotonic()))
        except Empty:
            kernel.interrupt()
            return LATE
        if message["parent_header"].get("msg_id") != request:
            continue
        content = message["content"]
        if message["msg_type"] == "error":
            error = content["ename"], content["evalue"]
        elif content.get("execution_state") == "idle":
            return error


def faults(page: Page, cold: bool = False) -> Iterator[Fault]:
    """Yield the faults of an unsolved exercise notebook.

    page : a page of exercises/, which could be loaded.
    Raises `NotebookError` when there is nothing to examine.
    """
    found = tasks(page.nb)
    if not any(task.of(CHECKED) for task in found):
        raise NotebookError(Fault(
            page.path, "birorta tekshiruv topilmadi",
            "yechimdagi mashqlarni tuzating, soʻng `make portable`"))
    raises = dict(zip(map(id, page.code), errors(page, cold), strict=True))
    seen: dict[str, int] = {}
    for task in found:
        start = f"{task.number}-mashq: "
        for cell in task.of(CHECKED):
            name, message = raises[id(cell)] or ("", "")
            if name != "AssertionError":
                yield page.fault(
                    cell, "yechilmagan mashqni tekshiruv rad etmadi "
                    f"({name or 'xatosiz oʻtdi'})",
                    "birinchi assert javob yozilmaganini aniqlasin: "
                    "`is not None`")
            elif not message.startswith(start):
                yield page.fault(
                    cell, f"xabar “{message[:40]}” deb boshlangan",
                    f"xabarni “{start}…” deb boshlang")
            elif message in seen:
                yield page.fault(
                    cell, f"xabar {seen[message]}-mashqnikidek",
                    "har bir tekshiruvga oʻz xabarini yozing")
            seen.setdefault(message, task.number)
        if not task.of(STUBBED):
            yield page.fault(
                task.cell, f"{task.number}-mashq: yechim katagi yoʻq",
                "`make portable` bilan qayta hosil qiling")
        for cell in task.of(STUBBED):
            if raises[id(cell)]:
                yield page.fault(
                    cell, "yozilmagan katak xatolik bilan toʻxtadi "
                    f"({': '.join(raises[id(cell)] or ())[:80]})",
                    "yechim belgilaridan tashqaridagi satrlar oʻzi ishlasin")
