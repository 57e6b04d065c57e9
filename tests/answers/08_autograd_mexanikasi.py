"""Answers to the exercises of chapter 8, for book.proof.answers."""
# 1 wrong: only the last call counts
def predictions():
    return [4.0, 5.0, 2.0, 12.0, 6.0]
# 1 wrong: zeroing forgotten
def predictions():
    return [8.0, 17.0, 2.0, 12.0, 14.0]
# 1 wrong: the detached factor has a slope
def predictions():
    return [8.0, 5.0, 4.0, 12.0, 14.0]
# 1 wrong: one path of two
def predictions():
    return [8.0, 5.0, 2.0, 8.0, 14.0]
# 1 wrong: the new value of w is forgotten
def predictions():
    return [8.0, 5.0, 2.0, 12.0, 12.0]
# 1 wrong: a dict
def predictions():
    return {1: 8.0, 2: 5.0, 3: 2.0, 4: 12.0, 5: 14.0}
# 1 wrong: four numbers
def predictions():
    return [8.0, 5.0, 2.0, 12.0]
# 1 wrong: one number
def predictions():
    return 8.0
# 1 wrong: words
def predictions():
    return ["sakkiz", "besh", "ikki", "oʻn ikki", "oʻn toʻrt"]
# 1 wrong: a gap left
def predictions():
    return [8.0, 5.0, None, 12.0, 14.0]
# 1 wrong: the programs are run
def predictions():
    answers = []
    for program in (program_1, program_2, program_3, program_4, program_5):
        w = torch.tensor(2.0, requires_grad=True)
        program(w)
        answers.append(w.grad.item())
    return answers
# 1 wrong: all averaged
def predictions():
    return [8.2] * 5
# 1 wrong: the sums of all values
def predictions():
    return [8.0, 5.0, 2.0, 12.0, 4.0 + 4.0 + 9.0]
# 1 wrong: a list in a list
def predictions():
    return [[8.0, 5.0, 2.0, 12.0, 14.0]]
# 1 wrong: two places exchanged
def predictions():
    return [8.0, 5.0, 2.0, 14.0, 12.0]
# 1 wrong: the programs are run and rounded
def predictions():
    answers = []
    for program in (program_1, program_2, program_3, program_4, program_5):
        w = torch.tensor(2.0, requires_grad=True)
        program(w)
        answers.append(round(w.grad.item()))
    return answers
# 1 right: whole numbers in a tuple
def predictions():
    return 8, 5, 2, 12, 14
# 1 right: a tensor
def predictions():
    return torch.tensor([8.0, 5.0, 2.0, 12.0, 14.0])
# 1 right: numpy
def predictions():
    import numpy
    return numpy.array([8, 5, 2, 12, 14])
# 1 right: the contributions added
def predictions():
    w = 2
    return [2 * w + 2 * w, 5, w, 4 + 4 * w, 2 * w + 2 * w + 2 * (w + 1)]
# 2 wrong: nothing but the first is written
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
# 2 wrong: a sum
def grad_at(w, b):
    params = new_params(w, b)
    ((model(x_u, *params) - y) ** 2).sum().backward()
    return params.grad
# 2 wrong: by formula
def grad_at(w, b):
    return hand_grad(w, b, x_u, y)
# 2 wrong: always at the start
def grad_at(w, b):
    params = new_params()
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
# 2 wrong: not mended
def grad_at(w, b):
    params = new_params(w, b)
    losses = (model(x_u, *params) - y) ** 2
    losses.backward()
    return params.grad
# 2 wrong: nothing returned
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
# 2 wrong: two_grads keeps the graph, does not zero
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    params.grad = None
    y_hat = model(x_u, *params)
    ((y_hat - y) ** 2).mean().backward(retain_graph=True)
    mse_grad = params.grad
    (y_hat - y).abs().mean().backward()
    return [mse_grad, params.grad]
