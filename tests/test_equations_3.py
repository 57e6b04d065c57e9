"""Proofs of the displayed formulas of part III, chapters 10-15."""
import itertools
import math

import pytest
import torch
import torch.nn.functional as F
from equations import (
    best, bowl, descend, follow, grad, hessian, lines, loss_on,
    momentum_matrix, proves, radius, random_grads, same, seeded,
    standardised, wavy)
from torch import optim

pytestmark = pytest.mark.usefixtures("float64")


# 11. Mini-batches: every possible batch of a small set ----------------------


def example_grads(x, y, w, b):
    """Return the gradient of every single example."""
    return torch.stack([torch.stack(grad(loss_on(x_i, y_i), w, b))
                        for x_i, y_i in zip(x, y)])


@proves("eq-11-toliq", "eq-11-batch")
def test_gradient_is_the_mean_of_the_examples():
    for x, y, w, b in lines():
        g = example_grads(x, y, w, b)
        same(grad(loss_on(x, y), w, b), sum(g) / 11)
        batch = torch.tensor([7, 2, 5])
        same(grad(loss_on(x[batch], y[batch]), w, b), sum(g[batch]) / 3)


@proves("11/ikki-nuqta-izohi/1", "eq-11-siljimagan", "eq-11-dispersiya",
        "eq-11-chekli", "11/dispersiya-matni/1", "11/dispersiya-matni/2")
def test_mean_and_variance_over_all_batches():
    n = 5
    for x, y, w, b in lines(2, n):
        g = example_grads(x, y, w, b)
        full = g.mean(0)
        same(grad(loss_on(x, y), w, b), sum(1 / n * g_i for g_i in g))
        noise = g - full
        s2 = (noise ** 2).mean(0)
        c = sum(noise[i] * noise[j] for i in range(n) for j in range(n)
                if i != j) / (n * (n - 1))
        same(n * s2 + n * (n - 1) * c, 0)
        same(c, -s2 / (n - 1))
        for B in (1, 2, 3, 4):
            drawn = torch.tensor([*itertools.product(range(n), repeat=B)])
            means = g[drawn].mean(1)
            same(means.mean(0), full)
            same(means.mean(0), 1 / B * B * full)
            variance = ((means - full) ** 2).mean(0)
            same(variance, (noise[drawn].sum(1) ** 2).mean(0) / B ** 2)
            same(variance, 1 / B ** 2 * B * s2)
            same(variance, s2 / B)
            chosen = torch.tensor([*itertools.combinations(range(n), B)])
            means = g[chosen].mean(1)
            same(means.mean(0), full)
            variance = ((means - full) ** 2).mean(0)
            same(variance, s2 / B * (1 - (B - 1) / (n - 1)))
            same(variance, s2 / B * (n - B) / (n - 1))


def ball(lr, s2, B, lam):
    return lr * s2 / (B * lam * (2 - lr * lam))


@proves("eq-11-qadam", "eq-11-muvozanat", "eq-11-shar", "eq-11-otish")
def test_noise_ball():
    """All sequences of batches from the minimum: the variance is exact."""
    n, B, lam = 4, 2, 2
    drawn = torch.tensor([*itertools.product(range(n), repeat=B)])
    for x, y, _, _ in lines(2, n):
        w, b = best(x, y)
        s2 = 4 * loss_on(x, y)(w, b)
        for lr in (0.1, 0.4):
            step = descend(lambda b: loss_on(x[drawn[1]], y[drawn[1]])(w, b),
                           b[None] + 0.3, 1, lr=lr)[-1] - b
            xi = grad(lambda b: loss_on(x[drawn[1]], y[drawn[1]])(w, b), b)[0]
            same(step, 0.3 - lr * (lam * 0.3 + xi))
            same(step, (1 - lr * lam) * 0.3 - lr * xi)
            xi = 2 * (w * x + b - y)[drawn].mean(1)  # of every batch
            same(xi.mean(), 0)
            d, V = torch.zeros(1), 0.0
            limit = ball(lr, s2, B, lam)
            same((1 - lr * lam) ** 2 * limit + lr ** 2 * s2 / B, limit)
            for t in (1, 2, 3):
                d = (d[:, None] - lr * (lam * d[:, None] + xi)).flatten()
                V = (1 - lr * lam) ** 2 * V + lr ** 2 * s2 / B
                same((d ** 2).mean(), V)
                same(V, limit * (1 - (1 - lr * lam) ** (2 * t)))


