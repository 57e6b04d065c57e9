"""Run the reports in findings/, one script after the other.

    python -m book.findings [NAME ...]

NAME is a script's name without .sh; without names, all. The scripts are for
bash: on Windows that of Git is used.
"""
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GIT = Path(r"C:\Program Files\Git\bin\bash.exe")
NO_BASH = ("bash topilmadi. Windowsʼda Git bilan birga keladi: "
           "https://git-scm.com")


def bash() -> str | None:
    """Return the path of bash; on Windows not that of WSL."""
    return str(GIT) if GIT.exists() else shutil.which("bash")


def main(names: list[str]) -> int:
    """Run the named scripts, or all, until one fails."""
    folder = ROOT / "findings"
    scripts = [folder / f"{Path(name).stem}.sh" for name in names] or sorted(
        folder.glob("*.sh"))
    if unknown := [path.stem for path in scripts if not path.is_file()]:
        print(f"{unknown[0]}: findings/ papkasida bunday fayl yoʻq",
              file=sys.stderr)
        return 1
    shell = bash()
    if shell is None:
        print(NO_BASH, file=sys.stderr)
        return 1
    for path in scripts:
        print(f"== findings/{path.name}", flush=True)
        if status := subprocess.run([shell, path], cwd=ROOT).returncode:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
