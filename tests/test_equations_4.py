"""Proofs of the formulas of part IV (chapters 16 to 20): see equations.py."""
import math

import pytest
import torch
from equations import (
    best, grad, lines, loss_on, proves, same, seeded, standardised)

pytestmark = pytest.mark.usefixtures("float64")

# 16 -------------------------------------------------------------------------

# 17 -------------------------------------------------------------------------

# 18 -------------------------------------------------------------------------

# 19 -------------------------------------------------------------------------

SHORT = {torch.bfloat16: 7, torch.float16: 10}  # bits of the mantissa


def normal_numbers(dtype, count=200):
    """Return random numbers of a 16-bit format, none of them tiny."""
    g = seeded()
    k = torch.randint(-10, 10, (count,), generator=g)
    t = (1 + torch.rand(count, generator=g)) * 2.0 ** k
    return torch.where(torch.rand(count, generator=g) < 0.5, t, -t).to(dtype)


def spacing(t):
    """Return how far the next larger number of the format is from |t|."""
    t = t.abs()
    after = torch.nextafter(t, torch.full_like(t, math.inf))
    return after.double() - t.double()


@proves("eq-19-son")
def test_sign_exponent_and_mantissa_make_the_number():
    for dtype, M in SHORT.items():
        t = normal_numbers(dtype)
        word = t.view(torch.int16).long() % 2 ** 16
        s, m = word // 2 ** 15, word % 2 ** M
        k = word % 2 ** 15 // 2 ** M - (2 ** (14 - M) - 1)
        same((-1.0) ** s * (1 + m / 2 ** M) * 2.0 ** k, t)


@proves("eq-19-oraliq")
def test_distance_of_neighbours():
    for dtype in SHORT:
        t = normal_numbers(dtype)
        k = torch.floor(torch.log2(t.double().abs()))
        same(spacing(t), torch.finfo(dtype).eps * 2 ** k)


@proves("eq-19-qotish")
def test_a_change_below_half_the_distance_vanishes():
    for dtype in SHORT:
        t = normal_numbers(dtype)
        t = t[torch.frexp(t.double())[0].abs() > 0.5]  # not a power of two
        half = spacing(t) / 2
        for sign in (-1, 1):
            for part, stays in ((0.01, True), (0.99, True), (1.01, False)):
                moved = (t.double() + sign * part * half).to(dtype)
                assert (moved == t).all() if stays else (moved != t).all()


@proves("eq-19-masofa", "eq-19-yoqotish")
def test_where_training_freezes():
    for x, y, _, _ in lines():
        x = standardised(x)[2]
        w, b = best(x, y)
        loss = loss_on(x, y)
        for lr, q_w, q_b in ((0.01, 2 ** -6, 2 ** -5), (0.2, 0.5, 0.125)):
            d_w, d_b = q_w / (4 * lr), q_b / (4 * lr)
            g_w, g_b = grad(loss, w + d_w, b - d_b)
            same([lr * g_w.abs(), lr * g_b.abs()], [q_w / 2, q_b / 2])
            same(loss(w + d_w, b - d_b) - loss(w, b),
                 (q_w ** 2 + q_b ** 2) / (16 * lr ** 2))


@proves("eq-19-tasodifiy")
def test_stochastic_rounding_expects_the_number():
    g = seeded()
    theta = torch.randn(1000, generator=g)
    q = 2.0 ** -7 * 2 ** torch.floor(torch.log2(theta.abs()))
    a = torch.floor(theta / q) * q
    p = (theta - a) / q
    assert ((p >= 0) & (p < 1)).all()
    same(p * (a + q) + (1 - p) * a, theta)
    n = 4000
    up = torch.rand(n, 1000, generator=g) < p
    mean = torch.where(up, a + q, a).mean(0)
    assert ((mean - theta).abs() < 5 * q / math.sqrt(4 * n)).all()


@proves("eq-19-miqyos")
def test_scaling_the_loss_scales_the_gradient():
    for x, y, w, b in lines():
        loss = loss_on(x, y)
        for S in (2.0 ** 16, 3.0):
            scaled = grad(lambda w, b, S=S: S * loss(w, b), w, b)
            same(grad(loss, w, b), [1 / S * g for g in scaled])


# 20 -------------------------------------------------------------------------
