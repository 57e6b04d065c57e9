"""Derive the notebooks that can be read and run without the book.

    python -m book.portable [--check] [--force] [NAME ...]

NAME is a stem, such as 10_torch_optim, or a path; without names, all. First
the exercises are derived from the solutions (`book.exercises`), then each
notebook of the book gets a portable copy in daftarlar/, for Colab, VS Code,
GitHub and JupyterLab, none of which knows MyST: roles are words and links,
formulas carry their numbers, boxes are quotations, hints stay folded,
figures are PNG. Code and outputs are the source's.
"""
import argparse
import base64
import functools
import html
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import matplotlib
import yaml
from mdit_py_plugins.anchors.index import slugify
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sphinx.util.nodes import _make_id

from book import contents, exercises, pictures
from book.device import page as device
from book.formulas import DISPLAYED
from book.notebooks import (
    FOLDERS, METADATA, ROOT, Fault, NotebookError, code_cells, fault_of,
    named, read, shown, tags, text, write)
from book.numerals import without_notes
from book.report import sha256
from book.rules.portable import FOLDER
from book.sphinx.numbers import number_prefix

# Where the copies of each folder lie.
PLACES = {"chapters": "boblar", "exercises": "mashqlar",
          "solutions": "yechimlar"}
COMMAND = "make portable"
GLOSSARY = "chapters/ilova_atamalar"
BOOK = "Gradientdan optimizatorgacha"
SETTINGS = "chapters/matplotlibrc"
UNUSED = ("svg.", "path.", "backend")  # what a PNG in a notebook has not
DESCRIPTION = "Rasmda nima koʻrsatilgan"
ROLE = re.compile(r"\{(\w+)\}`([^`]*)`")
TITLED = re.compile(r"(.*?)\s*<([^<>]+)>", re.DOTALL)
BOX = re.compile(r":::\{(\w+)\} *(.*)")
LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]+)\)")
HEADING = re.compile(r"#+ (.+)")


class Label(NamedTuple):
    """What {eq} and {numref} refer to: the page it stands on, its number."""

    page: str
    number: str


class Shelf:
    """A book's pages, and what links between them need.

    root : the book's folder.
    address : of the published book, with a slash at its end; "" if unknown.
    """

    def __init__(self, root: Path = ROOT, address: str | None = None) -> None:
        self.root = root
        self.address = published(root) if address is None else address

    @functools.cached_property
    def pages(self) -> list[str]:
        """All pages that the table of contents names, without a suffix."""
        return contents.entries(self.root)

    def file(self, page: str) -> Path:
        """Return the notebook of a page, which may not exist."""
        return self.root / f"{page}.ipynb"

    @functools.cached_property
    def labels(self) -> dict[str, Label]:
        """The labels of figures and formulas; numbers like Sphinx's."""
        appendices = [page for page in self.pages if "/ilova_" in page]
        found = {}
        for page in self.pages:
            if not self.file(page).is_file():
                continue
            prefix = number_prefix(page, appendices)
            for names in labels_of(read(self.file(page))):
                for count, name in enumerate(names, 1):
                    number = (f"{prefix[0]}.{prefix[1]}{count}" if prefix
                              else str(count))
                    found[name] = Label(page, number)
        return found

    def title(self, page: str) -> str:
        """Return a page's first heading."""
        for cell in read(self.file(page)).cells:
            if found := HEADING.match(cell.source):
                return found[1]
        return page

    def link(self, words: str, page: str, here: str) -> str:
        """Return words that lead from the page ``here`` to another page.

        To the published book where its address is known, else to the
        portable copy; without either they are words alone.
        """
        if self.address:
            return f"[{words}]({self.address}{page}.html)"
        if self.file(page).is_file():
            return f"[{words}]({neighbour(page, here)})"
        return words


def published(root: Path) -> str:
    """Return the book's address as _config.yml has it, "" without one."""
    if not (root / "_config.yml").is_file():
        return ""
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    address = str((config.get("html") or {}).get("baseurl") or "")
    return address and address.rstrip("/") + "/"


def labels_of(nb: NotebookNode) -> tuple[list[str], list[str]]:
    """Return the labels of a notebook's figures and of its formulas."""
    figures = [cell.metadata["mystnb"]["figure"]["name"]
               for cell in code_cells(nb)
               if cell.metadata.get("mystnb", {}).get("figure")]
    formulas = [label for cell in nb.cells if cell.cell_type == "markdown"
                for _, label in DISPLAYED.findall(cell.source) if label]
    return figures, formulas


