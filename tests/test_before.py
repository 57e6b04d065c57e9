"""What the comparison with an earlier state measures."""
import sys

from book.proof import before


def test_a_command_is_measured_with_its_children(tmp_path):
    source = ("import subprocess, sys, time\n"
              "subprocess.run([sys.executable, '-c', 'x = bytearray(1 << 27)"
              "\\nimport time\\nwhile time.process_time() < 1.5: pass'])\n")
    (clock, processor, peak), succeeded = before.measure(
        [sys.executable, "-c", source], tmp_path)
    assert succeeded and clock >= processor / 2 >= 0.75
    assert 130 < peak < 400
    assert not before.measure([sys.executable, "-c", "1 / 0"], tmp_path)[1]


def test_a_commit_that_is_not_there(capsys):
    assert before.main(["--before", "yoq"]) == 1
    assert "yoq: bu commit topilmadi" in capsys.readouterr().err
