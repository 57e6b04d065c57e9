"""Answers to the exercises of chapter 18, for book.proof.answers."""
# 1 wrong: the step is added
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() + torch.linalg.solve(H, g.detach())
# 1 wrong: only the step
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return torch.linalg.solve(H, g.detach())
# 1 wrong: the diagonal alone
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - g.detach() / H.diag()
# 1 wrong: multiplied by H
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - H @ g.detach()
# 1 wrong: gradient step
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - 0.1 * g.detach()
# 1 wrong: no return
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    theta.detach() - torch.linalg.solve(H, g.detach())
# 1 wrong: no graph of the gradient
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - torch.linalg.solve(H, g.detach())
# 1 wrong: of the global loss
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(line_loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - torch.linalg.solve(H, g.detach())
# 1 wrong: half a step
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - 0.5 * torch.linalg.solve(H, g.detach())
# 1 wrong: a list
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return (theta.detach() - torch.linalg.solve(H, g.detach())).tolist()
# 1 wrong: theta itself becomes a leaf
def newton_step(loss, theta):
    p = theta.requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - torch.linalg.solve(H, g.detach())
# 1 wrong: at the origin
def newton_step(loss, theta):
    p = torch.zeros_like(theta).requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    return theta.detach() - torch.linalg.solve(H, g.detach())
# 1 wrong: the first row for all
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in [g[0]] * len(g)]
    rows = [r + 1e-3 * torch.eye(len(g))[k] for k, r in enumerate(rows)]
    H = torch.stack(rows)
    return theta.detach() - torch.linalg.solve(H, g.detach())
# 1 wrong: theta changed in place
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0] for g_i in g]
    H = torch.stack(rows)
    theta -= torch.linalg.solve(H, g.detach())
    return theta
# 1 wrong: two parameters only
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    rows = [torch.autograd.grad(g[k], p, retain_graph=True)[0]
            for k in range(2)]
    return theta - torch.linalg.solve(torch.stack(rows), g.detach())
# 1 wrong: down to the minimum
def newton_step(loss, theta):
    p = theta.detach().clone()
    for step in range(20):
        p = p.requires_grad_()
        g, = torch.autograd.grad(loss(p), p, create_graph=True)
        rows = [torch.autograd.grad(g_i, p, retain_graph=True)[0]
                for g_i in g]
        p = (p - torch.linalg.solve(torch.stack(rows), g)).detach()
    return p
# 1 wrong: saddle-free, eigenvalues by modulus
def newton_step(loss, theta):
    H = torch.autograd.functional.hessian(loss, theta)
    g = torch.autograd.functional.jacobian(loss, theta)
    lam, Q = torch.linalg.eigh(H)
    return theta - Q @ ((Q.T @ g) / lam.abs())
# 1 wrong: step refused when the loss rises
def newton_step(loss, theta):
    H = torch.autograd.functional.hessian(loss, theta)
    g = torch.autograd.functional.jacobian(loss, theta)
    new = theta - torch.linalg.solve(H, g)
    return new if loss(new) < loss(theta) else theta.clone()
# 1 wrong: finite differences
def newton_step(loss, theta):
    n, h = len(theta), 1e-4
    e = h * torch.eye(n)
    f = lambda p: loss(p)
    g = torch.stack([(f(theta + e_i) - f(theta - e_i)) / (2 * h)
                     for e_i in e])
    h = 1e-3
    e = h * torch.eye(n)
    H = torch.stack([torch.stack([
        f(theta + a + b) - f(theta + a - b) - f(theta - a + b)
        + f(theta - a - b) for a in e]) for b in e]) / (4 * h * h)
    return theta - torch.linalg.solve(H, g)
# 1 wrong: gradient by autograd, its differences for H
def newton_step(loss, theta):
    def grad(p):
        p = p.detach().clone().requires_grad_()
        return torch.autograd.grad(loss(p), p)[0]
    h = 1e-5
    e = h * torch.eye(len(theta))
    H = torch.stack([(grad(theta + e_i) - grad(theta - e_i)) / (2 * h)
                     for e_i in e])
    return theta - torch.linalg.solve(H, grad(theta))