def place(page: str) -> str:
    """Return the path of a page's copy: daftarlar/boblar/05_nomi.ipynb."""
    folder, _, name = page.partition("/")
    return f"{FOLDER}/{PLACES[folder]}/{name}.ipynb"


def neighbour(page: str, here: str) -> str:
    """Return the relative link from the copy of one page to another's."""
    (folder, _, name), own = page.partition("/"), here.partition("/")[0]
    start = "" if folder == own else f"../{PLACES[folder]}/"
    return f"{start}{name}.ipynb"


def anchor(term: str) -> str:
    """Return the anchor of a term on the glossary's page."""
    return str(_make_id(f"term-{term}"))


# Markdown --------------------------------------------------------------------


class Converter:
    """Turns the Markdown of one page into Markdown that needs no extension.

    shelf : the page's book; page : its name, such as chapters/05_nomi.
    """

    def __init__(self, shelf: Shelf, page: str) -> None:
        self.shelf, self.page = shelf, page
        self.targets: set[str] = set()  # anchors that links here lead to

    def __call__(self, source: str) -> str:
        """Return the Markdown of a cell.

        Raises `ValueError` for what has no form without MyST.
        """
        source = DISPLAYED.sub(self.formula, without_notes(source))
        return self.boxes(source.splitlines())

    def boxes(self, lines: list[str]) -> str:
        """Return lines, with directives as quotations and folds."""
        done: list[str] = []
        plain: list[str] = []
        waiting = iter(lines)
        for line in waiting:
            opened = BOX.fullmatch(line)
            if not opened:
                plain.append(line)
                continue
            done += self.words(plain)
            plain = []
            inside = []
            for line in waiting:
                if line == ":::":
                    break
                if BOX.fullmatch(line):
                    raise ValueError("quti ichida quti bor")
                inside.append(line)
            else:
                raise ValueError(f"“{opened[2]}” qutisi yopilmagan")
            done += self.box(opened[1], opened[2], inside)
        done += self.words(plain)
        return re.sub(r"\n{3,}", "\n\n", "\n".join(done)).strip("\n")

    def box(self, kind: str, title: str, lines: list[str]) -> list[str]:
        """Return the lines of one box."""
        while lines and re.match(r":\w+:", lines[0]):
            lines = lines[1:]
        body = "\n".join(self.words(lines)).strip("\n")
        if kind == "dropdown":
            return ["", "<details>",
                    f"<summary>{html.escape(title, quote=False)}</summary>",
                    "", body, "", "</details>", ""]
        if kind != "admonition":
            raise ValueError(f"“{kind}” qutisining koʻchma shakli yoʻq")
        # In a quotation a formula of several lines would take up its marks.
        body = re.sub(r"\$\$\n(.*?)\n\$\$", lambda found: "$$ {} $$".format(
            " ".join(found[1].split("\n"))), body, flags=re.DOTALL)
        quoted = [f"**{title}**", "", *body.splitlines()]
        return ["", *(f"> {line}".rstrip() for line in quoted), ""]

    def words(self, lines: list[str]) -> list[str]:
        """Return lines without roles, links leading to portable copies."""
        parts = re.split(r"(^```.*?^```$)", "\n".join(lines),
                         flags=re.MULTILINE | re.DOTALL)
        parts[::2] = [LINK.sub(self.link, ROLE.sub(self.role, part))
                      for part in parts[::2]]
        return "".join(parts).split("\n")

    def formula(self, found: re.Match[str]) -> str:
        """Return a displayed formula with its number."""
        tex, label = found.groups()
        tex = tex.strip("\n")
        if r"\\" in tex and r"\begin" not in tex:
            tex = f"\\begin{{aligned}}\n{tex}\n\\end{{aligned}}"
        if label:
            tex += f"\n\\tag{{{self.shelf.labels[label].number}}}"
        return f"$$\n{tex}\n$$"

    def role(self, found: re.Match[str]) -> str:
        """Return what stands for a role."""
        kind, content = found.groups()
        content = " ".join(content.split())
        titled = TITLED.fullmatch(content)
        words, target = titled.groups() if titled else (content, content)
        if kind == "term":
            address = self.shelf.address
            return (f"[{words}]({address}{GLOSSARY}.html#{anchor(target)})"
                    if address else words)
        if kind == "doc":
            page = self.absolute(target)
            return self.shelf.link(
                words if titled else self.shelf.title(page), page, self.page)
        if kind not in ("eq", "numref"):
            raise ValueError(f"“{kind}” rolining koʻchma shakli yoʻq")
        label = self.shelf.labels.get(target)
        if label is None:
            raise ValueError(f"“{target}” degan nom kitobda yoʻq")
        words = (f"({label.number})" if kind == "eq"
                 else (words if titled else "%s-rasm").replace(
                     "%s", label.number))
        if label.page == self.page:
            return words
        return self.shelf.link(words, label.page, self.page)

    def link(self, found: re.Match[str]) -> str:
        """Return a link; one to a page of the book leads to its copy."""
        words, target = found.groups()
        if target.startswith("#"):
            self.targets.add(target[1:])
        path, _, fragment = target.partition("#")
        if not path.endswith((".ipynb", ".md")) or ":" in path:
            return found[0]
        if fragment:
            raise ValueError(f"{target}: boshqa sahifaning ichiga havola")
        return self.shelf.link(
            words, self.absolute(path.rpartition(".")[0]), self.page)

    def absolute(self, target: str) -> str:
        """Return the name of the page that a relative target means."""
        parts = [] if target.startswith("/") else self.page.split("/")[:-1]
        for part in target.strip("/").split("/"):
            if part == "..":
                parts.pop()
            else:
                parts.append(part)
        page = "/".join(parts)
        if page not in self.shelf.pages:
            raise ValueError(f"“{target}” sahifasi kitobda yoʻq")
        return page

    def anchored(self, source: str) -> str:
        """Return Markdown whose headings carry what links lead to.

        Each program makes anchors of headings in its own way.
        """
        def mark(found: re.Match[str]) -> str:
            slug = slugify(found[1])
            if slug not in self.targets:
                return found[0]
            return f'<a id="{slug}"></a>\n\n{found[0]}'
        return re.sub(HEADING.pattern, mark, source, flags=re.MULTILINE)


