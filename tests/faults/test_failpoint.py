"""Does a failpoint kill where it says, and nowhere else?"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.delivery.courses_kill import EDGE_PLACES, INGEST_PLACES, Place
from tests.faults.failpoint import Failpoint, Order, fired_file, owner_of
from tests.plant import ROOT


class Store:
    """Something to die in."""

    def __init__(self) -> None:
        self.kept: list[int] = []

    def keep(self, number: int) -> int:
        self.kept.append(number)
        return number

    async def keep_later(self, number: int) -> None:
        self.kept.append(number)


class Died(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    return tmp_path / "program.orders"


@pytest.fixture(autouse=True)
def whole_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "keep", Store.keep)
    monkeypatch.setattr(Store, "keep_later", Store.keep_later)


def armed(orders: Path, name: str, moment: str, call: int) -> Store:
    def die() -> None:
        raise Died

    Failpoint(orders, die=die).arm(Order(__name__, name, moment, call))
    return Store()


def test_before_the_third_call(orders: Path) -> None:
    store = armed(orders, "Store.keep", "before", 3)
    store.keep(1)
    store.keep(2)

    with pytest.raises(Died):
        store.keep(3)

    assert store.kept == [1, 2]
    assert "Store.keep@before#3" in fired_file(orders).read_text()


def test_after_the_first_call_that_did_something(orders: Path) -> None:
    store = armed(orders, "Store.keep", "after", 1)
    store.keep(0)

    with pytest.raises(Died):
        store.keep(7)

    assert store.kept == [0, 7]


async def test_after_a_coroutine_has_ended(orders: Path) -> None:
    store = armed(orders, "Store.keep_later", "after", 1)

    with pytest.raises(Died):
        await store.keep_later(5)

    assert store.kept == [5]


@pytest.mark.parametrize("text", ["", "module.name@before#1", "module:name@during#1", "module:name@before#0"])
def test_an_order_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no order"):
        Order.from_text(text)


def test_a_program_dies_of_sigkill_where_it_was_told(orders: Path) -> None:
    orders.write_text("json:loads@before#2")
    command = [sys.executable, "-m", "tests.faults.failpoint", str(orders), "--", "json.tool", "--json-lines"]
    answer = subprocess.run(command, cwd=ROOT, input=b"1\n2\n3\n", capture_output=True, check=False, timeout=30)

    assert answer.returncode == -signal.SIGKILL, answer.stderr
    assert fired_file(orders).read_text() == "json:loads@before#2"


@pytest.mark.parametrize("place", [*EDGE_PLACES.values(), *INGEST_PLACES.values()], ids=lambda place: place.name)
def test_every_place_to_die_at_is_there(place: Place) -> None:
    owner, name = owner_of(place.module, place.name)

    assert callable(vars(owner)[name])


def test_without_an_order_a_program_is_as_ever(orders: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.failpoint", str(orders), "--", "json.tool", "--json-lines"]
    answer = subprocess.run(command, cwd=ROOT, input=b"1\n2\n", capture_output=True, check=False, timeout=30)

    assert (answer.returncode, answer.stdout) == (0, b"1\n2\n"), answer.stderr
    assert not fired_file(orders).exists()
