"""Make the book's own Python environment in .venv; run by the Makefile.

    python book/environment.py

Uses the standard library alone, as it runs before anything is installed.
Torch comes first and as a CPU build: on Linux the ordinary package index
gives a build with several gigabytes of GPU libraries, so PyTorch's own CPU
index is tried before it (TORCH_INDEX names another one; empty: none).
"""
import os
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST, NEWEST = (3, 11), (3, 13)
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"


def stop(line: str) -> NoReturn:
    """End with one clear line for the user."""
    sys.exit(f"XATO: {line}")


def pip(*arguments: str) -> str | None:
    """Run the environment's pip; return what it wrote to stderr, or None."""
    folder = "Scripts" if os.name == "nt" else "bin"
    run = subprocess.run(
        [VENV / folder / "python", "-m", "pip", "--disable-pip-version-check",
         *arguments], stderr=subprocess.PIPE, text=True)
    return run.stderr if run.returncode else None


def install_torch() -> None:
    """Install the pinned torch as a CPU build, where one can be had."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    torch = re.findall(r"^torch==\S+", text, re.M)[0]
    index = os.environ.get("TORCH_INDEX", TORCH_INDEX)
    if platform.system() != "Linux" or not index:
        return
    print("torch (CPU) oʻrnatilmoqda …", flush=True)
    failure = pip("install", "-q", "--no-deps", "--retries", "1",
                  "--timeout", "30", "--index-url", index, torch)
    if failure is not None:
        print("PyTorchʼning CPU manbasi javob bermadi; odatdagi manbadan "
              "olinadi", flush=True)


def main() -> None:
    """Create .venv when it is missing and install the pinned packages."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop("Python {}.{} dan {}.{} gacha kerak, bu esa {}.{}. Kerakligini "
             "koʻrsating: make PYTHON=python3.11".format(
                 *OLDEST, *NEWEST, *sys.version_info[:2]))
    if not (VENV / "pyvenv.cfg").exists():
        run = subprocess.run([sys.executable, "-m", "venv", VENV],
                             capture_output=True, text=True)
        if run.returncode:
            stop("virtual muhit yaratilmadi. Debian va Ubuntuda: "
                 "sudo apt install python3-venv")
    install_torch()
    print("paketlar oʻrnatilmoqda (bir necha daqiqa) …", flush=True)
    failure = pip("install", "-q", "-r", str(ROOT / "requirements.txt"))
    if failure is not None:
        log = VENV / "pip-xato.txt"
        log.write_text(failure, encoding="utf-8")
        stop("paketlar oʻrnatilmadi. Internet aloqasini tekshirib, buyruqni "
             f"takrorlang (tafsiloti: {log.relative_to(ROOT)})")


if __name__ == "__main__":
    main()
