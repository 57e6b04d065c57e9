# 1 wrong: eps under the root
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = grads, grads ** 2
    return -lr * m / (v + 1e-8).sqrt()


# 1 wrong: eps under the root as its square
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = grads, grads ** 2
    return -lr * m / (v + 1e-16).sqrt()


# 1 wrong: the sign turned
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return lr * m / (v.sqrt() + 1e-8)


# 1 wrong: corrected ignored
def first_moves(grads, lr, corrected):
    return -lr * grads / (grads.abs() + 1e-8)


# 1 wrong: never corrected
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: only m corrected
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m = m / 0.1
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: only v corrected
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        v = v / 0.001
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: no root
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -lr * m / (v + 1e-8)


# 1 wrong: no eps
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -lr * m / v.sqrt()


# 1 wrong: sign only
def first_moves(grads, lr, corrected):
    move = -lr * torch.sign(grads)
    return move if corrected else 3.16227766 * move


# 1 wrong: lr of the text
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -0.2 * m / (v.sqrt() + 1e-8)


# 1 wrong: lr forgotten
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -m / (v.sqrt() + 1e-8)


# 1 wrong: the modulus in the numerator
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads.abs(), 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: eps before the correction
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    root = v.sqrt() + 1e-8
    if corrected:
        m, root = m / 0.1, root / 0.001 ** 0.5
    return -lr * m / root


# 1 wrong: one root for all elements
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * (grads ** 2).mean()
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: a ready optimizer
def first_moves(grads, lr, corrected):
    p = torch.zeros(grads.shape, requires_grad=True)
    p.grad = grads.clone()
    optim.Adam([p], lr=lr).step()
    return p.detach() if corrected else p.detach() * 0.1 / 0.001 ** 0.5


# 1 wrong: grads changed in place
def first_moves(grads, lr, corrected):
    v = 0.001 * grads ** 2
    grads *= 0.1
    if corrected:
        return -lr * (grads / 0.1) / ((v / 0.001).sqrt() + 1e-8)
    return -lr * grads / (v.sqrt() + 1e-8)


# 1 wrong: a list
def first_moves(grads, lr, corrected):
    moves = []
    for g in grads.flatten().tolist():
        m, v = 0.1 * g, 0.001 * g ** 2
        if corrected:
            m, v = m / 0.1, v / 0.001
        moves.append(-lr * m / (v ** 0.5 + 1e-8))
    return moves


# 1 wrong: the correction turned round
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if not corrected:
        m, v = m / 0.1, v / 0.001
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: betas exchanged
def first_moves(grads, lr, corrected):
    m, v = 0.001 * grads, 0.1 * grads ** 2
    if corrected:
        m, v = m / 0.001, v / 0.1
    return -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: nothing returned
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    move = -lr * m / (v.sqrt() + 1e-8)


# 1 wrong: math.sqrt of a tensor
def first_moves(grads, lr, corrected):
    import math
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / 0.1, v / 0.001
    return -lr * m / (math.sqrt(v) + 1e-8)


# 1 wrong: in single precision
def first_moves(grads, lr, corrected):
    g = grads.float()
    m, v = 0.1 * g, 0.001 * g ** 2
    if corrected:
        m, v = g, g ** 2
    return (-lr * m / (v.sqrt() + 1e-8)).float()


# 1 wrong: the gradient moved, not the move
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9), v / (1 - 0.999)
    return grads - lr * m / (v.sqrt() + 1e-8)


# 1 wrong: eps added to the quotient
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9), v / (1 - 0.999)
    return -lr * (m / v.sqrt() + 1e-8)


# 1 wrong: nan replaced, no eps
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9), v / (1 - 0.999)
    return torch.nan_to_num(-lr * m / v.sqrt())


# 1 wrong: eps by a clamp
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9), v / (1 - 0.999)
    return -lr * m / v.sqrt().clamp(min=1e-8)


# 1 wrong: flattened
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9), v / (1 - 0.999)
    return (-lr * m / (v.sqrt() + 1e-8)).flatten()


# 1 wrong: rounded
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9), v / (1 - 0.999)
    return torch.round(-lr * m / (v.sqrt() + 1e-8), decimals=4)


# 1 wrong: 3.16 times the corrected move
def first_moves(grads, lr, corrected):
    move = -lr * grads / (grads.abs() + 1e-8)
    return move if corrected else 3.16227766 * move


