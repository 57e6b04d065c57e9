"""Answers to the exercises of chapter 19, for book.proof.answers."""
# 1 wrong: half forgotten
def first_frozen(step, eps):
    return 2.0 ** math.ceil(math.log2(step / eps))
# 1 wrong: the exponent itself
def first_frozen(step, eps):
    return math.ceil(math.log2(2 * step / eps))
# 1 wrong: floor
def first_frozen(step, eps):
    return 2.0 ** math.floor(math.log2(2 * step / eps))
# 1 wrong: round
def first_frozen(step, eps):
    return 2.0 ** round(math.log2(2 * step / eps))
# 1 wrong: a tie moves on
def first_frozen(step, eps):
    return 2.0 ** (math.floor(math.log2(2 * step / eps)) + 1)
# 1 wrong: not a power of two
def first_frozen(step, eps):
    return 2 * step / eps
# 1 wrong: eps of one format
def first_frozen(step, eps):
    return 2.0 ** math.ceil(math.log2(2 * step / 2 ** -7))
# 1 wrong: step of the example
def first_frozen(step, eps):
    return 2.0 ** math.ceil(math.log2(0.002 / eps))
# 1 wrong: not below one
def first_frozen(step, eps):
    return 2.0 ** max(0, math.ceil(math.log2(2 * step / eps)))
# 1 wrong: divided by two
def first_frozen(step, eps):
    return 2.0 ** math.ceil(math.log2(step / eps / 2))
# 1 wrong: natural logarithm
def first_frozen(step, eps):
    return 2.0 ** math.ceil(math.log(2 * step / eps))
# 1 wrong: text
def first_frozen(step, eps):
    return f'{2.0 ** math.ceil(math.log2(2 * step / eps))}'
# 1 wrong: nothing
def first_frozen(step, eps):
    return None
# 1 wrong: power of ten
def first_frozen(step, eps):
    return 10.0 ** math.ceil(math.log10(2 * step / eps))
# 1 wrong: printed
def first_frozen(step, eps):
    print(2.0 ** math.ceil(math.log2(2 * step / eps)))
# 1 wrong: starts at one
def first_frozen(step, eps):
    k = 0
    while step > eps * 2.0 ** k / 2:
        k += 1
    return 2.0 ** k
# 1 wrong: strict loop
def first_frozen(step, eps):
    k = -60
    while step >= eps * 2.0 ** k / 2:
        k += 1
    return 2.0 ** k
# 1 right: a loop
def first_frozen(step, eps):
    k = -60
    while step > eps * 2.0 ** k / 2:
        k += 1
    return 2.0 ** k
# 1 right: down and up
def first_frozen(step, eps):
    value = 1.0
    while step <= eps * value / 2:
        value /= 2
    while step > eps * value / 2:
        value *= 2
    return value
# 1 right: logarithms apart
def first_frozen(step, eps):
    return 2 ** math.ceil(1 + math.log2(step) - math.log2(eps))
# 1 right: a tensor
def first_frozen(step, eps):
    return 2 ** torch.ceil(torch.log2(torch.tensor(2 * step / eps)))
# 1 wrong: the loop starts too high
def first_frozen(step, eps):
    k = -4
    while eps * 2.0 ** k / 2 < step:
        k += 1
    return 2.0 ** k
# 1 wrong: on the grid, not a power
def first_frozen(step, eps):
    v = 2 * step / eps
    q = eps * 2.0 ** math.floor(math.log2(v))
    return math.ceil(v / q) * q
# 1 wrong: a tolerance
def first_frozen(step, eps):
    return 2.0 ** math.ceil(math.log2(2 * step / eps) - 0.2)
# 1 wrong: the first eps is remembered
memo = {}
def first_frozen(step, eps):
    if step not in memo:
        memo[step] = 2.0 ** math.ceil(math.log2(2 * step / eps))
    return memo[step]
