"""Answers to the exercises of chapter 5, for book.proof.answers."""

# 1 wrong: the sign is lost
def gap(d0, lr, lam, t):
    return d0 * abs(1 - lr * lam) ** t


# 1 wrong: the same number is subtracted at every step
def gap(d0, lr, lam, t):
    return d0 - t * lr * lam * d0


# 1 wrong: one power too few
def gap(d0, lr, lam, t):
    return d0 * (1 - lr * lam) ** (t - 1)


# 1 wrong: the factor is doubled with t instead of raised to it
def gap(d0, lr, lam, t):
    return d0 * (1 - lr * lam) * t


# 1 wrong: continuous decay
def gap(d0, lr, lam, t):
    return d0 * 2.718281828459045 ** (-lr * lam * t)


# 1 wrong: the sign of the gradient
def gap(d0, lr, lam, t):
    return d0 * (1 + lr * lam) ** t


# 1 wrong: lam is always 2
def gap(d0, lr, lam, t):
    return d0 * (1 - lr * 2) ** t


# 1 wrong: d0 is ignored
def gap(d0, lr, lam, t):
    return (1 - lr * lam) ** t


# 1 wrong: a loop
def gap(d0, lr, lam, t):
    for _ in range(t):
        d0 = d0 - lr * lam * d0
    return d0


# 1 wrong: a while loop
def gap(d0, lr, lam, t):
    while t > 0:
        d0, t = d0 * (1 - lr * lam), t - 1
    return d0


# 1 wrong: a loop in a comprehension
def gap(d0, lr, lam, t):
    return [d0] and d0 * torch.tensor(
        [1.0] + [1 - lr * lam for _ in range(t)]).prod()


# 1 wrong: printed, not returned
def gap(d0, lr, lam, t):
    print(d0 * (1 - lr * lam) ** t)


# 1 wrong: a pair
def gap(d0, lr, lam, t):
    return d0, d0 * (1 - lr * lam) ** t


# 1 wrong: an argument fewer
def gap(d0, lr, lam):
    return d0 * (1 - lr * lam)


# 1 right: pow
def gap(d0, lr, lam, t):
    return pow(1 - lr * lam, t) * d0


# 1 right: a tensor
def gap(d0, lr, lam, t):
    return torch.tensor(d0) * (1 - lr * lam) ** t


# 1 right: sign and modulus apart
def gap(d0, lr, lam, t):
    factor = 1 - lr * lam
    sign = -1 if factor < 0 and t % 2 else 1
    return d0 * sign * abs(factor) ** t


# 1 wrong: the absolute value of the factor
def gap(d0, lr, lam, t):
    return d0 * abs(1 - lr * lam) ** t


# 1 wrong: recursion one deep
def gap(d0, lr, lam, t):
    return d0 - lr * lam * d0 if t else d0


# 1 wrong: a power of the product
def gap(d0, lr, lam, t):
    return (d0 * (1 - lr * lam)) ** t


# 1 wrong: a string
def gap(d0, lr, lam, t):
    return f"{d0 * (1 - lr * lam) ** t}"


# 1 right: the modulus, and a sign by parity
def gap(d0, lr, lam, t):
    q = 1 - lr * lam
    return d0 * (abs(q) ** t) * (1 if t % 2 == 0 or q >= 0 else -1)


# 2 wrong: half of the matrix
def eigenvalues(x):
    a, c = (x ** 2).mean(), x.mean()
    root = torch.sqrt((a - 1) ** 2 + 4 * c ** 2)
    return (a + 1 + root) / 2, (a + 1 - root) / 2


# 2 wrong: c without its 2
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root) / 2, (a + 2 - root) / 2


# 2 wrong: sums
def eigenvalues(x):
    a, c = 2 * (x ** 2).sum(), 2 * x.sum()
    root = torch.sqrt((a - 22) ** 2 + 4 * c ** 2)
    return (a + 22 + root) / 2, (a + 22 - root) / 2


# 2 wrong: the smaller one first
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 - root) / 2, (a + 2 + root) / 2


# 2 wrong: not divided by 2
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return a + 2 + root, a + 2 - root


# 2 wrong: a minus under the root
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt(abs((a - 2) ** 2 - 4 * c ** 2))
    return (a + 2 + root) / 2, (a + 2 - root) / 2


