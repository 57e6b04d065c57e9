"""Uzbek as this book writes it; each fault says what to write instead."""
import re
import unicodedata
from collections.abc import Callable, Iterator

from book.rules.base import BOOK, EVERY, Book, Fault, Page, rule

NOT_PROSE = re.compile(
    r"<!--.*?-->|^(`{3,}|~{3,}).*?^\1\s*$|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)"
    r"|\$\$.*?\$\$|\$[^$\n]*\$|\]\([^)]*\)|<[^>\n]+>|^:::[^\n]*$"
    r"|^:\w+:[^\n]*$|\(ingl\.[^)]*\)|\(rus\.[^)]*\)",
    re.DOTALL | re.MULTILINE)
# Headings, sources and their titles, numbers of figures and sections.
NOT_RULED = re.compile(
    r"^#.*$|^- .*(?:arXiv|doi).*$|\(\d{4}\)\. +\*[^*]*\*"
    r"|[\d.]+-(?:rasm|jadval|boʻlim)\w*", re.MULTILINE)
WORDING = [(re.compile(pattern), advice) for pattern, advice in [
    (r"\w['\u2018\u2019`\u00b4]\w|\b[og]['\u2018\u2019`\u00b4]",
     "oʻ, gʻ (U+02BB) yoki ʼ (U+02BC) belgisini qoʻying"),
    (r"[oOgG]ʼ|(?<![oOgG\W])ʻ", "oʻ va gʻ da U+02BB, qolganida U+02BC"),
    (r'"', "qoʻshtirnoq: “…”"),
    # Else a line may end within a number.
    (r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)",
     "mingliklar orasiga uzilmas boʻsh joy (U+00A0) qoʻying"),
    (r"\b\d+ ta \w{3,}lar(?:ni|ning|ga|da|dan|i)?\b",
     "sondan keyin birlik: 5 ta qadam"),
    (r"(?i)\w*(?:funkts|punkts|aktsi|\btsikl|konvergentsi|divergentsi)\w*",
     "undoshdan keyin s: funksiya, sikl"),
    # As a copula; “formula orqali hisoblanadi” is computed indeed.
    (r"(?i)(?<!da )(?<!dan )(?<!orqali )(?<!marta )(?<!oldin )"
     r"\bhisoblanadi\b(?! emas)", "“Gradient — vektor” deb yozing yoki "
     "“topiladi”: mashina tarjimasi belgisi"),
    (r"(?i)\b(?:taqdim etadi|sezilarli darajada|keng doirasi)\b(?! emas)",
     "soddaroq soʻz: mashina tarjimasi belgisi"),
    (r"(?i)(?<!ikki )\btomonidan\b",
     "ega bilan: Optimizator parametrlarni yangilaydi"),
    (r"!(?!\[)", "undov belgisisiz"),
    (r"(?i)\bgradient (?:pastlash|tushirish)\w*", "gradient tushish"),
    (r"(?i)\boʻqitish tezlig\w*", "oʻrganish tezligi"),
    (r"(?i)\byoʻqolish funksiya\w*|\bzarar funksiya\w*",
     "yoʻqotish funksiyasi"),
    (r"(?i)\bsalbiy gradient\w*", "manfiy gradient"),
    (r"(?i)\bhisoblash grafi(?:k|g(?!a\b))\w*", "hisoblash grafi"),
    (r"(?i)\bnoutbuk\w*|\bbloknot\w*", "notebook"),
    (r"(?<![\d.,])\d+\.\d+(?![\d.])", "matnda oʻnli vergul: 0,5"),
    (r"(?i)(?<!\w)(?:ga|\w*songa|\w*soniga|mingga|nimaga) koʻpay(?!tir)\w*",
     "songa koʻpaytiriladi: koʻpaymoq ortishni bildiradi"),
    (r"(?i)\bbarcha (?!(?:\w+ ){0,2}\w*lar|maʼlumot)\w+",
     "barcha soʻzidan keyin koʻplik: barcha usullar"),
    (r"(?i)\bdemak(?= \w)", "demak soʻzidan keyin vergul"),
    (r"(?i)\bmutanosib\w*|\bbarobar\w*|\bvaznlangan\w*|\bkomponent(?!a)\w*",
     "bitta tushuncha — bitta soʻz: proporsional, baravar, vaznli, "
     "komponenta"),
    (r"\b(?:torch|Python|SGD|Adam|MSE|RMSprop|Adagrad)"
     r"(?:ga|ni|da|dan|ning|lar)\b", "ismdan keyin ʼ: Adamʼning"),
    (r"(?i)\bhalol\b|\bhovuz\w*|\burugʻlangan\b|\boʻsha-oʻsha\b"
     r"|\boʻzicha\b|\byutamiz\b", "boshqa tildan soʻzma-soʻz olingan; "
     "adolatli, toʻplam, urugʻi berilgan, oʻzgarmadi kabi soʻz tanlang"),
]]
# Of the text as it stands: a formula takes no such suffix.
AFTER_FORMULA = re.compile(r"\$ (?:siz|li|lik|talik)\b")
SUFFIX = re.compile(
    r"`([^`\n]+)`[- ]?(ni|ning|ga|ka|qa|da|dan|gacha|dagi|lar\w*)\b")