# 2 wrong: update in low precision
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = (p.detach() - lr * p.grad).to(f32)
    return master
# 2 wrong: everything in float32
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().clone().requires_grad_()
        loss_fn(model(x.to(f32), *p), y.to(f32)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: data not converted
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x, *p), y).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: product in low precision
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - (lr * p.grad).to(f32)
    return master
# 2 wrong: sign
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master + lr * p.grad.to(f32)
    return master
# 2 wrong: no rate
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - p.grad.to(f32)
    return master
# 2 wrong: a rate of its own
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - 0.01 * p.grad.to(f32)
    return master
# 2 wrong: bfloat16 always
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(bf16).requires_grad_()
        loss_fn(model(x.to(bf16), *p), y.to(bf16)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: returned in dtype
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master.to(dtype)
# 2 wrong: returned as float64
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master.double()
# 2 wrong: a list
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master.tolist()
# 2 wrong: one step more
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps + 1):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: one step less
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps - 1):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: starts at zero
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([0.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: returns after one step
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
        return master
# 2 wrong: the global data
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(globals()['x'].to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: master rounded back
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = (master - lr * p.grad.to(f32)).to(dtype).to(f32)
    return master
# 2 wrong: stale leaf
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    p = master.detach().to(dtype).requires_grad_()
    for step in range(n_steps):
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: no belgi
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype)
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: nothing returned
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    master
# 2 wrong: pure
def train_master(x, y, dtype, lr, n_steps):
    return pure(x, y, dtype, lr, n_steps).to(f32)
# 2 right: optim.SGD on the master
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    optimizer = torch.optim.SGD([master], lr=lr)
    for step in range(n_steps):
        p = master.to(dtype, copy=True).requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master.grad = p.grad.to(f32)
        optimizer.step()
    return master
# 2 right: in place
def train_master(x, y, dtype, lr, n_steps):
    x_d, y_d = x.to(dtype), y.to(dtype)
    master = torch.tensor([1.0, 0.0], dtype=torch.float32)
    for step in range(n_steps):
        p = master.clone().to(dtype).requires_grad_(True)
        loss = loss_fn(p[0] * x_d + p[1], y_d)
        loss.backward()
        master.sub_(lr * p.grad.float())
    return master
# 2 right: a conversion inside the graph
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32, requires_grad=True)
    for step in range(n_steps):
        p = master.detach().to(dtype).requires_grad_()
        g, = torch.autograd.grad(
            loss_fn(model(x.to(dtype), p[0], p[1]), y.to(dtype)), p)
        with torch.no_grad():
            master -= lr * g.to(f32)
    return master.detach()
# 2 wrong: only x converted
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.to(dtype).detach().requires_grad_()
        loss_fn(model(x.to(dtype), *p), y).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: a float64 master
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0])
    for step in range(n_steps):
        p = master.to(dtype).detach().requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.double()
    return master.to(f32)
# 2 wrong: gradients add up
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    p = master.to(dtype).requires_grad_()
    for step in range(n_steps):
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
        with torch.no_grad():
            p.copy_(master)
    return master
# 2 right: the type rules convert w and b
def train_master(x, y, dtype, lr, n_steps):
    p = torch.tensor([1.0, 0.0], dtype=f32, requires_grad=True)
    for step in range(n_steps):
        p.grad = None
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        with torch.no_grad():
            p -= lr * p.grad
    return p.detach()
# 2 wrong: autocast
def train_master(x, y, dtype, lr, n_steps):
    p = torch.tensor([1.0, 0.0], dtype=f32, requires_grad=True)
    for step in range(n_steps):
        p.grad = None
        with torch.autocast("cpu", dtype=bf16):
            loss_fn(model(x.to(f32), *p), y.to(f32)).backward()
        with torch.no_grad():
            p -= lr * p.grad
    return p.detach()
