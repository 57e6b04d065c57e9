"""Exercises: as their solutions give, failing unsolved, passing solved."""
import pytest
from conftest import numbered, read
from making import attempt

from book.kernels import prepare_environment
from book.rules.exercises import FEWEST, raised
from book.tasks import CHECKED, STUBBED, tasks


@pytest.fixture(scope="module", autouse=True)
def environment():
    """Start kernels as recording does."""
    prepare_environment()


@pytest.mark.parametrize("path", numbered("exercises"))
def test_unsolved_exercise_fails_each_check_with_its_own_message(path):
    nb = attempt(read(path), path.parent)
    messages = []
    for task in tasks(nb):
        (check,), number = task.of(CHECKED), task.number
        name, message = raised(check) or ("", "xatosiz oʻtdi")
        assert name == "AssertionError", f"{number}: {name} {message}"
        assert message.startswith(f"{number}-mashq: "), message
        messages.append(message)
        assert task.of(STUBBED), f"{number}-mashq: yechim katagi yoʻq"
        assert all(raised(cell) is None for cell in task.of(STUBBED)), (
            f"{number}-mashq: yozilmagan katak xatosiz bajarilishi kerak")
    assert len(messages) >= FEWEST, "mashqlar topilmadi"
    assert len(set(messages)) == len(messages)
