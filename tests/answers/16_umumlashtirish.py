"""Answers to the exercises of chapter 16, for book.proof.answers."""
# 1 wrong: no generator
def split(n, n_val, seed):
    order = torch.randperm(n)
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 wrong: the common generator is seeded
def split(n, n_val, seed):
    torch.manual_seed(seed)
    order = torch.randperm(n)
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 wrong: the seed of the chapter
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(16)
    order = torch.randperm(n, generator=g)
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 wrong: the first ones are validation
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    return order[n_val:].sort().values, order[:n_val].sort().values
# 1 wrong: not sorted
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    return order[:n - n_val], order[n - n_val:]
# 1 wrong: sort without values
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    return order[:n - n_val].sort(), order[n - n_val:].sort()
# 1 wrong: negative slice
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    return order[:-n_val].sort().values, order[-n_val:].sort().values
# 1 wrong: swapped
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    return order[n - n_val:].sort().values, order[:n - n_val].sort().values
# 1 wrong: two draws overlap
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    train = torch.randperm(n, generator=g)[:n - n_val]
    val = torch.randperm(n, generator=g)[n - n_val:]
    return train.sort().values, val.sort().values
# 1 wrong: always eleven points
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(11, generator=g)
    return order[:11 - n_val].sort().values, order[11 - n_val:].sort().values
# 1 wrong: always three
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    return order[:n - 3].sort().values, order[n - 3:].sort().values
# 1 wrong: one generator for all calls
_g = torch.Generator().manual_seed(16)
def split(n, n_val, seed):
    order = torch.randperm(n, generator=_g)
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 wrong: lists
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g).tolist()
    return sorted(order[:n - n_val]), sorted(order[n - n_val:])
# 1 wrong: printed
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    print(order[:n - n_val].sort().values, order[n - n_val:].sort().values)
# 1 right: a list of two
def split(n, n_val, seed):
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed))
    return [part.sort().values for part in order.split([n - n_val, n_val])]
# 1 right: torch.sort
def split(n, n_val, seed):
    g = torch.Generator()
    g.manual_seed(seed)
    order = torch.randperm(n, generator=g)
    train, _ = torch.sort(order[:n - n_val])
    val, _ = torch.sort(order[n - n_val:])
    return train, val
# 1 right: a mask
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g)
    mask = torch.zeros(n) > 0
    mask[order[n - n_val:]] = True
    i = torch.arange(n)
    return i[~mask], i[mask]
# 1 wrong: argsort of rand
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.rand(n, generator=g).argsort()
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 wrong: val returned float
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g).to(torch.float64)
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 wrong: cached by n and n_val
_seen = {}
def split(n, n_val, seed):
    if n not in _seen:
        g = torch.Generator().manual_seed(seed)
        _seen[n] = torch.randperm(n, generator=g)
    order = _seen[n]
    return order[:n - n_val].sort().values, order[n - n_val:].sort().values
# 1 right: tensors of sorted lists, long
def split(n, n_val, seed):
    g = torch.Generator().manual_seed(seed)
    order = torch.randperm(n, generator=g).tolist()
    k = n - n_val
    return (torch.tensor(sorted(order[:k]), dtype=torch.long),
            torch.tensor(sorted(order[k:]), dtype=torch.long))
# 2 wrong: tensors, no parameters
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = 2 * a * torch.rand(n_out, n_in, generator=g) - a
        self.bias = 2 * a * torch.rand(n_out, generator=g) - a
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: weight the other way round
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_in, n_out, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight + self.bias
# 2 wrong: no bias in forward
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.T
# 2 wrong: super forgotten
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: nn.Linear inside
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        torch.manual_seed(seed)
        layer = nn.Linear(n_in, n_out)
        self.weight, self.bias = layer.weight, layer.bias
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: the seed ignored
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(0)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: the common generator
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        torch.manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(2 * a * torch.rand(n_out, n_in) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: from 0 to a
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(a * torch.rand(n_out, n_in, generator=g))
        self.bias = nn.Parameter(a * torch.rand(n_out, generator=g))
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: bound 1 / n_in
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = 1 / n_in
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: bound sqrt(n_in)
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** 0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: bound of n_out
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_out ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: zero bias
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(torch.zeros(n_out))
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: detached in forward
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight.detach().T + self.bias
# 2 wrong: names of its own
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.w = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.b = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.w.T + self.b
# 2 wrong: not transposed
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return X @ self.weight + self.bias
# 2 wrong: parameters on a list
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.all = [
            nn.Parameter(2 * a * torch.rand(n_out, n_in, generator=g) - a),
            nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)]
    def forward(self, X):
        return X @ self.all[0].T + self.all[1]
