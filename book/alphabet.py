"""The book in other alphabets: Cyrillic, and the Latin one of 2026.

    from book.alphabet import convert
    convert("oʻrganish tezligi", "kiril")

`alifbo` converts the letters. What it cannot know stands in ``alifbo.toml``:
which words stay as they are, and which are written otherwise. Source for the
letters: the package `alifbo` 0.6.0; for the spelling: the Cyrillic
orthography of 1956.
"""
import copy
import functools
import io
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from alifbo import from_cyrillic, to_cyrillic, to_new_latin, to_old_latin
from nbformat import NotebookNode

FILE = Path(__file__).with_name("alifbo.toml")
SOURCE, CYRILLIC, NEW = "lotin", "kiril", "yangi"
ALPHABETS = (CYRILLIC, NEW)  # to which the book is converted
LANGUAGES = {SOURCE: "uz-Latn", CYRILLIC: "uz-Cyrl", NEW: "uz-Latn-x-2026"}
SUFFIXES = re.compile(
    "(?:lar|li|siz|simon|chi|im|ing|i|si|ni|ning|ga|da|dan|dagi|gacha|niki"
    "|dek|mi|day|cha|lik|chalik|larcha)+")
LETTER = r"[^\W\d_]"
# A sign that no Uzbek word has: w, c outside ch, a capital after a small
# letter, a letter of another alphabet.
FOREIGN = re.compile(
    "[wW]|[cC](?![hH])|[a-z][A-Z]|[^\\W\\d_a-zA-Zʻʼ]|\u2019")
NAME = r"[A-Za-z_][A-Za-z0-9_]*"
# What is no word of a sentence, tried in this order at each place.
KEPT = [
    r"https?://[^\s<>“”]+|www\.[^\s<>]+",
    r"(?<![\w.])[\w.+-]+@[\w-]+\.\w+",
    r"`[^`\n]*`",                                # code in a comment
    r"\$[^$\n]*\$",                              # a formula in a caption
    r"\\[A-Za-z]+",                              # of a formula
    r"%[-+.\d]*[a-zA-Z](?!\w)",                  # of a format
    rf"(?<![\wʻʼ]){NAME}(?:\.{NAME})+(?:\(\))?(?![\wʻ])",  # torch.optim.SGD
    r"(?<![\wʻʼ])\w*(?:_|[A-Za-z]\d|\d[A-Za-z])\w*",   # x_i, float64, 5e
    rf"(?<![\wʻʼ]){NAME}(?=\(|=(?!=)|\[)",       # backward(, lr=
    rf"(?<=[\w)\]]\.){NAME}",                    # f(x).grad
]
WORD = rf"{LETTER}(?:{LETTER}|[ʻʼ\u2019])*|ʼ{LETTER}+"
PIECES = re.compile("|".join(f"(?:{one})" for one in KEPT)
                    + f"|(?P<word>{WORD})")
LINES = re.compile("(\\n|“[^”\\n]*”)")
# What follows the pronoun u; elsewhere u is a quantity or a shape.
PRONOUN = re.compile(r"[,:]?\s+(?!shakl)[^\W_]|[,:]?\s*(?:[$`<({—§«“]|$)")
CLAUSE = re.compile(r",? [a-zʻʼ]{3}")  # in a program


class Undecided(NamedTuple):
    """A word that alifbo.toml does not settle."""

    word: str
    why: str
    mend: str

    def __str__(self) -> str:
        return f"“{self.word}”: {self.why}; {self.mend}"


class Decisions(NamedTuple):
    """What alifbo.toml says.

    any_case, exact : words that stay; those of ``plain`` take suffixes
    without ʼ; a line of ``english`` stays whole. stems, words : Cyrillic
    spellings, the longest stem first.
    """

    any_case: frozenset[str]
    exact: frozenset[str]
    plain: tuple[str, ...]
    english: frozenset[str]
    keep: frozenset[str]
    capitals: frozenset[str]
    rules: dict[str, str]
    loan: tuple[str, ...]
    suffix: tuple[str, ...]
    stems: dict[str, str]
    words: dict[str, str]


