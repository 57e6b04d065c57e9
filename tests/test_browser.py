"""The tests in a browser: where it is found, and what is said without one."""
import os
import subprocess
import sys

from conftest import ROOT

from book import browser as browsers


def test_a_browser_opens_a_page(browser):
    page = browser.new_page()
    page.set_content("<title>salom</title>")
    assert page.title() == "salom"
    page.close()


def run_without_browser(tmp_path, **environment):
    """Run the test above where no browser can be found."""
    clean = {name: value for name, value in os.environ.items()
             if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/test_browser.py", "-k",
         "opens_a_page"], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        env=clean | {"KITOB_BROWSER": str(tmp_path / "yoq")} | environment)


def test_without_a_browser_it_is_said_in_uzbek(tmp_path):
    run = run_without_browser(tmp_path)
    assert run.returncode == 0, run.stdout
    assert "1 skipped" in run.stdout
    assert "BAJARILMADI" in run.stdout and browsers.MISSING in run.stdout


def test_under_ci_a_missing_browser_is_a_failure(tmp_path):
    run = run_without_browser(tmp_path, CI="true")
    assert run.returncode == 1 and browsers.MISSING in run.stdout


def test_it_is_found_under_several_names(tmp_path, monkeypatch):
    monkeypatch.setattr(browsers, "PLACES", ())
    monkeypatch.delenv("KITOB_BROWSER", raising=False)

    class Playwright:
        """What find() asks for: where Playwright's own browser would be."""
        class chromium:
            executable_path = str(tmp_path / "own")

    monkeypatch.setenv("PATH", str(tmp_path))
    assert browsers.find(Playwright) is None
    (tmp_path / "own").touch()
    assert browsers.find(Playwright) == str(tmp_path / "own")
    for name in ("chromium-browser", "google-chrome", "chromium"):
        (tmp_path / name).touch(mode=0o755)
        assert browsers.find(Playwright) == str(tmp_path / name)
