#!/usr/bin/env bash
# ICU's collator for uz_Cyrl holds the rules of the Latin alphabet and none of the
# Cyrillic.
#
# Expected: in uz_Cyrl the letters short u, q, gh, h stand at the end, as in the
#   Uzbek alphabet, and words are sorted by it.
# Seen: the rules are those of uz_Latn (o with a turned comma, sh, ch after z);
#   the Cyrillic letters stand beside the Russian ones they look like. In
#   Latin the straight apostrophe and the quotation mark count as the
#   turned comma, the modifier apostrophe U+02BC does not: with it the
#   word for 'self' sorts before z, with the others after it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PyICU==2.17
"$folder/venv/bin/python" -W ignore - <<'PY'
import icu

print("PyICU", icu.VERSION, "ICU", icu.ICU_VERSION)


def order(name, words):
    return sorted(words, key=icu.Collator.createInstance(
        icu.Locale(name)).getSortKey)


letters = "\u0443\u045e\u043a\u049b\u0433\u0493\u0445\u04b3\u044f"
found = "".join(order("uz_Cyrl", letters))
alphabet = "\u0433\u043a\u0443\u0445\u044f\u045e\u049b\u0493\u04b3"
print("uz_Cyrl:", found, "alphabet:", alphabet)
selves = order("uz", ["zar", "o\u02bbz", "o'z", "o\u2018z", "o\u02bcz", "oq"])
print("uz:", [word.encode("ascii", "backslashreplace").decode()
              for word in selves])
rules = {name: icu.Collator.createInstance(icu.Locale(name)).getRules()
         for name in ("uz_Cyrl", "uz_Latn")}
assert rules["uz_Cyrl"] == rules["uz_Latn"] and "sh" in rules["uz_Cyrl"]
assert found == "\u0433\u0493\u043a\u049b\u0443\u045e\u0445\u04b3\u044f"
assert selves.index("o\u02bcz") < selves.index("zar")
for word in ("o\u02bbz", "o'z", "o\u2018z"):
    assert selves.index(word) > selves.index("zar")
PY
