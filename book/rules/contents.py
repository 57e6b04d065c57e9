"""The table of contents names the pages that there are, each once."""
from collections import Counter
from collections.abc import Iterator

import yaml

from book.contents import FILE, NAME
from book.rules.base import BOOK, CHAPTER, SOLUTION, Book, Fault, rule


@rule(BOOK)
def contents_and_files_agree(book: Book) -> Iterator[Fault]:
    """Each entry has a file, each page an entry, none has two."""
    try:
        named = Counter(book.contents)
    except FileNotFoundError:
        yield Fault(FILE, "bunday fayl yoʻq", "`git restore` bilan tiklang")
        return
    except yaml.YAMLError as error:
        line = " ".join(str(error).split())[:120]
        yield Fault(FILE, f"fayl YAML emas ({line})",
                    "satrlarning chekinishini tuzating")
        return
    present = {page.file.relative_to(book.root).with_suffix("").as_posix():
               page.path for page in book.pages()
               if page.file.parent != book.root}
    roots = {name for name in named if "/" not in name and any(
        book.root.joinpath(name + end).exists() for end in (".ipynb", ".md"))}
    for name in sorted(named.keys() - present.keys() - roots):
        yield Fault(FILE, f"“{name}” nomli fayl yoʻq",
                    "yozuvni oʻchiring yoki faylni qoʻshing")
    for name in sorted(present.keys() - named.keys()):
        yield Fault(present[name], f"fayl {FILE} roʻyxatida yoʻq",
                    "roʻyxatga qoʻshing")
    for name in sorted(name for name, count in named.items() if count > 1):
        yield Fault(FILE, f"“{name}” roʻyxatda {named[name]} marta turibdi",
                    "bittasini qoldiring")


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
                    "bobning mashqlarini yeching, keyin `make exercises`")
    for name in sorted(solutions.keys() - chapters.keys()):
        yield Fault(solutions[name].path, f"chapters/{name} yoʻq",
                    "yechimlar oʻz bobi bilan bir xil nomlanadi")
