"""Proofs of the displayed formulas of part I, chapters 1-6."""
import itertools
import math

import pytest
import torch
import torch.nn.functional as F
from equations import (
    best, bowl, chain, derivatives, descend, follow, grad, hessian, lines,
    loss_on, proves, random_grads, same, seeded, standardised)
from torch import optim
from torch.autograd.functional import hessian as hessian_of

pytestmark = pytest.mark.usefixtures("float64")


# 1. The loss ----------------------------------------------------------------


@proves("eq-01-mse-mae", "eq-01-loss", "eq-03-mse")
def test_losses_are_those_of_torch():
    for x, y, w, b in lines():
        r = y - (w * x + b)
        same(F.mse_loss(w * x + b, y), sum(r ** 2) / 11)
        same(F.l1_loss(w * x + b, y), sum(abs(r)) / 11)
        same(loss_on(x, y)(w, b), sum((w * x + b - y) ** 2) / 11)


@proves("eq-01-imkon")
def test_product_of_bell_curves_is_a_function_of_mse():
    for x, y, w, b in lines():
        r, sigma = y - (w * x + b), 0.3 + y.abs().mean()
        product = torch.exp(-r ** 2 / (2 * sigma ** 2)).prod()
        same(product, torch.exp(
            -11 * F.mse_loss(w * x + b, y) / (2 * sigma ** 2)),
            atol=0)


@proves("01/nimaning-funksiyasi/1", "eq-01-kosa", "01/kesim-kirish/1",
        "y01/izoh-6/1", "y01/izoh-6/2")
def test_loss_as_a_polynomial():
    for x, y, w, b in lines():
        loss = loss_on(x, y)
        same((w * x + b - y) ** 2,
             x ** 2 * w ** 2 + b ** 2 + 2 * x * w * b
             - 2 * x * y * w - 2 * y * b + y ** 2)
        xx, xy, yy = (x * x).mean(), (x * y).mean(), (y * y).mean()
        same(loss(w, b), xx * w ** 2 + b ** 2 + 2 * x.mean() * w * b
             - 2 * xy * w - 2 * y.mean() * b + yy)
        same(loss(w, 0), xx * w ** 2 - 2 * xy * w + yy)
        # With the best b of each w; a perfect square away from the minimum.
        same(loss(w, y.mean() - w * x.mean()),
             (xx - x.mean() ** 2) * w ** 2
             - 2 * (xy - x.mean() * y.mean()) * w + yy - y.mean() ** 2)


@proves("eq-01-ekk", "eq-04-minimum")
def test_best_line():
    for x, y, _, _ in lines():
        dx, dy = x - x.mean(), y - y.mean()
        w = (dx * dy).mean() / (dx ** 2).mean()
        b = y.mean() - w * x.mean()
        same(best(x, y), (w, b))
        same(grad(loss_on(x, y), w, b), (0, 0))
        xx, xy = (x * x).mean(), (x * y).mean()
        spread, joint = xx - x.mean() ** 2, xy - x.mean() * y.mean()
        same(w * xx + (y.mean() - w * x.mean()) * x.mean() - xy, 0)
        same(w * spread, joint)
        same(joint / spread, w)


@proves("eq-01-huber", "y01/mashq-3/1")
def test_huber():
    r = torch.linspace(-4, 4, 101)
    for delta in (0.5, 1.0, 2.0):
        small, large = r ** 2 / 2, delta * (abs(r) - delta / 2)
        h = torch.where(abs(r) <= delta, small, large)
        same(F.huber_loss(r, 0 * r, reduction="none", delta=delta), h)


# 2. The numerical derivative ------------------------------------------------


def forward(f, t, h):
    return (f(t + h) - f(t)) / h


def central(f, t, h):
    return (f(t + h) - f(t - h)) / (2 * h)


@proves("eq-02-oldinga", "eq-02-hosila")
def test_forward_difference_tends_to_the_derivative():
    for t in torch.linspace(-2, 2, 9):
        slope, = grad(torch.sin, t)
        for h in (1e-1, 1e-3, 1e-5):  # no more than h/2 of the curvature
            assert abs(forward(torch.sin, t, h) - slope) < 0.51 * h


@proves("eq-02-parabola", "eq-02-oldinga-xato", "eq-02-markaziy",
        "eq-02-markaziy-aniq", "y02/izoh-4/1")
