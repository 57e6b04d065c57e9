"""Numbers as they are written: in Uzbek prose, in formulas, in code, output.

`in_markdown` finds the numbers of a Markdown text, `in_text` those of a
caption, `in_formula` those of a formula, `in_output` and `in_code` those of a
cell. `arithmetic` evaluates an author's expression, `latex_value` a formula.
"""
import ast
import functools
import math
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

SPACES = " \u00a0\u202f\u2009"
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
SCALES = {"ming": 3, "million": 6, "milliard": 9}
# In a text: 0,5; 11 041; 2,65·10⁻⁴; 1e-4; 3.11; 365 ming; 76 %.
TEXT_NUMBER = re.compile(
    rf"(?<!\w)(?P<digits>\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)|\d+(?![\d_]))"
    r"(?:[.,](?P<decimals>\d+))?(?:e(?P<e>[-+−]?\d+)(?!\w))?"
    r"(?:(?<=(?<!\d)10)(?P<up>[⁻⁰¹²³⁴-⁹]+))?"
    rf"(?:[{SPACES}]?·[{SPACES}]?10(?P<power>[⁻⁰¹²³⁴-⁹]+))?"
    rf"(?:[{SPACES}\n](?P<scale>{'|'.join(SCALES)}))?"
    rf"(?P<percent>[{SPACES}\n]?%|[{SPACES}\n]foiz)?")
# In a formula: 0{,}5; 11\,041; 2{,}65\cdot10^{-4}; 10^9; \frac12.
LATEX_POWER = re.compile(r"(?P<digits>1)0\^(?P<power>\d|\{-?\d+\})")
LATEX_NUMBER = re.compile(
    r"(?P<digits>(?<=frac)\d(?=\d)|(?<=frac\d)\d|\d+(?:\\,\d{3})*)"
    r"(?:\{,\}(?P<decimals>\d+))?"
    r"(?:\s*\\cdot\s*10\^(?P<power>\d|\{-?\d+\}))?(?P<percent>\s*\\%)?")
OUTPUT_NUMBER = re.compile(
    r"(?<![\w.])(?P<digits>\d[\d_]*)(?:[.,](?P<decimals>\d+))?\.?"
    r"(?:e(?P<e>[-+]?\d+))?(?P<percent>\s?%)?(?!\d)", re.I)
SVG_TEXT = re.compile(r"<!-- (.*?) -->")  # matplotlib notes what it draws


@dataclass(frozen=True)
class Number:
    """A number as it is written.

    value : its absolute value, a scale word (ming) included.
    step : what one unit of its last written digit is worth.
    start, end : its place in the text.
    kind : prose, formula, displayed, code, link, caption, alt or output.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    kind: str
    text: str
    percent: bool = False

    @property
    def digits(self) -> int:
        """How many digits tell something: 2 in 0,026, 1 in 5000."""
        units = str(int(self.value / self.step))
        return len(units.rstrip("0") if self.step >= 1 else units) or 1


def _number(match: re.Match[str], kind: str, shift: int = 0) -> Number:
    """Return the `Number` of a match of one of the patterns above."""
    part = match.groupdict()
    digits = re.sub(r"\\,|\D", "", part["digits"])
    decimals = part.get("decimals") or ""
    exponent = -len(decimals)
    if part.get("up"):
        digits = "1"
    for name in ("e", "power", "up"):
        if part.get(name):
            exponent += int(part[name].translate(SUPERSCRIPT)
                            .replace("−", "-").strip("{}"))
    exponent += SCALES.get(part.get("scale") or "", 0)
    step = Decimal(1).scaleb(exponent)
    return Number(int(digits + decimals) * step, step,
                  shift + match.start(), shift + match.end(), kind,
                  match.group(), bool(part.get("percent")))


def in_text(text: str, kind: str = "prose", shift: int = 0) -> list[Number]:
    """Return the numbers of a text without markup, in order."""
    return [_number(match, kind, shift)
            for match in TEXT_NUMBER.finditer(text)]


def in_formula(formula: str, shift: int = 0, kind: str = "formula"
               ) -> list[Number]:
    """Return the numbers of a LaTeX formula, in order."""
    found, place = [], 0
    while place < len(formula):
        match = (LATEX_POWER.match(formula, place)
                 or LATEX_NUMBER.match(formula, place))
        if match:
            found.append(_number(match, kind, shift))
        place = match.end() if match else place + 1
    return found


def in_output(text: str, kind: str = "output", shift: int = 0) -> list[Number]:
    """Return the numbers of what a cell prints, in order."""
    return [_number(match, kind, shift)
            for match in OUTPUT_NUMBER.finditer(text)]


def in_figure(svg: str) -> list[Number]:
    """Return the numbers that are written in a figure of matplotlib's."""
    found = []
    for text in SVG_TEXT.findall(svg):
        if "$" in text:
            text = re.sub(r"\\mathdefault|[${}]", "", text).replace(
                "\\times", "\\cdot")
            text = re.sub(r"\^(-?\d+)", r"^{\1}", text.replace("−", "-"))
            found += in_formula(text)
            found += in_formula(re.sub(r"10\^", "", text))
        found += in_output(text)
    return found


