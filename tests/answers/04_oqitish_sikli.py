# 1 wrong: the last point is missing
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = []
    for step in range(n_steps):
        history.append(loss_at(w, b))
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, history


# 1 wrong: gradient once before the loop
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    grad_w, grad_b = grad_at(w, b)
    for step in range(n_steps):
        w, b = w - lr * grad_w, b - lr * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: lr ignored
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - 1e-4 * grad_w, b - 1e-4 * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: sequential from the second step
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w_new = w - lr * grad_w
        if step > 0:
            grad_b = grad_at(w_new, b)[1]
        w, b = w_new, b - lr * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: sequential
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        w = w - lr * grad_at(w, b)[0]
        b = b - lr * grad_at(w, b)[1]
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: history of triples
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [(w, b, loss_at(w, b))]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history.append((w, b, loss_at(w, b)))
    return w, b, history


# 1 wrong: plus
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w + lr * grad_w, b + lr * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: loss before the update twice
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        history.append(loss_at(w, b))
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, history


# 1 wrong: only history
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history.append(loss_at(w, b))
    return history


# 1 right: history as a tuple
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = (loss_at(w, b),)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history = history + (loss_at(w, b),)
    return [w, b, history]


# 1 right: record first, once more after the loop
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = []
    for step in range(n_steps):
        history.append(loss_at(w, b))
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: starts at (0, 0)
def train(n_steps, lr):
    w, b = 0.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: one list for all calls
def train(n_steps, lr, history=[]):
    w, b = 1.0, 0.0
    history.append(loss_at(w, b))
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: always a hundred steps
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(100):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history.append(loss_at(w, b))
    return w, b, history


# 1 wrong: history counted, not kept
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        history = loss_at(w, b)
    return w, b, history


# 1 right: as tensors
def train(n_steps, lr):
    p = torch.tensor([1.0, 0.0])
    history = [loss_at(*p)]
    while len(history) <= n_steps:
        p = p - lr * torch.stack(grad_at(*p))
        history.append(loss_at(*p))
    return p[0], p[1], history


# 1 wrong: no value for zero steps
def train(n_steps, lr):
    w, b = 1.0, 0.0
    history = [loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        last = loss_at(w, b)
        history.append(last)
    print("oxirgi yoʻqotish:", last)
    return w, b, history


# 2 wrong: only grad_w
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if abs(grad_w) < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: the squared norm
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if grad_w ** 2 + grad_b ** 2 < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: lr times norm against lr times tol of another rate
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        norm = (grad_w ** 2 + grad_b ** 2) ** 0.5
        if lr * norm < tol * 1e-4:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: lr ignored
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        norm = (grad_w ** 2 + grad_b ** 2) ** 0.5
        if norm < tol:
            return w, b, step
        w, b = w - 1e-4 * grad_w, b - 1e-4 * grad_b
    return w, b, max_steps


# 2 wrong: tol ignored
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        norm = (grad_w ** 2 + grad_b ** 2) ** 0.5
        if norm < 0.1:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: max_steps ignored
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(100_000):
        grad_w, grad_b = grad_at(w, b)
        norm = (grad_w ** 2 + grad_b ** 2) ** 0.5
        if norm < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: stops one step later
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        norm = (grad_w ** 2 + grad_b ** 2) ** 0.5
        w, b = w - lr * grad_w, b - lr * grad_b
        if norm < tol:
            return w, b, step + 1
    return w, b, max_steps


# 2 wrong: the sum of moduli
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if abs(grad_w) + abs(grad_b) < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: gradient before the loop
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    grad_w, grad_b = grad_at(w, b)
    for step in range(max_steps):
        norm = (grad_w ** 2 + grad_b ** 2) ** 0.5
        if norm < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 right: while
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    step, (grad_w, grad_b) = 0, grad_at(w, b)
    while step < max_steps and (grad_w ** 2 + grad_b ** 2) ** 0.5 >= tol:
        w, b = w - lr * grad_w, b - lr * grad_b
        grad_w, grad_b = grad_at(w, b)
        step = step + 1
    return w, b, step


# 2 right: squares compared
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if grad_w ** 2 + grad_b ** 2 < tol ** 2:
            return [w, b, step]
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: a step before the first test
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    grad_w, grad_b = grad_at(w, b)
    for step in range(1, max_steps + 1):
        w, b = w - lr * grad_w, b - lr * grad_b
        grad_w, grad_b = grad_at(w, b)
        if (grad_w ** 2 + grad_b ** 2) ** 0.5 < tol:
            return w, b, step
    return w, b, max_steps


# 2 wrong: the largest modulus
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if max(abs(grad_w), abs(grad_b)) < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: one step short of max_steps
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps - 1):
        grad_w, grad_b = grad_at(w, b)
        if (grad_w ** 2 + grad_b ** 2) ** 0.5 < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, max_steps


