"""The Makefile is the one place that says what the commands do."""
import re

import pytest

from book.help import targets, with_table
from book.notebooks import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_readme_table_is_what_the_makefile_says():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_table(readme, targets(MAKEFILE)) == readme, (
        "README.md jadvali eskirgan: `python -m book.help --readme`")


def test_every_target_is_described():
    phony = re.search(r"^\.PHONY:((?:.*\\\n)*.*)", MAKEFILE, re.M)[1]
    assert [one.call.split()[1] for one in targets(MAKEFILE)] == (
        phony.replace("\\\n", " ").split())


def test_a_command_without_make():
    found = {one.call.split()[1]: one.plain for one in targets(MAKEFILE)}
    assert found["check"] == (
        r".venv\Scripts\python -m book.check 10_torch_optim")
    assert found["book"] == r".venv\Scripts\python -m book.build"
    assert found["clean"] == "py -m book.clean"
    assert len(found["bench"].splitlines()) == 4
    assert [name for name, plain in found.items() if not plain] == []
    with pytest.raises(ValueError, match="rm -rf"):
        targets("clean:  ## tozalaydi\n\trm -rf _build\n")
