#!/usr/bin/env bash
# ICU's transform Any-uz_Latn does not write Uzbek; the way from Latin to
# Cyrillic does not come back.
#
# Expected: Any-uz_Latn turns Uzbek Cyrillic into the Latin alphabet of 1995,
# as uz_Cyrl-uz_Latn does; a word goes there and back unchanged.
# Seen: Any-uz_Latn gives a scholarly transliteration (a breve for the short
# u, a cedilla below k); through uz_Cyrl-uz_Latn and uz_Latn-uz_Cyrl the
# word for 'poem' comes back with another letter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PyICU==2.17
"$folder/venv/bin/python" -W ignore - <<'PY'
import icu

print("PyICU", icu.VERSION, "ICU", icu.ICU_VERSION)


def through(name, text):
    return icu.Transliterator.createInstance(name).transliterate(text)


word, poem = "\u045e\u049b\u0443\u0432", "\u0448\u0435\u044a\u0440"
proper = through("uz_Cyrl-uz_Latn", word)
any_way = through("Any-uz_Latn", word)
back = through("uz_Latn-uz_Cyrl", through("uz_Cyrl-uz_Latn", poem))
print(word, "uz_Cyrl-uz_Latn:", proper, "| Any-uz_Latn:", any_way)
print(poem, "there and back:", back)
assert proper == "o\u02bbquv" and any_way != proper
assert back != poem
PY
