"""The table of contents names the pages that there are, each once."""
from collections import Counter
from collections.abc import Iterator

import yaml

from book.contents import FILE
from book.rules.base import BOOK, Book, Fault, rule


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
