"""Do the checks of the exercises refuse what is wrong, and only that?

    python -m book.proof.mutants [NAME ...]

For each solution region of solutions/NAME.ipynb, small faults are put into
the code one at a time (a flipped sign, a dropped factor, a sum for a mean, an
off-by-one, a dropped line) and the exercise's own check is run on the result.
The same is done with rewritings that change nothing (factors exchanged, local
names changed), which the check must accept. Each variant runs in a forked
child with a time limit; needs a system with fork.
"""
import ast
import contextlib
import copy
import io
import os
import random
import re
import signal
import sys
import warnings

from book.exercises import BEGIN, END
from book.kernels import VARIABLES
from book.notebooks import (
    ROOT, NotebookError, code_cells, named, read, tags)

MOST = 8  # mutants an exercise, chosen with a fixed seed
SECONDS = 20  # for one variant; a mutant that runs longer is refused
SWAPPED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.Lt: ast.Gt, ast.Gt: ast.Lt, ast.LtE: ast.Gt, ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
METHODS = {"mean": "sum", "sum": "mean", "max": "min", "min": "max"}


def region_lines(source):
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


def _changes(node, parent):
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


def _replace(parent, old, new):
    """Put ``new`` where ``old`` stands in ``parent``."""
    for field, value in ast.iter_fields(parent):
        if value is old:
            setattr(parent, field, new)
        elif isinstance(value, list) and old in value:
            value[value.index(old)] = new


def _walk(tree):
    """Yield (node, parent) in a fixed order."""
    for parent in ast.walk(tree):
        for child in ast.iter_child_nodes(parent):
            yield child, parent


def mutants(source, most=MOST):
    """Return up to ``most`` faulty versions of a cell's source."""
    lines = region_lines(source)
    tree = ast.parse(source)
    found = []
    for place, (node, parent) in enumerate(_walk(tree)):
        if getattr(node, "lineno", 0) not in lines:
            continue
        for kind in range(len(list(_changes(node, parent)))):
            fresh = copy.deepcopy(tree)
            target, above = list(_walk(fresh))[place]
            list(_changes(target, above))[kind](target, above)
            text = ast.unparse(ast.fix_missing_locations(fresh))
            if text not in found:
                found.append(text)
    found = [text for text in found if text != ast.unparse(tree)]
    random.Random(1).shuffle(found)
    return found[:most]


def equivalents(source):
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


def _run(sources, space):
    """Execute sources in a forked child; return "" or the exception's text."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
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


def examine(path, most=MOST):
    """Examine one solution notebook.

    Returns (mutants refused, mutants tried, list of (exercise, source) that
    survived, list of (exercise, message) of refused rewritings).
    """
    os.environ.update(VARIABLES, MPLBACKEND="agg")
    os.chdir(path.parent)
    cells = [c for c in code_cells(read(path)) if "yechim" not in tags(c)]
    space, tried, survived, refused = {"__name__": "__main__"}, 0, [], []
    for place, cell in enumerate(cells):
        match = re.fullmatch(r"yechim-(\d+)[a-z]?", cell.id)
        if match and region_lines(cell.source):
            check = next(i for i, c in enumerate(cells)
                         if c.id == f"tekshiruv-{match[1]}")
            rest = [c.source for c in cells[place + 1:check + 1]]
            for mutant in mutants(cell.source, most):
                tried += 1
                if not _run([mutant, *rest], space):
                    survived.append((match[1], mutant))
            message = _run([equivalents(cell.source), *rest], space)
            if message:
                refused.append((match[1], message))
        exec(compile(cell.source, f"<{cell.id}>", "exec"), space)
    return tried - len(survived), tried, survived, refused


def main(names):
    """Examine the named solutions, or all; return the exit status."""
    warnings.simplefilter("ignore")
    status = 0
    try:
        paths = (named(names, ["solutions"]) if names
                 else sorted(ROOT.glob("solutions/[0-9]*.ipynb")))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    for path in paths:
        with contextlib.redirect_stdout(io.StringIO()):
            killed, tried, survived, refused = examine(path)
        print(f"{path.stem}: {killed} / {tried} mutant rad etildi "
              f"({100 * killed / tried:.0f} %)", flush=True)
        for number, source in survived:
            print(f"  {number}-mashq tekshiruvi oʻtkazib yubordi:\n"
                  + "\n".join("    " + line for line in source.splitlines()))
        for number, message in refused:
            print(f"  {number}-mashq: boshqacha yozilgan toʻgʻri javob "
                  f"rad etildi: {message}")
        status |= bool(refused) or killed < 0.9 * tried
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
