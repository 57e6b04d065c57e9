# 1 wrong: divided by n - 1
def standardize(x):
    m = x.mean()
    s = x.std()
    return (x - m) / s, m, s


# 1 wrong: the square of s
def standardize(x):
    m = x.mean()
    s = ((x - m) ** 2).mean()
    return (x - m) / s, m, s


# 1 wrong: only x_s returned
def standardize(x):
    m = x.mean()
    s = torch.sqrt(((x - m) ** 2).mean())
    return (x - m) / s


# 1 wrong: a global used for the argument
values = x
def standardize(x):
    m = values.mean()
    s = torch.sqrt(((values - m) ** 2).mean())
    return (values - m) / s, m, s


# 1 wrong: the mean not subtracted in s
def standardize(x):
    m = x.mean()
    s = torch.sqrt((x ** 2).mean())
    return (x - m) / s, m, s


# 1 wrong: divided before the mean is subtracted
def standardize(x):
    m = x.mean()
    s = torch.sqrt(((x - m) ** 2).mean())
    return x / s - m, m, s


# 1 wrong: mean absolute deviation
def standardize(x):
    m = x.mean()
    s = (x - m).abs().mean()
    return (x - m) / s, m, s


# 1 right: by the mean of squares, as a list
def standardize(x):
    m = x.mean()
    s = ((x ** 2).mean() - m ** 2) ** 0.5
    return [(x - m) / s, m, s]


# 1 right: with correction=0, Python numbers
def standardize(x):
    m = x.mean().item()
    s = x.std(correction=0).item()
    return (x - m) / s, m, s


# 1 wrong: the argument is changed in place
def standardize(x):
    m = x.mean()
    x -= m
    s = torch.sqrt((x ** 2).mean())
    x /= s
    return x, m, s


# 1 wrong: mean forgotten in s
def standardize(x):
    m = x.mean()
    s = torch.sqrt((x - m) ** 2)
    return (x - m) / s, m, s


# 1 wrong: eleven by hand
def standardize(x):
    m = x.sum() / 11
    s = torch.sqrt(((x - m) ** 2).sum() / 11)
    return (x - m) / s, m, s


# 1 wrong: scaled to 0 and 1
def standardize(x):
    s = x.max() - x.min()
    return (x - x.min()) / s, x.min(), s


# 1 right: by torch.var_mean
def standardize(x):
    var, m = torch.var_mean(x, correction=0)
    return x.sub(m).div(var.sqrt()), m, var.sqrt()


# 1 wrong: a list for x_s
def standardize(x):
    m = x.mean().item()
    s = ((x - m) ** 2).mean().item() ** 0.5
    return [(v - m) / s for v in x.tolist()], m, s


# 2 wrong: w_s in b
def to_original(w_s, b_s, m, s):
    return w_s / s, b_s - w_s * m


# 2 wrong: multiplied by s
def to_original(w_s, b_s, m, s):
    w = w_s * s
    return w, b_s - w * m


# 2 wrong: m added
def to_original(w_s, b_s, m, s):
    w = w_s / s
    return w, b_s + w * m


# 2 wrong: m ignored
def to_original(w_s, b_s, m, s):
    return w_s / s, b_s


# 2 wrong: b divided too
def to_original(w_s, b_s, m, s):
    w = w_s / s
    return w, (b_s - w * m) / s


# 2 wrong: only w
def to_original(w_s, b_s, m, s):
    return w_s / s


# 2 wrong: order exchanged
def to_original(w_s, b_s, m, s):
    w = w_s / s
    return b_s - w * m, w


# 2 right: one expression
def to_original(w_s, b_s, m, s):
    return w_s / s, b_s - m / s * w_s


# 2 right: from the values at 0 and 1, as a list
def to_original(w_s, b_s, m, s):
    b = w_s * (0 - m) / s + b_s
    return [w_s * (1 - m) / s + b_s - b, b]


# 2 wrong: the way there, not back
def to_original(w_s, b_s, m, s):
    return s * w_s, b_s + w_s * m


# 2 wrong: m divided twice
def to_original(w_s, b_s, m, s):
    w = w_s / s
    return w, b_s - w * m / s


# 2 wrong: the mean of the global x
def to_original(w_s, b_s, m, s):
    w = w_s / s
    return w, b_s - w * x.mean()


# 2 right: from two points
def to_original(w_s, b_s, m, s):
    def line(v):
        return w_s * (v - m) / s + b_s
    w = (line(m + s) - line(m)) / s
    return w, line(m) - w * m


# 3 wrong: only the diagonal
def kappa(x):
    return (x ** 2).mean().item()


# 3 wrong: a tensor is returned
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root) / (a + 2 - root)


# 3 wrong: the square root of kappa
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return ((a + 2 + root) / (a + 2 - root)).sqrt().item()


