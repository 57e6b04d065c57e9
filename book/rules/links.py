"""Links inside the book: what they name is there."""
import functools
import re
import urllib.parse
from collections.abc import Iterator

from book.markdown import tokens
from book.rules.base import EVERY, EXERCISE, Book, Fault, Page, near, rule

READ = tuple(kind for kind in EVERY if kind != EXERCISE)
OUTSIDE = re.compile(r"[a-z][a-z+.-]*:", re.IGNORECASE)
TARGET = re.compile(r"(?:[^<]*<)?([^<>]+)>?", re.DOTALL)
LABEL = re.compile(r"^\(([\w-]+)\)=$|^ *\$\$ \(([\w-]+)\)$|^:(?:name|label): "
                   r"([\w-]+)$", re.MULTILINE)


@functools.cache
def labels(book: Book) -> set[str]:
    """Return the names that a page of the book gives to places."""
    found = set()
    for page in book.pages(*READ):
        if not page.load():
            continue
        found |= {name for names in LABEL.findall(page.text)
                  for name in names if name}
        found |= {cell.metadata.get("mystnb", {}).get("figure", {}).get(
            "name", "") for cell in page.code}
    return found


@rule(*READ)
def files_are_there(page: Page, book: Book) -> Iterator[Fault]:
    """A link to a file, and a {doc}, lead to a file of the book."""
    for cell in page.prose:
        for token in tokens(cell.source):
            if token.type == "link_open":
                target = str(token.attrs["href"])
                path = urllib.parse.unquote(target.partition("#")[0])
                ends = [""]
            elif token.type == "myst_role" and token.meta["name"] == "doc":
                match = TARGET.fullmatch(token.content)
                path = target = match[1] if match else ""
                ends = [".ipynb", ".md"]
            else:
                continue
            if not path or OUTSIDE.match(path):
                continue
            folder = book.root if path.startswith("/") else page.file.parent
            if not any((folder / (path.lstrip("/") + end)).is_file()
                       for end in ends):
                place = (folder / path.lstrip("/")).parent
                mend = near(path.rpartition("/")[2], (
                    file.name if ends == [""] else file.stem
                    for file in place.glob("*.*")), "faylning nomini tuzating")
                yield page.fault(
                    cell, f"havola boradigan fayl yoʻq: {target}", mend)


@rule(*READ)
def labels_are_there(page: Page, book: Book) -> Iterator[Fault]:
    """A {numref}, {eq} or {ref} names a figure, formula or place."""
    known = labels(book)
    for cell in page.prose:
        for token in tokens(cell.source):
            if token.type == "myst_role" and token.meta["name"] in (
                    "numref", "eq", "ref"):
                match = TARGET.fullmatch(token.content)
                name = match[1].strip() if match else ""
                if name not in known:
                    yield page.fault(
                        cell, f"“{token.content}” havolasi nomlagan joy yoʻq",
                        near(name, known,
                             "rasm yoki formulaning nomini tuzating"))
