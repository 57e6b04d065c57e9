"""Figures, tables and formulas are numbered by the file's name: 10.1, 10.M1.

Sphinx's own numbers follow the table of contents.
"""
import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

NUMBERED_PAGE = re.compile(r"(chapters|exercises|solutions)/(\d\d)_")
# 10.1 in a chapter, 10.M1 in its exercises (mashq), 10.Y1 in the solutions.
PREFIX = {"chapters": "", "exercises": "M", "solutions": "Y"}


def number_prefix(docname: str,
                  appendices: list[str]) -> tuple[str, str] | None:
    """Return what stands before the running number; None for no prefix.

    ("10", "") in chapters/10_x, ("A", "") in the first appendix.
    """
    page = NUMBERED_PAGE.match(docname)
    if page:
        return str(int(page.group(2))), PREFIX[page.group(1)]
    if docname in appendices:
        return chr(ord("A") + appendices.index(docname)), ""
    return None


def number_by_file_name(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Replace Sphinx's numbers; no page has to be read again for it."""
    pages = env.toctree_includes.get(env.config.root_doc, [])
    appendices = [page for page in pages if "/ilova_" in page]
    for docname, kinds in env.toc_fignumbers.items():
        prefix = number_prefix(docname, appendices)
        for kind, numbers in kinds.items():
            if kind == "section":
                continue
            for count, label in enumerate(numbers, 1):
                number: tuple[Any, ...] = (count,)
                if prefix:
                    number = prefix[0], f"{prefix[1]}{count}"
                numbers[label] = number
    return []


def setup(app: Sphinx) -> None:
    """Connect after Sphinx's own numbering."""
    app.connect("env-get-updated", number_by_file_name, priority=900)
