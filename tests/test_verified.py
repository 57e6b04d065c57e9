"""What is published is what was verified, whatever way the book is built.

Each test is an attack, or a way to build, on a small book: two recorded
notebooks, an exercise's place without any, and a page of text.
"""
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from conftest import build, copy_sources
from making import make, stream

from book.notebooks import read, write
from book.sphinx import verified

TOC = """format: jb-book
root: chapters/kirish
chapters:
  - file: chapters/01_a
  - file: chapters/02_b
"""
RIGHT, WRONG = "0.2630", "0.9999"
PRINT = f'print("{RIGHT}")'
ON = {"KITOB_TEKSHIRUV": "1"}


def small(folder):
    """Write the small book; return its folder."""
    copy_sources(folder, ["_config.yml", "book", "_static", "locale"])
    (folder / "_toc.yml").write_text(TOC, encoding="utf-8")
    for name in ("01_a", "02_b"):
        make(folder, name, (PRINT, stream(f"{RIGHT}\n")))
        path = folder / f"chapters/{name}.ipynb"
        nb = read(path)
        nb.cells.insert(0, dict_cell(f"# {name} sahifasi"))
        write(path, nb)
    (folder / "chapters/kirish.md").write_text(
        "# Kirish\n\nBu sahifada bitta jumla bor.\n", encoding="utf-8")
    return folder


def dict_cell(text):
    """Return a Markdown cell."""
    import nbformat
    return nbformat.v4.new_markdown_cell(text, id="sarlavha")


def tamper(path):
    """Record another number than the one that is computed."""
    path.write_text(path.read_text(encoding="utf-8").replace(
        f'"{RIGHT}\\n"', f'"{WRONG}\\n"'), encoding="utf-8")
    assert WRONG in path.read_text(encoding="utf-8")


def page(folder, name):
    """Return the HTML of a built page."""
    return (folder / f"_build/html/{name}.html").read_text(encoding="utf-8")


def footer(text):
    """Return what a page says of its verification."""
    found = re.search(r'<p class="tekshiruv">(.*?)</p>', text)
    return re.sub("<[^>]*>", "", found[1]) if found else ""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A small book, verified and built once."""
    folder = small(tmp_path_factory.mktemp("asl") / "kitob")
    status, said = build(folder, "-W", **ON)
    assert status == 0, said[-3000:]
    return folder


@pytest.fixture
def book(built, tmp_path):
    """A copy of the built book, to be attacked."""
    return shutil.copytree(built, tmp_path / "kitob")


def test_a_page_says_what_was_verified_on_it(built):
    said = footer(page(built, "chapters/01_a"))
    assert said.startswith("Bu sahifadagi 1 ta kod katagi shu nusxa uchun")
    assert "2 ta notebookdagi 2 ta kod katagi" in said
    assert "2026-yil 5-mart" in said and "farq yoʻq" in said
    said = footer(page(built, "chapters/kirish"))
    assert "kod katagi yoʻq" in said and "farq" not in said
    assert not footer(page(built, "search"))


def test_the_seal_has_the_number_of_the_report(built):
    """Only where something was recomputed."""
    seal = re.search(r'<div class="muhr">.*?</svg>',
                     page(built, "chapters/01_a"), re.DOTALL)[0]
    assert 'class="muhr-son" x="60" y="64">1</text>' in seal
    for name in ("chapters/kirish", "search"):
        assert "muhr" not in page(built, name)


def test_unverified_pages_say_so(book):
    status, said = build(book)
    assert status == 0, said[-3000:]
    for name in ("chapters/01_a", "chapters/kirish", "search", "genindex"):
        assert "bu nusxa tekshirilmagan" in page(book, name)
        assert not footer(page(book, name))
        assert "muhr" not in page(book, name)


def test_an_unchanged_book_says_when_and_where_it_was_verified(book):
    status, said = build(book, **ON)
    assert status == 0 and "Tekshiruv takrorlanmadi" in said
    said = footer(page(book, "chapters/01_a"))
    assert "2026-yil 5-mart kuni soat 08:40 da (UTC)" in said
    assert "Muhit: " in said and "oʻzgarmagan" in said
    assert "shu nusxa uchun" not in said


def test_a_changed_notebook_is_verified_again(book):
    tamper(book / "chapters/02_b.ipynb")
    status, said = build(book, **ON)
    assert status != 0 and "natija yozilganidan farq qiladi" in said
    assert "Traceback" not in said and said.rstrip().endswith(
        "KITOB_TEKSHIRUV=0.")  # nothing stands below our words


def test_refused_a_report_with_cells_that_nobody_compared(book, monkeypatch):
    kept = book / "_build" / verified.KEPT
    report = json.loads(kept.read_text(encoding="utf-8"))
    report["cells"] = 0
    monkeypatch.setattr(verified, "load", lambda path: report)
    monkeypatch.setattr(
        verified.subprocess, "run",
        lambda *a, **k: type("Run", (), {"returncode": 0}))
    with pytest.raises(verified.Refusal, match="soni"):
        verified.recompute(book)


def test_right_after_the_page_of_a_tampered_preview(book):
    """The preview's doctree is newer than the notebook that came back."""
    path = book / "chapters/01_a.ipynb"
    kept = shutil.copy2(path, book / "asl")
    tamper(path)
    status, said = build(book)
    assert status == 0 and WRONG in page(book, "chapters/01_a"), said[-2000:]
    os.replace(kept, path)
    status, said = build(book, **ON)
    assert status == 0, said[-3000:]
    text = page(book, "chapters/01_a")
    assert RIGHT in text and WRONG not in text


