"""Every attack ends as its name says, in a cell, a file, prose, around it."""
import attacks
import pytest


def wrong(verdicts):
    """Return the cases of which a verdict is not that of the name."""
    return {name: found for name, found in verdicts.items()
            if not all(name.startswith(one) for one in (
                found if isinstance(found, tuple) else (found,)))}


def test_cells(tmp_path):
    """Recording, forked and cold verification give one verdict, the right."""
    assert wrong(attacks.tried_cells(
        tmp_path, attacks.CELLS, everything=False)) == {}


def test_recorded(tmp_path):
    assert wrong(attacks.tried_recorded(tmp_path, attacks.RECORDED)) == {}


@pytest.mark.parametrize("suffix", [".ipynb", ".md"])
def test_prose(tmp_path, suffix):
    assert wrong(attacks.tried_prose(tmp_path, attacks.PROSE, suffix)) == {}


def test_surroundings(tmp_path):
    assert wrong(attacks.surrounded(tmp_path, attacks.SURROUNDINGS)) == {}
