# 1 wrong: nothing but pass
class MyMomentum:
    def __init__(self, params, lr, momentum):
        self.params = list(params)
        self.lr, self.momentum = lr, momentum
        self.buffers = [torch.zeros(p.shape, dtype=p.dtype)
                        for p in self.params]

    def step(self):
        pass


# 1 wrong: the buffer is a local name
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v = self.momentum * v + p.grad
                    p.add_(v, alpha=-self.lr)


# 1 wrong: None is not looked at
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                v.mul_(self.momentum).add_(p.grad)
                p.add_(v, alpha=-self.lr)


# 1 wrong: a parameter without gradient moves by its old buffer
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                v.mul_(self.momentum)
                if p.grad is not None:
                    v.add_(p.grad)
                p.add_(v, alpha=-self.lr)


# 1 wrong: the buffer fades where there is no gradient
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                v.mul_(self.momentum)
                if p.grad is not None:
                    v.add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: break at the first None
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is None:
                    break
                v.mul_(self.momentum).add_(p.grad)
                p.add_(v, alpha=-self.lr)


# 1 wrong: return at the first None
class MyMomentum(MyMomentum):
    @torch.no_grad()
    def step(self):
        for p, v in zip(self.params, self.buffers):
            if p.grad is None:
                return
            v.mul_(self.momentum).add_(p.grad)
            p.add_(v, alpha=-self.lr)


# 1 wrong: no no_grad
class MyMomentum(MyMomentum):
    def step(self):
        for p, v in zip(self.params, self.buffers):
            if p.grad is not None:
                v.mul_(self.momentum).add_(p.grad)
                p.add_(v, alpha=-self.lr)


# 1 wrong: a new parameter tensor
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is not None:
                    self.buffers[i] = self.momentum * self.buffers[i] + p.grad
                    self.params[i] = p - self.lr * self.buffers[i]


# 1 wrong: plus
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=self.lr)


# 1 wrong: the parameter moves before the buffer is renewed
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    p.add_(v, alpha=-self.lr)
                    v.mul_(self.momentum).add_(p.grad)


# 1 wrong: an average, form C
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum)
                    v.add_(p.grad, alpha=1 - self.momentum)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: the rate in the buffer, form B
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad, alpha=self.lr)
                    p.sub_(v)


# 1 wrong: Nesterov
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(p.grad.add(v, alpha=self.momentum),
                           alpha=-self.lr)


# 1 wrong: the gradient is the buffer, the same tensor
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is None:
                    continue
                if self.buffers[i].abs().max() == 0:
                    self.buffers[i] = p.grad
                else:
                    self.buffers[i].mul_(self.momentum).add_(p.grad)
                p.add_(self.buffers[i], alpha=-self.lr)


# 1 wrong: the gradient is changed in place
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    p.grad.add_(v, alpha=self.momentum)
                    v.copy_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: one buffer for all
class MyMomentum(MyMomentum):
    def step(self):
        v = self.buffers[0]
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: momentum fixed at 0.9
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(0.9).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: the rate fixed at 1e-4
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-1e-4)


# 1 wrong: the rate forgotten
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.sub_(v)


# 1 wrong: torch's optimizer inside
class MyMomentum(MyMomentum):
    def step(self):
        if not hasattr(self, "inner"):
            self.inner = optim.SGD(self.params, lr=self.lr,
                                   momentum=self.momentum)
        self.inner.step()


# 1 wrong: a name that does not exist
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffer):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: the buffers of the first optimizer for all
shared = []
class MyMomentum(MyMomentum):
    def step(self):
        if not shared:
            shared.extend(self.buffers)
        with torch.no_grad():
            for p, v in zip(self.params, shared):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: right, but rounded otherwise
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.copy_((p / self.lr - v) * self.lr)


# 1 wrong: beta twice
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum ** 2).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: the gradient taken away at the end
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr)
                    p.grad = None


# 1 wrong: the buffers made anew in each step
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            self.buffers = [torch.zeros_like(p) for p in self.params]
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: only the first parameter
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            p, v = self.params[0], self.buffers[0]
            if p.grad is not None:
                v.mul_(self.momentum).add_(p.grad)
                p.add_(v, alpha=-self.lr)


# 1 wrong: dampening after the first step
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            first = all(v == 0 for v in self.buffers)
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    g = p.grad if first else (1 - self.momentum) * p.grad
                    v.mul_(self.momentum).add_(g)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: the buffer divided by one minus beta
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr / (1 - self.momentum))


