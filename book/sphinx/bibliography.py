"""The directive {manbalar}: the sources of all chapters as one list.

Each chapter ends with the section "Manbalar", a list of the works it rests
on. Here those lists are merged, so that a source is written once, in the
chapter that uses it.
"""
import re
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from book.notebooks import numbered, prose, read

ENTRY = re.compile(r"^- (.+(?:\n  .+)*)", re.MULTILINE)
ADDRESS = re.compile(r"\]\((https?://[^\s]+)\)")


def sources(root: Path) -> dict[str, tuple[str, list[Path]]]:
    """Return {key: (text, [chapters])}.

    Works with the same address, or the same text, are one.
    """
    found: dict[str, tuple[str, list[Path]]] = {}
    for path in numbered("chapters", root):
        section = prose(read(path)).partition("\n## Manbalar")[2]
        for entry in ENTRY.findall(section):
            address = ADDRESS.search(entry)
            # A remark after the address is about that chapter only.
            work = entry[: address.end()] if address else entry
            key = (address[1].lower().replace("%28", "(").replace("%29", ")")
                   if address else entry)
            found.setdefault(key, (work, []))[1].append(path)
    return found


class Manbalar(SphinxDirective):
    """All works that the chapters name, by author, with the chapters."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        root = Path(self.env.srcdir)
        for path in numbered("chapters", root):
            self.env.note_dependency(str(path))
        lines = []
        for work, chapters in sorted(sources(root).values(),
                                     key=lambda item: item[0].lower()):
            links = [f"{{doc}}`{int(path.stem[:2])}-bob "
                     f"</chapters/{path.stem}>`" for path in chapters
                     if f"chapters/{path.stem}" in self.env.found_docs]
            lines.append(f"- {' '.join(work.split())} — {', '.join(links)}")
        holder = nodes.container()
        self.state.nested_parse(StringList(lines, self.env.docname),
                                self.content_offset, holder)
        return holder.children


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("manbalar", Manbalar)
