"""Proofs of the formulas of part IV (chapters 16 to 20): see equations.py."""
import pytest
import torch
from equations import lines, proves, same, seeded, standardised
from torch import nn

pytestmark = pytest.mark.usefixtures("float64")

# 16 -------------------------------------------------------------------------


@proves("eq-16-kophad")
def test_polynomial_in_the_scaled_x():
    for x, y, w, b in lines(2):
        m, s, z = standardised(x)
        X = torch.stack([z ** k for k in range(4)], 1)
        c = torch.linalg.lstsq(X, y[:, None]).solution[:, 0]
        horner = c[0] + z * (c[1] + z * (c[2] + z * c[3]))
        same(X @ c, horner)
        raw = torch.linalg.lstsq(
            torch.stack([x ** k for k in range(4)], 1), y[:, None])
        at = torch.linspace(-3, 5, 9)
        same(sum(raw.solution[k, 0] * at ** k for k in range(4)),
             sum(c[k] * ((at - m) / s) ** k for k in range(4)))


@proves("eq-16-tanlov")
def test_the_mean_of_minima_is_not_above_the_minimum_of_means():
    for V in torch.randn(100, 5, 4, generator=seeded()):
        S = len(V)
        left = sum(min(row.tolist()) for row in V) / S
        right = min(sum(column.tolist()) / S for column in V.T)
        assert left <= right + 1e-12
    V = torch.randn(5, 1, generator=seeded()) + torch.arange(4.0)
    same(V.min(1).values.mean(), V.mean(0).min())


@proves("eq-16-loo")
def test_the_residual_at_a_point_left_out():
    for x, y, w, b in lines(3):
        for degree in (1, 3):
            X = torch.stack([x ** k for k in range(degree + 1)], 1)
            hat = X @ torch.linalg.inv(X.T @ X) @ X.T
            r = y - hat @ y
            for i in range(11):
                rest = [j for j in range(11) if j != i]
                c = torch.linalg.lstsq(X[rest], y[rest, None]).solution
                same(y[i] - (X[i] @ c)[0], r[i] / (1 - hat[i, i]),
                     rtol=1e-6)


@proves("eq-16-qatlam")
def test_a_layer_and_its_matrix():
    layer = nn.Linear(3, 2)
    W = torch.randn(2, 3, generator=seeded(3))
    b = torch.randn(2, generator=seeded(4))
    X = torch.randn(5, 3, generator=seeded(5))
    layer.load_state_dict({"weight": W, "bias": b})
    same(layer(X), X @ W.T + b)


@proves("eq-16-kengayish")
def test_loss_of_all_pairs():
    for x, y, w, b in lines():
        y_hat, n = w * x + b, len(x)
        pairs = sum((y_hat[i] - y[j]) ** 2
                    for i in range(n) for j in range(n)) / n ** 2
        same(((y_hat[:, None] - y) ** 2).mean(), pairs)
        same(pairs, y_hat.var(correction=0) + y.var(correction=0)
             + (y_hat.mean() - y.mean()) ** 2)


@proves("eq-16-tarmoq")
def test_a_network_written_out():
    net = nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1))
    g = seeded(6)
    for p in net.parameters():
        p.data = torch.randn(p.shape, generator=g)
    u, a, v, b = (p.flatten() for p in net.parameters())
    for z in torch.linspace(-2, 2, 5):
        same(net(z.reshape(1, 1))[0, 0],
             b[0] + sum(v[k] * torch.tanh(u[k] * z + a[k])
                        for k in range(6)))


@proves("eq-16-dropout")
def test_dropout_keeps_the_mean():
    h = torch.tensor(3.0)
    for p in (0.2, 0.5, 0.8):
        same(p * 0 + (1 - p) * h / (1 - p), h)
        torch.manual_seed(1)
        drop = nn.Dropout(p)
        values = drop(h.expand(200000))
        kept = values[values != 0]
        same(kept, h / (1 - p))
        same(len(kept) / 200000, 1 - p, rtol=0, atol=0.01)
        same(values.mean(), h, rtol=0.02)
        same(drop.eval()(h), h)



# 17 -------------------------------------------------------------------------

# 18 -------------------------------------------------------------------------

# 19 -------------------------------------------------------------------------

# 20 -------------------------------------------------------------------------
