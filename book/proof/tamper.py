"""Show that verification notices tampering with the recorded notebooks.

    python -m book.proof.tamper [--all] [NOTEBOOK ...]

Makes copies of notebooks, each with one thing changed (one digit, one tag,
one output, ...), in a temporary folder, and verifies them. Prints how many
copies of each kind were reported, and the unchanged copies, which must pass.
Without --all, one copy for each notebook and kind; with it, one for each
place in the notebook. Exit status 1 when a copy is not reported.

The source of nearly all copies is the same, and what a kernel answers depends
on the source alone: each sequence of cells is executed once, and its messages
are given to nbval again for the other copies (`Remembering`).
"""
import argparse
import copy
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import nbval.plugin
import pytest
from nbformat import NotebookNode
from nbval.kernel import RunningKernel

from book.notebooks import (
    ROOT, NotebookError, code_cells, read, recorded_notebooks, shown, text)
from book.proof.tamperings import KINDS, WHOLE
from book.rules import Book, Fault, faults, form, outputs, prose
from book.verify import compare

Copy = tuple[str, str | None, NotebookNode]  # kind, cell, the copy
Message = dict[str, Any]


class Remembering:
    """A kernel that executes a sequence of cells once and then repeats it."""

    factory: Callable[..., RunningKernel]  # makes the real kernel
    memory: dict[tuple[str | None, ...], list[Message]]

    def __init__(self, kernel_name: str, cwd: str | None = None,
                 startup_timeout: float = 60) -> None:
        """Start no kernel yet; the arguments are those of the real one."""
        self.arguments = kernel_name, cwd, startup_timeout
        self.cells: tuple[str | None, ...] = (cwd,)
        self.kernel: RunningKernel | None = None
        self.messages: list[Message] = []

    def execute_cell_input(
            self, cell_input: str, allow_stdin: bool | None = None) -> str:
        """Execute a cell, or remember what it gave; return its request."""
        before, self.cells = self.cells, (*self.cells, cell_input)
        if self.cells not in self.memory:
            if not self.kernel:
                self.kernel = self.factory(*self.arguments)
                for source in before[1:]:
                    self._execute(source)
            self.memory[self.cells] = self._execute(cell_input)
        self.messages = list(self.memory[self.cells])
        return str(self.messages[-1]["parent_header"]["msg_id"])

    def _execute(self, source: str | None) -> list[Message]:
        """Execute a cell; return the messages of its outputs."""
        assert self.kernel
        request = self.kernel.execute_cell_input(source, allow_stdin=False)
        self.kernel.await_reply(request, timeout=600)
        messages = []
        while True:
            message = self.kernel.get_message("iopub", timeout=60)
            if message["parent_header"].get("msg_id") == request:
                messages.append(message)
                if message["content"].get("execution_state") == "idle":
                    return messages

    def await_reply(
            self, msg_id: str, timeout: float | None = None) -> None:
        """Return: the cell has been executed."""

    def await_idle(self, parent_id: str, timeout: float) -> None:
        """Return: the cell has been executed."""

    def get_message(
            self, stream: str, timeout: float | None = None) -> Message:
        """Return the next message of the cell."""
        return self.messages.pop(0)

    def is_alive(self) -> bool:
        """Return whether cells can be executed."""
        return not self.kernel or bool(self.kernel.is_alive())

    def stop(self) -> None:
        """Stop the real kernel, if there is one."""
        if self.kernel:
            self.kernel.stop()
            self.kernel = None


class Memory:
    """A pytest plugin that puts `Remembering` before nbval's kernels."""

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtestloop(
            self, session: pytest.Session) -> Generator[None, object, object]:
        """Replace the kernels, forked or cold, of this run."""
        Remembering.factory = nbval.plugin.RunningKernel
        Remembering.memory = {}
        nbval.plugin.RunningKernel = Remembering
        try:
            return (yield)
        finally:
            nbval.plugin.RunningKernel = Remembering.factory


def _changed_cells(
        nb: NotebookNode, name: str) -> Iterator[tuple[str, NotebookNode]]:
    """Yield (identity of the cell, copy of the notebook) for a kind."""
    for number, cell in enumerate(nb.cells):
        if cell.cell_type == "code":
            for changed in KINDS[name](cell):
                if changed != cell:
                    copied = copy.copy(nb)
                    copied.cells = list(nb.cells)
                    copied.cells[number] = changed
                    yield cell.id, copied


def recorded_badly(path: Path, root: Path) -> list[Fault]:
    """Return the faults of a notebook's form and outputs, as verified."""
    return faults(Book(root), [path], (form, outputs, prose))


