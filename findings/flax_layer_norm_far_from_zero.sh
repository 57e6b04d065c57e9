#!/usr/bin/env bash
# Flax's LayerNorm does not normalise numbers that lie far from zero; BatchNorm
# neither.
#
# Expected: 10000, 10001, 10002, 10003 become -1.34, -0.45, 0.45, 1.34, as
#   everywhere: the steps between them are exact in float32.
# Seen: Flax takes the variance as the mean square less the squared mean
#   (use_fast_variance), which here is 0 in float32, or below it and
#   clipped: the outputs are -1500 to 1500. So in linen and nnx, LayerNorm
#   and BatchNorm; with use_fast_variance=False they are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check jax==0.10.2 jaxlib==0.10.2 flax==0.12.8
"$folder/venv/bin/python" -W ignore - <<'PY'
import flax
import flax.linen as nn
import jax
import jax.numpy as jnp
from flax import nnx

print("jax", jax.__version__, "flax", flax.__version__)
x = 10000 + jnp.arange(4.0)


def linen(layer, x):
    return layer.apply(layer.init(jax.random.key(0), x), x,
                       **({"mutable": ["batch_stats"]}
                          if isinstance(layer, nn.BatchNorm) else {}))


found = {
    "by hand": (x - x.mean()) / x.std(),
    "not fast": linen(nn.LayerNorm(use_fast_variance=False), x),
    "linen LayerNorm": linen(nn.LayerNorm(), x),
    "nnx LayerNorm": nnx.LayerNorm(4, rngs=nnx.Rngs(0))(x),
    "linen BatchNorm": linen(nn.BatchNorm(use_running_average=False),
                             x[:, None])[0][:, 0],
}
for name, values in found.items():
    found[name] = [round(float(v), 2) for v in values]
    print(f"{name:15}", found[name])
for name in ("by hand", "not fast"):
    assert found[name] == [-1.34, -0.45, 0.45, 1.34]
for name in ("linen LayerNorm", "nnx LayerNorm", "linen BatchNorm"):
    assert max(found[name]) > 100
PY
