"""Three alphabets: every word is decided, nothing is lost, code is the same.

What a test here cannot decide is decided in book/alifbo.toml.
"""
import ast
import csv
import re
from collections import Counter

import pytest
from conftest import ROOT, read

from book import alphabet, numerals
from book.alphabet import ALPHABETS, CYRILLIC, NEW, back, code, convert
from book.notebooks import RECORDED


def notebooks():
    """Return the notebooks of the book, read; exercises are of solutions."""
    return {path: read(path) for folder in RECORDED
            for path in sorted(ROOT.glob(f"{folder}/*.ipynb"))}


@pytest.fixture(scope="module")
def book():
    """All notebooks, read once."""
    return notebooks()


@pytest.fixture(scope="module")
def words(book):
    """Every word of pages, glossary and code that is converted, counted."""
    found = Counter()
    for nb in book.values():
        found.update(alphabet.notebook_words(nb))
    for page in ROOT.glob("chapters/*.md"):
        found.update(alphabet.markdown_words(page.read_text("utf-8")))
    with open(ROOT / "lugat.csv", encoding="utf-8", newline="") as file:
        for term, _, _, meaning in list(csv.reader(file))[1:]:
            found.update(alphabet.words(term))
            found.update(alphabet.markdown_words(meaning))
    return found


def test_every_word_is_decided(words):
    assert len(words) > 8000
    undecided = [found for word in words if (found := alphabet.doubt(word))]
    assert not undecided, "\n" + "\n".join(map(str, undecided))


@pytest.mark.parametrize("word, section", [
    ("potsdam", "[ts]"), ("kaett", "[kiril.stems]"),
    ("ksiyal", "[kiril.stems]"), ("batyer", "[kiril.stems]"),
    ("QRST", "[capitals]"), ("schedulerda", "[[protected]]"),
    ("bosʻma", "imloni"), ("Adamʼdaʼn", "[[protected]]")])
def test_a_word_that_nobody_decided_is_told(word, section):
    found, = alphabet.undecided(f"Bu {word} soʻzi.")
    assert found.word == word and section in str(found)


def test_each_rule_of_alifbo_is_decided(monkeypatch):
    """A warning that alifbo.toml does not know is told as a doubt."""
    known = alphabet.decisions()
    fewer = known._replace(rules={})
    monkeypatch.setattr(alphabet, "decisions", lambda: fewer)
    alphabet.doubt.cache_clear()
    assert "latin.e.ambiguous" in str(alphabet.doubt("esa"))
    alphabet.doubt.cache_clear()


def unmarked(text):
    """Return a text without the ʼ that parts two scripts in Cyrillic."""
    plain = "|".join(alphabet.decisions().plain)
    return re.sub(rf"(?i)\b({plain})ʼ(?=\w)", r"\1", text)


@pytest.mark.parametrize("to", ALPHABETS)
def test_no_word_is_lost_on_the_way_and_back(words, to):
    """The only exception: ʼ after the stems of ``plain``, both ways."""
    lost = {}
    for word in words:
        there = alphabet.convert_word(word, to)
        if unmarked(back(there, to)) != unmarked(word):
            lost[word] = there, back(there, to)
    assert not lost, lost


@pytest.mark.parametrize("to", ALPHABETS)
def test_no_two_words_become_one(words, to):
    met = {}
    for word in words:
        other = met.setdefault(alphabet.convert_word(word, to), word)
        assert unmarked(other) == unmarked(word), (other, word)


@pytest.mark.parametrize("to", ALPHABETS)
def test_pages_keep_all_that_is_no_sentence(book, to):
    """Code, signs of formulas, targets, directives, numbers stay in place."""
    def kept(source):
        parts = list(numerals.parts(source))
        return ([(part.kind, alphabet.formula(part.text, lambda word: ""))
                 for part in parts
                 if part.kind in ("formula", "displayed", "code")
                 and not part.text.startswith("```")],
                [part.target for part in parts if part.kind == "link"],
                [number for part in parts if part.kind == "prose"
                 for number in re.findall(r"\d+", part.text)],
                re.findall(r"<!--.*?-->|^:+\{\w+\}|^:\w+:[^\n]*$",
                           source, re.MULTILINE))

    for path, nb in book.items():
        other = alphabet.notebook(nb, to)
        for old, new in zip(nb.cells, other.cells, strict=True):
            assert old.id == new.id and old.cell_type == new.cell_type
            if old.cell_type == "markdown":
                assert kept(old.source) == kept(new.source), path


