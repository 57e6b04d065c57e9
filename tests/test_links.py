"""No dead link: between pages, into pages, and to the repository."""
import re
import urllib.parse
from types import SimpleNamespace

import pytest
from conftest import small_book
from playwright.sync_api import expect

PAGE = "# Sinov\n\nBu sahifada bitta jumla bor va u uzun yozilgan.\n"
FORK = {"GITHUB_REPOSITORY": "kimdir/nusxa", "GITHUB_REF_TYPE": "branch",
        "GITHUB_REF_NAME": "asosiy"}
OURS = ("GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_REF_TYPE",
        "GITHUB_REF_NAME", "KITOB_REPOSITORY")


def targets(text):
    """Return the addresses that a page links to or loads."""
    return re.findall(r'\b(?:href|src)="([^"]*)"', text)


def anchors(text):
    """Return the ids of a page."""
    return set(re.findall(r'\bid="([^"]*)"', text))


def test_every_internal_link_and_anchor_is_there(site):
    ids = {name: anchors(site.text(name)) for name in
           [*site.names, "index.html"]}
    dead, links = [], 0
    for name in ids:
        for target in targets(site.text(name)):
            if re.match(r"(https?|mailto|data|javascript):", target):
                continue
            links += 1
            path, _, anchor = target.partition("#")
            path = urllib.parse.unquote(path.partition("?")[0])
            place = ((site.folder / name).parent / path if path
                     else site.folder / name).resolve()
            if not place.is_file():
                dead.append(f"{name}: {target}")
            elif anchor and place.suffix == ".html":
                other = place.relative_to(site.folder.resolve()).as_posix()
                if urllib.parse.unquote(anchor) not in ids.get(other, ()):
                    dead.append(f"{name}: {target}")
    assert links > 10 * len(site.names)
    assert not dead, "\n".join(sorted(set(dead)))


def test_every_page_can_be_reached_from_the_first(site):
    reached, todo = set(), ["chapters/kirish.html"]
    while todo:
        name = todo.pop()
        if name in reached:
            continue
        reached.add(name)
        for target in targets(site.text(name)):
            place = ((site.folder / name).parent /
                     re.split("[?#]", target)[0]).resolve()
            if place.suffix == ".html" and place.is_file():
                todo.append(place.relative_to(
                    site.folder.resolve()).as_posix())
    assert set(site.names) - reached <= {"search.html"}


def test_the_way_leads_from_chapter_to_chapter(site):
    """Through the exercises if one likes, never through the solutions."""
    def ways(name):
        cards = re.findall(r'class="varaq-karta varaq-(\w+)" href="([^"]*)"',
                           site.text(name))
        return {kind: (site.folder / name).parent.joinpath(to).resolve()
                .relative_to(site.folder.resolve()).as_posix()
                for kind, to in cards}

    name, seen = "chapters/kirish.html", []
    while name:
        way = ways(name)
        if seen:
            assert way["oldingi"] == seen[-1], name
        if name in site.chapters:
            exercises = name.replace("chapters", "exercises")
            solutions = name.replace("chapters", "solutions")
            assert way["mashq"] == exercises
            assert ways(exercises) == {
                "oldingi": name, "yechim": solutions,
                "keyingi": way["keyingi"]}
            assert ways(solutions) == {
                "oldingi": exercises, "keyingi": way["keyingi"]}
        seen.append(name)
        name = way.get("keyingi")
    # Every page but exercises and solutions, and those that Sphinx makes.
    assert set(seen) == {page for page in site.names
                         if page.startswith("chapters/")}


def test_ids_are_not_given_twice(site):
    for name in site.names:
        found = re.findall(r'<[^>]+ id="([^"]*)"', site.text(name))
        twice = {one for one in found if found.count(one) > 1}
        assert not twice, f"{name}: {twice}"


@pytest.fixture
def settings(monkeypatch):
    """Return a function: what the handler makes of an environment."""
    from book.sphinx import repository

    def give(**environment):
        for name in OURS:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        config = SimpleNamespace(html_theme_options={})
        repository.set_repository(None, config)
        return config.html_theme_options
    return give


def test_without_a_repository_there_are_no_buttons(settings):
    options = settings()
    assert not options["use_repository_button"]
    assert not options["use_issues_button"] and not options["launch_buttons"]


def test_the_buttons_point_to_the_fork_that_builds(settings):
    options = settings(**FORK)
    assert options["repository_url"] == "https://github.com/kimdir/nusxa"
    assert options["repository_branch"] == "asosiy"
    assert options["use_repository_button"] and options["launch_buttons"]
    # A pull request or a tag is no branch that a link could name.
    options = settings(**FORK | {"GITHUB_REF_TYPE": "tag",
                                 "GITHUB_REF_NAME": "v1"})
    assert options["repository_branch"] == "main"
    # Colab reads from GitHub only.
    options = settings(KITOB_REPOSITORY="https://gitlab.com/kimdir/nusxa")
    assert options["use_repository_button"] and not options["launch_buttons"]
    options = settings(**FORK, KITOB_REPOSITORY="https://github.com/a/b")
    assert options["repository_url"] == "https://github.com/a/b"


def test_no_page_of_a_local_build_names_a_repository(site):
    for name in site.names:
        found = [target for target in targets(site.text(name)) if re.search(
            r"colab|github\.com/[^/]*/[^/]*/(?:blob|tree|issues)", target)]
        assert not found, f"{name}: {found}"
        assert "rocket" not in site.text(name)


def test_a_page_built_by_a_fork_links_to_it(tmp_path):
    status, said, page = small_book(tmp_path / "kitob", PAGE, **FORK)
    assert status == 0, said[-2000:]
    found = [target for target in targets(page) if "github" in target]
    assert any(target.startswith("https://github.com/kimdir/nusxa/issues/new")
               for target in found), found
    assert all("github.com/kimdir/nusxa" in target for target in found)
    assert "Xato haqida xabar berish" in page and "issue content" not in page


def test_no_browser_reads_the_next_page_beforehand(site):
    """Firefox does where a head names it: the reader may pay for it."""
    for name in site.names:
        assert not re.search(r'<link [^>]*rel="(?:next|prev|prefetch)',
                             site.text(name)), name


def test_contents_of_a_page_close_when_something_is_chosen(browser, address):
    """On a phone they lie over what was chosen."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}/chapters/12_momentum.html")
    page.locator("button.secondary-toggle").click()
    contents = page.locator("#pst-secondary-sidebar-modal")
    expect(contents).to_be_visible()
    link = contents.locator("a").nth(3)
    link.click()
    expect(contents).to_be_hidden()
    assert page.evaluate("""() => document.getElementById(decodeURIComponent(
        location.hash.slice(1))).getBoundingClientRect().top""") < 370
    page.close()
