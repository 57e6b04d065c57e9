"""The kernel of recording and verification: IPython's, with a guard.

    python book/kernels/guarded.py -f CONNECTION_FILE

Started by `book.kernels.cold`, not by hand; `book.kernels.warm` forks the
same kernel. After each cell the guard looks for what no page can show
reliably: text that went round ``print`` (written to a file descriptor, by a
subprocess or a forked child), and threads and tasks that go on after the
cell. It reports it as a message of a stream of its own, `STREAM`, which
recording and verification refuse. It imports nothing of this course.
"""
import asyncio
import ctypes
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from zmq.utils.garbage import GarbageCollectorThread

STREAM = "rad"  # the name of the guard's stream
MOST_TEXT = 200  # characters of a text that are shown


class Guard:
    """Notes what a cell does that cannot be recorded."""

    def __init__(self) -> None:
        """Put a file in the place of the descriptors 1 and 2."""
        # Open as long as the process: closed with it.
        self.file = tempfile.TemporaryFile()  # noqa: SIM115
        self.seen: int | None = None
        self.threads: set[int] = set()
        for descriptor in 1, 2:
            os.dup2(self.file.fileno(), descriptor)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.in_child)

    def in_child(self) -> None:
        """Send what a forked child prints to the descriptors as well."""
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__

    def written(self) -> int:
        """Return how much was written to the descriptors, in bytes."""
        for stream in sys.__stdout__, sys.__stderr__:
            if stream:
                stream.flush()
        if os.name == "posix":
            ctypes.CDLL(None).fflush(None)  # what C code holds back
        return os.fstat(self.file.fileno()).st_size

    def begin(self) -> None:
        """Note the state before the first cell."""
        if self.seen is None:
            self.seen = self.written()
            self.threads = set(sys._current_frames())

    def faults(self) -> Iterator[str]:
        """Yield what is to be refused since the last call, in Uzbek."""
        size, seen = self.written(), self.seen or 0
        if size > seen:
            self.file.seek(seen)
            text = self.file.read(size - seen).decode(errors="replace")
            self.file.seek(0, os.SEEK_END)
            self.seen = size
            text = " ".join(text.split())[:MOST_TEXT].replace(";", ",")
            yield ("matn printʼni chetlab, tavsiflagichga yozildi "
                   f"(subprocess, os.write): “{text}”; uni oʻzgaruvchiga "
                   "oling (capture_output=True) va print bilan chiqaring")
        threads = set(sys._current_frames())
        # A message of more than 64 KiB, such as a figure, makes pyzmq start
        # a thread of its own that lets go of it; it is no cell's.
        self.threads |= {thread.ident for thread in threading.enumerate()
                         if isinstance(thread, GarbageCollectorThread)
                         and thread.ident is not None}
        if threads - self.threads:
            yield ("katak tugadi, u ochgan oqim (thread) esa ishlayapti; "
                   "join() bilan kuting")
        self.threads |= threads


class GuardedKernel(IPythonKernel):
    """IPython's kernel, which tells after each cell what the guard saw."""

    guard: Guard

    async def do_execute(self, *args: Any, **kwargs: Any) -> Any:
        """Execute a cell as IPython's kernel does, under the guard."""
        self.guard.begin()
        tasks = asyncio.all_tasks()
        reply = await super().do_execute(*args, **kwargs)
        faults = list(self.guard.faults())
        if any(not task.done() for task in asyncio.all_tasks() - tasks):
            faults.append("katak tugadi, u boshlagan asyncio vazifasi esa "
                          "tugamadi; await bilan kuting")
        if faults:
            sys.stdout.flush()
            self.send_response(self.iopub_socket, "stream", {
                "name": STREAM, "text": faults[0]})
        return reply


def main() -> None:
    """Run a cold kernel until it is told to stop."""
    del sys.path[0]  # the folder of this file
    from ipykernel.kernelapp import IPKernelApp

    sys.argv[0] = "ipykernel_launcher.py"
    GuardedKernel.guard = Guard()
    IPKernelApp.launch_instance(kernel_class=GuardedKernel)


if __name__ == "__main__":
    main()