@pytest.mark.parametrize("to", ALPHABETS)
def test_code_keeps_all_but_comments_and_texts(book, to):
    def shape(source):
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = ""
        return ast.dump(tree)

    changed = 0
    for path, nb in book.items():
        for cell in nb.cells:
            if cell.cell_type != "code":
                continue
            other = code(cell.source, to)
            changed += other != cell.source
            assert "".join(text for _, text in alphabet.pieces(
                cell.source)) == cell.source
            assert shape(other) == shape(cell.source), (path, cell.source)
            assert alphabet.skeleton(other) == alphabet.skeleton(
                cell.source), path
    assert changed > 300


SENTENCES = [
    ("PyTorchʼda SGDʼning qadami", "PyTorchʼда SGDʼнинг қадами",
     "PyTorchʼda SGDʼning qadami"),
    ("notebookni oching, batchlar", "notebookʼни очинг, batchʼлар",
     "notebookni oçing, batchlar"),
    ("boshlangʻich qoʻngʻiroq", "бошланғич қўнғироқ", "boşlanğiç qönğiroq"),
    ("adolatsiz ketsa, matritsa", "адолатсиз кетса, матрица",
     "adolatsiz ketsa, matritsa"),
    ("proporsional funksiya sikli", "пропорционал функция цикли",
     "proporsional funksiya sikli"),
    ("dispersiya va inersiya", "дисперсия ва инерция",
     "dispersiya va inersiya"),
    ("gradient, subgradient, koeffitsiyent",
     "градиент, субградиент, коэффициент",
     "gradient, subgradient, koeffitsiyent"),
    ("Nyuton obyekti, kompyuter, voltmetr",
     "Ньютон объекти, компьютер, вольтметр",
     "Nyuton obyekti, kompyuter, voltmetr"),
    ("model, modelning, nol, nollash", "модель, моделнинг, ноль, ноллаш",
     "model, modelning, nol, nollaş"),
    ("II qism. U shakli, u esa `lr`", "II қисм. U шакли, у эса `lr`",
     "II qism. U şakli, u esa `lr`"),
    ("maʼno, eʼtibor, taʼsir, yoʻl, yer", "маъно, эътибор, таъсир, йўл, ер",
     "maʼno, eʼtibor, taʼsir, yöl, yer"),
    ("loss(w, b) va torch.optim.Adam, x_i", "loss(w, b) ва torch.optim.Adam,"
     " x_i", "loss(w, b) va torch.optim.Adam, x_i"),
    ("XATO: YECHIM BOSHI", "ХАТО: ЕЧИМ БОШИ", "XATO: YEÇIM BOŞI"),
    ("$x$ ning 1-bobi, 5e-3, λmax", "$x$ нинг 1-боби, 5e-3, λmax",
     "$x$ ning 1-bobi, 5e-3, λmax"),
]


@pytest.mark.parametrize("old, cyrillic, new", SENTENCES)
def test_sentences(old, cyrillic, new):
    assert convert(old, CYRILLIC) == cyrillic
    assert convert(old, NEW) == new
    assert unmarked(back(cyrillic, CYRILLIC)) == old
    assert back(new, NEW) == old


def test_markdown():
    source = ("Bu {term}`hosilani <hosila>` va {term}`hosila` (ingl. "
              "*learning rate*), {eq}`eq-1`, [bobda](../x.md)\n\n"
              ":::{admonition} Bashorat qiling\n:class: bashorat\n:::\n"
              "<!-- son: 1 berilgan -->\n\n## Manbalar\n\n"
              "- Boyd S. *Convex*, 9-bob. [doi](https://doi.org/1). Norma "
              "haqida.\n")
    assert alphabet.markdown(source, CYRILLIC) == (
        "Бу {term}`ҳосилани <hosila>` ва {term}`ҳосила <hosila>` (ингл. "
        "*learning rate*), {eq}`eq-1`, [бобда](../x.md)\n\n"
        ":::{admonition} Башорат қилинг\n:class: bashorat\n:::\n"
        "<!-- son: 1 berilgan -->\n\n## Манбалар\n\n"
        "- Boyd S. *Convex*, 9-боб. [doi](https://doi.org/1). Норма "
        "ҳақида.\n")


def test_code():
    source = ("x = d[\"vaqt\"]  # qadam soni x.grad\n"
              "print(f\"yoʻq: {x:.4f} {'ha' if x else 'yoʻq'}\\nqadam {{1}}\","
              " loc=\"upper left\", key='mean', b=b'ha')\n")
    assert code(source, CYRILLIC) == (
        "x = d[\"вақт\"]  # қадам сони x.grad\n"
        "print(f\"йўқ: {x:.4f} {'ҳа' if x else 'йўқ'}\\nқадам {{1}}\","
        " loc=\"upper left\", key='mean', b=b'ha')\n")


def test_another_alphabet_is_refused():
    with pytest.raises(KeyError):
        convert("matn", "arab")
