"""The checks of the exercises refuse faults and accept other right answers."""
import os
import re
import subprocess
import sys

import pytest
from conftest import ROOT, numbered

from book.proof.answers import answers_of

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="fork kerak (Linux, macOS)")


def proof(name):
    """Run one of book.proof on all notebooks; return what it said."""
    run = subprocess.run(
        [sys.executable, "-m", f"book.proof.{name}"], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=1800)
    print(run.stdout)
    assert bool(run.returncode) == ("XATO: " in run.stdout), run.stdout
    return run.stdout


@pytest.fixture(scope="module")
def mutants():
    """What book.proof.mutants says of all notebooks, executed once."""
    return proof("mutants")


@pytest.fixture(scope="module")
def answers():
    """What book.proof.answers says of all notebooks, executed once."""
    return proof("answers")


@pytest.mark.parametrize("path", numbered("solutions"))
def test_checks_refuse_mutants(path, mutants):
    tried = re.search(
        rf"^{path.stem}: \d+ / (\d+) mutant", mutants, re.M)
    assert tried and int(tried[1]) > 0
    assert f"XATO: {path.stem}\n" not in mutants, mutants


@pytest.mark.parametrize("path", [
    p for p in numbered("solutions") if answers_of(p.values[0])])
def test_checks_judge_the_answers_written_by_hand(path, answers):
    assert re.search(
        rf"^{path.stem}\n  1-mashq: .+ rad etildi", answers, re.M), answers
    assert f"XATO: {path.stem}\n" not in answers, answers
