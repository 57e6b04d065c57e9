"""Every rule of the book, asked of every page that it is for."""
import pytest
import torch
from conftest import ROOT

from book.rules import Book, faults, rules
from book.rules.base import BOOK, EVERY
from book.rules.introduced import tensor_names

book = Book(ROOT)
PAGES = [(one, page) for one in rules() for page in book.pages()
         if page.kind in one.kinds]


@pytest.mark.parametrize("one, page", [
    pytest.param(one, page, id=f"{one.name}-{page.path}")
    for one, page in PAGES])
def test_rule(one, page):
    assert page.load(), page.broken
    found = [str(fault) for fault in one.ask(page, book)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("one", [
    pytest.param(one, id=one.name) for one in rules() if BOOK in one.kinds])
def test_rule_of_the_book(one):
    found = [str(fault) for fault in one.ask(book)]
    assert not found, "\n".join(found)


def test_each_rule_was_asked_of_each_kind_of_page():
    asked = {(one.name, page.kind) for one, page in PAGES}
    wanted = {(one.name, kind) for one in rules() for kind in one.kinds
              if kind != BOOK}
    assert asked == wanted
    assert {page.kind for page in book.pages()} == set(EVERY)


def test_the_whole_book_is_asked_the_same():
    assert faults(Book(ROOT)) == []


def test_the_names_of_tensors_are_those_of_this_torch():
    assert tensor_names() == set(dir(torch.Tensor))
