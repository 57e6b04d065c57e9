"""What every built page goes through at the end: lighter, steady while it loads, repaired.

A script or stylesheet stays only on the pages that use it; an image says its size, so that the text does not
move when it arrives; the icons come from a font that holds these icons and no others.
"""
import functools
import re
from pathlib import Path

import pydata_sphinx_theme
from fontTools import subset
from fontTools.ttLib import TTFont

from book.sphinx import interface

THEME = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static"
CODE = '<div class="highlight"'
# Folded cells and dropdowns are <details>, which need no script; a folding admonition does.
TOGGLE = 'class="(?:[^"]* )?(?:toggle|admonition dropdown|dropdown admonition)[ "]'
# What a page asks for, and what on the page needs it.
NEEDED_BY = [
    (r"[^\"]*/(?:clipboard\.min|copybutton)\.(?:js|css)[^\"]*", CODE),
    (r"[^\"]*/togglebutton\.(?:js|css)[^\"]*", TOGGLE),
    (r"[^\"]*/design-tabs\.js[^\"]*", 'class="sd-tab-'),
    (r"[^\"]*/katex/katex\.css[^\"]*", 'class="katex"'),
    (r"[^\"]*/(?:searchtools|language_data)\.js[^\"]*|[^\"]*searchindex\.js[^\"]*", 'id="search-results"'),
    # The icons come from a font; this script would draw them once more (543 KB).
    (r"[^\"]*/fontawesome\.js[^\"]*", None),
]
REPAIRS = [
    (r'\n?\s*<script>DOCUMENTATION_OPTIONS\.search_as_you_type = false;</script>', ""),
    (r'(<meta name="viewport" content="width=device-width, initial-scale=1\.0" />)'
     r'<meta name="viewport" content="width=device-width, initial-scale=1" />', r"\1"),
    (r'\n?\s*<meta name="viewport" content="width=device-width, initial-scale=1"/>', ""),
    (r'\n?\s*<meta name="docsearch:[^>]*>', ""),
    (r'<span class="caption-number">([^<]*\S)\s*</span>', r'<span class="caption-number">\1.</span> '),
    # An empty corner of a table is no heading of anything.
    (r'<th class="(head[^"]*)"><p></p></th>', r'<td class="\1"></td>'),
    # A reader of screens hears the title once, not for each of the two modes.
    (r'(<img [^>]*class="logo__image only-dark pst-js-only") alt="[^"]*"', r'\1 alt=""'),
]

# Icons ----------------------------------------------------------------------------------------

ICONS = """angle-left angle-right arrow-up bars chevron-down circle-half-stroke code compress download expand file
file-lines file-pdf home lightbulb list magnifying-glass moon pencil pencil-alt play rocket sun xmark
github gitlab bitbucket""".split()
FONTS = {
    "fa-solid-900": ("Font Awesome 6 Free", 900),
    "fa-brands-400": ("Font Awesome 6 Brands", 400),
}


def icon_characters():
    """The characters of ICONS and of the icons that the theme's own style sheet names."""
    css = (THEME / "styles/pydata-sphinx-theme.css").read_text(encoding="utf-8")
    found = set(re.findall(r'--pst-icon-[\w-]+:"(.)"', css))
    for name in ICONS:
        code = re.search(rf'\.fa-{name}:before[^{{}}]*{{content:"\\([0-9a-f]+)"', css)
        found.add(chr(int(code.group(1), 16)))
    return found


def write_icons(folder):
    """Cut the theme's icon fonts down to what this book shows: 280 KB become 8."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = []
    for name, (family, weight) in FONTS.items():
        font = TTFont(THEME / f"vendor/fontawesome/webfonts/{name}.ttf", recalcTimestamp=False)
        options = subset.Options(layout_features=[], name_IDs=[1, 2], notdef_outline=True, flavor="woff")
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=map(ord, icon_characters()))
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(folder / f"{name}.woff")
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: block; '
            f'src: url("{name}.woff") format("woff"); }}\n'
        )
    (folder / "belgilar.css").write_text("".join(rules), encoding="utf-8")


# Pages ----------------------------------------------------------------------------------------


@functools.cache
def image_size(path):
    """Width and height of an SVG file, from its viewBox."""
    box = re.search(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"', path.read_text(encoding="utf-8"))
    return box and (round(float(box.group(1))), round(float(box.group(2))))


def add_image_sizes(text, folder):
    def with_size(match):
        size = image_size(folder / match.group(2))
        if not size or "width=" in match.group(0):
            return match.group(0)
        return f'{match.group(1)} width="{size[0]}" height="{size[1]}" />'

    return re.sub(r'(<img [^>]*src="([^":]+\.svg)"[^>]*?)\s*/>', with_size, text)


def repair(text, folder):
    for pattern, replacement in [*REPAIRS, *interface.REPAIRS]:
        text = re.sub(pattern, replacement, text)
    if not re.search(TOGGLE, text):
        text = re.sub(r"\n?[ \t]*<script>(?:let toggle|var togglebuttonSelector)[^<]*</script>", "", text)
    for address, need in NEEDED_BY:
        if need is None or not re.search(need, text):
            text = re.sub(rf'\n?[ \t]*<script[^>]* src="(?:{address})"[^>]*></script>', "", text)
            text = re.sub(rf'\n?[ \t]*<link[^>]* href="(?:{address})"[^>]*>', "", text)
    return add_image_sizes(text, folder)


def repair_pages(app, exception):
    if exception is None and app.builder.format == "html":
        image_size.cache_clear()
        for path in sorted(Path(app.outdir).rglob("*.html")):
            old = path.read_text(encoding="utf-8")
            new = repair(old, path.parent)
            if new != old:
                path.write_text(new, encoding="utf-8")


def setup(app):
    app.connect("build-finished", repair_pages)
