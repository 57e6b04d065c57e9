"""Say which exercises pass in the learner's own copies.

    python -m book.score [--seconds N] [NAME ...]

NAME is a stem, such as 10_torch_optim; without names: every notebook of
daftarlarim/mashqlar that somebody has worked in. The notebook that is run is
the book's own, exercises/NAME.ipynb, with the learner's code in the places
that are to be written: an edited check changes nothing. What a check says is
printed as it is. A cell that does not end is cut off after N seconds.
"""
import argparse
import contextlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

from book import unsolved, work
from book.kernels import prepare_environment
from book.notebooks import ROOT, Fault, NotebookError, named, read
from book.tasks import CHECKED, HEADING, STUB, STUBBED, Task, tasks

SECONDS = 60
OURS = "kochma-"  # how the ids of cells begin that only portable copies have
CHECK = re.compile(r"^def tekshir_\d+\(", re.MULTILINE)
LINE = re.compile(r" \([^()]*, line (\d+)\)$")
PASSED, FAILED, UNWRITTEN = "oʻtdi", "oʻtmadi", "yozilmagan"
Error = tuple[str, str]  # its name, its message
DEAD = ("", "jarayon toʻxtab qoldi (os._exit yoki xotira yetmadi)")


@dataclass
class Step:
    """One code cell of the run.

    source : its code; number : of its exercise, 0 before the first.
    check : whether it is that exercise's check.
    learner : whether the learner wrote it; unwritten : or should have.
    """

    source: str
    number: int = 0
    check: bool = False
    learner: bool = False
    unwritten: bool = False


@dataclass
class Verdict:
    """What became of one exercise: its number, name, state, and why."""

    number: int
    name: str
    state: str
    why: str = ""


@dataclass
class Place:
    """A code cell of the book, and the learner's code that goes there."""

    cell: NotebookNode
    step: Step
    stub: bool = False
    found: bool = False  # whether the learner's notebook has this cell
    extra: list[Step] = field(default_factory=list)


def name_of(task: Task) -> str:
    """Return what an exercise is called, without stars and minutes."""
    line = task.cell.source.partition("\n")[0]
    return re.sub(r"^## \d+-mashq\. | [★☆]{3}.*$", "", line)


def places(book: NotebookNode) -> list[Place]:
    """Return the code cells of the book's notebook, in order."""
    numbers = {id(cell): (task.number, role) for task in tasks(book)
               for role, cells in task.parts.items() for cell in cells}
    found, number = [], 0
    for cell in book.cells:
        if cell.cell_type == "markdown":
            heading = HEADING.match(cell.source)
            number = int(heading[1]) if heading else number
            continue
        role = numbers.get(id(cell), (0, ""))[1]
        found.append(Place(cell, Step(
            cell.source, number, role == CHECKED, False,
            role == STUBBED), role == STUBBED))
    return found


def program(book: NotebookNode, own: NotebookNode) -> list[Step]:
    """Return what is run: the book's cells, the learner's in their places.

    A cell of the learner is one of the book when it has its identifier or
    its text. Other cells run where they stand, before the check of their
    exercise. Programs that lose identifiers are no hindrance.
    """
    ours = places(book)
    by_id = {place.cell.id: k for k, place in enumerate(ours)}
    by_text = {place.cell.source.strip(): k for k, place in enumerate(ours)}
    matched: list[int | None] = []
    cells = [cell for cell in own.cells if cell.cell_type == "code"]
    for cell in cells:
        name = cell.metadata.get("id") or cell.get("id", "")
        match = by_id.get(name, by_text.get(cell.source.strip()))
        matched.append(match)
        if match is not None:
            ours[match].found = True
    numbers, number = [], 0
    for cell in own.cells:
        if cell.cell_type == "code":
            numbers.append(number)
        elif heading := HEADING.match(cell.source):
            number = int(heading[1])
    here = 0
    for cell, match, number in zip(cells, matched, numbers, strict=True):
        if match is not None:
            here = match
            if ours[match].stub and cell.source.strip():
                _fill(ours[match], cell.source)
            continue
        if (not cell.source.strip() or CHECK.search(cell.source)
                or cell.get("id", "").startswith(OURS)):
            continue
        free = [place for place in ours if place.stub and not place.found
                and place.step.number == number]
        if free:
            free[0].found = True
            _fill(free[0], cell.source)
            continue
        check = next((k for k, place in enumerate(ours) if place.step.check
                      and place.step.number == number), len(ours))
        before = ours[max(0, min(here, check - 1))]
        before.extra.append(Step(cell.source, number, learner=True))
    return [step for place in ours for step in (place.step, *place.extra)]


def _fill(place: Place, source: str) -> None:
    """Put the learner's code in the place of a stub."""
    place.step.unwritten = source.strip() == place.cell.source.strip()
    place.step.source, place.step.learner = source, True


