"""Print the book and its parts, or one chapter, as PDF from verified pages.

    python -m book.pdf [NAME] [--alifbo kiril|yangi]

Chromium prints the articles of the built site on A4, tagged and with
bookmarks, twice: where each page begins is known after the first time, and
stands in the contents after the second. Then the file is read again: every
number of the pages and of the notebooks must be seen in it, every figure must
have its alternative text, and nothing may reach beyond the sheet. The book
and each part of it are files in _build/html/yuklab, a chapter is one in
_build/pdf. With an alphabet the pages of that edition are printed, which
`book.editions` has put beside the book's.
"""
import argparse
import html
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from book import article, compared, editions, site
from book.alphabet import ALPHABETS, SOURCE, language, said
from book.article import Article
from book.browser import MISSING, launch
from book.console import Refusal
from book.notebooks import ROOT, NotebookError, stems
from book.pdf_text import Pdf, packed
from book.sphinx.plan import descent

if TYPE_CHECKING:
    from playwright.sync_api import Page

STYLE = Path(__file__).parent / "paper/paper.css"
# Chromium draws letters of a font with axes one by one (Type 3); these have
# one weight each, cut by book/fonts.py, and are embedded as they are.
FACES = {"serif": "Serif", "sans": "Sans"}
WEIGHTS = {400: "1 500", 600: "501 900"}
SHEETS = ("pygments.css", "katex/katex.css", "kitob.css")
TITLE = "Gradientdan optimizatorgacha"
SUBTITLE = "PyTorch bilan optimallashtirish asoslari"
LICENCE = "Matn va rasmlar: CC BY-SA 4.0. Kod: MIT."
WIDTH = 665  # CSS pixels: A4 without the margins of paper.css
MOST_WRITTEN = "000"  # stands for a page's number in the first pass
# Formulas and tables that are too wide become smaller; what is still wider
# than the sheet is named.
FIT = """() => {
  const wide = [], limit = document.body.clientWidth + 1;
  const parts = [...document.querySelectorAll(
    ".katex-display > .katex, table")];
  const sizes = parts.map(part => {  // all are read before any is changed
    const room = part.parentElement.clientWidth;
    const need = Math.max(part.scrollWidth, part.getBoundingClientRect().width,
      ...[...part.querySelectorAll(".base")].map(
        one => one.getBoundingClientRect().width));
    return need > room + 1 && parseFloat(getComputedStyle(part).fontSize)
      * Math.max(0.6, room / need * 0.99);
  });
  parts.forEach((part, number) => {
    if (sizes[number]) part.style.fontSize = `${sizes[number]}px`;
  });
  for (const node of document.querySelectorAll("article *")) {
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const inside = node.closest(".visually-hidden, svg, .katex");
    if (inside && !node.matches(".base") || !box.width) continue;
    if (box.right > limit
        || (style.overflowX !== "visible" && style.display !== "inline"
            && node.scrollWidth > node.clientWidth + 1))
      wide.push(`${node.closest("article").id}: <${node.tagName.toLowerCase()}`
        + ` ${node.className}> ${node.textContent.trim().slice(0, 60)}`);
  }
  const lost = [...document.images].filter(
    one => !one.complete || !one.naturalWidth).map(one => one.src);
  return {wide, lost};
}"""


def document(articles: list[Article], base: Path, title: str, state: str,
             warning: bool, to: str = SOURCE) -> str:
    """Return the whole work as one page of HTML.

    base : the built site; images and styles are found from there.
    title : of the work.
    state : what the title page says of the verification.
    warning : nothing was verified.
    to : the alphabet, in which title and state are.
    """
    heads, texts = [], []
    for one in articles:
        name = re.sub(r"[^a-z0-9]", "", one.key)
        heads.append(f"@page b{name} {{ @top-left {{ content: "
                     f'"{_css(one.title)}"; }} }} '
                     f"#{one.key} {{ page: b{name} }}")
        texts.append(section(one, to))
    sheets = SHEETS if to == SOURCE else ("nashr.css", *SHEETS)
    style = re.sub(r'(content: ")([^"]+)', lambda found: found[1] + said(
        found[2], to), STYLE.read_text(encoding="utf-8"))
    links = "".join(f'<link rel="stylesheet" href="_static/{sheet}">'
                    for sheet in sheets)
    return (f'<!DOCTYPE html><html lang="{language(to)}" data-theme="light" '
            'data-disk>'
            '<head><meta charset="utf-8">'
            f'<base href="{base.as_uri()}/">'
            f"<title>{html.escape(title)}</title>{links}<style>"
            f"{faces(base, to)}{style}{''.join(heads)}</style>"
            f"</head><body>{cover(title, state, warning, to)}"
            f"{contents(articles, to)}{''.join(texts)}</body></html>")


