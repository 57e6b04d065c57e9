"""What the tests share: notebooks, the built pages, a browser to open them."""
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from book import browser as browsers
from book.notebooks import (  # noqa: F401 (for the tests)
    ROOT, printed, prose, read)
from book.proof import matrix

# What a build is made of, and what it must not take from this machine.
SOURCES = ["_config.yml", "_toc.yml", "book", "_static", "locale",
           "lugat.csv", "chapters", "exercises", "solutions", "daftarlar"]
FOREIGN = ("GITHUB_", "KITOB_", "SOURCE_DATE_EPOCH")
EPOCH = "1772700000"  # 5 March 2026
not_run = []


def paths(*folders):
    """Return pytest parameters: every notebook of the named folders."""
    found = sorted(p for f in folders for p in ROOT.glob(f"{f}/*.ipynb"))
    return [pytest.param(p, id=p.relative_to(ROOT).as_posix()) for p in found]


def numbered(folder):
    """Return pytest parameters: the notebooks whose name begins with NN_."""
    return [p for p in paths(folder) if p.values[0].name[:2].isdigit()]


# What takes minutes ----------------------------------------------------------


def record_copies(folder):
    """Return the command that records copies of all notebooks."""
    copies = []
    for path in paths("chapters", "solutions"):
        place = folder / path.values[0].parent.name
        if not place.exists():
            place.mkdir()
            shutil.copy(ROOT / "chapters/matplotlibrc", place)
        copies.append(shutil.copy(path.values[0], place))
    return ["book.record", *copies]


COMMANDS = {  # fixture -> function that returns the command
    "recorded_again": record_copies,
    "mutants": lambda folder: ["book.proof.mutants"],
    "answers": lambda folder: ["book.proof.answers"],
    "verified": lambda folder: ["book.verify", "--kept"],
}
# Other instructions and threads than the build has: one run for two proofs.
SETTINGS = {"recorded_again": matrix.setting(*matrix.RECORDING)}


def said_by(name):
    """Return the fixture of one of `COMMANDS`.

    Its value: (exit status, what was said, folder).
    """
    @pytest.fixture(scope="session", name=name)
    def result(tmp_path_factory):
        folder = tmp_path_factory.mktemp(name)
        # What other tests change in their own process is not for these.
        run = subprocess.run(
            [sys.executable, "-m", *map(str, COMMANDS[name](folder))],
            cwd=ROOT, env=ENVIRONMENT | SETTINGS.get(name, {}),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", timeout=1800)
        return run.returncode, run.stdout, folder
    return result


ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith("PYTEST_")}
recorded_again, mutants, answers, verified = map(said_by, COMMANDS)

# The longest are begun first, so that no process is left alone at the end.
LONG = [*COMMANDS, "site", "tampered"]


def pytest_collection_modifyitems(items):
    """Put the files whose tests wait for one of `LONG` before the others."""
    items.sort(key=lambda item: min(
        (place for place, name in enumerate(LONG)
         if name in item.fixturenames), default=len(LONG)))


# Built pages ---------------------------------------------------------------


def copy_sources(folder, names=SOURCES, root=ROOT):
    """Copy what the book is built from; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=(
                shutil.ignore_patterns(
                    "__pycache__", ".ipynb_checkpoints", "*.mo")))
        else:
            shutil.copy(source, folder / name)
    return folder


def build(folder, *options, **environment):
    """Build the book in ``folder``; return the exit status and what it said.

    environment : variables beside those of this process; verification is
        off, because it is another test's matter.
    """
    clean = {name: value for name, value in os.environ.items()
             if not name.startswith(FOREIGN)}
    run = subprocess.run(
        [Path(sys.executable).with_name("jupyter-book"), "build", folder,
         "-n", "--keep-going", *options],
        env=clean | {"KITOB_TEKSHIRUV": "0", "NO_COLOR": "1",
                     "SOURCE_DATE_EPOCH": EPOCH} | environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        errors="replace", timeout=600)
    return run.returncode, run.stdout


def small_book(folder, page, **environment):
    """Build a book of one Markdown page.

    Returns the exit status, what was said, and the page's HTML.
    """
    copy_sources(folder, ["_config.yml", "book", "_static", "locale"])
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: chapters/kirish\n", encoding="utf-8")
    (folder / "chapters").mkdir()
    (folder / "chapters/kirish.md").write_text(page, encoding="utf-8")
    status, said = build(folder, "-W", **environment)
    built = folder / "_build/html/chapters/kirish.html"
    return status, said, (
        built.read_text(encoding="utf-8") if built.exists() else "")


class Site:
    """The built book: its folder, its pages, and what the build said."""

    def __init__(self, source):
        """Build the book in a folder, or take what was built there."""
        self.source, self.folder = source, source / "_build/html"
        done = source / "_build/aytilgan.json"
        if not done.exists():
            done.parent.mkdir(exist_ok=True)
            done.write_text(json.dumps(build(source)), encoding="utf-8")
        self.status, self.said = json.loads(done.read_text(encoding="utf-8"))
        self.names = sorted(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*.html")
            if "_static" not in path.parts
            and path.name not in ("index.html", "404.html", "oflayn.html"))
        self.chapters = [name for name in self.names
                         if name.startswith("chapters/") and name[9].isdigit()]

    def text(self, name):
        """Return a page's HTML."""
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole book, built once from a copy of its sources, only to be read.

    With -n the first process that asks builds it; the others wait.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with FileLock(folder / "kitob.lock"):
        if not (folder / "kitob").exists():
            copy_sources(folder / "kitob")
        book = Site(folder / "kitob")
    assert book.status == 0 and book.chapters, book.said[-3000:]
    return book


def until(page, expression, seconds=30):
    """Wait until a page's expression is true; return its value.

    Playwright's own wait_for_function evaluates a string within the page,
    which the pages' Content-Security-Policy forbids.
    """
    end = time.monotonic() + seconds
    while not (value := page.evaluate(expression)):
        assert time.monotonic() < end, f"{page.url}: {expression}"
        page.wait_for_timeout(30)
    return value


# For one module only: while Playwright runs, no other event loop can.
@pytest.fixture(scope="module")
def browser():
    """A running browser; without one no test is run, or under CI it fails."""
    from playwright.sync_api import sync_playwright
    with sync_playwright() as player:
        running = browsers.launch(player)
        if running is None:
            if os.environ.get("CI"):
                pytest.fail(f"CI: {browsers.MISSING}")
            pytest.skip(browsers.MISSING)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(site):
    """Where the built book is served."""
    with browsers.serve(site.folder) as place:
        yield place


def pytest_runtest_logreport(report):
    """Note the tests that were not run for want of a browser."""
    if report.skipped and browsers.MISSING in str(report.longrepr):
        not_run.append(report.nodeid)


def pytest_terminal_summary(terminalreporter):
    """Say at the end, in Uzbek, what was not run and how to get it run."""
    if not_run:
        terminalreporter.section("brauzer testlari BAJARILMADI", yellow=True)
        terminalreporter.line(
            f"{len(not_run)} ta test bajarilmadi: {browsers.MISSING}")


@pytest.fixture
def float64():
    """Count in float64, as the book does."""
    import torch
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)
