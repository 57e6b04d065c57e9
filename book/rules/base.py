"""What rules are about: the book, its pages, and the faults found in them."""
import difflib
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from book import contents, glossary, notebooks
from book.notebooks import FOLDERS, ROOT, Fault, NotebookError

# The kinds of pages that a rule can be for.
CHAPTER = "chapter"  # chapters/NN_….ipynb
PAGE = "page"  # chapters/kirish.ipynb, chapters/ilova_….ipynb
SOLUTION = "solution"  # solutions/NN_….ipynb
EXERCISE = "exercise"  # exercises/NN_….ipynb, derived from the solution
TEXT = "text"  # chapters/….md
RECORDED = (CHAPTER, PAGE, SOLUTION)
EVERY = (*RECORDED, EXERCISE, TEXT)
BOOK = "book"  # a rule that concerns several files takes the `Book`


def quoted(names: Iterable[str]) -> str:
    """Return names for a message: “a”, “b”; yoʻq when there is none."""
    return ", ".join(f"“{name}”" for name in names) or "yoʻq"


def near(name: str, names: Iterable[str], otherwise: str) -> str:
    """Return what mends a misspelt name: the near one, or ``otherwise``."""
    found = difflib.get_close_matches(name, list(names), 1)
    return f"“{found[0]}” emasmi?" if found else otherwise


class Page:
    """A notebook or a Markdown page of the book, read once.

    file : its path.
    path : the same for messages, relative to the book's folder.
    kind : CHAPTER, PAGE, SOLUTION, EXERCISE or TEXT.
    number : of the chapter that it belongs to, or None.
    broken : the fault of a file that cannot be read, or None. No rule is
        asked about such a page.
    """

    def __init__(self, file: Path, root: Path) -> None:
        self.file = file
        self.path = notebooks.shown(file, root)
        self.number = int(file.name[:2]) if file.name[:2].isdigit() else None
        self.kind = _kind(file, self.number)
        self.broken: Fault | None = None

    @functools.cached_property
    def nb(self) -> NotebookNode:
        """The notebook; that of a Markdown page is one cell without id."""
        if self.kind == TEXT:
            text = self.file.read_text(encoding="utf-8")
            return NotebookNode(metadata=NotebookNode(), cells=[NotebookNode(
                cell_type="markdown", source=text, metadata=NotebookNode())])
        return notebooks.read(self.file)

    def load(self) -> bool:
        """Read the file; return whether it could be read (see `broken`)."""
        try:
            self.nb  # noqa: B018 (reading is what is wanted)
        except NotebookError as error:
            fault = error.fault
            self.broken = Fault(self.path, fault.what, fault.mend)
        return self.broken is None

    @property
    def cells(self) -> list[NotebookNode]:
        """All cells, in order."""
        return self.nb.cells

    @property
    def code(self) -> list[NotebookNode]:
        """The code cells, in order."""
        return notebooks.code_cells(self.nb)

    @property
    def prose(self) -> list[NotebookNode]:
        """The Markdown cells, in order."""
        return [c for c in self.cells if c.cell_type == "markdown"]

    @functools.cached_property
    def text(self) -> str:
        """The Markdown of all cells as one text."""
        return notebooks.prose(self.nb)

    @functools.cached_property
    def printed(self) -> str:
        """All that the code cells print, as one text."""
        return notebooks.printed(self.nb)

    def fault(self, cell: NotebookNode | None, what: str, mend: str) -> Fault:
        """Return a fault of one of the page's cells, or of the whole file."""
        if cell is None or self.kind == TEXT:
            return Fault(self.path, what, mend)
        return Fault(self.path, what, mend,
                     notebooks.number_of(self.nb, cell),
                     notebooks.first_line(cell))


def _kind(file: Path, number: int | None) -> str:
    """Return the kind of page that a file is, from its folder and name."""
    if file.suffix == ".md":
        return TEXT
    if file.parent.name == "exercises":
        return EXERCISE
    if file.parent.name == "solutions":
        return SOLUTION
    return PAGE if number is None else CHAPTER


class Book:
    """A book's folder: its pages, each read once, contents and glossary."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self._pages: dict[Path, Page] = {}
        self.glossary_broken = ""  # why lugat.csv cannot be read

    def page(self, file: Path | str) -> Page:
        """Return the page of a file (the same one at every call)."""
        file = Path(file).resolve()
        if file not in self._pages:
            self._pages[file] = Page(file, self.root)
        return self._pages[file]

    def pages(self, *kinds: str) -> list[Page]:
        """Return the pages of these kinds, of all without any, sorted."""
        return [page for page in self._all if page.kind in (kinds or EVERY)]

    @functools.cached_property
    def _all(self) -> list[Page]:
        """Every page, sorted by path."""
        return list(map(self.page, notebooks.all_pages(self.root)))

    def named(self, names: Iterable[str | Path]) -> list[Page]:
        """Return the pages that names (stems or paths) stand for.

        Raises `NotebookError` when there is none.
        """
        return [self.page(file) for file in notebooks.named(
            names, FOLDERS, self.root)]

    @functools.cached_property
    def contents(self) -> list[str]:
        """The pages that _toc.yml names, as in `contents.entries`."""
        return contents.entries(self.root)

    @functools.cached_property
    def glossary(self) -> list[glossary.Term]:
        """The rows of lugat.csv; none when it is `glossary_broken`."""
        try:
            return glossary.terms(self.root)
        except (OSError, ValueError) as error:
            self.glossary_broken = (
                getattr(error, "strerror", None) or str(error))
            return []


@dataclass(frozen=True)
class Rule:
    """A function that yields faults, and the kinds of pages it is for.

    Called as ``ask(page, book)`` for each page, or, when ``kinds`` is
    (BOOK,), once as ``ask(book)``.
    """

    ask: Callable[..., Iterator[Fault]]
    kinds: tuple[str, ...]

    @property
    def name(self) -> str:
        """The rule's name, such as language.no_mixed_scripts."""
        module = self.ask.__module__.rpartition(".")[2]
        return f"{module}.{self.ask.__name__}"


RULES: list[Rule] = []


def rule(*kinds: str) -> Callable[
        [Callable[..., Iterator[Fault]]], Callable[..., Iterator[Fault]]]:
    """Register a function as a rule for pages of these kinds, or for BOOK.

    The order of registration is the order of the report.
    """
    def note(ask: Callable[..., Iterator[Fault]]
             ) -> Callable[..., Iterator[Fault]]:
        RULES.append(Rule(ask, kinds))
        return ask
    return note
