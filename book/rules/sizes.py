"""Limits: what a phone can show and a slow network can carry."""
from collections.abc import Iterator

from nbformat import NotebookNode

from book.notebooks import tags
from book.rules.base import RECORDED, Book, Fault, Page, rule
from book.rules.outputs import SVG
from book.tasks import BEGIN, CHECKED, END, roles

COLUMNS, LINES, FIGURE_LINES, CHECK_LINES = 79, 15, 20, 25
NOTEBOOK_BYTES, FIGURE_BYTES = 400_000, 120_000


def lines_of(cell: NotebookNode) -> list[str]:
    """Return a cell's lines as a learner sees them, without the markers."""
    return [line for line in cell.source.splitlines()
            if line.strip() not in (BEGIN, END)]


@rule(*RECORDED)
def small_notebooks(page: Page, book: Book) -> Iterator[Fault]:
    """A notebook is small enough for a slow network."""
    size = page.file.stat().st_size
    if size > NOTEBOOK_BYTES:
        yield page.fault(
            None, f"fayl {size // 1000} KB, koʻpi bilan "
            f"{NOTEBOOK_BYTES // 1000} KB boʻladi",
            "rasmlardagi nuqtalarni kamaytiring")


@rule(*RECORDED)
def small_figures(page: Page, book: Book) -> Iterator[Fault]:
    """A figure is small enough for a slow network."""
    for cell in page.code:
        for output in cell.outputs:
            size = len(output.get("data", {}).get(SVG, "").encode())
            if size > FIGURE_BYTES:
                yield page.fault(
                    cell, f"rasm {size // 1000} KB, koʻpi bilan "
                    f"{FIGURE_BYTES // 1000} KB boʻladi",
                    "chiziqdagi nuqtalarni kamaytiring")


@rule(*RECORDED)
def narrow_code(page: Page, book: Book) -> Iterator[Fault]:
    """A line of code has at most 79 columns."""
    for cell in page.code:
        for line in lines_of(cell):
            if len(line) > COLUMNS:
                yield page.fault(
                    cell, f"uzun satr ({len(line)} belgi): "
                    f"{line.strip()[:40]}…",
                    f"satrni {COLUMNS} belgigacha qisqartiring")


@rule(*RECORDED)
def short_cells(page: Page, book: Book) -> Iterator[Fault]:
    """A cell fits a screen; folded ones are nobody's lesson."""
    for cell, role in zip(page.cells, roles(page.cells), strict=True):
        if cell.cell_type != "code" or "hide-input" in tags(cell):
            continue
        most = (FIGURE_LINES if "mystnb" in cell.metadata
                else CHECK_LINES if role and role[0] == CHECKED
                else LINES)
        count = len(lines_of(cell))
        if count > most:
            yield page.fault(cell, f"katakda {count} satr bor, koʻpi bilan "
                             f"{most} ta boʻladi", "katakni boʻling")
