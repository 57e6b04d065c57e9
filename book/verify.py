"""Recompute every recorded output and compare it with what is recorded.

    python -m book.verify [--cold | --kept] [--workers N] [--json FILE]
        [NOTEBOOK ...]

NOTEBOOK is a path or a stem. Without names: the whole book, with its table of
contents and the derived exercises. Prints a line for each difference: file,
cell, what differs. Exit status 0 when nothing differs, 1 otherwise. On Linux
the notebooks are shared among the processors (``book.workers``), and the
kernels are forks of one warm process (``book.kernels.forked``); with --cold,
or KITOB_KERNEL=cold in the environment, each notebook has a new process. With
--kept the report that the last build left in _build stands for a verification
as long as it holds (``book.report.state_of``).
"""
import argparse
import contextlib
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from book.contents import own
from book.kernels import (
    CELL_TIMEOUT, NO_NETWORK, PYTEST, forked, unreachable)
from book.notebooks import (
    ROOT, NotebookError, code_cells, first_line, named, number_of, read,
    shown)
from book.report import (
    KEPT, Report, checked, reusable, save, sha256, state_of, when, where)
from book.rules import PROMISE, Book, faults
from book.rules.base import EXERCISE, RECORDED
from book.workers import Times, Workers

ANSI = re.compile(r"\x1b\[[0-9;]*m")
MOST_LINES = 12  # of a difference that are shown
TIMES = ROOT / "_build" / "verify_times.json"
REASONS = {  # how nbval's messages begin -> what is printed
    "Cell outputs differ": "natija yozilganidan farq qiladi",
    "Cell execution caused an exception": "katak xatolik bilan toʻxtadi",
    "Timeout of": "katak belgilangan vaqtda tugamadi; yengillashtiring",
    "Kernel dead": "kernel toʻxtab qolgan, katak bajarilmadi",
}

# Number of equal cells, of equal or reported ones by notebook, what differs.
Noted = tuple[int, Counter[Path], list[str]]


