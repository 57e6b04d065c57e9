"""What stands around a book: variables of the environment, stray files.

Name of the case -> (variables, files of the book beside its notebook). The
notebook of a ``refused_…`` case has one wrong output, which must be seen; that
of an ``accepted_…`` one is right, and a figure is in it.
"""
CONFTEST = (
    "def pytest_collection_modifyitems(items):\n    items[:] = items[1:]\n")
HIDES = ("import pytest\n\n@pytest.hookimpl(tryfirst=True)\n"
         "def pytest_runtest_call(item):\n    pytest.skip()\n")


def options(text):
    """Return the surroundings in which pytest has more options."""
    return {"PYTEST_ADDOPTS": text}, {}


SURROUNDINGS = {
    "refused_collect_only": options("--collect-only"),
    "refused_collect_only_quietly": options("--co -q"),
    "refused_setup_only": options("--setup-only"),
    "refused_setup_plan": options("--setup-plan"),
    "refused_by_keyword": options("-k kirish"),
    "refused_deselected": options("--deselect chapters/a.ipynb"),
    "refused_ignored": options("--ignore-glob=*.ipynb"),
    "refused_without_nbval": options("-p no:nbval"),
    "refused_lax": options("--nbval-lax"),
    "refused_sanitized": options("--nbval-sanitize-with=hamma.cfg"),
    "refused_foreign_plugin": (
        {"PYTEST_PLUGINS": "begona", "PYTHONPATH": "."},
        {"begona.py": CONFTEST}),
    "refused_conftest_in_chapters": ({}, {"chapters/conftest.py": CONFTEST}),
    "refused_conftest_that_skips": ({}, {"conftest.py": HIDES}),
    "refused_settings_of_pytest": ({}, {
        "pytest.ini": "[pytest]\naddopts = --collect-only\n",
        "chapters/pytest.ini": "[pytest]\naddopts = --collect-only\n"}),
    "refused_module_of_the_same_name": ({}, {
        "chapters/random.py": "def random():\n    return 0.9999\n"}),
    "accepted_without_autoload": (
        {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}, {}),
    "accepted_missing_plugin": ({"PYTEST_PLUGINS": "yoq_plagin"}, {}),
    "accepted_plugin_disabled": (options("-p no:terminal")[0], {}),
    "accepted_other_backend": ({"MPLBACKEND": "agg"}, {}),
    "accepted_broken_backend": ({"MPLBACKEND": "module://yoq"}, {}),
    "accepted_other_matplotlibrc": ({"MATPLOTLIBRC": "hamma.cfg"}, {}),
    "accepted_optimized": ({"PYTHONOPTIMIZE": "2"}, {}),
    "accepted_warnings_as_errors": ({"PYTHONWARNINGS": "error"}, {}),
    "accepted_startup_file": ({"PYTHONSTARTUP": "begona.py"}, {}),
    "accepted_python_path": (
        {"PYTHONPATH": "chapters"}, {
            "chapters/matplotlib.py": "raise SystemExit\n"}),
    "accepted_torch_logs": ({"TORCH_LOGS": "+all"}, {}),
    "accepted_settings_of_ipython": ({}, {
        "chapters/ipython_config.py": "raise SystemExit\n",
        "chapters/ipython_kernel_config.py": "raise SystemExit\n"}),
    "accepted_cell_name": ({"IPYKERNEL_CELL_NAME": "x"}, {}),
}