def faces(base: Path, to: str) -> str:
    """Return the rules of the fonts for paper.

    base : the built site. to : the alphabet.
    """
    folder = STYLE.parent / "shrift"
    sheet = (base / "_static/nashr.css").read_text(encoding="utf-8")
    rules = []
    for file, name in FACES.items():
        ranges = {"": ""} | {part: span for part, span in re.findall(
            rf"shrift/kitob-{file}(-[\w-]+)\.woff2[^}}]*?"
            r"(unicode-range:[^;}]*)", sheet) if part.startswith(f"-{to}")}
        for part, letters in ranges.items():
            for weight, span in WEIGHTS.items():
                font = folder / f"kitob-{file}{part}-{weight}.woff2"
                rules.append(
                    f'@font-face {{ font-family: "Bosma {name}"; font-weight: '
                    f'{span}; src: url({font.as_uri()}) format("woff2"); '
                    f"{letters} }}")
    return "".join(rules)


def _css(text: str) -> str:
    """Return a text as it stands in a string of a style sheet."""
    return re.sub(r'[\\"<]', lambda sign: f"\\{ord(sign[0]):x} ", text)


def section(one: Article, to: str = SOURCE) -> str:
    """Return an article as it is printed.

    to : its alphabet.
    """
    first = 1 if one.level == 1 and one.name.endswith("kirish") else (
        one.level + 1)
    for heading in one.body.find_all(re.compile("^h[1-6]$")):
        heading["aria-level"] = str(first + int(heading.name[1]) - 1)
    for link in one.body.select(".javob-havola a, .javob-nomi a"):
        link.append(" (")
        link.append(_bet(str(link["href"])[1:]))
        link.append(said("-bet)", to))
    foot = (f'<p class="tekshiruv">{html.escape(one.verified)}</p>'
            if one.verified else "")
    return (f'<article class="bd-article" id="{one.key}">'
            f"{one.body.decode_contents()}{foot}</article>")


def _bet(place: str) -> "article.Tag":
    """Return the field for the number of a place's page."""
    return article.tag("span", MOST_WRITTEN, class_="bet", data_joy=place)


def cover(title: str, state: str, warning: bool, to: str) -> str:
    """Return the title page in an alphabet."""
    drawing = descent(12, 20).replace('class="bob-yol"', "")
    kind = "holat diqqat" if warning else "holat"
    return ('<section class="muqova">'
            f'<h1 aria-level="1">{html.escape(title)}</h1>'
            f'<p class="osti">{html.escape(said(SUBTITLE, to))}</p>{drawing}'
            f'<p class="{kind}">{html.escape(state)}</p>'
            f'<p class="huquq">{html.escape(said(LICENCE, to))}</p></section>')


def contents(articles: list[Article], to: str) -> str:
    """Return the table of contents in an alphabet."""
    lines, open_list = ['<nav class="mundarija"><h1 aria-level="1">'
                        f"{said('Mundarija', to)}</h1>"], False
    for one in articles:
        if one.part or not open_list:
            lines.append("</ol>" * open_list + (
                f"<p>{html.escape(one.part)}</p>" if one.part else "")
                + "<ol>")
            open_list = True
        lines.append(
            f'<li class="{"ikkinchi" if one.level > 1 else "birinchi"}">'
            f'<a href="#{one.key}"><span>{html.escape(one.title)}</span>'
            f"{_bet(one.key)}</a></li>")
    return "".join(lines) + "</ol></nav>"


def numbered(text: str, pages: dict[str, int]) -> str:
    """Return the work with the numbers of the pages of its places."""
    def number(found: re.Match[str]) -> str:
        return f"{found[1]}{pages[html.unescape(found[2])]}</span>"
    return re.sub(r'(<span class="bet" data-joy="([^"]*)">)\d+</span>',
                  number, text)


def print_once(page: "Page", text: str, folder: Path, target: Path) -> None:
    """Print a page of HTML.

    Raises `Refusal` when something is wider than the sheet or an image is
    missing.
    """
    source = folder / "kitob.html"
    source.write_text(text, encoding="utf-8")
    page.goto(source.as_uri(), wait_until="load")
    page.evaluate("document.fonts.ready")
    found = page.evaluate(FIT)
    if found["wide"] or found["lost"]:
        raise Refusal("PDF chiqmadi. Varaqqa sigʻmagan yoki topilmagan "
                      "qismlar:\n  " + "\n  ".join(
                          [*found["wide"][:20], *found["lost"][:20]]))
    page.pdf(path=str(target), prefer_css_page_size=True, tagged=True,
             outline=True, print_background=True)