# 2 wrong: stops when the copy stands still
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    old = None
    for step in range(n_steps):
        p = master.to(dtype).detach().requires_grad_()
        if old is not None and torch.equal(p.detach(), old):
            break
        old = p.detach().clone()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master
# 2 wrong: the change rounded to dtype
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    for step in range(n_steps):
        p = master.to(dtype).detach().requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - (lr * p.grad.to(f32)).to(dtype).to(f32)
    return master
# 2 wrong: the copy is returned
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32)
    p = master.to(dtype)
    for step in range(n_steps):
        p = master.to(dtype).detach().requires_grad_()
        loss_fn(model(x.to(dtype), *p), y.to(dtype)).backward()
        master = master - lr * p.grad.to(f32)
    return master.to(dtype).to(f32)
# 2 right: two leaves
def train_master(x, y, dtype, lr, n_steps):
    x, y = x.to(dtype), y.to(dtype)
    w, b = torch.tensor(1.0, dtype=f32), torch.tensor(0.0, dtype=f32)
    for step in range(n_steps):
        wd = w.to(dtype).detach().requires_grad_()
        bd = b.to(dtype).detach().requires_grad_()
        loss_fn(model(x, wd, bd), y).backward()
        w = w - lr * wd.grad.to(f32)
        b = b - lr * bd.grad.to(f32)
    return torch.stack([w, b])
# 2 right: autograd.grad
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0]).float()
    for _ in range(n_steps):
        p = master.to(dtype).requires_grad_(True)
        loss = loss_fn(model(x.to(dtype), p[0], p[1]), y.to(dtype))
        g, = torch.autograd.grad(loss, p)
        master = torch.add(master.detach(), g.float(), alpha=-lr)
    return master.detach()
# 2 right: a leaf that SGD steps
def train_master(x, y, dtype, lr, n_steps):
    master = torch.tensor([1.0, 0.0], dtype=f32, requires_grad=True)
    o = torch.optim.SGD([master], lr=lr)
    for _ in range(n_steps):
        o.zero_grad()
        loss_fn(model(x.to(dtype), *master.to(dtype)), y.to(dtype)).backward()
        o.step()
    return master
# 3 wrong: nearest
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.round(t / q) * q
# 3 wrong: always up
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.ceil(t / q) * q
# 3 wrong: always down
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q) * q
# 3 wrong: a coin
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.where(u < 0.5, torch.floor(t / q), torch.ceil(t / q)) * q
# 3 wrong: the probability reversed
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    a = torch.floor(t / q)
    return torch.where(u < 1 - (t / q - a), torch.ceil(t / q), a) * q
# 3 wrong: towards zero
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.trunc(t / q + u) * q
# 3 wrong: round after the noise
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.round(t / q + u) * q
# 3 wrong: one draw for all
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(1, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: one draw a row
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape[-1:], generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: global generator
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape)
    return torch.floor(t / q + u) * q
# 3 wrong: own generator
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    g = torch.Generator().manual_seed(0)
    return torch.floor(t / q + torch.rand(t.shape, generator=g)) * q
# 3 wrong: reseeded
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    generator.manual_seed(0)
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: one spacing for all
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs().max()))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: spacing at one
def stochastic_round(t, eps, generator):
    q = eps
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: no absolute value
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: ceil of the logarithm
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.ceil(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: not multiplied back
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u)
# 3 wrong: float32 result
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return (torch.floor(t / q + u) * q).to(f32)
# 3 wrong: t changed
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    t.div_(q).add_(u).floor_().mul_(q)
    return t
# 3 wrong: noise only
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return t + (u - 0.5) * q
# 3 wrong: normal noise
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.randn(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: eps of bfloat16
def stochastic_round(t, eps, generator):
    q = 2.0 ** -7 * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 wrong: half the noise
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u / 2) * q
# 3 wrong: nothing
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    torch.floor(t / q + u) * q
# 3 right: where
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    a = torch.floor(t / q)
    up = torch.rand(t.shape, generator=generator) < t / q - a
    return torch.where(up, a + 1, a) * q
