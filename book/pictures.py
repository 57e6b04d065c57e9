"""Recorded figures as PNG, drawn from the recorded SVG and nothing else.

The notebooks hold figures as SVG, which JupyterLab hides until a notebook is
trusted and other programs may leave out. The portable notebooks show the same
figure as PNG. No cell is executed for it: matplotlib's rasteriser draws the
paths that matplotlib has written. Only what it writes is known here; anything
else is refused, so that no figure loses a part unseen.
"""
import hashlib
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field, replace

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.path import Path as Curve
from matplotlib.transforms import Affine2D, Bbox, Transform
from PIL import Image
from PIL.PngImagePlugin import PngInfo

DRAWING = "1"  # counts the changes of how this module draws
SCALE = 2  # pixels for a point
KEY = "svg"  # the PNG's text that names the SVG it was drawn from
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
STEP = re.compile(r"([MLQCz])([^MLQCz]*)")
CODES = {"M": [int(Curve.MOVETO)], "L": [int(Curve.LINETO)],
         "Q": [int(Curve.CURVE3)] * 2, "C": [int(Curve.CURVE4)] * 3}
TRANSFORM = re.compile(r"(translate|scale|rotate)\(([^)]*)\)")
XLINK = "{http://www.w3.org/1999/xlink}href"
STYLE = {"fill", "stroke", "stroke-width", "stroke-linecap",
         "stroke-linejoin", "stroke-opacity", "fill-opacity", "opacity",
         "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit"}
SILENT = {"defs", "clipPath", "metadata", "style"}


class UnknownPicture(ValueError):
    """An SVG with something that is not drawn here."""


@dataclass
class Canvas:
    """What is drawn on, and the named parts of the figure."""

    renderer: RendererAgg
    height: float  # in points
    named: dict[str, ET.Element]


@dataclass(frozen=True)
class State:
    """What an element inherits.

    place : from the element's coordinates to those of the figure, in points.
    style : properties with their text.
    clip : (x, y, width, height) in points, or None.
    """

    place: Transform = field(default_factory=Affine2D)
    style: dict[str, str] = field(default_factory=dict)
    clip: tuple[float, float, float, float] | None = None


def digest(svg: str) -> str:
    """Return what the PNG of an SVG is known by."""
    return hashlib.sha256(f"{DRAWING} {SCALE}\n{svg}".encode()).hexdigest()


def drawn_from(png: bytes) -> str:
    """Return the `digest` that a PNG carries, "" when it has none."""
    try:
        with Image.open(io.BytesIO(png)) as image:
            return str(image.info.get(KEY, ""))
    except OSError:
        return ""


def size(svg: str) -> tuple[int, int]:
    """Return width and height at which a page shows a figure, in CSS pixels.
    """
    width, height = _points(ET.fromstring(svg))
    return round(width * 96 / 72), round(height * 96 / 72)


def png(svg: str) -> bytes:
    """Return a figure of matplotlib as PNG; it carries the SVG's `digest`.

    Raises `UnknownPicture` for what matplotlib does not write here.
    """
    root = ET.fromstring(svg)
    width, height = _points(root)
    renderer = RendererAgg(round(width * SCALE), round(height * SCALE),
                           72 * SCALE)
    named = {element.attrib["id"]: element for element in root.iter()
             if "id" in element.attrib}
    _draw(root, State(), Canvas(renderer, height, named))
    image = Image.fromarray(np.asarray(renderer.buffer_rgba())).convert("RGB")
    note = PngInfo()
    note.add_text(KEY, digest(svg))
    file = io.BytesIO()
    image.quantize(256).save(file, "PNG", optimize=True, pnginfo=note)
    return file.getvalue()


def _points(root: ET.Element) -> tuple[float, float]:
    """Return width and height of a figure in points."""
    box = root.get("viewBox", "").split()
    if len(box) != 4:
        raise UnknownPicture("viewBox yoʻq")
    return float(box[2]), float(box[3])