# Cells -----------------------------------------------------------------------


def first_cell(shelf: Shelf, page: str) -> NotebookNode:
    """Return the cell that says what the copy is of, and where more is."""
    folder, _, name = page.partition("/")
    what = f"“{shelf.title(page)}” sahifasi"
    if name[:2].isdigit():
        kind = {"chapters": "bob", "exercises": "bob mashqlari",
                "solutions": "bob yechimlari"}[folder]
        what = f"{int(name[:2])}-{kind}"
    versions = pinned(shelf.root)
    tested = ("Bu mashqlarning yechimlari va tekshiruvlari"
              if folder == "exercises" else "Yozib qoʻyilgan natijalar")
    trace = sha256(shelf.file(page).read_bytes())[:8]
    lines = [
        f"**“{BOOK}” kitobi, {what}: koʻchma nusxa.** {tested} PyTorch "
        f"{versions['torch']} va matplotlib {versions['matplotlib']} bilan "
        "qayta hisoblab solishtirilgan. Boshqa versiyada oxirgi raqamlar "
        "yoki xato xabarlari farq qilishi mumkin.", ""]
    if f"{page}.ipynb" in device.QUOTED_BY:
        lines += [device.footer(), ""]
    lines += [
        "Notebook Colab, VS Code va JupyterLab dasturlarida ishlaydi. Unga "
        "`torch` va `matplotlib` yetarli. "
        f"Manbasi — `{page}.ipynb` fayli, izi `{trace}`."]
    others = [shelf.link(words, f"{other}/{name}", page)
              for other, words in (("chapters", "bobning oʻzi"),
                                   ("exercises", "mashqlari"),
                                   ("solutions", "yechimlari"))
              if other != folder and f"{other}/{name}" in shelf.pages]
    if shelf.address:
        others.insert(0, f"[saytdagi sahifa]({shelf.address}{page}.html)")
    if others:
        lines += ["", f"Yana qarang: {', '.join(others)}."]
    return new_markdown_cell(
        "\n".join(f"> {line}".rstrip() for line in lines),
        id="kochma-haqida")


def pinned(root: Path) -> dict[str, str]:
    """Return {package: version} of requirements.txt.

    A book that was copied without it has what is installed.
    """
    file = root / "requirements.txt"
    if not file.is_file():
        return {name: metadata.version(name).partition("+")[0]
                for name in ("torch", "matplotlib")}
    return dict(line.split("==") for line in file.read_text(
        encoding="utf-8").splitlines() if "==" in line)


