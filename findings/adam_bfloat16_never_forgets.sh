#!/usr/bin/env bash
# Adam in bfloat16 never forgets a large gradient; an average of weights in
# bfloat16 never moves.
#
# Expected: after thousands of zero gradients the second moment decays to
# nothing, and an exponential average reaches what it averages, in
# every format (more coarsely in the short ones).
# Seen: in bfloat16 the factor 0.999 changes a number by less than half of its
# last place, so exp_avg_sq keeps the first gradient's square for ever
# (fused and foreach too) and the average stays at its start; float16
# forgets, but its average stops half way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

print("torch", torch.__version__.split("+")[0])
kept, averaged = {}, {}
for dtype in (torch.float32, torch.float16, torch.bfloat16):
    p = torch.ones(1, dtype=dtype, requires_grad=True)
    optimizer = torch.optim.Adam([p], lr=1e-3)
    for step in range(5001):
        p.grad = torch.full_like(p, 4.0 if step == 0 else 0.0)
        optimizer.step()
        v = optimizer.state[p]["exp_avg_sq"].item()
        first = v if step == 0 else first
    model = torch.nn.Linear(1, 1, bias=False, dtype=dtype)
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.999))
    torch.nn.init.constant_(model.weight, 1.0)
    mean.update_parameters(model)
    torch.nn.init.constant_(model.weight, 2.0)
    for _ in range(5000):
        mean.update_parameters(model)
    kept[dtype], averaged[dtype] = v / first, mean.module.weight.item()
    print(f"{dtype}: share of exp_avg_sq left {kept[dtype]:.4f}, "
          f"average of 1, 2, 2, 2, ... {averaged[dtype]:.4f}")
assert kept[torch.bfloat16] == 1 and averaged[torch.bfloat16] == 1
assert kept[torch.float32] < 0.01 and averaged[torch.float32] > 1.99
assert kept[torch.float16] < 0.1
assert 1.4 < averaged[torch.float16] < 1.6
PY