def test_differences_of_a_parabola():
    for x, y, w, _ in lines():
        A, B, C = (x * x).mean(), -2 * (x * y).mean(), (y * y).mean()

        def loss(w):
            return loss_on(x, y)(w, 0)

        same(loss(w), ((w * x - y) ** 2).mean())
        same(loss(w), A * w ** 2 + B * w + C)
        slope, = grad(loss, w)
        same(slope, 2 * A * w + B)
        for h in (0.1, 1.0, 10.0):
            rise = 2 * A * w * h + A * h ** 2 + B * h
            same(loss(w + h) - loss(w), rise)
            same(A * (w + h) ** 2 + B * (w + h) - A * w ** 2 - B * w, rise)
            same(forward(loss, w, h), slope + A * h)
            same(((loss(w + h) - loss(w)) / h
                  + (loss(w) - loss(w - h)) / h) / 2, central(loss, w, h))
            same(A * ((w + h) ** 2 - (w - h) ** 2)
                 + B * ((w + h) - (w - h)), 4 * A * w * h + 2 * B * h)
            same(loss(w + h) - loss(w - h), 4 * A * w * h + 2 * B * h)
            same(central(loss, w, h), slope)
            same(2 * forward(loss, w, h / 2) - forward(loss, w, h), slope)
            same(2 * (slope + A * h / 2) - (slope + A * h), slope)


@proves("eq-02-gradient")
def test_gradient_is_the_pair_of_slopes():
    for x, y, w, b in lines():
        loss = loss_on(x, y)
        same(grad(loss, w, b), (central(lambda w: loss(w, b), w, 0.1),
                                central(lambda b: loss(w, b), b, 0.1)))


@proves("02/muvozanat/1", "eq-02-usul")
def test_taylor():
    """A cubic is its Taylor sum; of a quartic the even terms cancel."""
    g = seeded()
    for _ in range(4):
        a = torch.randn(5, generator=g)
        t, h = torch.randn(2, generator=g)

        def cubic(t):
            return a[0] + a[1] * t + a[2] * t ** 2 + a[3] * t ** 3

        f, f1, f2, f3 = derivatives(cubic, t, 3)
        same(cubic(t + h), f + h * f1 + h ** 2 / 2 * f2 + h ** 3 / 6 * f3)
        same(cubic(t - h), f - h * f1 + h ** 2 / 2 * f2 - h ** 3 / 6 * f3)

        def quartic(t):
            return cubic(t) + a[4] * t ** 4

        _, f1, _, f3 = derivatives(quartic, t, 3)
        same(central(quartic, t, h), f1 + h ** 2 / 6 * f3)


def balance(h, f, f3, eps=2.0 ** -52):
    """The error E(h) of a central difference."""
    return h ** 2 / 6 * abs(f3) + eps * abs(f) / (2 * h)


@proves("eq-02-muvozanat")
def test_error_of_the_central_difference():
    """E(h) bounds the error, and rounding does come near the bound."""
    t = 1 + torch.arange(100) * 2.0 ** -8  # t + h, t - h are not rounded
    f, f1, _, f3 = (torch.stack(column) for column in zip(*(
        derivatives(torch.sin, value, 3) for value in t)))
    for k in range(10, 40):
        h = 2.0 ** -k
        error = abs(central(torch.sin, t, h) - f1)
        # The next Taylor term, the rounding of f1; sin itself errs a trifle
        # more than half a unit
        limit = balance(h, f, f3) + h ** 4 / 120 + 2.0 ** -53
        assert (error < 1.1 * limit).all()
        assert k in (18, 19) or (error / limit).max() > 0.3


@proves("eq-02-eng-yaxshi-h")
def test_best_h():
    for f, f3, eps in ((0.8, 0.5, 2.0 ** -52), (3.0, 7.0, 2.0 ** -23)):
        h = (3 * eps * f / (2 * f3)) ** (1 / 3)

        def scaled(k):
            return balance(k * h, f, f3, eps) / balance(h, f, f3, eps)

        one, slope, bend = derivatives(scaled, 1.0, 2)
        same(one, 1)
        same(slope, 0)
        assert bend > 0


# One step of gradient descent, wherever it is displayed


@proves("eq-02-qadam", "eq-03-qadam", "eq-04-yangilash")
def test_step_is_that_of_torch():
    for x, y, w, b in lines():
        loss, lr = loss_on(x, y), 0.01
        for point in descend(loss, (w, b), 5, lr=lr):
            same(point, (w, b))
            g_w, g_b = grad(loss, w, b)
            w, b = w - lr * g_w, b - lr * g_b