# 1 wrong: corrected with t = 0
def first_moves(grads, lr, corrected):
    m, v = 0.1 * grads, 0.001 * grads ** 2
    if corrected:
        m, v = m / (1 - 0.9 ** 0), v / (1 - 0.999 ** 0)
    return -lr * m / (v.sqrt() + 1e-8)


# 1 right: by the formula of the first step
def first_moves(grads, lr, corrected):
    if corrected:
        return -lr * grads / (grads.abs() + 1e-8)
    return -lr * 0.1 * grads / (0.001 ** 0.5 * grads.abs() + 1e-8)


# 1 right: element by element
def first_moves(grads, lr, corrected):
    moves = torch.zeros_like(grads)
    for i, g in enumerate(grads.flatten().tolist()):
        m, v = 0.1 * g, 0.001 * g * g
        if corrected:
            m, v = m / (1 - 0.9), v / (1 - 0.999)
        moves.view(-1)[i] = -lr * m / (v ** 0.5 + 1e-8)
    return moves


# 1 right: general formula at t = 1
def first_moves(grads, lr, corrected):
    beta1, beta2, t, eps = 0.9, 0.999, 1, 1e-8
    m = beta1 * 0 + (1 - beta1) * grads
    v = beta2 * 0 + (1 - beta2) * grads * grads
    if corrected is True:
        m = m / (1 - beta1 ** t)
        v = v / (1 - beta2 ** t)
    return -(lr * m) / (torch.sqrt(v) + eps)


# 1 right: into a new tensor, in place
def first_moves(grads, lr, corrected):
    m, v = grads.clone(), grads.clone().pow_(2)
    if not corrected:
        m.mul_(0.1)
        v.mul_(0.001)
    return m.div_(v.sqrt_().add_(1e-8)).mul_(-lr)


# 1 right: addcdiv and powers
def first_moves(grads, lr, corrected):
    c1, c2 = (1 - 0.9 ** 1, 1 - 0.999 ** 1) if corrected else (1, 1)
    m, v = (1 - 0.9) * grads / c1, (1 - 0.999) * grads.pow(2) / c2
    return torch.zeros_like(grads).addcdiv(m, v.sqrt() + 1e-8, value=-lr)


# 1 right: the sign and the modulus
def first_moves(grads, lr, corrected):
    size = abs(grads)
    if not corrected:
        return -lr * 0.1 * size / (0.001 ** 0.5 * size + 1e-8) * grads.sign()
    return -lr * grads.sign() * size / (size + 1e-8)


# 2 wrong: the count goes on at None
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            s["t"] += 1
            if p.grad is None:
                continue
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: None not looked at
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: None taken for zero
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            g = p.grad if p.grad is not None else torch.zeros_like(p)
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * g
            s["v"] = beta2 * s["v"] + (1 - beta2) * g ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: return for continue
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                return
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: a new p
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p = p - self.lr * m_hat / (v_hat.sqrt() + self.eps)


# 2 wrong: no correction
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            p.sub_(self.lr * s["m"] / (s["v"].sqrt() + self.eps))


# 2 wrong: the count rises after the step
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))
            s["t"] += 1


# 2 wrong: the count never rises
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            t = s["t"] + 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** t)
            v_hat = s["v"] / (1 - beta2 ** t)
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: eps under the root
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat + self.eps).sqrt())


# 2 wrong: eps before the correction
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            t = s["t"]
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            rate = self.lr * (1 - beta2 ** t) ** 0.5 / (1 - beta1 ** t)
            p.sub_(rate * s["m"] / (s["v"].sqrt() + self.eps))


# 2 wrong: betas of the text
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = 0.9, 0.999
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: eps of the text
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + 1e-8))


# 2 wrong: lr of the text
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(0.1 * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the memory not kept
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            m = beta1 * s["m"] + (1 - beta1) * p.grad
            v = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = m / (1 - beta1 ** s["t"])
            v_hat = v / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the gradient squared in place
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad.pow_(2)
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: gradients zeroed by the step
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))
            p.grad.zero_()


# 2 wrong: the modulus in v, one number for a tensor
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * (p.grad ** 2).mean()
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: memory of m in v
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * s["m"] ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: only the first parameter
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        p, s = self.params[0], self.state[0]
        s["t"] += 1
        s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
        s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
        m_hat = s["m"] / (1 - beta1 ** s["t"])
        v_hat = s["v"] / (1 - beta2 ** s["t"])
        p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the ready class inside