# 2 wrong: the diagonal
def eigenvalues(x):
    return 2 * (x ** 2).mean(), torch.tensor(2.0)


# 2 wrong: the global x
def eigenvalues(z):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root) / 2, (a + 2 - root) / 2


# 2 wrong: the numbers of the chapter
def eigenvalues(x):
    return 7548.623332, 0.674155


# 2 wrong: the smaller one forgotten
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    return (a + 2 + torch.sqrt((a - 2) ** 2 + 4 * c ** 2)) / 2


# 2 wrong: the two averaged
def eigenvalues(x):
    return (x ** 2).mean() + 1, (x ** 2).mean() + 1


# 2 wrong: a name that does not exist
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    return (a + 2 + roots) / 2, (a + 2 - roots) / 2


# 2 right: a list of floats
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a + 2) ** 2 - 4 * (2 * a - c ** 2))
    return [((a + 2 + root) / 2).item(), ((a + 2 - root) / 2).item()]


# 2 right: one tensor of two
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return torch.stack([a + 2 + root, a + 2 - root]) / 2


# 2 right: the second from the product of the two
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    large = (a + 2) / 2 + (((a - 2) / 2) ** 2 + c ** 2) ** 0.5
    return large, (2 * a - c ** 2) / large


# 2 right: by torch
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    small, large = torch.linalg.eigvalsh(torch.tensor([[a, c], [c, 2.0]]))
    return large, small


# 2 wrong: x changed in place
def eigenvalues(x):
    c = 2 * x.mean()
    x *= x
    a = 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root) / 2, (a + 2 - root) / 2


# 2 wrong: eleven by hand
def eigenvalues(x):
    a, c = 2 * (x ** 2).sum() / 11, 2 * x.sum() / 11
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root) / 2, (a + 2 - root) / 2


# 2 wrong: three numbers
def eigenvalues(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root) / 2, (a + 2 - root) / 2, root


# 3 wrong: overshooting is taken for divergence
def motion(lr, lam):
    factor = 1 - lr * lam
    if factor == 0:
        return "bir qadam"
    return "silliq" if factor > 0 else "uzoqlashish"


# 3 wrong: the special case 0 is skipped
def motion(lr, lam):
    factor = 1 - lr * lam
    if factor == -1:
        return "sakrash"
    if factor < -1:
        return "uzoqlashish"
    return "zigzag" if factor < 0 else "silliq"


# 3 wrong: the special case -1 is skipped
def motion(lr, lam):
    factor = 1 - lr * lam
    if factor == 0:
        return "bir qadam"
    if factor < -1:
        return "uzoqlashish"
    return "zigzag" if factor < 0 else "silliq"


# 3 wrong: the limit is 1 / lam
def motion(lr, lam):
    share = lr * lam
    if share == 1:
        return "sakrash"
    if share > 1:
        return "uzoqlashish"
    if share == 0.5:
        return "bir qadam"
    return "zigzag" if share > 0.5 else "silliq"


# 3 wrong: lam is ignored
def motion(lr, lam):
    factor = 1 - lr * 2
    if factor in (0, -1):
        return "bir qadam" if factor == 0 else "sakrash"
    if factor < -1:
        return "uzoqlashish"
    return "zigzag" if factor < 0 else "silliq"


# 3 wrong: the limit of the chapter for every lam
def motion(lr, lam):
    if lr > 2.6495e-4:
        return "uzoqlashish"
    return "silliq" if lr < 1.3247e-4 else "zigzag"


# 3 wrong: the modulus only
def motion(lr, lam):
    size = abs(1 - lr * lam)
    if size in (0, 1):
        return "bir qadam" if size == 0 else "sakrash"
    return "uzoqlashish" if size > 1 else "silliq"


# 3 wrong: another word
def motion(lr, lam):
    return "silliq yaqinlashish" if lr * lam < 1 else "portlash"


# 3 wrong: a number
def motion(lr, lam):
    return 1 - lr * lam


# 3 wrong: a list of words
def motion(lr, lam):
    return ["silliq", "zigzag"]


# 3 right: by the product of rate and curvature
def motion(lr, lam):
    share = lr * lam
    if share > 2:
        return "uzoqlashish"
    elif share == 2:
        return "sakrash"
    elif share > 1:
        return "zigzag"
    elif share == 1:
        return "bir qadam"
    else:
        return "silliq"


