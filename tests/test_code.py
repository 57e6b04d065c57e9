"""The book's own code: its style and its types."""
import subprocess
import sys

import pytest
from conftest import ROOT


@pytest.mark.parametrize("command", [
    ["ruff", "check"],
    ["mypy"],
], ids=["ruff", "mypy"])
def test_the_code_passes(command):
    run = subprocess.run([sys.executable, "-m", *command], cwd=ROOT,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         text=True)
    assert run.returncode == 0, run.stdout
