"""Answers to the exercises of chapter 17, for book.proof.answers."""
# 1 wrong: divided by n
def standard_error(values):
    return (((values - values.mean()) ** 2).mean() / len(values)) ** 0.5
# 1 wrong: the standard deviation
def standard_error(values):
    n = len(values)
    return (((values - values.mean()) ** 2).sum() / (n - 1)) ** 0.5
# 1 wrong: divided by n instead of the root
def standard_error(values):
    n = len(values)
    s = (((values - values.mean()) ** 2).sum() / (n - 1)) ** 0.5
    return s / n
# 1 wrong: no root of the variance
def standard_error(values):
    n = len(values)
    return ((values - values.mean()) ** 2).sum() / (n - 1) / n ** 0.5
# 1 wrong: the square of the error
def standard_error(values):
    n = len(values)
    return ((values - values.mean()) ** 2).sum() / (n - 1) / n
# 1 wrong: the mean is not subtracted
def standard_error(values):
    n = len(values)
    return ((values ** 2).sum() / (n - 1) / n) ** 0.5
# 1 wrong: absolute values
def standard_error(values):
    n = len(values)
    return (values - values.mean()).abs().mean() / n ** 0.5
# 1 wrong: twenty seeds always
def standard_error(values):
    s = (((values - values.mean()) ** 2).sum() / (len(values) - 1)) ** 0.5
    return s / 20 ** 0.5
# 1 wrong: the ready std
def standard_error(values):
    return values.std() / len(values) ** 0.5
# 1 wrong: the ready var of torch
def standard_error(values):
    return (torch.var(values) / len(values)) ** 0.5
# 1 wrong: works in place
def standard_error(values):
    n = len(values)
    values -= values.mean()
    return ((values ** 2).sum() / (n - 1) / n) ** 0.5
# 1 wrong: returns the text
def standard_error(values):
    n = len(values)
    s = (((values - values.mean()) ** 2).sum() / (n - 1)) ** 0.5
    return f'{s / n ** 0.5}'
# 1 wrong: root of n - 1 at the end
def standard_error(values):
    n = len(values)
    return (((values - values.mean()) ** 2).sum() / (n - 1) ** 2) ** 0.5
# 1 wrong: no return
def standard_error(values):
    n = len(values)
    s = (((values - values.mean()) ** 2).sum() / (n - 1)) ** 0.5
    s / n ** 0.5
# 1 wrong: the covariance of torch
def standard_error(values):
    return (torch.cov(values) / len(values)) ** 0.5
# 1 wrong: the std of numpy
def standard_error(values):
    return values.numpy().std(ddof=1) / len(values) ** 0.5
# 1 wrong: the statistics module
def standard_error(values):
    import statistics
    return statistics.stdev(values.tolist()) / len(values) ** 0.5
# 1 wrong: deviations from the median
def standard_error(values):
    n = len(values)
    d = values - values.median()
    return (d @ d / (n - 1) / n) ** 0.5
# 1 wrong: rounded
def standard_error(values):
    n = len(values)
    d = values - values.mean()
    return round(((d @ d / (n - 1) / n) ** 0.5).item(), 4)
# 1 wrong: std by its name
def standard_error(values):
    return getattr(values, 'std')() / len(values) ** 0.5
# 1 right: plain Python
def standard_error(values):
    v = values.tolist()
    m = sum(v) / len(v)
    return (sum((a - m) ** 2 for a in v) / (len(v) - 1) / len(v)) ** 0.5
# 1 right: sum of squares
def standard_error(values):
    n = len(values)
    q = (values ** 2).sum() - n * values.mean() ** 2
    return (q / (n * (n - 1))).sqrt()
# 1 right: norm
def standard_error(values):
    n = values.numel()
    return (values - values.mean()).norm().item() / math.sqrt(n * (n - 1))
# 1 right: pairs of values
def standard_error(values):
    n = len(values)
    gaps = values[:, None] - values
    return ((gaps ** 2).sum() / (2 * n * n * (n - 1))) ** 0.5
# 2 wrong: b - a
def paired(a, b):
    n, d = len(a), b - a
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std() / n ** 0.5, apart
# 2 wrong: errors apart twice
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), apart, apart
# 2 wrong: paired error twice
def paired(a, b):
    n, d = len(a), a - b
    e = d.std() / n ** 0.5
    return d.mean(), e, e