def test_right_after_an_image_was_exchanged(book):
    """MyST-NB keeps images by hash and does not write them again."""
    path = book / "chapters/02_b.ipynb"
    text = path.read_text(encoding="utf-8")
    drawn = ('<svg xmlns=\\"http://www.w3.org/2000/svg\\" '
             'viewBox=\\"0 0 9 9\\"/>')
    nb = json.loads(text)
    nb["cells"][1]["metadata"] = {"mystnb": {"image": {"alt": "Nuqta"}}}
    nb["cells"][1]["outputs"] = [{
        "data": {"image/svg+xml": json.loads(f'"{drawn}"')},
        "metadata": {}, "output_type": "display_data"}]
    path.write_text(json.dumps(nb), encoding="utf-8")
    assert build(book)[0] == 0
    image, = (book / "_build/jupyter_execute").glob("*.svg")
    right = image.read_bytes()
    image.write_text("<svg>9</svg>", encoding="utf-8")
    assert build(book)[0] == 0
    assert image.read_bytes() == right
    assert (book / "_build/html/_images" / image.name).read_bytes() == right


# Written after verification: a local extension of the attacker's.
LATE = """
from pathlib import Path

def change(app):
    path = Path(app.srcdir, "chapters/01_a.ipynb")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"0.2630', '"0.9999'), encoding="utf-8")

def setup(app):
    app.connect("builder-inited", change, priority=999)
"""


def test_refused_a_file_changed_after_it_was_verified(book):
    (book / "kech.py").write_text(LATE, encoding="utf-8")
    config = book / "_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(
        "    book.sphinx: .\n", "    book.sphinx: .\n    kech: .\n"),
        encoding="utf-8")
    status, said = build(book, **ON)
    assert status != 0
    assert "chapters/01_a.ipynb: tekshirilgandan keyin oʻzgargan" in said


@pytest.fixture
def stranger(book):
    """The book with a notebook that verification does not know."""
    (book / "extra").mkdir()
    path = shutil.move(make(book, "05_e", (PRINT, stream("0.9999\n"))),
                       book / "extra/05_e.ipynb")
    nb = read(path)
    nb.cells.insert(0, dict_cell("# Begona"))
    write(path, nb)
    return book


def test_refused_a_notebook_that_a_pattern_names(stranger):
    (stranger / "_toc.yml").write_text(
        TOC + "  - glob: extra/*\n", encoding="utf-8")
    status, said = build(stranger, **ON)
    assert status != 0
    assert "extra/05_e.ipynb: tekshirilgan notebooklar orasida yoʻq" in said


def test_refused_a_notebook_of_another_table_of_contents(stranger):
    (stranger / "boshqa.yml").write_text(
        TOC + "  - file: extra/05_e\n", encoding="utf-8")
    status, said = build(stranger, "--toc", stranger / "boshqa.yml", **ON)
    assert status != 0
    assert "extra/05_e.ipynb: tekshirilgan notebooklar orasida yoʻq" in said


def test_refused_a_single_file(book):
    status, said = build(book / "chapters/01_a.ipynb", "--config",
                         book / "_config.yml", **ON)
    assert status != 0 and "Sahifa alohida yigʻilmaydi" in said


@pytest.mark.parametrize("builder", ["latex", "pdflatex"])
def test_refused_a_builder_that_cannot_say_what_was_verified(book, builder):
    for switch in (ON, {}):
        status, said = build(book, "--builder", builder, **switch)
        assert status != 0 and "quruvchisi sahifaga" in said


def test_other_builders_verify_too(book):
    status, said = build(book, "--builder", "dirhtml", **ON)
    assert status == 0, said[-3000:]
    text = (book / "_build/dirhtml/chapters/01_a/index.html").read_text(
        encoding="utf-8")
    assert "1 ta kod katagi" in footer(text)
    status, said = build(book, "--builder", "singlehtml", **ON)
    assert status == 0, said[-3000:]
    text = (book / "_build/singlehtml/chapters/kirish.html").read_text(
        encoding="utf-8")
    assert "Bu nusxadagi 2 ta notebookdagi 2 ta kod" in footer(text)
    assert RIGHT in text


def test_links_are_checked_without_any_page(book):
    shutil.rmtree(book / "_build")
    status, said = build(book, "--builder", "linkcheck", **ON)
    assert status == 0, said[-3000:]
    assert "qayta hisoblanmoqda" not in said
    assert not list((book / "_build").rglob("*.html"))