@proves("eq-11-sath")
def test_noise_level():
    for lr, B, low in ((0.1, 16, 0.26), (0.4, 4, 3.0)):
        level = 2 * ball(lr, 4 * low, B, 2) / low
        same(level, 2 / low * lr * 4 * low / (B * 2 * (2 - 2 * lr)))
        same(level, 2 * lr / (B * (1 - lr)))


@proves("eq-11-kamaytirish")
def test_decay():
    """torch's scheduler with the formula; t_0 halves the rate."""
    lr_0, t_0 = 0.1, 64
    p = torch.zeros(1, requires_grad=True)
    optimizer = optim.SGD([p], lr=lr_0)
    schedule = optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: 1 / (1 + t / t_0))
    point = 0.0
    for t in range(130):
        same(optimizer.param_groups[0]["lr"], lr_0 / (1 + t / t_0))
        assert t != t_0 or optimizer.param_groups[0]["lr"] == lr_0 / 2
        p.grad = torch.ones(1)
        optimizer.step()
        schedule.step()
        point = point - lr_0 / (1 + t / t_0)
        same(p, [point])


# 12. Momentum ---------------------------------------------------------------


@proves("eq-12-shar", "y08/mashq-5/1")
def test_momentum():
    grads = random_grads()
    for beta in (0.0, 0.5, 0.9):
        theta, v = 1.0, 0.0
        states = follow(grads, optim.SGD, 1.0, lr=0.3, momentum=beta)
        for g, (point, state) in zip(grads, states):
            v = beta * v + g
            theta = theta - 0.3 * v
            same(point, theta)
            if beta:
                same(state["momentum_buffer"], v)


@proves("eq-12-yigindi", "eq-12-effektiv")
def test_effective_rate():
    g, lr, old = torch.tensor([2.5]), 0.1, 0.0
    for beta in (0.5, 0.9):
        old = torch.zeros(1)
        states = follow([g] * 400, optim.SGD, lr=lr, momentum=beta)
        for t, (point, state) in enumerate(states, 1):
            same(state["momentum_buffer"], (1 - beta ** t) / (1 - beta) * g)
            move, old = point - old, point
        same(state["momentum_buffer"], g / (1 - beta))
        same(move, -lr / (1 - beta) * g)


@proves("12/effektiv-olchov-izohi/1", "eq-12-rekurrent")
def test_momentum_in_one_direction():
    for lam, lr, beta in ((1.0, 0.01, 0.5), (40.0, 0.045, 0.6)):
        path = [p.item() for p in descend(
            bowl(lam), [1.0], 30, lr=lr, momentum=beta)]
        v = (path[0] - path[1]) / lr
        for past, now, new in zip(path, path[1:], path[2:]):
            same(new, now - beta * lr * v - lr * lam * now)
            v = beta * v + lam * now
            same(new, now - lr * v)
            same(new, now - beta * (past - now) - lr * lam * now)
            same(new, (1 + beta - lr * lam) * now - beta * past)


@proves("eq-12-xarakteristik", "eq-12-diskriminant", "eq-12-kritik")
def test_critical_momentum():
    for q in (0.01, 0.3, 0.9, 1.7, 3.5):  # lr times lambda
        for beta in (0.2, 0.5, 0.8, 0.95):
            r = torch.linalg.eigvals(torch.tensor(momentum_matrix(q, beta)))
            for root in r:
                zero = root ** 2 - (1 + beta - q) * root + beta
                assert abs(zero) < 1e-9
            D = (1 + beta - q) ** 2 - 4 * beta
            b = math.sqrt(beta)
            same(((r[0] - r[1]) ** 2).real, D)
            same(D, ((1 - b) ** 2 - q) * ((1 + b) ** 2 - q))
        star = (1 - math.sqrt(q)) ** 2
        same((1 + star - q) ** 2 - 4 * star, 0)
        least = radius(momentum_matrix(q, star))
        same(least, math.sqrt(star), atol=1e-6)  # a double root is sensitive
        for beta in torch.linspace(0, 0.99, 34).tolist():
            assert radius(momentum_matrix(q, beta)) > least - 1e-6
            D = (1 + beta - q) ** 2 - 4 * beta
            assert (D > 0) == (beta < star) or abs(D) < 1e-12


