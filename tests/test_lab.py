"""JupyterLab, in a browser: it shows everything and changes no source."""
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import ROOT

from book import lab
from book.notebooks import read

STEM = "05_organish_tezligi"
LOOK = """() => {
    const page = document.querySelector(".jp-Notebook-ExecutionIndicator")
        && document.querySelector(".jp-WindowedPanel-outer");
    if (!page) return [];
    window.seen ??= {text: {}, images: {}, open: 0, folds: {}, cells: {}};
    for (const cell of page.querySelectorAll(".jp-Cell")) {
        const place = cell.dataset.windowedListIndex;
        if (cell.innerText.trim()) seen.cells[place] = 1;
        for (const one of cell.querySelectorAll(
                ".jp-OutputArea-output img, .jp-OutputArea-output svg"))
            seen.images[place] = 1;
        for (const one of cell.querySelectorAll(".jp-MarkdownOutput")) {
            seen.text[place] = one.innerText;
            seen.folds[place] = one.querySelectorAll("details").length;
            seen.open += one.querySelectorAll("details[open]").length;
        }
    }
    const end = page.scrollTop + page.clientHeight >= page.scrollHeight - 2;
    page.scrollTop = end ? 0 : page.scrollTop + 400;
    return Object.keys(seen.cells);
}"""


def free_port():
    """Return a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextlib.contextmanager
def running(root, folder, *options):
    """Run book.lab on a book; give the server's address.

    folder : for what Jupyter keeps of its user.
    """
    port = free_port()
    environment = os.environ | {
        f"JUPYTER_{name}_DIR": str(folder / name)
        for name in ("DATA", "CONFIG", "RUNTIME")}
    code = ("import pathlib, sys; from book import lab; sys.exit(lab.main("
            "sys.argv[2:], pathlib.Path(sys.argv[1])))")
    process = subprocess.Popen(
        [sys.executable, "-c", code, root, *options, "--no-browser",
         "--allow-root", "--ServerApp.ip=127.0.0.1",
         f"--ServerApp.port={port}", "--IdentityProvider.token=kalit"],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        end = time.monotonic() + 120
        while True:
            try:
                urllib.request.urlopen(f"{address}/api?token=kalit").close()
                break
            except OSError:
                assert time.monotonic() < end and process.poll() is None
                time.sleep(0.2)
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


def seen(browser, address, path, cells):
    """Open a notebook, look at all of its cells; return what was shown."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(f"{address}/lab/tree/{path}?token=kalit&reset")
    end = time.monotonic() + 180
    while len(page.evaluate(LOOK)) < cells:
        page.wait_for_timeout(100)
        assert time.monotonic() < end, page.evaluate("window.seen")
    for _ in range(cells // 2):  # what was late the first time
        page.evaluate(LOOK)
        page.wait_for_timeout(50)
    found = page.evaluate("window.seen")
    page.close()
    return found


@pytest.mark.skipif(os.name != "posix", reason="ends a group of processes")
def test_copies_read_well_without_an_extension(browser, tmp_path):
    root = tmp_path / "kitob"
    for name in (f"boblar/{STEM}.ipynb", f"mashqlar/{STEM}.ipynb"):
        (root / "daftarlar" / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / "daftarlar" / name, root / "daftarlar" / name)
    with running(root, tmp_path) as address:
        for folder, figures in (("boblar", 4), ("mashqlar", 0)):
            nb = read(root / f"daftarlar/{folder}/{STEM}.ipynb")
            found = seen(browser, address, f"{folder}/{STEM}.ipynb",
                         len(nb.cells))
            text = "\n".join(found["text"].values())
            assert not re.search(r"\{\w+\}`|:::|%s|<!--|\\tag|\$", text)
            assert len(found["images"]) == figures
            source = "\n".join(
                cell.source for cell in nb.cells
                if cell.cell_type == "markdown")
            folds = source.count("<details>")
            assert sum(found["folds"].values()) == folds > 5
            assert found["open"] == 0
    assert not list((root / "daftarlar").rglob(".ipynb_checkpoints"))


@pytest.mark.skipif(os.name != "posix", reason="ends a group of processes")
def test_sources_are_shown_whole_and_stay_as_they_are(browser, tmp_path):
    root = tmp_path / "kitob"
    (root / "chapters").mkdir(parents=True)
    for name in (f"chapters/{STEM}.ipynb", "_toc.yml", ".gitignore"):
        shutil.copy(ROOT / name, root / name)

    def git(*arguments):
        return subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments],
            cwd=root, check=True, capture_output=True, text=True).stdout

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "a")
    with running(root, tmp_path, "--edit") as address:
        path = f"chapters/{STEM}.ipynb"
        found = seen(browser, address, path, len(read(root / path).cells))
        assert len(found["images"]) == 4  # SVG: trusted
        with urllib.request.urlopen(
                f"{address}/lab/api/settings/{lab.DOCUMENTS}?token=kalit"
                ) as answer:
            settings = json.load(answer)
        assert settings["schema"]["properties"]["autosave"][
            "default"] is False
    assert git("status", "--porcelain") == ""