# 2 wrong: two_grads copies, does not zero between
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    mse_grad = params.grad.clone()
    (model(x_u, *params) - y).abs().mean().backward()
    return [mse_grad, params.grad]
# 2 wrong: two_grads zeroes in place without a copy
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    mse_grad = params.grad
    params.grad.zero_()
    (model(x_u, *params) - y).abs().mean().backward()
    return [mse_grad, params.grad.clone()]
# 2 wrong: two_grads leaves the old gradient in
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    loss_fn(model(x_u, *params), y).backward()
    mse_grad = params.grad
    params.grad = None
    (model(x_u, *params) - y).abs().mean().backward()
    return [mse_grad, params.grad]
# 2 wrong: two_grads in the other order
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (1, 2):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
# 2 wrong: two_grads by formula
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    return [hand_grad(*params, x_u, y).detach(), hand_mae(*params.detach())]
# 2 wrong: step renames
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params = params - lr * params.grad
    return params.requires_grad_()
# 2 wrong: step leaves the old gradient in
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
# 2 wrong: step without no_grad
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    params -= lr * params.grad
    return params
# 2 wrong: step has its own lr
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= 1e-2 * params.grad
    return params
# 2 wrong: walk keeps the graph
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.clone())
        step(params, lr)
    return path
# 2 wrong: walk returns lists of numbers
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.tolist())
        step(params, lr)
    return path
# 2 wrong: walk without a copy
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach())
        step(params, lr)
    return path
# 2 wrong: walk without the start, with the end
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        step(params, lr)
        path.append(params.detach().clone())
    return path
# 2 wrong: descend keeps one graph
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    loss = loss_fn(model(x_u, *params), y)
    for epoch in range(n_epochs):
        params.grad = None
        loss.backward(retain_graph=True)
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: descend never zeroes
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: grad_at: the errors averaged, then squared
def grad_at(w, b):
    params = new_params(w, b)
    ((model(x_u, *params) - y).mean() ** 2).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: grad_at: x for x_u
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: two_grads: the modulus of the mean
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    params.grad = None
    y_hat = model(x_u, *params)
    ((y_hat - y) ** 2).mean().backward(retain_graph=True)
    mse_grad = params.grad
    params.grad = None
    (y_hat - y).mean().abs().backward()
    return [mse_grad, params.grad]
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: two_grads: always at the start
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads, fresh = [], new_params()
    for power in (2, 1):
        fresh.grad = None
        ((model(x_u, *fresh) - y).abs() ** power).mean().backward()
        grads.append(fresh.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: two_grads: only a tuple of None
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    params.grad = None
    y_hat = model(x_u, *params)
    ((y_hat - y) ** 2).mean().backward(retain_graph=True)
    params.grad = None
    mse_grad = params.grad
    (y_hat - y).abs().mean().backward()
    params.grad = None
    return [mse_grad, params.grad]
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: two_grads: a step is taken as well
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    with torch.no_grad():
        params -= 1e-2 * grads[0]
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: step: the flag taken off and left off
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    params.requires_grad_(False)
    params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: step: zeroed after the update only
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    params.grad = None
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: step: uphill
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params += lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: step: a copy is moved
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params = params.detach().clone().requires_grad_()
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: walk: one tensor n times
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        step(params, lr)
    return [params.detach()] * n_epochs
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: walk: lr of its own
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr=1e-2):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, 1e-2)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: walk: one point more
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params = new_params()
    path = [params.detach().clone()]
    for epoch in range(n_epochs):
        step(params, lr)
        path.append(params.detach().clone())
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: walk: a stacked tensor
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return torch.stack(path)
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: descend: one step less
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs - 1):
        step(params, lr)
    return params
# 2 wrong: descend: y_hat before the loop
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    y_hat = model(x_u, *params)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(y_hat, y).backward(retain_graph=True)
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 2 wrong: descend: the loss
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        step(params, lr)
    return loss_fn(model(x_u, *params), y)