# 2 wrong: forward forgotten
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
# 2 wrong: no return
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        X @ self.weight.T + self.bias
# 2 wrong: normal numbers
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(a * torch.randn(n_out, n_in, generator=g))
        self.bias = nn.Parameter(a * torch.randn(n_out, generator=g))
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 right: uniform_
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        self.weight = nn.Parameter(torch.zeros(n_out, n_in))
        self.bias = nn.Parameter(torch.zeros(n_out))
        with torch.no_grad():
            for p in self.parameters():
                p.uniform_(-n_in ** -0.5, n_in ** -0.5, generator=g)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 right: bias first, written out
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = 1 / math.sqrt(n_in)
        self.bias = nn.Parameter(
            a * (2 * torch.rand(n_out, generator=g) - 1))
        self.weight = nn.Parameter(
            a * (2 * torch.rand((n_out, n_in), generator=g) - 1))
    def forward(self, rows):
        return self.bias + (self.weight @ rows.T).T
# 2 right: torch.nn.functional
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(2 * a * torch.rand(n_out, generator=g) - a)
    def forward(self, X):
        return nn.functional.linear(X, self.weight, self.bias)
# 2 wrong: same numbers for weight and bias
def fresh(seed):
    return torch.Generator().manual_seed(seed)
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=fresh(seed)) - a)
        self.bias = nn.Parameter(
            2 * a * torch.rand(n_out, generator=fresh(seed)) - a)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: bias numbers are the weight's first column
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        a = n_in ** -0.5
        g = torch.Generator().manual_seed(seed)
        w = 2 * a * torch.rand(n_out, n_in, generator=g) - a
        self.weight = nn.Parameter(w)
        self.bias = nn.Parameter(w[:, 0].clone())
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 wrong: nn.Linear forward borrowed
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter((2 * torch.rand(n_out, generator=g) - 1) * a)
    def forward(self, X):
        layer = nn.Linear(*self.weight.T.shape)
        layer.load_state_dict(self.state_dict())
        return layer(X)
# 2 wrong: nn.Linear.forward(self, X)
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter((2 * torch.rand(n_out, generator=g) - 1) * a)
    def forward(self, X):
        return nn.Linear.forward(self, X)
# 2 wrong: parameters created in forward each time
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        self.n = n_in, n_out, seed
        self.make()
    def make(self):
        n_in, n_out, seed = self.n
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter((2 * torch.rand(n_out, generator=g) - 1) * a)
    def forward(self, X):
        self.make()
        return X @ self.weight.T + self.bias
# 2 wrong: the bound of the bias is a fixed number
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = n_in ** -0.5
        self.weight = nn.Parameter(
            2 * a * torch.rand(n_out, n_in, generator=g) - a)
        self.bias = nn.Parameter(
            (2 * torch.rand(n_out, generator=g) - 1) * 150 ** -0.5)
    def forward(self, X):
        return X @ self.weight.T + self.bias
# 2 right: nn.init
class MyLinear(nn.Module):
    def __init__(self, n_in, n_out, seed):
        super().__init__()
        g = torch.Generator().manual_seed(seed)
        a = 1 / n_in ** 0.5
        self.weight = nn.Parameter(torch.zeros(n_out, n_in))
        self.bias = nn.Parameter(torch.zeros(n_out))
        nn.init.uniform_(self.weight, -a, a, generator=g)
        nn.init.uniform_(self.bias, -a, a, generator=g)
    def forward(self, X):
        return torch.einsum("mi,oi->mo", X, self.weight) + self.bias
# 3 wrong: squeeze
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[:, None]).squeeze()
# 3 wrong: shape not checked
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        return self.inner(x[:, None])[:, 0]
# 3 wrong: any shape flattened
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        return self.inner(x.reshape(-1, 1)).reshape(-1)
# 3 wrong: the column stays
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[:, None])
# 3 wrong: a row
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[None, :])[0]
# 3 wrong: hidden in a list
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.parts = [inner]
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.parts[0](x[:, None])[:, 0]
# 3 wrong: a copy of the inner module
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = copy.deepcopy(inner)
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[:, None])[:, 0]
# 3 wrong: detached
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[:, None])[:, 0].detach()
# 3 wrong: without a graph
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        with torch.no_grad():
            return self.inner(x[:, None])[:, 0]