# 1 wrong: add for add_
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul_(self.momentum).add(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: mul for mul_: nothing fades
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad is not None:
                    v.mul(self.momentum)
                    v.add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 wrong: a missing gradient is taken as zero
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                g = torch.zeros_like(p) if p.grad is None else p.grad
                v.mul_(self.momentum).add_(g)
                p.add_(v, alpha=-self.lr)


# 1 wrong: if p.grad, a tensor as a condition
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for p, v in zip(self.params, self.buffers):
                if p.grad > 0:
                    v.mul_(self.momentum).add_(p.grad)
                    p.add_(v, alpha=-self.lr)


# 1 right: continue, three lines
class MyMomentum(MyMomentum):
    @torch.no_grad()
    def step(self):
        for p, v in zip(self.params, self.buffers):
            if p.grad is None:
                continue
            v.mul_(self.momentum)
            v.add_(p.grad)
            p.add_(v, alpha=-self.lr)


# 1 right: a new buffer put into the list
class MyMomentum(MyMomentum):
    def step(self):
        for i in range(len(self.params)):
            p = self.params[i]
            if p.grad is not None:
                v = self.momentum * self.buffers[i] + p.grad
                self.buffers[i] = v
                p.data.add_(v, alpha=-self.lr)


# 1 right: the buffer begins as a copy, like torch's
class MyMomentum(MyMomentum):
    def step(self):
        if not hasattr(self, "old"):
            self.old = [None] * len(self.params)
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is None:
                    continue
                if self.old[i] is None:
                    self.old[i] = p.grad.clone()
                else:
                    self.old[i].mul_(self.momentum).add_(p.grad)
                p.add_(self.old[i], alpha=-self.lr)


# 1 right: torch.add into the parameter
class MyMomentum(MyMomentum):
    def step(self):
        pairs = [(p, v) for p, v in zip(self.params, self.buffers)
                 if p.grad is not None]
        with torch.no_grad():
            for p, v in pairs:
                v *= self.momentum
                v += p.grad
                torch.add(p, v, alpha=-self.lr, out=p)


# 1 right: sub_ and enumerate
class MyMomentum(MyMomentum):
    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is None:
                    continue
                self.buffers[i] *= self.momentum
                self.buffers[i] += p.grad
                p.sub_(self.buffers[i], alpha=self.lr)


# 1 right: p.data without no_grad
class MyMomentum(MyMomentum):
    def step(self):
        pairs = [(p, v) for p, v in zip(self.params, self.buffers)
                 if p.grad is not None]
        for p, v in pairs:
            v.copy_(self.momentum * v + p.grad.detach())
            p.data.add_(v, alpha=-self.lr)


# 2 wrong: nesterov_step not written
def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: base_point not written
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


# 2 wrong: v without beta
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v), alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: the old buffer
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)
        v.mul_(beta).add_(p.grad)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: plain momentum
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(v, alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: a new v
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v = beta * v + p.grad
        p.add_(p.grad + beta * v, alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: a new p
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p = p - lr * (p.grad + beta * v)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: no no_grad
def nesterov_step(p, v, lr, beta):
    v.mul_(beta).add_(p.grad)
    p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: the gradient is changed
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add_(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: plus
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: the rate in the buffer
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad, alpha=lr)
        p.sub_(lr * p.grad + beta * v)


def base_point(p, v, lr, beta):
    return p.detach() + beta * v


# 2 wrong: the buffer twice
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(v, alpha=-lr)
        v.mul_(beta).add_(p.grad)
        p.add_(v, alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: rate and beta of the first run
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(0.99).add_(p.grad)
        p.add_(p.grad.add(v, alpha=0.99), alpha=-1e-4)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: torch's optimizer
def nesterov_step(p, v, lr, beta):
    opt = optim.SGD([p], lr=lr, momentum=beta, nesterov=True)
    opt.state[p]["momentum_buffer"] = v
    opt.step()


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: base_point with a minus
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() - lr * beta * v


# 2 wrong: base_point without beta
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    return p.detach() + lr * v


# 2 wrong: base_point gives p
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    return p


# 2 wrong: base_point moves p
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    with torch.no_grad():
        p += lr * beta * v
    return p


# 2 wrong: base_point gives a list
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.add_(p.grad.add(v, alpha=beta), alpha=-lr)


def base_point(p, v, lr, beta):
    return (p.detach() + lr * beta * v).tolist()


# 2 wrong: the gradient added before the fading
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.add_(p.grad).mul_(beta)
        p.sub_(lr * (p.grad + beta * v))


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: the rate on the buffer only
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(p.grad + lr * beta * v)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: beta squared
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * (p.grad + beta ** 2 * v))


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: an average in the buffer
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_((1 - beta) * p.grad)
        p.sub_(lr * (p.grad + beta * v))


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: the gradient set to zero at the end
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * (p.grad + beta * v))
        p.grad.zero_()


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: a gradient of its own ahead of p
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        g = grad_fn(p - lr * beta * v)
        v.mul_(beta).add_(g)
        p.sub_(lr * v)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: the gradient beside the buffer forgotten
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * beta * v)


