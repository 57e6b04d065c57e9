"""Search in Uzbek: words meet in one form, whatever sign and suffixes.

The stemmer exists twice, here for the index and in JavaScript for the query
(``search_js/``). Both run over the same table, uz_suffixes.txt.
"""
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

HERE = Path(__file__).parent
# All typed for the two Uzbek signs; the plain ' too, but only in a query.
SIGNS = "ʻʼ\u2018\u2019`\u00b4"
VOWELS = "aeiou"
JOINED = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])")


def read_table() -> tuple[list[list[Any]], list[str]]:
    """Return the suffixes and the protected stems.

    A suffix is [suffix, needed before it, letters left, put back, repair].
    """
    rows: list[list[Any]] = []
    protected: list[str] = []
    text = (HERE / "uz_suffixes.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("# stems"):
            protected = line.split(":")[1].replace(",", " ").split()
        elif line and not line.startswith("#"):
            suffix, before, left, back, repair = line.split("\t")
            rows.append([suffix, before, int(left), back.replace("-", ""),
                         repair == "1"])
    return rows, protected


ROWS, PROTECTED = read_table()


def fits(stem: str, before: str) -> bool:
    """Return whether the stem may end so before the suffix."""
    vowel = stem[-1] in VOWELS or stem.endswith("oʻ")
    if before == "V":
        return vowel
    if before == "C":
        return not vowel
    if before == "c":
        return not vowel and stem[-1] != "y"
    return before == "-" or stem.endswith(before)


def fold(word: str) -> str:
    """Return a word without ʻ and ʼ."""
    return re.sub("[ʻʼ]", "", word)


@cache
def stem(word: str) -> str:
    """Return the form in which a word stands in the index."""
    word = re.sub(f"[{SIGNS}]", "ʻ", word.lower())
    for _ in range(4):
        if word in PROTECTED:
            break
        for suffix, before, left, back, repair in ROWS:
            rest = word[: -len(suffix)]
            if (word.endswith(suffix) and len(fold(rest)) >= left
                    and fits(rest, before)):
                word = rest + back
                if repair:
                    word = re.sub("gʻ$", "q", word)
                    word = re.sub("g$", "k", word)
                break
        else:
            break
    return fold(word)


def javascript() -> str:
    """Return the stemmer in JavaScript, over the same table."""
    table = json.dumps({"rows": ROWS, "stems": PROTECTED}, ensure_ascii=False)
    return f"var UZBEK = {table};\n" + script("stemmer") + script("page")


def script(name: str) -> str:
    """Return a file of search_js."""
    return (HERE / f"search_js/{name}.js").read_text(encoding="utf-8")


class UzbekSearch(SearchLanguage):
    """Uzbek for Sphinx's search."""

    lang = "uz"
    language_name = "Uzbek"
    js_splitter_code = script("splitter")
    js_stemmer_code = javascript()

    def init(self, options: dict[str, str]) -> None:
        """Read the stop words, also as they are typed without signs."""
        text = (HERE / "uz_stop_words.txt").read_text(encoding="utf-8")
        words = [line.strip() for line in text.splitlines()
                 if line.strip() and not line.startswith("#")]
        self.stopwords = {*words, *map(fold, words)}

    def split(self, text: str) -> list[str]:
        """Return the words of a text; mini-batch also as minibatch."""
        text = re.sub(rf"(?<=\w)[{SIGNS}](?=\w)", "ʻ", text)
        return re.findall(r"\w+", text) + [
            word.replace("-", "") for word in JOINED.findall(text)]

    def stem(self, word: str) -> str:
        """Return the word's form in the index."""
        return stem(word)

    def word_filter(self, word: str) -> bool:
        """Return whether the index takes the word: no stop words."""
        return bool(word) and stem(word) not in self.stopwords


def setup(app: Sphinx) -> None:
    """Register the language."""
    app.add_search_language(UzbekSearch)
