"""Execute notebooks in cold kernels and write their outputs in normal form.

    python -m book.record [NOTEBOOK ...]

NOTEBOOK is a path or a stem, such as 10_torch_optim; without names: every
notebook of chapters/ and solutions/. A notebook is
written only after all its cells have run, in one atomic step; on any failure
the file stays as it was. Running it twice changes nothing, byte for byte.
What verification would refuse is printed before “yozildi”.
"""
import asyncio
import atexit
import dataclasses
import sys
from pathlib import Path
from typing import Any

import nbclient
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import (
    CellExecutionError, CellTimeoutError, DeadKernelError)
from nbformat import NotebookNode

from book.kernels import (
    CELL_TIMEOUT, NO_NETWORK, CleanFolder, kernel_environment, messages,
    prepare_environment, unreachable)
from book.kernels.cold import QUIET, Specs
from book.notebooks import (
    UNCHANGED, Fault, NotebookError, code_cells, fault_of, named, normal_form,
    read, recorded_notebooks, shown, text, unknown_keys, write)
from book.rules import PROMISE, Book, faults


class Client(nbclient.NotebookClient):
    """A client that makes the outputs itself, from a cell's messages.

    cell : the one that was begun last.
    """

    def __init__(self, *arguments: object, **options: object) -> None:
        """Take the arguments of nbclient's client."""
        super().__init__(
            *arguments, on_cell_execute=self.begin, on_cell_executed=self.end,
            iopub_timeout=60, raise_on_iopub_timeout=True, **options)
        self.cell: NotebookNode | None = None
        self.received: list[dict[str, Any]] = []

    def begin(self, cell: NotebookNode, cell_index: int) -> None:
        """Note that a cell begins."""
        self.cell, self.received = cell, []

    def process_message(
            self, msg: dict[str, Any], cell: NotebookNode, cell_index: int
        ) -> NotebookNode | None:
        """Keep a message of the cell, and process it as nbclient does."""
        self.received.append(msg)
        return super().process_message(msg, cell, cell_index)

    def end(self, cell: NotebookNode, cell_index: int,
            execute_reply: dict[str, Any]) -> None:
        """Put the outputs into a cell; raise `messages.RefusedOutput`."""
        cell.outputs = messages.outputs(self.received)


def execute(
        nb: NotebookNode, folder: Path, timeout: int = CELL_TIMEOUT,
        allow_errors: bool = False) -> NotebookNode:
    """Run all cells of ``nb`` in place, in a fresh kernel.

    folder : the kernel starts in a clean copy of it (`CleanFolder`).
    timeout : seconds for one cell.
    allow_errors : go on after a cell that raises.
    Raises `NotebookError` when a cell raises without the raises-exception
    tag, runs too long, kills the kernel, or does what cannot be recorded
    (`messages.RefusedOutput`), or when no kernel can be started,
    `KeyboardInterrupt` at Ctrl-C.
    """
    if obstacle := unreachable():
        raise NotebookError(Fault(shown(folder), obstacle, NO_NETWORK))
    for cell in code_cells(nb):
        cell.execution_count, cell.outputs = None, []
    reason, mend = "", "kodni tuzating"
    clean = CleanFolder(folder)
    client = Client(
        nb, timeout=timeout, allow_errors=allow_errors, record_timing=False,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(clean.path)}},
        km=AsyncKernelManager(kernel_spec_manager=Specs()))
    try:
        client.execute(env=kernel_environment(), **QUIET)
    except asyncio.CancelledError:  # Ctrl-C while the kernel starts
        raise KeyboardInterrupt from None
    except CellExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        reason = f"{timeout} soniyada tugamadi"
        mend = "katakni yengillashtiring"
    except messages.RefusedOutput as refused:
        reason, mend = refused.what, refused.mend
    except DeadKernelError:
        # At Ctrl-C nbclient ends the kernel, and then finds it dead.
        if getattr(client, "_async_cleanup_kernel_future", None):
            raise KeyboardInterrupt from None
        reason = "kernel toʻxtab qoldi (jarayon tugadi)"
    except (RuntimeError, AssertionError) as error:
        if client.cell:
            raise
        # nbclient has cleaned up; at exit it would do so again, in vain.
        atexit.unregister(client._cleanup_kernel)
        raise NotebookError(Fault(
            shown(folder), "kernel ishga tushmadi "
            f"({str(error) or type(error).__name__})",
            "muhitni yangilang: `make clean`, keyin `make`")) from None
    finally:
        clean.remove()
    # nbclient leaves the kernel of a manager that it did not make.
    if client.km.has_kernel:
        client._cleanup_kernel()
    if reason:
        raise NotebookError(fault_of(folder, nb, client.cell, reason, mend))
    return nb


def unchanged(fault: Fault) -> Fault:
    """Return a fault that says as well that the file is as it was."""
    return dataclasses.replace(fault, mend=f"{fault.mend}. {UNCHANGED}")


def record(path: str | Path, timeout: int = CELL_TIMEOUT) -> bool:
    """Record one notebook; return whether its file changed.

    timeout : seconds for one cell.
    Raises `NotebookError`, and leaves the file as it was, when the notebook
    cannot be read, run or written, has a tag or a key of metadata that
    nobody reads, or writes to stderr (a warning, for example).
    """
    path = Path(path).resolve()
    nb = read(path)
    before = path.read_bytes()
    strange = unknown_keys(path, nb)
    if strange:
        raise NotebookError(*(unchanged(fault) for fault in strange))
    try:
        execute(nb, path.parent, timeout)
    except NotebookError as error:
        raise NotebookError(unchanged(dataclasses.replace(
            error.fault, path=shown(path)))) from None
    for cell in code_cells(nb):
        for output in cell.outputs:
            if output.get("name") == "stderr":
                line = output.text.strip()[:300]
                raise NotebookError(unchanged(fault_of(
                    path, nb, cell, f"katak stderrʼga yozdi: {line}",
                    "kodni ogohlantirish chiqmaydigan qilib yozing")))
    nb = normal_form(nb)
    if text(nb).encode() == before:
        return False
    write(path, nb)
    return True


def main(arguments: list[str]) -> int:
    """Record the named notebooks, or all; return the exit status."""
    try:
        paths = named(arguments) if arguments else recorded_notebooks()
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    prepare_environment()
    status = 0
    for path in paths:
        try:
            done = "yozildi" if record(path) else "oʻzgarmadi"
            found = faults(Book(), [path], PROMISE)
            for fault in found:
                print(fault)
            if found:
                status = 1
                done += (", lekin tekshiruv qabul qilmaydi: "
                         f"{len(found)} ta xato")
            print(shown(path), "—", done, flush=True)
        except NotebookError as error:
            print(error, file=sys.stderr, flush=True)
            status = 1
        except KeyboardInterrupt:
            print(f"{shown(path)}: yozish toʻxtatildi. Fayl oʻzgartirilmadi",
                  file=sys.stderr, flush=True)
            return 130
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