# 3 right: by the rate and its limits
def motion(lr, lam):
    if lr < 1 / lam:
        return "silliq"
    if lr == 1 / lam:
        return "bir qadam"
    if lr < 2 / lam:
        return "zigzag"
    return "sakrash" if lr == 2 / lam else "uzoqlashish"


# 3 right: by walking
def motion(lr, lam):
    d = 1.0 - lr * lam * 1.0
    if d == 0:
        return "bir qadam"
    if abs(d) >= 1:
        return "sakrash" if abs(d) == 1 else "uzoqlashish"
    return "silliq" if d > 0 else "zigzag"


# 3 wrong: equality without rounding room
def motion(lr, lam):
    q = 1 - lr * lam
    if q > 0:
        return "silliq"
    if q > -1:
        return "zigzag"
    return "uzoqlashish"


# 3 wrong: one limit by rounding
def motion(lr, lam):
    q = round(1 - lr * lam)
    return {1: "silliq", 0: "bir qadam", -1: "sakrash"}.get(q, "uzoqlashish")


# 3 wrong: None for the last
def motion(lr, lam):
    q = 1 - lr * lam
    if q == 0:
        return "bir qadam"
    if q == -1:
        return "sakrash"
    if 0 < q < 1:
        return "silliq"
    if -1 < q < 0:
        return "zigzag"


# 4 wrong: the difference is looked at, not the ratio
def find_limit(x, low, high):
    while high - low > 0.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: the wrong side is moved
def find_limit(x, low, high):
    while high / low > 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            low = lr
        else:
            high = lr
    return low, high


# 4 wrong: the middle is taken once, before the loop
def find_limit(x, low, high):
    lr = (low + high) / 2
    while high / low > 1.01:
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: the formula
def find_limit(x, low, high):
    lam_max, lam_min = eigenvalues(x)
    return 1.997 / lam_max, 2.003 / lam_max


# 4 wrong: thirty halvings
def find_limit(x, low, high):
    for _ in range(30):
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: three halvings
def find_limit(x, low, high):
    for _ in range(3):
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: only one side is ever moved
def find_limit(x, low, high):
    while high / low > 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
    return low, high


# 4 wrong: the two ends averaged
def find_limit(x, low, high):
    while high / low > 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return (low + high) / 2, (low + high) / 2


# 4 wrong: the global x
def find_limit(z, low, high):
    while high / low > 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: its own bounds
def find_limit(x, low, high):
    low, high = 1e-6, 1.0
    while high / low > 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: a grid in steps of a tenth
def find_limit(x, low, high):
    while not diverges(low * 1.1, x):
        low = low * 1.1
    return low, low * 1.1


# 4 wrong: one number
def find_limit(x, low, high):
    while high / low > 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low


# 4 right: a list, the ends moved in one line
def find_limit(x, low, high):
    while high > 1.01 * low:
        lr = (low + high) / 2
        low, high = (low, lr) if diverges(lr, x) else (lr, high)
    return [low, high]


# 4 right: the geometric mean
def find_limit(x, low, high):
    while high / low > 1.01:
        lr = (low * high) ** 0.5
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 right: recursion
def find_limit(x, low, high):
    if high / low < 1.01:
        return low, high
    lr = low + (high - low) / 2
    if diverges(lr, x):
        return find_limit(x, low, lr)
    return find_limit(x, lr, high)


# 4 right: a for loop with a break
def find_limit(x, low, high):
    for _ in range(50):
        if high / low < 1.01:
            break
        lr = (low + high) / 2
        if diverges(x=x, lr=lr):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: high is returned first
def find_limit(x, low, high):
    while high / low >= 1.01:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return high, low


# 4 wrong: stops one round early
def find_limit(x, low, high):
    while high / low >= 1.03:
        lr = (low + high) / 2
        if diverges(lr, x):
            high = lr
        else:
            low = lr
    return low, high


# 4 wrong: the ends tried again
def find_limit(x, low, high):
    while high / low >= 1.01:
        lr = (low + high) / 2
        if diverges(high, x):
            high = lr
        else:
            low = lr
    return low, high


# 5 wrong: the power of the component, not of its square
def loss_after(t, lr):
    part1 = lam1 / 2 * u1 ** 2 * (1 - lr * lam1) ** t
    part2 = lam2 / 2 * u2 ** 2 * (1 - lr * lam2) ** t
    return loss_best + part1 + part2


