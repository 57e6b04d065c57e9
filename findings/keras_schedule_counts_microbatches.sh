#!/usr/bin/env bash
# With gradient accumulation Keras counts updates for everything but the
# schedule of the learning rate, which runs ahead once a small batch.
#
# Expected: four batches of 1 accumulated are one batch of 4: the same weights
#   after the same 20 updates; `iterations` and the schedule agree.
# Seen: both runs say 20 iterations, but the schedule of the accumulating one
#   stands at step 80: the rate is 64 times smaller and the weight, which
#   should be 0.909, is 0.504. The first update has already the rate of
#   the fourth step.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check keras==3.15.1 jax==0.10.2 jaxlib==0.10.2
KERAS_HOME="$folder" KERAS_BACKEND=jax JAX_PLATFORMS=cpu "$folder/venv/bin/python" -W ignore - <<'PY'
import jax
import keras
import numpy as np

print("keras", keras.__version__, "jax", jax.__version__)


def fit(batch, accumulate, schedule):
    model = keras.Sequential([keras.layers.Dense(
        1, use_bias=False, kernel_initializer="zeros")])
    rate = (keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
            if schedule else 0.1)
    model.compile(keras.optimizers.SGD(
        rate, gradient_accumulation_steps=accumulate), "mse")
    model.fit(np.ones((80, 1)), np.ones((80, 1)), batch_size=batch,
              verbose=0, shuffle=False)
    found = (int(model.optimizer.iterations),
             float(np.asarray(model.optimizer.learning_rate)),
             float(model.get_weights()[0][0, 0]))
    print(f"batch {batch} x {accumulate or 1}, schedule {schedule}: "
          "iterations {}, rate {:.6f}, weight {:.4f}".format(*found))
    return found


assert abs(fit(4, None, False)[2] - fit(1, 4, False)[2]) < 1e-5
whole, parts = fit(4, None, True), fit(1, 4, True)
assert whole[0] == parts[0] == 20
assert 63 < whole[1] / parts[1] < 65
assert 0.90 < whole[2] < 0.92 and 0.49 < parts[2] < 0.52
PY