@proves("eq-12-karrali", "12/rejimlar-matni/1", "eq-12-tebranish")
def test_motion_at_and_above_the_critical_momentum():
    for q in (0.01, 0.3, 0.9):
        lam, lr = 4.0, q / 4.0
        root = math.sqrt(q)
        path = descend(bowl(lam), [1.0], 40, lr=lr, momentum=(1 - root) ** 2)
        for t, u in enumerate(path):
            same(u, [(1 + root * t) * (1 - root) ** t])
        beta = 0.99
        rho = math.sqrt(beta)
        omega = math.acos((1 + beta - q) / (2 * rho))
        k = ((1 - q) / rho - math.cos(omega)) / math.sin(omega)
        path = descend(bowl(lam), [1.0], 40, lr=lr, momentum=beta)
        for t, u in enumerate(path):
            same(u, [math.sqrt(beta) ** t * (
                math.cos(omega * t) + k * math.sin(omega * t))])
        u = [rho ** t * math.cos(omega * t) for t in range(9)]
        for t in range(1, 8):
            left = u[t + 1] + beta * u[t - 1]
            same(left, rho ** (t + 1) * (
                math.cos(omega * (t + 1)) + math.cos(omega * (t - 1))))
            same(left, 2 * rho * math.cos(omega) * u[t])


@proves("eq-12-eng-yaxshi-lr", "eq-12-ildiz-kappa")
def test_best_rates_and_the_root_of_kappa():
    for high, low in ((40.0, 1.0), (7.0, 0.05)):
        kappa, q = high / low, math.sqrt(high / low)
        between = torch.linspace(low, high, 30).tolist()

        def slowest(lr, beta):
            return max(radius(momentum_matrix(lr * lam, beta))
                       for lam in between)

        lr = 2 / (high + low)
        plain = slowest(lr, 0.0)
        same(plain, (kappa - 1) / (kappa + 1))
        for other in (0.97, 1.03):
            assert slowest(other * lr, 0.0) > plain
        root = 2 / (math.sqrt(high) + math.sqrt(low))
        beta = ((q - 1) / (q + 1)) ** 2
        same((1 - root * math.sqrt(low)) ** 2, beta)
        same((1 - root * math.sqrt(high)) ** 2, beta)
        heavy = slowest(root ** 2, beta)
        same(heavy, (q - 1) / (q + 1), atol=1e-6)
        for r, s in ((0.97, 1), (1.03, 1), (1, 0.97), (1, 1.03)):
            assert slowest(r * root ** 2, s * beta) > heavy


@proves("eq-12-oldinga-qarash", "eq-12-nesterov")
def test_nesterov():
    lr, beta = 0.02, 0.8
    theta, v = torch.tensor([0.7, -0.4]), torch.zeros(2)
    path = descend(wavy, theta, 25, lr=lr, momentum=beta, nesterov=True)
    for phi, following in itertools.pairwise(path):
        same(phi, theta - lr * beta * v)  # torch stands at the point ahead
        g, old_v = torch.stack(grad(wavy, *(theta - lr * beta * v))), v
        v = beta * v + g
        old, theta = theta, theta - lr * v
        same(following, theta - lr * beta * v)
        same(following, old - lr * v - lr * beta * v)
        same(following, (phi + lr * beta * old_v) - lr * (beta * old_v + g)
             - lr * beta * v)
        same(following, phi - lr * (g + beta * v))


@proves("eq-12-nesterov-rekurrent")
def test_nesterov_in_one_direction():
    for lam, lr, beta in ((1.0, 0.01, 0.5), (40.0, 0.02, 0.9)):
        # theta is one half-step behind torch's point: phi + lr beta v
        p = torch.tensor([1.0], requires_grad=True)
        optimizer = optim.SGD([p], lr=lr, momentum=beta, nesterov=True)
        theta, v, r = [1.0], [0.0], 1 - lr * lam
        for _ in range(30):
            p.grad = lam * p.detach()
            optimizer.step()
            v.append(optimizer.state[p]["momentum_buffer"].item())
            theta.append(p.item() + lr * beta * v[-1])
        for t in range(1, 30):
            same(theta[t + 1], (theta[t] - lr * beta * v[t]) * r)
            same(theta[t + 1], (1 + beta) * r * theta[t]
                 - beta * r * theta[t - 1])


def stationary(q, beta, noise):
    """Return E[u_t^2] and E[u_t u_(t-1)] after very many steps.

    Every noise starts a motion of its own; their squares are summed.
    """
    p, motion = 1 + beta - q, [0.0, -q]  # a noise of 1 at the minimum
    while max(map(abs, motion[-2:])) > 1e-12:
        motion.append(p * motion[-1] - beta * motion[-2])
    return (noise * sum(u * u for u in motion),
            noise * sum(u * v for u, v in itertools.pairwise(motion)))


