"""The first screen of the book: its problem as a picture, and the ways in.

The notebook of the landing page stays what it is in JupyterLab; on the site
its title moves into the first screen, and the plan of the book follows the
heading of that name. The valley is drawn from the eleven points in the code
of the scoreboard, the counts of steps are read from its recorded output:
nothing here is typed twice.
"""
import ast
import math
import re
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from book.notebooks import read
from book.sphinx import plan, verified

SCOREBOARD = "chapters/ilova_tablo"
DATA, TABLE = "malumot", "jadval"  # cells of the scoreboard
PLAN, PROOF, RUN = ("kitob-rejasi", "sonlar-va-rasmlar-qayerdan",
                    "qanday-oqiladi")  # sections of the landing page
# Rows of the scoreboard that are raced, all counted until they stay.
RACED = ("SGD", "momentum", "Nesterov", "Adam, kosinus", "SGD, standart x")
ROW = re.compile(
    r"(?P<name>\S.*?) +\d+ +[\d.e-]+(?:; [\d.]+)? +(?:qoladi|chiqadi) +"
    r"(?P<stays>\d+) +(?P<rate>[\d.e-]+)(?:; [\d.]+)? +\d+ +\d+")
SPACE = "\u202f"  # between thousands

# The picture: a window of the plane (w, b), seen from in front and above.
WIDTH, HEIGHT = 760, 440
SIDE, FRONT, BACK = 1.0, -1.3, 1.75  # half of the width; the range of b
PROFILES, RAILS = 30, 6
EVERY, SPARSE = 170, 240  # steps drawn one by one, and each so many later

Point = tuple[float, float]


class Valley:
    """The mean squared error of y = w * x + b on the book's points."""

    def __init__(self, x: list[float], y: list[float]) -> None:
        self.x, self.y, self.n = x, y, len(x)
        mean_x, mean_y = sum(x) / self.n, sum(y) / self.n
        self.w = (sum((u - mean_x) * (v - mean_y) for u, v in zip(x, y))
                  / sum((u - mean_x) ** 2 for u in x))
        self.b = mean_y - self.w * mean_x
        self.lowest = self.loss(self.w, self.b)

    def loss(self, w: float, b: float) -> float:
        """Return the loss of a line."""
        return sum((w * u + b - v) ** 2
                   for u, v in zip(self.x, self.y)) / self.n

    def slope(self, w: float, b: float) -> Point:
        """Return the gradient."""
        errors = [w * u + b - v for u, v in zip(self.x, self.y)]
        return (2 * sum(e * u for e, u in zip(errors, self.x)) / self.n,
                2 * sum(errors) / self.n)

    def descend(self, rate: float, steps: int) -> list[Point]:
        """Return the way of gradient descent from the line y = x."""
        w, b = 1.0, 0.0
        way = [(w, b)]
        for _ in range(steps):
            dw, db = self.slope(w, b)
            w, b = w - rate * dw, b - rate * db
            way.append((w, b))
        return way

    def place(self, w: float, b: float, height: float | None = None) -> Point:
        """Return where a point is on the picture; what is far is smaller.

        height : of the point, its loss when not given.
        """
        height = self.loss(w, b) if height is None else height
        near = 1 / (1 + 0.9 * (b - FRONT) / (BACK - FRONT))
        return (WIDTH / 2 + (w - self.w) * 365 * near,
                150 + 275 * (near - 0.526) / 0.474
                - height / 4000 * 330 * near)


def text(points: list[Point]) -> str:
    """Return points for an attribute of SVG, to a tenth."""
    return " ".join(f"{x:.1f},{y:.1f}".replace(".0", "") for x, y in points)


def surface(valley: Valley) -> str:
    """Return the valley as lines: profiles along w, rails along b."""
    lines = []
    left, right = valley.w - SIDE, valley.w + SIDE
    for k in range(PROFILES + 1):
        b = BACK + (FRONT - BACK) * k / PROFILES
        # A parabola is one quadratic curve: its tangents meet in the middle.
        bottom = valley.loss(left, b) + valley.slope(left, b)[0] * SIDE
        ends = [valley.place(left, b), valley.place(valley.w, b, bottom),
                valley.place(right, b)]
        lines.append(f'<path d="M{text(ends[:1])}Q{text(ends[1:])}" '
                     f'opacity="{0.15 + 0.6 * (k / PROFILES) ** 1.4:.2f}"/>')
    for k in range(RAILS + 1):
        w = left + 2 * SIDE * k / RAILS
        rail = [valley.place(w, FRONT + (BACK - FRONT) * i / 10)
                for i in range(11)]
        lines.append(f'<polyline points="{text(rail)}" opacity="0.16"/>')
    return "".join(lines)


def picture(valley: Valley, rate: float, steps: int) -> str:
    """Return the valley with the way of SGD down to its count, as SVG."""
    way = valley.descend(rate, steps)
    later = [*range(EVERY, steps, SPARSE), steps]
    places = [valley.place(*way[t]) for t in (*range(EVERY), *later)]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/>'
                   for x, y in places[1:22])
    (x, y), (u, v) = places[0], valley.place(valley.w, valley.b)
    return (
        f'<svg class="vodiy" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" role="img" aria-label="Yoʻqotish vodiysi: ikki '
        "tik devor orasida deyarli tekis tub. SGD yoʻli bir devordan "
        "ikkinchisiga sakrab tushadi, keyin tub boʻylab minimumga "
        f'sekin yaqinlashadi."><g class="vodiy-sath">{surface(valley)}</g>'
        f'<g class="vodiy-iz"><polyline data-qadam="'
        f'{" ".join(map(str, later))}" points="{text(places)}"/>{dots}</g>'
        f'<circle class="vodiy-bosh" cx="{x:.1f}" cy="{y:.1f}" r="6"/>'
        f'<circle class="vodiy-tub" cx="{u:.1f}" cy="{v:.1f}" r="6"/>'
        f'<text x="{x + 14:.0f}" y="{y + 5:.0f}">boshlanish</text>'
        f'<text x="{u + 14:.0f}" y="{v - 9:.0f}">minimum</text></svg>')


