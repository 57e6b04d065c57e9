"""Numbers of sentences: where each comes from, and what wrong ones cost."""
import re
from decimal import Decimal

import nbformat
import pytest
from conftest import ROOT, paths
from nbformat.v4 import (
    new_code_cell, new_markdown_cell, new_notebook, new_output)

from book import numerals
from book.exercises import derive
from book.proof.numbers import (
    KINDS, changes, digits, numbers_of, refused)
from book.rules import Book, numbers
from book.rules.base import TEXT
from book.rules.explained import Sheet

RULES = (numbers.every_number_is_explained, numbers.equalities_hold,
         numbers.counts_go_up, numbers.parts_exist, numbers.notes_hold)
MOST = 3  # numbers of each kind and page of which a digit is changed
TELLING = 2  # digits that such a number has at least
book = Book(ROOT)
FIGURE = '<svg><!-- 12 --><!-- $\\mathdefault{10^{-3}}$ --></svg>'


def said(folder, *cells):
    """Return what the rules say of a chapter made of these cells."""
    root = folder / "kitob"
    (root / "chapters").mkdir(parents=True, exist_ok=True)
    path = root / "chapters" / "03_sinov.ipynb"
    nb = new_notebook(cells=list(cells), nbformat_minor=5)
    path.write_text(nbformat.writes(nb), encoding="utf-8")
    small = Book(root)
    page = small.page(path)
    return [fault.what for rule in RULES for fault in rule(page, small)]


def code(source, printed="", name="katak", **metadata):
    """Return a code cell that printed something."""
    outputs = [new_output("stream", name="stdout", text=printed)]
    if metadata:
        outputs = [new_output("display_data", {
            "image/svg+xml": FIGURE, "text/plain": "<Figure>"})]
    return new_code_cell(source, outputs=outputs, id=name, metadata=metadata)


def text(source):
    return new_markdown_cell(source)


