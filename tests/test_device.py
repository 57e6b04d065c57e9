"""What was measured once: the script, its record, the page that shows it."""
import ast
import copy
import getpass
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ROOT
from making import md, put

from book import notebooks
from book.device import __main__ as command
from book.device import measure, page
from book.report import CODE
from book.rules import PROMISE, Book, faults, numbers, rules
from book.rules.explained import Sheet
from book.sphinx import verified

SCRIPT = ROOT / "book/device/measure.py"
CHAPTER = "chapters/19_aniqlik.ipynb"
OTHER = "chapters/05_organish_tezligi.ipynb"


# The script ------------------------------------------------------------------


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What the script prints on a CPU, run as a file outside the book."""
    folder = tmp_path_factory.mktemp("olchov")
    (folder / "measure.py").write_bytes(SCRIPT.read_bytes())
    run = subprocess.run(
        [sys.executable, "measure.py", "--device", "cpu", "--quick"],
        cwd=folder, capture_output=True, encoding="utf-8", timeout=300)
    assert run.returncode == 0, run.stderr[-3000:]
    return run.stdout


def shape(value):
    """Return what kinds of values stand where, numbers and texts alike.

    A table's rows are told apart by name only where all devices have them.
    """
    if isinstance(value, dict):
        return {name: shape(one) for name, one in value.items()}
    if isinstance(value, list):
        return [shape(one) for one in value]
    return type(value).__name__


def test_a_run_without_a_gpu_has_the_fields_of_the_record(measured):
    found, kept = json.loads(measured), page.record()
    assert found.keys() == kept.keys() | set(command.LEFT_OUT)
    assert found["skipped"] == []
    for name in ("device", "processor", "instructions", "threads", "date",
                 "python", "torch", "command", "script"):
        assert type(found[name]) is type(kept[name])
    assert {frozenset(row) for row in found["step"].values()} == {
        frozenset(row) for row in kept["step"].values()}
    assert found["step"].keys() <= kept["step"].keys()
    assert list(kept["step"]) == list(map(str, measure.SIZES))
    assert shape(found["optimizer"]).keys() == kept["optimizer"].keys()
    rows = found["optimizer"]["rows"]
    assert rows.keys() == kept["optimizer"]["rows"].keys()
    for name, row in kept["optimizer"]["rows"].items():
        assert rows[name].keys() == row.keys()
    for section in ("reference", "training"):
        ours = {name: row for name, row in kept[section].items()
                if name.startswith("cpu")}
        assert found[section].keys() == ours.keys()
        for name, row in ours.items():
            assert found[section][name].keys() == row.keys()
    assert shape(found["reference"]["cpu_adam_fused"]) == shape(
        kept["reference"]["cpu_adam_fused"])
    assert shape(found["repeats"]) == shape(kept["repeats"])
    assert shape(found["determinism"]) == shape(kept["determinism"])
    assert found["precision"].keys() == kept["precision"].keys()
    for name, row in found["precision"]["rows"].items():
        # The earlier script did not take the mean.
        assert row.keys() == {*kept["precision"]["rows"][name], "mean"}


def test_on_a_gpu_the_rows_are_those_of_the_record(monkeypatch):
    """What would be measured there, by name, without measuring it."""
    asked = []
    monkeypatch.setattr(measure.Run, "places", lambda self: ["cpu", "cuda"])
    monkeypatch.setattr(measure.Run, "row", lambda self, name, *rest: (
        asked.append(name)))
    run = measure.Run("cpu", True, 1)
    kept = page.record()
    assert measure.references(run).keys() == kept["reference"].keys()
    assert measure.training(run).keys() == kept["training"].keys()
    assert (measure.precision(run)["rows"].keys()
            == kept["precision"]["rows"].keys())
    assert len(asked) == len(set(asked)) == sum(len(rows) for rows in (
        kept["reference"], kept["training"], kept["precision"]["rows"]))


def test_nothing_personal_is_printed(measured):
    for secret in (platform.node(), getpass.getuser(), str(Path.home()),
                   os.getcwd(), str(ROOT), sys.executable):
        if len(secret) > 3 or "/" in secret[1:]:
            assert secret not in measured
    assert not re.search(r"/(home|root|Users|tmp)\b|\\Users", measured)


def test_it_needs_torch_and_nothing_else():
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree)
             if isinstance(node, ast.Import) for alias in node.names} | {
        node.module for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= {
        "torch", *sys.stdlib_module_names}


def test_without_a_gpu_it_says_so_and_fails(monkeypatch, capsys):
    monkeypatch.setattr(measure.torch.cuda, "is_available", lambda: False)
    assert measure.main([]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "GPU (CUDA) topilmadi" in said.err


def test_when_time_is_up_nothing_new_is_begun(capsys):
    assert measure.SECONDS <= 240
    run = measure.Run("cpu", True, -1)
    assert run.row("katta", lambda: 1) is None
    assert run.skipped == ["katta"]


def test_a_size_that_does_not_fit_is_left_out(monkeypatch, capsys):
    monkeypatch.setattr(measure.Run, "free", lambda self, place: 1000)
    found = measure.steps(measure.Run("cpu", True, 60))
    assert found["11"]["cpu_1"] > 0
    assert set(found["1000"].values()) == {None}


@pytest.mark.parametrize("row", [
    "cpu_sgd_default", "cpu_adam_default", "cpu_adam_float64"])
def test_the_script_repeats_the_references_of_the_record(row):
    """On another processor and another torch: the losses as printed."""
    _, method, kind = row.split("_")
    dtype = "float64" if kind == "float64" else "float32"
    found = measure.reference(
        measure.Run("cpu", False, 60), "cpu", getattr(measure.torch, dtype),
        method, {})
    kept = page.record()["reference"][row]
    assert found["losses"] == kept["losses"]
    assert found["params"] == pytest.approx(kept["params"], abs=1e-6)


def test_the_script_repeats_where_the_formats_of_the_record_end(monkeypatch):
    wanted = ("cpu_bfloat16_sgd_0_1", "cpu_float16_sgd_0_1",
              "cpu_bfloat16_adam_0_001")
    row = measure.Run.row
    monkeypatch.setattr(measure.Run, "row", lambda self, name, *rest: (
        row(self, name, *rest) if name.removeprefix("training ") in wanted
        else None))
    found = measure.training(measure.Run("cpu", False, 60))
    for name in wanted:
        assert found[name] == page.record()["training"][name]


# The record and the page -----------------------------------------------------


def shown():
    """Return the page of the book, as one may change it."""
    return copy.deepcopy(notebooks.read(ROOT / page.PAGE))


def leaves(value, path=()):
    """Yield the path of each value of the record."""
    if isinstance(value, dict | list):
        names = value if isinstance(value, dict) else range(len(value))
        for name in names:
            yield from leaves(value[name], (*path, name))
    else:
        yield path


def changed(path):
    """Return the record with one digit, or letter, other at a path."""
    found = copy.deepcopy(page.record())
    *way, last = path
    place = found
    for name in way:
        place = place[name]
    text = str(place[last])
    digit = re.search(r"[1-9]", text) or re.search(r"\d", text)
    other = text[:-1] + "x" if digit is None else (
        text[:digit.start()] + str((int(digit[0]) + 1) % 10)
        + text[digit.end():])
    place[last] = other if isinstance(place[last], str) else type(
        place[last])(other)
    return found


# Kept as measured, shown in no table.
UNSHOWN = re.compile(r"script|reference-\w+-losses-([1-35-9])"
                     r"|reference-\w+_sgd_\w+-losses-4"
                     r"|(reference|training)-\w+-params-\d"
                     r"|training-\w+-frozen|precision-exact-1"
                     r"|precision-rows-\w+-gradient-1")


@pytest.mark.parametrize("path", [
    pytest.param(path, id="-".join(map(str, path)))
    for path in leaves(page.record())
    if not UNSHOWN.fullmatch("-".join(map(str, path)))])
def test_a_changed_digit_of_the_record_is_caught(path, monkeypatch):
    other = changed(path)
    monkeypatch.setattr(page, "record", lambda: other)
    assert list(page.stale(shown()))


def test_a_changed_digit_of_a_table_is_caught():
    nb = shown()
    assert list(page.stale(nb)) == []
    for cell in nb.cells:
        if not cell.id.startswith(page.DERIVED):
            continue
        source = cell.source
        for match in re.finditer(r"\d", source):
            cell.source = (source[:match.start()]
                           + str((int(match[0]) + 1) % 10)
                           + source[match.end():])
            assert not page.is_shown(page.PAGE, cell)
        assert [wrong for _, wrong in page.stale(nb)]
        cell.source = source


@pytest.mark.parametrize("change", ["gone", "twice", "unknown"])
def test_the_page_shows_each_table_once(change):
    nb = shown()
    place = next(i for i, cell in enumerate(nb.cells)
                 if cell.id == "olchov-qadam")
    if change == "gone":
        del nb.cells[place]
    elif change == "twice":
        nb.cells.append(nb.cells[place])
    else:
        nb.cells[place].id = "olchov-yangi"
    assert list(page.stale(nb))


def test_each_table_says_what_it_is():
    boxes = [text for text in page.cells().values() if text.startswith(":::")]
    assert len(boxes) == len(page.cells()) - 1
    for text in boxes:
        assert text.startswith(f":::{{admonition}} {page.TITLE}\n")
        for part in ("NVIDIA H100", "2026-yil 27-noyabr", "2.11.0+cu130",
                     "3.12.3", "`python book/device/measure.py`",
                     "oldingi tahriri"):
            assert part in text


def test_the_build_asks_the_record():
    names = {one.name for one in rules(PROMISE)}
    assert "derived.measurements_are_what_the_record_gives" in names
    assert "numbers.notes_hold" in names
    assert page.SHOWN in CODE  # a new record ends the report of the old one


# Sentences -------------------------------------------------------------------

RIGHT = {
    "quoted": "Qadam 600 mikrosekund.\n"
        "<!-- son: 600 @ qurilma#step-11-device -->",
    "rounded": "Qadam 2,4 million mikrosekund.\n"
        "<!-- son: 2,4 million @ qurilma#step-100000000-cpu_1 -->",
    "computed": "Qadam 3,5 marta.\n<!-- son: 3,5 = "
        "600.2@qurilma#step-11-device / 170.0@qurilma#step-11-cpu_1 -->",
    "a text that is a number": "Bu `0.263148`.\n<!-- son: 0.263148 @ "
        "qurilma#reference-cuda_sgd_default-losses-0 -->",
}
WRONG = {
    "another digit": "Qadam 610 mikrosekund.\n"
        "<!-- son: 610 @ qurilma#step-11-device -->",
    "another place": "Qadam 600 mikrosekund.\n"
        "<!-- son: 600 @ qurilma#step-1000-device -->",
    "another operand": "Qadam 3,5 marta.\n<!-- son: 3,5 = "
        "600.2@qurilma#step-11-device / 171.0@qurilma#step-11-cpu_1 -->",
    "another result": "Qadam 3,6 marta.\n<!-- son: 3,6 = "
        "600.2@qurilma#step-11-device / 170.0@qurilma#step-11-cpu_1 -->",
    "a place that is not there": "Qadam 600.\n"
        "<!-- son: 600 @ qurilma#step-12-device -->",
    "no number": "Qadam 600.\n<!-- son: 600 @ qurilma#step-11 -->",
    "a text": "Qadam 600.\n<!-- son: 600 @ qurilma#device -->",
    "no note": "Qadam 600 mikrosekund.",
}


def said(folder, path, source):
    """Return what the rules for numbers say of a page of one sentence."""
    put(folder, path, md(source))
    book = Book(folder)
    found = book.page(folder / path)
    return [fault.what for one in (
        numbers.every_number_is_explained, numbers.notes_hold)
        for fault in one(found, book)]


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("path", [page.PAGE, CHAPTER])
def test_the_record_is_quoted(tmp_path, path, name):
    assert said(tmp_path, path, RIGHT[name]) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_quotation_is_caught(tmp_path, name):
    assert said(tmp_path, page.PAGE, WRONG[name])


@pytest.mark.parametrize("name", RIGHT)
@pytest.mark.parametrize("path", [OTHER, "chapters/ilova_tablo.ipynb",
                                  "solutions/19_aniqlik.ipynb"])
def test_no_other_page_quotes_the_record(tmp_path, path, name):
    assert "yigʻishda qayta oʻlchanmaydi" in str(
        said(tmp_path, path, RIGHT[name]))


@pytest.mark.parametrize("name", ["ilova_qurilma", "chapters/ilova_qurilma",
                                  "chapters/ilova_qurilma.ipynb"])
def test_no_other_page_quotes_its_literals(tmp_path, name):
    note = f"Qadam 600.\n<!-- son: 600 @ {name}#olchov-sonlar -->"
    assert "yigʻishda qayta oʻlchanmaydi" in str(said(tmp_path, OTHER, note))


def test_a_cell_of_another_page_is_no_table_of_the_record(tmp_path):
    source = page.cells()["olchov-qadam"]
    path = put(tmp_path, OTHER, md(source))
    nb = notebooks.read(path)
    nb.cells[0].id = "olchov-qadam"
    notebooks.write(path, nb)
    book = Book(tmp_path)
    assert list(numbers.every_number_is_explained(book.page(path), book))


def test_every_number_of_the_page_has_its_source():
    book = Book(ROOT)
    sheet = Sheet(book.page(ROOT / page.PAGE))
    for index in range(len(sheet.cells)):
        for one in numbers.numbers_in(sheet, index):
            assert one.why
            derived = sheet.cells[index].id.startswith(page.DERIVED)
            assert (one.why == "record") is derived
    assert faults(book, [ROOT / page.PAGE], PROMISE) == []


# The footer ------------------------------------------------------------------


def footer(root, path, builder="html"):
    """Return what a page's footer says of what was measured."""
    name = path.removesuffix(".ipynb")
    app = SimpleNamespace(
        builder=SimpleNamespace(name=builder),
        env=SimpleNamespace(found_docs={name}, doc2path=(
            lambda doc, base=True: (f"{root}/" if base else "") + path)))
    return verified.measured(app, name)