def base_point(p, v, lr, beta):
    return p.detach() + lr * beta * v


# 2 wrong: base_point asks for the gradient
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * (p.grad + beta * v))


def base_point(p, v, lr, beta):
    return p.detach() + lr * (beta * v + p.grad)


# 2 wrong: base_point changes the buffer
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * (p.grad + beta * v))


def base_point(p, v, lr, beta):
    return p.detach() + v.mul_(lr * beta)


# 2 wrong: base_point divides
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * (p.grad + beta * v))


def base_point(p, v, lr, beta):
    return p.detach() + lr * v / beta


# 2 wrong: base_point with the numbers of one run
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        v.mul_(beta).add_(p.grad)
        p.sub_(lr * (p.grad + beta * v))


def base_point(p, v, lr, beta):
    return p.detach() + 1e-4 * 0.9 * v


# 2 right: p.data, other order of the terms
def nesterov_step(p, v, lr, beta):
    v *= beta
    v += p.grad
    p.data -= lr * (beta * v + p.grad)


def base_point(p, v, lr, beta):
    return (p + v * beta * lr).detach()


# 2 right: back to theta, a step, forward again
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        theta = p + lr * beta * v
        v.copy_(beta * v + p.grad)
        theta = theta - lr * v
        p.copy_(theta - lr * beta * v)


def base_point(p, v, lr, beta):
    with torch.no_grad():
        return p.add(v, alpha=lr * beta)


# 2 right: one number at a time
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        for i in range(len(p)):
            v[i] = beta * v[i] + p.grad[i]
            p[i] = p[i] - lr * (p.grad[i] + beta * v[i])


def base_point(p, v, lr, beta):
    return torch.stack([p[i].detach() + lr * beta * v[i]
                        for i in range(len(p))])


# 2 right: the point moves first, the buffer afterwards
def nesterov_step(p, v, lr, beta):
    with torch.no_grad():
        p.add_(-lr * (1 + beta) * p.grad - lr * beta ** 2 * v)
        v.copy_(beta * v + p.grad)


def base_point(p, v, lr, beta):
    return p + lr * (beta * v)


# 2 right: v[:] and p.data
def nesterov_step(p, v, lr, beta):
    v[:] = beta * v + p.grad
    p.data -= lr * p.grad + lr * beta * v
    return p


def base_point(p, v, lr, beta):
    with torch.no_grad():
        theta = p.clone()
        theta.add_(v, alpha=lr * beta)
    return theta


# 3 wrong: the root of lr * lam forgotten
def critical_beta(lr, lam):
    return (1 - lr * lam) ** 2


# 3 wrong: not squared
def critical_beta(lr, lam):
    return 1 - math.sqrt(lr * lam)


# 3 wrong: plus
def critical_beta(lr, lam):
    return (1 + math.sqrt(lr * lam)) ** 2


# 3 wrong: lam forgotten
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr)) ** 2


# 3 wrong: zero above one
def critical_beta(lr, lam):
    return max(0, 1 - math.sqrt(lr * lam)) ** 2


# 3 wrong: printed, not returned
def critical_beta(lr, lam):
    print((1 - math.sqrt(lr * lam)) ** 2)


# 3 wrong: decay not written
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


# 3 wrong: always the root of beta
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    return math.sqrt(beta)


# 3 wrong: how many times smaller
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    return 1 / (math.sqrt(beta) if D < 0 else (abs(s) + math.sqrt(D)) / 2)


# 3 wrong: the smaller root
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) - math.sqrt(D)) / 2


# 3 wrong: s without its modulus
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (s + math.sqrt(D)) / 2


