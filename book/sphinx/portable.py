"""Buttons lead to the portable copies, and the site carries them.

A notebook with MyST in it reads badly outside the book, so what a reader
downloads or opens in Colab is the copy that `book.portable` derives. The site
holds its own, derived here from the bytes that the pages were made from:
downloading works on a stick, and where no repository is known. The copies of
the sources that Sphinx makes are not published.
"""
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from book import portable
from book.notebooks import NotebookError, write
from book.sphinx import verified

TOOLTIP = "Download notebook file"  # in locale/uz
SOURCE = "download-source-button"
NAMES = {"chapters": "", "exercises": "-mashqlar", "solutions": "-yechimlar"}


def copied(app: Sphinx, page: str) -> bool:
    """Return whether a page has a portable copy.

    A book without the folder, such as a preview, has none.
    """
    return ((Path(app.srcdir) / portable.FOLDER).is_dir()
            and page.partition("/")[0] in portable.PLACES
            and page in app.env.found_docs
            and app.env.doc2path(page).endswith(".ipynb"))


def file_name(page: str) -> str:
    """Return how a downloaded copy is called: one folder takes them all."""
    folder, _, name = page.partition("/")
    return f"{name}{NAMES[folder]}.ipynb"


def lead(buttons: list[dict[str, Any]], page: str, to: str) -> None:
    """Let buttons, in groups too, lead to the copy at the address ``to``."""
    for button in buttons:
        lead(button.get("buttons", []), page, to)
        if button.get("label") == SOURCE:
            button |= {"url": to, "tooltip": TOOLTIP, "icon": "fas fa-code",
                       "download": file_name(page)}
        elif button.get("text") == "Colab":
            start = button["url"].removesuffix(f"{page}.ipynb")
            button["url"] = start + portable.place(page)


def change_buttons(app: Sphinx, pagename: str, templatename: str,
                   context: dict[str, Any],
                   doctree: nodes.document | None) -> None:
    """Lead to the copy; what is downloaded is never opened as text."""
    if copied(app, pagename):
        lead(context.get("header_buttons", []), pagename,
             context["pathto"](portable.place(pagename), 1))
        return
    for group in context.get("header_buttons", []):
        for button in group.get("buttons", []):
            if button.get("label") == SOURCE:
                button["download"] = Path(button["url"]).name


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the copies into the site; take out the sources."""
    if exception is not None or app.builder.format != "html":
        return
    root, out, faults = Path(app.srcdir), Path(app.outdir), []
    if not (root / portable.FOLDER).is_dir():
        return
    for source in (out / "_sources").rglob("*.ipynb"):
        source.unlink()
    shelf = portable.Shelf(root)
    for page in sorted(filter(lambda page: copied(app, page),
                              app.env.found_docs)):
        if verified.altered(app, page):
            faults.append(f"{page}.ipynb: yigʻish paytida oʻzgargan; "
                          "yigʻishni takrorlang")
            continue
        draw = portable.Pictures(root / portable.place(page))
        target = out / portable.place(page)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            write(target, portable.derive(page, shelf, draw))
        except NotebookError as error:
            faults.append(str(error))
    known = {out / portable.place(page) for page in app.env.found_docs
             if copied(app, page)}
    for old in (out / portable.FOLDER).rglob("*.ipynb"):
        if old not in known:
            old.unlink()
    verified.refuse(app, faults)


def setup(app: Sphinx) -> None:
    """Connect after the theme's buttons, and after what looks at sources."""
    app.connect("html-page-context", change_buttons, priority=900)
    app.connect("build-finished", publish, priority=900)
