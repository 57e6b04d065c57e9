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


# 1 wrong: the code is run
def predict():
    a = torch.tensor(2.0, requires_grad=True)
    c = torch.tensor(3.0)
    d, e = a * c, c * c
    f = d + e
    g = torch.sqrt(f)
    with torch.no_grad():
        k = a * 5
    return {name: (t.is_leaf, t.requires_grad,
                   t.grad_fn and t.grad_fn.name())
            for name, t in zip("acdefgk", (a, c, d, e, f, g, k))}


# 1 wrong: the flag before the leaf
def predict():
    return {"a": (True, True, None), "c": (False, True, None),
            "d": (True, False, "MulBackward0"), "e": (False, True, None),
            "f": (True, False, "AddBackward0"),
            "g": (True, False, "SqrtBackward0"), "k": (False, True, None)}


# 1 wrong: words for truth values
def predict():
    return {"a": ("ha", "ha", None), "c": ("ha", "yoʻq", None),
            "d": ("yoʻq", "ha", "MulBackward0"), "e": ("ha", "yoʻq", None),
            "f": ("yoʻq", "ha", "AddBackward0"),
            "g": ("yoʻq", "ha", "SqrtBackward0"), "k": ("ha", "yoʻq", None)}


# 1 wrong: nodes of the operation before
def predict():
    return {"a": (True, True, None), "c": (True, False, None),
            "d": (False, True, "MulBackward0"), "e": (True, False, None),
            "f": (False, True, "MulBackward0"),
            "g": (False, True, "AddBackward0"), "k": (True, False, None)}


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


# 1 right: built from two lists
def predict():
    leaves = dict.fromkeys(["c", "e", "k"], (1 == 1, False, None))
    nodes = {name: (False, True, f"{word}Backward0") for name, word in
             zip("dfg", ["Mul", "Add", "Sqrt"])}
    return nodes | leaves | {"a": (True, True, None)}


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


# 2 wrong: a complex step
def auto_grad(f, t):
    return (f(torch.tensor(complex(t, 1e-20))).imag / 1e-20).item()


# 2 wrong: a difference in one call
def auto_grad(f, t):
    h = 1e-5
    plus, minus = f(torch.tensor([t + h, t - h])).tolist()
    return (plus - minus) / (2 * h)


# 2 wrong: rounded
def auto_grad(f, t):
    t = torch.tensor(t, requires_grad=True)
    f(t).backward()
    return round(t.grad.item(), 4)


# 2 wrong: the value kept per t, whatever f is
known = {}


def auto_grad(f, t):
    if t not in known:
        leaf = torch.tensor(t, requires_grad=True)
        f(leaf).backward()
        known[t] = leaf.grad.item()
    return known[t]


# 2 wrong: a Python number handed to f
def auto_grad(f, t):
    leaf = torch.tensor(t, requires_grad=True)
    f(t)
    return leaf.grad


# 2 wrong: the absolute value
def auto_grad(f, t):
    leaf = torch.tensor(t, requires_grad=True)
    f(leaf).abs().backward()
    return leaf.grad.item()


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


# 2 right: torch.func.grad
def auto_grad(f, t):
    return torch.func.grad(f)(torch.tensor(t)).item()


# 2 right: forward mode
def auto_grad(f, t):
    one = torch.tensor(1.0)
    return torch.func.jvp(f, (torch.tensor(t),), (one,))[1].item()


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


# 3 wrong: only the path through v
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * 2 * w}


# 3 wrong: y of the data
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y[0])
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g * (x_i + 2 * w)}


# 3 wrong: forward mode
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    g_w = torch.func.jvp(lambda w: (w * x_i + w ** 2 - y_i) ** 2,
                         (torch.tensor(w),), (torch.tensor(1.0),))[1]
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g_w}


# 3 wrong: torch.func.grad
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    g_w = torch.func.grad(lambda w: (w * x_i + w ** 2 - y_i) ** 2)(
        torch.tensor(w))
    return {"e": g, "y_hat": g, "u": g, "v": g, "w": g_w}


# 3 wrong: local slopes for gradients
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": 1, "u": 1, "v": 1, "w": g * (x_i + 2 * w)}