@proves("eq-12-shovqinli")
def test_momentum_with_noise_in_the_gradient():
    noises = random_grads()
    for q, beta in ((0.2, 0.0), (0.02, 0.9), (1.3, 0.5)):
        grads, u, v = [], [1.0], 0.0
        for xi in noises:  # curvature 2, rate q / 2
            grads.append(2 * u[-1] + xi)
            v = beta * v + grads[-1]
            u.append(u[-1] - q / 2 * v)
        states = follow(grads, optim.SGD, 1.0, lr=q / 2, momentum=beta)
        for t, (point, _) in enumerate(states, 1):
            same(point, u[t])
        for t in range(1, len(noises)):
            same(u[t + 1], (1 + beta - q) * u[t] - beta * u[t - 1]
                 - q / 2 * noises[t])


@proves("eq-12-muvozanat", "eq-12-dispersiya", "eq-12-sath")
def test_noise_level_with_momentum():
    for lr, beta, B, low in ((0.1, 0.0, 16, 0.26), (0.1, 0.9, 16, 0.26),
                             (0.02, 0.8, 4, 3.0)):
        lam, s2 = 2.0, 4 * low
        q = lr * lam
        p = 1 + beta - q
        V, K = stationary(q, beta, s2 / B / lam ** 2)
        same(K, p * V - beta * K)
        same(V, (p ** 2 + beta ** 2) * V - 2 * p * beta * K
             + lr ** 2 * s2 / B)
        same(V, lr * s2 * (1 + beta)
             / (B * lam * (1 - beta) * (2 * (1 + beta) - q)))
        level = 2 * V / low
        same(level, 2 * lr / (B * (1 - beta)) * (1 + beta) / (1 + beta - lr))
        if not beta:
            same(V, ball(lr, s2, B, lam))


@proves("eq-12-otkazish")
def test_rates_of_the_two_notations():
    grads, beta, lr_c = random_grads(), 0.9, 0.5
    lr_a = (1 - beta) * lr_c
    same(lr_c, lr_a / (1 - beta))
    theta, v = 0.0, 0.0
    states = follow(grads, optim.SGD, lr=lr_a, momentum=beta)
    for g, (point, _) in zip(grads, states):
        v = beta * v + (1 - beta) * g
        theta = theta - lr_c * v
        same(point, theta)


# 13. Adagrad and RMSprop ----------------------------------------------------


@proves("eq-13-ishora")
def test_steps_without_size():
    grads, lr = random_grads(), 0.1
    for g in grads:
        step = lr * g / torch.sqrt((g ** 2).sum())
        same(step, lr * F.normalize(g, dim=0))
        same(torch.linalg.vector_norm(step), lr)
    # Adam without memory keeps nothing of a gradient but the sign
    theta = 1.0
    states = follow(grads, optim.Adam, 1.0, lr=lr, betas=(0.0, 0.0), eps=0)
    for g, (point, _) in zip(grads, states):
        theta = theta - lr * torch.sign(g)
        same(point, theta)


@proves("eq-13-adagrad", "eq-13-effektiv")
def test_adagrad():
    grads, lr = random_grads(), 0.3
    for eps in (1e-10, 0.5):
        theta, G = 1.0, 0.0
        states = follow(grads, optim.Adagrad, 1.0, lr=lr, eps=eps)
        for g, (point, state) in zip(grads, states):
            G = G + g ** 2
            same(state["sum"], G)
            old, theta = theta, theta - lr / (torch.sqrt(G) + eps) * g
            same(point, theta)
            same((old - point) / g, lr / (torch.sqrt(G) + eps))


@proves("eq-13-ildiz", "13/ishora-izohi/1", "eq-13-yol")
def test_way_of_adagrad_with_a_constant_gradient():
    g, lr, total = torch.tensor([500.0, -0.02]), 0.3, 0.0
    old = torch.zeros(2)
    states = follow([g] * 200, optim.Adagrad, lr=lr, eps=0)
    for t, (point, _) in enumerate(states, 1):
        same(old - point, lr / torch.sqrt(t * g ** 2) * g)
        same(old - point, lr / math.sqrt(t) * torch.sign(g))
        old = point
        assert (2 * math.sqrt(t + 1) - 2 * math.sqrt(t) < 1 / math.sqrt(t)
                < 2 * math.sqrt(t) - 2 * math.sqrt(t - 1))
        total += 1 / math.sqrt(t)
        same(abs(point), lr * total)
        lower, upper = 2 * math.sqrt(t + 1) - 2, 2 * math.sqrt(t)
        assert lower < total < upper < lower + 2


