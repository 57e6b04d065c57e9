"""The table of contents, `_toc.yml`: which pages the book has.

A learner's own notebooks lie beside those of the book (a copy of an exercise,
an Untitled.ipynb): they are nobody's fault, and no part of the book.
"""
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FILE = "_toc.yml"
LEARNER = "daftarlarim"  # a learner's copies (`book.work`): never of the book
# How the book's own files are called.
NAME = re.compile(
    r"\d\d_[a-z0-9_]+\.ipynb|kirish\.ipynb|ilova_[a-z0-9_]+\.(ipynb|md)")


def _files(node: Any) -> Iterator[str]:
    """Yield the files that a part of the table names, in order."""
    if isinstance(node, dict):
        for key in ("root", "file"):
            if key in node:
                yield str(node[key])
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _files(child)


def entries(root: Path) -> list[str]:
    """Return the pages that ``root``/_toc.yml names, without a suffix.

    Raises `OSError` without such a file, `yaml.YAMLError` when it is broken.
    """
    text = (root / FILE).read_text(encoding="utf-8")
    return [name.removesuffix(".ipynb").removesuffix(".md")
            for name in _files(yaml.safe_load(text))]


def parts(root: Path) -> list[tuple[str, list[str]]]:
    """Return (caption, pages without their exercises) of each part.

    Empty for a table without parts. Raises as `entries` does.
    """
    table = yaml.safe_load((root / FILE).read_text(encoding="utf-8"))
    return [(str(part["caption"]),
             [str(chapter["file"]).removesuffix(".ipynb").removesuffix(".md")
              for chapter in part["chapters"]])
            for part in table.get("parts", ())]


def own(root: Path) -> list[Path]:
    """Return the notebooks that are a learner's own, sorted.

    Those that are not in the table of contents and lie beside it, are an
    exercise without a solution, or are not called as the book's files are.
    """
    try:
        named = set(entries(root))
    except (OSError, yaml.YAMLError):
        return []  # no table, so nothing can be said
    found = []
    files = [path for folder in ("", "chapters", "exercises", "solutions")
             for path in root.joinpath(folder).glob("*.ipynb")]
    for path in sorted(files):
        place = path.relative_to(root).with_suffix("").as_posix()
        if place not in named and (
                path.parent == root or not NAME.fullmatch(path.name)
                or (path.parent.name == "exercises"
                    and not (root / "solutions" / path.name).exists())):
            found.append(path)
    return found