# Looks and places of what is drawn: keywords, and methods' own numbers.
LOOKS = frozenset({
    "alpha", "capsize", "figsize", "fontsize", "height_ratios", "labelpad",
    "linewidth", "linewidths", "lw", "markersize", "mew", "ms", "pad",
    "rotation", "s", "width", "width_ratios", "xlim", "xytext", "ylim",
    "zorder"})
PLACED = frozenset({
    "add_subplot", "annotate", "set_xlim", "set_ylim", "subplots", "text",
    "xlim", "ylim"})


@functools.cache
def in_code(source: str) -> tuple[Number, ...]:
    """Return the numbers that code computes with.

    Those of comments and texts, indices, exponents, format specifications
    and of the looks of a figure are left out: they are no quantities.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return ()
    found: list[Number] = []

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.JoinedStr):
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    visit(part.value)
            return
        if isinstance(node, ast.Subscript):
            visit(node.value)
            if isinstance(node.slice, ast.Slice) or (
                    isinstance(node.slice, ast.Constant)
                    and node.slice.value not in (0, 1, 2)):
                visit(node.slice)
            return
        if isinstance(node, ast.keyword) and node.arg in LOOKS:
            return
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                and node.func.attr in PLACED):
            return
        if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                and node.func.id == "range"):
            for part in node.args[:2][-1:]:  # range(1, 501): up to 500
                if isinstance(part, ast.Constant):
                    last = repr(part.value - 1)  # type: ignore[operator]
                    found.extend(in_output(last, "code"))
        if isinstance(node, ast.BinOp) and isinstance(
                node.op, ast.Pow) and isinstance(node.right, ast.Constant):
            visit(node.left)
            return
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            found.extend(in_output(repr(node.value), "code"))
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(tree)
    return tuple(found)


# Markdown -------------------------------------------------------------------

NOTE = re.compile(r"\n?[ \t]*<!-- *son:(.*?)-->", re.S)
LINK = re.compile(r"\[(?P<text>[^]]*)\]\((?P<target>[^)\s]+)\)"
                  r"|\{doc\}`(?P<name>[^`<]*)<(?P<page>[^`>]*)>`")
CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]+(?:\n[^`\n]+)?`", re.M | re.S)
# What nobody reads: comments, names of directives, labels, roles, addresses.
HIDDEN = re.compile(
    r"<!--.*?-->|^ *:{3,}(?:\{[\w-]+\})?|^ *:[\w-]+:.*?$|^\([\w-]+\)=$"
    r"|\{[\w-]+\}`[^`]*`|<https?:[^>]*>|https?://[^\s)]+|\(eq-[\w-]+\)"
    r"|(?<=\])\([^)\s]*\)", re.M | re.S)
FORMULA = re.compile(
    r"(?<![\\$])(\$\$?)(?!\$)(?P<formula>.+?)(?<![\\$])\1(?!\$)", re.S)


@dataclass(frozen=True)
class Part:
    """A piece of Markdown: its kind, its place, its text.

    kind : prose, formula, displayed (a formula in a line of its own), code
        or link.
    target : where a link leads.
    Prose has blanks where other pieces stood, so that places stay the same.
    """

    kind: str
    start: int
    text: str
    target: str = ""


def without_notes(source: str) -> str:
    """Return Markdown without the notes that explain numbers."""
    return NOTE.sub("", source)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def parts(source: str) -> Iterator[Part]:
    """Split Markdown into code, links, formulas and the prose around them."""
    for match in LINK.finditer(source):
        group = "text" if match["text"] is not None else "name"
        yield Part("link", match.start(group), match[group],
                   match["target"] or match["page"])
    source = HIDDEN.sub(_blank, LINK.sub(_blank, source))
    for match in CODE.finditer(source):
        yield Part("code", match.start(), match.group())
    source = CODE.sub(_blank, source)
    for match in FORMULA.finditer(source):
        kind = "displayed" if match[1] == "$$" else "formula"
        yield Part(kind, match.start("formula"), match["formula"])
    yield Part("prose", 0, FORMULA.sub(_blank, source))


# Arithmetic -----------------------------------------------------------------

NAMES = {"n": 11, "bit32": 24, "bit64": 53, "pi": math.pi}
BINARY: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.Pow: operator.pow}
FUNCTIONS: dict[str, Callable[..., float]] = {
    "sqrt": math.sqrt, "ln": math.log, "log10": math.log10, "exp": math.exp,
    "cos": math.cos, "sin": math.sin, "abs": abs, "ceil": math.ceil}


def arithmetic(expression: str) -> tuple[float, list[Decimal]]:
    """Evaluate an expression; return its value and the numbers in it.

    It has numbers, `NAMES`, `FUNCTIONS` and + - * / **.
    Raises `ValueError` for anything else.
    """
    operands: list[Decimal] = []

    def value(node: ast.expr) -> float:
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            operands.append(Decimal(repr(node.value)))
            return float(node.value)  # type: ignore[arg-type]
        if isinstance(node, ast.Name) and node.id in NAMES:
            return NAMES[node.id]
        if isinstance(node, ast.BinOp) and type(node.op) in BINARY:
            return BINARY[type(node.op)](value(node.left), value(node.right))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value(node.operand)
        if (isinstance(node, ast.Call) and not node.keywords
                and isinstance(node.func, ast.Name)
                and node.func.id in FUNCTIONS):
            return FUNCTIONS[node.func.id](*map(value, node.args))
        raise ValueError(expression)

    try:
        tree = ast.parse(expression.strip(), mode="eval")
        result = value(tree.body)
        if isinstance(result, complex):
            raise ValueError(expression)
        return result, operands
    except (SyntaxError, TypeError, ArithmeticError, RecursionError):
        raise ValueError(expression) from None


LATEX = [(re.compile(pattern), put) for pattern, put in (  # in this order
    (r"\\(?:left|right|[bB]ig+[lr]?)(?![a-z])|\\[,;:! ]|&|\\q?quad", " "),
    (r"\\\\(?:\[\w+\])?|[.,]\s*$|\\begin\{\w+\}|\\end\{\w+\}", " "),
    (r"\{,\}", "."),
    (r"(?<=\d) (?=\d{3}(?!\d))", ""),
    (r"\^\{([^{}]*)\}", r"**(\1)"),
    (r"\^", "**"),
    (r"\\cdot(?![a-z])|\\times(?![a-z])", "*"),
    (r"\\[td]?frac\s*(\d)\s*(\d)", r"((\1)/(\2))"),
    (r"\\[td]?frac\s*(\d)\s*\{([^{}]*)\}", r"((\1)/(\2))"),
    (r"\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"((\1)/(\2))"),
    (r"\\sqrt\s*(\d)", r"sqrt(\1)"),
    (r"\\sqrt\s*\{([^{}]*)\}", r"sqrt(\1)"),
    (r"\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"((\1)/(\2))"),
    (r"\\pi(?![a-z])", "pi"),
    (r"\\(ln|cos|sin)\s*([\d.]+)", r"\1(\2)"),
    (r"\\(ln|cos|sin)\s*\(", r"\1("),
    (r"\\[lr]vert(?![a-z])", "|"),
    (r"\|([^|]*)\|", r"abs(\1)"),
    (r"\{", "("), (r"\}", ")"), ("−", "-"),
    (r"(?<=\d)\s*(?=[a-z])|(?<=[\d)])\s*(?=\()|\)\s*(?=[a-z\d])",
     lambda m: m.group() + "*"),
)]


def latex_value(formula: str) -> float | None:
    """Return what a formula of numbers is worth, None for any other."""
    if not re.search(r"\d", formula):
        return None
    for pattern, put in LATEX:
        formula = pattern.sub(put, formula)
    if re.search(r"\bn\b|bit", formula):
        return None
    try:
        return arithmetic(formula)[0]
    except ValueError:
        return None
