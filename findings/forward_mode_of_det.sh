#!/usr/bin/env bash
# The derivative of a determinant at a singular matrix: right backward, 0 forward.
#
# Expected: jacfwd and jacrev are two ways to one derivative; at a kink they
#   follow one convention.
# Seen: the determinant of diag(a, 1) grows by 1 with a; at a = 0 jacrev says
#   1, jacfwd says 0. scatter_reduce's product with one zero: 2 backward,
#   0 forward. At kinks: fmax 1 and 0 at a tie, prelu the slope of its left
#   side and that of its right, atan2(0, 0) 0 and nan. prod agrees.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import math

import torch
import torch.nn.functional as F
from torch.func import jacfwd, jacrev

print("torch", torch.__version__.split("+")[0])
zero, one = (torch.tensor([x], dtype=torch.float64) for x in (0.0, 1.0))


def det(a):
    return torch.linalg.det(torch.diag(torch.cat((a, one))))


def scatter_prod(a):
    values = torch.cat((a, 2 * one))
    return one.scatter_reduce(0, torch.tensor([0, 0]), values, "prod").sum()


ways = {
    "det": det,
    "scatter_reduce prod": scatter_prod,
    "prod": lambda a: torch.cat((a, 2 * one)).prod(),
    "fmax(a, 0)": lambda a: torch.fmax(a, zero).sum(),
    "prelu(a)": lambda a: F.prelu(a, one / 4).sum(),
    "atan2(a, 0)": lambda a: torch.atan2(a, zero).sum(),
}
found = {}
for name, way in ways.items():
    d = 1e-3 * one
    slope = ((way(zero + d) - way(zero - d)) / 2e-3).item()
    found[name] = back, forth = jacrev(way)(zero).item(), jacfwd(way)(zero).item()
    print(f"{name:19} backward {back:4} forward {forth:4} "
          f"central difference {slope:.4f}")
assert found["det"] == (1, 0)
assert found["scatter_reduce prod"] == (2, 0) and found["prod"] == (2, 2)
assert found["fmax(a, 0)"] == (1, 0) and found["prelu(a)"] == (0.25, 1)
assert found["atan2(a, 0)"][0] == 0 and math.isnan(found["atan2(a, 0)"][1])
PY