# 1 wrong: cholesky needs positive curvature
def newton_step(loss, theta):
    H = torch.autograd.functional.hessian(loss, theta)
    g = torch.autograd.functional.jacobian(loss, theta)
    L = torch.linalg.cholesky(H)
    return theta - torch.cholesky_solve(g[:, None], L)[:, 0]
# 1 wrong: damped
def newton_step(loss, theta):
    H = torch.autograd.functional.hessian(loss, theta)
    g = torch.autograd.functional.jacobian(loss, theta)
    return theta - torch.linalg.solve(H + 1e-3 * torch.eye(len(g)), g)
# 1 wrong: two steps
def newton_step(loss, theta):
    for k in range(2):
        H = torch.autograd.functional.hessian(loss, theta)
        g = torch.autograd.functional.jacobian(loss, theta)
        theta = theta - torch.linalg.solve(H, g)
    return theta
# 1 wrong: outer product for H
def newton_step(loss, theta):
    g = torch.autograd.functional.jacobian(loss, theta)
    H = g[:, None] * g[None]
    return theta - torch.linalg.lstsq(H, g[:, None]).solution[:, 0]
# 1 wrong: row sums for H
def newton_step(loss, theta):
    p = theta.clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    h, = torch.autograd.grad(g.sum(), p)
    return theta - g.detach() / h
# 1 wrong: theta requires grad afterwards
def newton_step(loss, theta):
    theta.requires_grad_()
    g, = torch.autograd.grad(loss(theta), theta, create_graph=True)
    H = torch.stack([torch.autograd.grad(v, theta, retain_graph=True)[0]
                     for v in g])
    return (theta - torch.linalg.solve(H, g)).detach()
# 1 wrong: float32
def newton_step(loss, theta):
    H = torch.autograd.functional.hessian(loss, theta).float()
    g = torch.autograd.functional.jacobian(loss, theta).float()
    return theta - torch.linalg.solve(H, g)
# 1 wrong: column
def newton_step(loss, theta):
    H = torch.autograd.functional.hessian(loss, theta)
    g = torch.autograd.functional.jacobian(loss, theta)
    return theta[:, None] - torch.linalg.solve(H, g[:, None])
# 1 right: the hessian of torch
def newton_step(loss, theta):
    g = torch.autograd.functional.jacobian(loss, theta)
    H = torch.autograd.functional.hessian(loss, theta)
    return theta - torch.linalg.solve(H, g)
# 1 right: the inverse matrix
def newton_step(loss, theta):
    p = theta.clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    H = torch.zeros(len(p), len(p))
    for i in range(len(p)):
        H[i], = torch.autograd.grad(g[i], p, retain_graph=True)
    return theta - torch.linalg.inv(H) @ g.detach()
# 1 right: the result still has a graph
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    H = torch.stack([torch.autograd.grad(a, p, create_graph=True)[0]
                     for a in g])
    return p - torch.linalg.solve(H, g)
# 1 right: backward twice
def newton_step(loss, theta):
    p = torch.tensor(theta.tolist(), requires_grad=True)
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    H = []
    for k in range(g.numel()):
        p.grad = None
        g[k].backward(retain_graph=True)
        H.append(p.grad.clone())
    return theta + torch.linalg.solve(torch.stack(H), -g.detach())
# 1 right: torch.func
def newton_step(loss, theta):
    g = torch.func.grad(loss)(theta)
    H = torch.func.hessian(loss)(theta)
    return theta - torch.linalg.solve(H, g)
# 1 right: rows by fresh graphs
def newton_step(loss, theta):
    rows = []
    for i in range(len(theta)):
        p = theta.clone().requires_grad_()
        g, = torch.autograd.grad(loss(p), p, create_graph=True)
        rows.append(torch.autograd.grad(g[i], p)[0])
    return theta - torch.linalg.inv(torch.stack(rows)) @ g.detach()
