"""Verification must notice every kind of tampering (a sample; all: make
tamper)."""
import zlib

import pytest

from tools.notebooks import NotebookError, recorded_notebooks
from tools.tamper import KINDS, WHOLE, copies, tamper

ENOUGH = 2  # notebooks in which a kind is tried, if so many have it


def sample():
    """Return a fixed choice of copies that holds each kind, of few notebooks.

    A notebook that cannot be verified is left out: other tests report it.
    """
    tried = dict.fromkeys([*KINDS, *WHOLE], 0)
    selection = []
    for path in sorted(recorded_notebooks(),
                       key=lambda path: zlib.crc32(path.stem.encode())):
        try:
            found = [made for made in copies(path) if tried[made[0]] < ENOUGH]
        except NotebookError:
            continue
        for name, *_ in found:
            tried[name] += 1
        if found:
            selection.append((path, found))
    return selection, tried


@pytest.fixture(scope="module")
def result():
    """The sample, verified once."""
    selection, tried = sample()
    return tamper(selection), tried


def test_each_kind_is_in_the_sample(result):
    _, tried = result
    assert [name for name in tried if not tried[name]] == []


def test_each_copy_is_reported_and_unchanged_ones_pass(result):
    (counts, wrong), _ = result
    assert wrong == []
    assert all(reported == tried for reported, tried in counts.values())