# 2 wrong: descend: by formula
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    params.grad = None
    loss_fn(model(x_u, *params), y).backward()
    with torch.no_grad():
        params -= lr * params.grad
    return params
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params().detach()
    for epoch in range(n_epochs):
        params = params - lr * hand_grad(*params, x_u, y)
    return params
# 2 right: copies, zero_, data, one from the other
def grad_at(w, b):
    params = new_params(w, b)
    ((model(x_u, *params) - y) ** 2).backward(torch.full_like(y, 1 / 11))
    return params.grad.clone()
def two_grads(params):
    params.grad = None
    y_hat = model(x_u, *params)
    ((y_hat - y) ** 2).mean().backward(retain_graph=True)
    mse_grad = params.grad.clone()
    params.grad.zero_()
    (y_hat - y).abs().mean().backward()
    return mse_grad, params.grad.clone()
def step(params, lr):
    params.grad = grad_at(*params.tolist())
    with torch.no_grad():
        params.sub_(lr * params.grad)
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.clone().detach())
        step(params, lr)
    return tuple(path)
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        step(params, lr)
    return params
# 2 right: by autograd.grad
def grad_at(w, b):
    params = new_params(w, b)
    return torch.autograd.grad(loss_fn(model(x_u, *params), y), params)[0]
def two_grads(params):
    error = model(x_u, *params) - y
    return [torch.autograd.grad((error ** 2).mean(), params,
                                retain_graph=True)[0],
            torch.autograd.grad(error.abs().mean(), params)[0]]
def step(params, lr):
    gradient = grad_at(*params.tolist())
    with torch.no_grad():
        params -= lr * gradient
    return params
def walk(n_epochs, lr):
    params = new_params()
    path = [params.detach().clone()]
    while len(path) < n_epochs:
        step(params, lr)
        path.append(params.detach().clone())
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params.detach()
# 2 right: a new leaf for every gradient, updates by copy_
def grad_at(w, b):
    w, b = (torch.tensor(t, requires_grad=True) for t in (w, b))
    (((model(x_u, w, b) - y) ** 2).sum() / len(y)).backward()
    return torch.stack([w.grad, b.grad])
def two_grads(params):
    found = []
    for power in (2, 1):
        leaf = params.detach().clone().requires_grad_()
        (model(x_u, *leaf) - y).abs().pow(power).mean().backward()
        found.append(leaf.grad)
    return tuple(found)
def step(params, lr):
    gradient = two_grads(params)[0]
    with torch.no_grad():
        params.copy_(params - lr * gradient)
def walk(n_epochs, lr):
    return [descend(k, lr).detach() for k in range(n_epochs)]
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        step(params, lr)
    return params
# 2 right: by the optimizer
def grad_at(w, b):
    params = new_params(w, b)
    loss_fn(model(x_u, *params), y).backward()
    return params.grad
def two_grads(params):
    grads = []
    for power in (2, 1):
        params.grad = None
        ((model(x_u, *params) - y).abs() ** power).mean().backward()
        grads.append(params.grad)
    return grads
def step(params, lr):
    sgd = torch.optim.SGD([params], lr=lr)
    sgd.zero_grad()
    loss_fn(model(x_u, *params), y).backward()
    sgd.step()
def walk(n_epochs, lr):
    params, path = new_params(), []
    for epoch in range(n_epochs):
        path.append(params.detach().clone())
        step(params, lr)
    return path
def descend(n_epochs, lr):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= lr * params.grad
    return params
# 3 wrong: means divided by the number of parts
def accumulate(params, parts):
    params.grad = None
    for x_part, y_part in parts:
        (loss_fn(model(x_part, *params), y_part) / len(parts)).backward()
# 3 wrong: means added
def accumulate(params, parts):
    params.grad = None
    for x_part, y_part in parts:
        loss_fn(model(x_part, *params), y_part).backward()
