"""The warm server: one process, one thread, imports done, forks on request.

    python book/kernels/warm.py FD THREADS

Started by `book.kernels.forked`, not by hand. FD is a socket: the server
writes "ready" to it, or why it cannot serve; then each request is the working
directory of a new kernel, with the kernel's end of a socket beside it. THREADS
is how many threads numpy's linear algebra has in the kernels: it starts them
when it is imported, so the server itself runs with one.

The server imports nothing of this course and of pytest, so that a notebook
sees neither. It ends when the other end of FD is closed, and its forks with
it.
"""
import asyncio
import ctypes
import gc
import importlib
import io
import json
import logging
import os
import random
import signal
import socket
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

MOST_OUTPUT = 1 << 24  # characters of one stream of one cell that are sent
FLUSH_AT = 1 << 16     # characters that a stream holds back at most
PR_SET_PDEATHSIG = 1

guarded: Any = None  # the module beside this one, once it is imported


class Stream(io.TextIOBase):
    """The stdout or stderr of a kernel: text becomes messages."""

    encoding = "UTF-8"

    def __init__(self, wire: Any, name: str) -> None:
        self.wire, self.name = wire, name
        self.held: list[str] = []
        self.length = self.total = 0

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Hold ``text`` until the next flush; return its length."""
        if not isinstance(text, str):
            raise TypeError(
                f"write() argument must be str, not {type(text)}")
        self.total += len(text)
        if self.total <= MOST_OUTPUT:
            self.held.append(text)
            self.length += len(text)
            if self.length > FLUSH_AT:
                self.flush()
        return len(text)

    def flush(self) -> None:
        """Send what is held as one message."""
        text, self.held, self.length = "".join(self.held), [], 0
        if text:
            self.wire.send(None, "stream", {"name": self.name, "text": text})


def make_wire() -> Any:
    """Return a Jupyter session whose messages go through a socket."""
    from jupyter_client.session import Session

    class Wire(Session):
        lock = threading.Lock()
        socket: Any = None
        request: str | None = None
        process: int | None = None

        def send(
                self, stream: object, message: Any, content: Any = None,
                *args: object, **kwargs: object) -> None:
            """Send one message, whatever socket the kernel meant it for.

            A child of the kernel sends nothing, as with a cold kernel.
            """
            if os.getpid() != self.process:
                return
            if isinstance(message, dict):
                message, content = message["msg_type"], message["content"]
            line = json.dumps(
                {"channel": "shell" if message == "execute_reply" else "iopub",
                 "msg_type": message, "content": content,
                 "parent_header": {"msg_id": self.request}}, default=str)
            with self.lock:
                self.socket.sendall(line.encode() + b"\n")

    return Wire()


def import_guard() -> None:
    """Import the guard from the folder of this file, and hide both again."""
    global guarded
    guarded = importlib.import_module("guarded")
    del sys.modules["guarded"], sys.path[0]


def warm_up() -> Any:
    """Import what notebooks import, and do what is slow the first time.

    Nothing here may draw random numbers, start a thread or change a setting.
    Returns the kernel that the forks will use.
    """
    environment = dict(os.environ)
    import matplotlib.pyplot  # noqa: F401
    import torch
    from IPython.core.shellapp import InteractiveShellApp
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure
    from traitlets.config import PyFileConfigLoader

    torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    figure = Figure()
    axes = figure.add_subplot(xlabel="$x^2$")
    axes.plot([0, 1], label="a")
    axes.legend()
    FigureCanvasSVG(figure).print_svg(io.BytesIO())

    os.environ.clear()  # importing sets some variables
    os.environ.update(environment)
    InteractiveShellApp().init_path()  # type: ignore[no-untyped-call]
    folder = os.path.join(os.environ["IPYTHONDIR"], "profile_default")
    config = PyFileConfigLoader("ipython_config.py", folder).load_config()
    return guarded.GuardedKernel.instance(
        config=config, session=make_wire(), user_ns=None,
        log=logging.getLogger("ipykernel"))


def blas() -> Any:
    """Return the library of numpy's linear algebra, which is loaded."""
    lines = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    return ctypes.CDLL(next(
        line.split()[-1] for line in lines if "libscipy_openblas" in line))


def prepare(
        kernel: Any, folder: str, connection: socket.socket,
        threads: str) -> None:
    """Make this fork what a kernel started in ``folder`` would be."""
    import matplotlib
    import numpy
    import torch

    if threads != "1":
        blas().scipy_openblas_set_num_threads64_(int(threads))
        os.environ["OPENBLAS_NUM_THREADS"] = threads
    os.chdir(folder)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    sys.argv[:] = ["ipykernel_launcher.py"]
    kernel.shell.user_ns["_dh"][:] = [Path(folder)]
    kernel.shell.starting_dir = folder
    kernel.session.socket, kernel.session.process = connection, os.getpid()
    kernel.shell_channel_thread = SimpleNamespace(parent_thread=None)
    kernel.guard = guarded.Guard()
    sys.stdout = Stream(kernel.session, "stdout")
    sys.stderr = Stream(kernel.session, "stderr")
    random.seed()
    numpy.random.seed()
    torch.default_generator.seed()
    for parameters in matplotlib.rcParamsOrig, matplotlib.rcParams:
        parameters.update(matplotlib.rc_params())
    matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]


def serve(kernel: Any, connection: socket.socket) -> None:
    """Run the cells that come through ``connection`` until it is closed."""
    wire = kernel.session
    streams: tuple[Any, ...] = sys.stdout, sys.stderr
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for line in connection.makefile("rb"):
        wire.request, source = json.loads(line)
        for stream in streams:
            stream.total = 0
        kernel.shell.set_parent({"header": {"msg_id": wire.request}})
        signal.signal(signal.SIGINT, signal.default_int_handler)
        reply = loop.run_until_complete(kernel.do_execute(
            source, silent=False, store_history=False, allow_stdin=False))
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for stream in streams:
            stream.flush()
        wire.send(None, "execute_reply", {"status": reply["status"]})
        wire.send(None, "status", {"execution_state": "idle"})


def single_threaded() -> bool:
    """Return whether this process has one thread, so that it may fork."""
    return len(os.listdir("/proc/self/task")) == 1


def fork(
        kernel: Any, control: socket.socket, folder: str,
        connection: socket.socket) -> None:
    """Fork; the child becomes a kernel and does not return."""
    if not single_threaded():
        return
    if os.fork():
        return
    try:
        os.setsid()
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        control.close()
        connection.sendall(b"%d\n" % os.getpid())
        prepare(kernel, folder, connection, sys.argv[2])
        serve(kernel, connection)
    finally:
        os._exit(0)


def reap(*_: object) -> None:
    """Take leave of the forks that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def main() -> None:
    """Warm up, then fork a kernel for each request."""
    control = socket.socket(fileno=int(sys.argv[1]))
    os.chdir("/")
    signal.signal(signal.SIGCHLD, reap)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        import_guard()
        kernel = warm_up()
        if sys.argv[2] != "1":
            blas()  # whether it is there
        answer = "ready" if single_threaded() else "threads"
    except BaseException as error:  # noqa: BLE001 (told to the other end)
        answer = f"{type(error).__name__}: {error}"
    control.sendall(answer.encode())
    gc.collect()
    gc.freeze()
    while answer == "ready":
        folder, descriptors, *_ = socket.recv_fds(control, 1 << 12, 1)
        if not descriptors:
            break
        with socket.socket(fileno=descriptors[0]) as connection:
            fork(kernel, control, folder.decode(), connection)


if __name__ == "__main__":
    main()
