"""Nothing is used before it is introduced: names of torch, terms."""
import ast
import functools
import os
import re
import tempfile
from collections.abc import Iterator
from importlib.metadata import version

from book import glossary
from book.notebooks import ROOT, tags
from book.rules.base import (
    BOOK, CHAPTER, SOLUTION, Book, Fault, Page, near, rule)

CODE = re.compile(r"```.*?```|`([^`]+)`", re.DOTALL)
PYTHON = set(dir(list)) | set(dir(str)) | set(dir(dict)) | set(dir(set))
TORCH = ("torch", "optim", "nn", "F")
OTHERS = ("plt", "ax", "fig", "math", "self")
NOT_PROSE = re.compile(
    r"<!--.*?-->|```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|^:::.*?$|^:\w+:.*?$"
    r"|^#.*?$", re.DOTALL | re.MULTILINE)
OFTEN = 2  # a term used more often in a chapter is linked there


@functools.cache
def tensor_names() -> frozenset[str]:
    """Return the names that a tensor has in the torch that is installed.

    Kept in _build, because importing torch takes longer than all rules.
    """
    kept = ROOT / "_build" / f"tensor-{version('torch')}.txt"
    if not kept.is_file():
        import torch
        kept.parent.mkdir(exist_ok=True)
        names = "\n".join(dir(torch.Tensor))
        with tempfile.NamedTemporaryFile(
                "w", dir=kept.parent, encoding="utf-8", delete=False) as file:
            file.write(names)
        os.replace(file.name, kept)
    return frozenset(kept.read_text(encoding="utf-8").split())


def torch_names(source: str) -> set[str]:
    """Return the torch functions and tensor methods that a cell uses."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            base = node.value.id if isinstance(node.value, ast.Name) else ""
            if base in TORCH or (base not in OTHERS and (
                    node.attr in tensor_names()
                    and node.attr not in PYTHON)):
                names.add(node.attr)
    return names


@functools.cache
def code_words(page: Page) -> set[str]:
    """Return the words of inline code in a page's prose."""
    return {word for cell in page.prose for code in CODE.findall(cell.source)
            for word in re.findall(r"\w+", code)}


@rule(CHAPTER, SOLUTION)
def torch_names_before_use(page: Page, book: Book) -> Iterator[Fault]:
    """A name of torch stands as code in the prose of this chapter or before.
    """
    words = code_words(page)
    for chapter in book.pages(CHAPTER):
        if (chapter.number or 0) <= (page.number or 0) and chapter.load():
            words |= code_words(chapter)
    for cell in page.code:
        try:
            used = torch_names(cell.source)
        except SyntaxError as error:
            if "raises-exception" not in tags(cell):
                yield page.fault(cell, f"katak Python emas ({error.msg})",
                                 "katakda faqat Python kodi boʻladi")
            continue
        for name in sorted(used - words):
            words.add(name)
            yield page.fault(
                cell, f"tanishtirilmagan torch nomi: {name}",
                f"bobning matnida `{name}` shaklida tanishtiring")


@rule(CHAPTER)
def terms_have_entries(page: Page, book: Book) -> Iterator[Fault]:
    """Each term that a chapter links is in the glossary."""
    entries = {term.uzbek.casefold() for term in book.glossary}
    if book.glossary_broken:
        return
    for cell in page.prose:
        for term in glossary.linked(cell.source):
            if term not in entries:
                yield page.fault(
                    cell, f"“{term}” atamasi {glossary.FILE} jadvalida yoʻq",
                    near(term, entries, "atamani jadvalga qoʻshing"))


@rule(CHAPTER)
def terms_are_linked(page: Page, book: Book) -> Iterator[Fault]:
    """A chapter that uses a term of the glossary links it at least once."""
    linked = set(glossary.linked(page.text))
    prose = "\n\n".join(
        NOT_PROSE.sub(" ", glossary.ROLE.sub(" ", cell.source))
        for cell in page.prose).casefold()
    for term in (term.uzbek for term in book.glossary):
        name = term.casefold()
        if name not in linked and len(re.findall(
                rf"(?<!\w){re.escape(name)}", prose)) > OFTEN:
            cell = next((cell for cell in page.prose
                         if name in cell.source.casefold()), None)
            yield page.fault(
                cell, f"“{term}” atamasi lugʻatga bogʻlanmagan",
                f"birinchi uchraganda {{term}}`{term}` deb yozing")


@rule(BOOK)
def glossary_is_whole(book: Book) -> Iterator[Fault]:
    """Each entry is complete, stands once, and is linked by a chapter."""
    linked = {term for page in book.pages(CHAPTER) if page.load()
              for term in glossary.linked(page.text)}
    seen = set()
    terms = book.glossary
    if book.glossary_broken:
        yield Fault(glossary.FILE, book.glossary_broken,
                    "faylni tuzating yoki `git restore` bilan tiklang")
    for term in terms:
        name = term.uzbek.casefold()
        if not all(value.strip() for value in term):
            yield Fault(glossary.FILE, f"“{term.uzbek}” qatori toʻliq emas",
                        "toʻrtta ustunni ham toʻldiring")
        if name in seen:
            yield Fault(glossary.FILE, f"“{term.uzbek}” ikki marta yozilgan",
                        "bittasini qoldiring")
        if name not in linked:
            yield Fault(
                glossary.FILE,
                f"“{term.uzbek}” atamasi hech bir bobda havola qilinmagan",
                f"bobda {{term}}`{term.uzbek}` deb bogʻlang yoki qatorni "
                "oʻchiring")
        seen.add(name)