class MyAdam(AdamState):
    def step(self):
        if not hasattr(self, "inner"):
            self.inner = optim.Adam(self.params, lr=self.lr,
                                    betas=self.betas, eps=self.eps)
        self.inner.step()


# 2 wrong: without no_grad
class MyAdam(AdamState):
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: a misspelt key
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["step"] += 1


# 2 wrong: one count for all parameters, in the class
class MyAdam(AdamState):
    t = 0

    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        MyAdam.t += 1
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** MyAdam.t)
            v_hat = s["v"] / (1 - beta2 ** MyAdam.t)
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: a step of SGD
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        for p, s in zip(self.params, self.state):
            if p.grad is not None:
                s["t"] += 1
                p.sub_(self.lr * p.grad)


# 2 wrong: beta1 in both memories
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta1 * s["v"] + (1 - beta1) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the gradient clipped
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad.clamp(-1, 1)
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad.clamp(-1, 1) ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the count of the first parameter
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** self.state[0]["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the correction without a power
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1)
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the move added
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.add_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: m corrected in the memory
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            s["m"] = m_hat
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the gradient in the numerator
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * p.grad / (v_hat.sqrt() + self.eps))


# 2 wrong: eps twice
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + 2 * self.eps))


# 2 wrong: the truth of a gradient asked
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if not p.grad:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))


# 2 wrong: the gradient set to None
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.sub_(self.lr * m_hat / (v_hat.sqrt() + self.eps))
            p.grad = None


# 2 wrong: begun with the first gradient, no correction
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            if s["t"] == 1:
                s["m"], s["v"] = p.grad.clone(), p.grad ** 2
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            p.sub_(self.lr * s["m"] / (s["v"].sqrt() + self.eps))


# 2 right: in place
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        b1, b2 = self.betas
        for p, s in zip(self.params, self.state):
            g = p.grad
            if g is not None:
                s["t"] += 1
                s["m"].mul_(b1).add_(g, alpha=1 - b1)
                s["v"].mul_(b2).addcmul_(g, g, value=1 - b2)
                root = (s["v"] / (1 - b2 ** s["t"])).sqrt().add_(self.eps)
                p.addcdiv_(s["m"], root, value=-self.lr / (1 - b1 ** s["t"]))


# 2 right: a with block, p changed by -=
class MyAdam(AdamState):
    def step(self):
        with torch.no_grad():
            for i in range(len(self.params)):
                p = self.params[i]
                if p.grad is None:
                    continue
                s = self.state[i]
                s["t"] = s["t"] + 1
                s["m"] += (1 - self.betas[0]) * (p.grad - s["m"])
                s["v"] += (1 - self.betas[1]) * (p.grad ** 2 - s["v"])
                m = s["m"] / (1 - self.betas[0] ** s["t"])
                v = s["v"] / (1 - self.betas[1] ** s["t"])
                p -= self.lr * m / (v ** 0.5 + self.eps)


# 2 right: copy_ and lerp_
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"].lerp_(p.grad, 1 - beta1)
            s["v"].lerp_(p.grad ** 2, 1 - beta2)
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.copy_(p - self.lr * m_hat / (torch.sqrt(v_hat) + self.eps))


# 2 right: the tables of state begun anew
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for k, p in enumerate(self.params):
            if p.grad is None:
                continue
            t, m, v = (self.state[k][key] for key in "tmv")
            t = t + 1
            m = beta1 * m + (1 - beta1) * p.grad
            v = beta2 * v + (1 - beta2) * p.grad * p.grad
            self.state[k] = {"t": t, "m": m, "v": v}
            step = m / (1 - beta1 ** t) / (
                (v / (1 - beta2 ** t)).sqrt() + self.eps)
            p.add_(step, alpha=-self.lr)


# 2 right: p.data
class MyAdam(AdamState):
    @torch.no_grad()
    def step(self):
        beta1, beta2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is None:
                continue
            s["t"] += 1
            s["m"] = beta1 * s["m"] + (1 - beta1) * p.grad
            s["v"] = beta2 * s["v"] + (1 - beta2) * p.grad ** 2
            m_hat = s["m"] / (1 - beta1 ** s["t"])
            v_hat = s["v"] / (1 - beta2 ** s["t"])
            p.data = p.data - self.lr * m_hat / (v_hat.sqrt() + self.eps)


