#!/usr/bin/env bash
# An optimizer that was given named parameters does not use the names when its
# state is loaded.
#
# Expected: with param_names in the saved state, load_state_dict matches by
# name, or refuses another order.
# Seen: it matches by position: the momentum of `a` lands on `b`, without a
# warning, and the optimizer's own param_names are overwritten by the
# saved ones, so that they are now wrong.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch

print("torch", torch.__version__.split("+")[0])


def optimizer_of(names):
    named = [(name, torch.nn.Parameter(torch.ones(2))) for name in names]
    return dict(named), torch.optim.SGD(named, lr=0.1, momentum=0.9)


first, saved = optimizer_of("ab")
first["a"].grad = torch.full((2,), 1.0)
first["b"].grad = torch.full((2,), 100.0)
saved.step()
second, loaded = optimizer_of("ba")
before = loaded.param_groups[0]["param_names"]
loaded.load_state_dict(saved.state_dict())
after = loaded.param_groups[0]["param_names"]
found = {name: loaded.state[p]["momentum_buffer"][0].item()
         for name, p in second.items()}
print("momentum saved: a 1.0, b 100.0; loaded:", found)
print("names before", before, "after", after)
assert found == {"b": 1.0, "a": 100.0}
assert before == ["b", "a"] and after == ["a", "b"]
PY
