"""Files: how they are called, and which belong together."""
from collections.abc import Iterator

from book.contents import NAME
from book.rules.base import BOOK, CHAPTER, SOLUTION, Book, Fault, rule

SETTINGS = "matplotlibrc"


@rule(BOOK)
def names_carry_their_place(book: Book) -> Iterator[Fault]:
    """A notebook is called NN_slug, kirish, or ilova_…."""
    for page in book.pages():
        if page.file.parent != book.root and not NAME.fullmatch(
                page.file.name):
            yield Fault(page.path, "fayl nomi kelishilgan shaklda emas",
                        "16_slug.ipynb yoki ilova_slug.ipynb deb nomlang: "
                        "kichik lotin harflari, raqamlar, _")


@rule(BOOK)
def each_chapter_has_solutions(book: Book) -> Iterator[Fault]:
    """A chapter has its solutions, and solutions have their chapter."""
    chapters = {page.file.name: page for page in book.pages(CHAPTER)}
    solutions = {page.file.name: page for page in book.pages(SOLUTION)}
    for name in sorted(chapters.keys() - solutions.keys()):
        yield Fault(chapters[name].path, f"solutions/{name} yoʻq",
                    "bobning mashqlarini yeching, keyin `make portable`")
    for name in sorted(solutions.keys() - chapters.keys()):
        yield Fault(solutions[name].path, f"chapters/{name} yoʻq",
                    "yechimlar oʻz bobi bilan bir xil nomlanadi")


@rule(BOOK)
def matplotlibrc_is_one(book: Book) -> Iterator[Fault]:
    """chapters/matplotlibrc is the source, the two others are copies."""
    source = book.root / "chapters" / SETTINGS
    if not source.exists():
        return
    for folder in ("exercises", "solutions"):
        copied = book.root / folder / SETTINGS
        if (list(copied.parent.glob("*.ipynb")) and (
                not copied.exists()
                or copied.read_bytes() != source.read_bytes())):
            yield Fault(f"{folder}/{SETTINGS}",
                        f"chapters/{SETTINGS} bilan bir xil emas",
                        f"chapters/{SETTINGS} faylini {folder}/ ichiga "
                        "nusxalang")
