#!/usr/bin/env bash
# ICU spells Uzbek numbers in English, or in whatever language the machine speaks.
#
# Expected: RuleBasedNumberFormat for uz spells 21 as 'yigirma bir', or, lacking
#   the rules, writes digits.
# Seen: it has no rules for uz and falls back to those of the default locale:
#   'twenty-one' in an English process, 'yirmi bir' in a Turkish one, no
#   error. uz_Cyrl, by another way up the tree, writes digits. Kazakh,
#   Kyrgyz, Azerbaijani and Turkish are spelled.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check PyICU==2.17
"$folder/venv/bin/python" -W ignore - <<'PY'
import icu

print("PyICU", icu.VERSION, "ICU", icu.ICU_VERSION)
found = {}
for default in ("en_US", "tr_TR"):
    icu.Locale.setDefault(icu.Locale(default))
    for name in ("uz", "uz_Cyrl", "kk", "ky", "az"):
        spell = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT,
                                          icu.Locale(name))
        found[default, name] = spell.format(21)
    print(default, {name: text for (process, name), text in found.items()
                    if process == default})
assert found["en_US", "uz"] == "twenty-one"
assert found["tr_TR", "uz"] == "yirmi bir"
assert found["en_US", "uz_Cyrl"] == found["tr_TR", "uz_Cyrl"] == "21"
for name in ("kk", "ky", "az"):
    assert found["en_US", name] == found["tr_TR", name] != "21"
PY