def run(steps: list[Step], folder: Path, seconds: int
        ) -> list[Error | None]:
    """Run steps in one kernel; return the error of each, or None.

    One that neither ends nor can be interrupted is left out, and the others
    are run again in a new kernel.
    """
    late: dict[int, Error] = {}
    while True:
        found: list[Error | None] = []
        with unsolved.kernel(folder) as kernel:
            for place, step in enumerate(steps):
                error = late.get(place) or unsolved.run_cell(
                    kernel, step.source, seconds)
                if error == unsolved.LATE and place not in late:
                    if not kernel.is_alive():
                        error = DEAD
                    late[place] = error
                    if error == DEAD or not unsolved.ready(
                            kernel, min(seconds, unsolved.INTERRUPTED)):
                        break
                found.append(error)
            else:
                return found


def judge(book: NotebookNode, steps: list[Step],
          errors: list[Error | None], seconds: int) -> Iterator[Verdict]:
    """Yield the verdict on each exercise."""
    for task in tasks(book):
        mine = [(step, error) for step, error in zip(
            steps, errors, strict=True) if step.number == task.number]
        said = next((error for step, error in mine if step.check), None)
        checked = any(step.check for step, _ in mine)
        slip = next((error for step, error in mine
                     if step.learner and error), None)
        unwritten = all(step.unwritten or STUB in step.source
                        for step, _ in mine if step.learner or step.unwritten)
        if checked and said is None:
            yield Verdict(task.number, name_of(task), PASSED)
            continue
        state = UNWRITTEN if unwritten and not slip else FAILED
        start = f"{task.number}-mashq: "
        own = said and said[0] == "AssertionError" and said[1].startswith(
            start)
        if slip:
            why = in_words(slip, seconds)
        elif own and said:
            why = said[1].removeprefix(start)
        else:
            why = in_words(said, seconds) if said else "tekshiruv topilmadi"
        yield Verdict(task.number, name_of(task), state, why)


def in_words(error: Error, seconds: int) -> str:
    """Return an error of the learner's code as it is told."""
    if error == unsolved.LATE:
        return (f"katak {seconds} soniyada tugamadi va toʻxtatildi. Sikl "
                "tugaydigan shartni tekshiring")
    name, message = error
    line = LINE.search(message)
    if line:
        return f"{name}: {line[1]}-satr, {message[:line.start()]}"
    return f"{name}: {message}" if name else message


def score(stem: str, root: Path = ROOT, seconds: int = SECONDS
          ) -> list[Verdict]:
    """Return the verdicts on the exercises of one chapter.

    stem : 05_organish_tezligi.
    Raises `NotebookError` for a copy that is missing or broken.
    """
    source = root / "exercises" / f"{stem}.ipynb"
    path = root / work.OWN / work.EXERCISES / f"{stem}.ipynb"
    if not path.is_file():
        raise NotebookError(Fault(
            f"{work.OWN}/{work.EXERCISES}/{stem}.ipynb", "bunday nusxa yoʻq",
            "`make work` nusxalarni yaratadi"))
    try:
        own = read(path)
    except NotebookError as error:
        raise NotebookError(Fault(
            error.fault.path, error.fault.what.replace("bu ", "", 1),
            "faylni boshqa nom bilan saqlab qoʻying, keyin `make work` "
            "yangi nusxa beradi")) from None
    book = read(source)
    steps = program(book, own)
    errors = run(steps, source.parent, seconds)
    return list(judge(book, steps, errors, seconds))


def begun(root: Path = ROOT) -> tuple[list[str], int]:
    """Return the stems that somebody has worked in, and how many others."""
    own = root / work.OWN / work.EXERCISES
    stems, others = [], 0
    for path in sorted((root / "exercises").glob("*.ipynb")):
        copy = own / path.name
        origin = root / work.FOLDER / work.EXERCISES / path.name
        if copy.is_file() and work.trace(copy) != work.trace(origin):
            stems.append(path.stem)
        else:
            others += 1
    return stems, others


def table(verdicts: list[Verdict]) -> list[str]:
    """Return the lines of a table; a long message is written below."""
    width = max(len(verdict.name) for verdict in verdicts)
    lines = []
    for verdict in verdicts:
        lines.append(f"  {verdict.number}-mashq  {verdict.name:{width}}  "
                     f"{verdict.state}")
        lines += [f"      {line}" for line in verdict.why.splitlines()]
    return lines


def main(arguments: list[str]) -> int:
    """Print the tables; return 0 unless something could not be examined."""
    parser = argparse.ArgumentParser(prog="python -m book.score")
    parser.add_argument("--seconds", type=int, default=SECONDS,
                        help="that one cell may run")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    status, others = 0, 0
    try:
        if options.names:
            stems = [path.stem for path in named(
                options.names, ["exercises"])]
        else:
            stems, others = begun()
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    if not stems:
        print(f"{work.OWN}/{work.EXERCISES} papkasida hali birorta mashq "
              "yechilmagan. Nusxalarni `make work` yaratadi, `make lab` "
              "ochadi")
    prepare_environment()
    for stem in stems:
        try:
            verdicts = score(stem, seconds=options.seconds)
        except NotebookError as error:
            print(error, file=sys.stderr)
            status = 1
            continue
        passed = sum(verdict.state == PASSED for verdict in verdicts)
        print(f"{stem}: {len(verdicts)} mashqdan {passed} tasi oʻtdi")
        print("\n".join(table(verdicts)), flush=True)
    if stems and others:
        print(f"Boshlanmagan boblar: {others} ta")
    return status


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
    sys.exit(130)
