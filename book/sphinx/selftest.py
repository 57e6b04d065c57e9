"""Self-tests that answer, and the page that shows what was answered.

The list of options under a question becomes a group of radio buttons. With a
script (``savol.js``) a choice shows its own reply, which stands in the folded
answer, and stays on the reader's device. The directive {natijalar} lists all
questions and guesses of the book; ``natija.js`` fills in what was answered.
Without a script both read as they were written.
"""
import hashlib
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from book import contents, notebooks, selftest
from book.sphinx import prediction
from book.sphinx.writer import BUILDERS

TITLE = selftest.SECTION.removeprefix("## ")
CHAPTER = re.compile(r"chapters/\d\d_\w+")
AGAIN = "Qaytadan"
NO_SCRIPT = ("Bu yerda hech narsa koʻrinmayapti, chunki brauzerda skriptlar "
             "oʻchirilgan. Javoblarni skript saqlaydi, roʻyxatni ham u "
             "tuzadi. Savollar va ularning javoblari boblarning oʻzida "
             "skriptsiz ham oʻqiladi.")


class Choices(nodes.General, nodes.Element):
    """The options of a question; ``key`` is its own, ``right`` a letter."""


class Choice(nodes.General, nodes.TextElement):
    """One option; ``letter`` names it, ``key`` is the question's."""


class Results(nodes.General, nodes.Element):
    """What the reader has answered; ``chapters`` is filled in at the end."""


def visit_choices(self: HTML5Translator, node: Choices) -> None:
    """Open the group; the question's paragraph names it."""
    name = f"savol-{node['key']}"
    self.body.append(
        f'<fieldset class="savol" id="{name}" data-javob="{node["right"]}" '
        f'aria-labelledby="{name}-matn">\n')


def depart_choices(self: HTML5Translator, node: Choices) -> None:
    """Close it with the place for the reply, which is empty at first."""
    self.body.append(
        '<div class="savol-izoh pst-js-only" role="status"></div>\n'
        '<button class="savol-tugma pst-js-only" type="button" hidden>'
        f"{AGAIN}</button>\n</fieldset>\n")


def visit_choice(self: HTML5Translator, node: Choice) -> None:
    """Write the button and open its label."""
    name, letter = f"savol-{node['key']}", node["letter"]
    self.body.append(
        f'<div class="variant"><input class="pst-js-only" type="radio" '
        f'name="{name}" id="{name}-{letter}" value="{letter}" '
        f'autocomplete="off"><label for="{name}-{letter}">')


def depart_choice(self: HTML5Translator, node: Choice) -> None:
    """Close the label."""
    self.body.append("</label></div>\n")


def visit_results(self: HTML5Translator, node: Results) -> None:
    """Write all that could be answered; the script shows what was."""
    here = self.builder.current_docname

    def link(page: str, anchor: str, text: str) -> str:
        address = self.builder.get_relative_uri(here, page)
        return f'<a href="{address}{anchor}">{escape(text)}</a>'

    self.body.append(
        f'<div class="natijalar">\n<noscript><p>{NO_SCRIPT}</p></noscript>\n'
        '<div class="natija-ish pst-js-only"><div hidden>\n'
        '<p class="natija-jami"></p>\n'
        '<p class="natija-tugmalar">'
        '<button class="savol-tugma" type="button" data-natija="saqlash">'
        "Faylga saqlash</button> "
        '<button class="savol-tugma" type="button" data-natija="yuklash">'
        "Fayldan yuklash</button> "
        '<button class="savol-tugma" type="button" data-natija="tozalash">'
        "Hammasini oʻchirish</button>"
        '<input type="file" accept=".json,application/json" hidden></p>\n'
        '<p class="natija-xabar" role="status"></p>\n')
    for page, title, questions, guesses in node["chapters"]:
        self.body.append('<section class="natija-bob" hidden>\n'
                         f"<h2>{link(page, '', title)}</h2>\n"
                         '<p class="natija-hisob"></p>\n<ul>\n')
        for number, key, right in questions:
            name = f"savol-{key}"
            self.body.append(
                f'<li data-savol="{name}" data-javob="{right}" hidden>'
                f"{link(page, f'#{name}', f'{number}-savol')}: "
                "<span></span></li>\n")
        for key, where in guesses:
            name = f"taxmin-{key}"
            self.body.append(
                f'<li data-taxmin="{name}" hidden>Bashorat, '
                f"{link(page, f'#{name}', where)}: <span></span></li>\n")
        self.body.append("</ul>\n</section>\n")
    self.body.append("</div></div>\n</div>\n")
    raise nodes.SkipNode


class Natijalar(SphinxDirective):
    """The place of the reader's own results."""

    def run(self) -> list[nodes.Node]:
        """Note the page, which changes with the chapters."""
        pages(self.env).add(self.env.docname)
        return [Results(chapters=[])]


def known(env: BuildEnvironment) -> dict[str, list[tuple[int, str, str]]]:
    """Return {page: [(number, key, right letter)]} of closed questions."""
    found: dict[str, list[tuple[int, str, str]]] = vars(env).setdefault(
        "kitob_savollar", {})
    return found


