#!/usr/bin/env bash
# Two optimizers of the collection pytorch_optimizer move a parameter whose
# gradient has never been anything but zero.
#
# Expected: an optimizer without decay leaves such a parameter alone; one
#   with a small decay shrinks it by a small part, as AdamW does.
# Seen: AdamS divides its decay by the root of a mean of squares: with zero
#   gradients that is eps, and a parameter is multiplied by about -9 at every
#   step (rate 1e-3), in float64 as well. SRMM averages the parameter with
#   an empty memory: its first step divides it by the root of 2, whatever
#   the rate.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 pytorch_optimizer==4.1.0
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pytorch_optimizer
import torch

print("torch", torch.__version__.split("+")[0],
      "pytorch_optimizer", version("pytorch_optimizer"))


def path(cls, **settings):
    p = torch.tensor([3.0], dtype=torch.float64, requires_grad=True)
    optimizer, found = cls([p], lr=1e-3, **settings), []
    for _ in range(5):
        p.grad = torch.zeros_like(p)
        optimizer.step()
        found.append(round(p.item(), 4))
    print(f"{cls.__name__:6}", found)
    return found


assert path(torch.optim.AdamW)[-1] > 2.9998
stable = path(pytorch_optimizer.AdamS)
assert stable[0] < -20 and stable[4] < -1e5
memory = path(pytorch_optimizer.SRMM)
assert abs(memory[0] - 3 / 2 ** 0.5) < 1e-3
PY
