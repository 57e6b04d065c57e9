"""The steppers: what they compute is torch's and the book's, to the digit."""
import contextlib
import functools
import json
import math
import random
import re
import unicodedata
from fractions import Fraction

import nbformat
import pytest
import torch
from conftest import ROOT, build, copy_sources, read
from py_mini_racer import JSEvalException, MiniRacer
from test_axe import AXE
from test_pages import ENGLISH

from book.notebooks import code_cells
from book.sphinx import stepper

TYPES = {"float32": torch.float32, "float64": torch.float64}
PAGES = {page: ROOT / f"{page}.ipynb" for page in stepper.STEPPERS}
CHAPTERS = {page[9:11]: page for page in PAGES}


class Engine:
    """A stepper's script in V8."""

    def __init__(self, element, change=None):
        """Start it; ``change``: (old, new) of its source."""
        source = (stepper.HERE / f"{element}.js").read_text(encoding="utf-8")
        if change:
            assert change[0] in source, change
            source = source.replace(*change)
        self.running = MiniRacer()
        self.running.eval(source)

    def __call__(self, expression, *arguments):
        """Return a function's value."""
        given = ", ".join(map(json.dumps, arguments))
        text = self.running.eval(f"JSON.stringify({expression}({given}))")
        return json.loads(text)

    def close(self):
        """End it; an engine that is left open may keep the process."""
        self.running.close()


@pytest.fixture
def engine(request):
    """The engine that a test's parameter names."""
    with contextlib.closing(Engine(request.param)) as running:
        yield running


graph = pytest.mark.parametrize("engine", [stepper.GRAPH], indirect=True)
secant = pytest.mark.parametrize("engine", [stepper.SECANT], indirect=True)


def output(chapter, cell):
    """Return what a cell of a chapter has printed, as recorded."""
    return outputs(chapter)[cell]


@functools.cache
def outputs(chapter):
    """Return {cell: what it has printed}."""
    return {cell.id: "".join(part.get("text", "") for part in cell.outputs)
            for cell in code_cells(read(PAGES[CHAPTERS[chapter]]))}


def settings(chapter, place):
    """Return the settings of one stepper."""
    return stepper.STEPPERS[CHAPTERS[chapter]][place][1]


# Graphs ----------------------------------------------------------------------


def by_name(engine, spec, **options):
    """Return {node: (value, gradient)} of a graph of the table."""
    found = engine("graphStepper.run", {**spec, **options})
    return {node["name"]: (node["value"], gradient) for node, gradient
            in zip(found["nodes"], found["gradients"])}


def in_torch(program, constants=()):
    """Return {name: (value, gradient)} of the same program by autograd."""
    names, tensors = {}, {}
    for call in program.split("|"):
        for line in call.split(";"):
            name, _, expression = line.strip().partition(" = ")
            plain = unicodedata.normalize("NFKC", name)
            value = eval(expression, {}, names)
            if not isinstance(value, torch.Tensor):
                value = torch.tensor(float(value),
                                     requires_grad=name not in constants)
            if value.requires_grad:
                value.retain_grad()
                tensors[name] = value
            names[plain] = last = value
        last.backward(retain_graph=True)
    return {name: (value.item(), 0.0 if value.grad is None
                   else value.grad.item()) for name, value in tensors.items()}


def graphs():
    """Return all graphs of the table."""
    return [spec for page in stepper.STEPPERS.values()
            for element, given in page.values() if element == stepper.GRAPH
            for spec in given["graphs"]]


def random_program(seed):
    """Return a program of sums, products and powers with shared nodes."""
    rng = random.Random(seed)
    lines = [f"a{k} = {rng.uniform(-2, 2):.3f}" for k in range(3)]
    names = [f"a{k}" for k in range(3)]
    for k in range(rng.randint(3, 12)):
        sign = rng.choice(["+", "+", "-", "*", "*", "**"])
        right = (str(rng.choice([2, 3])) if sign == "**"
                 else rng.choice([*names[-4:], "2", "0.5"]))
        lines.append(f"n{k} = {rng.choice(names[-4:])} {sign} {right}")
        names.append(f"n{k}")
    # Whatever nothing has used yet flows into the result.
    text = "; ".join(lines)
    for k, name in enumerate(name for name in names[:-1]
                             if len(re.findall(rf"\b{name}\b", text)) == 1):
        lines.append(f"s{k} = {names[-1]} + {name}")
        names.append(f"s{k}")
    return "; ".join(lines)


