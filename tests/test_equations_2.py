"""Proofs of the displayed formulas of part II, chapters 7-9."""
import pytest
import torch
from equations import (
    bowl, chain, descend, grad, lines, loss_on, proves, same)

pytestmark = pytest.mark.usefixtures("float64")


# 7-9. Autograd --------------------------------------------------------------


@proves("eq-07-orqaga")
def test_backward_by_hand():
    w, b = (torch.tensor(v, requires_grad=True) for v in (2.0, 1.0))
    x = 3.0
    u, y_hat, e, loss = chain(w, b, x, 5.0)
    for t in (u, y_hat, e, loss):
        t.retain_grad()
    loss.backward()
    same((loss.grad, e.grad, y_hat.grad, u.grad, b.grad, w.grad),
         (1, 4, 4, 4, 4, 12))
    same((e.grad, y_hat.grad, u.grad, b.grad, w.grad),
         (loss.grad * 2 * e, e.grad * 1, y_hat.grad * 1, y_hat.grad * 1,
          u.grad * x))


@proves("eq-07-yollar", "eq-09-hissa", "eq-09-qavs", "y07/mashq-3/1")
def test_paths_add_up():
    """A tensor used three times; the contributions are taken one by one."""
    users = (torch.sin, torch.exp, lambda t: t ** 3)
    for x, y, w, _ in lines():
        v = w.clone().requires_grad_()
        middle = [f(v) for f in users]
        for c in middle:
            c.retain_grad()
        (middle[0] * middle[1] + middle[2] ** 2).backward()
        parts = [c.grad * grad(f, w)[0] for f, c in zip(users, middle)]
        same(v.grad, sum(parts))
        g_1, g_2, s = x[:3]
        same(grad(lambda t: g_1 * (s * t) + g_2 * (s * t), w)[0],
             g_1 * s + g_2 * s)
        same(g_1 * s + g_2 * s, (g_1 + g_2) * s)
        # The exercise: w reaches e by two paths
        e = w * x[0] + w ** 2 - y[0]
        same(grad(lambda w: (w * x[0] + w ** 2 - y[0]) ** 2, w)[0],
             2 * e * x[0] + 2 * e * 2 * w)


@proves("eq-07-on-bir")
def test_paths_of_eleven_points():
    for x, y, w, b in lines():
        w, b = w.requires_grad_(), b.requires_grad_()
        e = w * x + b - y
        e.retain_grad()
        (e ** 2).mean().backward()
        same(e.grad, 1 / 11 * 2 * e)
        same((w.grad, b.grad), (sum(e.grad * x), sum(e.grad)))
        same((w.grad, b.grad), (sum(2 * e * x) / 11, sum(2 * e) / 11))


@proves("eq-08-toplash", "eq-08-vektor")
def test_grad_accumulates():
    for x, y, w, b in lines():
        weights = torch.linspace(-1, 2, 11)
        each = torch.stack([torch.stack(grad(
            lambda w, b: (w * x_i + b - y_i) ** 2, w, b))
            for x_i, y_i in zip(x, y)])
        p = torch.stack([w, b]).requires_grad_()
        for x_i, y_i in zip(x, y):
            ((p[0] * x_i + p[1] - y_i) ** 2).backward()
        same(p.grad, sum(each))
        same(p.grad, grad(lambda w, b: sum((w * x + b - y) ** 2), w, b))
        p.grad = None
        ((p[0] * x + p[1] - y) ** 2).backward(weights)
        same(p.grad, sum(v * g for v, g in zip(weights, each)))


@proves("eq-08-gesse-vektor", "eq-08-yakobi")
def test_products_with_hessian_and_jacobian():
    for x, y, w, b in lines(3):
        p = torch.stack([w, b])
        v = torch.tensor([0.3, -1.2])
        q = p.clone().requires_grad_()
        e = q[0] * x + q[1] - y
        g = torch.stack([2 * (e * x).mean(), 2 * e.mean()])
        H = 2 * torch.stack([torch.stack([(x ** 2).mean(), x.mean()]),
                             torch.stack([x.mean(), torch.tensor(1.0)])])
        same(torch.autograd.grad(g @ v, q)[0], H @ v)

        def each(p):
            return (p[0] * x + p[1] - y) ** 2

        weights = torch.linspace(-1, 2, 11)
        J = torch.stack([2 * (w * x + b - y) * x, 2 * (w * x + b - y)], 1)
        q = p.clone().requires_grad_()
        each(q).backward(weights)
        for j in range(2):
            same(q.grad[j], sum(weights[i] * J[i, j] for i in range(11)))
        along = (each(p + v) - each(p - v)) / 2  # exact for a parabola
        for i in range(11):
            same(along[i], sum(J[i, j] * v[j] for j in range(2)))


