"""Answers to the exercises of chapter 10, for book.proof.answers."""


# 1 wrong: the name is bound to a new tensor
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p = p - self.lr * p.grad


# 1 wrong: nothing is zeroed
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        pass

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-self.lr)


# 1 wrong: zeros for None
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-self.lr)


# 1 wrong: zeros without a look at None
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad.zero_()

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-self.lr)


# 1 wrong: None is not asked for
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: the loop ends at the first None
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None:
                    return
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: the other sign
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=self.lr)


# 1 wrong: a rate of its own
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-1e-5)


# 1 wrong: no rate
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.sub_(p.grad)


# 1 wrong: no no_grad
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: the gradient is dropped in step
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-self.lr)
                    p.grad = None


# 1 wrong: the gradient is scaled in place
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.sub_(p.grad.mul_(self.lr))


# 1 wrong: inherited from the ready one
class MySGD(optim.SGD):
    pass


# 1 wrong: the ready one inside step
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        optim.SGD(self.params, lr=self.lr).step()


# 1 wrong: the ready one inside __init__
class MySGD:
    def __init__(self, params, lr):
        self.ready = optim.SGD(params, lr=lr)

    def zero_grad(self):
        self.ready.zero_grad()

    def step(self):
        self.ready.step()


# 1 wrong: only the last bits differ
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.copy_((p / self.lr - p.grad) * self.lr)


# 1 wrong: two steps at once
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for k in range(2):
                for p in self.params:
                    if p.grad is not None:
                        p.add_(p.grad, alpha=-self.lr)


# 1 wrong: momentum kept
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr
        self.v = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.v):
                if p.grad is not None:
                    v.mul_(0.5).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: only the first parameter is zeroed
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        self.params[0].grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(p.grad, alpha=-self.lr)


# 1 wrong: None becomes a gradient of zeros
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None:
                    p.grad = torch.zeros_like(p)
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: the tensors are exchanged in the list
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        self.params = [p if p.grad is None
                       else (p - self.lr * p.grad).detach().requires_grad_()
                       for p in self.params]


# 1 wrong: a function for a class
def MySGD(params, lr):
    return optim.SGD(params, lr=lr)


# 1 wrong: a gradient's truth asked, not None
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad:
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: the number of the gradient taken with item()
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad.item(), alpha=-self.lr)


# 1 wrong: zero_grad called at the start of step
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        self.zero_grad()
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: lr kept as a float32 tensor
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = torch.tensor(lr)

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad, alpha=-self.lr.item())


# 1 wrong: gradient rounded to float32
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad.float(), alpha=-self.lr)


# 1 wrong: divided by the number of parameters
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad / len(self.params), alpha=-self.lr)


# 1 wrong: one velocity shared by all parameters
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr
        self.v = 0

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                self.v = 0.9 * self.v + p.grad
                p.add_(self.v, alpha=-self.lr)


# 1 wrong: lr falls with each step
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad, alpha=-self.lr)
        self.lr *= 0.999


# 1 wrong: all gradients clipped by norm
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        torch.nn.utils.clip_grad_norm_(self.params, 1.0)
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: requires_grad switched off and left off
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.requires_grad_(False)
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: returns after the first parameter
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None
            return
    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: small gradients ignored
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None and (p.grad.abs() > 1e-2).any():
                p.add_(p.grad, alpha=-self.lr)


# 1 wrong: try/except hides every error
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            try:
                p.grad = None
            except Exception:
                pass
    def step(self):
        for p in self.params:
            try:
                p.add_(p.grad, alpha=-self.lr)
            except Exception:
                pass


# 1 wrong: the first gradient for each
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        g = self.params[0].grad
        for p in self.params:
            if p.grad is not None:
                p.add_(g, alpha=-self.lr)


# 1 wrong: old gradients collected in a list and all applied
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr
        self.old = []

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        self.old.append([p.grad for p in self.params])
        for grads in self.old:
            for p, g in zip(self.params, grads):
                if g is not None:
                    p.add_(g, alpha=-self.lr)


# 1 right: .data
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.data.add_(p.grad, alpha=-self.lr)


# 1 right: sub_ and continue
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for i in range(len(self.params)):
            self.params[i].grad = None

    def step(self):
        for p in self.params:
            if p.grad is None:
                continue
            with torch.no_grad():
                p.sub_(p.grad, alpha=self.lr)


# 1 right: torch.add with out, decorated
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        for p in [p for p in self.params if p.grad is not None]:
            p.copy_(torch.add(p, p.grad, alpha=-self.lr))


# 1 right: del for None
class MySGD:
    def __init__(self, params, lr):
        self.params, self.lr = list(params), lr

    def zero_grad(self):
        for p in self.params:
            del p.grad

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.add_(-p.grad, alpha=self.lr)


