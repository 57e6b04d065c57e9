#!/usr/bin/env bash
# The first step of Adam and of SGD in MLX is not the one of torch.
#
# Expected: Adam's first step has the size of the rate; dampening does not
# touch the first step, as there is no momentum yet.
# Seen: mlx.optimizers.Adam corrects no bias unless asked
# (bias_correction=False), so that its first step is 3.16 rates long;
# SGD with dampening 0.5 takes half of the first gradient, where torch
# takes all of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 'mlx[cpu]==0.32.4'
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import mlx.core as mx
import mlx.optimizers as mo
import torch

print("torch", torch.__version__.split("+")[0], "mlx", version("mlx"))


def in_mlx(optimizer):
    new = optimizer.apply_gradients({"p": mx.array(1.0)},
                                    {"p": mx.array(0.0)})
    return round(-new["p"].item(), 4)


def in_torch(make):
    p = torch.zeros(1, requires_grad=True)
    p.grad = torch.ones(1)
    make([p]).step()
    return round(-p.item(), 4)


found = {
    "Adam": (in_torch(lambda p: torch.optim.Adam(p, lr=0.1)),
             in_mlx(mo.Adam(0.1))),
    "SGD, dampening": (
        in_torch(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9,
                                           dampening=0.5)),
        in_mlx(mo.SGD(0.1, momentum=0.9, dampening=0.5))),
}
for name, (one, other) in found.items():
    print(f"{name}: first step in torch {one}, in mlx {other}")
assert found == {"Adam": (0.1, 0.3162), "SGD, dampening": (0.1, 0.05)}
PY
