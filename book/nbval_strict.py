"""A pytest plugin that closes what nbval's comparison leaves open.

nbval compares the values of each key of the outputs; it does not compare
their order and type, PNG data, or a cell without an execution count, it
ignores what messages it does not know, it cuts both sides at a carriage
return, and it accepts a cell tagged raises-exception that does not raise.
Here the outputs that a cell's messages make (`book.kernels.messages`) must
equal the recorded ones, as they stood in the file.
"""
import copy
import time
from collections.abc import Iterator
from queue import Empty
from typing import Any

import nbval.plugin
import pytest
from nbformat import NotebookNode
from nbval.kernel import RunningKernel
from nbval.plugin import NbCellError

from book.kernels import messages, prepare_environment
from book.kernels.cold import ColdKernel

VARYING = ("execution_count", "traceback", "metadata")


def pytest_configure(config: pytest.Config) -> None:
    """Start kernels in the environment of recording."""
    prepare_environment()
    nbval.plugin.RunningKernel = ColdKernel


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:
    """After nbval's own comparison of a cell, compare once more, strictly."""
    if not hasattr(item, "test_outputs"):
        return (yield)
    recorded = copy.deepcopy(item.cell.outputs)  # nbval changes its own
    received: list[dict[str, Any]] = []
    receive = item.parent.get_kernel_message

    def note(timeout: float | None = None, stream: str = "iopub") -> Any:
        received.append(receive(timeout, stream))
        return copy.deepcopy(received[-1])

    item.parent.get_kernel_message = note
    try:
        yield
    except NbCellError:
        _outputs(item, received)  # a refusal says more
        raise
    finally:
        item.parent.get_kernel_message = receive
    if item.cell.execution_count is None:
        item.raise_cell_error("katak bajarilmagan, taqqoslab boʻlmaydi", "")
    fresh = [_comparable(output) for output in _outputs(item, received)]
    recorded = [_comparable(output) for output in recorded]
    if fresh != recorded:
        item.raise_cell_error(
            "Cell outputs differ",
            f"natijalarning turi yoki tartibi boshqacha:\n"
            f"yozilgan: {_kinds(recorded)}\nhisoblangan: {_kinds(fresh)}")
    return None


def _outputs(item: Any, received: list[dict[str, Any]]) -> list[NotebookNode]:
    """Return the outputs of a cell; report what cannot be recorded."""
    if not received:
        return []
    # The cell's last message is the one that says it is done.
    request = received[-1]["parent_header"].get("msg_id")
    made: list[NotebookNode] = []
    try:
        made = messages.outputs(
            message for message in received
            if message["parent_header"].get("msg_id") == request)
    except messages.RefusedOutput as refused:
        item.raise_cell_error(str(refused), "")
    return made


def _comparable(output: NotebookNode) -> dict[str, Any]:
    """Return the parts of an output that must not differ."""
    return {key: value for key, value in output.items() if key not in VARYING}


def _kinds(outputs: list[dict[str, Any]]) -> str:
    """Return a short text that names the kinds of outputs."""
    return ", ".join(
        o["output_type"] + "".join(f" {mime}" for mime in o.get("data", ()))
        for o in outputs) or "yoʻq"


def _await_reply(
        self: RunningKernel, msg_id: str, timeout: float | None = None
    ) -> None:
    """Wait for a reply as nbval does, but notice a kernel that has died."""
    deadline = time.monotonic() + (timeout or 1e9)
    while True:
        try:
            msg = self.get_message(stream="shell", timeout=1)
        except Empty:
            if not self.is_alive():
                raise RuntimeError("kernel toʻxtab qoldi") from None
            if time.monotonic() > deadline:
                raise
            continue
        if msg["parent_header"].get("msg_id") == msg_id:
            if msg["content"]["status"] == "aborted":
                raise RuntimeError("kernel soʻrovni bekor qildi")
            return


RunningKernel.await_reply = _await_reply  # of cold and forked ones
