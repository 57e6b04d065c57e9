"""Proofs of the formulas of part IV (chapters 16 to 20): see equations.py."""
import itertools

import pytest
import torch
from equations import proves, same, seeded

pytestmark = pytest.mark.usefixtures("float64")

# 16 -------------------------------------------------------------------------

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

# 19 -------------------------------------------------------------------------

# 20 -------------------------------------------------------------------------