def settings_cell(shelf: Shelf, nb: NotebookNode) -> NotebookNode:
    """Return the cell that lets figures look alike, and compares torch."""
    lines = ["# Koʻchma nusxaning sozlamasi: torch versiyasi"]
    torch = pinned(shelf.root)["torch"]
    draws = any("plt." in cell.source for cell in code_cells(nb))
    if draws:
        lines[0] += ", rasmlar koʻrinishi"
        lines += ["import matplotlib.pyplot as plt"]
    lines += ["import torch", ""]
    if draws:
        lines += ["plt.rcParams.update({", *style(shelf.root), "})"]
    lines += [
        f'if torch.__version__.split("+")[0] != "{torch}":',
        f'    print("Sizda PyTorch", torch.__version__, "— kitob {torch} '
        'bilan "',
        '          "tekshirilgan, natijalar biroz farq qilishi mumkin")']
    return new_code_cell("\n".join(lines), id="kochma-sozlama",
                         metadata=hidden())


@functools.cache
def style(root: Path) -> tuple[str, ...]:
    """Return the entries of chapters/matplotlibrc as lines of a dict."""
    settings = matplotlib.rc_params_from_file(
        root / SETTINGS, use_default_template=False)
    found = []
    for key in settings:
        if not key.startswith(UNUSED):
            value = settings[key]
            if key == "axes.prop_cycle":
                colours = list(value.by_key()["color"])
                found += [f'    "{key}": plt.cycler(color=[',
                          f"        {', '.join(map(_quoted, colours))}]),"]
                continue
            value = tuple(value) if isinstance(value, list) else value
            shown_value = (_quoted(value) if isinstance(value, str)
                           else repr(value))
            found.append(f'    "{key}": {shown_value},')
    return tuple(found)


def _quoted(text: str) -> str:
    """Return a string as it is written in code."""
    return f'"{text}"'


def hidden() -> dict[str, object]:
    """Return the metadata of a cell whose code stays folded."""
    return {"cellView": "form", "jupyter": {"source_hidden": True},
            "tags": ["hide-input"]}


def caption(cell: NotebookNode, convert: Converter) -> NotebookNode:
    """Return the cell below a figure: its number, its words, its alt text."""
    figure = cell.metadata["mystnb"]["figure"]
    number = convert.shelf.labels[figure["name"]].number
    words = convert(figure["caption"])
    alt = cell.metadata["mystnb"]["image"]["alt"]
    return new_markdown_cell(
        f"**{number}-rasm.** {words}\n\n<details>\n<summary>{DESCRIPTION}"
        f"</summary>\n{html.escape(alt, quote=False)}\n</details>",
        id=f"{cell.id}-izoh")


class Pictures:
    """PNGs of figures; those that a portable copy holds are drawn once.

    file : that copy, which may not exist or be broken.
    draw : whether to draw what the copy has not.
    """

    def __init__(self, file: Path, draw: bool = True) -> None:
        self.draw = draw
        self.kept: dict[str, str] = {}
        if file.is_file():
            try:
                nb = read(file)
            except NotebookError:
                return
            for cell in code_cells(nb):
                for output in cell.outputs:
                    png = output.get("data", {}).get("image/png")
                    if png:
                        self.kept[pictures.drawn_from(
                            base64.b64decode(png))] = png

    def __call__(self, svg: str) -> str:
        """Return the PNG of an SVG, in base64; "" where it is not drawn."""
        known = self.kept.get(pictures.digest(svg), "")
        if known or not self.draw:
            return known
        return base64.b64encode(pictures.png(svg)).decode("ascii")


def output_of(output: NotebookNode, cell: NotebookNode, draw: Pictures
              ) -> NotebookNode:
    """Return an output of a cell, its figure as PNG."""
    svg = output.get("data", {}).get("image/svg+xml")
    if svg:
        width, height = pictures.size(svg)
        output.data = NotebookNode({
            "image/png": draw(svg), "text/plain": output.data["text/plain"]})
        output.metadata = NotebookNode({"image/png": {
            "alt": cell.metadata["mystnb"]["image"]["alt"],
            "height": height, "width": width}})
    return output


