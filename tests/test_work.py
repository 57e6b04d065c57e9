"""A learner's own copies: made, never overwritten, scored, seen by nobody."""
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT
from nbformat.v4 import new_code_cell

from book import clean, exercises, findings, score, work
from book.contents import own
from book.kernels import prepare_environment
from book.notebooks import (
    NotebookError, all_pages, read, recorded_notebooks, write)
from book.report import state_of

STEM = "05_organish_tezligi"
PLACE = f"mashqlar/{STEM}.ipynb"
LOOP = "import time\nwhile True:\n    time.sleep(0.01)"
DEAF = ("import time\nwhile True:\n    try:\n        time.sleep(1)\n"
        "    except BaseException:\n        pass")


@pytest.fixture
def book(tmp_path):
    """A book with the exercises of one chapter, and their portable copy."""
    for name in (f"exercises/{STEM}.ipynb", f"daftarlar/{PLACE}",
                 "exercises/matplotlibrc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def change(path, **sources):
    """Give cells another source: yechim_1 is the cell yechim-1."""
    nb = read(path)
    for cell in nb.cells:
        if (key := cell.id.replace("-", "_")) in sources:
            cell.source = sources[key]
    write(path, nb)
    return path


def solved(number):
    """Return the book's solution of an exercise."""
    nb = read(ROOT / "solutions" / f"{STEM}.ipynb")
    return next(cell.source for cell in nb.cells
                if cell.id == f"yechim-{number}")


# Copies ---------------------------------------------------------------------


def test_copies_are_made_once(book):
    assert work.copy(book) == ([PLACE], [], [], [])
    copy = book / work.OWN / PLACE
    assert copy.read_bytes() == (book / "daftarlar" / PLACE).read_bytes()
    assert work.copy(book) == ([], [], [], [])
    assert work.told(work.copy(book)) == ["daftarlarim/: hammasi joyida"]


def test_work_is_never_overwritten(book):
    work.copy(book)
    copy = change(book / work.OWN / PLACE, yechim_1="x = 1")
    mine = copy.read_bytes()
    assert work.copy(book) == ([], [], [PLACE], [])
    # Nor when the book goes on: that it does is told.
    change(book / "daftarlar" / PLACE, yechim_2="...  # yangi")
    done = work.copy(book)
    assert done == ([], [], [PLACE], [PLACE])
    assert "ishlangan, oʻzgartirilmadi. Kitobda yangilangan" in work.told(
        done)[0]
    assert copy.read_bytes() == mine
    # Nor when it is no notebook any more, or when the notes are lost.
    copy.write_text("{", encoding="utf-8")
    (book / work.OWN / work.NOTES).write_text("[", encoding="utf-8")
    assert work.copy(book).kept == [PLACE]
    assert copy.read_text(encoding="utf-8") == "{"
    copy.unlink()
    assert work.copy(book).new == [PLACE]


def test_a_copy_that_nobody_changed_follows_the_book(book):
    work.copy(book)
    copy = book / work.OWN / PLACE
    nb = read(copy)
    nb.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
    write(copy, nb)  # as an editor does it by opening
    change(book / "daftarlar" / PLACE, yechim_2="...  # yangi")
    assert work.copy(book).renewed == [PLACE]
    assert copy.read_bytes() == (book / "daftarlar" / PLACE).read_bytes()


def test_without_a_place_nothing_is_lost(book):
    (book / work.OWN).write_text("", encoding="utf-8")
    with pytest.raises(NotebookError, match=r"daftarlarim.*yozib boʻlmadi"):
        work.copy(book)
    shutil.rmtree(book / "daftarlar")
    with pytest.raises(NotebookError, match="koʻchma notebooklar yoʻq"):
        work.copy(book)


def test_the_folder_is_seen_by_nobody(book):
    """Not by the rules, verification, recording, deriving, the build, git."""
    before = ([*all_pages(book)], [*recorded_notebooks(book)],
              state_of(book))
    work.copy(book)
    change(book / work.OWN / PLACE, yechim_1="1/0")
    shutil.copy(book / work.OWN / PLACE, book / work.OWN / "meniki.ipynb")
    assert ([*all_pages(book)], [*recorded_notebooks(book)],
            state_of(book)) == before
    assert own(book) == [] and exercises.stale(book)[0].path.startswith(
        "exercises/")
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    assert f" {work.OWN}," in config and "only_build_toc_files: true" in config
    ignored = subprocess.run(
        ["git", "check-ignore", "-q", f"{work.OWN}/{PLACE}"], cwd=ROOT)
    assert ignored.returncode == 0
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'testpaths = ["tests"]' in settings and '"*.ipynb"' in settings


# Score ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def environment():
    prepare_environment()


def states(verdicts):
    """Return {number of the exercise: its state}."""
    return {verdict.number: verdict.state for verdict in verdicts}


def test_each_exercise_has_its_verdict(book, environment):
    work.copy(book)
    assert score.begun(book) == ([], 1)
    change(book / work.OWN / PLACE, yechim_1=solved(1),
           yechim_2="def eigenvalues(x):\n    return 1.0, 2.0",
           # An edited check is not asked.
           tekshiruv_2="print('2-mashq: toʻgʻri')",
           yechim_3=LOOP, yechim_4="def find_limit(x, low, high)\n    return",
           yechim_5=DEAF)
    assert score.begun(book) == ([STEM], 0)
    found = score.score(STEM, book, seconds=4)
    assert states(found) == {1: "oʻtdi", 2: "oʻtmadi", 3: "oʻtmadi",
                             4: "oʻtmadi", 5: "oʻtmadi", 6: "yozilmagan"}
    why = {verdict.number: verdict.why for verdict in found}
    assert why[2] == "birinchi boʻlib lam_max qaytishi kerak"
    assert why[3] == why[5] == (
        "katak 4 soniyada tugamadi va toʻxtatildi. Sikl tugaydigan shartni "
        "tekshiring")
    assert why[4] == "SyntaxError: 1-satr, expected ':'"
    lines = score.table(found)
    assert lines[0].split() == ["1-mashq", "Siklsiz", "bashorat", "oʻtdi"]
    assert lines[2] == "      birinchi boʻlib lam_max qaytishi kerak"


def test_identifiers_may_be_lost(book, environment):
    """As other editors save it; further cells run before the check."""
    work.copy(book)
    source = solved(1)
    name = source.split("def ")[1].split("(")[0]
    path = change(book / work.OWN / PLACE,
                  yechim_1=source.replace("def ", "def _", 1))
    nb = read(path)
    for place, cell in enumerate(nb.cells):
        if cell.id == "tekshiruv-1":
            after = place + 1
        cell.id = f"katak{place}"
    nb.cells.insert(after, new_code_cell(f"{name} = _{name}"))
    write(path, nb)
    steps = score.program(read(book / "exercises" / f"{STEM}.ipynb"), nb)
    mine = [step for step in steps if step.number == 1]
    assert mine[-1].check and mine[-2].source == f"{name} = _{name}"
    assert states(score.score(STEM, book))[1] == "oʻtdi"


def test_a_process_that_ends_is_told(book, environment):
    work.copy(book)
    change(book / work.OWN / PLACE, yechim_1="import os\nos._exit(1)",
           yechim_2=solved(2))
    found = score.score(STEM, book, seconds=20)
    assert states(found)[1] == "oʻtmadi" and states(found)[2] == "oʻtdi"
    assert found[0].why.startswith("jarayon toʻxtab qoldi")


def test_a_broken_copy_is_told_what_to_do(book):
    with pytest.raises(NotebookError, match="bunday nusxa yoʻq; `make work`"):
        score.score(STEM, book)
    work.copy(book)
    (book / work.OWN / PLACE).write_text("{", encoding="utf-8")
    with pytest.raises(NotebookError, match="boshqa nom bilan saqlab"):
        score.score(STEM, book)


def test_errors_in_words():
    assert score.in_words(("SyntaxError", "invalid syntax (77.py, line 3)"),
                          60) == "SyntaxError: 3-satr, invalid syntax"
    assert score.in_words(("TypeError", "a"), 60) == "TypeError: a"


# Commands without make ------------------------------------------------------


def test_clean_removes_what_was_made_and_no_work(tmp_path, capsys):
    for name in ("_build/html", "book/__pycache__", ".venv/bin",
                 "daftarlarim/mashqlar", "chapters"):
        (tmp_path / name).mkdir(parents=True)
    assert clean.main([], tmp_path) == 0
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["book", "chapters", "daftarlarim"]
    assert not (tmp_path / "book/__pycache__").exists()
    assert clean.main([], ROOT) == 1  # this Python is that of .venv
    assert "py -m book.clean" in capsys.readouterr().err


def test_findings_are_run_by_bash(monkeypatch, tmp_path, capfd):
    (tmp_path / "findings").mkdir()
    monkeypatch.setattr(findings, "ROOT", tmp_path)
    for name, code in (("a", "echo bir"), ("b", "exit 3"), ("c", "echo uch")):
        (tmp_path / f"findings/{name}.sh").write_text(code, encoding="utf-8")
    assert findings.main([]) == 3
    assert capfd.readouterr().out.split("\n")[:3] == [
        "== findings/a.sh", "bir", "== findings/b.sh"]
    assert findings.main(["c.sh"]) == 0
    assert findings.main(["d"]) == 1
    monkeypatch.setattr(findings, "bash", lambda: None)
    assert findings.main([]) == 1


def test_commands_say_what_they_do(tmp_path):
    for name in ("book.work", "book.clean"):
        run = subprocess.run([sys.executable, "-m", name, "x"], cwd=ROOT,
                             capture_output=True, encoding="utf-8")
        assert run.returncode == 2 and "nom olmaydi" in run.stderr
