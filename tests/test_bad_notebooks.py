"""What is wrong with a notebook is said clearly, and no file is harmed."""
import os
import signal
import subprocess
import sys

import nbformat
import pytest
from making import make, marked, stream, wait_until

from book import exercises, notebooks, record
from book.kernels import prepare_environment
from book.notebooks import ROOT, NotebookError, normal_form, read, write
from book.verify import verify

FAULTS = {
    "xato": ("print(1)\n1 / 0", "ZeroDivisionError: division by zero",
             "katak xatolik bilan toʻxtadi"),
    "tugamaydi": ("while True:\n    pass", "2 soniyada tugamadi",
                  "belgilangan vaqtda tugamadi"),
    "toʻxtaydi": ("import os\nos._exit(3)", "kernel toʻxtab qoldi",
                  "kernel toʻxtab qoldi"),
    "ogohlantiradi": ('import warnings\nwarnings.warn("eskirgan")',
                      "stderrʼga yozdi", "natija yozilganidan farq qiladi"),
}


@pytest.fixture(scope="module", autouse=True)
def environment():
    """Start kernels as recording does."""
    prepare_environment()


@pytest.fixture
def unharmed(tmp_path):
    """After the test, every file that it made is as the test left it."""
    before = {}
    yield lambda: before.update(
        (path, path.read_bytes()) for path in tmp_path.rglob("*.*"))
    assert before
    assert before == {path: path.read_bytes()
                      for path in tmp_path.rglob("*.*")}


@pytest.mark.parametrize("name", FAULTS)
def test_recording_refuses_and_names_the_cell(tmp_path, unharmed, name):
    source, reason, _ = FAULTS[name]
    path = make(tmp_path, name, "print(0)", source, "print(2)")
    unharmed()
    with pytest.raises(NotebookError) as refused:
        record.record(path, timeout=2)
    message = str(refused.value)
    assert path.name in message and ", 2-katak (“" in message
    assert reason in message and "Fayl oʻzgartirilmadi" in message


def test_recording_leaves_no_process(tmp_path, monkeypatch):
    mark = f"KITOB_SINOV_{os.getpid()}_{tmp_path.name}"
    monkeypatch.setenv(mark, "1")
    record.record(make(tmp_path, "yaxshi", "print(0)"))
    with pytest.raises(NotebookError):
        record.record(make(tmp_path, "tugamaydi", "while True:\n    pass"),
                      timeout=2)
    assert wait_until(lambda: not marked(mark))


@pytest.mark.parametrize("name", FAULTS)
def test_verification_names_the_cell(tmp_path, name):
    source, _, reason = FAULTS[name]
    path = make(tmp_path, name, ("print(0)", stream("0\n")), source)
    found = verify([path], tmp_path, timeout=2)["problems"]
    assert len(found) == 1
    assert found[0].startswith(f"chapters/{name}.ipynb, 2-katak (“")
    assert reason in found[0]


@pytest.mark.parametrize("content", [
    "", "{", "bu notebook emas", "[]", "{}", '{"cells": 1}', "\ufeff{}",
    '{"cells": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}',
    '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{}]}'])
def test_a_file_that_is_no_notebook(tmp_path, unharmed, content):
    path = make(tmp_path, "buzilgan", "1")
    path.write_text(content, encoding="utf-8")
    unharmed()
    with pytest.raises(NotebookError, match="notebook emas yoki buzilgan"):
        record.record(path)
    found = verify([path], tmp_path)["problems"]
    assert len(found) == 1 and "notebook emas yoki buzilgan" in found[0]


def test_a_missing_file(tmp_path):
    with pytest.raises(NotebookError, match="bunday fayl yoʻq"):
        record.record(tmp_path / "yoq.ipynb")


