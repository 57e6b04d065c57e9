"""The interface in Uzbek: message catalogues, and what the packages have hard-coded in English."""
from sphinx.locale import translators

# Catalogues of other packages that have no Uzbek; their strings are in locale/uz/LC_MESSAGES/sphinx.po.
CATALOGUES = ("booktheme", "togglebutton")

# The copy button's own picture has an English title inside.
COPY_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" role="img" fill="none" stroke="currentColor" '
    'stroke-width="1.6" stroke-linejoin="round"><title>Nusxa olish</title>'
    '<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 5V4H6a2 2 0 0 0-2 2v10h1"/></svg>'
)

# Written into every built page by book.sphinx.page: (regular expression, replacement).
REPAIRS = [
    ('title="Toggle primary sidebar"', 'title="Yon panel" aria-label="Yon panel"'),
    ('title="Toggle secondary sidebar"', 'title="Sahifa mundarijasi" aria-label="Sahifa mundarijasi"'),
    ('aria-label="Main"', 'aria-label="Asosiy mundarija"'),
    ('aria-label="Page"', 'aria-label="Sahifa mundarijasi"'),
    ('aria-label="Announcement"', 'aria-label="Eʼlon"'),
    # Of a folded cell; its visible text says it already.
    (' aria-label="Toggle hidden content"', ""),
    ('<summary>(?=<span class="toctree-toggle")', '<summary aria-label="Boblarni ochish yoki yopish">'),
    ('<div id="pst-primary-sidebar"', '<div id="pst-primary-sidebar" role="region" aria-label="Yon panel"'),
    ("Issue%20on%20page%20", "Sahifadagi%20xato%3A%20"),
    ("Your%20issue%20content%20here.", "Nima%20xato%3F"),
    # Thebe is not used; what is left of it asks another server for code.
    (r'<link [^>]*sphinx-thebe\.css[^>]*>\n?', ""),
]


def switch_off_thebe(app, config):
    """Jupyter Book always loads sphinx-thebe, which puts its scripts on every page, twice."""
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            if listener.handler.__module__.split(".")[0] == "sphinx_thebe":
                listeners.remove(listener)


def replace_copy_icon(app, config):
    config.copybutton_image_svg = COPY_ICON


def share_catalogue(app):
    for name in CATALOGUES:
        translators["general", name] = translators["general", "sphinx"]


def setup(app):
    app.connect("config-inited", switch_off_thebe)
    app.connect("config-inited", replace_copy_icon, priority=100)
    app.connect("builder-inited", share_catalogue, priority=100)