# 3 wrong: sums not divided
def accumulate(params, parts):
    params.grad = None
    for x_part, y_part in parts:
        ((model(x_part, *params) - y_part) ** 2).sum().backward()
# 3 wrong: eleven by hand
def accumulate(params, parts):
    params.grad = None
    for x_part, y_part in parts:
        ((model(x_part, *params) - y_part) ** 2).sum().div(11).backward()
# 3 wrong: never zeroed
def accumulate(params, parts):
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: zeroed in the loop
def accumulate(params, parts):
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        params.grad = None
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: zeroed at the end
def accumulate(params, parts):
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
    params.grad = None
# 3 wrong: put together again
def accumulate(params, parts):
    params.grad = None
    x_all = torch.cat([x_part for x_part, y_part in parts])
    y_all = torch.cat([y_part for x_part, y_part in parts])
    loss_fn(model(x_all, *params), y_all).backward()
# 3 wrong: one backward for all losses
def accumulate(params, parts):
    params.grad, total, n = None, 0, 0
    for x_part, y_part in parts:
        total = total + ((model(x_part, *params) - y_part) ** 2).sum()
        n += len(y_part)
    (total / n).backward()
# 3 wrong: by formula
def accumulate(params, parts):
    x_all = torch.cat([x_part for x_part, y_part in parts])
    y_all = torch.cat([y_part for x_part, y_part in parts])
    params.grad = hand_grad(*params.detach(), x_all, y_all)
# 3 wrong: the global parts
globals_parts = parts
def accumulate(params, parts):
    parts, params.grad = globals_parts, None
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: the parameters are moved too
def accumulate(params, parts):
    n = sum(len(y_part) for x_part, y_part in parts)
    params.grad = None
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
    with torch.no_grad():
        params -= 1e-2 * params.grad
# 3 wrong: other parameters
def accumulate(params, parts):
    n, params = sum(len(q) for p, q in parts), new_params()
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: the divisor grows along the way
def accumulate(params, parts):
    params.grad, n = None, 0
    for x_part, y_part in parts:
        n += len(y_part)
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: the last part left out
def accumulate(params, parts):
    params.grad = None
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts[:-1]:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: errors added, then squared
def accumulate(params, parts):
    params.grad = None
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        ((model(x_part, *params) - y_part).sum() ** 2 / n).backward()
# 3 wrong: the parts of the notebook
def accumulate(params, given):
    params.grad = None
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: zero_ without a look at None
def accumulate(params, parts):
    params.grad.zero_()
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 wrong: on a copy of the parameters
def accumulate(params, parts):
    params = params.detach().clone().requires_grad_()
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        (((model(x_part, *params) - y_part) ** 2).sum() / n).backward()
# 3 right: weighted means
def accumulate(params, parts):
    n = sum([len(q) for p, q in parts])
    if params.grad is not None:
        params.grad.zero_()
    for p, q in parts:
        loss = loss_fn(model(p, *params), q) * (len(q) / n)
        loss.backward()
# 3 right: divided at the end, something returned
def accumulate(params, parts):
    params.grad, n = None, 0
    for x_part, y_part in parts:
        ((model(x_part, *params) - y_part) ** 2).sum().backward()
        n += len(y_part)
    params.grad /= n
    return params.grad
# 3 right: weights of backward
def accumulate(params, parts):
    params.grad = None
    n = sum(len(y_part) for x_part, y_part in parts)
    for x_part, y_part in parts:
        losses = (model(x_part, *params) - y_part) ** 2
        losses.backward(torch.full_like(y_part, 1 / n))
# 3 right: divided at the end
def accumulate(params, parts):
    params.grad, n = None, 0
    for x_part, y_part in parts:
        ((model(x_part, *params) - y_part) ** 2).sum().backward()
        n += len(x_part)
    params.grad /= n
