"""The book as a whole: every recorded output, names, parity of the folders."""
import re
import subprocess
import sys

from conftest import ENVIRONMENT, ROOT, paths, printed, read
from making import make, stream

from book.proof import matrix


def test_recording_again_changes_nothing(recorded_again):
    """The strictest check there is: cold kernels, byte for byte, on copies.

    It includes that cold verification finds nothing; and as it is done with
    the plainest instructions and two threads, that these change nothing.
    """
    status, said, folder = recorded_again
    copies = list(folder.glob("*/*.ipynb"))
    changed = [path.name for path in copies if path.read_bytes()
               != (ROOT / path.relative_to(folder)).read_bytes()]
    assert len(copies) == len(paths("chapters", "solutions"))
    assert status == 0 and not changed, (
        f"{changed}, {matrix.RECORDING}\n{said}")


def test_every_recorded_output_is_recomputed_and_equal(verified):
    """By forks of the warm server, as `make book` does it.

    If that has just been done with these notebooks, this code and this
    environment, then it is not done again.
    """
    status, said, _ = verified
    print(said)
    assert status == 0, said
    assert "oddiy kernel" not in said, said


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


def test_each_pair_of_instructions_and_threads_is_tried():
    """By the build, by `make matrix ARGS=--small`, and by recording anew."""
    assert sorted([*matrix.SMALL, matrix.RECORDING]) == [
        (capability, threads) for capability in (matrix.NATIVE, "default")
        for threads in (1, 2)]
    assert (matrix.NATIVE, 1) in matrix.SMALL  # what the build verifies
    assert matrix.setting(matrix.NATIVE, 1) == {}


def test_a_setting_reaches_a_cold_kernel(tmp_path):
    path = make(tmp_path, "a", (
        "import torch\nprint(torch.backends.cpu.get_cpu_capability(), "
        "torch.get_num_threads())", stream("?\n")))
    run = subprocess.run(
        [sys.executable, "-m", "book.record", path], cwd=ROOT,
        env=ENVIRONMENT | matrix.setting(*matrix.RECORDING),
        capture_output=True, encoding="utf-8", timeout=120)
    assert printed(read(path)) == "DEFAULT 2\n", run.stdout + run.stderr
