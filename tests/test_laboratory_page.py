"""The laboratory in a browser: what it says, shows, and leaves in place."""
import json
from itertools import pairwise

import pytest
from conftest import build, copy_sources, until
from test_axe import ALL_BUT_COLOURS, AXE, ONLY_COLOURS, THEMES

from book.sphinx import laboratory

CHAPTER = "chapters/05_organish_tezligi.html"
OWN = "chapters/ilova_laboratoriya.html"
WIDTHS = (320, 390, 1280)
ELEMENT = laboratory.ELEMENT
FIRST = ".javob > div:first-child b"
STAYS = ".javob > div:nth-child(2) b"


@pytest.fixture(scope="module")
def own(browser, address):
    """The laboratory's own page, opened once."""
    page = opened(browser, address, OWN)
    page.said = []
    page.on("console", lambda message: message.type == "error"
            and page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    yield page
    page.context.close()


@pytest.fixture
def lab(own):
    """The same page as when it was opened."""
    own.set_viewport_size({"width": 1280, "height": 900})
    own.evaluate("document.documentElement.dataset.theme = 'light'")
    own.locator(f"{ELEMENT} details").evaluate("fold => fold.open = false")
    own.locator(f"{ELEMENT} #qayt").click()
    settled(own)
    yield own
    assert not own.said


FAULTS = f"""async () => {{
    const found = [];
    for (const rules of [{json.dumps(ALL_BUT_COLOURS)},
                         {json.dumps(ONLY_COLOURS)}]) {{
        const said = await axe.run(".laboratoriya", {{
            ...rules, resultTypes: ["violations"], preload: false}});
        found.push(...said.violations.map(
            fault => `${{fault.id}}: ${{fault.nodes[0].target}}`));
    }}
    return found;
}}"""
SMALL = f"""() => [...document.querySelector("{ELEMENT}").root
    .querySelectorAll("button, input, select, summary")].filter(part =>
        part.offsetParent && (part.offsetWidth < 24 || part.offsetHeight < 24)
    ).map(part => part.outerHTML)"""


def opened(browser, address, name, width=1280, **options):
    """Return a page whose laboratory has counted once; motion is reduced."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        **{"reduced_motion": "reduce"} | options)
    page = context.new_page()
    page.goto(f"{address}/{name}")
    settled(page)
    return page


def settled(page):
    """Wait until what was changed has been computed and shown."""
    until(page, f"""(lab => lab?.run && !lab.stale && !lab.unshown)(
        document.querySelector("{ELEMENT}"))""")


def counts(page):
    """Return what the laboratory shows: [first, stays]."""
    settled(page)
    return [page.locator(f"{ELEMENT} {place}").text_content()
            .replace("\u00a0", "") for place in (FIRST, STAYS)]


def status(page):
    """Return what is read aloud, a moment after it has been shown."""
    until(page, f"""(lab => !lab.stale && lab.root.querySelector(
        "[role=status]").textContent === lab.words()[1])(
        document.querySelector("{ELEMENT}"))""")
    return page.locator(f"{ELEMENT} [role=status]").text_content()


def run(page, name):
    """Press the button of one of the book's runs."""
    page.locator(f"{ELEMENT} .kitobdan").get_by_role(
        "button", name=name, exact=True).click()
    settled(page)


# Where it stands ------------------------------------------------------------


def test_it_follows_the_recorded_figure(site):
    """The figure stays; the script is where the element is, nowhere else."""
    for name in site.names:
        text = site.text(name)
        places = [place for place in laboratory.PLACES
                  if f"{place.page}.html" == name]
        assert text.count(f"<{ELEMENT} ") == len(places), name
        assert text.count("laboratoriya.js") == bool(places), name
        for place in places:
            before = text.partition(f"<{ELEMENT} ")[0]
            assert f'id="{place.label}"' in before, name
            for key, value in place.attributes.items():
                assert f' {key}="{value}"' in text if value else key in text


def test_what_the_table_names_is_in_the_book(site):
    """And what it does not find is said in Uzbek, with what mends it."""
    class Env:
        found_docs = tuple(place.page for place in laboratory.PLACES[1:])

        @staticmethod
        def get_doctree(page):
            from docutils.utils import new_document
            return new_document(page)

    first, *others = laboratory.missing(Env, True)
    assert first == (
        "book/sphinx/laboratory.py: PLACES jadvalidagi “chapters/"
        "05_organish_tezligi” sahifasi kitobda yoʻq; nomini tuzating yoki "
        "uni _toc.yml fayliga qoʻshing")
    assert len(others) == len(laboratory.PLACES) - 1
    assert others[0].startswith(
        "book/sphinx/laboratory.py: PLACES jadvalidagi “chapters/06_masshtab” "
        "sahifasida “fig-06-yollar” nomli rasm yoki boʻlim yoʻq")
    assert laboratory.missing(Env, False) == others


def test_a_missing_figure_refuses_the_build(tmp_path):
    """A table of contents with parts is that of a whole book."""
    folder = copy_sources(tmp_path / "kitob", [
        "_config.yml", "book", "_static", "locale"])
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: chapters/kirish\nparts:\n- caption: I qism\n"
        "  chapters:\n  - file: chapters/05_organish_tezligi\n", "utf-8")
    (folder / "chapters").mkdir()
    for name in ("kirish", "05_organish_tezligi"):
        (folder / f"chapters/{name}.md").write_text("# Sinov\n", "utf-8")
    status, said = build(folder)
    assert status != 0
    said = " ".join(said.split())
    assert "“chapters/06_masshtab” sahifasi kitobda yoʻq" in said
    assert "“fig-05-jar” nomli rasm yoki boʻlim yoʻq" in said


