# 1 wrong: divided by h
def central_diff(f, t, h):
    return (f(t + h) - f(t - h)) / h


# 1 wrong: no brackets round 2 * h
def central_diff(f, t, h):
    return (f(t + h) - f(t - h)) / 2 * h


# 1 wrong: not divided at all by h
def central_diff(f, t, h):
    return (f(t + h) - f(t - h)) / 2


# 1 wrong: the forward difference
def central_diff(f, t, h):
    return (f(t + h) - f(t)) / h


# 1 wrong: the backward difference
def central_diff(f, t, h):
    return (f(t) - f(t - h)) / h


# 1 wrong: the sign
def central_diff(f, t, h):
    return (f(t - h) - f(t + h)) / (2 * h)


# 1 wrong: h ignored
def central_diff(f, t, h):
    return (f(t + 0.1) - f(t - 0.1)) / 0.2


# 1 wrong: f ignored
def central_diff(f, t, h):
    return (square(t + h) - square(t - h)) / (2 * h)


# 1 wrong: the modulus
def central_diff(f, t, h):
    return abs(f(t + h) - f(t - h)) / (2 * h)


# 1 wrong: both slopes
def central_diff(f, t, h):
    return (f(t + h) - f(t)) / h, (f(t) - f(t - h)) / h


# 1 right: the mean of two slopes
def central_diff(f, t, h):
    right = (f(t + h) - f(t)) / h
    left = (f(t) - f(t - h)) / h
    return (right + left) / 2


# 1 right: half a step to each side
def central_diff(f, t, h):
    return (f(t + h / 2) - f(t - h / 2)) / h


# 1 right: a tensor of one number
def central_diff(f, t, h):
    t = torch.tensor(t)
    return 0.5 * (f(t + h) - f(t - h)) / h


# 1 wrong: a tensor of two
def central_diff(f, t, h):
    return torch.tensor([(f(t + h) - f(t)) / h, (f(t) - f(t - h)) / h])


# 1 wrong: whole division
def central_diff(f, t, h):
    return (f(t + h) - f(t - h)) // (2 * h)


# 1 wrong: twice h on each side
def central_diff(f, t, h):
    return (f(t + 2 * h) - f(t - 2 * h)) / (4 * h)


# 1 wrong: t multiplied
def central_diff(f, t, h):
    return (f(t * (1 + h)) - f(t * (1 - h))) / (2 * t * h)


# 1 wrong: an argument fewer
def central_diff(f, t):
    return (f(t + 1e-3) - f(t - 1e-3)) / 2e-3


# 1 right: a loop over the two signs
def central_diff(f, t, h):
    return sum(s * f(t + s * h) for s in (1, -1)) / (2 * h)


