"""Answers to the exercises of chapter 15, for book.proof.answers."""
# 1 wrong: only the first function
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
# 1 wrong: division instead of floor division
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t / size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: steps counted from 1
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** ((t + 1) // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: the power is a factor
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma * (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: exponential instead of step
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** t
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: one fall only
def step_rate(t, lr0, gamma, size):
    return lr0 if t < size else lr0 * gamma
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: cosine without pi
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: cosine in degrees
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(180 * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: a whole wave
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(2 * math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: cosine reaches zero a step early
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / (T - 1))) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: cosine alone, negative in the second half
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * math.cos(math.pi * t / T)
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: a quarter of a wave
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * math.cos(math.pi * t / (2 * T))
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: T of one case
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / 40)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: warm-up never ends
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * t / K)
# 1 wrong: warm-up overshoots
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + min(t / K, 1))
# 1 wrong: warm-up without a
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * min(t / K, 1)
# 1 wrong: warm-up starts at a, not at a * lr0
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return a + (lr0 - a) * min(t / K, 1)
# 1 wrong: warm-up with t + 1
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min((t + 1) / K, 1))
# 1 wrong: printed
def step_rate(t, lr0, gamma, size):
    print(lr0 * gamma ** (t // size))
def cosine_rate(t, lr0, T):
    print(lr0 * (1 + math.cos(math.pi * t / T)) / 2)
def warmup_rate(t, lr0, a, K):
    print(lr0 * (a + (1 - a) * min(t / K, 1)))
# 1 wrong: a list of all rates
def step_rate(t, lr0, gamma, size):
    return [lr0 * gamma ** (k // size) for k in range(t + 1)]
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: text
def step_rate(t, lr0, gamma, size):
    return f"{lr0 * gamma ** (t // size):.4f}"
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: torch asked
def step_rate(t, lr0, gamma, size):
    return torch_rates(
        lambda o: sched.StepLR(o, size, gamma), lr0, t + 1)[t]
def cosine_rate(t, lr0, T):
    return torch_rates(
        lambda o: sched.CosineAnnealingLR(o, T), lr0, t + 1)[t]
def warmup_rate(t, lr0, a, K):
    return torch_rates(
        lambda o: sched.LinearLR(o, a, total_iters=K), lr0, t + 1)[t]
# 1 wrong: a name that does not exist
def step_rate(t, lr0, gamma, size):
    return lr * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 right: loops and branches
def step_rate(t, lr0, gamma, size):
    rate = lr0
    for _ in range(t // size):
        rate *= gamma
    return rate
def cosine_rate(t, lr0, T):
    return lr0 * math.cos(math.pi * t / (2 * T)) ** 2
def warmup_rate(t, lr0, a, K):
    if t >= K:
        return lr0
    return lr0 * a + (lr0 - lr0 * a) * t / K
# 1 right: tensors
def step_rate(t, lr0, gamma, size):
    return torch.tensor(lr0) * torch.tensor(gamma) ** (t // size)
def cosine_rate(t, lr0, T):
    q = torch.tensor(math.pi * t / T)
    return 0.5 * lr0 * (1 + torch.cos(q))
def warmup_rate(t, lr0, a, K):
    return lr0 * torch.tensor(a + (1 - a) * t / K).clamp(max=1)
# 1 right: math.floor, half the rate outside
def step_rate(t, lr0, gamma, size):
    return lr0 * pow(gamma, math.floor(t / size))
def cosine_rate(t, lr0, T):
    half = lr0 / 2
    return half + half * math.cos(t * math.pi / T)
def warmup_rate(t, lr0, a, K):
    done = min(t, K) / K
    return lr0 * ((1 - done) * a + done)


# 2 wrong: nothing but the step
class Decoupled(Decoupled):
    def step(self):
        self.optimizer.step()
# 2 wrong: nothing but the decay
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
# 2 wrong: the penalty goes into the gradient
class Decoupled(Decoupled):
    def step(self):
        for group in self.optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.grad.add_(p.detach(), alpha=self.wd)
        self.optimizer.step()
# 2 wrong: without the rate
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - self.wd)
        self.optimizer.step()
# 2 wrong: the rate of the defaults
class Decoupled(Decoupled):
    def step(self):
        lr = self.optimizer.defaults["lr"]
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - lr * self.wd)
        self.optimizer.step()
# 2 wrong: the rate of the first step kept
class Decoupled(Decoupled):
    def step(self):
        if not hasattr(self, "rates"):
            self.rates = [g["lr"] for g in self.optimizer.param_groups]
        with torch.no_grad():
            for lr, group in zip(self.rates, self.optimizer.param_groups):
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - lr * self.wd)
        self.optimizer.step()
# 2 wrong: the first group's rate for all
class Decoupled(Decoupled):
    def step(self):
        lr = self.optimizer.param_groups[0]["lr"]
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - lr * self.wd)
        self.optimizer.step()
# 2 wrong: the first group alone
class Decoupled(Decoupled):
    def step(self):
        group = self.optimizer.param_groups[0]
        with torch.no_grad():
            for p in group["params"]:
                if p.grad is not None:
                    p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: the step before the decay
class Decoupled(Decoupled):
    def step(self):
        self.optimizer.step()
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
# 2 wrong: the step inside the loop
class Decoupled(Decoupled):
    def step(self):
        for group in self.optimizer.param_groups:
            with torch.no_grad():
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
            self.optimizer.step()
# 2 wrong: None is not asked for
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: a zero gradient is taken for None
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None and p.grad.abs().sum() > 0:
                        p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: the name is bound anew
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p = p * (1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: without no_grad
class Decoupled(Decoupled):
    def step(self):
        for group in self.optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: wd of one case
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * 0.01)
        self.optimizer.step()
# 2 wrong: a plus
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 + group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: the gradients are cleared first
class Decoupled(Decoupled):
    def step(self):
        self.optimizer.zero_grad()
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: the inner optimizer's own weight_decay
class Decoupled(Decoupled):
    def step(self):
        for group in self.optimizer.param_groups:
            group["weight_decay"] = self.wd
        self.optimizer.step()
# 2 wrong: a method of Adam alone
class Decoupled(Decoupled):
    def step(self):
        for group in self.optimizer.param_groups:
            group["weight_decay"] = self.wd
            group["decoupled_weight_decay"] = True
        self.optimizer.step()
# 2 wrong: a forgotten self
class Decoupled(Decoupled):
    def step(self):
        with torch.no_grad():
            for group in optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 right: by subtraction
class Decoupled(Decoupled):
    @torch.no_grad()
    def step(self):
        for group in self.optimizer.param_groups:
            shrink = group["lr"] * self.wd
            for p in group["params"]:
                if p.grad is None:
                    continue
                p -= shrink * p
        self.optimizer.step()
# 2 right: through detach
class Decoupled(Decoupled):
    def step(self):
        for group in self.optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.detach().mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 right: copied into place
class Decoupled(Decoupled):
    def step(self):
        pairs = [(group["lr"], p) for group in self.optimizer.param_groups
                 for p in group["params"] if p.grad is not None]
        for lr, p in pairs:
            p.data = (1 - lr * self.wd) * p.data
        return self.optimizer.step()


# 3 wrong: zero is not written
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"params": weights, "weight_decay": wd}, {"params": biases}]
# 3 wrong: the groups exchanged
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"params": biases, "weight_decay": wd},
            {"params": weights, "weight_decay": 0.0}]
