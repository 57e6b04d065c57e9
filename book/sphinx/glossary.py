"""The directive {lugat}: lugat.csv in the order of the Uzbek alphabet."""
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import make_glossary_term
from sphinx.util.docutils import SphinxDirective

from book.glossary import FILE, Term, alphabet_key, linked, terms
from book.notebooks import numbered, prose, read


def first_uses(root: Path) -> dict[str, Path]:
    """Return for each term, in lower case, the first chapter that links it."""
    uses: dict[str, Path] = {}
    for path in numbered("chapters", root):
        for term in linked(prose(read(path))):
            uses.setdefault(term, path)
    return uses


class Lugat(SphinxDirective):
    """Every row of lugat.csv as an entry that {term} can link to."""

    def run(self) -> list[nodes.Node]:
        """Return the glossary."""
        root = Path(self.env.srcdir)
        for file in [root / FILE, *numbered("chapters", root)]:
            self.env.note_dependency(str(file))
        uses = first_uses(root)
        entries = nodes.definition_list(classes=["glossary"])
        for row in sorted(terms(root), key=lambda row: alphabet_key(
                row.uzbek)):
            entries += self.entry(row, uses.get(row.uzbek.casefold()))
        return [addnodes.glossary("", entries, sorted=False)]

    def entry(self, row: Term, chapter: Path | None) -> nodes.Element:
        """Return one entry, with a link to its first chapter."""
        term = make_glossary_term(
            self.env, [nodes.Text(row.uzbek)], None,
            str(Path(self.env.srcdir, FILE)), self.lineno, None,
            self.state.document)
        meaning = row.meaning
        if chapter and f"chapters/{chapter.stem}" in self.env.found_docs:
            meaning += (f" {{doc}}`{int(chapter.stem[:2])}-bob "
                        f"</chapters/{chapter.stem}>`")
        languages = f"ingl. *{row.english}*, rus. *{row.russian}*"
        definition = nodes.definition()
        definition += self.paragraph(languages, "lugat-tillar")
        definition += self.paragraph(meaning, "lugat-mazmun")
        return nodes.definition_list_item("", term, definition)

    def paragraph(self, text: str, name: str) -> nodes.Element:
        """Return Markdown as a container of that class."""
        holder = nodes.container(classes=[name])
        self.state.nested_parse(StringList([text], self.env.docname),
                                self.content_offset, holder)
        return holder


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("lugat", Lugat)
