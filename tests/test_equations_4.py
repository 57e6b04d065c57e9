"""Proofs of the formulas of part IV (chapters 16 to 20): see equations.py."""
import pytest
import torch
from equations import derivatives, grad, proves, same, seeded
from torch.autograd.functional import hessian, jacobian

pytestmark = pytest.mark.usefixtures("float64")

# 16 -------------------------------------------------------------------------

# 17 -------------------------------------------------------------------------

# 18 -------------------------------------------------------------------------

# 19 -------------------------------------------------------------------------

# 20 -------------------------------------------------------------------------


def tea(theta, t):
    return theta[0] + theta[1] * torch.exp(-theta[2] * t)


def random_tea(count=3):
    """Yield times, temperatures with noise, and parameters beside them."""
    g = seeded()
    for _ in range(count):
        t = 60 * torch.rand(9, generator=g)
        theta = torch.tensor([20.0, 50.0, 0.03]) + torch.tensor(
            [5.0, 5.0, 0.01]) * torch.rand(3, generator=g)
        y = tea(theta, t) + torch.randn(9, generator=g)
        yield t, y, theta


@proves("eq-20-sovish")
def test_cooling():
    """The formula solves the law and begins at T_m + A."""
    for _, _, theta in random_tea():
        env, a, k = theta
        for t in (0.0, 7.0, 40.0):
            value, slope = derivatives(lambda t: tea(theta, t), t, 1)
            same(slope, -k * (value - env))
        same(tea(theta, torch.tensor(0.0)), env + a)


@proves("eq-20-masshtab", "eq-20-gesse")
def test_scaled_parameters():
    for t, y, theta in random_tea():
        c = torch.tensor([30.0, 0.0, 0.0])
        s = torch.tensor([18.0, 17.0, 1 / 60])
        q = (theta - c) / s
        same(c + s * q, theta)

        def loss(p):
            return ((tea(p, t) - y) ** 2).mean()

        def scaled(q):
            return loss(c + s * q)

        same(grad(scaled, q)[0], s * grad(loss, theta)[0])
        h = hessian(loss, theta)
        same(hessian(scaled, q), torch.stack([
            torch.stack([s[j] * s[i] * h[j, i] for i in range(3)])
            for j in range(3)]))


@proves("eq-20-masofa")
def test_distance():
    """Against the law of cosines, from the lengths and the angle between."""
    g = seeded()
    p, x = torch.randn(2, generator=g), torch.randn(6, 2, generator=g)
    a, b = p.norm(), x.norm(dim=1)
    turn = torch.atan2(p[1], p[0]) - torch.atan2(x[:, 1], x[:, 0])
    same((a ** 2 + b ** 2 - 2 * a * b * torch.cos(turn)).sqrt(),
         torch.sqrt((p[0] - x[:, 0]) ** 2 + (p[1] - x[:, 1]) ** 2))


def part(jac, rest):
    """The share of the residual that the columns explain (eq-20-ulush)."""
    delta = torch.linalg.lstsq(jac, rest[:, None]).solution[:, 0]
    return ((jac @ delta) ** 2).sum() / (rest ** 2).sum(), delta


@proves("eq-20-ulush")
def test_share():
    """By a projection; no other delta is better; of no unit; 0 at the end."""
    g = seeded()
    for t, y, theta in random_tea():
        theta = theta + torch.tensor([1.0, -2.0, 0.003])
        jac = jacobian(lambda p: tea(p, t), theta)
        rest = y - tea(theta, t)
        rho, delta = part(jac, rest)
        q = torch.linalg.qr(jac).Q
        same(rho, ((q.T @ rest) ** 2).sum() / (rest ** 2).sum())
        least = ((rest - jac @ delta) ** 2).sum()
        for _ in range(5):
            other = delta * (1 + 0.1 * torch.randn(3, generator=g))
            assert ((rest - jac @ other) ** 2).sum() > least
        same(part(jac * torch.tensor([1.0, 7.0, 1e-3]), rest)[0], rho)
        same(part(jac, rest - jac @ delta)[0], 0.0)


@proves("eq-20-chiziqli")
def test_share_of_a_linear_model():
    g = seeded()
    for _ in range(3):
        jac = torch.randn(8, 3, generator=g)
        y, theta = torch.randn(8, generator=g), torch.randn(3, generator=g)
        rest = y - jac @ theta
        loss = (rest ** 2).mean()
        best = torch.linalg.lstsq(jac, y[:, None]).solution[:, 0]
        low = ((y - jac @ best) ** 2).mean()
        same(part(jac, rest)[0], (loss - low) / loss)