# What it counts -------------------------------------------------------------


def test_the_page_shows_what_the_book_counts(lab):
    """Each button sets the run that it names."""
    assert counts(lab) == ["11041", "11041"]
    for name, wanted in (("momentum", ["437", "1409"]),
                         ("Nesterov", ["271", "271"]),
                         ("SGD, standart x", ["1", "1"])):
        run(lab, name)
        assert counts(lab) == wanted, name
    lab.locator(f"{ELEMENT} #tablo").select_option(label="Adagrad")
    assert counts(lab) == ["320", "320"]
    assert "Adagrad" in status(lab) and "320" in status(lab)


def test_it_works_from_the_disk(site, browser):
    page = opened(browser, site.folder.as_uri(), OWN)
    assert counts(page) == ["11041", "11041"]
    page.context.close()


def enter(page, text):
    """Write into the field of the rate and press Enter."""
    field = page.locator(f"{ELEMENT} #lrn")
    field.fill(text)
    field.press("Enter")
    settled(page)
    return field


def test_rates_are_taken_with_point_or_comma_and_nothing_else(lab):
    for text in ("2.7e-4", "0,00027"):
        assert enter(lab, "1e-4").input_value() == "1e-4"
        field = enter(lab, text)
        assert counts(lab) == ["—", "—"], text
        assert field.input_value() == "2,7e-4"
    assert "uzoqlashadi" in status(lab)
    # What is no rate is refused in words, and the run stays.
    for text in ("olma", "", "0", "-1", "2 3", "1e400", "0x10"):
        field = enter(lab, text)
        assert field.get_attribute("aria-invalid") == "true", text
        assert lab.locator(f"{ELEMENT} .javob p.xato").text_content() == (
            f"“{text}” qabul qilinmadi: musbat son yozing, masalan, 2,6e-4.")
        assert counts(lab) == ["—", "—"]
    assert "qabul qilinmadi" in lab.locator(
        f"{ELEMENT} [role=status]").text_content()
    assert enter(lab, "2.6e-4").get_attribute("aria-invalid") is None
    assert counts(lab) == ["11041", "11041"]


def test_the_limit_stands_where_the_rate_is_the_limit(lab):
    """The mark, the thumb at that rate, and the number in words."""
    assert "(chegara 2,65e-4)" in lab.locator(
        f"{ELEMENT} #chegara").text_content()
    mark = lab.locator(f"{ELEMENT} .yolak i").evaluate(
        "mark => Number(mark.style.getPropertyValue('--chegara'))")
    low, high = lab.locator(f"{ELEMENT} #lr").evaluate(
        "field => [Number(field.min), Number(field.max)]")
    assert abs(10 ** (low + mark * (high - low)) - 2.6495e-4) < 1e-8
    lab.locator(f"{ELEMENT} [value=Adam]").check(force=True)
    settled(lab)
    assert lab.locator(f"{ELEMENT} #chegara").text_content() == ""
    assert not lab.locator(f"{ELEMENT} .yolak i").is_visible()


def test_the_table_behind_it_has_the_run(lab):
    """Some steps of it, the two that are counted among them; and its code."""
    run(lab, "momentum")
    fold = lab.locator(f"{ELEMENT} details")
    assert not fold.locator("table").is_visible()
    fold.locator("summary").click()
    until(lab, f"document.querySelector('{ELEMENT}').root"
                ".querySelector('tbody').children.length")
    rows = fold.locator("tbody tr").all_inner_texts()
    steps = [row.split("\t")[0].replace("\u00a0", "") for row in rows]
    assert steps[:5] == ["0", "1", "2", "5", "10"]
    assert {"437", "1409", "19999"} <= set(steps)
    assert rows[0].split("\t")[1:4] == ["1", "0", "3111,26"]
    code = fold.locator("pre").text_content()
    assert "optim.SGD([params], lr=0.0001, momentum=0.99)" in code
    lab.locator(f"{ELEMENT} [value=Nesterov]").check(force=True)
    assert status(lab).startswith("Nesterov")
    assert "nesterov=True" in fold.locator("pre").text_content()


