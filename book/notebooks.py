"""Notebook files: where they lie, their one normal form, reading and writing.

Normal form: nbformat 4.5, metadata by allow-list, cell ids that are readable
slugs, execution counts 1..n, tracebacks reduced to name and message, sorted
keys, LF line ends. Only recording (``book.record``) writes chapters and
solutions, only ``book.exercises`` writes exercises, ``book.portable`` the
copies in daftarlar/.
"""
import difflib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from book import contents
from book.numerals import without_notes
from book.tasks import roles

ROOT = Path(__file__).resolve().parent.parent
RECORDED = ("chapters", "solutions")  # every code cell executed and compared
FOLDERS = ("chapters", "solutions", "exercises")
RECORD_COMMAND = "make record NAME={}"
FORMAT_COMMAND = "make format NAME={}"  # brings a file to normal form
TAGS = {"hide-input", "raises-exception", "yechim"}
# The keys that a cell may have, and those that may stand in them.
CELL_METADATA: dict[str, Any] = {
    "mystnb": {"figure": {"caption": {}, "name": {}}, "image": {"alt": {}}},
    "tags": {}}
# What editors write into cells and normal form leaves out.
EDITORS = {
    "collapsed", "colab", "deletable", "editable", "execution", "hidden",
    "id", "jp-MarkdownHeadingCollapsed", "jupyter", "outputId", "pycharm",
    "scrolled", "slideshow", "trusted", "vscode", "ExecuteTime"}
