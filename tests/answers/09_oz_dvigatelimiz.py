# 1 wrong: g forgotten
def div(a, b):
    def grad_fn(g):
        return 1 / b.data, -a.data / b.data ** 2
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: the division composed of two operations
def div(a, b):
    return a * b ** -1


# 1 wrong: sign of the second part
def div(a, b):
    def grad_fn(g):
        return g / b.data, g * a.data / b.data ** 2
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: b is not squared
def div(a, b):
    def grad_fn(g):
        return g / b.data, -g * a.data / b.data
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: parts exchanged
def div(a, b):
    def grad_fn(g):
        return -g * a.data / b.data ** 2, g / b.data
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: no grad_fn
def div(a, b):
    return Value(a.data / b.data, (a, b))


# 1 wrong: cut off from the graph
def div(a, b):
    return Value(a.data / b.data)


# 1 wrong: only one part
def div(a, b):
    def grad_fn(g):
        return (g / b.data,)
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: a bare part instead of a tuple
def div(a, b):
    def grad_fn(g):
        return g / b.data
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: a plain number
def div(a, b):
    return a.data / b.data


# 1 wrong: b divided by a
def div(a, b):
    def grad_fn(g):
        return -g * b.data / a.data ** 2, g / a.data
    return Value(b.data / a.data, (a, b), grad_fn)


# 1 wrong: a Value inside a Value
def div(a, b):
    def grad_fn(g):
        return g / b.data, -g * a.data / b.data ** 2
    return Value(a * b ** -1, (a, b), grad_fn)


# 1 wrong: g only in the first part
def div(a, b):
    def grad_fn(g):
        return g / b.data, -a.data / b.data ** 2
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: Values divided
def div(a, b):
    def grad_fn(g):
        return g / b.data, -g * a.data / b.data ** 2
    return Value(a / b, (a, b), grad_fn)


# 1 wrong: grad_fn without an argument
def div(a, b):
    def grad_fn():
        return 1 / b.data, -a.data / b.data ** 2
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: grad_fn fills the gradients itself
def div(a, b):
    def grad_fn(g):
        a.grad += g / b.data
        b.grad -= g * a.data / b.data ** 2
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: whole division
def div(a, b):
    def grad_fn(g):
        return g / b.data, -g * a.data / b.data ** 2
    return Value(a.data // b.data, (a, b), grad_fn)


# 1 wrong: the names of the class
def div(a, b):
    def grad_fn(g):
        return g / other.data, -g * self.data / other.data ** 2
    return Value(a.data / b.data, (a, b), grad_fn)


# 1 wrong: the slope kept in grad
def div(a, b):
    a.grad, b.grad = 1 / b.data, -a.data / b.data ** 2
    return Value(a.data / b.data, (a, b), lambda g: (g * a.grad, g * b.grad))


# 1 right: inputs and parts as lists
def div(a, b):
    def grad_fn(g):
        return [g / b.data, -g * a.data / b.data ** 2]
    return Value(a.data / b.data, [a, b], grad_fn)


# 1 right: the result is used in the slope
def div(a, b):
    c = a.data / b.data
    return Value(c, (a, b), lambda g: (g / b.data, -g * c / b.data))


# 1 right: multiplied by the reciprocal
def div(a, b):
    r = 1 / b.data

    def grad_fn(g):
        return g * r, -g * a.data * r * r
    return Value(a.data * r, (a, b), grad_fn)


# 1 right: in one line
def div(a, b):
    return Value(a.data / b.data, (a, b), lambda g: (
        g / b.data, -a.data * g * b.data ** -2))


# 1 right: slopes kept when the node is made
def div(a, b):
    slopes = 1 / b.data, -a.data / (b.data * b.data)
    out = Value(a.data / b.data, [a, b])
    out.grad_fn = lambda g: tuple(g * s for s in slopes)
    return out


# 2 wrong: the exponent is constant
def power(a, b):
    return a ** b.data


# 2 wrong: the base is constant
def power(a, b):
    return (b * math.log(a.data)).exp()


# 2 wrong: base and exponent exchanged
def power(a, b):
    return (a * b.log()).exp()


# 2 wrong: g forgotten in one node
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a, b), lambda g: (
        b.data * a.data ** (b.data - 1), c * math.log(a.data)))


# 2 wrong: logarithm of the exponent
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a, b), lambda g: (
        g * b.data * a.data ** (b.data - 1), g * c * math.log(abs(b.data)
                                                              + 1)))


# 2 wrong: no logarithm
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a, b), lambda g: (
        g * b.data * a.data ** (b.data - 1), g * c))


