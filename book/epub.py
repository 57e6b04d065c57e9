"""Write the book as EPUB 3 from the verified pages.

    python -m book.epub

Where the site has its editions in other alphabets (`book.editions`), each of
them becomes a file too. Each page of the site becomes one file of XHTML;
formulas are MathML, figures SVG with the colours that were recorded. The file
is read again: every number and figure of the pages and of the notebooks must
be in it, every link must lead somewhere. epubcheck is asked too where this
machine has it. The files lie in _build/html/yuklab.
"""
import html
import io
import json
import re
import shutil
import subprocess
import sys
import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from book import article, compared, editions, site
from book.alphabet import SOURCE, language, said
from book.article import Article
from book.console import Refusal
from book.notebooks import ROOT
from book.pdf import LICENCE, SUBTITLE, TITLE
from book.sphinx.plan import descent

STYLE = Path(__file__).parent / "paper/epub.css"
FONTS = ("kitob-serif", "kitob-serif-i", "kitob-serif-ik", "kitob-sans",
         "kitob-mono")
AUTHOR = "Kitob mualliflari"
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n<container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="kitob/kitob.opf" '
    'media-type="application/oebps-package+xml"/></rootfiles></container>\n')
HEAD = ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns='
        '"http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/'
        'ops" lang="{lang}" xml:lang="{lang}"><head><title>{title}</title>'
        '<link rel="stylesheet" type="text/css" href="kitob.css"/></head>'
        '<body{kind}>\n')
TYPES = {".xhtml": "application/xhtml+xml", ".svg": "image/svg+xml",
         ".css": "text/css", ".woff2": "font/woff2", ".png": "image/png",
         ".jpg": "image/jpeg", ".webp": "image/webp"}
# Attributes that only HTML of the site has a use for.
NEEDLESS = re.compile(r"^(data-.*|role|aria-label|aria-labelledby|tabindex|"
                      r"width|height|align|loading|decoding|target)$")
SIZED = {"math", "mspace", "mo", "mtd", "mtable", "mpadded"}  # of MathML
EPOCH = (1980, 1, 1, 0, 0, 0)


def xhtml(one: Article, known: dict[str, str], to: str) -> str:
    """Return an article as a file of the EPUB.

    known : {identifier of a place: the file in which it is}.
    to : the alphabet.
    """
    body = one.body
    for node in body.find_all(True):
        for name in list(node.attrs):
            if NEEDLESS.match(name) and node.name not in SIZED:
                del node[name]
    for link in body.find_all("a"):
        target = str(link.get("href", ""))
        if target.startswith("#"):
            link["href"] = address(target[1:], known, one.key)
    for drawing in body.find_all("svg"):
        drawing["xmlns"] = "http://www.w3.org/2000/svg"
    for image in body.find_all("img"):
        image["src"] = f"rasm/{Path(str(image['src'])).name}"
    for mark in body.select(".javob-nomi a, .javob-havola a"):
        mark["epub:type"] = "backlink" if mark.find_parent(
            class_="javob-nomi") else "noteref"
    foot = (f'<p class="tekshiruv">{html.escape(one.verified)}</p>'
            if one.verified else "")
    inside = body.decode_contents(formatter="minimal")
    return (HEAD.format(title=html.escape(one.title), kind=f' id="{one.key}"',
                        lang=language(to))
            + f"{inside}{foot}\n</body></html>\n")


def address(place: str, known: dict[str, str], here: str) -> str:
    """Return the address of a place inside the EPUB."""
    file = known[place]
    start = place == file.removesuffix(".xhtml")
    if file == f"{here}.xhtml" and not start:
        return f"#{place}"
    return file if start else f"{file}#{place}"


