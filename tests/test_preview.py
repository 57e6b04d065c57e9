"""The preview: five pages, marked as not verified, anew after each save."""

import pytest
from conftest import copy_sources

from book import preview
from book.notebooks import read, write

NAME = "05_organish_tezligi"
FILES = ["_config.yml", "_static", "locale", "lugat.csv", "chapters",
         "solutions"]


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A copy of the sources, without the derived exercises."""
    return copy_sources(
        tmp_path_factory.mktemp("matn") / "kitob", FILES).resolve()


@pytest.fixture(scope="module")
def folder(root, tmp_path_factory):
    """Where a chapter's preview has been built."""
    place = tmp_path_factory.mktemp("korinish").resolve()
    assert preview.refresh(NAME, place, root)
    return place


def test_it_has_five_pages_that_say_they_are_not_verified(folder):
    pages = {page.relative_to(folder / "_build/html").as_posix()
             for page in (folder / "_build/html").rglob("*.html")}
    assert pages >= {f"chapters/{NAME}.html", f"exercises/{NAME}.html",
                     f"solutions/{NAME}.html", "chapters/kirish.html",
                     "chapters/ilova_atamalar.html"}
    assert not any("15_" in page or "ilova_tablo" in page for page in pages)
    text = (folder / f"_build/html/chapters/{NAME}.html").read_text("utf-8")
    assert "bu nusxa tekshirilmagan" in text
    assert "preview.js" in text


def test_a_saved_file_is_built_again(root, folder):
    seen = preview.state(NAME, root)
    path = root / "chapters" / f"{NAME}.ipynb"
    nb = read(path)
    nb.cells[0].source += "\n\nYangi saqlangan gap."
    write(path, nb)
    assert preview.state(NAME, root) != seen
    assert preview.refresh(NAME, folder, root)
    page = folder / f"_build/html/chapters/{NAME}.html"
    assert "Yangi saqlangan gap." in page.read_text("utf-8")


def test_a_broken_file_keeps_the_last_page(root, folder, capsys):
    path = root / "solutions" / f"{NAME}.ipynb"
    kept = path.read_bytes()
    path.write_text("{", encoding="utf-8")
    page = folder / f"_build/html/solutions/{NAME}.html"
    before = page.read_bytes()
    assert not preview.refresh(NAME, folder, root)
    assert page.read_bytes() == before
    assert "Yigʻilmadi: xatoni tuzatib, faylni saqlang" in (
        capsys.readouterr().out)
    path.write_bytes(kept)


def test_it_watches_until_it_is_stopped(root, folder, monkeypatch):
    calls = []

    def pause(seconds):
        if calls:
            raise KeyboardInterrupt
        (root / "lugat.csv").touch()

    monkeypatch.setattr(preview.time, "sleep", pause)
    monkeypatch.setattr(preview, "refresh",
                        lambda *given: calls.append(given))
    seen = preview.state(NAME, root)
    with pytest.raises(KeyboardInterrupt):
        preview.watch(NAME, folder, seen, root)
    assert calls == [(NAME, folder, root)]


def test_an_appendix_has_a_preview_without_exercises(root):
    assert preview.pages("ilova_tablo", root) == [
        "chapters/kirish", "chapters/ilova_tablo", "chapters/ilova_atamalar"]
    assert preview.pages("kirish", root) == [
        "chapters/kirish", "chapters/ilova_atamalar"]


@pytest.mark.parametrize("arguments, status, said", [
    ([], 2, "Bobning nomini bering: make preview"),
    (["05_organish"], 1, "05_organish: bunday notebook yoʻq")])
def test_a_name_is_needed(arguments, status, said, capsys):
    assert preview.main(arguments) == status
    assert said in capsys.readouterr().err
