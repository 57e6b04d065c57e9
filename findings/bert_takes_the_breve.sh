#!/usr/bin/env bash
# An uncased BERT normalizer takes the mark from two Uzbek Cyrillic letters and
# leaves it on the others.
#
# Expected: stripping accents touches no letter of an alphabet, or all marked
#   ones alike.
# Seen: short u and short i are letters that Unicode composes with a breve, and
#   lose it; the letters with a descender (q, gh, h) have no decomposition
#   and keep it. 'Ten' becomes 'flour', 'no' gets a spelling that no
#   dictionary has; in Latin all survive.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check tokenizers==0.23.3
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

from tokenizers.normalizers import BertNormalizer

print("tokenizers", version("tokenizers"))
normal = BertNormalizer(lowercase=True).normalize_str
words = {
    "ten": "\u045e\u043d", "no": "\u0439\u045e\u049b",
    "people": "\u0445\u0430\u043b\u049b", "mountain": "\u0442\u043e\u0493",
    "law": "\u04b3\u0443\u049b\u0443\u049b",
    "ten (Latin)": "o\u02bbn",
}
found = {meaning: normal(word) for meaning, word in words.items()}
for meaning, word in words.items():
    print(f"{meaning:11} {word} -> {found[meaning]}")
assert found["ten"] == "\u0443\u043d"
assert found["no"] == "\u0438\u0443\u049b"
for meaning in ("people", "mountain", "law", "ten (Latin)"):
    assert found[meaning] == words[meaning]
PY