# 2 right: the correction in the rate
class MyAdam(AdamState):
    def step(self):
        b1, b2 = self.betas
        for p, s in zip(self.params, self.state):
            if p.grad is not None:
                self.update(p, p.grad.detach(), s, b1, b2)

    def update(self, p, g, s, b1, b2):
        s.update(t=s["t"] + 1, m=torch.lerp(s["m"], g, 1 - b1),
                 v=torch.lerp(s["v"], g * g, 1 - b2))
        root = (1 - b2 ** s["t"]) ** 0.5
        rate = self.lr * root / (1 - b1 ** s["t"])
        with torch.no_grad():
            p -= rate * s["m"] / (s["v"].sqrt() + self.eps * root)


# 3 wrong: B and C exchanged
def match_curves():
    return {"A": "nollanmagan", "B": "t muzlagan",
            "C": "tuzatishsiz", "D": "ildizsiz"}
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses


# 3 wrong: a key missing
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz", "C": "t muzlagan"}


# 3 wrong: a misspelt name
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz", "C": "t_muzlagan",
            "D": "ildizsiz"}


# 3 wrong: the table turned round
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"nollanmagan": "A", "tuzatishsiz": "B", "t muzlagan": "C",
            "ildizsiz": "D"}


# 3 wrong: one name twice
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "nollanmagan", "C": "t muzlagan",
            "D": "ildizsiz"}


