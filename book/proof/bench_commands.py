"""Measure ``book.check`` and ``book.preview`` beside what they replace.

    python -m book.proof.bench_commands [--rounds N] [--before COMMIT]

The state before had three commands for a chapter (record, verify, its tests)
and for a look at it only the whole book. Both states are checked out side by
side in a temporary folder, with the same notebooks of one chapter (those of
the state before), and run in turns on this machine. Prints the medians:
seconds by the clock, seconds of processor time, their ratios, the targets.
Needs the repository's history.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from book.notebooks import FOLDERS
from book.proof.before import COMMIT, processor_seconds, unpack

CHAPTER = "05_organish_tezligi"
TARGETS = {"bitta bobni tekshirish": 0.5, "koʻrib chiqish": 0.25}
Seconds = tuple[float, float]  # by the clock, of the processor


def measure(folder: Path, *commands: list[str]) -> Seconds:
    """Run commands in ``folder`` one after the other; return their time."""
    start, before = time.monotonic(), processor_seconds()
    for command in commands:
        subprocess.run(
            command, cwd=folder, env={**os.environ, "KITOB_TEKSHIRUV": "0"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - start, processor_seconds() - before


def commands_table(commit: str = COMMIT, rounds: int = 1) -> None:
    """Measure both states in turns and print the table.

    commit : the state before.
    rounds : how often each is run.
    """
    python = [sys.executable, "-m"]
    book = [str(Path(sys.executable).with_name("jupyter-book")), "build", "."]
    both = [f"{folder}/{CHAPTER}.ipynb" for folder in FOLDERS[:2]]
    results: dict[str, list[tuple[Seconds, Seconds]]] = {
        name: [] for name in TARGETS}
    with tempfile.TemporaryDirectory() as place:
        old, new = (
            unpack(state, Path(place).resolve() / name)
            for state, name in ((commit, "oldin"), ("HEAD", "hozir")))
        for folder in FOLDERS:
            shutil.copy(old / folder / f"{CHAPTER}.ipynb", new / folder)
        measure(old, book)  # the state before is built whole only once
        chapter = old / both[0]
        for _ in range(rounds):
            results["bitta bobni tekshirish"].append((
                measure(old, [*python, "tools.record", *both],
                        [*python, "tools.verify", *both],
                        [*python, "pytest", "-k", f"{CHAPTER} and not mutant"]
                        ),
                measure(new, [*python, "book.check", CHAPTER])))
            text = chapter.read_text(encoding="utf-8")
            chapter.write_text(text.replace("taxminan ", "taxminan 1", 1),
                               encoding="utf-8")
            results["koʻrib chiqish"].append((
                measure(old, book),
                measure(new, [*python, "book.preview", "--once", CHAPTER])))
            chapter.write_text(text, encoding="utf-8")
    print(f"{CHAPTER}: soat va protsessor soniyalari, oldin ({commit}) va "
          "hozir, nisbati, maqsad")
    for name, runs in results.items():
        show(name, runs)


def show(name: str, runs: list[tuple[Seconds, Seconds]]) -> None:
    """Print the medians of one row."""
    clock, processor = ([statistics.median(run[state][kind] for run in runs)
                         for state in (0, 1)] for kind in (0, 1))
    ratio = processor[1] / processor[0]
    print(f"{name:24} {clock[0]:6.1f} → {clock[1]:5.1f} s   "
          f"{processor[0]:6.1f} → {processor[1]:5.1f} s   {ratio:5.2f}   "
          f"≤ {TARGETS[name]}"
          + ("" if ratio <= TARGETS[name] else "  (yetmadi)"), flush=True)


def main(arguments: list[str]) -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m book.proof.bench_commands")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--before", default=COMMIT, metavar="COMMIT")
    options = parser.parse_args(arguments)
    try:
        commands_table(options.before, options.rounds)
    except subprocess.CalledProcessError:
        print(f"{options.before}: bu commit topilmadi, solishtirilmadi; "
              "butun tarixni oling: `git fetch --unshallow`",
              file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
