"""The checks of the exercises refuse faults and accept other right answers."""
import os
import re

import pytest
from conftest import numbered

from book.proof.answers import answers_of

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="fork kerak (Linux, macOS)")


def good(result, path):
    """Return what was said, if it is no refusal of this notebook."""
    status, said, _ = result
    assert bool(status) == ("XATO: " in said), said
    assert f"XATO: {path.stem}\n" not in said, said
    return said


@pytest.mark.parametrize("path", numbered("solutions"))
def test_checks_refuse_mutants(path, mutants):
    said = good(mutants, path)
    tried = re.search(rf"^{path.stem}: \d+ / (\d+) mutant", said, re.M)
    assert tried and int(tried[1]) > 0


@pytest.mark.parametrize("path", [
    p for p in numbered("solutions") if answers_of(p.values[0])])
def test_checks_judge_the_answers_written_by_hand(path, answers):
    said = good(answers, path)
    assert re.search(
        rf"^{path.stem}\n  1-mashq: .+ rad etildi", said, re.M), said