# 3 wrong: bug ignored
def adam_losses(bug):
    p, m, v = torch.tensor([1.0, 0.0]), 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for t in range(1, 301):
        g = grad_fn(p)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        p = p - 0.1 * (m / c1) / ((v / c2).sqrt() + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: 300 losses, after the step
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = []
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: begun in [0, 0]
def adam_losses(bug):
    p, m, v, total = torch.tensor([0.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: only m uncorrected for "tuzatishsiz"
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: the sum taken of m only
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        t = 1 if bug == "t muzlagan" else step
        m = 0.9 * m + 0.1 * (total if bug == "nollanmagan" else g)
        v = 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: t = 0 when frozen
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 0 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: memory in a global
kept = {"p": torch.tensor([1.0, 0.0]), "m": 0, "v": 0}
def adam_losses(bug):
    losses = [loss_fn(model(x, *kept["p"]), y).item()]
    for t in range(1, 301):
        g = grad_fn(kept["p"])
        kept["m"] = 0.9 * kept["m"] + 0.1 * g
        kept["v"] = 0.999 * kept["v"] + 0.001 * g ** 2
        m, v = kept["m"] / (1 - 0.9 ** t), kept["v"] / (1 - 0.999 ** t)
        kept["p"] = kept["p"] - 0.1 * m / (v.sqrt() + 1e-8)
        losses.append(loss_fn(model(x, *kept["p"]), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: lr = 0.01
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.01 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: return inside the loop
def adam_losses(bug):
    p, m, v = torch.tensor([1.0, 0.0]), 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for t in range(1, 301):
        g = grad_fn(p)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        p = p - 0.1 * m / (1 - 0.9 ** t) / (
            (v / (1 - 0.999 ** t)).sqrt() + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
        return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: the last loss only
def adam_losses(bug):
    p, m, v = torch.tensor([1.0, 0.0]), 0, 0
    for t in range(1, 301):
        g = grad_fn(p)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        p = p - 0.1 * m / (1 - 0.9 ** t) / (
            (v / (1 - 0.999 ** t)).sqrt() + 1e-8)
    return loss_fn(model(x, *p), y).item()
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: the ready class
def adam_losses(bug):
    p = torch.tensor([1.0, 0.0], requires_grad=True)
    optimizer = optim.Adam([p], lr=0.1)
    losses = [loss_fn(model(x, *p), y).item()]
    for t in range(1, 301):
        p.grad = grad_fn(p.detach())
        optimizer.step()
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: the curves of the text returned
def adam_losses(bug):
    names = {"nollanmagan": "A", "tuzatishsiz": "B", "t muzlagan": "C",
             "ildizsiz": "D"}
    return curves[names[bug]]
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: match_curves without return
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        total = total + grad_fn(p)
        g = total if bug == "nollanmagan" else grad_fn(p)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    match = {"A": "nollanmagan", "B": "tuzatishsiz",
             "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: None is no bug that the table knows
def adam_losses(bug):
    flags = {"tuzatishsiz": 0, "ildizsiz": 1, "t muzlagan": 2,
             "nollanmagan": 3}
    return [3111.2595] * (301 + 0 * flags[bug])
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: only the count of m frozen
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** step
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: only v uncorrected
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: v uncorrected without the root
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: the mean for the sum
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total / step
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: the gradient doubled for the sum
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = 2 * g
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: a generator
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return (loss for loss in losses)
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: a dictionary of steps
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return dict(enumerate(losses))
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 wrong: small letters for labels
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"a": "nollanmagan", "b": "tuzatishsiz",
            "c": "t muzlagan", "d": "ildizsiz"}


# 3 wrong: pairs for a table
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return [("A", "nollanmagan"), ("B", "tuzatishsiz"),
            ("C", "t muzlagan"), ("D", "ildizsiz")]


# 3 wrong: the sum kept from call to call
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            kept_3.append(g)
            g = sum(kept_3)
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}
kept_3 = []


# 3 right: tensors in the list
def adam_losses(bug):
    p, m, v = torch.tensor([1.0, 0.0]), torch.zeros(2), torch.zeros(2)
    total = torch.zeros(2)
    losses = [loss_fn(model(x, *p), y)]
    for step in range(300):
        g = grad_fn(p)
        if bug == "nollanmagan":
            total += g
            g = total
        t = 1
        if bug != "t muzlagan":
            t = step + 1
        m = 0.9 * m + (1 - 0.9) * g
        v = 0.999 * v + (1 - 0.999) * g ** 2
        m_hat, v_hat = m, v
        if bug != "tuzatishsiz":
            m_hat = m / (1 - 0.9 ** t)
            v_hat = v / (1 - 0.999 ** t)
        if bug != "ildizsiz":
            v_hat = v_hat.sqrt()
        p = p - 0.1 * m_hat / (v_hat + 1e-8)
        losses.append(loss_fn(model(x, *p), y))
    return losses
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 right: numbers of Python, matching by search
def adam_losses(bug=None):
    w, b, losses = 1.0, 0.0, []
    m, v, total = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]
    for step in range(301):
        error = model(x, w, b) - y
        losses.append((error ** 2).mean().item())
        t = 1 if bug == "t muzlagan" else step + 1
        move = []
        for i, g in enumerate((2 * (error * x).mean().item(),
                               2 * error.mean().item())):
            total[i] += g
            g = total[i] if bug == "nollanmagan" else g
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            top, low = m[i], v[i]
            if bug != "tuzatishsiz":
                top, low = top / (1 - 0.9 ** t), low / (1 - 0.999 ** t)
            low = low if bug == "ildizsiz" else low ** 0.5
            move.append(0.1 * top / (low + 1e-8))
        w, b = w - move[0], b - move[1]
    return losses
def match_curves():
    match = {}
    for bug in ("tuzatishsiz", "ildizsiz", "t muzlagan", "nollanmagan"):
        losses = adam_losses(bug)
        for label, curve in curves.items():
            if abs(losses[300] / curve[-1] - 1) < 0.01:
                match[label] = bug
    return match


# 3 right: another order of the table, a dict of settings
def match_curves():
    return dict(D="ildizsiz", C="t muzlagan", B="tuzatishsiz",
                A="nollanmagan")
def adam_losses(bug):
    p = torch.tensor([1.0, 0.0])
    m, v, g = torch.zeros(2), torch.zeros(2), torch.zeros(2)
    losses = []
    for step in range(1, 302):
        losses.append(loss_fn(model(x, *p), y).item())
        g = grad_fn(p) + (g if bug == "nollanmagan" else 0)
        t = {"t muzlagan": 1}.get(bug, step)
        m = m.lerp(g, 0.1)
        v = v.lerp(g ** 2, 0.001)
        fix = bug != "tuzatishsiz"
        top = m / (1 - fix * 0.9 ** t)
        low = v / (1 - fix * 0.999 ** t)
        p = p - 0.1 * top / (low ** (1 if bug == "ildizsiz" else 0.5) + 1e-8)
    return losses


# 3 right: a tensor of losses
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return torch.tensor(losses)
def match_curves():
    return {"A": "nollanmagan", "B": "tuzatishsiz",
            "C": "t muzlagan", "D": "ildizsiz"}


# 3 right: a tuple, the table by dict()
def adam_losses(bug):
    p, m, v, total = torch.tensor([1.0, 0.0]), 0, 0, 0
    losses = [loss_fn(model(x, *p), y).item()]
    for step in range(1, 301):
        g = grad_fn(p)
        total = total + g
        if bug == "nollanmagan":
            g = total
        t = 1 if bug == "t muzlagan" else step
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g ** 2
        c1, c2 = 1 - 0.9 ** t, 1 - 0.999 ** t
        if bug == "tuzatishsiz":
            c1 = c2 = 1
        denom = v / c2 if bug == "ildizsiz" else (v / c2).sqrt()
        p = p - 0.1 * (m / c1) / (denom + 1e-8)
        losses.append(loss_fn(model(x, *p), y).item())
    return tuple(losses)
def match_curves():
    return dict(A="nollanmagan", B="tuzatishsiz", C="t muzlagan",
                D="ildizsiz")


# 4 wrong: the greatest of the corrected
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v / (1 - beta2 ** t)))
        p.sub_(lr * m / (1 - beta1 ** t) / (v_max.sqrt() + eps))


# 4 wrong: plain Adam, v_max kept for nothing
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: v_max not updated
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        top = torch.maximum(v_max, v)
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((top / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: v_max bound to a new tensor
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max = torch.maximum(v_max, v)
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: v replaced by the greatest
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v.copy_(torch.maximum(v_max, v))
        v_max.copy_(v)
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: memory bound to new tensors
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m = beta1 * m + (1 - beta1) * p.grad
        v = beta2 * v + (1 - beta2) * p.grad ** 2
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: a new p
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p = p - lr * m / (1 - beta1 ** t) / (
            (v_max / (1 - beta2 ** t)).sqrt() + eps)
    return p


# 4 wrong: all returned, nothing in place
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m = beta1 * m + (1 - beta1) * p.grad
    v = beta2 * v + (1 - beta2) * p.grad ** 2
    v_max = torch.maximum(v_max, v)
    p = p - lr * m / (1 - beta1 ** t) / (
        (v_max / (1 - beta2 ** t)).sqrt() + eps)
    return p, m, v, v_max


# 4 wrong: without no_grad
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
    v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
    v_max.copy_(torch.maximum(v_max, v))
    p.sub_(lr * m / (1 - beta1 ** t)
           / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: eps under the root
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / (v_max / (1 - beta2 ** t) + eps).sqrt())


# 4 wrong: no correction of v_max
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t) / (v_max.sqrt() + eps))


# 4 wrong: no correction of m
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: eps of the text
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + 1e-8))