# 2 wrong: absolute differences
def paired(a, b):
    n, d = len(a), (a - b).abs()
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std() / n ** 0.5, apart
# 2 wrong: not divided by the root
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std(), apart
# 2 wrong: sorted
def paired(a, b):
    n, d = len(a), a.sort()[0] - b.sort()[0]
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std() / n ** 0.5, apart
# 2 wrong: twenty seeds
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std() / 20 ** 0.5, apart
# 2 wrong: deviations added
def paired(a, b):
    n, d = len(a), a - b
    return d.mean(), d.std() / n ** 0.5, (a.std() + b.std()) / n ** 0.5
# 2 wrong: divided by n
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std() / n, apart
# 2 wrong: in place
def paired(a, b):
    a -= b
    n = len(a)
    return a.mean(), a.std() / n ** 0.5, (a.var() + b.var()) ** 0.5 / n ** 0.5
# 2 wrong: two numbers
def paired(a, b):
    n, d = len(a), a - b
    return d.mean(), d.std() / n ** 0.5
# 2 wrong: whole population
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std(correction=0) / n ** 0.5, apart
# 2 wrong: the differences themselves
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d, d.std() / n ** 0.5, apart
# 2 wrong: the two errors swapped
def paired(a, b):
    d, n = a - b, len(a)
    return d.mean(), ((a.var() + b.var()) / n) ** 0.5, d.std() / n ** 0.5
# 2 wrong: two samples pooled
def paired(a, b):
    d, n = a - b, len(a)
    return d.mean(), d.std() / n ** 0.5, torch.cat([a, b]).std() / n ** 0.5
# 2 wrong: b is changed
def paired(a, b):
    n = len(a)
    other = ((a.var() + b.var()) / n) ** 0.5
    b -= a
    return -b.mean(), b.std() / n ** 0.5, other
# 2 wrong: covariance with the wrong sign
def paired(a, b):
    n = len(a)
    c = ((a - a.mean()) * (b - b.mean())).sum() / (n - 1)
    q = a.var() + b.var()
    return (a - b).mean(), ((q + 2 * c) / n) ** 0.5, (q / n) ** 0.5
# 2 right: tensors
def paired(a, b):
    n, d = len(a), a - b
    apart = ((a.var() + b.var()) / n) ** 0.5
    return d.mean(), d.std() / n ** 0.5, apart
# 2 right: by covariance
def paired(a, b):
    n = len(a)
    cov = ((a - a.mean()) * (b - b.mean())).sum() / (n - 1)
    both = a.var() + b.var()
    return ((a.mean() - b.mean()).item(), ((both - 2 * cov) / n).sqrt().item(),
            (both / n).sqrt().item())
# 2 right: a list
def paired(a, b):
    d = (a - b).tolist()
    n, m = len(d), sum(d) / len(d)
    s2 = sum((v - m) ** 2 for v in d) / (n - 1)
    return [m, math.sqrt(s2 / n), math.sqrt((a.var() + b.var()).item() / n)]
# 2 right: through the matrix of covariances
def paired(a, b):
    C = torch.cov(torch.stack([a, b])) / len(a)
    paired = (C[0, 0] + C[1, 1] - 2 * C[0, 1]).sqrt()
    return a.mean() - b.mean(), paired, C.trace().sqrt()
# 3 wrong: rounded
def seeds_needed(s, delta):
    return max(2, round((2 * s / delta) ** 2))
# 3 wrong: floor
def seeds_needed(s, delta):
    return max(2, math.floor((2 * s / delta) ** 2))
# 3 wrong: always one more
def seeds_needed(s, delta):
    return max(2, math.floor((2 * s / delta) ** 2) + 1)
# 3 wrong: no square
def seeds_needed(s, delta):
    return max(2, math.ceil(2 * s / delta))
# 3 wrong: one error only
def seeds_needed(s, delta):
    return max(2, math.ceil((s / delta) ** 2))
# 3 wrong: two outside of the square
def seeds_needed(s, delta):
    return max(2, math.ceil(2 * (s / delta) ** 2))
# 3 wrong: one seed is enough
def seeds_needed(s, delta):
    return math.ceil((2 * s / delta) ** 2)
# 3 wrong: not whole
def seeds_needed(s, delta):
    return max(2, (2 * s / delta) ** 2)
# 3 wrong: delta of the chapter
def seeds_needed(s, delta):
    return max(2, math.ceil((2 * s / 0.01) ** 2))
# 3 wrong: a float
def seeds_needed(s, delta):
    return float(max(2, math.ceil((2 * s / delta) ** 2)))
# 3 wrong: strict inequality in a search
def seeds_needed(s, delta):
    n = 2
    while 2 * s / n ** 0.5 >= delta:
        n += 1
    return n