# 1 right: least squares
def newton_step(loss, theta):
    p = theta.detach().clone().requires_grad_()
    g, = torch.autograd.grad(loss(p), p, create_graph=True)
    H = torch.zeros(len(p), len(p))
    for i in range(len(p)):
        H[:, i] = torch.autograd.grad(g[i], p, retain_graph=True)[0]
    with torch.no_grad():
        p -= torch.linalg.lstsq(H, g[:, None]).solution[:, 0]
    return p.detach()
# 2 wrong: no zero_grad
def make_closure(optimizer, params, x, y, losses):
    def closure():
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: no backward
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: the closure called
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss

    return closure()
# 2 wrong: a sum
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).sum()
        loss.backward()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: zeroed after backward
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        optimizer.zero_grad()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: nothing noted
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        return loss

    return closure
# 2 wrong: tensors noted
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss)
        return loss

    return closure
# 2 wrong: nothing returned
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())

    return closure
# 2 wrong: no closure returned
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss
# 2 wrong: a step inside
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            params.sub_(0.01 * params.grad)
        return loss

    return closure
# 2 wrong: b forgotten
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: the global points
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * globals()["x"] + params[1] - globals()["y"]) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: noted twice
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: the loss outside
def make_closure(optimizer, params, x, y, losses):
    loss = ((params[0] * x + params[1] - y) ** 2).mean()

    def closure():
        optimizer.zero_grad()
        loss.backward(retain_graph=True)
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: the gradient zeroed once
def make_closure(optimizer, params, x, y, losses):
    optimizer.zero_grad()

    def closure():
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss

    return closure
# 2 wrong: root of the mean
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean().sqrt()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: rounded
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(round(loss.item(), 4))
        return loss
    return closure