# 3 wrong: another kind of error
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        assert x.dim() == 1
        return self.inner(x[:, None])[:, 0]
# 3 wrong: eleven points only
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.shape != (11,):
            raise ValueError("shakl")
        return self.inner(x[:, None])[:, 0]
# 3 wrong: the input reshaped in place
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x.unsqueeze_(1))[:, 0]
# 3 wrong: the first point everywhere
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[:, None])[0].expand(len(x))
# 3 wrong: one dimension only by the last axis
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.shape[-1] == 1 and x.dim() == 2:
            raise ValueError("shakl")
        return self.inner(x[:, None])[:, 0]
# 3 wrong: always training
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def eval(self):
        return self
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError("shakl")
        return self.inner(x[:, None])[:, 0]
# 3 right: reshape and flatten
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.net = inner
    def forward(self, x):
        if len(x.shape) != 1:
            raise ValueError("bir oʻlchamli tensor kerak")
        return self.net(x.reshape(-1, 1)).flatten()
# 3 right: squeeze of one axis
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.ndim != 1:
            raise ValueError
        return self.inner(x.unsqueeze(1)).squeeze(1)
# 3 right: Sequential keeps it
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.body = nn.Sequential(inner, nn.Flatten(0))
    def forward(self, x):
        if x.dim() == 1:
            return self.body(x[:, None])
        raise ValueError(tuple(x.shape))
# 3 wrong: dim 3 passes
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() == 2 or x.dim() == 0:
            raise ValueError
        return self.inner(x.reshape(-1, 1))[:, 0]
# 3 wrong: forces eval
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError
        self.inner.eval()
        return self.inner(x[:, None])[:, 0]
# 3 wrong: result cached
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
        self.kept = None
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError
        if self.kept is None:
            self.kept = self.inner(x[:, None])[:, 0]
        return self.kept
# 3 wrong: the inner module of the last one made
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
        global _inner
        _inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError
        return _inner(x[:, None])[:, 0]
# 3 wrong: the x of the module
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, t):
        if t.dim() != 1:
            raise ValueError
        return self.inner(x[:len(t), None] / 50)[:, 0]
# 3 wrong: dtype dropped
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, t):
        if t.dim() != 1:
            raise ValueError
        return self.inner(t[:, None])[:, 0].float()
# 3 wrong: input detached from the graph
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, t):
        if t.dim() != 1:
            raise ValueError
        return self.inner(torch.tensor(t.tolist())[:, None])[:, 0]