def cover_picture(to: str) -> bytes:
    """Return the cover as PNG; what it shows is drawn by matplotlib.

    to : the alphabet.
    """
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    with matplotlib.rc_context({"font.family": "DejaVu Serif",
                                "svg.hashsalt": "kitob"}):
        fig = plt.figure(figsize=(8, 12), dpi=150, facecolor="#fdfcf9")
        ax = fig.add_axes((0.1, 0.16, 0.8, 0.4))
        ax.axis("off")
        places = re.findall(r'c[xy]="([\d.]+)"', descent(20, 20))
        xs, ys = [float(x) for x in places[::2]], [
            -float(y) for y in places[1::2]]
        ax.plot(xs, ys, "-o", color="#d55e00", linewidth=3, markersize=11)
        fig.text(0.1, 0.83, said(TITLE, to).replace(" ", "\n"), size=37,
                 va="top", linespacing=1.15, color="#23262b")
        fig.text(0.1, 0.64, said(SUBTITLE, to), size=17.5, va="top",
                 color="#5a6069")
        memory = io.BytesIO()
        fig.savefig(memory, format="png", metadata={"Software": None})
        plt.close(fig)
    return memory.getvalue()


def front(built: "site.Built", to: str) -> str:
    """Return the title page in an alphabet."""
    kind = "holat" if built.verified else "holat diqqat"
    title, subtitle, sentence, licence = (html.escape(said(text, to)) for text
        in (TITLE, SUBTITLE, built.sentence(), LICENCE))
    return (HEAD.format(title=title, kind=' class="muqova"',
                        lang=language(to))
            + f'<section epub:type="titlepage"><h1>{title}</h1>'
            f'<p class="osti">{subtitle}</p>'
            f'<p class="{kind}">{sentence}</p>'
            f'<p class="huquq">{licence}</p></section>\n'
            "</body></html>\n")


def navigation(articles: list[Article], to: str) -> str:
    """Return the table of contents, in the nesting of the book.

    to : the alphabet.
    """
    lines, depth = [], 0

    def deeper(level: int) -> None:
        nonlocal depth
        while depth < level:
            lines.append("<ol>")
            depth += 1
        while depth > level:
            lines.append("</li></ol>")
            depth -= 1

    for one in articles:
        if one.part:
            deeper(1)
            lines.append("</li>" * (lines[-1] != "<ol>")
                         + f"<li><span>{html.escape(one.part)}</span>")
        inside = 1 if not any(line.startswith(("<li><span", "</li><li><span"))
                              for line in lines) else 2
        before = depth
        deeper(inside + one.level - 1)
        if depth <= before and lines[-1] != "<ol>":
            lines.append("</li>")
        lines.append(f'<li><a href="{one.key}.xhtml">'
                     f"{html.escape(one.title)}</a>")
    deeper(0)
    contents, title, text = (said(word, to) for word in (
        "Mundarija", "Sarlavha", "Matn"))
    return (HEAD.format(title=contents, kind="", lang=language(to))
            + f'<nav epub:type="toc" id="mundarija"><h1>{contents}</h1>'
            + "".join(lines) + '</nav><nav epub:type="landmarks" hidden="">'
            f'<ol><li><a epub:type="titlepage" href="muqova.xhtml">{title}'
            '</a></li><li><a epub:type="toc" href="mundarija.xhtml">'
            f'{contents}</a></li><li><a epub:type="bodymatter" href="'
            f'{articles[0].key}.xhtml">{text}</a></li></ol></nav>\n'
            "</body></html>\n")