def graph_faults(engine):
    """Return in how many graphs an engine differs from torch and the book."""
    wrong = []
    for spec in graphs():
        if by_name(engine, spec) != in_torch(
                spec["program"], spec.get("constants", ())):
            wrong.append(spec["name"])
    for seed in range(50):
        program = random_program(seed)
        ours, theirs = by_name(engine, {"program": program}), in_torch(program)
        if ours.keys() != theirs.keys() or not all(
                math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
                for name in ours
                for one, other in zip(ours[name], theirs[name])):
            wrong.append(seed)
    return wrong + book_faults(engine)


def book_faults(engine):
    """Return what differs from the recorded outputs of the chapters."""
    wrong = []

    def compare(what, ours, theirs):
        if ours != theirs:
            wrong.append((what, ours, theirs))

    # Chapter 7: the table of one point, and w used twice.
    one, two = settings("07", "ikki-yol")["graphs"]
    ours, rows = by_name(engine, one), {
        "loss": "ℓ", "e": "e", "y_hat": "ŷ", "u": "u", "b": "b", "w": "w"}
    for line in output("07", "orqaga-tekshiruv").splitlines()[1:]:
        name, value, gradient = line.split()
        compare(name, ours[rows.pop(name)], (float(value), float(gradient)))
    compare("7", rows, {})
    compare("w", f"w.grad: {by_name(engine, two)['w'][1]:.1f}",
            output("07", "ikki-yol").strip())
    # Chapter 8: what has come together after each call.
    calls = settings("08", "qoshadi")["graphs"][0]
    for zeroing in (False, True):
        program, seen = "", []
        for call in calls["program"].split("|"):
            program += ("|" if program else "") + call
            seen.append(by_name(engine, {"program": program},
                                zeroing=zeroing)["w"][1])
        wanted = [float(number) for number in re.findall(
            r": (\S+)", output("08", "qoshadi"))]
        compare("calls", seen, [b - a for a, b in zip(
            [0, *wanted], wanted)] if zeroing else wanted)
    # Chapter 9: the naive order gives 8, the right one 4.
    spec, = settings("09", "fig-09-daraxt")["graphs"]
    naive = by_name(engine, spec, order="naive")
    compare("8", f"c.data: {naive['c'][0]:.1f}  a.grad: {naive['a'][1]:.1f}",
            output("09", "sakkiz").strip())
    compare("4", f"a.grad: {by_name(engine, spec)['a'][1]:.1f}",
            output("09", "yollar").strip())
    spec, = settings("09", "fig-09-graf")["graphs"]
    naive = by_name(engine, spec, order="naive")
    right = by_name(engine, spec)
    for line in output("09", "tartib-sinov").splitlines()[1:]:
        name, *both = line.split()
        compare(name, [right[name][1], naive[name][1]],
                [float(number) for number in both])
    return wrong + order_faults(engine, spec)


def order_faults(engine, spec):
    """Return whether the visits are not those that the chapter prints."""
    steps = engine("graphStepper.run", spec)
    visits = [[steps["nodes"][step["node"]]["name"],
               sum(step["parts"][step["node"]])]
              for step in steps["steps"] if step["kind"] == "backward"]
    wanted = [[name, float(gradient)] for name, gradient in re.findall(
        r"\('(.)', (\S+)\)", output("09", "graf-tartibi"))]
    return [] if visits == wanted else [(visits, wanted)]


@graph
def test_graphs_have_the_values_and_gradients_of_torch_and_the_book(
        engine, float64):
    assert not graph_faults(engine)


def test_the_book_s_eight_and_four(float64):
    """The numbers that the whole chapter is about, written out."""
    spec, = settings("09", "fig-09-daraxt")["graphs"]
    with contextlib.closing(Engine(stepper.GRAPH)) as engine:
        assert by_name(engine, spec, order="naive")["a"] == (1, 8)
        assert by_name(engine, spec, order="topological")["a"] == (1, 4)
        assert "8 chiqdi. Toʻgʻri javob esa a boʻyicha 4." in engine(
            "graphStepper.show", spec, {"order": "naive"}, 99)["message"]