# 3 wrong: the order of the groups
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"params": biases, "weight_decay": 0.0},
            {"params": weights, "weight_decay": wd}]
# 3 wrong: the name b alone
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name != "b"]
    biases = [p for name, p in params.items() if name == "b"]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: b anywhere in the name
def split_groups(params, wd):
    weights = [p for name, p in params.items() if "b" not in name]
    biases = [p for name, p in params.items() if "b" in name]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: only names with w are weights
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name.startswith("w")]
    biases = [p for name, p in params.items() if name.startswith("b")]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: everything that is not w is a bias
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name.startswith("w")]
    biases = [p for name, p in params.items() if not name.startswith("w")]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: all in the first, biases in the second too
def split_groups(params, wd):
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"params": list(params.values()), "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: names instead of tensors
def split_groups(params, wd):
    weights = [name for name in params if name[0] != "b"]
    biases = [name for name in params if name[0] == "b"]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: copies
def split_groups(params, wd):
    def copied(p):
        return p.detach().clone().requires_grad_()
    weights = [copied(p) for name, p in params.items() if name[0] != "b"]
    biases = [copied(p) for name, p in params.items() if name[0] == "b"]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: wd of one case
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"params": weights, "weight_decay": 0.5},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: one dict
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return {"params": weights + biases, "weight_decay": wd}
# 3 wrong: a misspelt key
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"param": weights, "weight_decay": wd},
            {"param": biases, "weight_decay": 0.0}]
