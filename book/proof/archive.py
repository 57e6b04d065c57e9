"""Reports of verifications elsewhere: other releases, processors, threads.

Each file of ``reports/`` is one verification of the whole book: with which
torch, on what, how many cells were equal, which differ. It names no machine.
``book.proof.outlook`` and ``book.proof.matrix`` write them with --keep, the
page “Bu kitob qanday yaratilgan” shows them (`book.blocks`).
"""
import json
import platform
import re
from pathlib import Path
from typing import Any, TypedDict, cast

from book.notebooks import ROOT, read
from book.report import Report, date

FOLDER = "book/proof/reports"
PLACE = re.compile(r"(?P<path>[\w/]+\.ipynb), (?P<number>\d+)-katak ")
SAFE = re.compile(r"[\w .,()+-]*")
VERSION = re.compile(r"\d+\.\d+\.\d+")
# Why a cell differs elsewhere. Every difference in the archive has its reason.
REASONS = {
    "07_autograd#sinish":
        "`clamp(t, min=0)` uchun chegaraning oʻzidagi hosila oʻzgardi: `2.13` "
        "gacha u 1 edi, `2.14` dan boshlab 0. Grafik u yerda singani uchun "
        "ikkala qiymat ham bir tomonlama hosilalardan biriga teng.",
    "08_autograd_mexanikasi#yakobi":
        "Sonlar oʻsha, lekin `2.14` da `torch.func.jvp` birinchi chaqiruvda "
        "`torch.jit.script` eskirgani haqida ogohlantirish chiqaradi. "
        "Yozilgan natijada bunday matn yoʻq.",
    "18_egrilik_muon#koeffitsiyentlar":
        "Katak PyTorch versiyasining oʻzini ham chop etadi. Muon "
        "optimizatorining sozlamalari sinalgan hamma versiyalarda bir xil.",
    "ilova_xatolar#xato-joyida":
        "Xato xabarida amalning nomi boshqacha: `2.12` gacha `ExpBackward0`, "
        "`2.13` dan boshlab `Exp`. Xabarning qolgan qismi oʻzgarmagan.",
}


class Difference(TypedDict):
    """A cell that printed something else."""

    page: str  # chapters/07_autograd.ipynb
    cell: str  # its id


class Entry(TypedDict):
    """One report of the archive."""

    torch: str  # 2.14.1
    build: str  # "cpu", or of a GPU build "cu130"
    system: str  # Linux x86_64
    python: str  # 3.11
    instructions: str  # those torch used: AVX512
    threads: int
    kernels: str  # forked or cold
    date: str  # 2026-11-27
    notebooks: int
    cells: int  # compared
    equal: int
    differences: list[Difference]


def name_of(entry: Entry) -> str:
    """Return the file's name, which tells the reports apart."""
    system = re.sub(r"\W+", "-", entry["system"].lower())
    return (f"torch-{entry['torch']}-{entry['build']}-{system}-"
            f"{entry['instructions'].lower()}-{entry['threads']}.json")


def entry_of(report: Report, build: str, instructions: str, threads: int,
             kernels: str = "forked", root: Path = ROOT) -> Entry:
    """Return what the archive keeps of a verification of the whole book.

    Raises `ValueError` when something other than cells was wrong, or a cell
    did not end in time, because then the report says nothing about the
    library.
    """
    from book.verify import REASONS as SAID  # brings pytest, wanted here alone
    late = (SAID["Timeout of"], SAID["Kernel dead"])
    found = []
    for line in report["problems"]:
        if any(one in line.partition("\n")[0] for one in late):
            raise ValueError("katak tugamagan, bu farq emas; kompyuter "
                             f"boʻshaganda takrorlang: {line.splitlines()[0]}")
        place = PLACE.match(line)
        if place is None:
            raise ValueError("bu hisobotda kataklardan boshqa xato ham bor, "
                             f"u arxivga kirmaydi: {line.splitlines()[0]}")
        nb = read(root / place["path"])
        found.append(Difference(page=place["path"],
                                cell=nb.cells[int(place["number"]) - 1].id))
    return Entry(
        torch=report["torch"], build=build,
        system=f"{platform.system()} {platform.machine()}",
        python=".".join(platform.python_version_tuple()[:2]),
        instructions=instructions, threads=threads, kernels=kernels,
        date=report["when"][:10], notebooks=len(report["notebooks"]),
        cells=sum(one["cells"] for one in report["notebooks"]),
        equal=report["cells"], differences=found)


def keep(entry: Entry, root: Path = ROOT) -> Path:
    """Write a report into the archive; return its file."""
    path = root / FOLDER / name_of(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(entry, ensure_ascii=False, indent=1) + "\n",
                    encoding="utf-8")
    return path


