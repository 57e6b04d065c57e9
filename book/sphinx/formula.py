"""Formulas are rendered at build time: a page needs no network, no script.

KaTeX itself comes from `book.sphinx.katex`.
"""
import html
import re

from docutils import nodes
from py_mini_racer import JSEvalException
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

from book.sphinx import katex

logger = logging.getLogger(__name__)

def slip(error: JSEvalException) -> str:
    """Return what KaTeX says is wrong with a formula, in one line."""
    message = (re.search(r"ParseError: (.*)", str(error))
               or re.search("(.*)", str(error)))
    return message.group(1).replace("\u0332", "") if message else ""


def to_html(node: nodes.Element, tex: str, display: bool) -> str:
    """Return the formula as HTML; warn of a slip with file and line."""
    try:
        return katex.render(tex, display)
    except JSEvalException as error:
        logger.warning("formula: %s", slip(error), location=node)
        return f"<code>{html.escape(tex)}</code>"


def block_tex(node: nodes.math_block) -> str:
    """Return a displayed formula as KaTeX takes it."""
    tex = node.astext().strip()
    if node["nowrap"]:  # the numbers are Sphinx's
        return re.sub(r"\{(align|gather|equation|alignat)\}", r"{\1*}", tex)
    if r"\\" in tex and r"\begin" not in tex:
        return r"\begin{split}" + tex + r"\end{split}"
    return tex


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula of a line."""
    self.body.append(self.starttag(
        node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(to_html(node, node.astext(), False) + "</span>")
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a displayed formula with its number."""
    self.body.append(self.starttag(
        node, "div", CLASS="math notranslate nohighlight"))
    self.body.append(to_html(node, block_tex(node), True))
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the renderer."""
    app.add_html_math_renderer(
        "kitob", (visit_inline, None), (visit_block, None))