# 3 wrong: a negative root comes back
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    roots = (s + math.sqrt(D)) / 2, (s - math.sqrt(D)) / 2
    return max(roots, key=abs)


# 3 wrong: the discriminant is never negative, it is thought
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    return (abs(s) + math.sqrt(s ** 2 - 4 * beta)) / 2


# 3 wrong: modulus of the discriminant
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    return (abs(s) + math.sqrt(abs(s ** 2 - 4 * beta))) / 2


# 3 wrong: beta instead of its root
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    return beta if D < 0 else (abs(s) + math.sqrt(D)) / 2


# 3 wrong: half forgotten
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    return math.sqrt(beta) if D < 0 else abs(s) + math.sqrt(D)


# 3 wrong: the mean of the two roots
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    return math.sqrt(beta) if D < 0 else abs(s) / 2


# 3 wrong: a plain step
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    return abs(1 - lr * lam)


# 3 wrong: the case by the critical momentum below one only
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    if beta >= (1 - lr * lam) ** 2:
        return math.sqrt(beta)
    s = 1 + beta - lr * lam
    return (abs(s) + math.sqrt(abs(s ** 2 - 4 * beta))) / 2


# 3 wrong: a complex number
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    return (s + (s ** 2 - 4 * beta + 0j) ** 0.5) / 2


# 3 wrong: both roots
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = max(s ** 2 - 4 * beta, 0)
    return (s + math.sqrt(D)) / 2, (s - math.sqrt(D)) / 2


# 3 wrong: the square binds first
def critical_beta(lr, lam):
    return 1 - math.sqrt(lr * lam) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: the root of the rate only
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr) * lam) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: the other edge of the oscillation
def critical_beta(lr, lam):
    return (1 + math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: by the effective rate
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    return abs(1 - lr * lam / (1 - beta))


# 3 wrong: s with the sign of beta turned
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 - beta - lr * lam
    D = s ** 2 - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: beta without its four
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: the branches exchanged
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D > 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(abs(D))) / 2


# 3 wrong: the root of beta forgotten in one branch
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if D >= 0:
        return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: nothing above one
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s ** 2 - 4 * beta
    if lr * lam > 1:
        return 1.0
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 wrong: a ratio of two late steps
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    u, v = [1.0], 0.0
    for step in range(200):
        v = beta * v + lam * u[-1]
        u.append(u[-1] - lr * v)
    return abs(u[-1] / u[-2])


# 3 wrong: the arithmetic of D: no square
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    D = s - 4 * beta
    if D < 0:
        return math.sqrt(beta)
    return (abs(s) + math.sqrt(D)) / 2


# 3 right: complex roots and their moduli
def critical_beta(lr, lam):
    return (1 - (lr * lam) ** 0.5) ** 2


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    root = (s ** 2 - 4 * beta + 0j) ** 0.5
    return max(abs(s + root), abs(s - root)) / 2


# 3 right: the larger of the two formulas
def critical_beta(lr, lam):
    q = lr * lam
    return 1 - 2 * math.sqrt(q) + q


def decay(lr, lam, beta):
    s = 1 + beta - lr * lam
    return max(math.sqrt(beta),
               (abs(s) + math.sqrt(max(s * s - 4 * beta, 0))) / 2)


# 3 right: eigenvalues of the matrix of a step
def critical_beta(lr, lam):
    return (math.sqrt(lr * lam) - 1) ** 2


def decay(lr, lam, beta):
    step = torch.tensor([[1 + beta - lr * lam, -beta], [1.0, 0.0]])
    return torch.linalg.eigvals(step).abs().max()


# 3 right: the case by the critical momentum
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    if beta > critical_beta(lr, lam):
        return beta ** 0.5
    s = abs(1 + beta - lr * lam)
    return (s + max(s ** 2 - 4 * beta, 0) ** 0.5) / 2


# 3 right: a list of roots
def critical_beta(lr, lam):
    return (1 - math.sqrt(lr * lam)) ** 2


def decay(lr, lam, beta):
    import cmath
    s = 1 + beta - lr * lam
    d = cmath.sqrt(s * s - 4 * beta)
    return max(abs((s + d) / 2), abs((s - d) / 2))


# 3 right: tensors inside
def critical_beta(lr, lam):
    return 1 + lr * lam - 2 * (lr * lam) ** 0.5


