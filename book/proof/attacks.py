"""Try every attack on recording and verification, and print the verdicts.

    python -m book.proof.attacks

The attacks are in tests/attacks, each with its verdict in its name. Columns:
what recording did, what verification did with forked and with cold kernels.
Exit status 1 when a verdict is not that of the name.
"""
import importlib
import sys
import tempfile
from pathlib import Path

from book.notebooks import ROOT

HEAD = "hujum", "yozish", "tez", "sovuq"


def verdicts(root: Path) -> dict[str, tuple[str, str, str]]:
    """Try all attacks in a folder.

    Returns {attack: (recording, forked, cold)}; "" where it was not asked.
    """
    sys.path.insert(0, str(ROOT / "tests"))
    attacks = importlib.import_module("attacks")
    rows: dict[str, tuple[str, str, str]] = {}
    rows |= attacks.tried_cells(root / "cells", attacks.CELLS)
    for name, verdict in attacks.tried_recorded(
            root / "recorded", attacks.RECORDED).items():
        rows[name] = "", verdict, ""
    for suffix in ".ipynb", ".md":
        for name, verdict in attacks.tried_prose(
                root / "prose", attacks.PROSE, suffix).items():
            rows[name + suffix] = "", verdict, ""
    for name, verdict in attacks.surrounded(
            root / "around", attacks.SURROUNDINGS).items():
        cold = name.startswith("accepted")
        rows[name] = "", "" if cold else verdict, verdict if cold else ""
    return rows


def main() -> int:
    """Print the table; return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        rows = verdicts(Path(folder).resolve())
    print("{:<48} {:<9} {:<9} {}".format(*HEAD))
    wrong = 0
    for name, row in rows.items():
        right = all(name.startswith(verdict) for verdict in row)
        wrong += not right
        print(f"{name:<48} {row[0]:<9} {row[1]:<9} {row[2]}"
              f"{'' if right else '  XATO'}")
    print(f"{len(rows)} ta hujum; xatolar: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
