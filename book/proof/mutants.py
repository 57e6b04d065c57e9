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
import contextlib
import copy
import functools
import gc
import importlib
import io
import os
import random
import signal
import sys
import textwrap
import warnings
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from book.kernels import VARIABLES
from book.notebooks import (
    Fault, NotebookError, fault_of, named, numbered, read, shown, tags)
from book.proof.answers import answers_of
from book.tasks import BEGIN, CHECKED, END, STUBBED, roles
from book.workers import processors, share

MOST = 8  # faults of one operation in a cell, chosen with a fixed seed
MINIMUM = 0.95  # of an exercise's mutants must be refused
FIRST_EDITION = 0.9  # of a notebook's, where only slips are tried
SECONDS = 30  # of processor time for an answer that should be right
# A mutant that takes this much longer than the solution counts as refused.
SLOWER, AT_LEAST = 4, 2
Change = Callable[[Any, Any], object]  # of a node and its parent
Told = tuple[int, list[str]]  # exit status, lines to print
SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.Gt, ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
METHODS = {"mean": "sum", "sum": "mean", "max": "min", "min": "max"}


def region_lines(source: str) -> set[int]:
    """Return the set of line numbers (from 1) inside solution regions."""
    lines, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() == END:
            inside = False
        elif inside:
            lines.add(number)
        elif line.strip() == BEGIN:
            inside = True
    return lines


def _changes(node: ast.AST, parent: ast.AST) -> Iterator[Change]:
    """Yield functions that put one fault into ``node`` (of a fresh copy)."""
    if isinstance(node, ast.BinOp) and type(node.op) in SWAPPED:
        yield lambda n, p: setattr(n, "op", SWAPPED[type(n.op)]())
        if isinstance(node.op, ast.Mult):
            yield lambda n, p: _replace(p, n, n.left)
            yield lambda n, p: _replace(p, n, n.right)
    if isinstance(node, ast.AugAssign) and type(node.op) in SWAPPED:
        yield lambda n, p: setattr(n, "op", SWAPPED[type(n.op)]())
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield lambda n, p: _replace(p, n, n.operand)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
        yield lambda n, p: n.ops.__setitem__(0, SWAPPED[type(n.ops[0])]())
    if isinstance(node, ast.Attribute) and node.attr in METHODS:
        yield lambda n, p: setattr(n, "attr", METHODS[n.attr])
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "range":
        yield lambda n, p: n.args.__setitem__(-1, ast.BinOp(
            n.args[-1], ast.Sub(), ast.Constant(1)))
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield lambda n, p: _replace(p, n, ast.Pass())


def _replace(parent: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Put ``new`` where ``old`` stands in ``parent``."""
    for name, value in ast.iter_fields(parent):
        if value is old:
            setattr(parent, name, new)
        elif isinstance(value, list) and old in value:
            value[value.index(old)] = new


def _walk(tree: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Yield (node, parent) in a fixed order."""
    for parent in ast.walk(tree):
        for child in ast.iter_child_nodes(parent):
            yield child, parent


def _misthoughts(
        node: ast.AST, lines: set[int], names: Collection[str]
    ) -> Iterator[Change]:
    """Yield functions that put one fault of thought into ``node``.

    lines : those of solution regions; names : the notebook's globals.
    """
    if isinstance(node, (ast.For, ast.While)):
        yield lambda n, p: n.body.append(ast.Break())
        own = {name.id
               for name in ast.walk(getattr(node, "target", ast.Pass()))
               if isinstance(name, ast.Name)}
        for place, line in enumerate(node.body):
            used = {name.id for name in ast.walk(line)
                    if isinstance(name, ast.Name)}
            if len(node.body) > 1 and not own & used:
                yield functools.partial(_hoist, place)
    if isinstance(node, ast.If):
        yield lambda n, p: setattr(n, "test", ast.Constant(False))
        if node.orelse:
            yield lambda n, p: setattr(n, "test", ast.Constant(True))
    if isinstance(node, ast.IfExp):
        yield lambda n, p: _replace(p, n, n.body)
        yield lambda n, p: _replace(p, n, n.orelse)
    if (isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple)
            and len(node.value.elts) > 1):
        yield lambda n, p: _average(n.value.elts)
    if isinstance(node, ast.FunctionDef) and lines & set(
            range(node.lineno, (node.end_lineno or node.lineno) + 1)):
        for argument in node.args.args + node.args.kwonlyargs:
            if argument.arg == "self":
                continue
            name = argument.arg
            yield functools.partial(
                _begin, f"{name} = _first.setdefault("
                f"({node.name!r}, {name!r}), {name})")
            if name in names:
                yield functools.partial(
                    _begin, f"{name} = globals()[{name!r}]")


def _begin(line: str, function: ast.FunctionDef, parent: ast.AST) -> None:
    """Put one line at the beginning of a function's body."""
    function.body.insert(0, ast.parse(line).body[0])


def _hoist(place: int, loop: ast.For | ast.While, parent: ast.AST) -> None:
    """Move one line of a loop's body to before the loop."""
    for _, value in ast.iter_fields(parent):
        if isinstance(value, list) and loop in value:
            value.insert(value.index(loop), loop.body.pop(place))
            return


def _average(values: list[ast.expr]) -> None:
    """Replace the first two of several results by their mean."""
    mean = ast.BinOp(ast.BinOp(values[0], ast.Add(), values[1]), ast.Div(),
                     ast.Constant(2))
    values[:2] = [mean, mean]


