"""Fifteen weeks of two hours: what is taught, what is read and done at home.

Only the order of the chapters and the choice of sections is written here;
minutes, exercises and questions are counted in the notebooks.
"""
import re
from pathlib import Path
from typing import NamedTuple

from book.notebooks import ROOT, read
from book.selftest import parse
from book.tasks import tasks

TIME = re.compile(r"\*Oʻqish vaqti: taxminan (\d+) daqiqa\*")
EXERCISE = re.compile(
    r"## \d+-mashq\. .+ (★+)☆* \((\d+) daqiqa\)")
# Week by week: chapter -> the sections that are taught; all is read at home.
WEEKS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"01_yoqotish": ("Qoldiqlar", "Yoʻqotish funksiyasi: MSE va MAE",
                     "Yoʻqotish kosasi"),
     "02_sonli_hosila": ("Farqdan nisbatga", "Oʻng ayirma qancha adashadi?",
                         "Birinchi tushish")},
    {"03_zanjir_qoidasi": ("Bitta nuqta: qutichalar zanjiri",
                           "Oʻn bitta nuqta: yoʻllar qoʻshiladi",
                           "Gradient tekshiruvi"),
     "04_oqitish_sikli": ("Besh qator",
                          "Ikki parametr bir vaqtda yangilanadi",
                          "Qachon toʻxtash kerak")},
    {"05_organish_tezligi": ("Tajriba: qadamni kattalashtiramiz",
                             "Bir oʻlchamli kosa",
                             "Xos qiymatlar: ikki yoʻnalish, ikki egrilik",
                             "Chegara: 2/λmax"),
     "06_masshtab": ("Birlik oʻrganish tezligini ikkiga ajratadi",
                     "Standart ogʻish: tor vodiydan aylanaga",
                     "Shartlanganlik soni")},
    {"07_autograd": ("Graf oldinga oʻtishda yoziladi", "Orqaga oʻtish",
                     "Formulasiz oʻqitish sikli",
                     "Hosila yoʻq joyda nima chiqadi?"),
     "08_autograd_mexanikasi": ("backward() yozmaydi, qoʻshadi",
                                "Yangilash grafga yozilmasin",
                                "Graf bir martalik")},
    {"09_oz_dvigatelimiz": ("Eng qisqa dvigatel",
                            "Birinchi tuzatish: har yoʻl alohida",
                            "Topologik tartib", "PyTorch bilan taqqoslash"),
     "10_torch_optim": ("torch.optim ichida nima bor?", "Bir qadam",
                        "Sikl bir marta yoziladi",
                        "SGD sinfini oʻzimiz yozamiz")},
    {"11_mini_batch": ("Oʻrtacha hisobda adashmaydi",
                       "Shovqin va batch hajmi",
                       "Minimumda turib boʻlmaydi",
                       "Tezlikni kamaytirib borish")},
    {"12_momentum": ("Ogʻir shar", "Effektiv oʻrganish tezligi",
                     "Bitta yoʻnalish: kritik momentum", "κ oʻrniga √κ")},
    {"13_adagrad_rmsprop": ("Yoʻnalish va kattalik",
                            "Adagrad: gradientlar tarixiga boʻlish",
                            "RMSprop: eskisini unutish",
                            "Adolatli taqqoslash")},
    {"14_adam": ("Ikki xotira", "Siljishni tuzatish", "Toʻliq qoida",
                 "lr baribir kerak")},
    {"15_adamw_jadvallar": ("Adamʼda jarima qayoqqa ketadi?",
                            "AdamW: soʻndirishni ajratamiz",
                            "Jadval: tezlik vaqtga bogʻliq",
                            "Qizdirish nima uchun kerak?")},
    {"16_umumlashtirish": ("Uchta nuqtani yashiramiz", "Bittadan yashirish",
                           "Model ham obyekt",
                           "Validatsiya tarixi va erta toʻxtatish")},
    {"17_taqqoslash": ("Adolatli taqqoslash bayonnomasi",
                       "Natija va standart xato", "Juft farq",
                       "Takrorlanish qayerda tugaydi?")},
    {"18_egrilik_muon": ("Nyuton qayerda adashadi?",
                         "L-BFGS: egrilik gradientlar ayirmasida",
                         "Mini-batch shovqini",
                         "Matritsa masalasida musobaqa")},
    {"19_aniqlik": ("Son qanday saqlanadi", "Qotish qonuni",
                    "Qotishga qarshi uch usul", "torch.autocast nima qiladi")},
    {"20_loyiha": ("Oʻlchovlar fayli", "Yettita mezon",
                   "Namunaviy va zaif loyiha")},
)