@proves("eq-13-rmsprop", "eq-13-birinchi")
def test_rmsprop():
    grads, lr = random_grads(), 0.3
    for alpha, eps in ((0.99, 1e-8), (0.5, 0.5)):
        theta, v = 1.0, 0.0
        states = follow(grads, optim.RMSprop, 1.0, lr=lr, alpha=alpha,
                        eps=eps)
        for g, (point, state) in zip(grads, states):
            v = alpha * v + (1 - alpha) * g ** 2
            same(state["square_avg"], v)
            theta = theta - lr / (torch.sqrt(v) + eps) * g
            same(point, theta)
        g, old = grads[0], torch.zeros(3)
        constant = follow([g] * 50, optim.RMSprop, lr=lr, alpha=alpha, eps=0)
        for t, (point, state) in enumerate(constant, 1):
            same(state["square_avg"], (1 - alpha ** t) * g ** 2)
            same(old - point,
                 lr / math.sqrt(1 - alpha ** t) * torch.sign(g))
            old = point


@proves("y13/mashq-3/1")
def test_rmsprop_with_momentum():
    grads, lr, beta = random_grads(), 0.3, 0.8
    for alpha, eps in ((0.99, 1e-8), (0.5, 0.5)):
        theta, v, u = 1.0, 0.0, 0.0
        states = follow(grads, optim.RMSprop, 1.0, lr=lr, alpha=alpha,
                        eps=eps, momentum=beta)
        for g, (point, state) in zip(grads, states):
            v = alpha * v + (1 - alpha) * g ** 2
            u = beta * u + g / (torch.sqrt(v) + eps)
            same(state["momentum_buffer"], u)
            theta = theta - lr * u
            same(point, theta)


@proves("eq-13-tebranish", "eq-13-chegara")
def test_rmsprop_jumps_over_the_minimum():
    for x, y, _, _ in lines():
        x, lr = abs(x), 0.1
        loss, low = loss_on(x, y), best(x, y)
        p = (low + lr / 2).requires_grad_()
        optimizer = optim.RMSprop([p], lr=lr, eps=0)
        for side in (-1, 1, -1, 1):
            g = torch.stack(grad(loss, *p))
            same(lr / abs(g[0]), 1 / ((x ** 2).mean() + x.mean()))
            same(loss(*p) - loss(*low), lr ** 2 / 4 * ((x + 1) ** 2).mean())
            p.grad = g
            optimizer.state[p].setdefault("step", torch.tensor(0.0))
            optimizer.state[p].setdefault("square_avg", g ** 2)
            optimizer.step()
            same(p, low + side * lr / 2)


@proves("eq-13-birlik", "eq-14-masshtab")
def test_unit_of_the_gradient_moves_epsilon_only():
    lr, eps, grads = 0.3, 0.01, random_grads()
    for make in (optim.Adagrad, optim.RMSprop, optim.Adam):
        for k in (1000.0, 0.1):
            for (one, _), (other, _) in zip(
                    follow([k * g for g in grads], make, lr=lr, eps=eps),
                    follow(grads, make, lr=lr, eps=eps / k)):
                same(one, other)
    for g, G in itertools.pairwise(grads):
        for k in (1000.0, 0.1):
            same(lr / (torch.sqrt(k ** 2 * G ** 2) + eps) * k * g,
                 lr / (torch.sqrt(G ** 2) + eps / k) * g)
            same(k * g / (torch.sqrt(k ** 2 * G ** 2) + eps),
                 g / (torch.sqrt(G ** 2) + eps / k))


# 14. Adam -------------------------------------------------------------------


@proves("eq-14-xotira", "eq-14-yoyilma", "eq-14-tuzatish", "eq-14-adam")
def test_adam():
    grads = random_grads()
    for betas, eps in (((0.9, 0.999), 1e-8), ((0.5, 0.8), 0.1)):
        (beta1, beta2), lr = betas, 0.05
        theta, m, v = 1.0, 0.0, 0.0
        states = follow(grads, optim.Adam, 1.0, lr=lr, betas=betas, eps=eps)
        for t, (point, state) in enumerate(states, 1):
            g = grads[t - 1]
            m = beta1 * m + (1 - beta1) * g
            v = beta2 * v + (1 - beta2) * g ** 2
            same(state["exp_avg"], m)
            same(state["exp_avg_sq"], v)
            same(m, (1 - beta1) * sum(
                beta1 ** k * grads[t - 1 - k] for k in range(t)))
            m_hat, v_hat = m / (1 - beta1 ** t), v / (1 - beta2 ** t)
            theta = theta - lr * m_hat / (torch.sqrt(v_hat) + eps)
            same(point, theta)
        constant = follow([grads[0]] * 9, optim.Adam, lr=lr, betas=betas)
        for t, (_, state) in enumerate(constant, 1):
            same(state["exp_avg"] / (1 - beta1 ** t), grads[0])
            same(state["exp_avg_sq"] / (1 - beta2 ** t), grads[0] ** 2)


