"""Parts of pages that are made from other files are what those give."""
import json
import re
import shutil

import pytest
from conftest import ROOT, read

from book import blocks
from book.proof import archive
from book.rules import Book, derived, faults, numbers, prose
from book.teacher import plan
from book.verify import REASONS

TEACHER = "chapters/ilova_oqituvchiga.md"


def book_with(tmp_path, change, name=TEACHER):
    """Return the faults of a page that was changed, in a copy beside it."""
    folder = tmp_path / "chapters"
    folder.mkdir(exist_ok=True)
    path = folder / name.rpartition("/")[2]
    path.write_text(change((ROOT / name).read_text(encoding="utf-8")),
                    encoding="utf-8")
    return [str(one) for one in faults(Book(ROOT), [path],
                                       (derived, numbers, prose))]


@pytest.fixture(autouse=True)
def forget():
    blocks.make.cache_clear()
    yield
    blocks.make.cache_clear()


@pytest.mark.parametrize("name", blocks.MADE)
def test_a_page_as_it_is_has_no_fault(tmp_path, name):
    assert not list(blocks.stale(name, (ROOT / name).read_text("utf-8")))
    assert book_with(tmp_path, lambda text: text, name) == []


@pytest.mark.parametrize("old, new, said", [
    ("45 daqiqa", "46 daqiqa", "eskirgan"),
    ("<!-- hosila: reja -->", "", "juft emas"),
    ("<!-- hosila: reja -->", "<!-- hosila: rejja -->", "hech narsa hosil"),
    ("<!-- hosila oxiri -->", "", "juft emas"),
    ("# Oʻqituvchiga", "# Oʻqituvchiga\n\nDars 37 daqiqa.", "37 soni"),
])
def test_a_changed_page_is_refused(tmp_path, old, new, said):
    found = book_with(tmp_path, lambda text: text.replace(old, new, 1))
    assert any(said in one for one in found), found
    if said == "eskirgan":
        assert any("46 soni" in one for one in found)
        assert any("python -m book.blocks" in one for one in found)


def test_other_comments_are_still_refused(tmp_path):
    for comment in ("<!-- hosila reja -->", "<!-- 5 ta -->"):
        found = book_with(
            tmp_path, lambda text: text.replace("\n\n", f"\n\n{comment}\n\n",
                                                1))
        assert any("HTML ishlatilmaydi" in one for one in found)


def test_writing_mends_a_page_and_then_changes_nothing(tmp_path):
    for name in ("chapters", "solutions", "book/proof/reports"):
        shutil.copytree(ROOT / name, tmp_path / name)
    page = tmp_path / TEACHER
    right = page.read_text(encoding="utf-8")
    page.write_text(right.replace("45 daqiqa", "46 daqiqa"), "utf-8")
    assert blocks.write(tmp_path) == [TEACHER]
    assert page.read_text(encoding="utf-8") == right
    assert blocks.write(tmp_path) == []
    page.write_text(right.replace("<!-- hosila: reja -->", ""), "utf-8")
    with pytest.raises(ValueError, match="belgisi yoʻq"):
        blocks.write(tmp_path)


# The plan --------------------------------------------------------------------


def test_fifteen_weeks_have_all_chapters_once():
    assert len(plan.WEEKS) == 15
    assert [stem for week in plan.WEEKS for stem in week] == sorted(
        path.stem for path in ROOT.glob("chapters/[0-9][0-9]_*.ipynb"))
    assert all(len(week) <= 2 for week in plan.WEEKS)


def test_the_plan_counts_what_the_notebooks_hold():
    rows = {row.split("_")[0][-2:]: row for row in
            plan.table().partition("Darsda")[0].splitlines()[2:] if row}
    for stem in (stem for week in plan.WEEKS for stem in week):
        texts = ["\n".join(cell.source for cell in read(
            ROOT / folder / f"{stem}.ipynb").cells) for folder in
            ("chapters", "solutions")]
        minutes = re.search(r"taxminan (\d+) daqiqa", texts[0])[1]
        home = sum(int(found[2]) for found in re.finditer(
            r"^## \d+-mashq\..*?(★☆|★★☆).*\((\d+) daqiqa\)", texts[1], re.M))
        asked = len(re.findall(r"^\*\*\d+\.\*\*", texts[0], re.M))
        row = rows[stem[:2]]
        assert f"| {minutes} daqiqa |" in row
        assert f"| {home} daqiqa |" in row and row.endswith(f"| {asked} |")


def test_a_section_that_is_gone_is_named(monkeypatch):
    monkeypatch.setattr(plan, "WEEKS", ({"05_organish_tezligi": ("Yoʻq",)},))
    with pytest.raises(plan.PlanError, match="“Yoʻq” boʻlimi bobda yoʻq"):
        plan.table()


