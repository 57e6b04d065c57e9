"""What would print something else tomorrow, or on another machine."""
import ast
import re
from collections.abc import Iterator

from book.rules.base import RECORDED, Book, Fault, Page, rule

CLOCK = re.compile(
    r"(time\.)?(time|perf_counter|monotonic|process_time)(_ns)?"
    r"|(time\.)?(ctime|localtime|strftime)"
    r"|(datetime\.)*(date|datetime)\.(now|today|utcnow)")
MAGIC = re.compile(r"^\s*%%?(time|timeit|prun)\b", re.MULTILINE)
# Functions that take their numbers from a generator they are given.
TORCH = re.compile(
    r"(torch\.|\w*\.)?(rand|randn|randint|randperm|bernoulli|multinomial"
    r"|normal|normal_|uniform_|bernoulli_|random_)|(\w+\.)*random_split")
GLOBAL = re.compile(
    r"random\.(random|randint|uniform|gauss|choice|choices|sample|shuffle"
    r"|randrange|normalvariate)"
    r"|(np|numpy)\.random\.\w+|torch\.(rand|randn|randint)_like")
SEEDED = re.compile(r"(np|numpy)\.random\.(default_rng|Generator|PCG64)")
FLOAT64 = "torch.set_default_dtype(torch.float64)"
# float32 is the subject of these, or what they print does not depend on it.
FLOAT32 = {"10_torch_optim", "ilova_xatolar"}
LONG_NUMBER = re.compile(r"(?<![\d.])-?\d*\.\d+(?:e[-+]?\d+)?")
MOST_DIGITS = 12  # significant ones that all machines agree on


def calls(source: str) -> list[tuple[str, ast.Call]]:
    """Return (name, call) for the calls in a cell; none when it is no Python.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return []
    return [(ast.unparse(node.func), node) for node in ast.walk(tree)
            if isinstance(node, ast.Call)]


@rule(*RECORDED)
def no_clock(page: Page, book: Book) -> Iterator[Fault]:
    """No cell asks what time it is, or how long something takes."""
    for cell in page.code:
        names = [name for name, _ in calls(cell.source)
                 if CLOCK.fullmatch(name)]
        names += [match[0].strip() for match in MAGIC.finditer(cell.source)]
        for name in dict.fromkeys(names):
            yield page.fault(
                cell, f"vaqt oʻlchanadi: {name}",
                "har safar boshqa natija chiqadi; vaqt oʻrniga qadam yoki "
                "amallarni sanang")


@rule(*RECORDED)
def random_numbers_are_seeded(page: Page, book: Book) -> Iterator[Fault]:
    """Random numbers come from a generator with a seed."""
    mend = ("urugʻli generatordan oling: "
            "generator=torch.Generator().manual_seed(0)")
    for cell in page.code:
        for name, call in calls(cell.source):
            given = {word.arg for word in call.keywords}
            free = ((TORCH.fullmatch(name) and "generator" not in given)
                    or (GLOBAL.fullmatch(name) and not SEEDED.fullmatch(name))
                    or (name.endswith("DataLoader") and "shuffle" in given
                    and "generator" not in given))
            if free:
                yield page.fault(
                    cell, f"tasodifiy sonlar urugʻsiz: {name}(…)", mend)


@rule(*RECORDED)
def double_precision(page: Page, book: Book) -> Iterator[Fault]:
    """A notebook with torch counts in float64: float32 noise differs."""
    sources = [cell.source for cell in page.code]
    if page.file.stem in FLOAT32 or any(FLOAT64 in s for s in sources):
        return
    for cell in page.code:
        if re.search(r"^(import torch|from torch)\b", cell.source,
                     re.MULTILINE):
            yield page.fault(
                cell, "float32 shovqini boshqa kompyuterda boshqacha chiqadi",
                f"shu katakda `{FLOAT64}` deb yozing")
            return


@rule(*RECORDED)
def printed_numbers_are_rounded(page: Page, book: Book) -> Iterator[Fault]:
    """What is printed has at most 12 significant digits."""
    for cell in page.code:
        for output in cell.outputs:
            text = (output.get("text", "")
                    or output.get("data", {}).get("text/plain", ""))
            for number in dict.fromkeys(LONG_NUMBER.findall(text)):
                digits = re.sub(r"e.*|[-.]", "", number).lstrip("0")
                if len(digits) > MOST_DIGITS:
                    yield page.fault(
                        cell, f"yaxlitlanmagan son: {number}",
                        f"{MOST_DIGITS} ta raqamdan koʻp chiqarmang: "
                        "f\"{x:.6f}\"")


@rule(*RECORDED)
def no_memory_address(page: Page, book: Book) -> Iterator[Fault]:
    """No output shows where in memory an object lies."""
    for cell in page.code:
        for output in cell.outputs:
            text = output.get("evalue", "") or output.get("text", "") or (
                output.get("data", {}).get("text/plain", ""))
            match = re.search(r"\bat 0x[0-9a-fA-F]{6,}", text)
            if match:
                yield page.fault(
                    cell, f"xotira manzili chop etilgan: {match[0]}",
                    "obyektning oʻzini emas, qiymatini chiqaring")
