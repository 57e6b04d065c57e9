"""The laboratory stands after recorded figures, where a script can run.

The element `<kitob-laboratoriya>` is `static/laboratoriya.js`; its engine is
proved against torch by ``tests/test_laboratory.py``. Notebooks know nothing of
it: `PLACES` names the figures. Without a script, on paper and in other formats
the recorded figure stands alone.
"""
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from book.contents import FILE, parts
from book.sphinx.verified import refuse

SCRIPT, ELEMENT = "laboratoriya.js", "kitob-laboratoriya"


class Place(NamedTuple):
    """Where a laboratory stands, and how it begins.

    page : name of the page, without a suffix.
    label : of the recorded figure that it follows; or the id of a section,
        whose first paragraph it follows.
    attributes : of the element; see `static/laboratoriya.js`.
    task : what to try, in Uzbek; "" for none.
    """

    page: str
    label: str
    attributes: dict[str, str]
    task: str


PLACES = [
    Place("chapters/05_organish_tezligi", "fig-05-jar",
          {"usul": "SGD", "lr": "2.6e-4"},
          "Tezlikni chegara belgisidan oʻtkazing va yoʻl qaysi yoʻnalishda "
          "uzoqlashishini kuzating. Soʻng nuqtani vodiy tubiga suring va "
          "qadamlar sonini taqqoslang."),
    Place("chapters/06_masshtab", "fig-06-yollar",
          {"usul": "SGD", "masshtab": "onlik", "lr": "0.01", "w": "0",
           "b": "0"},
          "Maʼlumot masshtabini almashtiring. Boshlangʻich chiziq "
          "oʻzgarmaydi, sath chiziqlari va qadamlar soni esa oʻzgaradi."),
    Place("chapters/10_torch_optim", "fig-10-poyga",
          {"usul": "Adam", "lr": "0.1"},
          "Usullarni navbat bilan tanlab, har birini “Taqqoslash uchun "
          "qoldirish” tugmasi bilan saqlang. Qaysi biri maqsadga oldin "
          "yetadi, qaysi biri unda qoladi?"),
    Place("chapters/12_momentum", "fig-12-xarita",
          {"usul": "momentum", "lr": "1e-4", "beta": "0.99", "xarita": ""},
          "Xaritadagi nuqtani uzuq chiziqning ikki tomoniga suring. Yoʻl va "
          "yoʻqotish grafigi chiziqning qaysi tomonida tebranadi?"),
    Place("chapters/14_adam", "fig-14-portlash",
          {"usul": "Adam", "lr": "1"},
          "Yoʻqotish grafigida portlashni toping. Tezlik kamaytirilsa, u "
          "qachon boshlanadi?"),
    Place("chapters/ilova_laboratoriya", "sinash-maydoni",
          {"usul": "SGD", "lr": "2.6e-4", "xarita": ""}, ""),
]


class Laboratory(nodes.General, nodes.Element):
    """The element in a page: ``task`` and ``attributes``."""


def visit_laboratory(self: HTML5Translator, node: Laboratory) -> None:
    """Write the element with its task; without a script neither is shown."""
    task = (f"<p><strong>Laboratoriya.</strong> {escape(node['task'])}</p>\n"
            if node["task"] else "")
    attributes = "".join(f' {name}="{escape(value)}"' if value else f" {name}"
                         for name, value in node["attributes"].items())
    self.body.append(f'<div class="laboratoriya pst-js-only">\n{task}'
                     f"<{ELEMENT}{attributes}></{ELEMENT}>\n</div>\n")
    raise nodes.SkipNode


def find(document: nodes.document, label: str) -> nodes.Element | None:
    """Return what a laboratory follows, a child of a section; or None."""
    for node in document.findall(nodes.Element):
        if label not in [*node.get("ids", ()), *node.get("names", ())]:
            continue
        if isinstance(node, nodes.section):
            return next((child for child in node.children
                         if isinstance(child, nodes.paragraph)), None)
        while node.parent is not None and not isinstance(
                node.parent, nodes.section):
            node = node.parent
        return node if node.parent is not None else None
    return None


class Laboratories(SphinxPostTransform):
    """Put the laboratories of `PLACES` into the page."""

    default_priority = 195  # after the folds of predictions
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Put each after its figure."""
        for place in PLACES:
            if place.page == self.env.docname:
                before = find(self.document, place.label)
                if before is not None:
                    before.parent.insert(
                        before.parent.index(before) + 1,
                        Laboratory(task=place.task,
                                   attributes=dict(place.attributes)))


def missing(env: BuildEnvironment, whole: bool) -> list[str]:
    """Return what the table names and the book has not, for its author.

    whole : the pages are a whole book; of a part of it, pages may be missing.
    """
    faults = []
    for page, label, *_ in PLACES:
        where = f"book/sphinx/laboratory.py: PLACES jadvalidagi “{page}”"
        if page not in env.found_docs:
            if whole:
                faults.append(
                    f"{where} sahifasi kitobda yoʻq; nomini tuzating yoki "
                    f"uni {FILE} fayliga qoʻshing")
        elif find(env.get_doctree(page), label) is None:
            faults.append(
                f"{where} sahifasida “{label}” nomli rasm yoki boʻlim yoʻq; "
                "jadvaldagi nomni yoki katakning mystnb.figure.name kalitini "
                "tuzating")
    return faults


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse the book when a place of the table is missing."""
    root = Path(app.srcdir)
    whole = (root / FILE).is_file() and bool(parts(root))
    refuse(app, missing(env, whole))


def add_script(app: Sphinx) -> None:
    """Let the pages that hold the element load it (see ``frame.wanted``)."""
    if app.builder.format == "html":
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the element, its places and its script."""
    app.add_node(Laboratory, html=(visit_laboratory, None))
    app.add_post_transform(Laboratories)
    app.connect("env-updated", check)
    app.connect("builder-inited", add_script)
