#!/usr/bin/env bash
# A comment inside a code cell becomes a cell of its own on the way through
# jupytext's percent format.
#
# Expected: notebook -> py:percent -> notebook keeps the sources of all cells,
# whatever a comment says.
# Seen: a code cell that begins with the comment '# %% [markdown]' comes back
# as a Markdown cell behind an empty code cell; the light format keeps
# it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check jupytext==1.19.6
"$folder/venv/bin/python" -W ignore - <<'PY'
import jupytext
import nbformat

print("jupytext", jupytext.__version__)
nb = nbformat.v4.new_notebook(cells=[
    nbformat.v4.new_code_cell("# %% [markdown]\n# a comment\nx = 1")])
found = {}
for form in ("py:percent", "py:light"):
    back = jupytext.reads(jupytext.writes(nb, fmt=form), fmt=form)
    found[form] = [(cell.cell_type, cell.source) for cell in back.cells]
    print(form, found[form])
assert len(found["py:percent"]) == 2
assert found["py:percent"][1][0] == "markdown"
assert found["py:light"] == [("code", nb.cells[0].source)]
PY
