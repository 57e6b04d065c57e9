"""Uzbek as this book writes it; each message says what to write instead."""
import re
import unicodedata

import pytest
from conftest import ROOT, markdown, paths, read

FILES = paths("chapters", "exercises", "solutions") + [
    pytest.param(p, id=p.name) for p in sorted(ROOT.glob("*.md"))
    if p.name not in ("README.md",)] + [
    pytest.param(p, id=p.name) for p in sorted(ROOT.glob("chapters/*.md"))]
NOT_PROSE = re.compile(
    r"^(`{3,}|~{3,}).*?^\1\s*$|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$|\]\([^)]*\)"
    r"|<[^>\n]+>|^:::.*$|^:\w+:.*$|\(ingl\.[^)]*\)|\(rus\.[^)]*\)",
    re.S | re.M)
RULES = [  # (pattern over prose, what to write)
    (r"\w['‘’`´]\w|\b[og]['‘’`´]", "oʻ, gʻ (U+02BB) yoki ʼ (U+02BC) belgisi"),
    (r"[oOgG]ʼ|(?<![oOgG\W])ʻ", "oʻ va gʻ da U+02BB, qolganida U+02BC"),
    (r'"', "qoʻshtirnoq: “…”"),
    (r"\b\d+ ta \w{3,}lar(?:ni|ning|ga|da|dan|i)?\b",
     "sondan keyin birlik: 5 ta qadam"),
    (r"(?i)\w*(?:funkts|punkts|aktsi|\btsikl|konvergentsi|divergentsi)\w*",
     "undoshdan keyin s: funksiya, sikl"),
    (r"(?i)\b(?:hisoblanadi|taqdim etadi|sezilarli darajada|keng doirasi)\b"
     r"(?! emas)", "soddaroq soʻz: mashina tarjimasi belgisi"),
    (r"(?i)\btomonidan\b", "ega bilan: Optimizator parametrlarni yangilaydi"),
    (r"!(?!\[)", "undov belgisisiz"),
    (r"(?i)\bgradient (?:pastlash|tushirish)\w*", "gradient tushish"),
    (r"(?i)\boʻqitish tezlig\w*", "oʻrganish tezligi"),
    (r"(?i)\byoʻqolish funksiya\w*|\bzarar funksiya\w*",
     "yoʻqotish funksiyasi"),
    (r"(?i)\bsalbiy gradient\w*", "manfiy gradient"),
    (r"(?i)\bhisoblash grafig\w*", "hisoblash grafi"),
    (r"(?i)\bnoutbuk\w*|\bbloknot\w*", "notebook"),
    (r"(?<![\d.,])\d+\.\d+(?![\d.])", "matnda oʻnli vergul: 0,5"),
]
SUFFIX = re.compile(
    r"`([^`\n]+)`[- ]?(ni|ning|ga|ka|qa|da|dan|gacha|dagi|lar\w*)\b")
NUMBER = re.compile(r"[-+\d.,eE\s\[\]]+")


def text_of(path):
    """Return the prose of a notebook or a Markdown file."""
    return (markdown(read(path)) if path.suffix == ".ipynb"
            else path.read_text(encoding="utf-8"))


def prose(path):
    """Return the prose without code, formulas and addresses."""
    return NOT_PROSE.sub(" ", text_of(path))


@pytest.mark.parametrize("path", FILES)
def test_rules(path):
    text = re.sub(r"^#.*$|^- .*(?:arXiv|doi).*$|[\d.]+-(?:rasm|jadval)\w*",
                  " ", prose(path), flags=re.M)
    found = [f"«{text[max(0, m.start() - 25):m.end() + 25].strip()}» — "
             f"{advice}"
             for pattern, advice in RULES for m in re.finditer(pattern, text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", FILES)
def test_no_mixed_scripts(path):
    found = [word for word in re.findall(r"\w+", prose(path))
             if any("CYRILLIC" in unicodedata.name(c, "") for c in word)]
    assert not found, f"kirill harflari: {found}"


@pytest.mark.parametrize("path", FILES)
def test_no_suffix_after_code(path):
    found = [m[0] for m in SUFFIX.finditer(text_of(path))
             if not NUMBER.fullmatch(m[1])]
    assert not found, (
        f"{found}: qoʻshimchani eltuvchi soʻz oladi: `backward()` metodini")


@pytest.mark.parametrize("path", FILES)
def test_sentences_are_short(path):
    """Most sentences have at most 20 words; none has more than 30."""
    flat = re.sub(r"^[|#].*$|^\s*[-\d*]+\.?\s", ". ", prose(path), flags=re.M)
    found = [s for s in re.split(r"(?<=[.?:;])\s+|\n\n", flat)
             if len(s.split()) > 30]
    assert not found, "\n".join(found)
