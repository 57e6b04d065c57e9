#!/usr/bin/env bash
# A pair given to papermill as a parameter arrives as a text.
#
# Expected: parameters={"betas": (0.9, 0.999)} sets betas to a pair (or a list)
#   in the notebook, or fails; {0: 0.1, 5: 0.01} keeps its whole numbers.
# Seen: betas = "(0.9, 0.999)", twelve characters, also inside a list or a
#   dictionary; and the keys of a dictionary become texts: schedule[5] is
#   a KeyError. Lists and numbers arrive. No warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check papermill==2.7.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import os
import sys
from importlib.metadata import version

import nbformat
import papermill
from nbformat.v4 import new_code_cell, new_notebook

print("papermill", version("papermill"))
given = {"betas": (0.9, 0.999), "options": {"betas": (0.9, 0.999)},
         "schedule": {0: 0.1, 5: 0.01},
         "rates": [0.1, 1]}
book = new_notebook(
    cells=[new_code_cell("betas = None", metadata={"tags": ["parameters"]})],
    metadata={"kernelspec": {"name": "python3", "language": "python",
                             "display_name": "Python 3"}})
os.chdir(os.path.dirname(sys.prefix))
nbformat.write(book, "a.ipynb")
ready = papermill.execute_notebook("a.ipynb", "b.ipynb", parameters=given,
                                   prepare_only=True, progress_bar=False)
got = {}
for cell in ready.cells:
    exec(cell.source, got)
for name, value in given.items():
    print(f"{name:8} given {value!r}, got {got[name]!r}")
assert got["betas"] == "(0.9, 0.999)" and len(got["betas"]) == 12
assert got["options"]["betas"] == got["betas"]
assert list(got["schedule"]) == ["0", "5"]
assert got["rates"] == [0.1, 1]
PY