# 3 right: frexp
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** (torch.frexp(t)[1] - 1)
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 right: bernoulli
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    a = torch.floor(t / q)
    return (a + torch.bernoulli(t / q - a, generator=generator)) * q
# 3 right: ceil minus the noise
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.ceil(t / q - u) * q
# 3 right: magnitude
def stochastic_round(t, eps, generator):
    q = eps * 2 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=generator)
    return torch.sign(t) * torch.floor(t.abs() / q + u) * q
# 3 wrong: the bits of the chapter, without eps
def stochastic_round(t, eps, generator):
    noise = torch.randint(2 ** 16, t.shape, generator=generator,
                          dtype=torch.int32)
    cut = (t.to(f32).view(torch.int32) + noise) & -2 ** 16
    return cut.view(f32).to(torch.float64)
# 3 wrong: signs lost
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** torch.floor(torch.log2(t.abs()))
    r = t / q
    a = torch.trunc(r)
    p = (r - a).abs()
    u = torch.rand(t.shape, generator=generator)
    return (a + (u < p)) * q
# 3 wrong: one draw a row of any shape
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape[:1], generator=generator)
    u = u.reshape(-1, *[1] * (t.dim() - 1))
    return torch.floor(t / q + u) * q
# 3 wrong: one random number and a regular grid
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** torch.floor(torch.log2(t.abs()))
    s = torch.rand(1, generator=generator)
    u = (torch.arange(t.numel()).reshape(t.shape) * 0.6180339887 + s) % 1
    return torch.floor(t / q + u) * q
# 3 wrong: reseeded with its own seed
def stochastic_round(t, eps, generator):
    g = generator.manual_seed(generator.initial_seed())
    q = eps * 2.0 ** torch.floor(torch.log2(t.abs()))
    u = torch.rand(t.shape, generator=g)
    return torch.floor(t / q + u) * q
# 3 wrong: small numbers share a spacing
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** torch.floor(torch.log2(t.abs())).clamp(min=-10)
    u = torch.rand(t.shape, generator=generator)
    return torch.floor(t / q + u) * q
# 3 right: bernoulli of the remainder
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** torch.floor(torch.log2(t.abs()))
    a = q * torch.floor(t / q)
    return a + q * torch.bernoulli((t - a) / q, generator=generator)
# 3 right: remainder
def stochastic_round(t, eps, generator):
    q = eps * 2.0 ** torch.floor(torch.log2(torch.abs(t)))
    u = torch.rand(t.shape, generator=generator, dtype=torch.float32)
    frac = (t / q) % 1
    return t - frac * q + q * (u < frac)
# 4 wrong: half of four
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess) / 2
# 4 wrong: no four
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess)
# 4 wrong: sixteen outside
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess) / 16
# 4 wrong: no root
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return sum(q ** 2 for q in gaps) / excess / 16
# 4 wrong: excess outside the root
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps)) / excess / 4
# 4 wrong: multiplied
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) * excess) / 4
# 4 wrong: sum of spacings
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return sum(gaps) / math.sqrt(excess) / 4
# 4 wrong: the largest
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return max(gaps) / math.sqrt(excess) / 4
# 4 wrong: the first
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return gaps[0] / math.sqrt(excess) / 4
# 4 wrong: the last
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return gaps[-1] / math.sqrt(excess) / 4
# 4 wrong: spacing at one
def smallest_rate(targets, eps, excess):
    return eps * math.sqrt(len(targets) / excess) / 4
# 4 wrong: relative
def smallest_rate(targets, eps, excess):
    return eps * math.sqrt(sum(v ** 2 for v in targets) / excess) / 4
# 4 wrong: mean
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / len(gaps) / excess) / 4
# 4 wrong: ceil
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.ceil(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess) / 4
# 4 wrong: no absolute value
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(v)) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess) / 4
# 4 wrong: eps of bfloat16
def smallest_rate(targets, eps, excess):
    gaps = [2.0 ** -7 * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess) / 4
