#!/usr/bin/env bash
# optax.rprop takes each step one call late, and under alternating signs none at
# all.
#
# Expected: Rprop moves against the sign of the gradient just given: the first
#   call of a rate of 0.1 moves a parameter by 0.1, as torch.optim.Rprop
#   does (1 -> 0.9, 0.78, 0.636, 0.4632; with alternating signs 0.9, 0.9,
#   0.85, 0.85).
# Seen: optax.rprop returns what it computed in the call before: the first
#   gradient moves nothing, a path is the right one shifted by a call, and
#   a gradient that changes its sign every time never moves the parameter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check optax==0.2.8 jax==0.10.2 jaxlib==0.10.2
"$folder/venv/bin/python" -W ignore - <<'PY'
import jax
import jax.numpy as jnp
import optax

print("jax", jax.__version__, "optax", optax.__version__)


def path(grads):
    p, optimizer, found = jnp.asarray(1.0), optax.rprop(0.1), []
    state = optimizer.init(p)
    for g in grads:
        change, state = optimizer.update(jnp.asarray(g), state, p)
        p = optax.apply_updates(p, change)
        found.append(round(float(p), 4))
    print("gradients", grads, "parameter", found)
    return found


assert path([1.0, 1.0, 1.0, 1.0, 1.0]) == [1.0, 0.9, 0.78, 0.636, 0.4632]
assert path([1.0, -1.0] * 3) == [1.0] * 6
assert path([1.0, 1.0, -7.0]) == path([1.0, 1.0, 1.0])[:2] + [0.9]
PY