# 1 right: a list of pairs, the new value copied back
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in filter(lambda p: p.grad is not None, self.params):
            p.grad = None

    def step(self):
        live = [p for p in self.params if p.grad is not None]
        with torch.no_grad():
            new = [torch.add(p, p.grad, alpha=-self.lr) for p in live]
            for p, value in zip(live, new):
                p.copy_(value)


# 1 right: foreach
class MySGD:
    def __init__(self, params, lr):
        self.params = list(params)
        self.lr = lr

    def zero_grad(self):
        for p in self.params:
            p.grad = None

    @torch.no_grad()
    def step(self):
        ps = [p for p in self.params if p.grad is not None]
        torch._foreach_add_(ps, [p.grad for p in ps], alpha=-self.lr)


# 2 wrong: exchanged
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 0.3}, {"params": [b], "lr": 1e-4}])


# 2 wrong: one rate
def make_optimizer(w, b):
    return optim.SGD([w, b], lr=1e-4)


# 2 wrong: the other rate for both
def make_optimizer(w, b):
    return optim.SGD([{"params": [w]}, {"params": [b]}], lr=0.3)


# 2 wrong: momentum
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}],
                     momentum=0.3)


# 2 wrong: weight decay
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}],
                     weight_decay=1e-3)


# 2 wrong: momentum in one group
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4},
                      {"params": [b], "lr": 0.3, "momentum": 0.1}])


# 2 wrong: maximize
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}],
                     maximize=True)


# 2 wrong: ASGD
def make_optimizer(w, b):
    return optim.ASGD([{"params": [w], "lr": 1e-4},
                       {"params": [b], "lr": 0.3}])


# 2 wrong: Adam
def make_optimizer(w, b):
    return optim.Adam([{"params": [w], "lr": 1e-4},
                       {"params": [b], "lr": 0.3}])


# 2 wrong: a third tensor
def make_optimizer(w, b):
    return optim.SGD([{"params": [w, new_params()], "lr": 1e-4},
                      {"params": [b], "lr": 0.3}])


# 2 wrong: copies
def make_optimizer(w, b):
    w, b = (p.detach().clone().requires_grad_() for p in (w, b))
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}])


# 2 wrong: b is forgotten
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4}])


# 2 wrong: nothing is returned
def make_optimizer(w, b):
    optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}])


# 2 wrong: the groups only
def make_optimizer(w, b):
    return [{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}]


# 2 wrong: two optimizers
def make_optimizer(w, b):
    return optim.SGD([w], lr=1e-4), optim.SGD([b], lr=0.3)


# 2 wrong: a tuple of rates
def make_optimizer(w, b):
    return optim.SGD([w, b], lr=(1e-4, 0.3))


# 2 wrong: a misspelt key
def make_optimizer(w, b):
    return optim.SGD([{"param": [w], "lr": 1e-4}, {"param": [b], "lr": 0.3}])


# 2 wrong: the first optimizer is kept
def make_optimizer(w, b, kept=[]):
    if not kept:
        kept.append(optim.SGD([{"params": [w], "lr": 1e-4},
                               {"params": [b], "lr": 0.3}]))
    return kept[0]


# 2 wrong: ten times too much
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-3}, {"params": [b], "lr": 0.3}])


# 2 wrong: the start is changed
def make_optimizer(w, b):
    with torch.no_grad():
        w.fill_(0.1)
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}])


# 2 wrong: a rate that suits, but another
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.5}])


# 2 wrong: each parameter in both groups
def make_optimizer(w, b):
    return optim.SGD([{"params": [w, b], "lr": 1e-4}, {"params": [w, b], "lr": 0.3}])


# 2 wrong: key written as learning_rate
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "learning_rate": 1e-4}, {"params": [b], "learning_rate": 0.3}])


# 2 wrong: a single group, its lr overwritten
def make_optimizer(w, b):
    optimizer = optim.SGD([w, b], lr=1e-4)
    optimizer.param_groups[0]["lr"] = 0.3
    return optimizer


# 2 wrong: lr forgotten for w, the default of torch
def make_optimizer(w, b):
    return optim.SGD([{"params": [w]}, {"params": [b], "lr": 0.3}])


# 2 wrong: params as a set
def make_optimizer(w, b):
    return optim.SGD([{"params": {w}, "lr": 1e-4}, {"params": {b}, "lr": 0.3}])


# 2 wrong: the second optimizer only
def make_optimizer(w, b):
    optimizer = optim.SGD([w], lr=1e-4)
    optimizer = optim.SGD([b], lr=0.3)
    return optimizer


# 2 wrong: lr as a string
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": "1e-4"}, {"params": [b], "lr": "0.3"}])


# 2 wrong: lr as a float32 tensor
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": torch.tensor(1e-4)}, {"params": [b], "lr": torch.tensor(0.3)}])


