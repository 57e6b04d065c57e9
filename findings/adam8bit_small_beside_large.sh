#!/usr/bin/env bash
# One small gradient beside large ones makes 8-bit AdamW jump by thousands of
# learning rates; 4-bit AdamW does not.
#
# Expected: Adam's step is about the rate at most, and AdamW8bit of torchao
#   follows AdamW; four bits are worse than eight.
# Seen: beside gradients of 1 a gradient of 1e-4 keeps its first moment in
#   eight bits, but its square, 1e-8 of the block's largest, becomes 0;
#   with a zero gradient next, the moment is divided by eps and the weight
#   moves by 4200 rates at once. AdamW4bit has no code for 0 in its
#   second moment and just stands still.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 torchao==0.18.0
TORCHDYNAMO_DISABLE=1 "$folder/venv/bin/python" -W ignore - <<'PY'
import torch
from torchao.optim import AdamW4bit, AdamW8bit
from importlib.metadata import version

print("torch", torch.__version__.split("+")[0], "torchao", version("torchao"))
found = {}
for kind in (torch.optim.AdamW, AdamW8bit, AdamW4bit):
    p = torch.nn.Parameter(torch.zeros(4096))
    optimizer = kind([p], lr=1e-3, weight_decay=0.0)
    path = []
    for step in range(3):
        p.grad = torch.ones(4096) if step == 0 else torch.zeros(4096)
        p.grad[0] *= 1e-4
        optimizer.step()
        path.append((round(p[0].item(), 5), round(p[1].item(), 5)))
    found[kind.__name__] = path
    print(f"{kind.__name__:9} (small, large) by step: {path}")
assert found["AdamW"][1] == (-0.00167, -0.00167)
assert found["AdamW8bit"][1][0] < -4
assert found["AdamW4bit"][1][0] == -0.001
assert {path[1][1] for path in found.values()} == {-0.00167}
PY
