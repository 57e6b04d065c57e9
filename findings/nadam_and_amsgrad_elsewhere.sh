#!/usr/bin/env bash
# NAdam and AMSGrad are other algorithms in torch and in optax; Adam, RAdam and
# Adamax are the same.
#
# Expected: with the same defaults the same names make the same steps (but for
# eps).
# Seen: torch.optim.NAdam changes its momentum from step to step
# (momentum_decay), optax.nadam does not; optax.amsgrad takes the
# maximum after the bias correction, torch before it: after four
# gradients their steps differ by a third.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 optax==0.2.8 jax==0.10.2 jaxlib==0.10.2
"$folder/venv/bin/python" -W ignore - <<'PY'
import jax
import optax
import torch

jax.config.update("jax_enable_x64", True)
print("torch", torch.__version__.split("+")[0], "optax", optax.__version__)


def in_torch(make, grads):
    p = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    optimizer, path = make([p]), []
    for g in grads:
        p.grad = torch.full_like(p, g)
        optimizer.step()
        path.append(round(p.item(), 4))
    return path


def in_optax(optimizer, grads):
    p = jax.numpy.asarray(1.0)
    state, path = optimizer.init(p), []
    for g in grads:
        change, state = optimizer.update(jax.numpy.asarray(g), state, p)
        p = optax.apply_updates(p, change)
        path.append(round(float(p), 4))
    return path


O, grads = torch.optim, [10.0, 1.0, 1.0, 0.1]
pairs = {
    "Adam": (lambda p: O.Adam(p, lr=0.1), optax.adam(0.1)),
    "RAdam": (lambda p: O.RAdam(p, lr=0.1), optax.radam(0.1)),
    "Adamax": (lambda p: O.Adamax(p, lr=0.1), optax.adamax(0.1)),
    "NAdam": (lambda p: O.NAdam(p, lr=0.1), optax.nadam(0.1)),
    "AMSGrad": (lambda p: O.Adam(p, lr=0.1, amsgrad=True),
                optax.amsgrad(0.1)),
}
same = {}
for name, (make, other) in pairs.items():
    paths = in_torch(make, grads), in_optax(other, grads)
    same[name] = paths[0] == paths[1]
    print(f"{name:8} torch {paths[0]}\n         optax {paths[1]}")
assert same == {"Adam": True, "RAdam": True, "Adamax": True,
                "NAdam": False, "AMSGrad": False}
PY
