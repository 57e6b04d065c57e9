"""A chapter's slides as one HTML file that needs nothing else.

Style, script, fonts and figures stand in the file; its policy allows nothing
from elsewhere. Without the script it is one long page.
"""
import base64
import functools
import hashlib
import html
import re
from pathlib import Path

from pygments.formatters import HtmlFormatter

from book import contents
from book.notebooks import ROOT, read
from book.sphinx import katex
from book.sphinx.figures import retint
from book.teacher.markup import Markup, coloured
from book.teacher.slides import Deck, Part, Slide, printed

HERE = Path(__file__).parent
BOOK = "Gradientdan optimizatorgacha"
BOLD, ITALIC = "font-weight:400 700;", "font-style:italic;"
FONTS = (  # file, family, more
    ("kitob-serif", "Kitob Serif", BOLD),
    ("kitob-serif-i", "Kitob Serif",
     f"{ITALIC}unicode-range:U+0-3FF,U+2000-22FF;"),
    ("kitob-sans", "Kitob Sans", BOLD), ("kitob-mono", "Kitob Mono", ""))
FACE = re.compile(r"@font-face \{.*?\}", re.S)
RULE = re.compile(r"([^{}]+)\{[^{}]*font(?:-family)?:[^{};]*?(KaTeX_\w+)")
CLASS = re.compile(r"\.([\w-]+)")
CLASSES = {"title": "bosh", "question": "savol", "answer": "javob",
           "box": "quti", "statement": "fikr"}
# Up to how many lines a slide has which letters.
SIZES = ((4.6, "yirik"), (8.0, "keng"), (13.5, "oddiy"), (17.5, "zich"),
         (float("inf"), "zichroq"))
WIDE = 88  # characters of a line of text
LINE = (0, 82, 95, 105)  # characters of a line of code for each size
GLYPHS = (30, 45, 70, 90)  # those of a formula
SVG_SIZE = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')


def inlined(data: bytes, kind: str) -> str:
    """Return data as an address."""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


@functools.cache
def book_fonts() -> str:
    """Return the book's fonts as a style sheet."""
    faces = []
    for file, family, more in FONTS:
        data = Path(ROOT, "_static/shrift", f"{file}.woff2").read_bytes()
        faces.append(f'@font-face{{font-family:"{family}";{more}src:url('
                     f'{inlined(data, "font/woff2")}) format("woff2")}}')
    return "\n".join(faces)


@functools.cache
def katex_style() -> str:
    """Return KaTeX's style sheet without comments."""
    return re.sub(r"/\*.*?\*/", "", katex.stylesheet(), flags=re.S)


@functools.cache
def katex_font(name: str) -> str:
    """Return one of KaTeX's fonts as an address."""
    return inlined(katex.files()[name].read_bytes(), "font/woff2")


def katex_sheet(body: str) -> str:
    """Return KaTeX's style sheet with those fonts that a page uses."""
    if 'class="katex' not in body:
        return ""
    style = katex_style()
    used = {name for names in re.findall(r'class="([^"]*)"', body)
            for name in names.split()} | {"katex"}
    families = {family for selectors, family in RULE.findall(
        FACE.sub("", style)) if any(
            set(CLASS.findall(one)) <= used for one in selectors.split(","))}

    def face(match: re.Match[str]) -> str:
        family = re.search(r'"(KaTeX_\w+)"', match.group())
        if not family or family[1] not in families:
            return ""
        return katex.FONT.sub(
            lambda name: katex_font(name[1]), match.group())

    return FACE.sub(face, style)


@functools.cache
def code_style() -> str:
    """Return the colours of code, in both modes."""
    light, dark = (
        HtmlFormatter(style=f"a11y-high-contrast-{mode}").get_style_defs(
            "pre") for mode in ("light", "dark"))
    rules = [re.sub(r"^pre \{.*?\}$|^(?!pre ).*$", "", one, flags=re.M)
             for one in (light, dark)]
    return (f"{rules[0]}\n@media screen and (prefers-color-scheme:dark){{"
            f"{rules[1]}}}")


