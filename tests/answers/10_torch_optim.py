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
