#!/usr/bin/env bash
# The same function has another derivative at its kink, by how it is spelled
# and by the library.
#
# Expected: relu(x), clamp(x, min=0) and maximum(x, 0) have the same
# derivative at 0 in torch, and JAX agrees; |x| has 0 there.
# Seen: torch 0, 1 and 0.5; JAX 0, 0.5 and 0.5, and its |x| has the derivative
# 1 at 0. The norm of a zero vector has the gradient 0 in torch and nan
# in JAX; x ** 0. has nan at 0 in JAX.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 jax==0.10.2 jaxlib==0.10.2
"$folder/venv/bin/python" -W ignore - <<'PY'
import math

import jax
import jax.numpy as jnp
import torch
import torch.nn.functional as F

print("torch", torch.__version__.split("+")[0], "jax", jax.__version__)
zero = torch.tensor(0.0)
ways = {
    "relu(x)": (F.relu, jax.nn.relu, 0.0),
    "clamp(x, 0)": (lambda x: x.clamp(min=0), lambda x: jnp.clip(x, 0), 0.0),
    "maximum(x, 0)": (lambda x: torch.maximum(x, zero),
                      lambda x: jnp.maximum(x, 0.0), 0.0),
    "relu6(x) at 6": (F.relu6, jax.nn.relu6, 6.0),
    "clamp(x, 0, 6) at 6": (lambda x: x.clamp(0, 6),
                            lambda x: jnp.clip(x, 0, 6), 6.0),
    "|x|": (torch.abs, jnp.abs, 0.0),
    "norm([x, 0])": (lambda x: torch.stack([x, zero]).norm(),
                     lambda x: jnp.linalg.norm(jnp.array([x, 0.0])), 0.0),
    "x ** 0.": (lambda x: x ** 0.0, lambda x: x ** 0.0, 0.0),
}
found = {}
for name, (in_torch, in_jax, at) in ways.items():
    x = torch.tensor(at, requires_grad=True)
    in_torch(x).backward()
    found[name] = x.grad.item(), float(jax.grad(in_jax)(at))
    print(f"{name:20} torch {found[name][0]:4}  jax {found[name][1]:4}")
assert found["relu(x)"] == (0, 0)
assert found["clamp(x, 0)"] == (1, 0.5)
assert found["maximum(x, 0)"] == (0.5, 0.5)
assert found["relu6(x) at 6"] == (0, 0)
assert found["clamp(x, 0, 6) at 6"] == (1, 0.5)
assert found["|x|"] == (0, 1)
for name in ("norm([x, 0])", "x ** 0."):
    assert found[name][0] == 0 and math.isnan(found[name][1])
PY
