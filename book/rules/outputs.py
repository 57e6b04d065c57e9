"""Recorded outputs: only kinds that are compared, and each can be read."""
from collections.abc import Iterator

from book.notebooks import MIME_TYPES
from book.rules.base import RECORDED, Book, Fault, Page, rule

SVG = "image/svg+xml"


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
