"""Markdown of the book as HTML that stands alone.

Two readers: a slide shows formulas that are rendered already, a course site
or a card program gets them as TeX between ``\\(`` and ``\\)``.
"""
import functools
import html
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from book import contents
from book.notebooks import ROOT, read
from book.numerals import without_notes
from book.sphinx import katex
from book.sphinx.numbers import number_prefix

LABEL = re.compile(r"^\$\$ *\((eq-[\w-]+)\)", re.M)
TARGET = re.compile(r"(?:(?P<text>[^<]*)<)?(?P<name>[^<>]+)>?", re.S)
NUMBER = '<span class="nom">{}</span>'  # of a figure or a formula


class MarkupError(ValueError):
    """Markdown that cannot stand alone; the text is in Uzbek."""


def labels_of(nb: NotebookNode) -> tuple[list[str], list[str]]:
    """Return the names of a notebook's figures and of its formulas."""
    figures = [cell.metadata.mystnb.figure.name for cell in nb.cells
               if "figure" in cell.metadata.get("mystnb", {})]
    formulas = [name for cell in nb.cells if cell.cell_type == "markdown"
                for name in LABEL.findall(cell.source)]
    return figures, formulas


@functools.cache
def labels(root: Path = ROOT) -> dict[str, str]:
    """Return {name: number} of all figures and formulas: 5.2, A.1."""
    found = {}
    pages = contents.entries(root)
    appendices = [page for page in pages if "/ilova_" in page]
    for page in pages:
        path = root / f"{page}.ipynb"
        if not path.exists():
            continue
        prefix = number_prefix(page, appendices)
        for names in labels_of(read(path)):
            for count, name in enumerate(names, 1):
                found[name] = (f"{prefix[0]}.{prefix[1]}{count}" if prefix
                               else str(count))
    return found


def displayed(tex: str) -> str:
    """Return a formula of a line of its own as KaTeX and MathJax take it."""
    tex = tex.strip()
    if r"\\" in tex and r"\begin" not in tex:
        return r"\begin{split}" + tex + r"\end{split}"
    return tex


def rendered(tex: str, display: bool) -> str:
    """Return a formula for a slide."""
    if display:
        return ('<div class="formula" tabindex="0">'
                f"{katex.render(displayed(tex), True)}</div>\n")
    return katex.render(tex.strip(), False)


def quoted(tex: str, display: bool) -> str:
    r"""Return a formula between \( and \), or \[ and \]."""
    if display:
        return f"<p>\\[{html.escape(displayed(tex), False)}\\]</p>\n"
    return f"\\({html.escape(tex.strip(), False)}\\)"


def coloured(source: str) -> str:
    """Return Python as HTML with classes for its colours."""
    return str(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)))


def plain(source: str) -> str:
    """Return Python as HTML without colours."""
    return html.escape(source, False)


class Markup:
    """Markdown to HTML in one of two ways.

    formula : `rendered` or `quoted`. code : `coloured` or `plain`.
    """

    def __init__(self, slides: bool, root: Path = ROOT) -> None:
        self.formula = rendered if slides else quoted
        self.code = coloured if slides else plain
        self.mark = NUMBER if slides else "{}"
        self.labels = labels(root)
        settings = yaml.safe_load(
            Path(root, "_config.yml").read_text(encoding="utf-8"))
        self.parser: MarkdownIt = create_md_parser(MdParserConfig(
            enable_extensions=set(settings["parse"][
                "myst_enable_extensions"])), RendererHTML)
        for name in ("math_inline", "math_inline_double", "math_block",
                     "math_block_label", "amsmath", "myst_role", "fence",
                     "html_inline", "html_block", "link_open", "link_close",
                     "myst_target"):
            self.parser.add_render_rule(name, self._rule(name))

    def block(self, text: str) -> str:
        """Return paragraphs, lists, tables as HTML."""
        return str(self.parser.render(without_notes(text))).strip()

    def line(self, text: str) -> str:
        """Return text of one line as HTML."""
        return str(self.parser.renderInline(without_notes(text))).strip()

    def _rule(self, name: str) -> Any:
        """Return the function that writes tokens of a kind."""
        def write(_: RendererHTML, tokens: Sequence[Token], index: int,
                  options: Any, env: Any) -> str:
            return self._write(name, tokens, index, env)
        return write

    def _write(self, name: str, tokens: Sequence[Token], index: int,
               env: Any) -> str:
        """Return a token as HTML."""
        token = tokens[index]
        if name.startswith("math_inline"):
            return self.formula(token.content, False)
        if name.startswith("math") or name == "amsmath":
            return self.formula(token.content, True)
        if name == "myst_role":
            return self._role(token.meta["name"], token.content)
        if name == "fence":
            return f"<pre><code>{self.code(token.content)}</code></pre>\n"
        if name.startswith("html"):
            return re.sub(r"<!--.*?-->", "", token.content, flags=re.S)
        if name == "link_open":
            # A page of the book has no place of its own outside it.
            target = str(token.attrs.get("href", ""))
            env.setdefault("links", []).append(target.startswith("https:"))
            return (f'<a href="{html.escape(target)}">'
                    if env["links"][-1] else "")
        if name == "link_close":
            return "</a>" if env["links"].pop() else ""
        return ""

    def _role(self, role: str, content: str) -> str:
        """Return what a role shows.

        Raises `MarkupError` for a role or a name that is not known.
        """
        match = TARGET.fullmatch(content)
        name = match["name"] if match else content
        text = (match["text"] or "").strip() if match else ""
        if role in ("term", "doc"):
            return html.escape(text or name, False)
        if role in ("numref", "eq") and name in self.labels:
            number = self.labels[name]
            if role == "eq":
                return self.mark.format(f"({number})")
            return html.escape(text or "%s-rasm", False).replace(
                "%s", self.mark.format(number))
        raise MarkupError(f"{{{role}}}`{content}`: bunday rol yoki nom yoʻq; "
                          "nomini tuzating")
