"""Newer packages come each from one index, and refusals are quoted."""
from pathlib import Path

import pytest

from book.proof import outlook


@pytest.fixture
def asked(monkeypatch):
    """Note what pip is asked for; answer from a table."""
    calls = []

    def pip(python, folder, packages, *options):
        calls.append((packages, options))
        answer = answers.get(packages[0], {})
        if isinstance(answer, Exception):
            raise answer
        return answer

    answers = {}
    monkeypatch.setattr(outlook, "pip", pip)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("TORCH_INDEX", "https://torch.invalid")
    return calls, answers


def test_no_call_mixes_two_indexes(asked):
    calls, answers = asked
    answers |= {"torch": {"torch": "9+cpu"}, "matplotlib": {"numpy": "8"}}
    assert outlook.install(Path(), Path()) == {"torch": "9+cpu", "numpy": "8"}
    for packages, options in calls:
        assert "--extra-index-url" not in options
        apart = "--index-url" in options
        assert (packages == ["torch"]) == apart == ("--no-deps" in options)
    assert calls[-1][0] == ["matplotlib", "numpy", "torch==9+cpu"]


def test_the_others_are_tried_where_torch_cannot_be_had(asked, capsys):
    _, answers = asked
    answers |= {"torch": RuntimeError("ERROR: none"),
                "matplotlib": {"matplotlib": "4"}}
    assert outlook.install(Path(), Path()) == {"matplotlib": "4"}
    assert "torch oʻrnatilmadi va tekshirilmadi: ERROR: none" in (
        capsys.readouterr().out)


def test_another_source_does_not_answer_for_the_cpu_index(asked, capsys):
    calls, answers = asked
    answers |= {"torch": {"torch": "9"}}
    assert outlook.install(Path(), Path()) == {}
    assert "torch 9: CPU nusxasi topilmadi" in capsys.readouterr().out
    assert [options[0] for packages, options in calls
            if packages == ["torch"]] == ["--dry-run"]


def test_gpu_libraries_are_not_installed(asked, capsys, monkeypatch):
    calls, answers = asked
    monkeypatch.setenv("TORCH_INDEX", "")
    answers |= {"torch": {"torch": "9", "nvidia-cublas": "1"}}
    assert outlook.install(Path(), Path()) == {}
    assert "GPU kutubxonalarini talab qiladi" in capsys.readouterr().out
    assert [options for packages, options in calls
            if packages == ["torch"]] == [("--dry-run",)]
