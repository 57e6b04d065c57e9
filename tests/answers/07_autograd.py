# 1 wrong: k thought to be in the graph
def predict():
    return {"a": (True, True, None), "c": (True, False, None),
            "d": (False, True, "MulBackward0"), "e": (True, False, None),
            "f": (False, True, "AddBackward0"),
            "g": (False, True, "SqrtBackward0"),
            "k": (False, True, "MulBackward0")}


# 1 wrong: a result is never a leaf
def predict():
    return {"a": (True, True, None), "c": (True, False, None),
            "d": (False, True, "MulBackward0"),
            "e": (False, False, "MulBackward0"),
            "f": (False, True, "AddBackward0"),
            "g": (False, True, "SqrtBackward0"), "k": (True, False, None)}


# 1 wrong: a leaf with a node of its own
def predict():
    return {"a": (True, True, "AccumulateGrad"), "c": (True, False, None),
            "d": (False, True, "MulBackward0"), "e": (True, False, None),
            "f": (False, True, "AddBackward0"),
            "g": (False, True, "SqrtBackward0"), "k": (True, False, None)}


# 1 wrong: one name is missing
def predict():
    return {"a": (True, True, None), "c": (True, False, None),
            "d": (False, True, "MulBackward0"), "e": (True, False, None),
            "f": (False, True, "AddBackward0"),
            "g": (False, True, "SqrtBackward0")}


# 1 wrong: None instead of a triple
def predict():
    return {"a": (True, True, None), "c": None,
            "d": (False, True, "MulBackward0"), "e": (True, False, None),
            "f": (False, True, "AddBackward0"),
            "g": (False, True, "SqrtBackward0"), "k": (True, False, None)}


# 1 wrong: names of operations without Backward0
def predict():
    return {"a": (True, True, None), "c": (True, False, None),
            "d": (False, True, "Mul"), "e": (True, False, None),
            "f": (False, True, "Add"), "g": (False, True, "Sqrt"),
            "k": (True, False, None)}


# 1 wrong: a list of triples
def predict():
    return [(True, True, None), (True, False, None),
            (False, True, "MulBackward0"), (True, False, None),
            (False, True, "AddBackward0"), (False, True, "SqrtBackward0"),
            (True, False, None)]


# 1 right: lists for triples
def predict():
    return {"a": [True, True, None], "c": [True, False, None],
            "d": [False, True, "MulBackward0"], "e": [True, False, None],
            "f": [False, True, "AddBackward0"],
            "g": [False, True, "SqrtBackward0"], "k": [True, False, None]}


# 1 right: rows shared
def predict():
    free = (True, False, None)
    answer = dict.fromkeys("cek", free)
    answer["a"] = (True, True, None)
    for name, node in (("d", "Mul"), ("f", "Add"), ("g", "Sqrt")):
        answer[name] = (False, True, node + "Backward0")
    return answer


# 2 wrong: central difference
def auto_grad(f, t, h=1e-5):
    t = torch.tensor(t)
    return ((f(t + h) - f(t - h)) / (2 * h)).item()


# 2 wrong: the value
def auto_grad(f, t):
    return f(torch.tensor(t)).item()


# 2 wrong: a tensor returned
def auto_grad(f, t):
    t = torch.tensor(t, requires_grad=True)
    f(t).backward()
    return t.grad


# 2 wrong: single precision
def auto_grad(f, t):
    t = torch.tensor(t, dtype=torch.float32, requires_grad=True)
    f(t).backward()
    return t.grad.item()


# 2 wrong: one function's formula
def auto_grad(f, t):
    f(torch.tensor(t))
    return 3 * t ** 2 - 2


# 2 wrong: f_1 instead of the argument
def auto_grad(f, t):
    t = torch.tensor(t, requires_grad=True)
    f_1(t).backward()
    return t.grad.item()


# 2 wrong: one leaf for all calls, never emptied
leaf = torch.tensor(0.0, requires_grad=True)


def auto_grad(f, t):
    with torch.no_grad():
        leaf.copy_(torch.tensor(t))
    f(leaf).backward()
    return leaf.grad.item()


# 2 wrong: no derivative was asked for
def auto_grad(f, t):
    t = torch.tensor(t)
    f(t).backward()
    return t.grad.item()


# 2 wrong: called once more to be sure
def auto_grad(f, t):
    t = torch.tensor(t, requires_grad=True)
    f(t)
    f(t).backward()
    return t.grad.item()


# 2 wrong: the gradient of the result
def auto_grad(f, t):
    t = torch.tensor(t, requires_grad=True)
    out = f(t)
    out.retain_grad()
    out.backward()
    return out.grad.item()


