"""The built site as a whole: what it is made of, and what lies beside it.

A build ends with a manifest, `FILE`: of which sources it was made, what was
verified, which files a reader without a network needs. PDF, EPUB and the
packed site are made only of a site whose manifest names the sources as they
are now and whose files are those that the manifest names; otherwise the book
is verified and built first.
"""
import gzip
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from book import article
from book.alphabet import ALPHABETS, SOURCE
from book.console import Refusal
from book.device import page as device
from book.notebooks import ROOT
from book.report import (
    CODE, CONTENT, KEPT, Report, date, reusable, sha256)

SITE = "_build/html"
FILE = "nashr.json"  # the manifest
PAGE = "chapters/ilova_yuklab.html"
DOWNLOADS = "yuklab"  # the folder of what the commands make
BOOK, ZIP = "kitob", "kitob.zip"  # the first takes an alphabet, an ending
EDITIONS = {"kiril": ", kirill alifbosida",
            "yangi": ", yangi lotin alifbosida"}
# Beside what decides the numbers, a page is made of these.
MATERIAL = ("_config.yml", "_static/**/*", "locale/**/*.po",
            "book/sphinx/**/*")
# What a reader of the pages needs; fonts in the form that all browsers know.
READ = {".html", ".css", ".js", ".svg", ".png", ".jpg", ".webp", ".woff2",
        ".json", ".csv", ".wasm"}
PACKED = {".html", ".css", ".js", ".svg", ".json", ".csv"}
APART = {FILE, "404.html", "xizmatchi.js"}
PLACE = re.compile(r'(<section[^>]* id="tayyor-fayllar">\s*<h2>.*?</h2>)'
                   r"(.*?)(</section>)", re.S)
TABLE = re.compile(
    r'\n<div class="[^"]*" id="tayyor">.*?</table></div>\n', re.S)


@dataclass
class Built:
    """A built site.

    folder : where it lies.
    manifest : what the build says of it.
    """

    folder: Path
    manifest: dict[str, Any]

    @property
    def verified(self) -> dict[str, Any] | None:
        """What was recomputed and compared; None when nothing was."""
        found: dict[str, Any] | None = self.manifest["verified"]
        return found

    @property
    def downloads(self) -> Path:
        """Where the PDF, the EPUB and the packed site lie."""
        return self.folder / DOWNLOADS

    def pages(self, to: str = SOURCE) -> Path:
        """Return where the pages of an alphabet lie."""
        return self.folder if to == SOURCE else self.folder / to

    def editions(self) -> list[str]:
        """Return the other alphabets in which there are pages."""
        return editions_in(self.folder)

    def sentence(self) -> str:
        """Return what a title page says of the verification."""
        known = self.verified
        if known is None:
            return ("Diqqat: bu nusxa tekshirilmagan. Undagi sonlar va "
                    "rasmlar qayta hisoblab solishtirilmagan.")
        return (f"Bu nusxadagi {known['notebooks']} ta notebookdagi "
                f"{known['cells']} ta kod katagi {date(known['when'])} kuni "
                "qayta hisoblangan va yozuv bilan solishtirilgan: farq yoʻq. "
                f"PyTorch {known['torch']}. {device.footer()}")


def editions_in(folder: Path) -> list[str]:
    """Return the other alphabets in which a built site has pages."""
    return [to for to in ALPHABETS if (folder / to / "index.html").exists()]


def sources(root: Path) -> str:
    """Return one hash of all files that the site in ``root`` is made of.

    Machine and packages are the matter of the report of the verification.
    """
    found = {path for pattern in (*CODE, *CONTENT, *MATERIAL)
             for path in root.glob(pattern)
             if path.is_file() and path.suffix not in (".pyc", ".mo")}
    return sha256("\n".join(
        f"{path.relative_to(root).as_posix()} {sha256(path.read_bytes())}"
        for path in sorted(found)).encode())


