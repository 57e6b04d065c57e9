"""Nothing is used before it has been introduced: torch names and terms."""
import ast
import csv
import re

import pytest
import torch
from conftest import ROOT, markdown, numbered, read

TERM = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")
CODE = re.compile(r"```.*?```|`([^`]+)`", re.S)
# Chapters still to be written introduce these.
PROMISED = {
    7: "Tensor backward grad requires_grad requires_grad_ no_grad is_leaf",
    8: "detach clone zero_ double add_ allclose equal full_like numel",
}
PYTHON = set(dir(list)) | set(dir(str)) | set(dir(dict)) | set(dir(set))


def torch_names(source):
    """Return the torch functions and tensor methods that a cell uses."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            base = node.value.id if isinstance(node.value, ast.Name) else ""
            if base in ("torch", "optim", "nn", "F") or (
                    base not in ("plt", "ax", "fig", "math", "self") and (
                    hasattr(torch.Tensor, node.attr)
                    and node.attr not in PYTHON)):
                names.add(node.attr)
    return names


def code_words(nb):
    """Return the words of inline code in a notebook's prose."""
    return {word for code in CODE.findall(markdown(nb))
            for word in re.findall(r"\w+", code)}


def introduced(until):
    """Return the words of inline code in the prose of chapters 1..until."""
    words = set()
    for number, names in PROMISED.items():
        if number <= until and not list(ROOT.glob(f"chapters/{number:02}_*")):
            words |= set(names.split())
    for path in numbered("chapters"):
        if int(path.values[0].name[:2]) <= until:
            words |= code_words(read(path.values[0]))
    return words


@pytest.mark.parametrize("path", numbered("chapters") + numbered("solutions"))
def test_torch_names_are_introduced_before_use(path):
    used = set()
    for cell in read(path).cells:
        if cell.cell_type == "code":
            used |= torch_names(cell.source)
    words = introduced(int(path.name[:2])) | code_words(read(path))
    missing = used - words
    assert not missing, (
        f"{path.name}: tanishtirilmagan torch nomlari: {sorted(missing)}. "
        "Bobning matnida `kod` shaklida tanishtiring")


def glossary():
    """Return the Uzbek terms of lugat.csv, in order."""
    with open(ROOT / "lugat.csv", encoding="utf-8", newline="") as file:
        return [row["uzbek"] for row in csv.DictReader(file)]


def test_glossary_is_complete_and_sorted_once():
    with open(ROOT / "lugat.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert all(value.strip() for value in row.values()), row
    terms = [row["uzbek"].casefold() for row in rows]
    assert len(set(terms)) == len(terms)


def test_terms_and_glossary_match():
    """Each linked term has an entry; each entry is linked by a chapter."""
    linked = set()
    for path in numbered("chapters"):
        linked |= set(TERM.findall(markdown(read(path.values[0]))))
    linked = {term.casefold().strip() for term in linked}
    entries = {term.casefold() for term in glossary()}
    assert linked <= entries, (
        f"lugat.csv da yoʻq: {sorted(linked - entries)}")
    assert entries <= linked, (
        f"hech bir bobda havola qilinmagan: {sorted(entries - linked)}")


@pytest.mark.parametrize("path", numbered("chapters"))
def test_a_glossary_term_is_linked_where_it_is_first_used(path):
    """A chapter that uses a term of the glossary links it at least once."""
    text = markdown(read(path))
    prose = re.sub(
        r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|^:::.*?$|^:\w+:.*?$"
        r"|^#.*?$", " ",
        TERM.sub(" ", text), flags=re.S | re.M).casefold()
    linked = {t.casefold().strip() for t in TERM.findall(text)}
    missing = [t for t in glossary() if t.casefold() not in linked and
               len(re.findall(
                   rf"(?<!\w){re.escape(t.casefold())}", prose)) > 2]
    assert not missing, f"{path.name}: havolasiz atamalar: {missing}"
