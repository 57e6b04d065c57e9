"""The book in other alphabets: notebooks, executed and compared, and pages.

    python -m book.editions [--pages | --words | --notebooks [NAME ...]]

Without options: the book is verified and built where that has not been done
since the last change (`site.ensure`), then its editions are put beside its
pages, in ``_build/html/kiril`` and ``…/yangi``. ``--pages`` takes the pages
that the last build left, whatever they are. ``--notebooks`` makes
the notebooks alone. ``--words`` prints a table to be read by eye: headings,
terms, frequent and rare words in all alphabets.

The notebooks of an edition are derived from those of the book
(`book.alphabet`): sentences, comments and texts of the code are converted,
all else stays. They are executed as verification executes the book's own, and
every cell must give what the book's cell gives: the same numbers in the same
order, each word itself or its conversion. Runs of blanks and of dashes may
have another length, as a column of a table is as wide as its words.

The executed notebooks lie in ``_build/nashr``.
"""
import argparse
import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty
from typing import Any

from nbformat import NotebookNode

from book import alphabet, edition_pages, site
from book.alphabet import ALPHABETS, CONVERT, SOURCE, convert_word
from book.contents import own
from book.glossary import terms
from book.kernels import (
    CELL_TIMEOUT, forked, messages, prepare_environment)
from book.kernels.cold import ColdKernel
from book.kernels.warm import single_threaded
from book.notebooks import (
    FOLDERS, RECORDED, ROOT, NotebookError, code_cells, fault_of, named,
    normal_form, prose, read, shown, tags, write)
from book.numerals import OUTPUT_NUMBER, SVG_TEXT
from book.workers import MOST, processors, share

FOLDER = "_build/nashr"
SITE = ROOT / "_build/html"
MEND = ("“{}” nashrining daftari manbadagi natijani bermadi: katakdagi "
        "matnni yoki book/alifbo.toml faylini tuzating")
PART = re.compile(r"[^\W\d_](?:[^\W\d_]|[ʻʼ])*|[^\W\d_]|\S")
LINE = re.compile(r"([-=─_–—~*.])\1+")


def place(to: str, root: Path = ROOT) -> Path:
    """Return the folder of an edition's notebooks, or of the book's own."""
    return root if to == SOURCE else root / FOLDER / to


def sources(root: Path = ROOT, names: Sequence[str] = ()) -> list[Path]:
    """Return the notebooks of the book, or those that are named."""
    if names:
        return named(names, FOLDERS, root)
    found = {path for folder in FOLDERS
             for path in root.glob(f"{folder}/*.ipynb")}
    return sorted(found - set(own(root)))


# What an edition's cell must give -------------------------------------------


def is_word(one: str, other: str, to: str) -> bool:
    """Return whether a word of an edition stands for one of the book."""
    return other in (one, convert_word(one, to), CONVERT[to](one))


def same_text(one: str, other: str, to: str) -> str:
    """Return how an edition's text differs from the book's; "" if it is so.
    """
    numbers = [[match[0].strip() for match in OUTPUT_NUMBER.finditer(
        LINE.sub(r"\1", part))] for part in (one, other)]
    if numbers[0] != numbers[1]:
        a, b = next(((a, b) for a, b in zip(*numbers) if a != b),
                    (f"{len(numbers[0])} ta son", f"{len(numbers[1])} ta"))
        return f"son boshqa: {a} oʻrniga {b}"
    a, b = (PART.findall(LINE.sub(r"\1", part)) for part in (one, other))
    # A word beside a stem that stays is one word here and two there.
    a, b = (re.sub(r"(?<=\w) ʼ ?(?=\w)", "ʼ", " ".join(part)).split()
            for part in (a, b))
    for left, right in zip(a, b):
        if left != right and not is_word(left, right, to):
            return f"soʻz boshqa: {left} oʻrniga {right}"
    return "" if len(a) == len(b) else (
        f"{len(a)} ta soʻz va belgi oʻrniga {len(b)} ta")


def drawn(svg: str) -> str:
    """Return all that is written in a figure of matplotlib."""
    return "\n".join(SVG_TEXT.findall(svg))