# 2 wrong: the gradient multiplied by a hook
def make_optimizer(w, b):
    b.register_hook(lambda g: g * 3000)
    return optim.SGD([w, b], lr=1e-4)


# 2 wrong: steps made with the optimizer before it is given back
def make_optimizer(w, b):
    optimizer = optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}])
    loss_fn(model(x, w, b), y).backward()
    optimizer.step()
    return optimizer


# 2 wrong: w stacked with b
def make_optimizer(w, b):
    params = torch.stack([w, b])
    return optim.SGD([{"params": [params], "lr": 1e-4}])


# 2 wrong: comma after return
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}]),


# 2 wrong: class not object
def make_optimizer(w, b):
    return optim.SGD


# 2 wrong: the optimizer of lists in lists
def make_optimizer(w, b):
    return optim.SGD([[w], [b]], lr=[1e-4, 0.3])


# 2 wrong: b frozen
def make_optimizer(w, b):
    b.requires_grad_(False)
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}])


# 2 wrong: w frozen
def make_optimizer(w, b):
    w.requires_grad_(False)
    return optim.SGD([{"params": [w], "lr": 1e-4}, {"params": [b], "lr": 0.3}])


# 2 right: the default rate for one group
def make_optimizer(w, b):
    return optim.SGD([{"params": [b]}, {"params": [w], "lr": 1e-4}], lr=0.3)


# 2 right: add_param_group
def make_optimizer(w, b):
    optimizer = optim.SGD([w], lr=1e-4)
    optimizer.add_param_group({"params": [b], "lr": 0.3})
    return optimizer


# 2 right: a tensor without a list
def make_optimizer(w, b):
    return optim.SGD([dict(params=w, lr=1e-4), dict(params=b, lr=3e-1)])


# 2 right: rates set afterwards
def make_optimizer(w, b):
    optimizer = optim.SGD([{"params": [w]}, {"params": [b]}], lr=1.0)
    for group, lr in zip(optimizer.param_groups, (1e-4, 0.3)):
        group["lr"] = lr
    return optimizer


# 2 right: momentum said to be 0
def make_optimizer(w, b):
    return optim.SGD([{"params": [w], "lr": 1e-4},
                      {"params": [b], "lr": 0.3}], momentum=0)


# 2 right: loop over the groups of one optimizer
def make_optimizer(w, b):
    optimizer = optim.SGD([{"params": w}, {"params": b}], lr=1.0)
    for group, lr in zip(optimizer.param_groups, (1e-4, 0.3)):
        group["lr"] = lr
    return optimizer


# 2 right: add_param_group, b first
def make_optimizer(w, b):
    optimizer = optim.SGD([b], 0.3)
    optimizer.add_param_group(dict(params=[w], lr=1e-4))
    return optimizer


# 2 right: a generator of groups
def make_optimizer(w, b):
    rates = {1e-4: w, 3e-1: b}
    return optim.SGD({"params": (p,), "lr": r} for r, p in rates.items())


# 3 wrong: resume without a copy
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(checkpoint["optimizer"])
    return params, optimizer


# 3 wrong: resume with the tensor of the dictionary
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: resume detaches only
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].detach().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: the objects are copied
def save(params, optimizer):
    return {"all": copy.deepcopy((params, optimizer))}


def resume(checkpoint):
    return copy.deepcopy(checkpoint["all"])


# 3 wrong: save detaches only
def save(params, optimizer):
    return {"params": params.detach(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: save copies the parameter only
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": optimizer.state_dict()}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: a shallow copy
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": dict(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: a shallow copy in resume
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.copy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: no state
def save(params, optimizer):
    return {"params": params.detach().clone()}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    return params, optim.Adam([params], lr=0.1)


# 3 wrong: the state is saved, not loaded
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    return params, optimizer


# 3 wrong: the optimizer goes with another tensor
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params.detach().clone().requires_grad_(), optimizer


# 3 wrong: requires_grad_ forgotten
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: always from the start
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = new_params()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: SGD
def save(params, optimizer):
    return {"params": params.detach().clone()}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    return params, optim.SGD([params], lr=0.1)


# 3 wrong: only the averages, the count is lost
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    saved = copy.deepcopy(checkpoint["optimizer"])
    for part in saved["state"].values():
        part["step"].zero_()
    optimizer.load_state_dict(saved)
    return params, optimizer


# 3 wrong: rounded to float32
def save(params, optimizer):
    return {"params": params.detach().float(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].double().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: a pair for a dictionary
def save(params, optimizer):
    return params.detach().clone(), copy.deepcopy(optimizer.state_dict())


def resume(checkpoint):
    params = checkpoint[0].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint[1]))
    return params, optimizer


# 3 wrong: only the parameter comes back
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params


# 3 wrong: a wrong key
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: the living objects in a dictionary
def save(params, optimizer):
    return {"params": params, "optimizer": optimizer}


def resume(checkpoint):
    return checkpoint["params"], checkpoint["optimizer"]


# 3 wrong: save empties the state
def save(params, optimizer):
    kept = {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}
    optimizer.state.clear()
    return kept


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: only save is written
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


# 3 wrong: the first resume is kept
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint, kept={}):
    if id(checkpoint) not in kept:
        params = checkpoint["params"].clone().requires_grad_()
        optimizer = optim.Adam([params], lr=0.1)
        optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
        kept[id(checkpoint)] = checkpoint, params, optimizer
    return kept[id(checkpoint)][1:]


