"""What somebody writes into a file without running it.

Name of the case -> function that changes a good notebook: its first cell
prints 0.2630, its second draws a figure, its third ends in an expression.
"""
import copy

from nbformat.v4 import new_output

GOOD = ('print("0.2630")', "import matplotlib.pyplot as plt\n"
        "plt.plot([1, 2])\nplt.show()", "1 + 1")
SVG = "image/svg+xml"


def text(value):
    """Return a change of what the first cell printed."""
    def change(nb):
        nb.cells[0].outputs[0].text = value
    return change


def tag(name):
    """Return a change that tags the first cell, whose output is wrong."""
    def change(nb):
        text("0.9999\n")(nb)
        nb.cells[0].metadata["tags"] = [name]
    return change


def source(line):
    """Return a change that begins the first cell with a line."""
    def change(nb):
        text("0.9999\n")(nb)
        nb.cells[0].source = f"{line}\n{nb.cells[0].source}"
    return change


def split(nb):
    """Cut the printed text into two streams."""
    nb.cells[0].outputs = [new_output("stream", name="stdout", text=part)
                           for part in ("0.", "2630\n")]


def late_text(nb):
    """Say that the text came after the result."""
    nb.cells[2].source = 'print("a")\ndisplay(1)\nprint("b")'
    nb.cells[2].outputs = [
        new_output("stream", name="stdout", text="a\nb\n"),
        new_output("display_data", data={"text/plain": "1"})]


def other_stream(nb):
    """Give the text a stream that nobody compares."""
    nb.cells[0].outputs[0].name = "stdlog"


def hidden(nb):
    """Add a display whose data is of no known type."""
    nb.cells[0].outputs.append(new_output(
        "display_data", data={"text/x-son": "0.9999"}))


def without_figure(nb):
    """Drop the figure and the code that drew it; keep the caption."""
    nb.cells[1].outputs, nb.cells[1].source = [], "plt = None"


def stripped(nb):
    """Take the count from a cell, so that nbval does not compare it."""
    nb.cells[0].execution_count = None
    nb.cells[0].outputs = []


def counted(nb):
    """Number a cell that was never run."""
    nb.cells.append(copy.deepcopy(nb.cells[2]))
    nb.cells[3].update(source="1 + 2", execution_count=4, id="uch")
    nb.cells[3].outputs[0].execution_count = 4


def script(nb):
    """Put a script into the figure."""
    data = nb.cells[1].outputs[0].data
    data[SVG] = data[SVG].replace("</svg>", "<script>1</script></svg>")


def moved(nb):
    """Move a point of the curve by a hair."""
    data = nb.cells[1].outputs[0].data
    data[SVG] = data[SVG].replace(".0", ".1", 1)


def raw(nb):
    """Make of a cell raw text."""
    cell = nb.cells[0]
    for key in "outputs", "execution_count":
        del cell[key]
    cell.update(cell_type="raw", source="<pre>0.9999</pre>")


def attached(nb):
    """Attach a picture to a Markdown cell."""
    cell = nb.cells[0]
    for key in "outputs", "execution_count":
        del cell[key]
    cell.update(cell_type="markdown", source="![a](attachment:a.png)",
                attachments={"a.png": {"image/png": "aGF0dG8="}})


def key(where, name, value):
    """Return a change that sets a key of metadata of the figure's cell."""
    def change(nb):
        nb.cells[1].metadata.setdefault(where, {})[name] = value
    return change


def unchanged(nb):
    """Change nothing."""


RECORDED = {
    "accepted_unchanged": unchanged,
    "refused_wrong_number": text("0.9999\n"),
    "refused_false_line_before_carriage_return": text("0.9999\r0.2630\n"),
    "refused_false_line_before_backspaces": text(
        "0.9999" + "\b" * 6 + "0.2630\n"),
    "refused_trailing_carriage_return": text("0.2630\r\n"),
    "refused_zero_width_joiner": text("0.2\u200d630\n"),
    "refused_nbval_skip_tag": tag("nbval-skip"),
    "refused_nbval_ignore_tag": tag("nbval-ignore-output"),
    "refused_remove_output_tag": tag("remove-output"),
    "refused_raises_exception_tag": tag("raises-exception"),
    "refused_nbval_skip_comment": source("# NBVAL_SKIP"),
    "refused_nbval_ignore_comment": source("  # NBVAL_IGNORE_OUTPUT"),
    "refused_old_ignore_comment": source("# PYTEST_VALIDATE_IGNORE_OUTPUT"),
    "refused_split_stream": split,
    "refused_text_moved_before_a_display": late_text,
    "refused_stream_of_another_name": other_stream,
    "refused_data_of_unknown_type": hidden,
    "refused_figure_cell_without_figure": without_figure,
    "refused_cell_without_count": stripped,
    "refused_cell_that_was_never_run": counted,
    "refused_script_in_a_figure": script,
    "refused_moved_point": moved,
    "refused_raw_cell": raw,
    "refused_attachment": attached,
    "refused_hidden_metadata": key("mystnb", "text_lexer", "none"),
    "refused_picture_in_a_caption": key(
        "mystnb", "figure", {"caption": "![a](a.png)", "name": "fig-a"}),
    "refused_html_in_a_caption": key(
        "mystnb", "figure", {"caption": "a <pre>0.9999</pre>",
                             "name": "fig-a"}),
}
