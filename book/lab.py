"""Open JupyterLab so that nothing of the book changes by being read.

    python -m book.lab [--edit] [OPTION ...]

Opens the learner's own copies (`book.work`), which may be run and changed.
With --edit it opens the sources, for authors: there nothing is saved by
itself. Recorded notebooks are trusted in both, so that their outputs are
shown at once. Options are those of ``jupyter lab``.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from nbformat.sign import NotebookNotary

from book import work
from book.notebooks import ROOT, NotebookError, read, recorded_notebooks

# Portable notebooks are plain Markdown: what MyST would make of it is another
# thing, and what Colab and VS Code show is not tried out by it.
MYST = "jupyterlab-myst"
DOCUMENTS = "@jupyterlab/docmanager-extension:plugin"
NEWS = "@jupyterlab/apputils-extension:notification"


def settings(edit: bool) -> dict[str, dict[str, Any]]:
    """Return the files of a labconfig folder, {name: content}."""
    overrides: dict[str, Any] = {
        NEWS: {"fetchNews": "false", "checkForUpdates": False}}
    page: dict[str, Any] = {}
    if edit:
        overrides[DOCUMENTS] = {"autosave": False}
    else:
        page["disabledExtensions"] = {MYST: True}
    return {"default_setting_overrides.json": overrides,
            "page_config.json": page}


def trust(paths: list[Path]) -> None:
    """Sign notebooks, so that JupyterLab shows their outputs on opening.

    The signatures are kept with the user's other data of Jupyter.
    """
    notary = NotebookNotary()
    for path in paths:
        nb = read(path)
        notary.sign(nb)


def recorded(root: Path, edit: bool) -> list[Path]:
    """Return the notebooks whose outputs are the book's."""
    if edit:
        return recorded_notebooks(root)
    return [path for path in sorted((root / work.OWN).glob("*/*.ipynb"))
            if work.trace(path) == work.trace(
                root / work.FOLDER / path.parent.name / path.name)]


def command(folder: Path, arguments: list[str]) -> list[str]:
    """Return the command that opens a folder in JupyterLab."""
    return [sys.executable, "-m", "jupyterlab",
            f"--ServerApp.root_dir={folder}", *arguments]


def environment(edit: bool, folder: Path) -> dict[str, str]:
    """Write the settings below ``folder``; return JupyterLab's environment.
    """
    place = folder / "labconfig"
    place.mkdir()
    for name, content in settings(edit).items():
        (place / name).write_text(json.dumps(content), encoding="utf-8")
    others = os.environ.get("JUPYTER_CONFIG_PATH")
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(
        filter(None, [str(folder), others]))}


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Copy, trust, open; return JupyterLab's exit status."""
    edit = "--edit" in arguments
    arguments = [one for one in arguments if one != "--edit"]
    folder = root if edit else root / work.OWN
    try:
        if not edit:
            print("\n".join(work.told(work.copy(root))), flush=True)
        trust(recorded(root, edit))
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="kitob-lab-") as place:
        try:
            return subprocess.run(
                command(folder, arguments), cwd=folder,
                env=environment(edit, Path(place))).returncode
        except KeyboardInterrupt:
            return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
