# 1 wrong: no copy
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: the sign
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((params.detach() - before) / params.grad).tolist())
    return rates


# 1 wrong: copied after the step
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        optimizer.step()
        before = params.detach().clone()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: gradients add up
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: zeroed once, before the loop
def effective_rates(optimizer, params, n_steps):
    rates = []
    optimizer.zero_grad()
    for step in range(n_steps):
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: the copy taken once, before the loop
def effective_rates(optimizer, params, n_steps):
    rates = []
    before = params.detach().clone()
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: the rate of w only
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad)[0].item())
    return rates


# 1 wrong: the settings are read
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        optimizer.step()
        lr = optimizer.param_groups[0]["lr"]
        rates.append([lr, lr])
    return rates


# 1 wrong: the state is read
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        optimizer.step()
        memory = optimizer.state[params]["sum"]
        rates.append((1.0 / memory.sqrt()).tolist())
    return rates


# 1 wrong: the number of steps is ignored
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(5):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: only the last rate
def effective_rates(optimizer, params, n_steps):
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
    return ((before - params.detach()) / params.grad).tolist()


# 1 wrong: the last rate repeated
def effective_rates(optimizer, params, n_steps):
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
    return [((before - params.detach()) / params.grad).tolist()] * n_steps


# 1 wrong: divided by the gradient after the step
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: not divided
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append((before - params.detach()).tolist())
    return rates


# 1 wrong: lengths divided
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        move = before - params.detach()
        rate = ((move ** 2).sum().sqrt() / (params.grad ** 2).sum().sqrt())
        rates.append([rate.item(), rate.item()])
    return rates


# 1 wrong: other parameters are trained
def effective_rates(optimizer, params, n_steps):
    params = new_params()
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: an optimizer of its own
def effective_rates(optimizer, params, n_steps):
    optimizer = optim.SGD([params], lr=1e-4)
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: one list for all calls
rates = []
def effective_rates(optimizer, params, n_steps):
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: return inside the loop
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
        return rates


# 1 wrong: the loss computed once, before the loop
def effective_rates(optimizer, params, n_steps):
    rates = []
    loss = loss_fn(model(x, *params), y)
    for step in range(n_steps):
        optimizer.zero_grad()
        loss.backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: the loss computed once, its graph kept
def effective_rates(optimizer, params, n_steps):
    rates = []
    loss = loss_fn(model(x, *params), y)
    for step in range(n_steps):
        optimizer.zero_grad()
        loss.backward(retain_graph=True)
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: one point only
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x[0], *params), y[0]).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: the sum of squares
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        ((model(x, *params) - y) ** 2).sum().backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: zeroed after backward
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        loss_fn(model(x, *params), y).backward()
        optimizer.zero_grad()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: zeroed before the division
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        optimizer.zero_grad()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: two steps each time
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: the pair exchanged
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        r = (before - params.detach()) / params.grad
        rates.append((r[1].item(), r[0].item()))
    return rates


