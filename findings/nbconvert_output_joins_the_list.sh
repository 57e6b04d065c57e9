#!/usr/bin/env bash
# What a program printed becomes headings and bullets of the report.
#
# Expected: nbconvert's Markdown shows the text output of a cell as a block of
#   code, character by character.
# Seen: the block is only indented by four blanks. Where the cells' sources are
#   left out, as in a report, and the text before ends with a list, the
#   output belongs to the last item: '# epoch 3' is a heading, '* best *so
#   far*' a bullet in italics. After a paragraph it is code.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check nbconvert==7.17.2 markdown-it-py==4.3.0
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from markdown_it import MarkdownIt
from nbconvert import MarkdownExporter
from nbformat.v4 import (new_code_cell, new_markdown_cell, new_notebook,
                         new_output)

print("nbconvert", version("nbconvert"))
printed = "# epoch 3\n* best *so far* 0.5\n"
found = {}
for name, text in (("paragraph", "We train."), ("list", "- load\n- train")):
    book = new_notebook(cells=[
        new_markdown_cell(text),
        new_code_cell("run()", outputs=[new_output("stream", text=printed)])])
    report, _ = MarkdownExporter(exclude_input=True).from_notebook_node(book)
    found[name] = MarkdownIt().render(report)
    print(f"after a {name}:\n{found[name]}")
assert "<pre><code># epoch 3\n* best *so far* 0.5\n" in found["paragraph"]
assert "<h1>epoch 3</h1>" in found["list"]
assert "<li>best <em>so far</em> 0.5</li>" in found["list"]
PY