class PlanError(ValueError):
    """A plan that the chapters do not bear out; the text is in Uzbek."""


class Facts(NamedTuple):
    """What the notebooks say of a chapter.

    minutes : its time of reading. sections : its headings.
    tasks : (number, stars, minutes) of each exercise. questions : how many.
    """

    minutes: int
    sections: tuple[str, ...]
    tasks: tuple[tuple[int, int, int], ...]
    questions: int


def facts(stem: str, root: Path = ROOT) -> Facts:
    """Return what the notebooks of a chapter say.

    Raises `PlanError` when a time or a heading has another form,
    `NotebookError` without the notebook.
    """
    nb = read(root / "chapters" / f"{stem}.ipynb")
    text = "\n".join(cell.source for cell in nb.cells
                     if cell.cell_type == "markdown")
    time = TIME.search(text)
    if time is None:
        raise PlanError(f"{stem}: “Oʻqish vaqti” satri topilmadi; sarlavhadan "
                        "keyin yozing")
    found = []
    for task in tasks(read(root / "solutions" / f"{stem}.ipynb")):
        heading = EXERCISE.match(task.cell.source)
        if heading is None:
            raise PlanError(f"{stem}, {task.number}-mashq: sarlavhada daraja "
                            "yoki vaqt yoʻq; `## 3-mashq. Nomi ★★☆ "
                            "(15 daqiqa)` kabi yozing")
        found.append((task.number, len(heading[1]), int(heading[2])))
    return Facts(int(time[1]), tuple(re.findall(r"^## (.+)$", text, re.M)),
                 tuple(found), len(parse(nb)))


def _numbers(numbers: list[int]) -> str:
    """Return 1–4, 1, 3 or —."""
    if not numbers:
        return "—"
    if len(numbers) > 2 and numbers == list(range(numbers[0],
                                                  numbers[-1] + 1)):
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def table(root: Path = ROOT) -> str:
    """Return the plan as Markdown: a table of work, one of sections.

    Raises `PlanError` for a section that its chapter does not have.
    """
    work = ["| hafta | bob | oʻqish | uy mashqlari | vaqti | qoʻshimcha "
            "| savollar |", "| --- | --- | --- | --- | --- | --- | --- |"]
    taught = ["| hafta | bob | darsda |", "| --- | --- | --- |"]
    for week, chapters in enumerate(WEEKS, 1):
        for stem, sections in chapters.items():
            known = facts(stem, root)
            for section in sections:
                if section not in known.sections:
                    raise PlanError(
                        f"{stem}: rejadagi “{section}” boʻlimi bobda yoʻq; "
                        "book/teacher/plan.py faylida nomini yangilang")
            home = [one for one in known.tasks if one[1] < 3]
            more = [one for one in known.tasks if one[1] == 3]
            link = f"{{doc}}`{int(stem[:2])} <{stem}>`"
            work.append(
                f"| {week} | {link} | {known.minutes} daqiqa "
                f"| {_numbers([one[0] for one in home])} "
                f"| {sum(one[2] for one in home)} daqiqa "
                f"| {_numbers([one[0] for one in more])} "
                f"| {known.questions} |")
            taught.append(f"| {week} | {link} | {'; '.join(sections)} |")
    return "\n".join([*work, "", "Darsda quyidagi boʻlimlar tushuntiriladi, "
                      "bobning qolgan qismi uyda oʻqiladi.", "", *taught])
