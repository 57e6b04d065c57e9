"""Do the checks of the exercises refuse what is wrong, and only that?

    python -m book.proof.mutants [NAME ...]

For each solution region of solutions/NAME.ipynb, small faults are put into
the code one at a time and the exercise's own check is run on the result.
Faults of one operation: a flipped sign, a dropped factor, a sum for a mean, an
off-by-one, a dropped line. Faults of thought: a line moved out of its loop, a
loop that runs once, a parameter that is ignored (the value of the first call
is kept) or replaced by the global of its name, a special case skipped, two
results averaged. The same is done with rewritings that change nothing
(factors exchanged, local names changed), which the check must accept. Each
variant runs in a forked child with a time limit; needs a system with fork.

Notebooks with answers written by hand (tests/answers/) must refuse 95 % on
every exercise; the others, still of the first edition, nine in ten of the
faults of one operation on the whole.

A mutant that means the same as the solution is listed in tests/answers/ as
``# K same: why`` and is not counted.
"""
import ast
import os
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path

from book.notebooks import Fault, shown
from book.proof.answers import answers_of
from book.proof.mutations import MOST, equivalents, mutants
from book.proof.trials import Told, on_each, run, tasks

MINIMUM = 0.95  # of an exercise's mutants must be refused
FIRST_EDITION = 0.9  # of a notebook's, where only slips are tried
# A mutant that takes this much longer than the solution counts as refused.
SLOWER, AT_LEAST = 4, 2


@dataclass
class Verdict:
    """What became of the variants of one exercise."""

    hand_made: int = 0  # wrong answers in tests/answers, tried elsewhere
    tried: int = 0
    survived: list[str] = field(default_factory=list)  # sources
    refused: list[str] = field(default_factory=list)  # messages to rewritings

    @property
    def killed(self) -> int:
        """How many mutants were refused."""
        return self.tried - len(self.survived)

    @property
    def good(self) -> bool:
        """Whether enough mutants and no rewriting were refused."""
        return bool((self.tried or self.hand_made) and not self.refused
                    and self.killed >= MINIMUM * self.tried)


def examine(path: Path, most: int = MOST) -> dict[str, Verdict]:
    """Examine one solution notebook; return {exercise number: `Verdict`}."""
    verdicts: dict[str, Verdict] = {}
    answers = answers_of(path)
    same = {(answer.number, _normal(answer.source))
            for answer in answers if answer.kind == "same"}
    for task in tasks(path):
        verdict = verdicts.setdefault(task.number, Verdict(sum(
            (a.number, a.kind) == (task.number, "wrong") for a in answers)))
        begun = _children_seconds()
        message = run([equivalents(task.cell), *task.between], task.space)
        limit = AT_LEAST + SLOWER * (_children_seconds() - begun)
        if message:
            verdict.refused.append(message)
        for mutant in mutants(task.cell, task.space, most, bool(answers)):
            if (task.number, _normal(mutant)) in same:
                continue
            verdict.tried += 1
            if not run([mutant, *task.between], task.space, limit):
                verdict.survived.append(mutant)
    return verdicts


def _children_seconds() -> float:
    """Return the processor seconds of the children that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _normal(source: str) -> str:
    """Return a source without layout and comments."""
    return ast.unparse(ast.parse(source))


def tell(path: Path) -> Told:
    """Return what `examine` finds: (exit status, lines to print)."""
    verdicts = examine(path)
    if not verdicts:
        return 1, [str(Fault(
            shown(path), "birorta mashq topilmadi",
            "har bir mashq `## 1-mashq. Nomi ★☆☆ (10 daqiqa)` "
            "sarlavhasi bilan boshlanadi"))]
    second_edition = bool(answers_of(path))
    killed = sum(verdict.killed for verdict in verdicts.values())
    tried = sum(verdict.tried for verdict in verdicts.values())
    lines = [f"{path.stem}: {killed} / {tried} mutant rad etildi"]
    status = killed < FIRST_EDITION * tried or not tried
    for number, verdict in verdicts.items():
        lines.append(f"  {number}-mashq: {verdict.killed} / {verdict.tried}")
        for source in verdict.survived:
            lines.append("  tekshiruv oʻtkazib yubordi:\n"
                         + textwrap.indent(source, "    "))
        for message in verdict.refused:
            lines.append("  boshqacha yozilgan toʻgʻri javob rad etildi: "
                         + message)
        status |= bool(verdict.refused)
        status |= second_edition and not verdict.good
    return int(status), lines


def main(names: list[str]) -> int:
    """Examine the named solutions, or all; return the exit status."""
    return on_each(tell, names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
