"""Trying the attacks: each returns {name: "refused" or "accepted"}."""
import contextlib
import os
from pathlib import Path

from making import make, stream
from nbformat.v4 import new_markdown_cell, new_notebook

from attacks.cells import IN_THE_FILE
from attacks.recorded import GOOD, SVG
from book import record, verify
from book.kernels import prepare_environment
from book.notebooks import NotebookError, normal_form, read, text, write
from book.rules import PROMISE, Book, faults, outputs
from book.rules import prose as prose_rules

CAPTION = {"figure": {"caption": "Chiziq", "name": "fig-a"},
           "image": {"alt": "Chiziq"}}


def verdict(refused):
    """Return the word for a verdict."""
    return "refused" if refused else "accepted"


def judged(paths, root, **options):
    """Verify notebooks; return {stem: verdict}."""
    _, found = verify.compare(paths, root, **options)
    asked = faults(Book(root), paths, PROMISE)
    named = {line.partition(".ipynb")[0] for line in map(
        str, [*found, *asked])}
    return {path.stem: verdict(f"chapters/{path.stem}" in named)
            for path in paths}


def tried_cells(root, sources, everything=True):
    """Record each cell, then verify with forked and with cold kernels.

    sources : {name: source of the cell}, as in `CELLS`.
    everything : ask cold kernels again about what recording has refused.
    Returns {name: (verdict of recording, forked, cold)}.
    """
    prepare_environment()
    root.mkdir(parents=True, exist_ok=True)
    recording, paths = {}, []
    for name, source in sources.items():
        path = make(root, name, source)
        nb = read(path)
        if "plt" in source:
            nb.cells[0].metadata["mystnb"] = CAPTION
            write(path, normal_form(nb))
        paths.append(path)
        try:
            record.record(path)
            recording[name] = verdict(name in IN_THE_FILE and faults(
                Book(root), [path], (outputs,)))
        except NotebookError:
            recording[name] = verdict(True)
    forked = judged(paths, root)
    cold = judged([path for path in paths if everything
                   or recording[path.stem] == "accepted"], root, cold=True)
    return {name: (recording[name], forked[name],
                   cold.get(name, recording[name])) for name in sources}


def good_notebook(root):
    """Record a notebook that is right; return its path."""
    prepare_environment()
    root.mkdir(parents=True, exist_ok=True)
    path = make(root, "a", *GOOD)
    nb = read(path)
    nb.cells[1].metadata["mystnb"] = CAPTION
    write(path, normal_form(nb))
    record.record(path)
    return path


def tried_recorded(root, changes):
    """Verify changed copies of a good notebook.

    changes : {name: function that changes the notebook}, as in `RECORDED`.
    Returns {name: verdict}.
    """
    nb = read(good_notebook(root))
    assert SVG in nb.cells[1].outputs[0].data
    paths = []
    for name, change in changes.items():
        path = root / "chapters" / f"{name}.ipynb"
        changed = normal_form(nb)
        change(changed)
        path.write_text(text(changed), encoding="utf-8")
        paths.append(path)
    return judged(paths, root)


def tried_prose(root, texts, suffix):
    """Ask the rules about prose.

    suffix : ".ipynb" to try it in a cell, ".md" as a page.
    Returns {name: verdict}.
    """
    (root / "chapters").mkdir(parents=True, exist_ok=True)
    found = {}
    for name, markdown in texts.items():
        path = root / "chapters" / f"{name}{suffix}"
        if suffix == ".md":
            path.write_text(markdown + "\n", encoding="utf-8")
        else:
            write(path, normal_form(new_notebook(cells=[
                new_markdown_cell(markdown, id="matn")])))
        found[name] = verdict(faults(Book(root), [path], (prose_rules,)))
    return found


@contextlib.contextmanager
def variables(values):
    """Set variables of the environment for a while."""
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def surrounded(root, cases):
    """Verify a notebook in each of the surroundings.

    What is refused is aimed at pytest, for which forked kernels do; what is
    accepted is aimed at the kernels, which are cold then.
    cases : {name: (variables, files)}, as in `SURROUNDINGS`.
    Returns {name: verdict}.
    """
    (root / "asl").mkdir(parents=True)
    right = good_notebook(root / "asl")
    found = {}
    for name, (values, files) in cases.items():
        folder = root / name
        folder.mkdir()
        nb = read(right)
        if name.startswith("refused"):
            nb.cells[0].outputs = [stream("0.9999\n")]
        if name == "refused_module_of_the_same_name":
            nb.cells[0].source = ("import random\n"
                                  "print(min(random.random(), 0.9999))")
        path = folder / "chapters" / "a.ipynb"
        make(folder, "a")
        write(path, normal_form(nb))
        for file, content in files.items():
            Path(folder, file).write_text(content, encoding="utf-8")
        with variables(values), contextlib.chdir(folder):
            prepare_environment()
            found[name] = judged(
                [path], folder, cold=name.startswith("accepted"))["a"]
    return found

