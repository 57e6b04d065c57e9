"""Exercises in a notebook, recognised by what an author sees.

An exercise begins with the heading ``## 3-mashq. Nomi ★★☆ (15 daqiqa)`` and
ends at the next heading of that level. In it a code cell with the line
``# YECHIM BOSHI`` holds the solution, the one that defines ``tekshir_3`` is
the check; cells tagged ``yechim`` are for the solutions alone: text explains,
code tagged ``raises-exception`` as well is a wrong answer that the check
refuses. Ids play no part: `notebooks.normal_form` makes them from this.
"""
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode

BEGIN, END = "# YECHIM BOSHI", "# YECHIM OXIRI"
STUB = "...  # kodingizni shu yerga yozing"
HEADING = re.compile(r"## (\d+)-mashq\.")
CHECK = "tekshir_{}"
# What cells are in an exercise; the words stand in the cells' ids.
TASK, STUBBED, CHECKED, NOTE, WRONG, WRONG_NOTE = (
    "mashq", "yechim", "tekshiruv", "izoh", "xato", "xato-izoh")


@dataclass
class Task:
    """One exercise: its number, its heading's cell, and the others by role.
    """

    number: int
    cell: NotebookNode
    parts: dict[str, list[NotebookNode]] = field(default_factory=dict)

    def of(self, role: str) -> list[NotebookNode]:
        """Return the cells of a role, in order."""
        return self.parts.get(role, [])


def has_line(cell: NotebookNode, *marks: str) -> bool:
    """Return whether one of a cell's lines, stripped, is one of ``marks``."""
    return any(line.strip() in marks for line in cell.source.splitlines())


def roles(cells: Iterable[NotebookNode]) -> list[tuple[str, int] | None]:
    """Return for each cell its role and its exercise's number, or None."""
    found: list[tuple[str, int] | None] = []
    number, seen_wrong = 0, False
    for cell in cells:
        heading = HEADING.match(cell.source)
        if cell.cell_type == "markdown" and heading:
            number, seen_wrong = int(heading[1]), False
            found.append((TASK, number))
            continue
        if cell.cell_type == "markdown" and re.match("##? ", cell.source):
            number = 0
        role = _role(cell, number, seen_wrong) if number else ""
        seen_wrong |= role == WRONG
        found.append((role, number) if role else None)
    return found


def _role(cell: NotebookNode, number: int, seen_wrong: bool) -> str:
    """Return the role of a cell in an exercise, or ""."""
    tags = cell.metadata.get("tags", [])
    if cell.cell_type == "markdown":
        if "yechim" not in tags:
            return ""
        return WRONG_NOTE if seen_wrong else NOTE
    name = CHECK.format(number)
    if re.search(rf"^def {name}\(", cell.source, re.MULTILINE):
        return CHECKED
    if has_line(cell, BEGIN, END, STUB):
        return STUBBED
    if "yechim" in tags and "raises-exception" in tags:
        return WRONG
    return ""


def tasks(nb: NotebookNode) -> list[Task]:
    """Return the exercises of a notebook, in order."""
    found: list[Task] = []
    for cell, role in zip(nb.cells, roles(nb.cells), strict=True):
        if role and role[0] == TASK:
            found.append(Task(role[1], cell))
        elif role:
            found[-1].parts.setdefault(role[0], []).append(cell)
    return found
