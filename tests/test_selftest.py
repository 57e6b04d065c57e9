"""Self-tests: their reader, the questions of the book, how pages answer."""
import json
import re
import time
from collections import Counter

import nbformat
import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, numbered, read, until
from making import md
from playwright.sync_api import expect

from book import selftest
from book.selftest import SelfTestError, parse
from book.sphinx.selftest import NO_SCRIPT

CLOSED = """**{}.** Qaysi son katta?
<!-- son: 2 berilgan -->

- **A)** $1$
- **B)** `2`
- **C)** uchinchisi
<!-- son: 2 berilgan -->

:::{{dropdown}} Javob
Ikki.

Chunki u katta.
<!-- son: 2 berilgan -->

- **A)** Bir kichik.
- **B) Toʻgʻri.** Ikki katta.
- **C)** Uchinchisi yoʻq.
:::
"""
OPEN = "**{}.** Nega?\n\n:::{{dropdown}} Javob\nShunday.\n\n- Birinchi.\n:::\n"
FEW, MANY = 0.25, 0.42  # of the questions with three options, for a letter
LONGEST = 0.45  # of all: how often the longest option may be the right one
LEAST = 60  # questions of the book with options


def chapter(*questions):
    """Return a chapter with these questions, numbered from 1."""
    text = "\n".join(question.format(number)
                     for number, question in enumerate(questions, 1))
    return nbformat.v4.new_notebook(cells=[
        md("# 7-bob. Nomi\n\n**1.** Bu savol emas."),
        md(f"## Xulosa\n\nMatn.\n\n{selftest.SECTION}\n\n{text}\n"
           "Mashqlar: bor.\n\n- **A)** variant emas"),
        md("## Manbalar\n\n- **A)** manba")])


def all_questions():
    """Return the questions of the book."""
    return [question for path in numbered("chapters")
            for question in parse(read(path.values[0]))]


def test_a_question_is_read():
    closed, opened = parse(chapter(CLOSED, OPEN))
    assert (closed.chapter, closed.number, closed.text) == (
        7, 1, "Qaysi son katta?")
    assert closed.options == (
        ("A", "$1$", "Bir kichik.", False),
        ("B", "`2`", "Ikki katta.", True),
        ("C", "uchinchisi", "Uchinchisi yoʻq.", False))
    assert closed.right == "B"
    assert closed.answer == "Ikki.\n\nChunki u katta."
    assert (opened.number, opened.options, opened.right) == (2, (), "")
    assert opened.answer == "Shunday.\n\n- Birinchi."
    assert parse(nbformat.v4.new_notebook(cells=[md("# Kirish")])) == []


@pytest.mark.parametrize("old, new, message", [
    ("- **C)** uch", "- **D)** uch", "variantlar harfi: A, B, D; harflar A"),
    ("- **B) Toʻgʻri.**", "- **B)**", "toʻgʻri deb belgilangan izoh 0 ta"),
    ("- **A)** Bir kichik.\n", "", "izohlar harfi: B, C, variantlarniki: A"),
    ("- **C)** uchinchisi\n", "", "1-savolda 2 ta variant bor; 3 yoki 4 ta"),
    ("uchinchisi\n", "$1$\n", "bitta variant ikki marta yozilgan: $1$"),
    ("\nIkki.\n\nChunki u katta.\n", "\n", "javobida izoh yoʻq; quti"),
    ("- **A)** $1$", "- A) $1$", "oʻrinsiz satr: - A) $1$; variant"),
    ("uchinchisi\n", "uchinchisi\ndavomi\n", "oʻrinsiz satr: davomi"),
    (":::{{dropdown}} Javob", "Javob:", "javobi yoʻq yoki yopilmagan"),
])
def test_a_malformed_question_is_refused(old, new, message):
    assert old in CLOSED
    with pytest.raises(SelfTestError) as refused:
        parse(chapter(CLOSED.replace(old, new, 1)))
    assert message in str(refused.value)


def test_a_chapter_without_number_is_refused():
    nb = chapter(CLOSED)
    del nb.cells[0]
    with pytest.raises(SelfTestError, match="bobning raqami topilmadi"):
        parse(nb)


