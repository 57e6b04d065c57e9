"""Recorded outputs: only kinds that are compared, and each can be read."""
import re
from collections.abc import Iterator

from book.kernels.messages import invisible
from book.notebooks import MIME_TYPES, RECORD_COMMAND
from book.rules.base import RECORDED, Book, Fault, Page, rule

SVG = "image/svg+xml"
# What a figure that is only drawn does not hold: code, foreign pages.
ACTIVE = re.compile(
    r"<script|<foreignObject|<iframe|\son\w+\s*=|"
    r"""href\s*=\s*["'](?!#|data:image/png;base64,)|url\((?!#)""",
    re.IGNORECASE)


@rule(*RECORDED)
def nothing_on_stderr(page: Page, book: Book) -> Iterator[Fault]:
    """No cell writes to stderr (a warning, for example)."""
    for cell in page.code:
        for output in cell.outputs:
            if output.get("name") == "stderr":
                line = output.text.strip()[:200]
                yield page.fault(
                    cell, f"stderrʼda ogohlantirish bor: {line}",
                    "kodni ogohlantirish chiqmaydigan qilib yozing")


@rule(*RECORDED)
def comparable_kinds(page: Page, book: Book) -> Iterator[Fault]:
    """Outputs are text or SVG; no other kind is compared."""
    for cell in page.code:
        for output in cell.outputs:
            extra = set(output.get("data", {})) - MIME_TYPES
            if extra:
                yield page.fault(
                    cell, "taqqoslanmaydigan natija turi: "
                    + ", ".join(sorted(extra)),
                    "matn yoki SVG chiqaring")


@rule(*RECORDED)
def figures_are_described(page: Page, book: Book) -> Iterator[Fault]:
    """Each figure has an alternative text and a caption."""
    for cell in page.code:
        mystnb = cell.metadata.get("mystnb", {})
        for output in cell.outputs:
            if SVG not in output.get("data", {}):
                continue
            if not mystnb.get("image", {}).get("alt"):
                yield page.fault(
                    cell, "rasmning muqobil matni yoʻq",
                    "katak metamaʼlumotida mystnb.image.alt ni yozing")
            if not mystnb.get("figure", {}).get("caption"):
                yield page.fault(
                    cell, "rasmning izohi yoʻq",
                    "katak metamaʼlumotida mystnb.figure.caption ni yozing")


@rule(*RECORDED)
def figure_cells_draw(page: Page, book: Book) -> Iterator[Fault]:
    """A cell with a caption has a figure."""
    for cell in page.code:
        if cell.metadata.get("mystnb", {}).get("figure") and not any(
                SVG in output.get("data", {}) for output in cell.outputs):
            yield page.fault(
                cell, "rasm katagining natijasida rasm yoʻq",
                f"`{RECORD_COMMAND.format(page.path)}` bilan qayta yozing "
                "yoki mystnb.figure ni olib tashlang")


@rule(*RECORDED)
def outputs_read_as_they_stand(page: Page, book: Book) -> Iterator[Fault]:
    """No recorded text holds characters that steer and are not seen."""
    for cell in page.code:
        for output in cell.outputs:
            for character in sorted(set(invisible(output))):
                yield page.fault(
                    cell, "natijada koʻrinmas boshqaruv belgisi bor "
                    f"(U+{ord(character):04X})",
                    "kod uni chiqarmasin; qayta yozing")


@rule(*RECORDED)
def streams_are_joined(page: Page, book: Book) -> Iterator[Fault]:
    """Text that is printed in one go is one output, on stdout."""
    for cell in page.code:
        pairs = zip(cell.outputs, cell.outputs[1:], strict=False)
        if any(a.get("name") and a.get("name") == b.get("name")
               for a, b in pairs) or any(
                   o.get("name") not in (None, "stdout", "stderr")
                   for o in cell.outputs):
            yield page.fault(
                cell, "chop etilgan matn boʻlaklarga boʻlingan",
                f"`{RECORD_COMMAND.format(page.path)}` bilan qayta yozing")


@rule(*RECORDED)
def figures_only_draw(page: Page, book: Book) -> Iterator[Fault]:
    """An SVG holds no code and takes nothing from elsewhere."""
    for cell in page.code:
        for output in cell.outputs:
            match = ACTIVE.search(output.get("data", {}).get(SVG, ""))
            if match:
                yield page.fault(
                    cell, f"rasmda chizmadan boshqa narsa bor: {match[0]}",
                    "rasmni matplotlib chizsin")
