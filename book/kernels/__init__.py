"""The one environment in which every notebook is recorded and verified.

A kernel that starts under this environment uses one thread, draws figures as
SVG without metadata, keeps no history and ignores the user's own IPython
settings, so that a recorded output depends on the notebook alone.
"""
import atexit
import os
import shutil
import tempfile
from pathlib import Path

CELL_TIMEOUT = 120  # seconds that one cell may run

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


def prepare_environment() -> None:
    """Set this process's environment for the kernels that it will start."""
    folder = Path(tempfile.mkdtemp(prefix="kitob-ipython-"))
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
