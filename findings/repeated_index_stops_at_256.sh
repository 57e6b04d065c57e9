#!/usr/bin/env bash
# In bfloat16 the gradient of a word that occurs a thousand times is 256, in torch
# and in JAX alike.
#
# Expected: sums of bfloat16 numbers are kept in float32, so that the gradient
#   of a repeated row of a table counts its uses, as a matrix product with
#   one-hot rows does.
# Seen: from 256 on another 1 is less than half a last place; the gradients of
#   torch's Embedding, EmbeddingBag and indexing, and JAX's .at[].add,
#   segment_sum and indexing stop there. scatter_add and index_select's
#   gradient in torch count to 1000; index_add counts to 256 in a
#   vector, to 1000 in a column.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check torch==2.13.0 jax==0.10.2 jaxlib==0.10.2
"$folder/venv/bin/python" -W ignore - <<'PY'
import jax
import jax.numpy as jnp
import torch
from torch import nn

print("torch", torch.__version__.split("+")[0], "jax", jax.__version__)
many = torch.zeros(1000, dtype=torch.long)
ones = torch.ones(1000, 1, dtype=torch.bfloat16)


def gradient(look_up):
    table = torch.zeros(2, 1, dtype=torch.bfloat16, requires_grad=True)
    look_up(table).sum().backward()
    return table.grad[0].item()


def added(source):
    zeros = torch.zeros_like(source[:2])
    return zeros.index_add(0, many, source)[0].item()


jones, jmany = jnp.ones(1000, jnp.bfloat16), jnp.zeros(1000, int)
jzeros = jnp.zeros(2, jnp.bfloat16)
found = {
    "embedding": gradient(lambda t: nn.functional.embedding(many, t)),
    "embedding_bag": gradient(lambda t: nn.functional.embedding_bag(
        many[:, None], t, mode="sum")),
    "table[index]": gradient(lambda t: t[many]),
    "index_add, vector": added(ones[:, 0]),
    "jax table[index]": float(jax.grad(
        lambda t: t[jmany].astype(jnp.float32).sum())(jzeros)[0]),
    "jax at[].add": float(jzeros.at[jmany].add(jones)[0]),
    "jax segment_sum": float(jax.ops.segment_sum(jones, jmany, 2)[0]),
    "index_select": gradient(lambda t: t.index_select(0, many)),
    "index_add, column": added(ones),
    "scatter_add": torch.zeros_like(ones[:2, 0]).scatter_add(
        0, many, ones[:, 0])[0].item(),
    "one-hot @ table": gradient(lambda t: nn.functional.one_hot(
        many, 2).to(t.dtype) @ t),
}
for name, value in found.items():
    print(f"{name:18} {value:6.0f}")
assert list(found.values()) == [256] * 7 + [1000] * 4
PY
