"""What runs on the servers of GitHub: pinned, and with few permissions."""
import os
import re
import subprocess

import pytest
import yaml
from conftest import ROOT

FILES = sorted(ROOT.glob(".github/workflows/*.yml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_actions_are_pinned_by_commit(path):
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    for one in used:
        assert re.fullmatch(
            r"[\w-]+/[\w-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", one), one


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_permissions_are_the_least(path):
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        assert job.get("permissions", {}) == (
            {"pages": "write", "id-token": "write"} if name == "publish"
            else {})
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"] == {"persist-credentials": False}
            if re.search(r"make|book\.verify", step.get("run", "")):
                assert ("KITOB_TEKSHIRUV" in step.get("env", {})
                        or "tayyor" in step["run"]
                        or step["run"].startswith(". .ci/clear && ")), step


def test_only_the_default_branch_is_published_and_never_cut_short():
    path = ROOT / ".github/workflows/book.yml"
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    branch = "format('refs/heads/{0}', github.event.repository.default_branch)"
    publish = workflow["jobs"]["publish"]
    # By the whole ref: a tag may have the branch's name.
    assert publish["if"] == (
        f"github.ref == {branch} && github.event_name != 'pull_request'")
    assert publish["concurrency"] == {
        "group": "pages", "cancel-in-progress": False}
    assert workflow["concurrency"]["cancel-in-progress"] == (
        f"${{{{ github.ref != {branch} }}}}")


def test_no_variable_of_the_machine_narrows_the_checks():
    run = subprocess.run(
        ["bash", "-euc", ". .ci/clear; env"], cwd=ROOT,
        env={**os.environ, "KITOB_TEKSHIRUV": "0", "KITOB_KERNEL": "cold",
             "PYTEST_ADDOPTS": "--co", "MPLBACKEND": "agg",
             "PYTHONOPTIMIZE": "1", "TORCH_INDEX": "a"},
        stdout=subprocess.PIPE, text=True, check=True)
    left = {line.partition("=")[0] for line in run.stdout.splitlines()}
    assert not {name for name in left if name.startswith(
        ("KITOB_", "PYTEST_", "MPLBACKEND", "PYTHONOPTIMIZE"))}
    assert "TORCH_INDEX" in left
    assert "\n. .ci/clear\n" in (
        ROOT / ".ci/run").read_text(encoding="utf-8")