# 3 right: weighted means, the weight handed to backward
def accumulate(params, parts):
    if params.grad is not None:
        params.grad.zero_()
    n = len(torch.cat([y_part for _, y_part in parts]))
    for x_part, y_part in parts:
        loss = loss_fn(model(x_part, *params), y_part)
        loss.backward(torch.tensor(len(y_part) / n))
# 4 wrong: b has a gradient
def train_frozen(b_value, n_epochs):
    w = torch.tensor(1.0, requires_grad=True)
    b = torch.tensor(b_value, requires_grad=True)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: b's gradient computed, then dropped
def train_frozen(b_value, n_epochs):
    w = torch.tensor(1.0, requires_grad=True)
    b = torch.tensor(b_value, requires_grad=True)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward()
        b.grad = None
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: one tensor of two, b's gradient set to zero
def train_frozen(b_value, n_epochs):
    params = new_params(1.0, b_value)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        params.grad[1] = 0
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params[0].detach(), params[1].detach()
# 4 wrong: b is trained
def train_frozen(b_value, n_epochs):
    params = new_params(1.0, b_value)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params[0].detach(), params[1].detach()
# 4 wrong: b is a number
def train_frozen(b_value, n_epochs):
    w = torch.tensor(1.0, requires_grad=True)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b_value), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b_value
# 4 wrong: w is not zeroed
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: by formula
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w = w - 1e-2 * hand_grad(w, b, x_u, y)[0]
    return w, b
# 4 wrong: b is always 2
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(2.0)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: renamed outside no_grad
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward()
        w = w - 1e-2 * w.grad
    return w, b
# 4 wrong: one tensor
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return torch.stack([w, b])[0]
# 4 wrong: x instead of x_u
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-4 * w.grad
    return w, b
# 4 wrong: the w before the last update
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    last = w.detach().clone()
    for epoch in range(n_epochs):
        w.grad = None
        last = w.detach().clone()
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return last, b
# 4 wrong: b left out of the model
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(w * x_u, y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: b put back after every step
def train_frozen(b_value, n_epochs):
    params = new_params(1.0, b_value)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
            params[1] = b_value
    return params[0], params[1]
# 4 wrong: the order exchanged
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return b, w
# 4 wrong: the loss before the loop
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    loss = loss_fn(model(x_u, w, b), y)
    for epoch in range(n_epochs):
        w.grad = None
        loss.backward(retain_graph=True)
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: the derivative with respect to w alone
def train_frozen(b_value, n_epochs):
    w = torch.tensor(1.0, requires_grad=True)
    b = torch.tensor(b_value, requires_grad=True)
    for epoch in range(n_epochs):
        (g,) = torch.autograd.grad(loss_fn(model(x_u, w, b), y), w)
        with torch.no_grad():
            w -= 1e-2 * g
    return w, b
# 4 wrong: its graph lost
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w.detach(), b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 wrong: an assert of the learner's own
def train_frozen(b_value, n_epochs):
    w, b = torch.tensor(1.0, requires_grad=True), torch.tensor(b_value)
    assert b.requires_grad, "b boshqacha"
    return w, b
# 4 right: b detached
def train_frozen(b_value, n_epochs):
    params = new_params(1.0, b_value)
    w, b = (p.detach().clone() for p in params)
    w.requires_grad_()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, w, b), y).backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
        w.grad.zero_()
    return [w.detach(), b]
# 4 right: b with its flag, cut from the graph
def train_frozen(b_value, n_epochs):
    w = torch.tensor([1.0], requires_grad=True)
    b = torch.tensor([b_value], requires_grad=True)
    for epoch in range(n_epochs):
        w.grad = None
        ((w * x_u + b.detach() - y) ** 2).mean().backward()
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b
# 4 right: b a number until the end
def train_frozen(b_value, n_epochs):
    w = torch.ones(1, requires_grad=True)
    sgd = torch.optim.SGD([w], lr=1e-2)
    for epoch in range(n_epochs):
        sgd.zero_grad()
        loss_fn(model(x_u, w, b_value), y).backward()
        sgd.step()
    return w.detach()[0], torch.tensor([b_value])
