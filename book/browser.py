"""A browser for the page tests and measurements, and a server for the pages.

The browser is whatever Chromium this machine has: the distribution's, Google
Chrome, or the one that `playwright install chromium` brings.
"""
import contextlib
import functools
import gzip
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "google-chrome", "google-chrome-stable",
         "chromium-browser", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe")
MISSING = (
    "brauzer topilmadi. Chromium oʻrnating (Debian, Ubuntu: "
    "`sudo apt install chromium`) yoki `.venv/bin/playwright install "
    "chromium` buyrugʻini bering")
# No sandbox, so that root can run it too: the pages are our own. Every name
# but the server's is unknown, so that no request can leave the machine.
ARGUMENTS = ("--no-sandbox", "--disable-gpu",
             "--disable-background-networking", "--disable-dev-shm-usage",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
PACKED = {".html", ".css", ".js", ".svg", ".json", ".txt"}


def find(playwright: "Playwright") -> str | None:
    """Return the path of a browser, or None; KITOB_BROWSER names another."""
    chosen = os.environ.get("KITOB_BROWSER")
    if chosen:
        return chosen if os.path.exists(chosen) else None
    own = playwright.chromium.executable_path
    found = [path for name in NAMES if (path := shutil.which(name))]
    found += [path for path in (*PLACES, own) if os.path.exists(path)]
    return found[0] if found else None


def launch(playwright: "Playwright") -> "Browser | None":
    """Return a running browser; None when there is none to run."""
    path = find(playwright)
    if path is None:
        return None
    return playwright.chromium.launch(
        executable_path=path, args=list(ARGUMENTS))


@functools.cache
def packed(path: str, changed: float) -> bytes:
    """Return a file's content as gzip; ``changed`` is its time stamp."""
    return gzip.compress(Path(path).read_bytes(), 6, mtime=0)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files, the text among them compressed, as GitHub Pages sends them."""

    protocol_version = "HTTP/1.1"
    max_age = 600  # seconds that a browser may keep a file

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer with a file; not at all on what is left of an old server."""
        if getattr(self.server, "ended", False):
            self.close_connection = True
            return None
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.exists():
            return self.send_error(404)
        pack = path.suffix in PACKED
        body = (packed(path, path.stat().st_mtime) if pack
                else path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={self.max_age}")
        if pack:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)


@contextlib.contextmanager
def serve(folder: str | Path, max_age: int = Handler.max_age,
          port: int = 0) -> Iterator[str]:
    """Serve a folder on this machine; give its address.

    max_age : seconds that a browser may keep a file.
    port : 0 for any that is free.
    """
    kind = type("Handler", (Handler,), {"max_age": max_age})
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port),
                                         handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            vars(server)["ended"] = True  # for connections that stay open
