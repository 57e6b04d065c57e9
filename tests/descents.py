"""Descents of torch.optim in float64, for the proof of the laboratory.

    python tests/descents.py [--exact] < settings.json > paths

Each setting has the lines of code that the laboratory shows, the names of a
count of losses and whether its gradient is written by hand (quicker, the same
operations as autograd's). What is written: for each setting w, b and the loss
before each step, one below the other, up to the first loss beyond `LOST`.

Every descent is the work of the optimizer's class as installed. --exact: with
the square root that IEEE 754 asks for. torch.sqrt takes MKL's, which is one
unit off in the last place for one number in a hundred.
"""
import json
import math
import sys

import numpy
import torch
import torch.optim as optim

from book.notebooks import ROOT, read

LOST = 1e12


def points():
    """Return x and y as the scoreboard's notebook has them."""
    cell, = [cell for cell in read(ROOT / "chapters/ilova_tablo.ipynb").cells
             if cell.id == "malumot"]
    names = {}
    exec(cell.source.partition("\nm, s =")[0], names)
    return names["x"], names["y"]


def exact_root(tensor):
    """Return the square root, correctly rounded."""
    return torch.from_numpy(numpy.sqrt(tensor.detach().numpy()))


def descend(x, y, code, count, by_hand=False):
    """Return count × 3 numbers or fewer: w, b and loss before each step."""
    names = {"x": x, "torch": torch, "optim": optim, "math": math}
    exec(code, names)
    x, params, optimizer = names["x"], names["params"], names["optimizer"]
    path = []
    for _ in range(count):
        optimizer.zero_grad()
        error = params[0] * x + params[1] - y
        loss = (error ** 2).mean()
        path.append((*params.tolist(), loss.item()))
        if not path[-1][2] <= LOST:
            break
        if by_hand:
            share = 1 / 11 * (2 * error.detach())
            params.grad = torch.stack([(share * x).sum(), share.sum()])
        else:
            loss.backward()
        optimizer.step()
        if "scheduler" in names:
            names["scheduler"].step()
    return path


def main():
    """Read settings, write the paths."""
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    if "--exact" in sys.argv:
        torch.Tensor.sqrt = exact_root
    x, y = points()
    with torch.enable_grad():
        paths = [row for setting in json.load(sys.stdin)
                 for row in descend(x, y, *setting)]
    sys.stdout.buffer.write(numpy.array(paths).tobytes())


if __name__ == "__main__":
    main()