# 1 wrong: one step too few
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(1, n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: divided by the first gradient
def effective_rates(optimizer, params, n_steps):
    rates, first = [], None
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        if first is None:
            first = params.grad.clone()
        before = params.detach().clone()
        optimizer.step()
        rates.append(((before - params.detach()) / first).tolist())
    return rates


# 1 wrong: two lists instead of pairs
def effective_rates(optimizer, params, n_steps):
    rates_w, rates_b = [], []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        r = (before - params.detach()) / params.grad
        rates_w.append(r[0].item())
        rates_b.append(r[1].item())
    return rates_w, rates_b


# 1 wrong: extend instead of append
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.extend(((before - params.detach()) / params.grad).tolist())
    return rates


# 1 wrong: a parameter list read from the optimizer
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        p = optimizer.params[0]
        before = p.detach().clone()
        optimizer.step()
        rates.append(((before - p.detach()) / p.grad).tolist())
    return rates


# 1 right: pairs of tensors
def effective_rates(optimizer, params, n_steps):
    rates = []
    for step in range(n_steps):
        optimizer.zero_grad()
        loss_fn(model(x, *params), y).backward()
        before = params.detach().clone()
        optimizer.step()
        rates.append((before - params.detach()) / params.grad)
    return rates


# 1 right: Python numbers, gradient set to None by hand
def effective_rates(optimizer, params, n_steps):
    rates = []
    while len(rates) < n_steps:
        params.grad = None
        loss_fn(model(x, params[0], params[1]), y).backward()
        w, b = params.tolist()
        g_w, g_b = params.grad.tolist()
        optimizer.step()
        rates.append(((w - params[0].item()) / g_w,
                      (b - params[1].item()) / g_b))
    return rates


# 1 right: zeroed after the step, one tensor of all rates
def effective_rates(optimizer, params, n_steps):
    rates = []
    optimizer.zero_grad()
    for step in range(n_steps):
        loss_fn(model(x, *params), y).backward()
        before, grad = params.detach().clone(), params.grad.clone()
        optimizer.step()
        optimizer.zero_grad()
        rates.append((before - params.detach()) / grad)
    return torch.stack(rates)


# 1 right: an inner function, numbers by hand
def effective_rates(optimizer, params, n_steps):
    def one():
        optimizer.zero_grad()
        loss = loss_fn(model(x, params[0], params[1]), y)
        loss.backward()
        w, b = params.tolist()
        g_w, g_b = params.grad.tolist()
        optimizer.step()
        w_2, b_2 = params.tolist()
        return (w - w_2) / g_w, (b - b_2) / g_b
    return [one() for _ in range(n_steps)]


# 1 right: all points kept, the rates at the end
def effective_rates(optimizer, params, n_steps):
    points, grads = [params.detach().clone()], []
    while len(grads) < n_steps:
        params.grad = None
        loss_fn(model(x, *params), y).backward()
        grads.append(params.grad.clone())
        optimizer.step()
        points.append(params.detach().clone())
    points = torch.stack(points)
    return -points.diff(dim=0) / torch.stack(grads)


# 2 wrong: only the first two steps of one gradient
def identify(probe):
    first, second = probe([1.0, 1.0])
    if second == first:
        return "SGD", first
    return "Adagrad", first


# 2 wrong: sign and SGD are one
def identify(probe):
    moves = probe([1.0] * 4000)
    if moves[-1] > 0.95 * moves[0]:
        return "ishora", moves[0]
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", moves[0]
    return "RMSprop", moves[-1]


# 2 wrong: every falling step is Adagrad
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 100)
    if moves[-1] < 0.95 * moves[0]:
        return "Adagrad", small
    return "ishora", small


# 2 wrong: the rate of RMSprop from its first step
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", small
    return "RMSprop", small


# 2 wrong: alpha taken for 0.99
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", small
    return "RMSprop", small * math.sqrt(1 - 0.99)


# 2 wrong: a hundred steps are too few for the rate
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 100)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[99] < 0.15 * small and moves[99] < 0.11 * small:
        return "Adagrad", small
    return "RMSprop", moves[-1]


# 2 wrong: only the name
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD"
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora"
    return "Adagrad" if moves[3999] < 0.75 * moves[999] else "RMSprop"


# 2 wrong: the pair exchanged
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return small, "SGD"
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return small, "ishora"
    if moves[3999] < 0.75 * moves[999]:
        return small, "Adagrad"
    return moves[3999], "RMSprop"


# 2 wrong: the rate of SGD not divided by the gradient
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", large
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", small
    return "RMSprop", moves[3999]


# 2 wrong: another name
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "sign", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", small
    return "RMSprop", moves[3999]


# 2 wrong: the rate of Adagrad from its last step
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", moves[3999]
    return "RMSprop", moves[3999]


# 2 wrong: a bound that is no ratio
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.001:
        return "Adagrad", small
    return "RMSprop", moves[3999]


# 2 wrong: by the second step alone, 0.71 for Adagrad
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[1] < 0.71 * moves[0]:
        return "Adagrad", small
    return "RMSprop", moves[3999]


# 2 wrong: zero gradients only
def identify(probe):
    moves = probe([0.0, 0.0])
    return "SGD", moves[0]


# 2 wrong: a number given instead of a list
def identify(probe):
    small, large = probe(1.0), probe(10.0)
    return ("SGD", small) if large > small else ("ishora", small)


# 2 wrong: no return for RMSprop
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", small


