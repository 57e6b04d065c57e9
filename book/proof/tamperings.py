"""The kinds of tampering that verification must notice.

`KINDS` change one code cell, `WHOLE` a whole notebook; `book.proof.tamper`
makes and verifies the copies.
"""
import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import nbformat
from nbformat import NotebookNode

from book.notebooks import (
    code_cells, tags)

SVG = "image/svg+xml"
PNG = ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
       "DwADhgGAWjR9awAAAABJRU5ErkJggg==\n")
Changes = Callable[[NotebookNode], Iterator[NotebookNode]]
WholeChanges = Callable[
    [NotebookNode], Iterator[tuple[str | None, NotebookNode]]]
# Name of a kind -> function that yields changed copies of a cell.
KINDS: dict[str, Changes] = {}


def kind(name: str) -> Callable[[Changes], Changes]:
    """Register a function that yields changed copies of one code cell.

    A copy that equals the cell counts as none.
    """
    def register(function: Changes) -> Changes:
        KINDS[name] = function
        return function
    return register


def each_output(
        cell: NotebookNode, *types: str
    ) -> Iterator[tuple[NotebookNode, int, NotebookNode]]:
    """Yield (copy of the cell, place, output in it) for outputs of a type."""
    for place, output in enumerate(cell.outputs):
        if not types or output.output_type in types:
            copied = copy.deepcopy(cell)
            yield copied, place, copied.outputs[place]


def one_digit(value: str, pattern: str = r"\d(?!.*\d)") -> str:
    """Return ``value`` with the digit changed with which a match ends.

    pattern : by default that of the last digit.
    """
    return re.sub(pattern, lambda match: match[0][:-1]
                  + str((int(match[0][-1]) + 1) % 10), value, count=1,
                  flags=re.S)


def one_sign(value: str) -> str:
    """Return ``value`` with one digit changed, or else one letter added."""
    return one_digit(value) if re.search(r"\d", value) else value + "a"


def change_data(
        output_type: str, mime: str, pattern: str = r"\d(?!.*\d)") -> Changes:
    """Return a kind that changes a digit in one type of data."""
    def changes(cell: NotebookNode) -> Iterator[NotebookNode]:
        for copied, _, output in each_output(cell, output_type):
            if mime in output.get("data", ()):
                output.data[mime] = one_digit(output.data[mime], pattern)
                yield copied
    return changes


KINDS["ifoda natijasida bitta raqam"] = change_data(
    "execute_result", "text/plain")
KINDS["display matnida bitta raqam"] = change_data(
    "display_data", "text/plain")
KINDS["SVG chizigʻida bitta raqam"] = change_data(
    "display_data", SVG, r' d="M \d+')
KINDS["SVG yozuvida bitta belgi"] = change_data(
    "display_data", SVG, r'<use xlink:href="#[\w-]*\d')
KINDS["SVG izohida bitta raqam"] = change_data(
    "display_data", SVG, r"<!-- [^>]*?\d(?= -->)")