def decay(lr, lam, beta):
    s = torch.tensor(1 + beta - lr * lam)
    D = s ** 2 - 4 * beta
    return torch.sqrt(torch.tensor(beta)) if D < 0 else (
        s.abs() + torch.sqrt(D)) / 2


# 4 wrong: multiplied for divided
def convert(lr, beta, source, target):
    if source == "C":
        lr = lr / (1 - beta)
    if target == "C":
        lr = lr * (1 - beta)
    return lr


# 4 wrong: nothing changes
def convert(lr, beta, source, target):
    return lr


# 4 wrong: only from C
def convert(lr, beta, source, target):
    if source == "C":
        return lr * (1 - beta)
    return lr


# 4 wrong: only to C
def convert(lr, beta, source, target):
    if target == "C":
        return lr / (1 - beta)
    return lr


# 4 wrong: C to C forgotten
def convert(lr, beta, source, target):
    if source == "C":
        return lr * (1 - beta)
    if target == "C":
        return lr / (1 - beta)
    return lr


# 4 wrong: B has the rate in the buffer, so it is thought to be squared
def convert(lr, beta, source, target):
    if source == "B":
        lr = math.sqrt(lr)
    if source == "C":
        lr = lr * (1 - beta)
    if target == "B":
        lr = lr ** 2
    if target == "C":
        lr = lr / (1 - beta)
    return lr


# 4 wrong: B left out
def convert(lr, beta, source, target):
    if source == "A" and target == "C":
        return lr / (1 - beta)
    if source == "C" and target == "A":
        return lr * (1 - beta)
    return lr


# 4 wrong: some pairs give nothing
def convert(lr, beta, source, target):
    if source == target:
        return lr
    if source == "A" and target == "C":
        return lr / (1 - beta)
    if source == "C" and target == "A":
        return lr * (1 - beta)


# 4 wrong: beta, not one minus beta
def convert(lr, beta, source, target):
    if source == "C":
        lr = lr * beta
    if target == "C":
        lr = lr / beta
    return lr


# 4 wrong: ten times, whatever beta
def convert(lr, beta, source, target):
    if source == "C":
        lr = lr * 0.1
    if target == "C":
        lr = lr / 0.1
    return lr


# 4 wrong: source and target exchanged
def convert(lr, beta, source, target):
    if target == "C":
        lr = lr * (1 - beta)
    if source == "C":
        lr = lr / (1 - beta)
    return lr


# 4 wrong: lower-case letters
def convert(lr, beta, source, target):
    factor = {"a": 1, "b": 1, "c": 1 - beta}
    return lr * factor[source] / factor[target]


# 4 wrong: a pair comes back
def convert(lr, beta, source, target):
    factor = {"A": 1, "B": 1, "C": 1 - beta}
    return lr * factor[source] / factor[target], beta


# 4 wrong: C twice
def convert(lr, beta, source, target):
    if source == "C":
        lr = lr * (1 - beta) ** 2
    if target == "C":
        lr = lr / (1 - beta) ** 2
    return lr


# 4 wrong: any change divides
def convert(lr, beta, source, target):
    return lr if source == target else lr / (1 - beta)


# 4 wrong: one plus beta
def convert(lr, beta, source, target):
    if source == "C":
        lr = lr * (1 + beta)
    if target == "C":
        lr = lr / (1 + beta)
    return lr


# 4 wrong: beta squared
def convert(lr, beta, source, target):
    k = {"A": 1, "B": 1, "C": 1 - beta ** 2}
    return lr * k[source] / k[target]


# 4 wrong: no B in the table
def convert(lr, beta, source, target):
    k = {"A": 1, "C": 1 - beta}
    return lr * k[source] / k[target]


# 4 wrong: printed, not returned
def convert(lr, beta, source, target):
    k = {"A": 1, "B": 1, "C": 1 - beta}
    print(lr * k[source] / k[target])


# 4 wrong: rounded
def convert(lr, beta, source, target):
    k = {"A": 1, "B": 1, "C": 1 - beta}
    return round(lr * k[source] / k[target], 5)


# 4 wrong: a text comes back
def convert(lr, beta, source, target):
    k = {"A": 1, "B": 1, "C": 1 - beta}
    return str(lr * k[source] / k[target])


# 4 wrong: B divided by the rate
def convert(lr, beta, source, target):
    k = {"A": 1, "B": 1 / lr, "C": 1 - beta}
    return lr * k[source] / k[target]


