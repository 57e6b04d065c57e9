"""What stands beside the book says the same as the book."""
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