def test_recording_twice_changes_nothing(tmp_path):
    path = make(tmp_path, "a", "print(1)\n2", (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"))
    assert record.record(path)
    once = path.read_bytes()
    assert not record.record(path)
    assert path.read_bytes() == once
    assert b"svg" in once and b'"execution_count": 2' in once


@pytest.fixture
def full_disk(monkeypatch):
    """Make every replacement of a file fail as on a full disk, from a call."""
    def fail(*_):
        raise OSError(28, "diskda joy yoʻq")

    return lambda: monkeypatch.setattr(notebooks.os, "replace", fail)


def test_an_error_while_writing(tmp_path, full_disk, unharmed):
    path = make(tmp_path, "a", "print(1)")
    unharmed()
    full_disk()
    with pytest.raises(
            NotebookError, match=r"yozib boʻlmadi .diskda joy yoʻq"):
        record.record(path)


def test_an_interruption_while_writing(tmp_path, monkeypatch, unharmed):
    path = make(tmp_path, "a", "print(1)")
    nb = read(path)
    nb.cells[0].source = "print(2)"
    unharmed()

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(notebooks.os, "chmod", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(path, nb)


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
def test_ctrl_c_while_recording(tmp_path, unharmed, monkeypatch):
    begun = tmp_path / "boshlandi"
    paths = [make(tmp_path, "a", f"print(1)\nopen('{begun}', 'w').close()\n"
                  "while True:\n    pass"), make(tmp_path, "b", "print(1)")]
    unharmed()
    mark = f"KITOB_SINOV_{os.getpid()}_{id(paths)}"
    monkeypatch.setenv(mark, "1")
    run = subprocess.Popen(
        [sys.executable, "-m", "book.record", *map(str, paths)], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert wait_until(begun.exists, 120)
    begun.unlink()
    run.send_signal(signal.SIGINT)
    printed, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert printed == ""
    assert told.endswith("a.ipynb: yozish toʻxtatildi. Fayl oʻzgartirilmadi\n")
    assert told.count("\n") == 1
    if sys.platform == "linux":
        assert wait_until(lambda: not marked(mark))


# Exercises -----------------------------------------------------------------


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A folder with one solution, for book.exercises."""
    monkeypatch.setattr(exercises, "ROOT", tmp_path)
    for folder in "solutions", "exercises":
        (tmp_path / folder).mkdir()
    return tmp_path


def solution(book, source):
    """Write a solution notebook with one cell."""
    cell = nbformat.v4.new_code_cell(source, id="yechim-1")
    write(book / "solutions" / "01_a.ipynb", normal_form(
        nbformat.v4.new_notebook(cells=[cell])))


@pytest.mark.parametrize("source, reason", [
    ("# YECHIM BOSHI\n1", "ochilgan, “# YECHIM OXIRI” yoʻq"),
    ("1\n# YECHIM OXIRI", "juftligi buzilgan"),
    ("# YECHIM BOSHI\n# YECHIM BOSHI\n# YECHIM OXIRI", "juftligi buzilgan"),
    ("1", "qismi topilmadi")])
def test_a_broken_solution_region(book, capsys, source, reason):
    solution(book, source)
    assert exercises.main([]) == 1
    told = capsys.readouterr().err
    assert "01_a.ipynb" in told and reason in told
    assert list(book.glob("exercises/*")) == []
    assert reason in str(exercises.stale(book)[0])


def test_an_exercise_with_work_in_it_is_kept(book, capsys):
    path = book / "exercises" / "01_a.ipynb"
    solution(book, "# YECHIM BOSHI\n1\n# YECHIM OXIRI")
    assert exercises.main([]) == 0
    nb = read(path)
    assert nb.cells[0].source == exercises.STUB
    nb.cells[0].source, nb.cells[0].execution_count = "2 + 2", 1
    write(path, nb)
    worked = path.read_bytes()
    assert exercises.main([]) == 1
    assert "ustidan yozilmadi" in capsys.readouterr().err
    assert path.read_bytes() == worked
    assert exercises.main(["--force"]) == 0
    assert exercises.stale(book) == []


def test_an_error_while_writing_an_exercise(book, capsys, full_disk):
    solution(book, "# YECHIM BOSHI\n1\n# YECHIM OXIRI")
    full_disk()
    assert exercises.main([]) == 1
    told = capsys.readouterr().err
    assert "01_a.ipynb" in told
    assert "yozib boʻlmadi (diskda joy yoʻq)" in told
    assert list(book.glob("exercises/*")) == []