# 3 wrong: the learner's key for the decay
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    return [{"params": weights, "wd": wd}, {"params": biases, "wd": 0.0}]
# 3 wrong: a group for each parameter
def split_groups(params, wd):
    return [{"params": [p], "weight_decay": 0.0 if name[0] == "b" else wd}
            for name, p in params.items()]
# 3 wrong: the dict is emptied
def split_groups(params, wd):
    biases = [params.pop(name) for name in list(params) if name[0] == "b"]
    return [{"params": list(params.values()), "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: an empty group is left out
def split_groups(params, wd):
    weights = [p for name, p in params.items() if name[0] != "b"]
    biases = [p for name, p in params.items() if name[0] == "b"]
    groups = [{"params": weights, "weight_decay": wd}]
    if biases:
        groups.append({"params": biases, "weight_decay": 0.0})
    return groups
# 3 wrong: an optimizer
def split_groups(params, wd):
    return optim.AdamW(params.values(), weight_decay=wd)
# 3 wrong: items of a dict are tuples
def split_groups(params, wd):
    weights = [p for p in params.items() if p[0][0] != "b"]
    biases = [p for p in params.items() if p[0][0] == "b"]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 wrong: iterated as if it were pairs
def split_groups(params, wd):
    weights = [p for name, p in params if name[0] != "b"]
    biases = [p for name, p in params if name[0] == "b"]
    return [{"params": weights, "weight_decay": wd},
            {"params": biases, "weight_decay": 0.0}]
# 3 right: a loop, a tuple
def split_groups(params, wd):
    groups = ({"params": [], "weight_decay": wd},
              {"params": [], "weight_decay": 0})
    for name in params:
        groups[name.startswith("b")]["params"].append(params[name])
    return groups
# 3 right: the rate is named as well
def split_groups(params, wd):
    weights = [params[name] for name in params if name[:1] != "b"]
    biases = [params[name] for name in params if name[:1] == "b"]
    return [dict(params=weights, lr=0.1, weight_decay=wd),
            dict(params=biases, lr=0.1, weight_decay=0.0)]
# 3 right: tuples of tensors
def split_groups(params, wd):
    biases = {name: p for name, p in params.items() if name[0] == "b"}
    weights = {name: p for name, p in params.items() if name not in biases}
    return [{"params": tuple(weights.values()), "weight_decay": wd},
            {"params": tuple(biases.values()), "weight_decay": 0.0}]


# 4 wrong: the cosine is counted from zero
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * t / T)) / 2
# 4 wrong: the length is T
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * (t - K) / T)) / 2
# 4 wrong: warm-up from zero
def warmup_cosine(t, K, T):
    if t < K:
        return t / K
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: a step more of warm-up
def warmup_cosine(t, K, T):
    if t <= K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: only warm-up
def warmup_cosine(t, K, T):
    return min((t + 1) / K, 1)
# 4 wrong: only the cosine
def warmup_cosine(t, K, T):
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: zero a step early
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * (t - K) / (T - K - 1))) / 2
# 4 wrong: a step ahead
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * (t - K + 1) / (T - K))) / 2
# 4 wrong: a line down
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return 1 - (t - K) / (T - K)
# 4 wrong: a quarter of a wave
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return math.cos(math.pi * (t - K) / (T - K) / 2)
# 4 wrong: not halved
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return 1 + math.cos(math.pi * (t - K) / (T - K))
# 4 wrong: from 0.1 instead of 1/K
def warmup_cosine(t, K, T):
    if t < K:
        return 0.1 + 0.9 * t / K
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: K of one case
def warmup_cosine(t, K, T):
    if t < 5:
        return (t + 1) / 5
    return (1 + math.cos(math.pi * (t - 5) / (T - 5))) / 2
# 4 wrong: the product of both, cosine from the start
def warmup_cosine(t, K, T):
    warm = min((t + 1) / K, 1)
    return warm * (1 + math.cos(math.pi * t / T)) / 2
# 4 wrong: the warm-up is returned nowhere
def warmup_cosine(t, K, T):
    if t >= K:
        return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: a rate, not a coefficient