# 5 wrong: without the least loss
def loss_after(t, lr):
    d1 = u1 * (1 - lr * lam1) ** t
    d2 = u2 * (1 - lr * lam2) ** t
    return lam1 / 2 * d1 ** 2 + lam2 / 2 * d2 ** 2


# 5 wrong: without the halves
def loss_after(t, lr):
    d1 = u1 * (1 - lr * lam1) ** t
    d2 = u2 * (1 - lr * lam2) ** t
    return loss_best + lam1 * d1 ** 2 + lam2 * d2 ** 2


# 5 wrong: training
def loss_after(t, lr):
    path, losses = training_loop(t, lr, start, x, y)
    return losses[-1]


# 5 wrong: a loop of its own
def loss_after(t, lr):
    d1, d2 = u1, u2
    for _ in range(min(t, 100000)):
        d1, d2 = d1 * (1 - lr * lam1), d2 * (1 - lr * lam2)
    return loss_best + lam1 / 2 * d1 ** 2 + lam2 / 2 * d2 ** 2


# 5 wrong: the flat direction is left out
def loss_after(t, lr):
    return loss_best + lam1 / 2 * (u1 * (1 - lr * lam1) ** t) ** 2


# 5 wrong: one factor for both directions
def loss_after(t, lr):
    factor = (1 - lr * lam1) ** (2 * t)
    return loss_best + (lam1 / 2 * u1 ** 2 + lam2 / 2 * u2 ** 2) * factor


# 5 wrong: the sum is squared
def loss_after(t, lr):
    d = u1 * (1 - lr * lam1) ** t + u2 * (1 - lr * lam2) ** t
    return loss_best + (lam1 + lam2) / 2 * d ** 2


# 5 wrong: lr is ignored
def loss_after(t, lr):
    d1 = u1 * (1 - 1e-4 * lam1) ** t
    d2 = u2 * (1 - 1e-4 * lam2) ** t
    return loss_best + lam1 / 2 * d1 ** 2 + lam2 / 2 * d2 ** 2


# 5 wrong: the eigenvalues exchanged
def loss_after(t, lr):
    d1 = u1 * (1 - lr * lam2) ** t
    d2 = u2 * (1 - lr * lam1) ** t
    return loss_best + lam1 / 2 * d1 ** 2 + lam2 / 2 * d2 ** 2


# 5 wrong: one step late
def loss_after(t, lr):
    d1 = u1 * (1 - lr * lam1) ** (t + 1)
    d2 = u2 * (1 - lr * lam2) ** (t + 1)
    return loss_best + lam1 / 2 * d1 ** 2 + lam2 / 2 * d2 ** 2


# 5 wrong: a table of the first steps
def loss_after(t, lr):
    return {0: loss(start)}[t]


# 5 right: a float
def loss_after(t, lr):
    part1 = lam1 / 2 * u1 ** 2 * (1 - lr * lam1) ** (2 * t)
    part2 = lam2 / 2 * u2 ** 2 * (1 - lr * lam2) ** (2 * t)
    return (loss_best + part1 + part2).item()


# 5 right: the loss of the point where the steps have led
def loss_after(t, lr):
    e1 = v1 / torch.sqrt((v1 ** 2).sum())
    e2 = v2 / torch.sqrt((v2 ** 2).sum())
    p = best + u1 * (1 - lr * lam1) ** t * e1 + u2 * (1 - lr * lam2) ** t * e2
    return loss_fn(model(x, *p), y)


# 5 right: a tensor of one element, halves outside
def loss_after(t, lr):
    d1, d2 = u1 * (1 - lr * lam1) ** t, u2 * (1 - lr * lam2) ** t
    return torch.stack([loss_best + (lam1 * d1 * d1 + lam2 * d2 * d2) / 2])


# 5 wrong: power t of the sum
def loss_after(t, lr):
    q1, q2 = 1 - lr * lam1, 1 - lr * lam2
    return loss_best + (lam1 * u1 ** 2 + lam2 * u2 ** 2) / 2 * (
        q1 * q2) ** (2 * t)


# 5 wrong: u changed between calls
def loss_after(t, lr):
    global u1
    u1 = u1 * (1 - lr * lam1) ** t
    return loss_best + lam1 / 2 * u1 ** 2 + lam2 / 2 * (
        u2 * (1 - lr * lam2) ** t) ** 2


