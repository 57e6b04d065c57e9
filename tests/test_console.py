"""What every command prints: all letters, and one line at Ctrl-C."""
import os
import signal
import subprocess
import sys

import pytest
from conftest import ROOT
from making import make, stream, wait_until


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252", "cp1254", "ascii"])
def test_every_command_prints_on_a_console_that_lacks_letters(encoding):
    run = subprocess.run(
        [sys.executable, "-m", "book.verify", "yoʻq"], cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = run.stdout.decode(encoding)
    assert run.returncode == 1 and "Traceback" not in said
    assert "yo'q: bunday notebook yo'q" in said


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("command", [
    ["book.verify"], ["book.verify", "--cold"], ["book.record"]])
def test_interruption_is_one_line(tmp_path, command):
    begun = tmp_path / "begun"
    path = make(tmp_path, "01_a", (
        f"open({str(begun)!r}, 'w').close()\n"
        "import time; time.sleep(100)", stream("1\n")))
    before = path.read_bytes()
    root = ["--root", tmp_path] if "book.verify" in command else []
    process = subprocess.Popen(
        [sys.executable, "-m", *command, *root, path], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True)
    assert wait_until(begun.exists, 60)
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=20)
    assert process.returncode in (-signal.SIGINT, 130)
    assert len(said.split("\n")) <= 3 and "toʻxtatildi" in said.lower(), said
    assert path.read_bytes() == before


def test_interruption_while_importing_is_one_line():
    run = subprocess.run(
        [sys.executable, "-c", "import book; raise KeyboardInterrupt"],
        cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert run.stderr == "\nToʻxtatildi (Ctrl-C)\n"


def test_other_errors_are_shown_whole():
    run = subprocess.run(
        [sys.executable, "-c", "import book; 1 / 0"], cwd=ROOT,
        stderr=subprocess.PIPE, text=True)
    assert "Traceback" in run.stderr and "ZeroDivisionError" in run.stderr
