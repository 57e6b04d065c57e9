"""What every command of the book prints: all letters, and no traceback.

A console that lacks a letter (Russian and Turkish code pages of Windows have
no ʻ) gets a plain one in its place, not an error. Ctrl-C ends a command in
one line. `book` asks for both when it is imported, that is always.
"""
import codecs
import io
import sys
from types import TracebackType

PLAIN = str.maketrans({
    "ʻ": "'", "ʼ": "'", "“": '"', "”": '"', "\u2018": "'", "\u2019": "'",
    "—": "-", "–": "-", "−": "-", "…": "...", "×": "x", "→": "->"})


def plain(error: UnicodeError) -> "tuple[str, int]":
    """Replace what an encoding lacks by what looks like it, or its number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start:error.end].translate(PLAIN)
    return (lacking.encode("ascii", "backslashreplace").decode("ascii"),
            error.end)


class Refusal(SystemExit):
    """Ends a build with a message, and nothing below it.

    Sphinx and Jupyter Book catch every exception, print a traceback of their
    own and so hide what the author is told; they do not catch this one.
    """


def report(kind: "type[BaseException]", error: BaseException,
           traceback: "TracebackType | None") -> None:
    """Print an error that nobody caught: Ctrl-C in one line, others whole."""
    if issubclass(kind, KeyboardInterrupt):
        print("\nToʻxtatildi (Ctrl-C)", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, traceback)


def prepare() -> None:
    """Let stdout and stderr print everything, and Ctrl-C end in a line."""
    sys.excepthook = report
    codecs.register_error("kitob", plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="kitob")