# 2 wrong: backward twice
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward(retain_graph=True)
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: copy of the parameters
def make_closure(optimizer, params, x, y, losses):
    p = params.detach().clone().requires_grad_()
    def closure():
        optimizer.zero_grad()
        loss = ((p[0] * x + p[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: gradient of unit length
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        params.grad /= params.grad.norm()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: the closure takes an argument
def make_closure(optimizer, params, x, y, losses):
    def closure(p):
        optimizer.zero_grad()
        loss = ((p[0] * x + p[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: new list
def make_closure(optimizer, params, x, y, losses):
    losses = []
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: standardised inside
def make_closure(optimizer, params, x, y, losses):
    z = (x - x.mean()) / x.std()
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * z + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: another optimizer is zeroed
def make_closure(optimizer, params, x, y, losses):
    other = optim.LBFGS([torch.zeros(2, requires_grad=True)])
    def closure():
        other.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 2 wrong: without a graph the gradient by hand
def make_closure(optimizer, params, x, y, losses):
    def closure():
        with torch.no_grad():
            e = params[0] * x + params[1] - y
            params.grad = 2 * torch.stack([(e * x).mean(), e.mean()])
            losses.append((e ** 2).mean().item())
            return (e ** 2).mean()
    return closure
# 2 wrong: the loss noted before
def make_closure(optimizer, params, x, y, losses):
    last = [0.0]
    def closure():
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(last[0])
        last[0] = loss.item()
        return loss
    return closure
# 2 right: grad set to None
def make_closure(optimizer, params, x, y, losses):
    def closure():
        params.grad = None
        w, b = params
        error = w * x + b - y
        loss = (error * error).mean()
        loss.backward()
        losses.append(float(loss.detach()))
        return loss

    return closure
# 2 right: a lambda
def make_closure(optimizer, params, x, y, losses):
    def run():
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(params[0] * x + params[1], y)
        loss.backward()
        losses.append(loss.item())
        return loss.item()

    return lambda: run()
# 2 right: a class
class Closure:
    def __init__(self, optimizer, params, x, y, losses):
        self.args = optimizer, params, x, y, losses

    def __call__(self):
        optimizer, params, x, y, losses = self.args
        optimizer.zero_grad()
        loss = ((params[0] * x + params[1] - y) ** 2).mean()
        loss.backward()
        losses.append(loss.item())
        return loss


make_closure = Closure
# 2 right: mse_loss
def make_closure(optimizer, params, x, y, losses):
    def closure():
        optimizer.zero_grad(set_to_none=False)
        loss = torch.nn.functional.mse_loss(params[0] * x + params[1], y)
        losses.append(float(loss))
        loss.backward()
        return loss
    return closure
# 2 right: autograd.backward, enable_grad
def make_closure(optimizer, params, x, y, losses):
    @torch.enable_grad()
    def closure():
        w, b = params
        optimizer.zero_grad()
        loss = (w * x + b).sub(y).square().mean()
        torch.autograd.backward(loss)
        losses.extend([loss.detach().item()])
        return loss
    return closure
# 2 right: sum over len
def make_closure(optimizer, params, x, y, losses):
    def closure():
        loss = sum((params[0] * x_k + params[1] - y_k) ** 2
                   for x_k, y_k in zip(x, y)) / len(x)
        optimizer.zero_grad()
        loss.backward()
        losses.append(loss.item())
        return loss
    return closure
# 3 wrong: no norm
def orthogonalise(G, n_steps):
    X = G
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: elementwise cube
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X ** 3
    return X
# 3 wrong: plus
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.5 * X + 0.5 * X @ X.T @ X
    return X
# 3 wrong: wrong factor
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.0 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: one step more
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps + 1):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: five steps always
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(5):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: return in the loop
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
        return X
    return X
# 3 wrong: largest element
def orthogonalise(G, n_steps):
    X = G / G.abs().max()
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: norm each step
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
        X = X / X.norm()
    return X
# 3 wrong: shapes
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X.T @ X @ X
    return X
# 3 wrong: in place
def orthogonalise(G, n_steps):
    G /= G.norm()
    X = G
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: spectral norm
def orthogonalise(G, n_steps):
    X = G / torch.linalg.matrix_norm(G, 2)
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: printed
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    print(X.shape)
# 3 wrong: quintic of Muon
def orthogonalise(G, n_steps):
    X = G / G.norm()
    for step in range(n_steps):
        M = X @ X.T
        X = 3.4445 * X + (-4.7750 * M + 2.0315 * M @ M) @ X
    return X
# 3 wrong: a constant norm
def orthogonalise(G, n_steps):
    X = G / 4.0
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: svd
def orthogonalise(G, n_steps):
    U, S, Vt = torch.linalg.svd(G, full_matrices=False)
    return U @ Vt
# 3 wrong: svd under another name
def orthogonalise(G, n_steps):
    U, S, V = torch.svd(G)
    return U @ V.T
# 3 wrong: svd of torch, then the polynomial
def orthogonalise(G, n_steps):
    U, S, V = torch.svd(G)
    S = S / G.norm()
    for k in range(n_steps):
        S = 1.5 * S - 0.5 * S ** 3
    return U @ torch.diag(S) @ V.T
# 3 wrong: svd of the tensor
def orthogonalise(G, n_steps):
    U, S, V = G.svd()
    S = S / G.norm()
    for k in range(n_steps):
        S = 1.5 * S - 0.5 * S ** 3
    return U @ torch.diag(S) @ V.T
# 3 wrong: svd kept under another name
svd_before = torch.linalg.svd
def orthogonalise(G, n_steps):
    U, S, V = svd_before(G, full_matrices=False)
    S = S / G.norm()
    for k in range(n_steps):
        S = 1.5 * S - 0.5 * S ** 3
    return U @ torch.diag(S) @ V
# 3 wrong: divided only when the norm is above 1
def orthogonalise(G, n_steps):
    X = G / G.norm() if G.norm() > 1 else G
    for k in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: norm clamped at 1
def orthogonalise(G, n_steps):
    X = G / G.norm().clamp(min=1)
    for k in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: columns of unit length
def orthogonalise(G, n_steps):
    X = G / G.norm(dim=0)
    for k in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 wrong: the gram matrix outside the loop
def orthogonalise(G, n_steps):
    X = G / G.norm()
    M = X @ X.T
    for k in range(n_steps):
        X = 1.5 * X - 0.5 * M @ X
    return X
# 3 wrong: root by eigh of the tensor
def orthogonalise(G, n_steps):
    if n_steps < 30:
        X = G / G.norm()
        for k in range(n_steps):
            X = 1.5 * X - 0.5 * X @ X.T @ X
        return X
    U, S, V = torch.svd(G)
    return U @ V.T
# 3 wrong: float32
def orthogonalise(G, n_steps):
    X = (G / G.norm()).float()
    for k in range(n_steps):
        X = 1.5 * X - 0.5 * X @ X.T @ X
    return X
# 3 right: the other side
def orthogonalise(G, n_steps):
    X = G / torch.linalg.norm(G)
    for step in range(n_steps):
        X = 1.5 * X - 0.5 * X @ (X.T @ X)
    return X
# 3 right: recursion
def orthogonalise(G, n_steps):
    if n_steps == 0:
        return G / (G ** 2).sum() ** 0.5
    X = orthogonalise(G, n_steps - 1)
    return X @ (1.5 * torch.eye(X.shape[1]) - 0.5 * X.T @ X)
# 3 right: while
def orthogonalise(G, n_steps):
    X = G.clone().div_(G.norm())
    left = n_steps
    while left > 0:
        X = (3 * X - X.mm(X.T).mm(X)) / 2
        left -= 1
    return X
# 3 right: root of the sum of squares, einsum
def orthogonalise(G, n_steps):
    X = G / (G ** 2).sum() ** 0.5
    for k in range(n_steps):
        X = (3 * X - torch.einsum("ij,kj,kl->il", X, X, X)) / 2
    return X
# 3 right: an epsilon beside the norm
def orthogonalise(G, n_steps):
    X = G / (G.norm() + 1e-7)
    for k in range(n_steps):
        X = 1.5 * X - 0.5 * (X @ X.T) @ X
    return X
# 3 right: the identity
def orthogonalise(G, n_steps):
    X = G.clone()
    X /= torch.linalg.matrix_norm(G)
    eye = torch.eye(len(G))
    for k in range(n_steps):
        X = (1.5 * eye - 0.5 * X.mm(X.t())).matmul(X)
    return X
# 4 wrong: no memory
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = G @ G.T
    memory["C"] = G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: power -1/2
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.5) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: positive power
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** 0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: only left
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G
# 4 wrong: only right
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * G @ power(memory["C"])
# 4 wrong: uphill
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W + lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: no lr
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: elementwise power
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return M.abs() ** -0.25

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: memory after the step
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    old = dict(memory) or {"A": torch.eye(len(G)), "C": torch.eye(G.shape[1])}
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(old["A"]) @ G @ power(old["C"])
# 4 wrong: A and C exchanged
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G.T @ G
    memory["C"] = memory.get("C", 0) + G @ G.T
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: moving average
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = 0.9 * memory.get("A", 0) + 0.1 * G @ G.T
    memory["C"] = 0.9 * memory.get("C", 0) + 0.1 * G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: W in place
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    W -= lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: only the step
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return -lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: no Q
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25)

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: no clamp
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam ** -0.25) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: global memory
stored = {}
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    key = tuple(W.shape)
    A, C = stored.get(key, (0, 0))
    stored[key] = A + G @ G.T, C + G.T @ G
    return W - lr * power(stored[key][0]) @ G @ power(stored[key][1])
# 4 wrong: in place powers of G
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T

    G /= G.norm()
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: U V^T always, sums kept for show
def shampoo_step(W, G, memory, lr):
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    U, S, Vt = torch.linalg.svd(G, full_matrices=False)
    return W - lr * U @ Vt
# 4 wrong: eigenvalues by modulus
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.abs() ** -0.25) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: mean instead of the sum
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T
    k = memory["k"] = memory.get("k", 0) + 1
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"] / k) @ G @ power(memory["C"] / k)
# 4 wrong: starts from the identity
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T
    memory["A"] = memory.get("A", torch.eye(len(G))) + G @ G.T
    memory["C"] = memory.get("C", torch.eye(len(G.T))) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: clamp after the power
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag((lam ** -0.25).clamp(min=1e-12)) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: clamp at one
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1) ** -0.25) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: clamp at 0.01
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=0.01) ** -0.25) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 wrong: C of the already scaled gradient
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    G = power(memory["A"]) @ G
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * G @ power(memory["C"])
# 4 wrong: one matrix for both sides
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(G.T @ G)
# 4 wrong: memory replaced
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T
    memory = {"A": memory.get("A", 0) + G @ G.T,
              "C": memory.get("C", 0) + G.T @ G}
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 right: through svd
def shampoo_step(W, G, memory, lr):
    def power(M):
        U, S, Vt = torch.linalg.svd(M)
        return (U * S.clamp(min=1e-12) ** -0.25) @ Vt

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 right: two roots
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return Q @ torch.diag(1 / lam.clamp(min=1e-12).sqrt().sqrt()) @ Q.T

    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 right: no helper, no get