def _changed(nb: NotebookNode, name: str
             ) -> Iterator[tuple[str | None, NotebookNode]]:
    """Yield what `_changed_cells` or a function of `WHOLE` does for a kind."""
    return WHOLE[name](nb) if name in WHOLE else _changed_cells(nb, name)


def copies(path: Path, everything: bool = False) -> Iterator[Copy]:
    """Yield (kind, identity of the changed cell or None, changed notebook).

    everything : each place of each kind, not one.
    Raises `NotebookError` when the notebook has problems itself.
    """
    for fault in recorded_badly(path, ROOT):
        raise NotebookError(fault)
    nb = read(path)
    for name in [*KINDS, *WHOLE]:
        places = list(_changed(nb, name))
        if places and not everything:
            chosen = zlib.crc32(f"{name} {Path(path).stem}".encode())
            places = [places[chosen % len(places)]]
        for identity, changed in places:
            yield name, identity, changed


def _until(nb: NotebookNode, identity: str) -> NotebookNode:
    """Return a copy of a notebook that ends with the named cell."""
    copied = copy.copy(nb)
    identities = [cell.id for cell in nb.cells]
    copied.cells = nb.cells[:identities.index(identity) + 1]
    return copied


def beginnings(path: Path, most: int) -> tuple[NotebookNode, list[Copy]]:
    """Change the beginning of a notebook, which is cheap to execute.

    most : how many code cells may have to be executed.
    Returns (the beginning, list of copies like those of `copies`): of each
    kind the first place in the beginning; a copy ends with the changed cell.
    """
    nb = read(path)
    beginning = _until(nb, [cell.id for cell in code_cells(nb)][:most][-1])
    made = []
    for name in [*KINDS, *WHOLE]:
        for identity, changed in _changed(beginning, name):
            made.append((name, identity,
                         _until(changed, identity) if identity else changed))
            break
    return beginning, made


def tamper(selection: Iterable[tuple[Path, NotebookNode, list[Copy]]]
           ) -> tuple[dict[str, list[int]], list[str]]:
    """Verify unchanged and changed copies of notebooks.

    selection : triples of a notebook's path, what it holds (all of it or its
        beginning), and a list of `copies` of that.
    Returns ({kind: [reported, tried]}, list of what must not be: unchanged
    copies that fail and changed copies that pass).
    """
    tried: dict[str, list[int]] = {}
    wrong: list[str] = []
    unchanged: list[Path] = []
    waiting: list[tuple[Path, str, str | None, Path]] = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        for path, whole, changed in selection:
            target = root / path.parent.name
            target.mkdir(exist_ok=True)
            for settings in path.parent.glob("matplotlibrc"):
                shutil.copy(settings, target)
            original = target / path.name
            original.write_text(text(whole), encoding="utf-8")
            unchanged.append(original)
            wrong += map(str, recorded_badly(original, root))
            for number, (name, identity, nb) in enumerate(changed):
                copied = target / f"{path.stem}__{number:04}.ipynb"
                copied.write_text(text(nb), encoding="utf-8")
                tried.setdefault(name, [0, 0])[1] += 1
                if recorded_badly(copied, root):
                    tried[name][0] += 1
                else:
                    waiting.append((copied, name, identity, path))
        _, found = compare([*unchanged, *(copied for copied, *_ in waiting)],
                           root, plugins=[Memory()])
        for path in unchanged:
            wrong += [line for line in found
                      if line.startswith(shown(path, root) + ",")]
        for copied, name, identity, path in waiting:
            number = next(number for number, cell in enumerate(
                read(copied).cells, 1) if cell.id == identity)
            start = f"{shown(copied, root)}, {number}-katak "
            if any(line.startswith(start) for line in found):
                tried[name][0] += 1
            else:
                wrong.append(f"{shown(path)}, “{identity}” katagi: {name} — "
                             "oʻzgarish sezilmadi")
    return tried, wrong


def main(arguments: list[str]) -> int:
    """Tamper with the named notebooks, or all; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.tamper")
    parser.add_argument("--all", action="store_true",
                        help="each place of each notebook, not one")
    parser.add_argument("notebooks", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    paths = [path.resolve() for path in options.notebooks]
    try:
        selection = [(path, read(path), list(copies(path, options.all)))
                     for path in paths or recorded_notebooks(ROOT)]
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    tried, wrong = tamper(selection)
    for name in [*KINDS, *WHOLE]:
        reported, number = tried.get(name, [0, 0])
        print(f"{reported:5} / {number:<5} {name}")
    for line in wrong:
        print(line)
    sums = [sum(counts) for counts in zip(*tried.values())]
    print(f"{sums[0]} / {sums[1]} soxta nusxa sezildi; "
          f"oʻzgarmagan nusxalar: {len(selection)}; xatolar: {len(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
