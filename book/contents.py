"""The table of contents, `_toc.yml`: which pages the book has."""
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FILE = "_toc.yml"


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