# 5 wrong: a vector
def loss_after(t, lr):
    lam, u = torch.stack([lam1, lam2]), torch.stack([u1, u2])
    return loss_best + lam / 2 * (u * (1 - lr * lam) ** t) ** 2


# 5 right: vectors summed
def loss_after(t, lr):
    lam, u = torch.stack([lam1, lam2]), torch.stack([u1, u2])
    return loss_best + (lam / 2 * (u * (1 - lr * lam) ** t) ** 2).sum()


# 6 wrong: the length is brought to 1 only before the loop
def largest_curvature(grad, p, v, steps, h):
    v = v / torch.sqrt((v ** 2).sum())
    for step in range(steps):
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: the length is never brought to 1
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: the length of Hv, the sign is lost
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        v = Hv
    return torch.sqrt((Hv ** 2).sum())


# 6 wrong: divided by h
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / h
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: a forward difference
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p)) / h
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: v stays as it was
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
    return (v * Hv).sum()


# 6 wrong: steps are ignored
def largest_curvature(grad, p, v, steps, h):
    for step in range(30):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: one round more
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps + 1):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: h is ignored
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(p + 1e-4 * v) - grad(p - 1e-4 * v)) / 2e-4
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: the global starting point
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        Hv = (grad(start + h * v) - grad(start - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: the gradient of the chapter, not the given one
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        plus, minus = p + h * v, p - h * v
        Hv = (grad_fn(x, model(x, *plus), y)
              - grad_fn(x, model(x, *minus), y)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: the whole matrix, a column at a time
def largest_curvature(grad, p, v, steps, h):
    columns = []
    for k in range(len(p)):
        move = torch.zeros(len(p))
        move[k] = h
        columns.append((grad(p + move) - grad(p - move)) / (2 * h))
    H = torch.stack(columns)
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        curvature = (v * (H @ v)).sum()
        v = H @ v
    return curvature


# 6 wrong: v is changed in place
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v /= torch.sqrt((v ** 2).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        v = Hv
    return curvature


# 6 wrong: two parameters only
def largest_curvature(grad, p, v, steps, h):
    a, b = v
    for step in range(steps):
        length = (a ** 2 + b ** 2) ** 0.5
        v = torch.stack([a / length, b / length])
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        curvature = (v * Hv).sum()
        a, b = Hv
    return curvature


# 6 wrong: the answer of the chapter
def largest_curvature(grad, p, v, steps, h):
    return 7548.6233


# 6 right: dot product and norm of torch, a float
def largest_curvature(grad, p, v, steps, h):
    for _ in range(steps):
        v = v / v.norm()
        Hv = (grad(p + h * v) - grad(p - h * v)) / 2 / h
        curvature, v = torch.dot(v, Hv).item(), Hv
    return curvature


# 6 right: the length at the end of the round
def largest_curvature(grad, p, v, steps, h):
    v = v / (v @ v) ** 0.5
    for _ in range(steps):
        plus, minus = grad(p + h * v), grad(p - h * v)
        Hv = (plus - minus) / (2 * h)
        curvature = v @ Hv
        v = Hv / (Hv @ Hv) ** 0.5
    return curvature


# 6 right: a list of curvatures, the last one
def largest_curvature(grad, p, v, steps, h):
    found = []
    while len(found) < steps:
        v = v / torch.sqrt((v * v).sum())
        Hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        found.append((v * Hv).sum() / (v * v).sum())
        v = Hv
    return found[-1]


# 6 wrong: p changed in place
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        p += h * v
        above = grad(p)
        p -= 2 * h * v
        hv = (above - grad(p)) / (2 * h)
        p += h * v
        value = (v * hv).sum()
        v = hv
    return value


# 6 wrong: p moves along
def largest_curvature(grad, p, v, steps, h):
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        value, p, v = (v * hv).sum(), p + v, hv
    return value


# 6 wrong: the mean of all rounds
def largest_curvature(grad, p, v, steps, h):
    total = 0
    for step in range(steps):
        v = v / torch.sqrt((v ** 2).sum())
        hv = (grad(p + h * v) - grad(p - h * v)) / (2 * h)
        total, v = total + (v * hv).sum(), hv
    return total / steps