# 2 wrong: w before b
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if (grad_w ** 2 + grad_b ** 2) ** 0.5 < tol:
            return w, b, step
        w = w - lr * grad_w
        b = b - lr * grad_at(w, b)[1]
    return w, b, max_steps


# 2 wrong: None when max_steps is reached
def train_until(lr, tol, max_steps):
    w, b = 1.0, 0.0
    for step in range(max_steps):
        grad_w, grad_b = grad_at(w, b)
        if (grad_w ** 2 + grad_b ** 2) ** 0.5 < tol:
            return w, b, step
        w, b = w - lr * grad_w, b - lr * grad_b


# 2 right: math.hypot, count kept by hand
def train_until(lr, tol, max_steps):
    import math
    w, b, n = 1.0, 0.0, 0
    while n < max_steps and not math.hypot(*grad_at(w, b)) < tol:
        g = grad_at(w, b)
        w, b, n = w - lr * g[0], b - lr * g[1], n + 1
    return [w, b, n]


# 3 wrong: loss of the old point
def train_best(w, b, lr, n_steps):
    w_best, b_best, loss_best = w, b, loss_at(w, b)
    for step in range(n_steps + 1):
        loss = loss_at(w, b)
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        if loss < loss_best:
            w_best, b_best, loss_best = w, b, loss
    return w_best, b_best, loss_best


# 3 wrong: the last point
def train_best(w, b, lr, n_steps):
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w, b, loss_at(w, b)


# 3 wrong: the start does not count
def train_best(w, b, lr, n_steps):
    loss_best = float('inf')
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        loss = loss_at(w, b)
        if loss < loss_best:
            w_best, b_best, loss_best = w, b, loss
    return w_best, b_best, loss_best


# 3 wrong: the last does not count
def train_best(w, b, lr, n_steps):
    w_best, b_best, loss_best = w, b, loss_at(w, b)
    for step in range(n_steps):
        loss = loss_at(w, b)
        if loss < loss_best:
            w_best, b_best, loss_best = w, b, loss
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return w_best, b_best, loss_best


# 3 wrong: the largest
def train_best(w, b, lr, n_steps):
    w_best, b_best, loss_best = w, b, loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        loss = loss_at(w, b)
        if loss > loss_best:
            w_best, b_best, loss_best = w, b, loss
    return w_best, b_best, loss_best


# 3 wrong: lr ignored
def train_best(w, b, lr, n_steps):
    w_best, b_best, loss_best = w, b, loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - 1e-4 * grad_w, b - 1e-4 * grad_b
        loss = loss_at(w, b)
        if loss < loss_best:
            w_best, b_best, loss_best = w, b, loss
    return w_best, b_best, loss_best


# 3 wrong: starts at (1, 0) whatever is given
def train_best(w, b, lr, n_steps):
    w, b = 1.0, 0.0
    w_best, b_best, loss_best = w, b, loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        loss = loss_at(w, b)
        if loss < loss_best:
            w_best, b_best, loss_best = w, b, loss
    return w_best, b_best, loss_best


# 3 wrong: only the loss kept
def train_best(w, b, lr, n_steps):
    w_best, b_best, loss_best = w, b, loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        loss_best = min(loss_best, loss_at(w, b))
    return w, b, loss_best


