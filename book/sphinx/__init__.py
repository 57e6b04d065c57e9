"""The book's own Sphinx extension: verification, numbers, links, small repairs of the theme.

Its neighbours do the rest: formula (mathematics), glossary, bibliography, search, page (the finished
page), interface (the interface's language).
"""
import datetime
import html
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util import logging

from book.sphinx import bibliography, formula, glossary, interface, page, search

logger = logging.getLogger(__name__)

MONTHS = "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr".split()
BOOK = "Gradientdan optimizatorgacha"
SUMMARY = "PyTorch bilan optimallashtirish asoslari: qoʻlda olingan hosiladan torch.optim.Adam gacha, oʻzbek tilida."
NUMBERED_PAGE = re.compile(r"(chapters|exercises|solutions)/(\d\d)_")
NUMBER_PREFIX = {"chapters": "", "exercises": "M", "solutions": "Y"}  # 10.1, 10.M1 (mashq), 10.Y1 (yechim)


# Verification ---------------------------------------------------------------------------------


def uzbek_date():
    """The day of the build, or of SOURCE_DATE_EPOCH: 2026-yil 5-mart."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        day = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
    else:
        day = datetime.datetime.now()
    return f"{day.year}-yil {day.day}-{MONTHS[day.month - 1]}"


def verify(app):
    """Recompute and compare all notebooks before a page is written."""
    if app.builder.format != "html":
        return
    app.kitob_footer = app.kitob_banner = ""
    if os.environ.get("KITOB_TEKSHIRUV") == "0":
        logger.info("KITOB_TEKSHIRUV=0: natijalar tekshirilmadi")
        app.kitob_banner = (
            "<strong>Diqqat: bu nusxa tekshirilmagan.</strong> "
            "Undagi sonlar va rasmlar qayta hisoblab solishtirilmagan."
        )
        return
    logger.info("Natijalar qayta hisoblanmoqda va solishtirilmoqda…")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "hisobot.json")
        command = [sys.executable, "-m", "book.verify", "--json", str(report)]
        run = subprocess.run(command, cwd=app.srcdir, capture_output=True, encoding="utf-8", errors="replace")
        result = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    problems = result.get("problems") or []
    if run.returncode != 0 or problems or not result:
        problems = problems or [(run.stdout + run.stderr).strip()]
        raise ExtensionError(
            "Yozib qoʻyilgan natijalar qayta hisoblanganiga mos kelmadi:\n\n  "
            + "\n  ".join(problems)
            + "\n\nKatakdagi kodni tuzating yoki natijani `python -m book.record` buyrugʻi bilan qaytadan yozing va "
            "farqni `git diff` bilan koʻrib chiqing. Tekshiruvsiz nusxa kerak boʻlsa: KITOB_TEKSHIRUV=0."
        )
    app.kitob_footer = (
        f'<p class="tekshiruv">Bu nusxa uchun {len(result["notebooks"])} ta notebookdagi {result["cells"]} ta kod katagi '
        f'qayta hisoblandi va yozuv bilan solishtirildi: farq yoʻq. PyTorch {html.escape(result["torch"])}, '
        f"{uzbek_date()}.</p>"
    )


def rewrite_all(app, env):
    """Write every page in every build, so that footer, sidebar and numbers are never of an older one."""
    return sorted(env.found_docs)


# Numbers --------------------------------------------------------------------------------------


def number_prefix(docname, appendices):
    """What stands before the running number: ("10", "") in chapters/10_x, ("A", "") in the first appendix."""
    page = NUMBERED_PAGE.match(docname)
    if page:
        return str(int(page.group(2))), NUMBER_PREFIX[page.group(1)]
    if docname in appendices:
        return chr(ord("A") + appendices.index(docname)), ""
    return None


def number_by_file_name(app, env):
    """Replace Sphinx's numbers, which follow the table of contents, by ones that follow the file name."""
    pages = env.toctree_includes.get(env.config.root_doc, [])
    appendices = [page for page in pages if "/ilova_" in page]
    for docname, kinds in env.toc_fignumbers.items():
        prefix = number_prefix(docname, appendices)
        for kind, numbers in kinds.items():
            if kind != "section":
                for count, label in enumerate(numbers, 1):
                    numbers[label] = (prefix[0], f"{prefix[1]}{count}") if prefix else (count,)
    return []


# Links to the repository ----------------------------------------------------------------------


def set_repository(app, config):
    """Point the buttons at this copy's repository; without a known one there are no buttons."""
    url = os.environ.get("KITOB_REPOSITORY", "")
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    if not url and os.environ.get("GITHUB_REPOSITORY"):
        url = f"{server}/{os.environ['GITHUB_REPOSITORY']}"
    branch = os.environ.get("GITHUB_REF_NAME") if os.environ.get("GITHUB_REF_TYPE") == "branch" else None
    options = config.html_theme_options
    options["repository_url"] = url
    options["repository_branch"] = branch or "main"
    options["path_to_docs"] = ""
    for button in ("use_repository_button", "use_issues_button"):
        options[button] = bool(url)
    on_github = url.startswith("https://github.com/")
    options["launch_buttons"] = {"colab_url": "https://colab.research.google.com"} if on_github else {}


# Pages ----------------------------------------------------------------------------------------


def add_to_page(app, pagename, templatename, context, doctree):
    """Put the verification's result and a description, also for those who share the page, on the page."""
    context["theme_announcement"] = app.kitob_banner
    context["theme_extra_footer"] = app.kitob_footer
    title = html.escape(re.sub("<[^>]*>", "", html.unescape(context.get("title") or BOOK)))
    description = html.escape(describe(doctree) or SUMMARY)
    context["metatags"] = context.get("metatags", "") + f"""
<meta name="description" content="{description}">
<meta property="og:type" content="article">
<meta property="og:locale" content="uz_UZ">
<meta property="og:site_name" content="{BOOK}">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{description}">"""


def describe(doctree):
    """The first paragraph of some length and without formulas, cut after a word; None when there is none."""
    for paragraph in doctree.findall(nodes.paragraph) if doctree else ():
        text = " ".join(paragraph.astext().split())
        if isinstance(paragraph.parent, nodes.section) and len(text) > 60 and not list(paragraph.findall(nodes.math)):
            return text if len(text) <= 160 else text[:160].rsplit(" ", 1)[0] + "…"
    return None


def prepare_assets(app):
    """Stylesheets and fonts of formulas and icons go beside the build's other temporary files."""
    if app.builder.format == "html":
        folder = Path(app.doctreedir, "kitob_static")
        formula.katex.write_assets(folder / "katex")
        page.write_icons(folder / "belgilar")
        app.config.html_static_path.append(str(folder))
        app.add_css_file("katex/katex.css")
        app.add_css_file("belgilar/belgilar.css")


def setup(app):
    for module in (formula, glossary, bibliography, search, page, interface):
        module.setup(app)
    app.connect("config-inited", set_repository, priority=100)
    app.connect("builder-inited", verify)
    app.connect("builder-inited", prepare_assets)
    app.connect("env-updated", rewrite_all)
    app.connect("env-get-updated", number_by_file_name, priority=900)  # after Sphinx's own numbering
    app.connect("html-page-context", add_to_page, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
