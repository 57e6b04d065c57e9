"""Search in Uzbek: words meet in one form, whatever alphabet and suffixes.

The stemmer exists twice, here for the index and in JavaScript for the query
(``search_js/``). Both run over the same table, uz_suffixes.txt.
"""
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from alifbo import from_cyrillic, to_old_latin
from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

from book.alphabet import decisions

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

# Letters of the other alphabets, one by one; what depends on the letter
# before is in `latin`.
CYRILLIC = "абвгдёжзийклмнопрстуфхчшщъьыэюяўқғҳ"
LETTERS = {one: to_old_latin(from_cyrillic(one).text).text
           for one in CYRILLIC} | {"щ": "sh", "ъ": "ʼ", "ь": ""} | {
    one: to_old_latin(one).text for one in "öğşç"}
OTHER = re.compile(f"[{CYRILLIC}ецöğşç]")


def spell(word: str, before: str = "") -> str:
    """Return a word in small letters of any alphabet in old Latin ones.

    before : what stands before it in old Latin letters.
    """
    done = before
    for place, letter in enumerate(word):
        vowel = not done or done[-1] in VOWELS or done.endswith("oʻ")
        if letter == "\u0435":
            sign = place > 0 and word[place - 1] in "ъь"
            done += "ye" if vowel or sign else "e"
        elif letter == "ц":
            done += "ts" if done and vowel else "s"
        elif letter == "ъ" and word[place + 1:place + 2] in tuple("еёюя"):
            continue
        else:
            done += LETTERS.get(letter, letter)
    return done


def read_stems() -> dict[str, str]:
    """Return {beginning of a Cyrillic word: in old Latin letters}.

    Those of alifbo.toml that `spell` alone would write otherwise, the
    longest first.
    """
    stems = {spelled: latin for latin, spelled in decisions().stems.items()
             if spell(spelled) != latin}
    return dict(sorted(stems.items(), key=lambda item: -len(item[0])))


STEMS = read_stems()


def latin(word: str) -> str:
    """Return a word in small letters of any alphabet in old Latin ones."""
    if not OTHER.search(word):
        return word
    for stem, spelled in STEMS.items():
        if word.startswith(stem):
            return spell(word[len(stem):], spelled)
    return spell(word)


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
    word = unicodedata.normalize("NFC", word.lower())
    word = re.sub(f"[{SIGNS}]", "ʻ", latin(word))
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
    table = json.dumps({"rows": ROWS, "stems": PROTECTED, "letters": LETTERS,
                        "beginnings": STEMS}, ensure_ascii=False)
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
