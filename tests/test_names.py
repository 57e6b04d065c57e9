"""A notebook may be named by its path or by its stem, everywhere."""
import pytest

from book.notebooks import ROOT, NotebookError, named, stems

STEM = "05_organish_tezligi"
BOTH = [ROOT / "chapters" / f"{STEM}.ipynb",
        ROOT / "solutions" / f"{STEM}.ipynb"]


def test_a_stem_means_its_notebooks():
    assert named([STEM]) == named([f"{STEM}.ipynb"]) == BOTH
    assert named([STEM], ["solutions"]) == BOTH[1:]
    assert named(["ilova_tablo"]) == [ROOT / "chapters/ilova_tablo.ipynb"]


def test_a_path_means_one_notebook(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    assert named([f"chapters/{STEM}.ipynb"]) == BOTH[:1]
    assert named([BOTH[1], STEM]) == BOTH[::-1]
    (tmp_path / "nusxa.ipynb").touch()
    assert named([tmp_path / "nusxa.ipynb"]) == [tmp_path / "nusxa.ipynb"]


def test_a_path_into_another_folder_means_the_stem():
    assert named([BOTH[0]], ["solutions"]) == BOTH[1:]
    assert named([ROOT / "exercises" / f"{STEM}.ipynb"]) == BOTH
    assert stems([STEM, BOTH[0], BOTH[1]]) == [STEM]


@pytest.mark.parametrize("name, advice", [
    ("05_organish_tezlik", "balki 05_organish_tezligi?"),
    ("05", "balki 05_organish_tezligi?"),
    ("chapters/05_organish.ipynb", "balki 05_organish_tezligi?"),
    ("zzz", "mavjud nomlar: 01_yoqotish, 02_sonli_hosila")])
def test_an_unknown_name_is_answered_with_the_near_one(name, advice):
    with pytest.raises(NotebookError) as caught:
        named([name])
    assert str(caught.value).startswith(
        f"{name}: bunday notebook yoʻq; {advice}")
