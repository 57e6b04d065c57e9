"""Make a learner's own copies of the portable notebooks, in daftarlarim/.

    python -m book.work

What somebody has worked in is never overwritten: a copy is made anew only
while its cells are those that were copied. The folder is ignored by git and
seen by nothing that builds or verifies the book.
"""
import json
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from book.contents import LEARNER
from book.notebooks import ROOT, Fault, NotebookError, read, shown
from book.report import sha256
from book.rules.portable import FOLDER

OWN = LEARNER
NOTES = ".nusxalar.json"  # {path of a copy: `trace` of what was copied}
EXERCISES = "mashqlar"


class Copied(NamedTuple):
    """What was done; each a list of paths below the learner's folder.

    new, renewed : written; kept : worked in, left as they are.
    behind : those of ``kept`` that the book has in a newer form.
    """

    new: list[str]
    renewed: list[str]
    kept: list[str]
    behind: list[str]


def trace(path: Path) -> str:
    """Return a digest of a notebook's cells without outputs, "" if broken."""
    try:
        cells = read(path).cells
    except NotebookError:
        return ""
    return sha256(json.dumps([[cell.cell_type, cell.source.rstrip()]
                              for cell in cells]).encode())


def notes(own: Path) -> dict[str, str]:
    """Return what was noted of the copies; nothing if it cannot be read."""
    try:
        found = json.loads((own / NOTES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def copy(root: Path = ROOT) -> Copied:
    """Copy what is missing or was not worked in; return what was done.

    Raises `NotebookError` where there is nothing to copy or no place for it.
    """
    own, done = root / OWN, Copied([], [], [], [])
    sources = sorted((root / FOLDER).glob("*/*.ipynb"))
    if not sources:
        raise NotebookError(Fault(
            FOLDER, "koʻchma notebooklar yoʻq",
            f"`git restore {FOLDER}` yoki `make portable` bilan tiklang"))
    known = notes(own)
    try:
        for source in sources:
            name = source.relative_to(root / FOLDER).as_posix()
            known[name] = _copy(source, own / name, name,
                                known.get(name), done)
        (own / NOTES).write_text(json.dumps(known, indent=0), "utf-8")
    except OSError as error:
        raise NotebookError(Fault(
            shown(error.filename, root) if error.filename else OWN,
            f"yozib boʻlmadi ({error.strerror})",
            "diskni va ruxsatni tekshiring. Ishlangan fayllar "
            "oʻzgartirilmadi")) from None
    return done


def _copy(source: Path, target: Path, name: str, before: str | None,
          done: Copied) -> str:
    """Copy one notebook unless somebody has worked in the copy.

    before : the `trace` noted when it was copied last.
    Returns the trace to note.
    """
    fresh = trace(source)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        done.new.append(name)
    elif (here := trace(target)) == fresh:
        return fresh
    elif here and here == before:
        done.renewed.append(name)
    else:
        done.kept.append(name)
        if before != fresh:
            done.behind.append(name)
        return before or ""
    shutil.copyfile(source, target)
    return fresh


def told(done: Copied) -> list[str]:
    """Return the lines that say what was done."""
    lines = []
    if done.new:
        lines.append(f"{OWN}/: {len(done.new)} ta notebook koʻchirildi")
    if done.renewed:
        lines.append(f"{len(done.renewed)} ta nusxa kitobning yangi holatiga "
                     "keltirildi")
    for name in done.kept:
        later = (". Kitobda yangilangan: yangisi kerak boʻlsa, faylni boshqa "
                 "nom bilan saqlab, buyruqni takrorlang"
                 if name in done.behind else "")
        lines.append(f"{OWN}/{name}: ishlangan, oʻzgartirilmadi{later}")
    return lines or [f"{OWN}/: hammasi joyida"]


def main(arguments: list[str]) -> int:
    """Copy and say what was done; return the exit status."""
    if arguments:
        print("Bu buyruq nom olmaydi: python -m book.work", file=sys.stderr)
        return 2
    try:
        print("\n".join(told(copy())))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
