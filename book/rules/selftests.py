"""Self-tests: their form, and how many questions have options."""
from collections.abc import Iterator

from book import selftest
from book.rules.base import CHAPTER, Book, Fault, Page, rule

LEAST = 3  # questions of a chapter that have options


@rule(CHAPTER)
def questions_are_whole(page: Page, book: Book) -> Iterator[Fault]:
    """Options, replies and answers have the form that `selftest` reads."""
    for cell, what, mend in selftest.problems(page.nb):
        yield page.fault(cell, what, mend)


@rule(CHAPTER)
def enough_have_options(page: Page, book: Book) -> Iterator[Fault]:
    """At least three questions of a chapter can be answered by a choice."""
    try:
        questions = selftest.parse(page.nb)
    except selftest.SelfTestError:
        return  # said above
    count = sum(bool(question.options) for question in questions)
    if questions and count < LEAST:
        yield page.fault(
            None, f"{count} ta savolning variantlari bor",
            f"kamida {LEAST} ta savolga variant yozing: `- **A)** matn` va "
            "javob qutisida har bir variantga bitta izoh")
