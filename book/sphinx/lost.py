"""What the host of the pages looks for: 404.html, .nojekyll, no favicon.ico.

GitHub Pages shows the first in place of any missing page, at whatever depth,
so it carries all that it needs, and a script finds the book's first page. The
second lets a branch be published as it is: without it folders whose names
begin with "_" are left out. For the third a browser asks while index.html,
which only leads to the first page, names no icon.
"""
import re
from pathlib import Path

from sphinx.application import Sphinx

from book.sphinx.frame import HERE, policy

ICON = '<link rel="icon" href="data:,">\n'
# The steepest direction of chapter 5 at a rate beyond its limit: each step
# lands on the other side, farther away.
RATE, LIMIT, STEPS = 2.7e-4, 2.6495e-4, 45


def picture() -> str:
    """Return the path that leads away: distance against step, as SVG."""
    factor = 1 - 2 * RATE / LIMIT
    places = [(10 + 12 * step, round(110 - 18 * factor ** step, 1))
              for step in range(STEPS)]
    line = " ".join(f"{x},{y}" for x, y in places)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="2.6"/>' for x, y in places)
    return ('<svg viewBox="0 0 560 220" aria-hidden="true">'
            '<line x1="0" x2="560" y1="110" y2="110"/>'
            f'<polyline points="{line}"/>{dots}</svg>')


def page() -> str:
    """Return the page."""
    text = (HERE / "templates/404.html").read_text(encoding="utf-8")
    rules = policy(*re.findall("<script>(.*?)</script>", text, re.DOTALL))
    return text.replace("@QOIDA@", rules.replace("'", "&#39;")).replace(
        "@RASM@", picture())


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write them beside the other pages."""
    if exception is None and app.builder.name in ("html", "dirhtml"):
        Path(app.outdir, ".nojekyll").touch()
        Path(app.outdir, "404.html").write_text(page(), encoding="utf-8")
        index = Path(app.outdir, "index.html")
        text = index.read_text(encoding="utf-8")
        if 'rel="icon"' not in text:
            index.write_text(ICON + text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect after old pages were removed and index.html was written."""
    app.connect("build-finished", write, priority=600)
