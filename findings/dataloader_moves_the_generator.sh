#!/usr/bin/env bash
# A DataLoader that shuffles nothing still moves the global random generator.
#
# Expected: going through a validation set with shuffle=False draws no random
# number, so training goes on as if validation had not happened.
# Seen: each pass draws one number (the base seed of the workers, even with
# none), from the loader's own generator if it was given one, else from
# the global one: validating every epoch changes the order of training.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch
from torch.utils.data import DataLoader, TensorDataset

print("torch", torch.__version__.split("+")[0])
data = TensorDataset(torch.arange(4.0))


def next_number(passes, generator=None):
    torch.manual_seed(0)
    for _ in range(passes):
        list(DataLoader(data, batch_size=2, shuffle=False,
                        generator=generator))
    return torch.rand(1).item()


numbers = [next_number(passes) for passes in (0, 1, 2)]
own = next_number(2, torch.Generator().manual_seed(5))
print("next number after 0, 1, 2 passes:", [round(x, 4) for x in numbers])
print("after 2 passes with a generator of its own:", round(own, 4))
assert len(set(numbers)) == 3 and own == numbers[0]
PY