def make(names: list[str] | None, title: str, target: Path,
         built: "site.Built", root: Path = ROOT, to: str = SOURCE
         ) -> "compared.Result":
    """Print pages of the built site; return what was compared in the file.

    names : pages, as in the table of contents; None for the whole book.
    to : the alphabet, in which the title is; the site has pages in it.
    Raises `Refusal` when there is no browser or something is lost.
    """
    articles = article.read(built.pages(to), names, root, to=to)
    with tempfile.TemporaryDirectory() as place:
        return _make(articles, title, target, built, root, Path(place), to)


def draw(articles: list[Article], pages: Path, folder: Path) -> None:
    """Put the figures into a folder, on white; let the articles use them.

    pages : where those are of which the articles were made.
    """
    for one in articles:
        for image in one.body.find_all("img"):
            source = pages / str(image["src"])
            copy = folder / source.name
            if source.suffix == ".svg":
                copy.write_text(article.figure(source.read_text(
                    encoding="utf-8")), encoding="utf-8")
            else:
                shutil.copyfile(source, copy)
            image["src"] = copy.as_uri()


def _make(articles: list[Article], title: str, target: Path,
          built: "site.Built", root: Path, folder: Path, to: str
          ) -> "compared.Result":
    """Print articles by way of a folder; see `make`."""
    draw(articles, built.pages(to), folder)
    text = document(articles, built.folder, title,
                    said(built.sentence(), to), built.verified is None, to)
    target.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as player:
        running = launch(player)
        if running is None:
            raise Refusal(f"PDF chiqmadi: {MISSING}")
        page = running.new_page(viewport={"width": WIDTH, "height": 900})
        page.emulate_media(media="print", color_scheme="light")
        page.set_default_timeout(600_000)
        draft = folder / "kitob.pdf"
        print_once(page, text, folder, draft)
        for _ in range(3):  # until the numbers move no page
            pages = Pdf(draft).destinations()
            before, text = text, numbered(text, pages)
            if text == before:
                break
            print_once(page, text, folder, draft)
        running.close()
        for one in articles:
            for place in one.body.select(".bet"):
                place.string = str(pages[str(place["data-joy"])])
        draft.write_bytes(packed(Pdf(draft)))
        result = compared.in_pdf(
            Pdf(draft), articles, editions.place(to, root))
        if result.faults:
            raise Refusal("PDF chiqmadi. Sahifada bor, PDFʼda koʻrinmaydi:"
                          "\n  " + "\n  ".join(result.faults[:30]))
        shutil.copyfile(draft, target)
    return result


def main(arguments: list[str]) -> int:
    """Print all, or the chapter that is named; return the status."""
    parser = argparse.ArgumentParser(prog="python -m book.pdf")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--alifbo", choices=ALPHABETS, default=SOURCE,
                        help="print the pages of this edition")
    options = parser.parse_args(arguments)
    to = options.alifbo
    try:
        name = stems(options.names)[0] if options.names else None
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    built = site.ensure(ROOT)
    if to != SOURCE and to not in built.editions():
        raise Refusal("Bu alifbodagi sahifalar yoʻq: avval `make editions` "
                      "buyrugʻini bering")
    jobs: list[tuple[str, list[str] | None, Path]]
    if name:
        pages = article.of_chapter(name)
        heading = article.title(built.pages(to), pages[0])
        jobs = [(f"{said(TITLE, to)}: {heading}", pages,
                 ROOT / "_build/pdf" / site.named(name, to, ".pdf"))]
    else:
        jobs = [(said(f"{TITLE}: {caption}", to), pages,
                 built.downloads / site.named(
                     f"{site.BOOK}-{number}", to, ".pdf"))
                for number, (caption, pages) in enumerate(
                    article.volumes(), 1)]
        # Last, as it takes the most memory.
        jobs.append((said(TITLE, to), None, built.downloads / site.named(
            site.BOOK, to, ".pdf")))
    for title, which, target in jobs:
        result = make(which, title, target, built, to=to)
        print(f"{target.relative_to(ROOT)}: {site.size(target)}, "
              f"{result.pages} bet, {result.numbers} ta son va "
              f"{result.figures} ta rasm solishtirildi", flush=True)
    if not name:
        site.announce(built)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
