"""Answers to the exercises of chapter 20: see book.proof.answers."""
# 1 wrong: stops at the first fault
def all_faults(source, columns):
    try:
        load(source, columns)
    except ValueError:
        return [(1, columns[0])]
    return []
# 1 wrong: the values of a short row are looked at
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
        for name, text in zip(head, values):
            if name in columns:
                try:
                    number(text, "", comma)
                except ValueError:
                    faults.append((line, name))
    return faults
# 1 wrong: rows counted without comments
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, (_, values) in enumerate(rows[1:], 2):
        if len(values) != len(head):
            faults.append((line, None))
            continue
        for name in columns:
            try:
                number(values[head.index(name)], "", comma)
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: one fault of a row only
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
            continue
        try:
            for name in columns:
                number(values[head.index(name)], "", comma)
        except ValueError:
            faults.append((line, name))
    return faults
# 1 wrong: the columns in the order of the file
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
            continue
        for name, text in zip(head, values):
            if name in columns:
                try:
                    number(text, "", comma)
                except ValueError:
                    faults.append((line, name))
    return faults[::-1]
# 1 wrong: the columns by place, not by name
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
            continue
        for name, text in zip(columns, values):
            try:
                number(text, "", comma)
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: float instead of number
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
            continue
        for name in columns:
            try:
                float(values[head.index(name)])
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: nan and inf are let through
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
            continue
        for name in columns:
            try:
                float(values[head.index(name)].replace(",", "."))
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: the comma is always decimal
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) < len(head):
            faults.append((line, None))
            continue
        for name in columns:
            try:
                number(values[head.index(name)], "", True)
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: rows that are too long pass
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        if len(values) < len(head):
            faults.append((line, None))
            continue
        for name in columns:
            try:
                number(values[head.index(name)], "", comma)
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: messages instead of pairs
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, faults = rows[0][1], []
    for line, values in rows[1:]:
        for name, text in zip(head, values):
            try:
                number(text, f"{line}-satr", comma)
            except ValueError as error:
                faults.append(str(error))
    return faults
# 1 wrong: a list kept between the calls
def all_faults(source, columns, faults=[]):
    comma, rows = read_rows(source)
    head = rows[0][1]
    for line, values in rows[1:]:
        if len(values) != len(head):
            faults.append((line, None))
            continue
        for name in columns:
            try:
                number(values[head.index(name)], "", comma)
            except ValueError:
                faults.append((line, name))
    return faults
# 1 wrong: printed, not returned
def all_faults(source, columns):
    comma, rows = read_rows(source)
    for line, values in rows[1:]:
        print(line, values)
# 1 right: if and else, a helper of its own
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head = rows[0][1]
    def broken(text):
        try:
            number(text, "?", comma)
            return False
        except ValueError:
            return True
    faults = []
    for line, values in rows[1:]:
        if len(values) == len(head):
            faults += [(line, name) for name in columns
                       if broken(values[head.index(name)])]
        else:
            faults += [(line, None)]
    return faults
# 1 right: dicts of the rows
def all_faults(source, columns):
    comma, ((_, head), *rows) = read_rows(source)
    found = []
    for line, values in rows:
        if len(values) != len(head):
            found.append((line, None))
            continue
        row = dict(zip(head, values))
        for name in columns:
            try:
                number(row[name], name, comma)
            except ValueError:
                found.append((line, name))
    return found
# 1 right: lists for the pairs
def all_faults(source, columns):
    comma, rows = read_rows(source)
    head, found = rows.pop(0)[1], []
    places = [head.index(name) for name in columns]
    for line, values in rows:
        if len(values) != len(head):
            found.append([line, None])
        else:
            for place in places:
                try:
                    number(values[place], "", comma)
                except ValueError:
                    found.append([line, head[place]])
    return found
# 2 wrong: the time of the e-th part
def cooling(p, t):
    start, env, half = p
    return env + (start - env) * torch.exp(-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, 1 / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start - env, 1 / half])
