"""Answers to the exercises of chapter 11, as learners may write them.

Read by `book.proof.answers`; the headings say which are right.
"""


# 1 wrong: the generator made inside
def make_batches(n, batch_size, generator):
    g = torch.Generator().manual_seed(5)
    return list(torch.randperm(n, generator=g).split(batch_size))


# 1 wrong: indices drawn independently
def make_batches(n, batch_size, generator):
    order = torch.randint(n, (n,), generator=generator)
    return list(order.split(batch_size))


# 1 wrong: the generator ignored
def make_batches(n, batch_size, generator):
    return list(torch.randperm(n).split(batch_size))


# 1 wrong: Python's own random
def make_batches(n, batch_size, generator):
    import random
    order = list(range(n))
    random.shuffle(order)
    return list(torch.tensor(order).split(batch_size))


# 1 wrong: a random rotation
def make_batches(n, batch_size, generator):
    k = torch.randint(n, (1,), generator=generator).item()
    return list(torch.arange(n).roll(k).split(batch_size))


# 1 wrong: a random rotation, in one direction or the other
def make_batches(n, batch_size, generator):
    k = torch.randint(2 * n, (1,), generator=generator).item()
    order = torch.arange(n).roll(k)
    if k >= n:
        order = order.flip(0)
    return list(order.split(batch_size))


# 1 wrong: only the batches are shuffled
def make_batches(n, batch_size, generator):
    parts = torch.arange(n).split(batch_size)
    order = torch.randperm(len(parts), generator=generator)
    return [parts[k] for k in order]


# 1 wrong: shuffled inside the batches only
def make_batches(n, batch_size, generator):
    return [part[torch.randperm(len(part), generator=generator)]
            for part in torch.arange(n).split(batch_size)]


# 1 wrong: not shuffled
def make_batches(n, batch_size, generator):
    return list(torch.arange(n).split(batch_size))


# 1 wrong: lists of ints
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator).tolist()
    return [order[k:k + batch_size] for k in range(0, n, batch_size)]


# 1 wrong: ints, not batches
def make_batches(n, batch_size, generator):
    return torch.randperm(n, generator=generator).tolist()


# 1 wrong: one tensor
def make_batches(n, batch_size, generator):
    return torch.randperm(n, generator=generator)


# 1 wrong: the short batch dropped
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    return [order[k * batch_size:(k + 1) * batch_size]
            for k in range(n // batch_size)]


# 1 wrong: chunk counts the batches
def make_batches(n, batch_size, generator):
    return list(torch.randperm(n, generator=generator).chunk(batch_size))


# 1 wrong: n of the notebook
N = n
def make_batches(n, batch_size, generator):
    return list(torch.randperm(N, generator=generator).split(batch_size))


# 1 wrong: four is written
def make_batches(n, batch_size, generator):
    return list(torch.randperm(n, generator=generator).split(4))


# 1 wrong: indices from 1
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator) + 1
    return list(order.split(batch_size))


# 1 wrong: fractions
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator).double()
    return list(order.split(batch_size))


# 1 wrong: drawn anew for every batch
def make_batches(n, batch_size, generator):
    return [torch.randperm(n, generator=generator)[:batch_size]
            for k in range(0, n, batch_size)]


# 1 wrong: the seed taken back each time
def make_batches(n, batch_size, generator):
    generator.manual_seed(generator.initial_seed())
    return list(torch.randperm(n, generator=generator).split(batch_size))


# 1 wrong: torch's generator seeded
def make_batches(n, batch_size, generator):
    torch.manual_seed(torch.randint(
        2 ** 40, (1,), generator=generator).item())
    return list(torch.randperm(n).split(batch_size))


# 1 wrong: generator() is called
def make_batches(n, batch_size, generator):
    return list(torch.randperm(n, generator=generator()).split(batch_size))


# 1 wrong: a generator function
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    for k in range(0, n, batch_size):
        yield order[k:k + batch_size]


# 1 wrong: printed, not returned
def make_batches(n, batch_size, generator):
    print(torch.randperm(n, generator=generator).split(batch_size))


# 1 right: slices
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    batches = []
    for k in range(0, n, batch_size):
        batches.append(order[k:k + batch_size])
    return batches


# 1 right: a tuple from split
def make_batches(n, batch_size, generator):
    return torch.randperm(n, generator=generator).split(batch_size)


# 1 right: random numbers sorted
def make_batches(n, batch_size, generator):
    order = torch.rand(n, generator=generator).argsort()
    return list(order.split(batch_size))