def package(built: "site.Built", files: dict[str, bytes],
            articles: list[Article], to: str) -> str:
    """Return the package document: metadata, files, reading order.

    to : the alphabet.
    """
    when = (built.verified or {}).get("when", "2026-01-01T00:00:00+00:00")
    identity = uuid.uuid5(uuid.NAMESPACE_URL, built.manifest["build"]
                          + ("" if to == SOURCE else to))
    def words(text: str) -> str:
        return html.escape(said(text, to))

    items = []
    for name, data in files.items():
        kind = TYPES[Path(name).suffix]
        properties = []
        if name == "mundarija.xhtml":
            properties.append("nav")
        if name == "muqova.png":
            properties.append("cover-image")
        if kind == TYPES[".xhtml"] and b"<math" in data:
            properties.append("mathml")
        if kind == TYPES[".xhtml"] and b"<svg" in data:
            properties.append("svg")
        more = f' properties="{" ".join(properties)}"' if properties else ""
        items.append(f'<item id="{_id(name)}" href="{name}" '
                     f'media-type="{kind}"{more}/>')
    spine = "".join(f'<itemref idref="{_id(name)}"/>' for name in [
        "muqova.xhtml", "mundarija.xhtml",
        *(f"{one.key}.xhtml" for one in articles)])
    access = "".join(
        f'<meta property="schema:{name}">{value}</meta>' for name, value in [
            ("accessMode", "textual"), ("accessMode", "visual"),
            ("accessModeSufficient", "textual"),
            ("accessibilityFeature", "alternativeText"),
            ("accessibilityFeature", "MathML"),
            ("accessibilityFeature", "structuralNavigation"),
            ("accessibilityFeature", "tableOfContents"),
            ("accessibilityHazard", "none"),
            ("accessibilitySummary", said(
                "Rasmlarning muqobil matni bor, formulalar MathML shaklida.",
                to))])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.'
        'idpf.org/2007/opf" version="3.0" unique-identifier="nusxa" '
        f'xml:lang="{language(to)}" prefix="schema: http://schema.org/">\n'
        '<metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="nusxa">urn:uuid:{identity}</dc:identifier>'
        f"<dc:title>{words(f'{TITLE}: {SUBTITLE}')}</dc:title>"
        f"<dc:language>{language(to)}</dc:language>"
        f"<dc:creator>{words(AUTHOR)}</dc:creator>"
        f"<dc:rights>{words(LICENCE)}</dc:rights>"
        f"<dc:description>{words(built.sentence())}</dc:description>"
        f'<meta property="dcterms:modified">{when[:19]}Z</meta>{access}'
        '<meta name="cover" content="muqova-png"/></metadata>\n<manifest>'
        f'{"".join(items)}</manifest>\n<spine>{spine}</spine></package>\n')


def _id(name: str) -> str:
    """Return a file's identifier in the package."""
    found = re.sub(r"[^\w-]", "-", name)
    return found if found[0].isalpha() else f"f-{found}"


def style(to: str, root: Path) -> tuple[str, list[str]]:
    """Return the style sheet and the fonts of what is in an alphabet."""
    lines, fonts = [STYLE.read_text(encoding="utf-8")], list(FONTS)
    sheet = (root / "_static/nashr.css").read_text(encoding="utf-8")
    for line in sheet.splitlines():
        face = re.match(r'@font-face .*"Kitob .*shrift/([\w-]+)\.woff2', line)
        if face and f"-{to}" in face[1]:
            lines.insert(-1, line)
            fonts.append(face[1])
    return "\n".join(lines), fonts


def make(built: "site.Built", target: Path, names: list[str] | None = None,
         root: Path = ROOT, to: str = SOURCE) -> compared.Result:
    """Write the EPUB; return what was compared in it.

    names : pages, as in the table of contents; None for the whole book.
    to : the alphabet; that of the book, or one in which there are pages.
    Raises `Refusal` when something is lost or epubcheck finds an error.
    """
    pages = built.pages(to)
    articles = article.read(pages, names, root, "mathml", to)
    known = {one.key: f"{one.key}.xhtml" for one in articles}
    for one in articles:
        known |= {str(node["id"]): f"{one.key}.xhtml"
                  for node in one.body.find_all(id=True)}
    files: dict[str, bytes] = {}

    def put(name: str, text: str) -> None:
        ElementTree.fromstring(text)  # well-formed, or an error here
        files[name] = text.encode()

    put("muqova.xhtml", front(built, to))
    put("mundarija.xhtml", navigation(articles, to))
    for one in articles:
        put(f"{one.key}.xhtml", xhtml(one, known, to))
    for path in dict.fromkeys(path for one in articles
                              for path in one.images):
        name, source = f"rasm/{Path(path).name}", pages / path
        if source.suffix == ".svg":
            put(name, article.figure(source.read_text(encoding="utf-8")))
        else:
            files[name] = source.read_bytes()
    files["muqova.png"] = cover_picture(to)
    css, fonts = style(to, root)
    files["kitob.css"] = css.encode()
    for font in fonts:
        files[f"shrift/{font}.woff2"] = (
            root / f"_static/shrift/{font}.woff2").read_bytes()
    files["kitob.opf"] = package(built, files, articles, to).encode()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"~{target.name}")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=9
                         ) as box:
        box.writestr(zipfile.ZipInfo("mimetype", EPOCH),
                     "application/epub+zip", zipfile.ZIP_STORED)
        for name, data in {"META-INF/container.xml": CONTAINER.encode(),
                           **{f"kitob/{name}": data for name, data
                              in files.items()}}.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            box.writestr(info, data)
    result = read_again(draft, articles, editions.place(to, root))
    result.faults += checked(draft)
    if result.faults:
        raise Refusal("EPUB chiqmadi:\n  " + "\n  ".join(result.faults[:30]))
    draft.replace(target)
    return result


