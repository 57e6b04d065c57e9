"""Reading without a network: the worker, its page, and the site's manifest.

A build ends with a manifest of its files (`book.site`). The worker keeps what
a reader has visited under the name of the build, and on request all of it; a
page that was not kept has ``oflayn.html`` in its place, which carries all that
it needs, as ``404.html`` does.
"""
from pathlib import Path

from sphinx.application import Sphinx

from book import site
from book.sphinx import verified
from book.sphinx.frame import HERE, policy
from book.sphinx.lost import picture

WORKER, PAGE = "xizmatchi.js", "oflayn.html"


def page() -> str:
    """Return the page that stands in for one that was not kept."""
    text = (HERE / "templates/oflayn.html").read_text(encoding="utf-8")
    return text.replace("@QOIDA@", policy().replace("'", "&#39;")).replace(
        "@RASM@", picture())


def clear(app: Sphinx) -> None:
    """Remove what was made of an older site."""
    if app.builder.name in ("html", "dirhtml"):
        for path in Path(app.outdir, site.DOWNLOADS).glob("kitob*"):
            path.unlink()
        Path(app.outdir, site.FILE).unlink(missing_ok=True)


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write page, worker and manifest when all other files are there."""
    if exception is not None or app.builder.name != "html":
        return
    out = Path(app.outdir)
    (out / PAGE).write_text(page(), encoding="utf-8", newline="\n")
    (out / WORKER).write_text(
        (HERE / WORKER).read_text(encoding="utf-8"), encoding="utf-8",
        newline="\n")
    (out / ".nojekyll").touch()
    site.write(out, Path(app.srcdir), verified.of(app).report)


def setup(app: Sphinx) -> None:
    """Connect after all that writes files."""
    app.add_js_file("oflayn.js", loading_method="defer")
    app.connect("builder-inited", clear)
    app.connect("build-finished", write, priority=950)