def differences(one: NotebookNode, other: NotebookNode, to: str
                ) -> Iterator[tuple[NotebookNode, str]]:
    """Yield (cell of the edition, how its outputs differ from the book's).

    one, other : the book's notebook and the edition's, both executed.
    """
    for left, right in zip(code_cells(one), code_cells(other), strict=True):
        if len(left.outputs) != len(right.outputs):
            yield right, (f"{len(left.outputs)} ta natija oʻrniga "
                          f"{len(right.outputs)} ta")
            continue
        for a, b in zip(left.outputs, right.outputs):
            kinds = [(out.output_type, sorted(out.get("data", {})),
                      out.get("name"), out.get("ename")) for out in (a, b)]
            if kinds[0] != kinds[1]:
                yield right, f"natijaning turi boshqa: {kinds[1]}"
                continue
            for key, old, new in texts(a, b):
                if key == "image/svg+xml":
                    old, new = drawn(old), drawn(new)
                if how := same_text(old, new, to):
                    yield right, how


def texts(a: NotebookNode, b: NotebookNode) -> Iterator[tuple[str, str, str]]:
    """Yield (kind, text, text) for each text of two outputs of one kind."""
    for key in ("text", "evalue"):
        if key in a:
            yield key, a[key], b[key]
    for key in a.get("data", {}):
        yield key, a.data[key], b.data[key]


# Deriving and executing -----------------------------------------------------


def run(nb: NotebookNode, path: Path) -> None:
    """Execute a notebook in place, in a kernel as verification has it.

    path : of the book's notebook; the kernel starts in a clean copy of its
        folder (`CleanFolder`).
    Raises `NotebookError` when a cell raises without the tag, or hangs.
    """
    kind = forked.ForkedKernel if forked.serving() else ColdKernel
    kernel = kind(cwd=str(path.parent))
    try:
        for count, cell in enumerate(code_cells(nb), 1):
            cell.execution_count = count
            try:
                cell.outputs = list(outputs(kernel, cell.source))
            except (Empty, RuntimeError, messages.RefusedOutput) as error:
                raise NotebookError(fault_of(
                    path, nb, cell, f"katak bajarilmadi: {error}",
                    "manba daftarni tekshiring: `make verify`")) from None
            wrong = [out for out in cell.outputs if out.output_type == "error"
                     or out.get("name") == "stderr"]
            if wrong and "raises-exception" not in tags(cell):
                why = wrong[0].get("evalue", wrong[0].get("text", ""))
                raise NotebookError(fault_of(
                    path, nb, cell, f"katak xato berdi: {why[:200]}",
                    "matni kod uchun qiymat boʻlsa, uni book/alifbo.toml "
                    "faylining [literals] qismiga yozing"))
    finally:
        kernel.stop()


def outputs(kernel: Any, source: str) -> Iterator[NotebookNode]:
    """Yield the outputs of one cell that is executed.

    Raises `queue.Empty` when it takes more than `CELL_TIMEOUT` seconds.
    """
    request = kernel.execute_cell_input(source, allow_stdin=False)
    kernel.await_reply(request, timeout=CELL_TIMEOUT)
    received: list[dict[str, Any]] = []
    while True:
        message = kernel.get_message("iopub", timeout=60)
        if message["parent_header"].get("msg_id") != request:
            continue
        received.append(message)
        if (message["msg_type"] == "status"
                and message["content"]["execution_state"] == "idle"):
            break
    yield from messages.outputs(received)