GRAPH_CHANGES = [
    ("(p, q) => p + q", "(p, q) => p - q"),
    ("(p, q) => p - q", "(p, q) => q - p"),
    ("(p, q) => p * q", "(p, q) => p * q * q"),
    ("slopes: () => [1, 1]", "slopes: () => [1, 0.5]"),
    ("slopes: () => [1, -1]", "slopes: () => [1, 1]"),
    ("slopes: (p, q) => [q, p]", "slopes: (p, q) => [p, q]"),
    ("[n * power(p, n - 1)]", "[n * power(p, n)]"),
    ("[n * power(p, n - 1)]", "[power(p, n - 1)]"),
    ("k < exponent", "k <= exponent"),
    ("let result = 1;", "let result = 2;"),
    ("part: gradient * slopes[k]", "part: gradient + slopes[k]"),
    ("part: gradient * slopes[k]", "part: slopes[k]"),
    ("sum + part, 0)", "part, 0)"),
    ("sum + part, 0)", "sum + part, 1)"),
    ("parts[root].push(1)", "parts[root].push(2)"),
    ("return order.reverse()", "return order"),
    ("else if (!seen.has(node))", "else"),
    ("if (zeroing && call)", "if (call)"),
    ("if (zeroing && call)", "if (false)"),
    ("seen.add(node);\n          stack.push([node, true]);",
     "seen.add(node);\n          order.push(node);"),
]


@pytest.mark.parametrize("change", GRAPH_CHANGES, ids=lambda pair: pair[1])
def test_a_changed_graph_engine_is_noticed(change, float64):
    # A change that stops the script is seen too.
    with (contextlib.closing(Engine(stepper.GRAPH, change)) as engine,
          contextlib.suppress(JSEvalException)):
        assert graph_faults(engine)


# Secants ---------------------------------------------------------------------


@functools.cache
def chapter_data():
    """Return x and y of the notebook's first cell."""
    names = {}
    cell = next(cell for cell in read(PAGES[CHAPTERS["02"]]).cells
                if cell.id == "malumot")
    exec(cell.source, names)
    return names["x"], names["y"]


@functools.cache
def torch_slope(name, method, h, dtype):
    """Return the slope as the cells of the chapter compute it."""
    x, y = (data.to(dtype) for data in chapter_data())

    def f(p):
        if name == "sin":
            return torch.sin(p)
        w, b = (p, torch.tensor(0.0, dtype=dtype)) if name == "w" else (
            torch.tensor(1.0, dtype=dtype), p)
        return ((w * x + b - y) ** 2).mean()

    at = torch.tensor(0.0 if name == "b" else 1.0, dtype=dtype)
    if method == "central":
        return ((f(at + h) - f(at - h)) / (2 * h)).item()
    return ((f(at + h) - f(at)) / h).item()


def rounded(w, b, kind):
    """Return two numbers as a type holds them."""
    return torch.tensor([w, b], dtype=TYPES[kind]).tolist()


@functools.cache
def losses():
    """Return {(w, b, type): loss} at random points."""
    rng, found = random.Random(2), {}
    for _ in range(50):
        w, b = rng.uniform(-1, 2), rng.uniform(-9, 9)
        for kind, dtype in TYPES.items():
            x, y = (data.to(dtype) for data in chapter_data())
            here = torch.tensor([w, b], dtype=dtype)
            found[w, b, kind] = ((here[0] * x + here[1] - y) ** 2
                                 ).mean().item()
    return found


@functools.cache
def sines():
    """Return {t: sine}, the nearest number, from the series in fractions."""
    rng, found = random.Random(3), {}
    for _ in range(100):
        t = rng.uniform(0, 2)
        term = total = Fraction(t)
        for n in range(2, 40, 2):
            term *= -Fraction(t) ** 2 / (n * (n + 1))
            total += term
        found[t] = float(total)
    return found


@functools.cache
def derivatives():
    """Return the derivative of each function, by autograd."""
    x, y = chapter_data()
    w, b, t = (torch.tensor(at, requires_grad=True) for at in (1.0, 0.0, 1.0))
    (((w * x + b - y) ** 2).mean() + torch.sin(t)).backward()
    return {"w": w.grad.item(), "b": b.grad.item(), "sin": t.grad.item()}


