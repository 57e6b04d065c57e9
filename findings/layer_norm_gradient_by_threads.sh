#!/usr/bin/env bash
# The gradient of a LayerNorm's weight in bfloat16 grows with the number of
# threads.
#
# Expected: threads change a sum in its last place; LayerNorm, RMSNorm,
#   GroupNorm and Linear keep their sums over the rows in float32.
# Seen: LayerNorm's gradients are summed over the rows in bfloat16, by each
#   thread apart: of 8000 ones 256 are counted per thread, 256 with one
#   thread, 512 with two, 1024 with four. With random gradients and 65536
#   rows the bias gradient is wrong by more than a half. RMSNorm and
#   Linear are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch
from torch import nn

print("torch", torch.__version__.split("+")[0])
rows = torch.tensor([[-1.0, 1.0]]).repeat(8000, 1).bfloat16()
found = {}
for threads in (1, 2, 4):
    torch.set_num_threads(threads)
    for layer in (nn.LayerNorm(2), nn.RMSNorm(2), nn.Linear(2, 1)):
        layer = layer.bfloat16()
        layer(rows).sum().backward()
        found[type(layer).__name__, threads] = abs(
            layer.weight.grad.flatten()[1].item())
    print(threads, "threads:", {name: value for (name, n), value
                                in found.items() if n == threads})
torch.set_num_threads(1)
torch.manual_seed(0)
x, g = torch.randn(65536, 16), torch.randn(65536, 16) + 0.1
exact, short = nn.LayerNorm(16), nn.LayerNorm(16).bfloat16()
exact(x).backward(g)
short(x.bfloat16()).backward(g.bfloat16())
exact, short = exact.bias.grad, short.bias.grad.float()
error = ((short - exact).norm() / exact.norm()).item()
print(f"65536 random rows, one thread: bias gradient wrong by {error:.0%}")
for n in (1, 2, 4):
    assert found["LayerNorm", n] == 256 * n
    assert found["RMSNorm", n] == found["Linear", n] == 8000
assert error > 0.5
PY
