"""One command finds all faults of a chapter, by file, with what mends them."""
import pytest
from conftest import copy_sources

from book import check
from book.notebooks import Fault, code_cells, read, write

NAME = "01_yoqotish"
FILES = ["_toc.yml", "lugat.csv", "chapters", "exercises", "solutions",
         "tests"]


@pytest.fixture
def root(tmp_path):
    """A copy of the book's sources."""
    return copy_sources(tmp_path / "kitob", FILES).resolve()


def test_a_sound_chapter_has_no_fault(root):
    compared, found = check.examine([NAME], root)
    assert found == []
    assert compared == sum(
        len(code_cells(read(root / folder / f"{NAME}.ipynb")))
        for folder in ("chapters", "solutions"))


def test_all_faults_come_at_once(root):
    """Of the form, the language, an output, an exercise; none hides one."""
    path = root / "chapters" / f"{NAME}.ipynb"
    nb = read(path)
    nb.cells[0].source += "\n\nBu gap tugadi!"
    cell = next(cell for cell in code_cells(nb) if any(
        output.get("name") == "stdout" for output in cell.outputs))
    cell.outputs[0].text = "boshqa\n"
    write(path, nb)
    path = root / "exercises" / f"{NAME}.ipynb"
    nb = read(path)
    for cell in code_cells(nb):
        cell.source = cell.source.replace("tekshir_1(", "str(", 1)
    write(path, nb)
    _, found = check.examine([NAME], root)
    text = check.report(found)
    for said in ("undov belgisisiz", "natija yozilganidan farq qiladi",
                 "yechimga mos emas"):
        assert said in text, text
    assert text.count(f"chapters/{NAME}.ipynb") == 1


def test_a_report_is_grouped_by_file():
    faults = [Fault("b.ipynb", "xato", "tuzating", 2, "x = 1"),
              Fault("a.ipynb", "fayl", "yozing"),
              Fault("b.ipynb", "birinchi", "oʻchiring", 1, "# B"),
              Fault("b.ipynb", "yana xato", "tuzating", 2, "x = 1")]
    assert check.report(faults) == """\
b.ipynb
  1-katak (“# B”): birinchi
      → oʻchiring
  2-katak (“x = 1”): xato
  2-katak (“x = 1”): yana xato
      → tuzating
a.ipynb
  fayl
      → yozing"""


@pytest.mark.parametrize("arguments, status, said", [
    ([], 2, "Bobning nomini bering: make check"),
    (["01_yoqotis"], 1, "01_yoqotis: bunday notebook yoʻq; balki "
     "01_yoqotish?")])
def test_a_name_is_needed(arguments, status, said, capsys):
    assert check.main(arguments) == status
    assert said in capsys.readouterr().err