def test_the_footer_says_what_was_not_recomputed(tmp_path):
    said = footer(ROOT, page.PAGE)
    assert "qayta oʻlchanmaydi" in said and "2026-yil 27-noyabr" in said
    assert footer(ROOT, page.PAGE, "singlehtml") == said
    assert footer(ROOT, OTHER) == ""
    put(tmp_path, CHAPTER, md("# 19"))
    assert footer(tmp_path, CHAPTER) == ""
    put(tmp_path, CHAPTER, md(RIGHT["quoted"]))
    assert footer(tmp_path, CHAPTER) == said


# The command -----------------------------------------------------------------


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A copy of the record and of the page, for the command to change."""
    target = tmp_path / page.PAGE
    target.parent.mkdir(parents=True)
    target.write_bytes((ROOT / page.PAGE).read_bytes())
    file = tmp_path / "record.json"
    file.write_bytes(page.FILE.read_bytes())
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(page, "FILE", file)
    page.record.cache_clear()
    yield tmp_path
    page.record.cache_clear()


def test_the_command_changes_nothing_that_is_up_to_date(place):
    before = (place / page.PAGE).read_bytes()
    assert command.main([]) == 0
    assert (place / page.PAGE).read_bytes() == before
    assert command.formatted(page.record()) + "\n" == page.FILE.read_text(
        encoding="utf-8")


def test_a_new_record_comes_into_the_tables(place, capsys):
    new = changed(("step", "11", "device")) | {
        "skipped": [], "seconds": 100, "script": 1}
    file = place / "natija.json"
    file.write_text(json.dumps(new), encoding="utf-8")
    assert command.main([str(file)]) == 0
    text = (place / page.PAGE).read_text(encoding="utf-8")
    assert "| 11 | 170 | 700 | 33 | 152 |" in text
    assert "oldingi tahriri" not in text
    assert "seconds" not in page.FILE.read_text(encoding="utf-8")


def test_an_unfinished_measurement_is_refused(place, measured, capsys):
    file = place / "natija.json"
    before = page.FILE.read_bytes()
    for text in (measured, "{", json.dumps(
            page.record() | {"skipped": ["step 11 graph"]})):
        file.write_text(text, encoding="utf-8")
        assert command.main([str(file)]) == 1
        assert page.FILE.read_bytes() == before
    assert "Yozuv oʻqilmadi" in capsys.readouterr().err