@proves("eq-14-sodda", "eq-14-uch", "eq-14-ortiqcha")
def test_adam_without_correction():
    """torch takes the plain step when its two corrections are undone."""
    beta1, beta2, lr, eps = 0.9, 0.999, 0.1, 1e-3
    grads = random_grads()
    p = torch.ones(3, requires_grad=True)
    optimizer = optim.Adam([p], betas=(beta1, beta2))
    theta, m, v = torch.ones(3), 0.0, 0.0
    for t, g in enumerate(grads, 1):
        undo = math.sqrt(1 - beta2 ** t)
        optimizer.param_groups[0].update(
            lr=lr * (1 - beta1 ** t) / undo, eps=eps / undo)
        p.grad = g.clone()
        optimizer.step()
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g ** 2
        theta = theta - lr * m / (torch.sqrt(v) + eps)
        same(p, theta)
    g, m, v, old = grads[0], 0.0, 0.0, torch.zeros(3)
    constant = follow([g] * 50, optim.Adam, lr=lr, eps=0)
    for t, (point, state) in enumerate(constant, 1):
        ratio = state["exp_avg"] / torch.sqrt(state["exp_avg_sq"])
        excess = (1 - beta1 ** t) / math.sqrt(1 - beta2 ** t)
        same(-lr * ratio / (point - old), excess * torch.ones(3))
        old = point
        if t == 1:
            same(ratio, (1 - beta1) * g / torch.sqrt((1 - beta2) * g ** 2))
            same(ratio, (1 - beta1) / math.sqrt(1 - beta2) * g / abs(g))
            same(ratio, 0.1 / 0.0316 * torch.sign(g), rtol=1e-3)
            same(ratio, 3.16 * torch.sign(g), rtol=1e-3)



@proves("14/tuzatish-matni/1", "eq-14-siljish")
def test_bias_of_the_means():
    """The mean over all sequences of gradients that are 1 or 3."""
    beta1, beta2, n = 0.9, 0.999, 6
    signs = torch.tensor([*itertools.product((-1.0, 1.0), repeat=n)])
    states = follow([*(2 + signs).T], optim.Adam, betas=(beta1, beta2))
    for t, (_, state) in enumerate(states, 1):
        mean = state["exp_avg"].mean()
        same(mean, (1 - beta1) * sum(
            beta1 ** (t - k) * 2 for k in range(1, t + 1)))
        same(mean, 2 * (1 - beta1) * sum(beta1 ** k for k in range(t)))
        same(mean, (1 - beta1 ** t) * 2)
        same(state["exp_avg_sq"].mean(), (1 - beta2 ** t) * 5)  # 2^2 + 1


@proves("eq-14-birinchi")
def test_first_step_of_adam():
    g = torch.tensor([6852.0, -90.0, 1e-3, 1e-8, -1e-10, 0.0])
    (move, _), = follow([g], optim.Adam, lr=0.1)
    same(move, -0.1 * g / (abs(g) + 1e-8))


@proves("eq-14-birlik")
def test_curvature_in_the_unit_of_adam():
    for x, y, w, b in lines():
        loss, q = loss_on(x, y), torch.tensor([3.0, 0.2])
        root = torch.sqrt(q)
        a, c = 2 * (x ** 2).mean(), 2 * x.mean()
        off = c / torch.sqrt(q[0] * q[1])
        unit = torch.stack([torch.stack([a / q[0], off]),
                            torch.stack([off, 2 / q[1]])])

        def in_unit(w, b):
            return loss(w / root[0], b / root[1])

        there = root * torch.stack([w, b])
        same(hessian(in_unit, *there), unit)
        # One rate there is the two rates of Adam here.
        here = torch.stack([w, b]) - 0.1 / q * torch.stack(grad(loss, w, b))
        moved = there - 0.1 * torch.stack(grad(in_unit, *there))
        same(moved / root, here)
        plain = torch.linalg.eigvals(hessian(loss, w, b) / q[:, None]).real
        same(torch.linalg.eigvalsh(unit), plain.sort().values)


