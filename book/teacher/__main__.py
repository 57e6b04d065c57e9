"""Make the teacher's pack in _build/oqituvchi.

    python -m book.teacher

slaydlar/NN_nomi.html: the slides of each chapter, one file each; opened in a
browser they need nothing else. savollar.xml: the self-test questions for
Moodle. kartalar.csv: the same as cards. Nothing is executed: what is shown is
what the notebooks hold.
"""
import shutil
import sys
from pathlib import Path

from book.notebooks import ROOT, NotebookError
from book.selftest import SelfTestError
from book.teacher import deck, questions
from book.teacher.markup import MarkupError

FOLDER = ROOT / "_build" / "oqituvchi"


def write(folder: Path = FOLDER, root: Path = ROOT) -> list[Path]:
    """Write the pack anew; return its files.

    Raises `NotebookError`, `SelfTestError` or `MarkupError`, and leaves the
    folder as it was, when a chapter cannot be used.
    """
    found = questions.chapters(root)
    made = {"savollar.xml": questions.moodle(found, root),
            "kartalar.csv": questions.cards(found, root)}
    made |= {f"slaydlar/{stem}.html": text
             for stem, text in deck.decks(root).items()}
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return [folder / name for name in made]


def main() -> int:
    """Write the pack; return the exit status."""
    try:
        files = write()
    except (NotebookError, SelfTestError, MarkupError) as error:
        print(f"Toʻplam yozilmadi: {error}", file=sys.stderr)
        return 1
    for path in files:
        print(path.relative_to(ROOT).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
