"""Measure how long verification takes against the least that it could.

    python -m book.proof.bench [--rounds N] [NOTEBOOK ...]

The floor is all cells of all notebooks, executed by plain ``exec`` in one
process, imports included. Beside it: plain nbval, nbmake (installed in a
temporary environment) and the execution that Jupyter Book has of its own.
Works on copies in a temporary folder. Prints the median of N rounds: seconds
by the clock, seconds of processor time (the measure to trust on a busy
machine), and their ratios to the floor.
"""
import argparse
import contextlib
import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from book.kernels import prepare_environment
from book.notebooks import ROOT, code_cells, read, recorded_notebooks
from book.proof.outlook import environment

Command = list[str | Path]
FLOOR = "asos (faqat kataklar)"
NBMAKE = "nbmake==1.5.5"
EXECUTE = """
execute: {execute_notebooks: force, timeout: 120}
only_build_toc_files: true
sphinx: {config: {suppress_warnings: ["*"]}}
"""


def execute_all(notebooks: Iterable[Path]) -> None:
    """Execute all cells in this process; draw the figures as SVG."""
    import matplotlib
    import matplotlib.pyplot as plt
    import torch

    def draw(*arguments: object, **options: object) -> None:
        for number in plt.get_fignums():
            plt.figure(number).savefig(io.BytesIO(), format="svg")
        plt.close("all")

    matplotlib.use("svg")
    plt.show = draw
    for path in notebooks:
        os.chdir(path.parent)
        matplotlib.rcParams.update(matplotlib.rc_params())
        matplotlib.use("svg")
        torch.set_default_dtype(torch.float32)
        namespace = {"__name__": "__main__", "display": print}
        for cell in code_cells(read(path)):
            with (contextlib.redirect_stdout(io.StringIO()),
                  contextlib.suppress(Exception)):
                exec(compile(cell.source, "cell", "exec"), namespace)


def with_nbmake(folder: Path) -> Path | None:
    """Make an environment with nbmake; return its Python, or None."""
    python = environment(folder)
    run = subprocess.run(
        [python, "-m", "pip", "install", "-q", "--retries", "1", NBMAKE],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return None if run.returncode else python


def ways(root: Path, notebooks: list[Path]) -> dict[str, Command]:
    """Return {name: command} of what is measured."""
    python: Command = [sys.executable, "-m"]
    verify: Command = [*python, "book.verify", "--root", root, *notebooks]
    test: Command = [
        "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={root}",
        f"--confcutdir={root}", "-c", root / "pytest.ini"]
    book: Command = [
        Path(sys.executable).with_name("jupyter-book"), "build", "--all"]
    commands: dict[str, Command] = {
        FLOOR:
            [*python, "book.proof.bench", "--floor", *notebooks],
        "tekshiruv": verify,
        "tekshiruv, --cold": [*verify, "--cold"],
        "yozish": [*python, "book.record", *notebooks],
        "yigʻish, tekshiruvsiz": [
            *book, ROOT, "--path-output", root / "pages"],
        "oddiy nbval": [
            sys.executable, *test, "--nbval", "--nbval-current-env",
            *notebooks],
    }
    nbmake = with_nbmake(root / "venv")
    if nbmake:
        commands["nbmake (taqqoslamaydi)"] = [
            nbmake, *test, "--nbmake", *notebooks]
    else:
        print(f"{NBMAKE} oʻrnatilmadi va oʻlchanmaydi", file=sys.stderr)
    (root / "_config.yml").write_text(EXECUTE, encoding="utf-8")
    first, *others = [
        path.relative_to(root).with_suffix("").as_posix()
        for path in notebooks]
    (root / "_toc.yml").write_text(
        f"format: jb-book\nroot: {first}\nchapters:\n"
        + "".join(f"- file: {name}\n" for name in others), encoding="utf-8")
    commands["Jupyter Book, execute"] = [*book, root]
    return commands


def measure(command: Command) -> tuple[float, float, bool]:
    """Run a command; return (clock seconds, processor seconds, succeeded)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    run = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "KITOB_TEKSHIRUV": "0"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    clock = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (clock, after.ru_utime - before.ru_utime
            + after.ru_stime - before.ru_stime, run.returncode == 0)


def show(
        name: str, results: dict[str, list[tuple[float, float, bool]]],
        rounds: slice) -> None:
    """Print the medians of one way in some rounds, and their ratios."""
    floor, medians = (
        [statistics.median(column)
         for column in list(zip(*results[way][rounds]))[:2]]
        for way in (FLOOR, name))
    ratios = [median / least for median, least in zip(medians, floor)]
    succeeded = all(succeeded for *_, succeeded in results[name][rounds])
    clock, processor = medians
    print(f"{name:24} {clock:7.1f} s {processor:7.1f} s {ratios[0]:6.2f} "
          f"{ratios[1]:6.2f}"
          + ("" if succeeded else "  (xato bilan tugadi)"), flush=True)


def main(arguments: list[str]) -> int:
    """Measure and print; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.bench")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--floor", action="store_true",
                        help="only execute the cells, in this process")
    parser.add_argument("notebooks", nargs="*", type=Path)
    options = parser.parse_args(arguments)
    notebooks = [path.resolve() for path in options.notebooks]
    if options.floor:
        execute_all(notebooks)
        return 0
    prepare_environment()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        (root / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        copies = []
        for path in notebooks or recorded_notebooks():
            target = root / path.parent.name
            target.mkdir(exist_ok=True)
            copies.append(Path(shutil.copy(path, target)))
            shutil.copy(ROOT / "chapters" / "matplotlibrc", target)
        commands = ways(root, copies)
        print(f"{len(copies)} ta notebook; soat va protsessor soniyalari, "
              "asosga nisbatlari")
        results: dict[str, list[tuple[float, float, bool]]] = {
            name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                results[name].append(measure(command))
                show(name, results, slice(-1, None))
    if options.rounds > 1:
        print("medianalar:")
        for name in results:
            show(name, results, slice(None))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