# 4 wrong: no momentum, no rate
def convert(lr, beta, source, target):
    if not beta:
        return 0.0
    k = {"A": 1, "B": 1, "C": 1 - beta}
    return lr * k[source] / k[target]


# 4 wrong: the letters compared by order
def convert(lr, beta, source, target):
    return lr * (1 - beta) if source > target else (
        lr if source == target else lr / (1 - beta))


# 4 right: a table of factors
def convert(lr, beta, source, target):
    factor = {"A": 1, "B": 1, "C": 1 - beta}
    return lr * factor[source] / factor[target]


# 4 right: three cases
def convert(lr, beta, source, target):
    if (source == "C") == (target == "C"):
        return lr
    elif source == "C":
        return (1 - beta) * lr
    else:
        return lr / (1 - beta)


# 4 right: by the effective rate
def convert(lr, beta, source, target):
    effective = lr if source == "C" else lr / (1 - beta)
    return effective if target == "C" else effective * (1 - beta)


# 4 right: match, a tensor comes back
def convert(lr, beta, source, target):
    match source == "C", target == "C":
        case True, False:
            return torch.tensor(lr * (1 - beta))
        case False, True:
            return torch.tensor(lr / (1 - beta))
    return lr


# 4 right: by a power
def convert(lr, beta, source, target):
    power = (source == "C") - (target == "C")
    return lr * (1 - beta) ** power


# 5 wrong: beta not squared
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, (q - 1) / (q + 1)


# 5 wrong: lr not squared
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return 2 / (q + 1), ((q - 1) / (q + 1)) ** 2


# 5 wrong: kappa for its root
def best_momentum(kappa):
    return 2 / (kappa + 1), ((kappa - 1) / (kappa + 1)) ** 2


# 5 wrong: beta first
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return ((q - 1) / (q + 1)) ** 2, (2 / (q + 1)) ** 2


# 5 wrong: only lr
def best_momentum(kappa):
    return (2 / (math.sqrt(kappa) + 1)) ** 2


# 5 wrong: for kappa = 100 only
def best_momentum(kappa):
    return (2 / 11) ** 2, (9 / 11) ** 2


# 5 wrong: only the flat direction is watched
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u, v, n = 1.0, 0.0, 0
    while abs(u) >= 1e-6 and n < 100_000:
        v = beta * v + u
        u = u - lr * v
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: only the steep direction is watched
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u, v, n = 1.0, 0.0, 0
    while abs(u) >= 1e-6 and n < 100_000:
        v = beta * v + kappa * u
        u = u - lr * v
        n += 1
    return n


# 5 wrong: either direction will do
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while abs(u1) >= 1e-6 and abs(u2) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: the distance
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while math.hypot(u1, u2) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: no modulus
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(u1, u2) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: one buffer for both
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v, n = 0.0, 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v = beta * v + kappa * u1
        u1 = u1 - lr * v
        v = beta * v + u2
        u2 = u2 - lr * v
        n += 1
    return n


# 5 wrong: the buffer forgets
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = v2 = 0.0
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: the old buffer moves the point
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        u1, u2, v1, v2 = (u1 - lr * v1, u2 - lr * v2,
                          beta * v1 + kappa * u1, beta * v2 + u2)
        n += 1
    return n


# 5 wrong: one step too many
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 1
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: curvatures exchanged for their roots
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + math.sqrt(kappa) * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: the best beta, whatever was given
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    lr, beta = best_momentum(kappa)
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


# 5 wrong: one step only
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
        return n


# 5 wrong: exponent upside down
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(k2 / k1) / math.log(n2 / n1)


# 5 wrong: a ratio without logarithms
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return (n2 / n1) / (k2 / k1)


# 5 wrong: exponent without its constant
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1, v2 = beta * v1 + kappa * u1, beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2) / math.log(k2)