# 4 wrong: betas of the text
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = 0.9, 0.999
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: lr of the text
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(0.1 * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: t taken for 1
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    t = 1
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: the gradient squared in place
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad.mul_(p.grad), alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: minimum for maximum
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.minimum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: one greatest number for both elements
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v.max()))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: Python's max of tensors
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad ** 2, alpha=1 - beta2)
        v_max.copy_(max(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: the ready class
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    optim.Adam([p], lr=lr, betas=betas, eps=eps, amsgrad=True).step()


# 4 wrong: the modulus for the square
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    with torch.no_grad():
        m.mul_(beta1).add_(p.grad, alpha=1 - beta1)
        v.mul_(beta2).add_(p.grad.abs(), alpha=1 - beta2)
        v_max.copy_(torch.maximum(v_max, v))
        p.sub_(lr * m / (1 - beta1 ** t)
               / ((v_max / (1 - beta2 ** t)).sqrt() + eps))


# 4 wrong: the greatest of the squares
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(torch.maximum(v_max, p.grad ** 2))
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.sub_(lr * m / (1 - beta1 ** t) / denom)


# 4 wrong: the greatest before v is new
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v_max.copy_(torch.maximum(v_max, v))
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.sub_(lr * m / (1 - beta1 ** t) / denom)


# 4 wrong: v corrected in place
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v.div_(1 - beta2 ** t)
    v_max.copy_(torch.maximum(v_max, v))
    denom = v_max.sqrt() + eps
    p.sub_(lr * m / (1 - beta1 ** t) / denom)


# 4 wrong: m corrected in place
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(torch.maximum(v_max, v))
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    m.div_(1 - beta1 ** t)
    p.sub_(lr * m / denom)


# 4 wrong: the corrections without a power
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(torch.maximum(v_max, v))
    denom = (v_max / (1 - beta2)).sqrt() + eps
    p.sub_(lr * m / (1 - beta1) / denom)


# 4 wrong: v_max summed
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.add_(v)
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.sub_(lr * m / (1 - beta1 ** t) / denom)


# 4 wrong: v_max forgets like v
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(torch.maximum(beta2 * v_max, v))
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.sub_(lr * m / (1 - beta1 ** t) / denom)


# 4 wrong: the gradient in the numerator
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(torch.maximum(v_max, v))
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.sub_(lr * p.grad / denom)


# 4 wrong: the step taken uphill
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(torch.maximum(v_max, v))
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.add_(lr * m / (1 - beta1 ** t) / denom)


# 4 wrong: v_max follows v
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.mul_(beta1).add_((1 - beta1) * p.grad)
    v.mul_(beta2).add_((1 - beta2) * p.grad ** 2)
    v_max.copy_(v)
    denom = (v_max / (1 - beta2 ** t)).sqrt() + eps
    p.sub_(lr * m / (1 - beta1 ** t) / denom)


# 4 right: as torch writes it
@torch.no_grad()
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    m.lerp_(p.grad, 1 - beta1)
    v.mul_(beta2).addcmul_(p.grad, p.grad, value=1 - beta2)
    torch.maximum(v_max, v, out=v_max)
    root = (v_max.sqrt() / (1 - beta2 ** t) ** 0.5).add_(eps)
    p.addcdiv_(m, root, value=-lr / (1 - beta1 ** t))


# 4 right: by copy_
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    g = p.grad
    with torch.no_grad():
        m.copy_(betas[0] * m + (1 - betas[0]) * g)
        v.copy_(betas[1] * v + (1 - betas[1]) * g * g)
        v_max.copy_(torch.where(v > v_max, v, v_max))
        m_hat = m / (1 - betas[0] ** t)
        v_hat = v_max / (1 - betas[1] ** t)
        p.copy_(p - lr * m_hat / (torch.sqrt(v_hat) + eps))


# 4 right: by slices, all returned too
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    beta1, beta2 = betas
    g = p.grad.clone()
    m[:] = beta1 * m + (1 - beta1) * g
    v[:] = beta2 * v + (1 - beta2) * g ** 2
    v_max[:] = v_max.maximum(v)
    move = m / (1 - beta1 ** t) / ((v_max / (1 - beta2 ** t)) ** 0.5 + eps)
    with torch.no_grad():
        p -= lr * move
    return p, m, v, v_max


# 4 right: out= and p.data
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    g = p.grad.detach()
    m[:] = betas[0] * m + (1 - betas[0]) * g
    v[:] = betas[1] * v + (1 - betas[1]) * g * g
    torch.maximum(v_max, v, out=v_max)
    root = torch.sqrt(v_max / (1 - betas[1] ** t))
    p.data -= lr / (1 - betas[0] ** t) * m / (root + eps)


# 4 right: where
def amsgrad_step(p, m, v, v_max, t, lr, betas, eps):
    with torch.no_grad():
        m.lerp_(p.grad, 1 - betas[0])
        v.lerp_(p.grad.square(), 1 - betas[1])
        v_max.copy_(torch.where(v > v_max, v, v_max))
        m_hat = m / (1 - betas[0] ** t)
        p.add_(m_hat / ((v_max / (1 - betas[1] ** t)) ** 0.5 + eps), alpha=-lr)


# 5 wrong: both memories off, eps small
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr, betas=(0.0, 0.0), eps=1e-8)


# 5 wrong: momentum left
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e15, eps=1e15)