# 2 wrong: the first answer remembered
seen = []
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if not seen:
        seen.append("SGD" if large > 5 * small else "ishora")
    return seen[0], small


# 2 wrong: a division by zero
def identify(probe):
    moves = probe([0.0, 1.0])
    ratio = moves[1] / moves[0]
    return ("SGD" if ratio > 1 else "ishora"), moves[1]


# 2 wrong: the memory is thought to go on between calls
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    later = probe([1.0])[0]
    if later == small:
        return "ishora", small
    far = [probe([1.0])[0] for k in range(4000)]
    if far[-1] < 0.75 * far[999]:
        return "Adagrad", small
    return "RMSprop", far[-1]


# 2 wrong: five hundred steps
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 500)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3] == moves[0] / 2:
        return "Adagrad", small
    return "RMSprop", moves[499]


# 2 wrong: a guess at alpha, 0.9 or 0.99
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if abs(moves[3] / moves[0] - 0.5) < 1e-9:
        return "Adagrad", small
    ratio = moves[1] / moves[0]
    alpha = 0.9 if abs(ratio - 1 / math.sqrt(1.9)) < 1e-3 else 0.99
    return "RMSprop", small * math.sqrt(1 - alpha)


# 2 wrong: a table of four values of alpha
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if abs(moves[3] / moves[0] - 0.5) < 1e-9:
        return "Adagrad", small
    ratio = moves[1] / moves[0]
    alpha = min((0.5, 0.7, 0.9, 0.99),
                key=lambda a: abs(ratio - 1 / math.sqrt(1 + a)))
    return "RMSprop", small * math.sqrt(1 - alpha)


# 2 wrong: the names in small letters
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "sgd", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "adagrad", small
    return "rmsprop", moves[3999]