def test_gone_is_the_page_that_an_older_build_left(book):
    (book / "_toc.yml").write_text(
        TOC.replace("  - file: chapters/02_b\n", ""), encoding="utf-8")
    (book / "chapters/02_b.ipynb").unlink()
    status, said = build(book, **ON)
    assert status == 0, said[-3000:]
    assert not (book / "_build/html/chapters/02_b.html").exists()
    assert not (book / "_build/html/_sources/chapters/02_b.ipynb").exists()
    assert (book / "_build/html/index.html").exists()


# What prose may not carry: (Markdown, what the build says of it).
IMITATIONS = [
    ("```\n0.6666\n```", "kod boʻlagining tili"),
    ("```none\n0.6666\n```", "kod boʻlagining tili"),
    ("    0.6666", "kod boʻlagining tili"),
    ("```{code-block} none\n0.6666\n```", "“code-block” direktivasi"),
    ("```{code-cell}\nprint(1)\n```", "kod katagi faqat notebookda|"
     "“code-cell” direktivasi"),
    ("```{raw} html\n<pre>0.8888</pre>\n```", "“raw” direktivasi"),
    ("```{figure} ../_static/belgi.svg\n0.3333\n```", "“figure” direktivasi"),
    ("```{image} ../_static/belgi.svg\n```", "“image” direktivasi"),
    ("```{include} ../_config.yml\n```", "“include” direktivasi"),
    ("```{literalinclude} ../_toc.yml\n```", "“literalinclude” direktivasi"),
    ("```{parsed-literal}\n0.6666\n```", "“parsed-literal” direktivasi"),
    ("```{eval-rst}\n::\n\n  0.6666\n```", "kod boʻlagining tili"),
    ("```{eval-rst}\n>>> 1\n0.6666\n```", "kod boʻlagi ```python"),
    ("```{eval-rst}\n.. raw:: html\n\n   0.6\n```", "“raw” direktivasi"),
    ("```{glue} a\n```", "“glue” direktivasi"),
    ("```{toctree}\n01_a\n```", "“toctree” direktivasi"),
    ("```{py:function} f\n```", "“py:function” direktivasi"),
    ("![son](../_static/belgi.svg)", "rasm qoʻyilmaydi"),
    ("<div class=\"cell_output\"><pre>0.8888</pre></div>", "HTML"),
    ("matn <span style=\"color:red\">0.8888</span> matn", "HTML"),
    ("<!-- a --><b>0.8</b>", "HTML"),
    ("matn <img src=\"a.svg\"> matn", "HTML"),
    ("{raw-html}`a`", "Unknown interpreted text role"),
    ("{download}`01_a.ipynb`", "“download” roli"),
    ("{eval}`a`", "“eval” roli"),
    ("{glue:text}`a`", "“glue:text” roli"),
]


def test_refused_prose_that_imitates_an_output(book):
    """Every kind at once, on a page of text and in a notebook."""
    toc = TOC
    for number, (text, _) in enumerate(IMITATIONS):
        name = f"chapters/x{number:02}"
        (book / f"{name}.md").write_text(
            f"# Sahifa {number}\n\nMatn.\n\n{text}\n", encoding="utf-8")
        toc += f"  - file: {name}\n"
        nb = read(book / "chapters/01_a.ipynb")
        nb.cells.insert(1, dict_cell(text))
        nb.cells[1]["id"] = "matn"
        write(book / f"{name}n.ipynb", nb)
        toc += f"  - file: {name}n\n"
    (book / "_toc.yml").write_text(toc, encoding="utf-8")
    status, said = build(book)
    assert status != 0
    lines = said.splitlines()
    missed = [(name, text) for number, (text, fault) in enumerate(IMITATIONS)
              for name in (f"x{number:02}.md", f"x{number:02}n.ipynb")
              if not any(name in line and re.search(fault, line)
                         for line in lines)]
    assert not missed, (missed, said[-6000:])


def test_comments_are_not_published(book):
    (book / "chapters/kirish.md").write_text(
        "# Kirish\n\nBir λ<sub>max</sub> bor.\n\n<!-- son: 2 + 2 -->\n\n"
        "Ikki <!-- son: 3 --> uch.\n", encoding="utf-8")
    status, said = build(book)
    assert status == 0, said[-3000:]
    text = page(book, "chapters/kirish")
    assert "<sub>max</sub>" in text and "son:" not in text


def test_a_verification_is_not_repeated_while_its_report_holds(book):
    """`make test` after `make book`: --kept shows what was found then."""
    def verify(*options):
        return subprocess.run(
            [sys.executable, "-m", "book.verify", *options],
            cwd=book, stdout=subprocess.PIPE, text=True, timeout=300).stdout

    assert "Tekshiruv takrorlanmadi" in verify("--kept")
    assert "Tekshiruv takrorlanmadi" not in verify()
    path = book / "chapters/01_a.ipynb"
    tamper(path)
    said = verify("--kept")
    assert "Tekshiruv takrorlanmadi" not in said and path.name in said
