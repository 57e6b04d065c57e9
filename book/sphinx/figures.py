"""Figures that follow the colours of the page.

Notebooks record figures drawn on white. In the copies that are published each
colour becomes a variable with a second value for dark pages; the figure in an
``<img>`` takes the one of the page's ``color-scheme``, whatever the system
prefers. The ground is painted too: a browser that does not follow shows what
was recorded. Nothing recorded is changed.
"""
import re
from pathlib import Path

from sphinx.application import Sphinx

PAPER, DARK_PAPER = "#fdfcf9", "#15181d"  # those of _static/kitob.css
# The palette of chapters/matplotlibrc, and what stands for it on dark.
PALETTE = {"#0072b2": "#5ab0ec", "#d55e00": "#ff9a52", "#009e73": "#3fd0a4",
           "#cc79a7": "#eba3cb"}
INK, DARK_INK = (0, 0, 0), (230, 227, 220)
COLOUR = re.compile(r"(fill|stroke): (#[0-9a-f]{6})\b")
MARK = "/* kitob */"
LONG = re.compile(  # numbers with needless decimals; not those that scale
    r'(?:scale|matrix)\([^)]*\)|(?<=[\s"(,-])\d+\.\d{3,}')


def parts(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255, of #rrggbb."""
    red, green, blue = (int(colour[k:k + 2], 16) for k in (1, 3, 5))
    return red, green, blue


def text(*channels: float) -> str:
    """Return #rrggbb."""
    return "#" + "".join(f"{min(255, max(0, round(channel))):02x}"
                         for channel in channels)


def on_dark(colour: str) -> str:
    """Return what stands for a colour on a dark page.

    Greys go from ink to ground; a colour outside the palette, of a colour
    map, changes light for dark and keeps its hue.
    """
    if colour in PALETTE:
        return PALETTE[colour]
    channels = parts(colour)
    if len(set(channels)) == 1:
        t = (channels[0] / 255) ** 1.2  # light greys are fine lines: see them
        return text(*(ink + t * (ground - ink)
                      for ink, ground in zip(DARK_INK, parts(DARK_PAPER))))
    shift = 255 - max(channels) - min(channels)
    return text(*(0.85 * (channel + shift) + 0.15 * 255
                  for channel in channels))


def shorten(found: re.Match[str]) -> str:
    """Return a number with two decimals: a hundredth of a point."""
    if not found[0][0].isdigit():
        return found[0]
    return f"{float(found[0]):.2f}".rstrip("0").rstrip(".")


STEP = re.compile(r"([MLQCZ])([^MLQCZ]*)", re.I)
STYLE = re.compile(r' style="[^"]*"')
DATA = re.compile(r'(?<= d=")[^"]*')


def relative(path: str) -> str:
    """Return a path of absolute M, L, Q, C, Z written from point to point.

    In hundredths, so that nothing adds up; other paths stay as they are.
    """
    if not re.fullmatch(r"[\sMLQCZz\d.-]*", path):
        return path
    out, here, start, last = "", (0, 0), (0, 0), ""
    for letter, rest in STEP.findall(path):
        if letter in "Zz":
            out, here, last = out + "z", start, ""
            continue
        numbers = [round(float(one) * 100) for one in rest.split()]
        points = list(zip(numbers[::2], numbers[1::2]))
        moves = [(x - here[0], y - here[1]) for x, y in points]
        kind, values = letter.lower(), [n for move in moves for n in move]
        if kind == "l" and 0 in values:
            kind, values = (("v", values[1:]) if values[0] == 0
                            else ("h", values[:1]))
        text = "".join(map(short, values))
        out += text if kind == last else kind + text.lstrip()
        here, last = points[-1], kind
        if letter == "M":
            start, last = here, "l"
            # What follows a move without a letter is a line.
    return out


def short(hundredths: int) -> str:
    """Return a number as SVG takes it, with what sets it apart."""
    number = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    number = number.replace("0.", ".", 1) if number.lstrip("-").startswith(
        "0.") else number
    return number if number.startswith("-") else " " + number


def retint(svg: str) -> str:
    """Return a figure of matplotlib with two sets of colours, and lighter."""
    if MARK in svg or 'id="figure_1"' not in svg:
        return svg
    used = sorted({found[2] for found in COLOUR.finditer(svg)} - {"#ffffff"})
    svg = COLOUR.sub(
        lambda found: f"{found[1]}:var(--{name(found[2])})", svg)

    def values(paper: str, ink: str, colours: list[str]) -> str:
        return f"svg{{--q:{paper};--i:{ink};" + "".join(
            f"--{name(one)}:{value};"
            for one, value in zip(used, colours)) + "}"

    sheet = (MARK + values(PAPER, text(*INK), used)
             + "@media (prefers-color-scheme:dark){"
             + values(DARK_PAPER, text(*DARK_INK), list(map(on_dark, used)))
             + "}svg{fill:var(--i)}*{stroke-linejoin:round;"
             "stroke-linecap:butt}")
    svg = re.sub(r"<style[^>]*>.*?</style>", f"<style>{sheet}</style>", svg,
                 count=1, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", LONG.sub(shorten, svg), flags=re.DOTALL)
    svg = DATA.sub(lambda found: relative(found[0]), svg)
    named = set(re.findall(r"#([\w.-]+)", svg))
    svg = re.sub(r' id="([^"]*)"', lambda found: (
        found[0] if found[1] in named else ""), svg)
    svg = STYLE.sub(lambda found: found[0].replace("; ", ";").replace(
        ": ", ":"), svg)
    return re.sub(r"\s*\n\s*", " ", svg).replace("> <", "><")


def name(colour: str) -> str:
    """Return the variable of a colour; white is the ground."""
    return "q" if colour == "#ffffff" else "k" + colour[1:]


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Retint what was copied to the built pages."""
    if exception is None and app.builder.format == "html":
        for path in Path(app.outdir, "_images").glob("*.svg"):
            old = path.read_text(encoding="utf-8")
            if (new := retint(old)) != old:
                path.write_text(new, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect."""
    app.connect("build-finished", publish)