def test_a_key_is_the_questions_own():
    """Neither its place nor its replies change it, what is asked does."""
    first = parse(chapter(CLOSED))[0].key
    assert parse(chapter(OPEN, OPEN, CLOSED))[2].key == first
    for old in ("Bir kichik", "Chunki u katta", "2 berilgan"):
        assert parse(chapter(CLOSED.replace(old, "oʻzga")))[0].key == first
    for old in ("uchinchisi\n", "Qaysi son", "`2`"):
        assert parse(chapter(CLOSED.replace(old, "oʻzga\n")))[0].key != first


def test_the_book_asks():
    """Enough, each once, and no letter or length gives the answer away."""
    closed = [one for one in all_questions() if one.options]
    assert len(closed) >= LEAST
    assert len({one.key for one in closed}) == len(closed)
    assert {one.chapter for one in closed} == set(range(1, 21))
    three = [one for one in closed if len(one.options) == 3]
    for letter, count in Counter(one.right for one in three).items():
        assert FEW <= count / len(three) <= MANY, letter
    longest = sum(max(one.options, key=lambda option: len(option.text)).right
                  for one in closed)
    assert longest / len(closed) <= LONGEST
    for one in closed:
        runs = [option.right for option in one.options]
        assert runs.count(True) == 1


# On the pages ----------------------------------------------------------------


def test_each_question_is_on_its_page(site):
    """The same options, in a group that its question names."""
    found = []
    for name in site.chapters:
        section = site.text(name).partition('id="ozingizni-tekshiring"')[2]
        soup = BeautifulSoup(section.partition("<section")[0], "html.parser")
        for box in soup.select("fieldset.savol"):
            letters = [field["value"] for field in box.select("input")]
            assert soup.select_one(f"#{box['aria-labelledby']}").name == "p"
            assert [label["for"] for label in box.select("label")] == [
                f"{box['id']}-{letter}" for letter in letters]
            replies = box.find_next_sibling().select(".savol-izohlar > li")
            assert len(replies) == len(letters), name
            right = [letter for letter, reply in zip(letters, replies)
                     if selftest.RIGHT in reply.get_text()]
            assert right == [box["data-javob"]], name
            found.append((box["id"], tuple(letters), right[0]))
    assert found == [
        (f"savol-{one.key}", tuple(option.letter for option in one.options),
         one.right) for one in all_questions() if one.options]


RESULTS = "chapters/ilova_natijalarim.html"


def test_the_page_of_results_lists_all_and_leads_to_it(site):
    soup = BeautifulSoup(site.text(RESULTS), "html.parser")
    links = [item["href"] for item in soup.select(".natija-bob li a")]
    assert len(links) == len(set(links))
    for link in links:
        name, anchor = link.split("#")
        assert f'id="{anchor}"' in site.text(f"chapters/{name}"), link
    written = {place for name in site.names for place in re.findall(
        r'id="((?:savol|taxmin)-[0-9a-f]{12})"', site.text(name))}
    assert written == {link.partition("#")[2] for link in links}


