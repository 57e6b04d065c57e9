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


def older(answers, newest):
    """Answer as an index whose newest versions have no build for the CPU."""
    answers["torch"] = {"torch": newest, "nvidia-cublas": "1"}


def test_the_newest_build_for_the_cpu_is_looked_for(asked, capsys,
                                                    monkeypatch):
    calls, answers = asked
    monkeypatch.setenv("TORCH_INDEX", "")
    older(answers, "9.1")
    answers |= {"torch<9.1": {"torch": "9.0", "triton": "1"},
                "torch<9.0": {"torch": "8.5"}}
    assert outlook.install_torch(Path(), Path()) == {"torch": "8.5"}
    assert [packages[0] for packages, _ in calls] == [
        "torch", "torch<9.1", "torch<9.0", "torch<9.0"]
    told = capsys.readouterr().out
    assert "torch 9.1 GPU kutubxonalarini talab qiladi (nvidia-cublas" in told
    assert "torch 9.0 GPU kutubxonalarini talab qiladi (triton" in told


def test_an_index_that_does_not_answer_is_left(asked, monkeypatch):
    calls, answers = asked
    real = outlook.pip

    def pip(python, folder, packages, *options):
        found = real(python, folder, packages, *options)
        if "--index-url" in options:
            raise RuntimeError("ERROR: no network")
        return found

    monkeypatch.setattr(outlook, "pip", pip)
    answers["torch"] = {"torch": "9"}
    assert outlook.install_torch(Path(), Path()) == {"torch": "9"}
    assert ["--index-url" in options for _, options in calls] == [
        True, False, False]


def test_a_gpu_build_is_taken_only_when_asked_for(asked, monkeypatch):
    _, answers = asked
    monkeypatch.setenv("TORCH_INDEX", "")
    answers["torch==9.1"] = {"torch": "9.1", "nvidia-cublas": "1"}
    with pytest.raises(RuntimeError, match="`--gpu` qoʻshing"):
        outlook.install_torch(Path(), Path(), "9.1")
    assert outlook.install_torch(Path(), Path(), "9.1", gpu=True) == {
        "torch": "9.1"}


def test_the_search_for_a_build_ends(asked, monkeypatch):
    calls, _ = asked
    monkeypatch.setenv("TORCH_INDEX", "")
    monkeypatch.setattr(outlook, "pip", lambda *given: calls.append(given) or {
        "torch": f"{90 - len(calls)}.0", "triton": "1"})
    with pytest.raises(RuntimeError, match="CPU nusxasi yoʻq"):
        outlook.install_torch(Path(), Path())
    assert len(calls) == outlook.TRIES


def test_what_cannot_be_installed_is_said(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(outlook, "environment", lambda folder: Path())

    def refuse(*given):
        raise RuntimeError("ERROR: none")

    monkeypatch.setattr(outlook, "install_torch", refuse)
    assert outlook.main(["2.99.0", "2.98.0"]) == 1
    assert capsys.readouterr().err.count("ERROR: none") == 2
