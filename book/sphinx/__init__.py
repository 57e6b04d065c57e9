"""The book's own Sphinx extension, one module for each of its matters.

The modules are imported when Sphinx sets the extension up: a rule that wants
KaTeX alone does without the others.
"""
import hashlib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

MODULES = ("allowed", "bibliography", "figures", "formula", "frame",
           "glossary", "headings", "interface", "landing", "light", "lost",
           "numbers", "plan", "prediction", "printed", "repository",
           "search", "verified", "writer")


def state() -> int:
    """Return a number that changes with this extension's files.

    What another state of them has read is read again.
    """
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return int(hashlib.sha256(b"".join(
        file.read_bytes() for file in files)).hexdigest()[:12], 16)


def setup(app: "Sphinx") -> dict[str, Any]:
    """Set up all modules."""
    for name in MODULES:
        importlib.import_module(f"{__name__}.{name}").setup(app)
    return {"version": "2", "env_version": state(),
            "parallel_read_safe": True, "parallel_write_safe": False}
