"""Small books for tests: a temporary folder with notebooks made by hand."""
import copy
import itertools
import os
import shutil
import time

import nbformat
import psutil

from book.notebooks import ROOT, normal_form, write


def stream(text, name="stdout"):
    """Return a recorded output on stdout, or on stderr."""
    return nbformat.v4.new_output("stream", name=name, text=text)


def error(name, value):
    """Return a recorded error."""
    return nbformat.v4.new_output(
        "error", ename=name, evalue=value, traceback=[f"{name}: {value}"])


def make(root, name, *cells):
    """Write a notebook into ``root``/chapters and return its path.

    cells : sources, or pairs of a source and its recorded outputs; with an
    error among them the cell is tagged raises-exception.
    """
    folder = root / "chapters"
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "chapters" / "matplotlibrc", folder)
    nb = nbformat.v4.new_notebook()
    for count, cell in enumerate(cells, 1):
        source, *outputs = [cell] if isinstance(cell, str) else cell
        new = nbformat.v4.new_code_cell(
            source, id=f"katak-{count}", execution_count=count,
            outputs=outputs)
        if any(output.output_type == "error" for output in outputs):
            new.metadata["tags"] = ["raises-exception"]
        nb.cells.append(new)
    path = folder / f"{name}.ipynb"
    write(path, normal_form(nb))
    return path


def messages(kernel, source):
    """Run a cell in a kernel; yield the messages that it sends meanwhile."""
    request = kernel.execute_cell_input(source, allow_stdin=False)
    kernel.await_reply(request, timeout=60)
    while True:
        message = kernel.get_message("iopub", timeout=60)
        if message["parent_header"].get("msg_id") == request:
            if message["content"].get("execution_state") == "idle":
                return
            yield message


def marked(mark):
    """Return the ids of the processes in whose environment ``mark`` is."""
    return [process.pid for process in psutil.process_iter(["environ"])
            if mark in (process.info["environ"] or ())
            and process.pid != os.getpid()]


def wait_until(condition, seconds=30):
    """Wait for ``condition`` to be true; return its last value."""
    end = time.monotonic() + seconds
    while not (value := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return value


# Cells with all that a cell can have, for tests of the rules ----------------

NEXT = -1  # an execution count: the next one


def display(data):
    """Return a recorded display of {MIME type: data}."""
    return nbformat.v4.new_output("display_data", data=data)


def md(source, tags=()):
    """Return a Markdown cell."""
    return nbformat.v4.new_markdown_cell(
        source, metadata={"tags": list(tags)} if tags else {})


def code(source, *outputs, count=NEXT, **metadata):
    """Return a code cell; what is not given is as recording leaves it."""
    cell = nbformat.v4.new_code_cell(
        source, outputs=list(outputs), metadata=metadata)
    cell.execution_count = count
    return cell


def put(root, path, *cells):
    """Write a notebook to ``path`` in a book's folder; return the path."""
    numbers = itertools.count(1)
    cells = copy.deepcopy(cells)
    for cell in cells:
        if cell.get("execution_count") == NEXT:
            cell.execution_count = next(numbers)
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    nb = nbformat.v4.new_notebook(cells=list(cells))
    metadata = [cell.metadata for cell in cells]
    nb = normal_form(nb)
    for cell, kept in zip(nb.cells, metadata, strict=True):
        cell.metadata = kept
    write(target, nb)
    return target
