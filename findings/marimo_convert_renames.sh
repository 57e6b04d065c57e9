#!/usr/bin/env bash
# A notebook means something else after marimo converted it.
#
# Expected: `marimo convert` keeps what a notebook computes from top to bottom,
#   or refuses one that assigns a name twice, as marimo's cells must not.
# Seen: the second assignment gets a new name, but only in the cells below it:
#   a function defined before goes on reading the old one, and an update
#   in place (w += ...) becomes a new object, so that other names for the
#   same object no longer see it. No warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check marimo==0.25.2 nbformat==5.11.1
"$folder/venv/bin/python" -W ignore - <<'PY'
import subprocess
import sys
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from tempfile import mkdtemp

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

print("marimo", version("marimo"))
books = {
    "a function reads it": ["rate = 1", "def f(): return rate", "rate = 2",
                            "print(f())"],
    "another name for it": ["w = [1]\nsame = w", "w += [2]", "print(same, w)"],
}
for name, cells in books.items():
    folder = Path(mkdtemp(dir=Path(sys.prefix).parent))
    book, app = folder / "a.ipynb", folder / "a.py"
    nbformat.write(new_notebook(cells=list(map(new_code_cell, cells))), book)
    with redirect_stdout(StringIO()) as top_down:
        names = {}
        for cell in cells:
            exec(cell, names)
    subprocess.run([sys.executable, "-m", "marimo", "-q", "convert", book,
                    "-o", app], check=True)
    converted = subprocess.run([sys.executable, app], check=True, text=True,
                               capture_output=True).stdout
    before, after = top_down.getvalue().strip(), converted.strip()
    print(f"{name}: from top to bottom {before}, converted {after}")
    assert (before, after) in (("2", "1"), ("[1, 2] [1, 2]", "[1] [1, 2]"))
PY
