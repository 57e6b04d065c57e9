#!/usr/bin/env bash
# Muon is said to depend on the direction of the gradient alone; in torch it
# stops doing so for small ones.
#
# Expected: the orthogonalised step is the same for a gradient and a
# thousandth, or a billionth, of it.
# Seen: the norm is clamped from below (eps 1e-7) before Newton-Schulz, whose
# five steps then cannot lift the singular values: a gradient of size
# 1e-9 makes a step of a fifth, one of 1e-12 of less than a hundredth of
# the step for 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch

print("torch", torch.__version__.split("+")[0])
steps = {}
for size in (1.0, 1e-3, 1e-6, 1e-9, 1e-12):
    p = torch.zeros(2, 2, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Muon([p], lr=1.0, weight_decay=0.0)
    p.grad = size * torch.eye(2, dtype=torch.float64)
    optimizer.step()
    steps[size] = -p[0, 0].item()
    print(f"gradient {size:7.0e}: step {steps[size]:.4f}")
assert 0.6 < steps[1.0] < 1.3
assert abs(steps[1e-6] / steps[1.0] - 1) < 0.1
assert steps[1e-12] < 0.02 * steps[1.0]
assert steps[1e-9] < 0.95 * steps[1.0]
PY
