"""Exercises: each is whole, its check refuses the wrong answer in words."""
import re
from collections.abc import Iterator

from nbformat import NotebookNode

from book.rules.base import SOLUTION, Book, Fault, Page, quoted, rule
from book.tasks import (
    BEGIN, CHECKED, END, NOTE, STUBBED, WRONG, Task, has_line, roles, tasks)

FEWEST, MOST = 4, 6  # exercises of a chapter
MOST_HINTS = 3
SHAPE = "## {}-mashq. Nomi ★★☆ (15 daqiqa)"
HEADING = re.compile(
    r"## (\d+)-mashq\. .+ (★☆☆|★★☆|★★★) \(\d+ daqiqa\)(\n|$)")
NEEDED = {  # role -> (what is missing, what mends it)
    STUBBED: (f"“{BEGIN}” … “{END}” satrli yechim katagi yoʻq",
              "oʻquvchi yozadigan satrlarni shu ikki satr orasiga oling"),
    CHECKED: ("tekshiruv katagi yoʻq", "`def tekshir_{}(…)` funksiyasini "
              "yozing va oʻsha katakda chaqiring"),
    NOTE: ("yechim izohi yoʻq",
           "`yechim` tegli Markdown katagini qoʻshing"),
    WRONG: ("xato javob namunasi yoʻq", "`yechim` va `raises-exception` tegli "
            "katakda xato javobni tekshiruvga bering"),
}


@rule(SOLUTION)
def exercises_are_recognised(page: Page, book: Book) -> Iterator[Fault]:
    """There are 4-6 exercises, numbered from 1, and no part is astray."""
    found = tasks(page.nb)
    if not found:
        yield page.fault(
            None, "birorta mashq topilmadi",
            f"har bir mashq `{SHAPE.format(1)}` shaklidagi sarlavha bilan "
            "boshlanadi")
    elif not FEWEST <= len(found) <= MOST:
        yield page.fault(
            found[-1].cell, f"{len(found)} ta mashq bor",
            f"mashqlar soni {FEWEST} dan {MOST} gacha boʻladi")
    for number, task in enumerate(found, 1):
        if task.number != number:
            yield page.fault(
                task.cell, f"mashq raqami {task.number}, navbatdagi raqam "
                f"esa {number}", "mashqlarni 1 dan boshlab raqamlang")
    for cell, role in zip(page.cells, roles(page.cells), strict=True):
        if not role and cell.cell_type == "code" and (
                has_line(cell, BEGIN, END)
                or re.match(r"def tekshir_\d", cell.source)):
            yield page.fault(
                cell, "katak hech bir mashqqa tegishli emas",
                f"uni oʻz mashqining `{SHAPE.format('k')}` sarlavhasidan "
                "keyin qoʻying; tekshiruv nomi shu raqamli `tekshir_k` "
                "boʻladi")


@rule(SOLUTION)
def each_exercise_is_whole(page: Page, book: Book) -> Iterator[Fault]:
    """An exercise has a solution, one check, a note, a wrong answer."""
    for task in tasks(page.nb):
        for role, (what, mend) in NEEDED.items():
            if not task.of(role):
                yield page.fault(task.cell, f"{task.number}-mashq: {what}",
                                 mend.format(task.number))
        for cell in task.of(CHECKED)[1:]:
            yield page.fault(
                cell, f"{task.number}-mashqning tekshiruvi ikkita",
                "bittasini qoldiring")


@rule(SOLUTION)
def exercises_are_introduced(page: Page, book: Book) -> Iterator[Fault]:
    """The heading gives difficulty and minutes; hints are numbered from 1."""
    for task in tasks(page.nb):
        if not HEADING.match(task.cell.source):
            yield page.fault(
                task.cell, "mashq sarlavhasi toʻliq emas",
                f"`{SHAPE.format(task.number)}` shaklida yozing, daraja "
                "★☆☆, ★★☆ yoki ★★★ boʻladi")
        hints = re.findall(r"^:::\{dropdown\} (\d)-koʻrsatma$",
                           task.cell.source, re.MULTILINE)
        if (not 1 <= len(hints) <= MOST_HINTS
                or hints != [str(k + 1) for k in range(len(hints))]):
            yield page.fault(
                task.cell, f"koʻrsatmalar: {quoted(hints)}",
                f"1 dan {MOST_HINTS} gacha `:::{{dropdown}} 1-koʻrsatma` "
                "qutisini tartib bilan yozing")


@rule(SOLUTION)
def checks_tell_right_from_wrong(page: Page, book: Book) -> Iterator[Fault]:
    """The check passes the solution and refuses the wrong answer in words."""
    for task in tasks(page.nb):
        for cell in task.of(CHECKED):
            if raised(cell):
                yield page.fault(
                    cell, "tekshiruv toʻgʻri yechimni rad etdi",
                    "yechimni yoki tekshiruvni tuzating")
        for cell in task.of(WRONG):
            yield from _refused(page, task, cell)


def _refused(page: Page, task: Task, cell: NotebookNode) -> Iterator[Fault]:
    """Yield the fault of a wrong answer that is not refused in words."""
    name, message = raised(cell) or ("", "")
    if name != "AssertionError":
        yield page.fault(
            cell, f"xato javobni tekshiruv rad etmadi ({name or 'xatosiz'})",
            "tekshiruv uni AssertionError bilan rad etishi kerak")
    elif not message.startswith(f"{task.number}-mashq: "):
        yield page.fault(
            cell, f"tekshiruv xabari “{message[:40]}” deb boshlangan",
            f"xabarni “{task.number}-mashq: …” deb boshlang")


def raised(cell: NotebookNode) -> tuple[str, str] | None:
    """Return a cell's recorded error as (name, message), or None."""
    return next(((o.ename, o.evalue) for o in cell.outputs
                 if o.output_type == "error"), None)