# 2 wrong: only one part
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a, b), lambda g: (g * b.data * a.data ** (b.data - 1),))


# 2 wrong: one input
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a,), lambda g: (g * b.data * a.data ** (b.data - 1),))


# 2 wrong: a plain number
def power(a, b):
    return a.data ** b.data


# 2 wrong: exp forgotten
def power(a, b):
    return b * a.log()


# 2 wrong: n instead of n - 1
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a, b), lambda g: (g * b.data * c,
                                       g * c * math.log(a.data)))


# 2 wrong: the sign for powers
def power(a, b):
    return a ** b


# 2 wrong: math.log of a Value
def power(a, b):
    return (b * math.log(a)).exp()


# 2 wrong: math.exp of a Value
def power(a, b):
    return math.exp(b * a.log())


# 2 wrong: zero exponent skipped
def power(a, b):
    if b.data == 0:
        return Value(1.0)
    return (b * a.log()).exp()


# 2 wrong: a whole exponent
def power(a, b):
    out = Value(1.0)
    for k in range(int(b.data)):
        out = out * a
    return out


# 2 wrong: the slopes added into both
def power(a, b):
    c = a.data ** b.data

    def grad_fn(g):
        both = g * (b.data * c / a.data + c * math.log(a.data))
        return both, both
    return Value(c, (a, b), grad_fn)


# 2 wrong: log to base 10
def power(a, b):
    c = a.data ** b.data
    return Value(c, (a, b), lambda g: (
        g * b.data * c / a.data, g * c * math.log10(a.data)))


# 2 right: one node
def power(a, b):
    c = a.data ** b.data

    def grad_fn(g):
        return (g * b.data * a.data ** (b.data - 1),
                g * c * math.log(a.data))
    return Value(c, (a, b), grad_fn)


# 2 right: factors in the other order
def power(a, b):
    return Value.exp(a.log() * b)


# 2 right: one node, parts as a list
def power(a, b):
    c = math.exp(b.data * math.log(a.data))
    return Value(c, [a, b], lambda g: [g * b.data * c / a.data,
                                       g * c * math.log(a.data)])


# 2 right: a fixed power corrected by exp
def power(a, b):
    n = b.data
    return a ** n * ((b - n) * a.log()).exp()


# 2 right: one node, math.pow
def power(a, b):
    c = math.pow(a.data, b.data)
    return Value(c, (a, b), lambda g: (
        g * b.data * math.pow(a.data, b.data - 1), g * c * math.log(a.data)))


# 3 wrong: only the first hint
def tanh(a):
    q = math.exp(-2 * a.data)
    c = (1 - q) / (1 + q)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: math.tanh
def tanh(a):
    c = math.tanh(a.data)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: torch.tanh
def tanh(a):
    c = torch.tanh(torch.tensor(a.data)).item()
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: the formula of school
def tanh(a):
    plus, minus = math.exp(a.data), math.exp(-a.data)
    c = (plus - minus) / (plus + minus)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: sign lost
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = (1 - q) / (1 + q)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: g forgotten
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    return Value(c, (a,), lambda g: (1 - c * c,))


# 3 wrong: 1 - c
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    return Value(c, (a,), lambda g: (g * (1 - c),))


# 3 wrong: the slope is negative for negative numbers
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    slope = math.copysign(1 - c * c, a.data)
    return Value(c, (a,), lambda g: (g * slope,))


# 3 wrong: a bare part instead of a tuple
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    return Value(c, (a,), lambda g: g * (1 - c * c))


# 3 wrong: an input without a comma
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    return Value(c, (a), lambda g: (g * (1 - c * c),))


