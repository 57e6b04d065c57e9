"""The laboratory: its engine beside torch, its element in a browser."""
import contextlib
import json
import math
import os
import platform
import random
import re
import subprocess
import sys
from functools import cache

import numpy
import pytest
import torch
from conftest import ROOT, read
from descents import LOST, points
from py_mini_racer import JSEvalException, MiniRacer

SCRIPT = ROOT / "book/sphinx/static/laboratoriya.js"
METHODS = ("SGD", "momentum", "Nesterov", "Adagrad", "RMSprop", "Adam",
           "Adam, kosinus")
SCALES = ("xom", "onlik", "standart")
SETTINGS, CLOSE = 245, 1e-9
PATIENCE = 60  # seconds: a changed engine may not come to its end
# FMA and other lanes round otherwise: torch without them is what the engine
# equals bit for bit.
PLAIN = {"ATEN_CPU_CAPABILITY": "default"}
X86 = platform.machine() in ("x86_64", "AMD64")


# The engine in V8 ------------------------------------------------------------


class Engine:
    """The engine of a script, called from Python."""

    def __init__(self, source):
        self.v8 = MiniRacer()
        self.v8.eval(source)

    def ask(self, expression):
        """Return an expression's value; ``lab`` is the engine."""
        return json.loads(self.v8.eval(
            f"(lab => JSON.stringify({expression}))(kitobLaboratoriya)",
            timeout_sec=PATIENCE))

    def counts(self, *settings, most=20000):
        """Return [first, stays, lost, n] of each setting."""
        return self.ask(
            f"{json.dumps(settings)}.map(s => lab.descend(s, {most}, false))"
            ".map(r => [r.first, r.stays, r.lost, r.n])")

    def path(self, setting, most):
        """Return n × 3 numbers: w, b and loss before each step."""
        found = self.ask(
            f"(r => [[...r.ws], [...r.bs], [...r.losses]])(lab.descend("
            f"{json.dumps(setting)}, {most}))")
        # JSON has no infinity and no NaN: they are null.
        return numpy.array([[math.nan if v is None else v for v in row]
                            for row in found]).T

    def close(self):
        """End it: all engines of a process share one heap."""
        self.v8.close()


@cache
def source():
    """Return the script."""
    return SCRIPT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def engine():
    with contextlib.closing(Engine(source())) as running:
        yield running


# What the book has recorded -------------------------------------------------


def printed(name, cell):
    """Return what a cell of a chapter printed."""
    found, = [c for c in read(ROOT / f"chapters/{name}.ipynb").cells
              if c.get("id") == cell]
    return "".join(output.text for output in found.outputs
                   if output.output_type == "stream")


SCOREBOARD = re.compile(
    r"(?P<name>.{15}) +(?P<first>\d+)  (?P<lr>[\d.e-]+)(?:; (?P<beta>[\d.]+))?"
    r" +(?P<then>qoladi|chiqadi) +(?P<stays>\d+)  (?P<lr2>[\d.e-]+)"
    r"(?:; (?P<beta2>[\d.]+))? +\d+ +\d+")
# Not by a first-order rule: the laboratory does not have it.
WITHOUT = {"L-BFGS"}
# Counts of runs in which rounding grows to the size of the count. The
# scoreboard has its rules written with matrices, which round otherwise than
# torch.optim: what the laboratory counts is what torch.optim counts.
# {(row, count): so many losses show it}
ROUNDING = {("RMSprop", "first"): 300, ("RMSprop", "stays"): 2700,
            ("Adam", "stays"): 18000}


def rounding_run(engine, name, key):
    """Return the setting of one of `ROUNDING`."""
    return presets(engine, {"first": "TOUCHES", "stays": "STAYS"}[key])[name]


def scoreboard():
    """Return {name: its recorded row}, and check that no row was missed."""
    lines = printed("ilova_tablo", "jadval").strip().split("\n")[1:]
    rows = [SCOREBOARD.fullmatch(line) for line in lines]
    assert all(rows) and len(rows) == 10, lines
    return {row["name"].strip(): row.groupdict() for row in rows}


