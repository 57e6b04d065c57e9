"""Exercises: as their solutions give, failing unsolved, passing solved."""
import re

import pytest
from conftest import ROOT, numbered, read

from book import exercises
from book.kernels import prepare_environment
from book.record import execute


@pytest.fixture(scope="module", autouse=True)
def environment():
    """Start kernels as recording does."""
    prepare_environment()


def cells(nb, prefix):
    """Return {exercise number: [cells]} for ids ``prefix-k`` and so on."""
    found = {}
    for cell in nb.cells:
        match = re.fullmatch(rf"{prefix}-(\d+)[a-z]?", cell.id)
        if match:
            found.setdefault(int(match[1]), []).append(cell)
    return found


def error(cell):
    """Return a cell's recorded error as (name, message), or None."""
    return next(((o.ename, o.evalue) for o in cell.outputs
                 if o.output_type == "error"), None)


@pytest.mark.parametrize("path", numbered("solutions"))
def test_exercise_is_what_its_solution_gives(path):
    fresh = exercises.text(exercises.derive(path))
    stored = (ROOT / "exercises" / path.name).read_text(encoding="utf-8")
    assert stored == fresh, (
        f"exercises/{path.name} eskirgan: `make exercises` yangilaydi")


@pytest.mark.parametrize("path", numbered("solutions"))
def test_solution_is_complete(path):
    nb = read(path)
    tasks = cells(nb, "mashq")
    assert list(tasks) == list(range(1, len(tasks) + 1))
    assert 4 <= len(tasks) <= 6
    for prefix in ("yechim", "tekshiruv", "izoh", "xato"):
        assert cells(nb, prefix).keys() == tasks.keys(), (
            f"{prefix}-k yetishmaydi")
    for number, (task,) in tasks.items():
        assert re.match(rf"## {number}-mashq\. .+ (★☆☆|★★☆|★★★) "
                        r"\(\d+ daqiqa\)\n", task.source), task.source[:80]
        hints = re.findall(r"^:::\{dropdown\} (\d)-koʻrsatma$", task.source,
                           re.M)
        assert hints == [str(k + 1) for k in range(len(hints))]
        assert 1 <= len(hints) <= 3
        check, = cells(nb, "tekshiruv")[number]
        assert error(check) is None
        for wrong in cells(nb, "xato")[number]:
            name, message = error(wrong)
            assert name == "AssertionError"
            assert message.startswith(f"{number}-mashq: "), message


@pytest.mark.parametrize("path", numbered("exercises"))
def test_unsolved_exercise_fails_each_check_with_its_own_message(path):
    nb = execute(read(path), path.parent, allow_errors=True)
    messages = []
    for number, (check,) in cells(nb, "tekshiruv").items():
        name, message = error(check) or ("", "xatosiz oʻtdi")
        assert name == "AssertionError", f"{check.id}: {name} {message}"
        assert message.startswith(f"{number}-mashq: "), message
        messages.append(message)
    assert len(set(messages)) == len(messages)
    for number, stubs in cells(nb, "yechim").items():
        assert all(error(cell) is None for cell in stubs), (
            f"yechim-{number}: yozilmagan katak xatosiz bajarilishi kerak")