# 2 right: autograd.grad
def auto_grad(f, t):
    leaf = torch.tensor(t, requires_grad=True)
    return torch.autograd.grad(f(leaf), leaf)[0].item()


# 2 right: asked for afterwards
def auto_grad(f, t):
    leaf = torch.tensor(float(t)).requires_grad_()
    out = f(leaf)
    out.backward()
    return float(leaf.grad)


# 2 right: a tensor with one element
def auto_grad(f, t):
    leaf = torch.tensor([t], requires_grad=True)
    f(leaf).sum().backward()
    return leaf.grad.item()


# 3 wrong: autograd
def hand_backward(w, x_i, y_i):
    w = torch.tensor(w, requires_grad=True)
    u, v = w * x_i, w ** 2
    y_hat = u + v
    e = y_hat - y_i
    for t in (e, y_hat, u, v):
        t.retain_grad()
    (e ** 2).backward()
    return {"e": e.grad, "y_hat": y_hat.grad, "u": u.grad, "v": v.grad,
            "w": w.grad}


# 3 wrong: only the path through u
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * x_i}


# 3 wrong: the paths multiplied
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * x_i * g * 2 * w}


# 3 wrong: the paths averaged
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": g,
            "w": (g * x_i + g * 2 * w) / 2}


# 3 wrong: the values instead of the gradients
def hand_backward(w, x_i, y_i):
    u, v = w * x_i, w ** 2
    return {"e": u + v - y_i, "y_hat": u + v, "u": u, "v": v, "w": w}


# 3 wrong: w for 2w
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * x_i + g * w}


# 3 wrong: y minus y_hat
def hand_backward(w, x_i, y_i):
    g = 2 * (y_i - w * x_i - w ** 2)
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * x_i + g * 2 * w}


# 3 wrong: a tuple
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return g, g, g, g, g * x_i + g * 2 * w


# 3 wrong: v not filled in yet
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": None, "w": g * x_i + g * 2 * w}


# 3 right: tensors
def hand_backward(w, x_i, y_i):
    w = torch.tensor(w)
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * (x_i + 2 * w)}


# 3 right: paths added one after the other
def hand_backward(w, x_i, y_i):
    g = {"w": 0.0}
    g["e"] = 1 * 2 * (w * x_i + w ** 2 - y_i)
    g["y_hat"] = g["e"] * 1
    g["u"], g["v"] = g["y_hat"] * 1, g["y_hat"] * 1
    g["w"] += g["u"] * x_i
    g["w"] += g["v"] * 2 * w
    return g


# 4 wrong: the model is ignored
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model_2(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model_2(z, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        history.append(loss_fn(model_2(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: derivative written by hand
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        e = model(z, *params) - y
        g = [(2 * e * f).mean() for f in (z ** 2, z, z ** 0)]
        params = params - lr * torch.stack(g)
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: derivative by differences
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = list(params)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        g = []
        for i in range(len(params)):
            plus, minus = list(params), list(params)
            plus[i] += 1e-4
            minus[i] -= 1e-4
            g.append((loss_fn(model(z, *plus), y)
                      - loss_fn(model(z, *minus), y)).item() / 2e-4)
        params = [p - lr * d for p, d in zip(params, g)]
        history.append(loss_fn(model(z, *params), y).item())
    return params, history


# 4 wrong: history of tensors
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y)]
    for step in range(n_steps):
        history[-1].backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        history.append(loss_fn(model(z, *params), y))
    return params.tolist(), history


# 4 wrong: the end is not recorded
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = []
    for step in range(n_steps):
        loss = loss_fn(model(z, *params), y)
        history.append(loss.item())
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
    return params.tolist(), history


# 4 wrong: old gradients kept
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model(z, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: gradient taken once before the loop
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    loss = loss_fn(model(z, *params), y)
    history = [loss.item()]
    loss.backward()
    for step in range(n_steps):
        with torch.no_grad():
            params -= lr * params.grad
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: up the hill
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model(z, *params), y).backward()
        with torch.no_grad():
            params += lr * params.grad
        params.grad = None
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: updated inside the graph
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model(z, *params), y).backward()
        params -= lr * params.grad
        params.grad = None
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: only history
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model(z, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        history.append(loss_fn(model(z, *params), y).item())
    return history


# 4 wrong: a line for a parabola
def model_2(z, w_2, w_1, b):
    return w_2 * z + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    return params.tolist(), [0.0] * (n_steps + 1)


# 4 right: loss carried over to the next step
def model_2(z, w_2, w_1, b):
    return z * (w_2 * z + w_1) + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    loss = loss_fn(model(z, *params), y)
    history = (loss.item(),)
    for step in range(n_steps):
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        loss = loss_fn(model(z, *params), y)
        history += (loss.item(),)
    return [params.tolist(), history]


# 4 right: one leaf per parameter
def model_2(z, w_2, w_1, b):
    return w_2 * z * z + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    leaves = [torch.tensor(float(p), requires_grad=True) for p in params]
    history = []
    for step in range(n_steps + 1):
        loss = loss_fn(model(z, *leaves), y)
        history.append(loss.item())
        if step < n_steps:
            grads = torch.autograd.grad(loss, leaves)
            with torch.no_grad():
                for p, g in zip(leaves, grads):
                    p -= lr * g
    return [p.item() for p in leaves], history


# 4 right: a new leaf in every step
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    history = []
    for step in range(n_steps):
        leaf = torch.tensor(params, requires_grad=True)
        loss = loss_fn(model(z, *leaf), y)
        loss.backward()
        history.append(loss.item())
        params = (leaf.detach() - lr * leaf.grad).tolist()
    history.append(loss_fn(model(z, *params), y).item())
    return list(params), history


# 5 wrong: zero and None alike
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i in range(n) if not params[i].grad]


# 5 wrong: stops when nothing takes part
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss_fn(model(x, *params), y).backward()
    return [i for i in range(n) if params[i].grad is None]


# 5 wrong: those that take part
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i in range(n) if params[i].grad is not None]


# 5 wrong: how many
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return sum(p.grad is None for p in params)


# 5 wrong: starts at zero
def unused(model, n):
    params = [torch.tensor(0.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i in range(n) if params[i].grad is None]


# 5 wrong: always two parameters
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(2)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i in range(2) if params[i].grad is None]


# 5 wrong: one tensor for all, every gradient exists
def unused(model, n):
    params = torch.ones(n, requires_grad=True)
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i in range(n) if params.grad is None]


