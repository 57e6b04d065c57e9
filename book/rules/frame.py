"""The frame that all chapters share: their sections, boxes and figures."""
import re
from collections.abc import Iterator

from book import selftest
from book.rules.base import CHAPTER, Book, Fault, Page, quoted, rule

GOALS, TASK, SUMMARY, QUESTIONS, SOURCES = FRAME = [
    "## Bu bobda nimalarni oʻrganasiz", "## Yechiladigan masala",
    "## Xulosa", selftest.SECTION, "## Manbalar"]
READING = "*Oʻqish vaqti: taxminan 25 daqiqa*"


def between(text: str, begin: str, end: str) -> str:
    """Return what stands between two headings; "" without the first."""
    return text.partition(begin)[2].partition(end)[0]


def boxes(text: str, name: str) -> list[str]:
    """Return the bodies of the admonitions of class ``name``."""
    return re.findall(
        rf"^:::\{{admonition\}}[^\n]*\n:class: {name}\n(.*?)^:::", text,
        re.MULTILINE | re.DOTALL)


@rule(CHAPTER)
def title_and_reading_time(page: Page, book: Book) -> Iterator[Fault]:
    """One title, with the chapter's number; the time of reading."""
    titles = re.findall(r"^# .*", page.text, re.MULTILINE)
    if len(titles) != 1 or not titles[0].startswith(f"# {page.number}-bob. "):
        yield page.fault(
            None, f"bosh sarlavha: {quoted(titles)}",
            f"bitta “# {page.number}-bob. …” sarlavhasini yozing")
    if not re.search(r"^\*Oʻqish vaqti: taxminan \d+ daqiqa\*$", page.text,
                     re.MULTILINE):
        yield page.fault(None, "oʻqish vaqti yozilmagan",
                         f"sarlavhadan keyin `{READING}` satrini qoʻshing")


@rule(CHAPTER)
def sections(page: Page, book: Book) -> Iterator[Fault]:
    """The sections of the frame are there, in order."""
    places = [page.text.find(heading) for heading in FRAME]
    missing = [heading for heading, place in zip(FRAME, places, strict=True)
               if place == -1]
    if missing:
        yield page.fault(None, f"yetishmagan boʻlimlar: {quoted(missing)}",
                         "shu sarlavhalar bilan qoʻshing")
    elif places != sorted(places):
        yield page.fault(None, "boʻlimlar tartibsiz",
                         f"tartibi: {quoted(FRAME)}")


@rule(CHAPTER)
def goals(page: Page, book: Book) -> Iterator[Fault]:
    """There are 3-5 goals."""
    count = between(page.text, GOALS, TASK).count("\n- ")
    if not 3 <= count <= 5:
        yield page.fault(None, f"{count} ta maqsad yozilgan",
                         f"“{GOALS}” boʻlimida 3 tadan 5 tagacha boʻladi")


@rule(CHAPTER)
def boxes_of_a_chapter(page: Page, book: Book) -> Iterator[Fault]:
    """A guess, a misconception, and one summary of 1-5 points."""
    for name, title in (("bashorat", "Bashorat qiling"),
                        ("yanglish", "Yanglish fikr")):
        if not boxes(page.text, name):
            yield page.fault(
                None, f"“{title}” qutisi yoʻq",
                f"`:::{{admonition}} {title}` va `:class: {name}` bilan "
                "qoʻshing")
    summaries = boxes(page.text, "xulosa")
    if len(summaries) != 1:
        yield page.fault(
            None, f"{len(summaries)} ta xulosa qutisi bor",
            "bitta `:::{admonition} Xulosa` va `:class: xulosa` boʻladi")
    elif not 1 <= summaries[0].count("- ") <= 5:
        yield page.fault(
            None, f"xulosada {summaries[0].count('- ')} ta band bor",
            "1 tadan 5 tagacha boʻladi")


@rule(CHAPTER)
def questions(page: Page, book: Book) -> Iterator[Fault]:
    """There are 4-5 questions and the exercises (see `selftests`)."""
    text = between(page.text, QUESTIONS, SOURCES)
    asked = len(re.findall(r"^\*\*\d\.\*\*", text, re.MULTILINE))
    if not 4 <= asked <= 5:
        yield page.fault(
            None, f"“{QUESTIONS}” boʻlimida {asked} ta savol bor",
            "`**1.**` kabi raqamli 4 yoki 5 ta savol boʻladi")
    if f"../exercises/{page.file.name}" not in text:
        yield page.fault(
            None, "bobning mashqlariga havola yoʻq",
            f"“{QUESTIONS}” boʻlimiga (../exercises/{page.file.name}) "
            "havolasini qoʻying")


@rule(CHAPTER)
def figures(page: Page, book: Book) -> Iterator[Fault]:
    """A chapter has 2-4 figures, named fig-NN-…, each named in the text."""
    count = 0
    for cell in page.code:
        if "mystnb" not in cell.metadata:
            continue
        count += 1
        name = cell.metadata["mystnb"].get("figure", {}).get("name", "")
        shape = rf"fig-{page.file.name[:2]}-[a-z0-9-]+"
        if not re.fullmatch(shape, name):
            yield page.fault(
                cell, f"rasm nomi “{name}”", "mystnb.figure.name qiymati "
                f"fig-{page.file.name[:2]}-nomi kabi boʻladi")
        elif f"<{name}>" not in page.text:
            yield page.fault(
                cell, f"matnda {name} rasmiga havola yoʻq",
                f"matnga {{numref}}`%s-rasmda <{name}>` kabi havola qoʻying")
    if not 2 <= count <= 4:
        yield page.fault(None, f"{count} ta rasm bor",
                         "bobda 2 tadan 4 tagacha rasm boʻladi")
