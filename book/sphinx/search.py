"""Search in Uzbek: words meet in one form, whatever sign stands for ʻ and whatever suffixes they carry.

The stemmer exists twice, here for the index and in JavaScript for the query.  Both run over the
same table, uz_suffixes.txt.
"""
import json
import re
from pathlib import Path

from sphinx.search import SearchLanguage

HERE = Path(__file__).parent
SIGNS = "ʻʼ‘’`´"  # all typed for the two Uzbek signs; the plain ' too, but only in a query
VOWELS = "aeiou"


def read_table():
    """The suffixes as (suffix, needed before it, letters left, put back, repair) and the protected stems."""
    rows, protected = [], []
    for line in (HERE / "uz_suffixes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# stems"):
            protected = line.split(":")[1].replace(",", " ").split()
        elif line and not line.startswith("#"):
            suffix, before, left, back, repair = line.split("\t")
            rows.append([suffix, before, int(left), back.replace("-", ""), repair == "1"])
    return rows, protected


ROWS, PROTECTED = read_table()


def fits(stem, before):
    """Whether the letter that ends the stem may stand before the suffix."""
    vowel = stem[-1] in VOWELS or stem.endswith("oʻ")
    if before == "V":
        return vowel
    if before == "C":
        return not vowel
    if before == "c":
        return not vowel and stem[-1] != "y"
    return before == "-" or stem.endswith(before)


def fold(word):
    return re.sub("[ʻʼ]", "", word)


def stem(word):
    word = re.sub(f"[{SIGNS}]", "ʻ", word.lower())
    for _ in range(4):
        if word in PROTECTED:
            break
        for suffix, before, left, back, repair in ROWS:
            rest = word[: -len(suffix)]
            if word.endswith(suffix) and len(fold(rest)) >= left and fits(rest, before):
                word = rest + back
                if repair:
                    word = re.sub("gʻ$", "q", word)
                    word = re.sub("g$", "k", word)
                break
        else:
            break
    return fold(word)


# The same in JavaScript, and three repairs of Sphinx's search page: the query in one spelling, words cut
# where Python cuts them, and the snippet found although the index has no ʻ.
SPLITTER = """
var uzbek = text => text.replace(/(\\p{L})['SIGNS](?=\\p{L})/gu, "$1ʻ");
var splitQuery = query => uzbek(query).split(/[^\\p{L}\\p{N}_]+/u).filter(
  term => term && !stopwords.includes(new Stemmer().stemWord(term)));
""".replace("SIGNS", SIGNS)

STEMMER = """
var Stemmer = function () {
  const rows = ROWS, stems = PROTECTED;
  const fold = word => word.replace(/[ʻʼ]/g, "");
  const fits = (stem, before) => {
    const last = stem.slice(-1), vowel = "aeiou".includes(last) || stem.endsWith("oʻ");
    if (before === "V") return vowel;
    if (before === "C") return !vowel;
    if (before === "c") return !vowel && last !== "y";
    return before === "-" || stem.endsWith(before);
  };
  this.stemWord = word => {
    word = word.toLowerCase().replace(/[SIGNS]/g, "ʻ");
    for (let round = 0; round < 4 && !stems.includes(word); round++) {
      const row = rows.find(([suffix, before, left]) => {
        const rest = word.slice(0, -suffix.length);
        return word.endsWith(suffix) && fold(rest).length >= left && fits(rest, before);
      });
      if (!row) break;
      word = word.slice(0, -row[0].length) + row[3];
      if (row[4]) word = word.replace(/gʻ$/, "q").replace(/g$/, "k");
    }
    return fold(word);
  };
};
if (typeof Search !== "undefined" && !Search.uzbek) {
  const perform = Search.performSearch, stemmer = new Stemmer();
  const stems = text => splitQuery(text).map(stemmer.stemWord);
  let asked = [];
  Search.uzbek = true;
  /* A page opened from the disk may not read the others: results then come without snippets. */
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  Search.performSearch = query => {
    asked = stems(query);
    perform(uzbek(query));
  };
  /* Of equal pages first the one whose title has the words, and a chapter before its exercises. */
  Scorer.score = ([page, title, anchor, description, score]) => {
    const named = stems(title);
    return score + 6 * asked.filter(word => named.includes(word)).length + (page.startsWith("chapters/") ? 4 : 0);
  };
  Search.htmlToText = (page, anchor, unread = "") => {
    const all = new DOMParser().parseFromString(page, "text/html");
    const article = (anchor && all.querySelector(`article.bd-article ${anchor}`)) || all.querySelector("article.bd-article");
    if (!article) return "";
    for (const part of article.querySelectorAll(".headerlink, script, style, .katex-mathml, summary" + unread))
      part.remove();
    const meaning = article.matches("dt") ? ": " + article.nextElementSibling.textContent : "";
    return (article.textContent + meaning).replace(/\\s+/g, " ").trim();
  };
  Search.makeSearchSummary = (page, keywords, anchor) => {
    /* The index has no ʻ and no suffixes: look for the stem at the beginning of a word, with any ʻ in it. */
    const stem = keyword => [...keyword].map(_escapeRegExp).join("[ʻʼ]?").replace(/[kq]$/, "(?:$&|g|gʻ)");
    const words = new RegExp(`(?<!\\\\p{L})(?:${[...keywords].map(stem).join("|")})[\\\\p{L}ʻʼ]*`, "giu");
    let text = Search.htmlToText(page, anchor, ", pre");
    if (text.search(words) < 0) text = Search.htmlToText(page, anchor);
    if (!text) return null;
    const first = Math.max(text.search(words), 0);
    const start = first > 100 ? text.indexOf(" ", first - 100) + 1 : 0;
    const end = start + 240 < text.length ? text.lastIndexOf(" ", start + 240) : text.length;
    const piece = text.slice(start, end), summary = document.createElement("p");
    summary.className = "context";
    let done = 0;
    summary.append(start ? "… " : "");
    for (const found of keywords.size ? piece.matchAll(words) : []) {
      const mark = document.createElement("mark");
      mark.textContent = found[0];
      summary.append(piece.slice(done, found.index), mark);
      done = found.index + found[0].length;
    }
    summary.append(piece.slice(done), end < text.length ? " …" : "");
    return summary;
  };
}
""".replace("SIGNS", SIGNS).replace("ROWS", json.dumps(ROWS, ensure_ascii=False)).replace(
    "PROTECTED", json.dumps(PROTECTED, ensure_ascii=False)
)


class UzbekSearch(SearchLanguage):
    lang = "uz"
    language_name = "Uzbek"
    js_splitter_code = SPLITTER
    js_stemmer_code = STEMMER

    def init(self, options):
        lines = (HERE / "uz_stop_words.txt").read_text(encoding="utf-8").splitlines()
        words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        self.stopwords = {*words, *map(fold, words)}

    def split(self, text):
        return re.findall(r"\w+", re.sub(rf"(?<=\w)[{SIGNS}](?=\w)", "ʻ", text))

    def stem(self, word):
        return stem(word)

    def word_filter(self, word):
        """Whether the index takes the word: not if its stem is a stop word."""
        return bool(word) and stem(word) not in self.stopwords


def setup(app):
    app.add_search_language(UzbekSearch)
