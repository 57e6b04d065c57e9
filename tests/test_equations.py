"""Every displayed formula of the book is checked against autograd or torch.

A formula's key is its label, ``eq-05-gesse``. One without a label is called
after its cell: ``05/gesse/1`` is the first such formula in the cell ``gesse``
of chapter 5, and ``y06/...`` stands in the solutions (yechimlar) of chapter 6.

Each key has exactly one of three: a test here that `proves` it; a code cell
of the same notebook that checks it (`BY_CELL`); or a reason why there is
nothing to prove (`DEFINITIONS`). `SEEN` holds the formulas as they were when
that was decided: an edited formula is unproved until somebody looks again.
"""
import itertools
import math
import re
import zlib

import pytest
import torch
import torch.nn.functional as F
from conftest import numbered, read
from torch import optim
from torch.autograd.functional import hessian as hessian_of

DISPLAYED = re.compile(
    r"^ *\$\$\n(.*?)\n *\$\$(?: \((eq-\d\d-[a-z0-9-]+)\))?$", re.M | re.S)
LAYOUT = re.compile(
    r"\\\\(\[\w+\])?|\\(begin|end)\{(aligned|gathered)\}|[\s&]|\\[,;:!]"
    r"|\\q?quad\b|\\[bB]ig+[lr]?(?![a-z])|\\(left|right)(?![a-z])"
    r"|(?<!\{),|\{\}|\.(?=\s*(\\end|$))")
NOTEBOOKS = numbered("chapters") + numbered("solutions")
PROOFS = {}


def proves(*keys):
    """Note that the decorated test evaluates the formulas of these keys."""
    def note(test):
        for key in keys:
            assert key not in PROOFS, f"{key} ikki marta isbotlangan"
            PROOFS[key] = test.__name__
        return test
    return note


@pytest.fixture(autouse=True)
def float64():
    """Count in float64, as the book does."""
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(torch.float32)


# Tools of the proofs --------------------------------------------------------


def seeded(seed=1):
    """Return a generator of random numbers."""
    return torch.Generator().manual_seed(seed)


def lines(count=4, n=11):
    """Yield random points x, y and a random line w, b."""
    g = seeded()
    for _ in range(count):
        x = 2 + 3 * torch.randn(n, generator=g)
        y = 1 + torch.randn(n, generator=g)
        w, b = torch.randn(2, generator=g)
        yield x, y, w, b


def loss_on(x, y):
    """Return the loss as a function of w and b."""
    return lambda w, b: F.mse_loss(w * x + b, y)


def grad(f, *at):
    """Return the partial derivatives of f at a point, by autograd."""
    leaves = [torch.as_tensor(a).detach().clone().requires_grad_()
              for a in at]
    return torch.autograd.grad(f(*leaves), leaves)


def hessian(f, *at):
    """Return the Hessian of f at a point, by autograd."""
    return hessian_of(lambda p: f(*p), torch.stack(at))


def derivatives(f, t, count):
    """Return f(t) and its first ``count`` derivatives, by autograd."""
    t = torch.as_tensor(t).clone().requires_grad_()
    values = [f(t)]
    for _ in range(count):
        values += torch.autograd.grad(values[-1], t, create_graph=True)
    return [value.detach() for value in values]


def best(x, y):
    """Return the best line w*, b*, found by torch."""
    columns = torch.stack([x, torch.ones_like(x)], 1)
    return torch.linalg.lstsq(columns, y[:, None]).solution[:, 0]


def descend(f, start, steps, make=optim.SGD, **options):
    """Return the points where a torch optimizer has been, descending f."""
    p = torch.as_tensor(start).clone().requires_grad_()
    optimizer = make([p], **options)
    path = [p.detach().clone()]
    for _ in range(steps):
        optimizer.zero_grad()
        f(*p).backward()
        optimizer.step()
        path.append(p.detach().clone())
    return path


