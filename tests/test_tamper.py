"""Verification must notice every kind of tampering, in every notebook.

Here in the beginnings of the notebooks, which are cheap to execute; in all
their places: make tamper ARGS=--all.
"""
import pytest

from book.notebooks import NotebookError, recorded_notebooks
from book.proof.tamper import KINDS, WHOLE, beginnings, tamper

CELLS = 5  # code cells of each notebook that may have to be executed


@pytest.fixture(scope="module")
def tampered():
    """What became of the copies, verified once.

    A notebook that cannot be read is left out: other tests report it.
    """
    selection = []
    for path in recorded_notebooks():
        try:
            selection.append((path, *beginnings(path, CELLS)))
        except NotebookError:
            continue
    return tamper(selection)


def test_each_kind_is_tried(tampered):
    counts, _ = tampered
    assert [name for name in [*KINDS, *WHOLE] if name not in counts] == []


def test_each_copy_is_reported_and_unchanged_ones_pass(tampered):
    counts, wrong = tampered
    assert wrong == []
    assert all(reported == tried for reported, tried in counts.values())