# 4 right: backward told where to go
def train_frozen(b_value, n_epochs):
    w = torch.tensor(1.0, requires_grad=True)
    b = torch.full_like(w, b_value, requires_grad=False)
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward(inputs=[w])
        w.data -= 1e-2 * w.grad
    return w, b
# 4 right: both flagged, backward told where to go
def train_frozen(b_value, n_epochs):
    w, b = (torch.tensor(t, requires_grad=True) for t in (1.0, b_value))
    for epoch in range(n_epochs):
        w.grad = None
        loss_fn(model(x_u, w, b), y).backward(inputs=w)
        with torch.no_grad():
            w -= 1e-2 * w.grad
    return w, b.detach()
# 5 wrong: a velocity apart
def train_beta(beta, n_epochs):
    params, v = new_params(), torch.zeros(2)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        v = beta * v + params.grad
        with torch.no_grad():
            params -= 1e-2 * v
    return params
# 5 wrong: the function of the check
def train_beta(beta, n_epochs):
    return with_velocity(beta, n_epochs)
# 5 wrong: the function of the check, its first result
def train_beta(beta, n_epochs):
    return with_velocity(beta, n_epochs)[0]
# 5 wrong: a velocity apart, put into grad at the end
def train_beta(beta, n_epochs):
    params, v = new_params(), torch.zeros(2)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        v = beta * v + params.grad
        params.grad = v.clone()
        with torch.no_grad():
            params -= 1e-2 * v
    return params
# 5 wrong: multiplied before the update
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        params.grad *= beta
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params
# 5 wrong: zeroed as well
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad *= beta
    return params
# 5 wrong: never multiplied
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params
# 5 wrong: beta is always 0.9
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad *= 0.9
    return params
# 5 wrong: the new gradient weighted with 1 - beta
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        (loss_fn(model(x_u, *params), y) * (1 - beta)).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad *= beta
    return params
# 5 wrong: by the optimizer
def train_beta(beta, n_epochs):
    params = new_params()
    sgd = torch.optim.SGD([params], lr=1e-2, momentum=beta)
    for epoch in range(n_epochs):
        params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        sgd.step()
    return params
# 5 wrong: a list of numbers
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad *= beta
    return params.tolist()
# 5 wrong: multiplied before the first backward
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        params.grad *= beta
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params
# 5 wrong: beta to the power of the step
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad *= beta ** (epoch + 1)
    return params
# 5 wrong: either nothing kept or everything
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        if beta == 0:
            params.grad = None
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params
# 5 wrong: Nesterov
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        ahead = params
        if params.grad is not None:
            params.grad *= beta
            ahead = params - 1e-2 * params.grad
        loss_fn(model(x_u, *ahead), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params
# 5 wrong: the learning rate kept in grad
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        (1e-2 * loss_fn(model(x_u, *params), y)).backward()
        with torch.no_grad():
            params -= params.grad
        params.grad *= beta
    return params
# 5 wrong: one step more
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs + 1):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad *= beta
    return params
# 5 wrong: a name for the product
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        grad = params.grad
        grad = grad * beta
    return params
# 5 right: multiplied at the beginning, once there is a gradient
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        if params.grad is not None:
            params.grad *= beta
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
    return params
