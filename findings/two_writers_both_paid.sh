#!/usr/bin/env bash
# Two values written to one place: forward and backward differentiation disagree.
#
# Expected: x[[0, 0]] = v keeps one of the two values of v, so that the other has
#   the derivative 0, whichever way it is computed.
# Seen: backward both have the derivative 1, for indexing, index_copy and
#   scatter, as if both values were there; forward (jacfwd) and by finite
#   differences the lost one has 0. No warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch
from torch.func import jacfwd, jacrev

print("torch", torch.__version__.split("+")[0])
twice, zeros = torch.tensor([0, 0]), torch.zeros(2, dtype=torch.float64)
ways = {
    "indexing": lambda v: zeros.index_put((twice,), v).sum(),
    "scatter": lambda v: zeros.scatter(0, twice, v).sum(),
    "index_copy": lambda v: zeros.index_copy(0, twice, v).sum(),
}
v = torch.tensor([1.0, 2.0], dtype=torch.float64)
for name, way in ways.items():
    leaf = v.clone().requires_grad_()
    way(leaf).backward()
    differences = [round(((way(v + d) - way(v - d)) / 2e-3).item(), 6)
                   for d in 1e-3 * torch.eye(2, dtype=torch.float64)]
    back, forth = jacrev(way)(v).tolist(), jacfwd(way)(v).tolist()
    print(f"{name:10} backward() {leaf.grad.tolist()} jacrev {back} "
          f"jacfwd {forth} differences {differences}")
    assert leaf.grad.tolist() == back == [1, 1]
    assert forth == differences and sorted(forth) == [0, 1]
PY
