"""What was visited opens without a network; on request the whole book does.

In a real browser, over a real connection that is really cut: the server ends.
"""
import contextlib
import json
import shutil
import time

import pytest
from conftest import until
from test_pages import ENGLISH, strange

from book import browser as browsers
from book import site as sites

SEEN = "chapters/05_organish_tezligi.html"
OTHER = "chapters/08_autograd_mexanikasi.html"
DOWNLOADS = "chapters/ilova_yuklab.html"
ASK = "localStorage.setItem('kitob-oflayn', '1')"
KEPT = """async () => {
    const found = {};
    for (const name of await caches.keys())
        found[name] = (await (await caches.open(name)).keys()).map(
            one => new URL(one.url).pathname.slice(1));
    return found;
}"""


class Line:
    """A server that can be cut, and serve another folder at its address."""

    def __init__(self):
        self.port, self.open = 0, contextlib.ExitStack()

    def serve(self, folder):
        self.cut()
        self.open = contextlib.ExitStack()
        address = self.open.enter_context(
            browsers.serve(folder, 0, self.port))
        self.port = int(address.rpartition(":")[2])
        return address

    def cut(self):
        self.open.close()


@pytest.fixture
def line():
    line = Line()
    yield line
    line.cut()


@pytest.fixture
def context(browser):
    context = browser.new_context()
    context.add_init_script(ASK)
    yield context
    context.close()


def visit(page, address, name, kept):
    """Open a page; wait until the worker has kept a file."""
    page.goto(f"{address}/{name}")
    end = time.monotonic() + 30
    while not any(kept in names for names in page.evaluate(KEPT).values()):
        assert time.monotonic() < end, page.evaluate(KEPT)
        page.wait_for_timeout(50)


def drawn(page):
    """Return whether all figures of a page are there."""
    return page.evaluate("""() => [...document.querySelectorAll(
        ".bd-article img")].every(one => one.complete && one.naturalWidth)""")


def test_what_was_visited_opens_again_and_the_rest_says_why_not(
        site, line, context):
    address = line.serve(site.folder)
    page = context.new_page()
    visit(page, address, SEEN, SEEN)
    last = page.evaluate("""() => [...document.querySelectorAll(
        ".bd-article img")].at(-1).getAttribute("src")""")
    visit(page, address, SEEN, last.removeprefix("../"))
    title = page.title()
    line.cut()
    for place in (SEEN, f"{SEEN}#xulosa"):
        page.goto("about:blank")
        page.goto(f"{address}/{place}", wait_until="load")
        assert page.title() == title and drawn(page)
        assert page.evaluate(
            "getComputedStyle(document.querySelector('h1')).fontFamily"
        ).startswith('"Kitob Serif"')
    page.goto(f"{address}/{OTHER}")
    said = page.locator("body").inner_text()
    assert "Bu sahifa saqlanmagan" in said and "Quyidagi sahifalar" in said
    assert not ENGLISH.search(said) and "@" not in said
    assert page.evaluate("document.documentElement.lang") == "uz"
    links = {link.get_attribute("href") for link in page.locator("a").all()}
    assert links == {f"{address}/{SEEN}"}
    assert page.locator("svg").is_visible()
    page.get_by_role("link").click()
    assert page.title() == title


def test_the_whole_book_is_kept_on_request(site, line, context):
    address = line.serve(site.folder)
    manifest = json.loads((site.folder / sites.FILE).read_text("utf-8"))
    page = context.new_page()
    page.goto(f"{address}/{DOWNLOADS}")
    button = page.locator(".oflayn-saqlash")
    button.wait_for()
    named = sites.megabytes(manifest["bytes"])
    assert button.inner_text() == f"Butun kitobni saqlash ({named})"
    button.focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('.oflayn-holat').textContent"
                ".startsWith('Kitob shu qurilmada saqlangan')", 60)
    assert not button.is_visible() and not strange(
        [page.locator(".oflayn-ochir").inner_text()],
        {"Saqlanganini oʻchirish"})
    line.cut()
    lost = page.evaluate("""async names => {
        const lost = [];
        for (const name of names)
            if (!(await fetch(`../${name}`).catch(() => ({}))).ok)
                lost.push(name);
        return lost;
    }""", list(manifest["files"]))
    assert lost == []
    for name in site.names[::9]:
        page.goto(f"{address}/{name}")
        assert drawn(page) and "saqlanmagan" not in page.title(), name
    page.goto(f"{address}/search.html?q=momentum")
    until(page, "document.querySelectorAll('#search-results li').length > 3")
    page.goto(f"{address}/{DOWNLOADS}")
    word = page.get_by_role("status")
    word.filter(has_text="internetsiz ham ochiladi").wait_for()