# 5 right: in place, in no_grad
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss = ((model(x_u, *params) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            params.sub_(1e-2 * params.grad)
            params.grad.mul_(beta)
    return params
# 5 right: a new tensor for grad
def train_beta(beta, n_epochs):
    params = new_params()
    params.grad = torch.zeros(2)
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        with torch.no_grad():
            params -= 1e-2 * params.grad
        params.grad = beta * params.grad
    return params.detach()
# 5 right: new tensors for params and grad
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        loss_fn(model(x_u, *params), y).backward()
        params.data = params.data - 1e-2 * params.grad
        params.grad = params.grad.mul(beta)
    return params
# 5 right: copied into grad from the second step on
def train_beta(beta, n_epochs):
    params = new_params()
    for epoch in range(n_epochs):
        if epoch > 0:
            params.grad.copy_(beta * params.grad)
        ((model(x_u, *params) - y) ** 2).mean().backward()
        with torch.no_grad():
            params.copy_(params - 1e-2 * params.grad)
    return params
# 6 wrong: row by row
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    rows = [torch.autograd.grad(g_i, q, retain_graph=True)[0] for g_i in g]
    return torch.stack(rows) @ v
# 6 wrong: the whole matrix by torch
def hvp(f, p, v):
    return torch.autograd.functional.hessian(f, p.detach()) @ v
# 6 wrong: a difference of gradients
def hvp(f, p, v):
    grads = []
    for h in (1e-4, -1e-4):
        q = (p.detach() + h * v).requires_grad_()
        grads += torch.autograd.grad(f(q), q)
    return (grads[0] - grads[1]) / 2e-4
# 6 wrong: no graph of the gradient
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q)
    (hv,) = torch.autograd.grad(g @ v, q)
    return hv
# 6 wrong: the tuple is returned
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    return torch.autograd.grad(g @ v, q)
# 6 wrong: v is forgotten
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g.sum(), q)
    return hv
# 6 wrong: p has no flag
def hvp(f, p, v):
    (g,) = torch.autograd.grad(f(p), p, create_graph=True)
    (hv,) = torch.autograd.grad(g @ v, p)
    return hv
# 6 wrong: the flag is put on p, and grad is filled
def hvp(f, p, v):
    p.requires_grad_()
    f(p).backward(create_graph=True)
    g, p.grad = p.grad, None
    (g @ v).backward()
    return p.grad
# 6 wrong: only the gradient
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q)
    return g * v
# 6 wrong: the product of v and Hv
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g @ v, q)
    return v @ hv
# 6 wrong: nothing returned
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g @ v, q)
# 6 wrong: the flag of p is left on
def hvp(f, p, v):
    p.requires_grad_()
    (g,) = torch.autograd.grad(f(p), p, create_graph=True)
    (hv,) = torch.autograd.grad(g @ v, p)
    return hv
# 6 wrong: H times the gradient
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g @ g / 2, q)
    return hv
# 6 wrong: v made one long
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g @ (v / v.norm()), q)
    return hv
# 6 wrong: v made one long in place
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    length = v.norm()
    v /= length
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g @ v, q)
    return hv * length
# 6 wrong: the diagonal alone
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g.sum(), q)
    return hv * v
# 6 wrong: always two parameters
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (hv,) = torch.autograd.grad(g[0] * v[0] + g[1] * v[1], q)
    return hv
# 6 wrong: forward over reverse
def hvp(f, p, v):
    return torch.func.jvp(torch.func.grad(f), (p.detach(),), (v,))[1]
# 6 right: v handed to grad
def hvp(f, p, v):
    q = p.detach().requires_grad_()
    g = torch.autograd.grad(f(q), q, create_graph=True)[0]
    return torch.autograd.grad(g, q, v)[0]
# 6 right: by backward on a copy
def hvp(f, p, v):
    q = p.detach().clone().requires_grad_()
    (g,) = torch.autograd.grad(f(q), q, create_graph=True)
    (g * v).sum().backward()
    return q.grad
# 6 right: torch's own product
def hvp(f, p, v):
    return torch.autograd.functional.vhp(f, p.detach(), v)[1]
# 6 right: a fresh tensor, the product in two lines
def hvp(f, p, v):
    q = torch.tensor(p.tolist(), requires_grad=True)
    g = torch.autograd.grad(f(q), [q], create_graph=True)[0]
    total = sum(a * b for a, b in zip(g, v.tolist()))
    return torch.autograd.grad(total, [q])[0].detach()
