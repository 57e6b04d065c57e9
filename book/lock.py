"""Bring the lock files to what requirements.txt asks for.

    python -m book.lock

requirements.lock: every package of the environment, for every supported
system and Python, with the hashes of its files; made by uv, which keeps the
versions that still fit. torch-cpu.lock: the CPU builds of torch, which lie in
PyTorch's own index (TORCH_INDEX names another). Addresses of indexes are not
written.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from book.environment import OLDEST, TORCH_INDEX, lock_of
from book.notebooks import ROOT

# Optional, for a format of JSON Schema that nothing here uses: where it is
# installed, each process that reads a notebook compiles a grammar at its start
# (jsonschema 4.26, rfc3987-syntax 1.1.0: nine tenths of importing nbformat).
UNWANTED = ("rfc3987-syntax", "lark")
UV = [sys.executable, "-m", "uv", "--no-config", "pip", "compile", "--quiet",
      "--universal", "--python-version", "{}.{}.0".format(*OLDEST),
      "--generate-hashes", "--only-binary", ":all:", "--no-emit-index-url",
      "--no-annotate", "--no-header",
      *(f"--no-emit-package={name}" for name in UNWANTED)]


def compiled(source: Path, lock: Path, *options: str) -> str:
    """Compile a lock in a copy, so that a failure leaves it as it was.

    Returns "" or what uv said of its failure.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, lock.name)
        if lock.exists():
            fresh.write_bytes(lock.read_bytes())
        run = subprocess.run([*UV, source, "--output-file", fresh, *options],
                             stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             text=True, encoding="utf-8", errors="replace")
        if run.returncode:
            return run.stderr.strip() or "?"
        text = fresh.read_text(encoding="utf-8")
        if text != lock.read_text(encoding="utf-8"):
            lock.write_text(text, encoding="utf-8", newline="\n")
            print(f"{lock.name} — yozildi")
        else:
            print(f"{lock.name} — oʻzgarmadi")
    return ""


def outdated(root: Path = ROOT) -> list[str]:
    """Return what the lock files lack of requirements.txt."""
    requirements, lock, torch = (
        (root / name).read_text(encoding="utf-8") for name in
        ("requirements.txt", "requirements.lock", "torch-cpu.lock"))
    missing = lock_of(requirements, lock)
    wanted = re.findall(r"^torch==\S+", requirements, re.M)
    return missing + [f"{one}+cpu" for one in wanted
                      if not torch.startswith(f"{one}+cpu ")]


def main() -> int:
    """Write the lock files; return the exit status."""
    failure = compiled(ROOT / "requirements.txt", ROOT / "requirements.lock")
    if failure:
        print(f"XATO: requirements.lock yangilanmadi. uv xabari:\n{failure}",
              file=sys.stderr)
        return 1
    wanted = [one for one in outdated() if one.endswith("+cpu")]
    if wanted:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "torch.in")
            source.write_text(wanted[0] + "\n", encoding="utf-8")
            failure = compiled(
                source, ROOT / "torch-cpu.lock", "--no-deps",
                "--default-index", os.environ.get("TORCH_INDEX", TORCH_INDEX))
        if failure:
            print("XATO: torch-cpu.lock yangilanmadi; PyTorch manbasi ochiq "
                  f"joyda takrorlang. uv xabari:\n{failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
