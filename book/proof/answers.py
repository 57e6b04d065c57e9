"""The checks of the exercises on answers written by hand, right and wrong.

    python -m book.proof.answers [NAME ...]

tests/answers/NAME.py holds blocks of code, each begun by a line
``# K wrong: what is wrong with it`` or ``# K right: how it differs``, K the
number of the exercise. A block defines what the learner is to write; it runs
after the unsolved cell, as if it were typed there. A wrong answer must fail
with an AssertionError that begins with ``K-mashq:``, a right one must pass.
``# K same: why`` is no answer: a mutant (`book.proof.mutants`) that means
the same as the solution.
"""
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from book.exercises import stub_out
from book.notebooks import ROOT
from book.proof.trials import on_each, run, tasks

HEADING = re.compile(r"^# (\d+) (wrong|right|same): (.+)$", re.M)


@dataclass
class Answer:
    """One block of tests/answers: exercise, kind, name, source."""

    number: str
    kind: str
    name: str
    source: str


def answers_of(path: Path) -> list[Answer]:
    """Return the answers to the exercises of a solution notebook.

    Raises `ValueError` for code before the first heading.
    """
    file = ROOT / "tests" / "answers" / f"{path.stem}.py"
    if not file.exists():
        return []
    start, *parts = HEADING.split(file.read_text(encoding="utf-8"))
    if re.sub(r'""".*?"""', "", start, flags=re.S).strip():
        raise ValueError(f"{file.name}: birinchi “# K wrong: …” "
                         "satridan oldin kod bor")
    return [Answer(*parts[place:place + 4])
            for place in range(0, len(parts), 4)]


def examine(path: Path) -> list[tuple[Answer, str]]:
    """Return [(answer, what is wrong with the check's verdict or "")]."""
    wanted = [a for a in answers_of(path) if a.kind != "same"]
    found: list[tuple[Answer, str]] = []
    done: set[str] = set()
    for task in tasks(path):
        if task.number in done:  # a further cell of the same exercise
            continue
        done.add(task.number)
        for answer in wanted:
            if answer.number != task.number:
                continue
            sources = []
            for source in [task.cell, *task.between]:
                stub = stub_out(source)
                sources.append(stub)
                if stub != source:
                    sources.append(answer.source)
            said = run(sources, task.space)
            mark = f"AssertionError: {task.number}-mashq: "
            fault = ""
            if answer.kind == "right" and said:
                fault = f"toʻgʻri javob rad etildi: {said}"
            elif answer.kind == "wrong" and not said:
                fault = "xato javob oʻtdi"
            elif answer.kind == "wrong" and not said.startswith(mark):
                fault = f"tekshiruv xabarisiz toʻxtadi: {said}"
            found.append((answer, fault))
    found += [(answer, "bunday mashq yoʻq") for answer in wanted
              if answer.number not in done]
    return found


def tell(path: Path) -> tuple[int, list[str]]:
    """Return what `examine` finds: (exit status, lines to print)."""
    found = examine(path)
    if not found:
        return 0, []
    good = Counter((a.number, a.kind) for a, fault in found if not fault)
    tried = Counter((a.number, a.kind) for a, _ in found)
    lines = [path.stem]
    for number in sorted({a.number for a, _ in found}, key=int):
        wrong, right = (number, "wrong"), (number, "right")
        lines.append(f"  {number}-mashq: xato javoblar {good[wrong]} / "
                     f"{tried[wrong]} rad etildi, toʻgʻrilari {good[right]} / "
                     f"{tried[right]} qabul qilindi")
    faults = [f"  {answer.number}-mashq, {answer.kind}: {answer.name}: {fault}"
              for answer, fault in found if fault]
    return int(bool(faults)), lines + faults


def main(names: list[str]) -> int:
    """Examine the named exercises, or all; return the exit status."""
    return on_each(tell, names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
