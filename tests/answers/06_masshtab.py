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
