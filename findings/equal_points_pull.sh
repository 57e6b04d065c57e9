#!/usr/bin/env bash
# The distance of two equal points has gradient 0, nan or 0.7, by the function
# that measures it.
#
# Expected: dist, cdist, norm and pairwise_distance agree at distance zero.
# Seen: dist, norm and cdist give 0; hypot and the square root of a sum of
# squares nan; F.pairwise_distance adds 1e-6 to each difference and so
# pulls equal points apart with the full force 0.7071 along the
# diagonal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import math

import torch
import torch.nn.functional as F

print("torch", torch.__version__.split("+")[0])
zero = torch.zeros(2)
ways = {
    "dist": lambda x: torch.dist(x, zero),
    "norm": lambda x: (x - zero).norm(),
    "cdist": lambda x: torch.cdist(x[None], zero[None]).sum(),
    "hypot": lambda x: torch.hypot(x[0], x[1]),
    "sqrt of squares": lambda x: ((x - zero) ** 2).sum().sqrt(),
    "pairwise_distance": lambda x: F.pairwise_distance(x, zero),
}
found = {}
for name, way in ways.items():
    x = torch.zeros(2, requires_grad=True)
    way(x).backward()
    found[name] = [round(g, 4) for g in x.grad.tolist()]
    print(f"{name:18} {found[name]}")
for name in ("dist", "norm", "cdist"):
    assert found[name] == [0.0, 0.0]
for name in ("hypot", "sqrt of squares"):
    assert all(map(math.isnan, found[name]))
assert found["pairwise_distance"] == [0.7071, 0.7071]
PY