# 2 wrong: the start is the difference
def cooling(p, t):
    start, env, half = p
    return env + start * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([a, env, math.log(2) / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start, math.log(2) / half])
# 2 wrong: the order of the parameters
def cooling(p, t):
    env, start, half = p
    return env + (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env, env + a, math.log(2) / k])
def from_half(p):
    env, start, half = p
    return torch.stack([env, start - env, math.log(2) / half])
# 2 wrong: the graph is cut
def cooling(p, t):
    start, env, half = p.tolist()
    return env + (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta.tolist()
    return torch.tensor([env + a, env, math.log(2) / k])
def from_half(p):
    start, env, half = p.tolist()
    return torch.tensor([env, start - env, math.log(2) / half])
# 2 wrong: log2 for ln 2
def cooling(p, t):
    start, env, half = p
    return env + (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, math.log10(2) / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start - env, math.log10(2) / half])
# 2 wrong: it warms up
def cooling(p, t):
    start, env, half = p
    return env + (start - env) * 2 ** (t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, math.log(2) / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start - env, math.log(2) / half])
# 2 wrong: k times ln 2
def cooling(p, t):
    start, env, half = p
    return env + (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, math.log(2) * k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start - env, half / math.log(2)])
# 2 wrong: lists
def cooling(p, t):
    start, env, half = p
    return [env + (start - env) * 2 ** (-v / half) for v in t]
def to_half(theta):
    env, a, k = theta
    return [env + a, env, math.log(2) / k]
def from_half(p):
    start, env, half = p
    return [env, start - env, math.log(2) / half]
# 2 wrong: the environment is forgotten
def cooling(p, t):
    start, env, half = p
    return (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, math.log(2) / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start - env, math.log(2) / half])
# 2 wrong: a sign in from_half
def cooling(p, t):
    start, env, half = p
    return env + (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, math.log(2) / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, env - start, math.log(2) / half])
# 2 wrong: the model detaches
def cooling(p, t):
    start, env, half = p.detach()
    return env + (start - env) * 2 ** (-t / half)
def to_half(theta):
    env, a, k = theta
    return torch.stack([env + a, env, math.log(2) / k])
def from_half(p):
    start, env, half = p
    return torch.stack([env, start - env, math.log(2) / half])
# 2 right: by exp, and indices
def cooling(p, t):
    theta = from_half(p)
    return theta[0] + theta[1] * torch.exp(-theta[2] * t)
def to_half(theta):
    return torch.stack([theta[0] + theta[1], theta[0],
                        math.log(2) / theta[2]])
def from_half(p):
    return torch.stack([p[1], p[0] - p[1], math.log(2) / p[2]])
# 2 right: the power of a half
def cooling(p, t):
    start, env, half = p
    rest = 0.5 ** (t / half)
    return start * rest + env * (1 - rest)
def to_half(theta):
    env, a, k = theta
    return torch.stack((env + a, env, -math.log(0.5) / k))
def from_half(p):
    start, env, half = p
    return torch.stack((env, start - env, -math.log(0.5) / half))
# 2 right: the last dimension, as in the chapter
def cooling(p, t):
    start, env, half = (p[..., j, None] for j in range(3))
    return env + (start - env) * torch.exp2(-t / half)
def to_half(theta):
    return torch.cat([(theta[0] + theta[1]).view(1), theta[:1],
                      math.log(2) / theta[2:]])
def from_half(p):
    return torch.cat([p[1:2], p[:1] - p[1:2], math.log(2) / p[2:]])