# 3 wrong: the rate of another training
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "state": copy.deepcopy(optimizer.state_dict()["state"])}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.01)
    fresh = optimizer.state_dict()
    fresh["state"] = copy.deepcopy(checkpoint["state"])
    optimizer.load_state_dict(fresh)
    return params, optimizer


# 3 wrong: the argument is not looked at
last = {}
def save(params, optimizer):
    global last
    last = {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}
    return last


def resume(checkpoint):
    params = last["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(last["optimizer"]))
    return params, optimizer


# 3 wrong: one dictionary for all
last = {}
def save(params, optimizer):
    last["params"] = params.detach().clone()
    last["optimizer"] = copy.deepcopy(optimizer.state_dict())
    return last


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer


# 3 wrong: popped out of the dictionary
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint.pop("params").clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: parameters come back as float32
def save(params, optimizer):
    return {"params": params.tolist(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = torch.tensor(checkpoint["params"], requires_grad=True)
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: save switches the old parameter's gradient off
def save(params, optimizer):
    return {"params": params.requires_grad_(False).clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: the state empty before the first step not thought of
def save(params, optimizer):
    s = optimizer.state_dict()["state"][0]
    return {"params": params.detach().clone(), "step": s["step"].clone(), "m": s["exp_avg"].clone(), "v": s["exp_avg_sq"].clone()}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.state[params] = {"step": checkpoint["step"].clone(), "exp_avg": checkpoint["m"].clone(), "exp_avg_sq": checkpoint["v"].clone()}
    return params, optimizer


# 3 wrong: save clears the gradient of the old training
def save(params, optimizer):
    optimizer.zero_grad()
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: the copy is made and dropped
def save(params, optimizer):
    state = optimizer.state_dict()
    copy.deepcopy(state)
    return {"params": params.detach().clone(), "state": state}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: numpy array in the dictionary
def save(params, optimizer):
    return {"params": params.detach().numpy().copy(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = torch.tensor(checkpoint["params"], requires_grad=True)
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: only the settings loaded, the state of the optimizer emptied
def save(params, optimizer):
    d = copy.deepcopy(optimizer.state_dict())
    d["state"] = {}
    return {"params": params.detach().clone(), "state": d}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: both averages swapped
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    d = copy.deepcopy(checkpoint["state"])
    for s in d["state"].values():
        s["exp_avg"], s["exp_avg_sq"] = s["exp_avg_sq"].abs(), s["exp_avg"].abs()
    optimizer.load_state_dict(d)
    return params, optimizer


# 3 wrong: resume steps once to fill the state
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    take_steps(1, params, optimizer)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: requires_grad_ after the optimizer, by a new tensor
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params.clone().requires_grad_(), optimizer


# 3 wrong: lr of the resumed training changed
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    for g in optimizer.param_groups:
        g["lr"] = 0.05
    return params, optimizer


# 3 wrong: the params list, not the tensor
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = [checkpoint["params"].clone().requires_grad_()]
    optimizer = optim.Adam(params, lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: state dict method not called
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict)}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(checkpoint["state"]())
    return params, optimizer


# 3 wrong: clone without detach goes to the optimizer
def save(params, optimizer):
    return {"params": params.clone(), "state": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    return params, optimizer


# 3 wrong: fresh start, the steps counted
def save(params, optimizer):
    return {"n": 50}


def resume(checkpoint):
    params = new_params()
    optimizer = optim.Adam([params], lr=0.1)
    take_steps(checkpoint["n"], params, optimizer)
    return params, optimizer


# 3 wrong: resume writes a mark into the dictionary
def save(params, optimizer):
    return {"params": params.detach().clone(), "state": copy.deepcopy(optimizer.state_dict()), "used": False}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["state"]))
    checkpoint["used"] = True
    return params, optimizer


# 3 right: everything copied at once
def save(params, optimizer):
    return copy.deepcopy({"p": params.detach(), "o": optimizer.state_dict()})


def resume(checkpoint):
    kept = copy.deepcopy(checkpoint)
    params = kept["p"].requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(kept["o"])
    return params, optimizer


# 3 right: the parameter as a list of numbers
def save(params, optimizer):
    return {"numbers": params.tolist(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}


def resume(checkpoint):
    params = torch.tensor(checkpoint["numbers"], dtype=torch.float64,
                          requires_grad=True)
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return [params, optimizer]


# 3 right: bytes
def save(params, optimizer):
    import io
    file = io.BytesIO()
    torch.save((params.detach(), optimizer.state_dict()), file)
    return {"bytes": file.getvalue()}


def resume(checkpoint):
    import io
    params, state = torch.load(io.BytesIO(checkpoint["bytes"]))
    params.requires_grad_()
    optimizer = optim.Adam([params])
    optimizer.load_state_dict(state)
    return params, optimizer


# 3 right: the state only, the rate is known
def save(params, optimizer):
    return {"params": params.detach().clone(),
            "state": copy.deepcopy(optimizer.state_dict()["state"])}


def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.Adam([params], lr=0.1)
    optimizer.load_state_dict({
        "state": copy.deepcopy(checkpoint["state"]),
        "param_groups": optimizer.state_dict()["param_groups"]})
    return params, optimizer


# 3 right: all of it deep-copied on both ways
def save(params, optimizer):
    return copy.deepcopy({"p": params.detach(), "o": optimizer.state_dict()})


def resume(checkpoint):
    fresh = copy.deepcopy(checkpoint)
    params = fresh["p"].requires_grad_()
    optimizer = optim.Adam([params])
    optimizer.load_state_dict(fresh["o"])
    return params, optimizer


# 3 right: the state written by hand, numbers and lists only
def save(params, optimizer):
    parts = optimizer.state.get(params, {})
    return {"values": params.tolist(), "state": {k: v.tolist() for k, v in parts.items()}}


def resume(checkpoint):
    params = torch.tensor(checkpoint["values"], dtype=torch.float64, requires_grad=True)
    optimizer = optim.Adam([params], lr=0.1)
    for k, v in checkpoint["state"].items():
        kind = torch.float32 if k == "step" else torch.float64
        optimizer.state[params][k] = torch.tensor(v, dtype=kind)
    return params, optimizer


# 4 wrong: not mended
def prepare():
    params = new_params()
    optimizer = optim.SGD([params], lr=1e-4)
    params = (2 * params).detach().requires_grad_()
    return params, optimizer


# 4 wrong: momentum
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([params], lr=1e-4, momentum=0.9)


# 4 wrong: one tensor too many
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([params, new_params()], lr=1e-4)


# 4 wrong: a non-leaf
def prepare():
    params = 2 * new_params()
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: a non-leaf beside the leaf
def prepare():
    leaf = new_params()
    return 2 * leaf, optim.SGD([leaf], lr=1e-4)


# 4 wrong: no requires_grad
def prepare():
    params = (2 * new_params()).detach()
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: the start is not doubled
def prepare():
    params = new_params()
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: another rate
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([params], lr=1e-5)


# 4 wrong: Adam
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.Adam([params], lr=1e-4)


# 4 wrong: the other order
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return optim.SGD([params], lr=1e-4), params


# 4 wrong: nothing is returned
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    optimizer = optim.SGD([params], lr=1e-4)


# 4 wrong: only the optimizer
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return optim.SGD([params], lr=1e-4)


# 4 wrong: a copy is returned
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    optimizer = optim.SGD([params], lr=1e-4)
    return params.detach().clone().requires_grad_(), optimizer


# 4 wrong: float32
def prepare():
    params = torch.tensor([2.0, 0.0], requires_grad=True)
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: whole numbers
def prepare():
    params = torch.tensor([2, 0], requires_grad=True)
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: the same pair each time
shared = (2 * new_params()).detach().requires_grad_()
def prepare():
    return shared, optim.SGD([shared], lr=1e-4)


# 4 wrong: a step is taken already
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    optimizer = optim.SGD([params], lr=1e-4)
    take_steps(1, params, optimizer)
    return params, optimizer


# 4 wrong: weight decay
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([params], lr=1e-4, weight_decay=1e-2)


# 4 wrong: an old gradient is left
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    loss_fn(model(x, *params), y).backward()
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: a list of two numbers
def prepare():
    params = [2.0, 0.0]
    return params, optim.SGD([new_params()], lr=1e-4)


# 4 wrong: changed outside no_grad
def prepare():
    params = new_params()
    params *= 2
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: one optimizer for all calls, its tensor replaced
shared = []


def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    if not shared:
        shared.append(optim.SGD([params], lr=1e-4))
    shared[0].param_groups[0]["params"] = [params]
    return params, shared[0]


# 4 wrong: memory shared by the calls
START = torch.tensor([2.0, 0.0], dtype=torch.float64)


def prepare():
    params = START.detach().requires_grad_()
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: rate doubled in place of the point
def prepare():
    params = new_params()
    return params, optim.SGD([params], lr=2e-4)


# 4 wrong: doubled twice
def prepare():
    params = new_params()
    params = (2 * params).detach().requires_grad_()
    with torch.no_grad():
        params *= 2
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: optimizer of no parameters
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([], lr=1e-4)


# 4 wrong: the optimizer of data of the tensor
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([params.data], lr=1e-4)


# 4 wrong: only the tensor given
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    optim.SGD([params], lr=1e-4)
    return params


# 4 wrong: a hook halves the gradient
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    params.register_hook(lambda g: g / 2)
    return params, optim.SGD([params], lr=1e-4)


# 4 wrong: learning rate halved since the point doubled
def prepare():
    params = (2 * new_params()).detach().requires_grad_()
    return params, optim.SGD([params], lr=0.5e-4)


# 4 right: doubled in place, after the optimizer
def prepare():
    params = new_params()
    optimizer = optim.SGD([params], lr=1e-4)
    with torch.no_grad():
        params *= 2
    return params, optimizer


# 4 right: typed in
def prepare():
    params = torch.tensor([2.0, 0.0], dtype=torch.float64, requires_grad=True)
    return params, optim.SGD([params], lr=1e-4)


# 4 right: the group is given the new tensor
def prepare():
    params = new_params()
    optimizer = optim.SGD([params], lr=1e-4)
    params = (2 * params).detach().requires_grad_()
    optimizer.param_groups[0]["params"] = [params]
    return params, optimizer


# 4 right: a dictionary for the group
def prepare():
    params = (new_params() + new_params()).detach().clone().requires_grad_()
    return [params, optim.SGD([{"params": params}], lr=1e-4)]


# 4 right: data replaced
def prepare():
    params = new_params()
    params.data = 2 * params.data
    return [params, optim.SGD((params,), 1e-4)]


# 4 right: a Parameter
def prepare():
    params = torch.nn.Parameter(torch.tensor([2, 0], dtype=torch.float64))
    return params, optim.SGD([{"params": params, "lr": 1e-4}])


# 5 wrong: cls is ignored
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 wrong: lr is ignored
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=0.1)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 wrong: grad is ignored
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = torch.tensor([6852.0, 90.0], dtype=torch.float64)
    optimizer.step()
    return params.detach()


# 5 wrong: from [1, 0]
def first_move(cls, lr, grad):
    params = new_params()
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 wrong: two steps
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    for step in range(2):
        params.grad = grad.clone()
        optimizer.step()
    return params.detach()


# 5 wrong: no step
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    return params.detach()


# 5 wrong: zeroed before the step
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.zero_grad()
    optimizer.step()
    return params.detach()


# 5 wrong: the old minus the new
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    before = params.detach().clone()
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return before - params.detach()


# 5 wrong: no copy of the start
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    before = params.detach()
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach() - before


# 5 wrong: float32
def first_move(cls, lr, grad):
    params = torch.zeros(2, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.float()
    optimizer.step()
    return params.detach()


# 5 wrong: float32 against float64
def first_move(cls, lr, grad):
    params = torch.zeros(2, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 wrong: by the formula of SGD
def first_move(cls, lr, grad):
    return -lr * grad


# 5 wrong: the gradient for a tensor nobody holds
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    params.grad = grad.clone()
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    optimizer.step()
    return params.detach()


# 5 wrong: nothing is returned
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()


# 5 wrong: a list
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.tolist()


# 5 wrong: the length of the move
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach().norm()


# 5 wrong: the two moves averaged
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach().mean().expand(2)


# 5 wrong: the given gradient is changed
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return params.detach()


# 5 wrong: no list around the parameter
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls(params, lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 wrong: the gradient of the data
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    loss_fn(model(x, *params), y).backward()
    optimizer.step()
    return params.detach()


# 5 wrong: absolute values
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach().abs()


# 5 wrong: mean of params*grad differentiated
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    (params * grad).mean().backward()
    optimizer.step()
    return params.detach()


# 5 wrong: a start other than the asked
def first_move(cls, lr, grad):
    params = new_params()
    old = params.detach().clone()
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach() - old


# 5 wrong: ascent by maximize
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr, maximize=True)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 wrong: two optimizers, one for each number
def first_move(cls, lr, grad):
    moves = []
    for g in grad:
        p = torch.zeros(1, dtype=torch.float64, requires_grad=True)
        p.grad = g.reshape(1).clone()
        cls([p], lr=lr).step()
        moves.append(p.item())
    return torch.tensor(moves, dtype=torch.float64)


# 5 wrong: the caller's gradient zeroed
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return params.detach()


# 5 wrong: two steps averaged
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    for _ in range(2):
        params.grad = grad.clone()
        optimizer.step()
    return params.detach() / 2


# 5 wrong: result divided by lr
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach() / lr


# 5 wrong: float32 all through, turned at the end
def first_move(cls, lr, grad):
    params = torch.zeros(2, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.float()
    optimizer.step()
    return params.detach().double()


# 5 wrong: the gradient normed
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad / grad.norm()
    optimizer.step()
    return params.detach()


# 5 wrong: tuple returned
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach(), optimizer


# 5 wrong: the class by its name, formulas typed
def first_move(cls, lr, grad):
    if cls.__name__ == "SGD":
        return -lr * grad
    if cls.__name__ == "Adam":
        return -lr * grad.sign()
    return -10 * lr * grad.sign()


# 5 wrong: step not called (no parentheses)
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    optimizer.step
    return params.detach()


# 5 wrong: backward after grad is written
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    params.grad = grad.clone()
    loss_fn(model(x, *params), y).backward()
    optimizer.step()
    return params.detach()


# 5 wrong: weight decay, without effect at zero
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr, weight_decay=0.1)
    params.grad = grad.clone()
    optimizer.step()
    return params.detach()


# 5 right: a difference
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    before = params.detach().clone()
    params.grad = grad.clone()
    cls([params], lr=lr).step()
    return params.detach() - before


# 5 right: by backward()
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    optimizer = cls([params], lr=lr)
    (params * grad).sum().backward()
    optimizer.step()
    return params


# 5 right: two parameters
def first_move(cls, lr, grad):
    w, b = [torch.zeros((), dtype=torch.float64, requires_grad=True)
            for k in range(2)]
    w.grad, b.grad = grad[0].clone(), grad[1].clone()
    cls([w, b], lr).step()
    return torch.stack([w, b]).detach()


# 5 right: a typed-in start
def first_move(cls, lr, grad):
    params = torch.tensor([0.0, 0.0], dtype=grad.dtype, requires_grad=True)
    optimizer = cls([{"params": [params]}], lr=lr)
    params.grad = grad
    optimizer.step()
    return params.detach().clone()


# 5 right: no requires_grad at all
def first_move(cls, lr, grad):
    params = torch.zeros(2, dtype=torch.float64)
    params.grad = grad.clone()
    cls([params], lr=lr).step()
    return params


# 5 right: a closure said to be None
def first_move(cls, lr, grad):
    params = torch.nn.Parameter(torch.zeros(2).double())
    optimizer = cls([params], lr=lr)
    params.grad = 1.0 * grad
    optimizer.step(closure=None)
    return params.data


# 6 wrong: the flat direction only
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return (1 - lr_b * eigenvalues(x / s)[1]) ** 2


# 6 wrong: the steep direction only
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return (1 - lr_b * eigenvalues(x / s)[0]) ** 2


# 6 wrong: no square
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max(abs(1 - lr_b * v) for v in eigenvalues(x / s))


# 6 wrong: the square of the larger number, not of the larger modulus
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max(1 - lr_b * v for v in eigenvalues(x / s)) ** 2


# 6 wrong: the unit upside down
def long_ratio(x, lr_w, lr_b):
    s = (lr_w / lr_b) ** 0.5
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: no root
def long_ratio(x, lr_w, lr_b):
    s = lr_b / lr_w
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: multiplied by s
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x * s))


# 6 wrong: the rate of w
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_w * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: no unit at all
def long_ratio(x, lr_w, lr_b):
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x))


# 6 wrong: the smaller one
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return min((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: the average
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return sum((1 - lr_b * v) ** 2 for v in eigenvalues(x / s)) / 2


# 6 wrong: the condition number
def long_ratio(x, lr_w, lr_b):
    large, small = eigenvalues(x / (lr_b / lr_w) ** 0.5)
    return large / small


# 6 wrong: the data of the page
def long_ratio(data, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: a fixed rate of w
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / 1e-4) ** 0.5
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: each curvature alone
def long_ratio(x, lr_w, lr_b):
    return max((1 - lr_w * 2 * (x ** 2).mean().item()) ** 2,
               (1 - 2 * lr_b) ** 2)


# 6 wrong: both
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return [(1 - lr_b * v) ** 2 for v in eigenvalues(x / s)]


# 6 wrong: a tensor
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    values = torch.tensor(eigenvalues(x / s), dtype=torch.float64)
    return ((1 - lr_b * values) ** 2).max()


# 6 wrong: cut at 1
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return min(1.0, max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s)))


# 6 wrong: the list is multiplied
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_b * eigenvalues(x / s)) ** 2)