@proves("eq-14-chegara")
def test_stability_limit_of_adam():
    """With v held still by amsgrad torch converges just below the limit."""
    same(2 * (1 + 0.9) / (1 - 0.9), 38)
    same(2 * 1.9 / 0.1, 38)
    lam, v = 3.0, 1e6
    for beta1 in (0.0, 0.5, 0.9):
        limit = 2 * (1 + beta1) / (1 - beta1)
        for share, converges in ((0.98, True), (1.02, False)):
            p = torch.tensor([1.0], requires_grad=True)
            optimizer = optim.Adam([p], lr=share * limit * 1e3 / lam, eps=0,
                                   betas=(beta1, 0.9), amsgrad=True)
            optimizer.state[p] = {
                "step": torch.tensor(1e6), "exp_avg": torch.zeros(1),
                "exp_avg_sq": torch.zeros(1),
                "max_exp_avg_sq": torch.tensor([v])}
            for _ in range(2000):
                p.grad = lam * p.detach()
                optimizer.step()
                if abs(p) > 100:  # v would follow
                    break
            assert (abs(p) < 0.1) == converges
            assert (abs(p) > 100) != converges


@proves("eq-14-amsgrad")
def test_amsgrad():
    grads, (beta1, beta2) = random_grads(60), (0.9, 0.8)
    theta, m, v, top = 1.0, 0.0, 0.0, torch.zeros(3)
    states = follow(grads, optim.Adam, 1.0, lr=0.05, betas=(beta1, beta2),
                    amsgrad=True)
    for t, (point, state) in enumerate(states, 1):
        g = grads[t - 1]
        m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g ** 2
        top = torch.maximum(top, v)
        same(state["max_exp_avg_sq"], top)
        theta = theta - 0.05 * m / (1 - beta1 ** t) / (
            torch.sqrt(top / (1 - beta2 ** t)) + 1e-8)
        same(point, theta)


# 15. AdamW and schedules ----------------------------------------------------


@proves("eq-15-jarima", "eq-15-sgd")
def test_penalty_and_decay_are_one_in_sgd():
    decay, lr, p = 0.3, 0.1, torch.tensor([0.7, -0.4])
    g = torch.stack(grad(wavy, *p))

    def penalised(*p):
        return wavy(*p) + decay / 2 * sum(t ** 2 for t in p)

    same(grad(penalised, *p), g + decay * p)
    step = (1 - lr * decay) * p - lr * g
    same(p - lr * (g + decay * p), step)
    same(descend(penalised, p, 1, lr=lr)[1], step)
    same(descend(wavy, p, 1, lr=lr, weight_decay=decay)[1], step)


@proves("eq-15-sonish")
def test_fading_of_an_idle_parameter():
    zero = [torch.zeros(1)] * 30
    for make in (optim.SGD, optim.AdamW):
        states = follow(zero, make, 1.5, lr=0.1, weight_decay=0.4)
        for t, (point, _) in enumerate(states, 1):
            same(point, (1 - 0.1 * 0.4) ** t * 1.5)


@proves("eq-15-qisqarish")
def test_adam_divides_the_penalty_away():
    eps = 1e-3
    for decay in (1.0, 0.01):
        idle = follow([torch.zeros(1)] * 40, optim.Adam, 1.5, lr=0.05,
                      weight_decay=decay, eps=eps)
        u, m, v = torch.tensor([1.5]), 0.0, 0.0
        of_u = torch.tensor([1.5], requires_grad=True)
        optimizer = optim.Adam([of_u], lr=0.05, eps=eps / decay)
        for t, (point, state) in enumerate(idle, 1):
            m, v = 0.9 * m + 0.1 * u, 0.999 * v + 0.001 * u ** 2
            m_hat, v_hat = m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)
            root = torch.sqrt(v_hat)
            same(state["exp_avg"] / (1 - 0.9 ** t), decay * m_hat)
            of_u.grad = of_u.detach().clone()
            optimizer.step()
            for ratio in (decay * m_hat / (decay * root + eps),
                          m_hat / (root + eps / decay)):
                same(point, u - 0.05 * ratio)
            same(point, of_u)
            u = point


@proves("eq-15-bolingan")
def test_noise_divides_the_decay():
    """Of every two parameters one gets the noise, the other its opposite."""
    lr, decay, n = 0.01, 2.0, 200
    for s in (20.0, 60.0):
        noise = s * torch.randn(n, 2000, generator=seeded())
        noise = torch.cat([noise, -noise], 1)
        states = follow([*noise], optim.Adam, 1.0, lr=lr, weight_decay=decay)
        for t, (point, _) in enumerate(states, 1):
            if t in (100, n):
                faded = math.log(point.mean())
                same(faded, t * math.log(1 - lr * decay / s), rtol=0.05)


