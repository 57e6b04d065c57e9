"""A console that lacks a letter gets a plain one in its place, not an error.

Russian and Turkish code pages of Windows have no ʻ. `book` asks for it when
it is imported, that is for every command of the book.
"""
import codecs
import io
import sys

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


def prepare() -> None:
    """Let stdout and stderr print everything."""
    codecs.register_error("kitob", plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="kitob")