class Writer:
    """Writes the slides of a chapter.

    deck : its slides. part : the title of the book's part.
    """

    def __init__(self, deck: Deck, part: str, root: Path = ROOT) -> None:
        self.deck, self.part = deck, part
        self.markup = Markup(slides=True, root=root)

    def page(self) -> str:
        """Return the file."""
        slides = [self.slide(one, number)
                  for number, one in enumerate(self.deck.slides, 1)]
        body = "\n".join(slides)
        style = "\n".join([
            book_fonts(), katex_sheet(body),
            (HERE / "deck.css").read_text(encoding="utf-8"), code_style()])
        script = (HERE / "deck.js").read_text(encoding="utf-8")
        digest = base64.b64encode(
            hashlib.sha256(script.encode()).digest()).decode()
        policy = (f"default-src 'none'; script-src 'sha256-{digest}'; "
                  "style-src 'unsafe-inline'; img-src data:; font-src data:; "
                  "base-uri 'none'; form-action 'none'")
        title = html.escape(f"{self.deck.title} · {BOOK}")
        return "\n".join([
            "<!DOCTYPE html>", '<html lang="uz">', "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, '
            'initial-scale=1">', f"<title>{title}</title>",
            f"<style>{style}</style>", "</head>", "<body>", "<main>", body,
            "</main>", f"<script>{script}</script>", "</body>", "</html>", ""])

    def slide(self, slide: Slide, number: int) -> str:
        """Return a slide."""
        classes = ["slayd", CLASSES.get(slide.kind, slide.kind)]
        if slide.kind == "box":
            classes.append(slide.things[0].name)
        title, body, height = self.content(slide)
        classes.append(next(name for most, name in SIZES if height <= most))
        chapter = html.escape(self.deck.title.partition(".")[0])
        level = "h1" if slide.kind == "title" else "h2"
        return (f'<section class="{" ".join(classes)}" id="s{number}">\n'
                f'<div class="ich" data-bob="{chapter}">\n'
                f'<{level}>{title}</{level}>'
                f'\n<div class="ozak">\n{body}\n</div>\n</div>\n</section>')

    def content(self, slide: Slide) -> tuple[str, str, float]:
        """Return heading and body of a slide, and its height in lines."""
        if slide.question:
            return self.asked(slide)
        if slide.kind == "title":
            return (
                self.markup.line(slide.title),
                f'<p class="qism">{html.escape(self.part)}</p>'
                f"<p>{html.escape(BOOK)}</p>"
                f"<p>Oʻqish vaqti: {html.escape(self.deck.time)}</p>", 10)
        made = [self.thing(one, slide) for one in slide.things]
        return (self.markup.line(slide.title),
                "\n".join(one for one, _ in made),
                sum(height for _, height in made))

    def asked(self, slide: Slide) -> tuple[str, str, float]:
        """Return what `content` does for a question or its answer."""
        question = slide.question
        assert question is not None
        answer = slide.kind == "answer"
        text = question.answer if answer else question.text
        items = [(one.letter, one.reply if answer else one.text,
                  answer and one.right) for one in question.options]
        body = self.markup.block(text)
        if items:
            body += '\n<ul class="variant">\n' + "\n".join(
                f"<li><b>{letter}){' Toʻgʻri.' if right else ''}</b> "
                f"{self.markup.line(one)}</li>"
                for letter, one, right in items) + "\n</ul>"
        height = rows(text) + sum(rows(one) for _, one, _ in items)
        title = ("Javob" if answer else "Oʻzingizni tekshiring")
        return f"{title}: {question.number}-savol", body, height

    def thing(self, part: Part, slide: Slide) -> tuple[str, float]:
        """Return one thing of a slide as HTML and its height in lines."""
        if part.kind == "figure":
            return self.figure(part), 10
        if part.kind in ("code", "output"):
            return self.code(part)
        if part.kind == "formula":
            number = self.markup.labels[part.name]
            return (self.markup.formula(part.text, True)
                    + f'<p class="raqam"><span class="nom">({number})</span>'
                    "</p>", formula_rows(part.text))
        text = self.markup.block(part.text)
        if part.kind == "table":
            return (f'<div class="jadval" tabindex="0">{text}</div>',
                    1.5 * (part.text.count("\n") - 1))
        if part.kind == "paragraph" and slide.kind != "statement":
            text = text.replace("<p>", '<p class="izoh">', 1)
        return text, rows(part.text)

    def code(self, part: Part) -> tuple[str, float]:
        """Return a cell with what it printed, or that alone."""
        cell = part.cell
        assert cell is not None
        output = printed(cell)
        made = [f'<pre class="natija" tabindex="0">{html.escape(output)}'
                "</pre>"]
        height = 0.75 * len(output.splitlines())
        if part.kind == "code":
            made.insert(0, '<pre class="kod" tabindex="0"><code>'
                        f"{coloured(cell.source)}</code></pre>")
            height += 0.75 * len(cell.source.splitlines()) + 0.8
        shown = output.splitlines() + (
            cell.source.splitlines() if part.kind == "code" else [])
        return "\n".join(made), max(height, smaller(
            max(map(len, shown)), LINE))

    def figure(self, part: Part) -> str:
        """Return a figure with its number and caption."""
        cell = part.cell
        assert cell is not None
        about = cell.metadata.mystnb
        svg = next(output.data["image/svg+xml"] for output in cell.outputs
                   if "image/svg+xml" in output.get("data", {}))
        size = SVG_SIZE.search(svg)
        sized = (f'width="{float(size[1]):.0f}" height="{float(size[2]):.0f}" '
                 if size else "")
        address = inlined(retint(svg).encode(), "image/svg+xml")
        number = self.markup.labels[about.figure.name]
        return (f'<figure><img src="{address}" {sized}'
                f'alt="{html.escape(about.image.alt)}">'
                f'<figcaption><b><span class="nom">{number}</span>-rasm.</b> '
                f"{self.markup.line(about.figure.caption)}</figcaption>"
                "</figure>")