# For everyone --------------------------------------------------------------


def press(page, *keys):
    """Press keys one after another."""
    for key in keys:
        page.keyboard.press(key)


def test_everything_is_done_by_keys(lab):
    """From the start on the field to the map of steps."""
    before = counts(lab)
    lab.locator(f"{ELEMENT} #dasta1").focus()
    press(lab, "ArrowLeft", "ArrowUp", "Shift+ArrowUp")
    settled(lab)
    place = [lab.locator(f"{ELEMENT} #{name}").input_value()
             for name in "wb"]
    assert place != ["1", "0"] and counts(lab) != before
    assert f"w = {place[0]}" in lab.locator(
        f"{ELEMENT} #dasta1").get_attribute("aria-label")
    # In the order of the page: the map's point, methods, scale, ...
    order = []
    for _ in range(12):
        press(lab, "Tab")
        order.append(lab.evaluate(
            f"(e => e?.id || e?.name || e?.localName)(document.querySelector("
            f"'{ELEMENT}').shadowRoot.activeElement)"))
    assert order == ["dasta2", "usul", "masshtab", "w", "b", "lr", "lrn",
                     "yur", "esla", "qayt", "button", "button"]
    lab.locator(f"{ELEMENT} #qayt").focus()
    press(lab, "Enter")
    assert counts(lab) == before
    lab.locator(f"{ELEMENT} #dasta2").focus()
    press(lab, "ArrowDown")
    settled(lab)
    assert status(lab).startswith("momentum")
    lab.locator(f"{ELEMENT} [value=momentum]").focus()
    press(lab, "ArrowRight")
    settled(lab)
    assert status(lab).startswith("Nesterov")
    lab.locator(f"{ELEMENT} #lr").focus()
    press(lab, "End")
    settled(lab)
    assert "uzoqlashadi" in status(lab)
    lab.locator(f"{ELEMENT} #esla").focus()
    press(lab, "Enter")
    kept = lab.locator(f"{ELEMENT} #eslangan li")
    assert kept.count() == 1
    kept.get_by_role("button").focus()
    press(lab, "Enter")
    assert kept.count() == 0


@pytest.mark.parametrize("name, begin, end", [
    ("lr", "2,6e-4", 20), ("lr", "1e-4", 20), ("beta", "0,99", 0.999),
    ("beta", "0,978", 0.999)])
def test_every_arrow_moves_a_slider(lab, name, begin, end):
    """Also where a step is smaller than the last digit that is shown."""
    slider, field = (lab.locator(f"{ELEMENT} #{one}")
                     for one in (name, name + "n"))
    lab.locator(f"{ELEMENT} [value=momentum]").check(force=True)

    def values(key, number):
        found = []
        for _ in range(number):
            settled(lab)
            found.append(float(field.input_value().replace(",", ".")))
            slider.press(key)
        return found

    field.fill(begin)
    field.press("Enter")
    up = values("ArrowRight", 6)
    assert all(0 < b - a < 0.2 * max(a, 0.1) for a, b in pairwise(up)), up
    down = values("ArrowDown", 8)
    assert all(a > b for a, b in pairwise(down)), down
    slider.press("End")
    assert values("ArrowUp", 2) == [end, end]


def test_the_start_is_dragged(lab):
    knob = lab.locator(f"{ELEMENT} #dasta1")
    knob.evaluate("knob => knob.scrollIntoView({block: 'center'})")
    box, field = knob.bounding_box(), lab.locator(
        f"{ELEMENT} #maydon").bounding_box()
    lab.mouse.move(box["x"] + 22, box["y"] + 22)
    lab.mouse.down()
    lab.mouse.move(field["x"] + field["width"] / 2,
                    field["y"] + field["height"] / 3, steps=4)
    lab.mouse.up()
    settled(lab)
    w, b = (lab.locator(f"{ELEMENT} #{name}").input_value() for name in "wb")
    assert (w, b) != ("1", "0")
    assert counts(lab) != ["11041", "11041"]
    now = knob.bounding_box()
    assert abs(now["x"] + 22 - field["x"] - field["width"] / 2) < 4


