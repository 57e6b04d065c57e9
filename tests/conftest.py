"""What the tests share: notebooks, the built pages, a browser to open them."""
import os
import shutil
import signal
import subprocess
import sys
import time
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from book import browser as browsers
from book.notebooks import (  # noqa: F401 (for the tests)
    ROOT, printed, prose, read)
from book.workers import processors

# What a build is made of, and what it must not take from this machine.
SOURCES = ["_config.yml", "_toc.yml", "book", "_static", "locale",
           "lugat.csv", "chapters", "exercises", "solutions"]
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


# Executed beside the tests ---------------------------------------------------


class Aside:
    """What takes minutes in processes of its own, begun before the first test.

    A fixture named here is the result: (exit status, what was said, folder).
    """

    def __init__(self, wanted):
        self.folder = Path(tempfile.mkdtemp())
        self.running, self.stopped = set(), False
        self.executor = ThreadPoolExecutor(max(1, processors() - 1))
        self.results = {name: self.executor.submit(self.run, name)
                        for name in ASIDE if name in wanted}

    def run(self, name):
        """Run one of `ASIDE` in a folder of its own."""
        folder = self.folder / name
        folder.mkdir()
        # What other tests change in their own process is not for these.
        with open(folder / "log", "w+", encoding="utf-8") as log:
            run = subprocess.Popen(
                [sys.executable, "-m", *map(str, ASIDE[name](folder))],
                cwd=ROOT, env=ENVIRONMENT, stdout=log, stderr=log)
            self.running.add(run)
            if self.stopped:
                run.terminate()
            status = run.wait(1800)
            log.seek(0)
            return status, log.read(), folder

    def end(self):
        """End what is still running, at Ctrl-C for example."""
        self.stopped = True
        for run in self.running:
            if run.poll() is None:
                run.send_signal(signal.SIGINT)
        self.executor.shutdown(cancel_futures=True)
        shutil.rmtree(self.folder)


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


ENVIRONMENT = {name: value for name, value in os.environ.items()
               if not name.startswith("PYTEST_")}
ASIDE = {  # fixture -> function that returns the command, longest first
    "recorded_again": record_copies,
    "verified": lambda folder: ["book.verify", "--kept"],
    "mutants": lambda folder: ["book.proof.mutants"],
    "answers": lambda folder: ["book.proof.answers"],
}
RUNNING = pytest.StashKey[Aside]()


def aside(name):
    """Return the fixture of one of `ASIDE`."""
    @pytest.fixture(scope="session", name=name)
    def result(pytestconfig):
        return pytestconfig.stash[RUNNING].results[name].result()
    return result


recorded_again, verified, mutants, answers = map(aside, ASIDE)


def waits(item):
    """Return the place of a test among those that wait; 0: it does not."""
    return max((place for place, name in enumerate(ASIDE, 1)
                if name in item.fixturenames), default=0)


def pytest_collection_modifyitems(items):
    """Put what waits for something behind all else."""
    items.sort(key=waits)


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session):
    """Begin what the tests will want to see."""
    if session.config.option.collectonly:
        return (yield)
    running = Aside({name for item in session.items
                     for name in item.fixturenames})
    session.config.stash[RUNNING] = running
    try:
        return (yield)
    finally:
        running.end()


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
        self.source = source
        self.status, self.said = build(source)
        self.folder = source / "_build/html"
        self.names = sorted(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*.html")
            if "_static" not in path.parts and path.name != "index.html")
        self.chapters = [name for name in self.names
                         if name.startswith("chapters/") and name[9].isdigit()]

    def text(self, name):
        """Return a page's HTML."""
        return (self.folder / name).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole book, built once from a copy of its sources."""
    book = Site(copy_sources(tmp_path_factory.mktemp("kitob")))
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
