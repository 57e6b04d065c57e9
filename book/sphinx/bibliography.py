"""The directive {manbalar}: the sources of all chapters as one list.

Each chapter ends with the section "Manbalar", a list of the works it rests on. Here those lists are
merged, so that a source is written once, in the chapter that uses it.
"""
import json
import re
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

ENTRY = re.compile(r"^- (.+(?:\n  .+)*)", re.MULTILINE)
ADDRESS = re.compile(r"\]\((https?://[^\s]+)\)")


def sources(srcdir):
    """Return {key: (text, [chapter paths])}; works with the same address, or the same text, are one."""
    found = {}
    for path in sorted(Path(srcdir, "chapters").glob("[0-9][0-9]_*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
        for entry in ENTRY.findall(text.partition("\n## Manbalar")[2]):
            address = ADDRESS.search(entry)
            # A remark after the address is about that chapter only.
            work = entry[: address.end()] if address else entry
            key = address[1].lower().replace("%28", "(").replace("%29", ")") if address else entry
            found.setdefault(key, (work, []))[1].append(path)
    return found


class Manbalar(SphinxDirective):
    """All works that the chapters name, by author, with links to the chapters."""

    def run(self):
        for path in Path(self.env.srcdir, "chapters").glob("[0-9][0-9]_*.ipynb"):
            self.env.note_dependency(str(path))
        lines = []
        for work, chapters in sorted(sources(self.env.srcdir).values(), key=lambda item: item[0].lower()):
            links = [
                f"{{doc}}`{int(path.stem[:2])}-bob </chapters/{path.stem}>`"
                for path in chapters
                if f"chapters/{path.stem}" in self.env.found_docs
            ]
            lines.append(f"- {' '.join(work.split())} — {', '.join(links)}")
        holder = nodes.container()
        self.state.nested_parse(StringList(lines, self.env.docname), self.content_offset, holder)
        return holder.children


def setup(app):
    app.add_directive("manbalar", Manbalar)
