"""Make the page “Qurilma” show the record, or a new one.

    python -m book.device [FILE]

FILE is what ``measure.py`` printed; it becomes the record. The cells of the
page that are made from the record are written anew. Then come `make record
NAME=ilova_qurilma` (the figure) and the sentences, which `make check` names.
"""
import json
import sys
from pathlib import Path
from typing import Any

from book.device import page
from book.notebooks import ROOT, read, write

SIZE = 90  # a dict that is shorter stands in one line
LEFT_OUT = ("skipped", "seconds")


def formatted(value: Any, depth: int = 0) -> str:
    """Return JSON with one line for what is short."""
    text = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict) or (depth and len(text) + depth < SIZE):
        return text
    pad = " " * (depth + 1)
    body = ",\n".join(
        f"{pad}{json.dumps(name)}: {formatted(one, depth + 1)}"
        for name, one in value.items())
    return "{\n" + body + "\n" + " " * depth + "}"


def take(file: Path) -> None:
    """Make what was measured the record.

    Raises `ValueError` when something in it was left out.
    """
    found = json.loads(file.read_text(encoding="utf-8"))
    if found.get("skipped") or "--quick" in found.get("command", ""):
        raise ValueError("oʻlchov toʻliq emas")
    kept = {name: one for name, one in found.items() if name not in LEFT_OUT}
    page.FILE.write_text(formatted(kept) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write the cells anew; return the exit status."""
    try:
        if arguments:
            take(Path(arguments[0]))
        page.record.cache_clear()
        made = page.cells()
    except (OSError, ValueError, KeyError) as error:
        print(f"Yozuv oʻqilmadi: {error}", file=sys.stderr)
        return 1
    path = ROOT / page.PAGE
    nb = read(path)
    for cell in nb.cells:
        if made.get(cell.id, cell.source) != cell.source:
            cell.source = made[cell.id]
            print(f"{cell.id} — yangilandi")
    write(path, nb)
    for _, wrong in page.stale(nb):
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
