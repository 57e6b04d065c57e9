"""A pytest plugin that shares the notebooks of one run among processes.

The notebooks are collected once; then the process forks workers, and each
asks for the next notebook when it has done one, the longest first. What a
worker found comes back through a pipe and is put together in the order of
the notebooks, so that a report does not depend on the number of workers. A
worker that dies is reported with the notebook that it was at; the others go
on. Linux only, and only where the process has one thread: elsewhere
`Workers` leaves the run to pytest, which is the same work one by one.
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
        results = self._share(groups, count)
        for group, result in zip(groups, results, strict=True):
            if result is None:
                self.gather.lost(group[0].path)
            else:
                taken, seconds = result
                self.gather.add(taken)
                self.times.seconds[self.name(group[0].path)] = seconds
        self.times.write()
        return True

    def _share(self, groups: list[list[pytest.Item]],
               count: int) -> list[tuple[Any, float] | None]:
        """Return for each group what its worker sent, None when it died."""
        # What is not known may be long: it is begun first.
        seconds = [self.times.seconds.get(self.name(group[0].path), 1e9)
                   for group in groups]
        waiting = sorted(range(len(groups)), key=lambda k: -seconds[k])
        results: list[tuple[Any, float] | None] = [None] * len(groups)
        fork = multiprocessing.get_context("fork")
        busy: dict[Connection, int] = {}  # the group that is worked at
        workers = []
        try:
            while waiting or busy:
                while waiting and len(busy) < count:
                    pipe, other = fork.Pipe()
                    worker = fork.Process(
                        target=self._work, args=(groups, other), daemon=True)
                    worker.start()
                    workers.append(worker)
                    other.close()
                    self._ask(pipe, busy, waiting)
                for pipe in cast(list[Connection], wait(list(busy))):
                    number = busy.pop(pipe)
                    try:
                        results[number] = pipe.recv()
                    except (EOFError, OSError):
                        continue  # the worker died; another one is started
                    if waiting:
                        self._ask(pipe, busy, waiting)
        finally:
            for worker in workers:
                worker.kill()
                worker.join()
        return results

    @staticmethod
    def _ask(pipe: Connection, busy: dict[Connection, int],
             waiting: list[int]) -> None:
        """Give a worker the next group; if it is dead, its pipe will tell."""
        busy[pipe] = waiting.pop(0)
        with contextlib.suppress(OSError):
            pipe.send(busy[pipe])

    def _work(self, groups: Sequence[Sequence[pytest.Item]],
              pipe: Connection) -> None:
        """Be a worker: run the groups that are asked for, send what was found.

        Ctrl-C is for the parent, with which the worker ends.
        """
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        while True:
            group = groups[pipe.recv()]
            start = time.monotonic()
            for item, following in zip(group, [*group[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(
                    item=item, nextitem=following)
            pipe.send((self.gather.take(), time.monotonic() - start))
