#!/usr/bin/env bash
# Ranger of the collection pytorch_optimizer goes uphill for its first five
# steps.
#
# Expected: until RAdam's rectification begins, Ranger takes plain steps down
#   the gradient or stands still, as torch.optim.RAdam and the collection's
#   own RAdam do on the same parabola.
# Seen: with the default settings the rate is multiplied by -1 there: a
#   positive gradient raises the parameter five times, the loss grows at
#   every one of them, and only the slow weights bring half of it back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 pytorch_optimizer==4.1.0
"$folder/venv/bin/python" -W ignore - <<'PY'
from importlib.metadata import version

import pytorch_optimizer
import torch

print("torch", torch.__version__.split("+")[0],
      "pytorch_optimizer", version("pytorch_optimizer"))


def path(cls):
    p = torch.tensor([3.0], requires_grad=True)
    optimizer, found = cls([p], lr=0.01), []
    for _ in range(6):
        optimizer.zero_grad()
        (p ** 2).sum().backward()
        optimizer.step()
        found.append(round(p.item(), 4))
    print(f"{cls.__module__.split('.')[0]:18}{cls.__name__:8}", found)
    return found


climbing = path(pytorch_optimizer.Ranger)
assert all(a < b for a, b in zip([3.0] + climbing[:4], climbing[:5]))
assert climbing[4] > 3.3 and 3.1 < climbing[5] < 3.2
assert max(path(pytorch_optimizer.RAdam)) <= 3.0
assert max(path(torch.optim.RAdam)) <= 3.0
PY