@cache
def offered(kind):
    """Return the list of runs that the element offers, as its script has it.

    Without a page the element is not defined: here enough of one is pretended.
    """
    with MiniRacer() as v8:
        v8.eval("var HTMLElement = class {}, customElements = {get() {}, "
                "define() {}};" + source())
        return json.loads(v8.eval(f"JSON.stringify(kitobLaboratoriya.{kind})"))


def presets(engine, kind):
    """Return {name: setting} of the runs that the element offers."""
    return {name: setting(engine, usul, lr, beta, scale)
            for name, usul, scale, lr, beta in offered(kind)}


def test_the_element_offers_what_the_scoreboard_found(engine):
    """Method, rate and beta of each row: first touch, and staying."""
    rows = scoreboard()
    touches, stays = presets(engine, "TOUCHES"), presets(engine, "STAYS")
    assert set(touches) == set(rows) - WITHOUT
    assert set(stays) == {name for name, row in rows.items()
                          if row["then"] == "chiqadi"}
    for runs, lr, beta in ((touches, "lr", "beta"), (stays, "lr2", "beta2")):
        for name, run in runs.items():
            assert run["lr"] == float(rows[name][lr]), name
            assert run["beta"] == float(rows[name][beta] or 0), name


def recorded_counts(engine):
    """Yield (what, setting, most, {place in the counts: recorded count})."""
    rows = scoreboard()
    for kind, key in (("TOUCHES", "first"), ("STAYS", "stays")):
        for name, run in presets(engine, kind).items():
            row, wanted = rows[name], {}
            if key == "first":
                wanted[0] = int(row["first"])
            if key == "stays" or row["then"] == "qoladi":
                wanted[1] = int(row["stays"])
            if key == "first" and row["then"] == "chiqadi":
                assert engine.counts(run)[0][1] != wanted[0], name
            if (name, key) not in ROUNDING:
                yield f"tablo, {name}", run, 20000, wanted
    race = printed("12_momentum", "poyga").split("\n")
    for line in race[:3]:
        name, first, stays = re.fullmatch(
            r"(\w+) +birinchi marta +(\d+), past qoldi +(\d+)", line).groups()
        lr, beta = (2.6e-4, 0) if name == "SGD" else (1e-4, 0.99)
        yield (f"12-bob, {name}", setting(engine, name, lr, beta), 11100,
               {0: int(first), 1: int(stays)})
    for line in printed("14_adam", "tezliklar-jadvali").split("\n")[1:8]:
        lr, first, _ = line.split()
        yield (f"14-bob, {lr}", setting(engine, "Adam", float(lr)), 11000,
               {0: int(first)})
    found = re.findall(r"Adam, lr = ([\d.]+): birinchi yetish (\d+), past "
                       r"qolish (\d+)", printed("14_adam", "standart-poyga"))
    assert len(found) == 7
    for lr, first, stays in found:
        yield (f"14-bob, standart, {lr}", setting(
            engine, "Adam", float(lr), 0, "standart", w=1, b=0), 300,
               {0: int(first), 1: int(stays)})


def test_the_book_s_counts_are_reproduced(engine):
    """All that the chapters print: 11041, 437 and 1409, 271, 488, 1, ..."""
    wrong, seen = [], set()
    for what, run, most, wanted in recorded_counts(engine):
        counts, = engine.counts(run, most=most)
        wrong += [f"{what}: {counts[k]} != {count}"
                  for k, count in wanted.items() if counts[k] != count]
        seen |= set(wanted.values())
    assert not wrong, "\n".join(wrong)
    assert {11041, 437, 1409, 271, 488, 1} <= seen
    assert len(engine.counts(setting(engine, "SGD", 2.7e-4))[0]) == 4
    assert engine.counts(setting(engine, "SGD", 2.7e-4))[0][2]


@pytest.mark.skipif(not X86, reason="torch rounds otherwise here")
def test_where_rounding_decides_the_count_is_that_of_torch(
        engine, plain_paths):
    """The scoreboard counts otherwise there, and so does not torch.optim."""
    rows = scoreboard()
    for (name, key), path in zip(ROUNDING, plain_paths[SETTINGS:]):
        below = path[:, 2] < engine.ask("lab.TARGET")
        theirs = (int(below.argmax()) if key == "first"
                  else int(numpy.flatnonzero(~below)[-1]) + 1)
        run = rounding_run(engine, name, key)
        ours = engine.counts(run)[0][("first", "stays").index(key)]
        assert ours == theirs != int(rows[name][key]), (name, key)


