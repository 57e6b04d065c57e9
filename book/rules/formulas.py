"""Formulas: TeX that the pages can show, each displayed one looked at."""
import re
from collections.abc import Iterator

from book.formulas import (
    SEEN, fingerprint, home, of_cell, prefix, seen)
from book.markdown import tokens
from book.rules.base import (
    CHAPTER, EVERY, EXERCISE, SOLUTION, Book, Fault, Page, rule)

INLINE = ("math_inline", "math_single", "math_inline_double")
DISPLAY = ("math_block", "math_block_label", "amsmath")


def mistake(tex: str, display: bool) -> str:
    """Return what KaTeX says is wrong with a formula, or ""."""
    from py_mini_racer import JSEvalException

    from book.sphinx import katex
    from book.sphinx.formula import slip
    if display and r"\\" in tex and r"\begin" not in tex:
        tex = rf"\begin{{split}}{tex}\end{{split}}"
    try:
        katex.render(tex.strip(), display)
    except JSEvalException as error:
        return slip(error).removeprefix("KaTeX parse error: ")
    return ""


@rule(*(kind for kind in EVERY if kind != EXERCISE))
def tex_can_be_shown(page: Page, book: Book) -> Iterator[Fault]:
    """KaTeX, as in the build, accepts each formula."""
    for cell in page.prose:
        for token in tokens(cell.source):
            if token.type in (*INLINE, *DISPLAY):
                reason = mistake(token.content, token.type in DISPLAY)
                if reason:
                    tex = " ".join(token.content.split())[:50]
                    yield page.fault(
                        cell, f"formula xato: ${tex}$ — {reason}",
                        "TeX yozuvini tuzating")


@rule(CHAPTER, SOLUTION)
def displayed_on_lines_of_their_own(page: Page, book: Book
                                    ) -> Iterator[Fault]:
    """A displayed formula begins and ends with a line that holds $$."""
    for cell in page.prose:
        found = of_cell(cell, prefix(page.file))
        if cell.source.count("$$") != 2 * len(found):
            yield page.fault(
                cell, "`$$` belgisi oʻz satrida turmagan yoki jufti yoʻq",
                "formulani `$$` bilan alohida satrda boshlab, alohida satrda "
                "tugating; belgi faqat `$$ (eq-05-nomi)` shaklida boʻladi")


@rule(CHAPTER, SOLUTION)
def labels(page: Page, book: Book) -> Iterator[Fault]:
    """A label is eq-NN-… with the chapter's number, and stands once."""
    keys = set()
    for cell in page.prose:
        for key, _ in of_cell(cell, prefix(page.file)):
            if key in keys:
                yield page.fault(cell, f"{key} belgisi ikki marta qoʻyilgan",
                                 "birini oʻzgartiring")
            elif home(key) != prefix(page.file):
                yield page.fault(
                    cell, f"{key} belgisi bu notebookniki emas",
                    f"eq-{page.file.name[:2]}-… deb nomlang"
                    if page.kind == CHAPTER else "belgini olib tashlang")
            keys.add(key)


@rule(CHAPTER, SOLUTION)
def looked_at(page: Page, book: Book) -> Iterator[Fault]:
    """Someone has compared the formula, as it stands, with its proof."""
    known = seen(book.root)
    for cell in page.prose:
        for key, text in of_cell(cell, prefix(page.file)):
            mark = fingerprint(text)
            if known.get(key) == mark:
                continue
            what = ("formulaning isboti yoʻq" if key not in known else
                    "formula isbotlanganidan keyin oʻzgargan")
            first = re.sub(r"\s+", " ", text.strip())[:40]
            yield page.fault(
                cell, f"{what}: {key} (${first}…$)",
                "tests/test_equations_N.py faylida @proves bilan tekshiring "
                "(yoki tests/equations.py dagi BY_CELL, DEFINITIONS "
                f"jadvaliga kiriting), keyin {SEEN} fayliga "
                f"“{key} {mark}” satrini yozing")
