"""Try the newest torch, matplotlib and numpy; list the cells that change.

    python -m book.proof.outlook

Installs them in a temporary environment, beside the other packages of this
one, and verifies there; recorded notebooks stay as they are. On Linux torch
comes from PyTorch's CPU index alone, everything else from the ordinary one:
mixed, either could answer for the other's packages. Where the newest torch
cannot be had or would bring GPU libraries, it is left out, and a line says so.
"""
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
from book.report import load

PACKAGES = ("matplotlib", "numpy")  # beside torch
GPU = ("nvidia-", "cuda-", "triton")


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


def install_torch(python: Path, folder: Path) -> dict[str, str]:
    """Install the newest torch without GPU libraries; say why where not.

    Returns {"torch": version} where there is a newer one.
    """
    index = os.environ.get("TORCH_INDEX", TORCH_INDEX)
    apart = (["--no-deps", "--index-url", index]
             if index and sys.platform == "linux" else [])
    newer = pip(python, folder, ["torch"], "--dry-run", *apart)
    if apart and not newer.get("torch", "+cpu").endswith("+cpu"):
        # pip's own settings may name further sources.
        raise RuntimeError(f"torch {newer['torch']}: CPU nusxasi topilmadi")
    heavy = sorted(name for name in newer if name.startswith(GPU))
    if heavy:
        raise RuntimeError(
            f"torch {newer['torch']} GPU kutubxonalarini talab qiladi "
            f"({', '.join(heavy[:3])}, …)")
    return pip(python, folder, ["torch"], *apart) if newer else {}


def install(python: Path, folder: Path) -> dict[str, str]:
    """Install the newest packages; return those that are new.

    Raises `RuntimeError` with pip's own words when it fails.
    """
    newer = {}
    try:
        newer = install_torch(python, folder)
    except RuntimeError as error:
        print(f"torch oʻrnatilmadi va tekshirilmadi: {error}", flush=True)
    # What torch needs is looked for here too, in the ordinary index.
    wanted = [f"torch=={newer['torch']}"] if newer else []
    return newer | pip(python, folder, [*PACKAGES, *wanted])


def main() -> int:
    """Install, verify and print what differs; return the exit status."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        python = environment(folder / "venv")
        try:
            newer = install(python, folder)
        except RuntimeError as error:
            print(f"oʻrnatib boʻlmadi: {error}", file=sys.stderr)
            return 1
        if not newer:
            print("yangi nashrlar yoʻq")
            return 0
        print("tekshiriladi:", ", ".join(
            f"{name} {version}" for name, version in newer.items()),
            flush=True)
        report = folder / "report.json"
        run = subprocess.run([python, "-m", "book.verify", "--json", report],
                             cwd=ROOT, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True)
        result = load(report)
        if result is None:
            print(f"tekshiruv bajarilmadi:\n{run.stderr[-1000:]}",
                  file=sys.stderr)
            return 1
    for problem in result["problems"]:
        print(problem)
    print(f"oʻzgarmaydigan kataklar: {result['cells']}, "
          f"farqlar: {len(result['problems'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