def _draw(element: ET.Element, above: State, canvas: Canvas) -> None:
    """Draw an element and what is in it."""
    tag = element.tag.rpartition("}")[2]
    if tag in SILENT:
        return
    state = _state(element, above, canvas)
    if tag == "use":
        target = _named(element.get(XLINK, "")[1:], canvas)
        shift = Affine2D().translate(float(element.get("x", 0)),
                                     float(element.get("y", 0)))
        _draw(target, replace(state, place=shift + state.place), canvas)
    elif tag == "path":
        _path(element, state, canvas)
    elif tag in ("svg", "g"):
        for child in element:
            _draw(child, state, canvas)
    else:
        raise UnknownPicture(f"<{tag}>")


def _state(element: ET.Element, above: State, canvas: Canvas) -> State:
    """Return what holds for an element."""
    own = dict(part.split(":", 1) for part in element.get(
        "style", "").replace(" ", "").split(";") if part)
    if unknown := own.keys() - STYLE:
        raise UnknownPicture(", ".join(sorted(unknown)))
    place = _transform(element.get("transform", "")) + above.place
    clip = above.clip
    if "clip-path" in element.attrib:
        rect, = _named(element.attrib["clip-path"][5:-1], canvas)
        x, y, width, height = (
            float(rect.attrib[key]) for key in ("x", "y", "width", "height"))
        clip = x, y, width, height
    return State(place, above.style | own, clip)


def _named(name: str, canvas: Canvas) -> ET.Element:
    """Return the element that another one refers to."""
    if name not in canvas.named:
        raise UnknownPicture(f"#{name}")
    return canvas.named[name]


def _transform(text: str) -> Affine2D:
    """Return the transform that an attribute says."""
    place = Affine2D()
    if TRANSFORM.sub("", text).strip():
        raise UnknownPicture(text)
    for kind, values in reversed(TRANSFORM.findall(text)):
        first, *rest = map(float, NUMBER.findall(values))
        if kind == "translate":
            place.translate(first, rest[0] if rest else 0)
        elif kind == "scale":
            place.scale(first, rest[0] if rest else first)
        else:
            place.rotate_deg(first)
    return place


def _path(element: ET.Element, state: State, canvas: Canvas) -> None:
    """Draw one path: its ground, then its line."""
    style = state.style
    flip = state.place + Affine2D().scale(SCALE, -SCALE).translate(
        0, canvas.height * SCALE)
    curve = _curve(element.get("d", ""))
    if not len(curve):
        return  # the glyph of a space
    whole = float(style.get("opacity", 1))
    context = canvas.renderer.new_gc()
    if state.clip:
        x, y, width, height = state.clip
        bottom = canvas.height - y - height
        context.set_clip_rectangle(Bbox.from_bounds(*(
            value * SCALE for value in (x, bottom, width, height))))
    ground = None
    if (fill := style.get("fill", "#000000")) != "none":
        ground = to_rgba(fill, whole * float(style.get("fill-opacity", 1)))
    context.set_linewidth(0)
    if (stroke := style.get("stroke", "none")) != "none":
        context.set_foreground(to_rgba(
            stroke, whole * float(style.get("stroke-opacity", 1))),
            isRGBA=True)
        context.set_linewidth(float(style.get("stroke-width", 1)))
        context.set_capstyle(
            {"square": "projecting"}.get(
                cap := style.get("stroke-linecap", "butt"), cap))
        context.set_joinstyle(style.get("stroke-linejoin", "round"))
        if dashes := style.get("stroke-dasharray"):
            context.set_dashes(float(style.get("stroke-dashoffset", 0)),
                               list(map(float, dashes.split(","))))
    canvas.renderer.draw_path(context, curve, flip, ground)
    context.restore()


def _curve(text: str) -> Curve:
    """Return the path that the attribute d says."""
    points: list[list[float]] = []
    codes: list[int] = []
    for letter, values in STEP.findall(text):
        if letter == "z":
            points.append(points[-1])
            codes.append(int(Curve.CLOSEPOLY))
            continue
        numbers = list(map(float, NUMBER.findall(values)))
        step = CODES[letter]
        if len(numbers) % (2 * len(step)):
            raise UnknownPicture(f"{letter} {values}")
        points += [numbers[k:k + 2] for k in range(0, len(numbers), 2)]
        codes += step * (len(numbers) // (2 * len(step)))
    if STEP.sub("", text).strip():
        raise UnknownPicture(text[:40])
    return Curve(np.array(points).reshape(-1, 2), codes)
