"""What is verified is what is published.

All notebooks are recomputed and compared before anything is read. A page is
then made only from bytes that the report names: the text that Sphinx reads is
hashed, kept with what it was made into, and compared with the report before
pages are written. So neither an old build, nor a file that changes meanwhile,
nor another table of contents brings a number to a page that was not computed.
"""
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from book.console import Refusal
from book.device import page as device
from book.notebooks import ROOT
from book.report import (
    KEPT, Checked, Report, date, load, reusable, save, sha256)

logger = logging.getLogger(__name__)

PAGES = ("html", "dirhtml", "singlehtml")  # can say what was verified
NO_PAGES = ("linkcheck", "dummy")  # publish nothing
SUFFIXES = (".ipynb", ".md")
IMAGES = "jupyter_execute"  # where MyST-NB keeps them; a name is a SHA-256
BANNER = ("<strong>Diqqat: bu nusxa tekshirilmagan.</strong> "
          "Undagi sonlar va rasmlar qayta hisoblab solishtirilmagan.")
WITHOUT = "Tekshiruvsiz nusxa kerak boʻlsa: KITOB_TEKSHIRUV=0."


class Verification:
    """What one build knows of the verification.

    report : None when verification is switched off.
    again : the report is of an earlier run and still holds.
    """

    def __init__(self, report: Report | None, again: bool) -> None:
        self.report, self.again = report, again
        recorded = report["notebooks"] if report else []
        derived = report["derived"] if report else []
        self.recorded = {one["path"]: one for one in recorded}
        self.derived = {one["path"]: one for one in derived}
        self.written: set[str] = set()

    def checked(self, path: str) -> Checked | None:
        """Return what the report says of a notebook."""
        return self.recorded.get(path) or self.derived.get(path)


def of(app: Sphinx) -> Verification:
    """Return the verification of a build."""
    found: Verification = vars(app)["kitob_verification"]
    return found


# Before anything is read ---------------------------------------------------


def begin(app: Sphinx) -> None:
    """Refuse what cannot be verified; recompute and compare the rest."""
    name, root = app.builder.name, Path(app.srcdir)
    vars(app)["kitob_verification"] = Verification(None, False)
    if name in NO_PAGES:
        return
    if name not in PAGES:
        raise Refusal(
            f"“{name}” quruvchisi sahifaga tekshiruv haqidagi gapni yoza "
            f"olmaydi, shuning uchun ishlatilmaydi. Mumkin boʻlganlari: "
            f"{', '.join(PAGES)}.")
    if os.environ.get("KITOB_TEKSHIRUV") == "0":
        logger.info("KITOB_TEKSHIRUV=0: natijalar tekshirilmadi")
        return
    if not (root / "_toc.yml").is_file():
        raise Refusal(
            f"{root}: bu papkada _toc.yml yoʻq. Sahifa alohida yigʻilmaydi, "
            f"butun kitobni yigʻing: `make book`. {WITHOUT}")
    kept = Path(app.outdir).parent / KEPT
    report = reusable(kept, root)
    again = report is not None
    if report is None:
        report = recompute(root)
        save(kept, report)
    else:
        logger.info("Tekshiruv takrorlanmadi: notebooklar, muhit va kod "
                    f"{report['when']} dan beri oʻzgarmagan")
    vars(app)["kitob_verification"] = Verification(report, again)


def recompute(root: Path) -> Report:
    """Verify the book in ``root``; return the report.

    Raises `Refusal` when anything differs.
    """
    logger.info("Natijalar qayta hisoblanmoqda va solishtirilmoqda…")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "hisobot.json")
        run = subprocess.run(
            [sys.executable, "-m", "book.verify", "--root", root,
             "--json", file], cwd=ROOT, capture_output=True,
            encoding="utf-8", errors="replace")
        report = load(file)
    problems = report["problems"] if report else []
    if report and not problems and report["cells"] != sum(
            one["cells"] for one in report["notebooks"]):
        problems = ["solishtirilgan kataklar soni notebooklardagi kod "
                    "kataklari soniga teng emas"]
    if run.returncode or problems or not report:
        problems = problems or [(run.stdout + run.stderr).strip()]
        raise Refusal(
            "Yozib qoʻyilgan natijalar qayta hisoblanganiga mos kelmadi:"
            "\n\n  " + "\n  ".join(problems)
            + "\n\nKatakdagi kodni tuzating yoki natijani `python -m "
            "book.record` buyrugʻi bilan qaytadan yozing va farqni `git "
            f"diff` bilan koʻrib chiqing. {WITHOUT}")
    return report