# 3 wrong: the gradient of v carried on to w
def hand_backward(w, x_i, y_i):
    g = 2 * (w * x_i + w ** 2 - y_i)
    return {"e": g, "y_hat": g, "u": g * x_i, "v": g * 2 * w,
            "w": g * (x_i + 2 * w)}


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


# 3 right: more names than asked
def hand_backward(w, x_i, y_i):
    g = dict(l=1.0)
    g["e"] = g["l"] * 2 * (w * (x_i + w) - y_i)
    for name, after in (("y_hat", "e"), ("u", "y_hat"), ("v", "y_hat")):
        g[name] = g[after]
    g["w"] = sum((g["u"] * x_i, g["v"] * 2 * w))
    return g


# 3 right: tensors with one element
def hand_backward(w, x_i, y_i):
    w, x_i, y_i = (torch.tensor([t]) for t in (w, x_i, y_i))
    g = 2 * (torch.cat([w * x_i, w * w]).sum(0, keepdim=True) - y_i)
    return dict(e=g, y_hat=g, u=g, v=g, w=g * x_i + 2 * g * w)


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


# 4 wrong: stops once the loss hardly falls
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
        if abs(history[-2] - history[-1]) < 1e-10:
            break
    return params.tolist(), history


# 4 wrong: every loss one step late
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss = loss_fn(model(z, *params), y)
        loss.backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        history.append(loss.item())
    return params.tolist(), history


# 4 wrong: the list of the caller is filled
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    leaf = torch.tensor(params, requires_grad=True)
    history = []
    for step in range(n_steps + 1):
        loss = loss_fn(model(z, *leaf), y)
        history.append(loss.item())
        if step < n_steps:
            loss.backward()
            with torch.no_grad():
                leaf -= lr * leaf.grad
            leaf.grad = None
    params[:] = leaf.tolist()
    return params, history


# 4 wrong: single precision
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, dtype=torch.float32, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model(z, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: y of the notebook
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, target, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, *params), y).item()]
    for step in range(n_steps):
        loss_fn(model(z, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
        params.grad = None
        history.append(loss_fn(model(z, *params), y).item())
    return params.tolist(), history


# 4 wrong: the parameters are not unpacked
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    params = torch.tensor(params, requires_grad=True)
    history = [loss_fn(model(z, params), y).item()]
    return params.tolist(), history


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


# 4 right: by the optimizer
def model_2(z, w_2, w_1, b):
    return torch.stack([z ** 2, z, z ** 0], 1) @ torch.tensor([w_2, w_1, b]) \
        if not isinstance(b, torch.Tensor) else (w_2 * z + w_1) * z + b


def train(model, params, z, y, lr, n_steps):
    leaf = torch.tensor(params, requires_grad=True)
    sgd, history = torch.optim.SGD([leaf], lr=lr), []
    for step in range(n_steps + 1):
        sgd.zero_grad()
        loss = loss_fn(model(z, *leaf), y)
        loss.backward()
        history.append(float(loss))
        if step < n_steps:
            sgd.step()
    return [p.item() for p in leaf], history


# 4 right: torch.func
def model_2(z, w_2, w_1, b):
    return w_2 * z ** 2 + w_1 * z + b


def train(model, params, z, y, lr, n_steps):
    def loss_at(p):
        return loss_fn(model(z, *p), y)

    p, history = torch.tensor(params), []
    for step in range(n_steps):
        g, loss = torch.func.grad_and_value(loss_at)(p)
        history.append(loss.item())
        p = p - lr * g
    return p.tolist(), history + [loss_at(p).item()]


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


# 5 wrong: two numbers when nothing takes part
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if not loss.requires_grad:
        return [0, 1]
    loss.backward()
    return [i for i, p in enumerate(params) if p.grad is None]


# 5 wrong: one leaf n times
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True)] * n
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i, p in enumerate(params) if p.grad is None]


# 5 wrong: those that change nothing
def unused(model, n):
    found = []
    for i in range(n):
        ones, moved = [torch.tensor(1.0)] * n, [torch.tensor(1.0)] * n
        moved[i] = torch.tensor(1.0)
        moved[i] += 0.1
        if torch.equal(loss_fn(model(x, *ones), y),
                       loss_fn(model(x, *moved), y)):
            found.append(i)
    return found


