"""Self-tests of a chapter: questions, their options, a reply to each choice.

This module is the one reader of the section "Oʻzingizni tekshiring"::

    **1.** Which one?

    - **A)** this
    - **B)** that
    - **C)** a third
    <!-- son: … -->

    :::{dropdown} Javob
    The explanation in full.

    - **A)** Why one thinks so, and what refutes it.
    - **B) Toʻgʻri.** What confirms it.
    - **C)** …
    :::

A question without a list of options is an open one; the rest of its form is
the same. An item stands on one line. `parse` refuses what has another form,
`problems` says why.
"""
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nbformat import NotebookNode

from book.numerals import without_notes

SECTION = "## Oʻzingizni tekshiring"
LETTERS = "ABCD"
FEWEST, MOST = 3, 4  # options of a question that has any
RIGHT = "Toʻgʻri."
QUESTION = re.compile(r"\*\*(\d+)\.\*\* (.*)")
BOX, BOX_END = ":::{dropdown} Javob", ":::"
ITEM = re.compile(r"- \*\*([A-Z])\)( Toʻgʻri\.)?\*\* (.*\S)")
TITLE = re.compile(r"# (\d+)-bob\b")


class SelfTestError(ValueError):
    """A self-test that cannot be read; the text is in Uzbek."""


class Option(NamedTuple):
    """One choice: its letter, Markdown of it and of its reply."""

    letter: str
    text: str
    reply: str
    right: bool


@dataclass(frozen=True)
class Question:
    """One question; texts are Markdown without notes about numbers.

    chapter : the number of its chapter.
    number : of the question, from 1.
    options : in the order of their letters; empty for an open question.
    answer : the explanation, without the replies.
    """

    chapter: int
    number: int
    text: str
    options: tuple[Option, ...]
    answer: str

    @property
    def right(self) -> str:
        """The letter of the right option; "" for an open question."""
        return next((one.letter for one in self.options if one.right), "")

    @property
    def key(self) -> str:
        """What a reader's choice is kept under.

        It depends on what was asked and on what could be chosen, not on the
        question's place nor on the replies.
        """
        text = "\n".join([self.text, *(one.text for one in self.options)])
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@dataclass
class _Draft:
    """A question as it is read: lines, and items as (letter, right, text)."""

    number: int
    text: list[str]
    options: list[tuple[str, bool, str]]
    answer: list[str]
    replies: list[tuple[str, bool, str]]
    strange: list[str]  # lines that belong to nothing
    boxed: bool = False
    closed: bool = False


def _parts(nb: NotebookNode) -> Iterator[tuple[NotebookNode, str]]:
    """Yield (cell, its Markdown without notes) of the section."""
    inside = False
    for cell in nb.cells:
        if cell.cell_type != "markdown":
            continue
        lines = []
        for line in without_notes(cell.source).splitlines():
            if line.startswith(("# ", "## ")):
                inside = line.strip() == SECTION
            elif inside:
                lines.append(line.rstrip())
        if lines:
            yield cell, "\n".join(lines)


def _drafts(text: str) -> Iterator[_Draft]:
    """Yield the questions of a Markdown text as they are written."""
    draft = None
    for line in text.splitlines():
        begin = QUESTION.fullmatch(line)
        if begin and (draft is None or draft.closed or not draft.boxed):
            if draft is not None:
                yield draft
            draft = _Draft(int(begin[1]), [begin[2]], [], [], [], [])
        elif draft is None or draft.closed:
            continue
        elif line == BOX and not draft.boxed:
            draft.boxed = True
        elif line == BOX_END and draft.boxed:
            draft.closed = True
        else:
            _add(draft, line)
    if draft is not None:
        yield draft


def _add(draft: _Draft, line: str) -> None:
    """Put a line of a question where it belongs."""
    item = ITEM.fullmatch(line)
    items = draft.replies if draft.boxed else draft.options
    if item:
        items.append((item[1], bool(item[2]), item[3]))
    elif not line:
        if not items:
            (draft.answer if draft.boxed else draft.text).append(line)
    elif items or (line.startswith("- ") and not draft.boxed):
        draft.strange.append(line)
    else:
        (draft.answer if draft.boxed else draft.text).append(line)