# While pages are read ------------------------------------------------------


def hashes(env: BuildEnvironment) -> dict[str, str]:
    """Return {page: SHA-256 of the text that its doctree was made from}."""
    found: dict[str, str] = vars(env).setdefault("kitob_read", {})
    return found


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str],
             changed: set[str], removed: set[str]) -> list[str]:
    """Refuse unverified notebooks; name all pages that must be read again.

    Those are the pages whose text is not the one that was read last, whatever
    their time stamps say, and those whose kept images are damaged.
    """
    refuse(app, [fault for name in sorted(env.found_docs)
                 if (fault := stranger(app, name))])
    again = {name for name in env.found_docs if altered(app, name)}
    for image, (pages, _) in list(env.images.items()):
        path = Path(app.srcdir, image)
        if path.parent.name == IMAGES and not (
                path.is_file() and sha256(path.read_bytes()) == path.stem):
            path.unlink(missing_ok=True)
            again |= pages & env.found_docs
    return sorted(again)


def text_hash(path: str) -> str:
    """Return the SHA-256 of a file's text, as Sphinx reads it."""
    return sha256(Path(path).read_text(encoding="utf-8-sig").encode())


def altered(app: Sphinx, docname: str) -> bool:
    """Return whether a file is not the one its page was made from."""
    return hashes(app.env).get(docname) != text_hash(
        app.env.doc2path(docname))


def note_source(app: Sphinx, docname: str, content: list[str]) -> None:
    """Keep the hash of the text that a page is made from."""
    hashes(app.env)[docname] = sha256(content[0].encode())


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    hashes(env).pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str],
          other: BuildEnvironment) -> None:
    """Take over what another process has read."""
    hashes(env).update({name: hashes(other)[name] for name in docnames})


# Before and after pages are written ----------------------------------------


def shown(app: Sphinx, docname: str) -> str:
    """Return a page's path, relative to the book's folder, with slashes."""
    return Path(app.env.doc2path(docname, base=False)).as_posix()


def stranger(app: Sphinx, docname: str) -> str | None:
    """Return why a page may not be in the book at all; None if it may."""
    path = shown(app, docname)
    if not path.endswith(SUFFIXES):
        return f"{path}: sahifa .ipynb yoki .md boʻlishi kerak"
    if (of(app).report and path.endswith(".ipynb")
            and not of(app).checked(path)):
        return (f"{path}: tekshirilgan notebooklar orasida yoʻq; uni "
                "chapters/ yoki solutions/ papkasiga koʻchiring va _toc.yml "
                "roʻyxatiga `file:` satri bilan yozing")
    return None