def needed(folder: Path) -> list[str]:
    """Return the files that a reader of the pages needs, sorted.

    Of the assets only those that a page, a style sheet or a script names; of
    the editions in other alphabets nothing: a reader reads in one.
    """
    files = {path.relative_to(folder).as_posix(): path
             for path in folder.rglob("*")
             if path.is_file() and path.suffix in READ}
    found = {name for name in files
             if not name.startswith(("_static/", f"{DOWNLOADS}/"))
             and name not in APART
             and name.split("/")[0] not in ALPHABETS}
    waiting, named = set(found), ""
    while waiting:
        named = " ".join(_names(files[name]) for name in waiting)
        said = set(re.findall(r"[\w.-]+", named))
        waiting = {name for name in files.keys() - found
                   if name.startswith("_static/")
                   and name.rpartition("/")[2] in said}
        found |= waiting
    return sorted(found)


def _names(path: Path) -> str:
    """Return the text of a file in which other files may be named."""
    if path.suffix not in (".html", ".css", ".js"):
        return ""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return " ".join(re.findall(r'(?:src|href)="([^"]*)"', text))
    return text


def describe(folder: Path) -> dict[str, Any]:
    """Return the part of a manifest that is about files.

    build : changes with any file that a reader sees.
    bytes : of the files of the book as they travel, text among them
        compressed.
    nashrlar : the same of each edition in another alphabet that is there.
    """
    found = described(folder, needed(folder))
    editions = {to: described(folder, of_edition(folder, to, found["files"]))
                for to in editions_in(folder)}
    every = {**found["files"], **{
        name: value for one in editions.values()
        for name, value in one["files"].items()}}
    lines = "\n".join(f"{name} {value}" for name, value in every.items())
    return {"build": sha256(lines.encode())[:12], **found,
            "nashrlar": editions}


