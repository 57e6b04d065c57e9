"""Proofs of the displayed formulas of part IV, chapters 16-20."""
import itertools
import math

import pytest
import torch
from equations import (
    best, derivatives, follow, grad, hessian, lines, loss_on, proves,
    random_grads, same, seeded, standardised, wavy)
from torch import nn, optim
from torch.autograd.functional import hessian as hessian_of
from torch.autograd.functional import jacobian

pytestmark = pytest.mark.usefixtures("float64")


# 16 -------------------------------------------------------------------------


@proves("eq-16-kophad")
def test_polynomial_in_the_scaled_x():
    for x, y, _, _ in lines(2):
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
    for x, y, _, _ in lines(3):
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


@proves("eq-17-kross", "eq-17-kross-gradient")
def test_cross_entropy_and_its_slope():
    for classes in (2, 3, 5):
        z = 3 * torch.randn(classes, generator=seeded(classes))
        shares = [1 / sum((z[j] - z[k]).exp() for j in range(classes))
                  for k in range(classes)]
        for c in range(classes):
            z_c = z.clone().requires_grad_()
            loss = torch.nn.functional.cross_entropy(
                z_c[None], torch.tensor([c]))
            same(loss, -shares[c].log())
            same(loss, z.exp().sum().log() - z[c])
            (slope,) = torch.autograd.grad(loss, z_c)
            same(slope, [shares[k] - int(k == c) for k in range(classes)])


@proves("eq-17-muon")
def test_orthogonalisation_keeps_directions_and_levels_lengths():
    G = torch.randn(6, 6, generator=seeded())
    U, s, V_t = torch.linalg.svd(G)
    same(U @ torch.diag(s) @ V_t, G)
    values, vectors = torch.linalg.eigh(G @ G.mT)
    root = vectors @ torch.diag(values ** -0.5) @ vectors.mT
    same(U @ V_t, root @ G)
    same(U @ V_t @ (U @ V_t).mT, torch.eye(6))


@proves("eq-17-xato")
def test_the_mean_of_n_draws_varies_by_the_root_of_n():
    values = torch.tensor([0.3, -1.0, 2.0, 0.7])
    for n in (1, 2, 3, 5):
        means = torch.tensor([sum(drawn) / n for drawn in
                              itertools.product(values.tolist(), repeat=n)])
        same(means.std(correction=0), values.std(correction=0) / n ** 0.5)


@proves("eq-17-juft", "eq-17-urug")
def test_paired_difference_and_the_number_of_seeds():
    a, b = torch.randn(2, 12, generator=seeded()) + 0.1
    both = ((a - a.mean()) * (b - b.mean())).sum() / 11
    same((a - b).var(), a.var() + b.var() - 2 * both)
    s, delta = (a - b).std(), 0.37
    for n in range(1, 60):
        assert (2 * s / n ** 0.5 <= delta) == (n >= (2 * s / delta) ** 2)


@proves("eq-17-gesse", "eq-17-bir-qadam")
def test_hessian_times_a_vector_and_one_step_of_the_difference():
    def loss(p):
        return torch.tanh(p[0] * p[1]) + (p ** 4).sum() + p[2] * p[0].sin()

    p, v = torch.randn(2, 3, generator=seeded())
    H = torch.autograd.functional.hessian(loss, p)
    q = p.clone().requires_grad_()
    (g,) = torch.autograd.grad(loss(q), q, create_graph=True)
    same(torch.autograd.grad(g @ v, q)[0], H @ v)
    values, vectors = torch.linalg.eigh(H)
    for lam, w in zip(values, vectors.mT):
        for lr in (0.05, 0.4):
            stepped = []
            for at in (p, p + 1e-7 * w):
                at = at.clone().requires_grad_()
                (g,) = torch.autograd.grad(loss(at), at)
                stepped.append(at.detach() - lr * g)
            same((stepped[1] - stepped[0]) / 1e-7, (1 - lr * lam) * w,
                 rtol=1e-4, atol=1e-5)

# 18 -------------------------------------------------------------------------


def random_bowl(size, g):
    """Return a loss that is a parabola in ``size`` directions, its H, best."""
    A = torch.randn(size, size, generator=g)
    H = A @ A.T + torch.eye(size)
    at = torch.randn(size, generator=g)
    return (lambda *p: (torch.stack(p) - at) @ H @ (torch.stack(p) - at) / 2,
            H, at)


@proves("eq-18-nyuton", "eq-18-chiziqli", "eq-18-sekant")
def test_newton_reaches_the_minimum_of_a_parabola():
    g = seeded()
    for size in (1, 2, 5):
        f, H, best_at = random_bowl(size, g)
        one, two = 100 * torch.randn(2, size, generator=g)
        first, second = (torch.stack(grad(f, *p)) for p in (one, two))
        same(hessian(f, *one), H)
        same(first, H @ (one - best_at))
        same(second - first, H @ (two - one))
        same(one - torch.linalg.inv(hessian(f, *one)) @ first, best_at)
        same(grad(f, *(one - torch.linalg.inv(H) @ first)),
             torch.zeros(size), atol=1e-8)


