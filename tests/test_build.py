"""`make book` ends with a line of the book, whatever happens."""
import pytest

from book import build


@pytest.mark.parametrize(("fate", "status", "says"), [
    (None, 0, "Tayyor: _build/html/index.html"),
    (SystemExit(1), 1, "Kitob yigʻilmadi"),
    (SystemExit("natijalar mos emas"), 1, "natijalar mos emas"),
    (KeyboardInterrupt(), 130, "Yigʻish toʻxtatildi"),
    # Jupyter Book ends so when Sphinx has caught Ctrl-C.
    (SystemExit(KeyboardInterrupt()), 130, "Yigʻish toʻxtatildi"),
    (ValueError("bad toc"), 1, "ValueError: bad toc"),
])
def test_it_ends_in_words(monkeypatch, capsys, tmp_path, fate, status, says):
    asked = []

    def jupyter_book(arguments, standalone_mode):
        asked.append(arguments)
        if fate:
            raise fate

    monkeypatch.setattr(build, "jupyter_book", jupyter_book)
    monkeypatch.chdir(tmp_path)
    assert build.main(["-v"]) == status
    said = "".join(capsys.readouterr())
    assert says in said and "Traceback" not in said
    assert asked == [["build", ".", "--all", "-W", "-n", "--keep-going",
                      "-v"]]
