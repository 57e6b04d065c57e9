"""Formulas rendered while the book is built, so that a page needs neither network nor script.

KaTeX itself is not in the repository.  A copy of it (script, stylesheet and fonts) is part of the
pinned package jupyterlab-myst, as webpack chunks; they are run in the V8 engine of mini-racer.
"""
import html
import importlib.metadata
import json
import re
import shutil
from pathlib import Path

from docutils import nodes
from py_mini_racer import JSEvalException, MiniRacer
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

logger = logging.getLogger(__name__)

# The few parts of webpack's run time that the chunks ask for.
RUNTIME = """
var modules = {}, cache = {};
var self = {webpackChunkjupyterlab_myst: {push(chunk) { Object.assign(modules, chunk[1]); }}};
function URL(address) { this.toString = () => String(address); }
function load(id) {
    if (!(id in cache)) {
        cache[id] = {id: id, exports: {}};
        modules[id](cache[id], cache[id].exports, load);
    }
    return cache[id].exports;
}
load.r = () => {};
load.b = "";
load.p = "fonts/";
load.n = module => () => module;
load.d = (target, getters) => {
    for (const name in getters) Object.defineProperty(target, name, {enumerable: true, get: getters[name]});
};
function find(text) { return Object.keys(modules).find(id => modules[id].toString().includes(text)); }
"""

# An Uzbek letter inside \\text{} is no slip; everything else that KaTeX only warns of is one.
RENDER = """
var katex = load(find('version:"')).default;
function render(tex, display) {
    return katex.renderToString(tex, {
        displayMode: display, throwOnError: true, trust: false,
        strict: code => code === "unknownSymbol" ? "ignore" : "error",
    });
}
function stylesheet() { return load(find('font-family: "KaTeX_AMS"')).A.toString(); }
"""


class Katex:
    """One JavaScript engine with KaTeX in it, started by the first formula."""

    def __init__(self):
        files = importlib.metadata.distribution("jupyterlab_myst").files
        self.files = {file.name: Path(file.locate()) for file in files if file.parent.name == "static"}
        self.engine = None

    def start(self):
        self.engine = MiniRacer()
        self.engine.eval(RUNTIME)
        for name, path in self.files.items():
            if name.endswith(".js"):
                source = path.read_text(encoding="utf-8")
                if 'name="ParseError",h.__proto__' in source or 'font-family: "KaTeX_AMS"' in source:
                    self.engine.eval(source)
        self.engine.eval(RENDER)

    def call(self, expression):
        if self.engine is None:
            self.start()
        return self.engine.eval(expression)

    def render(self, tex, display):
        return self.call(f"render({json.dumps(tex)}, {json.dumps(display)})")

    def write_assets(self, folder):
        """Write the stylesheet and the fonts that it names (the woff2 ones: every browser reads them)."""
        css = self.call("stylesheet()")
        css = re.sub(r',\s*url\(\S+?\) format\("(?:woff|truetype)"\)', "", css)
        (folder / "fonts").mkdir(parents=True, exist_ok=True)
        (folder / "katex.css").write_text(css, encoding="utf-8")
        for name in set(re.findall(r"fonts/(\w+\.woff2)", css)):
            shutil.copyfile(self.files[name], folder / "fonts" / name)


katex = Katex()


def to_html(node, tex, display):
    """The formula as HTML; a slip in it becomes a warning with file and line."""
    try:
        return katex.render(tex, display)
    except JSEvalException as error:
        message = re.search(r"ParseError: (.*)", str(error)) or re.search("(.*)", str(error))
        logger.warning("formula: %s", message.group(1).replace("\u0332", ""), location=node)
        return f"<code>{html.escape(tex)}</code>"


def visit_inline(self, node):
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(to_html(node, node.astext(), display=False) + "</span>")
    raise nodes.SkipNode


def visit_block(self, node):
    tex = node.astext().strip()
    if node["nowrap"]:
        tex = re.sub(r"\{(align|gather|equation|alignat)\}", r"{\1*}", tex)  # the numbers are Sphinx's
    elif r"\\" in tex and r"\begin" not in tex:
        tex = r"\begin{split}" + tex + r"\end{split}"
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    self.body.append(to_html(node, tex, display=True))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("kitob", (visit_inline, None), (visit_block, None))