@functools.cache
def decisions() -> Decisions:
    """Read alifbo.toml."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    every = [word for group in table["protected"]
             for word in group["words"].split()]
    return Decisions(
        frozenset(word for word in every if word.islower()),
        frozenset(word for word in every if not word.islower()),
        tuple(sorted((word for group in table["protected"]
                      if group.get("plain")
                      for word in group["words"].split()),
                     key=len, reverse=True)),
        frozenset(word for group in table["protected"]
                  if group.get("english") for word in group["words"].split()),
        frozenset(table["literals"]["keep"].split()),
        frozenset(table["capitals"]["uzbek"].split()),
        table["rules"],
        tuple(table["ts"]["loan"].split()),
        tuple(table["ts"]["suffix"].split()),
        dict(sorted(table["kiril"]["stems"].items(),
                    key=lambda item: -len(item[0]))),
        table["kiril"]["words"])


# One word -------------------------------------------------------------------


def stays(word: str) -> bool:
    """Return whether a word, without suffixes, stays as it is."""
    known = decisions()
    return (len(word) == 1 or word in known.exact
            or word.lower() in known.any_case
            or bool(FOREIGN.search(word)))


def parts(word: str) -> tuple[str, str, str]:
    """Return (what stays, its mark, what is converted) of a Latin word.

    The mark is ʼ or nothing; for an ordinary word the first is empty.
    """
    head, mark, rest = word.partition("ʼ")
    if mark and len(head) > 1 and stays(head):
        return head, mark, rest
    if stays(word):
        return word, "", ""
    for stem in decisions().plain:
        if word.lower().startswith(stem) and SUFFIXES.fullmatch(
                word[len(stem):]):
            return word[:len(stem)], "", word[len(stem):]
    return "", "", word


def like(model: str, text: str) -> str:
    """Return a text in small letters with the capitals of another."""
    if len(model) > 1 and model.isupper():
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def two_letters(word: str, place: int) -> bool:
    """Return whether the ts at a place of a word are two letters, тс."""
    return not any(
        stem.startswith("ts", at) and word.startswith(stem, place - at)
        for stem in decisions().loan for at in range(len(stem))
        if place >= at)


def letters(text: str, before: str = "") -> str:
    """Return old Latin letters in Cyrillic.

    before : what stands before them in the word; the letter for e depends
        on it.
    """
    # A letter that comes before decides alike for all its kind: o or b.
    lead = "" if not before else "o" if re.search(
        "[aeiouʻ]$", before.lower()) else "b"
    cuts = [match.start() + 1 for match in re.finditer("ts", text.lower())
            if two_letters((before + text).lower(),
                           len(before) + match.start())]
    if cuts:
        return "".join(
            letters(text[a:b], before + text[:a])
            for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True))
    # As a digraph ng takes the g of gʻ away (alifbo 0.6.0: boshlangʻich).
    found = to_cyrillic(
        lead + text, protect_spans=False, ng_as_digraph=False,
        foreign_words="transliterate").text
    return found[len(lead):]


@functools.lru_cache(maxsize=65536)
def cyrillic(word: str) -> str:
    """Return an Uzbek word of the old Latin alphabet in Cyrillic."""
    known, small = decisions(), word.lower()
    if small in known.words:
        return like(word, known.words[small])
    for stem, spelled in known.stems.items():
        if small.startswith(stem):
            head, rest = word[:len(stem)], word[len(stem):]
            return like(head, spelled) + letters(rest, head)
    return letters(word)


@functools.lru_cache(maxsize=65536)
def new_latin(word: str) -> str:
    """Return an Uzbek word in the Latin letters of 2026."""
    return to_new_latin(word, protect_spans=False, ng_as_digraph=False).text


CONVERT: dict[str, Callable[[str], str]] = {
    CYRILLIC: cyrillic, NEW: new_latin}


@functools.lru_cache(maxsize=65536)
def convert_word(word: str, to: str) -> str:
    """Return one word in another alphabet, with what stays left in it."""
    if word[0] == "ʼ":  # a suffix whose stem stands in other type
        return "ʼ" + CONVERT[to](word[1:])
    kept, mark, rest = parts(word)
    if kept and rest and not mark and to == CYRILLIC:
        mark = "ʼ"
    return kept + mark + (CONVERT[to](rest) if rest else "")


# Text -----------------------------------------------------------------------


def convert(text: str, to: str, code: bool = False) -> str:
    """Return plain text in another alphabet: kiril or yangi.

    code : the text is of a program, where u alone is a quantity.
    Raises `KeyError` for another alphabet.
    """
    return "".join(
        part if english(part) else _convert(part, to, code)
        for part in LINES.split(text))


def said(text: str, to: str) -> str:
    """Return plain text of the book in an alphabet, also in its own."""
    return text if to == SOURCE else convert(text, to)


def language(to: str) -> str:
    """Return the tag of the language of a file that is in one alphabet."""
    return "uz" if to == SOURCE else LANGUAGES[to]


def english(text: str) -> bool:
    """Return whether a line or a quotation is English: it stays whole."""
    found = [match["word"].lower() for match in PIECES.finditer(text)
             if match["word"] and len(match["word"]) > 1]
    count = sum(word in decisions().english for word in found)
    return count > 1 and 2 * count >= len(found)


def _convert(text: str, to: str, code: bool) -> str:
    """Convert a line or a quotation."""
    def one(match: re.Match[str]) -> str:
        word = match["word"]
        if not word:
            return match[0]
        if word in "uU":
            after = text[match.end():]
            pronoun = (CLAUSE if code else PRONOUN).match(after)
            return CONVERT[to](word) if pronoun else word
        return convert_word(word, to)

    return PIECES.sub(one, text)


@functools.lru_cache(maxsize=65536)
def back_word(word: str, source: str) -> str:
    """Return one word of an edition in the old Latin alphabet."""
    known = decisions()
    head, mark, rest = word.partition("ʼ")
    if source == NEW:
        if stays(word) and not re.search("[öğşç]", word.lower()):
            return word
        if mark and stays(head) and head.isascii():
            return head + mark + back_word(rest, source)
        return to_old_latin(word, protect_spans=False).text
    if not re.search("[\u0430-\u045f\u0493-\u04b3]", word.lower()):
        return word
    if mark and head.isascii():
        if head.lower() in known.plain:
            mark = ""
        return head + mark + (back_word(rest, source) if rest else "")
    small = word.lower()
    for latin, spelled in known.words.items():
        if small == spelled:
            return like(word, latin)
    for latin, spelled in sorted(known.stems.items(),
                                 key=lambda item: -len(item[1])):
        if small.startswith(spelled):
            return (like(word[:len(spelled)], latin)
                    + old_letters(word[len(spelled):], latin))
    return old_letters(word)


def old_letters(text: str, before: str = "") -> str:
    """Return Cyrillic letters in old Latin ones."""
    lead = "" if not before else (
        "\u043e" if before[-1] in "aeiouʻ" else "\u0431")
    found = to_old_latin(from_cyrillic(
        lead + text, protect_spans=False, ng_as_digraph=False).text,
        protect_spans=False).text
    return found[len(lead):]


def back(text: str, source: str) -> str:
    """Return plain text of an edition in the old Latin alphabet."""
    return PIECES.sub(
        lambda match: "ʼ" + back_word(match["word"][1:], source)
        if match["word"] and match["word"][0] == "ʼ"
        else back_word(match["word"], source) if match["word"]
        else match[0], text)


# What nobody has decided ----------------------------------------------------

ADVICE = "book/alifbo.toml faylida hal qiling: "


@functools.lru_cache(maxsize=65536)
def doubt(word: str) -> Undecided | None:
    """Return why a word is not settled, if it is not."""
    known = decisions()
    kept, _, rest = parts(word)
    if kept or len(word) == 1:
        if "ʼ" in rest:
            return Undecided(word, "qoʻshimchasida ʼ bor", ADVICE
                             + "soʻzni [[protected]] qismiga yozing")
        return None
    small = rest.lower()
    for end in range(4, len(small)):
        if small[:end] in known.any_case and SUFFIXES.fullmatch(small[end:]):
            return Undecided(word, f"“{word[:end]}” inglizcha soʻzmi",
                             "qoʻshimchadan oldin ʼ qoʻying yoki "
                             "soʻzni [[protected]] qismida plain qatoriga "
                             "yozing")
    if rest.isupper() and len(rest) < 6 and rest not in known.capitals:
        return Undecided(word, "qisqartmami yoki oʻzbekcha soʻzmi",
                         ADVICE + "[[protected]] yoki [capitals] qismiga "
                         "yozing")
    stem = next((one for one in known.stems if small.startswith(one)), "")
    tail = small[len(stem):]
    for match in re.finditer("ts", tail):
        ending = tail[match.start() + 1:]
        if two_letters(small, len(stem) + match.start()) and not any(
                ending.startswith(one) for one in known.suffix):
            return Undecided(word, "ts bitta harfmi (ц) yoki ikkita (тс)",
                             ADVICE + "[ts] qismida loan yoki suffix "
                             "satriga yozing")
    if re.search("(?:[aiou]|oʻ)e", small) and not stem:
        return Undecided(word, "unlidan keyingi e: qaysi kirill harfi", ADVICE
                         + "[kiril.stems] qismiga yozing")
    if re.search("[^aeiouʻʼ]y[eu](?!ʻ)", tail) and not stem:
        return Undecided(word, "undoshdan keyingi ye, yu: ь yoki ъ kerakmi",
                         ADVICE + "[kiril.stems] qismiga yozing")
    if re.search("[kr]si(?!n|z|ya?p)[aeoy]", tail) and not stem:
        return Undecided(word, "ks yoki rs: ц kerakmi", ADVICE
                         + "[kiril.stems] qismiga yozing")
    if re.search(r"(?:^|[^oOgG])ʻ|sʼh", rest):
        return Undecided(word, "ʻ oʻ va gʻ dan boshqa joyda", "imloni "
                         "tekshiring")
    for warning in to_cyrillic(rest, ng_as_digraph=False,
                               foreign_words="transliterate").warnings:
        if warning.rule not in known.rules:
            return Undecided(word, f"alifbo ogohlantirishi {warning.rule}",
                             ADVICE + "[rules] qismiga qaror va sababini "
                             "yozing")
    return None


def words(text: str) -> Iterator[str]:
    """Yield the words of plain text that are converted, as written."""
    for part in LINES.split(text):
        if not english(part):
            for match in PIECES.finditer(part):
                if match["word"] and match["word"][0] != "ʼ":
                    yield match["word"]


def undecided(text: str) -> list[Undecided]:
    """Return the words of plain text that alifbo.toml does not settle."""
    return [found for word in dict.fromkeys(words(text))
            if (found := doubt(word))]


# Code -----------------------------------------------------------------------

STRING = re.compile(
    r"(?P<prefix>(?<![\w])[rRbBfFuU]{0,2})"
    r"(?P<quote>'''|\"\"\"|'|\")")
ESCAPE = re.compile(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|N\{[^}]*\}|[0-7]{1,3}|.)", re.S)


def _until(text: str, place: int, quote: str) -> int:
    """Return where the string that is open at ``place`` ends."""
    while not text.startswith(quote, place):
        place += 2 if text[place] == "\\" else 1
    return place


def _field(text: str, place: int) -> int:
    """Return where the replacement field after ``{`` ends."""
    depth, inside = 1, ""
    while depth:
        sign = text[place]
        if inside:
            inside = "" if sign == inside else inside
        elif sign in "'\"":
            inside = sign
        else:
            depth += (sign in "{[(") - (sign in "}])")
        place += 1
    return place


def pieces(source: str) -> Iterator[tuple[str, str]]:
    """Split Python into (kind, text): code, comment, string, quote.

    A string is the text between its quotes without escapes and fields, a
    piece at a time; what surrounds it is of the kind quote or code.
    """
    place = 0
    while place < len(source):
        match = re.compile(rf"#[^\n]*|{STRING.pattern}").search(source, place)
        if not match:
            break
        yield "code", source[place:match.start()]
        place = match.end()
        if match[0][0] == "#":
            yield "comment", match[0]
            continue
        yield "quote", match[0]
        end = _until(source, place, match["quote"])
        prefix = match["prefix"].lower()
        yield from _string(source[place:end], "f" in prefix, "r" in prefix,
                           "b" in prefix)
        yield "quote", match["quote"]
        place = end + len(match["quote"])
    yield "code", source[place:]


def _string(body: str, fields: bool, raw: bool, binary: bool
            ) -> Iterator[tuple[str, str]]:
    """Yield the pieces of what stands between quotes."""
    if binary:
        yield "code", body
        return
    place = start = 0
    while place < len(body):
        end = place
        if body[place] == "\\" and not raw:
            end = ESCAPE.match(body, place).end()  # type: ignore[union-attr]
        elif fields and body[place] in "{}":
            if body[place:place + 2] in ("{{", "}}"):
                end = place + 2
            else:
                end = _field(body, place + 1)
        if end == place:
            place += 1
            continue
        if start < place:
            yield "string", body[start:place]
        if body[place] == "{" and body[place:place + 2] != "{{":
            yield from _expression(body[place:end])
        else:
            yield "code", body[place:end]
        place = start = end
    if start < len(body):
        yield "string", body[start:]


def _expression(field: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a replacement field: strings in it are strings."""
    depth, cut, inside = 0, len(field), ""
    for place, sign in enumerate(field):
        if inside:
            inside = "" if sign == inside else inside
        elif sign in "'\"":
            inside = sign
        elif sign == ":" and depth == 1:
            cut = place
            break
        else:
            depth += (sign in "{[(") - (sign in "}])")
    yield from pieces(field[:cut])
    yield "code", field[cut:]


def _program(text: str) -> bool:
    """Return whether a literal is a value for a program, not for a reader."""
    return (text.strip() in decisions().keep
            or not any(convert_word(word, CYRILLIC) != word
                       for word in words(text) if len(word) > 1))


def code(source: str, to: str) -> str:
    """Return Python with comments and texts in another alphabet.

    Names, numbers, formats and all else stay as they are.
    """
    return "".join(
        convert(text, to, code=True) if kind == "comment" else
        text if kind != "string" or _program(text)
        else convert(text, to, code=True)
        for kind, text in pieces(source))


def code_words(source: str) -> Iterator[str]:
    """Yield the words of the comments and texts of Python."""
    for kind, text in pieces(source):
        if kind == "comment" or (kind == "string" and not _program(text)):
            yield from words(text)


def skeleton(source: str) -> list[tuple[int, str]]:
    """Return the tokens of Python without comments and texts."""
    blank = "".join("" if kind in ("comment", "string") else text
                    for kind, text in pieces(source))
    return [(token.type, token.string) for token in tokenize.generate_tokens(
        io.StringIO(blank).readline)]


# Markdown -------------------------------------------------------------------

# Pieces of Markdown that are not sentences; the groups are converted.
MARKDOWN = re.compile(r"""
    (?P<comment><!--.*?-->)
  | (?P<fence>^[ ]*(?P<ticks>`{3,})(?P<lang>[^\n]*)\n
      (?P<body>.*?)^[ ]*(?P=ticks)[ ]*$)
  | (?P<role>\{[a-z:-]+\}`(?P<shown>[^`<]*)(?P<target><[^`>]*>)?`)
  | (?P<code>(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))
  | (?P<formula>(?<![\\$])(?P<dollar>\$\$?)(?!\$).+?
      (?<![\\$])(?P=dollar)(?!\$))
  | (?P<label>^\([\w-]+\)=$|\(eq-[\w-]+\))
  | (?P<option>^[ ]*:[\w-]+:[^\n]*$)
  | (?P<directive>^[ ]*:{3,}(?:\{[\w-]+\})?)
  | (?P<target2>(?<=\])\([^)\s]*\))
  | (?P<attribute>(?<=[\])}])\{[^}\n]*\})
  | (?P<tag><[^>\n]+>)
  | (?P<gloss>(?<=ingl\.[ ])\*[^*]+\*|(?<=rus\.[ ])\*[^*]+\*)
""", re.VERBOSE | re.DOTALL | re.MULTILINE)
SOURCES = re.compile(r"^## Manbalar\s*$", re.MULTILINE)
# A work in a list of sources: to its address, or to its pages; what follows
# is a remark. In it, these are words of the book.
WORK = re.compile(r"^- (?:.*\]\([^)]*\)|.*(?:\d|Press|-boʻlim)\.(?= |$)|.*)",
                  re.MULTILINE)
OWN = re.compile(r"(?<=\d)-(?:boblar|bob|boʻlim|nashr)\b(?: \([^)]*\))?"
                 r"|\bva boshqalar\b")


def work(text: str, prose: Callable[[str], str]) -> str:
    """Return a work of a list of sources with the book's own words changed."""
    return OWN.sub(lambda match: prose(match[0]), text)


Change = Callable[[str], str]
IN_FORMULA = re.compile(r"(\\text\{)([^{}]*)(?=\})")


def formula(tex: str, prose: Change) -> str:
    """Return a formula with its words changed, which stand in \\text{}."""
    return IN_FORMULA.sub(lambda match: match[1] + prose(match[2]), tex)


def _walk(text: str, prose: Change, program: Change) -> str:
    """Return Markdown without a list of sources, its parts changed.

    prose, program : what is done to plain text, and to fenced Python.
    """
    done, output = 0, []
    for match in MARKDOWN.finditer(text):
        output.append(prose(text[done:match.start()]))
        done = match.end()
        if match["role"]:
            shown, target = match["shown"], match["target"]
            name = match[0][:match[0].index("`")]
            new = shown if name == "{eq}" else prose(shown)
            if new != shown:
                output.append(f"{name}`{new}{target or f' <{shown}>'}`")
                continue
        elif match["fence"] and match["lang"].strip() == "python":
            a, b = match.span("body")
            output += [text[match.start():a], program(text[a:b]),
                       text[b:match.end()]]
            continue
        elif match["formula"] or (match["lang"] or "").startswith("{math}"):
            output.append(formula(match[0], prose))
            continue
        output.append(match[0])
    return "".join([*output, prose(text[done:])])


def walk(text: str, prose: Change, program: Change) -> str:
    """Return the book's Markdown with its sentences and programs changed.

    Code spans, formulas but their words, targets, directives, addresses,
    HTML, glosses and works in a list of sources stay as they are.
    """
    found = SOURCES.search(text)
    if not found:
        return _walk(text, prose, program)
    head, tail = text[:found.start()], text[found.start():]
    done, output = 0, [_walk(head, prose, program)]
    for match in WORK.finditer(tail):
        output += [_walk(tail[done:match.start()], prose, program),
                   work(match[0], prose)]
        done = match.end()
    return "".join([*output, _walk(tail[done:], prose, program)])


def markdown(text: str, to: str) -> str:
    """Return the book's Markdown in another alphabet, as `walk` does."""
    return walk(text, lambda one: convert(one, to), lambda one: code(one, to))


def markdown_words(text: str) -> list[str]:
    """Return the words that `markdown` converts, in order."""
    found: list[str] = []

    def prose(one: str) -> str:
        found.extend(words(one))
        return one

    def program(one: str) -> str:
        found.extend(code_words(one))
        return one

    walk(text, prose, program)
    return found


# Notebooks ------------------------------------------------------------------


def notebook(nb: NotebookNode, to: str) -> NotebookNode:
    """Return a notebook in another alphabet, without its outputs."""
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            cell.source = markdown(cell.source, to)
            continue
        cell.source = code(cell.source, to)
        cell.outputs, cell.execution_count = [], None
        shown = cell.metadata.get("mystnb", {})
        for part, key in (("figure", "caption"), ("image", "alt")):
            if key in shown.get(part, {}):
                shown[part][key] = markdown(shown[part][key], to)
    return nb


def notebook_words(nb: NotebookNode) -> list[str]:
    """Return the words that `notebook` converts, in order."""
    found: list[str] = []
    for cell in nb.cells:
        if cell.cell_type == "markdown":
            found += markdown_words(cell.source)
            continue
        found += code_words(cell.source)
        shown = cell.metadata.get("mystnb", {})
        for part, key in (("figure", "caption"), ("image", "alt")):
            found += markdown_words(shown.get(part, {}).get(key, ""))
    return found
