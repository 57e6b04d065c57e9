"""A reader guesses first: the answer is folded until it is opened.

The outputs that follow a box "Bashorat qiling" are folded, and the box gets a
field for the guess, which stays on the reader's device. The cells that check
an exercise are folded too, as they give hints away. Notebooks know nothing of
this.
"""
import hashlib
import re
from html import escape
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

CHECK = re.compile(r"^def tekshir_\d+\(", re.MULTILINE)
SHOW, HIDE = "Javobni koʻrsatish", "Javobni yashirish"
SHOW_CHECK, HIDE_CHECK = "Tekshiruvni koʻrsatish", "Tekshiruvni yashirish"
LABEL = "Taxminingiz (faqat shu qurilmada saqlanadi)"


class Guess(nodes.General, nodes.Element):
    """The field for a guess; ``key`` is the question's own."""


def visit_guess(self: HTML5Translator, node: Guess) -> None:
    """Write the field; without a script it could keep nothing."""
    name = f"taxmin-{node['key']}"
    self.body.append(
        f'<p class="taxmin pst-js-only"><label for="{name}">{escape(LABEL)}'
        f'</label><textarea id="{name}" rows="1" maxlength="2000" '
        'autocomplete="off"></textarea></p>\n')
    raise nodes.SkipNode


def part(cell: nodes.Element, name: str) -> nodes.Element | None:
    """Return the source or the outputs of a code cell."""
    return next((child for child in cell.children
                 if isinstance(child, nodes.Element)
                 and child.get("nb_element") == name), None)


def fold(cell: nodes.Element, inner: nodes.Element, show: str, hide: str,
         classes: list[str], **more: Any) -> None:
    """Put a part of a cell into a fold."""
    outer = HideCodeCellNode(prompt_show=show, prompt_hide=hide,
                             classes=classes, **more)
    cell.replace(inner, outer)
    outer += inner


class Predictions(SphinxPostTransform):
    """Fold answers and checks, add the fields."""

    default_priority = 190
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Walk through the page in its order."""
        waiting = False
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, nodes.section):
                waiting = False
            elif (isinstance(node, nodes.Admonition)
                    and "bashorat" in node["classes"]):
                waiting = True
                text = " ".join(node.astext().split()).encode()
                node += Guess(key=hashlib.sha256(text).hexdigest()[:12])
            elif node.get("nb_element") == "cell_code":
                source = part(node, "cell_code_source")
                output = part(node, "cell_code_output")
                if source and CHECK.search(source.astext()):
                    fold(node, source, SHOW_CHECK, HIDE_CHECK,
                         ["above-input"])
                if waiting and output:
                    waiting = False
                    fold(node, output, SHOW, HIDE,
                         ["below-input", "javob"], open=True)


def setup(app: Sphinx) -> None:
    """Register the field and the transform."""
    app.add_node(Guess, html=(visit_guess, None))
    app.add_post_transform(Predictions)