# 3 wrong: trace squared over determinant
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    return ((a + 2) ** 2 / (2 * a - c ** 2)).item()


# 3 wrong: the same less two, right for large kappa only
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    return ((a + 2) ** 2 / (2 * a - c ** 2) - 2).item()


# 3 wrong: smaller over larger
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return ((a + 2 - root) / (a + 2 + root)).item()


# 3 wrong: the argument is ignored
data = x
def kappa(x):
    a, c = 2 * (data ** 2).mean(), 2 * data.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return ((a + 2 + root) / (a + 2 - root)).item()


# 3 right: the Hessian of half the loss
def kappa(x):
    a, c = (x ** 2).mean().item(), x.mean().item()
    root = ((a - 1) ** 2 + 4 * c ** 2) ** 0.5
    return (a + 1 + root) / (a + 1 - root)


# 3 right: by the determinant
def kappa(x):
    a, c = 2 * (x ** 2).mean().item(), 2 * x.mean().item()
    high = (a + 2 + ((a - 2) ** 2 + 4 * c ** 2) ** 0.5) / 2
    return high ** 2 / (2 * a - c ** 2)


# 3 wrong: eleven by hand
def kappa(x):
    a, c = 2 * (x ** 2).sum() / 11, 2 * x.sum() / 11
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return ((a + 2 + root) / (a + 2 - root)).item()


# 3 wrong: the argument is changed in place
def kappa(x):
    c = 2 * x.mean()
    x *= x
    a = 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return ((a + 2 + root) / (a + 2 - root)).item()


# 3 wrong: c without its 2
def kappa(x):
    a, c = 2 * (x ** 2).mean(), x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return ((a + 2 + root) / (a + 2 - root)).item()


# 3 wrong: both eigenvalues
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a - 2) ** 2 + 4 * c ** 2)
    return (a + 2 + root).item() / 2, (a + 2 - root).item() / 2


# 3 wrong: a discriminant that rounding makes negative
def kappa(x):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    root = torch.sqrt((a + 2) ** 2 - 4 * (2 * a - c ** 2))
    return ((a + 2 + root) / (a + 2 - root)).item()


# 3 right: torch.linalg.cond
def kappa(x):
    a, c = 2 * (x ** 2).mean().item(), 2 * x.mean().item()
    return torch.linalg.cond(torch.tensor([[a, c], [c, 2.0]])).item()


# 4 wrong: the square root forgotten
def scale_for(target):
    return target / kappa(x)


# 4 wrong: target ignored
def scale_for(target):
    return (1e6 / kappa(x)) ** 0.5


# 4 wrong: k below one
def scale_for(target):
    return 1 / (target / kappa(x)) ** 0.5


# 4 wrong: an interval, not a number
def scale_for(target):
    k = (target / kappa(x)) ** 0.5
    return k, k


# 4 wrong: one round of bisection
def scale_for(target):
    low, high = 1.0, 1000.0
    for step in range(1):
        mid = (low + high) / 2
        if kappa(mid * x) < target:
            low = mid
        else:
            high = mid
    return low


# 4 wrong: the middle taken before the loop
def scale_for(target):
    low, high = 1.0, 1000.0
    mid = (low + high) / 2
    for step in range(60):
        if kappa(mid * x) < target:
            low = mid
        else:
            high = mid
    return low


# 4 wrong: twice too much
def scale_for(target):
    return 2 * (target / kappa(x)) ** 0.5


# 4 right: by the square root
def scale_for(target):
    return (target / kappa(x)) ** 0.5


# 4 right: small steps up
def scale_for(target):
    k = 1.0
    while kappa(k * x) < target:
        k = k * 1.001
    return k


# 4 same: one round less of sixty
def scale_for(target):
    low, high = 1.0, 1000.0
    for step in range(60 - 1):
        mid = (low + high) / 2
        if kappa(mid * x) < target:
            low = mid
        else:
            high = mid
    return low


# 4 same: kappa does not see the sign
def scale_for(target):
    low, high = 1.0, 1000.0
    for step in range(60):
        mid = (low - high) / 2
        if kappa(mid * x) < target:
            low = mid
        else:
            high = mid
    return low


# 4 wrong: one target for all
def scale_for(target):
    return 9.45


# 4 wrong: kappa taken for proportional to k
def scale_for(target):
    return target / 11197.16


# 4 wrong: the ends exchanged
def scale_for(target):
    low, high = 1.0, 1000.0
    for i in range(60):
        mid = (low + high) / 2
        if 11197.16 * mid ** 2 > target:
            low = mid
        else:
            high = mid
    return mid


# 4 wrong: a whole number
def scale_for(target):
    k = 1
    while 11197.16 * k ** 2 < target:
        k += 1
    return k