def test_the_ends_of_a_run_are_counted_right(engine):
    """Where it begins at the goal, just reaches it, does not, or is lost."""
    sgd = setting(engine, "SGD", 2.6e-4)
    assert engine.ask("[lab.MOST, lab.LOST, lab.SIDE]") == [20000, LOST, 40]
    assert engine.counts(sgd, most=11042) == [[11041, 11041, False, 11042]]
    assert engine.counts(sgd, most=11041) == [[-1, -1, False, 11041]]
    assert engine.counts({**sgd, "w": 0.0841046, "b": 0.599712}) == [
        [0, 0, False, 20000]]
    (first, stays, lost, n), = engine.counts({**sgd, "lr": 2.7e-4})
    assert (first, stays, lost) == (-1, -1, True)
    assert engine.path({**sgd, "lr": 2.7e-4}, 20000)[n - 2, 2] <= LOST
    for scale, least in (("xom", 2e-5), ("onlik", 2e-3), ("standart", 0.075)):
        rates, betas = engine.ask(
            "[lab.rateAt, (_, k) => lab.betaAt(k)].map(at => "
            f"[0, 1, 39].map(k => at('{scale}', k)))")
        assert numpy.allclose(rates, [least * 1.09 ** k for k in (0, 1, 39)],
                              rtol=1e-12, atol=0)
        assert numpy.allclose(betas, [1 - 0.1 * 0.89 ** k for k in (0, 1, 39)],
                              rtol=1e-12, atol=0)


def test_the_map_of_chapter_12_is_reproduced(engine):
    """The best of 1600 pairs, and what it counts there."""
    text = printed("12_momentum", "xarita-natija")
    found = re.findall(r"(\w+): lr = ([\d.e-]+), beta = ([\d.]+), birinchi "
                       r"marta (\d+), past qoldi (\d+)", text)
    assert len(found) == 2
    pairs = engine.ask(
        "[...Array(lab.SIDE ** 2).keys()].map(k => [lab.rateAt('xom', k % "
        "lab.SIDE), lab.betaAt(Math.floor(k / lab.SIDE))])")
    for name, lr, beta, first, stays in found:
        counts = engine.counts(*[setting(engine, name, *pair)
                                 for pair in pairs], most=2000)
        kept = [count[1] if count[1] >= 0 else 2000 for count in counts]
        best = kept.index(min(kept))
        assert (f"{pairs[best][0]:.2e}", f"{pairs[best][1]:.4f}") == (lr, beta)
        assert counts[best][:2] == [int(first), int(stays)]


def test_bowls_and_limits_are_those_of_the_hessian(engine, float64):
    """And beyond its limit a method leaves, below it does not."""
    x, y = points()
    data = {"xom": x, "onlik": 0.1 * x,
            "standart": (x - x.mean()) / x.std(correction=0)}
    for scale in SCALES:
        def loss(p, x=data[scale]):
            return ((p[0] * x + p[1] - y) ** 2).mean()
        bowl = engine.ask(f"lab.BOWLS['{scale}']")
        place = torch.tensor([bowl["w"], bowl["b"]], requires_grad=True)
        slope, = torch.autograd.grad(loss(place), place)
        assert slope.abs().max() < 1e-10
        assert math.isclose(loss(place).item(), bowl["least"], rel_tol=1e-12)
        hessian = torch.autograd.functional.hessian(loss, place.detach())
        small, big = torch.linalg.eigvalsh(hessian).tolist()
        assert math.isclose(bowl["big"], big, rel_tol=1e-12)
        assert math.isclose(bowl["small"], small, rel_tol=1e-9)
        steep = torch.tensor([math.cos(bowl["turn"]), math.sin(bowl["turn"])])
        assert torch.allclose(hessian @ steep, big * steep)
        for usul in ("SGD", "momentum", "Nesterov"):
            run = setting(engine, usul, 1.0, 0.7, scale)
            edge = engine.ask(f"lab.limit({json.dumps(run)})")
            below, above = engine.counts({**run, "lr": 0.99 * edge},
                                         {**run, "lr": 1.01 * edge})
            assert not below[2] and above[2], (scale, usul)
        for usul in METHODS[3:]:  # no number of theirs is a limit
            run = setting(engine, usul, 1.0, 0, scale)
            assert engine.ask(f"lab.limit({json.dumps(run)})") == 0
    text = printed("05_organish_tezligi", "chegara-sinov")
    edge = engine.ask("lab.limit({usul: 'SGD', masshtab: 'xom'})")
    assert f"{edge:.4e}" in text


