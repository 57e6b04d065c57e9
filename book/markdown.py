"""Markdown as the pages read it: one parser, that of the build.

Rules ask it instead of guessing with regular expressions where code ends and
a formula begins.
"""
import functools
from collections.abc import Iterator
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from book.notebooks import ROOT


@functools.cache
def parser() -> MarkdownIt:
    """Return MyST's parser with the extensions that _config.yml names."""
    settings = yaml.safe_load(
        Path(ROOT, "_config.yml").read_text(encoding="utf-8"))
    extensions = settings["parse"]["myst_enable_extensions"]
    return create_md_parser(
        MdParserConfig(enable_extensions=set(extensions)), RendererHTML)


@functools.lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return all tokens of Markdown, those inside directives as well.

    The maps of block tokens count lines from 0 at the beginning of ``text``.
    """
    return tuple(_tokens(text, 0))


def _tokens(text: str, first: int) -> Iterator[Token]:
    """Yield the tokens of a text that begins at the line ``first``."""
    for token in parser().parse(text):
        if token.map:
            token.map = [line + first for line in token.map]
        yield token
        yield from token.children or ()
        if token.type == "colon_fence" and token.map:
            yield from _tokens(token.content, token.map[0] + 1)