def pages(env: BuildEnvironment) -> set[str]:
    """Return the pages that show results."""
    found: set[str] = vars(env).setdefault("kitob_natijalar", set())
    return found


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Note the questions of a chapter that is read."""
    path = Path(app.env.doc2path(app.env.docname))
    if CHAPTER.fullmatch(app.env.docname) and path.suffix == ".ipynb":
        known(app.env)[app.env.docname] = [
            (one.number, one.key, one.right)
            for one in selftest.parse(notebooks.read(path)) if one.options]


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read again or gone."""
    known(env).pop(docname, None)
    pages(env).discard(docname)


def merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str],
          other: BuildEnvironment) -> None:
    """Take over what another process has found."""
    known(env).update({name: known(other)[name] for name in docnames
                       if name in known(other)})
    pages(env).update(pages(other) & set(docnames))


def chapters(env: BuildEnvironment) -> list[tuple[str, str, Any, Any]]:
    """Return (page, title, questions, guesses) in the book's order."""
    guesses = prediction.known(env)
    asked = {name for found in (known(env), guesses)
             for name, items in found.items() if items}
    order = contents.entries(Path(env.srcdir)) if asked else []
    return [(name, env.titles[name].astext(), known(env).get(name, []),
             guesses.get(name, []))
            for name in dict.fromkeys(order) if name in asked]


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages of results when what they list has changed."""
    now = hashlib.sha256(repr(chapters(env)).encode()).hexdigest()
    before = vars(env).get("kitob_natija_izi")
    vars(env)["kitob_natija_izi"] = now
    return sorted(pages(env)) if now != before else []


def options(section: nodes.section
            ) -> dict[int, tuple[nodes.paragraph, nodes.bullet_list,
                                 nodes.Element]]:
    """Return {number: (question, list of options, answer)} of a section."""
    found = {}
    for place, node in enumerate(section.children[:-2]):
        first = next((part for part in node.children if part.astext()),
                     None) if isinstance(node, nodes.paragraph) else None
        number = re.fullmatch(r"(\d+)\.", first.astext()) if isinstance(
            first, nodes.strong) else None
        choices, answer = section.children[place + 1:place + 3]
        if number and isinstance(choices, nodes.bullet_list):
            found[int(number[1])] = (node, choices, answer)
    return found


class SelfTests(SphinxPostTransform):
    """Turn lists of options into buttons, list the results."""

    default_priority = 180  # the folded answers are made at 199
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Do it where a browser will read the page, not in a book reader."""
        if self.app.builder.name not in BUILDERS:
            return
        for results in self.document.findall(Results):
            results["chapters"] = chapters(self.env)
        asked = {number: (key, right) for number, key, right in
                 known(self.env).get(self.env.docname, [])}
        for section in self.document.findall(nodes.section):
            if asked and section[0].astext() == TITLE:
                found = options(section)
                if found.keys() != asked.keys():
                    raise ExtensionError(
                        f"{self.env.docname}: variantli savollar "
                        f"{sorted(asked)}, sahifada {sorted(found)}")
                self.lead(section)
                for number, parts in found.items():
                    self.choices(*parts, *asked[number])

    def choices(self, question: nodes.paragraph, items: nodes.bullet_list,
                answer: nodes.Element, key: str, right: str) -> None:
        """Replace a list of options, mark the list of replies."""
        question["ids"].append(f"savol-{key}-matn")
        group = Choices(key=key, right=right)
        for letter, item in zip(selftest.LETTERS, items.children,
                                strict=False):
            choice = Choice(key=key, letter=letter)
            choice += item.children[0].children
            group += choice
        items.parent.replace(items, group)
        replies = list(answer.findall(nodes.bullet_list))[-1]
        replies["classes"].append("savol-izohlar")

    def lead(self, section: nodes.section) -> None:
        """Link to the page of results, where there is one."""
        place = 1 + max(number for number, node in enumerate(section.children)
                        if isinstance(node, nodes.Element)
                        and node.get("design_component") == "dropdown")
        for page in sorted(pages(self.env)):
            address = self.app.builder.get_relative_uri(
                self.env.docname, page)
            link = nodes.reference("", self.env.titles[page].astext(),
                                   refuri=address, internal=True)
            section.insert(place, nodes.paragraph("", "", link, classes=[
                "savol-havola", "pst-js-only"]))


def assets(app: Sphinx, pagename: str, templatename: str,
           context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the pages that need them their script and style."""
    body = context.get("body", "")
    questions, results = (f'class="{name}"' in body
                          for name in ("savol", "natijalar"))
    if questions:
        # What was chosen before is there at the first paint: nothing moves.
        app.add_js_file("savol.js", blocking="render")
    if results:
        app.add_js_file("natija.js", loading_method="defer")
    if questions or results:
        app.add_css_file("savol.css")


def setup(app: Sphinx) -> None:
    """Register nodes, directive, transform; connect."""
    app.add_node(Choices, html=(visit_choices, depart_choices))
    app.add_node(Choice, html=(visit_choice, depart_choice))
    app.add_node(Results, html=(visit_results, None))
    app.add_directive("natijalar", Natijalar)
    app.add_post_transform(SelfTests)
    app.connect("doctree-read", collect)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", outdated)
    app.connect("html-page-context", assets, priority=800)
