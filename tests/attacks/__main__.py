"""Try every attack and print the table; exit status 1 for a wrong verdict."""
import sys
import tempfile
from pathlib import Path

import attacks

HEAD = "hujum", "yozish", "tez", "sovuq"


def main():
    """Print for each attack what recording and verification made of it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        rows = {}
        for name, verdicts in attacks.tried_cells(
                root / "cells", attacks.CELLS).items():
            rows[name] = verdicts
        for name, verdict in attacks.tried_recorded(
                root / "recorded", attacks.RECORDED).items():
            rows[name] = "", verdict, ""
        for suffix in ".ipynb", ".md":
            for name, verdict in attacks.tried_prose(
                    root / "prose", attacks.PROSE, suffix).items():
                rows[name + suffix] = "", verdict, ""
        for name, verdict in attacks.surrounded(
                root / "around", attacks.SURROUNDINGS).items():
            rows[name] = "", "", verdict
    print("{:<52} {:<8} {:<8} {}".format(*HEAD))
    wrong = 0
    for name, verdicts in rows.items():
        right = all(name.startswith(verdict) for verdict in verdicts)
        wrong += not right
        print(f"{name:<52} {verdicts[0]:<8} {verdicts[1]:<8} {verdicts[2]}"
              + ("" if right else "  XATO"))
    print(f"{len(rows)} ta hujum, xatolar: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