# 2 wrong: shift made before the loop
def numeric_grad(f, params, h):
    n = len(params)
    grad, shift = torch.zeros(n), torch.zeros(n)
    for i in range(n):
        shift[i] = h
        grad[i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return grad


# 2 wrong: p = params is no copy
def numeric_grad(f, params, h):
    grad = torch.zeros(len(params))
    for i in range(len(params)):
        right, left = params, params
        right[i] = right[i] + h
        left[i] = left[i] - h
        grad[i] = (f(right) - f(left)) / (2 * h)
    return grad


# 2 wrong: params changed
def numeric_grad(f, params, h):
    grad = torch.zeros(len(params))
    for i in range(len(params)):
        params[i] += h
        right = f(params)
        params[i] -= 2 * h
        grad[i] = (right - f(params)) / (2 * h)
    return grad


# 2 wrong: all parameters at once
def numeric_grad(f, params, h):
    grad = torch.zeros(len(params))
    for i in range(len(params)):
        grad[i] = (f(params + h) - f(params - h)) / (2 * h)
    return grad


# 2 wrong: forward difference, f(params) again each time
def numeric_grad(f, params, h):
    n = len(params)
    grad = torch.zeros(n)
    for i in range(n):
        shift = torch.zeros(n)
        shift[i] = h
        grad[i] = (f(params + shift) - f(params)) / h
    return grad


# 2 wrong: forward difference, N + 1 calls
def numeric_grad(f, params, h):
    n, start = len(params), f(params)
    grad = torch.zeros(n)
    for i in range(n):
        shift = torch.zeros(n)
        shift[i] = h
        grad[i] = (f(params + shift) - start) / h
    return grad


# 2 wrong: divided by h
def numeric_grad(f, params, h):
    n = len(params)
    grad = torch.zeros(n)
    for i in range(n):
        shift = torch.zeros(n)
        shift[i] = h
        grad[i] = (f(params + shift) - f(params - shift)) / h
    return grad


# 2 wrong: h ignored
def numeric_grad(f, params, h):
    n, h = len(params), 1e-3
    grad = torch.zeros(n)
    for i in range(n):
        shift = torch.zeros(n)
        shift[i] = h
        grad[i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return grad


# 2 wrong: only the first two parameters
def numeric_grad(f, params, h):
    grad = torch.zeros(len(params))
    for i in range(2):
        shift = torch.zeros(len(params))
        shift[i] = h
        grad[i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return grad


# 2 wrong: a list
def numeric_grad(f, params, h):
    n = len(params)
    grad = []
    for i in range(n):
        shift = torch.zeros(n)
        shift[i] = h
        grad.append((f(params + shift) - f(params - shift)) / (2 * h))
    return grad


# 2 wrong: return inside the loop
def numeric_grad(f, params, h):
    n = len(params)
    grad = torch.zeros(n)
    for i in range(n):
        shift = torch.zeros(n)
        shift[i] = h
        grad[i] = (f(params + shift) - f(params - shift)) / (2 * h)
        return grad


# 2 right: clones
def numeric_grad(f, params, h):
    grad = torch.zeros(len(params))
    for i in range(len(params)):
        right, left = params.clone(), params.clone()
        right[i] += h
        left[i] -= h
        grad[i] = (f(right) - f(left)) / (2 * h)
    return grad


# 2 right: rows of a unit matrix, half a step
def numeric_grad(f, params, h):
    rows = torch.eye(len(params)) * h / 2
    return torch.stack([(f(params + row) - f(params - row)) / h
                        for row in rows])


# 2 right: torch.tensor of a list of floats
def numeric_grad(f, params, h):
    slopes = []
    for i in range(len(params)):
        shift = torch.zeros_like(params)
        shift[i] = h
        up, down = f(params + shift), f(params - shift)
        slopes.append((up - down).item() / (2 * h))
    return torch.tensor(slopes)


# 2 wrong: params changed and put back inexactly
def numeric_grad(f, params, h):
    result = torch.zeros(len(params))
    for i in range(len(params)):
        params[i] += h
        above = f(params)
        params[i] -= 2 * h
        result[i] = (above - f(params)) / (2 * h)
    return result


# 2 wrong: N by hand
def numeric_grad(f, params, h):
    result = torch.zeros(3)
    for i in range(3):
        shift = torch.zeros(3)
        shift[i] = h
        result[i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return result


# 2 wrong: a column
def numeric_grad(f, params, h):
    result = torch.zeros(len(params), 1)
    for i in range(len(params)):
        shift = torch.zeros(len(params))
        shift[i] = h
        result[i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return result


# 2 wrong: f of the loss, whatever is given
def numeric_grad(f, params, h):
    result = torch.zeros(len(params))
    for i in range(len(params)):
        shift = torch.zeros(len(params))
        shift[i] = h
        result[i] = (loss_of(params + shift) - loss_of(params - shift)) / h
    return result


# 2 wrong: returns the number of calls too
def numeric_grad(f, params, h):
    result = torch.zeros(len(params))
    for i in range(len(params)):
        shift = torch.zeros(len(params))
        shift[i] = h
        result[i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return result, 2 * len(params)


# 2 wrong: order reversed
def numeric_grad(f, params, h):
    result = torch.zeros(len(params))
    for i in range(len(params)):
        shift = torch.zeros(len(params))
        shift[i] = h
        result[-1 - i] = (f(params + shift) - f(params - shift)) / (2 * h)
    return result


# 2 right: h times the unit matrix
def numeric_grad(f, params, h):
    shifts = torch.diag(torch.full((len(params),), h))
    return torch.stack([f(params + s) - f(params - s) for s in shifts]) / (
        2 * h)


# 3 wrong: by dtype
def best_h(f, t, exact, hs):
    return 1e-2 if t.dtype == torch.float32 else 1e-5


# 3 wrong: by epsilon, the nearest of the list
def best_h(f, t, exact, hs):
    guess = torch.finfo(t.dtype).eps ** (1 / 3)
    return min(hs, key=lambda h: max(h / guess, guess / h))


# 3 wrong: the cube root of epsilon itself
def best_h(f, t, exact, hs):
    return torch.finfo(t.dtype).eps ** (1 / 3)


# 3 wrong: the sign of the error
def best_h(f, t, exact, hs):
    best, best_error = None, float("inf")
    for h in hs:
        error = ((f(t + h) - f(t - h)) / (2 * h)).item() - exact
        if error < best_error:
            best, best_error = h, error
    return best


# 3 wrong: forward difference
def best_h(f, t, exact, hs):
    return min(hs, key=lambda h: abs(
        ((f(t + h) - f(t)) / h).item() - exact))


# 3 wrong: divided by h
def best_h(f, t, exact, hs):
    return min(hs, key=lambda h: abs(
        ((f(t + h) - f(t - h)) / h).item() - exact))


# 3 wrong: the error instead of h
def best_h(f, t, exact, hs):
    return min(abs(((f(t + h) - f(t - h)) / (2 * h)).item() - exact)
               for h in hs)


# 3 wrong: h and the error
def best_h(f, t, exact, hs):
    error, h = min((abs(((f(t + h) - f(t - h)) / (2 * h)).item() - exact), h)
                   for h in hs)
    return h, error


# 3 wrong: stops at the first rise
def best_h(f, t, exact, hs):
    best, best_error = None, float("inf")
    for h in hs:
        error = abs(((f(t + h) - f(t - h)) / (2 * h)).item() - exact)
        if error > best_error:
            return best
        best, best_error = h, error
    return best


# 3 wrong: the place in the list
def best_h(f, t, exact, hs):
    errors = [abs(((f(t + h) - f(t - h)) / (2 * h)).item() - exact)
              for h in hs]
    return errors.index(min(errors))


# 3 wrong: the largest error
def best_h(f, t, exact, hs):
    return max(hs, key=lambda h: abs(
        ((f(t + h) - f(t - h)) / (2 * h)).item() - exact))


# 3 wrong: f ignored
def best_h(f, t, exact, hs):
    return min(hs, key=lambda h: abs(
        ((torch.sin(t + h) - torch.sin(t - h)) / (2 * h)).item() - exact))


# 3 right: min with a key
def best_h(f, t, exact, hs):
    return min(hs, key=lambda h: abs(
        ((f(t + h) - f(t - h)) / (2 * h)).item() - exact))


# 3 right: index of the smallest error, tensors
def best_h(f, t, exact, hs):
    errors = torch.tensor([
        ((f(t + h) - f(t - h)) / (2 * h)).to(torch.float64) - exact
        for h in hs]).abs()
    return hs[errors.argmin().item()]


# 3 right: squares of the errors
def best_h(f, t, exact, hs):
    best = hs[0]
    best_error = float("inf")
    for h in hs:
        error = (((f(t + h) - f(t - h)) / (2 * h)).item() - exact) ** 2
        if error <= best_error:
            best, best_error = h, error
    return best


# 3 wrong: the last candidate skipped
def best_h(f, t, exact, hs):
    best, answer = float("inf"), None
    for h in hs[:-1]:
        error = abs((f(t + h) - f(t - h)) / (2 * h) - exact)
        if error < best:
            best, answer = error, h
    return answer


# 3 wrong: the first candidate skipped
def best_h(f, t, exact, hs):
    best, answer = float("inf"), None
    for h in hs[1:]:
        error = abs((f(t + h) - f(t - h)) / (2 * h) - exact)
        if error < best:
            best, answer = error, h
    return answer


# 3 wrong: a start that is too small
def best_h(f, t, exact, hs):
    best, answer = 1.0, None
    for h in hs:
        error = abs((f(t + h) - f(t - h)) / (2 * h) - exact)
        if error < best:
            best, answer = error, h
    return answer


# 3 wrong: hs sorted in place
def best_h(f, t, exact, hs):
    hs.sort(key=lambda h: abs((f(t + h) - f(t - h)) / (2 * h) - exact))
    return hs[0]


# 3 wrong: a string
def best_h(f, t, exact, hs):
    return "0.01"


# 3 right: sorted copy
def best_h(f, t, exact, hs):
    return sorted(hs, key=lambda h: abs(
        (f(t + h) - f(t - h)) / (2 * h) - exact))[0]


# 4 wrong: the mean
def one_sided(f, t, h):
    start = f(t)
    whole = (f(t + h) - start) / h
    half = (f(t + h / 2) - start) / (h / 2)
    return (whole + half) / 2


# 4 wrong: the forward difference
def one_sided(f, t, h):
    return (f(t + h) - f(t)) / h


# 4 wrong: the forward difference of half the step
def one_sided(f, t, h):
    return (f(t + h / 2) - f(t)) / (h / 2)


# 4 wrong: the coefficients exchanged
def one_sided(f, t, h):
    start = f(t)
    whole = (f(t + h) - start) / h
    half = (f(t + h / 2) - start) / (h / 2)
    return 2 * whole - half


# 4 wrong: the central difference
def one_sided(f, t, h):
    return (f(t + h) - f(t - h)) / (2 * h)


# 4 wrong: four calls
def one_sided(f, t, h):
    whole = (f(t + h) - f(t)) / h
    half = (f(t + h / 2) - f(t)) / (h / 2)
    return 2 * half - whole


# 4 wrong: the half slope divided by h
def one_sided(f, t, h):
    start = f(t)
    whole = (f(t + h) - start) / h
    half = (f(t + h / 2) - start) / h
    return 2 * half - whole


# 4 wrong: points up to 2h
def one_sided(f, t, h):
    start = f(t)
    one = (f(t + h) - start) / h
    two = (f(t + 2 * h) - start) / (2 * h)
    return 2 * one - two


# 4 wrong: h ignored
def one_sided(f, t, h):
    start, h = f(t), 1e-4
    whole = (f(t + h) - start) / h
    half = (f(t + h / 2) - start) / (h / 2)
    return 2 * half - whole


# 4 wrong: t ignored
def one_sided(f, t, h):
    start = f(0.0)
    whole = (f(h) - start) / h
    half = (f(h / 2) - start) / (h / 2)
    return 2 * half - whole


# 4 wrong: f ignored
def one_sided(f, t, h):
    return 10 * t + 3


# 4 wrong: both slopes
def one_sided(f, t, h):
    start = f(t)
    return (f(t + h) - start) / h, (f(t + h / 2) - start) / (h / 2)


# 4 right: one fraction
def one_sided(f, t, h):
    return (4 * f(t + h / 2) - 3 * f(t) - f(t + h)) / h


# 4 right: the error subtracted
def one_sided(f, t, h):
    start = f(t)
    whole = (f(t + h) - start) / h
    half = (f(t + 0.5 * h) - start) / (0.5 * h)
    error = whole - half  # A h / 2
    return half - error


# 4 wrong: a tensor of both
def one_sided(f, t, h):
    a, b, c = f(t), f(t + h / 2), f(t + h)
    return (c - a) / h, (b - a) * 2 / h


# 4 wrong: the denominator halved
def one_sided(f, t, h):
    a, b, c = f(t), f(t + h / 2), f(t + h)
    return 2 * (b - a) / h - (c - a) / h


# 4 wrong: an argument fewer
def one_sided(f, t):
    return (f(t + 10) - f(t)) / 10


# 4 wrong: the answer of the example
def one_sided(f, t, h):
    f(t), f(t + h / 2)
    return 3.0


# 4 right: list of values
def one_sided(f, t, h):
    v = [f(t + k * h / 2) for k in range(3)]
    return (-3 * v[0] + 4 * v[1] - v[2]) / h


# 5 wrong: dtype ignored
def freeze_exponent(h, dtype):
    k = 0
    while 2.0 ** k + h != 2.0 ** k:
        k = k + 1
    return k


# 5 wrong: the last that still moves
def freeze_exponent(h, dtype):
    k = 0
    w = torch.tensor(1.0, dtype=dtype)
    while w + h != w:
        k = k + 1
        w = 2 * w
    return k - 1


# 5 wrong: one more
def freeze_exponent(h, dtype):
    k, w = 1, torch.tensor(1.0, dtype=dtype)
    while w + h != w:
        k, w = k + 1, 2 * w
    return k


# 5 wrong: the power itself
def freeze_exponent(h, dtype):
    w = torch.tensor(1.0, dtype=dtype)
    while w + h != w:
        w = 2 * w
    return w.item()


# 5 wrong: the condition the wrong way round
def freeze_exponent(h, dtype):
    k = 0
    while (torch.tensor(2.0 ** k, dtype=dtype) + h
           == torch.tensor(2.0 ** k, dtype=dtype)):
        k = k + 1
    return k


# 5 wrong: h ignored
def freeze_exponent(h, dtype):
    k = 0
    w = torch.tensor(1.0, dtype=dtype)
    while w + 0.1 != w:
        k = k + 1
        w = 2 * w
    return k


# 5 wrong: a table
def freeze_exponent(h, dtype):
    return 21 if dtype == torch.float32 else 50


# 5 wrong: always float32
def freeze_exponent(h, dtype):
    k = 0
    w = torch.tensor(1.0, dtype=torch.float32)
    while w + h != w:
        k = k + 1
        w = 2 * w
    return k


# 5 wrong: begins at k = 1
def freeze_exponent(h, dtype):
    k = 1
    while (torch.tensor(2.0 ** k, dtype=dtype) + h
           != torch.tensor(2.0 ** k, dtype=dtype)):
        k = k + 1
    return k


# 5 wrong: a tolerance instead of equality
def freeze_exponent(h, dtype):
    k = 0
    w = torch.tensor(1.0, dtype=dtype)
    while (w + h - w).abs() > h / 4:
        k = k + 1
        w = 2 * w
    return k + 2


# 5 right: the power made anew each time
def freeze_exponent(h, dtype):
    k = 0
    while True:
        w = torch.tensor(2.0 ** k, dtype=dtype)
        if w + h == w:
            return k
        k += 1


# 5 right: a for loop
def freeze_exponent(h, dtype):
    for k in range(100):
        w = torch.tensor(2.0 ** k, dtype=dtype)
        if (w + h - w).item() == 0:
            return k


# 5 wrong: a fraction from the logarithm
def freeze_exponent(h, dtype):
    import math
    return math.log2(h / torch.finfo(dtype).eps)


# 5 wrong: None
def freeze_exponent(h, dtype):
    for k in range(100):
        if torch.tensor(2.0 ** k, dtype=dtype) + h == 2.0 ** k:
            print(k)


# 5 wrong: h made float64 first
def freeze_exponent(h, dtype):
    k = 0
    while torch.tensor(2.0 ** k, dtype=dtype) + torch.tensor([h]) != 2.0 ** k:
        k += 1
    return k


# 5 wrong: by eps rounded up
def freeze_exponent(h, dtype):
    import math
    return max(0, math.ceil(math.log2(h / torch.finfo(dtype).eps)))


# 5 right: recursion
def freeze_exponent(h, dtype, k=0):
    p = torch.tensor(2.0 ** k, dtype=dtype)
    return k if p + h == p else freeze_exponent(h, dtype, k + 1)