# 1 right: DataLoader over the indices
def make_batches(n, batch_size, generator):
    return list(DataLoader(torch.arange(n), batch_size=batch_size,
                           shuffle=True, generator=generator))


# 1 right: drawn one by one
def make_batches(n, batch_size, generator):
    left, order = list(range(n)), []
    while left:
        k = torch.randint(len(left), (1,), generator=generator).item()
        order.append(left.pop(k))
    return [torch.tensor(order[k:k + batch_size])
            for k in range(0, n, batch_size)]


# 1 right: each batch in order
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    return [part.sort().values for part in order.split(batch_size)]


# 2 wrong: the mean of the means
def epoch_loss(w, b, loader):
    losses = [loss_fn(model(x_b, w, b), y_b).item()
              for x_b, y_b in loader]
    return sum(losses) / len(losses)


# 2 wrong: the sum of the means
def epoch_loss(w, b, loader):
    total = 0.0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item()
    return total


# 2 wrong: means over pairs
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item()
        count += len(x_b)
    return total / count


# 2 wrong: not divided
def epoch_loss(w, b, loader):
    total = 0.0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
    return total


# 2 wrong: divided by the number of batches
def epoch_loss(w, b, loader):
    total = 0.0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
    return total / len(loader)


# 2 wrong: eleven by hand
def epoch_loss(w, b, loader):
    total = 0.0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
    return total / 11


# 2 wrong: the size of the loader for the length
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * loader.batch_size
        count += loader.batch_size
    return total / count


# 2 wrong: the length of the data, though a batch may be dropped
def epoch_loss(w, b, loader):
    total = 0.0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
    return total / len(loader.dataset)


# 2 wrong: return inside the loop
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
        return total / count


# 2 wrong: the last batch
def epoch_loss(w, b, loader):
    for x_b, y_b in loader:
        loss = loss_fn(model(x_b, w, b), y_b).item()
    return loss


# 2 wrong: the eleven readings whatever the loader
def epoch_loss(w, b, loader):
    return loss_fn(model(x_11, w, b), y_11).item()


# 2 wrong: all of the data set, dropped pairs too
def epoch_loss(w, b, loader):
    v, z = loader.dataset.tensors
    return loss_fn(model(v, w, b), z).item()


# 2 wrong: a tensor
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b) * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: squared errors without the model's b
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(w * x_b, y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: w and b exchanged
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, b, w), y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: the loader taken for a pair
def epoch_loss(w, b, loader):
    x_b, y_b = loader
    return loss_fn(model(x_b, w, b), y_b).item()


# 2 wrong: the counters begin anew in the loop
def epoch_loss(w, b, loader):
    for x_b, y_b in loader:
        total, count = 0.0, 0
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: the length of a pair
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for batch in loader:
        x_b, y_b = batch
        total += loss_fn(model(x_b, w, b), y_b).item() * len(batch)
        count += len(batch)
    return total / count


# 2 right: a running mean
def epoch_loss(w, b, loader):
    mean, count = 0.0, 0
    for x_b, y_b in loader:
        loss = loss_fn(model(x_b, w, b), y_b).item()
        count += len(x_b)
        mean += (loss - mean) * len(x_b) / count
    return mean


# 2 right: the batches joined
def epoch_loss(w, b, loader):
    pairs = list(loader)
    v = torch.cat([p for p, q in pairs])
    z = torch.cat([q for p, q in pairs])
    return loss_fn(model(v, w, b), z).item()


# 2 right: sizes and losses apart
def epoch_loss(w, b, loader):
    sizes, losses = [], []
    for x_b, y_b in loader:
        sizes.append(y_b.numel())
        losses.append(loss_fn(model(x_b, w, b), y_b).item())
    return sum(k * v for k, v in zip(sizes, losses)) / sum(sizes)


# 2 right: float of a tensor
def epoch_loss(w, b, loader):
    total, count = torch.tensor(0.0), 0
    for x_b, y_b in loader:
        total = total + loss_fn(model(x_b, w, b), y_b) * x_b.shape[0]
        count += x_b.shape[0]
    return float(total / count)


# 3 wrong: with repetition
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.product(range(len(values)), repeat=B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: with repetition, without order
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean() for i in
        itertools.combinations_with_replacement(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: sums of batches
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].sum()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: the standard deviation
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean().sqrt()


# 3 wrong: var() with its n - 1
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), means.var()


