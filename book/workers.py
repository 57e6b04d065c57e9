"""Work on several notebooks at the same time, in forks of this process.

`share` is for any work. `Workers` is a pytest plugin that shares the
notebooks of one run: they are collected once; then the process forks workers,
and each asks for the next notebook when it has done one, the longest first.
What a worker found comes back through a pipe and is put together in the order
of the notebooks, so that a report does not depend on the number of workers. A
worker that dies is reported with the notebook that it was at; the others go
on. Linux only, and only where the process has one thread: elsewhere `Workers`
leaves the run to pytest, which is the same work one by one.
"""
import contextlib
import ctypes
import itertools
import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Protocol, cast

import pytest

from book.kernels.warm import PR_SET_PDEATHSIG, single_threaded

MOST = 4  # workers: each keeps a kernel, about 100 MB, beside the others'


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Times:
    """How long each notebook took the last time: a cache, never needed.

    It decides only which notebook is begun first.
    """

    def __init__(self, path: Path | None) -> None:
        """Read the table; without a readable one, nothing is known.

        path : the table's file, None for a table that is not kept.
        """
        self.path = path
        self.seconds: dict[str, float] = {}
        if path is None:
            return
        try:
            table = json.loads(path.read_text(encoding="utf-8"))
            self.seconds = {str(name): float(value)
                            for name, value in table.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            pass

    def write(self) -> None:
        """Write the table; that it cannot be written is no fault."""
        if self.path is None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(
                json.dumps(self.seconds, indent=0, sort_keys=True),
                encoding="utf-8")
        except OSError:
            pass


def share(work: Callable[[int], Any], tasks: Sequence[int], most: int,
          anew: bool = False) -> dict[int, Any]:
    """Do ``work(task)`` for each task, in forks of this process.

    tasks : in the order in which they are to be begun.
    most : processes at the same time.
    anew : a process for each task, so that none sees what another has left.
    Returns {task: result}; a task whose process died is missing. What is
    raised in a process goes to stderr and ends that process.
    Raises `KeyboardInterrupt` at Ctrl-C, when no process is left.
    """
    fork = multiprocessing.get_context("fork")
    waiting, results = list(tasks), {}
    busy: dict[Connection, int] = {}
    processes = []

    def ask(pipe: Connection) -> None:
        busy[pipe] = waiting.pop(0)
        with contextlib.suppress(OSError):  # it is dead: see EOFError below
            pipe.send(busy[pipe])

    try:
        while waiting or busy:
            while waiting and len(busy) < most:
                pipe, other = fork.Pipe()
                process = fork.Process(
                    target=_serve, args=(work, other, anew), daemon=True)
                process.start()
                processes.append(process)
                other.close()
                ask(pipe)
            for pipe in cast(list[Connection], wait(list(busy))):
                task = busy.pop(pipe)
                try:
                    results[task] = pipe.recv()
                except (EOFError, OSError):
                    continue  # another process does the next task
                if waiting and not anew:
                    ask(pipe)
    finally:
        for process in processes:
            process.kill()
            process.join()
    return results


def _serve(work: Callable[[int], Any], pipe: Connection, once: bool) -> None:
    """Do what is asked for, once or until killed; leave Ctrl-C alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    while True:
        pipe.send(work(pipe.recv()))
        if once:
            return


class Gatherer(Protocol):
    """What the hooks of a run fill, in this process or in another."""

    def take(self) -> Any:
        """Return what was gathered, to be sent; be empty again."""

    def add(self, taken: Any) -> None:
        """Put in what another process took."""

    def lost(self, path: Path) -> None:
        """Note a notebook whose worker died."""


class Workers:
    """The plugin: pytest's loop over the tests, in several processes.

    gather : what the hooks of the run fill.
    name : function that gives a notebook's name in ``times``.
    times : `Times`.
    most : workers at most; None: one for each processor, up to `MOST`.
    """

    def __init__(self, gather: Gatherer, name: Callable[[Path], str],
                 times: Times, most: int | None = None) -> None:
        self.gather, self.name, self.times = gather, name, times
        self.most = most or min(processors(), MOST)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run the tests in workers; leave them to pytest where one is enough.

        Raises `KeyboardInterrupt` at Ctrl-C, when no worker is left.
        """
        groups = [list(items) for _, items in itertools.groupby(
            session.items, key=lambda item: item.path)]
        count = min(self.most, len(groups))
        if (count < 2 or session.testsfailed or sys.platform != "linux"
                or not single_threaded()):
            return None
        # What is not known may be long: it is begun first.
        seconds = [self.times.seconds.get(self.name(group[0].path), 1e9)
                   for group in groups]
        results = share(
            lambda number: self._run(groups[number]),
            sorted(range(len(groups)), key=lambda k: -seconds[k]), count)
        for number, group in enumerate(groups):
            if number not in results:
                self.gather.lost(group[0].path)
                continue
            taken, took = results[number]
            self.gather.add(taken)
            self.times.seconds[self.name(group[0].path)] = took
        self.times.write()
        return True

    def _run(self, group: Sequence[pytest.Item]) -> tuple[Any, float]:
        """Run the tests of one notebook; return what was gathered."""
        start = time.monotonic()
        for item, following in zip(group, [*group[1:], None]):
            item.config.hook.pytest_runtest_protocol(
                item=item, nextitem=following)
        return self.gather.take(), time.monotonic() - start
