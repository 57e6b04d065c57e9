#!/usr/bin/env bash
# A training loop inside one autocast block learns nothing.
#
# Expected: `with torch.autocast(...)` around the whole loop is at most less
#   precise than around each forward pass.
# Seen: the outermost block keeps the bfloat16 copies of the weights until it
#   ends, and an optimizer's step does not renew them: the loss is the
#   same number for ever, while gradients flow and the weights do move.
#   A block around each forward pass does not help inside an outer one,
#   even one with enabled=False. With cache_enabled=False, or without
#   the outer block, the loss falls.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
from contextlib import nullcontext

import torch
import torch.nn.functional as F

print("torch", torch.__version__.split("+")[0])


def losses(outer, inner):
    torch.manual_seed(0)
    model = torch.nn.Linear(4, 1)
    x = torch.randn(64, 4)
    y = x.sum(1, keepdim=True)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    start, found = model.weight.detach().clone(), []
    with outer():
        for _ in range(6):
            with inner():
                loss = F.mse_loss(model(x).float(), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            found.append(round(loss.item(), 3))
    moved = (model.weight - start).norm().item()
    print("  ", found, f"weights moved by {moved:.2f}")
    return found


def block(**options):
    return lambda: torch.autocast("cpu", dtype=torch.bfloat16, **options)


print("a block around each forward pass:")
good = losses(nullcontext, block())
print("one block around the loop:")
one = losses(block(), nullcontext)
print("the same, cache_enabled=False:")
uncached = losses(block(cache_enabled=False), nullcontext)
print("a block around each forward pass, a disabled one around the loop:")
disabled = losses(block(enabled=False), block())
assert good == uncached == sorted(good, reverse=True) and good[-1] < 1
assert one == disabled == good[:1] * 6
PY
