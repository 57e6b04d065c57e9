#!/usr/bin/env bash
# Clipping by the norm erases a large float16 gradient instead of shortening it.
#
# Expected: four gradients of 40000 clipped to norm 1 become 0.5 each; the norm
#   of half-precision tensors is summed in float32; an overflow would show
#   as nan.
# Seen: the norm, 80000, is rounded to float16, hence infinite, and max_norm
#   divided by it is 0: all gradients become zero, finite and silent, in
#   torch (loop and foreach). In optax the squares are summed in float16
#   as well: four gradients of 1000 are erased already. The longest
#   gradients make no step at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 optax==0.2.8 jax==0.10.2 jaxlib==0.10.2
"$folder/venv/bin/python" -W ignore - <<'PY'
import jax.numpy as jnp
import optax
import torch

print("torch", torch.__version__.split("+")[0], "optax", optax.__version__)
found = {}
for size in (100.0, 1000.0, 40000.0):
    for foreach in (False, True):
        p = torch.zeros(4, dtype=torch.float16, requires_grad=True)
        p.grad = torch.full_like(p, size)
        torch.nn.utils.clip_grad_norm_([p], 1.0, foreach=foreach)
        found["foreach" if foreach else "loop", size] = p.grad.tolist()
    clip = optax.clip_by_global_norm(1.0)
    g = jnp.full(4, size, jnp.float16)
    found["optax", size] = clip.update(g, clip.init(g))[0].tolist()
for name, values in found.items():
    print(*name, "->", [round(x, 3) for x in values])
for (name, size), values in found.items():
    erased = size > (100 if name == "optax" else 1000)
    assert all(abs(x - (0 if erased else 0.5)) < 1e-3 for x in values)
PY
