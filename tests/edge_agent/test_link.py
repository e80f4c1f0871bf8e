"""The link outlives what goes wrong with its connections, and does not fight over them."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from edge_agent.checkup import examine
from edge_agent.clock import SystemClock
from edge_agent.link import STEADY_AFTER_S, AnyConnection, Link
from edge_agent.way import Connected, Lost
from tests.edge_agent.broker import Mosquitto
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.fake_clock import FakeClock
from tests.trust import certificates, presence


def wait_for(condition: Callable[[], bool], *, timeout_s: float = 15.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, f"not within {timeout_s} s"
        time.sleep(0.02)


class Heard:
    """A link and what it told, in order."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.told: list[object] = []

    def texts(self) -> list[str]:
        self.drain()
        return [event.text for event in self.told if isinstance(event, Lost)]

    def connections(self) -> int:
        self.drain()
        return sum(isinstance(event, Connected) for event in self.told)

    def drain(self) -> None:
        while not self.link.events.empty():
            self.told.append(self.link.events.get())


@pytest.mark.parametrize("content", [b"", b"-----BEGIN CERTIFICATE-----\nhalf"], ids=["empty", "half"])
def test_an_authority_that_is_damaged_for_a_while_costs_only_that_while(tmp_path: Path, content: bytes) -> None:
    ours = certificates(tmp_path, presence("127.0.0.1"))
    broker = Mosquitto(tmp_path, more=[f"certfile {tmp_path / 'server.pem'}", f"keyfile {tmp_path / 'server.pem'}"])
    authority = tmp_path / "ca.pem"
    authority.write_bytes(content)
    settings = msgspec.structs.replace(
        settings_for(tmp_path / "edge", port=broker.port), is_tls=True, ca_file=authority
    )
    heard = Heard(Link(settings=settings, clock=SystemClock(), wake=lambda: None))
    broker.start()

    heard.link.start()
    try:
        wait_for(lambda: len(heard.texts()) >= 2)
        is_alive = heard.link.is_alive
        authority.write_bytes(ours.authority.to_pem())
        wait_for(lambda: heard.connections() == 1)
    finally:
        heard.link.stop()
        broker.kill()

    assert is_alive
    assert "ca.pem" in heard.texts()[0]


def test_the_check_says_that_an_authority_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").touch()
    settings = msgspec.structs.replace(settings_for(tmp_path, port=1), is_tls=True, ca_file=tmp_path / "ca.pem")

    finding = examine(settings, clock=SystemClock())[-1]

    assert not finding.is_well
    assert "ca.pem" in finding.text


def test_two_agents_of_one_id_do_not_fight_and_the_cause_is_named(tmp_path: Path) -> None:
    broker = Mosquitto(tmp_path)
    broker.start()
    twins = [
        Heard(Link(settings=settings_for(tmp_path / name, port=broker.port), clock=SystemClock(), wake=lambda: None))
        for name in ("first", "second")
    ]

    try:
        for twin in twins:
            twin.link.start()
        time.sleep(8)
        connections = sum(twin.connections() for twin in twins)
    finally:
        for twin in twins:
            twin.link.stop()
        broker.kill()

    assert connections <= 12
    assert any("other program is connected with our id gateway-1" in text for twin in twins for text in twin.texts())


class ShortLived:
    """A connection that is accepted and cut after so long."""

    was_accepted = True

    def __init__(self, clock: FakeClock, life_s: float) -> None:
        self._clock, self._life_s = clock, life_s

    def live(self, stop: threading.Event) -> str:
        self._clock.advance(self._life_s)
        return "cut"

    def publish(self, payload: bytes) -> bool:
        return False


@pytest.mark.parametrize(("life_s", "is_failing"), [(0.1, True), (STEADY_AFTER_S, False)])
def test_only_a_connection_that_holds_is_no_failure(tmp_path: Path, life_s: float, is_failing: bool) -> None:
    clock = FakeClock()

    class Scripted(Link):
        def _new_connection(self) -> AnyConnection:
            return ShortLived(clock, life_s)

    heard = Heard(Scripted(settings=settings_for(tmp_path, port=1), clock=clock, wake=lambda: None))
    heard.link.start()
    wait_for(lambda: len(heard.texts()) >= 3)
    heard.link.stop()

    assert ("holds, 3 tries" in heard.texts()[2]) == is_failing


@pytest.mark.parametrize(
    ("host", "is_tls", "is_told"),
    [("broker.invalid", False, True), ("broker.invalid", True, False), ("127.0.0.1", False, False)],
)
def test_the_check_says_that_a_line_through_the_network_is_in_clear(
    tmp_path: Path, host: str, is_tls: bool, is_told: bool
) -> None:
    settings = msgspec.structs.replace(settings_for(tmp_path, port=1), is_tls=is_tls, broker_host=host)

    told = [finding.text for finding in examine(settings, clock=SystemClock()) if finding.what == "encryption"]

    assert bool(told) == is_told
    assert all("set tls = true" in text for text in told)
