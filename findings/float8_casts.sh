#!/usr/bin/env bash
# What becomes of infinity, of zero and of a sign in the float8 formats.
#
# Expected: a cast keeps infinity or makes it nan, keeps zero and keeps the
# sign, or refuses.
# Seen: float8_e4m3fn turns inf into 448 (e4m3fnuz into nan, e5m2 keeps it);
# float8_e8m0fnu, powers of two without a sign, turns 0 into 2 to the
# -127 and -1 into +1, silently.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import math

import torch

print("torch", torch.__version__.split("+")[0])
found = {}
for name in ("float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2",
             "float8_e8m0fnu"):
    values = torch.tensor([math.inf, 0.0, -1.0, 3.0])
    found[name] = values.to(getattr(torch, name)).float().tolist()
    print(f"{name:16} inf, 0, -1, 3 -> {found[name]}")
assert found["float8_e4m3fn"] == [448.0, 0.0, -1.0, 3.0]
assert math.isnan(found["float8_e4m3fnuz"][0])
assert found["float8_e5m2"][0] == math.inf
assert found["float8_e8m0fnu"][1:] == [2.0 ** -127, 1.0, 4.0]
PY
