"""The checks of the exercises refuse faults and accept other right answers."""
import os
import re
import subprocess
import sys

import pytest
from conftest import ROOT, numbered


@pytest.mark.skipif(
    not hasattr(os, "fork"), reason="fork kerak (Linux, macOS)")
@pytest.mark.parametrize("path", numbered("solutions"))
def test_checks_refuse_at_least_nine_mutants_in_ten(path):
    run = subprocess.run(
        [sys.executable, "-m", "book.proof.mutants", path.stem], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=900)
    print(run.stdout)
    assert run.returncode == 0, run.stdout
    tried = re.search(r"\d+ / (\d+) mutant", run.stdout)[1]
    assert int(tried) > 0