# 3 right: all points, then the smallest
def train_best(w, b, lr, n_steps):
    points = [(loss_at(w, b), w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        points.append((loss_at(w, b), w, b))
    loss, w, b = min(points)
    return w, b, loss


# 3 right: as a list
def train_best(w, b, lr, n_steps):
    best = [w, b, loss_at(w, b)]
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        if loss_at(w, b) <= best[2]:
            best = [w, b, loss_at(w, b)]
    return best


# 3 wrong: one step too many
def train_best(w, b, lr, n_steps):
    best = w, b, loss_at(w, b)
    for step in range(n_steps + 1):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        if loss_at(w, b) < best[2]:
            best = w, b, loss_at(w, b)
    return best


# 3 wrong: order of the triple
def train_best(w, b, lr, n_steps):
    best = loss_at(w, b), w, b
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        best = min(best, (loss_at(w, b), w, b))
    return best


# 3 wrong: w before b
def train_best(w, b, lr, n_steps):
    best = w, b, loss_at(w, b)
    for step in range(n_steps):
        w = w - lr * grad_at(w, b)[0]
        b = b - lr * grad_at(w, b)[1]
        if loss_at(w, b) < best[2]:
            best = w, b, loss_at(w, b)
    return best


# 3 wrong: goes on from the best point
def train_best(w, b, lr, n_steps):
    best = w, b, loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(best[0], best[1])
        w, b = best[0] - lr * grad_w, best[1] - lr * grad_b / 2
        if loss_at(w, b) < best[2]:
            best = w, b, loss_at(w, b)
    return best


# 3 right: stops where the loss rises, it falls no more
def train_best(w, b, lr, n_steps):
    best = w, b, loss_at(w, b)
    for step in range(n_steps):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        if loss_at(w, b) > best[2]:
            break
        best = w, b, loss_at(w, b)
    return best


# 4 wrong: both sequential
def step(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


def step_sequential(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 wrong: both together
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


def step_sequential(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


# 4 wrong: exchanged
def step_sequential(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


def step(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 wrong: b first
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


def step_sequential(w, b, lr):
    b = b - lr * grad_at(w, b)[1]
    return w - lr * grad_at(w, b)[0], b


# 4 wrong: lr ignored
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - 1e-4 * grad_w, b - 1e-4 * grad_b


def step_sequential(w, b, lr):
    w = w - 1e-4 * grad_at(w, b)[0]
    return w, b - 1e-4 * grad_at(w, b)[1]


# 4 wrong: plus
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w + lr * grad_w, b + lr * grad_b


def step_sequential(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 wrong: one not written
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


# 4 wrong: only b returned
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


def step_sequential(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return b - lr * grad_at(w, b)[1]


# 4 right: by indices
def step(w, b, lr):
    grad = grad_at(w, b)
    return [w - lr * grad[0], b - lr * grad[1]]


def step_sequential(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 right: sequential in one expression
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


def step_sequential(w, b, lr):
    new = w - lr * grad_at(w, b)[0]
    _, grad_b = grad_at(new, b)
    return new, b - lr * grad_b


# 4 wrong: step returns one number
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w


def step_sequential(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 wrong: step returns the gradient too
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b, (grad_w, grad_b)


def step_sequential(w, b, lr):
    w = w - lr * grad_at(w, b)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 wrong: two whole steps
def step(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    return w - lr * grad_w, b - lr * grad_b


def step_sequential(w, b, lr):
    return step(*step(w, b, lr), lr)


# 4 wrong: both from the start
def step(w, b, lr):
    grad_w, grad_b = grad_at(1.0, 0.0)
    return w - lr * grad_w, b - lr * grad_b


def step_sequential(w, b, lr):
    w = w - lr * grad_at(1.0, 0.0)[0]
    return w, b - lr * grad_at(w, b)[1]


# 4 right: sequential corrects the step
def step(w, b, lr):
    return tuple(p - lr * g for p, g in zip((w, b), grad_at(w, b)))


def step_sequential(w, b, lr):
    w_new, b_new = step(w, b, lr)
    return [w_new, b_new - 2 * lr * mean_x * (w_new - w)]


# 5 wrong: absolute
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50_001):
        if loss_at(w, b) <= loss_best + 0.01:
            return step
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1


# 5 wrong: no minus one
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50_001):
        if loss_at(w, b) <= 1.01 * loss_best:
            return step
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return step


# 5 wrong: lr ignored
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50_001):
        if loss_at(w, b) <= 1.01 * loss_best:
            return step
        grad_w, grad_b = grad_at(w, b)
        w, b = w - 1e-4 * grad_w, b - 1e-4 * grad_b
    return -1


# 5 wrong: ten per cent
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50_001):
        if loss_at(w, b) <= 1.1 * loss_best:
            return step
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1


# 5 wrong: steps counted after the update
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50_001):
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        if loss_at(w, b) <= 1.01 * loss_best:
            return step
    return -1


# 5 wrong: no limit of steps
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    step = 0
    while loss_at(w, b) > 1.01 * loss_best:
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        step = step + 1
    return step


# 5 wrong: gradient before the loop
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    grad_w, grad_b = grad_at(w, b)
    for step in range(50_001):
        if loss_at(w, b) <= 1.01 * loss_best:
            return step
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1


# 5 wrong: by the rule of thumb
def steps_to_goal(lr):
    return round(2.8707 / lr) if lr > 5.8e-5 else -1


# 5 wrong: while with >, which nan ends
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    step = 0
    while loss_at(w, b) > 1.01 * loss_best:
        if step == 50_000:
            return -1
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        step = step + 1
    return step


# 5 right: while not <=
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    step = 0
    while not loss_at(w, b) <= 1.01 * loss_best:
        if step == 50_000:
            return -1
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
        step = step + 1
    return step


# 5 right: relative excess
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50_001):
        if loss_at(w, b) / loss_best - 1 <= 0.01:
            return step
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1


# 5 same: nothing between 28 707 and 50 000 tells 50 000 from 50 001
loss_best = 0.26298242


def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for step in range(50001 - 1):
        if loss_at(w, b) <= 1.01 * loss_best:
            return step
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1

for lr in (0.0001, 0.0002, 0.000264):
    print(f'lr = {lr:.2e}: {steps_to_goal(lr)} qadam')


# 5 wrong: a pair
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for n in range(50_001):
        loss = loss_at(w, b)
        if loss <= 1.01 * loss_best:
            return n, loss
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1, loss


# 5 wrong: None for minus one
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for n in range(50_001):
        if loss_at(w, b) <= 1.01 * loss_best:
            return n
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b


# 5 wrong: 0.01 of the loss of the start
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for n in range(50_001):
        if loss_at(w, b) <= 0.01 * loss_at(1.0, 0.0):
            return n
        grad_w, grad_b = grad_at(w, b)
        w, b = w - lr * grad_w, b - lr * grad_b
    return -1


# 5 wrong: w before b
def steps_to_goal(lr):
    w, b = 1.0, 0.0
    for n in range(50_001):
        if loss_at(w, b) <= 1.01 * loss_best:
            return n
        w = w - lr * grad_at(w, b)[0]
        b = b - lr * grad_at(w, b)[1]
    return -1


# 5 right: for with else
def steps_to_goal(lr):
    p, n = (1.0, 0.0), 0
    for n in range(50_001):
        if loss_at(*p) / loss_best - 1 <= 0.01:
            break
        p = [v - lr * g for v, g in zip(p, grad_at(*p))]
    else:
        n = -1
    return n


# 6 wrong: the norm, not its square
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2 + grad_b ** 2) ** 0.5)


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: order of the difference
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (after - loss_at(w, b)) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: lr missing
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / ((grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: grad_b missing
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2))


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: the ratio upside down
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return lr * (grad_w ** 2 + grad_b ** 2) / (loss_at(w, b) - after)


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: twice the limit
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 2e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: half the limit
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 0.5e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 wrong: not found
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return None


lr_zero = find_lr_zero()


# 6 wrong: lr ignored
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - 1e-4 * grad_w, b - 1e-4 * grad_b)
    return (loss_at(w, b) - after) / (1e-4 * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 right: from two measurements
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    r, q = decrease_ratio(1.0, 0.0, 1e-4), decrease_ratio(1.0, 0.0, 2e-4)
    return 1e-4 + r * 1e-4 / (r - q)


lr_zero = find_lr_zero()


# 6 right: by halving
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    after = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - after) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    low, high = 1e-4, 1e-3
    for step in range(50):
        mid = (low + high) / 2
        if decrease_ratio(1.0, 0.0, mid) > 0:
            low = mid
        else:
            high = mid
    return low


lr_zero = find_lr_zero()


# 6 wrong: rates tried one by one
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    moved = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - moved) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    for k in range(1, 1000):
        if decrease_ratio(1.0, 0.0, k * 1e-6) < 0:
            return k * 1e-6


lr_zero = find_lr_zero()


# 6 wrong: a pair from find_lr_zero
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    moved = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - moved) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    c = (1 - decrease_ratio(1.0, 0.0, 1e-4)) / 1e-4
    return c


lr_zero = find_lr_zero()


# 6 wrong: the limit of chapter 5
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    moved = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - moved) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 2.65e-4


lr_zero = find_lr_zero()


# 6 wrong: relative to the loss
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    moved = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - moved) / loss_at(w, b)


def find_lr_zero():
    return 1e-4 / (1 - decrease_ratio(1.0, 0.0, 1e-4))


lr_zero = find_lr_zero()


# 6 right: from the second derivatives
def decrease_ratio(w, b, lr):
    g = torch.tensor(grad_at(w, b))
    moved = loss_at(w - lr * g[0], b - lr * g[1])
    return (loss_at(w, b) - moved) / (lr * (g ** 2).sum())


def find_lr_zero():
    g_w, g_b = grad_at(1.0, 0.0)
    curve = mean_xx * g_w ** 2 + 2 * mean_x * g_w * g_b + g_b ** 2
    return (g_w ** 2 + g_b ** 2) / curve


lr_zero = find_lr_zero()


# 6 wrong: a limit of zero
def decrease_ratio(w, b, lr):
    grad_w, grad_b = grad_at(w, b)
    moved = loss_at(w - lr * grad_w, b - lr * grad_b)
    return (loss_at(w, b) - moved) / (lr * (grad_w ** 2 + grad_b ** 2))


def find_lr_zero():
    return 0.0


lr_zero = find_lr_zero()