def test_another_scale_has_the_same_line(engine):
    w, b = 0.37, -1.2
    x, y = points()
    s, m = x.std(correction=0).item(), x.mean().item()
    assert engine.ask("lab.fromRaw('standart', 1, 0)") == [s, m]
    for scale in SCALES:
        there = engine.ask(f"lab.fromRaw('{scale}', {w}, {b})")
        loss = engine.path({"usul": "SGD", "lr": 1e-9, "masshtab": scale,
                            "w": there[0], "b": there[1]}, 1)[0, 2]
        assert math.isclose(loss, ((w * x + b - y) ** 2).mean(), rel_tol=1e-12)
        back = engine.ask(f"lab.toRaw('{scale}', {there[0]}, {there[1]})")
        assert numpy.allclose(back, [w, b], rtol=1e-12)


# Against torch ------------------------------------------------------------


def start(engine, scale, w=1.0, b=0.0):
    """Return a line of the raw data in the parameters of a scale."""
    return dict(zip("wb", engine.ask(f"lab.fromRaw('{scale}', {w}, {b})")))


def setting(engine, usul, lr, beta=0, masshtab="xom", **place):
    """Return a setting; without a place it begins at y = x."""
    return {"usul": usul, "lr": lr, "beta": beta, "masshtab": masshtab,
            **(place or start(engine, masshtab))}


@cache
def random_settings():
    """Return [(setting, count of losses, gradient by hand)], seeded.

    All methods and scales; rates from far below to beyond the limit, for those
    that scale their steps over five powers of ten.
    """
    choice = random.Random(16)
    found = []
    for number in range(SETTINGS):
        usul = METHODS[number % len(METHODS)]
        scale = choice.choice(SCALES)
        steep = {"xom": 7548.6, "onlik": 76.8, "standart": 2.0}[scale]
        beta = round(1 - 10 ** choice.uniform(-2.5, 0), 4)
        if usul == "SGD":
            lr = 2 / steep * 10 ** choice.uniform(-2, 0.05)
        elif usul in ("momentum", "Nesterov"):
            lr = 2 / steep * 10 ** choice.uniform(-2, 0.2)
        else:
            lr = 10 ** choice.uniform(-4, 1)
        beta = beta if usul in ("momentum", "Nesterov") else 0
        place = {"w": round(choice.uniform(-3, 5), 3),
                 "b": round(choice.uniform(-4, 8), 3)}
        count = 1000 if number < len(METHODS) else int(
            10 ** choice.uniform(1.3, 2.2))
        found.append(({"usul": usul, "lr": float(f"{lr:.3g}"), "beta": beta,
                       "masshtab": scale, **place}, count, number % 7 == 0))
    return found


def torch_paths(engine, settings, *options, **environment):
    """Return what torch.optim does with [(setting, count, by_hand)]."""
    lines = [(engine.ask(f"lab.code({json.dumps(s)})"), *rest)
             for s, *rest in settings]
    run = subprocess.run(
        [sys.executable, ROOT / "tests/descents.py", *options], cwd=ROOT,
        input=json.dumps(lines).encode(), stdout=subprocess.PIPE, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment})
    rows = numpy.frombuffer(run.stdout).reshape(-1, 3)
    paths, place = [], 0
    for _, count, *_ in settings:
        lost = numpy.flatnonzero(~(rows[place:place + count, 2] <= LOST))
        end = place + (lost[0] + 1 if len(lost) else count)
        paths.append(rows[place:end])
        place = end
    assert place == len(rows)
    return paths


def apart(one, other):
    """Return the largest relative difference of each row of two paths."""
    size = numpy.maximum(numpy.abs(one), numpy.abs(other))
    return (numpy.abs(one - other) / numpy.maximum(size, 1e-300)).max(axis=1)


@pytest.fixture(scope="module")
def plain_paths(engine):
    """What torch.optim does without fused operations, roots rounded.

    With the random settings, then with those of `ROUNDING`.
    """
    return torch_paths(engine, random_settings() + [
        (rounding_run(engine, *which), count, True)
        for which, count in ROUNDING.items()], "--exact", **PLAIN)