def test_axe_finds_nothing_in_it(lab):
    """With the map, its fold open, a run kept and a field refused."""
    lab.locator(f"{ELEMENT} summary").click()
    lab.locator(f"{ELEMENT} #esla").click()
    lab.locator(f"{ELEMENT} #lrn").fill("olma")
    lab.locator(f"{ELEMENT} #lrn").press("Enter")
    lab.evaluate(AXE)
    for width in WIDTHS:
        lab.set_viewport_size({"width": width, "height": 900})
        for theme in THEMES:
            lab.evaluate(
                f"document.documentElement.dataset.theme = '{theme}'")
            assert not lab.evaluate(FAULTS), (width, theme)
        assert not lab.evaluate(SMALL), width
        assert lab.evaluate("document.documentElement.scrollWidth") <= width
    # It looks into the shadow root: a fault there is found.
    lab.evaluate(f"""document.querySelector("{ELEMENT}").root
        .querySelector(".jadval").append(document.createElement("button"))""")
    assert any("button-name" in fault for fault in lab.evaluate(FAULTS))
    lab.evaluate(f"""document.querySelector("{ELEMENT}").root
        .querySelector(".jadval").lastChild.remove()""")


@pytest.mark.parametrize("name", [CHAPTER, OWN])
def test_its_place_is_kept_until_it_comes(address, browser, name):
    """What follows stands where it will stand; with the map and without."""
    heights = []
    for blocked in (True, False):
        context = browser.new_context()
        page = context.new_page()
        if blocked:
            page.route("**/laboratoriya.js*", lambda route: route.abort())
        page.goto(f"{address}/{name}")
        heights.append([])
        for width in (*WIDTHS, 360, 601, 768):
            page.set_viewport_size({"width": width, "height": 900})
            heights[-1].append(page.locator(ELEMENT).bounding_box()["height"])
        context.close()
    assert max(abs(one - other) for one, other in zip(*heights)) <= 2, heights


def test_without_scripts_and_on_paper_the_figure_stands_alone(
        address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for place in laboratory.PLACES:
        page.goto(f"{address}/{place.page}.html")
        assert page.locator(ELEMENT).count() == 1
        assert not page.locator(".laboratoriya").is_visible()
        if place.label.startswith("fig-"):
            assert page.locator(f"#{place.label} img").is_visible()
    context.close()
    page = opened(browser, address, CHAPTER)
    assert page.locator(".laboratoriya").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".laboratoriya").is_visible()
    page.context.close()


def test_nothing_moves_where_motion_is_not_welcome(address, browser):
    """With motion the run is drawn in time, and can be stopped."""
    name = f"{ELEMENT} #yur"
    page = opened(browser, address, CHAPTER)
    page.locator(name).click()
    assert page.locator(name).text_content() == "▶ Yurgizish"
    assert page.evaluate(
        f"document.querySelector('{ELEMENT}').upto === Infinity")
    page.context.close()
    page = opened(browser, address, CHAPTER, reduced_motion="no-preference")
    assert page.locator(name).text_content() == "▶ Yurgizish"  # not by itself
    page.locator(name).click()
    assert page.locator(name).text_content() == "■ Toʻxtatish"
    until(page, f"document.querySelector('{ELEMENT}').upto < 1000")
    page.locator(name).click()
    assert page.locator(name).text_content() == "▶ Yurgizish"
    page.context.close()


def test_it_follows_the_colours_of_the_page(lab):
    """In the middle of the field, when the button has been pressed."""
    read = f"""() => [...document.querySelector("{ELEMENT}").root
        .querySelector("#egri").getContext("2d").getImageData(60, 60, 200, 200)
        .data].reduce((sum, value, k) => k % 4 == 3 ? sum : sum + value, 0)"""
    light = lab.evaluate(read)
    lab.evaluate("document.documentElement.dataset.theme = 'dark'")
    until(lab, f"document.querySelector('{ELEMENT}').ink.qogoz == '#15181d'")
    lab.wait_for_timeout(100)
    assert lab.evaluate(read) != light


def test_attributes_that_say_nothing_are_left_out(lab):
    """A lab may name a method that is not there: the first is taken."""
    found = lab.evaluate(f"""() => {{
        const lab = document.createElement("{ELEMENT}");
        lab.setAttribute("usul", "toString");
        lab.setAttribute("lr", "olma");
        document.querySelector(".laboratoriya").append(lab);
        return lab.s;
    }}""")
    assert json.loads(json.dumps(found)) == {
        "usul": "SGD", "masshtab": "xom", "lr": 2.6e-4, "beta": 0, "w": 1,
        "b": 0}