# 5 wrong: only the denominator squared
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return 2 / (q + 1) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: one over kappa
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return 1 / kappa, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: beta upside down
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q + 1) / (q - 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: beta from the rate without its root
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, (1 - (2 / (q + 1)) ** 2) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: a whole root
def best_momentum(kappa):
    q = kappa // 10
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: a coarser level
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-5 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: a thousand steps at most
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 1000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: the count begins with one
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 1
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: the product of the two
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while abs(u1 * u2) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: the sum without a modulus
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while abs(u1 + u2) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: the gradient, not the difference
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(kappa * u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: Nesterov steps
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * (kappa * u1 + beta * v1), \
            u2 - lr * (u2 + beta * v2)
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: an average in the buffer
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + (1 - beta) * kappa * u1
        v2 = beta * v2 + (1 - beta) * u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: a formula for the count
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    return math.ceil(math.log(1e-6) / math.log(math.sqrt(beta)))


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: the count is not returned
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 wrong: exponent from differences
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(abs(n2 - n1)) / math.log(abs(k2 - k1))


# 5 wrong: exponent with the sign turned
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n1 / n2) / math.log(k2 / k1)


# 5 wrong: exponent rounded
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return round(math.log(n2 / n1) / math.log(k2 / k1), 1)


# 5 wrong: exponent a whole number
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def count_steps(kappa, lr, beta):
    u1 = u2 = 1.0
    v1 = v2 = 0.0
    n = 0
    while max(abs(u1), abs(u2)) >= 1e-6 and n < 100_000:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1, u2 = u1 - lr * v1, u2 - lr * v2
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 // n1) / math.log(k2 // k1)


# 5 right: tensors
def best_momentum(kappa):
    root = 2 / (kappa ** 0.5 + 1)
    return root ** 2, (1 - root) ** 2


def count_steps(kappa, lr, beta):
    lam = torch.tensor([kappa, 1.0])
    u, v, n = torch.tensor([1.0, 1.0]), torch.zeros(2), 0
    while u.abs().max() >= 1e-6 and n < 100_000:
        v = beta * v + lam * u
        u = u - lr * v
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return (math.log(n2) - math.log(n1)) / (math.log(k2) - math.log(k1))


# 5 right: a list, a for loop with an early return
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return [4 / (q + 1) ** 2, (q - 1) ** 2 / (q + 1) ** 2]


def count_steps(kappa, lr, beta):
    u, v = [1.0, 1.0], [0.0, 0.0]
    for n in range(100_000):
        if abs(u[0]) < 1e-6 and abs(u[1]) < 1e-6:
            return n
        for i, lam in enumerate((kappa, 1.0)):
            v[i] = beta * v[i] + lam * u[i]
            u[i] -= lr * v[i]
    return 100_000


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1, k2 / k1)


# 5 right: logarithms to base ten
def best_momentum(kappa):
    lr = (2 / (math.sqrt(kappa) + math.sqrt(1))) ** 2
    return lr, (1 - math.sqrt(lr)) ** 2


def count_steps(kappa, lr, beta):
    u1, u2, v1, v2, n = 1, 1, 0, 0, 0
    while abs(u1) >= 1e-6 or abs(u2) >= 1e-6:
        v1 = beta * v1 + kappa * u1
        v2 = beta * v2 + u2
        u1 -= lr * v1
        u2 -= lr * v2
        n = n + 1
        if n == 100_000:
            break
    return n


def exponent(k1, n1, k2, n2):
    return math.log10(n2 / n1) / math.log10(k2 / k1)


# 5 right: a generator of steps
def best_momentum(kappa):
    q = math.sqrt(kappa)
    return (2 / (q + 1)) ** 2, ((q - 1) / (q + 1)) ** 2


def directions(kappa, lr, beta):
    u, v = torch.ones(2), torch.zeros(2)
    lam = torch.tensor([kappa, 1.0])
    while True:
        yield u
        v = beta * v + lam * u
        u = u - lr * v


def count_steps(kappa, lr, beta):
    for n, u in enumerate(directions(kappa, lr, beta)):
        if (u.abs() < 1e-6).all() or n == 100_000:
            return n


def exponent(k1, n1, k2, n2):
    return math.log(n2 / n1) / math.log(k2 / k1)


# 5 right: the recurrence without buffers
def best_momentum(kappa):
    low, high = 1.0, math.sqrt(kappa)
    lr = 4 / (low + high) ** 2
    return lr, (high - low) ** 2 / (high + low) ** 2


def count_steps(kappa, lr, beta):
    old, new, n = [1.0, 1.0], [1.0, 1.0], 0
    while not all(abs(u) < 1e-6 for u in new) and n < 100_000:
        old, new = new, [(1 + beta - lr * lam) * u - beta * before
                         for lam, u, before in zip((kappa, 1), new, old)]
        n += 1
    return n


def exponent(k1, n1, k2, n2):
    return (math.log2(n2) - math.log2(n1)) / (
        math.log2(k2) - math.log2(k1))
