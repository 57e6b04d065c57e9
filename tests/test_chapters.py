"""Each chapter keeps the frame, the limits, and what it says it printed."""
import re

import pytest
from conftest import markdown, numbered, paths, printed, read

from book.exercises import BEGIN, END
from book.notebooks import tags

FRAME = ["## Bu bobda nimalarni oʻrganasiz", "## Yechiladigan masala",
         "## Xulosa", "## Oʻzingizni tekshiring", "## Manbalar"]
COLUMNS, LINES, FIGURE_LINES, CHECK_LINES = 79, 15, 20, 25
NOTEBOOK_BYTES, FIGURE_BYTES = 400_000, 120_000
INLINE_NUMBER = re.compile(r"(?<![`\w])`(-?\d[\d.]*(?:e[+-]?\d+)?)`(?!`)")


def box(text, name):
    """Return the bodies of the admonitions of class ``name``."""
    return re.findall(
        rf"^:::\{{admonition\}}[^\n]*\n:class: {name}\n(.*?)^:::", text,
        re.M | re.S)


@pytest.mark.parametrize("path", numbered("chapters"))
def test_frame(path):
    text = markdown(read(path))
    number = int(path.name[:2])
    titles = re.findall(r"^# .*", text, re.M)
    assert len(titles) == 1 and titles[0].startswith(f"# {number}-bob. ")
    assert re.search(r"^\*Oʻqish vaqti: taxminan \d+ daqiqa\*$", text, re.M)
    places = [text.find(heading) for heading in FRAME]
    assert -1 not in places and places == sorted(places), (
        f"{path.name}: boʻlimlar yoʻq yoki tartibsiz: {FRAME}")
    goals = text[places[0]:places[1]].count("\n- ")
    assert 3 <= goals <= 5
    assert box(text, "bashorat") and box(text, "yanglish")
    summary, = box(text, "xulosa")
    assert 1 <= summary.count("- ") <= 5
    questions = text[places[3]:places[4]]
    asked = re.findall(r"^\*\*\d\.\*\*", questions, re.M)
    assert 4 <= len(asked) <= 5
    assert questions.count(":::{dropdown} Javob") == len(asked)
    assert f"../exercises/{path.name}" in questions


@pytest.mark.parametrize("path", numbered("chapters"))
def test_figures_carry_a_chapter(path):
    nb = read(path)
    text = markdown(nb)
    names = [c.metadata["mystnb"]["figure"]["name"] for c in nb.cells
             if "mystnb" in c.metadata]
    assert 2 <= len(names) <= 4
    for name in names:
        assert re.fullmatch(rf"fig-{path.name[:2]}-[a-z0-9-]+", name)
        assert f"<{name}>" in text, (
            f"{path.name}: matnda {name} ga havola yoʻq")


@pytest.mark.parametrize("path", paths("chapters", "solutions"))
def test_sizes(path):
    """Bytes of notebooks and figures; columns and lines of code cells."""
    assert path.stat().st_size <= NOTEBOOK_BYTES
    nb = read(path)
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        lines = [line for line in cell.source.splitlines()
                 if line.strip() not in (BEGIN, END)]
        assert max(map(len, lines)) <= COLUMNS, f"{cell.id}: uzun satr"
        most = (FIGURE_LINES if "mystnb" in cell.metadata
                else CHECK_LINES if cell.id.startswith("tekshiruv-")
                else LINES)
        # Folded scaffolding of the landing page is nobody's lesson.
        assert "hide-input" in tags(cell) or len(lines) <= most, (
            f"{cell.id}: {len(lines)} satr > {most}")
        for output in cell.outputs:
            svg = output.get("data", {}).get("image/svg+xml", "")
            assert len(svg.encode()) <= FIGURE_BYTES, f"{cell.id}: katta rasm"


@pytest.mark.parametrize("path", paths("chapters", "solutions"))
def test_numbers_in_prose_were_printed_or_written_on_the_page(path):
    """A number quoted as code in the text stands in an output or in code."""
    nb = read(path)
    page = printed(nb) + "\n".join(
        c.source for c in nb.cells if c.cell_type == "code")
    for number in INLINE_NUMBER.findall(markdown(nb)):
        assert re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", page), (
            f"{path.name}: `{number}` sahifadagi hech bir katakda yoʻq")