@proves("eq-10-sgd")
def test_sgd():
    grads, theta = random_grads(), 1.0
    for g, (point, _) in zip(grads, follow(grads, optim.SGD, 1.0, lr=0.3)):
        theta = theta - 0.3 * g
        same(point, theta)


# 3. The chain rule ----------------------------------------------------------

@proves("eq-03-zanjir", "eq-03-kvadrat", "eq-03-nuqta-w", "eq-03-nuqta-b",
        "eq-07-oldinga")
def test_chain_of_one_point():
    for xs, ys, w, b in lines():
        x, y = xs[0], ys[0]
        u, y_hat, e, loss = chain(w, b, x, y)
        same(loss, F.mse_loss(w * x + b, y))
        slopes = [grad(torch.square, e)[0], grad(lambda t: t - y, y_hat)[0],
                  grad(lambda t: t + b, u)[0], grad(lambda t: t * x, w)[0],
                  grad(lambda t: u + t, b)[0]]
        same(slopes, (2 * e, 1, 1, x, 1))
        partial = grad(lambda w, b: chain(w, b, x, y)[3], w, b)
        same(partial[0], math.prod(slopes[:4]))
        same(partial[1], slopes[0] * slopes[1] * slopes[4])
        same(partial, (2 * e * x, 2 * e))
        for d in (1.0, 1e-2, 1e-4):
            ratio = ((e + d) ** 2 - e ** 2) / d
            same(ratio, (2 * e * d + d ** 2) / d, rtol=1e-6)
            same(ratio, 2 * e + d, rtol=1e-6)


@proves("03/on-bir-nuqta/1", "03/on-bir-nuqta/2", "eq-03-grad-w",
        "eq-03-grad-b", "05/gesse/1", "eq-04-dw", "eq-04-db")
def test_gradient_of_the_loss():
    for x, y, w, b in lines():
        g_w, g_b = grad(loss_on(x, y), w, b)
        e = w * x + b - y
        each = [grad(lambda w: (w * x_i + b - y_i) ** 2, w)[0]
                for x_i, y_i in zip(x, y)]
        inner = [grad(lambda w: w * x_i + b - y_i, w)[0]
                 for x_i, y_i in zip(x, y)]
        same(g_w, sum(each) / 11)
        same(g_w, sum(2 * e_i * d for e_i, d in zip(e, inner)) / 11)
        same((g_w, g_b), (sum(2 * e * x) / 11, sum(2 * e) / 11))
        same((g_w, g_b), (sum(2 * (w * x + b - y) * x) / 11,
                          sum(2 * (w * x + b - y)) / 11))
        same(g_w, 2 / 11 * (w * sum(x ** 2) + b * sum(x) - sum(x * y)))
        same(g_w, 2 * (w * (x * x).mean() + b * x.mean() - (x * y).mean()))
        same(g_b, 2 * (w * x.mean() + b - y.mean()))


@proves("eq-03-chiziqli", "04/nega-tekis/1", "eq-03-xato-kamayish",
        "eq-04-kamayish")
def test_loss_is_linear_but_for_the_curvature():
    """What the sign ≈ leaves out is half of the Hessian's term, exactly."""
    for x, y, w, b in lines():
        loss = loss_on(x, y)
        g_w, g_b = grad(loss, w, b)
        H = hessian(loss, w, b)
        norm = torch.linalg.vector_norm(torch.stack([g_w, g_b]))
        lr = 0.1
        for d_w, d_b, linear in (
                (0.3, -0.7, g_w * 0.3 + g_b * -0.7),
                (-lr * g_w, -lr * g_w, -lr * g_w * (g_w + g_b)),
                (-lr * g_w, -lr * g_b, -lr * (g_w ** 2 + g_b ** 2)),
                (-lr * g_w, -lr * g_b, -lr * norm ** 2)):
            d = torch.stack([torch.as_tensor(d_w), torch.as_tensor(d_b)])
            same(loss(w + d[0], b + d[1]),
                 loss(w, b) + linear + d @ H @ d / 2)


