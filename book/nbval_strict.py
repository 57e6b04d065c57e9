"""A pytest plugin that closes what nbval's comparison leaves open.

nbval compares the values of each key of the outputs; it does not compare
their order and type, PNG data, or a cell without an execution count, and it
accepts a cell tagged raises-exception that does not raise. Here the list of
fresh outputs must equal the list of recorded ones.
"""
import time
from collections.abc import Iterator
from queue import Empty
from typing import Any

import pytest
from nbformat import NotebookNode
from nbval.kernel import RunningKernel

from book.kernels import prepare_environment

VARYING = ("execution_count", "traceback", "metadata")


def pytest_configure(config: pytest.Config) -> None:
    """Start kernels in the environment of recording."""
    prepare_environment()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: Any) -> Iterator[None]:
    """After nbval's own comparison of a cell, compare once more, strictly."""
    yield
    if not hasattr(item, "test_outputs"):
        return
    if item.cell.execution_count is None:
        item.raise_cell_error("katak bajarilmagan, taqqoslab boʻlmaydi", "")
    fresh = [_comparable(output) for output in item.test_outputs]
    recorded = [_comparable(output) for output in item.cell.outputs]
    if fresh != recorded:
        item.raise_cell_error(
            "Cell outputs differ",
            f"natijalarning turi yoki tartibi boshqacha:\n"
            f"yozilgan: {_kinds(recorded)}\nhisoblangan: {_kinds(fresh)}")


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


RunningKernel.await_reply = _await_reply
