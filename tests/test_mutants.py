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


def proof(name, path):
    """Run one of book.proof on one notebook; return what it said."""
    run = subprocess.run(
        [sys.executable, "-m", f"book.proof.{name}", path.stem], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=900)
    print(run.stdout)
    return run.returncode, run.stdout


@pytest.mark.parametrize("path", numbered("solutions"))
def test_checks_refuse_mutants(path):
    status, said = proof("mutants", path)
    assert status == 0, said
    tried = re.search(r"\d+ / (\d+) mutant", said)[1]
    assert int(tried) > 0


@pytest.mark.parametrize("path", [
    p for p in numbered("solutions") if answers_of(p.values[0])])
def test_checks_judge_the_answers_written_by_hand(path):
    status, said = proof("answers", path)
    assert status == 0, said