# 4 wrong: global targets
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in best.tolist()]
    return math.sqrt(sum(q ** 2 for q in gaps) / excess) / 4
# 4 wrong: rounded
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return round(math.sqrt(sum(q ** 2 for q in gaps) / excess) / 4, 4)
# 4 wrong: targets emptied
def smallest_rate(targets, eps, excess):
    total = 0
    while targets:
        total += (eps * 2.0 ** math.floor(math.log2(abs(targets.pop())))) ** 2
    return math.sqrt(total / excess) / 4
# 4 wrong: a list
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return [q / math.sqrt(excess) / 4 for q in gaps]
# 4 right: a loop
def smallest_rate(targets, eps, excess):
    total = 0
    for v in targets:
        total += (eps * 2.0 ** math.floor(math.log2(abs(v)))) ** 2
    return math.sqrt(total) / (4 * math.sqrt(excess))
# 4 right: tensors
def smallest_rate(targets, eps, excess):
    v = torch.tensor(targets).abs()
    q = eps * 2 ** torch.floor(torch.log2(v))
    return ((q ** 2).sum() / (16 * excess)).sqrt()
# 4 right: hypot and frexp
def smallest_rate(targets, eps, excess):
    gaps = [eps * 2.0 ** (math.frexp(v)[1] - 1) for v in targets]
    return math.hypot(*gaps) / (4 * excess ** 0.5)
# 4 wrong: two parameters
def smallest_rate(targets, eps, excess):
    q = [eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(v * v for v in q[:2]) / excess) / 4
# 4 wrong: never below one
def smallest_rate(targets, eps, excess):
    q = [eps * 2.0 ** max(0, math.floor(math.log2(abs(v)))) for v in targets]
    return math.sqrt(sum(v * v for v in q) / excess) / 4
# 4 wrong: int for floor
def smallest_rate(targets, eps, excess):
    q = [eps * 2.0 ** int(math.log2(abs(v))) for v in targets]
    return math.sqrt(sum(v * v for v in q) / excess) / 4
# 4 wrong: equal targets counted once
def smallest_rate(targets, eps, excess):
    q = {eps * 2.0 ** math.floor(math.log2(abs(v))) for v in targets}
    return math.sqrt(sum(v * v for v in q) / excess) / 4
# 4 right: bisection
def smallest_rate(targets, eps, excess):
    q = sum((eps * 2.0 ** math.floor(math.log2(abs(v)))) ** 2 for v in targets)
    lo, hi = 0.0, 1e6
    for _ in range(200):
        mid = (lo + hi) / 2
        if mid > 0 and q / (16 * mid * mid) <= excess:
            hi = mid
        else:
            lo = mid
    return hi
# 4 right: powers by doubling
def smallest_rate(targets, eps, excess):
    total = 0
    for v in targets:
        p = 1.0
        while p > abs(v):
            p /= 2
        while 2 * p <= abs(v):
            p *= 2
        total += (eps * p) ** 2
    return (total / excess / 16) ** 0.5
# 5 wrong: divided after growing
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return grad.to(f32) / self.scale
# 5 wrong: divided in low precision
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = (grad / self.scale).to(f32)
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: low precision result
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: count not reset by inf
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: count not reset by growth
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
        return result
# 5 wrong: only nan
class LossScaler(ScalerState):
    def unscale(self, grad):
        if torch.isnan(grad).any():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: only inf
class LossScaler(ScalerState):
    def unscale(self, grad):
        if torch.isinf(grad).any():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: only plus inf
class LossScaler(ScalerState):
    def unscale(self, grad):
        if (grad == math.inf).any() or torch.isnan(grad).any():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: any instead of all
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).any():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: first element
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad[0]):
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: halves always
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= 0.5
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: doubles always
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= 2
            self.count = 0
        return result
