"""The interface in Uzbek: message catalogues, and what is switched off."""
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators

# Catalogues of other packages that have no Uzbek; their strings are in
# locale/uz/LC_MESSAGES/sphinx.po.
CATALOGUES = ("booktheme", "togglebutton")


def switch_off_thebe(app: Sphinx, config: Config) -> None:
    """Remove sphinx-thebe, which puts its scripts on every page, twice."""
    for listeners in app.events.listeners.values():
        for listener in list(listeners):
            module = listener.handler.__module__
            if module.split(".")[0] == "sphinx_thebe":
                listeners.remove(listener)


def share_catalogue(app: Sphinx) -> None:
    """Let the other packages use the book's catalogue."""
    for name in CATALOGUES:
        translators["general", name] = translators["general", "sphinx"]


def setup(app: Sphinx) -> None:
    """Connect before the packages read their settings."""
    app.connect("config-inited", switch_off_thebe)
    app.connect("builder-inited", share_catalogue, priority=100)
