"""Prose imitates no output: the build refuses what ``book.markup`` omits.

Directives and roles that are not named there are replaced by ones that refuse;
of what the parser makes without a directive, the finished tree is searched.
"""
import re
from collections.abc import Iterable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from book.markup import DIRECTIVES, LANGUAGES, ROLES, TAGS
from book.sphinx.verified import refuse, shown

TAG = re.compile(r"</?(\w+)>")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def note(env: BuildEnvironment, docname: str, line: int | None,
         what: str) -> None:
    """Keep a fault of a page until all pages are read.

    line : as MyST counts; in a notebook cell times 10 000 plus line.
    """
    place = shown(env.app, docname)
    if line and place.endswith(".ipynb") and line >= 10000:
        place += f", {line // 10000}-katak, {line % 10000}-satr"
    elif line:
        place += f", {line}-satr"
    fault = f"{place}: {what}"
    found = faults(env).setdefault(docname, [])
    if fault not in found:
        found.append(fault)


def faults(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return {page: what it carries and may not}."""
    found: dict[str, list[str]] = vars(env).setdefault("kitob_forbidden", {})
    return found


class Refused(Directive):
    """A directive that a page may not use."""

    optional_arguments = 100
    has_content = True
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Note the fault; write nothing."""
        env = self.state.document.settings.env
        note(env, env.docname, self.lineno,
             f"“{self.name}” direktivasi ishlatilmaydi; ruxsat etilganlari: "
             + ", ".join(sorted(DIRECTIVES)))
        return []


def refused_role(name: str, rawtext: str, text: str, lineno: int,
                 inliner: Any, options: Any = None,
                 content: Any = None) -> tuple[list[nodes.Node], list[Any]]:
    """Note the fault of a role that a page may not use."""
    env = inliner.document.settings.env
    note(env, env.docname, lineno,
         f"“{name}” roli ishlatilmaydi; ruxsat etilganlari: "
         + ", ".join(sorted(ROLES)))
    return [], []


def replace(app: Sphinx) -> None:
    """Let every other directive and role refuse."""
    known = {*directives._directives, *directives._directive_registry}
    for name in sorted(known - DIRECTIVES):
        app.add_directive(name, Refused, override=True)
    for name in sorted({*roles._roles, *roles._role_registry} - ROLES - {""}):
        roles.register_local_role(name, refused_role)
    for domain in app.env.domains.values():
        for name in sorted(domain.directives.keys() - DIRECTIVES):
            app.add_directive_to_domain(domain.name, name, Refused,
                                        override=True)
            domain.directives[name] = Refused
        for name in sorted(domain.roles.keys() - ROLES):
            app.add_role_to_domain(domain.name, name, refused_role,
                                   override=True)
            domain.roles[name] = refused_role


def inside_cell(node: nodes.Node) -> bool:
    """Return whether a node is of a code cell."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.Element) and node.get(
                "nb_element", "").startswith("cell_code"):
            return True
    return False


def search(app: Sphinx, doctree: nodes.document) -> None:
    """Note what a page carries without a directive; drop comments."""
    env, docname = app.env, app.env.docname
    notebook = shown(app, docname).endswith(".ipynb")
    for node in list(doctree.findall(nodes.Element)):
        what = None
        if node.get("nb_element", "").startswith("cell_code"):
            if not notebook:
                what = "kod katagi faqat notebookda boʻladi"
        elif inside_cell(node) and notebook:
            continue
        elif isinstance(node, nodes.raw):
            rest = COMMENT.sub("", node.astext())
            tags = {tag.lower() for tag in TAG.findall(rest)}
            if TAG.sub("", rest).strip() or tags - TAGS:
                what = "HTML yozilmaydi; Markdown bilan yozing"
            elif not rest.strip():
                node.parent.remove(node)
        elif isinstance(node, nodes.image):
            what = "rasm qoʻyilmaydi; uni katakdagi kod chizsin"
        elif (isinstance(node, nodes.literal_block)
                and node.get("language") not in LANGUAGES):
            what = ("kod boʻlagining tili koʻrsatilmagan yoki ruxsat "
                    f"etilmagan: {node.get('language')}; ```python deb yozing")
        elif isinstance(node, nodes.doctest_block):
            what = "kod boʻlagi ```python bilan boshlansin"
        if what:
            note(env, docname, node.line, what)


def report(app: Sphinx, env: BuildEnvironment) -> None:
    """Refuse the book when any page carries what it may not."""
    refuse(app, [fault for name in sorted(env.found_docs)
                 for fault in faults(env).get(name, [])])


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget the faults of a page that is read again or gone."""
    faults(env).pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str],
          other: BuildEnvironment) -> None:
    """Take over what another process has found."""
    faults(env).update({name: faults(other)[name] for name in docnames
                        if name in faults(other)})


def setup(app: Sphinx) -> None:
    """Connect after all extensions have registered theirs."""
    app.connect("builder-inited", replace, priority=999)
    app.connect("doctree-read", search)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", report)
