#!/usr/bin/env bash
# A line of plain Python is a comment in the script that jupytext writes.
#
# Expected: only magics (%..., !...) are commented out in a py file; a
#   calculation is the same in the notebook and in its script.
# Seen: a line that begins with a word that is also a shell command (mv, ls, cat,
#   cp, rm, cd) and a blank counts as one, though the word is a variable
#   assigned above: the update `mv *= 0.9` of a moving average becomes
#   `# mv *= 0.9`, and the script prints another number. So in the
#   percent and light forms; hydrogen, which keeps magics, keeps it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check jupytext==1.19.6
"$folder/venv/bin/python" -W ignore - <<'PY'
from contextlib import redirect_stdout
from io import StringIO

import jupytext
from nbformat.v4 import new_code_cell, new_notebook

print("jupytext", jupytext.__version__)


def run(source):
    with redirect_stdout(StringIO()) as said:
        exec(source, {})
    return said.getvalue().strip()


cell = "mv = 10.0\nmv *= 0.9\nmv += 0.1 * 20\nprint(mv)"
book = new_notebook(
    cells=[new_code_cell(cell)],
    metadata={"kernelspec": {"name": "python3", "language": "python",
                             "display_name": "Python 3"}})
print("the cell prints", run(cell))
for form in ("py:percent", "py:light", "py:hydrogen"):
    script = jupytext.writes(book, fmt=form)
    print(form, "prints", run(script), [line for line in script.splitlines()
                                        if "mv *" in line])
    assert run(cell) == "11.0"
    assert (run(script) == "10.0") == (form != "py:hydrogen")
PY
