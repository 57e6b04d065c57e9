"""The form of a recorded notebook: all cells run, in order, none exempt."""
import re
from collections.abc import Iterator

from book import notebooks
from book.notebooks import FORMAT_COMMAND, RECORD_COMMAND, tags
from book.rules.base import RECORDED, Book, Fault, Page, rule

NBVAL_MARKERS = re.compile(
    r"\s*#+\s*(NBVAL_\w+|PYTEST_VALIDATE_IGNORE_OUTPUT)\s*")


@rule(*RECORDED)
def normal_form(page: Page, book: Book) -> Iterator[Fault]:
    """The file is, byte for byte, what `notebooks.normal_form` gives."""
    if notebooks.unknown_keys(page.file, page.nb):
        return  # reported below; normal form would delete them
    fresh = notebooks.text(notebooks.normal_form(page.nb)).encode()
    if fresh != page.file.read_bytes():
        yield page.fault(
            None, "fayl kelishilgan shaklda emas",
            f"`{FORMAT_COMMAND.format(page.path)}` buyrugʻi tuzatadi")


@rule(*RECORDED)
def every_cell_was_run_in_order(page: Page, book: Book) -> Iterator[Fault]:
    """Execution counts are 1..n: a cell without one is not compared."""
    counts = [cell.execution_count for cell in page.code]
    if counts != list(range(1, len(counts) + 1)):
        cell = next(cell for count, cell in enumerate(page.code, 1)
                    if cell.execution_count != count)
        yield page.fault(
            cell, f"kataklar 1..{len(counts)} tartibida bajarilmagan",
            f"`{RECORD_COMMAND.format(page.path)}` qayta yozadi")


@rule(*RECORDED)
def no_empty_code_cell(page: Page, book: Book) -> Iterator[Fault]:
    """A code cell holds code."""
    for cell in page.code:
        if not cell.source.strip():
            yield page.fault(cell, "boʻsh kod katagi", "oʻchiring")


@rule(*RECORDED)
def known_tags_and_metadata(page: Page, book: Book) -> Iterator[Fault]:
    """A cell has no tag and no key of metadata that nobody reads."""
    yield from notebooks.unknown_keys(page.file, page.nb, book.root)


@rule(*RECORDED)
def no_cell_exempt_from_comparison(page: Page, book: Book) -> Iterator[Fault]:
    """No comment tells nbval to skip a cell or to ignore its output."""
    for cell in page.code:
        if any(map(NBVAL_MARKERS.fullmatch, cell.source.splitlines())):
            yield page.fault(
                cell, "taqqoslashni oʻchiradigan izoh (NBVAL_…)",
                "olib tashlang")


@rule(*RECORDED)
def errors_are_announced(page: Page, book: Book) -> Iterator[Fault]:
    """A cell ends in an error just when it is tagged raises-exception."""
    for cell in page.code:
        raised = [o for o in cell.outputs if o.output_type == "error"]
        tagged = "raises-exception" in tags(cell)
        if tagged and not raised:
            yield page.fault(
                cell, "raises-exception tegi bor, lekin natijada xatolik yoʻq",
                "tegni yoki kodni tuzatib, qayta yozing")
        if raised and not tagged:
            yield page.fault(
                cell, f"katak xatolik bilan tugagan ({raised[0].ename}), "
                "raises-exception tegi esa yoʻq",
                "tegni yoki kodni tuzatib, qayta yozing")
