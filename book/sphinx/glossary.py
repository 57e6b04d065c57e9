"""The directive {lugat}: lugat.csv as a glossary, in the order of the Uzbek alphabet."""
import csv
import json
import re
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term
from sphinx.util.docutils import SphinxDirective

ALPHABET = "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch".split()
LETTER = re.compile("oʻ|gʻ|sh|ch|.", re.DOTALL)
TERM_ROLE = re.compile(r"\{term\}`(?:[^`<]*<)?([^`<>]+)>?`")


def alphabet_key(term):
    """A sort key: oʻ, gʻ, sh and ch are letters of their own, after z; a space comes before all."""
    letters = LETTER.findall(term.lower().replace("ʼ", ""))
    return [ALPHABET.index(letter) if letter in ALPHABET else -1 for letter in letters]


def read_glossary(path):
    with open(path, encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: alphabet_key(row["uzbek"]))


def first_uses(srcdir):
    """For each term the first chapter whose Markdown has the role {term} for it."""
    uses = {}
    for path in sorted(Path(srcdir, "chapters").glob("[0-9][0-9]_*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "markdown":
                for term in TERM_ROLE.findall("".join(cell["source"])):
                    uses.setdefault(" ".join(term.split()).lower(), path)
    return uses


class Lugat(SphinxDirective):
    """Every row of lugat.csv as an entry that {term} can link to."""

    def run(self):
        path = Path(self.env.srcdir, "lugat.csv")
        uses = first_uses(self.env.srcdir)
        for file in [path, *Path(self.env.srcdir, "chapters").glob("[0-9][0-9]_*.ipynb")]:
            self.env.note_dependency(str(file))
        entries = nodes.definition_list(classes=["glossary"])
        for row in read_glossary(path):
            term = make_glossary_term(
                self.env, [nodes.Text(row["uzbek"])], None, str(path), self.lineno, None, self.state.document
            )
            definition = nodes.definition()
            definition += self.paragraph(f'ingl. *{row["english"]}*, rus. *{row["russian"]}*', "lugat-tillar")
            meaning = row["meaning"]
            chapter = uses.get(row["uzbek"].lower())
            if chapter and f"chapters/{chapter.stem}" in self.env.found_docs:
                meaning += f" {{doc}}`{int(chapter.stem[:2])}-bob </chapters/{chapter.stem}>`"
            definition += self.paragraph(meaning, "lugat-mazmun")
            entries += nodes.definition_list_item("", term, definition)
        return [addnodes.glossary("", entries, sorted=False)]

    def paragraph(self, text, name):
        holder = nodes.container(classes=[name])
        self.state.nested_parse(StringList([text], self.env.docname), self.content_offset, holder)
        return holder


def setup(app):
    app.add_directive("lugat", Lugat)