def read_again(path: Path, articles: list[Article], root: Path
               ) -> compared.Result:
    """Compare what an EPUB holds with the articles; try its links."""
    bodies: list[article.Tag] = []
    lost: list[str] = []
    with zipfile.ZipFile(path) as box:
        there = set(box.namelist())
        places: dict[str, set[str]] = {}
        for one in articles:
            name = f"kitob/{one.key}.xhtml"
            if name not in there:
                return compared.Result(faults=[f"{one.name}: sahifa yoʻq"])
            soup = BeautifulSoup(box.read(name).decode(), "html.parser")
            bodies += soup.select("body")
            places[f"{one.key}.xhtml"] = {
                str(node["id"]) for node in soup.find_all(id=True)}
        for one, body in zip(articles, bodies):
            foot = body.select_one("p.tekshiruv:last-of-type")
            if one.verified and foot is None:
                lost.append(f"{one.name}: tekshiruv haqidagi gap yoʻq")
            for image in body.find_all("img"):
                if f"kitob/{image['src']}" not in there:
                    lost.append(f"{one.name}: rasm fayli yoʻq")
            for link in body.find_all("a", href=True):
                file, _, place = str(link["href"]).partition("#")
                if ":" in file:
                    continue
                file = file or f"{one.key}.xhtml"
                if file not in places or (place
                                          and place not in places[file]):
                    lost.append(f"{one.name}: havola: {link['href']}")
    result = compared.in_bodies(articles, bodies, root)
    result.faults += lost
    return result


def checked(path: Path) -> list[str]:
    """Return what epubcheck finds wrong; nothing where it is not there."""
    program = shutil.which("epubcheck")
    java = shutil.which("java")
    if program is None or java is None:
        print("epubcheck bu kompyuterda yoʻq, shuning uchun u bilan "
              "tekshirilmadi")
        return []
    # Debian's program is the archive itself, which not every system starts.
    archive = Path(program).read_bytes()[:2] == b"PK"
    command = [java, "-jar", program] if archive else [program]
    with_suffix = path.with_name(f"{path.stem.strip('~')}-sinov.epub")
    shutil.copyfile(path, with_suffix)
    try:
        run = subprocess.run(
            [*command, "--quiet", "--json", "-", str(with_suffix)],
            capture_output=True, encoding="utf-8", errors="replace")
    finally:
        with_suffix.unlink()
    start = run.stdout.find("{")
    try:
        said = json.loads(run.stdout[start:])["messages"] if (
            start >= 0) else []
    except ValueError:
        said = []
    faults = [f"epubcheck: {one['ID']} {one['message']} "
              f"({one['locations'][0]['path']}, "
              f"{one['locations'][0]['line']}-satr)"
              for one in said if one["severity"] in ("ERROR", "FATAL",
                                                     "WARNING")]
    if run.returncode and not faults:
        faults = [f"epubcheck: {(run.stderr or run.stdout)[-300:]}"]
    return faults


def main(arguments: list[str]) -> int:
    """Write the book as EPUB; return the status."""
    built = site.ensure(ROOT)
    files = {to: site.named(site.BOOK, to, ".epub")
             for to in (SOURCE, *built.editions())}
    for to, name in files.items():
        target = built.downloads / name
        result = make(built, target, to=to)
        print(f"{target.relative_to(ROOT)}: {site.size(target)}, "
              f"{result.pages} sahifa, {result.numbers} ta son va "
              f"{result.figures} ta rasm solishtirildi")
    site.announce(built)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
