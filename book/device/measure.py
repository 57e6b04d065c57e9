"""Measure a GPU as the page “Qurilma” does; print one JSON document.

    python measure.py > natija.json
    python measure.py --device cpu --quick

It needs torch and nothing else, also nothing of this repository, so the file
can be copied to any machine. Progress goes to stderr. After `SECONDS` no new
row is begun: what was left out is null and is named in "skipped". Nothing is
recorded of the machine but the names of its processor and GPU.

Times are medians of single calls, each until the device has finished, after
calls that are not counted. Sizes that do not fit into the memory are null.
"""
import argparse
import hashlib
import json
import math
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch
from torch import optim

VERSION = 1
SECONDS = 230.0
Y = [4.209015, 6.0251656, 6.586659, 1.0785204, 5.323591, 2.9644287, 8.885769,
     9.895647, 6.464806, 0.18034637, 1.2534696]
X = [34.552039, 74.45411, 80.987488, 3.458197, 56.4778655, 26.98163, 95.79415,
     106.228316, 61.169422, 1.089516, 8.962632]
SIZES = [11, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
MATRICES, WIDTH = 95, 1024  # 99.6 million parameters
BYTES_A_POINT = 48  # of memory that one step of the loop takes
BYTES_A_PARAMETER = 32
LONG = 10.0  # seconds: a call that is expected to take longer is left out
NO_GPU = ("Bu kompyuterda PyTorch ishlata oladigan GPU (CUDA) topilmadi. "
          "Colabʼda: Runtime → Change runtime type → GPU. "
          "Skriptning oʻzini GPUʼsiz sinash: --device cpu --quick")


class Run:
    """One run: the device, how much is measured, how long it may take.

    quick : everything small, for a test of the script itself.
    """

    def __init__(self, device: str, quick: bool, seconds: float) -> None:
        self.device, self.quick = torch.device(device), quick
        self.end = time.monotonic() + seconds
        self.threads = torch.get_num_threads()
        self.skipped: list[str] = []

    def places(self) -> list[str]:
        """The processor, and the device where that is another one."""
        return list(dict.fromkeys(["cpu", self.device.type]))

    def wait(self) -> None:
        """Wait until the device has done what it was asked."""
        if self.device.type == "cuda":
            torch.cuda.synchronize()

    def row(self, name: str, measure: Callable[..., Any], *given: Any) -> Any:
        """Return ``measure(*given)``, None when time or memory is up."""
        print(f"{name} …", file=sys.stderr, flush=True)
        if time.monotonic() < self.end:
            try:
                return measure(*given)
            except torch.OutOfMemoryError:
                torch.cuda.empty_cache()
        self.skipped.append(name)
        return None

    def microseconds(self, call: Callable[[], Any]) -> float:
        """Return the median time of a call, after calls to warm up."""
        enough, least = (0.01, 2) if self.quick else (1.0, 3)
        times: list[float] = []
        for phase, share in (("warm", 0.2), ("count", 1.0)):
            times, begin = [], time.perf_counter()
            while (len(times) < (1 if phase == "warm" else least)
                   or time.perf_counter() - begin < share * enough):
                self.wait()
                start = time.perf_counter()
                call()
                self.wait()
                times.append(time.perf_counter() - start)
        return round(1e6 * statistics.median(times), 1)

    def free(self, place: str) -> float:
        """Return how many bytes of memory may be used: half of the free."""
        if place == "cuda":
            return torch.cuda.mem_get_info()[0] / 2
        try:
            return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf(
                "SC_PAGE_SIZE") / 2
        except (AttributeError, ValueError, OSError):
            return 2e9


# One step of the loop --------------------------------------------------------


def loop_step(n: int, place: str) -> Callable[[], None]:
    """Return one step of the course's loop over n points."""
    generator = torch.Generator(place).manual_seed(0)
    x = 11 * torch.rand(n, generator=generator, device=place)
    y = 0.841 * x + 0.6 + 0.5 * torch.randn(
        n, generator=generator, device=place)
    params = torch.tensor([1.0, 0.0], device=place, requires_grad=True)
    optimizer = optim.SGD([params], lr=1e-2)

    def step() -> None:
        optimizer.zero_grad()
        w, b = params
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        optimizer.step()

    return step


def captured(step: Callable[[], None]) -> Callable[[], None]:
    """Return a step whose kernels are launched by one call."""
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(3):
            step()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        step()
    replay: Callable[[], None] = graph.replay
    return replay


def steps(run: Run) -> dict[str, dict[str, float | None]]:
    """Return {n: {column: microseconds of one step}}."""
    columns = {"cpu_1": ("cpu", 1, False), "cpu_all": ("cpu", 0, False),
               "device": (run.device.type, 0, False),
               "graph": (run.device.type, 0, True)}
    table: dict[str, dict[str, float | None]] = {}
    last: dict[str, float | None] = dict.fromkeys(columns, 0.0)
    for n in SIZES[:2] if run.quick else SIZES:
        table[str(n)] = {}
        for column, (place, threads, graph) in columns.items():
            before = last[column]
            if (before is None or 1e-5 * before > LONG
                    or BYTES_A_POINT * n > run.free(place)
                    or (graph and place != "cuda")):
                took = None
            else:
                torch.set_num_threads(threads or run.threads)
                took = run.row(f"step {n} {column}", timed, run, n, place,
                               graph)
                torch.set_num_threads(run.threads)
            last[column] = table[str(n)][column] = took
            if place == "cuda":
                torch.cuda.empty_cache()
    return table


def timed(run: Run, n: int, place: str, graph: bool) -> float:
    """Return the microseconds of one step of the loop."""
    step = loop_step(n, place)
    return run.microseconds(captured(step) if graph else step)


# A step of an optimizer ------------------------------------------------------

OPTIMIZERS: dict[str, tuple[str, dict[str, Any]]] = {
    "sgd": ("SGD", {}), "sgd_momentum": ("SGD", {"momentum": 0.9}),
    "adam_loop": ("Adam", {"foreach": False, "fused": False}),
    "adam_foreach": ("Adam", {"foreach": True}),
    "adam_fused": ("Adam", {"fused": True}),
    "adamw_fused": ("AdamW", {"fused": True}), "rmsprop": ("RMSprop", {}),
    "adafactor": ("Adafactor", {}), "muon": ("Muon", {})}


def optimizer_row(run: Run, name: str, count: int, width: int
                  ) -> dict[str, float | None] | None:
    """Return the time and the memory of one optimizer's step."""
    cls, settings = OPTIMIZERS[name]
    if not hasattr(optim, cls):
        return None
    params = [torch.zeros(width, width, device=run.device, requires_grad=True)
              for _ in range(count)]
    for param in params:
        param.grad = torch.full_like(param, 1e-3)
    optimizer = getattr(optim, cls)(params, lr=1e-4, **settings)
    took = run.microseconds(optimizer.step)
    size = count * width * width
    state = sum(value.numel() * value.element_size()
                for values in optimizer.state.values()
                for value in values.values()
                if isinstance(value, torch.Tensor) and value.numel() > 1)
    extra = None
    if run.device.type == "cuda":
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        optimizer.step()
        extra = round((torch.cuda.max_memory_allocated() - before) / size, 2)
    return {"ms": round(took / 1000, 3), "state": round(state / size, 2),
            "extra": extra}


def optimizers(run: Run) -> dict[str, Any]:
    """Return what a step costs over as many parameters as fit."""
    width = 16 if run.quick else WIDTH
    fit = run.free(run.device.type) / (BYTES_A_PARAMETER * width * width)
    count = max(1, min(2 if run.quick else MATRICES, int(fit)))
    table = {name: run.row(f"optimizer {name}", optimizer_row, run, name,
                           count, width) for name in OPTIMIZERS}
    return {"parameters": count * width * width, "rows": table}


# Digits ----------------------------------------------------------------------


def bits(tensor: torch.Tensor) -> str:
    """Return ten digits that stand for the bits of a tensor."""
    raw = tensor.detach().cpu().contiguous().view(torch.uint8).flatten()
    return hashlib.sha1(bytes(raw.tolist())).hexdigest()[:10]


def train(make: Callable[[list[torch.Tensor]], optim.Optimizer],
          x: torch.Tensor, y: torch.Tensor, epochs: int
          ) -> tuple[list[str], torch.Tensor]:
    """Return ten losses on the way, as printed, and the parameters."""
    params = torch.tensor([1.0, 0.0], dtype=x.dtype, device=x.device,
                          requires_grad=True)
    optimizer, losses = make([params]), []
    for epoch in range(1, epochs + 1):
        optimizer.zero_grad()
        w, b = params
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        optimizer.step()
        if epoch % (epochs // 10) == 0:
            losses.append(f"{loss.item():f}")
    return losses, params.detach()


def references(run: Run) -> dict[str, dict[str, Any] | None]:
    """Return the course's two reference rows, one for each implementation."""
    table = {}
    kinds: list[tuple[str, str, dict[str, bool]]] = [
        (method, name, settings) for method in ("sgd", "adam")
        for name, settings in (("default", {}), ("foreach", {"foreach": True}),
                               ("fused", {"fused": True}))]
    for place in run.places():
        more = [("adam", "capturable", {"capturable": True})] * (
            place == "cuda")
        for method, name, settings in kinds + more:
            table[f"{place}_{method}_{name}"] = run.row(
                f"reference {place} {method} {name}", reference, run, place,
                torch.float32, method, settings)
        for method in ("sgd", "adam"):
            table[f"{place}_{method}_float64"] = run.row(
                f"reference {place} {method} float64", reference, run, place,
                torch.float64, method, {})
    return table


def reference(run: Run, place: str, dtype: torch.dtype, method: str,
              settings: dict[str, bool]) -> dict[str, Any]:
    """Return one reference row: losses as printed, parameters, their bits."""
    x = torch.tensor(X, dtype=dtype, device=place)
    y = torch.tensor(Y, dtype=dtype, device=place)
    if method == "sgd":
        losses, params = train(
            lambda p: optim.SGD(p, lr=1e-2, **settings), 0.1 * x, y,
            100 if run.quick else 5000)
    else:
        losses, params = train(
            lambda p: optim.Adam(p, lr=1e-1, **settings), x, y,
            100 if run.quick else 5000)
    return {"losses": losses, "params": params.tolist(), "bits": bits(params)}


def repeats(run: Run) -> list[str]:
    """Return the bits of Adam's parameters, three times over."""
    x, y = (torch.tensor(data, device=run.device) for data in (X, Y))
    return [bits(train(lambda p: optim.Adam(p, lr=1e-1), x, y,
                       100 if run.quick else 500)[1]) for _ in range(3)]


def determinism(run: Run) -> dict[str, list[str]]:
    """Return the bits after 50 steps of Adam through `index_add`."""
    n = 10_000 if run.quick else 1_000_000
    generator = torch.Generator().manual_seed(0)
    index = torch.randint(100, (n,), generator=generator).to(run.device)
    value = torch.randn(n, generator=generator).to(run.device)

    def once() -> str:
        params = torch.zeros(100, device=run.device, requires_grad=True)
        optimizer = optim.Adam([params], lr=1e-2)
        for _ in range(5 if run.quick else 50):
            error = params.detach()[index] - value
            params.grad = torch.zeros_like(params).index_add(0, index, error)
            optimizer.step()
        return bits(params)

    found = {}
    for name, wanted in (("free", False), ("deterministic", True)):
        torch.use_deterministic_algorithms(wanted)
        found[name] = [once() for _ in range(4)]
    torch.use_deterministic_algorithms(False)
    return found


# Formats of numbers ----------------------------------------------------------

FORMATS = {"highest": torch.float32, "high": torch.float32,
           "medium": torch.float32, "bfloat16": torch.bfloat16,
           "float16": torch.float16}


def plain(values: torch.Tensor) -> list[float | str]:
    """Return numbers that JSON can hold, "inf" and "nan" as texts."""
    return [value if math.isfinite(value) else str(value)
            for value in values.double().tolist()]


def precision(run: Run) -> dict[str, Any]:
    """Return the error of a product and a gradient in each format.

    product : relative error of a product of two matrices.
    gradient : over the points at (1, 0); summed, then divided by n.
    mean : the same, by the mean of the products.
    """
    n, width = (10_000, 64) if run.quick else (1_000_000, 512)
    generator = torch.Generator().manual_seed(0)
    points = 100 * torch.rand(n, generator=generator, dtype=torch.float64)
    y = 0.0841 * points + 0.6 + 0.5 * torch.randn(
        n, generator=generator, dtype=torch.float64)
    a, b = (torch.randn(width, width, generator=generator,
                        dtype=torch.float64) for _ in range(2))
    rows = torch.stack([points, torch.ones_like(points)], dim=1)
    start = torch.tensor([1.0, 0.0], dtype=torch.float64)
    exact = 2 * (rows.T @ (rows @ start - y)) / n

    def in_format(place: str, name: str) -> dict[str, Any]:
        to = {"dtype": FORMATS[name], "device": place}
        if FORMATS[name] == torch.float32:
            torch.set_float32_matmul_precision(name)
        try:
            product = (a.to(**to) @ b.to(**to)).cpu().double()
            x, target = rows.to(**to), y.to(**to)
            error = x[:, 0] - target
            summed = 2 * (x.T @ error) / n
            mean = 2 * (x * error[:, None]).mean(dim=0)
        finally:
            torch.set_float32_matmul_precision("highest")
        return {"product": ((product - a @ b).norm() / (a @ b).norm()).item(),
                "gradient": plain(summed), "mean": plain(mean)}

    table: dict[str, Any] = {
        f"{place}_{name}": run.row(
            f"precision {place} {name}", in_format, place, name)
        for place in run.places() for name in FORMATS}
    return {"exact": plain(exact), "rows": table}


def training(run: Run) -> dict[str, dict[str, Any] | None]:
    """Return where each format ends on the eleven points, standardised.

    loss : in float64. frozen : the last step that changed a parameter, None
        when the last step of all did.
    """
    x, y = (torch.tensor(data, dtype=torch.float64) for data in (X, Y))
    x = (x - x.mean()) / x.std(correction=0)
    count = 100 if run.quick else 5000

    def once(place: str, dtype: torch.dtype, cls: str, lr: float
             ) -> dict[str, Any]:
        data, target = (t.to(place, dtype) for t in (x, y))
        params = torch.tensor([1.0, 0.0], dtype=dtype, device=place,
                              requires_grad=True)
        optimizer = getattr(optim, cls)([params], lr=lr)
        history = torch.zeros(count + 1, 2, dtype=dtype, device=place)
        history[0] = params.detach()
        for t in range(1, count + 1):
            optimizer.zero_grad()
            w, b = params
            ((w * data + b - target) ** 2).mean().backward()
            optimizer.step()
            history[t] = params.detach()
        end = history[-1].cpu().double()
        changed = (history[1:] != history[:-1]).any(dim=1).nonzero()
        last = int(changed[-1]) + 1 if len(changed) else 0
        loss = ((end[0] * x + end[1] - y) ** 2).mean().item()
        return {"loss": f"{loss:.6f}", "params": end.tolist(),
                "frozen": None if last == count else last}

    table = {}
    for place in run.places():
        for name in ("float32", "bfloat16", "float16"):
            for cls, lr in (("SGD", 0.1), ("SGD", 0.01), ("Adam", 0.01),
                            ("Adam", 0.001)):
                key = f"{place}_{name}_{cls.lower()}_{lr}".replace(".", "_")
                table[key] = run.row(f"training {key}", once, place,
                                     getattr(torch, name), cls, lr)
    return table


# The whole -------------------------------------------------------------------


def processor() -> str:
    """Return the name of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    return next((line.partition(":")[2].strip() for line in lines
                 if line.startswith("model name")), platform.machine())


def sections(run: Run) -> Iterator[tuple[str, Any]]:
    """Yield (name, what was measured), the most telling first."""
    yield "step", steps(run)
    yield "optimizer", optimizers(run)
    yield "reference", references(run)
    yield "repeats", run.row("repeats", repeats, run)
    yield "determinism", run.row(
        "determinism", determinism, run)
    yield "precision", precision(run)
    yield "training", training(run)


def measure(device: str, quick: bool, seconds: float = SECONDS
            ) -> dict[str, Any]:
    """Return the whole document."""
    begin = time.monotonic()
    run = Run(device, quick, seconds)
    about = {
        "script": VERSION,
        "command": "python book/device/measure.py" + (
            " --device cpu" * (device == "cpu") + " --quick" * quick),
        "device": (torch.cuda.get_device_name() if device == "cuda"
                   else processor()),
        "processor": processor(),
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "threads": run.threads,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "python": platform.python_version(),
        "torch": torch.__version__}
    found = dict(sections(run))
    return about | found | {"skipped": run.skipped, "seconds": round(
        time.monotonic() - begin)}


def main(arguments: list[str]) -> int:
    """Measure and print; refuse where there is no such device."""
    parser = argparse.ArgumentParser(prog="python measure.py")
    parser.add_argument("--device", choices=("cuda", "cpu"), default="cuda",
                        help="oʻlchanadigan qurilma")
    parser.add_argument("--quick", action="store_true",
                        help="hammasi kichik: skriptning oʻzini sinash uchun")
    options = parser.parse_args(arguments)
    if options.device == "cuda" and not torch.cuda.is_available():
        print(NO_GPU, file=sys.stderr)
        return 1
    print(json.dumps(measure(options.device, options.quick), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