@proves("eq-03-xato-nuqta")
def test_where_the_wrong_gradient_stops():
    for x, y, _, _ in lines():
        x = abs(x)
        xx, xy = (x * x).mean(), (x * y).mean()
        w = (xy + x.mean()) / (xx + x.mean())
        same(w * xx + (w - 1) * x.mean() - xy, 0)
        same(grad(loss_on(x, y), w, w - 1)[0], 0)
        p, rate = torch.tensor([1.0, 0.0]), 0.3 / (xx + x.mean())
        for _ in range(60):  # the wrong rule: both parameters move by g_w
            p = p - rate * grad(loss_on(x, y), *p)[0]
        same(p, (w, w - 1))


# 4. The training loop -------------------------------------------------------


@proves("04/ulush-formulasi/1", "eq-04-tub", "eq-04-ulush")
def test_floor_of_the_valley():
    for x, y, _, b in lines():
        xx, xy = (x * x).mean(), (x * y).mean()
        w = (xy - b * x.mean()) / xx
        g_w, g_b = grad(loss_on(x, y), w, b)
        same(g_w, 0)
        same(g_b, 2 * (x.mean() * (xy - b * x.mean()) / xx + b - y.mean()))
        k, b_star = 1 - x.mean() ** 2 / xx, best(x, y)[1]
        same(g_b, 2 * k * (b - b_star))

        def floor(b):
            return k * (b - b_star) ** 2

        same(grad(floor, b)[0], g_b)
        for lr in (1e-2, 1e-4, 1e-6):
            old, new = map(floor, torch.stack(
                descend(floor, b[None], 1, lr=lr)))
            same(new / old, (1 - 2 * lr * k) ** 2)
            assert abs(new / old - (1 - 4 * lr * k)) < 1.01 * (
                2 * lr * k) ** 2 + 1e-14


# 5. The learning rate -------------------------------------------------------


@proves("eq-05-parabola")
def test_loss_of_b_alone():
    for _, y, _, b in lines():
        def loss(b):
            return F.mse_loss(b.expand(11), y)

        yy = (y * y).mean()
        values = derivatives(loss, b, 2)
        same(values[0], sum((b - y) ** 2) / 11)
        same(values[0], b ** 2 - 2 * b * y.mean() + yy)
        same(values[0], (b - y.mean()) ** 2 + (yy - y.mean() ** 2))
        same(values[1:], (2 * (b - y.mean()), 2))


@proves("eq-05-kopaytuvchi")
def test_factor_of_one_step():
    for lam, lr in ((2.0, 0.1), (2.0, 1.1), (0.7, 0.5), (30.0, 0.05)):
        start, b_star = torch.tensor([5.0]), 1.5
        path = descend(lambda b: bowl(lam)(b - b_star), start, 6, lr=lr)
        for old, new in itertools.pairwise(path):
            same(new, old - lr * lam * (old - b_star))
            same(new - b_star, (old - b_star) - lr * lam * (old - b_star))
            same(new - b_star, (1 - lr * lam) * (old - b_star))


def a_and_c(x):
    return 2 * (x ** 2).mean(), 2 * x.mean()


def eigenvalues(x):
    """The two roots of the chapter's square equation, the larger first."""
    a, c = a_and_c(x)
    root = torch.sqrt((a + 2) ** 2 - 4 * (2 * a - c ** 2))
    return ((a + 2) + root) / 2, ((a + 2) - root) / 2


def directions(x):
    """Return the unit eigenvectors, of the larger eigenvalue first."""
    a, c = a_and_c(x)
    return [F.normalize(torch.stack([c, lam - a]), dim=0)
            for lam in eigenvalues(x)]


@proves("eq-05-gesse", "eq-06-gesse", "05/chetlanish-vektori/1",
        "eq-05-chiziqli", "06/yollar-izohi/1")
def test_hessian_and_linear_gradient():
    for x, y, w, b in lines():
        loss = loss_on(x, y)
        a, c = a_and_c(x)
        H = hessian(loss, w, b)
        same(H, torch.tensor([[2 * (x ** 2).mean(), 2 * x.mean()],
                              [2 * x.mean(), 2]]))
        same(H, torch.tensor([[a, c], [c, 2]]))
        same(grad(loss, w, b), (a * w + c * b - 2 * (x * y).mean(),
                                c * w + 2 * b - 2 * y.mean()))
        d_w, d_b = torch.stack([w, b]) - best(x, y)
        same(grad(loss, w, b), (a * d_w + c * d_b, c * d_w + 2 * d_b))