def test_an_interrupted_saving_says_how_far_it_came(site, line, context):
    address = line.serve(site.folder)
    page = context.new_page()
    page.goto(f"{address}/{DOWNLOADS}")
    page.locator(".oflayn-saqlash").wait_for()
    line.cut()
    page.locator(".oflayn-saqlash").click()
    until(page, "document.querySelector('.oflayn-holat').textContent"
                ".includes('tugmani yana bosing')")
    line.serve(site.folder)
    page.locator(".oflayn-saqlash").click()
    until(page, "document.querySelector('.oflayn-holat').textContent"
                ".startsWith('Kitob shu qurilmada saqlangan')", 60)
    page.locator(".oflayn-ochir").click()
    until(page, "document.querySelector('.oflayn-holat').textContent"
                ".includes('oʻchirildi')")
    assert [len(names) for names in page.evaluate(KEPT).values()] == [1]


@pytest.fixture
def newer(site, tmp_path):
    """The next build: one page says something else."""
    folder = shutil.copytree(site.folder, tmp_path / "html")
    path = folder / SEEN
    path.write_text(path.read_text(encoding="utf-8").replace(
        "</h1>", " (yangi)</h1>", 1), encoding="utf-8")
    sites.save(sites.Built(folder, json.loads(
        (folder / sites.FILE).read_text(encoding="utf-8"))))
    return folder


def test_a_new_build_replaces_the_old_one(site, newer, line, context):
    address = line.serve(site.folder)
    page = context.new_page()
    visit(page, address, SEEN, SEEN)
    visit(page, address, OTHER, OTHER)
    old, = page.evaluate(KEPT)
    line.serve(newer)
    page.goto(f"{address}/{OTHER}")  # the browser looks for a new worker
    end = time.monotonic() + 90
    while list(page.evaluate(KEPT)) == [old] or len(page.evaluate(KEPT)) > 1:
        assert time.monotonic() < end, page.evaluate(KEPT)
        page.wait_for_timeout(50)
    now, names = *page.evaluate(KEPT), *page.evaluate(KEPT).values()
    assert now != old and {SEEN, OTHER} <= set(names)
    line.cut()
    page.goto(f"{address}/{SEEN}")
    assert "(yangi)" in page.locator("h1").inner_text()


def test_a_build_that_cannot_be_fetched_leaves_the_old_one(
        site, newer, line, context):
    """Here the server is between two builds: worker new, files old."""
    address = line.serve(site.folder)
    page = context.new_page()
    visit(page, address, SEEN, SEEN)
    before = page.evaluate(KEPT)
    shutil.copy(site.folder / sites.FILE, newer / sites.FILE)
    line.serve(newer)
    page.goto(f"{address}/{SEEN}")
    page.evaluate("""async () => {
        const one = await navigator.serviceWorker.getRegistration();
        await one.update().catch(() => {});
        while (one.installing)
            await new Promise(done => setTimeout(done, 20));
    }""")
    assert list(page.evaluate(KEPT)) == list(before)
    line.cut()
    page.goto(f"{address}/{SEEN}")
    assert "(yangi)" not in page.locator("h1").inner_text() and drawn(page)


def test_on_this_machine_nothing_is_kept_unasked(site, line, browser):
    """Another site may come to the same address after the book."""
    address = line.serve(site.folder)
    page = browser.new_page()
    page.goto(f"{address}/{DOWNLOADS}", wait_until="load")
    page.wait_for_timeout(300)
    assert page.evaluate(KEPT) == {}
    assert page.locator(".oflayn").count() == 0
    assert page.evaluate("navigator.serviceWorker.getRegistrations()"
                         ".then(all => all.length)") == 0
    page.close()