# 3 wrong: zero skipped
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = (1 - q) / (1 + q)
    if a.data > 0:
        return Value(c, (a,), lambda g: (g * (1 - c * c),))
    if a.data < 0:
        return Value(-c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: cut at 3
def tanh(a):
    p = max(-3.0, min(3.0, a.data))
    plus, minus = math.exp(p), math.exp(-p)
    c = (plus - minus) / (plus + minus)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 wrong: a plain number
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    return math.copysign((1 - q) / (1 + q), a.data)


# 3 wrong: the modulus of a Value
def tanh(a):
    q = math.exp(-2 * abs(a))
    c = (1 - q) / (1 + q)
    return Value(c, (a,), lambda g: (g * (1 - c ** 2),))


# 3 wrong: a Value compared
def tanh(a):
    q = (-2 * a).exp()
    return (1 - q) / (1 + q) if a > 0 else (q - 1) / (1 + q)


# 3 wrong: the method of a tensor
def tanh(a):
    c = torch.tensor(a.data).tanh().item()
    return Value(c, (a,), lambda g: (g * (1 - c ** 2),))


# 3 wrong: the overflow caught, zero given
def tanh(a):
    try:
        p, m = math.exp(a.data), math.exp(-a.data)
        c = (p - m) / (p + m)
    except OverflowError:
        c = 0.0
    return Value(c, (a,), lambda g: (g * (1 - c ** 2),))


# 3 wrong: the overflow caught, always one
def tanh(a):
    try:
        p, m = math.exp(a.data), math.exp(-a.data)
        c = (p - m) / (p + m)
    except OverflowError:
        c = 1.0
    return Value(c, (a,), lambda g: (g * (1 - c ** 2),))


# 3 wrong: the slope of the sign forgotten
def tanh(a):
    s = 1.0 if a.data >= 0 else -1.0
    p = Value(abs(a.data))
    q = (p * -2.0).exp()
    return s * (1 - q) * (1 + q) ** -1


# 3 wrong: e to the minus p, the factor 2 lost
def tanh(a):
    q = math.exp(-abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    return Value(c, (a,), lambda g: (g * (1 - c ** 2),))


# 3 right: cut at 20, where it is 1 to the last digit
def tanh(a):
    p = max(-20.0, min(20.0, a.data))
    plus, minus = math.exp(p), math.exp(-p)
    c = (plus - minus) / (plus + minus)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 right: constant above 300
def tanh(a):
    if abs(a.data) > 300:
        return Value(1.0 if a.data > 0 else -1.0, (a,), lambda g: (0.0,))
    plus, minus = math.exp(a.data), math.exp(-a.data)
    c = (plus - minus) / (plus + minus)
    return Value(c, (a,), lambda g: (g * (1 - c * c),))


# 3 right: composed of the engine's operations
def tanh(a):
    sign = -1.0 if a.data < 0 else 1.0
    q = (a * (-2.0 * sign)).exp()
    return sign * (1.0 - q) * (1.0 + q) ** -1


# 3 right: copysign
def tanh(a):
    q = math.exp(-2 * abs(a.data))
    c = math.copysign((1 - q) / (1 + q), a.data)
    return Value(c, [a], lambda g: [g * (1 - c ** 2)])


# 3 right: one formula, 2 / (1 + q) - 1
def tanh(a):
    s = 1 if a.data >= 0 else -1
    c = s * (2 / (1 + math.exp(-2 * s * a.data)) - 1)
    return Value(c, [a], lambda g: [g * (1 - c) * (1 + c)])


# 3 right: the overflow caught
def tanh(a):
    try:
        p, m = math.exp(a.data), math.exp(-a.data)
        c = (p - m) / (p + m)
    except OverflowError:
        c = 1.0 if a.data > 0 else -1.0
    return Value(c, (a,), lambda g: (g - g * c * c,))


# 4 wrong: no modulus
def compare(f, points):
    worst = max(p - q for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: only the last point
def compare(f, points):
    for a, b in points:
        worst = max(abs(p - q)
                    for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: only the first point
def compare(f, points):
    a, b = points[0]
    worst = max(abs(p - q) for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: only values
def compare(f, points):
    worst = max(abs(ours(f, a, b)[0] - theirs(f, a, b)[0])
                for a, b in points)
    return worst == 0, worst < 1e-9, worst


# 4 wrong: only gradients
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b)[1:], theirs(f, a, b)[1:]))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: the second gradient is left out
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b)[:2], theirs(f, a, b)[:2]))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: exact after rounding
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return round(worst, 15) == 0, worst < 1e-9, worst


