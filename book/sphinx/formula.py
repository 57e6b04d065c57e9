"""Formulas are rendered at build time: a page needs no network, no script.

KaTeX lies in ``katex/``, unchanged (see its README), and runs in the V8
engine of mini-racer.
"""
import html
import json
import re
import shutil
from pathlib import Path

from docutils import nodes
from py_mini_racer import JSEvalException, MiniRacer
from sphinx.application import Sphinx
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

KATEX = Path(__file__).with_name("katex")
RENDER = Path(__file__).with_name("render.js")


class Katex:
    """One JavaScript engine with KaTeX in it, started by the first formula."""

    def __init__(self) -> None:
        self.engine: MiniRacer | None = None

    def render(self, tex: str, display: bool) -> str:
        """Return the HTML of a formula.

        display : on a line of its own.
        Raises JSEvalException when KaTeX does not understand the formula.
        """
        if self.engine is None:
            self.engine = MiniRacer()
            for script in (KATEX / "katex.min.js", RENDER):
                self.engine.eval(script.read_text(encoding="utf-8"))
        return str(self.engine.eval(
            f"render({json.dumps(tex)}, {json.dumps(display)})"))


katex = Katex()


def write_assets(folder: Path) -> None:
    """Write the stylesheet, the fonts and the licence."""
    shutil.copytree(KATEX / "fonts", folder / "fonts", dirs_exist_ok=True)
    shutil.copyfile(KATEX / "katex.min.css", folder / "katex.css")
    shutil.copyfile(KATEX / "LICENSE", folder / "LICENSE.txt")


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
