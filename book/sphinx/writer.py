"""How single elements are written as HTML, where the default is not right."""
import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

BUILDERS = ("html", "dirhtml", "singlehtml")


class Translator(HTML5Translator):
    """Sphinx's writer with four differences."""

    def add_fignumber(self, node: nodes.Element) -> None:
        """Put a full stop after a figure's number: 5.1-rasm."""
        before = len(self.body)
        super().add_fignumber(node)
        if len(self.body) > before:
            self.body[-2] = self.body[-2].rstrip() + "."
            self.body[-1] += " "

    def visit_entry(self, node: nodes.entry) -> None:
        """Write the empty corner of a table: it heads nothing."""
        row = node.parent
        if isinstance(row.parent, nodes.thead) and not node.astext():
            row.column += 1
            self.body.append('<td class="head"></td>\n')
            raise nodes.SkipNode
        super().visit_entry(node)

    def emptytag(self, node: nodes.Element, tagname: str,
                 suffix: str = "\n", **attributes: Any) -> str:
        """Give an image its size as attributes, which style sheets may scale.

        Docutils would write it as a style that they may not.
        """
        if tagname == "img" and "pixels" in node:
            width, height = node["pixels"]
            attributes |= {"width": str(width), "height": str(height)}
        return str(super().emptytag(node, tagname, suffix, **attributes))


def visit_fold(self: HTML5Translator, node: HideCodeCellNode) -> None:
    """Write a folded part of a cell; its visible text names it."""
    kind = " ".join(node["classes"])
    self.body.append(
        f'<details class="admonition hide {kind}"'
        f'{" open" if node.get("open") else ""}>\n<summary>\n')
    for state, prompt in (("collapsed", "show"), ("expanded", "hide")):
        self.body.append(f'<p class="{state} admonition-title">'
                         f'{escape(node["prompt_" + prompt])}</p>\n')
    self.body.append("</summary>\n")


def depart_fold(self: HTML5Translator, node: HideCodeCellNode) -> None:
    """Close what `visit_fold` has opened."""
    self.body.append("</details>\n")


def svg_size(path: Path) -> tuple[int, int] | None:
    """Return width and height of an SVG file in pixels, from its viewBox."""
    box = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"',
                    path.read_text(encoding="utf-8"))
    return (round(float(box[1])), round(float(box[2]))) if box else None


class ImageSizes(SphinxPostTransform):
    """An image says its size, so that the text stays when it arrives."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Note width and height of all SVG images of a page."""
        for image in self.document.findall(nodes.image):
            path = Path(self.app.srcdir, image["uri"])
            if path.suffix == ".svg" and (size := svg_size(path)):
                image["pixels"] = size


def setup(app: Sphinx) -> None:
    """Register the writer for the builders that publish pages."""
    for builder in BUILDERS:
        app.set_translator(builder, Translator)
    app.add_node(HideCodeCellNode, override=True,
                 html=(visit_fold, depart_fold))
    app.add_post_transform(ImageSizes)
