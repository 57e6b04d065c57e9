"""Where a page is in the book, and where one goes from it.

The table of contents puts exercises and solutions behind their chapter, so
the theme's "next" would lead through all solutions. Here the way is chapter,
exercises, next chapter; solutions are reached from the exercises.
"""
import math
import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from book.contents import FILE, parts

PAGE = re.compile(r"(chapters|exercises|solutions)/((\d\d)_\w+)")
LABELS = {"oldingi": "Oldingi", "mashq": "Mashqlar", "yechim": "Yechimlar",
          "keyingi": "Keyingi"}


class Plan:
    """The parts of the book and their pages, exercises left out.

    parts : [(caption, [page])]
    pages : all names of the book's pages.
    """

    def __init__(self, parts: list[tuple[str, list[str]]], root: str,
                 pages: set[str]) -> None:
        self.parts, self.root, self.pages = parts, root, pages
        self.order = [page for _, chapters in parts for page in chapters]
        self.part = {page: caption for caption, chapters in parts
                     for page in chapters}
        self.chapters = [page for page in self.order if PAGE.match(page)]

    def chapter(self, page: str) -> str:
        """Return the chapter of exercises and solutions; else the page."""
        found = PAGE.fullmatch(page)
        return f"chapters/{found[2]}" if found else page

    def neighbours(self, page: str) -> dict[str, str]:
        """Return {kind: page}: where one goes from a page; {} if unknown."""
        if page == self.root and self.order:
            return {"keyingi": self.order[0]}
        chapter = self.chapter(page)
        if chapter not in self.order:
            return {}
        place = self.order.index(chapter)
        slug = chapter.partition("/")[2]
        exercises, solutions = f"exercises/{slug}", f"solutions/{slug}"
        found = {"oldingi": chapter}
        if page == chapter:
            found = {"oldingi": self.order[place - 1] if place else self.root,
                     "mashq": exercises}
        elif page == exercises:
            found["yechim"] = solutions
        elif exercises in self.pages:
            found["oldingi"] = exercises
        found["keyingi"] = "".join(self.order[place + 1:place + 2])
        return {kind: to for kind, to in found.items() if to in self.pages}


    def place(self, page: str) -> dict[str, Any]:
        """Return the part of a page, and for a chapter its number of all."""
        chapter = self.chapter(page)
        if chapter not in self.part:
            return {}
        found: dict[str, Any] = {"qism": escape(self.part[chapter])}
        if chapter in self.chapters:
            number, total = 1 + self.chapters.index(chapter), len(
                self.chapters)
            found |= {"raqam": number, "jami": total,
                      "yol": descent(number, total)}
        return found


def descent(number: int, total: int) -> str:
    """Return the way through the book as steps down a loss, as SVG.

    number : of the step where the reader is, from 1.
    """
    places = []
    for step in range(total):
        t = step / max(1, total - 1)
        fall = (1 - math.exp(-3.2 * t)) / (1 - math.exp(-3.2))
        places.append((round(6 + 188 * t, 1), round(6 + 30 * fall, 1)))
    dots = "".join(
        f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"/>'
        for step, (x, y) in enumerate(places, 1)
        for kind, radius in [("hozir", 4.2) if step == number else
                             ("otgan" if step < number else "keyin", 2.4)])
    line = " ".join(f"{x},{y}" for x, y in places)
    return ('<svg class="bob-yol" viewBox="0 0 200 42" width="200" '
            'height="42" aria-hidden="true" focusable="false">'
            f'<polyline points="{line}"/>{dots}</svg>')


def of(app: Sphinx) -> Plan:
    """Return the plan of the book that is built."""
    root = Path(app.srcdir)
    return Plan(parts(root) if (root / FILE).is_file() else [],
                app.config.root_doc, app.env.found_docs)


def card(plan: Plan, kind: str, page: str, to: str,
         context: dict[str, Any], title: str) -> dict[str, str]:
    """Return what stands on a card; a part is named where it begins."""
    label, part = LABELS[kind], plan.part.get(plan.chapter(to), "")
    if part != plan.part.get(plan.chapter(page), ""):
        label += f" · {part}" if part else ""
    return {"tur": kind, "yorliq": escape(label), "nom": escape(title),
            "manzil": context["pathto"](to)}


def fill(app: Sphinx, pagename: str, templatename: str,
         context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Put place and cards on the page, and the same way into its head."""
    plan = of(app)
    cards = [card(plan, kind, pagename, to, context,
                  app.env.titles[to].astext())
             for kind, to in plan.neighbours(pagename).items()]
    for kind, name in (("oldingi", "prev"), ("keyingi", "next")):
        here = [one for one in cards if one["tur"] == kind]
        if here:
            context[name] = {"link": here[0]["manzil"],
                             "title": here[0]["nom"]}
        elif not cards and context.get(name):  # a book without parts
            cards.append({
                "tur": kind, "yorliq": LABELS[kind],
                "manzil": context[name]["link"],
                "nom": escape(Markup(context[name]["title"]).striptags())})
        else:
            context[name] = None
    context["kartalar"], context["joy"] = cards, plan.place(pagename)


def setup(app: Sphinx) -> None:
    """Connect before the theme renders its parts of the page."""
    app.connect("html-page-context", fill, priority=100)
