# 1 wrong: an assert of the learner's own
def predict(x, w, b):
    assert x.ndim == 2, "x ustun emas"
    return w * x + b


# 1 wrong: a list
def predict(x, w, b):
    return [w * value.item() + b for value in x]


# 1 wrong: a loop in torch.tensor
def predict(x, w, b):
    return torch.tensor([w * value + b for value in x])


# 1 wrong: a loop with item in torch.tensor
def predict(x, w, b):
    return torch.tensor([w * x[i].item() + b for i in range(len(x))])


# 1 wrong: the argument is changed in place
def predict(x, w, b):
    x *= w
    x += b
    return x


# 1 wrong: b before w
def predict(x, w, b):
    return w * (x + b)


# 1 wrong: b ignored
def predict(x, w, b):
    return w * x


# 1 wrong: a global x
column_x = x
def predict(x, w, b):
    return w * column_x + b


# 1 wrong: an extra axis
def predict(x, w, b):
    return (w * x + b).reshape(11, 1)


# 1 right: other order
def predict(x, w, b):
    return b + x * w


# 1 right: in steps
def predict(x, w, b):
    y_hat = x.clone()
    y_hat = y_hat * w
    y_hat = y_hat + b
    return y_hat


# 1 wrong: a loop over positions, stacked
def predict(x, w, b):
    return torch.stack([w * x[i] + b for i in range(len(x))])


# 1 wrong: a loop over tolist
def predict(x, w, b):
    return torch.tensor([w * v + b for v in x.tolist()])


# 1 wrong: a loop that fills an empty tensor
def predict(x, w, b):
    result = torch.zeros(len(x))
    for i in range(len(x)):
        result[i] = w * x[i] + b
    return result


# 1 right: methods in a chain
def predict(x, w, b):
    return x.mul(w).add(b)


# 2 wrong: mean itself
def mse_sum(y_hat, y):
    return ((y_hat - y) ** 2).mean()


# 2 wrong: torch.mean
def mse_sum(y_hat, y):
    return torch.mean((y_hat - y) ** 2)


# 2 wrong: sum not divided
def mse_sum(y_hat, y):
    return ((y_hat - y) ** 2).sum()


# 2 wrong: eleven by hand
def mse_sum(y_hat, y):
    return ((y_hat - y) ** 2).sum() / 11


# 2 wrong: MAE
def mse_sum(y_hat, y):
    return (y_hat - y).abs().sum() / len(y)


# 2 wrong: signed
def mse_sum(y_hat, y):
    return (y_hat - y).sum() / len(y)


# 2 wrong: square of the mean
def mse_sum(y_hat, y):
    return ((y_hat - y).sum() / len(y)) ** 2


# 2 wrong: a global y
true_y = y
def mse_sum(y_hat, y):
    return ((y_hat - true_y[:len(y)]) ** 2).sum() / len(y)


# 2 right: a product
def mse_sum(y_hat, y):
    r = y - y_hat
    return (r * r).sum() / len(r)


# 2 right: a loop over numbers
def mse_sum(y_hat, y):
    total = 0.0
    for i in range(len(y)):
        total = total + (y_hat[i] - y[i]) ** 2
    return total / len(y)


# 2 wrong: nothing is summed
def mse_sum(y_hat, y):
    return (y_hat - y) ** 2 / len(y)


# 2 wrong: the argument is changed in place
def mse_sum(y_hat, y):
    y_hat -= y
    return (y_hat ** 2).sum() / len(y)


# 2 wrong: a pair is returned
def mse_sum(y_hat, y):
    total = ((y_hat - y) ** 2).sum()
    return total / len(y), len(y)


# 2 wrong: divided by one less
def mse_sum(y_hat, y):
    return ((y_hat - y) ** 2).sum() / (len(y) - 1)


# 2 right: the squared norm
def mse_sum(y_hat, y):
    return torch.linalg.vector_norm(y_hat - y) ** 2 / y.numel()


# 3 wrong: half of delta forgotten
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    return torch.where(r <= delta, r ** 2 / 2, delta * r).mean()


