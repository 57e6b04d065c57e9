"""A number of the text leads to the cell that printed it."""
import html
import re

import nbformat
import pytest
from conftest import ROOT
from nbformat.v4 import new_notebook
from test_numbers import code, text

from book import numerals
from book.rules.base import RECORDED, Book
from book.rules.explained import (
    Sheet, in_markdown, notes, outputs_of, printed_by)

LINK = re.compile(r'<a class="son reference internal" href="([^"#]*)#katak-'
                  r'([\w-]+)">(?:<span class="pre">)?(.*?)<')
book = Book(ROOT)


def pages():
    for page in book.pages(*RECORDED):
        assert page.load()
        yield page


def cell(page, name):
    found, = (one for one in page.code if one.id == name)
    return found


def test_a_link_leads_to_a_cell_that_printed_the_number(site):
    """Also on another page, by a note; asked of the built page."""
    count = 0
    for page in pages():
        name = page.path.removesuffix(".ipynb") + ".html"
        for there, anchor, shown in LINK.findall(site.text(name)):
            place = (page.file.parent / there).with_suffix(
                ".ipynb") if there else page.file
            target = cell(book.page(place), anchor)
            words = html.unescape(shown)
            number, = (numerals.in_text(words) or numerals.in_output(words))
            noted = any(
                note.sign == "@" and note.rest.strip().endswith(f"#{anchor}")
                and note.number.value == number.value
                for one in page.prose for note in notes(one.source))
            assert noted or outputs_of(target).explains(number, 1), (
                f"{name}: {words} → {anchor}")
            count += 1
    assert count > 900


def expected(page):
    """Return (section, value, page, cell) of the numbers that may lead."""
    sheet, found = Sheet(page), set()
    for index, one in enumerate(sheet.cells):
        if one.cell_type == "markdown":
            for told in in_markdown(sheet, index):
                to = printed_by(sheet, told)
                if to and told.number.kind in ("prose", "code"):
                    section = sheet.section_at(index, told.number.start)
                    found.add((section, told.number.value, *to))
    return found


def test_nearly_every_printed_number_leads_somewhere(site):
    """Headings, links and boxes' titles do not; formulas cannot."""
    linked = wanted = 0
    for page in pages():
        name = page.path.removesuffix(".ipynb") + ".html"
        linked += len(LINK.findall(site.text(name)))
        wanted += len(expected(page))
    assert linked >= 0.95 * wanted, f"{linked} of {wanted}"


def test_every_code_cell_has_its_name(site):
    for page in pages():
        built = site.text(page.path.removesuffix(".ipynb") + ".html")
        names = re.findall(r'<div class="cell[^"]*"[^>]* id="katak-([\w-]+)"',
                           built)
        assert names == [one.id for one in page.code], page.path


def test_a_setting_leads_nowhere(tmp_path):
    """Nor a small count of prose, which any cell might have printed."""
    path = tmp_path / "chapters/03_sinov.ipynb"
    path.parent.mkdir()
    cells = [code("x = 250", "437 9 0.5123\n", "bir"),
             text("Oldin `437`, keyin 0,51 va 9 chiqdi, 250 esa yoʻq."),
             code("", "437\n", "ikki"),
             text("## Boshqa\n\nBu yerda 437 yoʻq, `0.5123` bor.\n"
                  "<!-- son: 437 @ #ikki -->")]
    path.write_text(nbformat.writes(new_notebook(
        cells=cells, nbformat_minor=5)), encoding="utf-8")
    small = Book(tmp_path)
    sheet = Sheet(small.page(path))
    assert [(one.number.text, printed_by(sheet, one))
            for index in (1, 3) for one in sorted(
                in_markdown(sheet, index), key=lambda one: one.number.start)
            ] == [
        ("437", ("", "bir")), ("0,51", ("", "bir")), ("9", None),
        ("250", None), ("437", ("", "ikki")), ("0.5123", ("", "bir"))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_link_is_quiet_and_its_cell_is_seen(address, browser, scheme):
    context = browser.new_context(color_scheme=scheme,
                                  reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/chapters/05_organish_tezligi.html")
    link = page.locator("article p a.son").first
    look = """(link, name) => [getComputedStyle(link)[name],
        getComputedStyle(link.closest("p"))[name]]"""
    color, around = link.evaluate(look, "color")
    assert color == around
    assert link.evaluate(look, "textDecorationLine")[0] == "none"
    link.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert link.evaluate(look, "textDecorationLine")[0] == "underline"
    cell = page.locator(link.get_attribute("href"))
    assert cell.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**#katak-*")
    assert cell.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    top = cell.bounding_box()["y"]
    header = page.locator(".bd-header-article").bounding_box()
    assert header["y"] + header["height"] <= top + 1 < 900
    context.close()