def warmup_cosine(t, K, T, lr0=0.1):
    if t < K:
        return lr0 * (t + 1) / K
    return lr0 * (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: zero at the end written by hand, floor division
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * ((t - K) // (T - K)))) / 2
# 4 wrong: math forgotten
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + cos(pi * (t - K) / (T - K))) / 2
# 4 wrong: a pair
def warmup_cosine(t, K, T):
    return min((t + 1) / K, 1), (1 + math.cos(
        math.pi * (t - K) / (T - K))) / 2
# 4 right: the smaller of two
def warmup_cosine(t, K, T):
    q = max(t - K, 0) / (T - K)
    return min((t + 1) / K, 1) * 0.5 * (1 + math.cos(math.pi * q))
# 4 right: the square of a cosine
def warmup_cosine(t, K, T):
    return (t + 1) / K if t < K else math.cos(
        math.pi / 2 * (t - K) / (T - K)) ** 2
# 4 right: the square of a sine, in tensors
def warmup_cosine(t, K, T):
    if t >= K:
        rest = torch.tensor((T - t) / (T - K))
        return torch.sin(math.pi / 2 * rest) ** 2
    return torch.tensor((1 + t) / K)


# 5 wrong: only the parameters
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone()}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    return (params, *setup(params))
# 5 wrong: the schedule is forgotten
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer, scheduler
# 5 wrong: the optimizer is forgotten
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: rate and count by hand, no state
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "lr": optimizer.param_groups[0]["lr"],
            "scheduler": scheduler.state_dict()}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    scheduler.load_state_dict(checkpoint["scheduler"])
    optimizer.param_groups[0]["lr"] = checkpoint["lr"]
    return params, optimizer, scheduler
# 5 wrong: copies at saving only
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(checkpoint["optimizer"])
    scheduler.load_state_dict(checkpoint["scheduler"])
    return params, optimizer, scheduler