# The archive -----------------------------------------------------------------


@pytest.fixture
def kept(tmp_path):
    """A copy of the archive, and a function that changes its first report."""
    shutil.copytree(ROOT / archive.FOLDER, tmp_path / archive.FOLDER)
    (tmp_path / "chapters").symlink_to(ROOT / "chapters")
    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    path = sorted((tmp_path / archive.FOLDER).iterdir())[0]

    def change(**values):
        entry = json.loads(path.read_text(encoding="utf-8"))
        entry.update(values)
        path.write_text(json.dumps(
            {name: value for name, value in entry.items()
             if value is not None}), encoding="utf-8")
    return tmp_path, path, change


def test_the_archive_names_no_machine():
    for path in (ROOT / archive.FOLDER).iterdir():
        text = path.read_text(encoding="utf-8")
        assert set(json.loads(text)) == set(archive.Entry.__annotations__)
        assert not re.search(r"/|\\\\|host|user|root",
                             re.sub(r'"(chapters|solutions)/', "", text))


@pytest.mark.parametrize("values, said", [
    ({"threads": "1"}, "turi notoʻgʻri"),
    ({"system": "/home/kimdir"}, "ortiqcha belgi"),
    ({"host": "kompyuter"}, "ortiqcha yoki yetishmaydigan maydon: host"),
    ({"cells": None}, "yetishmaydigan maydon: cells"),
    ({"equal": 3}, "jamiga teng emas"),
    ({"torch": "2.99.0"}, "fayl nomi torch-2.99.0"),
    ({"torch": "yangi"}, "versiyasi tushunarsiz"),
    ({"date": "kecha"}, "sana tushunarsiz"),
    ({"differences": [{"page": "chapters/99_yoq.ipynb", "cell": "x"}]},
     "bunday sahifa yoʻq: chapters/99_yoq.ipynb"),
    ({"differences": ["x"]}, "farqlar roʻyxati tushunarsiz"),
])
def test_a_bad_report_is_named(kept, values, said):
    root, path, change = kept
    assert archive.table(root)
    change(**values)
    with pytest.raises(ValueError, match=re.escape(said)) as told:
        archive.table(root)
    assert path.name in str(told.value)


def test_what_is_no_report_and_an_empty_archive_are_named(kept):
    root, path, _ = kept
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="hisobot emas"):
        archive.table(root)
    shutil.rmtree(root / archive.FOLDER)
    with pytest.raises(ValueError, match="hisobot yoʻq"):
        archive.table(root)


def test_a_missing_report_makes_the_page_stale(kept):
    root, path, _ = kept
    page = (ROOT / "chapters/ilova_kitob.md").read_text(encoding="utf-8")
    assert not list(blocks.stale("chapters/ilova_kitob.md", page, root))
    blocks.make.cache_clear()
    path.unlink()
    assert list(blocks.stale("chapters/ilova_kitob.md", page, root)) == [
        "“hisobotlar” qismi eskirgan"]


def test_a_difference_without_a_reason_is_named(kept):
    root, path, change = kept
    entry = json.loads(path.read_text(encoding="utf-8"))
    change(differences=[{"page": "chapters/01_yoqotish.ipynb",
                         "cell": "malumot"}], equal=entry["cells"] - 1)
    with pytest.raises(ValueError, match="01_yoqotish#malumot katagi nega"):
        archive.table(root)


def test_a_verification_becomes_a_report(tmp_path):
    report = {"notebooks": [{"path": "a", "sha256": "", "cells": 7}],
              "derived": [], "cells": 6, "torch": "2.99.1",
              "when": "2026-11-27T10:00:00+00:00", "where": "", "key": "",
              "problems": ["chapters/01_yoqotish.ipynb, 2-katak (“x”): y"]}
    entry = archive.entry_of(report, "cpu", "AVX2", 2)
    path = archive.keep(entry, tmp_path)
    assert path.name.startswith("torch-2.99.1-cpu-")
    assert path.name.endswith("-avx2-2.json")
    assert (entry["cells"], entry["equal"]) == (7, 6)
    cell = read(ROOT / "chapters/01_yoqotish.ipynb").cells[1]
    assert entry["differences"] == [
        {"page": "chapters/01_yoqotish.ipynb", "cell": cell.id}]
    for problem, said in (
            ("chapters/01_yoqotish.ipynb: rasm izohi yoʻq",
             "arxivga kirmaydi"),
            (f"chapters/01_yoqotish.ipynb, 2-katak (“x”): "
             f"{REASONS['Timeout of']}", "bu farq emas")):
        report["problems"] = [problem]
        with pytest.raises(ValueError, match=said):
            archive.entry_of(report, "cpu", "AVX2", 2)