def smaller(width: int, most: tuple[int, ...]) -> float:
    """Return the height in lines from which on the letters are small enough.

    most : characters of the longest line for each of `SIZES`.
    """
    over = sum(width > one for one in most)
    return SIZES[over - 1][0] + 0.1 if over else 0


def rows(text: str) -> float:
    """Return how many lines Markdown takes on a slide."""
    total = 0.0
    for piece in text.splitlines():
        seen = re.sub(r"\{\w+\}`([^`<]*)[^`]*`|\\[a-z]+|[{}$*`]", r"\1", piece)
        total += max(1, -(-len(seen) // WIDE)) if seen.strip() else 0.4
        total += 0.35 if piece.startswith("- ") else 0
    return total


def formula_rows(tex: str) -> float:
    """Return how many lines a displayed formula takes, by its size too."""
    total, widest = 0.0, 0
    for row in re.split(r"\\\\(?:\[[\d.]+ex\])?", tex):
        high = re.search(r"frac|sum|prod|underbrace|sqrt", row)
        total += 2.5 if high else 1.5
        seen = re.sub(r"\\(?:begin|end)\{\w+\}|\\(?:left|right|q?quad|text|"
                      r"mathrm|[dt]?frac)(?![a-z])|[{}^_&\s]", "", row)
        widest = max(widest, len(re.sub(r"\\[a-zA-Z]+", "x", seen)))
    return max(total, smaller(widest, GLYPHS))


def decks(root: Path = ROOT) -> dict[str, str]:
    """Return {stem: HTML} of all chapters' slides.

    Raises `SelfTestError` or `MarkupError` for a chapter that gives none.
    """
    made = {}
    for caption, pages in contents.parts(root):
        for page in pages:
            path = root / f"{page}.ipynb"
            if path.name[:2].isdigit():
                made[path.stem] = Writer(Deck(read(path)), caption,
                                         root).page()
    return made
