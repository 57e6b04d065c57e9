"""Exercises: unsolved, each check refuses with a message of its own."""
import ast
from collections import defaultdict

import pytest
from conftest import ROOT, numbered
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from book import unsolved
from book.notebooks import NotebookError, normal_form, read, tags, write
from book.rules import Book
from book.rules.exercises import FEWEST
from book.tasks import CHECKED, tasks

HEAD = "## {0}-mashq. Sinov ★☆☆ (5 daqiqa)"
STUB = "def f{0}():\n    ...  # kodingizni shu yerga yozing"
CHECK = "def tekshir_{0}(f):\n    {1}\n\n\ntekshir_{0}(f{0})"
REFUSE = "assert f() is not None, '{0}-mashq: yozilmagan'"


@pytest.mark.parametrize("path", numbered("exercises"))
def test_unsolved_exercise_fails_each_check_with_its_own_message(path):
    page = Book(ROOT).page(path)
    found = tasks(page.nb)
    assert len(found) >= FEWEST, "mashqlar topilmadi"
    assert all(len(task.of(CHECKED)) == 1 for task in found)
    assert list(map(str, unsolved.faults(page))) == []


def test_helpers_of_the_checks_are_the_same_in_part_one():
    """Each notebook stands alone and carries a copy; a mend is for all."""
    found = defaultdict(set)
    for path in sorted(ROOT.glob("solutions/0[1-6]_*.ipynb")):
        for cell in read(path).cells:
            if cell.cell_type == "code" and "hide-input" in tags(cell):
                for node in ast.parse(cell.source).body:
                    if isinstance(node, ast.FunctionDef) and (
                            says := ast.get_docstring(node)):
                        found[node.name, says].add(ast.unparse(node))
    assert len(found) >= 4
    assert [key for key, sources in found.items() if len(sources) > 1] == []


def exercise(root, *checks, stub=STUB):
    """Return a page of exercises, one for each body of a check."""
    cells = []
    for number, body in enumerate(checks, 1):
        cells += [new_markdown_cell(HEAD.format(number)),
                  new_code_cell(stub.format(number)),
                  new_code_cell(CHECK.format(number, body))]
    return page_of(root, *cells)


def page_of(root, *cells):
    """Return a page of exercises that holds some cells."""
    path = root / "exercises" / "16_sinov.ipynb"
    path.parent.mkdir()
    write(path, normal_form(new_notebook(cells=list(cells))))
    return Book(root).page(path)


@pytest.mark.parametrize("cold", [False, True])
def test_it_examines_what_it_is_given(tmp_path, cold):
    good = REFUSE.format(1), REFUSE.format(2)
    assert list(unsolved.faults(exercise(tmp_path, *good), cold)) == []


@pytest.mark.parametrize("checks, stub, message", [
    (["pass"], STUB,
     "3-katak (“def tekshir_1(f):”): yechilmagan mashqni tekshiruv rad "
     "etmadi (xatosiz oʻtdi); birinchi assert javob yozilmaganini aniqlasin: "
     "`is not None`"),
    (["f() + 1"], STUB,
     "3-katak (“def tekshir_1(f):”): yechilmagan mashqni tekshiruv rad "
     "etmadi (TypeError); birinchi assert javob yozilmaganini aniqlasin: "
     "`is not None`"),
    (["assert f(), 'xato'"], STUB,
     "3-katak (“def tekshir_1(f):”): xabar “xato” deb boshlangan; xabarni "
     "“1-mashq: …” deb boshlang"),
    ([REFUSE.format(1)], STUB.replace("def", "x = y{0}\n\n\ndef"),
     "2-katak (“x = y1”): yozilmagan katak xatolik bilan toʻxtadi "
     "(NameError: name 'y1' is not defined); yechim belgilaridan "
     "tashqaridagi satrlar oʻzi ishlasin"),
    ([REFUSE.format(1)], "def f{0}():\n    return None",
     "1-katak (“## 1-mashq. Sinov ★☆☆ (5 daqiqa)”): 1-mashq: yechim katagi "
     "yoʻq; `make portable` bilan qayta hosil qiling"),
])
def test_each_fault_has_its_words(tmp_path, checks, stub, message):
    page = exercise(tmp_path, *checks, stub=stub)
    assert f"exercises/16_sinov.ipynb, {message}" in map(
        str, unsolved.faults(page))


def test_a_notebook_without_checks_is_no_exercise(tmp_path):
    page = page_of(tmp_path, new_code_cell("x = 1"))
    with pytest.raises(NotebookError, match="birorta tekshiruv topilmadi"):
        list(unsolved.faults(page))