# 5 wrong: twenty always
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == 20:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: a step late
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count > self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: growth never
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        return result
# 5 wrong: growth by inf
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.growth
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: no backoff
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: the bad gradient returned
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return grad.to(f32) / self.scale
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: zeros for None
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return torch.zeros_like(grad, dtype=f32)
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: multiplied
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) * self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: not divided
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32)
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: grad changed
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.div_(self.scale).to(f32)
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: count counts bad ones too
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count += 1
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: backoff subtracted
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale -= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 wrong: nothing returned
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        result
# 5 wrong: zero gradient is bad
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all() or (grad == 0).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 right: division written as product
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.float() * (1 / self.scale)
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 right: modulo
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        result = grad.to(f32) / self.scale
        self.count += 1
        if self.count % self.interval == 0:
            self.scale *= self.growth
            self.count = 0
        return result
# 5 right: flags
class LossScaler(ScalerState):
    def unscale(self, grad):
        bad = torch.isinf(grad).any() or torch.isnan(grad).any()
        before = self.scale
        self.count = 0 if bad else self.count + 1
        if bad:
            self.scale = self.scale * self.backoff
        elif self.count >= self.interval:
            self.scale, self.count = self.scale * self.growth, 0
        return None if bad else grad.to(torch.float32).div(before)
# 5 wrong: a count of its own
class LossScaler(ScalerState):
    def unscale(self, grad):
        self.good = getattr(self, "good", 0)
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.good = 0
            return None
        out = grad.to(f32) / self.scale
        self.good += 1
        if self.good == self.interval:
            self.scale *= self.growth
            self.good = 0
        return out
# 5 wrong: the count of the class
class LossScaler(ScalerState):
    n = 0
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            LossScaler.n = 0
            return None
        out = grad.to(f32) / self.scale
        LossScaler.n += 1
        self.count = LossScaler.n
        if LossScaler.n == self.interval:
            self.scale *= self.growth
            LossScaler.n = self.count = 0
        return out
# 5 wrong: the sum is finite
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not math.isfinite(grad.sum().item()):
            self.scale *= self.backoff
            self.count = 0
            return None
        out = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 wrong: large is taken for infinite
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not (grad.abs() < 100).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        out = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 wrong: scale kept above one
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale = max(1.0, self.scale * self.backoff)
            self.count = 0
            return None
        out = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 wrong: two elements
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        a, b = grad[0].item(), grad[1].item()
        out = torch.tensor([a / self.scale, b / self.scale], dtype=f32)
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 wrong: the second inf in a row ignored
class LossScaler(ScalerState):
    bad = False
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            if not self.bad:
                self.scale *= self.backoff
            self.bad = True
            self.count = 0
            return None
        self.bad = False
        out = grad.to(f32) / self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 right: divided in place after the conversion
class LossScaler(ScalerState):
    def unscale(self, grad):
        if not torch.isfinite(grad).all():
            self.scale *= self.backoff
            self.count = 0
            return None
        out = grad.to(f32)
        out /= self.scale
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 right: Python numbers
class LossScaler(ScalerState):
    def unscale(self, grad):
        values = grad.tolist()
        if not all(math.isfinite(v) for v in values):
            self.scale *= self.backoff
            self.count = 0
            return None
        out = torch.tensor([v / self.scale for v in values], dtype=f32)
        self.count += 1
        if self.count == self.interval:
            self.scale *= self.growth
            self.count = 0
        return out
# 5 right: an __init__ of its own
class LossScaler(ScalerState):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
    def unscale(self, grad):
        g = grad.detach().clone().to(torch.float32)
        if not g.isfinite().all():
            self.scale *= self.backoff
            self.count = 0
        else:
            g = g / self.scale
            self.count += 1
            if self.count == self.interval:
                self.scale *= self.growth
                self.count = 0
            return g
