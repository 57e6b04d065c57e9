"""KaTeX out of the pinned package jupyterlab-myst, run in mini-racer's V8.

No package of its own carries KaTeX's script, stylesheet and fonts together,
and other people's code is not kept in the repository. The package is pinned
with its hashes in requirements.lock; in it KaTeX lies in webpack chunks,
whose modules are found by what they say and do, not by their names.
"""
import functools
import importlib.metadata
import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from py_mini_racer import MiniRacer

PACKAGE = "jupyterlab_myst"
HERE = Path(__file__).parent
# A chunk that speaks of one of these holds the script or the stylesheet.
MARKS = ("KaTeX parse error: ", 'font-family: "KaTeX_AMS"')
OTHER_FORMATS = re.compile(
    r',\s*url\(\S+?\) format\("(?:woff|truetype)"\)')
# \max and the sign that applies it are one argument of an index, not two.
APPLIED = re.compile("(<mi[^>]*>[^<]*</mi><mo>\u2061</mo>)")
FONT = re.compile(r"fonts/(\w+\.woff2)")
SAME = re.compile(r'(\w+\.woff2)\) format\("woff2"\)[^;]*?(\w+\.ttf)\)')


@functools.cache
def files() -> dict[str, Path]:
    """Return the package's files for the browser, by name."""
    found = importlib.metadata.distribution(PACKAGE).files or []
    return {file.name: Path(str(file.locate())) for file in found
            if file.parent.name == "static"}


@functools.cache
def engine() -> MiniRacer:
    """Return the engine, in which ``render`` and ``stylesheet`` are defined.

    It is started by the first formula, in a thread of its own: where an event
    loop runs, such as Playwright's, it would bind itself to that loop and
    answer no more when the loop is closed (mini-racer 0.14.1).
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(start).result()


def start() -> MiniRacer:
    """Return a new engine."""
    running = MiniRacer()
    running.eval((HERE / "webpack.js").read_text(encoding="utf-8"))
    for name, path in files().items():
        if name.endswith(".js"):
            source = path.read_text(encoding="utf-8")
            if any(mark in source for mark in MARKS):
                running.eval(source)
    running.eval((HERE / "render.js").read_text(encoding="utf-8"))
    return running


def render(tex: str, display: bool) -> str:
    """Return the HTML of a formula, its TeX within for who copies it.

    display : on a line of its own.
    Raises JSEvalException when KaTeX does not understand the formula.
    """
    made = str(engine().eval(
        f"render({json.dumps(tex)}, {json.dumps(display)})"))
    return APPLIED.sub(r"<mrow>\1</mrow>", made)


def version() -> str:
    """Return the version of KaTeX."""
    return str(engine().eval("katex.version"))


def stylesheet() -> str:
    """Return the stylesheet, with the woff2 fonts alone."""
    return OTHER_FORMATS.sub("", str(engine().eval("stylesheet")))


@functools.cache
def outlines() -> dict[str, Path]:
    """Return {woff2 font: the same as TrueType}, which fontTools can cut."""
    return {name: files()[other] for name, other in SAME.findall(
        str(engine().eval("stylesheet")))}


def write_assets(folder: Path) -> None:
    """Write the stylesheet, the fonts that it names, and who made them."""
    css = stylesheet()
    (folder / "fonts").mkdir(parents=True, exist_ok=True)
    (folder / "katex.css").write_text(css, encoding="utf-8")
    for name in sorted(set(FONT.findall(css))):
        shutil.copyfile(files()[name], folder / "fonts" / name)
    (folder / "LICENSE.txt").write_text(
        f"KaTeX {version()}: MIT License, Khan Academy and other "
        "contributors, https://katex.org\n", encoding="utf-8")