def points(source: str) -> dict[str, list[float]]:
    """Return the lists of numbers that code gives names: x and y."""
    return {node.targets[0].id: ast.literal_eval(node.value.args[0])
            for node in ast.parse(source).body
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Call) and node.value.args
            and isinstance(node.value.args[0], ast.List)}


def scoreboard(path: Path) -> tuple[Valley, dict[str, tuple[int, float]]]:
    """Return the data and {method: (steps until it stays, rate)}.

    Raises `ValueError` when the notebook has no such cells or rows.
    """
    cells = {cell.id: cell for cell in read(path).cells}
    try:
        data = points(cells[DATA].source)
        printed = cells[TABLE].outputs[0].text
        rows = {row["name"]: (int(row["stays"]), float(row["rate"]))
                for row in ROW.finditer(printed)}
        return Valley(data["x"], data["y"]), {
            name: rows[name] for name in RACED}
    except (KeyError, IndexError, AttributeError) as error:
        raise ValueError(
            f"{path.name}: bosh sahifa uchun {error} topilmadi; “{DATA}” va "
            f"“{TABLE}” kataklarini yoki book/sphinx/landing.py faylini "
            "moslang") from None


def spaced(number: int) -> str:
    """Return a number with thin spaces between thousands."""
    return f"{number:,}".replace(",", SPACE)


def page_of(app: Sphinx) -> str | None:
    """Return the landing page, None where its first screen has no source."""
    if (app.builder.name in ("html", "dirhtml")
            and SCOREBOARD in app.env.found_docs and plan.of(app).chapters):
        return str(app.config.root_doc)
    return None


class Landing(SphinxPostTransform):
    """Put the first screen, the facts and the plan onto the landing page."""

    default_priority = 180
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Move the title into the first screen; add to two sections."""
        if self.env.docname != page_of(self.app):
            return
        section = next(iter(self.document.findall(nodes.section)))
        context: dict[str, Any] = {
            "sarlavha": escape(section.pop(0).astext()), "ost": ""}
        first = section[0]
        if isinstance(first, nodes.paragraph) and len(first) == 1 and (
                isinstance(first[0], nodes.emphasis)):
            context["ost"] = escape(section.pop(0).astext())
        below = {name: part for part in self.document.findall(nodes.section)
                 for name in part["ids"]}
        context |= self.facts() | {
            "ishga": f"#{RUN}" if RUN in below else self.link(SCOREBOARD)}
        section.insert(0, self.part("muqova.html", context))
        for name, template in ((PROOF, "isbot.html"), (PLAN, "reja.html")):
            if name in below:
                below[name].append(self.part(template, context))

    def part(self, template: str, context: dict[str, Any]) -> nodes.raw:
        """Return a template, filled."""
        made = self.app.builder.templates.render(template, context)
        return nodes.raw("", made, format="html")

    def link(self, to: str) -> str:
        """Return the address of a page, from the landing page."""
        return self.app.builder.get_relative_uri(self.env.docname, to)

    def facts(self) -> dict[str, Any]:
        """Return what the templates say: race, picture, plan, proof."""
        valley, race = scoreboard(
            Path(self.app.srcdir, f"{SCOREBOARD}.ipynb"))
        ranked = sorted(race.items(), key=lambda item: -item[1][0])
        most, rate = ranked[0][1]
        book, report = plan.of(self.app), verified.of(self.app).report
        return {
            "vodiy": picture(valley, rate, most),
            "poyga": [{"nom": escape(name), "qadam": steps,
                       "yozuv": spaced(steps),
                       "ulush": round(math.log(steps) / math.log(most), 3)}
                      for name, (steps, _) in ranked],
            "reja": [{"nom": escape(caption), "sahifalar": [
                self.entry(name) for name in names
                if name in book.pages]} for caption, names in book.parts],
            "jami": len(book.chapters),
            "birinchi": self.link(book.chapters[0]),
            "mashq": self.link(next(
                name for chapter in book.chapters for name in
                (chapter.replace("chapters/", "exercises/"), chapter)
                if name in book.pages)),
            "tablo": self.link(SCOREBOARD),
            "isbot": report and {
                "notebook": spaced(len(report["notebooks"])),
                "katak": spaced(report["cells"]),
                "torch": escape(report["torch"])},
        }

    def entry(self, name: str) -> dict[str, str]:
        """Return a line of the plan: number, title, address."""
        title = self.env.titles[name].astext()
        number, bob, rest = title.partition("-bob. ")
        return {"manzil": self.link(name),
                "raqam": number if bob else "",
                "nom": escape(rest if bob else title)}


def fill(app: Sphinx, pagename: str, templatename: str,
         context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Leave the contents of the page out: the first screen is wide."""
    if pagename == page_of(app):
        context["muqova"] = True
        context["meta"] = {**(context.get("meta") or {}),
                           "html_theme.sidebar_secondary.remove": "true"}


def add_files(app: Sphinx) -> None:
    """Add what only the landing page loads (`frame.wanted`)."""
    if app.builder.format == "html":
        app.add_css_file("muqova.css", priority=900)
        app.add_js_file("muqova.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Register the transform; connect before the theme lays the page out."""
    app.add_post_transform(Landing)
    app.connect("builder-inited", add_files)
    app.connect("html-page-context", fill, priority=90)
