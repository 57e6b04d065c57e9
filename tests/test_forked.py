"""Forked kernels: the verdicts of cold ones, no leaks, nothing left behind."""
import difflib
import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from making import error, make, marked, messages, stream, wait_until

from book.kernels import THREADS, forked
from book.kernels.cold import ColdKernel
from book.notebooks import ROOT
from book.verify import compare

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="forked kernels are for Linux")

GOOD = 'print("salom")', stream("salom\n")


@pytest.fixture
def mark(monkeypatch):
    """A mark in the environment of the processes that a test starts."""
    mark = f"KITOB_SINOV_{uuid.uuid4().hex}"
    monkeypatch.setenv(mark, "1")
    return mark


def verify(arguments, **options):
    """Start verification in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "book.verify", *map(str, arguments)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        **options)


def bad_notebooks(root):
    """Return notebooks each of which differs in one way from its record."""
    return [
        make(root, "boshqa_son", ("print(2)", stream("1\n")), GOOD),
        make(root, "xato", GOOD, "1 / 0", GOOD),
        make(root, "boshqa_xato", ("1 / 0", error("ZeroDivisionError", "!"))),
        make(root, "xatosiz", ("1", error("ZeroDivisionError", "!"))),
        make(root, "ogohlantirish", 'import warnings\nwarnings.warn("x")'),
        make(root, "ortiqcha", "print(1)"),
        make(root, "kam", ("pass", stream("1\n"))),
        make(root, "ifoda", ("1", stream("1\n"))),
        make(root, "oladi", 'input("?")', GOOD),
        make(root, "chiqadi", "import sys\nsys.exit(1)", GOOD),
        make(root, "oladi_va_oladi", "def f(:\n    pass", GOOD),
        make(root, "oʻladi", "import os\nos._exit(1)", GOOD),
        make(root, "yaxshi", GOOD, ("1 / 0", error(
            "ZeroDivisionError", "division by zero")), GOOD)]


def test_verdicts_are_those_of_cold_kernels(tmp_path):
    """Of bad notebooks: those of the book are equal by tests of test_book."""
    bad = bad_notebooks(tmp_path)
    reports = tmp_path / "forked.json", tmp_path / "cold.json"
    runs = [verify(["--root", tmp_path, "--json", report, *cold, *bad])
            for report, cold in zip(reports, ([], ["--cold"]))]
    printed = [run.communicate(timeout=1800)[0] for run in runs]
    forks, cold = [
        json.loads(report.read_text(encoding="utf-8")) for report in reports]
    assert "oddiy kernel" not in printed[0]
    for report in forks, cold:  # below its first line, sets are printed
        del report["when"]
        report["problems"] = [
            line.partition("\n")[0] for line in report["problems"]]
    assert forks == cold
    named = "\n".join(forks["problems"])
    for path in bad:
        assert (path.name in named) == (path.stem != "yaxshi"), path.name


LEAKS = """
import builtins, os, random, sys, types, warnings
import matplotlib.pyplot as plt
import numpy
import torch
random.seed(0), numpy.random.seed(0), torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
torch.nn.Linear.forward = None
plt.rcParams["lines.linewidth"] = 9
os.environ["SIZIB"] = "1"
os.chdir("/")
sys.modules["sizib"] = types.ModuleType("sizib")
sys.path.append("/sizib")
builtins.sizib = 1
warnings.simplefilter("error")
"""
LOOKS = """
import builtins, os, random, sys, warnings
import matplotlib.pyplot as plt
import numpy
import torch
print(torch.get_default_dtype(), torch.nn.Linear.forward is None)
print(plt.rcParams["lines.linewidth"], plt.get_fignums())
print(os.environ.get("SIZIB"), os.getcwd().endswith("chapters"))
print("sizib" in sys.modules, "/sizib" in sys.path, hasattr(builtins, "sizib"))
print(any(f[0] == "error" and f[2] is Warning for f in warnings.filters))
print("pytest" in sys.modules, "book" in sys.modules, "LEAKS" in globals())
random_state = random.getstate()
random.seed(0)
print(random.getstate() == random_state, torch.initial_seed() == 0)
"""
CLEAN = ("torch.float32 False\n2.0 []\nNone True\nFalse False False\nFalse\n"
         "False False False\nFalse False\n")


def test_a_notebook_changes_nothing_for_the_next(tmp_path):
    paths = [make(tmp_path, "a", LEAKS), make(tmp_path, "b", (
        LOOKS, stream(CLEAN))), make(tmp_path, "c", LEAKS, LOOKS)]
    compared, found = compare(paths, tmp_path)
    assert compared == 3, found
    assert len(found) == 1 and found[0].startswith(
        "chapters/c.ipynb, 2-katak (“import builtins, os, random")


SETTINGS = [
    "import matplotlib.pyplot as plt\nimport os\nimport sys",
    "for item in sorted(dict.items(plt.matplotlib.rcParams)):\n"
    "    if item[0] != 'backend': print(item)",
    "plt.plot([1, 2])\nplt.title('$x^2$')\nplt.show()",
    "for item in sorted(dict.items(plt.matplotlib.rcParams)): print(item)",
    "for item in sorted(os.environ.items()):\n"
    "    if not item[0].startswith(('PYTEST_', 'JPY_', 'IPYTHONDIR')):\n"
    "        print(item)",
    "import ctypes, torch\nfor line in open('/proc/self/maps'):\n"
    "    if 'libscipy_openblas' in line:\n"
    "        blas = ctypes.CDLL(line.split()[-1])\n        break\n"
    "torch.get_num_threads(), blas.scipy_openblas_get_num_threads64_()",
    "print(sys.path, os.path.basename(os.getcwd()), os.listdir(), __name__)\n"
    "print(_dh == [__import__('pathlib').Path.cwd()])\nsys.stdout.isatty()",
    "%config InlineBackend", "!echo salom", "input()", "def f(:", "1 / 0",
    "display(1)\nprint(2, end='')\n3", "raise SystemExit", "None",
    "from IPython.display import HTML, Markdown\ndisplay(HTML('1'))\n"
    "Markdown('2')"]


def answers(kernel):
    """Return what a kernel answers to `SETTINGS`, and stop it."""
    told = []
    for source in SETTINGS:
        for message in messages(kernel, source):
            content = message["content"]
            if message["msg_type"] not in ("status", "execute_input"):
                content.pop("traceback", None)
                told.append((source, message["msg_type"], content))
    kernel.stop()
    return told


@pytest.mark.parametrize("threads", ["1", "2"])
def test_answers_are_those_of_a_cold_kernel(threads):
    """Asked in a process of its own: torch sets variables when other tests
    use it, and only kernels that start later see them."""
    run = subprocess.run(
        [sys.executable, "-c",
         "import test_forked as t; t.print_difference()"],
        cwd=Path(__file__).parent, env=os.environ | {
            "PYTHONPATH": str(ROOT)} | dict.fromkeys(THREADS, threads),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=300)
    assert (run.returncode, run.stdout) == (0, "")


def print_difference():
    """Print in what a forked kernel's answers differ from a cold one's."""
    forked.start()
    assert forked.serving()
    folder = str(ROOT / "chapters")
    cold = answers(ColdKernel(cwd=folder))
    forks = answers(forked.ForkedKernel(cwd=folder))
    assert len(cold) > len(SETTINGS)
    for line in difflib.unified_diff(
            lines(joined(cold)), lines(joined(forks)), "cold", "forked", n=0):
        print(line)


def lines(told):
    """Return the answers as lines of text, one for each line of output."""
    return [f"{source} | {kind} | {name}: {line}"
            for source, kind, content in told
            for name, value in sorted(content.items())
            for line in str(value).splitlines() or [""]]


def joined(told):
    """Return the answers with neighbouring parts of a stream put together."""
    result = []
    for source, kind, content in told:
        if (kind == "stream" and result and result[-1][:2] == (source, kind)
                and result[-1][2]["name"] == content["name"]):
            result[-1][2]["text"] += content["text"]
        else:
            result.append((source, kind, content))
    return result


PROCESS = """
import os, signal, subprocess, sys, time
sleeping = subprocess.Popen(["sleep", "600"])
"""


@pytest.mark.parametrize("end, reason", [
    ("os._exit(1)", "kernel toʻxtab qoldi"),
    ("os.kill(os.getpid(), signal.SIGSEGV)", "kernel toʻxtab qoldi"),
    ("while True:\n    pass", "belgilangan vaqtda tugamadi"),
    ("while True:\n    try:\n        time.sleep(1)\n"
     "    except KeyboardInterrupt:\n        pass",
     "belgilangan vaqtda tugamadi"),
    ("os.closerange(3, 100)", "kernel toʻxtab qoldi"),
], ids=["exit", "signal", "endless", "stubborn", "closed"])
def test_a_lost_kernel_fails_its_own_notebook(tmp_path, end, reason):
    noted = tmp_path / "pid"
    paths = [make(tmp_path, "a", GOOD, PROCESS + f'open("{noted}", "w").write('
                  f"str(os.getpid()))\n{end}", GOOD),
             make(tmp_path, "b", GOOD)]
    compared, found = compare(paths, tmp_path, timeout=2)
    assert compared in (2, 3)  # after an interruption, cells go on
    assert reason in found[0] and ", 2-katak (" in found[0]
    assert all(line.startswith("chapters/a.ipynb") for line in found)
    group = int(noted.read_text())
    assert wait_until(lambda: not in_group(group))


def in_group(group):
    """Return whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_no_process_is_left(tmp_path, mark):
    path = make(tmp_path, "a", PROCESS, GOOD)
    run = verify(["--root", tmp_path, path])
    assert "xatolar: 0" in run.communicate(timeout=300)[0]
    assert wait_until(lambda: not marked(mark))


def test_no_kernel_survives_a_killed_verification(tmp_path, mark):
    noted = tmp_path / "pid"
    path = make(tmp_path, "a", f'open("{noted}", "w").close()\n'
                "while True:\n    pass")
    run = verify(["--root", tmp_path, path])
    assert wait_until(noted.exists, 120)
    run.kill()
    run.communicate()
    assert wait_until(lambda: not marked(mark))


def test_without_a_server_kernels_are_cold(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(forked, "_serving", False)
    path = make(tmp_path, "a", ("import sys\nprint('torch' in sys.modules)",
                                stream("False\n")))
    assert compare([path], tmp_path) == (1, [])


def test_the_environment_chooses_cold_kernels(monkeypatch):
    assert forked.wanted()
    monkeypatch.setenv("KITOB_KERNEL", "cold")
    assert not forked.wanted()
