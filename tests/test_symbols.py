"""The page of symbols says what every symbol of a displayed formula means.

Two of its tables give symbols: one those with one meaning in the whole book,
the other those that mean something else in some chapters, or occur only
there; a third gives signs of operations. A symbol of a chapter is explained
by the row that names the chapter, else by the row of the first table.
"""
import re
from functools import cache

from conftest import ROOT, paths, read

from book.formulas import DISPLAYED

FILE = "chapters/ilova_belgilar.md"
# How a formula is set, and what everybody knows: explained nowhere.
LAYOUT = set(
    r"""\begin \end \left \right \big \Big \bigl \bigr \Bigl \Bigr \quad \qquad
    \frac \dfrac \tfrac \cdot \dots \text \texttt \underbrace \, \; \: \!
    \times \pm \le \ge \ne \sqrt \pi \lim \to \ll \gg""".split())
NAMES = re.compile(r"\\(?:text|texttt|begin|end)\{[^}]*\}|\[\d*\.?\d*\w*\]")
SUBSCRIPT = re.compile(r"_(?:\{((?:[^{}]|\{[^}]*\})*)\}|(\\[A-Za-z]+|\w|\*))")
INDEX = re.compile(r"(?<![A-Za-z\\])[ijkt](?![A-Za-z])")
SYMBOL = re.compile(
    r"\\mathrm\{(?P<word>\w+)\}|(?P<set>\\mathbb\{\w\})"
    r"|\\(?P<accent>hat|bar|tilde)\s*\{?(?P<under>\\[a-z]+|\w)\}?"
    r"|(?P<command>\\[A-Za-z]+)|(?P<letter>[A-Za-z])")
STAR = re.compile(r"\s*\^\{?\*")
ROW = re.compile(r"\| (\$.*?\$) \| .*\| (.*?) \|$", re.M)
MEND = (f"{FILE} sahifasida belgining qatorini qoʻshing yoki tuzating: butun "
        "kitobda bitta maʼnoli boʻlsa — birinchi jadvalda, faqat shu bobda "
        "boʻlsa — ikkinchisida, bob raqami bilan")


def symbols(formula: str) -> set[str]:
    r"""Return the symbols of a formula: {"w", "w*", r"\hat y", "MSE"}.

    Of what is written below a symbol only the indices i, j, k and t count:
    the rest (max, w, eff) belongs to the symbol's name.
    """
    formula = NAMES.sub(" ", formula)
    found = set()
    while (low := SUBSCRIPT.search(formula)):
        below = (low[1] or low[2]).replace(r"\max", "").replace(r"\min", "")
        found |= set(INDEX.findall(below))
        formula = formula[:low.start()] + " " + formula[low.end():]
    for one in SYMBOL.finditer(formula):
        name = (one["word"] or one["letter"] or (
            rf"\{one['accent']} {one['under']}" if one["accent"]
            else one["set"] or one["command"]))
        if name not in LAYOUT:
            found.add(name + "*" * bool(STAR.match(formula, one.end())))
    return found


@cache
def of_chapters() -> dict[int, tuple[set[str], set[str]]]:
    """Return {chapter: (symbols of displayed formulas, of all formulas)}."""
    found = {}
    for path in paths("chapters"):
        path = path.values[0]
        if not path.name[:2].isdigit():
            continue
        text = "\n\n".join(cell.source for cell in read(path).cells
                           if cell.cell_type == "markdown")
        shown = set().union(*(symbols(formula) for formula, _
                              in DISPLAYED.findall(text)), set())
        rest = re.sub(r"`[^`\n]*`", " ", DISPLAYED.sub(" ", text))
        found[int(path.name[:2])] = shown, shown.union(*(
            symbols(formula) for formula in re.findall(
                r"\$([^$\n]+)\$", rest)))
    return found


@cache
def tables() -> list[list[tuple[set[str], set[int]]]]:
    """Return of each table the rows: (symbols, chapters)."""
    text = (ROOT / FILE).read_text(encoding="utf-8")
    return [[({name for formula in re.findall(r"\$(.*?)\$", row[1])
               for name in symbols(SUBSCRIPT.sub("", formula))},
              set(map(int, re.findall(r"<(\d\d)_", row[2]))))
             for row in ROW.finditer(part)]
            for part in re.split(r"^## ", text, flags=re.M)[1:]]


def test_every_symbol_of_a_displayed_formula_is_on_the_page():
    everywhere, somewhere, operations = tables()
    general = set().union(*(names for names, _ in everywhere + operations))
    missing = []
    for chapter, (shown, _) in of_chapters().items():
        own = set().union(*(names for names, chapters in somewhere
                            if chapter in chapters), set())
        missing += [f"{chapter}-bob: {name}"
                    for name in sorted(shown - general - own)]
    assert not missing, "\n".join([*missing, MEND])


def test_a_row_names_chapters_where_its_symbol_occurs():
    idle = [f"{', '.join(sorted(names))}: {chapter}-bobda uchramaydi"
            for table in tables() for names, chapters in table
            for chapter in chapters for name in names
            if name not in of_chapters()[chapter][1]]
    assert not idle, "\n".join([*idle, (
        f"{FILE} sahifasidagi qatordan bobni oling yoki bobga belgini "
        "qaytaring")])


def test_a_symbol_has_one_meaning_in_a_chapter():
    everywhere, somewhere, operations = tables()
    for seen in ([name for names, _ in everywhere + operations
                  for name in names],
                 [f"{chapter}-bob: {name}" for names, chapters in somewhere
                  for chapter in chapters for name in names]):
        twice = sorted({one for one in seen if seen.count(one) > 1})
        assert not twice, f"ikki qatorda: {', '.join(twice)}\n{MEND}"


def test_symbols_are_found_in_formulas():
    assert symbols(r"\hat y_i = w x_i + b") == {r"\hat y", "i", "w", "x", "b"}
    assert symbols(r"L(w^*, \theta_{t+1}) \le \lambda_{\max}") == {
        "L", "w*", r"\theta", "t", r"\lambda"}
    assert symbols(r"\mathrm{Var}(g) = \mathbb{E}[\xi_t]") == {
        "Var", "g", r"\mathbb{E}", r"\xi", "t"}
    assert symbols(r"\text{qadam} = \frac{\eta_A}{n}") == {r"\eta", "n"}
