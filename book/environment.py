"""Make the book's own Python environment in .venv; run by the Makefile.

    python -m book.environment [--exact]

Uses the standard library alone, as it runs before anything is installed, and
what Python 3.8 understands, so that an old one is told what is wanted.
Everything comes by hash from requirements.lock. Torch is apart: on Linux the
ordinary package index gives a build with several gigabytes of GPU libraries,
so the CPU build comes first, from PyTorch's own index, by the hashes of
torch-cpu.lock (TORCH_INDEX names another index; empty: only the ordinary
sources are asked). Where it cannot be had, the ordinary build is installed.

What is installed is remembered by content, in .venv/tayyor: a moved checkout
or a new time stamp installs nothing. With --exact an environment that was
made with another Python than this one is refused.
"""
from __future__ import annotations

import hashlib
import os
import platform
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
READY = VENV / "tayyor"
OLDEST, NEWEST = (3, 11), (3, 14)
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"
GPU = re.compile(r"torch==|triton==|nvidia-|cuda-")  # not in a CPU build
ENTRY = re.compile(r"^(?=\S)(?:.*\\\n)*.*\n", re.M)
SYSTEMS = ("Linux (x86_64, aarch64; glibc 2.28 yoki yangiroq), "
           "Windows (x64), macOS 14 yoki yangiroq (Apple silicon)")


def stop(line: str) -> NoReturn:
    """End with one clear message for the user."""
    sys.exit(f"XATO: {line}")


def obstacle() -> str:
    """Return why torch cannot be had on this system, "" where it can."""
    system, machine = platform.system(), platform.machine().lower()
    if platform.python_implementation() != "CPython":
        return f"{platform.python_implementation()} (CPython kerak)"
    if system == "Linux":
        libc, release = platform.libc_ver()
        if machine not in ("x86_64", "aarch64"):
            return f"Linux, {machine}"
        if libc != "glibc":
            return "musl kutubxonasili Linux (masalan, Alpine)"
        if tuple(map(int, release.split(".")[:2])) < (2, 28):
            return f"glibc {release}"
    elif system == "Darwin":
        release = platform.mac_ver()[0]
        if machine != "arm64":
            return "Intel protsessorli Mac"
        if int(release.split(".")[0]) < 14:
            return f"macOS {release}"
    elif sysconfig.get_platform() != "win-amd64":
        return f"{system} ({sysconfig.get_platform()})"
    return ""


def lock_of(requirements: str, lock: str) -> list[str]:
    """Return the lines of requirements.txt that the lock does not keep."""
    kept = {line.partition(" ")[0] for line in lock.splitlines()}
    return [line for line in requirements.splitlines()
            if line.strip() and not line.startswith("#")
            and re.sub("[-_]+", "-", line.strip()).lower() not in kept]


def without_gpu(lock: str) -> str:
    """Return the lock without torch and what only its GPU builds need."""
    return "".join(
        entry for entry in ENTRY.findall(lock) if not GPU.match(entry))


def stamp(version: str) -> str:
    """Return what .venv/tayyor holds when all is installed.

    version : of the Python in .venv, such as 3.11.
    """
    digest = hashlib.sha256(f"{version} {sysconfig.get_platform()}".encode())
    for name in ("requirements.txt", "requirements.lock", "torch-cpu.lock"):
        digest.update((ROOT / name).read_text(encoding="utf-8").encode())
    return digest.hexdigest()


def venv_version() -> str:
    """Return the version of the Python in .venv, such as 3.11; "" if none."""
    try:
        text = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r"^version\s*=\s*(\d+\.\d+)", text, re.M)
    return found[1] if found and venv_python().exists() else ""


def venv_python() -> Path:
    """Return the path of the Python in .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip(*arguments: str | Path) -> str | None:
    """Install with the environment's pip.

    Returns what it wrote to stderr when it failed, else None.
    """
    run = subprocess.run(
        [venv_python(), "-m", "pip", "--disable-pip-version-check", "install",
         "-q", "--no-deps", "--require-hashes", "--only-binary", ":all:",
         *arguments], stderr=subprocess.PIPE, encoding="utf-8",
        errors="replace")
    return run.stderr if run.returncode else None


def install_cpu_torch() -> bool:
    """Install torch's CPU build on Linux; return whether it is there."""
    if platform.system() != "Linux":
        return False
    print("torch (CPU) oʻrnatilmoqda …", flush=True)
    index = os.environ.get("TORCH_INDEX", TORCH_INDEX)
    lock = ROOT / "torch-cpu.lock"
    sources = [["--index-url", index]] if index else []
    for source in [*sources, []]:
        if pip("--retries", "1", "--timeout", "30", *source, "-r",
               lock) is None:
            return True
    print("torchʼning CPU nusxasi topilmadi; odatdagisi GPU kutubxonalari "
          "bilan olinadi (bir necha GB)", flush=True)
    return False


def reason(failure: str) -> str:
    """Return pip's own words on why it failed, from what it wrote."""
    lines = [line.strip() for line in failure.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    said = "\n  ".join(errors[:3] or lines[-1:])
    if re.search("NewConnectionError|NameResolutionError|ConnectTimeout"
                 "|Temporary failure in name resolution", failure):
        said += "\n  pip serverga ulana olmadi: Internet aloqasini tekshiring"
    return said


def install() -> None:
    """Create .venv where it is missing and install the locked packages."""
    if not venv_version():
        run = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", VENV],
            capture_output=True, text=True)
        if run.returncode:
            stop("virtual muhit yaratilmadi. Debian va Ubuntuda: "
                 "sudo apt install python3-venv")
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    if install_cpu_torch():
        lock = without_gpu(lock)
    print("paketlar oʻrnatilmoqda (bir necha daqiqa) …", flush=True)
    chosen = VENV / "requirements.lock"
    chosen.write_text(lock, encoding="utf-8")
    failure = pip("-r", chosen)
    if failure is not None:
        log = VENV / "pip-xato.txt"
        log.write_text(failure, encoding="utf-8")
        stop(f"paketlar oʻrnatilmadi. pip xabari:\n  {reason(failure)}\n"
             f"Toʻliq matni: {log.relative_to(ROOT).as_posix()}. Sababini "
             "bartaraf qilib, buyruqni takrorlang")


def main(arguments: list[str]) -> None:
    """Bring .venv to what the lock says; quick when it is so already."""
    present = venv_version()
    this = "{}.{}".format(*sys.version_info[:2])
    if present and present != this and "--exact" in arguments:
        stop(f".venv Python {present} bilan yaratilgan, siz esa {this} ni "
             "koʻrsatdingiz. Avval `make clean`, keyin shu buyruqni "
             "takrorlang")
    if (present and READY.exists()
            and READY.read_text(encoding="utf-8") == stamp(present)):
        return
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop("Python {}.{} dan {}.{} gacha kerak, bu esa {}. Kerakligini "
             "koʻrsating: make PYTHON=python3.11".format(
                 *OLDEST, *NEWEST, this))
    if obstacle():
        stop(f"torch bu tizim uchun chiqarilmaydi: {obstacle()}. Kitob "
             f"quyidagilarda yigʻiladi: {SYSTEMS}. Bu kompyuterda "
             "notebooklarni Colabʼda ochish mumkin")
    missing = lock_of(
        (ROOT / "requirements.txt").read_text(encoding="utf-8"),
        (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    if missing:
        stop("requirements.lock eskirgan: unda bu satrlar yoʻq: "
             f"{', '.join(missing)}. `make lock` yangilaydi")
    READY.unlink(missing_ok=True)
    install()
    READY.write_text(stamp(venv_version()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