# 6 wrong: nothing is returned
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: trained and measured
def long_ratio(x, lr_w, lr_b):
    w, b = [torch.tensor(v, dtype=torch.float64, requires_grad=True)
            for v in (1.0, 0.0)]
    optimizer = optim.SGD([{"params": [w], "lr": lr_w},
                           {"params": [b], "lr": lr_b}])
    losses = []
    for step in range(40):
        optimizer.zero_grad()
        loss = loss_fn(model(x, w, b), y)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
    return losses[-1] / losses[-2]


# 6 wrong: rounded
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return round(max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s)), 4)


# 6 wrong: product of both directions
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    a, b = eigenvalues(x / s)
    return (1 - lr_b * a) ** 2 * (1 - lr_b * b) ** 2


# 6 wrong: squares of products
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max(1 - (lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: the fourth power
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_b * v) ** 4 for v in eigenvalues(x / s))


# 6 wrong: each rate to its own eigenvalue
def long_ratio(x, lr_w, lr_b):
    a, b = eigenvalues(x)
    return max((1 - lr_w * a) ** 2, (1 - lr_b * b) ** 2)


# 6 wrong: a float32 tensor for the rates
def long_ratio(x, lr_w, lr_b):
    s = torch.sqrt(torch.tensor(lr_b / lr_w))
    return max((1 - lr_b * v) ** 2 for v in eigenvalues((x / s).float()))


