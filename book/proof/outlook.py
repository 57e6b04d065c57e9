"""Try other releases of torch, matplotlib, numpy; list the cells that change.

    python -m book.proof.outlook [--gpu] [--keep] [VERSION ...]

Without a VERSION: the newest torch that has a build for the CPU, the newest
matplotlib and numpy. With one, and with --keep, torch alone is another.
Installs them in a temporary environment, beside the other packages of this
one, and verifies there; recorded notebooks stay as they are. On Linux torch
comes from PyTorch's CPU index, and from the ordinary one where that does not
answer: mixed, either could answer for the other's packages. Builds that bring
GPU libraries (several gigabytes) are passed over, unless --gpu asks for them.
With --keep the report goes into the archive (``book.proof.archive``). Exit
status 1 when something could not be installed or verified.
"""
import argparse
import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

from book.environment import TORCH_INDEX, reason
from book.notebooks import ROOT
from book.proof import archive
from book.report import Report, load

PACKAGES = ("matplotlib", "numpy")  # beside torch
GPU = ("nvidia-", "cuda-", "triton")
TRIES = 8  # versions that are asked for before giving up
ABOUT = """
import torch
print(torch.__version__.partition("+")[2] or "cpu",
      torch.backends.cpu.get_cpu_capability())
"""


def pip(
        python: Path, folder: Path, packages: list[str], *options: str
    ) -> dict[str, str]:
    """Run pip install; return what it installs, {name: version}.

    Raises `RuntimeError` with pip's own words when it fails.
    """
    report = folder / "pip.json"
    run = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--upgrade",
         "--only-binary", ":all:", "--retries", "1", "--timeout", "30",
         "--disable-pip-version-check", "--report", report, *options,
         *packages], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    if run.returncode:
        raise RuntimeError(reason(run.stderr or "?"))
    installed = json.loads(report.read_text(encoding="utf-8"))["install"]
    return {package["metadata"]["name"].lower(): package["metadata"]["version"]
            for package in installed}


