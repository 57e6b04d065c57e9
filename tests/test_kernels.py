"""Kernels that cannot start, and what killed ones leave behind."""
import os
import subprocess
import sys
import time

import psutil
import pytest
from conftest import ROOT
from making import make, stream

from book import kernels, record, verify

WITHOUT_PYTHON = """
import sys
from book import record
sys.executable = {!r}
sys.exit(record.main([{!r}]))
"""


@pytest.fixture
def notebook(tmp_path):
    """A notebook that would run."""
    return make(tmp_path, "01_a", ("print(1)", stream("1\n")))


@pytest.fixture
def no_network(monkeypatch):
    """A machine that cannot reach itself."""
    def refuse(*_):
        raise OSError(101, "Network is unreachable")
    monkeypatch.setattr("socket.create_connection", refuse)


def test_without_a_network_recording_says_so_at_once(
        notebook, no_network, capsys):
    before = notebook.read_bytes()
    begin = time.monotonic()
    assert record.main([str(notebook)]) == 1
    assert time.monotonic() - begin < 20  # a kernel would be waited for 60 s
    assert ("kernel ishga tushmaydi: 127.0.0.1 manziliga ulanib boʻlmadi "
            "(Network is unreachable); tarmoq sozlamasini" in
            capsys.readouterr().err)
    assert notebook.read_bytes() == before


def test_without_a_network_cold_verification_says_so(
        notebook, no_network, tmp_path):
    compared, found = verify.compare([notebook], tmp_path, cold=True)
    assert compared == 0 and len(found) == 1
    assert found[0].startswith("kernel ishga tushmaydi: 127.0.0.1")


@pytest.mark.skipif(os.name == "nt", reason="no /bin/false")
def test_a_kernel_that_dies_at_once_is_told_in_words(notebook):
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYTHON.format(
            "/bin/false", str(notebook))], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    assert run.returncode == 1
    assert "kernel ishga tushmadi (" in run.stdout
    assert "`make clean`" in run.stdout and "Traceback" not in run.stdout


def test_a_large_figure_is_no_thread_of_the_cell(tmp_path):
    """pyzmq starts a thread at the first message of more than 64 KiB."""
    path = make(tmp_path, "01_a", ("print('a' * 100_000)",), ("1 + 1",))
    assert record.main([str(path)]) == 0
    assert verify.compare([path], tmp_path) == (2, [])


def test_what_killed_runs_left_is_swept(tmp_path):
    gone = next(pid for pid in range(10**5, 10**7)
                if not psutil.pid_exists(pid))
    names = {f"kitob-ipython-{gone}-a": False,  # dead and old: removed
             f"kitob-ipython-{gone}-new": True,
             f"kitob-ipython-{os.getpid()}-a": True,
             "kitob-ipython-other": True, "somebody-1-a": True}
    for name in names:
        (tmp_path / name / "profile").mkdir(parents=True)
        if not name.endswith("new"):
            os.utime(tmp_path / name, (1, 1))
    kernels.sweep(tmp_path)
    assert {name: (tmp_path / name).exists() for name in names} == names
