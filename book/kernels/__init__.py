"""The one environment in which every notebook is recorded and verified.

A kernel that starts under this environment uses one thread, draws figures as
SVG without metadata, keeps no history and ignores the user's own IPython
settings, so that a recorded output depends on the notebook alone.
"""
import atexit
import os
import shutil
import socket
import tempfile
import time
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
c.TerminalIPythonApp.display_banner = False
"""
VARIABLES = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}
UNWANTED = (
    "MATPLOTLIBRC", "PYTHONWARNINGS", "PYTHONSTARTUP", "PYTHONHASHSEED")


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


def prepare_environment() -> None:
    """Set this process's environment for the kernels that it will start."""
    sweep(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    profile = folder / "profile_default"
    profile.mkdir()
    (profile / "ipython_config.py").write_text(
        IPYTHON_CONFIG, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)
    for name in UNWANTED:
        os.environ.pop(name, None)
    for name, value in VARIABLES.items():
        os.environ.setdefault(name, value)