# 4 wrong: the sum instead of the largest
def compare(f, points):
    worst = sum(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: another limit
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-12, worst


# 4 wrong: points of its own
def compare(f, points):
    worst = max(abs(p - q) for a, b in [(2.0, 1.0), (0.5, -1.0), (1.5, 3.0)]
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: the smallest
def compare(f, points):
    worst = min(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: only the difference
def compare(f, points):
    return max(abs(p - q) for a, b in points
               for p, q in zip(ours(f, a, b), theirs(f, a, b)))


# 4 wrong: compared with itself
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), ours(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: the two answers exchanged
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst < 1e-9, worst == 0, worst


# 4 wrong: nothing returned when there is a difference
def compare(f, points):
    worst = max(abs(p - q) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    if worst == 0:
        return True, True, 0.0


# 4 wrong: three points and no other number
def compare(f, points):
    worst = 0
    for k in range(3):
        for p, q in zip(ours(f, *points[k]), theirs(f, *points[k])):
            worst = max(worst, abs(p - q))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: the points are used up
def compare(f, points):
    worst = 0
    while points:
        a, b = points.pop()
        for p, q in zip(ours(f, a, b), theirs(f, a, b)):
            worst = max(worst, abs(p - q))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: lists subtracted
def compare(f, points):
    worst = max(ours(f, a, b) - theirs(f, a, b) for a, b in points)
    return worst == 0, worst < 1e-9, worst


# 4 wrong: averaged over the points
def compare(f, points):
    found = [max(abs(p - q) for p, q in zip(ours(f, a, b), theirs(f, a, b)))
             for a, b in points]
    worst = sum(found) / len(found)
    return worst == 0, worst < 1e-9, worst


# 4 wrong: relative differences
def compare(f, points):
    worst = max(abs(p - q) / max(abs(q), 1) for a, b in points
                for p, q in zip(ours(f, a, b), theirs(f, a, b)))
    return worst == 0, worst < 1e-9, worst


# 4 wrong: the pair handed over whole
def compare(f, points):
    worst = max(abs(p - q) for point in points
                for p, q in zip(ours(f, point), theirs(f, point)))
    return worst == 0, worst < 1e-9, worst


# 4 right: loops and a list
def compare(f, points):
    worst = 0.0
    for a, b in points:
        for p, q in zip(ours(f, a, b), theirs(f, a, b)):
            worst = max(worst, abs(p - q))
    return [worst == 0, worst < 1e-9, worst]


# 4 right: torch tensors
def compare(f, points):
    gaps = [torch.tensor(ours(f, a, b)) - torch.tensor(theirs(f, a, b))
            for a, b in points]
    worst = torch.stack(gaps).abs().max().item()
    return worst == 0, worst < 1e-9, worst


# 4 right: sorted
def compare(f, points):
    gaps = sorted(abs(p - q) for point in points
                  for p, q in zip(ours(f, *point), theirs(f, *point)))
    return [not any(gaps), all(gap < 1e-9 for gap in gaps), gaps[-1]]


# 4 right: both signs
def compare(f, points):
    gaps = [0.0]
    for a, b in points:
        for p, q in zip(ours(f, a, b), theirs(f, a, b)):
            gaps += [p - q, q - p]
    worst = max(gaps)
    return worst == 0, worst < 1e-9, worst


# 5 wrong: only values compared
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    n_wrong = 0
    for seed in range(n):
        rng = random.Random(seed)
        numbers = [rng.random(), rng.random()]
        f = lambda *leaves: random_expression(seed, *leaves)
        n_wrong += abs(ours(f, *numbers)[0] - theirs(f, *numbers)[0]) > 1e-6
    return n_wrong


# 5 wrong: seed ignored
def random_expression(seed, *leaves):
    rng, pool = random.Random(1), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    return 0


# 5 wrong: the global source of random numbers
def random_expression(seed, *leaves):
    pool = list(leaves)
    for step in range(8):
        p, q = random.choice(pool), random.choice(pool)
        pool.append(random.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    return 0


# 5 wrong: results are not put back
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        out = rng.choice(OPS)(p, q)
    return out


def failures(n):
    return 0


# 5 wrong: nine operations
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(9):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    return 0


# 5 wrong: failures not written
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    ...


# 5 wrong: one operation only
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(OPS[0](p, q))
    return pool[-1]


def failures(n):
    return 0


# 5 wrong: a leaf is left out
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), [leaves[0]]
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    return 0


# 5 wrong: returns a value from the middle
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return rng.choice(pool)


def failures(n):
    return 0


# 5 wrong: a fresh source in every step
def random_expression(seed, *leaves):
    pool = list(leaves)
    for step in range(8):
        rng = random.Random(seed)
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    return 0


# 5 wrong: numbers counted instead of expressions
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    n_wrong = 0
    for seed in range(n):
        rng = random.Random(seed)
        numbers = [rng.random(), rng.random()]
        f = lambda *leaves: random_expression(seed, *leaves)
        pairs = zip(ours(f, *numbers), theirs(f, *numbers))
        n_wrong += sum(abs(p - q) > 1e-6 for p, q in pairs)
    return n_wrong


# 5 wrong: n ignored
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    n_wrong = 0
    for seed in range(60):
        rng = random.Random(seed)
        numbers = [rng.random(), rng.random()]
        f = lambda *leaves: random_expression(seed, *leaves)
        pairs = zip(ours(f, *numbers), theirs(f, *numbers))
        n_wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return n_wrong


# 5 wrong: the same leaves every time
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    n_wrong = 0
    for seed in range(n):
        f = lambda *leaves: random_expression(seed, *leaves)
        pairs = zip(ours(f, 0.3, 0.8), theirs(f, 0.3, 0.8))
        n_wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return n_wrong


# 5 wrong: other numbers for torch
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    n_wrong = 0
    for seed in range(n):
        rng = random.Random(seed)
        f = lambda *leaves: random_expression(seed, *leaves)
        pairs = zip(ours(f, rng.random(), rng.random()),
                    theirs(f, rng.random(), rng.random()))
        n_wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return n_wrong


# 5 wrong: no modulus
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    n_wrong = 0
    for seed in range(n):
        rng = random.Random(seed)
        numbers = [rng.random(), rng.random()]
        f = lambda *leaves: random_expression(seed, *leaves)
        pairs = zip(ours(f, *numbers), theirs(f, *numbers))
        n_wrong += any(p - q > 1e-6 for p, q in pairs)
    return n_wrong


# 5 wrong: stops at the first fault
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    for seed in range(n):
        rng = random.Random(seed)
        numbers = [rng.random(), rng.random()]
        f = lambda *leaves: random_expression(seed, *leaves)
        pairs = zip(ours(f, *numbers), theirs(f, *numbers))
        if any(abs(p - q) > 1e-6 for p, q in pairs):
            return 1
    return 0


# 5 wrong: the tuple of the leaves as the pool
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), leaves
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: seven operations
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(1, 8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: the first two leaves alone
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves[:2])
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: only the last two values are drawn
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool[-2:]), rng.choice(pool[-2:])
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: the operation is not called
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: a longer list of operations, in place
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    OPS.append(OPS[0])
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: both leaves get one number
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a = b = rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: seeds from one
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(1, n + 1):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: a list of seeds
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return [wrong]


# 5 wrong: a share
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong / n


# 5 wrong: a wider limit
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-3 for p, q in pairs)
    return wrong


# 5 wrong: a relative limit
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 * abs(q) for p, q in pairs)
    return wrong