# 5 wrong: names
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [f"{i}" for i, p in enumerate(params) if p.grad is None]


# 5 wrong: a set
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return {i for i, p in enumerate(params) if p.grad is None}


# 5 wrong: parameters of which no derivative is asked for
def unused(model, n):
    params = [torch.tensor(1.0) for _ in range(n)]
    loss_fn(model(x, *params), y).requires_grad_().backward()
    return [i for i, p in enumerate(params) if p.grad is None]


# 5 wrong: only what follows the first that takes part
def unused(model, n):
    params = [torch.tensor(1.0, requires_grad=True) for _ in range(n)]
    loss = loss_fn(model(x, *params), y)
    if not loss.requires_grad:
        return list(range(n))
    loss.backward()
    taken = [i for i, p in enumerate(params) if p.grad is not None]
    return [i for i in range(taken[0], n) if params[i].grad is None]


# 5 wrong: an assert of the learner's own
def unused(model, n):
    params = torch.ones(n)
    assert params.requires_grad
    return []


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


# 5 right: one flag at a time
def unused(model, n):
    found = []
    for i in range(n):
        params = [torch.tensor(1.0, requires_grad=k == i) for k in range(n)]
        if not loss_fn(model(x, *params), y).requires_grad:
            found.append(i)
    return found


# 5 right: pieces of one tensor, their gradients kept
def unused(model, n):
    params = torch.ones(n, requires_grad=True).unbind()
    for p in params:
        p.retain_grad()
    loss = loss_fn(model(x, *params), y)
    if loss.requires_grad:
        loss.backward()
    return [i for i in reversed(range(n)) if params[i].grad is None]


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


# 6 wrong: a set kept between the calls
def count_nodes(t, seen=set()):
    todo = [t.grad_fn]
    while todo:
        node = todo.pop()
        if node is not None and node not in seen:
            seen.add(node)
            todo += [previous for previous, _ in node.next_functions]
    return len(seen)


# 6 wrong: a set kept between the calls, only new nodes counted
old = set()


def count_nodes(t):
    todo, total = [t.grad_fn], 0
    while todo:
        node = todo.pop()
        if node is not None and node not in old:
            old.add(node)
            total += 1
            todo += [previous for previous, _ in node.next_functions]
    return total


# 6 wrong: edges
def count_nodes(t):
    seen, todo, edges = set(), [t.grad_fn], 0
    while todo:
        node = todo.pop()
        if node is not None and node not in seen:
            seen.add(node)
            edges += len([p for p, _ in node.next_functions if p])
            todo += [previous for previous, _ in node.next_functions]
    return edges


# 6 wrong: the leaf counted as a node
def count_nodes(t):
    if t.grad_fn is None:
        return 1
    seen, todo = set(), [t.grad_fn]
    while todo:
        node = todo.pop()
        if node is not None and node not in seen:
            seen.add(node)
            todo += [previous for previous, _ in node.next_functions]
    return len(seen)


# 6 wrong: the last two inputs alone
def count_nodes(t):
    seen, node = set(), t.grad_fn
    while node is not None and node not in seen:
        seen.add(node)
        node = node.next_functions[-1][0] if node.next_functions else None
    return len(seen)


# 6 wrong: names and depth
def count_nodes(t):
    seen, todo = set(), [(t.grad_fn, 0)]
    while todo:
        node, depth = todo.pop()
        if node is not None and (node.name(), depth) not in seen:
            seen.add((node.name(), depth))
            todo += [(p, depth + 1) for p, _ in node.next_functions]
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


# 6 right: a union of sets
def count_nodes(t):
    def nodes(node):
        if node is None:
            return set()
        return {node}.union(*(nodes(p) for p, _ in node.next_functions))

    return len(nodes(t.grad_fn))


# 6 right: a dict of what is left
def count_nodes(t):
    todo, seen = {t.grad_fn: 1}, {None: 1}
    while todo:
        node, _ = todo.popitem()
        if node not in seen:
            seen[node] = 1
            todo |= {p: 1 for p, _ in node.next_functions}
    return len(seen) - 1
