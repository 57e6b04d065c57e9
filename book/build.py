"""Verify the book and build its pages, strictly, into _build/html.

    python -m book.build [OPTION ...]

Options are those of ``jupyter-book build``. What is wrong is told by the
build itself; a last line says whether there are pages.
"""
import os
import sys

from jupyter_book.cli.main import main as jupyter_book

from book.notebooks import ROOT


def interrupted() -> int:
    """Say that the build was interrupted; return the exit status."""
    print("Yigʻish toʻxtatildi (Ctrl-C)", file=sys.stderr)
    return 130


def main(arguments: list[str]) -> int:
    """Build; return the exit status."""
    os.chdir(ROOT)
    try:
        jupyter_book(["build", ".", "--all", "-W", "-n", "--keep-going",
                      *arguments], standalone_mode=False)
    except SystemExit as error:
        code: object = error.code
        if isinstance(code, KeyboardInterrupt):  # Sphinx caught it
            return interrupted()
        if isinstance(code, str):
            print(code, file=sys.stderr)
        status = code if isinstance(code, int) else 1
    except KeyboardInterrupt:
        return interrupted()
    except Exception as error:  # noqa: BLE001 (told below, without traceback)
        # jupyter-book wraps an error that Sphinx has printed already.
        if error.__cause__ is None:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        status = 1
    else:
        status = 0
    if status:
        print("Kitob yigʻilmadi: sababi yuqorida", file=sys.stderr)
    else:
        print("Tayyor: _build/html/index.html")
    return int(status or 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