# 4 right: fixed point
def scale_for(target):
    k = 2.0
    for i in range(30):
        a, c = 2 * (k * x).square().mean(), 2 * k * x.mean()
        now = ((a + 2) ** 2 / (2 * a - c ** 2) - 2).item()
        k = k * (target / now) ** 0.5
    return k


# 5 wrong: each gradient by its own second derivative
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = 2 * (error * x).mean(), 2 * error.mean()
    return w - g / (2 * (x ** 2).mean()), b - h / 2


# 5 wrong: added, not subtracted
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = 2 * (error * x).mean(), 2 * error.mean()
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    det = 2 * a - c ** 2
    return w + (2 * g - c * h) / det, b + (a * h - c * g) / det


# 5 wrong: a plus in the determinant
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = 2 * (error * x).mean(), 2 * error.mean()
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    det = 2 * a + c ** 2
    return w - (2 * g - c * h) / det, b - (a * h - c * g) / det


# 5 wrong: a global y
target_values = y
def newton_step(x, y, w, b):
    error = w * x + b - target_values
    g, h = 2 * (error * x).mean(), 2 * error.mean()
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    det = 2 * a - c ** 2
    return w - (2 * g - c * h) / det, b - (a * h - c * g) / det


# 5 wrong: a plain gradient step
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = 2 * (error * x).mean(), 2 * error.mean()
    return w - 1e-4 * g, b - 1e-4 * h


# 5 wrong: the 2 of the gradient forgotten
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = (error * x).mean(), error.mean()
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    det = 2 * a - c ** 2
    return w - (2 * g - c * h) / det, b - (a * h - c * g) / det


# 5 wrong: only w returned
def newton_step(x, y, w, b):
    return w


# 5 right: without the 2 on both sides
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = (error * x).mean(), error.mean()
    a, c = (x ** 2).mean(), x.mean()
    det = a - c ** 2
    return w - (g - c * h) / det, b - (a * h - c * g) / det


# 5 right: by substitution, as a list
def newton_step(x, y, w, b):
    error = w * x + b - y
    g, h = 2 * (error * x).mean(), 2 * error.mean()
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    d_w = (2 * g - c * h) / (2 * a - c ** 2)
    return [w - d_w, b - (h - c * d_w) / 2]


# 5 same: Newton's step ends in the minimum from any w
def newton_step(x, y, w, b):
    w = _first.setdefault(('newton_step', 'w'), w)
    error = w * x + b - y
    grad_w, grad_b = (2 * (error * x).mean(), 2 * error.mean())
    a, c = (2 * (x ** 2).mean(), 2 * x.mean())
    det = 2 * a - c ** 2
    w = w - (2 * grad_w - c * grad_b) / det
    b = b - (a * grad_b - c * grad_w) / det
    return (w, b)


# 5 same: Newton's step ends in the minimum from any b
def newton_step(x, y, w, b):
    b = _first.setdefault(('newton_step', 'b'), b)
    error = w * x + b - y
    grad_w, grad_b = (2 * (error * x).mean(), 2 * error.mean())
    a, c = (2 * (x ** 2).mean(), 2 * x.mean())
    det = 2 * a - c ** 2
    w = w - (2 * grad_w - c * grad_b) / det
    b = b - (a * grad_b - c * grad_w) / det
    return (w, b)


# 5 wrong: mean forgotten
def newton_step(x, y, w, b):
    error = w * x + b - y
    a, c = 2 * x ** 2, 2 * x
    g_w, g_b = 2 * error * x, 2 * error
    d = 2 * a - c ** 2
    return w - (2 * g_w - c * g_b) / d, b - (a * g_b - c * g_w) / d


# 5 wrong: eleven by hand
def newton_step(x, y, w, b):
    error = w * x + b - y
    a, c = 2 * (x ** 2).sum() / 11, 2 * x.sum() / 11
    g_w, g_b = 2 * (error * x).sum() / 11, 2 * error.sum() / 11
    d = 2 * a - c ** 2
    return w - (2 * g_w - c * g_b) / d, b - (a * g_b - c * g_w) / d


# 5 right: w moved before the gradient of b, which stays exact
def newton_step(x, y, w, b):
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    d = 2 * a - c ** 2
    error = w * x + b - y
    g_w, g_b = (2 * error * x).mean(), (2 * error).mean()
    w = w - (2 * g_w - c * g_b) / d
    error = w * x + b - y
    g_w, g_b = (2 * error * x).mean(), (2 * error).mean()
    return w, b - (a * g_b - c * g_w) / d


# 5 wrong: the differences, not the parameters
def newton_step(x, y, w, b):
    error = w * x + b - y
    a, c = 2 * (x ** 2).mean(), 2 * x.mean()
    g_w, g_b = (2 * error * x).mean(), (2 * error).mean()
    d = 2 * a - c ** 2
    return (2 * g_w - c * g_b) / d, (a * g_b - c * g_w) / d