COUNT = code("print(steps, x)", "28707 11041 0.9159 w 1.45e-04\n")
ACCEPTED = {
    "printed": "Sikl 28 707 ta qadam bosdi.",
    "thin spaces": "Sikl 28\u202f707 ta qadam bosdi.",
    "rounded": "Parametr 0,92 ga yaqin, qadamlar esa 29 mingta.",
    "percent": "Yoʻlning 92 % bosildi.",
    "power": "Tezlik 1,45·10⁻⁴ edi.",
    "formula": "Tezlik $1{,}45\\cdot10^{-4}$ va qadam $28\\,707$.",
    "code": "Kodda `0.9159` yozilgan.",
    "computed": "Qadam 2,6 marta kamaydi.\n<!-- son: 2,6 = 28707 / 11041 -->",
    "after a blank line":
        "Qadam 2,6 marta kamaydi.\n\n<!-- son: 2,6 = 28707 / 11041 -->",
    "bounds": "Qadam 2 martadan koʻp, 3 martadan kam kamaydi.\n"
        "<!-- son: 2 < 28707 / 11041; 3 > 28707 / 11041 -->",
    "round": "U 2700 ta edi.\n"
        "<!-- son: 2700 = 28707 / 11041 * 1000 + 100 + 10 -->",
    "a part in a hundred":
        "Bu 92 % boʻldi.\n<!-- son: 92 % = 0.9159 -->",
    "a formula's number":
        "Tezlik $2{,}9\\cdot10^{-4}$.\n"
        "<!-- son: 2{,}9\\cdot10^{-4} = 2 * 1.45e-4 -->",
    "given": "Modelda 50 ta parametr bor, jami 600 ta.\n"
        "<!-- son: 50 berilgan; 600 = 50 * 12 -->",
    "quoted": "Sikl 29 mingta.\n<!-- son: 29 ming @ #katak -->",
    "operand quoted":
        "Qadam 2,6 marta.\n<!-- son: 2,6 = 28707@#katak / 11041 -->",
    "lines of a cell": "Katak 2 satrdan qisqa.\n"
        "<!-- son: 2 > satr(#katak) -->",
    "negative": "Farq −4 boʻldi.\n<!-- son: -4 = 3 - 7 -->",
    "arithmetic in a formula": "Demak, $1-0{,}3\\cdot2=0{,}4$.",
    "about": "Demak, $0{,}98^{20}\\approx0{,}67$.",
    "a formula's own numbers": "Hosila $2x^2-1$ va $\\frac12x$.",
    "displayed": "$$\nf = 7x^3\n$$ (eq-03-f)",
    "the book's points": "Hamma 11 ta nuqta.",
    "chapters": "3-bobda, 3- va 3-boblarda aytilgan.",
    "a year": "Bu haqda Adams (2015) yozgan.",
    "sources": "## Manbalar\n\n- Adams A. (2015). *Nom*, 12(3), 45–67. "
        "[doi:10.1137/16M77](https://doi.org/10.1137/16M77)",
    "minutes": "*Oʻqish vaqti: taxminan 35 daqiqa*",
    "counted": "**1.** Savol.\n\n**2.** Savol.\n\n1. bir\n2. ikki",
    "a link": "[3-bob mashqlari](../exercises/03_x.ipynb)",
}
REFUSED = {
    "printed": "Sikl 28 708 ta qadam bosdi.",
    "rounded": "Parametr 0,93 ga yaqin.",
    "one digit is not rounded": "Parametr 0,9 ga yaqin.",
    "percent": "Yoʻlning 93 % bosildi.",
    "power": "Tezlik 1,45·10⁻⁵ edi.",
    "formula": "Tezlik $1{,}46\\cdot10^{-4}$.",
    "code is not rounded": "Kodda `0.92` yozilgan.",
    "heading": "## Qadam 7 marta kamaydi",
    "table": "| a |\n| --- |\n| 77 |",
    "admonition": ":::{admonition} Natija 77\nGap.\n:::",
    "wrong": "Qadam 2,7 marta.\n<!-- son: 2,7 = 28707 / 11041 -->",
    "of another paragraph": "Qadam 2,6 marta.\n\nGap.\n"
        "<!-- son: 2,6 = 28707 / 11041 -->",
    "of a number that is not there":
        "Qadam kamaydi.\n<!-- son: 2,6 = 28707 / 11041 -->",
    "operand nobody printed": "Qadam 2,6 marta.\n<!-- son: 2,6 = 26 / 13.7 -->"
        .replace("13.7", "13.7 * 1.37"),
    "a large operand": "U 77 ta.\n<!-- son: 77 = 70 + 7 -->",
    "bound too far": "Qadam 1 martadan koʻp.\n"
        "<!-- son: 1 < 28707 / 11041 -->",
    "quoted": "Sikl 77 mingta.\n<!-- son: 77 ming @ #katak -->",
    "quoted from nowhere": "Sikl 28707 ta.\n<!-- son: 28707 @ #yoq -->",
    "quoted from no page": "Sikl 28707 ta.\n<!-- son: 28707 @ 99_x#katak -->",
    "operand quoted": "Bu 2,6.\n<!-- son: 2,6 = 2.6@#katak * 1 -->",
    "not arithmetic": "Bu 7 ta.\n<!-- son: 7 = __import__('os') -->",
    "huge power": "Bu 7 ta.\n<!-- son: 7 = 9 ** 9 ** 9 ** 9 -->",
    "unreadable": "Bu 7 ta.\n<!-- son: yetti -->",
    "false equality": "Demak, $1-0{,}3\\cdot2=0{,}5$.",
    "false about": "Demak, $0{,}98^{20}\\approx0{,}68$.",
    "large integer of a formula": "Hosila $7x^2$.",
    "no such chapter": "77-bobda aytilgan.",
    "counted": "**1.** Savol.\n\n**3.** Savol.",
    "a link": "[4-bob mashqlari](../exercises/03_x.ipynb)",
    "an identifier of a source": "## Manbalar\n\n- Adams A. (2015). "
        "[doi:10.1137/16M78](https://doi.org/10.1137/16M77)",
}


@pytest.mark.parametrize("source", [
    pytest.param(source, id=name) for name, source in ACCEPTED.items()])
def test_explained(tmp_path, source):
    assert said(tmp_path, COUNT, text(source)) == []


@pytest.mark.parametrize("source", [
    pytest.param(source, id=name) for name, source in REFUSED.items()])
def test_not_explained(tmp_path, source):
    assert said(tmp_path, COUNT, text(source))


def test_a_short_number_is_of_its_section_and_a_long_one_of_the_page(tmp_path):
    def told(number):
        return said(tmp_path, code("", "437 28707\n"),
                    text(f"## Boshqa boʻlim\n\nBu {number} edi."))
    assert told("28707") == []
    assert len(told("437")) == 1


def test_the_message_brings_the_note_that_would_do(tmp_path):
    def mend(source):
        said(tmp_path, code("", "437\n"), text(f"## B\n\n{source}"))
        page = Book(tmp_path / "kitob").pages()[0]
        return next(numbers.every_number_is_explained(page, book))
    fault = mend("Momentum uchun 437 ta qadam yetdi.")
    assert "Momentum uchun 437 ta qadam yetdi." in fault.what
    assert "`<!-- son: 437 @ #katak -->`" in fault.mend
    assert "`<!-- son: 438 = … -->`" in mend("Bu 438 ta.").mend


