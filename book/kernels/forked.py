"""Kernels that are forks of one warm process, for a fast verification.

A pytest plugin (``-p book.kernels.forked``) that gives nbval `ForkedKernel`
instead of its own kernels. The forks are made by `book.kernels.warm`, a
process with one thread that imports once what the notebooks import. Linux
only; where the server cannot start, nbval uses ordinary (cold) kernels, with
equal verdicts.

What the server has imported is visible in a notebook, so that a missing
``import matplotlib.pyplot`` is not noticed: recording uses cold kernels, and
``python -m book.verify --cold`` verifies with them.
"""
import atexit
import contextlib
import itertools
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path
from queue import Empty
from typing import Any

import nbval.plugin
import pytest
from nbval.kernel import RunningKernel

from book.kernels import (
    CleanFolder, kernel_environment, prepare_environment)

START_TIMEOUT = 120  # seconds for the imports of the server
FORK_TIMEOUT = 30    # seconds for one fork, and for the end of one
BLAS = "OPENBLAS_NUM_THREADS"  # numpy starts its threads when it is imported

_server: socket.socket | None = None  # the socket to the warm server
_serving: bool | None = None  # whether the server serves; None: not known yet


def wanted() -> bool:
    """Return whether verification uses forked kernels by default."""
    return (sys.platform == "linux"
            and os.environ.get("KITOB_KERNEL") != "cold")


def start() -> None:
    """Start the warm server, once; do not wait for its imports."""
    global _server
    if _server is not None:
        return
    prepare_environment()
    # Whole messages: several workers may ask at the same time.
    _server, other = socket.socketpair(
        socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = kernel_environment()
    threads = environment[BLAS]
    with other:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm.py")),
             str(other.fileno()), threads],
            pass_fds=[other.fileno()], start_new_session=True,
            env=environment | {BLAS: "1"}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    atexit.register(_end, process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the server's socket, at which it ends, and wait for it."""
    if _server:
        _server.close()
    if not _serving:
        process.kill()  # it may be importing still
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def serving() -> bool:
    """Wait until the started server is ready; return whether it serves."""
    global _serving
    if _serving is None and _server:
        _server.settimeout(START_TIMEOUT)
        try:
            answer = _server.recv(1 << 12).decode()
        except OSError as error:
            answer = str(error)
        _serving = answer == "ready"
        if not _serving:
            print(f"tezkor kernel ishga tushmadi ({answer}); oddiy kernellar "
                  "ishlatiladi, bu sekinroq", file=sys.stderr)
    return bool(_serving)


def pytest_configure(config: pytest.Config) -> None:
    """Let the server import while pytest collects."""
    start()


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(
        session: pytest.Session) -> Generator[None, object, object]:
    """Give nbval forked kernels in this run, if there is a server."""
    cold = nbval.plugin.RunningKernel
    if serving():
        nbval.plugin.RunningKernel = ForkedKernel
    try:
        return (yield)
    finally:
        nbval.plugin.RunningKernel = cold


class ForkedKernel(RunningKernel):
    """A kernel of nbval that is a fork of the warm server."""

    def __init__(
            self, kernel_name: str = "", cwd: str = ".",
            startup_timeout: float = FORK_TIMEOUT) -> None:
        """Fork a kernel whose folder is a clean copy of ``cwd``.

        kernel_name : not used, the Python is that of this process.
        startup_timeout : seconds.
        Raises `RuntimeError` when the server does not fork in time.
        """
        self.pidfd = None
        self.received = bytearray()
        self.waiting: dict[str, list[dict[str, Any]]] = {
            "shell": [], "iopub": []}
        self.requests = itertools.count(1)
        self.folder = CleanFolder(cwd)
        self.socket, other = socket.socketpair()
        assert _server, "pytest_configure starts the server"
        with other:
            socket.send_fds(_server, [str(self.folder.path).encode()],
                            [other.fileno()])
        self.socket.settimeout(startup_timeout)
        try:
            self.pid = int(self.socket.recv(32))
            self.pidfd = os.pidfd_open(self.pid)
        except (OSError, ValueError) as error:
            self.socket.close()
            self.folder.remove()
            raise RuntimeError(
                f"tezkor kernel ishga tushmadi: {error}") from None

    def execute_cell_input(
            self, cell_input: str, allow_stdin: bool | None = None) -> str:
        """Send a cell to the kernel; return the identity of the request."""
        request = str(next(self.requests))
        line = json.dumps([request, cell_input]) + "\n"
        try:
            self.socket.sendall(line.encode())
        except OSError:
            self.stop()  # await_reply will report it
        return request

    def get_message(
            self, stream: str, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message of ``stream``, "shell" or "iopub".

        timeout : seconds, None to wait for ever.
        Raises `queue.Empty` when none came in time or the kernel is dead.
        """
        deadline = time.monotonic() + (1e9 if timeout is None else timeout)
        while not self.waiting[stream]:
            if self.pidfd is None:
                raise Empty
            self.socket.settimeout(max(1e-3, deadline - time.monotonic()))
            try:
                received = self.socket.recv(1 << 20)
            except TimeoutError:
                raise Empty from None
            except OSError:
                received = b""
            if not received:  # the process has ended or closed its socket
                self.stop()
                raise Empty
            self.received += received
            *lines, self.received = self.received.split(b"\n")
            for line in lines:
                message = json.loads(line)
                self.waiting[message["channel"]].append(message)
        return self.waiting[stream].pop(0)

    def is_alive(self) -> bool:
        """Return whether the kernel's process is running."""
        if self.pidfd and select.select([self.pidfd], [], [], 0)[0]:
            self.stop()
        return self.pidfd is not None

    def interrupt(self) -> None:
        """Raise KeyboardInterrupt in the cell that is running."""
        if self.is_alive():
            os.kill(self.pid, signal.SIGINT)

    def stop(self) -> None:
        """End the kernel's process and all that it has started."""
        if self.pidfd is None:
            return
        self.socket.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        select.select([self.pidfd], [], [], FORK_TIMEOUT)
        os.close(self.pidfd)
        self.pidfd = None
        self.folder.remove()
