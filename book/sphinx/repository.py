"""Links to the repository: to the one that builds, or none."""
import os
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

# The theme's words in the address of a new report, and Uzbek ones.
REPORT = {"Issue%20on%20page%20": "Sahifadagi%20xato%3A%20",
          "Your%20issue%20content%20here.": "Nima%20xato%3F"}


def set_repository(app: Sphinx, config: Config) -> None:
    """Point the buttons at this copy's repository; unknown: no buttons."""
    get = os.environ.get
    url = get("KITOB_REPOSITORY", "")
    server = get("GITHUB_SERVER_URL", "https://github.com")
    if not url and get("GITHUB_REPOSITORY"):
        url = f"{server}/{get('GITHUB_REPOSITORY')}"
    on_branch = get("GITHUB_REF_TYPE") == "branch"
    options = config.html_theme_options
    options["repository_url"] = url
    options["repository_branch"] = (
        get("GITHUB_REF_NAME") if on_branch else None) or "main"
    options["path_to_docs"] = ""
    for button in ("use_repository_button", "use_issues_button"):
        options[button] = bool(url)
    on_github = url.startswith("https://github.com/")
    options["launch_buttons"] = {
        "colab_url": "https://colab.research.google.com"} if on_github else {}


def translate_report(buttons: list[dict[str, Any]]) -> None:
    """Put the address of a new report into Uzbek, in groups too."""
    for button in buttons:
        translate_report(button.get("buttons", []))
        for english, uzbek in REPORT.items():
            if "url" in button:
                button["url"] = button["url"].replace(english, uzbek)


def repair_buttons(app: Sphinx, pagename: str, templatename: str,
                   context: dict[str, Any],
                   doctree: nodes.document | None) -> None:
    """Translate what the theme has put into the page's buttons."""
    translate_report(context.get("header_buttons", []))


def setup(app: Sphinx) -> None:
    """Connect before the theme reads its options, and after its buttons."""
    app.connect("config-inited", set_repository, priority=100)
    app.connect("html-page-context", repair_buttons, priority=900)
