"""Two clean builds of the same sources are the same files, byte for byte."""
import hashlib

from conftest import SOURCES, build, copy_sources


def digests(folder):
    """Return {name: digest} for every file of a built book."""
    return {path.relative_to(folder).as_posix():
            hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*") if path.is_file()}


def test_a_second_build_elsewhere_is_identical(site, tmp_path):
    """In another folder, time zone, language and order of hashing."""
    book = copy_sources(tmp_path / "boshqa/joy", SOURCES, site.source)
    status, said = build(book, PYTHONHASHSEED="7", TZ="Asia/Tashkent",
                         LC_ALL="C.UTF-8")
    assert status == 0, said[-3000:]
    first, second = digests(site.folder), digests(book / "_build/html")
    assert first.keys() == second.keys()
    different = [name for name in first if first[name] != second[name]]
    assert not different, different
