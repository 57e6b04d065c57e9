"""Parts of Markdown pages that are made from other files.

Such a part stands between two comments that no reader sees::

    <!-- hosila: reja -->
    …
    <!-- hosila oxiri -->

It is exactly what a function gives, or the book is refused; so the numbers in
it need no note. `python -m book.blocks` writes all of them anew.
"""
import functools
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from book.notebooks import ROOT

COMMAND = "python -m book.blocks"
BEGIN, END = "<!-- hosila: {} -->", "<!-- hosila oxiri -->"
BLOCK = re.compile(
    r"^<!-- hosila: ([\w-]+) -->\n(.*?)^<!-- hosila oxiri -->$", re.M | re.S)
MARK = re.compile(r"<!-- hosila(?:: [\w-]+| oxiri) -->")
# Page -> block -> the function that makes it, as module:name.
MADE = {
    "chapters/ilova_kitob.md": {"hisobotlar": "book.proof.archive:table"},
    "chapters/ilova_oqituvchiga.md": {"reja": "book.teacher.plan:table"},
}


@functools.cache
def make(function: str, root: Path = ROOT) -> str:
    """Return what a block should be.

    Raises `ValueError` with an Uzbek text when its sources do not give it.
    """
    module, _, name = function.partition(":")
    return str(getattr(importlib.import_module(module), name)(root))


def name_of(path: str) -> str:
    """Return folder and name of a page, also of a copy that is elsewhere."""
    return "/".join(Path(path).parts[-2:])


def spans(path: str, source: str, root: Path = ROOT
          ) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether it is what it should be) of each block."""
    known = MADE.get(name_of(path), {})
    for match in BLOCK.finditer(source):
        try:
            made = make(known[match[1]], root)
        except (KeyError, ValueError):
            made = None
        yield match.start(), match.end(), match[2].strip() == made


def stale(path: str, source: str, root: Path = ROOT) -> Iterator[str]:
    """Yield what is wrong with the blocks of a page."""
    known = MADE.get(name_of(path), {})
    found = {match[1]: match[2].strip() for match in BLOCK.finditer(source)}
    if len(MARK.findall(source)) != 2 * len(found):
        yield "hosila qism belgilari juft emas yoki takrorlangan"
    yield from (f"“{name}” qismini hech narsa hosil qilmaydi"
                for name in found.keys() - known.keys())
    for name, function in known.items():
        if name not in found:
            yield f"“{name}” qismi sahifada yoʻq"
            continue
        try:
            if make(function, root) != found[name]:
                yield f"“{name}” qismi eskirgan"
        except ValueError as error:
            yield f"“{name}” qismi hosil boʻlmadi: {error}"


def write(root: Path = ROOT) -> list[str]:
    """Write all blocks anew; return the pages that changed.

    Raises `ValueError` when a block cannot be made; nothing is written then.
    """
    fresh = {}
    for path, known in MADE.items():
        page = root / path
        old = page.read_text(encoding="utf-8")
        new = old
        for name, function in known.items():
            if f"{BEGIN.format(name)}\n" not in old:
                raise ValueError(f"{path}: {BEGIN.format(name)} belgisi yoʻq; "
                                 "uni va oxirini sahifaga qoʻying")
            body = f"{BEGIN.format(name)}\n\n{make(function, root)}\n\n{END}"
            new = BLOCK.sub(
                lambda match, name=name, body=body:  # type: ignore[misc]
                body if match[1] == name else match[0], new)
        if new != old:
            fresh[path] = new
    for path, text in fresh.items():
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return list(fresh)


def main() -> int:
    """Write the blocks; return the exit status."""
    try:
        for path in write():
            print(f"{path} — yangilandi")
    except (OSError, ValueError) as error:
        print(f"XATO: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
