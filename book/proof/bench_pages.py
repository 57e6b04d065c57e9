"""Weight, requests and layout shift of the pages, beside two other builds.

    python -m book.proof.bench_pages [FOLDER] [--pages N] [--before COMMIT]

FOLDER holds a built book (_build/html when not given). The landing page and a
few chapters of it are measured on a first visit in Chromium at phone width;
then so are the pages of an earlier commit (HEAD^ when not given), and the same
sources built by an unmodified Jupyter Book. Both are built in a temporary
folder, which takes a minute or two each. A page that a build lacks weighs
nothing there. Files travel compressed, as from GitHub Pages. The unmodified
pages want files from another server; as no request leaves this machine those
are counted but weigh nothing here.
"""
import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import yaml

from book.browser import MISSING, launch, serve
from book.notebooks import ROOT
from book.proof.before import unpack

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser, BrowserContext, Page, ViewportSize)

LANDING = "chapters/kirish.html"
PHONE: "ViewportSize" = {"width": 390, "height": 844}  # CSS pixels
# Shifts are summed up; the page is scrolled to its end, as a reader does it.
WATCH = """
window.moved = 0;
new PerformanceObserver(list => {
    for (const entry of list.getEntries())
        if (!entry.hadRecentInput) window.moved += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
        window.scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    await new Promise(done => setTimeout(done, 100));
    return window.moved;
}"""


class Figures(TypedDict):
    """What a first visit of a page costs."""

    bytes: int  # on the wire
    requests: int
    outside: int  # requests to other servers
    shift: float  # cumulative layout shift
    width: int  # CSS pixels; more than the viewport's: it scrolls sideways


def first_visit(context: "BrowserContext", address: str
                ) -> "tuple[Page, Figures]":
    """Open a page in a context that has not opened any; scroll to its end.

    Returns the page, still open, and what the visit cost.
    """
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    urls: list[str] = []
    session.on("Network.loadingFinished",
               lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: urls.append(request.url))
    page.goto(address, wait_until="load")
    shift = page.evaluate(SCROLL)
    width = page.evaluate("document.documentElement.scrollWidth")
    session.detach()
    asked = [url for url in urls if not url.startswith(("data:", "blob:"))]
    origin = "/".join(address.split("/")[:3])
    outside = [url for url in asked if not url.startswith(origin)]
    return page, {"bytes": int(sum(sizes)), "requests": len(asked),
                  "outside": len(outside), "shift": shift, "width": width}


def measure(browser: "Browser", address: str,
            viewport: "ViewportSize" = PHONE) -> Figures:
    """Visit a page for the first time.

    viewport : CSS pixels.
    """
    with browser.new_context(viewport=viewport) as context:
        return first_visit(context, address)[1]


def build_unmodified(folder: Path, root: Path = ROOT) -> Path:
    """Build the book's pages by Jupyter Book's defaults; return the pages."""
    for name in ("chapters", "exercises", "solutions"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "_toc.yml", folder)
    # The glossary's directive is the book's own.
    for path in folder.glob("chapters/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"```\{lugat\}\n```\n", "", text),
                        encoding="utf-8")
    (folder / "_config.yml").write_text(yaml.safe_dump({
        "title": "kitob", "execute": {"execute_notebooks": "off"},
        "only_build_toc_files": True,
        "parse": {"myst_enable_extensions": [
            "amsmath", "colon_fence", "dollarmath"]}}), encoding="utf-8")
    subprocess.run(
        [Path(sys.executable).with_name("jupyter-book"), "build", folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return folder / "_build/html"


def build_before(commit: str, folder: Path) -> Path:
    """Build the pages of an earlier commit, not verified; return them.

    Raises `CalledProcessError` when there is no such commit.
    """
    folder.mkdir()
    unpack(commit, folder)
    subprocess.run(
        [Path(sys.executable).with_name("jupyter-book"), "build", folder],
        env=os.environ | {"KITOB_TEKSHIRUV": "0"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return folder / "_build/html"


def bench(site: Path, pages: list[str], before: str = "HEAD^",
          root: Path = ROOT) -> dict[str, list[Figures]]:
    """Return {page: [figures here, before, of the unmodified book]}."""
    from playwright.sync_api import sync_playwright
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = launch(player)
        if browser is None:
            raise SystemExit(f"Oʻlchanmadi: {MISSING}")
        plain = Path(folder, "oddiy")
        plain.mkdir()
        found: dict[str, list[Figures]] = {page: [] for page in pages}
        for place in (site, build_before(before, Path(folder, "oldingi")),
                      build_unmodified(plain, root)):
            with serve(place) as address:
                for page in pages:
                    found[page].append(measure(browser, f"{address}/{page}"))
        browser.close()
    return found


def main(arguments: list[str]) -> int:
    """Measure and print a table; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m book.proof.bench_pages")
    parser.add_argument("folder", nargs="?", type=Path,
                        default=ROOT / "_build/html")
    parser.add_argument("--pages", type=int, default=5,
                        help="how many chapters, evenly chosen")
    parser.add_argument("--before", default="HEAD^", metavar="COMMIT",
                        help="solishtiriladigan oldingi holat")
    options = parser.parse_args(arguments)
    names = sorted(path.relative_to(options.folder).as_posix() for path in
                   options.folder.glob("chapters/[0-9][0-9]_*.html"))
    if not names:
        print(f"{options.folder}: sahifa yoʻq; avval `make book`")
        return 1
    step = max(1, len(names) // options.pages)
    chapters = names[::step][:options.pages]
    try:
        found = bench(options.folder, [LANDING, *chapters], options.before)
    except subprocess.CalledProcessError as error:
        print(f"“{options.before}” holatini yigʻib boʻlmadi: {error}")
        return 1
    print(f"{'':32} {'KB':>20} {'soʻrovlar':>14} {'tashqi':>9} "
          f"{'siljish':>21}")
    print(f"{'sahifa':32} " + " ".join(
        f"{'hozir':>{a}}{'avval':>{b}}{'oddiy':>{b}}" for a, b in (
            (6, 7), (5, 6), (5, 6), (7, 7))))
    for page, builds in found.items():
        print(f"{page:32} " + " ".join((
            "".join(f"{one['bytes'] / 1000:7.0f}" for one in builds)[1:],
            "".join(f"{one['requests']:6}" for one in builds)[1:],
            "".join(f"{one['outside']:6}" for one in builds)[1:],
            "".join(f"{one['shift']:7.3f}" for one in builds))))
    middle = [statistics.median(found[page][k]["bytes"] for page in chapters)
              / 1000 for k in range(3)]
    print(f"boblar medianasi: {middle[0]:.0f} KB; {options.before}: "
          f"{middle[1]:.0f} KB; oʻzgartirilmagan Jupyter Book: "
          f"{middle[2]:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
