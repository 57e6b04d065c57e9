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


# 1 wrong: the biased shuffle
def make_batches(n, batch_size, generator):
    order = list(range(n))
    for i in range(n):
        k = torch.randint(n, (1,), generator=generator).item()
        order[i], order[k] = order[k], order[i]
    return list(torch.tensor(order).split(batch_size))


# 1 wrong: random whole numbers sorted, ties in order
def make_batches(n, batch_size, generator):
    order = torch.randint(n, (n,), generator=generator).argsort(stable=True)
    return list(order.split(batch_size))


# 1 wrong: a global generator for the argument
shared = new_generator(5)
def make_batches(n, batch_size, generator):
    return list(torch.randperm(n, generator=shared).split(batch_size))


# 1 wrong: the first index stays first
def make_batches(n, batch_size, generator):
    order = torch.randperm(n - 1, generator=generator) + 1
    return list(torch.cat([torch.zeros(1, dtype=int), order])
                .split(batch_size))


# 1 wrong: a batch of one is dropped
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    return [part for part in order.split(batch_size)
            if len(part) > 1 or batch_size == 1]


# 1 wrong: the short batch filled up from the beginning
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    order = torch.cat([order, order[:-n % batch_size]])
    return list(order.split(batch_size))


# 1 wrong: the short batch joined to the one before
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    k = max(n // batch_size, 1)
    return list(order[:(k - 1) * batch_size].split(batch_size)) + [
        order[(k - 1) * batch_size:]]


# 1 wrong: every k-th index
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    k = -(-n // batch_size)
    return [order[j::k] for j in range(k)]


# 1 wrong: a table of batches
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    return list(order.view(-1, batch_size))


# 1 wrong: the generator seeded by chance
def make_batches(n, batch_size, generator):
    generator.seed()
    return list(torch.randperm(n, generator=generator).split(batch_size))


# 1 wrong: the epoch kept for the next call
kept = {}
def make_batches(n, batch_size, generator):
    if (n, batch_size) not in kept:
        order = torch.randperm(n, generator=generator)
        kept[n, batch_size] = list(order.split(batch_size))
    return kept[n, batch_size]


# 1 wrong: the pairs, not their indices
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    return [(x[i], y[i]) for i in order.split(batch_size)]


# 1 wrong: masks
def make_batches(n, batch_size, generator):
    order = torch.randperm(n, generator=generator)
    masks = []
    for part in order.split(batch_size):
        mask = torch.zeros(n, dtype=torch.bool)
        mask[part] = True
        masks.append(mask)
    return masks


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


# 1 right: the shuffle of Fisher and Yates
def make_batches(n, batch_size, generator):
    order = torch.arange(n)
    for i in range(n - 1, 0, -1):
        k = torch.randint(i + 1, (1,), generator=generator).item()
        order[[i, k]] = order[[k, i]]
    return list(torch.split(order, batch_size))


# 1 right: a sample without replacement
def make_batches(n, batch_size, generator):
    order = torch.multinomial(torch.ones(n), n, generator=generator)
    batches = []
    while len(order) > 0:
        batches.append(order[:batch_size])
        order = order[batch_size:]
    return batches


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


# 2 wrong: whole division
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return total // count


# 2 wrong: the count is not summed
def epoch_loss(w, b, loader):
    total = 0.0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count = len(x_b)
    return total / count


# 2 wrong: the total is not summed
def epoch_loss(w, b, loader):
    count = 0
    for x_b, y_b in loader:
        total = loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: the counters are globals
total, count = 0.0, 0
def epoch_loss(w, b, loader):
    global total, count
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: lists as default values
def epoch_loss(w, b, loader, sums=[], sizes=[]):
    for x_b, y_b in loader:
        sums.append(loss_fn(model(x_b, w, b), y_b).item() * len(x_b))
        sizes.append(len(x_b))
    return sum(sums) / sum(sizes)


# 2 wrong: the line after the loop
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        count += len(x_b)
    total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
    return total / count


# 2 wrong: the root of the loss
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return (total / count) ** 0.5


# 2 wrong: the best parameters, not the arguments
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w_best, b_best), y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: rounded
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return round(total / count, 4)


# 2 wrong: the total and the count
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
        count += len(x_b)
    return total, count


# 2 wrong: b forgotten in the list of arguments of model
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        total += loss_fn(model(x_b, w), y_b).item() * len(x_b)
        count += len(x_b)
    return total / count


# 2 wrong: the short batch left out
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        if len(x_b) == loader.batch_size:
            total += loss_fn(model(x_b, w, b), y_b).item() * len(x_b)
            count += len(x_b)
    return total / max(count, 1)


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


# 2 right: a weighted mean by tensors
def epoch_loss(w, b, loader):
    losses, sizes = [], []
    for x_b, y_b in loader:
        losses.append(loss_fn(model(x_b, w, b), y_b))
        sizes.append(len(y_b))
    weights = torch.tensor(sizes) / sum(sizes)
    return (torch.stack(losses) * weights).sum().item()


# 2 right: the squared errors summed
def epoch_loss(w, b, loader):
    total, count = 0.0, 0
    for x_b, y_b in loader:
        for p, q in zip(x_b.tolist(), y_b.tolist()):
            total += (model(p, w, b) - q) ** 2
            count += 1
    return total / count


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


# 3 wrong: equal means counted once
def all_batches(values, B):
    means = {values[list(i)].mean().item()
             for i in itertools.combinations(range(len(values)), B)}
    mean = sum(means) / len(means)
    return mean, sum((m - mean) ** 2 for m in means) / len(means)


# 3 wrong: equal values counted once
def all_batches(values, B):
    means = torch.stack([
        values.unique()[list(i)].mean()
        for i in itertools.combinations(range(len(values.unique())), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: the first value left out
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(1, len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: indices from one
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(1, len(values) + 1), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: medians of the batches
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].median()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: the indices averaged
def all_batches(values, B):
    means = torch.tensor([
        sum(i) / B for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: from the first index to the last
def all_batches(values, B):
    means = torch.stack([
        values[i[0]:i[-1] + 1].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).mean()


# 3 wrong: sums, divided only in the mean
def all_batches(values, B):
    sums = torch.stack([
        values[list(i)].sum()
        for i in itertools.combinations(range(len(values)), B)])
    return sums.mean() / B, ((sums - sums.mean()) ** 2).mean()


# 3 wrong: the sums' variance divided by B
def all_batches(values, B):
    sums = torch.stack([
        values[list(i)].sum()
        for i in itertools.combinations(range(len(values)), B)])
    return sums.mean() / B, ((sums - sums.mean()) ** 2).mean() / B


# 3 wrong: the squares are summed, not averaged
def all_batches(values, B):
    means = torch.stack([
        values[list(i)].mean()
        for i in itertools.combinations(range(len(values)), B)])
    return means.mean(), ((means - means.mean()) ** 2).sum()


# 3 wrong: the pairs within the batches
def all_batches(values, B):
    parts = torch.combinations(values, B)
    inside = ((parts - parts.mean(dim=1, keepdim=True)) ** 2).mean()
    return parts.mean(), inside


# 3 wrong: the readings instead of the argument
def all_batches(values, B):
    grads = 2 * (0.05 * x_11 - y_11)
    means = torch.combinations(grads, B).mean(dim=1)
    return means.mean(), means.var(correction=0)


# 3 wrong: whole numbers
def all_batches(values, B):
    means = torch.tensor([
        int(sum(c) / B)
        for c in itertools.combinations(values.tolist(), B)]).double()
    return means.mean(), means.var(correction=0)


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


# 3 right: deviations from the full gradient
def all_batches(values, B):
    full, total, count = values.mean().item(), 0.0, 0
    for i in itertools.combinations(range(len(values)), B):
        total += (values[list(i)].mean().item() - full) ** 2
        count += 1
    return full, total / count


# 3 right: masks of bits
def all_batches(values, B):
    n, means = len(values), []
    for mask in range(2 ** n):
        chosen = [k for k in range(n) if mask >> k & 1]
        if len(chosen) == B:
            means.append(sum(values[k].item() for k in chosen) / B)
    means = torch.tensor(means)
    return means.mean().item(), means.var(unbiased=False).item()


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


# 4 wrong: whole division in t / t0
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) // t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the brackets forgotten
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / 1 + len(rates) / t0)
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: a power
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 * 0.5 ** (len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: t0 of the chapter
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / 64))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: a loader of its own
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates, own = [], new_loader(32)
    for epoch in range(n_epochs):
        for x_b, y_b in own:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: rates as a default value
def train_decay(loader, lr0, t0, n_epochs, rates=[]):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: zeroed once an epoch
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        optimizer.zero_grad()
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: zeroed between backward and step
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.zero_grad()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the parameters made anew each epoch
def train_decay(loader, lr0, t0, n_epochs):
    rates, params = [], torch.zeros(2)
    for epoch in range(n_epochs):
        params = torch.zeros(2, requires_grad=True)
        optimizer = optim.SGD([params], lr=lr0)
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the step before backward
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.step()
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
    return params.detach(), rates


# 4 wrong: momentum
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0, momentum=0.9)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: Adam
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.Adam([params], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
    return params.detach(), rates


# 4 wrong: the first group's rate only
def train_decay(loader, lr0, t0, n_epochs):
    w = torch.zeros((), requires_grad=True)
    b = torch.zeros((), requires_grad=True)
    optimizer = optim.SGD([{"params": [w]}, {"params": [b]}], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, w, b), y_b).backward()
            optimizer.step()
    return torch.stack([w, b]), rates


# 4 wrong: the average of the path
def train_decay(loader, lr0, t0, n_epochs):
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    rates, path = [], [torch.zeros(2)]
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            rates.append(lr0 / (1 + len(rates) / t0))
            optimizer.param_groups[0]["lr"] = rates[-1]
            optimizer.zero_grad()
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
            path.append(params.detach().clone())
    return torch.stack(path).mean(dim=0), rates


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


# 4 right: the rates made before
def train_decay(loader, lr0, t0, n_epochs):
    rates = [lr0 / (1 + t / t0) for t in range(n_epochs * len(loader))]
    params = torch.zeros(2, requires_grad=True)
    optimizer = optim.SGD([params], lr=lr0)
    t = 0
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            optimizer.param_groups[0]["lr"] = rates[t]
            optimizer.zero_grad(set_to_none=False)
            loss_fn(model(x_b, *params), y_b).backward()
            optimizer.step()
            t += 1
    return params, rates


# 4 right: two groups, both renewed, and gradients put in by hand
def train_decay(loader, lr0, t0, n_epochs):
    w, b = torch.zeros(1), torch.zeros(1)
    optimizer = optim.SGD([{"params": [w]}, {"params": [b]}], lr=lr0)
    rates = []
    for epoch in range(n_epochs):
        for x_b, y_b in loader:
            lr = lr0 / (1 + len(rates) / t0)
            for group in optimizer.param_groups:
                group["lr"] = lr
            rates.append(torch.tensor(lr))
            error = model(x_b, w, b) - y_b
            w.grad = (2 * error * x_b).mean().reshape(1)
            b.grad = (2 * error).mean().reshape(1)
            optimizer.step()
    return torch.cat([w, b]), rates


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


# 5 wrong: rounded to three places
def max_lr(share, B):
    return round(share * B / (2 + share * B), 3)


# 5 wrong: the small rate, cut at one
def max_lr(share, B):
    return min(share * B / 2, 0.99)


# 5 wrong: one round of the iteration
def max_lr(share, B):
    lr = share * B / 2
    return lr * (1 - lr)


# 5 wrong: a reserve of four per cent
def max_lr(share, B):
    return 0.96 * share * B / (2 + share * B)


# 5 wrong: B forgotten below
def max_lr(share, B):
    return share * B / (2 + share)


# 5 wrong: 2 multiplies the bracket
def max_lr(share, B):
    return share * B / (2 * (1 + share * B))


# 5 wrong: the root of B
def max_lr(share, B):
    return share * B ** 0.5 / (2 + share * B ** 0.5)


# 5 wrong: the division is whole
def max_lr(share, B):
    return share * B // (2 + share * B)


# 5 wrong: the brackets forgotten
def max_lr(share, B):
    return share * B / 2 + share * B


# 5 wrong: printed
def max_lr(share, B):
    print(share * B / (2 + share * B))


# 5 wrong: large shares refused
def max_lr(share, B):
    if share >= 1:
        raise ValueError("share < 1")
    return share * B / (2 + share * B)


# 5 wrong: half the bound
def max_lr(share, B):
    return min(share * B / (2 + share * B), 0.5)


# 5 wrong: a list
def max_lr(share, B):
    return [share * B / (2 + share * B)]


# 5 wrong: the share in the place of the rate
def max_lr(share, B):
    return share * B / 2 * (1 - share)


# 5 wrong: not a number
def max_lr(share, B):
    return float("nan")


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


# 5 right: a fine geometric grid
def max_lr(share, B):
    rates = torch.logspace(-5, 0, 30001)[:-1]
    good = rates[2 * rates / (B * (1 - rates)) <= share]
    return good.max()


# 5 right: Newton's steps
def max_lr(share, B):
    lr = 0.0
    for k in range(30):
        gap = 2 * lr - share * B * (1 - lr)
        lr -= gap / (2 + share * B)
    return lr
