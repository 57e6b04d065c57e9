#!/usr/bin/env bash
# First derivatives that forward mode gets wrong at ordinary points.
#
# Expected: jvp and jacfwd give the derivative that backward() gives, or raise
#   where they have no rule.
# Seen: for cholesky_inverse forward mode gives other numbers, for the product
#   of scatter_reduce always 0, and hessian(), which is forward over
#   backward, is wrong with them. Of a function without a derivative
#   (bessel_j0) torch.func says 0, where backward() raises.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch
from torch.func import jacfwd, jacrev

print("torch", torch.__version__.split("+")[0])


def inverse(v):
    zero = torch.zeros_like(v[0])
    factor = torch.stack((torch.stack((v[0], zero)), v[1:]))
    return torch.cholesky_inverse(factor)[0, 1]


def product(v):
    index = torch.zeros(3, dtype=torch.long)
    return torch.ones_like(v[:1]).scatter_reduce(0, index, v, "prod").sum()


def by_hand(f, v):
    steps = 1e-5 * torch.eye(len(v)).double()
    return [((f(v + d) - f(v - d)) / 2e-5).item() for d in steps]


def text(values):
    return [round(float(x), 4) for x in values]


point = torch.tensor([2.0, 1.0, 3.0]).double()
for f in (inverse, product):
    hand, back, forth = by_hand(f, point), jacrev(f)(point), jacfwd(f)(point)
    print(f"{f.__name__:8} by hand {text(hand)} backward {text(back)} "
          f"forward {text(forth)}")
    assert text(hand) == text(back) != text(forth)
x = point.clone().requires_grad_()
zeros = jacrev(lambda v: torch.special.bessel_j0(v).sum())(point)
try:
    torch.special.bessel_j0(x).sum().backward()
    raised = False
except RuntimeError:
    raised = True
print("bessel_j0: torch.func", text(zeros), "backward() raises:", raised)
assert text(zeros) == [0, 0, 0] and raised
PY