@pytest.fixture
def context(browser):
    """A reader's browser."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context
    context.close()


PAGE = "chapters/01_yoqotish.html"
KEPT = ("Object.keys(localStorage).filter(k => k.startsWith('kitob'))"
        ".sort()")


def choose(box, letter):
    """Choose an option as a finger does."""
    box.locator(f"label[for$='-{letter}']").click()


def asked(page, number=0):
    """Return (group, its question) of a page of chapter 1."""
    closed = [one for one in parse(read(ROOT / "chapters/01_yoqotish.ipynb"))
              if one.options]
    return page.locator("fieldset.savol").nth(number), closed[number]


def test_a_choice_is_answered_and_kept(site, address, context):
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    box, question = asked(page)
    reply, again = box.get_by_role("status"), box.get_by_role("button")
    wrong = next(one for one in question.options if not one.right)
    expect(reply).to_be_empty()
    assert not again.is_visible()
    choose(box, wrong.letter)
    said = reply.inner_text()
    assert said.startswith("Notoʻgʻri. ")
    assert wrong.reply.split("$")[0].strip() in " ".join(said.split())
    assert sum(one.reply[:25] in said for one in question.options) == 1
    page.reload()
    assert box.locator("input:checked").get_attribute("value") == wrong.letter
    assert reply.inner_text() == said
    choose(box, question.right)
    assert reply.inner_text().startswith("Toʻgʻri. ")
    assert "Toʻgʻri. Toʻgʻri." not in reply.inner_text()
    # The others know nothing of it.
    assert page.locator("fieldset.savol input:checked").count() == 1
    # Again: the choice is gone, the first one is remembered.
    again.click()
    expect(reply).to_be_empty()
    assert not again.is_visible()
    page.reload()
    assert page.locator("fieldset.savol input:checked").count() == 0
    assert json.loads(page.evaluate(f"localStorage[({KEPT})[0]]")) == {
        "birinchi": wrong.letter, "tanlov": None}


def test_what_is_kept_moves_nothing(address, context):
    """Nor when the script is slow to come."""
    page = context.new_page()
    page.add_init_script("""
        window.shift = 0;
        new PerformanceObserver(list => {
            for (const entry of list.getEntries())
                if (!entry.hadRecentInput) window.shift += entry.value;
        }).observe({type: "layout-shift", buffered: true});""")
    page.goto(f"{address}/{PAGE}")
    boxes = page.locator("fieldset.savol")
    for number in range(boxes.count()):
        choose(boxes.nth(number), "B")
    page.wait_for_timeout(600)  # until the shifts are not the reader's own
    boxes.first.evaluate("box => box.scrollIntoView()")
    for script in ("savol", "natija"):
        page.route(f"**/{script}.js*", lambda route: (
            time.sleep(0.7), route.continue_()))
    for place in (PAGE, RESULTS):
        page.goto(f"{address}/{place}#{boxes.first.get_attribute('id')}"
                  if place == PAGE else f"{address}/{place}")
        page.reload()
        expect(page.locator(".savol-izoh:not(:empty), .natija-jami").first
               ).to_be_visible()
        page.wait_for_timeout(300)
        assert page.evaluate("shift") < 0.02, place


def test_arrows_move_and_the_space_bar_chooses(address, context):
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    box, _ = asked(page)
    box.locator("input").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.value") == "C"
    assert page.evaluate(KEPT) == []
    page.keyboard.press("Space")
    assert box.locator("input:checked").get_attribute("value") == "C"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Qaytadan
    assert page.evaluate("document.activeElement.value") == "A"
    assert box.locator("input:checked").count() == 0


def test_without_storage_a_choice_is_answered(address, context):
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("""
        for (const name of ["getItem", "setItem"]) {
            const before = Storage.prototype[name];
            Storage.prototype[name] = function (key, ...rest) {
                if (key.startsWith("kitob")) throw new Error("yoʻq");
                return before.call(this, key, ...rest);
            };
        }
        Storage.prototype.key = () => { throw new Error("yoʻq"); };
        localStorage.mode ??= "auto";  // so that something is there""")
    page.goto(f"{address}/{PAGE}")
    box, question = asked(page)
    choose(box, question.right)
    assert box.get_by_role("status").inner_text().startswith("Toʻgʻri.")
    page.goto(f"{address}/{RESULTS}")
    assert "xotira bermadi" in page.locator(".natija-xabar").inner_text()
    assert errors == []


def test_what_others_have_kept_does_no_harm(address, context):
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/{PAGE}")
    box, question = asked(page)
    for kept in ("{", "3", "null", '{"tanlov": "Z"}', "[]"):
        page.evaluate("([name, text]) => { localStorage[name] = text; }",
                      [f"kitob-savol-{question.key}", kept])
        page.reload()
        assert box.locator("input:checked").count() == 0
        choose(box, question.right)
        assert box.get_by_role("status").inner_text().startswith("Toʻgʻri.")
    page.goto(f"{address}/{RESULTS}")
    assert "1 tasiga javob" in page.locator(".natija-jami").inner_text()
    assert errors == []


