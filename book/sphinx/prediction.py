"""A reader guesses first: the answer is folded until it is opened.

The outputs that follow a box "Bashorat qiling" are folded, and the box gets a
field for the guess, which stays on the reader's device. The cells that check
an exercise are folded too, as they give hints away. Notebooks know nothing of
this.
"""
import hashlib
import re
from collections.abc import Iterable
from html import escape
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
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


def known(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Return {page: [(key, title of its section)]} of all boxes."""
    found: dict[str, list[tuple[str, str]]] = vars(env).setdefault(
        "kitob_taxminlar", {})
    return found


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Give each box its key, before references have their numbers.

    So the key is the question's own, wherever figures and formulas move.
    """
    found = known(app.env)[app.env.docname] = []
    for node in doctree.findall(nodes.Admonition):
        if "bashorat" in node["classes"]:
            text = " ".join(node.astext().split()).encode()
            node["taxmin"] = hashlib.sha256(text).hexdigest()[:12]
            section = node.parent
            while section and not isinstance(section, nodes.section):
                section = section.parent
            found.append((node["taxmin"],
                          section[0].astext() if section else ""))


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    known(env).pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str],
          other: BuildEnvironment) -> None:
    """Take over what another process has found."""
    known(env).update({name: known(other)[name] for name in docnames
                       if name in known(other)})


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
                node += Guess(key=node["taxmin"])
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
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