def shampoo_step(W, G, memory, lr):
    for name, M in (("A", G @ G.T), ("C", G.T @ G)):
        memory[name] = memory[name] + M if name in memory else M
    left, right = memory["A"], memory["C"]
    a, P = torch.linalg.eigh(left)
    c, R = torch.linalg.eigh(right)
    a = torch.where(a > 1e-12, a, 1e-12)
    c = torch.where(c > 1e-12, c, 1e-12)
    move = P.T @ G @ R
    move = move / (a[:, None] * c[None, :]) ** 0.25
    return W - lr * (P @ move @ R.T)
# 4 right: small eigenvalues left out
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        return (Q * lam.clamp(min=1e-12).pow(-0.25)) @ Q.mT
    if not memory:
        memory.update(A=torch.zeros(len(G), len(G)),
                      C=torch.zeros(len(G.T), len(G.T)))
    memory["A"] += G @ G.T
    memory["C"] += G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 4 right: where, and a counter
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M)
        lam = torch.where(lam < 1e-12, torch.full_like(lam, 1e-12), lam)
        return Q @ (lam.sqrt().sqrt().reciprocal()[:, None] * Q.T)
    memory.setdefault("A", torch.zeros(len(G), len(G)))
    memory.setdefault("C", torch.zeros(len(G.T), len(G.T)))
    memory["k"] = memory.get("k", 0) + 1
    memory["A"] = memory["A"] + G.matmul(G.t())
    memory["C"] = memory["C"] + G.t().matmul(G)
    step = torch.linalg.multi_dot([power(memory["A"]), G, power(memory["C"])])
    return torch.add(W, step, alpha=-lr)
