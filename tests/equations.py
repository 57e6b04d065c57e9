"""Which formulas the book displays, which proof each has, tools of the proofs.

What a formula's key is: see book.formulas.

Each key has exactly one of three: a test in test_equations_N (N: the part of
the book) that `proves` it; a code cell of the same notebook that checks it
(`BY_CELL`); or a reason why there is nothing to prove (`DEFINITIONS`).
equations_seen.txt holds the fingerprints of the formulas as they were when
that was decided: an edited formula is unproved until somebody looks again.
"""
import torch
import torch.nn.functional as F
from conftest import ROOT, numbered, read
from torch import optim
from torch.autograd.functional import hessian as hessian_of

from book import formulas

NOTEBOOKS = numbered("chapters") + numbered("solutions")
PROOFS = {}
# Checked by a code cell that stands after the formula in the same notebook.
BY_CELL = {
    "eq-03-nisbiy": "grad-check",
    "eq-09-tartib": "tartib-sinov",
}
DEFINITIONS = {
    "eq-01-model": "the model",
    "eq-01-qoldiq": "the residual",
}
SEEN = formulas.seen(ROOT)


def proves(*keys):
    """Note that the decorated test evaluates the formulas of these keys."""
    def note(test):
        for key in keys:
            assert key not in PROOFS, f"{key} ikki marta isbotlangan"
            PROOFS[key] = test.__name__
        return test
    return note


def displayed(path):
    """Return {key: (place of its cell, formula)} of a notebook."""
    return formulas.displayed(path, read(path))


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


def chain(w, b, x, y):
    u = w * x
    y_hat = u + b
    e = y_hat - y
    return u, y_hat, e, e ** 2


def standardised(x):
    """Return the mean, the standard deviation and the scaled x."""
    m = x.mean()
    s = torch.sqrt(((x - m) ** 2).mean())
    return m, s, (x - m) / s
