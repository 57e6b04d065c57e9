"""The learner's template carries the reader and the rubric of chapter 20.

exercises/20_loyiha.ipynb is derived from the solution; what the solution
copies out of the chapter must not drift from it.
"""
import re

from conftest import ROOT, read

NAME = "20_loyiha.ipynb"
SHARED = {"oqish", "kodlash", "son", "jadval", "yuklash"}


def cells(folder):
    """Return {id: source} of a notebook's code cells."""
    return {cell.id: cell.source for cell in read(ROOT / folder / NAME).cells
            if cell.cell_type == "code"}


def test_reader_and_rubric_are_the_chapters():
    chapter, solution = cells("chapters"), cells("solutions")
    shared = SHARED | {name for name in chapter
                       if re.match("mezon-", name)}
    assert len(shared) == len(SHARED) + 9
    different = {name for name in shared
                 if chapter.get(name) != solution.get(name)}
    assert not different, different


def test_the_points_of_the_rubric_are_a_hundred():
    points = re.findall(r'\("\w+", (\d+), \w+\)',
                        cells("chapters")["mezon-jadvali"])
    assert len(points) == 7 and sum(map(int, points)) == 100


def test_no_main_criterion_may_fail():
    """An own file needs 90 points: each main criterion weighs more than 10."""
    points = dict(re.findall(r'\("(\w+)", (\d+), \w+\)',
                             cells("chapters")["mezon-jadvali"]))
    main = {name for name, most in points.items() if int(most) > 10}
    assert main == {"ajratish", "minimum", "asos"}
    assert "oʻz maʼlumotingizda: 90" in cells("solutions")["oz-fayl"]