def environment(folder: Path) -> Path:
    """Make an environment that sees the packages of this one; its Python."""
    venv.create(folder, with_pip=True)
    windows = os.name == "nt"
    python = folder / ("Scripts/python.exe" if windows else "bin/python")
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"
         ], capture_output=True, text=True, check=True).stdout.strip()
    Path(site, "kitob.pth").write_text(
        sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def without_gpu(version: str, newer: dict[str, str], apart: bool) -> str:
    """Return why a build of torch is not one for the CPU, "" where it is.

    newer : what pip would install. apart : whether the CPU index was asked.
    """
    if apart and not version.endswith("+cpu"):
        # pip's own settings may name further sources.
        return f"torch {version}: CPU nusxasi topilmadi"
    heavy = sorted(name for name in newer if name.startswith(GPU))
    return (f"torch {version} GPU kutubxonalarini talab qiladi "
            f"({', '.join(heavy[:3])}, …)") if heavy else ""


def install_torch(python: Path, folder: Path, wanted: str = "",
                  gpu: bool = False) -> dict[str, str]:
    """Install torch without GPU libraries; return {"torch": version}.

    The CPU index is asked first, then the ordinary one; in each the newest
    version that has a build for the CPU is looked for, and why a newer one
    was passed over is printed.
    wanted : a version; "" for the newest. gpu : take a GPU build, too.
    Empty where nothing newer than the present torch can be had. Raises
    `RuntimeError` with pip's own words.
    """
    index = os.environ.get("TORCH_INDEX", TORCH_INDEX)
    apart = (["--no-deps", "--index-url", index]
             if index and sys.platform == "linux" else [])
    asked = f"torch=={wanted}" if wanted else "torch"
    for _ in range(TRIES):
        try:
            newer = pip(python, folder, [asked], "--dry-run", *apart)
        except RuntimeError as error:
            if not apart:
                raise
            print(f"CPU nusxalari manbasi javob bermadi ({error}); odatdagi "
                  "manba soʻraladi", flush=True)
            apart = []
            continue
        if "torch" not in newer:
            return {}
        version = newer["torch"]
        why = without_gpu(version, newer, bool(apart))
        if not why or gpu:
            return {"torch": pip(python, folder, [asked], *apart)["torch"]}
        if wanted and apart:
            apart = []
        elif wanted:
            raise RuntimeError(f"{why}; baribir oʻrnatish uchun `--gpu` "
                               "qoʻshing (bir necha GB)")
        else:
            print(f"{why}; undan eskirogʻi izlanadi", flush=True)
            asked = f"torch<{version.partition('+')[0]}"
    raise RuntimeError(f"oxirgi {TRIES} ta versiyada CPU nusxasi yoʻq; "
                       "GPU nusxasi uchun `--gpu` qoʻshing (bir necha GB)")


def install(python: Path, folder: Path, gpu: bool = False
            ) -> dict[str, str]:
    """Install the newest packages; return those that are new.

    gpu : as in `install_torch`.
    Raises `RuntimeError` with pip's own words when it fails.
    """
    newer = {}
    try:
        newer = install_torch(python, folder, gpu=gpu)
    except RuntimeError as error:
        print(f"torch oʻrnatilmadi va tekshirilmadi: {error}", flush=True)
    # What torch needs is looked for here too, in the ordinary index.
    wanted = [f"torch=={newer['torch']}"] if newer else []
    return newer | pip(python, folder, [*PACKAGES, *wanted])


def verified(python: Path, folder: Path) -> Report:
    """Verify the book with another Python.

    Raises `RuntimeError` with what was said when that did not come about.
    """
    report = folder / "report.json"
    run = subprocess.run([python, "-m", "book.verify", "--json", report],
                         cwd=ROOT, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, text=True)
    result = load(report)
    if result is None:
        raise RuntimeError(f"tekshiruv bajarilmadi:\n{run.stderr[-1000:]}")
    return result


def kept(python: Path, result: Report) -> str:
    """Put a report into the archive; return its place.

    Raises `ValueError` when it does not belong there.
    """
    told = subprocess.run([python, "-c", ABOUT], capture_output=True,
                          text=True, check=True).stdout.split()
    entry = archive.entry_of(result, told[0], told[1], 1)
    return archive.keep(entry).relative_to(ROOT).as_posix()


def look(wanted: str, gpu: bool, keep: bool) -> None:
    """Install, verify and print what differs.

    wanted : a version of torch, which alone is changed; "" for the newest of
        all. gpu, keep : as the options.
    Raises `RuntimeError` or `ValueError` with what went wrong.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        python = environment(folder / "venv")
        newer = (install_torch(python, folder, wanted, gpu)
                 if wanted or keep else install(python, folder, gpu))
        if not newer and not wanted:
            print("yangi nashrlar yoʻq")
            return
        print("tekshiriladi:", ", ".join(
            f"{name} {version}" for name, version in newer.items())
            or f"torch {wanted}", flush=True)
        result = verified(python, folder)
        for problem in result["problems"]:
            print(problem)
        print(f"oʻzgarmaydigan kataklar: {result['cells']}, "
              f"farqlar: {len(result['problems'])}", flush=True)
        if keep:
            print(f"{kept(python, result)} — yozildi; sahifani `python -m "
                  "book.blocks` yangilaydi", flush=True)


def main(arguments: list[str]) -> int:
    """Look at each version that is asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.outlook")
    parser.add_argument("--gpu", action="store_true",
                        help="install builds with GPU libraries, too")
    parser.add_argument("--keep", action="store_true",
                        help="change torch alone, keep the report")
    parser.add_argument("versions", nargs="*", metavar="VERSION")
    options = parser.parse_args(arguments)
    status = 0
    for wanted in options.versions or [""]:
        try:
            look(wanted, options.gpu, options.keep)
        except (RuntimeError, ValueError) as error:
            print(f"oʻrnatib yoki tekshirib boʻlmadi: {error}",
                  file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