def compare(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Refuse pages made from other bytes; let every page be written again.

    So footer, sidebar and numbers are never those of an older build.
    """
    faults = []
    for name in sorted(env.found_docs):
        checked = of(app).checked(shown(app, name))
        if checked and hashes(env).get(name) != checked["sha256"]:
            faults.append(f"{checked['path']}: tekshirilgandan keyin "
                          "oʻzgargan; yigʻishni takrorlang")
    refuse(app, faults)
    return sorted(env.found_docs)


def refuse(app: Sphinx, faults: list[str]) -> None:
    """Raise `Refusal` when there are faults."""
    if faults:
        # As Sphinx does after an error: the next build reads all again.
        Path(app.doctreedir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)
        raise Refusal("Kitob yigʻilmadi:\n\n  " + "\n  ".join(faults))


def sentence(app: Sphinx, docname: str) -> str:
    """Return what a page says of its own verification."""
    known, path = of(app), shown(app, docname)
    report = known.report
    if report is None:
        return ""
    whole = (f"{len(report['notebooks'])} ta notebookdagi "
             f"{report['cells']} ta kod katagi")
    here = known.recorded.get(path)
    if app.builder.name == "singlehtml":
        subject = f"Bu nusxadagi {whole}"
    elif path in known.derived:
        return ("Bu mashqlar sahifasi: kataklarni oʻzingiz bajarasiz, shuning "
                "uchun yozib qoʻyilgan natija yoʻq. Ular tekshirilgan "
                "yechimlardan olingan.")
    elif here is None or not here["cells"]:
        return ("Bu sahifada kod katagi yoʻq, shuning uchun qayta "
                "hisoblanadigan natija ham yoʻq.")
    else:
        subject = f"Bu sahifadagi {here['cells']} ta kod katagi"
    if known.again:
        clock = report["when"][11:16]
        result = (f"{subject} {date(report['when'])} kuni soat {clock} da "
                  f"(UTC) qayta hisoblangan va yozuv bilan solishtirilgan: "
                  f"farq yoʻq. Muhit: {report['where']}. Shundan beri "
                  "notebooklar, muhit va kod oʻzgarmagan, shuning uchun "
                  "tekshiruv takrorlanmadi.")
    else:
        result = (f"{subject} shu nusxa uchun qayta hisoblandi va yozuv bilan "
                  "solishtirildi: farq yoʻq.")
    if app.builder.name != "singlehtml":
        result += f" Butun kitobda {whole} shunday tekshirilgan."
    result += f" PyTorch {report['torch']}" + (
        "." if known.again else f", {date(report['when'])}.")
    return result + measured(app, docname)


def measured(app: Sphinx, docname: str) -> str:
    """Return what a page says of numbers that this build did not compute.

    One page shows them, another may quote them (`book.device.page`).
    """
    names = (app.env.found_docs if app.builder.name == "singlehtml"
             else [docname])
    if any(shown(app, name) == device.PAGE or (
            shown(app, name) in device.QUOTED_BY and device.quotes(
                Path(app.env.doc2path(name)).read_text(encoding="utf-8")))
           for name in names):
        return " " + device.footer()
    return ""


def seal(cells: int) -> str:
    """Return a round stamp with the number of cells, as SVG."""
    return (
        '<svg viewBox="0 0 120 120" width="88" height="88" aria-hidden="true" '
        'focusable="false"><defs><path id="muhr-yoy" d="M60 60m-45 0a45 45 0 '
        '1 1 90 0a45 45 0 1 1 -90 0"/></defs><circle cx="60" cy="60" r="57"/>'
        '<circle cx="60" cy="60" r="36"/><text class="muhr-yozuv"><textPath '
        'href="#muhr-yoy" textLength="278">QAYTA HISOBLANDI · SOLISHTIRILDI · '
        f'</textPath></text><text class="muhr-son" x="60" y="64">{cells}'
        '</text><path d="M51 76l7 7l12 -14"/></svg>')


def footer(app: Sphinx, docname: str) -> str:
    """Return the foot of a page: the sentence, and a seal where it has cells.

    The cells are those that the report names for this page.
    """
    text = sentence(app, docname)
    if not text:
        return ""
    here = of(app).recorded.get(shown(app, docname))
    found, same, rest = text.partition("farq yoʻq.")
    if not (here and here["cells"] and same):
        return f'<p class="tekshiruv">{escape(text)}</p>'
    return (f'<div class="muhr">{seal(here["cells"])}<p class="tekshiruv">'
            f'<strong>{escape(found + same)}</strong>{escape(rest)}</p></div>')


def add_to_page(app: Sphinx, pagename: str, templatename: str,
                context: dict[str, Any],
                doctree: nodes.document | None) -> None:
    """Say on the page what was verified, or that nothing was."""
    of(app).written.add(pagename)
    context["theme_announcement"] = "" if of(app).report else BANNER
    context["theme_extra_footer"] = (
        footer(app, pagename) if pagename in app.env.found_docs else "")


def remove_old(app: Sphinx, exception: Exception | None) -> None:
    """Remove what an older build has left; check the copied notebooks."""
    if exception is not None or app.builder.name not in PAGES:
        return
    out = Path(app.outdir)
    new = {Path(app.builder.get_outfilename(name))  # type: ignore[attr-defined]
           for name in of(app).written}
    for page in out.rglob("*.html"):
        static = page.relative_to(out).parts[0] == "_static"
        if page not in new and not static and page != out / "index.html":
            page.unlink()
    faults = []
    for source in (out / "_sources").rglob("*.ipynb"):
        path = source.relative_to(out / "_sources").as_posix()
        if path.removesuffix(".ipynb") not in app.env.found_docs:
            source.unlink()
        elif (checked := of(app).checked(path)) and (
                sha256(source.read_bytes()) != checked["sha256"]):
            source.unlink()
            faults.append(f"{path}: yigʻish paytida oʻzgargan; yigʻishni "
                          "takrorlang")
    refuse(app, faults)


def setup(app: Sphinx) -> None:
    """Connect; hashes are taken before others change the text."""
    app.connect("builder-inited", begin)
    app.connect("env-get-outdated", outdated)
    app.connect("source-read", note_source, priority=1)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", compare)
    app.connect("html-page-context", add_to_page, priority=900)
    app.connect("build-finished", remove_old)