NUMBER = re.compile(r"[-+\d.,eE\s\[\]]+")
MOST_WORDS = 30  # of a sentence
FOLDER_FILES = ("README.md",)  # of the book's folder: partly in English


def prose(text: str) -> str:
    """Return Markdown without code, formulas and addresses."""
    return NOT_PROSE.sub(" ", text)


def wording(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, what to write) for each slip in Markdown."""
    text = NOT_RULED.sub(" ", prose(text))
    for pattern, advice in WORDING:
        for match in pattern.finditer(text):
            start = max(0, match.start() - 25)
            piece = " ".join(text[start:match.end() + 25].split())
            yield f"shunday yozilmaydi: «{piece}»", advice


def after_formulas(text: str) -> Iterator[tuple[str, str]]:
    """Yield each -siz, -li, -lik that follows a formula."""
    for match in AFTER_FORMULA.finditer(text):
        yield (f"formula qoʻshimcha olgan: …{match[0]}",
               "boshqacha yozing: $h$ dan foydalanmay")


def scripts(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of Markdown with a Cyrillic letter in it."""
    for word in re.findall(r"\w+", prose(text)):
        if any("CYRILLIC" in unicodedata.name(c, "") for c in word):
            yield f"kirill harfi bor: {word}", "lotin harflari bilan yozing"


def suffixes(text: str) -> Iterator[tuple[str, str]]:
    """Yield each suffix that follows code."""
    for match in SUFFIX.finditer(text):
        if not NUMBER.fullmatch(match[1]):
            yield (f"kod qoʻshimcha olgan: {match[0]}",
                   "qoʻshimchani eltuvchi soʻz oladi: `backward()` metodini")


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence of more than 30 words."""
    flat = re.sub(r"^[|#].*$|^\s*[-\d*]+\.?\s", ". ", prose(text),
                  flags=re.MULTILINE)
    for sentence in re.split(r"(?<=[.?:;])\s+|\n\n", flat):
        words = sentence.split()
        if len(words) > MOST_WORDS:
            yield (f"{len(words)} soʻzli gap: {' '.join(words[:6])} …",
                   f"gapni boʻling, {MOST_WORDS} soʻzdan oshmasin")


ASKED = (wording, scripts, suffixes, after_formulas, sentences)


def _each(page: Page, find: Callable[[str], Iterator[tuple[str, str]]]
          ) -> Iterator[Fault]:
    """Yield as faults what ``find`` yields for each Markdown cell."""
    for cell in page.prose:
        for what, mend in dict.fromkeys(find(cell.source)):
            yield page.fault(cell, what, mend)


@rule(*EVERY)
def right_words(page: Page, book: Book) -> Iterator[Fault]:
    """Letters, signs, spelling and terms are those of this book."""
    yield from _each(page, wording)


@rule(*EVERY)
def one_script(page: Page, book: Book) -> Iterator[Fault]:
    """No Cyrillic letter stands among Latin ones."""
    yield from _each(page, scripts)


@rule(*EVERY)
def no_suffix_after_code(page: Page, book: Book) -> Iterator[Fault]:
    """A suffix is taken by a noun, never by code."""
    yield from _each(page, suffixes)


@rule(*EVERY)
def no_suffix_after_a_formula(page: Page, book: Book) -> Iterator[Fault]:
    """-siz, -li and -lik do not follow a formula."""
    yield from _each(page, after_formulas)


@rule(*EVERY)
def short_sentences(page: Page, book: Book) -> Iterator[Fault]:
    """No sentence has more than 30 words."""
    yield from _each(page, sentences)


@rule(BOOK)
def files_of_the_folder(book: Book) -> Iterator[Fault]:
    """CONTRIBUTING.md and its neighbours are written in the same Uzbek."""
    for file in sorted(book.root.glob("*.md")):
        if file.name not in FOLDER_FILES:
            text = file.read_text(encoding="utf-8")
            for find in ASKED:
                for what, mend in find(text):
                    yield Fault(file.name, what, mend)
