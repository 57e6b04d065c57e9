"""Displayed formulas: the key of each, and a fingerprint of what it says.

A formula's key is its label, ``eq-05-gesse``. One without a label is called
after its cell: ``05/gesse/1`` is the first such formula in the cell ``gesse``
of chapter 5, and ``y06/...`` stands in the solutions (yechimlar) of chapter 6.
"""
import re
import zlib
from pathlib import Path

from nbformat import NotebookNode

SEEN = "tests/equations_seen.txt"  # keys with the fingerprints that were seen
DISPLAYED = re.compile(
    r"^ *\$\$\n(.*?)\n *\$\$(?: \((eq-\d\d-[a-z0-9-]+)\))?$",
    re.MULTILINE | re.DOTALL)
LAYOUT = re.compile(
    r"\\\\(\[\w+\])?|\\(begin|end)\{(aligned|gathered)\}|[\s&]|\\[,;:!]"
    r"|\\q?quad\b|\\[bB]ig+[lr]?(?![a-z])|\\(left|right)(?![a-z])"
    r"|(?<!\{),|\{\}|\.(?=\s*(\\end|$))")


def prefix(path: Path) -> str:
    """Return 05 for a notebook of chapter 5, y05 for its solutions."""
    return "y" * (path.parent.name == "solutions") + path.name[:2]


def home(key: str) -> str:
    """Return the prefix of the notebook where a key belongs."""
    return key[3:5] if key.startswith("eq-") else key.split("/")[0]


def of_cell(cell: NotebookNode, start: str) -> list[tuple[str, str]]:
    """Return (key, formula) for the displayed formulas of a cell, in order.

    start : the `prefix` of its notebook.
    """
    found = []
    nameless = 0
    for text, key in DISPLAYED.findall(cell.source):
        if not key:
            nameless += 1
        found.append((key or f"{start}/{cell.id}/{nameless}", text))
    return found


def displayed(path: Path, nb: NotebookNode) -> dict[str, tuple[int, str]]:
    """Return {key: (place of its cell from 0, formula)} of a notebook."""
    return {key: (place, text) for place, cell in enumerate(nb.cells)
            if cell.cell_type == "markdown"
            for key, text in of_cell(cell, prefix(path))}


def fingerprint(text: str) -> str:
    """Return eight digits of a formula, whatever its line breaks."""
    return f"{zlib.crc32(LAYOUT.sub('', text.strip()).encode()):08x}"


def seen(root: Path) -> dict[str, str]:
    """Return {key: fingerprint} of the formulas that have been decided on.

    A book without the file has decided on none.
    """
    if not (root / SEEN).exists():
        return {}
    text = (root / SEEN).read_text(encoding="utf-8")
    return dict(line.split() for line in text.splitlines())
