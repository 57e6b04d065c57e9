"""The book as a whole: every recorded output, names, parity of the folders."""
import os
import re
import subprocess
import sys

from conftest import ROOT, numbered, printed, read

from book.kernels import THREADS, VARIABLES


def test_recording_again_changes_nothing(recorded_again):
    """The strictest check there is: cold kernels, byte for byte, on copies.

    It includes that cold verification finds nothing.
    """
    status, said, copies = recorded_again
    changed = [path.name for copy, path in copies.items()
               if copy.read_bytes() != path.read_bytes()]
    assert len(copies) > 2 * len(numbered("chapters"))
    assert status == 0 and not changed, f"{changed}\n{said}"


def test_every_recorded_output_is_recomputed_and_equal(recorded_again):
    """By forks of the warm server, as `make book` does it.

    If that has just been done with these notebooks, this code and this
    environment, then it isn't done again. After what is recorded aside, so
    that it has all processors.
    """
    environment = {name: value for name, value in os.environ.items()
                   if name not in VARIABLES | THREADS}
    run = subprocess.run(
        [sys.executable, "-m", "book.verify", "--kept"], cwd=ROOT,
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, timeout=1800)
    print(run.stdout)
    assert run.returncode == 0, run.stdout
    assert "oddiy kernel" not in run.stdout, run.stdout


REFERENCE = {  # results of the lesson series the course grows out of
    "SGD, raw x, one step":
        "tensor([ 9.3147e-01, -9.0416e-04], requires_grad=True)",
    "SGD, x_u, one step": "tensor([ 0.9400, -0.0039], requires_grad=True)",
    "SGD, x_u, 5000 epochs": "tensor([0.8410, 0.5997], requires_grad=True)",
    "Adam, x, 5000 epochs": "tensor([0.0841, 0.5997], requires_grad=True)",
}
LOSSES = [
    ["0.263147", "0.262983"] + ["0.262982"] * 8,
    ["0.265097"] + ["0.262982"] * 3 + ["0.262983"] + ["0.262982"] * 5,
]


def test_chapter_10_reproduces_the_reference_results():
    text = printed(read(ROOT / "chapters/10_torch_optim.ipynb"))
    for what, row in REFERENCE.items():
        assert row in text, what
    found = re.findall(r"epoxa, yoʻqotish (\d\.\d{6})", text)
    assert found == LOSSES[0] + LOSSES[1]
