"""Every displayed formula has its proof.

That the proof is of the formula as it stands is a rule, formulas.looked_at.
"""
import pytest
import test_equations_1  # noqa: F401 (importing notes the proofs)
import test_equations_2  # noqa: F401
import test_equations_3  # noqa: F401
import test_equations_4  # noqa: F401
from conftest import read
from equations import (
    BY_CELL, DEFINITIONS, NOTEBOOKS, PROOFS, SEEN, displayed)

from book.formulas import home, prefix

KNOWN = PROOFS | BY_CELL | DEFINITIONS


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_every_formula_has_its_proof(path):
    missing = [key for key in displayed(path) if key not in KNOWN]
    assert not missing, (
        f"{path.name}: tekshirilmagan formulalar: {missing}. "
        "tests/test_equations_N.py ichida @proves bilan test yozing yoki "
        "equations.py dagi BY_CELL ga tekshiradigan katakni, DEFINITIONS ga "
        "sababni kiriting")


def test_tables_name_nothing_else():
    paths = {prefix(p.values[0]): p.values[0] for p in NOTEBOOKS}
    here = {key for path in paths.values() for key in displayed(path)}
    dead = {key for key in [*KNOWN, *SEEN]
            if home(key) in paths and key not in here}
    assert not dead, f"bunday formula yoʻq: {sorted(dead)}"
    assert len(KNOWN) == len(PROOFS) + len(BY_CELL) + len(DEFINITIONS), (
        "bitta formula ikki jadvalda")


@pytest.mark.parametrize("key", BY_CELL)
def test_cell_checks_its_formula(key):
    for path in (p.values[0] for p in NOTEBOOKS):
        if home(key) == prefix(path):
            place = displayed(path)[key][0]
            cells = {cell.id: cell for cell in read(path).cells[place:]}
            assert BY_CELL[key] in cells, (
                f"{key}: keyin {BY_CELL[key]} katagi yoʻq")
            assert cells[BY_CELL[key]].get("outputs"), (
                f"{key}: {BY_CELL[key]} katagining natijasi yoʻq")