@functools.cache
def printed_slopes():
    """Return what chapter 2 prints of the function and h that it names.

    [(name, method, type, h, what, digits as printed)]; what: a slope, its
    error, or the error's amount.
    """
    found = []
    for cell, name, method, kind, what in (
            ("farq", "w", "forward", "float64", "slope"),
            ("oldinga-jadval", "w", "forward", "float64", "slope"),
            ("oldinga-tekshiruv", "w", "forward", "float64", "error"),
            ("markaziy-jadval", "w", "central", "float64", "slope"),
            ("kichik-h", "b", "central", "float32", "slope")):
        for line in output("02", cell).splitlines():
            if not line.startswith("h = "):
                continue
            h, *rest = re.findall(r"= *(\S+)", line)
            number = rest[0] if what == "error" else rest[-1]
            found.append((name, method, kind, float(h), what, number))
    for line in output("02", "sinus-jadval").splitlines()[1:]:
        h, *both = line.split()
        found += [("sin", "central", kind, float(h), "amount", number)
                  for kind, number in zip(TYPES, both)]
    return found


def secant_faults(engine):
    """Return where an engine differs from torch and from the chapter."""
    wrong = []
    x, y = chapter_data()
    for ours, theirs in ((engine("(() => secantStepper.X)"), x),
                         (engine("(() => secantStepper.Y)"), y)):
        if ours != theirs.tolist():
            wrong.append(ours)
    # Each place of the slider, bit for bit.
    for name, most in (("w", 4), ("b", 4), ("sin", 0)):
        for place in range(-48, most + 1):
            h = engine("secantStepper.step", place)
            if not math.isclose(h, 10 ** (place / 4), rel_tol=1e-15):
                wrong.append((place, h))
            for method in ("forward", "central"):
                for kind, dtype in TYPES.items():
                    ours = engine("secantStepper.slope", name, method, h, kind)
                    if ours != torch_slope(name, method, h, dtype):
                        wrong.append((name, method, h, kind, ours))
    for (w, b, kind), value in losses().items():
        if engine("secantStepper.loss", *rounded(w, b, kind), kind) != value:
            wrong.append((w, b, kind))
    for t, value in sines().items():
        if engine("secantStepper.sine", t, "float64") != value:
            wrong.append(t)
    for name, exact in derivatives().items():
        if not math.isclose(engine("secantStepper.exact", name), exact,
                            rel_tol=1e-13):
            wrong.append((name, exact))
    # What the chapter prints, to the last digit.
    for name, method, kind, h, what, number in printed_slopes():
        ours = engine("secantStepper.slope", name, method, h, kind)
        miss = engine("secantStepper.error", name, method, h, kind)
        value = {"slope": ours, "error": miss, "amount": abs(miss)}[what]
        digits = len(number.partition("e")[0].partition(".")[2])
        if f"{value:.{digits}{'e' if 'e' in number else 'f'}}" != number:
            wrong.append((name, method, h, kind, value, number))
    return wrong


@secant
def test_secants_have_the_slopes_of_torch_and_the_chapter(engine, float64):
    assert len(printed_slopes()) == 3 + 6 + 3 + 3 + 6 + 22
    assert not secant_faults(engine)


@secant
def test_the_error_falls_and_rises_again(engine):
    """And the least is where the chapter's table has it."""
    for kind, best in (("float32", 1e-2), ("float64", 1e-5)):
        errors = {10.0 ** -k: abs(engine("secantStepper.error", "sin",
                                         "central", 10.0 ** -k, kind))
                  for k in range(11)}
        assert min(errors, key=errors.get) == best
        assert errors[1.0] > errors[best] < errors[1e-10]


@secant
def test_the_shown_numbers_are_those_of_the_table(engine):
    """The text beside the slider prints as the chapter does."""
    for line in output("02", "sinus-jadval").splitlines()[1:]:
        h, *both = line.split()
        for kind, number in zip(TYPES, both):
            text = engine("secantStepper.show", {
                "name": "sin", "method": "central", "type": kind,
                "place": 4 * int(h[2:])})
            assert f"xatolik <b>{number}</b>" in text["message"]


