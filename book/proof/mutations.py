"""Faulty versions of a solution, and versions that mean the same.

Used by `book.proof.mutants`, which says what the faults are.
"""
import ast
import copy
import functools
import random
from collections.abc import Callable, Collection, Iterator
from typing import Any

from book.tasks import BEGIN, END

MOST = 8  # faults of one operation in a cell, chosen with a fixed seed
Change = Callable[[Any, Any], object]  # of a node and its parent
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