# 3 wrong: delta ignored
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    return torch.where(r <= 1, r ** 2 / 2, r - 0.5).mean()


# 3 wrong: sum
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    return torch.where(r <= delta, r ** 2 / 2, delta * (r - delta / 2)).sum()


# 3 wrong: modulus forgotten
def huber(y_hat, y, delta):
    r = y_hat - y
    return torch.where(r <= delta, r ** 2 / 2, delta * (r - delta / 2)).mean()


# 3 wrong: not halved
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    return torch.where(r <= delta, r ** 2, delta * (r - delta / 2)).mean()


# 3 wrong: branches exchanged
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    return torch.where(r > delta, r ** 2 / 2, delta * (r - delta / 2)).mean()


# 3 wrong: one choice for all
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    if r.max() <= delta:
        return (r ** 2 / 2).mean()
    return (delta * (r - delta / 2)).mean()


# 3 wrong: y ignored
def huber(y_hat, y, delta):
    r = y_hat.abs()
    return torch.where(r <= delta, r ** 2 / 2, delta * (r - delta / 2)).mean()


# 3 right: with the condition strict
def huber(y_hat, y, delta):
    r = (y - y_hat).abs()
    return torch.where(r < delta, r * r / 2, delta * r - delta ** 2 / 2).mean()


# 3 right: by the smaller of two
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    q = torch.where(r < delta, r, torch.zeros(len(r)) + delta)
    return (q * (r - q / 2)).mean()


# 3 wrong: not averaged
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    return torch.where(r <= delta, r ** 2 / 2, delta * (r - delta / 2))


# 3 wrong: divided by eleven
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    h = torch.where(r <= delta, r ** 2 / 2, delta * (r - delta / 2))
    return h.sum() / 11


# 3 wrong: the argument is changed in place
def huber(y_hat, y, delta):
    y_hat -= y
    r = y_hat.abs()
    return torch.where(
        r <= delta, r ** 2 / 2, delta * (r - delta / 2)).mean()


# 3 wrong: an if over the whole tensor
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    if r <= delta:
        return (r ** 2 / 2).mean()
    return (delta * (r - delta / 2)).mean()


# 3 right: by a clipped modulus
def huber(y_hat, y, delta):
    r = (y_hat - y).abs()
    c = r.clamp(max=delta)
    return (c * (r - c / 2)).mean()


# 4 wrong: lengths compared
def safe_mse(y_hat, y):
    if len(y_hat) != len(y):
        raise ValueError("shakllar har xil")
    return ((y_hat - y) ** 2).mean()


# 4 wrong: another kind of error
def safe_mse(y_hat, y):
    assert y_hat.shape == y.shape
    return ((y_hat - y) ** 2).mean()


# 4 wrong: reshaped instead of refused
def safe_mse(y_hat, y):
    return ((y_hat.reshape(11) - y.reshape(11)) ** 2).mean()


# 4 wrong: no check
def safe_mse(y_hat, y):
    return ((y_hat - y) ** 2).mean()


# 4 wrong: always refused
def safe_mse(y_hat, y):
    raise ValueError("shakllar har xil")


# 4 wrong: None on other shapes
def safe_mse(y_hat, y):
    if y_hat.shape == y.shape:
        return ((y_hat - y) ** 2).mean()


# 4 wrong: number of axes compared
def safe_mse(y_hat, y):
    if len(y_hat.shape) != len(y.shape):
        raise ValueError("shakllar har xil")
    return ((y_hat - y) ** 2).mean()


# 4 wrong: columns refused
def safe_mse(y_hat, y):
    if len(y_hat.shape) != 1 or y_hat.shape != y.shape:
        raise ValueError("shakllar har xil")
    return ((y_hat - y) ** 2).mean()


# 4 right: equal first
def safe_mse(y_hat, y):
    if y_hat.shape == y.shape:
        return ((y - y_hat) ** 2).mean()
    raise ValueError("shakllar har xil")


# 4 right: as tuples
def safe_mse(y_hat, y):
    if tuple(y_hat.shape) != tuple(y.shape):
        raise ValueError("shakllar har xil")
    r = y_hat - y
    return (r * r).sum() / (r ** 0).sum()