# 6 wrong: inf when training diverges
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    r = max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))
    return r if r < 1 else float("inf")


# 6 wrong: a word when training diverges
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    r = max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))
    return r if r < 1 else "uzoqlashadi"


# 6 wrong: the geometric mean of the two rates
def long_ratio(x, lr_w, lr_b):
    lr = (lr_w * lr_b) ** 0.5
    return max((1 - lr * v) ** 2 for v in eigenvalues(x))


# 6 wrong: s divided and multiplied
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_b * v / s) ** 2 for v in eigenvalues(x))


# 6 wrong: centred data
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    x = x - x.mean()
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: trained without an optimizer
def long_ratio(x, lr_w, lr_b):
    w = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    losses = []
    for step in range(31):
        w.grad = b.grad = None
        loss = loss_fn(model(x, w, b), y[:len(x)])
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            w -= lr_w * w.grad
            b -= lr_b * b.grad
    return losses[-1] / losses[-2]


# 6 wrong: the ratio of the best rate
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    a, b = eigenvalues(x / s)
    k = a / b
    return ((k - 1) / (k + 1)) ** 2


# 6 wrong: a fixed rate of b
def long_ratio(x, lr_w, lr_b=0.3):
    lr_b = 0.3
    s = (lr_b / lr_w) ** 0.5
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x / s))


