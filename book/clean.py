"""Remove all that commands have made; notebooks and a learner's work stay.

    python -m book.clean

Uses the standard library alone and wants another Python than that of .venv,
which it removes too.
"""
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ("_build", ".venv", ".pytest_cache")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Remove; return the exit status."""
    if arguments:
        print("Bu buyruq nom olmaydi: python -m book.clean", file=sys.stderr)
        return 2
    if Path(sys.prefix).resolve() == (root / ".venv").resolve():
        print("Bu buyruq .venv papkasini ham oʻchiradi, shuning uchun uni "
              "boshqa Python bilan bering: py -m book.clean",
              file=sys.stderr)
        return 1
    caches = [path for path in root.rglob("__pycache__")
              if ".git" not in path.relative_to(root).parts]
    for path in [*(root / name for name in MADE), *caches]:
        try:
            if path.is_symlink():
                path.unlink()
            elif path.exists():
                shutil.rmtree(path)
        except OSError as error:
            print(f"{path}: oʻchirib boʻlmadi ({error.strerror}); uni "
                  "ishlatayotgan dasturni yoping", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