def described(folder: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return {"bytes": what files weigh, "files": {file: its hash}}."""
    files, weight = {}, 0
    for name in names:
        data = (folder / name).read_bytes()
        files[name] = sha256(data)[:16]
        weight += len(gzip.compress(data, 6, mtime=0)
                      if Path(name).suffix in PACKED else data)
    return {"bytes": weight, "files": files}


def of_edition(folder: Path, to: str, files: Iterable[str]) -> list[str]:
    """Return what a reader of an edition needs, sorted.

    Its own files, and those of the book that its pages show.
    files : of the book.
    """
    own = [path for path in (folder / to).rglob("*")
           if path.is_file() and path.suffix in READ
           and "_sources" not in path.parts]
    shown = {PurePosixPath(os.path.normpath(PurePosixPath(
        path.parent.relative_to(folder).as_posix(), name))).as_posix()
        for path in own if path.suffix == ".html"
        for name in re.findall(r'<img [^>]*src="([^"?#]+)',
                               path.read_text(encoding="utf-8"))}
    return sorted({path.relative_to(folder).as_posix() for path in own} | {
        name for name in files
        if name.startswith("_static/") or name in shown})


def write(folder: Path, root: Path, report: Report | None) -> None:
    """Write the manifest of a site that was just built."""
    about = None if report is None else {
        "notebooks": len(report["notebooks"]), "cells": report["cells"],
        "when": report["when"], "torch": report["torch"]}
    save(Built(folder, {"sources": sources(root), "verified": about}))


def save(built: Built) -> None:
    """Describe the files anew; write the manifest."""
    built.manifest |= describe(built.folder)
    (built.folder / FILE).write_text(
        json.dumps(built.manifest, ensure_ascii=False, indent=0) + "\n",
        encoding="utf-8", newline="\n")
    worker = built.folder / "xizmatchi.js"
    if worker.exists():
        text = re.sub(r'const BUILD = "\w*"',
                      f'const BUILD = "{built.manifest["build"]}"',
                      worker.read_text(encoding="utf-8"))
        worker.write_text(text, encoding="utf-8", newline="\n")


def renew(root: Path) -> None:
    """Describe the files anew after something was put into the pages."""
    folder = root / SITE
    save(Built(folder, json.loads(
        (folder / FILE).read_text(encoding="utf-8"))))


def load(root: Path) -> Built | None:
    """Return the site of a book if it is of the book as it is now."""
    folder = root / SITE
    try:
        manifest = json.loads((folder / FILE).read_text(encoding="utf-8"))
        files = manifest["files"]
        whole = all(sha256((folder / name).read_bytes())[:16] == value
                    for name, value in files.items())
        fresh = manifest["sources"] == sources(root)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Built(folder, manifest) if whole and fresh else None


def holds(built: Built, root: Path) -> bool:
    """Return whether a site's verification is the last one, and holds.

    Not when packages or machine are others now.
    """
    report = reusable(root / "_build" / KEPT, root)
    return (built.verified is not None and report is not None
            and report["when"] == built.verified["when"])


def ensure(root: Path = ROOT) -> Built:
    """Return the site; verify and build it first where it is not fresh.

    Raises `Refusal` when the book cannot be built.
    """
    unverified = os.environ.get("KITOB_TEKSHIRUV") == "0"
    built = load(root)
    if built and (unverified or holds(built, root)):
        return built
    status = subprocess.run([sys.executable, "-m", "book.build"],
                            cwd=root).returncode
    built = load(root) if status == 0 else None
    if built is None:
        raise Refusal("Avval kitob yigʻilishi kerak: sababi yuqorida")
    if not (unverified or holds(built, root)):
        raise Refusal("Sayt tekshirilmasdan yigʻilgan; `make book` buyrugʻini "
                      "bering")
    return built


def size(path: Path) -> str:
    """Return the size of a file in words: 3,2 MB."""
    return megabytes(path.stat().st_size)


def megabytes(count: int) -> str:
    """Return a number of bytes in words, never less than it is."""
    tenths = -(-count // 100_000)
    return f"{tenths // 10},{tenths % 10} MB"


def named(stem: str, to: str, ending: str) -> str:
    """Return the name of what is made of the pages in an alphabet."""
    return f"{stem}{'' if to == SOURCE else f'-{to}'}{ending}"


def made(root: Path = ROOT) -> dict[str, str]:
    """Return {file of the downloads: what it is}."""
    volumes = {BOOK: "butun kitob"} | {
        f"{BOOK}-{number}": caption for number, (caption, _) in enumerate(
            article.volumes(root), 1)}

    def papers(to: str, name: str = "") -> dict[str, str]:
        return {named(stem, to, ".pdf"): f"{caption}{name}, chop etish uchun"
                for stem, caption in volumes.items()}

    def epub(to: str, name: str = "") -> dict[str, str]:
        return {named(BOOK, to, ".epub"):
                f"butun kitob{name}, elektron oʻqigich uchun"}

    found = papers(SOURCE) | epub(SOURCE)
    for to, name in EDITIONS.items():
        found |= epub(to, name)
    found[ZIP] = "butun sayt, fleshka uchun"
    for to, name in EDITIONS.items():
        found |= papers(to, name)
    return found


def table(built: Built) -> str:
    """Return what the page of downloads says of the files that there are."""
    known = made()
    there = {name: built.downloads / name for name in known
             if (built.downloads / name).exists()}
    if not there:
        return ""
    rows = "".join(
        f'<tr><td><p><a class="reference external" href="../{DOWNLOADS}/'
        f'{name}" download>{name}</a></p></td><td><p>'
        f"{html.escape(known[name])}</p></td><td><p>"
        + size(path).replace(" ", "\u00a0") + "</p></td></tr>\n"
        for name, path in there.items())
    return ('\n<div class="pst-scrollable-table-container" id="tayyor"><table '
            'class="table">\n<thead><tr><th class="head"><p>fayl</p></th>'
            '<th class="head"><p>nima</p></th><th class="head"><p>hajmi</p>'
            f"</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n")


def without_table(text: str) -> str:
    """Return the page of downloads as the build has written it."""
    return TABLE.sub("", text)


def announce(built: Built) -> None:
    """Let the page of downloads name the files that there are.

    What it says when there are none stays below the table, as in the source.
    """
    page = built.folder / PAGE
    if page.exists():
        text = page.read_text(encoding="utf-8")
        found = table(built)
        text = PLACE.sub(lambda part: part[1] + found + part[2] + part[3],
                         without_table(text), count=1)
        page.write_text(text, encoding="utf-8", newline="\n")
    save(built)