@kind("stdoutʼda bitta raqam")
def stdout_digit(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Change one digit of what was printed."""
    for copied, _, output in each_output(cell, "stream"):
        output.text = one_digit(output.text)
        yield copied


def steer(how: Callable[[str], str]) -> Changes:
    """Return a kind that changes what was printed by characters unseen."""
    def changes(cell: NotebookNode) -> Iterator[NotebookNode]:
        for copied, _, output in each_output(cell, "stream"):
            output.text = how(output.text)
            yield copied
    return changes


# nbval, myst-nb and JupyterLab each show something else of these.
KINDS["stdoutʼda qator boshiga qaytish belgisi"] = steer(
    lambda text: "9\r" + text)
KINDS["stdoutʼda orqaga qaytish belgisi"] = steer(lambda text: "9\b" + text)
KINDS["stdoutʼda rang belgisi"] = steer(lambda text: "\x1b[8m9" + text)
KINDS["stdoutʼda koʻrinmas belgi"] = steer(lambda text: "\u200b" + text)


@kind("stdout ikkiga boʻlingan")
def stdout_split(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Cut what was printed into two outputs."""
    for copied, place, output in each_output(cell, "stream"):
        second = copy.deepcopy(output)
        output.text, second.text = output.text[:1], output.text[1:]
        copied.outputs.insert(place + 1, second)
        yield copied


@kind("stdout boshqa oqim deb atalgan")
def stream_renamed(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Give what was printed a stream that nobody knows."""
    for copied, _, output in each_output(cell, "stream"):
        output.name = "stdlog"
        yield copied


@kind("stdoutʼda bitta boʻshliq")
def stdout_space(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Add a space at the end of what was printed."""
    for copied, _, output in each_output(cell, "stream"):
        output.text = output.text.rstrip("\n") + " \n"
        yield copied


def change_error(name: str, change: Callable[[Any], Any]) -> Changes:
    """Return a kind that changes one part of a recorded error."""
    def changes(cell: NotebookNode) -> Iterator[NotebookNode]:
        for copied, _, output in each_output(cell, "error"):
            output[name] = change(output[name])
            if name != "traceback":  # which repeats the other two
                output.traceback = [f"{output.ename}: {output.evalue}"]
            yield copied
    return changes


KINDS["xatolik xabarida bitta belgi"] = change_error("evalue", one_sign)
KINDS["xatolik nomida bitta harf"] = change_error("ename", lambda n: n[:-1])
KINDS["traceback matni"] = change_error(
    "traceback", lambda lines: [one_sign(line) for line in lines])


@kind("natija oʻchirilgan")
def output_dropped(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Leave one output out."""
    for copied, place, _ in each_output(cell):
        del copied.outputs[place]
        yield copied


@kind("natija qoʻshilgan")
def output_added(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Add an output that the cell does not make."""
    copied = copy.deepcopy(cell)
    copied.outputs.append(nbformat.v4.new_output(
        "display_data", data={"text/plain": "0"}))
    yield copied


@kind("natija ikki marta")
def output_twice(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Repeat one output."""
    for copied, place, output in each_output(cell):
        copied.outputs.insert(place, copy.deepcopy(output))
        yield copied


@kind("ifoda natijasi display boʻlgan")
def result_to_display(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Turn the value of a cell's last line into something displayed."""
    for copied, _, output in each_output(cell, "execute_result"):
        output.output_type = "display_data"
        del output["execution_count"]
        yield copied


@kind("display ifoda natijasi boʻlgan")
def display_to_result(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Turn something displayed into the value of a cell."""
    for copied, _, output in each_output(cell, "display_data"):
        output.output_type = "execute_result"
        output.execution_count = cell.execution_count
        yield copied


@kind("ikki natija oʻrni almashgan")
def outputs_swapped(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Exchange two neighbouring outputs."""
    for copied, place, output in each_output(cell):
        if place:
            copied.outputs[place] = copied.outputs[place - 1]
            copied.outputs[place - 1] = output
            yield copied


def with_count(cell: NotebookNode, count: int | None) -> NotebookNode:
    """Return a copy of a cell with another execution count."""
    copied = copy.deepcopy(cell)
    copied.execution_count = count
    for output in copied.outputs:
        if output.output_type == "execute_result":
            output.execution_count = count
    return copied


@kind("bitta katak natijasiz va raqamsiz")
def cell_stripped(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Leave a cell without outputs and without its count."""
    copied = with_count(cell, None)
    copied.outputs = []
    yield copied


@kind("bitta tartib raqami yoʻq")
def count_nulled(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Leave a cell without its count."""
    yield with_count(cell, None)


@kind("bitta tartib raqami boshqa")
def count_changed(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Give a cell another count."""
    yield with_count(cell, cell.execution_count + 1)


def add_tag(tag: str) -> Changes:
    """Return a kind that adds a tag."""
    def changes(cell: NotebookNode) -> Iterator[NotebookNode]:
        if tag not in tags(cell):
            copied = copy.deepcopy(cell)
            copied.metadata["tags"] = [*cell.metadata.get("tags", ()), tag]
            yield copied
    return changes


for _tag in ("nbval-skip", "nbval-ignore-output", "nbval-raises-exception",
             "raises-exception"):
    KINDS[f"{_tag} tegi qoʻshilgan"] = add_tag(_tag)


@kind("raises-exception tegi olib tashlangan")
def tag_removed(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Take away the tag that lets a cell raise."""
    if "raises-exception" in tags(cell):
        copied = copy.deepcopy(cell)
        copied.metadata.tags.remove("raises-exception")
        if not copied.metadata.tags:
            del copied.metadata["tags"]
        yield copied


def edit(line: str, before: bool = False) -> Changes:
    """Return a kind that adds a line to the source."""
    def changes(cell: NotebookNode) -> Iterator[NotebookNode]:
        copied = copy.deepcopy(cell)
        copied.source = "\n".join(
            [line, cell.source] if before else [cell.source, line])
        if "raises-exception" not in tags(cell) or before:
            yield copied
    return changes


for _line in "# NBVAL_IGNORE_OUTPUT", "# NBVAL_SKIP":
    KINDS[f"{_line} izohi"] = edit(_line, before=True)
KINDS["kod tahrirlangan, qayta yozilmagan"] = edit("print(1)")
# These change no output that nbval knows of.
KINDS["kod tavsiflagichga yozadi"] = edit(
    '__import__("os").write(1, b"9") and None', before=True)
KINDS["kod tugamaydigan oqim ochadi"] = edit(
    'import threading as _t, time as _s; _t.Thread('
    "target=_s.sleep, args=(99,), daemon=True).start()", before=True)


@kind("kod koʻrsatilgan natijani almashtiradi")
def display_updated(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Show 9, update it to 1, and record the 9."""
    copied = copy.deepcopy(cell)
    copied.source = ("_shown = display(9, display_id='a')\n"
                     "_shown.update(1)\n" + cell.source)
    copied.outputs.insert(0, nbformat.v4.new_output(
        "display_data", data={"text/plain": "9"}))
    yield copied


@kind("SVG yoniga PNG qoʻshilgan")
def png_added(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Add a PNG beside an SVG."""
    for copied, _, output in each_output(cell):
        if SVG in output.get("data", ()):
            output.data["image/png"] = PNG
            yield copied


@kind("SVG ichida skript")
def script_in_figure(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Put a script into a figure."""
    for copied, _, output in each_output(cell):
        if SVG in output.get("data", ()):
            output.data[SVG] = output.data[SVG].replace(
                "</svg>", "<script>1</script></svg>")
            yield copied


@kind("rasm kodi bilan birga olib tashlangan")
def figure_gone(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Leave the caption of a figure, but neither code nor figure."""
    if cell.metadata.get("mystnb", {}).get("figure"):
        copied = copy.deepcopy(cell)
        copied.source, copied.outputs = "None", []
        yield copied


@kind("rasm izohida oʻrnatilgan rasm")
def picture_in_caption(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Embed a picture in a caption."""
    copied = copy.deepcopy(cell)
    figure = copied.metadata.get("mystnb", {}).get("figure", {})
    if "caption" in figure:
        figure["caption"] += " ![9](data:image/png;base64,aGF0dG8=)"
        yield copied


@kind("kod katagi xom matnga aylantirilgan")
def code_to_raw(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Make of a code cell a raw one with an output of one's own."""
    yield nbformat.v4.new_raw_cell("<pre>9</pre>", id=cell.id)


def without(part: str, key: str) -> Changes:
    """Return a kind that removes one of the texts beside a figure."""
    def changes(cell: NotebookNode) -> Iterator[NotebookNode]:
        copied = copy.deepcopy(cell)
        if copied.metadata.get("mystnb", {}).get(part, {}).pop(key, None):
            yield copied
    return changes


KINDS["rasmning muqobil matni yoʻq"] = without("image", "alt")
KINDS["rasmning izohi yoʻq"] = without("figure", "caption")

# These change the whole notebook: name -> function that yields the identity
# of the cell that is to be reported, and the changed copy of the notebook.
WHOLE: dict[str, WholeChanges] = {}


def stripped(nb: NotebookNode) -> Iterator[tuple[None, NotebookNode]]:
    """Yield a copy without any output and count."""
    copied = copy.deepcopy(nb)
    for cell in code_cells(copied):
        cell.outputs, cell.execution_count = [], None
    yield None, copied


def cell_added(forged: bool) -> WholeChanges:
    """Return a function that adds a cell which was never run.

    forged : number the cells as if it had been run.
    """
    def changes(
            nb: NotebookNode) -> Iterator[tuple[str | None, NotebookNode]]:
        for number, before in enumerate(nb.cells):
            if before.cell_type == "code":
                copied = copy.deepcopy(nb)
                new = nbformat.v4.new_code_cell("1 + 1", id="qoshilgan")
                copied.cells.insert(number + 1, new)
                if forged:
                    for count, cell in enumerate(code_cells(copied), 1):
                        cell.update(with_count(cell, count))
                yield new.id, copied
    return changes


WHOLE["hamma natija va tartib raqami olib tashlangan"] = stripped
WHOLE["bajarilmagan katak qoʻshilgan"] = cell_added(False)
WHOLE["bajarilmagan katak bajarilgandek raqamlangan"] = cell_added(True)


def prose_added(markdown: str) -> WholeChanges:
    """Return a function that adds a Markdown cell after a code cell."""
    def changes(
            nb: NotebookNode) -> Iterator[tuple[str | None, NotebookNode]]:
        for number, before in enumerate(nb.cells):
            if before.cell_type == "code":
                copied = copy.deepcopy(nb)
                new = nbformat.v4.new_markdown_cell(markdown, id="qoshilgan")
                copied.cells.insert(number + 1, new)
                yield new.id, copied
    return changes


for _name, _markdown in {
        "natijaga oʻxshagan boʻlak": "```\n9\n```",
        "natijaga oʻxshagan Python boʻlagi": "```python\n9\n```",
        "natijaga oʻxshagan HTML": '<div class="cell_output">9</div>',
        "oʻrnatilgan rasm": "![9](data:image/png;base64,aGF0dG8=)",
        "natija sinfidagi matn": "{.cell_output}\n9",
        "yashirin izoh": "<!-- 9 -->"}.items():
    WHOLE[f"matnda {_name}"] = prose_added(_markdown)