@proves("05/xos-tenglama/1")
def test_small_matrix():
    H = torch.tensor([[5.0, 2.0], [2.0, 2.0]])
    for v, Hv in (((1, 0), (5, 2)), ((2, 1), (12, 6)), ((1, -2), (1, -2))):
        same(H @ torch.tensor(v).double(), Hv)
    same((12, 6), 6 * torch.tensor([2, 1]))


@proves("05/xos-tenglama/2", "eq-05-kvadrat", "eq-05-xos",
        "05/ajralish/1", "eq-06-xos", "eq-06-kappa")
def test_eigenvalues():
    for x, y, w, b in lines():
        a, c = a_and_c(x)
        H = hessian(loss_on(x, y), w, b)
        found, vectors = torch.linalg.eigh(H)
        high, low = eigenvalues(x)
        same(found, (low, high))
        for lam, v in zip(found, vectors.T):
            same((a * v[0] + c * v[1], c * v[0] + 2 * v[1]), lam * v)
            same(v[1], (lam - a) / c * v[0])
            same(c ** 2 + 2 * (lam - a), lam * (lam - a))
            same(lam ** 2 - (a + 2) * lam + (2 * a - c ** 2), 0, atol=1e-7)
        same(c * c + (high - a) * (low - a), 0, atol=1e-7)
        same(c ** 2 + (2 * a - c ** 2) - a * (a + 2) + a ** 2, 0, atol=1e-7)
        root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
        same(found, ((a + 2 - root) / 2, (a + 2 + root) / 2))
        same(torch.linalg.cond(H), high / low)


@proves("eq-05-ikki")
def test_step_splits_into_two_directions():
    for x, y, w, b in lines():
        (l1, l2), (v1, v2) = eigenvalues(x), directions(x)
        H, lr = hessian(loss_on(x, y), w, b), 0.03
        before, after = (p - best(x, y) for p in descend(
            loss_on(x, y), (w, b), 1, lr=lr))
        u1, u2 = before @ v1, before @ v2
        same(before - lr * H @ before, after)
        same(u1 * v1 + u2 * v2 - lr * (l1 * u1 * v1 + l2 * u2 * v2), after)
        same((1 - lr * l1) * u1 * v1 + (1 - lr * l2) * u2 * v2, after)


@proves("eq-05-chegara")
def test_stability_limit():
    for x, y, _w, _b in lines(2):
        limit = 2 / eigenvalues(x)[0].item()
        # Start in the steep direction: there the limit is felt at once
        start = best(x, y) + directions(x)[0]
        low = loss_on(x, y)(*best(x, y))
        for share, converges in ((0.01, True), (0.99, True), (1.01, False)):
            end = descend(loss_on(x, y), start, 300, lr=share * limit)[-1]
            excess = loss_on(x, y)(*end) - low
            first = loss_on(x, y)(*start) - low
            assert (excess < 1e-2 * first) == converges
            assert (excess > 1e2 * first) != converges


@proves("eq-05-portlash")
def test_explosion_measures_the_largest_curvature():
    """Beyond the limit two losses in a row give it, the better the later."""
    for x, y, _w, _b in lines():
        lam, lr = eigenvalues(x)[0], 2.5 / eigenvalues(x)[0].item()
        start = best(x, y) + directions(x)[0] + directions(x)[1]
        losses = [loss_on(x, y)(*p) for p in descend(
            loss_on(x, y), start, 60, lr=lr)]
        root = torch.sqrt(losses[60] / losses[59])
        same(root, lr * lam - 1, rtol=1e-6)
        same((1 + root) / lr, lam, rtol=1e-6)
        early = (1 + torch.sqrt(losses[2] / losses[1])) / lr
        assert abs((1 + root) / lr - lam) < abs(early - lam)


@proves("eq-05-ikki-chuqur")
def test_loss_of_two_wells():
    for w in (-2.0, -1.0, 0.3, 1.0, 2.5):
        w = torch.tensor(w)
        same(derivatives(lambda w: (w ** 2 - 1) ** 2 / 4, w, 2),
             ((w ** 2 - 1) ** 2 / 4, w * (w ** 2 - 1), 3 * w ** 2 - 1))


@proves("05/chegara-yonida-izoh/1", "05/chegara-yonida-izoh/2", "eq-05-ortiq",
        "06/ikki-tezlik-xulosa/1")