def _mutated(
        source: str, changes: Callable[[ast.AST, ast.AST], Iterator[Change]],
        inside: Callable[[ast.AST], bool]) -> list[str]:
    """Return the distinct versions of a source that ``changes`` gives.

    inside : whether a node (by its line) belongs to a solution region.
    """
    tree = ast.parse(source)
    found = []
    for place, (node, parent) in enumerate(_walk(tree)):
        if not inside(node):
            continue
        for kind in range(len(list(changes(node, parent)))):
            fresh = copy.deepcopy(tree)
            target, above = list(_walk(fresh))[place]
            list(changes(target, above))[kind](target, above)
            text = ast.unparse(ast.fix_missing_locations(fresh))
            if text not in found:
                found.append(text)
    return [text for text in found if text != ast.unparse(tree)]


def mutants(
        source: str, names: Collection[str] = (), most: int = MOST,
        thoughts: bool = True) -> list[str]:
    """Return faulty versions of a cell's source.

    names : the notebook's globals, which a function may use by mistake.
    most : how many faults of one operation.
    thoughts : whether the faults of thought, all of them, are tried too.
    """
    lines = region_lines(source)
    slips = _mutated(source, _changes,
                     lambda node: getattr(node, "lineno", 0) in lines)
    random.Random(1).shuffle(slips)
    misthoughts = _mutated(
        source, lambda node, parent: _misthoughts(node, lines, names),
        lambda node: getattr(node, "lineno", 0) in lines
        or isinstance(node, ast.FunctionDef))
    return list(dict.fromkeys(slips[:most] + misthoughts * thoughts))


def equivalents(source: str) -> str:
    """Return the source rewritten without a change of meaning."""
    tree = ast.parse(source)
    lines = region_lines(source)
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        outer = {name for node in ast.walk(function)
                 if isinstance(node, (ast.Global, ast.Nonlocal))
                 for name in node.names}
        inner = {arg.arg for node in ast.walk(function)
                 if isinstance(node, ast.arguments)
                 for arg in node.args + node.kwonlyargs}
        local = {node.id for node in ast.walk(function)
                 if isinstance(node, ast.Name)
                 and isinstance(node.ctx, ast.Store)} - outer - inner
        for node in ast.walk(function):
            if isinstance(node, ast.Name) and node.id in local:
                node.id += "_boshqa"
    for node in ast.walk(tree):
        if (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)
                and node.lineno in lines):
            node.left, node.right = node.right, node.left
    return ast.unparse(tree)


def run(
        sources: list[str], space: dict[str, Any], seconds: float = SECONDS
    ) -> str:
    """Execute sources in a forked child; return "" or the exception's text.

    seconds : of processor time that the child may use.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        sys.stdout = io.StringIO()
        message = ""
        try:
            for source in sources:
                exec(compile(source, "<katak>", "exec"), space)
        except BaseException as error:  # noqa: BLE001 (a mutant may do anything)
            message = f"{type(error).__name__}: {error}"
        os.write(writer, message.encode()[:4000])
        os._exit(0 if not message else 1)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        message = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return message or ("" if status == 0 else "vaqt tugadi yoki jarayon oʻldi")


@dataclass
class Task:
    """One solution cell of an exercise, ready to be replaced.

    number : of the exercise; cell : the solution cell's source.
    between : sources from after that cell up to and with the check.
    space : the names that the notebook has defined before the cell.
    """

    number: str
    cell: str
    between: list[str]
    space: dict[str, Any]


def tasks(path: Path) -> Iterator[Task]:
    """Yield a `Task` for each solution cell, running the notebook along."""
    os.environ.update(VARIABLES, MPLBACKEND="agg")
    os.chdir(path.parent)
    nb = read(path)
    cells, parts = [], []
    for cell, part in zip(nb.cells, roles(nb.cells), strict=True):
        if cell.cell_type == "code" and "yechim" not in tags(cell):
            cells.append(cell)
            parts.append(part or ("", 0))
    space: dict[str, Any] = {"__name__": "__main__", "_first": {}}
    for place, cell in enumerate(cells):
        role, number = parts[place]
        if role == STUBBED and region_lines(cell.source):
            if (CHECKED, number) not in parts:
                raise NotebookError(fault_of(
                    path, nb, cell, f"{number}-mashqning tekshiruvi yoʻq",
                    f"`def tekshir_{number}(…)` katagini qoʻshing"))
            check = parts.index((CHECKED, number))
            yield Task(str(number), cell.source,
                       [c.source for c in cells[place + 1:check + 1]], space)
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(cell.source, f"<{cell.id}>", "exec"), space)


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


def warm() -> None:
    """Import what notebooks import, once for all the forks."""
    os.environ.update(VARIABLES, MPLBACKEND="agg")
    importlib.import_module("matplotlib.pyplot")
    torch = importlib.import_module("torch")
    # The first optimizer imports more than all else.
    torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    gc.collect()
    gc.freeze()  # so that the forks do not copy what they only look at


def on_each(tell: Callable[[Path], Told], names: list[str]) -> int:
    """Call ``tell(path)`` for the named solutions, or all, and print it.

    tell : returns (exit status, lines to print); it runs in a fork that no
        other notebook has used, several at the same time.
    Returns the highest exit status.
    """
    warnings.simplefilter("ignore")
    try:
        paths = (named(names, ["solutions"]) if names
                 else numbered("solutions"))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    warm()

    def tell_one(number: int) -> Told:
        try:
            return tell(paths[number])
        except NotebookError as error:
            return 1, [str(error)]

    told = share(tell_one, range(len(paths)), processors(), anew=True)
    worst = 0
    for number, path in enumerate(paths):
        status, lines = told.get(number, (
            1, ["tekshiruvchi jarayon kutilmaganda toʻxtadi"]))
        for line in lines:
            print(line, flush=True)
        if status:
            print(f"XATO: {path.stem}", flush=True)
        worst = max(worst, status)
    return worst


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
