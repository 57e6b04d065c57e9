"""The glossary, `lugat.csv`, and the role {term} that links to it.

This module alone reads the file; the pages and the rules ask it.
"""
import csv
import re
from pathlib import Path
from typing import NamedTuple

FILE = "lugat.csv"
ROLE = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")
ALPHABET = [*"abdefghijklmnopqrstuvxyz", "oʻ", "gʻ", "sh", "ch"]
LETTER = re.compile("oʻ|gʻ|sh|ch|.", re.DOTALL)


class Term(NamedTuple):
    """One row of the glossary."""

    uzbek: str
    english: str
    russian: str
    meaning: str


def alphabet_key(text: str) -> list[int]:
    """Return a sort key of the Uzbek alphabet.

    oʻ, gʻ, sh and ch are letters of their own, after z; a space and every
    other sign come before all letters.
    """
    letters = LETTER.findall(text.lower().replace("ʼ", ""))
    return [ALPHABET.index(letter) if letter in ALPHABET else -1
            for letter in letters]


def terms(root: Path) -> list[Term]:
    """Return the rows of ``root``/lugat.csv, in the file's order.

    Raises `OSError` without the file, `ValueError` when a row has not four
    fields or the header is another.
    """
    with open(root / FILE, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if tuple(header) != Term._fields:
        raise ValueError(f"birinchi satr “{','.join(Term._fields)}” "
                         "boʻlishi kerak")
    for row in rows:
        if len(row) != len(header):
            raise ValueError(
                f"“{','.join(row)[:60]}” qatorida {len(row)} ta ustun bor, "
                f"{len(header)} ta boʻlishi kerak (vergulli maydon "
                "qoʻshtirnoqda yoziladi)")
    return [Term(*row) for row in rows]


def linked(text: str) -> list[str]:
    """Return the terms that Markdown links to, in lower case."""
    return [" ".join(term.split()).casefold() for term in ROLE.findall(text)]
