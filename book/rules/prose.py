"""Prose imitates no output: it carries only what is listed here.

What a page shows as a result came from a cell that was executed and compared;
so prose has no other code than Python, no HTML, no picture and nothing
hidden. The lists are of what is allowed; `book.markup` has those that the
build reads as well.
"""
import ast
import re
from collections.abc import Iterator
from urllib.parse import unquote

from markdown_it.token import Token
from nbformat import NotebookNode

from book.blocks import MARK
from book.markdown import tokens
from book.markup import DIRECTIVES, LANGUAGES, ROLES, TAGS
from book.rules.base import EVERY, Book, Fault, Page, rule

# The kinds of tokens of the Markdown parser that pages use.
PIECES = {
    "amsmath", "bullet_list", "code_inline", "colon_fence", "dd", "dl", "dt",
    "em", "fence", "field_list", "fieldlist_body", "fieldlist_name",
    "hardbreak", "heading", "html_block", "html_inline", "inline", "link",
    "list_item", "math_block", "math_block_label", "math_inline",
    "math_inline_double", "myst_role", "myst_target", "ordered_list",
    "paragraph", "softbreak", "strong", "table", "tbody", "td", "text", "th",
    "thead", "tr"}
ATTRIBUTES = {  # kind of token -> what may be set
    "link": {"href"}, "ordered_list": {"start"}, "td": {"style"},
    "th": {"style"}, "field_list": {"class"}}
CLASSES = {"note", "bashorat", "yanglish", "xulosa"}  # of boxes
OPTIONS = {"class"}  # of directives
NAMES = {"image": "rasm", "code_block": "chekinish bilan yozilgan kod",
         "front_matter": "sahifa boshidagi YAML", "span": "belgilangan parcha",
         "myst_line_comment": "yashirin izoh", "footnote_ref": "izoh havolasi"}
TAG = re.compile(r"</?(\w+)>")
NOTE = re.compile(r"<!-- son: (?:(?!-->).)*-->", re.DOTALL)
LINK = re.compile(r"https://.+|#[\w-]+|(?!\w+:|/)[\w./-]+\.(ipynb|md)(#.+)?")
MEND = "Markdown bilan, ruxsat etilganlari orasidan yozing"
OPTION = re.compile(r"^:([\w-]+):(.*)$", re.MULTILINE)


@rule(*EVERY)
def only_text_and_code(page: Page, book: Book) -> Iterator[Fault]:
    """Cells are Markdown or code, without attached files."""
    for cell in page.cells:
        if cell.cell_type not in ("markdown", "code"):
            yield page.fault(
                cell, f"“{cell.cell_type}” turidagi katak sahifada "
                "tekshirilmaydi", "uni matn yoki kod katagiga aylantiring")
        if cell.get("attachments"):
            yield page.fault(
                cell, "katakka fayl biriktirilgan "
                f"({', '.join(cell.attachments)})",
                "rasmni kod chizsin; biriktirilgan faylni olib tashlang")


@rule(*EVERY)
def only_listed_markup(page: Page, book: Book) -> Iterator[Fault]:
    """Prose and captions are made of the pieces that are listed."""
    for cell, text in _texts(page):
        for token in tokens(text):
            kind = re.sub("_(open|close)$", "", token.type)
            if kind not in PIECES:
                yield page.fault(
                    cell, f"matnda ruxsat etilmagan qism: "
                    f"{NAMES.get(kind, kind)}", MEND)
            elif wrong := (_attributes(token, kind) or _directive(token)
                           or _html(token)):
                yield page.fault(cell, wrong, MEND)


@rule(*EVERY)
def only_book_and_https_links(page: Page, book: Book) -> Iterator[Fault]:
    """A link leads to a page of the book or to an https address."""
    for cell, text in _texts(page):
        for token in tokens(text):
            target = unquote(str(token.attrs.get("href", "")))
            if token.type == "link_open" and not LINK.fullmatch(target):
                yield page.fault(
                    cell, f"bunday havola ishlatilmaydi: {target[:60]}",
                    "https manzilini yoki kitob sahifasini koʻrsating")


@rule(*EVERY)
def fenced_code_is_code(page: Page, book: Book) -> Iterator[Fault]:
    """A fence holds Python that does something, not what looks printed."""
    for cell, text in _texts(page):
        for token in tokens(text):
            if token.type != "fence" or token.info.strip() not in LANGUAGES:
                continue
            try:
                body = ast.parse(token.content).body
            except SyntaxError:
                body = []
            if not body or any(map(_literal, body)):
                first = (token.content.strip() or "```").splitlines()[0]
                yield page.fault(
                    cell, f"“{first[:40]}” boʻlagi kod emas, natijaga "
                    "oʻxshaydi", "natijani kod katagi chiqarsin")


def _texts(page: Page) -> Iterator[tuple[NotebookNode, str]]:
    """Yield (cell, Markdown) for prose and for the captions of figures."""
    for cell in page.cells:
        if cell.cell_type == "markdown":
            yield cell, cell.source
        figure = cell.metadata.get("mystnb", {}).get("figure", {})
        if figure.get("caption"):
            yield cell, figure["caption"]


def _attributes(token: Token, kind: str) -> str:
    """Return what is wrong with the attributes of a token, or nothing."""
    for name, value in token.attrs.items():
        if name not in ATTRIBUTES.get(kind, ()) or (
                name == "style" and not re.fullmatch(
                    r"text-align: ?\w+;?", str(value))):
            return f"matnga “{name}={value}” belgisi qoʻyilgan"
    return ""


def _directive(token: Token) -> str:
    """Return what is wrong with a directive, a role or a fence."""
    if token.type == "myst_role":
        name = token.meta["name"]
        return "" if name in ROLES else f"“{name}” roli ishlatilmaydi"
    if token.type not in ("fence", "colon_fence"):
        return ""
    info = token.info.strip()
    match = re.match(r"\{([^}]*)\}", info)
    if match is None:
        given = f"tili “{info}”" if info else "tili koʻrsatilmagan"
        return "" if info in LANGUAGES and token.type == "fence" else (
            f"kod boʻlagining {given}, faqat "
            f"{', '.join(sorted(LANGUAGES))} boʻladi")
    if match[1] not in DIRECTIVES:
        return f"“{match[1]}” direktivasi ishlatilmaydi"
    head = re.match(r"(?::[\w-]+:.*\n?)*", token.content)
    for option, value in OPTION.findall(head[0] if head else ""):
        if option not in OPTIONS or value.strip() not in CLASSES:
            return f"direktivaga “:{option}:{value}” qoʻyilgan"
    return "direktivaga YAML qoʻyilgan" if re.match(
        "---", token.content) else ""


def _html(token: Token) -> str:
    """Return what is wrong with HTML in prose, or nothing."""
    if not token.type.startswith("html_"):
        return ""
    rest = MARK.sub("", NOTE.sub("", token.content))
    tags = {tag.lower() for tag in TAG.findall(rest)}
    if token.type == "html_block" and rest.strip():
        return f"HTML ishlatilmaydi: {rest.strip()[:40]}"
    if TAG.sub("", rest).strip() or tags - TAGS:
        return f"HTML ishlatilmaydi: {rest.strip()[:40]}"
    return ""


def _literal(statement: ast.stmt) -> bool:
    """Return whether a statement is a value, as a cell would print it."""
    if not isinstance(statement, ast.Expr):
        return False
    try:
        ast.literal_eval(statement.value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True