# 2 wrong: the sign's step divided by the gradient
def identify(probe):
    large = probe([10.0])[0]
    if large > 5 * probe([1.0])[0]:
        return "SGD", large / 10
    moves = probe([10.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", large / 10
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", large
    return "RMSprop", moves[3999]


# 2 wrong: alpha from the ratio without the square
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if abs(moves[3] / moves[0] - 0.5) < 1e-9:
        return "Adagrad", small
    alpha = moves[0] / moves[1] - 1
    return "RMSprop", small * math.sqrt(1 - alpha)


# 2 wrong: the mean of all steps for the rate
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        return "SGD", small
    moves = probe([1.0] * 4000)
    if moves[1] > 0.95 * moves[0]:
        return "ishora", small
    if moves[3999] < 0.75 * moves[999]:
        return "Adagrad", small
    return "RMSprop", sum(moves) / len(moves)


# 2 wrong: the rules' own boxes with rate 1
def identify(probe):
    given = probe([1.0, 2.0, 3.0])
    for name in ("SGD", "ishora", "Adagrad", "RMSprop"):
        if make_probe(name, 1.0)([1.0, 2.0, 3.0]) == given:
            return name, 1.0
    return "RMSprop", given[0] * math.sqrt(1 - 0.99)


# 2 wrong: one number is returned by probe
def identify(probe):
    small, large = probe([1.0]), probe([10.0])
    if large > 5 * small:
        return "SGD", small
    if probe([1.0, 1.0]) == small:
        return "ishora", small
    return "Adagrad", small


# 2 wrong: printed, not returned
def identify(probe):
    small, large = probe([1.0])[0], probe([10.0])[0]
    if large > 5 * small:
        print("SGD", small)


# 2 right: alpha from the ratio of two steps
def identify(probe):
    if probe([100.0])[0] > 50 * probe([1.0])[0]:
        return "SGD", probe([1.0])[0]
    first, second = probe([1.0, 1.0])
    alpha = (first / second) ** 2 - 1
    if alpha < 1e-6:
        return "ishora", first
    if alpha > 0.999:
        return "Adagrad", first
    return "RMSprop", first * math.sqrt(1 - alpha)


# 2 right: by doubling the number of steps
def identify(probe):
    moves = probe([3.0] * 16000)
    if max(moves) - min(moves) < 1e-9 * max(moves):
        if probe([6.0])[0] > 1.5 * moves[0]:
            return ["SGD", moves[0] / 3]
        return ["ishora", moves[0]]
    if abs(moves[7999] / moves[15999] - 2 ** 0.5) < 0.01:
        return ["Adagrad", moves[0]]
    return ["RMSprop", moves[-1]]


# 2 right: a large gradient is forgotten or not
def identify(probe):
    moves = probe([1000.0] + [1.0] * 6000)
    if moves[0] > 500 * moves[-1] and abs(
            moves[0] / moves[-1] - 1000) < 1e-6:
        return "SGD", moves[-1]
    if abs(moves[1] / moves[0] - 1) < 1e-9:
        return "ishora", moves[0]
    if moves[-1] < 0.002 * moves[0]:
        return "Adagrad", moves[0]
    return "RMSprop", moves[-1]


# 2 right: negative gradients
def identify(probe):
    small, large = -probe([-1.0])[0], -probe([-20.0])[0]
    if large / small > 10:
        return "SGD", small
    moves = [-move for move in probe([-1.0] * 5000)]
    if abs(moves[0] - moves[-1]) < 1e-12 * moves[0]:
        return "ishora", small
    steady = abs(moves[-1] / moves[-2000] - 1) < 1e-3
    return ("RMSprop", moves[-1]) if steady else ("Adagrad", small)


# 2 right: zeros between two gradients
def identify(probe):
    pair = probe([1.0, 10.0])
    if abs(pair[1] / pair[0] - 10) < 1e-6:
        return "SGD", pair[0]
    moves = probe([1.0, 1.0] + [0.0] * 20 + [1.0])
    if math.isclose(moves[0], moves[1]):
        return "ishora", moves[0]
    if math.isclose(moves[-1] * math.sqrt(3), moves[0]):
        return "Adagrad", moves[0]
    keep = (moves[0] / moves[1]) ** 2 - 1
    return "RMSprop", moves[0] * (1 - keep) ** 0.5


# 2 right: the ratio at the hundredth step, 0.1 for Adagrad alone
def identify(probe):
    ones = probe([1] * 3000)
    tens = probe([10] * 1)
    if round(tens[0] / ones[0], 6) == 10:
        return ["SGD", ones[0]]
    by_name = {"ishora": 1.0, "Adagrad": 0.1}
    for name, ratio in by_name.items():
        if abs(ones[99] / ones[0] - ratio) < 1e-4:
            return [name, ones[0]]
    return ["RMSprop", ones[-1]]


# 3 wrong: momentum of the gradient, divided afterwards
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad)
                    p.sub_(self.lr * u / (v.sqrt() + self.eps))

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: momentum ignored
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    p.sub_(self.lr * p.grad / (v.sqrt() + self.eps))

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the buffer damped
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        (1 - self.momentum) * p.grad
                        / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: alpha and 1 - alpha exchanged
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(1 - self.alpha).add_(self.alpha * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the root forgotten
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: eps inside the root
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v + self.eps).sqrt())
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: memory that is lost
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v = self.alpha * v + (1 - self.alpha) * p.grad ** 2
                    u = self.momentum * u + p.grad / (v.sqrt() + self.eps)
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the buffer alone is lost
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u = self.momentum * u + p.grad / (v.sqrt() + self.eps)
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: a new tensor for the parameter
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p = p - self.lr * u

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: None not skipped
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: no torch.no_grad()
class MyRMSprop(MyRMSprop):
    def step(self):
        for p, v, u in zip(self.params, self.averages, self.buffers):
            if p.grad is not None:
                v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the gradient is changed in place
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    p.grad.div_(v.sqrt() + self.eps)
                    u.mul_(self.momentum).add_(p.grad)
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: Nesterov
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    g = p.grad / (v.sqrt() + self.eps)
                    u.mul_(self.momentum).add_(g)
                    p.sub_(self.lr * (g + self.momentum * u))

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: alpha as a fixed number
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(0.99).add_(0.01 * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: Adagrad's sum
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.add_(p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the bias of v corrected
class MyRMSprop(MyRMSprop):
    def step(self):
        self.t = getattr(self, "t", 0) + 1
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    v_hat = v / (1 - self.alpha ** self.t)
                    u.mul_(self.momentum).add_(
                        p.grad / (v_hat.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr, lr / (1 - momentum)


# 3 wrong: the first step without its root
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / (1 - alpha), lr / (1 - momentum)


# 3 wrong: momentum in the first step
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr * (1 - momentum) / math.sqrt(1 - alpha), lr


# 3 wrong: the limit forgets momentum
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr


# 3 wrong: step_sizes gives one number
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha)


# 3 wrong: the pair exchanged
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(
                        p.grad / (v.sqrt() + self.eps))
                    p.sub_(self.lr * u)

def step_sizes(lr, alpha, momentum):
    return lr / (1 - momentum), lr / math.sqrt(1 - alpha)


# 3 wrong: the loop broken at the first None
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is None:
                    break
                v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: eps added to the quotient
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / v.sqrt() + self.eps)
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: eps forgotten
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / v.sqrt())
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: one memory for all parameters
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            v, u = self.averages[0], self.buffers[0]
            for p in self.params:
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the average is updated after the step
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=-self.lr)
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the average of the gradient, not of its square
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad.abs())
                    u.mul_(self.momentum).add_(p.grad / (v + self.eps))
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the parameter moves by both
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    r = p.grad / (v.sqrt() + self.eps)
                    u.mul_(self.momentum).add_(r)
                    p.sub_(self.lr * (r + self.momentum * u))


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the gradient is cleared
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=-self.lr)
                    p.grad = None


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the names of the arguments, not of the object
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(alpha).add_((1 - alpha) * p.grad ** 2)
                    u.mul_(momentum).add_(p.grad / (v.sqrt() + eps))
                    p.add_(u, alpha=-lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the data replaced by a new tensor
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        for p, v, u in zip(self.params, self.averages, self.buffers):
            if p.grad is not None:
                v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                p.data = p.data - self.lr * u


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: the parameter grows
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 3 wrong: alpha taken for 0.99 in the first step
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return 10 * lr, lr / (1 - momentum)


# 3 wrong: only two terms of the buffer
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr * (1 + momentum)


# 3 wrong: the start's factor kept in the limit
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is not None:
                    v.mul_(self.alpha).add_((1 - self.alpha) * p.grad ** 2)
                    u.mul_(self.momentum).add_(p.grad / (v.sqrt() + self.eps))
                    p.add_(u, alpha=-self.lr)


def step_sizes(lr, alpha, momentum):
    first = lr / math.sqrt(1 - alpha)
    return first, first / (1 - momentum)


# 3 right: the operations of torch
class MyRMSprop(MyRMSprop):
    def step(self):
        with torch.no_grad():
            for p, v, u in zip(self.params, self.averages, self.buffers):
                if p.grad is None:
                    continue
                v.mul_(self.alpha).addcmul_(p.grad, p.grad,
                                            value=1 - self.alpha)
                u.mul_(self.momentum).addcdiv_(
                    p.grad, v.sqrt().add_(self.eps))
                p.add_(u, alpha=-self.lr)

def step_sizes(lr, alpha, momentum):
    return [lr / (1 - alpha) ** 0.5, lr / (1 - momentum)]


# 3 right: as in a textbook, written back by index
class MyRMSprop(MyRMSprop):
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is not None:
                g = p.grad
                self.averages[i] = (self.alpha * self.averages[i]
                                    + (1 - self.alpha) * g * g)
                self.buffers[i] = self.momentum * self.buffers[i] + g / (
                    torch.sqrt(self.averages[i]) + self.eps)
                p -= self.lr * self.buffers[i]

def step_sizes(lr, alpha, momentum):
    first = lr * (1 - alpha) ** -0.5
    return torch.tensor([first, lr / (1 - momentum)])


# 3 right: the rate inside the buffer
class MyRMSprop(MyRMSprop):
    def step(self):
        for p, v, u in zip(self.params, self.averages, self.buffers):
            if p.grad is not None:
                v.lerp_(p.grad ** 2, 1 - self.alpha)
                u.mul_(self.momentum)
                u.add_(self.lr * p.grad / (v.sqrt() + self.eps))
                p.data.sub_(u)

def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr * (1 / (1 - momentum))


# 3 right: the buffer only when there is momentum
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        for j, p in enumerate(self.params):
            if p.grad is None:
                continue
            g = p.grad.detach()
            self.averages[j] = torch.lerp(g * g, self.averages[j], self.alpha)
            move = g / (self.averages[j] ** 0.5 + self.eps)
            if self.momentum:
                move = self.momentum * self.buffers[j] + move
                self.buffers[j] = move
            p.detach().sub_(self.lr * move)


def step_sizes(lr, alpha, momentum):
    return torch.tensor([lr * (1 - alpha) ** -0.5, lr / (1 - momentum)])


# 3 right: parameters with a gradient first
class MyRMSprop:
    def __init__(self, params, lr, alpha=0.99, eps=1e-8, momentum=0.0):
        self.params = list(params)
        self.averages = [torch.zeros_like(p) for p in self.params]
        self.buffers = [torch.zeros_like(p) for p in self.params]
        self.lr, self.alpha = lr, alpha
        self.eps, self.momentum = eps, momentum

    def step(self):
        todo = [k for k, p in enumerate(self.params) if p.grad is not None]
        with torch.no_grad():
            for k in todo:
                g = self.params[k].grad
                self.averages[k] *= self.alpha
                self.averages[k] += (1 - self.alpha) * g.square()
                self.buffers[k] *= self.momentum
                self.buffers[k] += g / (self.averages[k].sqrt() + self.eps)
                self.params[k] -= self.lr * self.buffers[k]


def step_sizes(lr, alpha, momentum):
    return lr / math.sqrt(1 - alpha), lr / (1 - momentum)


# 4 wrong: units do not matter to adaptive methods
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr, lr

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: q forgotten
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr / k, lr

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: q forgotten in b
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the square for all
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k ** 2, lr * q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the first power for SGD
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k, lr
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: q for SGD
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr * q / k ** 2, lr * q
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: multiplied by k
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr * k ** 2, lr
    return lr * q * k, lr * q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: RMSprop treated as SGD
def rates_in_units(cls, lr, k, q):
    if cls is optim.Adagrad:
        return lr * q / k, lr * q
    return lr / k ** 2, lr

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the class is ignored
def rates_in_units(cls, lr, k, q):
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the pair exchanged
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr, lr / k ** 2
    return lr * q, lr * q / k

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: one number
def rates_in_units(cls, lr, k, q):
    return lr / k ** 2 if cls is optim.SGD else lr * q / k

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: y divided
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr / (q * k), lr / q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: eps unchanged
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps, eps


# 4 wrong: eps as in the chapter, without q
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * k, eps


# 4 wrong: eps divided by k
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * q / k, eps * q


# 4 wrong: eps of the squared gradient
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * (q * k) ** 2, eps * q ** 2


# 4 wrong: a dictionary without RMSprop
def rates_in_units(cls, lr, k, q):
    return {optim.SGD: (lr / k ** 2, lr),
            optim.Adagrad: (lr * q / k, lr * q)}[cls]

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the name compared with the class
def rates_in_units(cls, lr, k, q):
    if cls == "SGD":
        return lr / k ** 2, lr
    return lr * q / k, lr * q

def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: isinstance of a class
def rates_in_units(cls, lr, k, q):
    if isinstance(cls, optim.SGD):
        return lr / k ** 2, lr
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: k in the rate of b
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q / k


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: k in SGD's rate of b
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr / k ** 2
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the root of k for adaptive methods
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / math.sqrt(k), lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: no return for RMSprop
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    if cls is optim.Adagrad:
        return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: no return for SGD
def rates_in_units(cls, lr, k, q):
    if cls is not optim.SGD:
        return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: the rate of the chapter for the argument
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return 1e-4 / k ** 2, 1e-4
    return 1.0 * q / k, 1.0 * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: q squared, as in the loss
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2 / q ** 2, lr / q ** 2
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 wrong: eps exchanged
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q, eps * q * k


# 4 wrong: k in eps of b too
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q * k


# 4 wrong: eps in the unit of the loss
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return eps * q ** 2, eps * q ** 2


# 4 wrong: eps without its argument
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return 1e-8 * q * k, 1e-8 * q


# 4 wrong: eps zero
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * q / k, lr * q


def eps_in_units(eps, k, q):
    return 0.0, 0.0


# 4 wrong: whole numbers
def rates_in_units(cls, lr, k, q):
    if cls is optim.SGD:
        return lr / k ** 2, lr
    return lr * (q // k), lr * q


def eps_in_units(eps, k, q):
    return eps * q * k, eps * q


# 4 right: by the name of the class, as lists
def rates_in_units(cls, lr, k, q):
    if cls.__name__ == "SGD":
        return [lr / k / k, lr]
    return [lr * (q / k), q * lr]

def eps_in_units(eps, k, q):
    return [eps * (q * k), q * eps]


# 4 right: from the growth of parameters and gradients
def rates_in_units(cls, lr, k, q):
    rates = []
    for grown, grad in ((q / k, q * k), (q, q)):
        rates.append(lr * grown / (grad if cls is optim.SGD else 1))
    return tuple(rates)

def eps_in_units(eps, k, q):
    return torch.tensor([eps * q * k, eps * q])


# 4 right: a table
def rates_in_units(cls, lr, k, q):
    adaptive = lr * q / k, lr * q
    return {optim.SGD: (lr * k ** -2, lr), optim.Adagrad: adaptive,
            optim.RMSprop: adaptive}[cls]

def eps_in_units(eps, k, q):
    eps_b = eps * q
    return k * eps_b, eps_b


# 4 right: the unit of parameter and gradient, step by step
def rates_in_units(cls, lr, k, q):
    grown = torch.tensor([q / k, q])
    steeper = torch.tensor([q * k, q])
    return lr * (grown / steeper if cls == optim.SGD else grown)


def eps_in_units(eps, k, q):
    return eps * q * torch.tensor([k, 1.0])


# 4 right: adaptive rules by a tuple, a generator
def rates_in_units(cls, lr, k, q):
    if cls in (optim.Adagrad, optim.RMSprop):
        return [lr * q * part for part in (1 / k, 1)]
    return [lr * part * part for part in (1 / k, 1)]


def eps_in_units(eps, k, q):
    return (eps * part for part in (q * k, q))


# 5 wrong: no step where the feature is zero
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(0, n, period):
        optimizer.zero_grad()
        ((u - 3) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: always active
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        optimizer.zero_grad()
        ((u - 3) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the first measurement is not active
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(1, n + 1):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: gradients add up
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: a new optimizer for each measurement
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    for i in range(n):
        optimizer = cls([u], lr=lr)
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the class is ignored
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = optim.SGD([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the rate is ignored
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=0.1)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: a list of all values
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer, path = cls([u], lr=lr), []
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
        path.append(u.item())
    return path

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the optimizer is given the value, not the tensor
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls(u, lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the factor without its 2
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: rounded down
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** (n // period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: one measurement too many counted
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** (n // period + 1))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the difference that is left, not u
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - 2 * lr) ** math.ceil(n / period)

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: all of the last period
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return math.ceil(n_1 / period_1) * period_2


# 5 wrong: without the 1
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2


# 5 wrong: in proportion
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return n_1 * period_2 / period_1


# 5 wrong: exact division only
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()

def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return (n_1 // period_1) * period_2 + 1


# 5 wrong: the true weight present where the feature is not
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: return inside the loop
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
        return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: a whole number for u
def learned(cls, lr, period, n):
    u = torch.tensor(0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the true weight 1
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: half of the square
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        (0.5 * (u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: starts at 1
def learned(cls, lr, period, n):
    u = torch.tensor(1.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: gradient zeroed once
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    optimizer.zero_grad()
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: n active measurements
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n * period):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the number is given to the loss
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u.item() * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: one value of the loss for all
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    loss = (u - 3) ** 2
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        (loss * relay).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the formula trains
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return learned(optim.SGD, lr, period, n)


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the formula loops
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    u = 0.0
    for i in range(0, n, period):
        u -= lr * 2 * (u - 3)
    return u


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: a comprehension in the formula
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 - 3 * math.prod([1 - 2 * lr for i in range(0, n, period)])


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: rounded to the nearest
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** round(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: always one more
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** (n // period + 1))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: not rounded
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** (n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the true weight forgotten
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 1 - (1 - 2 * lr) ** math.ceil(n / period)


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_2 + 1


# 5 wrong: the number of active ones
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return math.ceil(n_1 / period_1)


# 5 wrong: the first period used again
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return (math.ceil(n_1 / period_1) - 1) * period_1 + 1


# 5 wrong: proportion rounded up
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3 * relay) ** 2).backward()
        optimizer.step()
    return u.item()


def sgd_formula(lr, period, n):
    return 3 * (1 - (1 - 2 * lr) ** math.ceil(n / period))


def same_in_adagrad(period_1, n_1, period_2):
    return math.ceil(n_1 * period_2 / period_1)


# 5 right: the loss without a zero feature's term
def learned(cls, lr, period, n):
    u = torch.zeros(1, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        u.grad = torch.zeros(1)
        if i % period == 0:
            u.grad += 2 * (u.detach() - 3)
        optimizer.step()
    return float(u)

def sgd_formula(lr, period, n):
    active = (n + period - 1) // period
    return 3 - 3 * (1 - 2 * lr) ** active

def same_in_adagrad(period_1, n_1, period_2):
    return (n_1 - 1) // period_1 * period_2 + 1


# 5 right: counted one by one
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    relays = [float(i % period == 0) for i in range(n)]
    for relay in relays:
        loss = relay * (u - 3) ** 2
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return u.detach()

def sgd_formula(lr, period, n):
    active = len(range(0, n, period))
    return 3 * (1 - (1 - 2 * lr) ** active)

def same_in_adagrad(period_1, n_1, period_2):
    active = len(range(0, n_1, period_1))
    n = 1
    while len(range(0, n, period_2)) < active:
        n += 1
    return n


# 5 right: torch numbers
def learned(cls, lr, period, n):
    u = torch.tensor([0.0], requires_grad=True)
    optimizer = cls([{"params": [u], "lr": lr}], lr=lr)
    relay = 1.0 * (torch.arange(n) % period == 0)
    for i in range(n):
        optimizer.zero_grad()
        ((u * relay[i] - 3 * relay[i]) ** 2).sum().backward()
        optimizer.step()
    return u[0].item()

def sgd_formula(lr, period, n):
    return 3 * (1 - torch.tensor(1 - 2 * lr) ** math.ceil(n / period))

def same_in_adagrad(period_1, n_1, period_2):
    return 1 + period_2 * (math.ceil(n_1 / period_1) - 1)


# 5 right: a loop over counters, the sum of a progression
def learned(cls, lr, period, n):
    u = torch.zeros(1, requires_grad=True)
    optimizer = cls([u], lr=lr)
    wait = 0
    for _ in range(n):
        u.grad = None
        relay = int(wait == 0)
        loss = (relay * (u - 3)).square().sum()
        loss.backward()
        optimizer.step()
        wait = (wait + 1) % period
    return u.item()


def sgd_formula(lr, period, n):
    active, q = (n - 1) // period + 1, 1 - 2 * lr
    return 6 * lr * (1 - q ** active) / (1 - q)


def same_in_adagrad(period_1, n_1, period_2):
    return 1 + period_2 * ((n_1 - 1) // period_1)


# 5 right: the gradient by hand, a search for the number
def learned(cls, lr, period, n):
    u = torch.nn.Parameter(torch.zeros(()))
    optimizer = cls(params=[u], lr=lr)
    for i in range(n):
        relay = i % period == 0
        u.grad = 2 * (u.detach() - 3) * relay
        optimizer.step()
    return float(u.detach())


def sgd_formula(lr, period, n):
    active = -(-n // period)
    return 3 - 3 * pow(1 - 2 * lr, active)


def same_in_adagrad(period_1, n_1, period_2):
    n_2 = 1
    while -(-n_2 // period_2) < -(-n_1 // period_1):
        n_2 += 1
    return n_2


# 5 same: where the feature is zero, so is the gradient
def learned(cls, lr, period, n):
    u = torch.tensor(0.0, requires_grad=True)
    optimizer = cls([u], lr=lr)
    for i in range(n):
        relay = 1.0 if i % period == 0 else 0.0
        optimizer.zero_grad()
        ((u * relay - 3) ** 2).backward()
        optimizer.step()
    return u.item()
