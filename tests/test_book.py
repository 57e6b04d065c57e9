"""The book as a whole: every recorded output, names, parity of the folders."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, paths, printed, read


def test_every_recorded_output_is_recomputed_and_equal():
    run = subprocess.run([sys.executable, "-m", "book.verify"], cwd=ROOT,
                         stdout=subprocess.PIPE, text=True, timeout=1800)
    print(run.stdout)
    assert run.returncode == 0, run.stdout


def test_recording_again_changes_nothing(tmp_path):
    """The strictest check there is: cold kernels, byte for byte, on copies."""
    copies = {}
    for path in paths("chapters", "solutions"):
        folder = tmp_path / path.values[0].parent.name
        if not folder.exists():
            folder.mkdir()
            shutil.copy(ROOT / "chapters/matplotlibrc", folder)
        copy = Path(shutil.copy(path.values[0], folder))
        copies[copy] = path.values[0]
    run = subprocess.run(
        [sys.executable, "-m", "book.record", *map(str, copies)], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        timeout=1800)
    changed = [path.name for copy, path in copies.items()
               if copy.read_bytes() != path.read_bytes()]
    assert run.returncode == 0 and not changed, f"{changed}\n{run.stdout}"


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
