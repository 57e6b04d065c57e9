"""A new chapter: in its place, recorded, faultless but for what is unwritten.
"""
import pytest
from conftest import copy_sources

from book import new
from book.check import examine
from book.kernels import prepare_environment
from book.notebooks import ROOT, NotebookError
from book.proof.mutants import examine as mutants
from book.rules import unwritten

NAME = "21_sinov"
FILES = ["_toc.yml", "lugat.csv", "chapters", "exercises", "solutions",
         "tests"]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the book's sources with a new chapter in it."""
    folder = copy_sources(
        tmp_path_factory.mktemp("yangi") / "kitob", FILES).resolve()
    prepare_environment()
    new.create(NAME, folder)
    return folder


def test_only_what_is_unwritten_is_a_fault(root):
    """All else that a chapter needs, the templates have."""
    compared, found = examine([NAME], root)
    assert compared > 15
    other = [str(fault) for fault in found if not (
        unwritten.MARK.search(fault.what) or "yozilmagan" in fault.what
        or "formulaning isboti yoʻq: eq-21-yoqotish" in fault.what)]
    assert not other, "\n".join(other)
    assert len(found) > 20


def test_its_checks_refuse_mutants(root):
    verdicts = mutants(root / "solutions" / f"{NAME}.ipynb")
    assert len(verdicts) == 4
    for verdict in verdicts.values():
        assert verdict.tried and not verdict.survived and not verdict.refused


def test_contents_and_glossary_are_added_to(root):
    for name, added in (("_toc.yml", new.fill(new.ENTRY, NAME)),
                        ("lugat.csv", new.fill(new.ROW, NAME))):
        before = (ROOT / name).read_text(encoding="utf-8")
        after = (root / name).read_text(encoding="utf-8")
        assert after.replace(added, "", 1) == before


def test_the_entry_stands_after_the_chapter_before():
    toc = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    text, part = new.with_entry(toc, "99_oxirgi")
    before, _, after = text.partition("      - file: chapters/99_oxirgi\n")
    assert before.endswith("-bob yechimlari\n")
    assert after.splitlines()[5] == "  - caption: Ilovalar"
    assert part and part != "Ilovalar"


@pytest.mark.parametrize("name, message", [
    ("16", "16: bunday nom boʻlmaydi; ikki raqam, pastki chiziq va kichik "
     "lotin harflaridan iborat nom bering, masalan 16_umumlashtirish"),
    ("16-Bob", "16-Bob: bunday nom boʻlmaydi; ikki raqam, pastki chiziq va "
     "kichik lotin harflaridan iborat nom bering, masalan 16_umumlashtirish"),
    ("05_yangi", "05_yangi: 5-bob bor (chapters/05_organish_tezligi.ipynb), "
     "hech narsa yozilmadi; boshqa raqam tanlang, navbatdagisi 21_yangi")])
def test_a_name_that_cannot_be(name, message):
    with pytest.raises(NotebookError) as caught:
        new.check_name(name)
    assert str(caught.value) == message


def test_nothing_is_left_when_it_fails(root, monkeypatch):
    def fail(path):
        raise NotebookError(new.Fault("x", "y", "z"))

    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.*")}
    monkeypatch.setattr(new, "record", fail)
    with pytest.raises(NotebookError):
        new.create("17_sinov", root)
    assert before == {
        path: path.stat().st_mtime_ns for path in root.rglob("*.*")}