SECANT_CHANGES = [
    ("34.552039", "34.552038"), ("0.18034637", "0.18034638"),
    ("float32: Math.fround", "float32: value => value"),
    ("float32: 8, float64: 4", "float32: 4, float64: 4"),
    ("float32: 8, float64: 4", "float32: 8, float64: 8"),
    ("sum = round(sum + part)", "sum = sum + part"),
    ("round(sum / values.length)", "round(sum / 10)"),
    ("round(w * round(x)) + b", "w * round(x) + b"),
    ("round(w * round(x)) + b", "round(w * round(x)) - b"),
    ("- round(Y[i])", "- Y[i]"),
    ("round(error * error)", "round(Math.abs(error))"),
    ("134217729", "3"), ("plus(sum, rest + b + d)", "plus(sum, rest)"),
    ("-n * (n + 1)", "n * (n + 1)"),
    ("n < 34", "n < 14"),
    ("value - 2 ** -24", "value + 2 ** -24"),
    ("0.9900000095367432, ", ""),
    ("const right = value(round(at + round(h)), type)",
     "const right = value(at + h, type)"),
    ("value(round(at - round(h)), type) : value(at, type)",
     "value(round(at + round(h)), type) : value(at, type)"),
    ('method === "central" ? 2 * h : h', 'method === "central" ? h : h'),
    ("round(round(right - left) / across)", "(right - left) / across"),
    ("1.7782794100389228", "1.7782794100389"),
    ("w: {at: 1", "w: {at: 2"), ("b: {at: 0", "b: {at: 1"),
    ("sin: {at: 1", "sin: {at: 0"),
    ("exact: series(1, 0)", "exact: series(1, 1)"),
    ("- 2 * mean(X.map((x, i) => x * Y[i])",
     "- mean(X.map((x, i) => x * Y[i])"),
]


@pytest.mark.parametrize("change", SECANT_CHANGES, ids=lambda pair: pair[1])
def test_a_changed_secant_engine_is_noticed(change, float64):
    with contextlib.closing(Engine(stepper.SECANT, change)) as engine:
        assert secant_faults(engine)


# Pages -----------------------------------------------------------------------


def test_every_place_of_the_table_is_in_its_notebook():
    for page, path in PAGES.items():
        names = set()
        for cell in read(path).cells:
            names |= {cell.id, cell.metadata.get("mystnb", {}).get(
                "figure", {}).get("name")}
        assert set(stepper.STEPPERS[page]) <= names, page


def test_a_missing_place_refuses_the_build_in_words(tmp_path):
    folder = copy_sources(tmp_path / "a", ["_config.yml", "book", "_static",
                                           "locale"])
    page = "chapters/08_autograd_mexanikasi"
    (folder / "chapters").mkdir()
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {page}\n")
    cells = [nbformat.v4.new_markdown_cell("# Sinov", id="sarlavha"),
             nbformat.v4.new_code_cell("1", id="boshqa")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / (
        f"{page}.ipynb"))
    status, said = build(folder)
    assert status != 0
    said = " ".join(said.split())
    assert f"{page}: “qoshadi” nomli rasm yoki katak yoʻq" in said, said
    assert "STEPPERS jadvalida tuzating" in said


def test_scripts_and_styles_are_loaded_where_a_stepper_stands(site):
    for name in site.names:
        text, used = site.text(name), 0
        for element in (stepper.GRAPH, stepper.SECANT):
            stands = f"<{element} " in text
            assert (f"{element}.js" in text) == stands, name
            assert not stands or re.search(
                rf'<script defer="defer" src="[^"]*{element}\.js', text)
            used += stands
        assert ("stepper.css" in text) == bool(used), name
        wanted = stepper.STEPPERS.get(name.removesuffix(".html"), {})
        assert len(re.findall("<(?:graph|secant)-stepper ", text)) == len(
            wanted), name


def messages(engine):
    """Return all that the steps of all graphs of the table say."""
    for spec in graphs():
        for options in ({}, {"order": "naive"}, {"zeroing": True}):
            last = engine("graphStepper.show", spec, options, 0)["last"]
            for step in range(last + 1):
                yield engine("graphStepper.show", spec, options, step)[
                    "message"]


@graph
def test_every_step_is_said_in_uzbek_and_in_short_sentences(engine):
    for text in messages(engine):
        assert not ENGLISH.search(text), text
        assert not re.search("undefined|NaN|null|\\[object", text), text
        for sentence in re.split(r"(?<=[.])\s", text):
            words = re.findall(r"[^\W\d_]{2,}", sentence)
            assert len(words) <= 20, sentence