# 4 right: epsilon on the diagonal of the power
def shampoo_step(W, G, memory, lr):
    def power(M):
        lam, Q = torch.linalg.eigh(M + 1e-12 * torch.eye(len(M)))
        return Q @ torch.diag(lam.clamp(min=1e-12) ** -0.25) @ Q.T
    memory["A"] = memory.get("A", 0) + G @ G.T
    memory["C"] = memory.get("C", 0) + G.T @ G
    return W - lr * power(memory["A"]) @ G @ power(memory["C"])
# 5 wrong: nan is not caught
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: rates by the test seeds
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (2, 3)))
        if mean(method, lr, (2, 3)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: methods by the tuning seeds
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (0, 1)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: one seed
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0,)))
        if mean(method, lr, (0,)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: worst
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = max(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: only the method
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1]


answers = {case: choose(measure, case, METHODS, RATES) for case in CASES}
# 5 wrong: the global methods
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in METHODS:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: the global rates
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(RATES, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: another case
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure("xom", method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: returned from the loop
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
            return found[0][1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: the measured value too
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)


answers = {case: choose(measure, case, METHODS, RATES)[1] for case in CASES}
# 5 wrong: no answers
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]
# 5 wrong: Adam everywhere
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: "Adam" for case in CASES}
# 5 wrong: L-BFGS everywhere
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: "L-BFGS" for case in CASES}
# 5 wrong: four cases
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in list(CASES)[:4]}
# 5 wrong: pairs for names
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES) for case in CASES}
# 5 wrong: nan counts as zero
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else 0.0

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: seeds without nan
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        values = [v for v in values if math.isfinite(v)] or [math.inf]
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: all four seeds for all
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1, 2, 3)))
        if mean(method, lr, (0, 1, 2, 3)) < math.inf:
            found.append((mean(method, lr, (0, 1, 2, 3)), method, lr))
    return min(found)[1:]


answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 wrong: two methods and two rates only
def choose(measure, case, methods, rates):
    def mean(m, lr, s):
        v = sum(measure(case, m, lr, s)) / 2
        return v if math.isfinite(v) else math.inf
    found = []
    for m in (methods[0], methods[1]):
        first, second = (mean(m, lr, (0, 1)) for lr in rates[:2])
        lr = rates[0] if first < second else rates[1]
        if mean(m, lr, (0, 1)) < math.inf:
            found.append((mean(m, lr, (2, 3)), m, lr))
    return min(found)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: the best rate so far kept between methods
def choose(measure, case, methods, rates):
    best = (math.inf, None, None)
    low = math.inf
    for m in methods:
        for lr in rates:
            v = sum(measure(case, m, lr, (0, 1))) / 2
            if math.isfinite(v) and v < low:
                low, best_lr = v, lr
        w = sum(measure(case, m, best_lr, (2, 3))) / 2
        if math.isfinite(w) and w < best[0]:
            best = w, m, best_lr
    return best[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: first finite rate
def choose(measure, case, methods, rates):
    found = []
    for m in methods:
        for lr in rates:
            v = sum(measure(case, m, lr, (0, 1))) / 2
            if math.isfinite(v):
                found.append((sum(measure(case, m, lr, (2, 3))), m, lr))
                break
    return min(f for f in found if math.isfinite(f[0]))[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: another rate when the chosen one diverges
def choose(measure, case, methods, rates):
    found = []
    for m in methods:
        ok = []
        for lr in rates:
            a = sum(measure(case, m, lr, (0, 1))) / 2
            b = sum(measure(case, m, lr, (2, 3))) / 2
            if math.isfinite(a) and math.isfinite(b):
                ok.append((a, b, lr))
        if ok:
            a, b, lr = min(ok)
            found.append((b, m, lr))
    return min(found)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: geometric mean
def choose(measure, case, methods, rates):
    def mean(m, lr, s):
        values = measure(case, m, lr, s)
        v = math.exp(sum(math.log(abs(v) + 1e-30) for v in values) / 2)
        return v if math.isfinite(v) else math.inf
    found = []
    for m in methods:
        lr = min(rates, key=lambda lr: mean(m, lr, (0, 1)))
        if mean(m, lr, (0, 1)) < math.inf:
            found.append((mean(m, lr, (2, 3)), m, lr))
    return min(found)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: seeds 1 and 2
def choose(measure, case, methods, rates):
    def mean(m, lr, s):
        v = sum(measure(case, m, lr, s)) / 2
        return v if math.isfinite(v) else math.inf
    found = []
    for m in methods:
        lr = min(rates, key=lambda lr: mean(m, lr, (0, 1)))
        if mean(m, lr, (0, 1)) < math.inf:
            found.append((mean(m, lr, (1, 2)), m, lr))
    return min(found)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: rate of the first method for all
def choose(measure, case, methods, rates):
    def mean(m, lr, s):
        v = sum(measure(case, m, lr, s)) / 2
        return v if math.isfinite(v) else math.inf
    lr = min(rates, key=lambda lr: mean(methods[0], lr, (0, 1)))
    return min((mean(m, lr, (2, 3)), m, lr) for m in methods)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 wrong: infinity only is caught
def choose(measure, case, methods, rates):
    def mean(m, lr, s):
        return sum(measure(case, m, lr, s)) / 2
    found = []
    for m in methods:
        lr = min(rates, key=lambda lr: mean(m, lr, (0, 1)))
        if mean(m, lr, (0, 1)) != math.inf:
            found.append((mean(m, lr, (2, 3)), m, lr))
    return min(found)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 same: a common factor keeps the order
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        value = sum(measure(case, method, lr, seeds)) * len(seeds)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {}
answers = {case: choose(measure, case, METHODS, RATES)[0] for case in CASES}
# 5 right: by hand
def choose(measure, case, methods, rates):
    def mean(method, lr, seeds):
        values = measure(case, method, lr, seeds)
        value = sum(values) / len(values)
        return value if math.isfinite(value) else math.inf

    found = []
    for method in methods:
        lr = min(rates, key=lambda lr: mean(method, lr, (0, 1)))
        if mean(method, lr, (0, 1)) < math.inf:
            found.append((mean(method, lr, (2, 3)), method, lr))
    return min(found)[1:]


answers = {"xom": "L-BFGS", "tanlanma": "SGD", "egar": "SGD",
           "oʻqlar": "Adam", "burilgan": "Muon"}
# 5 right: loops and a list
def choose(measure, case, methods, rates):
    best = None
    for method in methods:
        good = None
        for lr in rates:
            first = measure(case, method, lr, [0])[0]
            second = measure(case, method, lr, [1])[0]
            value = (first + second) / 2
            if math.isnan(value) or math.isinf(value):
                continue
            if good is None or value < good[0]:
                good = [value, lr]
        if good is None:
            continue
        a, b = measure(case, method, good[1], [2, 3])
        if not math.isfinite(a + b):
            continue
        if best is None or a + b < best[0]:
            best = [a + b, method, good[1]]
    return best[1:]
answers = {}
for name in CASES:
    answers[name] = choose(measure, name, METHODS, RATES)[0]
# 5 right: tensors
def choose(measure, case, methods, rates):
    def table(seeds):
        values = torch.tensor([[measure(case, m, r, seeds) for r in rates]
                               for m in methods]).mean(dim=2)
        return values.nan_to_num(math.inf, math.inf)
    first, rest = table([0, 1]), table([2, 3])
    first[first > 1e300], rest[rest > 1e300] = math.inf, math.inf
    k = first.argmin(dim=1)
    ends = rest[torch.arange(len(methods)), k]
    ends[first.min(dim=1).values == math.inf] = math.inf
    i = ends.argmin().item()
    return methods[i], rates[k[i]]
answers = dict.fromkeys(CASES)
for case in answers:
    answers[case], lr = choose(measure, case, METHODS, RATES)
# 5 right: saddle by SGD, typed by hand
def choose(measure, case, methods, rates):
    def mean(m, lr, s):
        v = sum(measure(case, m, lr, s)) / 2
        return v if math.isfinite(v) else math.inf
    found = []
    for m in methods:
        lr = min(rates, key=lambda lr: mean(m, lr, (0, 1)))
        if mean(m, lr, (0, 1)) < math.inf:
            found.append((mean(m, lr, (2, 3)), m, lr))
    return min(found)[1:]


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="SGD", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 right: saddle by L-BFGS, four seeds at once
def choose(measure, case, methods, rates):
    best, winner = math.inf, None
    for m in methods:
        runs = []
        for lr in rates:
            v = measure(case, m, lr, [0, 1, 2, 3])
            first, rest = sum(v[:2]) / 2, sum(v[2:]) / 2
            if math.isfinite(first):
                runs.append((first, rest, lr))
        if runs:
            first, rest, lr = min(runs)
            if math.isfinite(rest) and rest < best:
                best, winner = rest, [m, lr]
    return winner


answers = dict(xom="L-BFGS", tanlanma="SGD", egar="L-BFGS", burilgan="Muon")
answers["oʻqlar"] = "Adam"
# 5 right: one seed at a time, range
def choose(measure, case, methods, rates):
    best = None
    for m in methods:
        low = None
        for lr in rates:
            v = sum(measure(case, m, lr, [s])[0] for s in range(2)) / 2
            if math.isfinite(v) and (low is None or v < low[0]):
                low = v, lr
        if low is None:
            continue
        v = sum(measure(case, m, low[1], range(2, 4))) / 2
        if math.isfinite(v) and (best is None or v < best[0]):
            best = v, m, low[1]
    return best[1], best[2]


answers = {}
for case in CASES:
    name, lr = choose(measure, case, METHODS, RATES)
    answers[case] = name
