"""The frame of every page: what stands in its head, and from where it loads.

A script or stylesheet stays only on the pages that use it. The templates in
``templates/`` replace those of the theme that are in English, load twice, or
carry scripts inside the page.
"""
import base64
import hashlib
import html
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from book.sphinx import icons, katex
from book.sphinx.light import lean

HERE = Path(__file__).parent
BOOK = "Gradientdan optimizatorgacha"
SUMMARY = ("PyTorch bilan optimallashtirish asoslari: qoʻlda olingan "
           "hosiladan torch.optim.Adam gacha, oʻzbek tilida.")
LONG, SHORT = 160, 60  # characters of a page's description
# Where a page may take things from: its own site, nothing else. The style
# attributes are those of formulas.
POLICY = {
    "default-src": "'none'", "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'", "img-src": "'self' data:",
    "font-src": "'self'", "connect-src": "'self'", "form-action": "'self'",
    "worker-src": "'self'", "base-uri": "'none'",
}
# The first loads code of another server; the next are done by nusxa.js; the
# last stands only on pages that have editions (book/edition_pages.py).
UNUSED = ("sphinx-thebe", "copybutton.js", "clipboard.min", "nashr.js")


def describe(doctree: nodes.document | None) -> str | None:
    """Return the first longer paragraph without formulas, cut after a word.

    None when there is no such paragraph.
    """
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        text = " ".join(paragraph.astext().split())
        if (isinstance(paragraph.parent, nodes.section)
                and len(text) > SHORT
                and not list(paragraph.findall(nodes.math))):
            return (text if len(text) <= LONG
                    else text[:LONG].rsplit(" ", 1)[0] + "…")
    return None


def folds_by_script(doctree: nodes.document | None) -> bool:
    """Return whether the page has a part that togglebutton folds."""
    return any("toggle" in node["classes"] or ("dropdown" in node["classes"]
               and isinstance(node, nodes.Admonition))
               for node in (doctree.findall(nodes.Element) if doctree else ()))


def wanted(asset: Any, body: str, folds: bool, search: bool) -> bool:
    """Return whether a page uses a script or stylesheet of its list."""
    name = str(asset.filename or "")
    if not name:
        return folds and "oggle" in asset.attributes.get("body", "")
    if any(part in name for part in UNUSED):
        return False
    for part, used in (("copybutton", 'class="highlight"' in body),
                       ("nusxa", 'class="highlight"' in body),
                       ("doctools", search), ("sphinx_highlight", search),
                       ("togglebutton", folds),
                       ("laboratoriya", "<kitob-laboratoriya" in body),
                       ("design-tabs", 'class="sd-tab-' in body),
                       ("katex/", 'class="katex' in body),
                       ("muqova.", 'class="muqova"' in body)):
        if part in name:
            return used
    return True


@cache
def first_script() -> str:
    """Return the script that stands in the head of every page."""
    return lean((HERE / "templates/bosh.js").read_text(encoding="utf-8"))


def later(script: Any) -> Any:
    """Return a script of a page's list that does not hold up the page.

    Those run in their order when the page was read, before DOMContentLoaded;
    not one that says that it must run before the first paint.
    """
    known = script.attributes
    if not script.filename or {"defer", "async", "blocking"} & known.keys():
        return script
    return type(script)(script.filename, priority=script.priority, **known,
                        defer="defer")


def policy(*scripts: str) -> str:
    """Return the page's Content-Security-Policy.

    scripts : that stand inside the page; they are allowed by their hash.
    """
    rules = dict(POLICY)
    for text in scripts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest())
        rules["script-src"] += f" 'sha256-{digest.decode()}'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def meta(kind: str, name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta {kind}="{name}" content="{html.escape(content)}">\n'


def fill(app: Sphinx, pagename: str, templatename: str,
         context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put policy and description on the page, keep the assets it uses."""
    body, folds = context.get("body", ""), folds_by_script(doctree)
    for kind in ("script_files", "css_files"):
        context[kind] = [asset for asset in context[kind]
                         if wanted(asset, body, folds, pagename == "search")]
    inside = [script.attributes["body"] for script in context["script_files"]
              if not script.filename]
    if pagename != "search":  # Sphinx's search counts on its scripts' order
        context["script_files"] = [*map(later, context["script_files"])]
    title = nodes.unescape(context.get("title") or BOOK)
    title = html.unescape(striptags(title))
    description = describe(doctree) or SUMMARY
    context["policy"] = meta("http-equiv", "Content-Security-Policy",
                             policy(first_script(), *inside))
    context["bosh"] = first_script()
    context["metatags"] = "\n" + "".join([
        meta("name", "description", description),
        meta("property", "og:type", "article"),
        meta("property", "og:locale", "uz_UZ"),
        meta("property", "og:site_name", BOOK),
        meta("property", "og:title", title),
        meta("property", "og:description", description)])
    context["running_head"] = running_head(title)
    mark_contents(context)


def name_page(app: Sphinx, pagename: str, templatename: str,
              context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the header the page's name, before the theme renders it."""
    name = striptags(context.get("title") or "")
    context["page_name"] = html.escape(name)


def running_head(title: str) -> str:
    """Return the style that puts a page's name on every sheet of paper."""
    text = re.sub(r'[\\"<]', lambda sign: f"\\{ord(sign[0]):x} ", title)
    return f'<style>@page {{ @top-left {{ content: "{text}"; }} }}</style>'


def striptags(text: str) -> str:
    """Return the text of a piece of HTML."""
    from markupsafe import Markup
    return Markup(text).striptags()


def mark_contents(context: dict[str, Any]) -> None:
    """Name the arrows of the book's contents; let the numbers stand out."""
    make = context.get("generate_toctree_html")
    if make is None:
        return

    def named(*arguments: Any, **options: Any) -> Any:
        soup = make(*arguments, **options)
        for arrow in soup.select("summary > .toctree-toggle") if soup else ():
            arrow.parent["aria-label"] = "Boblarni ochish yoki yopish"
        for link in soup.select("li.toctree-l1 > a") if soup else ():
            number, bob, name = link.get_text().partition("-bob. ")
            if bob and number.isdigit():
                link.string = name
                link.insert(0, BeautifulSoup(
                    f'<span class="raqam">{number}<span class="visually-'
                    f'hidden">-bob.</span></span> ', "html.parser"))
        return soup

    context["generate_toctree_html"] = named


def use_own_files(app: Sphinx, config: Config) -> None:
    """Let the book's templates be used."""
    # Relative: the digest of the settings is the same in every folder.
    config.templates_path.insert(
        0, os.path.relpath(HERE / "templates", app.confdir))


def prepare_assets(app: Sphinx) -> None:
    """Put styles and fonts beside the build's other temporary files."""
    if app.builder.format == "html":
        folder = Path(app.doctreedir, "kitob_static")
        katex.write_assets(folder / "katex")
        icons.write_assets(folder / "belgilar")
        app.config.html_static_path += [str(folder), str(HERE / "static")]
        app.add_css_file("katex/katex.css")
        app.add_css_file("belgilar/belgilar.css")
        app.add_js_file("nusxa.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Connect before the theme reads its files, and after its work."""
    app.connect("config-inited", use_own_files, priority=100)
    app.connect("builder-inited", prepare_assets)
    app.connect("html-page-context", name_page, priority=100)
    app.connect("html-page-context", fill, priority=900)