def _wrong(draft: _Draft) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, what mends it) for a question."""
    name = f"{draft.number}-savol"
    if not draft.closed:
        yield (f"{name}ning javobi yoʻq yoki yopilmagan",
               f"savoldan keyin `{BOX}` qutisini qoʻying, uni `:::` yopadi")
        return
    if not "".join(draft.answer).strip():
        yield (f"{name}ning javobida izoh yoʻq",
               "quti toʻliq tushuntirish bilan boshlanadi")
    for line in draft.strange:
        yield (f"{name}da oʻrinsiz satr: {line[:50]}",
               "variant `- **A)** matn` koʻrinishida, bitta satrda yoziladi "
               "va roʻyxatdan keyin boshqa matn kelmaydi")
    letters = [letter for letter, _, _ in draft.options]
    replies = [letter for letter, _, _ in draft.replies]
    if not letters and not replies:
        return
    if not FEWEST <= len(letters) <= MOST:
        yield (f"{name}da {len(letters)} ta variant bor",
               f"{FEWEST} yoki {MOST} ta boʻladi")
    elif letters != list(LETTERS[:len(letters)]):
        yield (f"{name}da variantlar harfi: {', '.join(letters)}",
               "harflar A dan boshlab ketma-ket keladi")
    if replies != letters:
        yield (f"{name}da izohlar harfi: {', '.join(replies) or 'yoʻq'}, "
               f"variantlarniki: {', '.join(letters) or 'yoʻq'}",
               "javob qutisi har bir variantga bittadan izoh bilan tugaydi")
    marked = sum(right for _, right, _ in draft.replies)
    if marked != 1:
        yield (f"{name}da toʻgʻri deb belgilangan izoh {marked} ta",
               "faqat bitta izoh `- **B) Toʻgʻri.**` kabi boshlanadi")
    if any(right for _, right, _ in draft.options):
        yield (f"{name}da toʻgʻri javob variantning oʻzida belgilangan",
               f"“{RIGHT}” soʻzi faqat izohda turadi")
    counts = Counter(text.casefold().rstrip(".")
                     for _, _, text in draft.options)
    for text, count in counts.items():
        if count > 1:
            yield (f"{name}da bitta variant ikki marta yozilgan: {text[:50]}",
                   "variantlar bir-biridan farq qiladi")


def problems(nb: NotebookNode) -> Iterator[tuple[NotebookNode, str, str]]:
    """Yield (cell, what is wrong, what mends it) for a chapter's self-test."""
    for cell, text in _parts(nb):
        for draft in _drafts(text):
            for what, mend in _wrong(draft):
                yield cell, what, mend


def parse(nb: NotebookNode) -> list[Question]:
    """Return the questions of a chapter's notebook, in order.

    A notebook without the section has none. Raises `SelfTestError`, with all
    that is wrong, when a question is malformed or the chapter has no number.
    """
    wrong = [f"{what}; {mend}" for _, what, mend in problems(nb)]
    if wrong:
        raise SelfTestError("\n".join(wrong))
    drafts = [draft for _, text in _parts(nb) for draft in _drafts(text)]
    title = next(filter(None, (TITLE.match(cell.source) for cell in nb.cells
                               if cell.cell_type == "markdown")), None)
    if drafts and title is None:
        raise SelfTestError("bobning raqami topilmadi; birinchi katak "
                            "“# 1-bob. Nomi” kabi sarlavha bilan boshlanadi")
    return [Question(
        int(title[1]) if title else 0, draft.number,
        "\n".join(draft.text).strip(),
        tuple(Option(letter, text, reply, right) for
              (letter, _, text), (_, right, reply) in zip(
                  draft.options, draft.replies, strict=True)),
        "\n".join(draft.answer).strip()) for draft in drafts]