# 5 wrong: counted from one
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i + 1 for i in range(n) if params[i].grad is None]


# 5 wrong: an empty list when nothing takes part
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if not loss.requires_grad:
        return []
    loss.backward()
    return [i for i in range(n) if params[i].grad is None]


# 5 right: autograd.grad
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if not loss.requires_grad:
        return list(range(n))
    grads = torch.autograd.grad(loss, params, allow_unused=True)
    return [i for i, g in enumerate(grads) if g is None]


# 5 right: a tuple, the exception caught
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    try:
        loss_fn(model(x, *params), y).backward()
    except RuntimeError:
        pass
    return tuple(i for i, p in enumerate(params) if p.grad is None)


# 6 wrong: paths for nodes
def count_nodes(t):
    total, waiting = 0, [t.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is not None:
            total = total + 1
            for previous, _ in node.next_functions:
                waiting.append(previous)
    return total


# 6 wrong: without AccumulateGrad
def count_nodes(t):
    seen, waiting = set(), [t.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen or not node.next_functions:
            continue
        seen.add(node)
        waiting += [previous for previous, _ in node.next_functions]
    return len(seen)


# 6 wrong: names for nodes
def count_nodes(t):
    seen, waiting = set(), [t.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node.name() in seen:
            continue
        seen.add(node.name())
        waiting += [previous for previous, _ in node.next_functions]
    return len(seen)


# 6 wrong: the first input alone
def count_nodes(t):
    node, total = t.grad_fn, 0
    while node is not None:
        total += 1
        node = node.next_functions[0][0] if node.next_functions else None
    return total


# 6 wrong: a tensor without a node
def count_nodes(t):
    seen, waiting = set(), [t.grad_fn]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        waiting += [previous for previous, _ in node.next_functions]
    return len(seen)


# 6 wrong: the set itself
def count_nodes(t):
    seen, waiting = set(), [t.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen:
            continue
        seen.add(node)
        waiting += [previous for previous, _ in node.next_functions]
    return seen


# 6 wrong: None counted too
def count_nodes(t):
    seen, waiting = set(), [t.grad_fn]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node is not None:
            waiting += [previous for previous, _ in node.next_functions]
    return len(seen)


# 6 wrong: only the first two levels
def count_nodes(t):
    seen = {t.grad_fn} - {None}
    for node in list(seen):
        seen |= {p for p, _ in node.next_functions if p is not None}
    return len(seen)


# 6 right: recursion
def count_nodes(t):
    seen = set()

    def visit(node):
        if node is not None and node not in seen:
            seen.add(node)
            for previous, _ in node.next_functions:
                visit(previous)

    visit(t.grad_fn)
    return len(seen)


# 6 right: level by level, in a list
def count_nodes(t):
    found = [] if t.grad_fn is None else [t.grad_fn]
    for node in found:
        for previous, _ in node.next_functions:
            if previous is not None and previous not in found:
                found.append(previous)
    return len(found)
