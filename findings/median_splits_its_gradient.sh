#!/usr/bin/env bash
# The gradient of a median depends on how the median is asked for.
#
# Expected: x.median(), x.median(dim=0) and x.quantile(0.5) of tied values
# send their gradient to one and the same element.
# Seen: x.median() divides it among all elements equal to the median,
# median(dim=0) and quantile give all of it to one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch

print("torch", torch.__version__.split("+")[0])


def gradient(function, values):
    x = torch.tensor(values, requires_grad=True)
    function(x).backward()
    return [round(g, 4) for g in x.grad.tolist()]


ways = {"median()": lambda x: x.median(),
        "median(dim=0)": lambda x: x.median(dim=0).values,
        "quantile(0.5)": lambda x: x.quantile(0.5)}
found = {name: gradient(way, [1.0, 1.0, 1.0]) for name, way in ways.items()}
for name, values in found.items():
    print(f"{name:14} {values}")
assert found["median()"] == [0.3333] * 3
for name in ("median(dim=0)", "quantile(0.5)"):
    assert sorted(found[name]) == [0.0, 0.0, 1.0]
PY
