"""Verification and tests beside an earlier state of the book.

    python -m book.proof.before [--before COMMIT] [--rounds N] [WHAT ...]

WHAT is ``verify`` (of everything) or ``test`` (all of tests/); both when none
is named. The files of COMMIT and of HEAD are put into temporary folders; what
is measured runs in both by turns, with the packages of this environment.
Prints seconds by the clock, seconds of processor time (the measure to trust
on a busy machine), the peak of memory, and the medians' ratios beside what
was aimed at.
"""
import argparse
import contextlib
import io
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import zipfile
from pathlib import Path
from time import monotonic

import psutil

from book.notebooks import ROOT

COMMIT = "2b84685"  # before verification and tests were made faster
GOALS = {  # ratio to the state before: clock, processor time, memory
    "verify": (0.6, 1.05, 1.2),
    "test": (0.3, 0.35, float("inf")),
}
EVERY = 0.3  # seconds between two looks at the memory
Measured = tuple[float, float, float]  # seconds, processor seconds, MB


def unpack(commit: str, folder: Path) -> Path:
    """Put the files of a commit into ``folder``, with this environment.

    Raises `CalledProcessError` when there is no such commit.
    """
    packed = subprocess.run(
        ["git", "archive", "--format=zip", commit], cwd=ROOT, check=True,
        capture_output=True).stdout
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        archive.extractall(folder)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


def command(what: str, folder: Path) -> list[str]:
    """Return how something is run in the files of a commit."""
    if what == "test":
        return [sys.executable, "-m", "pytest", "-q"]
    package = "book" if (folder / "book" / "verify.py").exists() else "tools"
    return [sys.executable, "-m", f"{package}.verify"]


def memory(process: psutil.Process) -> float:
    """Return the MB of a process and all its descendants.

    What several share counts once (PSS), where the system tells it.
    """
    total = 0
    for one in [process, *process.children(recursive=True)]:
        with contextlib.suppress(psutil.Error):
            full = one.memory_full_info()
            total += getattr(full, "pss", full.uss)
    return total / 1e6


def processor_seconds() -> float:
    """Return the processor time of all children that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def measure(arguments: list[str], folder: Path) -> tuple[Measured, bool]:
    """Run a command in a folder; return what it took, and if it succeeded."""
    begun, start, peak = processor_seconds(), monotonic(), 0.0
    ended = threading.Event()
    run = subprocess.Popen(arguments, cwd=folder, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)

    def watch() -> None:
        nonlocal peak
        while not ended.wait(EVERY):
            with contextlib.suppress(psutil.Error):
                peak = max(peak, memory(psutil.Process(run.pid)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        succeeded = run.wait() == 0
    finally:
        ended.set()
        watcher.join()
    return (monotonic() - start, processor_seconds() - begun,
            peak), succeeded


def line(name: str, measured: Measured, end: str = "") -> str:
    """Return a line of the table."""
    clock, processor, peak = measured
    return f"{name:16} {clock:7.1f} s {processor:7.1f} s {peak:6.0f} MB{end}"


def compare(what: str, folders: dict[str, Path], rounds: int) -> None:
    """Measure in both folders by turns; print the table."""
    results: dict[str, list[Measured]] = {name: [] for name in folders}
    for _ in range(rounds):
        for name, folder in folders.items():
            measured, succeeded = measure(command(what, folder), folder)
            results[name].append(measured)
            print(line(f"{what}, {name}", measured, "" if succeeded
                       else "  (xato bilan tugadi)"), flush=True)
    before, now = ([statistics.median(column) for column in
                    zip(*results[name])] for name in folders)
    ratios = [b / a if a else 0 for a, b in zip(before, now)]
    print(f"{what}: nisbatlar "
          + ", ".join(f"{ratio:.2f} (maqsad {goal:g})" if goal < 99
                      else f"{ratio:.2f}"
                      for ratio, goal in zip(ratios, GOALS[what])))


def main(arguments: list[str]) -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.before")
    parser.add_argument("--before", metavar="COMMIT", default=COMMIT)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("what", nargs="*", choices=[[], *GOALS])
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        folders = {}
        for name, commit in (("oldin", options.before), ("hozir", "HEAD")):
            folders[name] = Path(place, name)
            folders[name].mkdir()
            try:
                unpack(commit, folders[name])
            except (OSError, subprocess.CalledProcessError):
                print(f"{commit}: bu commit topilmadi, solishtirilmadi; "
                      "butun tarixni oling: `git fetch --unshallow`",
                      file=sys.stderr)
                return 1
        print("soat soniyasi, protsessor soniyasi, xotira choʻqqisi")
        for what in options.what or GOALS:
            compare(what, folders, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
