"""Shared verification: the same report, and no loss that nobody sees."""
import json
import os
import signal
import subprocess
import sys
import uuid

import psutil
import pytest
from making import make, marked, stream, wait_until

from book.notebooks import ROOT
from book.workers import Times

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="workers are for Linux")

GOOD = 'print("salom")', stream("salom\n")
WAITS = "open('kutadi', 'w').close()\nwhile True:\n    pass"


def verify(root, paths, workers):
    """Start verification in a process and a group of its own."""
    clean = {name: value for name, value in os.environ.items()
             if not name.startswith("PYTEST_")}
    return subprocess.Popen(
        [sys.executable, "-m", "book.verify", "--root", str(root),
         "--workers", str(workers), "--json", str(root / "report.json"),
         *map(str, paths)], cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env=clean)


def reported(root, paths, workers):
    """Verify; return the report without the time."""
    verify(root, paths, workers).communicate(timeout=300)
    report = json.loads((root / "report.json").read_text(encoding="utf-8"))
    del report["when"]
    return report


@pytest.fixture
def waiting(tmp_path, monkeypatch):
    """A verification by two workers, one of which waits for ever."""
    mark = f"KITOB_SINOV_{uuid.uuid4().hex}"
    monkeypatch.setenv(mark, "1")
    paths = [make(tmp_path, "a", GOOD, WAITS), make(tmp_path, "b", GOOD),
             make(tmp_path, "d", GOOD)]
    run = verify(tmp_path, paths, 2)
    assert wait_until(
        lambda: list(tmp_path.rglob("kutadi")) or find(mark, "kutadi"), 120)
    yield run
    run.kill()
    run.communicate()
    assert wait_until(lambda: not marked(mark))


def find(mark, name):
    """Return whether a marked process has a file in its folder."""
    for process in marked(mark):
        try:
            if os.path.exists(f"/proc/{process}/cwd/{name}"):
                return True
        except OSError:
            pass
    return False


def test_the_report_does_not_depend_on_their_number(tmp_path):
    paths = [make(tmp_path, f"n{k}", GOOD, (
        f"print({k % 3})", stream("0\n")), GOOD) for k in range(7)]
    alone = reported(tmp_path, paths, 1)
    assert reported(tmp_path, paths, 3) == alone
    assert len(alone["problems"]) == 4 and alone["cells"] == 7 * 3 - 4
    places = [line.partition(",")[0] for line in alone["problems"]]
    assert places == sorted(places)


def test_a_dead_worker_is_reported_with_its_notebook(tmp_path, waiting):
    for child in psutil.Process(waiting.pid).children():
        if "book.verify" in child.cmdline():
            child.kill()
    said, _ = waiting.communicate(timeout=60)
    assert waiting.returncode == 1
    assert "chapters/a.ipynb: tekshiruvchi jarayon" in said, said
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert len(report["problems"]) >= 1


def test_ctrl_c_ends_them_all(waiting):
    os.killpg(waiting.pid, signal.SIGINT)
    said, _ = waiting.communicate(timeout=60)
    assert waiting.returncode != 0 and "xatolar: 0" not in said


def test_a_table_of_times_is_only_a_cache(tmp_path):
    place = tmp_path / "yangi" / "times.json"
    assert Times(place).seconds == {}
    times = Times(place)
    times.seconds["a"] = 2.5
    times.write()
    assert Times(place).seconds == {"a": 2.5}
    for broken in "", "[]", '{"a": "b"}', "{":
        place.write_text(broken, encoding="utf-8")
        assert Times(place).seconds == {}
    Times(None).write()
    place.unlink()
    place.mkdir()
    Times(place).write()
