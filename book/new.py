"""Begin a chapter: its notebooks, their place in the book, a glossary row.

    python -m book.new 16_umumlashtirish

Writes chapters/NAME.ipynb and solutions/NAME.ipynb from the templates beside
this module, in the form of MyST-NB's text notebooks, runs them, derives
exercises/NAME.ipynb, and adds three entries to _toc.yml and a row to
lugat.csv. All that the author is to write is marked ``YOZING:``, and a rule
asks for it until no mark is left. Nothing that exists is overwritten.
"""
import re
import string
import sys
from pathlib import Path

import yaml
from myst_nb.core.read import read_myst_markdown_notebook
from nbformat import NotebookNode

from book import contents, exercises, glossary
from book.kernels import prepare_environment
from book.notebooks import (
    FOLDERS, ROOT, Fault, NotebookError, normal_form, numbered, write)
from book.record import record

TEMPLATES = Path(__file__).with_name("templates")
NAME = re.compile(r"\d\d_[a-z0-9]+(_[a-z0-9]+)*")
MARK = "YOZING"  # what the author is still to write
KINDS = {"chapters": "chapter", "solutions": "solution"}  # their templates
ENTRY = """\
      - file: chapters/@name
        sections:
          - file: exercises/@name
            title: @number-bob mashqlari
          - file: solutions/@name
            title: @number-bob yechimlari
"""
ROW = (
    "@number-bob atamasi,YOZING,YOZING,YOZING: bir gaplik maʼnosi.\n")


class Template(string.Template):
    """A text with ``@name`` and ``@number`` to be filled in."""

    delimiter = "@"


def fill(text: str, name: str) -> str:
    """Return a template's text for the chapter ``name``."""
    return Template(text).substitute(name=name, number=int(name[:2]))


def check_name(name: str, root: Path = ROOT) -> None:
    """Raise `NotebookError` unless ``name`` can be a new chapter's."""
    if not NAME.fullmatch(name):
        raise NotebookError(Fault(
            name, "bunday nom boʻlmaydi",
            "ikki raqam, pastki chiziq va kichik lotin harflaridan iborat "
            "nom bering, masalan 16_umumlashtirish"))
    taken = [path for folder in FOLDERS for path in numbered(folder, root)
             if path.name[:2] == name[:2]]
    if taken:
        where = taken[0].relative_to(root).as_posix()
        free = 1 + max(int(path.name[:2]) for folder in FOLDERS
                       for path in numbered(folder, root))
        raise NotebookError(Fault(
            name, f"{int(name[:2])}-bob bor ({where}), hech narsa yozilmadi",
            f"boshqa raqam tanlang, navbatdagisi {free:02}{name[2:]}"))


def with_entry(toc: str, name: str) -> tuple[str, str]:
    """Return the table of contents with a chapter's entry, and its part.

    toc : the text of _toc.yml; its other lines stay as they are.
    The entry comes after the chapter with the nearest smaller number, in
    that chapter's part.
    Raises `NotebookError` when no chapter has a smaller number.
    """
    lines = toc.splitlines(keepends=True)
    place, part, caption = None, "", ""
    for number, line in enumerate(lines):
        if found := re.match(r"  - caption: (.*)", line):
            caption = found[1].strip()
        found = re.match(r"      - file: chapters/(\d\d)_", line)
        if found and found[1] < name[:2]:
            place, part = number + 1, caption
    if place is None:
        raise NotebookError(Fault(
            contents.FILE, f"{name} dan oldin keladigan bob topilmadi",
            "uchta yozuvni roʻyxatga qoʻlda qoʻshing"))
    while place < len(lines) and re.match(r" {8,}\S", lines[place]):
        place += 1
    text = "".join([*lines[:place], fill(ENTRY, name), *lines[place:]])
    yaml.safe_load(text)
    return text, part


def notebook(kind: str, name: str) -> NotebookNode:
    """Return a new notebook from the template ``kind``.md, in normal form."""
    text = TEMPLATES.joinpath(f"{kind}.md").read_text(encoding="utf-8")
    return normal_form(read_myst_markdown_notebook(fill(text, name)))


def create(name: str, root: Path = ROOT) -> list[str]:
    """Write a new chapter's files; return lines that say what was done.

    Raises `NotebookError`, and writes nothing, when the name is none or is
    taken.
    """
    check_name(name, root)
    toc = root / contents.FILE
    listed, part = with_entry(toc.read_text(encoding="utf-8"), name)
    terms = root / glossary.FILE
    rows = terms.read_text(encoding="utf-8").rstrip("\n")
    made = {folder: root / folder / f"{name}.ipynb" for folder in FOLDERS}
    try:
        for folder, kind in KINDS.items():
            write(made[folder], notebook(kind, name))
            record(made[folder])
        write(made["exercises"], exercises.derive(made["solutions"]))
        terms.write_text(f"{rows}\n{fill(ROW, name)}", encoding="utf-8",
                         newline="\n")
        toc.write_text(listed, encoding="utf-8", newline="\n")
    except BaseException:
        for path in made.values():
            path.unlink(missing_ok=True)
        raise
    return [
        f"chapters/{name}.ipynb, solutions/{name}.ipynb — yozildi va "
        "bajarildi",
        f"exercises/{name}.ipynb — yechimlardan hosil qilindi",
        f"_toc.yml — uchta yozuv qoʻshildi, boʻlimi: {part}",
        "lugat.csv — bitta qator qoʻshildi"]


def main(arguments: list[str]) -> int:
    """Begin the chapter named on the command line; return the exit status."""
    if len(arguments) != 1:
        print("Yangi bobning nomini bering: make new NAME=16_umumlashtirish",
              file=sys.stderr)
        return 2
    name = arguments[0]
    prepare_environment()
    try:
        print("\n".join(create(name)))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"""
Endi:
  1. make edit — chapters/{name}.ipynb va solutions/{name}.ipynb notebooklarida
     “{MARK}:” turgan joylarni yozing, lugat.csv qatorini ham
  2. make preview NAME={name} — sahifalarni yozish davomida koʻrib boring
  3. make record NAME={name}, soʻng make portable NAME={name}
  4. make check NAME={name} — hamma kamchilik bir roʻyxatda
Tafsiloti: CONTRIBUTING.md""")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