def test_excess_loss():
    for x, y, w, b in lines():
        d = torch.stack([w, b]) - best(x, y)
        e = best(x, y)[0] * x + best(x, y)[1] - y
        low, high = loss_on(x, y)(*best(x, y)), loss_on(x, y)(w, b)
        same(high, sum((e + d[0] * x + d[1]) ** 2) / 11)
        same(2 / 11 * sum(e * (d[0] * x + d[1])), 0)
        rest = sum((d[0] * x + d[1]) ** 2) / 11
        same(high, low + rest)
        same(high, (e ** 2).mean() + 2 * (
            d[0] * (e * x).mean() + d[1] * e.mean())
            + ((d[0] * x + d[1]) ** 2).mean())
        same(rest, (x ** 2).mean() * d[0] ** 2
             + 2 * x.mean() * d[0] * d[1] + d[1] ** 2)
        a, c = a_and_c(x)
        same(rest, (a * d[0] ** 2 + 2 * c * d[0] * d[1] + 2 * d[1] ** 2) / 2)
        (l1, l2), (v1, v2) = eigenvalues(x), directions(x)
        same(high - low, l1 / 2 * (d @ v1) ** 2 + l2 / 2 * (d @ v2) ** 2)


@proves("eq-05-qadamlar")
def test_number_of_steps():
    """On the flat direction torch needs exactly so many steps, rounded up."""
    for x, y, _, _ in lines():
        loss, lam = loss_on(x, y), eigenvalues(x)[1]
        low, lr = loss(*best(x, y)), 1 / eigenvalues(x)[0].item()
        u = 3.0
        t = torch.log(lam * u ** 2 / (0.02 * low)) / (
            -2 * torch.log(1 - lr * lam))
        same(lam / 2 * u ** 2 * (1 - lr * lam) ** (2 * t), 0.01 * low)
        path = descend(loss, best(x, y) + u * directions(x)[1],
                       math.ceil(t), lr=lr)
        above = [p for p in path if loss(*p) - low > 0.01 * low]
        assert len(above) == math.ceil(t) == len(path) - 1


# 6. Scaling -----------------------------------------------------------------


@proves("eq-06-almashtirish", "06/parametr-birligi/1", "eq-06-qaytish",
        "eq-06-borish")
def test_change_of_units():
    m, s = 5.0, 3.0
    for x, _, w, b in lines():
        x_s, w_s, b_s = (x - m) / s, s * w, b + w * m
        same(w_s * x_s + b_s, w * x + b)
        same(w_s * x_s + b_s, w_s * (x - m) / s + b_s)
        same(w_s * x_s + b_s, w_s / s * x + (b_s - w_s / s * m))
        same((w, b), (w_s / s, b_s - w * m))


@proves("06/ikki-tezlik/1", "eq-06-ikki-tezlik")
def test_one_rate_becomes_two():
    s, lr = 3.0, 0.05
    for x, y, w, b in lines():
        scaled = loss_on(x / s, y)
        g_w, g_b = grad(loss_on(x, y), w, b)
        same(grad(scaled, s * w, b), (g_w / s, g_b))
        w_s, b_s = descend(scaled, (s * w, b), 1, lr=lr)[-1]
        same((w_s / s, b_s), (w - lr / s ** 2 * g_w, b - lr * g_b))

@proves("06/ikki-tezlik-xulosa/2", "eq-06-aylana", "eq-06-masofa")
def test_excess_is_a_circle():
    for x, y, w, b in lines():
        m, s, x_s = standardised(x)
        d_w, d_b = torch.stack([w, b]) - best(x, y)
        excess = loss_on(x, y)(w, b) - loss_on(x, y)(*best(x, y))
        same(excess, ((d_w * (x - m) + (d_b + m * d_w)) ** 2).mean())
        same(excess, (s * d_w) ** 2 + (d_b + m * d_w) ** 2)
        d = torch.stack([s * w, b + w * m]) - best(x_s, y)
        same(excess, d[0] ** 2 + d[1] ** 2)


@proves("eq-06-perpendikulyar")
def test_gradient_is_perpendicular_to_level_lines():
    for x, y, _, _ in lines():
        m, s, _ = standardised(x)
        for k in range(8):
            t = torch.tensor(0.3 + k)
            w = best(x, y)[0] + torch.cos(t) / s
            b = best(x, y)[1] + torch.sin(t) - torch.cos(t) / s * m
            same(loss_on(x, y)(w, b) - loss_on(x, y)(*best(x, y)), 1.0)
            step = torch.stack([
                -torch.sin(t) / s, torch.cos(t) + torch.sin(t) / s * m])
            g = torch.stack(list(grad(loss_on(x, y), w, b)))
            same(1.0 + (g * step).sum(), 1.0)