# 4 wrong: the error is returned, not raised
def safe_mse(y_hat, y):
    if y_hat.shape != y.shape:
        return ValueError("shakllar har xil")
    return ((y_hat - y) ** 2).mean()


# 4 wrong: number of axes and of rows compared
def safe_mse(y_hat, y):
    if y_hat.dim() != y.dim() or len(y_hat) != len(y):
        raise ValueError("shakllar har xil")
    return ((y_hat - y) ** 2).mean()


# 4 wrong: mean forgotten
def safe_mse(y_hat, y):
    if y_hat.shape != y.shape:
        raise ValueError("shakllar har xil")
    return (y_hat - y) ** 2


# 4 wrong: the text of an error is returned
def safe_mse(y_hat, y):
    if y_hat.shape != y.shape:
        return "shakllar har xil"
    return ((y_hat - y) ** 2).mean()


# 4 right: axis by axis
def safe_mse(y_hat, y):
    same = y_hat.dim() == y.dim()
    if not same or any(m != n for m, n in zip(y_hat.shape, y.shape)):
        raise ValueError(f"{y_hat.shape} va {y.shape}")
    return ((y_hat - y) ** 2).mean()


# 5 wrong: the largest loss
def best_constant(loss_fn, y, candidates):
    best, at = 0.0, None
    for b in candidates:
        if loss_fn(b, y) > best:
            best, at = loss_fn(b, y), b
    return at


# 5 wrong: the loss is returned
def best_constant(loss_fn, y, candidates):
    return min(loss_fn(b, y) for b in candidates)


# 5 wrong: the index is returned
def best_constant(loss_fn, y, candidates):
    values = [loss_fn(b, y).item() for b in candidates]
    return values.index(min(values))


# 5 wrong: both are returned
def best_constant(loss_fn, y, candidates):
    return min((loss_fn(b, y), b) for b in candidates)


# 5 wrong: the mean, whatever the loss
def best_constant(loss_fn, y, candidates):
    return (100 * y.mean()).round() / 100


# 5 wrong: loss_fn ignored
def best_constant(loss_fn, y, candidates):
    values = [((b - y) ** 2).mean().item() for b in candidates]
    return candidates[values.index(min(values))]


# 5 wrong: a global y
true_y = y
def best_constant(loss_fn, y, candidates):
    values = [loss_fn(b, true_y).item() for b in candidates]
    return candidates[values.index(min(values))]


# 5 wrong: candidates ignored
def best_constant(loss_fn, y, candidates):
    values = [loss_fn(k / 100, y).item() for k in range(2001)]
    return torch.tensor(values.index(min(values)) / 100)


# 5 wrong: the best kept from before the loop
def best_constant(loss_fn, y, candidates):
    best = float('inf')
    for b in candidates:
        if loss_fn(b, y) < best:
            at = b
    return at


# 5 right: min with a list
def best_constant(loss_fn, y, candidates):
    values = [loss_fn(b, y).item() for b in candidates]
    return candidates[values.index(min(values))]


# 5 right: a Python number
def best_constant(loss_fn, y, candidates):
    best, at = loss_fn(candidates[0], y), candidates[0]
    for b in candidates:
        if loss_fn(b, y) < best:
            best, at = loss_fn(b, y), b
    return at.item()


# 5 wrong: the last candidate is skipped
def best_constant(loss_fn, y, candidates):
    best_loss, best_b = float("inf"), None
    for i in range(len(candidates) - 1):
        value = loss_fn(candidates[i], y)
        if value < best_loss:
            best_loss, best_b = value, candidates[i]
    return best_b


# 5 wrong: the first candidate is skipped
def best_constant(loss_fn, y, candidates):
    best_loss, best_b = float("inf"), None
    for b in candidates[1:]:
        if loss_fn(b, y) < best_loss:
            best_loss, best_b = loss_fn(b, y), b
    return best_b


# 5 wrong: stops at the first rise
def best_constant(loss_fn, y, candidates):
    best_loss, best_b = float("inf"), None
    for b in candidates:
        if loss_fn(b, y) > best_loss:
            break
        best_loss, best_b = loss_fn(b, y), b
    return best_b