def steppers(page):
    """Return the page's steppers."""
    return page.locator("graph-stepper, secant-stepper")


CHAPTER_9 = "chapters/09_oz_dvigatelimiz.html"
CHAPTER_2 = "chapters/02_sonli_hosila.html"


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_reader_walks_through_the_graph_by_keyboard(
        site, address, browser, from_disk):
    page, said = browser.new_page(viewport={"width": 390, "height": 844}), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site.folder.as_uri() if from_disk else address}/{CHAPTER_9}")
    graph = steppers(page).first
    on = graph.get_by_role("button", name="Keyingi qadam")
    back = graph.get_by_role("button", name="Oldingi qadam")
    status = graph.get_by_role("status")
    gradient = graph.locator("tbody tr").first.locator("td").last
    assert back.is_disabled() and gradient.inner_text() == "—"
    on.focus()
    for _ in range(40):
        if on.is_disabled():
            break
        page.keyboard.press("Enter")
    assert gradient.inner_text() == "2 + 2 + 2 + 2 = 8"
    assert "Toʻgʻri javob esa a boʻyicha 4." in status.inner_text()
    # The focus has gone to the button that still works.
    page.keyboard.press("Enter")
    assert "Toʻgʻri javob" not in status.inner_text() and on.is_enabled()
    graph.get_by_role("radio", name="sodda rekursiya").focus()
    page.keyboard.press("ArrowRight")
    assert gradient.inner_text() == "—"
    graph.get_by_role("slider").focus()
    page.keyboard.press("End")
    assert gradient.inner_text() == "2 + 2 = 4"
    assert "a boʻyicha 4 chiqdi" in status.inner_text()
    assert not said
    page.close()


def test_the_reader_moves_h_and_sees_the_chapter_s_numbers(address, browser):
    page, said = browser.new_page(viewport={"width": 390, "height": 844}), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/{CHAPTER_2}")
    secant = steppers(page).last
    status, slider = secant.get_by_role("status"), secant.get_by_role("slider")
    for line in output("02", "sinus-jadval").splitlines()[1:]:
        h, *both = line.split()
        for kind, number in zip(TYPES, both):
            secant.get_by_role("radio", name=kind).check(force=True)
            slider.fill(str(4 * int(h[2:])))
            assert f"xatolik {number}" in status.inner_text()
    slider.focus()
    page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "h = 1e-12"
    secant.get_by_role("radio", name="float32").check(force=True)
    assert "h yutildi" in status.inner_text()
    secant.locator("summary").click()
    assert secant.locator("tbody tr").count() == 13
    assert not said
    page.close()


def test_without_a_script_and_on_paper_the_figure_stands_alone(
        address, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in (CHAPTER_2, CHAPTER_9):
        page.goto(f"{address}/{name}")
        assert steppers(page).count() == 2
        for k in range(2):
            assert not steppers(page).nth(k).is_visible()
    assert page.locator("#fig-09-daraxt img").is_visible()
    context.close()
    page = browser.new_page()
    page.goto(f"{address}/{CHAPTER_9}")
    assert steppers(page).first.is_visible()
    page.emulate_media(media="print")
    assert not steppers(page).first.is_visible()
    page.close()


@pytest.mark.parametrize("page_name", sorted(stepper.STEPPERS))
def test_axe_finds_nothing_in_a_stepper_that_is_used(
        address, browser, page_name):
    """In the middle of a walk, with everything open, in both modes."""
    context = browser.new_context(viewport={"width": 320, "height": 800},
                                  reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/{page_name}.html")
    page.evaluate(AXE)
    for k in range(steppers(page).count()):
        slider = steppers(page).nth(k).get_by_role("slider")
        slider.fill("5" if "graph" in steppers(page).nth(k).evaluate(
            "element => element.localName") else "-28")
        page.evaluate("document.querySelectorAll('.qadam details').forEach("
                      "fold => fold.open = true)")
    for theme in ("light", "dark"):
        page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
        found = page.evaluate(
            "axe.run([...document.querySelectorAll('.qadam')], "
            "{resultTypes: ['violations'], preload: false}).then("
            "result => result.violations.map(fault => [fault.id, "
            "fault.nodes[0].html]))")
        assert not found, found
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
