"""What a cell's messages are as recorded outputs, or why they are refused.

Recording and verification both read a kernel's messages here, so that what
the one writes is what the other expects. Text and figures keep the order in
which the cell made them.
"""
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import output_from_msg

from book.kernels.guarded import STREAM

SILENT = {"status", "execute_input", "execute_reply"}
SHOWN = {"stream", "display_data", "execute_result", "error"}
REFUSED = {  # kind -> what is wrong, what mends it
    "update_display_data": (
        "katak koʻrsatilgan natijani keyin almashtiradi (display "
        "yangilanishi)", "yakuniy natijani bir marta koʻrsating"),
    "clear_output": (
        "katak oʻz natijasini oʻchiradi (clear_output)",
        "faqat kerakli natijani chiqaring"),
    "comm_open": (
        "katak vidjet ochadi, u sahifada ishlamaydi",
        "matn yoki rasm chiqaring"),
}
UNKNOWN = "katak sahifada koʻrinmaydigan xabar yuboradi ({})"
INVISIBLE = ("natijada koʻrinmas boshqaruv belgisi bor (U+{:04X}), sahifa va "
             "notebook uni turlicha koʻrsatadi")


class RefusedOutput(Exception):
    """A cell did what cannot be recorded.

    what, mend : in Uzbek, what is wrong and what mends it.
    """

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend = what, mend


def outputs(messages: Iterable[dict[str, Any]]) -> list[NotebookNode]:
    """Return the outputs that the messages of one cell make, in order.

    messages : those of the channel iopub, as dicts, of one request.
    Neighbouring parts of one stream are put together. Raises `RefusedOutput`
    for what cannot be shown on a page as the cell showed it.
    """
    made: list[NotebookNode] = []
    for message in messages:
        kind, content = message["msg_type"], message["content"]
        if kind in SILENT:
            continue
        if kind not in SHOWN:
            raise RefusedOutput(*REFUSED.get(kind, (
                UNKNOWN.format(kind), "matn yoki rasm chiqaring")))
        if content.get("name") == STREAM:
            raise RefusedOutput(*content["text"].split("; ", 1))
        output = output_from_msg(message | {"header": {"msg_type": kind}})
        last = made[-1] if made else NotebookNode()
        if kind == "stream" and last.get("name") == output.name:
            last.text += output.text
        elif kind != "stream" or output.text:
            made.append(output)
    for output in made:
        for character in invisible(output):
            raise RefusedOutput(
                INVISIBLE.format(ord(character)), "belgini chiqarmang")
    return made


def invisible(output: NotebookNode) -> Iterator[str]:
    """Yield the characters of an output that steer and are not seen.

    A carriage return, a backspace, an escape, a mark of direction: what is
    read on the screen is not what was compared.
    """
    texts = [output.get("text"), output.get("ename"), output.get("evalue"),
             *output.get("data", {}).values()]
    for text in texts:
        for character in text if isinstance(text, str) else "":
            if (unicodedata.category(character) in ("Cc", "Cf", "Cs")
                    and character not in "\n\t"):
                yield character