# 5 wrong: arguments of loss_fn exchanged
def best_constant(loss_fn, y, candidates):
    return min(candidates, key=lambda b: loss_fn(y, b))


# 5 wrong: a small number in place of infinity
def best_constant(loss_fn, y, candidates):
    best_loss, best_b = 1000.0, None
    for b in candidates:
        if loss_fn(b, y) < best_loss:
            best_loss, best_b = loss_fn(b, y), b
    return best_b


# 5 right: by argmin
def best_constant(loss_fn, y, candidates):
    losses = torch.stack([loss_fn(b, y) for b in candidates])
    return candidates[losses.argmin()]


# 6 wrong: through the origin
def least_squares(x, y):
    w = (x * y).mean() / (x ** 2).mean()
    return w, y.mean() - w * x.mean()


# 6 wrong: b zero
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    return (dx * dy).mean() / (dx ** 2).mean(), torch.tensor(0.0)


# 6 wrong: x and y exchanged
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    w = (dx * dy).mean() / (dy ** 2).mean()
    return w, y.mean() - w * x.mean()


# 6 wrong: order exchanged
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    w = (dx * dy).mean() / (dx ** 2).mean()
    return y.mean() - w * x.mean(), w


# 6 wrong: the book's numbers
def least_squares(x, y):
    return torch.tensor(0.0841), torch.tensor(0.5997)


# 6 wrong: only w
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    return (dx * dy).mean() / (dx ** 2).mean()


# 6 wrong: by two points
def least_squares(x, y):
    w = (y[0] - y[1]) / (x[0] - x[1])
    return w, y[0] - w * x[0]


# 6 wrong: a global y
true_y = y
def least_squares(x, y):
    dx, dy = x - x.mean(), true_y - true_y.mean()
    w = (dx * dy).mean() / (dx ** 2).mean()
    return w, true_y.mean() - w * x.mean()


# 6 wrong: means of ratios
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    w = (dy / dx).mean()
    return w, y.mean() - w * x.mean()


# 6 right: expanded
def least_squares(x, y):
    w = ((x * y).mean() - x.mean() * y.mean()) / ((x ** 2).mean() - x.mean() ** 2)
    return [w, y.mean() - w * x.mean()]


# 6 right: sums, y not centred
def least_squares(x, y):
    dx = x - x.mean()
    w = (dx * y).sum() / (dx * x).sum()
    return w.item(), (y - w * x).mean().item()


# 6 same: dx sums to zero, so a constant in dy does not matter
def least_squares(x, y):
    dx = x - x.mean()
    dy = y - y.sum()
    w = (dx * dy).mean() / (dx ** 2).mean()
    b = y.mean() - w * x.mean()
    return w, b


# 6 wrong: eleven by hand
def least_squares(x, y):
    m_x, m_y = x.sum() / 11, y.sum() / 11
    w = ((x - m_x) * (y - m_y)).sum() / ((x - m_x) ** 2).sum()
    return w, m_y - w * m_x


# 6 wrong: the arguments are changed in place
def least_squares(x, y):
    m_x, m_y = x.mean(), y.mean()
    x -= m_x
    y -= m_y
    w = (x * y).mean() / (x ** 2).mean()
    return w, m_y - w * m_x


# 6 wrong: a vector for w
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    w = dx * dy / dx ** 2
    return w, y.mean() - w * x.mean()


# 6 wrong: std of n - 1 in the denominator
def least_squares(x, y):
    dx, dy = x - x.mean(), y - y.mean()
    w = (dx * dy).mean() / x.var()
    return w, y.mean() - w * x.mean()


# 6 right: torch.linalg.lstsq
def least_squares(x, y):
    a = torch.stack([x, torch.ones_like(x)], 1)
    return tuple(torch.linalg.lstsq(a, y.unsqueeze(1)).solution[:, 0])


# 6 right: the statistics module
def least_squares(x, y):
    from statistics import linear_regression
    return tuple(linear_regression(x.tolist(), y.tolist()))