class Collector:
    """A pytest plugin that counts compared cells and keeps what differs."""

    def __init__(self, root: Path) -> None:
        self.root, self.compared, self.interrupted = root, 0, False
        self.found: list[str] = []
        # By notebook: the cells that are equal or reported.
        self.judged: Counter[Path] = Counter()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
            self, item: Any, call: pytest.CallInfo[None]
        ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note the outcome of one cell."""
        report = yield
        if hasattr(item, "cell"):
            if report.when == "call" and report.passed:
                self.compared += 1
                self.judged[item.path] += 1
            elif call.excinfo and (
                    report.failed or hasattr(report, "wasxfail")):
                self.judged[item.path] += report.when == "call"
                number = number_of(item.parent.nb, item.cell)
                self.found.append(
                    f"{shown(item.path, self.root)}, {number}-katak "
                    f"(“{first_line(item.cell)}”): {_reason(call.excinfo)}")
        return report

    def pytest_keyboard_interrupt(
            self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note Ctrl-C; pytest itself ends so when it cannot collect."""
        self.interrupted = excinfo.type is KeyboardInterrupt

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that could not be collected."""
        if report.failed:
            self.found.append(f"{report.nodeid}: {report.longreprtext[-300:]}")

    def take(self) -> Noted:
        """Return what was noted since the last time, for `add`."""
        taken = self.compared, self.judged, self.found
        self.compared, self.judged, self.found = 0, Counter(), []
        return taken

    def add(self, taken: Noted) -> None:
        """Add what the collector of another process noted."""
        compared, judged, found = taken
        self.compared += compared
        self.judged += judged
        self.found += found

    def lost(self, path: Path) -> None:
        """Note a notebook whose worker ended before its report."""
        self.found.append(
            f"{shown(path, self.root)}: tekshiruvchi jarayon kutilmaganda "
            "toʻxtadi, notebook solishtirilmadi; tekshiruvni takrorlang")


def _reason(excinfo: pytest.ExceptionInfo[BaseException]) -> str:
    """Return a short text of how a cell differs."""
    error = excinfo.value
    inner = ANSI.sub("", getattr(error, "inner_traceback", None) or "")
    lines = [line for line in inner.splitlines() if line.strip()]
    first = next((reason for start, reason in REASONS.items()
                  if str(error).startswith(start)), str(error))
    return "\n    ".join([first, *lines[:MOST_LINES]])


def compare(
        paths: Sequence[Path], root: Path = ROOT, cold: bool = False,
        timeout: int = CELL_TIMEOUT, plugins: Sequence[object] = (),
        workers: int | None = None
    ) -> tuple[int, list[str]]:
    """Execute notebooks under strict nbval and compare all their outputs.

    cold : start a process for each notebook, where forks would be possible.
    timeout : seconds for one cell.
    plugins : further pytest plugins.
    workers : processes that share the notebooks; None: one a processor.
    Returns (number of cells compared and equal, list of differences).
    Raises `KeyboardInterrupt` at Ctrl-C.
    """
    if not paths:
        return 0, []
    if (cold or not forked.wanted()) and (obstacle := unreachable()):
        return 0, [f"{obstacle}; {NO_NETWORK}"]
    collector = Collector(root)
    kernels = ([] if cold or not forked.wanted()
               else ["-p", "book.kernels.forked"])
    arguments = [
        "-p", "nbval.plugin", *kernels, "-p", "book.nbval_strict",
        "--nbval", "--nbval-current-env", f"--nbval-cell-timeout={timeout}",
        "-p", "no:cacheprovider", "--noconftest", "--capture=sys",
        "-c", str(ROOT / "book" / "nbval.ini"), f"--rootdir={root}",
        "--color=no",
        *map(str, paths)]
    log = io.StringIO()
    sharing = Workers(collector, lambda path: shown(path, root),
                      Times(TIMES if root == ROOT else None), workers)
    with contextlib.redirect_stdout(log), _own_pytest():
        status = pytest.main(
            arguments, plugins=[collector, sharing, *plugins])
    if collector.interrupted:
        raise KeyboardInterrupt
    if status not in (0, 1) and not collector.found:
        collector.found.append(log.getvalue()[-2000:])
    for path in paths:
        cells, name = len(code_cells(read(path))), shown(path, root)
        judged = collector.judged[path]
        if judged != cells and not any(
                line.startswith(name) for line in collector.found):
            collector.found.append(
                f"{name}: {cells} ta kod katagidan {judged} tasi "
                "solishtirildi; Python muhitiga begona pytest plagini "
                "aralashgan: uni oʻchirib, tekshiruvni takrorlang")
    return collector.compared, collector.found


@contextlib.contextmanager
def _own_pytest() -> Iterator[None]:
    """Let pytest run with the plugins and options that are named alone.

    Without variables such as PYTEST_ADDOPTS and PYTEST_PLUGINS, and without
    the plugins of other packages.
    """
    foreign = {name: os.environ.pop(name) for name in list(os.environ)
               if name.startswith(PYTEST)}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(foreign)


def verify(paths: Sequence[Path] = (), root: Path = ROOT, cold: bool = False,
           timeout: int = CELL_TIMEOUT, workers: int | None = None) -> Report:
    """Verify notebooks (all when none is named); return a `Report`.

    cold, timeout, workers : as in `compare`.
    """
    before = state_of(root)
    if not cold and forked.wanted():
        forked.start()
    book = Book(root)
    pages = [book.page(path) for path in paths] or book.pages(*RECORDED)
    derived = [] if paths else book.pages(EXERCISE)
    readable = [page for page in [*pages, *derived] if page.load()]
    states = {page: checked(page.file, root) for page in readable}
    found = [str(fault) for fault in faults(book, paths or None, PROMISE)]
    if not pages:
        found.append(f"{root}: birorta notebook topilmadi, hech narsa "
                     "tekshirilmadi; papkani tekshiring")
    compared, differences = compare(
        [page.file for page in pages if page in states], root, cold, timeout,
        workers=workers)
    found += differences
    for page, state in states.items():
        if not page.file.exists() or (
                sha256(page.file.read_bytes()) != state["sha256"]):
            found.append(f"{page.path}: fayl tekshiruv paytida "
                         "oʻzgardi; tekshiruvni takrorlang")
    return Report(
        notebooks=[states[page] for page in pages if page in states],
        derived=[states[page] for page in derived if page in states],
        cells=compared, torch=version("torch").split("+")[0],
        when=when(), where=where(),
        key=before if state_of(root) == before else "",
        problems=found)


def outcome(summary: Report) -> str:
    """Return the last line: what was compared, of how much if not of all."""
    notebooks, equal = len(summary["notebooks"]), summary["cells"]
    faults = len(summary["problems"])
    cells = sum(state["cells"] for state in summary["notebooks"])
    if faults:
        return (f"{notebooks} ta notebook, {cells} ta katakdan {equal} tasi "
                f"mos keldi; xatolar: {faults}")
    return (f"{notebooks} ta notebook, {equal} ta katak qayta hisoblandi va "
            f"mos keldi; xatolar: {faults}")


def main(arguments: list[str]) -> int:
    """Verify, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.verify")
    parser.add_argument("--cold", action="store_true",
                        help="start a new process for each notebook")
    parser.add_argument("--workers", type=int, metavar="N",
                        help="processes; one for each processor by default")
    parser.add_argument("--kept", action="store_true",
                        help="when the last build's report still holds, "
                        "show that one instead of verifying again")
    parser.add_argument("--json", type=Path, help="write the summary here")
    parser.add_argument("--root", type=Path, default=ROOT,
                        help="the book's folder (for tests)")
    parser.add_argument("notebooks", nargs="*")
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    try:
        paths = named(options.notebooks, root=root)
    except NotebookError as error:
        print(error)
        return 1
    kept = (reusable(root / "_build" / KEPT, root)
            if options.kept and not paths and not options.cold else None)
    if kept:
        print("Tekshiruv takrorlanmadi: notebooklar, muhit va kod "
              f"{kept['when']} dan beri oʻzgarmagan")
    summary = kept or verify(
        paths, root, options.cold, workers=options.workers)
    if options.json:
        save(options.json, summary)
    for line in summary["problems"]:
        print(line)
    for path in [] if paths else own(root):
        print(f"Eslatma: {shown(path, root)} _toc.yml roʻyxatida yoʻq, "
              "shuning uchun tekshirilmaydi va nashr qilinmaydi")
    print(outcome(summary))
    return 1 if summary["problems"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