@proves("06/bitta-qadam-isbot/1", "eq-06-bitta-qadam")
def test_one_step_is_enough():
    for x, y, w, b in lines():
        x_s = standardised(x)[2]
        w_star, b_star = best(x_s, y)
        g = grad(loss_on(x_s, y), w, b)
        same(g, (2 * ((w * x_s + b - y) * x_s).mean(),
                 2 * (w * x_s + b - y).mean()))
        same(g, (2 * (w * (x_s ** 2).mean() + b * x_s.mean()
                      - (x_s * y).mean()),
                 2 * (w * x_s.mean() + b - y.mean())))
        same(g, (2 * (w - w_star), 2 * (b - b_star)))
        same((w - 0.5 * 2 * (w - w_star), b - 0.5 * 2 * (b - b_star)),
             (w_star, b_star))
        same(descend(loss_on(x_s, y), (w, b), 1, lr=0.5)[-1],
             (w_star, b_star))


@proves("06/boluvchi-izohi/1", "eq-06-qadam")
def test_steps_grow_with_kappa():
    for kappa in (20.0, 300.0, 10000.0):
        high, low = 5.0, 5.0 / kappa
        u, = descend(bowl(low), [1.0], 1, lr=1 / high)[-1]
        same(u, 1 - low / high)
        same(u, 1 - 1 / kappa)
        n = math.log(1 / 10) / math.log(u)
        # ln(1 - 1/kappa) differs from -1/kappa by half of 1/kappa, relatively
        assert abs(n / (kappa * math.log(10)) - 1) < 0.6 / kappa
    same(math.log(10), 2.3, rtol=2e-3)


@proves("eq-06-nyuton")
def test_newton_step():
    for x, y, w, b in lines():
        a, c = a_and_c(x)
        g_w, g_b = grad(loss_on(x, y), w, b)
        d = ((2 * g_w - c * g_b) / (2 * a - c ** 2),
             (a * g_b - c * g_w) / (2 * a - c ** 2))
        H = hessian(loss_on(x, y), w, b)
        same(torch.linalg.solve(H, torch.stack([g_w, g_b])), d)
        same((w - d[0], b - d[1]), best(x, y))


@proves("y06/mashq-6/1")
def test_hessian_of_two_features():
    g = seeded()
    x = torch.randn(40, 2, generator=g) @ torch.tensor([[1, 0.5], [0, 1]])
    x = (x - x.mean(0)) / x.std(0, correction=0)
    y, rho = torch.randn(40, generator=g), (x[:, 0] * x[:, 1]).mean()
    H = hessian_of(lambda w: F.mse_loss(x @ w, y), torch.randn(2, generator=g))
    same(H, 2 * torch.tensor([[1, rho], [rho, 1]]))
    same(torch.linalg.eigvalsh(H), (2 * (1 - rho), 2 * (1 + rho)))


@proves("eq-06-rho")
def test_best_divisor_without_centring():
    for signed, _, _, _ in lines():
        x = signed.abs()  # the chapter says so: its mean is positive
        r = (x ** 2).mean().sqrt()
        rho = x.mean() / r
        high, low = eigenvalues(x / r)
        same((high, low), (2 * (1 + rho), 2 * (1 - rho)))
        same(high / low, (1 + rho) / (1 - rho))
        for k in (0.5, 0.9, 0.99, 1.01, 1.1, 2.0):
            worse, less = eigenvalues(x / (k * r))
            assert worse / less > high / low
            kappa, divisor = worse / less, k * r
            same(kappa + 2 + 1 / kappa,
                 (divisor + r ** 2 / divisor) ** 2
                 / ((x - x.mean()) ** 2).mean())


@proves("eq-06-ikki-baravar")
def test_rate_at_which_both_directions_are_equally_slow():
    for x, _, _, _ in lines():
        high, low = eigenvalues(x)
        kappa, lr = high / low, 2 / (high + low)
        same(abs(1 - lr * high), (kappa - 1) / (kappa + 1))
        same(abs(1 - lr * low), (kappa - 1) / (kappa + 1))
        for other in (0.9 * lr, 1.1 * lr):
            slower = max(abs(1 - other * high), abs(1 - other * low))
            assert slower > (kappa - 1) / (kappa + 1)
