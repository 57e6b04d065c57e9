"""The book as PDF, EPUB and one file for a stick: whole, or refused.

One chapter and its exercises stand for all; the commands compare every page.
"""
import copy
import json
import re
import shutil
import zipfile

import pytest
import yaml
from conftest import ROOT

from book import article, compared, epub, pdf, site as sites, zip as stick
from book.console import Refusal
from book.pdf_text import Pdf, joined

NAMES = ["chapters/01_yoqotish", "exercises/01_yoqotish"]
TITLE = "Gradientdan optimizatorgacha: sinov"


@pytest.fixture(scope="module")
def built(site):
    """The site of the tests, which is not verified."""
    return sites.Built(site.folder, json.loads(
        (site.folder / sites.FILE).read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def browser_found():
    """Skip, or under CI fail, without a browser, as the page tests do."""
    from playwright.sync_api import sync_playwright

    from book import browser as browsers
    with sync_playwright() as player:
        if browsers.find(player) is None:
            pytest.skip(browsers.MISSING)


@pytest.fixture(scope="module")
def printed(built, browser_found, tmp_path_factory):
    """The PDF of the pages; what was compared in it."""
    path = tmp_path_factory.mktemp("pdf") / "kitob.pdf"
    return path, pdf.make(NAMES, TITLE, path, built)


@pytest.fixture(scope="module")
def read(built):
    """The articles of the pages, as they are printed."""
    return article.read(built.folder, NAMES)


# PDF ----------------------------------------------------------------------


def test_the_pdf_shows_every_number_once_and_every_figure(printed):
    path, result = printed
    assert result.faults == [] and result.pages == len(Pdf(path).pages)
    assert result.numbers > 1000 and result.figures == 4


def test_the_pdf_is_a4_tagged_uzbek_with_its_own_fonts(printed):
    found = Pdf(printed[0])
    assert found.title() == TITLE
    assert b"/Lang (uz)" in found.catalog and b"/Outlines" in found.catalog
    assert b"/StructTreeRoot" in found.catalog
    for page in found.pages:
        assert b"/MediaBox [0 0 594.9" in found.head(page)
    heads = [found.head(number) for number in [*found.places, *found.inside]]
    fonts = [head for head in heads if b"/Type /Font\n" in head
             or b"/Type /Font/" in head]
    # Letters drawn one by one (Type 3) are those of no font.
    assert not [head for head in heads if b"/Subtype /Type3" in head]
    assert all(b"/FontFile2" in head or b"/FontFile" in head
               for head in heads if b"/Type /FontDescriptor" in head)
    names = {run.font for page in range(1, 9) for run in found.runs(page)}
    assert {"KitobSerif", "KitobSans", "KitobMono"} <= names, (names, fonts)


def test_its_first_page_says_that_it_is_not_verified(printed):
    assert "bu nusxa tekshirilmagan" in " ".join(
        Pdf(printed[0]).text(1).split())


def test_a_verified_one_says_what_was_compared(built):
    known = sites.Built(built.folder, built.manifest | {"verified": {
        "notebooks": 67, "cells": 1600, "torch": "2.13.0",
        "when": "2026-03-05T08:40:00+00:00"}})
    said = known.sentence()
    assert "67 ta notebookdagi 1600 ta kod katagi" in said
    assert "2026-yil 5-mart" in said and "farq yoʻq" in said
    assert "qurilma" in said  # the one exception


def test_its_contents_and_its_answers_name_the_right_pages(printed):
    found = Pdf(printed[0])
    places = found.destinations()
    said = found.text(2)
    for name, title in zip(NAMES, ("1-bob. Maʼlumot", "1-bob mashqlari")):
        page = places[article.key_of(name)]
        line = re.search(rf"{title}[^\n]*?\s+(\d+)$", said, re.M)
        assert line and int(line[1]) == page, said
    text = {page: found.text(page) for page in range(1, len(found.pages) + 1)}
    key = article.key_of(NAMES[0])
    asked, answered = places[f"{key}--savol-1"], places[f"{key}--javob-1"]
    assert asked < answered < places[article.key_of(NAMES[1])]
    assert f"1-javob ({answered}-bet)" in text[asked]
    assert f"1-javob ({asked}-bet)" in text[answered]
    assert "Javoblar" in text[answered]
    margins = joined([run for run in found.runs(answered) if not run.content])
    assert ("1-bob. Maʼlumot, model, yoʻqotish Gradientdan optimizatorgacha"
            f"\n{answered}") == margins


def test_a_page_that_is_not_there_is_seen(printed, read):
    other = copy.copy(read[1])
    other.name = "solutions/01_yoqotish"
    result = compared.in_pdf(Pdf(printed[0]), [*read, other], ROOT)
    assert any("solutions/01_yoqotish: sahifa PDFʼda topilmadi" in fault
               for fault in result.faults)


@pytest.mark.parametrize("rule, said", [
    (".bd-article.bd-article pre { white-space: pre !important; width: 30mm;"
     " overflow: hidden !important }", "Varaqqa sigʻmagan"),
    (".bd-article.bd-article pre { max-height: 9mm;"
     " overflow-y: clip !important }", "yoʻq: "),
    (".katex { visibility: hidden }", "formulada yoʻq"),
], ids=["wide", "low", "formulas"])
def test_what_is_cut_is_seen(built, browser_found, tmp_path, monkeypatch,
                             rule, said):
    """A line beside the sheet, lines under an edge, formulas not drawn."""
    folder = shutil.copytree(pdf.STYLE.parent, tmp_path / "paper")
    with (folder / "paper.css").open("a", encoding="utf-8") as style:
        style.write(rule)
    monkeypatch.setattr(pdf, "STYLE", folder / "paper.css")
    target = tmp_path / "kitob.pdf"
    with pytest.raises(Refusal, match=said):
        pdf.make(NAMES[1:], TITLE, target, built)
    assert not target.exists()


def test_another_producers_file_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj\n<</Producer (x)>>\nendobj\nxref\n0 2\n"
        b"0000000000 65535 f \n0000000009 00000 n \ntrailer\n"
        b"<</Info 1 0 R>>\nstartxref\n42\n%%EOF\n")
    with pytest.raises(ValueError, match="Chromium chiqargan PDF emas"):
        Pdf(path)


def test_every_page_is_in_one_volume():
    volumes = article.volumes()
    assert [caption for caption, _ in volumes] == [
        part["caption"] for part in yaml.safe_load(
            (ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]]
    assert [page for _, pages in volumes for page in pages] == [
        page for page, _, _ in article.order()]


# What is compared -----------------------------------------------------------


def test_a_number_too_few_or_too_many_and_a_lost_figure_are_seen(read):
    bodies = [copy.copy(one.body) for one in read]
    assert compared.in_bodies(read, bodies, ROOT).faults == []
    short = re.compile(r"(?<![\d.])\d\.\d{4}(?!\d)")
    output = next(node for node in bodies[0].select(".output pre")
                  if short.search(node.get_text()))
    number = short.search(output.get_text())[0]
    output.string = output.get_text().replace(number, "9.8765", 1)
    bodies[0].img.decompose()
    said = "\n".join(compared.in_bodies(read, bodies, ROOT).faults)
    assert f"yoʻq: {number}" in said and "ortiqcha: 9.8765" in said
    assert "notebookda bor, bu yerda yoʻq" in said and "rasm yoʻq" in said


PAGE = """<html><body><article class="bd-article"><section id="a"><h1>Bob
<a class="headerlink" href="#a">#</a></h1>
<kitob-kosa><p>Faqat ekranda: 7</p><button>Yur</button></kitob-kosa>
<kitob-yol><figure><img src="../_images/a.svg" alt="Yoʻl"></figure>
<canvas></canvas></kitob-yol>
<div class="cell"><div class="cell_input"><pre>x</pre></div>
<details class="admonition hide javob" open><summary><p>Javobni koʻrsatish</p>
</summary><div class="cell_output"><pre>12.5</pre></div></details></div>
<details class="sd-dropdown"><summary>Isbot: uch holat</summary>
<div class="sd-card-body"><p>Uch holat.</p></div></details>
<section id="b"><h2>Savollar</h2><p>Bir? <a href="../search.html">qidir</a></p>
<details class="sd-dropdown"><summary>Javob</summary>
<div class="sd-card-body"><p>Ikki.</p></div></details></section>
</section></article></body></html>"""


def test_on_paper_stands_what_a_screen_would_unfold(tmp_path):
    """Custom elements give way to their figure; answers go to the end."""
    (tmp_path / "_toc.yml").write_text("root: chapters/a\n", encoding="utf-8")
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters/a.html").write_text(PAGE, encoding="utf-8")
    one, = article.read(tmp_path, root=tmp_path)
    text = " ".join(one.body.get_text(" ").split())
    assert text == ("Bob [1] x 12.5 Isbot: uch holat Uch holat. Savollar "
                    "Bir? qidir 1-javob Javoblar Savollar 1-javob Ikki.")
    assert one.images == ["_images/a.svg"] and one.title == "Bob"
    assert {str(link["href"]) for link in one.body.find_all("a")} == {
        "#chapters-a--javob-1", "#chapters-a--savol-1"}
    assert article.dangling([one]) == []


# EPUB ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def written(built, tmp_path_factory):
    """The EPUB of the pages, asked of nobody else; what was compared."""
    path = tmp_path_factory.mktemp("epub") / "kitob.epub"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(epub, "checked", lambda path: [])
        return path, epub.make(built, path, NAMES)


def test_the_epub_has_every_number_and_figure(written):
    path, result = written
    assert result.faults == [] and result.figures == 4
    assert result.numbers > 1000
    with zipfile.ZipFile(path) as box:
        assert box.infolist()[0].filename == "mimetype"
        assert box.read("mimetype") == b"application/epub+zip"
        package = box.read("kitob/kitob.opf").decode()
        chapter = box.read("kitob/chapters-01-yoqotish.xhtml").decode()
        front = box.read("kitob/muqova.xhtml").decode()
        figures = [box.read(name).decode() for name in box.namelist()
                   if name.endswith(".svg")]
    assert "<dc:language>uz</dc:language>" in package
    assert 'properties="cover-image"' in package
    assert re.search(r'href="chapters-01-yoqotish.xhtml"[^>]*"mathml"',
                     package)
    assert "<math" in chapter and "katex" not in chapter.replace(
        "katex-display", "")
    assert "bu nusxa tekshirilmagan" in front
    assert figures and not any("var(--" in one for one in figures)


def test_no_piece_of_a_form_is_left_in_the_epub(
        built, tmp_path, monkeypatch):
    """Of questions and steppers stands what can be read; drawings are XML."""
    monkeypatch.setattr(epub, "checked", lambda path: [])
    epub.make(built, tmp_path / "kitob.epub", [
        "chapters/kirish", "chapters/02_sonli_hosila"])
    with zipfile.ZipFile(tmp_path / "kitob.epub") as box:
        pages = "".join(box.read(name).decode() for name in box.namelist()
                        if name.endswith(".xhtml"))
    assert not re.findall(
        r"<(?:label|input|button|form|[a-z]+-stepper)\b|pst-js-only", pages)
    assert "<svg" in pages
    assert not re.findall(r"<svg(?![^>]* xmlns=)[^>]*>", pages)


def test_a_damaged_epub_is_seen(written, built, tmp_path):
    articles = article.read(built.folder, NAMES, formula="mathml")
    for damage, said in (("chapters-01-yoqotish.xhtml", "sahifa yoʻq"),
                         (".svg", "rasm fayli yoʻq")):
        path = tmp_path / f"{len(damage)}.epub"
        with (zipfile.ZipFile(written[0]) as old,
              zipfile.ZipFile(path, "w") as new):
            for name in old.namelist():
                if not name.endswith(damage):
                    new.writestr(name, old.read(name))
        found = epub.read_again(path, articles, ROOT)
        assert any(said in fault for fault in found.faults), found.faults


def test_what_epubcheck_says_is_heard(tmp_path, monkeypatch):
    """Also from a program that is a script, not an archive."""
    program = tmp_path / "epubcheck"
    program.write_text(
        '#!/bin/sh\necho \'{"messages": [{"ID": "RSC-005", "severity": '
        '"ERROR", "message": "element", "locations": [{"path": "a.xhtml", '
        '"line": 3}]}]}\'\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    book = tmp_path / "kitob.epub"
    book.write_bytes(b"x")
    monkeypatch.setattr(epub.shutil, "which", lambda name: str(program))
    assert epub.checked(book) == [
        "epubcheck: RSC-005 element (a.xhtml, 3-satr)"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "epubcheck", "kitob.epub"]
    monkeypatch.setattr(epub.shutil, "which", lambda name: None)
    assert epub.checked(book) == []


# A stick ------------------------------------------------------------------


def test_the_packed_site_misses_nothing_that_its_pages_name(
        built, tmp_path):
    stick.make(built, tmp_path / "kitob.zip")
    with zipfile.ZipFile(tmp_path / "kitob.zip") as box:
        box.extractall(tmp_path)
    folder = tmp_path / stick.FOLDER
    assert (folder / "index.html").exists()
    lost = set()
    for page in folder.rglob("*.html"):
        for name in re.findall(r'(?:src|href)="([^"#?:]+)["#?]',
                               page.read_text(encoding="utf-8")):
            if not (page.parent / name).exists():
                lost.add(name)
    assert not lost, lost
    for sheet in folder.rglob("*.css"):
        for name in re.findall(r"url\(['\"]?([^)'\"#?]+\.woff2)",
                               sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / name).exists(), (sheet, name)
    assert not list(folder.rglob("*.map"))


# Only what is verified and fresh --------------------------------------------


def test_an_old_or_changed_site_is_not_used(site, built, tmp_path):
    assert sites.load(site.source).manifest == built.manifest
    book = tmp_path / "kitob"
    shutil.copytree(site.source, book)
    assert sites.load(book) is not None
    page = book / sites.SITE / f"{NAMES[0]}.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"0", b"1", 1))
    assert sites.load(book) is None  # a page that nobody built
    page.write_bytes(before)
    assert sites.load(book) is not None
    text = book / "chapters/ilova_kitob.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nYana bir gap.\n",
                    encoding="utf-8")
    assert sites.load(book) is None  # a page of an older text
    (book / sites.SITE / sites.FILE).unlink()
    assert sites.load(book) is None


def test_an_unverified_site_is_built_anew_unless_one_asks(
        site, monkeypatch):
    """The build is what verifies; when it refuses, nothing is made."""
    called = []

    class Failed:
        returncode = 1

    monkeypatch.setattr(sites.subprocess, "run", lambda command, **options: (
        called.append(command), Failed)[1])
    monkeypatch.delenv("KITOB_TEKSHIRUV", raising=False)
    with pytest.raises(Refusal, match="Avval kitob yigʻilishi kerak"):
        sites.ensure(site.source)
    assert called[0][1:] == ["-m", "book.build"]
    known = sites.load(site.source)
    known.manifest["verified"] = {"when": "2026-03-05T08:40:00+00:00"}
    assert not sites.holds(known, site.source)  # no report says so
    monkeypatch.setenv("KITOB_TEKSHIRUV", "0")
    assert sites.ensure(site.source).verified is None


def test_the_book_and_each_part_of_it_are_printed_in_every_alphabet(
        built, tmp_path, monkeypatch):
    """And the page of downloads knows every file."""
    made = sites.Built(shutil.copytree(built.folder, tmp_path / "html"),
                       built.manifest)
    monkeypatch.setattr(pdf.site, "ensure", lambda root: made)
    monkeypatch.setattr(pdf, "ROOT", tmp_path)
    monkeypatch.setattr(pdf.site, "size", lambda path: "0,1 MB")
    known, all_, asked = {*sites.made()}, set(), []
    monkeypatch.setattr(pdf, "make", lambda which, title, target, *_, to: (
        asked.append((which, title, target)), compared.Result())[1])
    with pytest.raises(Refusal, match="avval `make editions`"):
        pdf.main(["--alifbo", "kiril"])
    for to, end in (("", ""), ("kiril", "-kiril"), ("yangi", "-yangi")):
        if to:
            (made.folder / to).mkdir()
            (made.folder / to / "index.html").touch()
        asked.clear()
        assert pdf.main(["--alifbo", to] if to else []) == 0
        parts = article.volumes()
        assert [which for which, *_ in asked] == [
            *(pages for _, pages in parts), None]
        names = [target.name for *_, target in asked]
        assert names == [*(f"kitob-{number}{end}.pdf" for number in range(
            1, len(parts) + 1)), f"kitob{end}.pdf"]
        assert {target.parent for *_, target in asked} == {made.downloads}
        assert len({title for _, title, _ in asked}) == len(asked)
        all_ |= {*names}
    assert all_ == {name for name in known if name.endswith(".pdf")}


def test_the_page_of_downloads_names_the_files_that_there_are(
        site, tmp_path):
    folder = shutil.copytree(site.folder, tmp_path / "html")
    built = sites.Built(folder, json.loads(
        (folder / sites.FILE).read_text(encoding="utf-8")))
    page = folder / sites.PAGE
    before, build = page.read_text(encoding="utf-8"), built.manifest["build"]
    assert sites.DOWNLOADS + "/" not in before
    built.downloads.mkdir()
    (built.downloads / "kitob-1.pdf").write_bytes(b"0" * 3_141_593)
    for _ in range(2):
        sites.announce(built)
    after = page.read_text(encoding="utf-8")
    assert after.count('href="../yuklab/kitob-1.pdf" download') == 1
    assert "<p>3,2\u00a0MB</p>" in after and "kitob.epub</a>" not in after
    # A reader who keeps pages gets the new one.
    worker = (folder / "xizmatchi.js").read_text(encoding="utf-8")
    now = json.loads((folder / sites.FILE).read_text("utf-8"))["build"]
    assert now != build and f'const BUILD = "{now}"' in worker
    assert stick.packed(built, sites.PAGE).decode() == before
    (built.downloads / "kitob-1.pdf").unlink()
    sites.announce(built)
    assert page.read_text(encoding="utf-8") == before


def test_the_files_are_published_beside_the_pages():
    workflow = yaml.safe_load((ROOT / ".github/workflows/book.yml").read_text(
        encoding="utf-8"))
    runs = [step.get("run", step.get("uses", ""))
            for step in workflow["jobs"]["build"]["steps"]]
    place = {name: next(k for k, run in enumerate(runs) if name in run)
             for name in ("make book", "install -y -qq epubcheck",
                          "make zip", "make editions", "make epub", "make pdf",
                          "upload-pages-artifact")}
    assert list(place.values()) == sorted(place.values()), place
