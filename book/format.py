"""Bring hand-edited notebooks to normal form, without executing them.

    python -m book.format [NOTEBOOK ...]

NOTEBOOK is a path or a stem; without names: chapters/ and solutions/. What
an editor leaves behind (its metadata, random ids, other line ends) goes;
sources, outputs and counts stay, and verification compares them as before. A
key of metadata that nobody knows is not deleted but reported.
"""
import sys
from pathlib import Path

from book.notebooks import (
    NotebookError, named, normal_form, read, recorded_notebooks, shown,
    text, unknown_keys, write)


def form(path: Path) -> bool:
    """Bring one notebook to normal form; return whether its file changed.

    Raises `NotebookError`, and leaves the file as it was, when it cannot be
    read or written.
    """
    nb = read(path)
    strange = unknown_keys(path, nb)
    if strange:
        raise NotebookError(*strange)
    nb = normal_form(nb)
    if text(nb).encode() == path.read_bytes():
        return False
    write(path, nb)
    return True


def main(arguments: list[str]) -> int:
    """Format the named notebooks, or all; return the exit status."""
    status = 0
    try:
        paths = named(arguments) if arguments else recorded_notebooks()
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    for path in paths:
        try:
            changed = form(path)
            print(shown(path), "— kelishilgan shaklga keltirildi" if changed
                  else "— oʻzgarmadi")
        except NotebookError as error:
            print(error, file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