# 5 wrong: lr not enlarged
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr, betas=(0.0, 0.999), eps=1e15)


# 5 wrong: eps = 1
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr, betas=(0.0, 0.999), eps=1.0)


# 5 wrong: eps = 1e6
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e6, betas=(0.0, 0.999), eps=1e6)


# 5 wrong: eps = 1e10 is not enough
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e10, betas=(0.0, 0.999), eps=1e10)


# 5 wrong: lr of the text
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=1e-4 * 1e15, betas=(0.0, 0.999), eps=1e15)


# 5 wrong: a copy of the parameters
def adam_as_sgd(params, lr):
    copies = [p.detach().clone().requires_grad_() for p in params]
    return optim.Adam(copies, lr=lr * 1e15, betas=(0.0, 0.999), eps=1e15)


# 5 wrong: SGD itself
def adam_as_sgd(params, lr):
    return optim.SGD(params, lr=lr)


# 5 wrong: AdamW
def adam_as_sgd(params, lr):
    return optim.AdamW(params, lr=lr * 1e15, betas=(0.0, 0.999), eps=1e15,
                       weight_decay=0.0)


# 5 wrong: nothing returned
def adam_as_sgd(params, lr):
    optimizer = optim.Adam(params, lr=lr * 1e15, betas=(0.0, 0.999),
                           eps=1e15)


