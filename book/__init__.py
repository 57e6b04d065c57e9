"""The book's machinery: record, verify, derive, prove, build."""
import sys

from book import console

# nbformat imports jsonschema, and that compiles the grammars of
# rfc3987_syntax, if it is there, to check addresses. A notebook has none, and
# the compilation is six sevenths of the time that importing nbformat takes.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

console.prepare()
