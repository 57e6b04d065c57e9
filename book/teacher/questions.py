r"""Self-test questions for a course site and as cards.

Moodle's XML: a question with options is of the type multichoice, with a reply
to each choice; one without is an essay, whose answer the lecturer sees while
marking and the student afterwards. Formulas stand between \( and \), which
Moodle's and Anki's MathJax read. A name or text that has no right form is
refused by `book.selftest` before this.

The cards are a CSV file as Anki documents it: UTF-8, lines that begin with #
name separator, deck and the column of tags, a field with a comma is quoted.
The columns have no names: Anki would look for fields of those names, and
leave the answer empty where there are none.
"""
import csv
import html
import io
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from book.notebooks import ROOT, numbered, read
from book.selftest import RIGHT, Question, parse
from book.teacher.markup import Markup

BOOK = "Gradientdan optimizatorgacha"
MARK = "kitob"  # how the names that no reader sees begin


@dataclass(frozen=True)
class Chapter:
    """A chapter's questions.

    title : 5-bob. Oʻrganish tezligi, as plain text.
    """

    title: str
    questions: tuple[Question, ...]


def chapters(root: Path = ROOT) -> list[Chapter]:
    """Return the chapters that have questions, in order.

    Raises `SelfTestError` when a chapter's self-test cannot be read.
    """
    found = []
    for path in numbered("chapters", root):
        nb = read(path)
        title = nb.cells[0].source.partition("\n")[0].lstrip("# ")
        questions = tuple(parse(nb))
        if questions:
            found.append(Chapter(title.replace("`", ""), questions))
    return found


def _text(parent: ET.Element, name: str, text: str, kind: str = "html"
          ) -> ET.Element:
    """Add an element whose <text> holds HTML, or plain text (kind "")."""
    made = ET.SubElement(parent, name, {"format": kind} if kind else {})
    ET.SubElement(made, "text").text = text
    return made


def _values(parent: ET.Element, **values: str) -> None:
    """Add elements that hold one value each."""
    for name, value in values.items():
        ET.SubElement(parent, name).text = value


def _question(quiz: ET.Element, one: Question, markup: Markup) -> None:
    """Add a question."""
    made = ET.SubElement(
        quiz, "question", type="multichoice" if one.options else "essay")
    _text(made, "name", f"{one.chapter}-bob, {one.number}-savol", "")
    _text(made, "questiontext", markup.block(one.text))
    answer = markup.block(one.answer)
    _text(made, "generalfeedback", answer)
    _values(made, defaultgrade="1", penalty="0", hidden="0",
            idnumber=f"{MARK}-{one.chapter:02}-{one.number}")
    if not one.options:
        _values(made, responseformat="editor", responserequired="1",
                responsefieldlines="10", attachments="0",
                attachmentsrequired="0")
        _text(made, "graderinfo", answer)
        _text(made, "responsetemplate", "")
        return
    _values(made, single="true", shuffleanswers="true",
            answernumbering="ABCD", showstandardinstruction="0")
    for option in one.options:
        choice = ET.SubElement(
            made, "answer", fraction="100" if option.right else "0",
            format="html")
        ET.SubElement(choice, "text").text = markup.block(option.text)
        reply = f"**{RIGHT}** {option.reply}" if option.right else option.reply
        _text(choice, "feedback", markup.block(reply))


def moodle(found: Sequence[Chapter], root: Path = ROOT) -> str:
    """Return the questions as Moodle XML, a category for each chapter."""
    markup = Markup(slides=False, root=root)
    quiz = ET.Element("quiz")
    for chapter in found:
        place = ET.SubElement(quiz, "question", type="category")
        # A slash divides categories; a doubled one is a letter of a name.
        name = chapter.title.replace("/", "//")
        _text(place, "category", f"$course$/top/{BOOK}/{name}", "")
        for one in chapter.questions:
            _question(quiz, one, markup)
    ET.indent(quiz, " ")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n'
            + ET.tostring(quiz, encoding="unicode") + "\n")


def _items(pairs: Sequence[tuple[str, str]]) -> str:
    """Return options or replies as a list whose letters stay."""
    return "<ul>" + "".join(f"<li><b>{head}</b> {text}</li>"
                            for head, text in pairs) + "</ul>"


def cards(found: Sequence[Chapter], root: Path = ROOT) -> str:
    """Return the questions as cards: question, answer, tags."""
    markup = Markup(slides=False, root=root)
    file = io.StringIO()
    file.write("#separator:Comma\n#html:true\n#notetype:Basic\n"
               f"#deck:{BOOK}\n#tags column:3\n")
    writer = csv.writer(file, lineterminator="\n")
    for chapter in found:
        for one in chapter.questions:
            front, back = markup.block(one.text), markup.block(one.answer)
            if one.options:
                front += _items([(f"{option.letter})", markup.line(
                    option.text)) for option in one.options])
                back = f"<p><b>{one.right}</b></p>{back}" + _items([
                    (f"{option.letter}){f' {RIGHT}' * option.right}",
                     markup.line(option.reply)) for option in one.options])
            where = (f'<p><small>{html.escape(chapter.title)}, '
                     f"{one.number}-savol</small></p>")
            writer.writerow([_flat(where + front), _flat(back),
                             f"{MARK} {MARK}::{one.chapter:02}"])
    return file.getvalue()


def _flat(text: str) -> str:
    """Return HTML in one line; that of code keeps its lines."""
    pieces = text.split("<pre>")
    flat = [pieces[0].replace("\n", " ")]
    for piece in pieces[1:]:
        code, end, rest = piece.partition("</pre>")
        flat.append(code.replace("\n", "<br>") + end
                    + rest.replace("\n", " "))
    return "<pre>".join(flat)