# 5 wrong: x centred in place
def newton_step(x, y, w, b):
    m = x.mean().item()
    x -= m
    b = b + w * m
    error = w * x + b - y
    w = w - (error * x).mean() / (x ** 2).mean()
    b = b - error.mean()
    return w, b - w * m


# 5 right: torch.linalg.solve
def newton_step(x, y, w, b):
    error = w * x + b - y
    a, c = (x ** 2).mean().item(), x.mean().item()
    g = torch.stack([(error * x).mean(), error.mean()])
    d = torch.linalg.solve(torch.tensor([[a, c], [c, 1.0]]), g)
    return tuple(torch.tensor([w, b]) - d)


# 6 wrong: the whole of z_1 subtracted
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    rest = z_2 - z_1
    return rest / torch.sqrt((rest ** 2).mean())


# 6 wrong: modulus forgotten
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    rest = z_2 - (z_1 * z_2).mean() * z_1
    return rest / torch.sqrt((rest ** 2).mean())


# 6 wrong: not standardised again
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    return z_2 - (z_1 * z_2).mean() * z_1


# 6 wrong: a global for the argument of decorrelate
one = z_1


def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    rest = z_2 - (one * z_2).mean() * one
    return rest / torch.sqrt((rest ** 2).mean())


# 6 wrong: a global for the argument of kappa_pair
two = z_2


def kappa_pair(z_1, z_2):
    rho = (z_1 * two).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    rest = z_2 - (z_1 * z_2).mean() * z_1
    return rest / torch.sqrt((rest ** 2).mean())


# 6 wrong: a tensor for kappa
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    rest = z_2 - (z_1 * z_2).mean() * z_1
    return rest / torch.sqrt((rest ** 2).mean())


# 6 wrong: z_1 comes back
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    return z_1


# 6 wrong: another vector without z_1
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    v = standard(y ** 2)
    rest = v - (z_1 * v).mean() * z_1
    return rest / torch.sqrt((rest ** 2).mean())


# 6 wrong: decorrelate not written
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


# 6 right: larger over smaller
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().item()
    return max(1 + rho, 1 - rho) / min(1 + rho, 1 - rho)


def decorrelate(z_1, z_2):
    return standard(z_2 - (z_1 * z_2).mean() * z_1)


# 6 right: the opposite sign
def kappa_pair(z_1, z_2):
    rho = (z_1 * z_2).mean().abs().item()
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    rho = (z_1 * z_2).mean()
    return (rho * z_1 - z_2) / (1 - rho ** 2) ** 0.5


# 6 wrong: z_2 is changed in place
def kappa_pair(z_1, z_2):
    rho = abs((z_1 * z_2).mean().item())
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    z_2 -= (z_1 * z_2).mean() * z_1
    z_2 /= torch.sqrt((z_2 ** 2).mean())
    return z_2


# 6 wrong: divided by the variance
def kappa_pair(z_1, z_2):
    rho = abs((z_1 * z_2).mean().item())
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    q = z_2 - (z_1 * z_2).mean() * z_1
    return q / (q ** 2).mean()


# 6 wrong: eleven by hand
def kappa_pair(z_1, z_2):
    rho = abs((z_1 * z_2).sum().item()) / 11
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    q = z_2 - (z_1 * z_2).sum() / 11 * z_1
    return q / torch.sqrt((q ** 2).sum() / 11)


# 6 wrong: z_1 without z_2
def kappa_pair(z_1, z_2):
    rho = abs((z_1 * z_2).mean().item())
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    q = z_1 - (z_1 * z_2).mean() * z_2
    return q / torch.sqrt((q ** 2).mean())


# 6 right: by eigvalsh and standard
def kappa_pair(z_1, z_2):
    h = torch.cov(torch.stack([z_1, z_2]), correction=0)
    low, high = torch.linalg.eigvalsh(h)
    return (high / low).item()


def decorrelate(z_1, z_2):
    return standard(z_2 - (z_1 @ z_2) / (z_1 @ z_1) * z_1)


# 6 wrong: a root of rho, which may be negative
def kappa_pair(z_1, z_2):
    import math
    rho = math.sqrt((z_1 * z_2).mean()) ** 2
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    q = z_2 - (z_1 * z_2).mean() * z_1
    return q / torch.sqrt((q ** 2).mean())


# 6 wrong: the slope comes back too
def kappa_pair(z_1, z_2):
    rho = abs((z_1 * z_2).mean().item())
    return (1 + rho) / (1 - rho)


def decorrelate(z_1, z_2):
    t = (z_1 * z_2).mean()
    q = z_2 - t * z_1
    return q / torch.sqrt((q ** 2).mean()), t
