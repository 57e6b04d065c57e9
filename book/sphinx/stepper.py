"""Steppers: a figure that the reader takes through its steps.

``STEPPERS`` says after which figure or cell of which page one stands; the
notebooks know nothing of it. The element is written into the page by its own
script, run in V8, so nothing moves when the script takes it over; where no
script runs the recorded figure stands alone. Scripts and styles lie in
``static/`` and are loaded where they are used.
"""
import functools
import json
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from py_mini_racer import MiniRacer
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from book.notebooks import read

HERE = Path(__file__).parent / "static"
BUILDERS = ("html", "dirhtml")
GRAPH, SECANT = "graph-stepper", "secant-stepper"

# places: column and row of each node in the picture.
POINT = {
    "name": "ŷ = wx + b", "constants": ["x", "y"],
    "program": "w = 2; b = 1; x = 3; y = 5; "
               "u = w * x; ŷ = u + b; e = ŷ - y; ℓ = e ** 2",
    "places": [[0, 0], [1, 1], [0, 1], [0, 2], [0, 3], [0, 4]]}
TWO_WAYS = {
    "name": "ŷ = wx + w", "constants": ["x", "y"],
    "program": "w = 2; x = 3; y = 5; "
               "u = w * x; ŷ = u + w; e = ŷ - y; ℓ = e ** 2",
    "places": [[0.5, 0], [0, 1], [0.5, 2], [0.5, 3], [0.5, 4]]}
CALLS = {
    "name": "w = 3",
    "program": "w = 3; p = w ** 2 | q = w ** 2 | r = 5 * w",
    "places": [[0.55, 0], [0, 1], [0.55, 2], [1.1, 1]]}
TWICE = {
    "name": "c = 4a", "program": "a = 1; b = a + a; c = b + b",
    "places": [[0, 0], [0, 1], [0, 2]]}
SHARED = {
    "name": "ℓ = uv",
    "program": "a = 2; b = 3; c = 1; u = a * b; v = u + c; ℓ = u * v",
    "places": [[0, 0], [1, 0], [1.2, 1], [0.2, 1], [1, 2], [0.2, 3]]}

# page: {figure or cell: (element, what its script needs)}
STEPPERS: dict[str, dict[str, tuple[str, dict[str, Any]]]] = {
    "chapters/02_sonli_hosila": {
        "fig-02-urinma": (SECANT, {
            "choose": [], "name": "w", "method": "forward",
            "type": "float64", "types": ["float64"], "place": 0}),
        "fig-02-u": (SECANT, {
            "choose": ["name", "method", "type"], "name": "sin",
            "method": "central", "type": "float32", "place": 0}),
    },
    "chapters/07_autograd": {
        "ikki-yol": (GRAPH, {"choose": "", "graphs": [POINT, TWO_WAYS]}),
    },
    "chapters/08_autograd_mexanikasi": {
        "qoshadi": (GRAPH, {"choose": "zeroing", "graphs": [CALLS]}),
    },
    "chapters/09_oz_dvigatelimiz": {
        "fig-09-daraxt": (GRAPH, {"choose": "order", "graphs": [TWICE]}),
        "fig-09-graf": (GRAPH, {"choose": "order", "graphs": [SHARED]}),
    },
}


class Stepper(nodes.General, nodes.Element):
    """A stepper: ``element``, ``key`` of its own, ``settings``."""


@functools.cache
def written(element: str, settings: str) -> str:
    """Return the element's HTML before its first step.

    settings : of its script, as JSON.
    """
    engine = MiniRacer()
    engine.eval((HERE / f"{element}.js").read_text(encoding="utf-8"))
    name = element.partition("-")[0] + "Stepper"
    html = str(engine.eval(f"{name}.html({settings})"))
    engine.close()
    return html


def visit_stepper(self: HTML5Translator, node: Stepper) -> None:
    """Write the element; what its script reads again stands in attributes."""
    settings = dict(node["settings"], key=node["key"])
    data = escape(json.dumps(settings, ensure_ascii=False))
    inside = written(node["element"], json.dumps(settings))
    self.body.append(f'<{node["element"]} class="pst-js-only" '
                     f'settings="{data}">{inside}</{node["element"]}>\n')
    raise nodes.SkipNode


def cells(path: str) -> list[str]:
    """Return the identifiers of a notebook's cells."""
    return [cell.get("id", "") for cell in read(Path(path)).cells]


class Steppers(SphinxPostTransform):
    """Put the steppers of a page after their figures and cells."""

    default_priority = 195
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Refuse the page when one of them has no place."""
        wanted = STEPPERS.get(self.env.docname, {})
        if self.app.builder.name not in BUILDERS or not wanted:
            return
        places = self.places()
        for count, (label, (element, settings)) in enumerate(wanted.items()):
            if label not in places:
                raise ExtensionError(
                    f"{self.env.docname}: “{label}” nomli rasm yoki katak "
                    "yoʻq, interaktiv rasmni qoʻyadigan joy topilmadi. Nomni "
                    "book/sphinx/stepper.py faylidagi STEPPERS jadvalida "
                    "tuzating.")
            cell = places[label]
            cell.parent.insert(cell.parent.index(cell) + 1, Stepper(
                element=element, settings=settings, key=f"qadam-{count}"))

    def places(self) -> dict[str, nodes.Element]:
        """Return the code cells of the page by identifier and figure."""
        names = cells(self.env.doc2path(self.env.docname))
        found = {}
        for cell in self.document.findall(nodes.container):
            if cell.get("nb_element") == "cell_code":
                found[names[cell["cell_index"]]] = cell
                for figure in cell.findall(nodes.figure):
                    found |= dict.fromkeys(figure["names"], cell)
        return found


def load(app: Sphinx, pagename: str, templatename: str,
         context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load scripts and styles where a stepper stands."""
    used = {node["element"] for node in (
        doctree.findall(Stepper) if doctree else ())}
    for element in sorted(used):
        app.add_js_file(f"{element}.js", loading_method="defer")
    if used:
        app.add_css_file("stepper.css")


def setup(app: Sphinx) -> None:
    """Register the element and the transform."""
    app.add_node(Stepper, html=(visit_stepper, None))
    app.add_post_transform(Steppers)
    app.connect("html-page-context", load)
