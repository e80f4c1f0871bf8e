"""The uplink against a real broker and a cloud that loses, repeats and delays its acks."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edge_agent import uplink
from edge_agent.clock import SystemClock
from edge_agent.link import Link
from edge_agent.observations import Notice
from edge_agent.settings import Settings
from edge_agent.spool import Spool
from edge_agent.uplink import Uplink
from schemas.downlink import Ack, Command, decode_gateway_state, encode
from schemas.records import LogRecord
from tests.edge_agent.broker import DynamicMosquitto, EmbeddedBroker, Mosquitto
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.scripted_cloud import ScriptedCloud


class Edge:
    """Spool, link and uplink, without sources."""

    def __init__(
        self,
        folder: Path,
        port: int,
        *,
        password: str | None = None,
        gateway_id: str = "gateway-1",
        settings: Settings | None = None,
    ) -> None:
        self.clock = SystemClock()
        self.spool = Spool.open(folder, clock=self.clock)
        self.commands: list[Command] = []
        self.notices: list[Notice] = []
        self.wake = threading.Event()
        settings = settings or settings_for(folder, port=port, password=password, gateway_id=gateway_id)
        self.link = Link(settings=settings, clock=self.clock, wake=self.wake.set)
        self.uplink = Uplink(
            link=self.link,
            spool=self.spool,
            clock=self.clock,
            wake=self.wake,
            on_command=self.commands.append,
            on_notice=self.notices.append,
        )
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: self.uplink.run(self._stop), daemon=True)
        self._written = 0

    def start(self) -> None:
        self._thread.start()
        self.link.start()

    def stop(self) -> None:
        self._stop.set()
        self.wake.set()
        self._thread.join(timeout=8)
        assert not self._thread.is_alive()
        self.link.stop()
        self.spool.close()

    def write(self, count: int) -> None:
        with self.spool.transaction() as writer:
            for _ in range(count):
                self._written += 1
                writer.append_reading(
                    point_key="p-101/vibration_de",
                    point_unit="mm/s",
                    at_us=self.clock.now_us(),
                    value=float(self._written),
                    quality=0,
                )
        self.wake.set()

    def say(self, text: str) -> None:
        with self.spool.transaction() as writer:
            record = LogRecord(offset=0, at_us=self.clock.now_us(), level="info", event="test", text=text)
            writer.append_record("events", record)
        self.wake.set()

    def has_delivered_all(self) -> bool:
        return all(row.acked_upto == row.produced for row in self.spool.streams() if row.state != "closed")


@contextmanager
def running(edge: Edge) -> Iterator[Edge]:
    edge.start()
    try:
        yield edge
    finally:
        edge.stop()


@pytest.fixture(params=["mosquitto", "iotcore"])
def any_broker(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Mosquitto | EmbeddedBroker]:
    users = {"gateway-1": "secret", "mafundi-host": "secret"}
    kind = Mosquitto if request.param == "mosquitto" else EmbeddedBroker
    broker = kind(tmp_path, users=users)
    broker.start()
    yield broker
    broker.kill()


@pytest.fixture
def cloud(mosquitto: Mosquitto) -> Iterator[ScriptedCloud]:
    cloud = ScriptedCloud(mosquitto.port)
    yield cloud
    cloud.stop()


def values(cloud: ScriptedCloud) -> list[float]:
    return [what[2] for what in cloud.values("history")]


def test_everything_arrives_once_and_in_order(tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud) -> None:
    edge = Edge(tmp_path / "edge", mosquitto.port)
    edge.write(5000)
    edge.say("hello")

    with running(edge):
        cloud.wait_for(edge.has_delivered_all)

    assert values(cloud) == [float(number) for number in range(1, 5001)]
    assert [record.text for record in cloud.values("events")] == ["hello"]
    assert [decode_gateway_state(state).state for state in cloud.states] == ["online", "offline"]


def test_lost_repeated_and_late_acks_neither_lose_nor_double(
    tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud
) -> None:
    held: list[Ack] = []
    count = 0

    def policy(ack: Ack) -> list[Ack]:
        nonlocal count
        count += 1
        if count % 7 == 0:
            held.append(ack)
        return ([], [ack, ack], [ack], [ack, *held[-3:]])[count % 4]

    cloud.ack_policy = policy
    edge = Edge(tmp_path / "edge", mosquitto.port)

    with running(edge):
        for _ in range(20):
            edge.write(300)
            time.sleep(0.02)
        cloud.wait_for(edge.has_delivered_all, timeout_s=20)

    assert values(cloud) == [float(number) for number in range(1, 6001)]


def test_a_killed_broker_costs_nothing(tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud) -> None:
    edge = Edge(tmp_path / "edge", mosquitto.port)

    with running(edge):
        edge.write(2000)
        cloud.wait_for(lambda: len(values(cloud)) >= 500)
        mosquitto.kill()
        edge.write(2000)
        mosquitto.start()
        began_s = time.monotonic()
        cloud.wait_for(edge.has_delivered_all)

    assert time.monotonic() - began_s < 15
    assert values(cloud) == [float(number) for number in range(1, 4001)]


def test_a_restored_cloud_gets_again_what_it_lost(tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud) -> None:
    edge = Edge(tmp_path / "edge", mosquitto.port)

    with running(edge):
        edge.write(1000)
        edge.say("kept")
        cloud.wait_for(edge.has_delivered_all)
        cloud.restore_backup(epoch="epoch-2", keep=lambda _stream: 400)
        cloud.restore_backup(epoch="epoch-2", keep=lambda stream: 0 if cloud.lane_of[stream] == "events" else 400)
        cloud.say_host_state()
        cloud.wait_for(lambda: len(values(cloud)) == 1000 and len(cloud.values("events")) == 1)

    assert values(cloud) == [float(number) for number in range(1, 1001)]


def test_a_rolled_back_spool_goes_on_in_a_new_stream(
    tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud
) -> None:
    edge = Edge(tmp_path / "edge", mosquitto.port)
    edge.write(10)
    old = edge.spool.current_stream("history").id
    cloud.cursors[old], cloud.stored[old], cloud.dropped[old], cloud.lane_of[old] = 50, {}, {}, "history"

    with running(edge):
        cloud.wait_for(lambda: len(values(cloud)) == 10)
        new = edge.spool.current_stream("history").id
        cloud.wait_for(edge.has_delivered_all)

    assert new != old
    assert sorted(cloud.stored[new]) == list(range(1, 11))
    assert "rolled back or copied" in edge.notices[0].text


def test_events_do_not_wait_behind_history(tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud) -> None:
    edge = Edge(tmp_path / "edge", mosquitto.port)
    edge.write(30_000)

    with running(edge):
        cloud.wait_for(lambda: len(values(cloud)) > 1000)
        edge.say("alarm")
        cloud.wait_for(lambda: len(cloud.values("events")) == 1)
        history_when_told = len(values(cloud))

    assert history_when_told < 30_000


def test_wrong_password_is_told_with_what_to_check(tmp_path: Path) -> None:
    broker = Mosquitto(tmp_path, users={"gateway-1": "right"})
    broker.start()
    edge = Edge(tmp_path / "edge", broker.port, password="wrong")

    try:
        with running(edge):
            deadline = time.monotonic() + 15
            while "check user, password and port" not in (edge.uplink.last_problem or ""):
                assert time.monotonic() < deadline
                time.sleep(0.05)
    finally:
        broker.kill()

    assert "Not authorized" in (edge.uplink.last_problem or "")


def test_denied_publish_is_told_once_and_nothing_is_lost(tmp_path: Path) -> None:
    acl = "user mafundi-host\ntopic readwrite #\nuser gateway-1\ntopic read #\n"
    broker = Mosquitto(tmp_path, users={"gateway-1": "secret", "mafundi-host": "secret"}, acl=acl)
    broker.start()
    edge = Edge(tmp_path / "edge", broker.port, password="secret")
    edge.write(5)

    try:
        with running(edge):
            deadline = time.monotonic() + 10
            while not edge.notices:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            time.sleep(2)
    finally:
        broker.kill()

    assert [notice.event for notice in edge.notices] == ["uplink.denied"]
    assert "Not authorized" in edge.notices[0].text


def test_a_denied_publish_counts_as_not_sent_and_goes_once_it_is_allowed(tmp_path: Path) -> None:
    denying = "user mafundi-host\ntopic readwrite #\nuser gateway-1\ntopic read #\n"
    allowed = denying.replace("topic read #", "topic readwrite #")
    broker = Mosquitto(tmp_path, users={"gateway-1": "secret", "mafundi-host": "secret"}, acl=denying)
    broker.start()
    edge = Edge(tmp_path / "edge", broker.port, password="secret")
    edge.write(5)

    with running(edge):
        wait_for(lambda: "reason code 135" in (edge.uplink.last_problem or ""))
        assert all(not delivery._in_flight for delivery in edge.uplink._deliveries.values())
        (tmp_path / "acl").write_text(allowed)
        broker.read_again()
        cloud = ScriptedCloud(broker.port, password="secret")
        cloud.wait_for(edge.has_delivered_all)
        assert edge.uplink.last_problem is None
    cloud.stop()
    broker.kill()

    assert values(cloud) == [1.0, 2.0, 3.0, 4.0, 5.0]


def test_a_denied_subscription_is_no_connection(tmp_path: Path) -> None:
    broker = DynamicMosquitto(tmp_path)
    broker.start()
    edge = Edge(tmp_path / "edge", broker.port, password="secret")
    edge.write(5)

    with running(edge):
        wait_for(lambda: "does not let user gateway-1 hear" in (edge.uplink.last_problem or ""))
        problem = edge.uplink.last_problem or ""
        assert not edge.uplink.is_connected
        broker.allow_all()
        cloud = ScriptedCloud(broker.port, password="secret")
        cloud.wait_for(edge.has_delivered_all, timeout_s=25)
    cloud.stop()
    broker.kill()

    assert "/gateway-1/ack (Not authorized)" in problem
    assert "/gateway-1/cmd" not in problem


def test_acks_that_the_broker_keeps_to_itself_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uplink, "UNANSWERED_AFTER_S", 1.0)
    acl = "user mafundi-host\ntopic readwrite #\nuser gateway-1\ntopic write #\n"
    broker = Mosquitto(tmp_path, users={"gateway-1": "secret", "mafundi-host": "secret"}, acl=acl)
    broker.start()
    cloud = ScriptedCloud(broker.port, password="secret")
    edge = Edge(tmp_path / "edge", broker.port, password="secret")
    edge.write(5)

    with running(edge):
        wait_for(lambda: "hear its own topics" in (edge.uplink.last_problem or ""))
        (tmp_path / "acl").write_text(acl.replace("topic write #", "topic readwrite #"))
        broker.read_again()
        cloud.wait_for(edge.has_delivered_all)
        wait_for(lambda: edge.uplink.last_problem is None)
    cloud.stop()
    broker.kill()


def test_a_broker_that_takes_less_gets_smaller_batches(tmp_path: Path) -> None:
    broker = Mosquitto(tmp_path, more=["max_packet_size 4000"])
    broker.start()
    cloud = ScriptedCloud(broker.port)
    edge = Edge(tmp_path / "edge", broker.port)
    edge.write(500)

    with running(edge):
        cloud.wait_for(edge.has_delivered_all)
    cloud.stop()
    broker.kill()

    assert values(cloud) == [float(number) for number in range(1, 501)]
    assert "too large for the other side" in edge.notices[0].text


def test_a_version_that_is_not_accepted_stops_all_sending_until_it_is(
    tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud
) -> None:
    cloud.say_host_state(versions=[2])
    time.sleep(0.2)  # retained before the edge comes
    edge = Edge(tmp_path / "edge", mosquitto.port)

    with running(edge):
        wait_for(lambda: "reads envelope versions [2]" in (edge.uplink.last_problem or ""))
        edge.write(10)
        time.sleep(1)
        assert cloud.batches == []
        cloud.say_host_state(versions=[1, 2])
        cloud.wait_for(edge.has_delivered_all)
        assert edge.uplink.last_problem is None

    assert [notice.event for notice in edge.notices] == ["uplink.version_not_spoken"]


def wait_for(condition: Callable[[], bool], *, timeout_s: float = 15.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_commands_reach_the_edge(tmp_path: Path, mosquitto: Mosquitto, cloud: ScriptedCloud) -> None:
    edge = Edge(tmp_path / "edge", mosquitto.port)
    command = Command(id="c-1", kind="configure", expires_at_us=2**60, body={"version": 3})

    with running(edge):
        edge.say("here")
        cloud.wait_for(edge.has_delivered_all)
        cloud.send("cmd", encode(command))
        cloud.send("cmd", b"not json")
        cloud.wait_for(lambda: bool(edge.commands))

    assert edge.commands == [command]


@pytest.mark.serial
def test_both_brokers_carry_the_contract_through_a_crash_of_their_own(
    tmp_path: Path, any_broker: Mosquitto | EmbeddedBroker
) -> None:
    cloud = ScriptedCloud(any_broker.port, password="secret")
    edge = Edge(tmp_path / "edge", any_broker.port, password="secret")
    command = Command(id="c-1", kind="configure", expires_at_us=2**60, body={})

    with running(edge):
        edge.write(10_000)
        edge.say("before")
        cloud.wait_for(lambda: len(values(cloud)) >= 1000)
        any_broker.kill()
        edge.write(2000)
        any_broker.start()
        edge.say("after")
        cloud.wait_for(edge.has_delivered_all, timeout_s=20)
        cloud.send("cmd", encode(command))
        cloud.wait_for(lambda: bool(edge.commands))
    cloud.stop()

    assert values(cloud) == [float(number) for number in range(1, 12_001)]
    assert [record.text for record in cloud.values("events")] == ["before", "after"]
    assert edge.commands == [command]
