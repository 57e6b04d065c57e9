"""The first screen of the book: what it shows is what the book computed."""
import re
from pathlib import Path

import jinja2
import pytest
from conftest import ROOT, until

from book.contents import parts
from book.sphinx import landing

PAGE = "chapters/kirish.html"
SCOREBOARD = ROOT / "chapters/ilova_tablo.ipynb"
VALLEY, RACE = landing.scoreboard(SCOREBOARD)


def shown(text):
    """Return [(method, steps)] of the race on the page, as written."""
    return re.findall(
        r'<li data-qadam="(\d+)".*?poyga-nom">(.*?)</span>.*?poyga-son">'
        r"(.*?)</span>", text)


def test_the_counts_are_those_of_the_scoreboard(site):
    table = next(cell for cell in landing.read(SCOREBOARD).cells
                 if cell.id == landing.TABLE).outputs[0].text
    rows = shown(site.text(PAGE))
    assert [name for _, name, _ in rows] == sorted(
        landing.RACED, key=lambda name: -RACE[name][0])
    for steps, name, written in rows:
        line, = (line for line in table.splitlines()
                 if re.match(rf"{re.escape(name)}  ", line))
        # name, touched, rate, momentum, then, stays: by columns of words
        assert re.search(rf"(?:qoladi|chiqadi) +{steps} ", line), line
        assert written.replace("\u202f", "") == steps
    hook = re.search(r'"muqova-gap">(.*?)</p>', site.text(PAGE))[1]
    assert re.findall("<strong>(.*?)</strong>", hook) == [
        rows[0][2], rows[-1][2]]


def test_another_scoreboard_gives_another_race(tmp_path):
    """And one without the row is refused with what to do."""
    text = SCOREBOARD.read_text(encoding="utf-8")
    path = tmp_path / "ilova_tablo.ipynb"
    assert text.count("qoladi      11041") == 1
    path.write_text(text.replace("qoladi      11041", "qoladi      11042"),
                    encoding="utf-8")
    assert landing.scoreboard(path)[1]["SGD"][0] == 11042
    path.write_text(text.replace("SGD              11041", "GSD   11041"),
                    encoding="utf-8")
    with pytest.raises(ValueError, match="book/sphinx/landing"):
        landing.scoreboard(path)


def test_the_way_on_the_picture_is_that_of_sgd(site):
    """From y = x it stays within 1 % from the step that is raced on."""
    steps, rate = RACE["SGD"]
    way = VALLEY.descend(rate, steps)
    target = 1.01 * VALLEY.lowest
    assert VALLEY.loss(*way[-1]) < target <= VALLEY.loss(*way[-2])
    assert f"{VALLEY.lowest:.6f}" in SCOREBOARD.read_text(encoding="utf-8")
    drawn = re.search(r'<polyline data-qadam="(.*?)" points="(.*?)"',
                      site.text(PAGE))
    later = [int(step) for step in drawn[1].split()]
    times = [*range(landing.EVERY), *later]
    assert later[-1] == steps
    assert drawn[2] == landing.text([VALLEY.place(*way[t]) for t in times])
    # Below the first profile nothing is drawn, beside the picture neither.
    for x, y in (map(float, pair.split(",")) for pair in drawn[2].split()):
        assert 0 < x < landing.WIDTH and 0 < y < landing.HEIGHT


def test_the_plan_is_that_of_the_contents(site):
    text = site.text(PAGE)
    plan = re.search(r'<div class="reja">(.*?)</div>', text, re.S)[1]
    cards = re.findall(r"<section.*?<h3>(.*?)</h3>(.*?)</section>", plan, re.S)
    assert [(name, re.findall(r'href="([^"]*)\.html"', card))
            for name, card in cards] == [
        (caption, [page.partition("/")[2] for page in pages])
        for caption, pages in parts(ROOT)]
    for page in re.findall(r'href="([^"]*)\.html"', plan):
        title = re.search(r"<title>(.*?) &#8212;",
                          site.text(f"chapters/{page}.html"))[1]
        line = re.search(rf'href="{page}\.html">(.*?)</a>', plan)[1]
        words = " ".join(re.sub("<[^>]*>", "", line).split())
        assert words == " ".join(re.sub("<[^>]*>", "", title).split())
    # It stands once: the notebook does not repeat it.
    source = (ROOT / "chapters/kirish.ipynb").read_text(encoding="utf-8")
    assert "Masshtab va shartlanganlik" not in source


