"""What stands beside the book says the same as the book."""
import re

import yaml

from book.notebooks import ROOT


def test_the_citation_names_the_book():
    citation = yaml.safe_load(
        (ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    config = yaml.safe_load(
        (ROOT / "_config.yml").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    for work in (citation, citation["preferred-citation"]):
        assert work["title"] == config["title"]
        for author in work["authors"]:
            assert author["name"] in licence
    assert citation["license"] == ["CC-BY-SA-4.0", "MIT"]


def test_the_architecture_names_what_there_is():
    text = (ROOT / "ARXITEKTURA.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:book|tests)/[\w./]*)`", text))
    assert [name for name in named if not (ROOT / name).exists()] == []
    tests = set(re.findall(r"`(test_\w+\.py)`", text))
    assert [name for name in tests if not (ROOT / "tests" / name).exists()
            ] == []
    modules = {path.relative_to(ROOT).as_posix() + "/" * path.is_dir()
               for path in (ROOT / "book").iterdir()
               if (path.suffix == ".py" and path.name != "__init__.py")
               or path.joinpath("__init__.py").exists()}
    assert modules - named == set(), (
        "ARXITEKTURA.md jadvaliga qoʻshing: " + ", ".join(modules - named))