# 5 wrong: numbers between -1 and 1
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.uniform(-1, 1), rng.uniform(-1, 1)
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: three leaves
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b, c = (rng.random() for _ in range(3))
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b, c)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 wrong: an assert instead of a count
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        assert all(abs(p - q) < 1e-6 for p, q in pairs)
    return wrong


# 5 right: positions drawn instead of elements
def random_expression(seed, *leaves):
    rng = random.Random(seed)
    pool = [*leaves]
    for _ in range(8):
        op = OPS[rng.randrange(len(OPS))]
        p = pool[rng.randrange(len(pool))]
        q = pool[rng.randrange(len(pool))]
        pool = [*pool, op(p, q)]
    return pool[-1]


def failures(n):
    bad = []
    for seed in range(n):
        rng = random.Random(seed + 500)
        a, b = rng.uniform(0, 1), rng.uniform(0, 1)

        def f(*leaves):
            return random_expression(seed, *leaves)
        gaps = [abs(p - q) for p, q in zip(ours(f, a, b), theirs(f, a, b))]
        if max(gaps) > 1e-6:
            bad.append(seed)
    return len(bad)


# 5 right: two different values are drawn, one source of numbers for all
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.sample(pool, 2)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]


def failures(n):
    rng, n_wrong = random.Random(2), 0
    for seed in range(n):
        numbers = [rng.random(), rng.random()]
        f = lambda *leaves: random_expression(seed, *leaves)
        mine, other = ours(f, *numbers), theirs(f, *numbers)
        if any(abs(p - q) > 1e-6 for p, q in zip(mine, other)):
            n_wrong += 1
    return n_wrong


# 5 right: choices
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choices(pool, k=2)
        pool.append(OPS[rng.randrange(len(OPS))](p, q))
    return pool[-1]
def failures(n):
    rng, wrong = random.Random(9), 0
    for seed in range(n):
        a, b = rng.random(), rng.random()
        pairs = zip(*(engine(lambda *v: random_expression(seed, *v), a, b)
                      for engine in (ours, theirs)))
        wrong += any(abs(p - q) > 1e-6 for p, q in pairs)
    return wrong


# 5 right: numbers from the seed, a sum of truth values
def random_expression(seed, *leaves):
    rng, pool = random.Random(seed), list(leaves)
    for step in range(8):
        p, q = rng.choice(pool), rng.choice(pool)
        pool.append(rng.choice(OPS)(p, q))
    return pool[-1]
def failures(n):
    def differs(seed):
        rng = random.Random(f"barglar {seed}")
        point = [rng.uniform(0, 1) for _ in "ab"]
        build = lambda *leaves: random_expression(seed, *leaves)
        mine, other = ours(build, *point), theirs(build, *point)
        return max(abs(p - q) for p, q in zip(mine, other)) > 1e-6

    return sum(map(differs, range(n)))