def test_what_is_proved_is_said_of_a_verified_copy_alone(site):
    """The copy of the tests is not verified."""
    assert 'class="isbot"' not in site.text(PAGE)
    folder = Path(landing.__file__).parent / "templates"
    template = jinja2.Environment().from_string(
        (folder / "isbot.html").read_text(encoding="utf-8"))
    said = template.render(isbot={
        "notebook": "42", "katak": "1\u202f203", "torch": "2.13.0"})
    assert re.findall("<strong>(.*?)</strong>", said) == [
        "42", "1\u202f203", "0"]
    assert not template.render(isbot=None).strip()


def test_one_title_and_no_contents_of_the_page(site):
    text = site.text(PAGE)
    assert text.count("<h1") == 1
    assert re.search("<h1>Gradientdan optimizatorgacha</h1>", text)
    assert 'id="mundarija"' not in text and "secondary-toggle" not in text
    for name in site.names:
        assert ("muqova" in site.text(name)) == (name == PAGE), name


def test_the_first_screen_shows_the_subject(address, browser):
    """Title, hook, button, picture and race stand above the fold."""
    page = browser.new_page(viewport={"width": 1280, "height": 900},
                            reduced_motion="reduce")
    page.goto(f"{address}/{PAGE}")
    page.evaluate("document.querySelector('.bd-header-announcement').remove()")
    for part in ("h1", ".muqova-gap", ".muqova-tugma", ".vodiy", ".poyga ol"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] < 900, part
    assert not page.locator("#pst-primary-sidebar").is_visible()
    page.locator(".primary-toggle").click()
    assert page.locator("#pst-primary-sidebar").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    for part in ("h1", ".muqova-gap", ".muqova-tugma"):
        box = page.locator(part).bounding_box()
        assert box["y"] + box["height"] < 844, part
    page.close()


def numbers(page):
    return page.locator(".poyga-son").all_inner_texts()


@pytest.mark.parametrize("way", ["reduced", "no script"])
def test_without_motion_the_race_stands_as_it_ends(
        site, address, browser, way):
    context = browser.new_context(
        reduced_motion="reduce" if way == "reduced" else "no-preference",
        java_script_enabled=way == "reduced")
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    page.wait_for_timeout(300)
    assert numbers(page) == [row[2] for row in shown(site.text(PAGE))]
    assert not page.locator(".poyga-tugma").is_visible()
    context.close()


def test_the_race_runs_once_stops_and_ends_where_it_should(
        site, address, browser):
    """The button stops it, then it goes on; nothing else on the page moves."""
    context = browser.new_context(viewport={"width": 1280, "height": 900},
                                  reduced_motion="no-preference")
    page = context.new_page()
    page.clock.install()
    page.goto(f"{address}/{PAGE}")
    end = [row[2] for row in shown(site.text(PAGE))]
    whole = re.search(r'<polyline data-qadam=".*?" points="(.*?)"',
                      site.text(PAGE))[1]
    button = page.locator(".poyga-tugma")
    until(page, "document.querySelector('.poyga-yolda')")
    page.clock.run_for(1000)
    assert numbers(page) != end and numbers(page)[-1] == end[-1]
    before = page.locator(".yollar").bounding_box()
    button.click()
    assert button.inner_text() == "Davom etish"
    still = numbers(page)
    page.clock.run_for(3000)
    assert numbers(page) == still
    button.click()
    assert button.inner_text() == "Toʻxtatish"
    page.clock.run_for(12000)
    assert numbers(page) == end
    assert button.inner_text() == "Qaytadan"
    assert page.locator(".vodiy-iz polyline").get_attribute(
        "points") == whole
    assert page.locator(".yollar").bounding_box() == before
    button.click()
    page.clock.run_for(500)
    assert numbers(page) != end
    context.close()
