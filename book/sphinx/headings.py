"""Headings say their parts apart: number and name, difficulty and minutes.

The notebooks write "5-bob. Oʻrganish tezligi" and "1-mashq. Nomi ★☆☆ (10
daqiqa)" as plain text; contents and search have it so. On the page each part
has its own look.
"""
import re
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

NUMBER = re.compile(r"(\d+-bob\.) (.+)", re.DOTALL)
TASK = re.compile(r"(.*) ([★☆]{3}) \((\d+ daqiqa)\)", re.DOTALL)
READING = re.compile(r"Oʻqish vaqti: taxminan \d+ daqiqa")


class Stars(nodes.inline):
    """How difficult an exercise is, in stars."""


def visit_stars(self: HTML5Translator, node: Stars) -> None:
    """Write the stars; they are read aloud as a number."""
    text = node.astext()
    self.body.append(
        '<span class="yulduz" role="img" aria-label="qiyinlik: '
        f'{text.count("★")} / {len(text)}">{escape(text)}</span>')
    raise nodes.SkipNode


def split_number(title: nodes.title) -> None:
    """Put a chapter's number and name into elements of their own."""
    first = title[0]
    found = isinstance(first, nodes.Text) and NUMBER.fullmatch(first.astext())
    if found:
        title[0:1] = [nodes.inline("", found[1], classes=["bob-raqam"]),
                      nodes.Text(f" {found[2]}")]


def split_task(title: nodes.title) -> None:
    """Put stars and minutes of an exercise under its name."""
    last = title[-1]
    found = isinstance(last, nodes.Text) and TASK.fullmatch(last.astext())
    if found:
        about = nodes.inline(classes=["mashq-haqida"])
        about += [Stars("", found[2]), nodes.Text(f" {found[3]}")]
        title[-1:] = [nodes.Text(f"{found[1]} "), about]


class Headings(SphinxPostTransform):
    """Mark the parts of headings, and the line with the reading time."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs: object) -> None:
        """Walk through the headings of the page."""
        for title in self.document.findall(nodes.title):
            if isinstance(title.parent, nodes.section) and len(title):
                split_number(title)
                split_task(title)
        for line in self.document.findall(nodes.paragraph):
            if len(line) == 1 and READING.fullmatch(line.astext()):
                line["classes"].append("oqish-vaqti")
                line[0:1] = [nodes.Text(line.astext())]
                break


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_node(Stars, html=(visit_stars, None))
    app.add_post_transform(Headings)