def follow(grads, make, start=0.0, **options):
    """Feed gradients to a torch optimizer; yield its point and its state."""
    p = (torch.zeros_like(grads[0]) + start).requires_grad_()
    optimizer = make([p], **options)
    for g in grads:
        p.grad = g.clone()
        optimizer.step()
        yield p.detach().clone(), optimizer.state[p]


def random_grads(count=20, size=3):
    """Return gradients of random sizes and signs."""
    g = seeded(2)
    scale = 10 ** torch.linspace(-2, 2, size)
    return [scale * torch.randn(size, generator=g) for _ in range(count)]


def bowl(lam):
    """Return the loss of one direction of curvature ``lam``."""
    return lambda u: lam / 2 * u ** 2


def wavy(p, q):
    """A smooth loss of two parameters that is no parabola."""
    return torch.cos(p) + (p * q - 1) ** 2 + q ** 4 / 8


def radius(matrix):
    """Return the largest modulus of the eigenvalues."""
    return torch.linalg.eigvals(torch.tensor(matrix)).abs().max().item()


def momentum_matrix(lr_lam, beta):
    """One step of momentum in one direction, from (u_t, u_{t-1})."""
    return [[1 + beta - lr_lam, -beta], [1.0, 0.0]]


def same(found, formula, rtol=1e-8, atol=1e-9):
    """Fail unless both are the same numbers, but for rounding."""
    both = [torch.stack([torch.as_tensor(v).detach().double() for v in side])
            if isinstance(side, (list, tuple))
            else torch.as_tensor(side).detach().double()
            for side in (found, formula)]
    both = torch.broadcast_tensors(*both)
    torch.testing.assert_close(*both, rtol=rtol, atol=atol)


# 1. The loss ----------------------------------------------------------------


@proves("eq-01-mse-mae", "eq-01-loss", "eq-03-mse")
def test_losses_are_those_of_torch():
    for x, y, w, b in lines():
        r = y - (w * x + b)
        same(F.mse_loss(w * x + b, y), sum(r ** 2) / 11)
        same(F.l1_loss(w * x + b, y), sum(abs(r)) / 11)
        same(loss_on(x, y)(w, b), sum((w * x + b - y) ** 2) / 11)


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


def chain(w, b, x, y):
    u = w * x
    y_hat = u + b
    e = y_hat - y
    return u, y_hat, e, e ** 2


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
        for old, new in zip(path, path[1:]):
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


@proves("05/chetlanish-vektori/2")
def test_small_matrix():
    H = torch.tensor([[5.0, 2.0], [2.0, 2.0]])
    for v, Hv in (((1, 0), (5, 2)), ((2, 1), (12, 6)), ((1, -2), (1, -2))):
        same(H @ torch.tensor(v).double(), Hv)
    same((12, 6), 6 * torch.tensor([2, 1]))


@proves("05/chetlanish-vektori/3", "eq-05-kvadrat", "eq-05-xos",
        "05/xos-izoh/1", "eq-06-xos", "eq-06-kappa")
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
    for x, y, w, b in lines(2):
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