def derive(page: str, shelf: Shelf, draw: Pictures) -> NotebookNode:
    """Return the portable copy of a page (a new object).

    Raises `NotebookError` for Markdown that has no form without MyST.
    """
    source = read(shelf.file(page))
    convert = Converter(shelf, page)
    cells = [first_cell(shelf, page)]
    code = False
    for cell in source.cells:
        if cell.cell_type == "markdown":
            try:
                words = convert(cell.source)
            except ValueError as error:
                raise NotebookError(fault_of(
                    shelf.file(page), source, cell, str(error),
                    "book/portable.py biladigan shaklda yozing",
                    shelf.root)) from None
            if words:
                cells.append(new_markdown_cell(words, id=cell.id))
            continue
        if not code:
            cells.append(settings_cell(shelf, source))
            code = True
        about = hidden() if "hide-input" in tags(cell) else {}
        if tags(cell):
            about["tags"] = sorted(tags(cell))
        cells.append(new_code_cell(
            cell.source, id=cell.id, execution_count=cell.execution_count,
            metadata=about, outputs=[
                output_of(output, cell, draw) for output in cell.outputs]))
        if cell.metadata.get("mystnb", {}).get("figure"):
            cells.append(caption(cell, convert))
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = convert.anchored(cell.source)
    nb = new_notebook(cells=cells, metadata=METADATA)
    nb.nbformat_minor = 5
    return nb


# Files -----------------------------------------------------------------------


def current(page: str, shelf: Shelf) -> bool:
    """Return whether the portable copy of a page is what it should be.

    Raises `NotebookError` as `derive` does.
    """
    file = shelf.root / place(page)
    fresh = derive(page, shelf, Pictures(file, draw=False))
    return file.is_file() and file.read_bytes() == text(fresh).encode()


def sources(shelf: Shelf) -> list[str]:
    """Return the pages that get a portable copy, in the book's order."""
    return [page for page in shelf.pages
            if page.partition("/")[0] in PLACES and shelf.file(page).is_file()]


def orphans(shelf: Shelf) -> Iterator[Fault]:
    """Yield a fault for each portable notebook without a source."""
    known = {shelf.root / place(page) for page in sources(shelf)}
    for file in sorted(shelf.root.glob(f"{FOLDER}/*/*.ipynb")):
        if file not in known:
            yield Fault(shown(file, shelf.root), "kitobda manbasi yoʻq",
                        "faylni oʻchiring")


def wanted(names: Iterable[str], shelf: Shelf) -> list[str]:
    """Return the pages that names mean.

    Raises `NotebookError` as `notebooks.named` does.
    """
    files = {path.with_suffix("") for name in names
             for path in named([name], FOLDERS, shelf.root)}
    return [page for page in sources(shelf) if shelf.root / page in files]


def main(arguments: list[str]) -> int:
    """Derive exercises and portable copies; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.portable")
    parser.add_argument("--check", action="store_true",
                        help="compare only, write nothing")
    parser.add_argument("--force", action="store_true",
                        help="overwrite notebooks that hold somebody's work")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    shelf = Shelf()
    try:
        pages = (wanted(options.names, shelf) if options.names
                 else sources(shelf))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    status = 0
    if not options.check:
        solutions = [f"{page}.ipynb" for page in pages
                     if page.startswith("solutions/")]
        force = ["--force"] * options.force
        if solutions and exercises.main([*force, *map(
                str, (ROOT / one for one in solutions))]):
            return 1
    for page in pages:
        try:
            status |= _write(page, shelf, options)
        except NotebookError as error:
            print(error, file=sys.stderr)
            status = 1
    for fault in () if options.names else orphans(shelf):
        print(fault, file=sys.stderr)
        status = 1
    return status


def _write(page: str, shelf: Shelf, options: argparse.Namespace) -> int:
    """Write, or with --check compare, one copy; return the exit status."""
    file = shelf.root / place(page)
    if options.check:
        if current(page, shelf):
            return 0
        print(f"{place(page)}: manbasiga mos emas; `{COMMAND}` yangilaydi")
        return 1
    nb = derive(page, shelf, Pictures(file))
    if file.is_file() and file.read_bytes() == text(nb).encode():
        return 0
    if (page.startswith("exercises/") and exercises.worked_in(file)
            and not options.force):
        raise NotebookError(Fault(
            place(page), "bu notebookda ishlangan, ustidan yozilmadi",
            "nusxasini daftarlarim/ papkasiga koʻchiring, keyin "
            "`git restore` qiling"))
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, nb)
    print(f"{place(page)} — yozildi", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
