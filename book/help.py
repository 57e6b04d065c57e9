"""List the targets of the Makefile, and keep the README's table of them.

    python -m book.help [--readme]

What a target does stands once, after ## in the Makefile. With --readme the
table between the marks in README.md is written from it: each target, the same
without make (for Windows), what it does. Uses the standard library alone, as
it runs before anything is installed.
"""
import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
TARGET = re.compile(
    r"^([a-z]+):[^\n#]*## (?:([^|\n]*) \| )?(.*)\n((?:\t.*\n?)*)", re.M)
BEGIN, END = "<!-- buyruqlar boshi -->\n", "<!-- buyruqlar oxiri -->\n"
HEAD = ("| buyruq | make boʻlmasa (Windowsʼda) | nima qiladi |\n"
        "| --- | --- | --- |\n")


class Target(NamedTuple):
    """A target of the Makefile.

    call : how it is called, ``make check NAME=10_torch_optim``.
    plain : the same without make, a line for each of its commands.
    does : what it does, in Uzbek.
    """

    call: str
    plain: str
    does: str


def targets(makefile: str) -> list[Target]:
    """Return the targets that have a description, in their order."""
    return [Target(f"make {name} {example}".strip(),
                   _plain(recipe.strip().splitlines(), example), does)
            for name, example, does, recipe in TARGET.findall(makefile)]


def _plain(recipe: list[str], example: str) -> str:
    """Return a recipe as it is written without make, line by line."""
    value = example.partition("=")[2]
    lines = []
    for line in recipe:
        line = line.strip("\t@").replace("$(NAME)", value)
        if not line.startswith(("$(PY) ", '"$(PYTHON)" ')):
            raise ValueError(f"Makefile: “{line}” boshqa tizimda ishlamaydi")
        line = line.replace("$(PY)", r".venv\Scripts\python")
        line = line.replace('"$(PYTHON)"', "py")
        lines.append(re.sub(r" *\$\(\w+\)", "", line).strip())
    return "\n".join(lines)


def table(found: list[Target]) -> str:
    """Return the README's table of targets."""
    return HEAD + "".join(
        f"| `{one.call}` | `{one.plain.replace(chr(10), '`<br>`')}` "
        f"| {one.does} |\n" for one in found)


def with_table(readme: str, found: list[Target]) -> str:
    """Return the README with its table written anew."""
    before, rest = readme.split(BEGIN)
    return before + BEGIN + table(found) + END + rest.split(END)[1]


def main(arguments: list[str]) -> int:
    """Print the targets, or write the README's table."""
    found = targets((ROOT / "Makefile").read_text(encoding="utf-8"))
    if arguments == ["--readme"]:
        path = ROOT / "README.md"
        text = with_table(path.read_text(encoding="utf-8"), found)
        path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    width = max(len(one.call) for one in found)
    for one in found:
        print(f"{one.call:{width}}  {one.does}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
