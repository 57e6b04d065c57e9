"""What a verification says: one typed definition for writer and readers.

``book.verify`` makes a `Report`; matrix and outlook read it, and the build
publishes only notebooks whose bytes are named in one. A report may be used
again while nothing that decides the outcome has changed: notebooks, packages,
code of the book, machine.
"""
import datetime
import hashlib
import importlib.metadata
import json
import os
import platform
import sys
from pathlib import Path
from typing import TypedDict, cast

from book.contents import LEARNER
from book.kernels import prepared
from book.notebooks import ROOT, code_cells, read, shown

# Beside the notebooks, what decides the numbers and the verdict.
CODE = ("book/**/*.py", "book/*.ini", "book/device/record.json",
        "book/proof/reports/*.json", "pyproject.toml", "conftest.py")
CONTENT = ("*.ipynb", "*/*.ipynb", "*/*.md", "*/matplotlibrc", "_toc.yml",
           "lugat.csv")
# Of the environment variables those that a kernel or nbval listens to.
REACHING = ("OMP_", "MKL_", "OPENBLAS_", "ATEN_", "PYTHON", "MPL",
            "KITOB_KERNEL", "LC_", "LANG")
KEPT = "tekshiruv.json"  # the last good report, in _build
MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust",
    "sentabr", "oktabr", "noyabr", "dekabr")


class Checked(TypedDict):
    """One notebook, as it was when it was verified."""

    path: str  # relative to the book's folder, with slashes
    sha256: str  # of the file's bytes
    cells: int  # code cells; all compared in a recorded notebook


class Report(TypedDict):
    """The outcome of one verification."""

    notebooks: list[Checked]  # recorded: every cell executed and compared
    derived: list[Checked]  # exercises: equal to what the solution gives
    cells: int  # executed, compared and equal
    torch: str  # version of PyTorch
    when: str  # ISO 8601, UTC
    where: str  # system, processor and Python, in words
    key: str  # `state_of` the book that was verified
    problems: list[str]  # for the author, in Uzbek; empty when all is right


def sha256(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def checked(path: Path, root: Path) -> Checked:
    """Return what a report says of one notebook.

    Raises NotebookError when the file is no notebook.
    """
    return Checked(path=shown(path, root), sha256=sha256(path.read_bytes()),
                   cells=len(code_cells(read(path))))


def when() -> str:
    """Return the time as ISO 8601; SOURCE_DATE_EPOCH stands for now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
           if epoch else datetime.datetime.now(datetime.UTC))
    return now.isoformat(timespec="seconds")


def date(when: str) -> str:
    """Return the day of an ISO time in words: 2026-yil 5-mart."""
    day = datetime.datetime.fromisoformat(when)
    return f"{day.year}-yil {day.day}-{MONTHS[day.month - 1]}"


def where() -> str:
    """Return in words on what the numbers were computed."""
    return (f"{platform.system()} {platform.machine()}, "
            f"Python {platform.python_version()}")


def processor() -> str:
    """Return the processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line for line in lines if line.startswith("model name")),
                platform.processor())


def state_of(root: Path) -> str:
    """Return one hash of all that decides the outcome of a verification.

    That is: every notebook, the code and settings of the book, the installed
    packages, Python, the system, the processor, and the environment variables
    as they reach the kernels, so that it is the same before and after
    `kernels.prepare_environment`, in the build and in the tests.
    """
    parts = [sys.version, str(sys.flags.optimize), platform.platform(),
             processor(), os.path.realpath(sys.prefix)]
    parts += sorted({f"{package.name}=={package.version}" for package
                     in importlib.metadata.distributions()})
    parts += sorted(
        f"{name}={value}" for name, value in prepared(os.environ).items()
        if name.startswith(REACHING))
    for folder, patterns in ((ROOT, CODE), (root, CONTENT)):
        files = {path for pattern in patterns
                 for path in folder.glob(pattern)
                 if path.is_file() and path.parent.name != LEARNER}
        parts += [f"{shown(path, folder)} {sha256(path.read_bytes())}"
                  for path in sorted(files)]
    return sha256("\n".join(parts).encode())


def save(path: Path, report: Report) -> None:
    """Write a report as JSON; make its folder where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")


def load(path: Path) -> Report | None:
    """Return the report in a file; None when there is no such file.

    Raises `ValueError` when the file does not hold a report.
    """
    if not path.exists():
        return None
    report = json.loads(path.read_text(encoding="utf-8"))
    if (not isinstance(report, dict)
            or report.keys() != Report.__annotations__.keys()):
        raise ValueError(f"{path}: tekshiruv hisoboti emas")
    return cast(Report, report)


def reusable(path: Path, root: Path) -> Report | None:
    """Return the report at ``path`` if it holds for the book as it is now.

    None when it found problems, or when anything in `state_of` has changed.
    """
    try:
        found = load(path)
    except ValueError:
        return None
    if found and not found["problems"] and found["key"] == state_of(root):
        return found
    return None
