"""Recompute every recorded output and compare it with what is recorded.

    python -m book.verify [--cold] [--json FILE] [NOTEBOOK ...]

NOTEBOOK is a path or a stem. Without names: the whole book, with its table of contents and the derived
exercises. Prints a line for each difference: file, cell, what differs. Exit
status 0 when nothing differs, 1 otherwise. On Linux the kernels are forks of
one warm process (``book.kernels.forked``); with --cold, or KITOB_KERNEL=cold
in the environment, each notebook has a new process.
"""
import argparse
import contextlib
import io
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

from book import exercises
from book.kernels import CELL_TIMEOUT, forked
from book.notebooks import (
    ROOT, NotebookError, named, problems, recorded_notebooks, shown)
from book.report import (
    Report, checked, save, sha256, state_of, when, where)

ANSI = re.compile(r"\x1b\[[0-9;]*m")
MOST_LINES = 12  # of a difference that are shown
REASONS = {  # how nbval's messages begin -> what is printed
    "Cell outputs differ": "natija yozilganidan farq qiladi",
    "Cell execution caused an exception": "katak xatolik bilan toʻxtadi",
    "Timeout of": "katak belgilangan vaqtda tugamadi; yengillashtiring",
    "Kernel dead": "kernel toʻxtab qolgan, katak bajarilmadi",
}


class Collector:
    """A pytest plugin that counts compared cells and keeps what differs."""

    def __init__(self, root):
        self.root, self.compared, self.found = root, 0, []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        """Note the outcome of one cell."""
        report = yield
        if hasattr(item, "cell"):
            if report.when == "call" and report.passed:
                self.compared += 1
            elif report.failed or hasattr(report, "wasxfail"):
                self.found.append(
                    f"{shown(item.path, self.root)}, “{item.cell.id}” "
                    f"katagi: {_reason(call.excinfo)}")
        return report

    def pytest_collectreport(self, report):
        """Note a file that could not be collected."""
        if report.failed:
            self.found.append(f"{report.nodeid}: {report.longreprtext[-300:]}")


def _reason(excinfo):
    """Return a short text of how a cell differs."""
    error = excinfo.value
    inner = ANSI.sub("", getattr(error, "inner_traceback", None) or "")
    lines = [line for line in inner.splitlines() if line.strip()]
    first = next((reason for start, reason in REASONS.items()
                  if str(error).startswith(start)), str(error))
    return "\n    ".join([first, *lines[:MOST_LINES]])


def compare(paths, root=ROOT, cold=False, timeout=CELL_TIMEOUT, plugins=()):
    """Execute notebooks under strict nbval and compare all their outputs.

    cold : start a process for each notebook, where forks would be possible.
    timeout : seconds for one cell.
    plugins : further pytest plugins.
    Returns (number of cells compared and equal, list of differences).
    """
    if not paths:
        return 0, []
    collector = Collector(root)
    kernels = ([] if cold or not forked.wanted()
               else ["-p", "book.kernels.forked"])
    arguments = [
        "--nbval", "--nbval-current-env", f"--nbval-cell-timeout={timeout}",
        *kernels, "-p", "book.nbval_strict",
        "-p", "no:cacheprovider", "-p", "no:xdist",
        "-c", str(ROOT / "book" / "nbval.ini"), f"--rootdir={root}",
        "--color=no",
        *map(str, paths)]
    log = io.StringIO()
    with contextlib.redirect_stdout(log):
        status = pytest.main(arguments, plugins=[collector, *plugins])
    if status not in (0, 1) and not collector.found:
        collector.found.append(log.getvalue()[-2000:])
    return collector.compared, collector.found


def toc_problems(root=ROOT):
    """Return table-of-contents entries without a file, and the reverse."""
    def entries(node):
        if isinstance(node, dict):
            yield from ([node["file"]] if "file" in node else [])
            yield from ([node["root"]] if "root" in node else [])
            node = list(node.values())
        if isinstance(node, list):
            for child in node:
                yield from entries(child)

    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    listed = {re.sub(r"\.(ipynb|md)$", "", name) for name in entries(toc)}
    present = {
        path.relative_to(root).with_suffix("").as_posix()
        for folder in ("chapters", "exercises", "solutions")
        for suffix in ("ipynb", "md")
        for path in root.joinpath(folder).glob(f"*.{suffix}")}
    roots = {name for name in listed if "/" not in name and any(
        root.joinpath(name + suffix).exists() for suffix in (".ipynb", ".md"))}
    return [f"_toc.yml: “{name}” nomli fayl yoʻq; yozuvni oʻchiring yoki "
            "faylni qoʻshing" for name in sorted(listed - present - roots)
            ] + [f"{name}: fayl _toc.yml roʻyxatida yoʻq; qoʻshing"
                 for name in sorted(present - listed)]


def verify(paths=(), root=ROOT, cold=False, timeout=CELL_TIMEOUT) -> Report:
    """Verify notebooks (all when none is named); return a `Report`.

    cold, timeout : as in `compare`.
    """
    if not cold and forked.wanted():
        forked.start()
    paths = [Path(path).resolve() for path in paths]
    everything = not paths
    if everything:
        paths = recorded_notebooks(root)
    derived = sorted(root.glob("exercises/*.ipynb")) if everything else []
    before = state_of(root)
    states, found = {}, []
    for path in [*paths, *derived]:
        try:
            states[path] = checked(path, root)
        except NotebookError as error:
            found += [] if path in paths else [str(error)]
    if everything:
        found += toc_problems(root) + exercises.stale(root)
    sound = []
    for path in paths:
        faults = problems(path, root)
        found += faults
        if not faults:
            sound.append(path)
    compared, differences = compare(sound, root, cold, timeout)
    found += differences
    for path, state in states.items():
        if not path.exists() or (
                sha256(path.read_bytes()) != state["sha256"]):
            found.append(f"{state['path']}: fayl tekshiruv paytida "
                         "oʻzgardi; tekshiruvni takrorlang")
    return Report(
        notebooks=[states[path] for path in paths if path in states],
        derived=[states[path] for path in derived if path in states],
        cells=compared, torch=version("torch").split("+")[0],
        when=when(), where=where(),
        key=before if state_of(root) == before else "", problems=found)


def main(arguments):
    """Verify, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.verify")
    parser.add_argument("--cold", action="store_true",
                        help="start a new process for each notebook")
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
    summary = verify(paths, root, options.cold)
    if options.json:
        save(options.json, summary)
    for line in summary["problems"]:
        print(line)
    print(f"{len(summary['notebooks'])} ta notebook, {summary['cells']} ta katak "
          "qayta hisoblandi va mos keldi; "
          f"xatolar: {len(summary['problems'])}")
    return 1 if summary["problems"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
