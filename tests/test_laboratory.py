"""The laboratory: its engine beside torch, its element in a browser."""
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
from descents import LOST
from py_mini_racer import MiniRacer

SCRIPT = ROOT / "book/sphinx/static/laboratoriya.js"
METHODS = ("SGD", "momentum", "Nesterov", "Adagrad", "RMSprop", "Adam",
           "Adam, kosinus")
SCALES = ("xom", "onlik", "standart")
SETTINGS, CLOSE = 245, 1e-9
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
            f"(lab => JSON.stringify({expression}))(kitobLaboratoriya)"))

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


@cache
def source():
    """Return the script."""
    return SCRIPT.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def engine():
    return Engine(source())


def start(engine, scale, w=1.0, b=0.0):
    """Return a line of the raw data in the parameters of a scale."""
    return dict(zip("wb", engine.ask(f"lab.fromRaw('{scale}', {w}, {b})")))


def setting(engine, usul, lr, beta=0, masshtab="xom", **place):
    """Return a setting; without a place it begins at y = x."""
    return {"usul": usul, "lr": lr, "beta": beta, "masshtab": masshtab,
            **(place or start(engine, masshtab))}


@cache
def random_settings():
    """Return [(setting, count of losses)], seeded: all methods and scales.

    Rates from far below to beyond the limit; for those that scale their steps
    over five powers of ten.
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
        found.append(({"usul": usul, "lr": float(f"{lr:.3g}"), "beta": beta,
                       "masshtab": scale, **place},
                      int(10 ** choice.uniform(1.3, 2.5))))
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
    """What torch.optim does without fused operations, roots rounded."""
    return torch_paths(engine, random_settings(), "--exact", **PLAIN)


def unlike(engine, settings, paths):
    """Return the settings whose path is not the same to the last bit."""
    return [s for (s, count), path in zip(settings, paths)
            if not numpy.array_equal(engine.path(s, count), path,
                                     equal_nan=True)]


@pytest.mark.skipif(not X86, reason="torch rounds otherwise here")
def test_each_descent_is_that_of_torch_to_the_last_bit(engine, plain_paths):
    """Also where rounding grows: RMSprop and Adam at large rates."""
    different = unlike(engine, random_settings(), plain_paths)
    assert not different, f"{len(different)}: {different[:5]}"
    lost = sum(not path[-1, 2] <= LOST for path in plain_paths)
    assert 5 < lost < SETTINGS / 4


def test_torch_as_installed_agrees_while_rounding_does_not_grow(engine):
    """A run is compared until the last bit of its start has moved it by 1e-12.

    After that torch on another processor is not equal to itself either.
    """
    settings = random_settings()
    whole = 0
    for (s, count), path in zip(settings, torch_paths(engine, settings)):
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
        assert ours[1:] == [1 - beta ** t for t in range(1, 20001)]