@pytest.mark.parametrize("caption, alt, good", [
    ("12 qadam", "0,001 va 7,5", True),
    ("13 qadam", "0,001", False), ("12 qadam", "0,002", False)])
def test_captions_and_alternative_texts(tmp_path, caption, alt, good):
    cell = code("plt.plot(7.5)", mystnb={
        "figure": {"caption": caption}, "image": {"alt": alt}})
    assert (said(tmp_path, cell) == []) is good


@pytest.mark.parametrize("source, values", [
    ("range(1, 501)", [500, 1, 501]), ("x[0] + y[499]", [499]),
    ("x ** 2 * 3", [3]), ("f'{x:9.4f} {7 * y}'", [7]),
    ("'12 ta'  # 13", []), ("1e-3", [Decimal("0.001")]), ("5 +", [])])
def test_code_computes_with(source, values):
    assert [n.value for n in numerals.in_code(source)] == values


@pytest.mark.parametrize("formula, value", [
    (r"\frac12", 0.5), (r"\tfrac{2\cdot1{,}9}{0{,}1}", 38),
    (r"(1-0{,}9)/\sqrt{1-0{,}9}", 0.1 ** 0.5), (r"10\,000", 10000),
    (r"|1-2\cdot0{,}9|", 0.8), (r"\sqrt{10^{-8}}", 1e-4),
    (r"\tfrac12(1+\cos(10\pi/640))", 0.99939770), ("2x", None), ("", None)])
def test_formulas_of_numbers(formula, value):
    assert numerals.latex_value(formula) == (
        None if value is None else pytest.approx(value))


def test_notes_stay_with_the_author():
    """Neither exercises nor the text that other rules read have them."""
    solution = next(p.values[0] for p in paths("solutions")
                    if "<!-- son:" in p.values[0].read_text(encoding="utf-8"))
    assert "<!-- son:" not in nbformat.writes(derive(solution))
    assert "<!-- son:" not in book.page(solution).text
    assert numerals.without_notes("Bu 7.\n<!-- son: 7 = 3 + 4 -->\n\nA") == (
        "Bu 7.\n\nA")


@pytest.mark.parametrize("page", [
    pytest.param(page, id=page.path) for page in book.pages(
        "chapter", "page", "solution", TEXT)])
def test_a_changed_digit_is_caught(page):
    """In each kind of place, the numbers that say most, one digit other.

    Nothing on the page is the other number, or is it when rounded: of two
    numbers that are there nobody can know which one the sentence meant.
    """
    sheet = Sheet(page)
    texts = [page.printed, *[cell.source for cell in page.code], *[
        " ".join(numerals.SVG_TEXT.findall(output.data["image/svg+xml"]))
        for cell in page.code for output in cell.outputs
        if "image/svg+xml" in output.get("data", {})]]
    there = {abs(float(text)) for text in re.findall(
        r"\d+(?:\.\d+)?(?:e[-+]?\d+)?", "\n".join(texts))}
    found = sorted(numbers_of(sheet), key=lambda one: (
        -one.number.digits, one.index, one.number.start))
    for kind in KINDS:
        chosen = [one for one in found if one.number.kind == kind
                  and one.number.digits >= TELLING
                  and one.why not in ("kind", "formula")][:MOST]
        if page.kind == "chapter" and kind in ("prose", "code"):
            assert chosen
        for one in chosen:
            place = digits(one)[-1]
            digit = next((digit for digit in "5493827160"
                          if absent(one, place, digit, there)), None)
            assert digit is None or refused(
                sheet, one, place, digit, book), (one, digit)


def absent(found, place, digit, there):
    """Return whether a page has nothing near a number with another digit."""
    number = found.number
    more = (int(digit) - int(found.text[place])) * float(number.step)
    changed = float(number.value) + more
    return more != 0 and not any(
        abs(value * scale - changed) <= 0.51 * float(number.step)
        for value in there for scale in ((1, 100) if number.percent else (1,)))


def test_few_changed_digits_of_a_page_pass():
    """What share is caught, of what is computed; the floor is measured."""
    tried = [change for change in changes(book.page(
        ROOT / "chapters" / "12_momentum.ipynb"), book)
        if change.found.why not in ("kind", "formula")]
    assert sum(change.caught for change in tried) >= 0.93 * len(tried)