def _wrong(found: Any, path: Path, root: Path) -> str:
    """Return what is wrong with the content of a report, "" if nothing."""
    kinds = dict.fromkeys(Entry.__annotations__, str) | {
        "threads": int, "notebooks": int, "cells": int, "equal": int,
        "differences": list}
    if not isinstance(found, dict):
        return "obyekt emas"
    if strange := sorted(found.keys() ^ kinds.keys()):
        return f"ortiqcha yoki yetishmaydigan maydon: {', '.join(strange)}"
    for name, value in found.items():
        if type(value) is not kinds[name]:
            return f"“{name}” maydonining turi notoʻgʻri"
        if kinds[name] is str and not SAFE.fullmatch(str(value)):
            return f"“{name}” maydonida ortiqcha belgi bor: {str(value)[:30]}"
    if not VERSION.fullmatch(found["torch"]):
        return f"torch versiyasi tushunarsiz: {found['torch']}"
    for one in found["differences"]:
        if not isinstance(one, dict) or one.keys() != (
                Difference.__annotations__.keys()):
            return "farqlar roʻyxati tushunarsiz"
        if not (root / str(one["page"])).is_file():
            return f"kitobda bunday sahifa yoʻq: {one['page']}"
    if found["equal"] + len(found["differences"]) != found["cells"]:
        return "mos va farqli kataklar yigʻindisi jamiga teng emas"
    name = name_of(cast(Entry, found))
    if path.name != name:
        return f"fayl nomi {name} boʻlishi kerak"
    try:
        date(found["date"])
    except ValueError:
        return f"sana tushunarsiz: {found['date']}"
    return ""


def entries(root: Path = ROOT) -> list[Entry]:
    """Return the reports, the newest torch first, then the fastest.

    Raises `ValueError` with an Uzbek text for a file that is no report, and
    when there is none.
    """
    found = []
    for path in sorted(root.joinpath(FOLDER).iterdir()
                       if root.joinpath(FOLDER).is_dir() else ()):
        place = f"{FOLDER}/{path.name}"
        try:
            entry = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            raise ValueError(f"{place} hisobot emas: JSON oʻqilmadi; uni "
                             "oʻchiring yoki `make outlook ARGS=--keep` bilan "
                             "yangidan yozing") from None
        if wrong := _wrong(entry, path, root):
            raise ValueError(f"{place}: {wrong}; uni oʻchiring yoki yangidan "
                             "yozing")
        found.append(cast(Entry, entry))
    if not found:
        raise ValueError(f"{FOLDER} papkasida hisobot yoʻq; `make outlook "
                         "ARGS=--keep` birinchisini yozadi")
    return sorted(found, key=lambda one: (
        [-int(part) for part in one["torch"].split(".")],
        one["instructions"], one["threads"]))


def named(where: Difference) -> str:
    """Return a cell's name as the page shows it: 07_autograd#sinish.

    A solution's with its folder.
    """
    page = where["page"].removesuffix(".ipynb").removeprefix("chapters/")
    return f"{page}#{where['cell']}"


def table(root: Path = ROOT) -> str:
    """Return the reports as a Markdown table, and why cells differ.

    Raises `ValueError` as `entries` does, and for a cell without a reason.
    """
    found = entries(root)
    cells = sorted({named(where) for one in found
                    for where in one["differences"]})
    for cell in cells:
        if cell not in REASONS:
            raise ValueError(f"{cell} katagi nega farq qilishi yozilmagan; "
                             "sababini book/proof/archive.py faylidagi "
                             "REASONS jadvaliga qoʻshing")
    reasons = [f"- `{cell}` ({', '.join(_with(cell, found))}). "
               f"{REASONS[cell]}" for cell in cells]
    return "\n".join([*_rows(found), "", *reasons]).strip()


def _with(cell: str, found: list[Entry]) -> list[str]:
    """Return the releases with which a cell differs, as code."""
    return list(dict.fromkeys(
        f"`{one['torch']}`" for one in found
        if any(named(where) == cell for where in one["differences"])))


def _rows(found: list[Entry]) -> list[str]:
    """Return the lines of the table."""
    rows = ["| PyTorch | nusxasi | buyruqlar | oqim | solishtirilgan "
            "| farqli |", "| --- | --- | --- | --- | --- | --- |"]
    for one in found:
        build = "CPU" if one["build"] == "cpu" else f"GPU ({one['build']})"
        count = f"{one['cells']:,}".replace(",", "\u00a0")
        rows.append(f"| {one['torch']} | {build} | {one['instructions']} "
                    f"| {one['threads']} | {count} "
                    f"| {len(one['differences'])} |")
    return rows
