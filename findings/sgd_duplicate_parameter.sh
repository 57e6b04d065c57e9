#!/usr/bin/env bash
# A parameter that stands twice in a group: two ways of the same SGD, two
# results.
#
# Expected: foreach=True is the same arithmetic, only batched: the same
# parameters after each step.
# Seen: with momentum the loop reads the buffer between its two visits and
# foreach does not; from the second step on the parameters differ by
# whole tenths. Both only warn that a parameter is duplicated.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch

print("torch", torch.__version__.split("+")[0])
found = {}
for foreach in (False, True):
    p = torch.ones(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([p, p], lr=0.1, momentum=0.9,
                                foreach=foreach)
    path = []
    for _ in range(3):
        p.grad = torch.ones_like(p)
        optimizer.step()
        path.append(round(p.item(), 4))
    found[foreach] = path
    print("foreach" if foreach else "loop   ", path)
assert found[False][0] == found[True][0] == 0.8
assert found[False][1:] == [0.339, -0.4144]
assert found[True][1:] == [0.238, -0.6172]
PY
