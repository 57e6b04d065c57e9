"""A number of the text leads to the cell that printed it.

Which cell that is says `book.rules.explained`, the table by which numbers in
sentences are checked: here nothing is decided anew. A number leads once in a
section, where it is first told; formulas, links and headings stay as they
are. A link looks like the text around it until it is pointed at, and remains
among the places of the Tab key, as no other way of the keyboard leads there.
"""
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from book import numerals
from book.rules.base import RECORDED, Book, Page
from book.rules.explained import Found, Sheet, in_markdown, printed_by

LINE = 10000  # MyST-NB counts the lines of cell k from k times this
CLASS = "son"
# Within these nothing is linked.
NOT_IN = (nodes.reference, nodes.title, nodes.math, nodes.math_block,
          nodes.raw, nodes.caption, nodes.literal_block, nodes.term)


def anchor(name: str) -> str:
    """Return the id of a code cell on its page."""
    return f"katak-{name}"


def book_of(app: Sphinx) -> Book:
    """Return the book that is built; its pages are read once."""
    found: Book = vars(app).setdefault(
        "kitob_printed", Book(Path(app.srcdir).resolve()))
    return found


def sheet_of(env: BuildEnvironment, docname: str) -> Sheet | None:
    """Return the cells of a recorded notebook, None of any other page."""
    file = Path(env.doc2path(docname))
    page: Page = book_of(env.app).page(file)
    if page.kind not in RECORDED or not page.load():
        return None
    return Sheet(page)


def told(sheet: Sheet) -> dict[int, list[Found]]:
    """Return {cell: its numbers in sentences and code, in order}."""
    found = {}
    for index, cell in enumerate(sheet.cells):
        if cell.cell_type == "markdown":
            found[index] = sorted(
                (one for one in in_markdown(sheet, index)
                 if one.number.kind in ("prose", "code", "link")),
                key=lambda one: one.number.start)
    return found


def texts(document: nodes.document) -> Iterator[tuple[int, nodes.Text]]:
    """Yield (cell, text) of all words outside code cells, in order."""
    cell, inside = -1, None
    for node in document.findall():
        if isinstance(node, nodes.Element):
            if node.get("nb_element", "").startswith("cell_code"):
                inside = node
            line = node.line or 0
            if line >= LINE and not isinstance(node, nodes.section):
                cell = line // LINE - 1
        elif isinstance(node, nodes.Text) and not isinstance(
                node.parent, (nodes.math, nodes.math_block)):
            holder = node.parent
            while holder is not None and holder is not inside:
                holder = holder.parent
            if inside is None or holder is None:
                yield cell, node


class Printed(SphinxPostTransform):
    """Mark the code cells, link the numbers."""

    default_priority = 185
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk through a recorded notebook."""
        sheet = sheet_of(self.env, self.env.docname)
        if sheet is None:
            return
        for node in self.document.findall(nodes.container):
            if node.get("nb_element") == "cell_code":
                cell = sheet.cells[node["cell_index"]]
                node["ids"].append(anchor(cell.id))
        waiting = told(sheet)
        seen: set[tuple[int, str, str, str]] = set()
        for cell, text in list(texts(self.document)):
            self.link(sheet, waiting.get(cell, []), text, seen)

    def link(self, sheet: Sheet, waiting: list[Found], text: nodes.Text,
             seen: set[tuple[int, str, str, str]]) -> None:
        """Link the numbers of one text; take them from those that wait."""
        code = isinstance(text.parent, nodes.literal)
        words, done, parts = text.astext(), 0, []
        numbers = (numerals.in_output(words, "code") if code
                   else numerals.in_text(words))
        for number in numbers:
            place = next((k for k, one in enumerate(waiting)
                          if one.number.value == number.value
                          and one.number.step == number.step
                          and (one.number.kind == "code") == code), None)
            if place is None:
                continue
            found = waiting[place]
            del waiting[:place + 1]
            to = printed_by(sheet, found)
            if to is None or any(isinstance(one, NOT_IN)
                                 for one in ancestors(text)):
                continue
            section = sheet.section_at(found.index, found.number.start)
            key = (section, str(number.value), *to)
            if key in seen:
                continue
            address = self.address(*to)
            if not address:
                continue
            seen.add(key)
            parts += [nodes.Text(words[done:number.start]), nodes.reference(
                "", "", nodes.Text(words[number.start:number.end]),
                refuri=address, internal=True, classes=[CLASS])]
            done = number.end
        if parts:
            text.parent.replace(text, [*parts, nodes.Text(words[done:])])

    def address(self, page: str, name: str) -> str:
        """Return the address of a cell, empty where it is not published."""
        if not page:
            return f"#{anchor(name)}"
        to = page if "/" in page else f"chapters/{page}"
        if to not in self.env.found_docs:
            return ""
        return self.app.builder.get_relative_uri(
            self.env.docname, to) + f"#{anchor(name)}"


def ancestors(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield all that hold a node."""
    while node.parent is not None:
        node = node.parent
        yield node


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(Printed)