@proves("eq-15-adamw", "15/manzil-izohi/1")
def test_adamw():
    grads, lr, decay = random_grads(), 0.05, 0.3
    theta, m, v = 1.0, 0.0, 0.0
    states = follow(grads, optim.AdamW, 1.0, lr=lr, weight_decay=decay)
    for t, (point, _) in enumerate(states, 1):
        g = grads[t - 1]
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        m_hat, v_hat = m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)
        theta = (1 - lr * decay) * theta - lr * m_hat / (
            torch.sqrt(v_hat) + 1e-8)
        same(point, theta)
    # It rests where the decay balances the step
    for g in grads:
        rest = -g / (torch.sqrt(g ** 2) + 1e-8) / decay
        for point, _ in follow([g] * 5, optim.AdamW, rest, lr=lr,
                               weight_decay=decay):
            same(point, rest)


@proves("eq-15-manzil")
def test_minimum_with_a_penalty():
    for x, y, _, _ in lines(2):
        x_s, decay = standardised(x)[2], 0.5
        star = best(x_s, y)
        theta = 2 * star / (2 + decay)
        g = torch.stack(grad(loss_on(x_s, y), *theta))
        same(g, 2 * (theta - star))
        same(g + decay * theta, 0)
        same(descend(loss_on(x_s, y), [1.0, 0.0], 100, lr=0.3,
                     weight_decay=decay)[-1], theta)


@proves("eq-15-jadvallar", "eq-15-sikl", "eq-15-kopaytma")
def test_schedules_are_those_of_torch():
    lr, gamma, S, T, K, a = 0.1, 0.7, 6, 50, 20, 0.1
    schedulers = optim.lr_scheduler
    first, top = lr / 25, 0.3 * T - 1
    last = first / 1e4

    def h(q):
        return (1 + math.cos(math.pi * q)) / 2

    def one_cycle(t):
        if t <= top:
            return lr + (first - lr) * h(t / top)
        return last + (lr - last) * h((t - top) / (T - 1 - top))

    for make, options, formula in (
            (schedulers.StepLR, {"step_size": S, "gamma": gamma},
             lambda t: lr * gamma ** (t // S)),
            (schedulers.ExponentialLR, {"gamma": gamma},
             lambda t: lr * gamma ** t),
            (schedulers.CosineAnnealingLR, {"T_max": T},
             lambda t: lr / 2 * (1 + math.cos(math.pi * t / T))),
            (schedulers.LinearLR, {"start_factor": a, "total_iters": K},
             lambda t: lr * (a + (1 - a) * min(t / K, 1))),
            (schedulers.OneCycleLR, {"max_lr": lr, "total_steps": T,
                                     "cycle_momentum": False}, one_cycle)):
        p, product = torch.ones(1, requires_grad=True), 1.0
        optimizer = optim.AdamW([p], lr=lr, weight_decay=0.4)
        schedule = make(optimizer, **options)
        for t in range(T):
            same(optimizer.param_groups[0]["lr"], formula(t))
            p.grad = torch.zeros(1)
            optimizer.step()
            schedule.step()
            product = product * (1 - formula(t) * 0.4)
            same(p, product)


@proves("eq-15-rekurrent")
def test_noise_ball_with_a_schedule():
    """Each point twice, above and below the line: e does not depend on x."""
    B, off = 16, 0.5
    for x, _, w, b in lines(2):
        phi = torch.stack([x, torch.ones_like(x)], 1).repeat(2, 1)
        e = off * torch.cat([torch.ones(len(x)), -torch.ones(len(x))])
        grads, low = 2 * e[:, None] * phi, (e ** 2).mean()
        noise = grads.T @ grads / len(e)  # of one example at the minimum
        H = 2 * phi.T @ phi / len(e)
        curves, axes = torch.linalg.eigh(H)
        d = torch.stack([w, b])
        M = torch.outer(d, d)
        E = curves * (axes.T @ d) ** 2 / (2 * low)
        for t in range(50):
            lr = 0.2 * 0.95 ** t / curves.max()
            A = torch.eye(2) - lr * H
            M = A @ M @ A + lr ** 2 * noise / B
            E = (1 - lr * curves) ** 2 * E + (lr * curves) ** 2 / B
            same(curves * (axes.T @ M @ axes).diag() / (2 * low), E)
            same((H * M).sum() / 2 / low, E.sum())


@proves("eq-15-ortacha")
def test_mean_of_the_iterates():
    curve, lr, m = 3.0, 0.1, 50
    noise = torch.randn(m, generator=seeded())
    d = [1.5]
    for xi in noise.tolist():
        d.append(d[-1] - lr * (curve * d[-1] + xi))
    same(sum(d[:m]) / m, -noise.sum() / (curve * m)
         - (d[m] - d[0]) / (lr * curve * m))