def unlike(engine, settings, paths):
    """Yield the settings whose path is not the same to the last bit."""
    for (s, count, _), path in zip(settings, paths):
        if not numpy.array_equal(engine.path(s, count), path, equal_nan=True):
            yield s


@pytest.mark.skipif(not X86, reason="torch rounds otherwise here")
def test_each_descent_is_that_of_torch_to_the_last_bit(engine, plain_paths):
    """Also where rounding grows: RMSprop and Adam at large rates."""
    different = list(unlike(engine, random_settings(), plain_paths))
    assert not different, f"{len(different)}: {different[:5]}"
    assert any(not path[-1, 2] <= LOST for path in plain_paths)


def test_torch_as_installed_agrees_while_rounding_does_not_grow(engine):
    """A run is compared until the last bit of its start has moved it by 1e-12.

    After that torch on another processor is not equal to itself either.
    """
    settings = random_settings()
    whole = 0
    for (s, count, _), path in zip(settings, torch_paths(engine, settings)):
        ours = engine.path(s, count)
        moved = engine.path({**s, "w": math.nextafter(s["w"], 99)}, count)
        n = min(map(len, (ours, moved, path)))
        grown = numpy.flatnonzero(apart(ours[:n], moved[:n]) > 1e-12)
        calm = grown[0] if len(grown) else n
        whole += calm == len(ours) == len(path)
        # A start near zero: what is small has lost its digits already.
        gap = apart(ours[:calm], path[:calm])
        assert (gap <= CLOSE).all(), (s, gap.max(), int(gap.argmax()))
    assert whole >= 200, whole


def test_powers_are_those_of_the_c_library(engine):
    for beta in (0.9, 0.999):
        ours = engine.ask(f"[...lab.corrections({beta}, 20000)]")
        # Not compared within the assertion: where CI is set, pytest writes
        # the difference of two lists out whole, for minutes.
        wrong = [t for t in range(1, 20001) if ours[t] != 1 - beta ** t]
        assert not wrong[:3]
        assert len(ours) == 20001


# Tampering -----------------------------------------------------------------

SKIPPED = re.compile(
    r"""/\*.*?\*/|"[^"]*"|`[^`]*`|"""
    r"(?<![\w.])(\d+(?:\.\d+)?(?:e-?\d+)?)", re.S)


# How a check that finds something ends, or an engine that no longer runs.
BROKEN = (AssertionError, JSEvalException, ArithmeticError, LookupError,
          TypeError, ValueError)


def tampered():
    """Yield (what, script) for each number of the engine, changed a little.

    Of a number with a point one millionth, of a count one.
    """
    whole = source()
    engine = whole[:whole.index("/* The element.")]
    for found in SKIPPED.finditer(engine):
        number = found[1]
        if number:
            new = (str(int(number) + 1) if number.isdigit()
                   else repr(float(number) * (1 + 1e-6)))
            place = engine.count("\n", 0, found.start()) + 1
            yield (f"{place}: {number} -> {new}",
                   engine[:found.start(1)] + new + engine[found.end(1):])


@pytest.mark.skipif(not X86, reason="torch rounds otherwise here")
def test_every_changed_number_of_the_engine_is_found(plain_paths, float64):
    """Data, betas, eps, corrections, band, order of sums, and all the rest."""
    def same(engine):
        assert not any(unlike(engine, random_settings(), plain_paths))

    checks = [
        same, test_the_ends_of_a_run_are_counted_right,
        lambda engine: test_bowls_and_limits_are_those_of_the_hessian(
            engine, None),
        test_another_scale_has_the_same_line,
        test_powers_are_those_of_the_c_library,
        test_the_book_s_counts_are_reproduced,
        test_the_map_of_chapter_12_is_reproduced]

    def found(script):
        try:
            with contextlib.closing(Engine(script)) as engine:
                for check in checks:
                    check(engine)
        except BROKEN:
            return True
        return False

    changed = list(tampered())
    missed = [what for what, script in changed if not found(script)]
    assert len(changed) > 90
    assert not missed, f"{len(missed)} / {len(changed)}:\n" + "\n".join(missed)
