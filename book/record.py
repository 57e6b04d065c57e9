"""Execute notebooks in cold kernels and write their outputs in normal form.

    python -m book.record [NOTEBOOK ...]

NOTEBOOK is a path or a stem, such as 10_torch_optim; without names: every
notebook of chapters/ and solutions/. A notebook is
written only after all its cells have run, in one atomic step; on any failure
the file stays as it was. Running it twice changes nothing, byte for byte.
"""
import asyncio
import atexit
import dataclasses
import subprocess
import sys
from pathlib import Path

import nbclient
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import (
    CellExecutionError, CellTimeoutError, DeadKernelError)
from nbformat import NotebookNode
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager

from book.kernels import (
    CELL_TIMEOUT, NO_NETWORK, prepare_environment, unreachable)
from book.notebooks import (
    Fault, NotebookError, code_cells, fault_of, named, normal_form, read,
    recorded_notebooks, shown, text, write)


UNCHANGED = "Fayl oʻzgartirilmadi"


def execute(
        nb: NotebookNode, folder: Path, timeout: int = CELL_TIMEOUT,
        allow_errors: bool = False) -> NotebookNode:
    """Run all cells of ``nb`` in place, in a fresh kernel in ``folder``.

    timeout : seconds for one cell.
    allow_errors : go on after a cell that raises.
    Raises `NotebookError` when a cell raises without the raises-exception
    tag, runs too long, or kills the kernel, or when no kernel can be
    started, `KeyboardInterrupt` at Ctrl-C.
    """
    if obstacle := unreachable():
        raise NotebookError(Fault(shown(folder), obstacle, NO_NETWORK))
    for cell in code_cells(nb):
        cell.execution_count, cell.outputs = None, []
    begun: list[NotebookNode] = []
    reason = ""
    client = nbclient.NotebookClient(
        nb, timeout=timeout, allow_errors=allow_errors, record_timing=False,
        coalesce_streams=True, shutdown_kernel="immediate",
        on_cell_execute=lambda cell, cell_index: begun.append(cell),
        resources={"metadata": {"path": str(folder)}},
        km=AsyncKernelManager(
            kernel_name=CURRENT_ENV_KERNEL_NAME,
            kernel_spec_manager=NbvalKernelspecManager()))
    try:
        client.execute(stderr=subprocess.DEVNULL)
    except asyncio.CancelledError:  # Ctrl-C while the kernel starts
        raise KeyboardInterrupt from None
    except CellExecutionError as error:
        reason = f"{error.ename}: {error.evalue}"
    except CellTimeoutError:
        reason = f"{timeout} soniyada tugamadi; katakni yengillashtiring"
    except DeadKernelError:
        # At Ctrl-C nbclient ends the kernel, and then finds it dead.
        if getattr(client, "_async_cleanup_kernel_future", None):
            raise KeyboardInterrupt from None
        reason = "kernel toʻxtab qoldi (jarayon tugadi)"
    except (RuntimeError, AssertionError) as error:
        if begun:
            raise
        # nbclient has cleaned up; at exit it would do so again, in vain.
        atexit.unregister(client._cleanup_kernel)
        raise NotebookError(Fault(
            shown(folder), "kernel ishga tushmadi "
            f"({str(error) or type(error).__name__})",
            "muhitni yangilang: `make clean`, keyin `make`")) from None
    # nbclient leaves the kernel of a manager that it did not make.
    if client.km.has_kernel:
        client._cleanup_kernel()
    if reason:
        raise NotebookError(fault_of(
            folder, nb, begun[-1], reason, "kodni tuzating"))
    return nb


def record(path: str | Path, timeout: int = CELL_TIMEOUT) -> bool:
    """Record one notebook; return whether its file changed.

    timeout : seconds for one cell.
    Raises `NotebookError`, and leaves the file as it was, when the notebook
    cannot be read, run or written, or writes to stderr (a warning, for
    example).
    """
    path = Path(path).resolve()
    nb = read(path)
    before = path.read_bytes()
    try:
        execute(nb, path.parent, timeout)
    except NotebookError as error:
        raise NotebookError(dataclasses.replace(
            error.fault, path=shown(path),
            mend=f"{error.fault.mend}. {UNCHANGED}")) from None
    for cell in code_cells(nb):
        for output in cell.outputs:
            if output.get("name") == "stderr":
                line = output.text.strip()[:300]
                raise NotebookError(fault_of(
                    path, nb, cell, f"katak stderrʼga yozdi: {line}",
                    "kodni ogohlantirish chiqmaydigan qilib yozing. "
                    f"{UNCHANGED}"))
    nb = normal_form(nb)
    if text(nb).encode() == before:
        return False
    try:
        write(path, nb)
    except OSError as error:
        raise NotebookError(Fault(
            shown(path), f"yozib boʻlmadi ({error.strerror})",
            f"diskni va ruxsatni tekshiring. {UNCHANGED}")) from None
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
            changed = record(path)
            print(shown(path), "— yozildi" if changed else "— oʻzgarmadi",
                  flush=True)
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