# 6 wrong: x of the argument changed in place
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    x /= s
    return max((1 - lr_b * v) ** 2 for v in eigenvalues(x))


# 6 wrong: the same rates taken for w
def long_ratio(x, lr_w, lr_b):
    return max((1 - lr_w * v) ** 2 for v in eigenvalues(x))


# 6 right: step by step
def long_ratio(x, lr_w, lr_b):
    s = (lr_b / lr_w) ** 0.5
    large, small = eigenvalues(x / s)
    steep, flat = (1 - lr_b * large) ** 2, (1 - lr_b * small) ** 2
    return steep if steep > flat else flat


# 6 right: the matrix scaled from both sides
def long_ratio(x, lr_w, lr_b):
    root = torch.tensor([lr_w, lr_b], dtype=torch.float64).sqrt()
    H = torch.tensor([[2 * (x ** 2).mean(), 2 * x.mean()],
                      [2 * x.mean(), 2.0]], dtype=torch.float64)
    values = torch.linalg.eigvalsh(root[:, None] * H * root)
    return ((1 - values) ** 2).max().item()


# 6 right: the rate of w, with b in its unit
def long_ratio(x, lr_w, lr_b):
    k = lr_b / lr_w
    values = [k * v for v in eigenvalues(x / k ** 0.5)]
    return max(abs(1 - lr_w * v) for v in values) ** 2