# 5 wrong: copies at loading only
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict()}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: a shallow copy
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": dict(optimizer.state_dict()),
            "scheduler": dict(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: the parameters are not copied at saving
def save(params, optimizer, scheduler):
    return {"params": params.detach(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: the parameters are not copied at loading
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: requires_grad_ forgotten
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: clone without detach
def save(params, optimizer, scheduler):
    return {"params": params.clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: the schedule is made after loading
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.AdamW([params], lr=0.2, weight_decay=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler = sched.LambdaLR(optimizer, lambda t: 1 - t / 60)
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: the objects themselves
def save(params, optimizer, scheduler):
    return {"params": params, "optimizer": optimizer,
            "scheduler": scheduler}
def resume(checkpoint):
    return (checkpoint["params"], checkpoint["optimizer"],
            checkpoint["scheduler"])
# 5 wrong: trained again from the start
def save(params, optimizer, scheduler):
    return {"steps": scheduler.last_epoch}
def resume(checkpoint):
    params = torch.tensor([1.0, 0.0], requires_grad=True)
    optimizer, scheduler = setup(params)
    take_steps(checkpoint["steps"], params, optimizer, scheduler)
    return params, optimizer, scheduler
# 5 wrong: a tuple is saved
def save(params, optimizer, scheduler):
    return (params.detach().clone(),
            copy.deepcopy(optimizer.state_dict()),
            copy.deepcopy(scheduler.state_dict()))
def resume(checkpoint):
    params = checkpoint[0].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint[1]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint[2]))
    return params, optimizer, scheduler
# 5 wrong: two of three returned
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer
# 5 wrong: another order
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return optimizer, scheduler, params
# 5 wrong: another tensor is returned
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(checkpoint["params"].clone()
                                 .requires_grad_())
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: the dicts exchanged
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    return params, optimizer, scheduler
# 5 wrong: an unknown key
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    return (params, *setup(params))
# 5 wrong: save returns nothing
def save(params, optimizer, scheduler):
    checkpoint = {"params": params.detach().clone(),
                  "optimizer": copy.deepcopy(optimizer.state_dict()),
                  "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    return (params, *setup(params))
# 5 wrong: loaded before setup, so lost
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer = optim.AdamW([params], lr=0.2, weight_decay=0.1)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    optimizer, scheduler = setup(params)
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 wrong: a float of the rate is set, the moments are zero
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(), "t": scheduler.last_epoch}
def resume(checkpoint):
    params = checkpoint["params"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    scheduler.last_epoch = checkpoint["t"]
    optimizer.param_groups[0]["lr"] = 0.2 * (1 - checkpoint["t"] / 60)
    return params, optimizer, scheduler
# 5 right: the hints, to the letter
def save(params, optimizer, scheduler):
    return {"params": params.detach().clone(),
            "optimizer": copy.deepcopy(optimizer.state_dict()),
            "scheduler": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["params"].detach().clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["scheduler"]))
    return params, optimizer, scheduler
# 5 right: the whole dict copied, the schedule loaded first
def save(params, optimizer, scheduler):
    return copy.deepcopy({"p": params.detach(), "o": optimizer.state_dict(),
                          "s": scheduler.state_dict()})
def resume(checkpoint):
    own = copy.deepcopy(checkpoint)
    params = own["p"].requires_grad_()
    optimizer, scheduler = setup(params)
    scheduler.load_state_dict(own["s"])
    optimizer.load_state_dict(own["o"])
    return [params, optimizer, scheduler]
# 5 right: through bytes, as through a file
import io
def save(params, optimizer, scheduler):
    buffer = io.BytesIO()
    torch.save([params.detach(), optimizer.state_dict(),
                scheduler.state_dict()], buffer)
    return {"bytes": buffer.getvalue()}
def resume(checkpoint):
    p, o, s = torch.load(io.BytesIO(checkpoint["bytes"]))
    params = p.requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(o)
    scheduler.load_state_dict(s)
    return params, optimizer, scheduler
# 5 right: numbers for the parameters, the schedule's dict not copied
def save(params, optimizer, scheduler):
    return {"params": params.tolist(), "scheduler": scheduler.state_dict(),
            "optimizer": copy.deepcopy(optimizer.state_dict())}
def resume(checkpoint):
    params = torch.tensor(checkpoint["params"], requires_grad=True)
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["optimizer"]))
    scheduler.load_state_dict(checkpoint["scheduler"])
    return params, optimizer, scheduler
# 5 right: the objects copied whole
def save(params, optimizer, scheduler):
    return copy.deepcopy({"params": params, "optimizer": optimizer,
                          "scheduler": scheduler})
def resume(checkpoint):
    new = copy.deepcopy(checkpoint)
    return new["params"], new["optimizer"], new["scheduler"]
# 1 wrong: rounded to the nearest fall
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** round(t / size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: falls at the start of each step, rounded up
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** math.ceil(t / size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: a fall is asked for at this step alone
def step_rate(t, lr0, gamma, size):
    if t > 0 and t % size == 0:
        lr0 = lr0 * gamma
    return lr0
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: the rate is kept between the calls
rate_now = []
def step_rate(t, lr0, gamma, size):
    if not rate_now:
        rate_now.append(lr0)
    elif t % size == 0:
        rate_now[0] = rate_now[0] * gamma
    return rate_now[0]
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: cosine starts again at T
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * (t % T) / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: cosine without lr0
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: the cosine halved, the one is not
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T) / 2)
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: the line instead of the cosine
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 - t / T)
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / K, 1))
# 1 wrong: warm-up multiplies, as a power
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * a ** (1 - min(t / K, 1))
# 1 wrong: warm-up complete a step early
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * min(t / max(K - 1, 1), 1))
# 1 wrong: max in the place of min
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return lr0 * (a + (1 - a) * max(t / K, 1))
# 1 wrong: warm-up jumps, a until K
def step_rate(t, lr0, gamma, size):
    return lr0 * gamma ** (t // size)
def cosine_rate(t, lr0, T):
    return lr0 * (1 + math.cos(math.pi * t / T)) / 2
def warmup_rate(t, lr0, a, K):
    return a * lr0 if t < K else lr0
# 1 right: a loop over the falls, a square of a cosine, a mean of two rates
def step_rate(t, lr0, gamma, size):
    while t >= size:
        lr0, t = lr0 * gamma, t - size
    return lr0
def cosine_rate(t, lr0, T):
    return lr0 * math.cos(math.pi * t / T / 2) ** 2
def warmup_rate(t, lr0, a, K):
    t = min(t, K)
    return (a * lr0 * (K - t) + lr0 * t) / K
# 1 right: closed forms by divmod, exp and lerp
def step_rate(t, lr0, gamma, size):
    falls, rest = divmod(t, size)
    return lr0 * math.exp(falls * math.log(gamma))
def cosine_rate(t, lr0, T):
    return lr0 - lr0 * math.sin(math.pi * t / (2 * T)) ** 2
def warmup_rate(t, lr0, a, K):
    share = torch.lerp(torch.tensor(a), torch.tensor(1.0),
                       min(t, K) / K)
    return (lr0 * share).item()
# 2 wrong: constant pull instead of a factor
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.sub_(group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: decayed before and after the step
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def decay(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
    def step(self):
        self.decay()
        self.optimizer.step()
        self.decay()
# 2 wrong: the bracket closes too early
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_((1 - group["lr"]) * self.wd)
        self.optimizer.step()
# 2 wrong: weight_decay is set for the step and taken back
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        for group in self.optimizer.param_groups:
            group["weight_decay"] = self.wd
        self.optimizer.step()
        for group in self.optimizer.param_groups:
            group["weight_decay"] = 0
# 2 wrong: the penalty goes into the gradient and is taken back
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        kept = {}
        for group in self.optimizer.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    kept[p] = p.grad
                    p.grad = p.grad + self.wd * p.detach()
        self.optimizer.step()
        for p, grad in kept.items():
            p.grad = grad
# 2 wrong: the rate is multiplied in the group itself
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                group["lr"] *= 1 - self.wd
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: the last group's rate, left over from a loop
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        held = []
        for group in self.optimizer.param_groups:
            held += group["params"]
        with torch.no_grad():
            for p in held:
                if p.grad is not None:
                    p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: the exponential instead of the factor
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in group["params"]:
                    if p.grad is not None:
                        p.mul_(math.exp(-group["lr"] * self.wd))
        self.optimizer.step()
# 2 wrong: decays at the first step alone
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd, self.done = optimizer, wd, False
    def step(self):
        if not self.done:
            with torch.no_grad():
                for group in self.optimizer.param_groups:
                    for p in group["params"]:
                        if p.grad is not None:
                            p.mul_(1 - group["lr"] * self.wd)
        self.done = True
        self.optimizer.step()
# 2 wrong: stops at the first parameter without a gradient
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        with torch.no_grad():
            for group in self.optimizer.param_groups:
                for p in reversed(group["params"]):
                    if p.grad is None:
                        break
                    p.mul_(1 - group["lr"] * self.wd)
        self.optimizer.step()
# 2 wrong: a new AdamW each time, without memory
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        optim.AdamW(self.optimizer.param_groups,
                    weight_decay=self.wd).step()
# 2 right: the old values kept, subtracted after the step
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def step(self):
        pulls = [(p, group["lr"] * self.wd * p.detach())
                 for group in self.optimizer.param_groups
                 for p in group["params"] if p.grad is not None]
        self.optimizer.step()
        with torch.no_grad():
            for p, pull in pulls:
                p -= pull
# 2 right: through p.data, in a method of its own
class Decoupled:
    def __init__(self, optimizer, wd):
        self.optimizer, self.wd = optimizer, wd
    def shrink(self, group):
        factor = 1 - group["lr"] * self.wd
        for p in filter(lambda p: p.grad is not None, group["params"]):
            p.data = p.data * factor
    def step(self):
        for group in self.optimizer.param_groups:
            self.shrink(group)
        return self.optimizer.step()
# 3 wrong: the biases are frozen
def split_groups(params, wd):
    rest = []
    for name, p in params.items():
        if name.startswith("b"):
            rest.append(p.requires_grad_(False))
    return [{"params": [p for n, p in params.items()
                        if not n.startswith("b")], "weight_decay": wd},
            {"params": rest, "weight_decay": 0.0}]
# 3 wrong: lists kept between the calls
def split_groups(params, wd, decay=[], rest=[]):
    for name, p in params.items():
        (rest if name.startswith("b") else decay).append(p)
    return [{"params": decay, "weight_decay": wd},
            {"params": rest, "weight_decay": 0.0}]
# 3 wrong: one list for both groups
def split_groups(params, wd):
    decay = rest = []
    for name, p in params.items():
        (rest if name.startswith("b") else decay).append(p)
    return [{"params": decay, "weight_decay": wd},
            {"params": rest, "weight_decay": 0.0}]
# 3 wrong: the sign of the decay for biases
def split_groups(params, wd):
    decay = [p for n, p in params.items() if not n.startswith("b")]
    rest = [p for n, p in params.items() if n.startswith("b")]
    return [{"params": decay, "weight_decay": wd},
            {"params": rest, "weight_decay": -wd}]
# 3 wrong: the decay in a list
def split_groups(params, wd):
    decay = [p for n, p in params.items() if not n.startswith("b")]
    rest = [p for n, p in params.items() if n.startswith("b")]
    return [{"params": decay, "weight_decay": [wd]},
            {"params": rest, "weight_decay": [0.0]}]
# 3 wrong: a list within the list
def split_groups(params, wd):
    decay = [p for n, p in params.items() if not n.startswith("b")]
    rest = [p for n, p in params.items() if n.startswith("b")]
    return [{"params": [decay], "weight_decay": wd},
            {"params": [rest], "weight_decay": 0.0}]
# 3 wrong: the decay is done here
def split_groups(params, wd):
    decay = [p for n, p in params.items() if not n.startswith("b")]
    rest = [p for n, p in params.items() if n.startswith("b")]
    with torch.no_grad():
        for p in decay:
            p.mul_(1 - 0.1 * wd)
    return [{"params": decay, "weight_decay": wd},
            {"params": rest, "weight_decay": 0.0}]
# 3 wrong: by the shape, one number is a bias
def split_groups(params, wd):
    return [{"params": [p for p in params.values() if p.ndim > 0],
             "weight_decay": wd},
            {"params": [p for p in params.values() if p.ndim == 0],
             "weight_decay": 0.0}]
# 3 wrong: the last character
def split_groups(params, wd):
    return [{"params": [p for n, p in params.items() if n[-1] != "b"],
             "weight_decay": wd},
            {"params": [p for n, p in params.items() if n[-1] == "b"],
             "weight_decay": 0.0}]
# 3 wrong: only the first bias is found
def split_groups(params, wd):
    for name, p in params.items():
        if name.startswith("b"):
            rest = [q for q in params.values() if q is not p]
            return [{"params": rest, "weight_decay": wd},
                    {"params": [p], "weight_decay": 0.0}]
    return [{"params": list(params.values()), "weight_decay": wd},
            {"params": [], "weight_decay": 0.0}]
# 3 wrong: None for no decay
def split_groups(params, wd):
    decay = [p for n, p in params.items() if not n.startswith("b")]
    rest = [p for n, p in params.items() if n.startswith("b")]
    return [{"params": decay, "weight_decay": wd},
            {"params": rest, "weight_decay": None}]
# 3 wrong: sets, which torch refuses
def split_groups(params, wd):
    rest = {p for n, p in params.items() if n.startswith("b")}
    return [{"params": set(params.values()) - rest, "weight_decay": wd},
            {"params": rest, "weight_decay": 0.0}]
# 3 right: generators, as torch takes them
def split_groups(params, wd):
    return [{"params": (p for n, p in params.items() if n[0] != "b"),
             "weight_decay": wd},
            {"params": (p for n, p in params.items() if n[0] == "b"),
             "weight_decay": 0.0}]
# 3 right: two dicts of one comprehension
def split_groups(params, wd):
    return [dict(params=[params[n] for n in params
                         if (n[:1] == "b") is bias],
                 weight_decay=0 if bias else wd)
            for bias in (False, True)]
# 4 wrong: a floor of a tenth
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return max((1 + math.cos(math.pi * (t - K) / (T - K))) / 2, 0.1)
# 4 wrong: a whole wave
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(2 * math.pi * (t - K) / (T - K))) / 2
# 4 wrong: degrees
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(180 * (t - K) / (T - K))) / 2
# 4 wrong: without pi
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 + math.cos((t - K) / (T - K))) / 2
# 4 wrong: rising in the second part
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return (1 - math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: the cosine alone, negative
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    return math.cos(math.pi * (t - K) / (T - K))
# 4 wrong: a square in the warm-up
def warmup_cosine(t, K, T):
    if t < K:
        return ((t + 1) / K) ** 2
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: the warm-up is a cosine too
def warmup_cosine(t, K, T):
    if t < K:
        return (1 - math.cos(math.pi * (t + 1) / K)) / 2
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: warm-up over K - 1 steps
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / (K - 1) if K > 1 else 1.0
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: steps counted by itself
counted = []
def warmup_cosine(t, K, T):
    counted.append(t)
    t = len(counted) - 1
    if t < K:
        return (t + 1) / K
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 wrong: rounded
def warmup_cosine(t, K, T):
    if t < K:
        return round((t + 1) / K, 3)
    return round((1 + math.cos(math.pi * (t - K) / (T - K))) / 2, 3)
# 4 wrong: zero before T
def warmup_cosine(t, K, T):
    if t < K:
        return (t + 1) / K
    if t >= T - 1:
        return 0.0
    return (1 + math.cos(math.pi * (t - K) / (T - K))) / 2
# 4 right: one expression of both
def warmup_cosine(t, K, T):
    rising = min((t + 1) / K, 1)
    falling = math.cos(math.pi / 2 * max(t - K, 0) / (T - K)) ** 2
    return rising * falling
# 4 right: lists of the whole schedule
def warmup_cosine(t, K, T):
    table = [(i + 1) / K for i in range(K)]
    table += [0.5 + 0.5 * math.cos(math.pi * i / (T - K))
              for i in range(T - K + 1)]
    return table[t]
# 5 wrong: a global, the argument is ignored
kept = {}
def save(params, optimizer, scheduler):
    kept["p"] = params.detach().clone()
    kept["o"] = copy.deepcopy(optimizer.state_dict())
    kept["s"] = copy.deepcopy(scheduler.state_dict())
    return dict(kept)
def resume(checkpoint):
    params = kept["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(kept["o"]))
    scheduler.load_state_dict(copy.deepcopy(kept["s"]))
    return params, optimizer, scheduler
# 5 wrong: one dict for all checkpoints
kept = {}
def save(params, optimizer, scheduler):
    kept["p"] = params.detach().clone()
    kept["o"] = copy.deepcopy(optimizer.state_dict())
    kept["s"] = copy.deepcopy(scheduler.state_dict())
    return kept
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: the checkpoint is emptied
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint.pop("p").requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(checkpoint.pop("o"))
    scheduler.load_state_dict(checkpoint.pop("s"))
    return params, optimizer, scheduler
# 5 wrong: a shallow copy of the dict at loading
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(dict(checkpoint["o"]))
    scheduler.load_state_dict(dict(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: half precision is enough
def save(params, optimizer, scheduler):
    return {"p": params.detach().float(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].double().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: the schedule belongs to a second optimizer
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer = setup(params)[0]
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler = setup(params)[1]
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: the state without the groups
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "m": copy.deepcopy(optimizer.state_dict()["state"]),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    whole = optimizer.state_dict()
    whole["state"] = copy.deepcopy(checkpoint["m"])
    optimizer.load_state_dict(whole)
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: another schedule of the learner's own
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer = optim.AdamW([params], lr=0.2, weight_decay=0.1)
    scheduler = sched.LambdaLR(optimizer, lambda t: 0.97 ** t)
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    return params, optimizer, scheduler
# 5 wrong: a step of the schedule too many
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    optimizer.step()
    scheduler.step()
    return params, optimizer, scheduler
# 5 wrong: the moments are zeroed at saving
def save(params, optimizer, scheduler):
    state = copy.deepcopy(optimizer.state_dict())
    for values in state["state"].values():
        values["exp_avg"].zero_()
        values["exp_avg_sq"].zero_()
    return {"p": params.detach().clone(), "o": state,
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: the same triple each time
made = {}
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    if id(checkpoint) not in made:
        params = checkpoint["p"].clone().requires_grad_()
        optimizer, scheduler = setup(params)
        optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
        scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
        made[id(checkpoint)] = params, optimizer, scheduler
    return made[id(checkpoint)]
# 5 wrong: saving takes the optimizer's memory away
def save(params, optimizer, scheduler):
    checkpoint = {"p": params.detach().clone(),
                  "o": copy.deepcopy(optimizer.state_dict()),
                  "s": copy.deepcopy(scheduler.state_dict())}
    optimizer.state.clear()
    return checkpoint
def resume(checkpoint):
    params = checkpoint["p"].clone().requires_grad_()
    optimizer, scheduler = setup(params)
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 wrong: the values go into the setup of another tensor
def save(params, optimizer, scheduler):
    return {"p": params.detach().clone(),
            "o": copy.deepcopy(optimizer.state_dict()),
            "s": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = torch.zeros(2, requires_grad=True)
    optimizer, scheduler = setup(params)
    params = params + checkpoint["p"]
    optimizer.load_state_dict(copy.deepcopy(checkpoint["o"]))
    scheduler.load_state_dict(copy.deepcopy(checkpoint["s"]))
    return params, optimizer, scheduler
# 5 right: values copied into a fresh tensor, a list returned
def save(params, optimizer, scheduler):
    parts = [params.data, optimizer.state_dict(), scheduler.state_dict()]
    return dict(enumerate(copy.deepcopy(parts)))
def resume(checkpoint):
    values, o, s = copy.deepcopy(list(checkpoint.values()))
    params = torch.zeros(2, requires_grad=True)
    optimizer, scheduler = setup(params)
    with torch.no_grad():
        params.copy_(values)
    optimizer.load_state_dict(o)
    scheduler.load_state_dict(s)
    return [params, optimizer, scheduler]
# 5 right: a Parameter, the names of the dict in the learner's words
def save(params, optimizer, scheduler):
    return {"qadam": scheduler.last_epoch,
            "nuqta": copy.deepcopy(params.detach()),
            "xotira": copy.deepcopy(optimizer.state_dict()),
            "jadval": copy.deepcopy(scheduler.state_dict())}
def resume(checkpoint):
    params = torch.nn.Parameter(checkpoint["nuqta"].clone())
    optimizer, scheduler = setup(params)
    for thing, key in ((optimizer, "xotira"), (scheduler, "jadval")):
        thing.load_state_dict(copy.deepcopy(checkpoint[key]))
    return params, optimizer, scheduler
