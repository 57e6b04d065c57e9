"""What verification tells: the one definition of the summary it writes.

`book.verify` writes a `Report` as JSON; the Sphinx extension, the matrix and
the outlook read it.
"""
import json
from pathlib import Path
from typing import TypedDict, cast


class Report(TypedDict):
    """The result of one verification."""

    notebooks: int  # verified, or found to be unfit for it
    cells: int  # code cells that were recomputed and are equal
    torch: str  # release, without the build's name
    problems: list[str]  # one text, in Uzbek, for each fault or difference


def save(path: Path, report: Report) -> None:
    """Write a report as JSON."""
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