@proves("eq-08-tezlik")
def test_forgotten_zeroing_is_momentum_one():
    for x, y, w, b in lines(2):
        loss, lr = loss_on(x, y), 0.01
        forgotten = torch.stack([w, b]).requires_grad_()
        theta, v = torch.stack([w, b]), torch.zeros(2)
        for point in descend(loss, (w, b), 30, lr=lr, momentum=1.0):
            same(point, theta)
            same(forgotten, theta)
            loss(*forgotten).backward()
            with torch.no_grad():
                forgotten -= lr * forgotten.grad
            v = 1 * v + torch.stack(grad(loss, *theta))
            theta = theta - lr * v


@proves("eq-08-kattalik", "08/kichik-misol-izoh/1", "eq-08-inersiya",
        "eq-08-saqlanish")
def test_momentum_one_never_rests():
    for lam, lr in ((2.0, 0.01), (5.0, 0.3), (0.5, 1.0)):
        c, v = 2 - lr * lam, 0.0
        path = descend(bowl(lam), [1.5], 50, lr=lr, momentum=1.0)
        u = [path[0].item(), *(p.item() for p in path)]  # u_{-1} = u_0
        Q = u[1] ** 2 + u[0] ** 2 - c * u[1] * u[0]
        same(Q, lr * lam * u[0] ** 2)
        for past, now, new in zip(u, u[1:], u[2:]):
            same((past - now) / lr, v)
            v = v + lam * now
            same(new, now - lr * v)
            same(new, now - lr * (v - lam * now) - lr * lam * now)
            same(new, now + (now - past) - lr * lam * now)
            same(new, c * now - past)
            for form in (new * (new - c * now) + now ** 2,
                         -new * past + now ** 2,
                         -(c * now - past) * past + now ** 2,
                         new ** 2 + now ** 2 - c * new * now):
                same(form, Q)


@proves("eq-09-chaqiruvlar")
def test_calls_of_the_naive_recursion():
    def calls(n):
        """Enter a step of the ladder; it sends to the one below it twice."""
        return 1 if n == 0 else 1 + calls(n - 1) + calls(n - 1)

    assert calls(0) == 1
    for n in range(1, 13):
        assert calls(n) == 1 + 2 * calls(n - 1) == 2 ** (n + 1) - 1
        assert (calls(n) + 1 == 2 * (calls(n - 1) + 1)
                == 2 ** n * (calls(0) + 1) == 2 ** (n + 1))


@proves("eq-09-qolda")
def test_topological_order_by_hand():
    a, b, c = (torch.tensor(t, requires_grad=True) for t in (2.0, 3.0, 1.0))
    u = a * b
    v = u + c
    loss = u * v
    for t in (u, v, loss):
        t.retain_grad()
    loss.backward()
    same([t.grad for t in (loss, v, u, c, a, b)], (1, 6, 13, 6, 39, 26))
    same((v.grad, u.grad, c.grad, a.grad, b.grad),
         (loss.grad * u, loss.grad * v + v.grad * 1, v.grad * 1,
          u.grad * b, u.grad * a))


@proves("eq-09-takror")
def test_gradient_of_a_repeated_number():
    for x, y, w, _ in lines():
        g = y  # any gradient that arrives at u
        same(grad(lambda w: sum(g * (w * x)), w)[0],
             sum(g_i * grad(lambda w: w * x_i, w)[0]
                 for g_i, x_i in zip(g, x)))
        same(grad(lambda w: sum(g * (w * x)), w)[0], sum(g * x))


@proves("eq-09-tanh")
def test_tanh():
    for p in torch.linspace(-3, 3, 13):
        value = (torch.exp(p) - torch.exp(-p)) / (
            torch.exp(p) + torch.exp(-p))
        same(torch.tanh(p), value)
        same(grad(torch.tanh, p)[0], 1 - value ** 2)