def test_without_scripts_all_is_read_as_it_was_written(address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    box, question = asked(page)
    assert not box.locator("input").first.is_visible()
    for option in question.options:
        assert f"{option.letter}) {option.text.split('$')[0]}".strip() in (
            box.inner_text())
    answer = page.locator("fieldset.savol + details").first
    answer.locator("summary").click()
    shown = " ".join(answer.inner_text().split())
    assert all(option.reply.split("$")[0].strip() in shown
               for option in question.options)
    page.goto(f"{address}/{RESULTS}")
    assert NO_SCRIPT in page.locator(".natijalar").inner_text()
    assert not page.get_by_role("button", name="Faylga saqlash").is_visible()
    context.close()


@pytest.fixture
def answered(site, address, context):
    """The page of results of a reader who has answered two and guessed."""
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    for number, right in ((0, False), (1, True)):
        box, question = asked(page, number)
        choose(box, next(one.letter for one in question.options
                         if one.right is right))
    choose(asked(page)[0], asked(page)[1].right)
    page.locator(".taxmin textarea").first.fill("<i>Besh</i> atrofida")
    page.goto(f"{address}/{RESULTS}")
    return page


def test_results_are_shown(site, answered):
    said = answered.locator(".natija-bob:visible").inner_text()
    first, second = (asked(answered, number)[1].number for number in (0, 1))
    assert "1-bob." in said and "2-bob." not in said
    assert f"{first}-savol: keyingi urinishda toʻgʻri" in said
    assert f"{second}-savol: birinchi urinishda toʻgʻri" in said
    assert "“<i>Besh</i> atrofida”" in said
    closed = [one for one in all_questions() if one.options]
    assert answered.locator(".natija-jami").inner_text() == (
        f"Kitob boʻyicha: {len(closed)} ta savoldan 2 tasiga javob berilgan, "
        "birinchi urinishda toʻgʻri — 1 ta, yozilgan bashorat — 1 ta.")
    answered.get_by_role("link", name=f"{second}-savol").click()
    expect(answered.locator("fieldset.savol").nth(1)).to_be_in_viewport()


def test_results_go_to_a_file_and_come_back(answered, tmp_path):
    before = answered.locator(".natija-bob:visible").inner_text()
    kept = answered.evaluate("({...localStorage})")
    with answered.expect_download() as download:
        answered.get_by_role("button", name="Faylga saqlash").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "natijalarim.json"
    assert len(json.loads(file.read_text("utf-8"))["yozuvlar"]) == 3
    # Away: only after it is confirmed.
    for answer, left in (("dismiss", 3), ("accept", 0)):
        answered.once("dialog", lambda box: getattr(box, answer)())
        answered.get_by_role("button", name="Hammasini oʻchirish").click()
        assert len(answered.evaluate(KEPT)) == left
    total = answered.locator(".natija-jami")
    assert "hozircha javob ham" in total.inner_text()
    assert answered.get_by_role("button", name="Faylga saqlash").is_disabled()
    answered.set_input_files("input[type=file]", file)
    until(answered, "document.querySelector('.natija-xabar').textContent"
                    ".includes('3 ta yozuv qoʻshildi')")
    assert answered.locator(".natija-bob:visible").inner_text() == before
    assert answered.evaluate("({...localStorage})") == kept
    # Again: what is here stays as it is.
    name = next(name for name in kept if name.startswith("kitob-taxmin"))
    answered.evaluate("name => { localStorage[name] = 'yangi'; }", name)
    answered.set_input_files("input[type=file]", file)
    until(answered, "document.querySelector('.natija-xabar').textContent"
                    ".includes('3 ta yozuv oʻzgarmadi')")
    assert answered.evaluate("name => localStorage[name]", name) == "yangi"


GOOD = {"kitob": "gradientdan-optimizatorgacha", "shakl": 1, "yozuvlar": {
    "savol-0123456789ab": '{"birinchi":"A","tanlov":"B"}'}}
WRONG = {
    "rasm": ("\x89PNG", "bu JSON fayli emas"),
    "yarim": (json.dumps(GOOD)[:-9], "oxirigacha yozilmagan"),
    "boshqa": ("[1, 2]", "shu kitobning natijalari yoʻq"),
    "null": ("null", "shu kitobning natijalari yoʻq"),
    "nashr": (json.dumps(GOOD | {"shakl": 2}), "boshqa nashrida saqlangan"),
    "nom": (json.dumps(GOOD | {"yozuvlar": {"mode": "dark"}}),
            "“mode” yozuvi buzilgan"),
    "harf": (json.dumps(GOOD | {"yozuvlar": GOOD["yozuvlar"] | {
        "savol-ffffffffffff": '{"birinchi":"<b>","tanlov":"B"}'}}),
        "“savol-ffffffffffff” yozuvi buzilgan"),
    "katta": (" " * 1_000_001, "juda katta"),
}


def test_a_wrong_file_is_refused_and_nothing_changes(answered, tmp_path):
    kept = answered.evaluate("({...localStorage})")
    for name, (text, message) in WRONG.items():
        file = tmp_path / f"{name}.json"
        file.write_text(text, encoding="utf-8")
        answered.set_input_files("input[type=file]", file)
        until(answered, "document.querySelector('.natija-xabar').textContent"
                        f".includes('{name}.json')")
        said = answered.locator(".natija-xabar").inner_text()
        assert message in said and "oʻzgarmadi" in said, name
        assert answered.evaluate("({...localStorage})") == kept