# 3 wrong: squares from zero
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), (means ** 2).mean()


# 3 wrong: exchanged
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return ((means - means.mean()) ** 2).mean(), means.mean()


# 3 wrong: the formula instead of counting
def all_batches(values, B):
    n = len(values)
    s2 = ((values - values.mean()) ** 2).mean()
    return values.mean(), s2 / B * (n - B) / (n - 1)


# 3 wrong: the formula with Python numbers
def all_batches(values, B):
    n, mean = len(values), values.mean().item()
    s2 = ((values - mean) ** 2).mean().item()
    return mean, s2 / B * (n - B) / (n - 1)


# 3 wrong: eleven by hand
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(11), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: batches in a row only
def all_batches(values, B):
    means = torch.stack([values[k:k + B].mean()
                         for k in range(len(values) - B + 1)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: always four
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), 4)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: the variance of single pairs
def all_batches(values, B):
    return values.mean(), ((values - values.mean()) ** 2).mean()


# 3 wrong: a random sample of batches
def all_batches(values, B):
    g = new_generator(0)
    means = torch.stack([
        values[torch.randperm(len(values), generator=g)[:B]].mean()
        for k in range(200)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: a list of tuples is no index
def all_batches(values, B):
    means = torch.stack([
        values[i].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: the mean alone
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean()


# 3 wrong: all the means
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means, ((means - means.mean()) ** 2)


# 3 wrong: values are centred in place
def all_batches(values, B):
    mean = values.mean().item()
    values -= mean
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return mean, (means ** 2).mean()


# 3 wrong: the deviation's modulus
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), (means - means.mean()).abs().mean()


# 3 right: plain Python
def all_batches(values, B):
    means = [sum(c) / B for c in itertools.combinations(values.tolist(), B)]
    mean = sum(means) / len(means)
    return mean, sum((m - mean) ** 2 for m in means) / len(means)


# 3 right: with the order too
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.permutations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 right: torch.combinations and var
def all_batches(values, B):
    means = torch.combinations(values, B).mean(dim=1)
    return [means.mean().item(), means.var(correction=0).item()]


# 3 right: the square of the mean subtracted
def all_batches(values, B):
    means = torch.tensor([
        values[list(i)].mean().item()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), (means ** 2).mean() - means.mean() ** 2


# 4 wrong: from the rate before
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] /= 1 + len(rates) / t0
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: a list of rates that the optimizer does not see
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: an attribute lr of the optimizer
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.lr = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.lr)
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the default, not the group
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.defaults["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.defaults["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the rate set after the step
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
    return params.detach(), rates


# 4 wrong: t from 1
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates, t = [], 0
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            t += 1
            optimizer.param_groups[0]["lr"] = lr0 / (1 + t / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: t counts epochs
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for t in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + t / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: t begins anew each epoch
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for t, (x_b, y_b) in enumerate(loader):
            optimizer.param_groups[0]["lr"] = lr0 / (1 + t / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: rates of epochs
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates, t = [], 0
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + t / t0)
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
            t += 1
        rates.append(optimizer.param_groups[0]["lr"])
    return params.detach(), rates


# 4 wrong: constant
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: zero_grad forgotten
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the gradient of all the data
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x, *params), y).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: begun at [1, 0]
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.tensor([1.0, 0.0], requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: one epoch
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for x_b, y_b in loader:
        optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.zero_grad()
        loss_fn(model(x_b, *params), y_b).backward()
        optimizer.step()
    return params.detach(), rates


# 4 wrong: one batch for all the epochs
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    batches, rates = list(loader), []
    for epoch in range(n_epochs):
        for x_b, y_b in batches:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the best point of the path
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates, kept = [], params.detach().clone()
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            kept = params.detach().clone()
            optimizer.step()
    return kept, rates


# 4 wrong: numbers for params
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.tolist(), rates


# 4 wrong: rates first
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return rates, params.detach()


# 4 wrong: steps by hand, without optim.SGD
def train_decay(loader, lr0, t0, n_epochs):
    w, b, rates = 0.0, 0.0, []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            error = w * x_b + b - y_b
            w, b = (w - rates[-1] * 2 * (error * x_b).mean(),
                    b - rates[-1] * 2 * error.mean())
    return torch.tensor([w, b]), rates


# 4 wrong: param_groups taken for a dict
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups["lr"] = lr0 / (1 + len(rates) / t0)
            rates.append(optimizer.param_groups["lr"])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: a square-root law
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            lr = lr0 / (1 + len(rates) / t0) ** 0.5
            optimizer.param_groups[0]["lr"] = lr
            rates.append(lr)
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 right: LambdaLR
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    schedule = optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: 1 / (1 + t / t0))
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(schedule.get_last_lr()[0])
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
            schedule.step()
    return params, rates


# 4 right: a step counter and a closure-free update at the end
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates, t = [], 0
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            loss = loss_fn(params[0] * x_b + params[1], y_b)
            optimizer.zero_grad()
            loss.backward()
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            t += 1
            for group in optimizer.param_groups:
                group["lr"] = lr0 / (1 + t / t0)
    return [params.detach().clone(), rates]


# 4 right: a new optimizer for every step
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            lr = lr0 * t0 / (t0 + len(rates))
            rates.append(lr)
            optimizer = torch.optim.SGD([params], lr=lr)
            optimizer.zero_grad()
            loss_fn(model(x_b, params[0], params[1]), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 right: w and b apart, stacked at the end
def train_decay(loader, lr0, t0, n_epochs):
    w = torch.zeros((), requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    optimizer = optim.SGD([w, b], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, w, b), y_b).backward()
            optimizer.step()
    return torch.stack([w, b]), tuple(rates)


# 5 wrong: for small rates only
def max_lr(share, B):
    return share * B / 2


# 5 wrong: ten per cent too small
def max_lr(share, B):
    return 0.9 * share * B / (2 + share * B)


# 5 wrong: three per cent too small
def max_lr(share, B):
    return 0.97 * share * B / (2 + share * B)


# 5 wrong: one per cent too large
def max_lr(share, B):
    return 1.01 * share * B / (2 + share * B)


# 5 wrong: the 2 forgotten
def max_lr(share, B):
    return share * B / (1 + share * B)


# 5 wrong: the sign of the bracket
def max_lr(share, B):
    return share * B / (2 - share * B)


# 5 wrong: B forgotten
def max_lr(share, B):
    return share / (2 + share)


# 5 wrong: always 16
def max_lr(share, B):
    return 16 * share / (2 + 16 * share)


# 5 wrong: B divides
def max_lr(share, B):
    return share / B / (2 + share / B)


# 5 wrong: the level, not the rate
def max_lr(share, B):
    return 2 * share / (B * (1 - share))


# 5 wrong: upside down
def max_lr(share, B):
    return (2 + share * B) / (share * B)


# 5 wrong: the bound of stability
def max_lr(share, B):
    return 1.0


# 5 wrong: per cent
def max_lr(share, B):
    return share / 100 * B / (2 + share / 100 * B)


# 5 wrong: a coarse search
def max_lr(share, B):
    lr = 0.0
    while 2 * (lr + 0.001) / (B * (1 - lr - 0.001)) <= share:
        lr += 0.001
    return lr


# 5 wrong: bisection that keeps the wrong end
def max_lr(share, B):
    low, high = 0.0, 1.0
    for k in range(60):
        mid = (low + high) / 2
        if 2 * mid / (B * (1 - mid)) > share:
            low = mid
        else:
            high = mid
    return low


# 5 wrong: a rate and its level
def max_lr(share, B):
    lr = share * B / (2 + share * B)
    return lr, 2 * lr / (B * (1 - lr))


# 5 wrong: text
def max_lr(share, B):
    return f"{share * B / (2 + share * B):.4f}"


# 5 wrong: one share for all
def max_lr(share, B):
    return 0.02 * B / (2 + 0.02 * B)


# 5 wrong: the square root, as if the floor went with the square
def max_lr(share, B):
    return (share * B / (2 + share * B)) ** 0.5


# 5 wrong: a division by zero on the way
def max_lr(share, B):
    return 1 / (1 - (2 + share * B) / (2 + share * B))


# 5 right: bisection
def max_lr(share, B):
    low, high = 0.0, 1.0
    for k in range(60):
        mid = (low + high) / 2
        if 2 * mid / (B * (1 - mid)) > share:
            high = mid
        else:
            low = mid
    return low


# 5 right: in another form
def max_lr(share, B):
    return 1 / (1 + 2 / (share * B))


# 5 right: a tensor
def max_lr(share, B):
    k = torch.tensor(share * B / 2)
    return k / (1 + k)


# 5 right: iteration of the equation
def max_lr(share, B):
    lr = 0.0
    for k in range(20000):
        lr = 0.98 * lr + 0.02 * share * B / 2 * (1 - lr)
    return lr
