"""Nothing is lost on the way: numbers and figures of a PDF or an EPUB.

They are compared twice, page by page of the site: with what the verified page
shows, which must be there once, no more and no less; and with the notebook
itself, whose outputs, code and prose must all be there. Numbers of formulas
are compared digit by digit, as each sign of a formula stands alone.
"""
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import Tag

from book import numerals
from book.article import Article, texts
from book.notebooks import NotebookNode, code_cells, read
from book.pdf_text import Pdf, joined

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
ANSI = re.compile(r"\x1b\[[\d;]*m")
FORMULA_FONT = "KaTeX"


@dataclass
class Numbers:
    """The numbers of a text: whole ones, and the digits of its formulas."""

    whole: Counter[str] = field(default_factory=Counter)
    digits: Counter[str] = field(default_factory=Counter)

    def add(self, text: str, formula: bool = False) -> None:
        """Take in the numbers of a piece of text."""
        if formula:
            self.digits.update(re.findall(r"\d", text))
        else:
            self.whole.update(NUMBER.findall(text))


@dataclass
class Result:
    """What was compared.

    pages : of paper, or of the site.
    numbers : that were found in their place, those of formulas by digits.
    faults : what is missing or too much, in Uzbek.
    """

    pages: int = 0
    numbers: int = 0
    figures: int = 0
    faults: list[str] = field(default_factory=list)


def of_article(one: Article) -> Numbers:
    """Return the numbers that an article shows."""
    found, plain = Numbers(), list[str]()
    for formula, text in texts(one.body):
        plain.append(" " if formula else text)
        if formula:
            found.add(text, True)
    found.add("".join(plain))
    found.add(one.verified)
    return found


def of_notebook(nb: NotebookNode) -> Counter[str]:
    """Return the numbers of outputs, code and prose; formulas left out."""
    found = Numbers()
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            source = numerals.without_notes(cell.source)
            for part in numerals.parts(source):
                if part.kind in ("prose", "code", "link"):
                    found.add(part.text)
    for cell in code_cells(nb):
        found.add(cell.source)
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            found.add(output.get("text", ""))
            found.add(ANSI.sub("", "\n".join(output.get("traceback", []))))
            if not any(kind.startswith(("image/", "text/html"))
                       for kind in data):
                found.add(data.get("text/plain", ""))
    return found.whole


def alternatives(nb: NotebookNode) -> list[str]:
    """Return the alternative texts of a notebook's figures."""
    return [alt for cell in code_cells(nb) if (alt := cell.metadata.get(
        "mystnb", {}).get("image", {}).get("alt"))]


def differences(name: str, wanted: Numbers, found: Numbers,
                notebook: Counter[str]) -> list[str]:
    """Return what is missing on a page, and what stands there too often."""
    faults = []
    for what, more, less in (
            ("yoʻq", wanted.whole, found.whole),
            ("ortiqcha", found.whole, wanted.whole),
            ("formulada yoʻq", wanted.digits, found.digits),
            ("formulada ortiqcha", found.digits, wanted.digits),
            ("notebookda bor, bu yerda yoʻq", notebook, found.whole)):
        if rest := more - less:
            shown = ", ".join(f"{number} ({count} marta)" for number, count
                              in list(rest.items())[:12])
            faults.append(f"{name}: {what}: {shown}")
    return faults


def page(one: Article, found: Numbers, root: Path, result: Result) -> None:
    """Compare one page; note the outcome in ``result``."""
    wanted, path = of_article(one), root / f"{one.name}.ipynb"
    notebook = of_notebook(read(path)) if path.exists() else Counter[str]()
    for text in one.left_out:
        notebook -= Counter(NUMBER.findall(text))
    result.faults += differences(one.name, wanted, found, notebook)
    result.numbers += ((wanted.whole & found.whole).total()
                       + (wanted.digits & found.digits).total())


def figures(articles: list[Article], found: list[str], root: Path,
            result: Result) -> None:
    """Compare the alternative texts of all figures."""
    wanted: Counter[str] = Counter()
    for one in articles:
        wanted.update(_plain(str(image.get("alt", "")))
                      for image in one.body.find_all("img"))
        path = root / f"{one.name}.ipynb"
        if path.exists():
            for alt in alternatives(read(path)):
                if _plain(alt) not in wanted:
                    result.faults.append(f"{one.name}: rasm sahifada yoʻq: "
                                         f"{alt[:60]}")
    there = Counter(map(_plain, found))
    result.figures += (wanted & there).total()
    result.faults += [f"rasm yoʻq: {alt[:70]}" for alt in wanted - there]


def _plain(text: str) -> str:
    return " ".join(text.split())


def in_pdf(pdf: Pdf, articles: list[Article], root: Path) -> Result:
    """Compare a printed file with the articles that were printed."""
    result = Result(pages=len(pdf.pages))
    places = pdf.destinations()
    starts = [places.get(one.key, 0) for one in articles]
    for one, start, end in zip(
            articles, starts, [*starts[1:], len(pdf.pages) + 1]):
        if not 0 < start < end:
            result.faults.append(f"{one.name}: sahifa PDFʼda topilmadi")
            continue
        found = Numbers()
        for number in range(start, end):
            runs = [run for run in pdf.runs(number) if run.content]
            for run in runs:
                if run.font.startswith(FORMULA_FONT):
                    found.add(run.text, True)
            found.add(joined([run for run in runs if not
                              run.font.startswith(FORMULA_FONT)]))
        page(one, found, root, result)
    figures(articles, pdf.alternatives(), root, result)
    return result


def in_bodies(articles: list[Article], bodies: list[Tag], root: Path
              ) -> Result:
    """Compare pages that were read again with the articles they are of."""
    result = Result(pages=len(bodies))
    alts: list[str] = []
    for one, body in zip(articles, bodies):
        found, plain = Numbers(), list[str]()
        for formula, text in texts(body):
            plain.append(" " if formula else text)
            if formula:
                found.add(text, True)
        found.add("".join(plain))
        page(one, found, root, result)
        alts += [str(image.get("alt", "")) for image in body.find_all("img")]
    figures(articles, alts, root, result)
    return result
