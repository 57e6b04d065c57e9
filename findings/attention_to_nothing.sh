#!/usr/bin/env bash
# When all keys are masked, one and the same attention layer gives 0 while it
# is trained and nan when it is evaluated.
#
# Expected: the result does not depend on train() and eval() (there is no
#   dropout); softmax of an empty row is nan, so nan everywhere, or 0
#   everywhere, as scaled_dot_product_attention gives.
# Seen: need_weights=False: 0 plus the bias in train(), nan in eval() without
#   gradients; need_weights=True: nan in both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0
"$folder/venv/bin/python" -W ignore - <<'PY'
import torch

print("torch", torch.__version__.split("+")[0])
torch.manual_seed(0)
layer = torch.nn.MultiheadAttention(4, 2, batch_first=True)
x = torch.randn(2, 3, 4)
padding = torch.tensor([[False] * 3, [True] * 3])  # the second: nothing
found = {}
for training in (True, False):
    for weights in (True, False):
        layer.train(training)
        with torch.no_grad():
            result, _ = layer(x, x, x, key_padding_mask=padding,
                              need_weights=weights)
        found[training, weights] = result[1, 0]
        print(f"train={training!s:5} need_weights={weights!s:5}",
              [round(v, 4) for v in result[1, 0].tolist()])
mask = torch.tensor([[True] * 3, [False] * 3])[:, None, None, :]
q = torch.randn(2, 2, 3, 2)
plain = torch.nn.functional.scaled_dot_product_attention(
    q, q, q, attn_mask=mask)
print("scaled_dot_product_attention", plain[1, 0, 0].tolist())
assert torch.equal(plain[1], torch.zeros(2, 3, 2))
assert torch.isfinite(found[True, False]).all()
assert found[True, True].isnan().all() and found[False, True].isnan().all()
assert found[False, False].isnan().all()
PY
