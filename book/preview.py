"""Show how a chapter will look while it is being written.

    python -m book.preview [--once] NAME

NAME is a stem, such as 16_umumlashtirish, or a path. Builds a book of the
chapter, its exercise and solution, the glossary and the landing page, serves
it on this machine and builds it again whenever one of their files is saved.
Nothing is executed or compared, and every page says so. What the five pages
link to elsewhere in the book leads nowhere here; ``book.check`` asks about
links. Ends at Ctrl-C.
"""
import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from book import exercises
from book.browser import serve
from book.notebooks import FOLDERS, ROOT, NotebookError, stems, write

LANDING, GLOSSARY = "chapters/kirish", "chapters/ilova_atamalar"
ASSETS = ("_static", "locale")
POLL = 0.5  # seconds between two looks at the files
LINKS = ("myst.xref_missing", "ref")  # warnings about what is not built here
# The package comes first: it makes the imports of the other one faster.
JUPYTER_BOOK = "import book; from jupyter_book.cli.main import main; main()"
NOISE = re.compile(r"WARNING|ERROR|Error|XATO")


def pages(name: str, root: Path = ROOT) -> list[str]:
    """Return the document names of the preview, the landing page first."""
    found = [f"{folder}/{name}" for folder in FOLDERS
             if (root / folder / f"{name}.ipynb").is_file()]
    if f"solutions/{name}" in found:
        found.append(f"exercises/{name}")
    return list(dict.fromkeys([LANDING, *found, GLOSSARY]))


def sources(name: str, root: Path = ROOT) -> Iterator[Path]:
    """Yield the files that the preview is made of."""
    for page in pages(name, root):
        if not page.startswith("exercises/"):  # derived from the solution
            yield from root.glob(f"{page}.*")
    yield root / "_config.yml"
    yield root / "lugat.csv"
    for folder in ASSETS:
        yield from (root / folder).rglob("*.*")


def stage(name: str, folder: Path, root: Path = ROOT) -> None:
    """Copy the preview's sources to ``folder``; derive the exercise anew."""
    for path in sources(name, root):
        copy = folder / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix != ".mo" and not _same(path, copy):
            shutil.copy2(path, copy)
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    sphinx = config["sphinx"]
    sphinx["local_extensions"] = dict.fromkeys(
        sphinx["local_extensions"], str(root))
    sphinx["config"]["suppress_warnings"] = list(LINKS)
    sphinx["config"]["html_js_files"] = ["preview.js"]
    _put(folder / "_config.yml", yaml.safe_dump(config, allow_unicode=True))
    first, *others = pages(name, root)
    _put(folder / "_toc.yml", yaml.safe_dump(
        {"format": "jb-book", "root": first,
         "chapters": [{"file": page} for page in others]}))
    script = Path(__file__).with_name("preview.js")
    _put(folder / "_static/preview.js", script.read_text("utf-8"))
    solution = root / "solutions" / f"{name}.ipynb"
    if solution.is_file():
        copy = folder / "exercises" / f"{name}.ipynb"
        copy.parent.mkdir(exist_ok=True)
        write(copy, exercises.derive(solution))


def _same(path: Path, copy: Path) -> bool:
    """Return whether the copy is of this state of the file."""
    return copy.exists() and copy.stat().st_mtime == path.stat().st_mtime


def _put(path: Path, text: str) -> None:
    """Write a file unless it holds that text."""
    if not path.exists() or path.read_text("utf-8") != text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def build(folder: Path) -> tuple[bool, list[str]]:
    """Build what is staged; return (succeeded, lines about faults)."""
    run = subprocess.run(
        [sys.executable, "-c", JUPYTER_BOOK, "build", folder], cwd=ROOT,
        env={**os.environ, "KITOB_TEKSHIRUV": "0", "NO_COLOR": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        errors="replace")
    said = [line.replace(f"{folder}{os.sep}", "")
            for line in run.stdout.splitlines() if NOISE.search(line)]
    return run.returncode == 0, said or (
        run.stdout.splitlines()[-5:] if run.returncode else [])


def refresh(name: str, folder: Path, root: Path = ROOT) -> bool:
    """Stage and build once, and say how it went; return whether it did."""
    begun = time.monotonic()
    try:
        stage(name, folder, root)
        succeeded, said = build(folder)
    except NotebookError as error:
        succeeded, said = False, [str(error)]
    print(*said, f"Yigʻildi ({time.monotonic() - begun:.0f} soniya)"
          if succeeded else "Yigʻilmadi: xatoni tuzatib, faylni saqlang",
          sep="\n", flush=True)
    if succeeded:
        _put(folder / "_build/html/yigildi.txt", str(time.time()))
    return succeeded


def state(name: str, root: Path = ROOT) -> dict[Path, int]:
    """Return when each source was saved, in nanoseconds."""
    found = {}
    for path in sources(name, root):
        try:
            found[path] = path.stat().st_mtime_ns
        except FileNotFoundError:  # an editor is replacing it
            continue
    return found


def watch(name: str, folder: Path, seen: dict[Path, int],
          root: Path = ROOT) -> None:
    """Build again whenever a source is no longer as ``seen``; no end."""
    while True:
        time.sleep(POLL)
        now = state(name, root)
        if now != seen:
            seen = now
            refresh(name, folder, root)


def show(name: str, folder: Path, once: bool, root: Path = ROOT) -> int:
    """Build in ``folder``, serve, build again; return the exit status."""
    seen = state(name, root)
    succeeded = refresh(name, folder, root)
    if once:
        return 0 if succeeded else 1
    html = folder / "_build/html"
    html.mkdir(parents=True, exist_ok=True)
    with serve(html, max_age=0) as address:
        print(f"Sahifa: {address}/chapters/{name}.html\n"
              "Fayl saqlansa, qayta yigʻiladi. Toʻxtatish: Ctrl-C", flush=True)
        try:
            watch(name, folder, seen, root)
        except KeyboardInterrupt:
            print()
    return 0


def main(arguments: list[str]) -> int:
    """Show the chapter named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.preview")
    parser.add_argument("--once", action="store_true",
                        help="build once and end; do not serve")
    parser.add_argument("name", nargs="?")
    options = parser.parse_args(arguments)
    if not options.name:
        print("Bobning nomini bering: make preview "
              "NAME=05_organish_tezligi", file=sys.stderr)
        return 2
    try:
        name, = stems([options.name])
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    with (tempfile.TemporaryDirectory(prefix="kitob-") as place,
          contextlib.suppress(KeyboardInterrupt)):
        return show(name, Path(place).resolve(), options.once)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
