"""An edited notebook comes to normal form without being executed."""
import nbformat
from making import make, stream

from book.format import form, main
from book.notebooks import read
from book.verify import verify


def edited(path, source=None):
    """Do to a notebook what an editor does; change its first cell."""
    nb = nbformat.read(path, as_version=4)
    nb.metadata["language_info"]["version"] = "3.12.1"
    for cell in nb.cells:
        cell.id = f"0f1e2d3{nb.cells.index(cell)}"
        cell.metadata["trusted"] = True
    if source:
        nb.cells[0].source = source
    nbformat.write(nb, path)


def test_the_form_is_restored_byte_for_byte(tmp_path):
    path = make(tmp_path, "bob", "a = 1", ("print(a)", stream("1\n")))
    assert not form(path)
    before = read(path)
    edited(path)
    assert form(path)
    after = read(path)
    assert after.metadata == before.metadata
    for old, new in zip(before.cells, after.cells):
        assert dict(old, id=None) == dict(new, id=None)
    assert not form(path)


def test_what_it_wrote_is_still_compared(tmp_path):
    path = make(tmp_path, "bob", ("print(1)", stream("1\n")))
    edited(path, "print(2)")
    assert form(path)
    assert any("natija yozilganidan farq qiladi" in line
               for line in verify([path], tmp_path)["problems"])


def test_a_broken_file_is_left_as_it_is(tmp_path, capsys):
    path = tmp_path / "bob.ipynb"
    path.write_text("{", encoding="utf-8")
    assert main([str(path)]) == 1
    assert path.read_text(encoding="utf-8") == "{"
    assert "git restore" in capsys.readouterr().err


def test_a_key_that_nobody_reads_is_not_deleted(tmp_path, capsys):
    path = make(tmp_path, "bob", "a = 1")
    nb = nbformat.read(path, as_version=4)
    nb.cells[0].metadata["mystsnb"] = {"figure": {"name": "fig-05-a"}}
    nbformat.write(nb, path)
    before = path.read_bytes()
    assert main([str(path)]) == 1
    assert path.read_bytes() == before
    assert "mystsnb" in capsys.readouterr().err
