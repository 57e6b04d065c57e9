#!/usr/bin/env bash
# The area under the ROC curve falls from 1 to 0 when the same scores come in two
# batches.
#
# Expected: only the order of the scores counts, so that logits are as good as
#   probabilities, and a metric updated batch by batch gives what it gives
#   for all at once.
# Seen: torchmetrics decides for each batch apart whether it holds logits: one
#   whose scores happen to lie within 0 and 1 is taken as it is, another
#   goes through the sigmoid, and the logit 0.1 (a yes) ends below the
#   logit -1 (a no). A threshold at 0.5 moves in the same way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 torchmetrics==1.9.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch
import torchmetrics
from torchmetrics.classification import BinaryAccuracy, BinaryAUROC

print("torch", torch.__version__.split("+")[0],
      "torchmetrics", torchmetrics.__version__)
logits = torch.tensor([0.05, 0.1, -1.0, -1.2])
truth = torch.tensor([1, 1, 0, 0])
found = {}
for size in (4, 2):
    for metric in (BinaryAUROC(), BinaryAccuracy()):
        for i in range(0, 4, size):
            metric.update(logits[i:i + size], truth[i:i + size])
        found[type(metric).__name__, size] = metric.compute().item()
for (name, size), value in found.items():
    print(f"{name:14} in batches of {size}: {value}")
assert found["BinaryAUROC", 4] == 1 and found["BinaryAUROC", 2] == 0
assert found["BinaryAccuracy", 4] == 1 and found["BinaryAccuracy", 2] == 0.5
PY