# 3 right: loop of points
class Flat(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner
    def forward(self, x):
        if x.dim() != 1:
            raise ValueError
        return torch.cat([self.inner(p.reshape(1, 1))[0] for p in x])
# 4 wrong: error at the fitted points
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append(((y[rest] - X[rest] @ c) ** 2).mean())
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: nothing is left out
def leave_one_out(x, y, degree):
    X = powers((x - x.mean()) / x.std(correction=0), degree)
    c = torch.linalg.lstsq(X, y[:, None]).solution[:, 0]
    return torch.sqrt(((y - X @ c) ** 2).mean())
# 4 wrong: no root
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.stack(squares).mean()
# 4 wrong: mean of absolute residuals
def leave_one_out(x, y, degree):
    parts = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        parts.append((y[i] - X[i] @ c).abs())
    return torch.stack(parts).mean()
# 4 wrong: the sum
def leave_one_out(x, y, degree):
    total = 0
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        total = total + (y[i] - X[i] @ c) ** 2
    return total.sqrt()
# 4 wrong: return in the loop
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
        return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: only the last point
def leave_one_out(x, y, degree):
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        square = (y[i] - X[i] @ c) ** 2
    return torch.sqrt(square)
# 4 wrong: the first point is forgotten
def leave_one_out(x, y, degree):
    squares = []
    for i in range(1, len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: eleven points
def leave_one_out(x, y, degree):
    squares = []
    for i in range(11):
        rest = [j for j in range(11) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: the degree is ignored
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), 1)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: one degree more
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree + 1)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: the hidden point scaled by other numbers
def leave_one_out(x, y, degree):
    z = (x - x.mean()) / x.std(correction=0)
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - powers(z, degree)[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: median
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        X = powers((x - m) / x[rest].std(correction=0), degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).median())
# 4 wrong: the argument is changed
def leave_one_out(x, y, degree):
    x -= x.mean()
    x /= x.std(correction=0)
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        X = powers(x, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: the number of the chapter
def leave_one_out(x, y, degree):
    return 0.6103799
# 4 wrong: printed
def leave_one_out(x, y, degree):
    X = powers((x - x.mean()) / x.std(correction=0), degree)
    Q, R = torch.linalg.qr(X)
    e = (y - Q @ (Q.T @ y)) / (1 - (Q ** 2).sum(dim=1))
    print((e ** 2).mean().sqrt())
# 4 wrong: a list of residuals
def leave_one_out(x, y, degree):
    X = powers((x - x.mean()) / x.std(correction=0), degree)
    Q, R = torch.linalg.qr(X)
    return (y - Q @ (Q.T @ y)) / (1 - (Q ** 2).sum(dim=1))
# 4 right: by the formula
def leave_one_out(x, y, degree):
    X = powers((x - x.mean()) / x.std(correction=0), degree)
    Q, R = torch.linalg.qr(X)
    e = (y - Q @ (Q.T @ y)) / (1 - (Q ** 2).sum(dim=1))
    return (e ** 2).mean().sqrt()
# 4 right: a number, masks
def leave_one_out(x, y, degree):
    total = 0.0
    for i in range(len(x)):
        keep = torch.arange(len(x)) != i
        m, s = x[keep].mean(), x[keep].std(correction=0)
        c = torch.linalg.lstsq(powers((x[keep] - m) / s, degree),
                               y[keep].unsqueeze(1)).solution
        there = powers((x[i:i + 1] - m) / s, degree) @ c
        total += (there.item() - y[i].item()) ** 2
    return math.sqrt(total / len(x))
# 4 right: scaled once for all
def leave_one_out(x, y, degree):
    X = powers((x - x.mean()) / x.std(), degree)
    errors = []
    for i in range(len(x)):
        rest = [*range(i), *range(i + 1, len(x))]
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        errors.append(X[i] @ c - y[i])
    return torch.stack(errors).square().mean().sqrt()
# 4 same: another shift gives the same polynomials
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        s = torch.sqrt(((x[rest] - m) ** 2).mean())
        X = powers((x + m) / s, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 same: another unit gives the same polynomials
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        s = torch.sqrt(((x[rest] + m) ** 2).mean())
        X = powers((x - m) / s, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 same: the unit is 1 / sqrt(n) of the other
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        s = torch.sqrt(((x[rest] - m) ** 2).sum())
        X = powers((x - m) / s, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 same: the unit is inverted, the polynomials are the same
def leave_one_out(x, y, degree):
    squares = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        m = x[rest].mean()
        s = torch.sqrt(((x[rest] - m) ** 2).mean())
        X = powers((x - m) * s, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        squares.append((y[i] - X[i] @ c) ** 2)
    return torch.sqrt(torch.stack(squares).mean())
# 4 wrong: global x, y
_x, _y = x, y
def leave_one_out(a, b, degree):
    s = []
    for i in range(len(_x)):
        rest = [j for j in range(len(_x)) if j != i]
        z = (_x - _x[rest].mean()) / _x[rest].std()
        X = powers(z, degree)
        c = torch.linalg.lstsq(X[rest], _y[rest, None]).solution[:, 0]
        s.append((_y[i] - X[i] @ c) ** 2)
    return torch.stack(s).mean().sqrt()
# 4 wrong: divided by n-1
def leave_one_out(x, y, degree):
    s = 0.
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j != i]
        z = (x - x[rest].mean()) / x[rest].std()
        X = powers(z, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        s = s + (y[i] - X[i] @ c) ** 2
    return (s / (len(x) - 1)).sqrt()
# 4 wrong: hides two points (i and i+1)
def leave_one_out(x, y, degree):
    s = []
    for i in range(len(x)):
        rest = [j for j in range(len(x)) if j not in (i, i + 1)]
        z = (x - x[rest].mean()) / x[rest].std()
        X = powers(z, degree)
        c = torch.linalg.lstsq(X[rest], y[rest, None]).solution[:, 0]
        s.append((y[i] - X[i] @ c) ** 2)
    return torch.stack(s).mean().sqrt()
# 4 right: norm
def leave_one_out(x, y, degree):
    e = []
    for i in range(x.numel()):
        keep = torch.ones(x.numel(), dtype=torch.bool)
        keep[i] = False
        m, s = x[keep].mean(), x[keep].std(correction=0)
        P = powers((x - m) / s, degree)
        e.append(y[i] - P[i] @ torch.linalg.pinv(P[keep]) @ y[keep])
    return torch.linalg.norm(torch.stack(e)) / len(e) ** 0.5
# 5 wrong: no copy
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], model.state_dict()
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if history[-1] < history[best]:
            best, kept = epoch, model.state_dict()
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: a shallow copy
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, dict(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: not loaded
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    return best, history
# 5 wrong: loaded only when stopped early
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            model.load_state_dict(kept)
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    return best, history
# 5 wrong: one epoch too long
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best > patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: the first rise stops
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        else:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: eval forgotten
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: train forgotten
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: no_grad forgotten
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: zero_grad forgotten
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: trained on validation
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(val[0]), val[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: training loss watched
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(train[0]), train[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: measured after the step
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
    model.load_state_dict(kept)
    return best, history
# 5 wrong: patience ignored
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: compared with the previous epoch
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[-2]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: tensors in the history
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]))
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: the stopping epoch returned
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return epoch, history
# 5 wrong: an optimizer of its own
def fit_early(model, optimizer, train, val, patience, n_max):
    optimizer = optim.Adam(model.parameters(), lr=0.1)
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: ties count as progress
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] <= history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 right: clones, a counter
def fit_early(model, optimizer, train, val, patience, n_max):
    lowest, best, waited, history = math.inf, 0, 0, []
    kept = {k: t.clone() for k, t in model.state_dict().items()}
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            value = loss_fn(model(val[0]), val[1]).item()
        history.append(value)
        if value < lowest:
            lowest, best, waited = value, epoch, 0
            kept = {k: t.clone() for k, t in model.state_dict().items()}
        else:
            waited += 1
            if waited >= patience:
                break
        model.train()
        loss = loss_fn(model(train[0]), train[1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.load_state_dict(kept)
    return best, history
# 5 right: a while loop, a list
def fit_early(model, optimizer, train, val, patience, n_max):
    history, states = [], []
    while len(history) < n_max:
        with torch.no_grad():
            model.train(False)
            history.append(float(loss_fn(model(val[0]), val[1])))
        states.append(copy.deepcopy(model.state_dict()))
        best = history.index(min(history))
        if len(history) - 1 - best >= patience:
            break
        model.train()
        optimizer.zero_grad()
        loss_fn(model(train[0]), train[1]).backward()
        optimizer.step()
    model.load_state_dict(states[best])
    return [best, history]
# 5 right: named parts, zeroed after the step
def fit_early(model, optimizer, train, val, patience, n_max):
    (x_t, y_t), (x_v, y_v) = train, val
    history, best = [], 0
    optimizer.zero_grad()
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(x_v), y_v).item())
        if epoch == 0 or history[epoch] < history[best]:
            best = epoch
            kept = copy.deepcopy(model.state_dict())
        if epoch - best >= patience:
            break
        model.train()
        loss_fn(model(x_t), y_t).backward()
        optimizer.step()
        optimizer.zero_grad()
    model.load_state_dict(kept)
    return best, history
# 5 wrong: all rises counted
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept, w = 0, [], None, 0
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        else:
            w += 1
            if w >= patience:
                break
        model.train()
        take_step(model, optimizer, *train)
    model.load_state_dict(kept)
    return best, history
# 5 wrong: model variable replaced, not loaded
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model)
        elif epoch - best >= patience:
            break
        model.train()
        take_step(model, optimizer, *train)
    model = kept
    return best, history
# 5 wrong: min_delta
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.no_grad():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best] - 1e-3:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        take_step(model, optimizer, *train)
    model.load_state_dict(kept)
    return best, history
# 5 right: inference_mode
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        with torch.inference_mode():
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        take_step(model, optimizer, *train)
    model.load_state_dict(kept)
    return best, history
# 5 wrong: detach instead of no_grad
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        if True:
            history.append(loss_fn(model(val[0]).detach(), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        model.train()
        take_step(model, optimizer, *train)
    model.load_state_dict(kept)
    return best, history
# 5 wrong: the graph stays off afterwards
def fit_early(model, optimizer, train, val, patience, n_max):
    best, history, kept = 0, [], None
    for epoch in range(n_max):
        model.eval()
        torch.set_grad_enabled(False)
        if True:
            history.append(loss_fn(model(val[0]), val[1]).item())
        if kept is None or history[-1] < history[best]:
            best, kept = epoch, copy.deepcopy(model.state_dict())
        elif epoch - best >= patience:
            break
        torch.set_grad_enabled(True)
        model.train()
        take_step(model, optimizer, *train)
    model.load_state_dict(kept)
    return best, history
