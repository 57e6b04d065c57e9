"""Each notebook has a portable copy, and the copy is what it gives."""
import importlib
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from book.rules.base import (
    CHAPTER, EXERCISE, PAGE, SOLUTION, Book, Fault, NotebookError, Page, rule)

FOLDER = "daftarlar"
SHELVES: "WeakKeyDictionary[Book, Any]" = WeakKeyDictionary()


@rule(CHAPTER, PAGE, SOLUTION, EXERCISE)
def the_portable_copy_is_current(page: Page, book: Book) -> Iterator[Fault]:
    """daftarlar/ holds what `portable.derive` makes of the page.

    A book without the folder, such as a preview, has no copies.
    """
    if (not (book.root / FOLDER).is_dir()
            or page.file.parent == book.root):
        return
    # Verification asks other rules alone and does without these imports.
    portable = importlib.import_module("book.portable")
    name = page.path.removesuffix(".ipynb")
    shelf = SHELVES.setdefault(book, portable.Shelf(book.root))
    try:
        if not portable.current(name, shelf):
            yield page.fault(
                None, f"{portable.place(name)} shu sahifaga mos emas",
                f"`{portable.COMMAND} NAME={page.file.stem}` yangilaydi")
    except NotebookError as error:
        yield error.fault