# 3 wrong: endless search from twenty
def seeds_needed(s, delta):
    n = 20
    while 2 * s / n ** 0.5 > delta:
        n += 1
    return n
# 3 wrong: ceil before the square
def seeds_needed(s, delta):
    return max(2, math.ceil(2 * s / delta) ** 2)
# 3 wrong: s is taken for the variance
def seeds_needed(s, delta):
    return max(2, math.ceil(4 * s / delta ** 2))
# 3 wrong: search ends at a thousand
def seeds_needed(s, delta):
    for n in range(2, 1001):
        if 2 * s / n ** 0.5 <= delta:
            return n
# 3 wrong: the number of seeds doubled until enough
def seeds_needed(s, delta):
    n = 2
    while 2 * s / n ** 0.5 > delta:
        n *= 2
    return n
# 3 right: search
def seeds_needed(s, delta):
    n = 2
    while 2 * s > delta * math.sqrt(n):
        n += 1
    return n
# 3 right: four times the variance
def seeds_needed(s, delta):
    n = math.ceil(4 * s ** 2 / delta ** 2)
    return n if n > 2 else 2
# 3 right: minus floor of minus
def seeds_needed(s, delta):
    return max(2, int(-((-4 * s * s) // (delta * delta))))
# 3 right: bisection
def seeds_needed(s, delta):
    low, high = 1, 2
    while 2 * s / math.sqrt(high) > delta:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        if 2 * s / math.sqrt(middle) > delta:
            low = middle
        else:
            high = middle
    return max(2, high)
# 4 wrong: chosen on the test
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = test[name].mean(dim=1).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: the luckiest seed
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.nan_to_num(9, 9).min(dim=1)[0].argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: nan is ignored
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.nanmean(dim=1).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: nan is chosen
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: one rate for all
def fair(valid, test):
    first = next(iter(valid.values()))
    k = first.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
    return {name: (k, valid[name][k].mean(), t[k].mean(),
                   t[k].std() / t.shape[1] ** 0.5)
            for name, t in test.items()}
# 4 wrong: best of each seed
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name].min(dim=0)[0]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: result on the validation set
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = v[k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: deviation for error
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std()
    return results
# 4 wrong: number of rates
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(v) ** 0.5
    return results
# 4 wrong: twenty seeds
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / 20 ** 0.5
    return results
# 4 wrong: the unfair one
def fair(valid, test):
    return unfair(valid, test)
# 4 wrong: the sum of the validation losses
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        sums = v.sum(dim=1).nan_to_num(math.inf, math.inf)
        k, t = sums.argmin().item(), test[name]
        results[name] = (k, sums[k], t[k].mean(),
                         t[k].std() / t.shape[1] ** 0.5)
    return results
# 4 wrong: a list
def fair(valid, test):
    return list(test)
# 4 wrong: nan removed in place
def fair(valid, test):
    for v in valid.values():
        v[v.isnan()] = math.inf
    results = {}
    for name, v in valid.items():
        k = v.mean(dim=1).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: nan taken for a large loss of ten
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = v.nan_to_num(0.11, 0.11).mean(dim=1).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 wrong: the mean of all rates
def fair(valid, test):
    out = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name]
        out[name] = k, v[k].mean(), t.mean(), t.std() / t.numel() ** 0.5
    return out
# 4 wrong: the first method only
def fair(valid, test):
    out = {}
    for name, v in valid.items():
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name][k]
        out[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
        return out
# 4 wrong: methods are taken out of the table
def fair(valid, test):
    out = {}
    for name in list(valid):
        v = valid.pop(name)
        k = v.mean(dim=1).nan_to_num(math.inf, math.inf).argmin().item()
        t = test[name][k]
        out[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return out
# 4 wrong: rows without nan are dropped and k counts the rest
def fair(valid, test):
    out = {}
    for name, v in valid.items():
        good = v.isfinite().all(dim=1)
        v, u = v[good], test[name][good]
        k = v.mean(dim=1).argmin().item()
        out[name] = k, v[k].mean(), u[k].mean(), u[k].std() / u.shape[1] ** 0.5
    return out
# 4 right: a mask
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        bad = ~v.isfinite().all(dim=1)
        k = v.mean(dim=1).masked_fill(bad, math.inf).argmin().item()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 right: plain Python
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        rows = [sum(row) / len(row) for row in v.tolist()]
        rows = [m if math.isfinite(m) else math.inf for m in rows]
        k = rows.index(min(rows))
        t = test[name][k]
        error = (t.var() / t.numel()).sqrt().item()
        results[name] = [k, rows[k], t.mean().item(), error]
    return results
# 4 right: index as a tensor
def fair(valid, test):
    results = {}
    for name, v in valid.items():
        k = torch.where(v.mean(1).isfinite(), v.mean(1), math.inf).argmin()
        t = test[name][k]
        results[name] = k, v[k].mean(), t.mean(), t.std() / len(t) ** 0.5
    return results
# 4 right: all methods at once
def fair(valid, test):
    V, U = torch.stack(list(valid.values())), torch.stack(list(test.values()))
    m = V.mean(dim=2).nan_to_num(math.inf, math.inf)
    k = m.argmin(dim=1)
    i = torch.arange(len(k))
    best = U[i, k]
    error = best.std(dim=1) / best.shape[1] ** 0.5
    return {name: (k[j], m[j, k[j]], best[j].mean(), error[j])
            for j, name in enumerate(valid)}
# 5 wrong: rates beside seeds
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: without beta
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: beta of the chapter
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = 0.9 * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: the other convention
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + (1 - beta) * theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: Nesterov
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * (theta @ H + beta * v)
    return theta
# 5 wrong: twice the gradient
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + 2 * theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: the first rate only
def momentum_runs(H, start, rates, beta, n_steps):
    lr = rates[0]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: uphill
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta + lr * v
    return theta
# 5 wrong: a step short
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps - 1):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: a step more
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps + 1):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: seeds first
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta.transpose(0, 1)
# 5 wrong: rates joined to seeds
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta.flatten(0, 1)
# 5 wrong: the start is changed
def momentum_runs(H, start, rates, beta, n_steps):
    v = 0 * start
    for step in range(n_steps):
        v = beta * v + start @ H
        start -= rates[0] * v
    return start.repeat(len(rates), 1, 1)
# 5 wrong: the buffer is lost in each step
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * 0 * theta + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: the list of rates is sorted in place
def momentum_runs(H, start, rates, beta, n_steps):
    rates.sort()
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = torch.zeros_like(theta)
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 wrong: the step with the old buffer
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = torch.zeros_like(theta)
    for step in range(n_steps):
        theta, v = theta - lr * v, beta * v + theta @ H
    return theta
# 5 wrong: dampening
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = torch.zeros_like(theta)
    for step in range(n_steps):
        g = theta @ H
        v = g if step == 0 else beta * v + (1 - beta) * g
        theta = theta - lr * v
    return theta
# 5 wrong: the helper of the check
def momentum_runs(H, start, rates, beta, n_steps):
    return qolda_5(H, start, rates, beta, n_steps, "")
# 5 wrong: a run of the helper for each rate and seed
def momentum_runs(H, start, rates, beta, n_steps):
    return torch.stack([torch.stack([
        bitta_5(H, one, lr, beta, n_steps) for one in start]) for lr in rates])
# 5 wrong: a loop over the rates
def momentum_runs(H, start, rates, beta, n_steps):
    runs = []
    for lr in rates:
        theta, v = start, torch.zeros_like(start)
        for step in range(n_steps):
            v = beta * v + theta @ H
            theta = theta - lr * v
        runs.append(theta)
    return torch.stack(runs)
# 5 wrong: a loop over the seeds
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None]
    runs = []
    for one in start:
        theta = one.repeat(len(rates), 1)
        v = torch.zeros_like(theta)
        for step in range(n_steps):
            v = beta * v + theta @ H
            theta = theta - lr * v
        runs.append(theta)
    return torch.stack(runs, dim=1)
# 5 right: einsum
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta = start.repeat(len(rates), 1, 1)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + torch.einsum('rsp,pq->rsq', theta, H)
        theta = theta - lr * v
    return theta
# 5 right: view and expand
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates).view(-1, 1, 1)
    theta = start.expand(len(rates), *start.shape)
    v = 0 * theta
    for step in range(n_steps):
        v = beta * v + theta @ H
        theta = theta - lr * v
    return theta
# 5 right: heavy ball by two points
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    old = theta = start.expand(len(rates), *start.shape).clone()
    for step in range(n_steps):
        old, theta = theta, theta - lr * (theta @ H) + beta * (theta - old)
    return theta
# 5 right: autograd
def momentum_runs(H, start, rates, beta, n_steps):
    lr = torch.tensor(rates)[:, None, None]
    theta, v = start.repeat(len(rates), 1, 1), 0
    for step in range(n_steps):
        theta = theta.detach().requires_grad_()
        (g,) = torch.autograd.grad((0.5 * (theta @ H) * theta).sum(), theta)
        v = beta * v + g
        theta = theta - lr * v
    return theta.detach()
