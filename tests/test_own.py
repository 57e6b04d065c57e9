"""A learner's own notebooks beside the book: left alone, not published."""
import shutil

import pytest
from making import make, stream

from book import contents, exercises
from book.notebooks import recorded_notebooks
from book.rules import PROMISE, Book, faults
from book.verify import main

TOC = "format: jb-book\nroot: chapters/01_a\n"


@pytest.fixture
def book(tmp_path):
    """A book of one chapter, with a learner's notebooks in every folder."""
    path = make(tmp_path, "01_a", ("print(1)", stream("1\n")))
    (tmp_path / "_toc.yml").write_text(TOC, encoding="utf-8")
    for place in ("Untitled.ipynb", "exercises/01_a_meniki.ipynb",
                  "chapters/01_a nusxa.ipynb", "solutions/Untitled1.ipynb"):
        target = tmp_path / place
        target.parent.mkdir(exist_ok=True)
        target.write_text(path.read_text(encoding="utf-8").replace(
            "1\\n", "7\\n"), encoding="utf-8")
    for folder in ("exercises", "solutions"):
        shutil.copy(tmp_path / "chapters/matplotlibrc", tmp_path / folder)
    return tmp_path


def names(paths):
    """Return the names of files."""
    return [path.name for path in paths]


def test_they_break_nothing_and_a_note_says_so(book, capsys):
    assert main(["--root", str(book)]) == 0
    said = capsys.readouterr().out
    assert "1 ta notebook, 1 ta katak" in said
    assert said.count("Eslatma: ") == 4
    assert ("Eslatma: exercises/01_a_meniki.ipynb _toc.yml roʻyxatida yoʻq, "
            "shuning uchun tekshirilmaydi va nashr qilinmaydi") in said


def test_they_are_not_recorded_over(book):
    assert names(recorded_notebooks(book)) == ["01_a.ipynb"]
    assert exercises.stale(book) == []


def test_one_that_is_named_in_the_table_is_of_the_book(book):
    (book / "_toc.yml").write_text(
        TOC + "chapters:\n- file: exercises/01_a_meniki\n- file: Untitled\n",
        encoding="utf-8")
    assert names(contents.own(book)) == ["01_a nusxa.ipynb",
                                         "Untitled1.ipynb"]
    assert "Untitled.ipynb" in names(recorded_notebooks(book))


def test_a_chapter_or_solution_that_was_forgotten_is_a_fault(book):
    make(book, "02_b", ("print(1)", stream("1\n")))
    said = [str(fault) for fault in faults(Book(book), None, PROMISE)]
    assert len(said) == 1, said
    assert said[0].startswith("chapters/02_b.ipynb: fayl _toc.yml roʻyxatida")