MIME_TYPES = {"text/plain", "image/svg+xml"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4,}.*)?")
UNCHANGED = "Fayl oʻzgartirilmadi"
METADATA = {
    "kernelspec": {
        "display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


@dataclass(frozen=True)
class Fault:
    """One place that breaks a rule; its text is for the author, in Uzbek."""

    path: str  # relative to the book's folder, with slashes
    what: str  # what is wrong
    mend: str  # what mends it
    cell: int | None = None  # from 1, counting cells of every kind
    line: str = ""  # the cell's first line

    def __str__(self) -> str:
        place = self.path
        if self.cell is not None:
            place += f", {self.cell}-katak (“{self.line}”)"
        return f"{place}: {self.what}; {self.mend}"


class NotebookError(Exception):
    """A notebook that cannot be used.

    faults : what is wrong, where, and what mends it; ``fault`` is the first.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults, self.fault = faults, faults[0]


def recorded_notebooks(root: Path = ROOT) -> list[Path]:
    """Return the sorted paths of all notebooks whose outputs are published."""
    found = list(root.glob("*.ipynb"))
    for folder in RECORDED:
        found += root.joinpath(folder).glob("*.ipynb")
    return sorted(set(found) - set(contents.own(root)))


def all_pages(root: Path = ROOT) -> list[Path]:
    """Return the sorted paths of the book's notebooks and Markdown pages."""
    found = list(root.glob("*.ipynb"))
    for folder in FOLDERS:
        for suffix in ("ipynb", "md"):
            found += root.joinpath(folder).glob(f"*.{suffix}")
    return sorted(set(found) - set(contents.own(root)))


def numbered(folder: str, root: Path = ROOT) -> list[Path]:
    """Return the sorted paths of a folder's notebooks named NN_slug."""
    return sorted(root.glob(f"{folder}/[0-9][0-9]_*.ipynb"))


def named(
        names: Iterable[str | Path], folders: Sequence[str] = RECORDED,
        root: Path = ROOT) -> list[Path]:
    """Return the notebooks that are meant by ``names``, in that order.

    A name is a path or a stem, ``05_organish_tezligi``; a stem means the
    notebooks of that stem in ``folders``, and so does the path of a notebook
    of the book that lies in another folder.
    Raises `NotebookError`, with the nearest stem, when there is none.
    """
    found = []
    for name in map(str, names):
        path = Path(name).resolve()
        stem = path.name.removesuffix(".ipynb")
        here = [root / folder / f"{stem}.ipynb" for folder in folders]
        if path.is_file():
            others = [root / folder for folder in FOLDERS
                      if folder not in folders]
            here = here if path.parent in others else [path]
        elif path.name != name:  # a path, and nothing is there
            here = []
        here = [path for path in here if path.is_file()]
        if not here:
            raise NotebookError(_unknown(name, stem, folders, root))
        found += [path for path in here if path not in found]
    return found


def stems(names: Sequence[str | Path], root: Path = ROOT) -> list[str]:
    """Return the stems that ``names``, paths or stems, mean.

    Raises `NotebookError` as `named` does.
    """
    return list(dict.fromkeys(
        path.stem for path in named(names, FOLDERS, root)))


def _unknown(
        name: str | Path, stem: str, folders: Sequence[str], root: Path
    ) -> Fault:
    """Return the fault of a name that no notebook has."""
    present = sorted({path.stem for folder in folders
                      for path in root.glob(f"{folder}/*.ipynb")})
    near = difflib.get_close_matches(stem, present, 1) or [
        other for other in present if stem and other.startswith(stem)]
    advice = (f"balki {near[0]}?" if near else "mavjud nomlar: "
              + ", ".join(present))
    return Fault(str(name), "bunday notebook yoʻq", advice)


def shown(path: str | Path, root: Path = ROOT) -> str:
    """Return ``path`` as it is shown in messages: relative, with slashes."""
    path = Path(path).resolve()
    return (path.relative_to(root) if path.is_relative_to(root)
            else path).as_posix()


def read(path: str | Path) -> NotebookNode:
    """Read a notebook; raise `NotebookError` when it is not a valid one."""
    path = Path(path)
    try:
        nb = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
        nbformat.validate(nb)
    except FileNotFoundError:
        raise NotebookError(Fault(shown(path), "bunday fayl yoʻq",
                                  "nomini tekshiring")) from None
    except (ValueError, nbformat.ValidationError, AttributeError,
            TypeError, KeyError) as error:
        reason = str(error).partition("\n")[0][:120]
        raise NotebookError(Fault(
            shown(path), f"bu fayl notebook emas yoki buzilgan ({reason})",
            "fayl oʻzgartirilmadi, `git restore` bilan tiklang")) from None
    return nb


def write(path: str | Path, nb: NotebookNode) -> None:
    """Write a notebook in one atomic step, so that no half file is left.

    Raises `NotebookError`, and leaves the file as it was, when the disk
    refuses.
    """
    try:
        _replace(Path(path), text(nb))
    except OSError as error:
        raise NotebookError(Fault(
            shown(path), f"yozib boʻlmadi ({error.strerror})",
            f"diskni va ruxsatni tekshiring. {UNCHANGED}")) from None


def _replace(path: Path, content: str) -> None:
    """Put a text in a file's place, or leave the file as it was."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def text(nb: NotebookNode) -> str:
    """Return the notebook as the text of its file."""
    return nbformat.writes(nb, version=4).rstrip("\n") + "\n"


def tags(cell: NotebookNode) -> set[str]:
    """Return the set of a cell's tags."""
    return set(cell.metadata.get("tags", []))


def code_cells(nb: NotebookNode) -> list[NotebookNode]:
    """Return the code cells of a notebook, in order."""
    return [cell for cell in nb.cells if cell.cell_type == "code"]


def prose(nb: NotebookNode) -> str:
    """Return the Markdown of a notebook as one text, without notes."""
    return "\n\n".join(
        without_notes(cell.source) for cell in nb.cells
        if cell.cell_type == "markdown")


def printed(nb: NotebookNode) -> str:
    """Return all that the code cells of a notebook print, as one text."""
    parts = []
    for cell in code_cells(nb):
        for output in cell.get("outputs", []):
            parts.append(output.get("text", "") or output.get("evalue", "")
                         or output.get("data", {}).get("text/plain", ""))
    return "\n".join(parts)


def number_of(nb: NotebookNode, cell: NotebookNode) -> int:
    """Return the number of a cell in its notebook, from 1."""
    return next(number for number, one in enumerate(nb.cells, 1)
                if one is cell)


def first_line(cell: NotebookNode) -> str:
    """Return the first line of a cell that is not empty, cut to be shown."""
    lines = (line.strip() for line in cell.source.splitlines())
    line = next(filter(None, lines), "boʻsh katak")
    return line if len(line) <= 60 else line[:59] + "…"


def fault_of(
        path: str | Path, nb: NotebookNode, cell: NotebookNode, what: str,
        mend: str, root: Path = ROOT) -> Fault:
    """Return the fault of a cell of a notebook."""
    return Fault(shown(path, root), what, mend, number_of(nb, cell),
                 first_line(cell))


def place(nb: NotebookNode, cell: NotebookNode) -> str:
    """Return where a cell stands, for messages: 3-katak (“first line”)."""
    return f"{number_of(nb, cell)}-katak (“{first_line(cell)}”)"


def _strange(metadata: dict[str, Any], known: dict[str, Any],
             above: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield (key with dots, its known neighbours) for each unknown key."""
    for key, value in sorted(metadata.items()):
        if key not in known:
            yield above + key, [above + one for one in known]
        elif isinstance(value, dict):
            yield from _strange(value, known[key], f"{above}{key}.")


def unknown_keys(path: Path, nb: NotebookNode, root: Path = ROOT
                 ) -> list[Fault]:
    """Return a fault for each tag and each key of metadata nobody reads.

    Normal form would delete the key, and with it what an author wrote.
    """
    found = []
    for cell in nb.cells:
        strange = [("teg", tag, sorted(TAGS))
                   for tag in sorted(tags(cell) - TAGS)]
        mine = {key: value for key, value in cell.metadata.items()
                if key not in EDITORS}
        strange += [("metamaʼlumot", key, known)
                    for key, known in _strange(mine, CELL_METADATA)]
        for kind, name, known in strange:
            near = difflib.get_close_matches(name, known, 1)
            found.append(fault_of(
                path, nb, cell, f"nomaʼlum {kind}: {name}",
                f"“{near[0]}” emasmi?" if near else
                f"olib tashlang; mavjudlari: {', '.join(known)}", root))
    return found


def normal_form(nb: NotebookNode) -> NotebookNode:
    """Return a copy of ``nb`` in normal form (sources and counts are kept)."""
    nb = nbformat.from_dict(json.loads(nbformat.writes(nb, version=4)))
    nb.cells = [nbformat.from_dict(cell) for cell in nb.cells]
    new = nbformat.v4.new_notebook(metadata=METADATA)
    new.nbformat_minor = 5
    used: set[str] = set()
    cells = nbformat.reads(json.dumps(nb), as_version=4).cells
    for cell, role in zip(cells, roles(cells), strict=True):
        cell.id = _slug(cell, role, used)
        used.add(cell.id)
        cell.metadata = nbformat.from_dict({
            key: cell.metadata[key] for key in ("mystnb", "tags")
            if cell.metadata.get(key)})
        cell.source = cell.source.replace("\r\n", "\n").strip("\n")
        if cell.cell_type == "code":
            cell.outputs = [_normal_output(o, cell) for o in cell.outputs]
        new.cells.append(cell)
    return new


def _normal_output(output: NotebookNode, cell: NotebookNode) -> NotebookNode:
    """Return one output with all that varies between two runs taken out."""
    if output.output_type == "error":
        output.traceback = [f"{output.ename}: {output.evalue}"]
    elif output.output_type == "execute_result":
        output.execution_count = cell.execution_count
    if "metadata" in output:
        output.metadata = nbformat.from_dict({})
    return output


def _slug(cell: NotebookNode, role: tuple[str, int] | None,
          used: set[str]) -> str:
    """Return the cell's id, or a readable new one where it has none.

    role : what it is in an exercise, as in `tasks.roles`.
    """
    old = cell.get("id", "")
    if (SLUG.fullmatch(old) and not RANDOM_ID.fullmatch(old)
            and old not in used):
        return old
    if role:
        return _unused("{}-{}".format(*role), used)
    lines = [line for line in cell.source.splitlines() if line.strip()]
    line = re.sub("[ʻʼ'\u2018\u2019`]", "", lines[0].lower() if lines else "")
    words = re.findall(r"[a-z0-9]+", line)[:4] or [cell.cell_type]
    base = "-".join(words)
    if RANDOM_ID.fullmatch(base):
        base = f"katak-{base}"
    return _unused(base, used)


def _unused(base: str, used: set[str]) -> str:
    """Return ``base``, with a number where it is in use."""
    slug, number = base, 1
    while slug in used:
        number += 1
        slug = f"{base}-{number}"
    return slug