# 6 right: the matrix of a step
def long_ratio(x, lr_w, lr_b):
    a, c = 2 * (x ** 2).mean().item(), 2 * x.mean().item()
    step = torch.tensor([[1 - lr_w * a, -lr_w * c], [-lr_b * c, 1 - 2 * lr_b]],
                        dtype=torch.float64)
    return torch.linalg.eigvals(step).abs().max().item() ** 2


# 6 right: eigvals of the matrix D H
def long_ratio(x, lr_w, lr_b):
    h = 2 * torch.stack([torch.stack([(x ** 2).mean(), x.mean()]),
                         torch.stack([x.mean(), torch.ones_like(x.mean())])])
    d = torch.diag(torch.tensor([lr_w, lr_b], dtype=x.dtype))
    values = torch.linalg.eigvals(d @ h).real
    return ((1 - values) ** 2).max().item()


# 6 right: the norm of the matrix of a step
def long_ratio(x, lr_w, lr_b):
    root = torch.tensor([lr_w, lr_b], dtype=torch.float64) ** 0.5
    a = torch.stack([x, torch.ones_like(x)]) * root[:, None]
    step = torch.eye(2, dtype=torch.float64) - 2 * a @ a.T / len(x)
    return float(torch.linalg.matrix_norm(step, 2) ** 2)
