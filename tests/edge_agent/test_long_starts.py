"""What takes its time is not taken for what hangs: a large spool at the start, a damage in use, a long tidying up."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from edge_agent import main
from edge_agent.clock import SystemClock
from edge_agent.main import Agent
from edge_agent.pipeline import Pipeline
from edge_agent.service_manager import ServiceManager
from edge_agent.sources.source import Source
from edge_agent.spool import Spool, SpoolDamaged
from schemas.configuration import Equipment, Port
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.counting_agent import AnyEquipment
from tests.edge_agent.fake_clock import FakeClock
from tests.edge_agent.spool.test_room import write_readings
from tests.programs import free_port

WATCHDOG_S = 0.3


class Words:
    """What systemd heard."""

    def __init__(self, folder: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(folder / "notify"))
        self._socket.setblocking(False)
        self.manager = ServiceManager(address=str(folder / "notify"), watchdog_s=WATCHDOG_S)

    def heard(self) -> list[str]:
        words: list[str] = []
        while True:
            try:
                words.append(self._socket.recv(1000).decode())
            except BlockingIOError:
                return words

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def words(tmp_path: Path) -> Iterator[Words]:
    words = Words(tmp_path)
    yield words
    words.close()


def no_source(_port: Port, _machines: list[Equipment]) -> Source:
    raise AssertionError("there is no port")


def agent_in(folder: Path, words: Words) -> Agent:
    return Agent(
        settings=settings_for(folder / "data", port=free_port()),
        clock=SystemClock(),
        catalogue=AnyEquipment(),
        source_factory=lambda _inbox: no_source,
        service_manager=words.manager,
    )


def test_a_start_that_checks_or_saves_a_large_spool_is_waited_for(
    tmp_path: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = main.open_spool

    def slowly(*args: object, **more: object) -> object:
        time.sleep(2 * WATCHDOG_S)
        return opening(*args, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(main, "open_spool", slowly)
    agent = agent_in(tmp_path, words)

    heard = words.heard()
    assert heard.count("WATCHDOG=1") >= 4
    assert heard.count("EXTEND_TIMEOUT_USEC=30000000") >= 4
    agent._spool.close()


def test_what_takes_longer_than_anything_may_is_left_to_the_watchdog(words: Words) -> None:
    with words.manager.busy(at_most_s=0.15):
        time.sleep(0.5)

    assert words.heard().count("WATCHDOG=1") == 2


def test_a_spool_damaged_in_use_is_no_end_that_systemd_would_hasten(
    tmp_path: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_self: Pipeline, _stop: threading.Event) -> None:
        raise SpoolDamaged("a page is gone")

    monkeypatch.setattr(Pipeline, "run", fails)
    with pytest.raises(SpoolDamaged):
        agent_in(tmp_path, words).run(threading.Event())
    assert "STOPPING=1" not in words.heard()

    monkeypatch.undo()
    told = threading.Event()
    told.set()
    agent_in(tmp_path, words).run(told)
    assert "STOPPING=1" in words.heard()


def test_a_long_tidying_up_lets_us_say_that_we_live_and_can_be_broken_off(tmp_path: Path) -> None:
    clock = FakeClock()
    spool = Spool.open(tmp_path, clock=clock)
    write_readings(spool, 10_000)
    stream = spool.current_stream("history")
    spool.confirm(stream.number, upto=10_000)
    clock.advance(48 * 3600)
    asked: list[int] = []

    spool.tidy(go_on=lambda: bool(asked.append(1)))
    assert spool.current_stream("history").kept_from == 2001

    spool.tidy(go_on=lambda: asked.append(1) is None)
    assert spool.current_stream("history").kept_from == 10_000
    assert len(asked) >= 5
    spool.close()