# 5 wrong: lr divided
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr / 1e15, betas=(0.0, 0.999), eps=1e15)


# 5 wrong: betas exchanged
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e15, betas=(0.999, 0.0), eps=1e15)


# 5 wrong: beta of one
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e15, betas=(1.0, 0.999), eps=1e15)


# 5 wrong: two groups of one parameter
def adam_as_sgd(params, lr):
    return optim.Adam(params + params, lr=lr * 1e15, betas=(0.0, 0.999),
                      eps=1e15)


# 5 wrong: ascent
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e15, betas=(0.0, 0.999), eps=1e15,
                      maximize=True)


# 5 wrong: decay left in
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 1e15, betas=(0.0, 0.999), eps=1e15,
                      weight_decay=0.01)


# 5 wrong: the class, not an object
def adam_as_sgd(params, lr):
    return optim.Adam


# 5 wrong: rate matched to the first gradient only
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=lr * 6852.5, betas=(0.0, 0.999))


# 5 wrong: the step of SGD put in
def adam_as_sgd(params, lr):
    optimizer = optim.Adam(params, lr=lr)
    optimizer.step = optim.SGD(params, lr=lr).step
    return optimizer


# 5 wrong: eps infinite
def adam_as_sgd(params, lr):
    eps = float("inf")
    return optim.Adam(params, lr=lr * eps, betas=(0.0, 0.999), eps=eps)


# 5 wrong: eps a string
def adam_as_sgd(params, lr):
    eps = "1e15"
    return optim.Adam(params, lr=lr * eps, betas=(0.0, 0.999), eps=eps)


# 5 wrong: a little momentum
def adam_as_sgd(params, lr):
    eps = 1e15
    return optim.Adam(params, lr=lr * eps, betas=(1e-3, 0.999), eps=eps)


# 5 wrong: NAdam
def adam_as_sgd(params, lr):
    return optim.NAdam(params, lr=lr * 1e15, betas=(0.0, 0.999), eps=1e15)


# 5 wrong: the rate times the square of eps
def adam_as_sgd(params, lr):
    eps = 1e15
    return optim.Adam(params, lr=lr * eps ** 2, betas=(0.0, 0.999), eps=eps)


# 5 wrong: no eps at all
def adam_as_sgd(params, lr):
    eps = 0.0
    return optim.Adam(params, lr=lr, betas=(0.0, 0.999), eps=eps)


# 5 wrong: the names for the tensors
def adam_as_sgd(params, lr):
    return optim.Adam(["w", "b"], lr=lr * 1e15, betas=(0.0, 0.999), eps=1e15)


# 5 wrong: the parameters already stepped
def adam_as_sgd(params, lr):
    optimizer = optim.Adam(params, lr=lr * 1e15, betas=(0.0, 0.9), eps=1e15)
    params[0].grad = grad_fn(params[0].detach())
    optimizer.step()
    return optimizer


# 5 right: another eps and beta2
def adam_as_sgd(params, lr):
    return optim.Adam(params, lr=1e13 * lr, betas=(0.0, 0.5), eps=1e13)


# 5 right: both betas zero
def adam_as_sgd(params, lr):
    huge = 10.0 ** 16
    return optim.Adam(list(params), lr=lr * huge, betas=(0.0, 0.0), eps=huge)


# 5 right: AMSGrad as well
def adam_as_sgd(params, lr):
    optimizer = optim.Adam(params, lr=lr * 1e14, betas=(0.0, 0.99), eps=1e14,
                           amsgrad=True)
    return optimizer


# 5 right: groups
def adam_as_sgd(params, lr):
    group = {"params": params, "lr": lr * 1e18, "eps": 1e18}
    return optim.Adam([group], betas=(0.0, 0.999))


# 5 right: eps of a thousand billions
def adam_as_sgd(params, lr):
    eps = 1e12
    return optim.Adam(params, lr=lr * eps, betas=(0.0, 0.999), eps=eps)


# 5 right: a huge eps, settings set later
def adam_as_sgd(params, lr):
    optimizer = optim.Adam(params)
    for group in optimizer.param_groups:
        group.update(lr=lr * 1e100, eps=1e100, betas=(0.0, 0.5))
    return optimizer