@proves("05/standart-izoh/1", "05/standart-izoh/2", "eq-05-ortiq",
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


def standardised(x):
    """Return the mean, the standard deviation and the scaled x."""
    m = x.mean()
    s = torch.sqrt(((x - m) ** 2).mean())
    return m, s, (x - m) / s


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


@proves("06/kappa-izohi/1", "eq-06-qadam")
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


@proves("eq-09-tanh")
def test_tanh():
    for p in torch.linspace(-3, 3, 13):
        value = (torch.exp(p) - torch.exp(-p)) / (
            torch.exp(p) + torch.exp(-p))
        same(torch.tanh(p), value)
        same(grad(torch.tanh, p)[0], 1 - value ** 2)


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
    for phi, following in zip(path, path[1:]):
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
            for (one, state), (other, _) in zip(
                    follow([k * g for g in grads], make, lr=lr, eps=eps),
                    follow(grads, make, lr=lr, eps=eps / k)):
                same(one, other)
    for g, G in zip(grads, grads[1:]):
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
    """Chapter 11's recursion in both directions, in units of L*."""
    B, low = 16, 0.26
    e2, V = [0.9, 0.4], (0.9 + 0.4) / low
    for t in range(50):
        lr = 0.2 * 0.95 ** t
        e2 = [(1 - lr * 2) ** 2 * v + lr ** 2 * 4 * low / B for v in e2]
        V = (1 - 2 * lr) ** 2 * V + 8 * lr ** 2 / B
        same(sum(e2) / low, V)


# Completeness ---------------------------------------------------------------

# Checked by a code cell that stands after the formula in the same notebook.
BY_CELL = {
    "eq-03-nisbiy": "grad-check",
    "eq-09-tartib": "tartib-sinov",
}
DEFINITIONS = {
    "eq-01-model": "the model",
    "eq-01-qoldiq": "the residual",
}
SEEN = """
eq-01-model b7510e65
eq-01-qoldiq 4605ad5c
eq-01-mse-mae 1af63876
eq-01-loss ece18838
01/nimaning-funksiyasi/1 097f0a93
eq-01-kosa 5d22c2c0
01/kesim-kirish/1 0a4ec955
eq-01-ekk f6117632
eq-01-huber 2a290640
eq-02-oldinga 0fcfae25
eq-02-hosila f77b6c9d
eq-02-parabola bdbe7145
eq-02-oldinga-xato 4217ef78
eq-02-markaziy 5e62156a
eq-02-markaziy-aniq badc1c3a
eq-02-gradient a2f4d9d6
eq-02-qadam 59ec4fac
02/muvozanat/1 f9b87eb3
eq-02-usul 161e6035
eq-02-muvozanat 46c2bb41
eq-02-eng-yaxshi-h 640c5d0c
eq-03-zanjir 5e778da0
eq-03-kvadrat ecdf208c
eq-03-nuqta-w d7bcada4
eq-03-nuqta-b 0992b966
eq-03-mse c3e4638b
03/on-bir-nuqta/1 037cb86b
03/on-bir-nuqta/2 525ac653
eq-03-grad-w 307f5ac3
eq-03-grad-b f35768bc
eq-03-nisbiy c72230aa
eq-03-chiziqli 60f00367
eq-03-xato-kamayish a572d322
eq-03-xato-nuqta aaae1d00
eq-03-qadam 69716a5b
eq-04-yangilash 59ec4fac
eq-04-dw b8fcf95e
eq-04-db 3ee84a5c
eq-04-minimum ee14f12f
04/ulush-formulasi/1 57905e5f
eq-04-tub faf78762
eq-04-ulush ada3dcdf
04/nega-tekis/1 cfc169e2
eq-04-kamayish d4565d8a
eq-05-parabola 9f95fc81
eq-05-kopaytuvchi b623e7ce
05/gesse/1 64c38126
eq-05-gesse 84f9388d
05/chetlanish-vektori/1 9a8e8d2e
eq-05-chiziqli c1110841
05/chetlanish-vektori/2 e5c983e3
05/chetlanish-vektori/3 16f7a3ef
eq-05-kvadrat 007282b0
eq-05-xos 0177bad2
eq-05-ikki ca2c1d85
05/xos-izoh/1 70515212
eq-05-chegara 5fd51474
05/standart-izoh/1 66b04307
05/standart-izoh/2 c42134c4
eq-05-ortiq 4999dd4c
eq-05-qadamlar 2b637e19
eq-06-almashtirish b0554b91
06/parametr-birligi/1 e57207a6
eq-06-qaytish 7d011c25
eq-06-borish 2c6b1e03
06/ikki-tezlik/1 ba7f7c68
eq-06-ikki-tezlik 180563a5
06/ikki-tezlik-xulosa/1 65403264
06/ikki-tezlik-xulosa/2 fd8a1aff
eq-06-aylana 280201d2
eq-06-masofa f9ab7353
eq-06-perpendikulyar cc9bd6a0
eq-06-gesse 7c92ca49
eq-06-xos 23b760ec
eq-06-kappa d872989f
06/kappa-izohi/1 f34258a3
eq-06-qadam bc8ee2ac
06/bitta-qadam-isbot/1 7a7308fd
eq-06-bitta-qadam a9144209
06/yollar-izohi/1 1d96c8c8
eq-06-nyuton 772a3585
eq-07-oldinga 5e778da0
eq-07-orqaga e756543c
eq-07-yollar dc242c09
eq-07-on-bir b7d6dcba
eq-08-toplash fd5f835f
eq-08-tezlik 6292247c
eq-08-kattalik 46c45dd9
08/kichik-misol-izoh/1 62774601
eq-08-inersiya caab07eb
eq-08-saqlanish 35c37b3b
eq-08-vektor 5ee9b089
eq-09-hissa 8bce116e
eq-09-chaqiruvlar 8835dbe6
eq-09-qavs dcba0cf2
eq-09-tartib 89fa65ae
eq-09-qolda 8ad446c6
eq-09-tanh 686def05
eq-10-sgd 7dca6f78
eq-11-toliq a9d39521
eq-11-batch bfcfbed7
11/ikki-nuqta-izohi/1 bcc4d38c
eq-11-siljimagan 1318223e
eq-11-dispersiya 8156859e
eq-11-chekli 4bccd6d5
11/dispersiya-matni/1 37fa939a
11/dispersiya-matni/2 45f83e62
eq-11-qadam 02819079
eq-11-muvozanat 23d217a3
eq-11-shar b5383019
eq-11-otish 46599941
eq-11-sath 3a54bd7a
eq-11-kamaytirish fe192365
eq-12-shar 28f72820
eq-12-yigindi 5129a453
eq-12-effektiv 9955d544
12/effektiv-olchov-izohi/1 f9d47f55
eq-12-rekurrent cc3920c1
eq-12-xarakteristik 4f6b26ed
eq-12-kritik 33b262f6
eq-12-diskriminant c8476535
eq-12-karrali e00b4013
12/rejimlar-matni/1 ccfed929
eq-12-tebranish 1585d10d
eq-12-eng-yaxshi-lr 33819b00
eq-12-ildiz-kappa da55296e
eq-12-oldinga-qarash 5c73f19e
eq-12-nesterov a9e0d7e1
eq-12-nesterov-rekurrent cbe36d63
eq-12-otkazish fc5858ea
eq-13-ishora 8285df8b
eq-13-adagrad bc489562
eq-13-effektiv 5234bfbd
eq-13-ildiz 79b4e6f0
13/ishora-izohi/1 5daebe97
eq-13-yol f73d56a2
eq-13-rmsprop 16394a58
eq-13-birinchi a23181f1
eq-13-tebranish 88cafa8b
eq-13-chegara 766eba64
eq-13-birlik fc7cbc60
eq-14-xotira ebe9c412
eq-14-yoyilma 5fb050c7
eq-14-sodda 8d4330f6
eq-14-uch 5db9d495
14/tuzatish-matni/1 1fa24f22
eq-14-siljish 665d1e8d
eq-14-tuzatish 8744b330
eq-14-ortiqcha 5f8857fa
eq-14-adam fed4a4dd
eq-14-birinchi 4d96f1be
eq-14-masshtab a0685e28
eq-14-chegara 304be827
eq-14-amsgrad 8054058e
eq-15-jarima c51226be
eq-15-sgd eca2273f
eq-15-sonish 10ae1659
eq-15-qisqarish 2c398029
eq-15-bolingan dcb4e125
eq-15-adamw 2e9b2255
eq-15-manzil c171139c
15/manzil-izohi/1 cb310d0f
eq-15-jadvallar 3124bba7
eq-15-sikl 04584e44
eq-15-rekurrent 10f26944
eq-15-kopaytma dee09f86
y01/mashq-3/1 2a290640
y01/izoh-6/1 5d22c2c0
y01/izoh-6/2 9d74dae4
y02/izoh-4/1 a48237a3
y06/mashq-6/1 3e14259b
y07/mashq-3/1 0e7609bb
y08/mashq-5/1 28f72820
"""
SEEN = dict(line.split() for line in SEEN.strip().splitlines())
KNOWN = PROOFS | BY_CELL | DEFINITIONS


def prefix(path):
    """Return 05 for a notebook of chapter 5, y05 for its solutions."""
    return "y" * (path.parent.name == "solutions") + path.name[:2]


def home(key):
    """Return the prefix of the notebook where a key belongs."""
    return key[3:5] if key.startswith("eq-") else key.split("/")[0]


def displayed(path):
    """Return {key: (place of its cell, formula)} of a notebook."""
    found = {}
    for place, cell in enumerate(read(path).cells):
        if cell.cell_type != "markdown":
            continue
        formulas = DISPLAYED.findall(cell.source)
        assert cell.source.count("$$") == 2 * len(formulas), (
            f"{path.name}, {cell.id}: formula `$$` bilan alohida satrda "
            "boshlanib, alohida satrda tugashi kerak")
        nameless = 0
        for text, key in formulas:
            if not key:
                nameless += 1
                key = f"{prefix(path)}/{cell.id}/{nameless}"
            assert key not in found and home(key) == prefix(path), key
            found[key] = place, text
    return found


def fingerprint(text):
    """Return eight digits of a formula, whatever its line breaks."""
    return f"{zlib.crc32(LAYOUT.sub('', text.strip()).encode()):08x}"


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_every_formula_has_its_proof(path):
    missing = [key for key in displayed(path) if key not in KNOWN]
    assert not missing, (
        f"{path.name}: tekshirilmagan formulalar: {missing}. "
        "tests/test_equations.py ichida @proves bilan test yozing yoki "
        "BY_CELL ga tekshiradigan katakni, DEFINITIONS ga sababni kiriting")


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_every_proof_is_of_the_formula_displayed(path):
    changed = [f"{key} {fingerprint(text)}"
               for key, (_, text) in displayed(path).items()
               if key in KNOWN and SEEN.get(key) != fingerprint(text)]
    assert not changed, (
        f"{path.name}: formula yangi yoki oʻzgargan. Uni tekshiradigan "
        "hisob aynan shu formulaniki ekanini oʻqib chiqing, keyin "
        "tests/test_equations.py dagi SEEN jadvaliga yozing:\n"
        + "\n".join(changed))


def test_tables_name_nothing_else():
    paths = {prefix(p.values[0]): p.values[0] for p in NOTEBOOKS}
    here = {key for path in paths.values() for key in displayed(path)}
    dead = {key for key in [*KNOWN, *SEEN]
            if home(key) in paths and key not in here}
    assert not dead, f"bunday formula yoʻq: {sorted(dead)}"
    assert len(KNOWN) == len(PROOFS) + len(BY_CELL) + len(DEFINITIONS), (
        "bitta formula ikki jadvalda")


@pytest.mark.parametrize("key", BY_CELL)
def test_cell_checks_its_formula(key):
    for path in (p.values[0] for p in NOTEBOOKS):
        if home(key) == prefix(path):
            place = displayed(path)[key][0]
            cells = {cell.id: cell for cell in read(path).cells[place:]}
            assert BY_CELL[key] in cells, (
                f"{key}: keyin {BY_CELL[key]} katagi yoʻq")
            assert cells[BY_CELL[key]].get("outputs"), (
                f"{key}: {BY_CELL[key]} katagining natijasi yoʻq")
