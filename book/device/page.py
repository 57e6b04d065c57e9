"""What the book shows of the record: tables and figures made from one file.

The record, ``record.json`` beside this module, is what ``measure.py`` printed
on one GPU. It is not measured again when the book is built, so three things
keep its numbers honest: cells of the page that show it are made from it and
must be exactly that (`cells`, `stale`); a sentence that quotes one of its
numbers names the very place, ``qurilma#step-11-device`` (`value`); and only
the pages of `QUOTED_BY` may quote it, each of which says so in its footer.
"""
import functools
import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from book.report import date

FILE = Path(__file__).with_name("record.json")
SHOWN = "book/device/record.json"
PAGE = "chapters/ilova_qurilma.ipynb"
QUOTED_BY = (PAGE, "chapters/19_aniqlik.ipynb")
NAME = "qurilma"  # of the record, in a note: 600 @ qurilma#step-11-device
DERIVED = "olchov-"  # how the id of a cell begins that is made from the record
COMMAND = "python -m book.device"
TITLE = "Bu jadval har yigʻishda qayta hisoblanmaydi"


@functools.cache
def record() -> dict[str, Any]:
    """Return the record."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def value(place: str) -> str:
    """Return the number at a place such as step-11-device, as text.

    Raises `KeyError` when the record has no number there.
    """
    found: Any = record()
    for name in place.split("-"):
        try:
            found = found[int(name)] if isinstance(found, list) else (
                found[name])
        except (KeyError, IndexError, ValueError, TypeError):
            raise KeyError(place) from None
    text = str(found)
    try:
        float(text)
    except ValueError:
        raise KeyError(place) from None
    return text


def source() -> str:
    """Return in words on what was measured, when, with what."""
    about = record()
    earlier = "" if about["script"] else " (oldingi tahriri)"
    return (f"{about['device']}, {date(about['date'])}, PyTorch "
            f"{about['torch']}, Python {about['python']}, "
            f"`{about['command']}`{earlier}.")


# Numbers as a table shows them ----------------------------------------------


def whole(number: float | None) -> str:
    """Return a number without decimals, thousands apart: 33 502."""
    if number is None:
        return "—"
    rounded = Decimal(str(number)).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{rounded:,}".replace(",", "\u00a0")


def comma(number: float | None, decimals: int) -> str:
    """Return a number with a decimal comma."""
    return "—" if number is None else f"{number:.{decimals}f}".replace(
        ".", ",")


def power(number: float | str | None) -> str:
    """Return a small number with two digits: 6,8·10⁻⁵."""
    if number is None:
        return "—"
    digits, exponent = f"{float(number):.1e}".split("e")
    up = str(int(exponent)).translate(
        str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{digits.replace('.', ',')}·10{up}"


def gradient(number: float | str) -> str:
    """Return a gradient with four decimals at most, `inf` as code."""
    if isinstance(number, str):
        return f"`{number}`"
    return f"{number:,.4f}".rstrip("0").rstrip(".").replace(
        ",", "\u00a0").replace(".", ",")


def box(what: str, head: list[str], rows: list[list[str]]) -> str:
    """Return a table in a box that says what it is and where it comes from."""
    lines = ["| " + " | ".join(cells) + " |"
             for cells in [head, ["---"] * len(head), *rows]]
    return "\n".join([f":::{{admonition}} {TITLE}", ":class: note", what,
                      source(), "", *lines, ":::"])


# The cells -------------------------------------------------------------------


def about_table() -> str:
    """Return on what was measured."""
    about = record()
    return box("Oʻlchangan qurilmalar.", ["nima", "qaysi"], [
        ["GPU", about["device"]],
        ["CPU", f"{about['processor']}, {about['instructions']}, "
         f"{about['threads']} oqim"]])


def points() -> str:
    """Return the literals of the first table, for the figure."""
    lines = ["# bitta qadam, mikrosekund; mediana",
             "# n: (CPU 1 oqim, CPU hamma oqim, GPU, GPU graf)", "qadam = {"]
    for n, row in record()["step"].items():
        values = ", ".join(map(repr, row.values()))
        lines.append(f"    {int(n):_}: ({values}),")
    return "\n".join([*lines, "}"])


def step_table() -> str:
    """Return one step of the loop over n points."""
    # The two that matter most come first: a phone shows those.
    columns = {"cpu_1": "CPU, 1 oqim", "device": "GPU", "graph": "GPU, graf",
               "cpu_all": f"CPU, {record()['threads']} oqim"}
    return box("Siklning bitta qadami, mikrosekund, mediana.",
               ["nuqtalar", *columns.values()],
               [[whole(int(n)), *(whole(row[name]) for name in columns)]
                for n, row in record()["step"].items()])


OPTIMIZERS = {
    "sgd": "SGD", "sgd_momentum": "SGD, momentum",
    "adam_loop": "Adam, sikl", "adam_foreach": "Adam, `foreach=True`",
    "adam_fused": "Adam, `fused=True`", "adamw_fused": "AdamW, `fused=True`",
    "rmsprop": "RMSprop", "adafactor": "Adafactor", "muon": "Muon"}


def optimizer_table() -> str:
    """Return what one step of each optimizer costs."""
    found, rows = record()["optimizer"], record()["optimizer"]["rows"]
    return box(
        f"{whole(found['parameters'])} ta `float32` parametr. Holat va "
        "qoʻshimcha xotira bitta parametrga hisoblangan.",
        ["optimizator", "millisekund", "holat, bayt", "qoʻshimcha, bayt"],
        [[label, comma(rows[name]["ms"], 2), comma(rows[name]["state"], 2),
          comma(rows[name]["extra"], 2)]
         for name, label in OPTIMIZERS.items() if rows.get(name)])


KINDS = {"default": "odatiy", "foreach": "`foreach=True`",
         "fused": "`fused=True`", "capturable": "`capturable=True`",
         "float64": "`float64`"}


def reference_table() -> str:
    """Return the two reference rows on both devices."""
    found = record()["reference"]
    rows = []
    for place, label in (("cpu", "CPU"), ("cuda", "GPU")):
        for kind, name in KINDS.items():
            sgd, adam = (found.get(f"{place}_{method}_{kind}")
                         for method in ("sgd", "adam"))
            if adam:
                rows.append([
                    f"{label}, {name}",
                    f"`{sgd['losses'][0]}`" if sgd else "—",
                    f"`{sgd['bits']}`" if sgd else "—",
                    f"`{adam['losses'][0]}`", f"`{adam['losses'][4]}`",
                    f"`{adam['bits']}`"])
    return box("Namunaviy ikki yurish, yoʻqotish va oxirgi parametrlarning "
               "bitlari (SHA-1 boshi).", [
                   "qayerda", "SGD, 500-epoxa", "SGD, oxirgi bitlar",
                   "Adam, 500-epoxa", "Adam, 2500-epoxa",
                   "Adam, oxirgi bitlar"], rows)


def repeat_table() -> str:
    """Return the bits of runs that were repeated on the GPU."""
    found = record()["determinism"]
    return box("Bitta dasturning GPUʼdagi takrorlari.",
               ["nima", "takrorlarning oxirgi bitlari"], [
        [name, ", ".join(f"`{one}`" for one in runs)] for name, runs in (
            ("Adam, oʻn bitta nuqta", record()["repeats"]),
            ("`index_add`, odatiy", found["free"]),
            ("`index_add`, deterministik", found["deterministic"]))])


FORMATS = {"highest": "`float32`, `highest`", "high": "`float32`, `high`",
           "medium": "`float32`, `medium`", "bfloat16": "`bfloat16`",
           "float16": "`float16`"}


def precision_table() -> str:
    """Return the error of a product and the gradient in each format."""
    found = record()["precision"]
    rows = [["aniq qiymat", "0", "0", *2 * [gradient(found["exact"][0])]]]
    for name, label in FORMATS.items():
        pair = [found["rows"][f"{place}_{name}"] for place in ("cpu", "cuda")]
        rows.append([label, *(power(one["product"]) for one in pair),
                     *(gradient(one["gradient"][0]) for one in pair)])
    return box("Matritsalar koʻpaytmasining nisbiy xatoligi va million "
               "nuqtadagi gradientning birinchi komponentasi.",
               ["format", "koʻpaytma, CPU", "koʻpaytma, GPU",
                "gradient, CPU", "gradient, GPU"], rows)


def training_table() -> str:
    """Return where each format ends on the eleven points."""
    found = record()["training"]
    rows = []
    for name in ("float32", "bfloat16", "float16"):
        for method, lr in (("SGD", "0.1"), ("SGD", "0.01"), ("Adam", "0.01"),
                           ("Adam", "0.001")):
            key = f"{name}_{method.lower()}_{lr.replace('.', '_')}"
            one, two = (found[f"{place}_{key}"] for place in ("cpu", "cuda"))
            rows.append([
                f"`{name}`", f"{method}, {lr.replace('.', ',')}",
                f"`{one['loss']}`", f"`{two['loss']}`",
                "ha" if one["params"] == two["params"] else "yoʻq"])
    return box("Oʻn bitta standartlashtirilgan nuqta, oxirgi yoʻqotish.",
               ["format", "usul, tezlik", "yoʻqotish, CPU", "yoʻqotish, GPU",
                "parametrlar bir xil"], rows)


def cells() -> dict[str, str]:
    """Return {id: source} of the cells that are made from the record."""
    made = {"qurilma": about_table, "qadam": step_table, "sonlar": points,
            "optimizator": optimizer_table, "namuna": reference_table,
            "takror": repeat_table, "format": precision_table,
            "oqitish": training_table}
    return {DERIVED + name: make() for name, make in made.items()}


def name_of(path: str) -> str:
    """Return folder and name of a page, also of a copy that is elsewhere."""
    return "/".join(Path(path).parts[-2:])


def is_shown(path: str, cell: NotebookNode) -> bool | None:
    """Return whether a cell shows the record as it is.

    None when it is none of the cells that are made from it.
    """
    made = str(cell.get("id", "")).startswith(DERIVED)
    if name_of(path) != PAGE or not made:
        return None
    return bool(cells().get(cell.id) == cell.source)


def stale(nb: NotebookNode) -> Iterator[tuple[NotebookNode | None, str]]:
    """Yield (cell, what is wrong) where the page is not what it would be."""
    made, seen = cells(), []
    for cell in nb.cells:
        if not str(cell.get("id", "")).startswith(DERIVED):
            continue
        seen.append(cell.id)
        if cell.id not in made:
            yield cell, f"“{cell.id}” katagini hech narsa hosil qilmaydi"
        elif cell.source != made[cell.id]:
            yield cell, f"“{cell.id}” katagi {SHOWN} bergani emas"
    for name in made:
        if seen.count(name) != 1:
            yield None, f"“{name}” katagi {seen.count(name)} marta turibdi"


def quotes(text: str) -> bool:
    """Return whether a page's source quotes the record in a note."""
    return f"{NAME}#" in text


def footer() -> str:
    """Return what a page that shows the record says of it."""
    about = record()
    return (f"Bu sahifadagi qurilma oʻlchovlari bunga kirmaydi: ular "
            f"{date(about['date'])} kuni bir marta oʻlchangan "
            f"({about['device']}, PyTorch {about['torch']}), har nusxada "
            "qayta oʻlchanmaydi va faqat "
            "oʻsha yozuv bilan solishtiriladi.")