@proves("eq-18-yonalish")
def test_newton_step_along_each_axis_of_the_hessian():
    g = seeded()
    seen = set()
    for p in torch.randn(20, 2, generator=g):
        H, slope = hessian(wavy, *p), torch.stack(grad(wavy, *p))
        curves, axes = torch.linalg.eigh(H)
        seen |= set(curves.sign().tolist())
        step = torch.linalg.solve(H, -slope)
        same(axes.T @ step, -(axes.T @ slope) / curves)
    assert seen == {-1, 1}


@proves("eq-18-bfgs")
def test_bfgs_keeps_the_last_pair_and_moves_as_torch_does():
    """From the scaled identity it gives the direction of torch's LBFGS."""
    g = seeded()
    for start in torch.randn(3, 2, generator=g):
        path = descend_lbfgs(wavy, start, 4)
        moves = [b - a for a, b in itertools.pairwise(path)]
        slopes = [torch.stack(grad(wavy, *p)) for p in path]
        pairs = [(move, b - a) for move, a, b in
                 zip(moves, slopes, slopes[1:])]
        for k in range(1, len(moves)):
            kept = [pair for pair in pairs[:k] if pair[0] @ pair[1] > 1e-10]
            if not kept:
                continue
            move, change = kept[-1]
            M = torch.eye(2) * (move @ change) / (change @ change)
            for move, change in kept:
                rho = 1 / (move @ change)
                left = torch.eye(2) - rho * torch.outer(move, change)
                M = left @ M @ left.T + rho * torch.outer(move, move)
                same(M @ change, move)
                same(M, M.T)
            same(moves[k], -M @ slopes[k], rtol=1e-6)


def descend_lbfgs(f, start, steps):
    """Return the points of torch's LBFGS, one direction at each step."""
    p = start.clone().requires_grad_()
    optimizer = optim.LBFGS([p], max_iter=1, tolerance_grad=0,
                            tolerance_change=0)
    path = [p.detach().clone()]
    for _ in range(steps):
        def closure():
            optimizer.zero_grad()
            loss = f(*p)
            loss.backward()
            return loss
        optimizer.step(closure)
        path.append(p.detach().clone())
    return path


def matrices():
    """Yield random matrices of several shapes, with their decompositions."""
    g = seeded()
    for shape in ((3, 3), (2, 5), (4, 2)):
        G = torch.randn(shape, generator=g)
        yield G, *torch.linalg.svd(G, full_matrices=False)


def pseudo_power(M, p):
    """Return a power of a matrix, on the directions where it is not zero."""
    lam, Q = torch.linalg.eigh(M)
    powers = torch.where(lam > 1e-10, lam.clamp(min=1e-10) ** p, 0.0)
    return Q @ torch.diag(powers) @ Q.T


@proves("eq-18-svd", "eq-18-ortogonal")
def test_one_gradient_of_shampoo_is_orthogonal():
    for G, U, S, Vt in matrices():
        eye = torch.eye(len(S))
        same(U.T @ U, eye)
        same(Vt @ Vt.T, eye)
        same(U @ torch.diag(S) @ Vt, G)
        step = pseudo_power(G @ G.T, -1 / 4) @ G @ pseudo_power(
            G.T @ G, -1 / 4)
        same(step, U @ Vt)


@proves("eq-18-shampoo")
def test_shampoo_of_diagonal_gradients_is_adagrad():
    """Gradients with one nonzero diagonal: each number on its own."""
    lr = 0.1
    gradients = [g.abs() + 0.1 for g in random_grads(10)]
    A = C = torch.zeros(3, 3)
    W = torch.zeros(3, 3)
    for g, (theirs, _) in zip(gradients, follow(
            gradients, optim.Adagrad, lr=lr, eps=0.0)):
        G = torch.diag(g)
        A, C = A + G @ G.T, C + G.T @ G
        W = W - lr * pseudo_power(A, -1 / 4) @ G @ pseudo_power(C, -1 / 4)
        same(W.diag(), theirs)


@proves("eq-18-kubik", "eq-18-sigma", "eq-18-beshinchi")
def test_newton_schulz_moves_singular_values_only():
    a, b, c = 3.4445, -4.7750, 2.0315
    for G, U, S, Vt in matrices():
        X, s = G / G.norm(), S / G.norm()
        for _ in range(4):
            X, s = 1.5 * X - 0.5 * X @ X.T @ X, 1.5 * s - 0.5 * s ** 3
            same(X, U @ torch.diag(s) @ Vt)
        X, s = G / G.norm(), S / G.norm()
        for _ in range(4):
            gram = X @ X.T
            X = a * X + b * gram @ X + c * gram @ gram @ X
            s = a * s + b * s ** 3 + c * s ** 5
            same(X, U @ torch.diag(s) @ Vt)


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
        h = hessian_of(loss, theta)
        same(hessian_of(scaled, q), torch.stack([
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
