"""Verify all notebooks under other instruction sets and numbers of threads.

    python -m book.proof.matrix [--small] [--keep] [NOTEBOOK ...]

Prints for each setting how many cells were compared and how many differ, and
then the cells that differ. With --small: `SMALL`, the plainest and the native
instructions, one and two threads, but for the plainest with two: under these
the tests record all notebooks anew (``tests/conftest.py``), byte for byte. For
the native ones and one thread the report of the last build stands while it
holds. With --keep, and without names, the reports go into the archive
(``book.proof.archive``). Exit status 1 when a cell differs.
"""
import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from book.kernels import THREADS
from book.notebooks import ROOT, NotebookError, named
from book.proof import archive
from book.report import Report, load

CPU_FLAGS = {"avx2": "avx2", "avx512": "avx512f"}
NATIVE = ""  # torch chooses the best that the processor has
CAPABILITY = "ATEN_CPU_CAPABILITY"
SMALL = [("default", 1), (NATIVE, 1), (NATIVE, 2)]
RECORDING = "default", 2  # what the tests record under


def capabilities() -> list[str]:
    """Return the instruction sets of torch that this processor has."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        return ["default", NATIVE]
    return ["default", *(name for name, flag in CPU_FLAGS.items()
                         if flag in flags)]


def setting(capability: str, threads: int) -> dict[str, str]:
    """Return the variables that make a setting, none for what is native."""
    variables = {} if threads == 1 else {
        **dict.fromkeys(THREADS, str(threads)),
        # A thread that waits leaves the processor to another notebook's.
        "OMP_WAIT_POLICY": "passive"}
    if capability != NATIVE:
        variables[CAPABILITY] = capability
    return variables


def verified(
        capability: str, threads: int, notebooks: Sequence[Path]) -> Report:
    """Verify under one setting; none of ``notebooks`` for all.

    Raises `RuntimeError` with what was said when there is no report.
    """
    variables = setting(capability, threads)
    environment = {name: value for name, value in os.environ.items()
                   if name not in (*THREADS, CAPABILITY)} | variables
    # Without any setting it is what the build does.
    kept = [] if variables else ["--kept"]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        run = subprocess.run(
            [sys.executable, "-m", "book.verify", *kept, "--json", report,
             *notebooks], cwd=ROOT, env=environment, text=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        result = load(report)
    if result is None:
        raise RuntimeError(run.stderr[-500:])
    return result


def differences(
        capability: str, threads: int, notebooks: Sequence[Path],
        keep: bool = False) -> tuple[int, list[str]]:
    """Verify under one setting.

    notebooks : none for all. keep : put the report into the archive.
    Returns (number of equal cells, first lines of what differs).
    """
    try:
        result = verified(capability, threads, notebooks)
        if keep:
            archive.keep(entry(result, capability, threads))
    except (RuntimeError, ValueError) as error:
        return 0, [str(error)]
    return result["cells"], [
        line.partition("\n")[0] for line in result["problems"]]


def entry(result: Report, capability: str, threads: int) -> archive.Entry:
    """Return what the archive keeps of a report.

    Raises `ValueError` when it does not belong there.
    """
    import torch  # takes a second, wanted here alone
    used = capability or torch.backends.cpu.get_cpu_capability()
    return archive.entry_of(result, torch.__version__.partition("+")[2]
                            or "cpu", used.upper(), threads)


def main(arguments: list[str]) -> int:
    """Verify under each setting; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.matrix")
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--keep", action="store_true",
                        help="put the reports into the archive")
    parser.add_argument("notebooks", nargs="*")
    options = parser.parse_args(arguments)
    try:
        notebooks = named(options.notebooks)
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    settings = SMALL if options.small else [
        (capability, threads) for capability in capabilities()
        for threads in (1, 2, 4)]
    different: dict[str, list[str]] = {}  # line -> settings
    print("koʻrsatmalar  oqimlar  mos  farqli")
    for capability, threads in settings:
        equal, lines = differences(capability, threads, notebooks,
                                   options.keep and not notebooks)
        name = capability or "mavjud"
        print(f"{name:<12}  {threads:>7}  {equal:>3}  {len(lines):>6}",
              flush=True)
        for line in lines:
            different.setdefault(line, []).append(f"{name}/{threads}")
    for line, where in different.items():
        print(f"{line} [{', '.join(where)}]")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
