"""The one environment in which every notebook is recorded and verified.

A kernel that starts under this environment uses one thread, draws figures as
SVG without metadata, keeps no history and ignores the user's own IPython
settings, so that a recorded output depends on the notebook alone.
"""
import atexit
import os
import re
import shutil
import socket
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import psutil

CELL_TIMEOUT = 120  # seconds that one cell may run
PREFIX = "kitob-ipython-"  # of the temporary folders, then the process
NO_NETWORK = ("tarmoq sozlamasini, konteyner yoki brandmauer cheklovini "
              "tekshiring")
SWEPT_AFTER = 3600  # seconds

IPYTHON_CONFIG = """
c.InlineBackend.figure_formats = {"svg"}
c.InlineBackend.print_figure_kwargs = {
    "bbox_inches": None, "metadata": dict.fromkeys(
        ["Creator", "Date", "Format", "Type"])}
c.HistoryManager.enabled = False
c.IPKernelApp.capture_fd_output = False
c.TerminalIPythonApp.display_banner = False
"""
VARIABLES = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
THREADS = {  # may be set from outside: book.proof.matrix does it
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
# What would change outputs, hide them, or break the run.
UNWANTED = re.compile(
    "MATPLOTLIBRC|PYTHON(?!HOME).*|TORCH.*|PYTORCH.*|IPYKERNEL.*")
PYTEST = "PYTEST_"


def sweep(folder: Path) -> None:
    """Remove from ``folder`` what runs that were killed have left there.

    That is: folders of processes that are gone, an hour old at least (in a
    shared folder a process of another container may only seem to be gone).
    """
    for path in folder.glob(f"{PREFIX}*-*"):
        process = path.name.removeprefix(PREFIX).partition("-")[0]
        try:
            old = time.time() - path.stat().st_mtime > SWEPT_AFTER
        except OSError:  # gone meanwhile
            continue
        if process.isdigit() and old and not psutil.pid_exists(int(process)):
            shutil.rmtree(path, ignore_errors=True)


def unreachable() -> str:
    """Return why cold kernels cannot be reached, "" where they can.

    They talk over the machine's own address; without it each would be waited
    for a minute, in vain.
    """
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), 5).close()
    except OSError as error:
        return ("kernel ishga tushmaydi: 127.0.0.1 manziliga ulanib boʻlmadi "
                f"({error.strerror or error})")
    return ""


def prepared(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that kernels get where ``environ`` is set."""
    kept = {name: value for name, value in environ.items()
            if not UNWANTED.fullmatch(name)}
    return THREADS | kept | VARIABLES


def prepare_environment() -> None:
    """Set this process's environment for the kernels that it will start."""
    sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    profile = folder / "profile_default"
    profile.mkdir()
    (profile / "ipython_config.py").write_text(
        IPYTHON_CONFIG, encoding="utf-8")
    variables = prepared(os.environ) | {"IPYTHONDIR": str(folder)}
    for name in os.environ.keys() - variables.keys():
        del os.environ[name]
    os.environ.update(variables)


def kernel_environment() -> dict[str, str]:
    """Return the environment of a kernel: this process's, without pytest's."""
    return {name: value for name, value in os.environ.items()
            if not name.startswith(PYTEST)}


class CleanFolder:
    """Where a kernel runs: a copy of a folder with its matplotlibrc alone.

    What other runs left in the folder is not seen, and what a notebook
    writes does not come into the checkout.
    """

    def __init__(self, folder: Path | str) -> None:
        """Make the copy, which has the name of ``folder``."""
        folder = Path(folder)
        self.place = Path(tempfile.mkdtemp(
            prefix="joy-", dir=os.environ["IPYTHONDIR"])).resolve()
        self.path = self.place / folder.name
        self.path.mkdir()
        settings = folder / "matplotlibrc"
        if settings.exists():
            shutil.copy(settings, self.path)

    def remove(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self.place, ignore_errors=True)