# 3 wrong: the next rate goes on where the last stopped
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        theta = start.clone().requires_grad_()
        for lr in rates:
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach().clone()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: gradients are not zeroed
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: the loss before the last step
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss = loss_fn(theta)
                loss.backward()
                optimizer.step()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": theta.detach(), "loss": loss.item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: the start itself is trained
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            start.requires_grad_()
            optimizer = optim.Adam([start], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(start).backward()
                optimizer.step()
            end = start.detach().clone()
            trials.append({"start": end, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: a nan may win
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    return min(trials, key=lambda r: r["loss"])["theta"], trials
# 3 wrong: nan trials are thrown away
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach()
            loss = loss_fn(end).item()
            if loss == loss:
                trials.append({"start": start, "lr": lr, "steps": n_steps,
                               "theta": end, "loss": loss})
    return min(trials, key=lambda r: r["loss"])["theta"], trials
# 3 wrong: starts and rates in pairs
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start, lr in zip(starts, rates):
        theta = start.clone().requires_grad_()
        optimizer = optim.Adam([theta], lr=lr)
        for step in range(n_steps):
            optimizer.zero_grad()
            loss_fn(theta).backward()
            optimizer.step()
        end = theta.detach()
        trials.append({"start": start, "lr": lr, "steps": n_steps,
                       "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: SGD
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.SGD([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: the last trial is returned
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    return end, trials
# 3 wrong: the rates share the steps
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps // len(rates)):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: theta with its graph
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": theta, "loss": loss_fn(theta)})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 wrong: only the best is returned
def train(loss_fn, starts, rates, n_steps):
    ends = []
    for start in starts:
        for lr in rates:
            theta = start.clone().requires_grad_()
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            ends.append(theta.detach())
    return min(ends, key=lambda end: loss_fn(end).item())
# 3 wrong: one optimizer for all rates
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        theta = start.clone().requires_grad_()
        optimizer = optim.Adam([theta], lr=1.0)
        for lr in rates:
            with torch.no_grad():
                theta.copy_(start)
            optimizer.param_groups[0]["lr"] = lr
            for step in range(n_steps):
                optimizer.zero_grad()
                loss_fn(theta).backward()
                optimizer.step()
            end = theta.detach().clone()
            trials.append({"start": start, "lr": lr, "steps": n_steps,
                           "theta": end, "loss": loss_fn(end).item()})
    best = min(trials, key=lambda r: (r["loss"] != r["loss"], r["loss"]))
    return best["theta"], trials
# 3 right: rates outside, a while
def train(loss_fn, starts, rates, n_steps):
    trials, best, low = [], None, math.inf
    for lr in rates:
        for start in starts:
            p = start.detach().clone().requires_grad_()
            adam, k = optim.Adam([p], lr), 0
            while k < n_steps:
                p.grad = None
                loss_fn(p).backward()
                adam.step()
                k += 1
            p = p.detach().clone()
            loss = float(loss_fn(p))
            trials.append(dict(start=start.clone(), lr=lr, steps=n_steps,
                               theta=p, loss=loss))
            if loss < low:
                best, low = p, loss
    return best, trials
# 3 right: a helper, a list returned
def train(loss_fn, starts, rates, n_steps):
    def one(start, lr):
        theta = torch.nn.Parameter(start.clone())
        optimizer = optim.Adam([theta], lr=lr)
        for _ in range(n_steps):
            optimizer.zero_grad()
            loss_fn(theta).backward()
            optimizer.step()
        with torch.no_grad():
            return {"start": start, "lr": lr, "steps": n_steps,
                    "theta": theta.detach(), "loss": loss_fn(theta).item()}
    trials = [one(start, lr) for start in starts for lr in rates]
    good = [row for row in trials if not math.isnan(row["loss"])]
    return [sorted(good, key=lambda r: r["loss"])[0]["theta"], trials]
# 3 right: a copy of the best
def train(loss_fn, starts, rates, n_steps):
    trials = []
    for start in starts:
        for lr in rates:
            theta = start.clone()
            theta.requires_grad = True
            optimizer = optim.Adam([theta], lr=lr)
            for step in range(n_steps):
                loss = loss_fn(theta)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            theta = theta.detach()
            trials.append({"theta": theta, "loss": loss_fn(theta).item(),
                           "lr": lr, "steps": n_steps, "start": start,
                           "izoh": "Adam"})
    losses = torch.tensor([row["loss"] for row in trials])
    place = torch.nan_to_num(losses, nan=math.inf).argmin()
    return trials[place]["theta"].clone(), trials
# 4 wrong: squares, not roots
def evaluate(model, theta, x, y, train, val):
    return {"train": mse(model, theta, x[train], y[train]).item(),
            "val": mse(model, theta, x[val], y[val]).item(),
            "mean": ((y[val] - y[train].mean()) ** 2).mean().item(),
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: the mean of the validation
def evaluate(model, theta, x, y, train, val):
    return {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
            "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
            "mean": spread(y[val]).item(),
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: the mean of all
def evaluate(model, theta, x, y, train, val):
    base = ((y[val] - y.mean()) ** 2).mean()
    return {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
            "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
            "mean": base.item() ** 0.5,
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: the share of all points
def evaluate(model, theta, x, y, train, val):
    base = ((y[val] - y[train].mean()) ** 2).mean()
    return {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
            "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
            "mean": base.item() ** 0.5, "share": share(model, theta, x, y)}
# 4 wrong: train and val exchanged
def evaluate(model, theta, x, y, val, train):
    base = ((y[val] - y[train].mean()) ** 2).mean()
    return {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
            "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
            "mean": base.item() ** 0.5,
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: absolute errors
def evaluate(model, theta, x, y, train, val):
    rest = (y - model(theta, x)).abs()
    return {"train": rest[train].mean().item(),
            "val": rest[val].mean().item(),
            "mean": (y[val] - y[train].mean()).abs().mean().item(),
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: the residuals' spread, without their mean
def evaluate(model, theta, x, y, train, val):
    rest = y - model(theta, x)
    base = ((y[val] - y[train].mean()) ** 2).mean()
    return {"train": spread(rest[train]).item(),
            "val": spread(rest[val]).item(), "mean": base.item() ** 0.5,
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: the baseline on the training points
def evaluate(model, theta, x, y, train, val):
    return {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
            "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
            "mean": spread(y[train]).item(),
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: a key is missing
def evaluate(model, theta, x, y, train, val):
    return {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
            "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
            "share": share(model, theta, x[train], y[train])}
# 4 wrong: a tuple
def evaluate(model, theta, x, y, train, val):
    base = ((y[val] - y[train].mean()) ** 2).mean()
    return (mse(model, theta, x[train], y[train]).item() ** 0.5,
            mse(model, theta, x[val], y[val]).item() ** 0.5,
            base.item() ** 0.5, share(model, theta, x[train], y[train]))
# 4 wrong: y is standardised in place
def evaluate(model, theta, x, y, train, val):
    base = ((y[val] - y[train].mean()) ** 2).mean()
    found = {"train": mse(model, theta, x[train], y[train]).item() ** 0.5,
             "val": mse(model, theta, x[val], y[val]).item() ** 0.5,
             "mean": base.item() ** 0.5,
             "share": share(model, theta, x[train], y[train])}
    y -= y.mean()
    return found
# 4 wrong: the last points are the validation
def evaluate(model, theta, x, y, train, val):
    n = len(train)
    base = ((y[n:] - y[:n].mean()) ** 2).mean()
    return {"train": mse(model, theta, x[:n], y[:n]).item() ** 0.5,
            "val": mse(model, theta, x[n:], y[n:]).item() ** 0.5,
            "mean": base.item() ** 0.5,
            "share": share(model, theta, x[:n], y[:n])}
# 4 right: residuals first, tensors as values
def evaluate(model, theta, x, y, train, val):
    rest = y - model(theta, x)
    gap = y[val] - y[train].mean()
    return {"train": (rest[train] ** 2).mean().sqrt(),
            "val": (rest[val] ** 2).mean().sqrt(),
            "mean": (gap ** 2).mean().sqrt(),
            "share": share(model, theta, x[train], y[train])}
# 4 right: norms
def evaluate(model, theta, x, y, train, val):
    def root(v):
        return (v.norm() / len(v) ** 0.5).item()
    return {"share": share(model, theta, x[train], y[train]),
            "mean": root(y[val] - y[train].mean()),
            "train": root(y[train] - model(theta, x[train])),
            "val": root(y[val] - model(theta, x[val]))}
# 4 right: the share by itself
def evaluate(model, theta, x, y, train, val):
    jac = jacobian(lambda p: model(p, x[train]), theta)
    rest = y[train] - model(theta, x[train])
    q = torch.linalg.qr(jac).Q
    found = {"share": ((q.T @ rest).norm() / rest.norm()).item() ** 2}
    for key, i in (("train", train), ("val", val)):
        found[key] = math.sqrt(mse(model, theta, x[i], y[i]))
    found["mean"] = math.sqrt(((y[val] - y[train].mean()) ** 2).mean())
    return found
# 5 wrong: the seed is ignored
def project(x, y, seed):
    g = torch.Generator().manual_seed(7)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: no generator
def project(x, y, seed):
    order = torch.randperm(len(y))
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: the scale is of all points
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y.max(), x.max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: trained on all points
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y.max(), x.max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x, y) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: no validation
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    scale = torch.stack([y.max(), x.max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x, y) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": order, "val": order[:0],
            "trials": trials}
# 5 wrong: the parameters stay scaled
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    return {"theta": q, "train": fit, "val": val, "trials": trials}
# 5 wrong: the raw parameters, too few steps
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    starts = torch.tensor([80.0, 30.0]) + 10 * torch.rand(3, 2, generator=g)
    theta, trials = train(lambda p: mse(model, p, x[fit], y[fit]),
                          list(starts), (0.1, 0.3), 250)
    return {"theta": theta, "train": fit, "val": val, "trials": trials}
# 5 wrong: one start
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(1, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: one rate
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.1,), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: twenty steps
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.01, 0.03), 20)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: the last trial instead of the best
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.1, 0.001), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": trials[-1]["theta"], "train": fit, "val": val,
            "trials": trials}
# 5 wrong: constants found before
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    theta = torch.tensor([103.5, 41.6])
    rows = [{"start": torch.tensor([a, 40.0]), "lr": lr, "steps": 250,
             "theta": theta, "loss": 1.0}
            for a in (90.0, 110.0) for lr in (0.1, 0.3)]
    return {"theta": theta, "train": order[5:], "val": order[:5],
            "trials": rows}
# 5 wrong: the globals instead of the arguments
def project(x_given, y_given, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.03, 0.1), 250)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 wrong: the best by the validation
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    starts = 0.5 + torch.rand(3, 2, generator=g)
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(starts), (0.003, 0.1), 60)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    best = min(trials, key=lambda row: mse(
        model, row["theta"], x[val], y[val]).item())
    return {"theta": best["theta"], "train": fit, "val": val,
            "trials": trials}
# 5 wrong: the trials are left out
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(0.5 + torch.rand(3, 2, generator=g)), (0.03, 0.1), 250)
    return {"theta": scale * q, "train": fit, "val": val}
# 5 right: loops of its own, fixed starts
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    fit, val = order[5:], order[:5]
    scale = torch.stack([y[fit].mean(), x[fit].mean()])
    trials = []
    for start in torch.tensor([[1.0, 1.0], [2.0, 0.5]]):
        for lr in (0.05, 0.1):
            q = start.clone().requires_grad_()
            optimizer = optim.Adam([q], lr=lr)
            for step in range(300):
                optimizer.zero_grad()
                loss = mse(model, scale * q, x[fit], y[fit])
                (loss / scale[0] ** 2).backward()
                optimizer.step()
            theta = scale * q.detach()
            trials.append({"start": scale * start, "lr": lr, "steps": 300,
                           "theta": theta, "loss": mse(
                               model, theta, x[fit], y[fit]).item()})
    best = min(trials, key=lambda row: row["loss"])
    return {"theta": best["theta"], "train": fit, "val": val,
            "trials": trials}
# 5 right: SGD with momentum on standardised values
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:6], order[6:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    trials = []
    for start in 0.5 + torch.rand(2, 2, generator=g):
        for lr in (0.1, 0.3):
            q = start.clone().requires_grad_()
            optimizer = optim.SGD([q], lr=lr, momentum=0.9)
            for step in range(400):
                optimizer.zero_grad()
                loss = mse(model, scale * q, x[fit], y[fit])
                (loss / scale[0] ** 2).backward()
                optimizer.step()
            trials.append({"start": scale * start, "lr": lr, "steps": 400,
                           "theta": scale * q.detach()})
    best = min(trials, key=lambda row: mse(
        model, row["theta"], x[fit], y[fit]).item())
    return {"theta": best["theta"], "train": fit, "val": val,
            "trials": trials}
# 5 same: the reciprocal of the time constant is trained, all is given back
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    def back(q):
        return scale / q
    q, trials = train(
        lambda q: mse(model, back(q), x[fit], y[fit]) / scale[0] ** 2,
        list(0.5 + torch.rand(2, 2, generator=g)), (0.05, 0.2), 200)
    trials = [{**row, "start": back(row["start"]),
               "theta": back(row["theta"])} for row in trials]
    return {"theta": back(q), "train": fit, "val": val, "trials": trials}
# 5 right: the logarithm of the time constant
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:5], order[5:]
    unit = torch.stack([y[fit].max(), x[fit].max()])
    def back(q):
        return unit * torch.stack([q[0], torch.exp(q[1])])
    q, trials = train(
        lambda q: mse(model, back(q), x[fit], y[fit]) / unit[0] ** 2,
        list(torch.rand(4, 2, generator=g)), (0.05, 0.1), 300)
    trials = [{**row, "start": back(row["start"]),
               "theta": back(row["theta"])} for row in trials]
    return {"theta": back(q), "train": fit, "val": val, "trials": trials}
# 5 wrong: the parameters of the trials stay scaled
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(0.5 + torch.rand(3, 2, generator=g)), (0.05, 0.2), 200)
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
# 5 same: Adam does not see a factor of the loss
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])

    def back(q):
        return scale * q

    q, trials = train(
        lambda q: mse(model, back(q), x[fit], y[fit]) * scale[0] ** 2,
        list(0.5 + torch.rand(2, 2, generator=g)), (0.05, 0.2), 200)
    trials = [{**row, "start": back(row["start"]),
               "theta": back(row["theta"])} for row in trials]
    return {"theta": back(q), "train": fit, "val": val, "trials": trials}
# 5 wrong: the indices are lists
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(0.5 + torch.rand(2, 2, generator=g)), (0.05, 0.2), 200)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit.tolist(), "val": val.tolist(),
            "trials": trials}
# 5 wrong: every start is its own result
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    val, fit = order[:len(y) // 4], order[len(y) // 4:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(0.5 + torch.rand(1, 2, generator=g)), (0.2,), 200)
    ends = [(scale * (q + 0.1 * k), lr) for k in range(2) for lr in (1, 2)]
    return {"theta": scale * q, "train": fit, "val": val, "trials": [
        {"start": p, "lr": lr, "steps": 200, "theta": p} for p, lr in ends]}
# 5 right: a fifth for validation, rounded down
def project(x, y, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(y), generator=g)
    n = int(0.2 * len(y))
    val, fit = order[:n], order[n:]
    scale = torch.stack([y[fit].max(), x[fit].max()])
    q, trials = train(
        lambda q: mse(model, scale * q, x[fit], y[fit]) / scale[0] ** 2,
        list(0.5 + torch.rand(2, 2, generator=g)), (0.05, 0.2), 200)
    trials = [{**row, "start": scale * row["start"],
               "theta": scale * row["theta"]} for row in trials]
    return {"theta": scale * q, "train": fit, "val": val, "trials": trials}