def make(source: Path, to: str, root: Path = ROOT) -> list[str]:
    """Derive one notebook, execute it, write it; return what differs."""
    path = place(to, root) / source.relative_to(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = read(source)
    nb = alphabet.notebook(book, to)
    try:
        if source.parent.name in RECORDED:
            run(nb, source)
        nb = normal_form(nb)
    except NotebookError as error:
        return [str(error)]
    write(path, nb)
    return [str(fault_of(source, nb, cell, how, MEND.format(to), root))
            for cell, how in differences(book, nb, to)
            if source.parent.name in RECORDED]


def make_all(paths: Sequence[Path], root: Path = ROOT,
             editions: Sequence[str] = ALPHABETS,
             workers: int | None = None) -> list[str]:
    """Make the notebooks of the editions; return what differs.

    workers : processes that share the notebooks; None: one a processor.
    """
    prepare_environment()
    if forked.wanted():
        forked.start()
        forked.serving()
    tasks = [(path, to) for path in paths for to in editions]
    # The long ones first, so that no process is left alone at the end.
    order = sorted(range(len(tasks)), key=lambda k: -len(
        tasks[k][0].read_bytes()))

    def work(number: int) -> list[str]:
        path, to = tasks[number]
        return make(path, to, root)

    if sys.platform == "linux" and single_threaded():
        results = share(work, order, workers or min(processors(), MOST))
    else:
        results = {number: work(number) for number in order}
    lost = [f"{shown(tasks[k][0], root)}: jarayon toʻxtab qoldi; takrorlang"
            for k in order if k not in results]
    return lost + [line for k in sorted(results) for line in results[k]]


# To be read by eye ----------------------------------------------------------

SHARE = 300  # words at either end of the list


def reading_list(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) for what a reader of an edition should look at.

    All headings, all terms, the most frequent words and the rarest ones.
    """
    counts: Counter[str] = Counter()
    headings: dict[str, None] = {}
    for path in sources(root):
        nb = read(path)
        counts.update(alphabet.notebook_words(nb))
        headings |= dict.fromkeys(
            re.findall(r"^#+ (.+)$", prose(nb), re.MULTILINE))
    yield from (("sarlavha", one) for one in headings)
    yield from (("atama", term.uzbek) for term in terms(root))
    order = [word for word, _ in sorted(
        counts.items(), key=lambda item: (-item[1], item[0]))]
    yield from (("koʻp", word) for word in order[:SHARE])
    # Of the rare ones every k-th: they are more than can be read.
    rare = [word for word in order[SHARE:] if counts[word] == 1]
    yield from (("kam", word)
                for word in rare[::max(1, len(rare) // SHARE)][:SHARE])


def print_list() -> None:
    """Print the list as a table of all alphabets."""
    print("| tur |", *(f"{name} |" for name in (SOURCE, *ALPHABETS)))
    print("| --- |", *("--- |" for _ in (SOURCE, *ALPHABETS)))
    for kind, one in reading_list():
        print(f"| {kind} | {one} |",
              *(f"{alphabet.markdown(one, to)} |" for to in ALPHABETS))


def main(arguments: list[str]) -> int:
    """Make the editions; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.editions")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--notebooks", action="store_true",
                      help="the notebooks alone, no pages")
    what.add_argument("--pages", action="store_true",
                      help="take the pages that the last build left")
    what.add_argument("--words", action="store_true",
                      help="print the table that is read by eye")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    if options.words:
        print_list()
        return 0
    start = time.monotonic()
    try:
        paths = sources(ROOT, options.names)
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    if not (options.notebooks or options.pages):
        site.ensure(ROOT)  # builds in a process of its own: forks follow
    if not (options.notebooks or (SITE / "index.html").is_file()):
        print("Kitob sahifalari yoʻq: avval `make book` buyrugʻini bering",
              file=sys.stderr)
        return 1
    if not options.names:
        shutil.rmtree(ROOT / FOLDER, ignore_errors=True)
    problems = make_all(paths)
    if not problems and not options.notebooks:
        try:
            edition_pages.build(SITE, place)
            site.renew(ROOT)
        except edition_pages.Strange as error:
            problems = [f"{error}; sahifalarni qayta yigʻing: `make book`"]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{len(paths)} ta notebook {len(ALPHABETS)} ta alifboda bajarildi "
          f"va solishtirildi; xatolar: {len(problems)} "
          f"({time.monotonic() - start:.0f} s)")
    if not problems and not options.notebooks:
        print(*(f"Tayyor: {shown(SITE / to / 'index.html')}"
                for to in ALPHABETS), sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
