"""The uplink over HTTPS, against a service that loses answers, refuses, restarts and is not who it should be."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from edge_agent.checkup import examine
from edge_agent.clock import SystemClock
from schemas.downlink import Command
from schemas.envelope import decode_header
from schemas.exchange import MAX_REQUEST_BYTES, split_batches
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.scripted_service import PASSWORD, ScriptedService
from tests.edge_agent.test_uplink import Edge, running
from tests.trust import certificates, presence


class HttpsEdge(Edge):
    """Spool, link and uplink over HTTPS, without sources."""

    def __init__(self, folder: Path, url: str, *, password: str = PASSWORD, ca_file: Path | None = None) -> None:
        settings = settings_for(folder, port=0, password=password)
        settings = msgspec.structs.replace(settings, cloud_url=url, ca_file=ca_file)
        super().__init__(folder, 0, settings=settings)

    def problem(self) -> str:
        return self.uplink.last_problem or ""


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    service = ScriptedService()
    yield service
    service.stop()


def values(service: ScriptedService) -> list[float]:
    return [what[2] for what in service.values("history")]


def numbers(count: int) -> list[float]:
    return [float(number) for number in range(1, count + 1)]


def test_everything_arrives_once_and_in_order(tmp_path: Path, service: ScriptedService) -> None:
    edge = HttpsEdge(tmp_path, service.url)
    edge.write(20_000)
    edge.say("hello")

    with running(edge):
        service.wait_for(edge.has_delivered_all)

    assert values(service) == numbers(20_000)
    assert [record.text for record in service.values("events")] == ["hello"]


def test_lost_answers_neither_lose_nor_double(tmp_path: Path, service: ScriptedService) -> None:
    service.answers_lost = 5
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        for _ in range(10):
            edge.write(300)
            time.sleep(0.02)
        service.wait_for(edge.has_delivered_all, timeout_s=30)

    assert service.answers_lost == 0
    assert values(service) == numbers(3000)


def test_a_busy_service_is_left_alone_as_long_as_it_says(tmp_path: Path, service: ScriptedService) -> None:
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        service.wait_for(lambda: edge.uplink.is_connected)
        service.refusals = [(503, {"Retry-After": "2"})]
        before = len(service.asked_at_s)
        edge.write(100)
        service.wait_for(lambda: "cannot be taken at the moment" in edge.problem())
        service.wait_for(edge.has_delivered_all)
        service.wait_for(lambda: edge.uplink.last_problem is None)

    refused_at_s, next_at_s = service.asked_at_s[before : before + 2]
    assert next_at_s - refused_at_s >= 2
    assert values(service) == numbers(100)
    assert edge.notices == []


def test_a_service_that_takes_less_gets_smaller_batches(tmp_path: Path, service: ScriptedService) -> None:
    service.most_bytes = 4_000
    edge = HttpsEdge(tmp_path, service.url)
    edge.write(500)

    with running(edge):
        service.wait_for(edge.has_delivered_all)

    assert values(service) == numbers(500)
    assert "too large for the other side" in edge.notices[0].text


def test_a_wrong_password_is_told_with_what_to_check(tmp_path: Path, service: ScriptedService) -> None:
    edge = HttpsEdge(tmp_path, service.url, password="wrong")
    edge.write(10)

    with running(edge):
        service.wait_for(lambda: "check user, password and address" in edge.problem())

    assert "belong to no edge agent. (status 401)" in edge.problem()
    assert values(service) == []


def test_another_authority_is_not_trusted_and_nothing_is_sent(tmp_path: Path) -> None:
    ours = certificates(tmp_path / "ours", presence("127.0.0.1"))
    (tmp_path / "ca.pem").write_bytes(ours.authority.to_pem())
    certificates(tmp_path / "theirs", presence("127.0.0.1"))
    service = ScriptedService(context=server_context(tmp_path / "theirs" / "server.pem"))
    edge = HttpsEdge(tmp_path / "edge", service.url, ca_file=tmp_path / "ca.pem")
    edge.write(10)

    try:
        with running(edge):
            service.wait_for(lambda: "certificate verify failed" in edge.problem())
    finally:
        service.stop()

    assert service.asked_at_s == []


def test_our_own_authority_is_trusted(tmp_path: Path) -> None:
    ours = certificates(tmp_path / "ours", presence("127.0.0.1"))
    (tmp_path / "ca.pem").write_bytes(ours.authority.to_pem())
    service = ScriptedService(context=server_context(tmp_path / "ours" / "server.pem"))
    edge = HttpsEdge(tmp_path / "edge", service.url, ca_file=tmp_path / "ca.pem")
    edge.write(10)

    try:
        with running(edge):
            service.wait_for(edge.has_delivered_all)
    finally:
        service.stop()

    assert values(service) == numbers(10)


def test_a_service_that_was_away_gets_all(tmp_path: Path) -> None:
    service = ScriptedService()
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        edge.write(1000)
        service.wait_for(lambda: len(values(service)) == 1000)
        service.stop()
        edge.write(1000)
        service.wait_for(lambda: "no connection to the cloud at" in edge.problem())
        back = ScriptedService(port=service.port)
        for name in ("cursors", "stored", "dropped", "lane_of"):
            setattr(back, name, getattr(service, name))
        began_s = time.monotonic()
        back.wait_for(edge.has_delivered_all)
        back.stop()

    assert time.monotonic() - began_s < 15
    assert values(back) == numbers(2000)


def test_a_restored_cloud_gets_again_what_it_lost(tmp_path: Path, service: ScriptedService) -> None:
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        edge.write(1000)
        service.wait_for(edge.has_delivered_all)
        service.restore_backup(epoch="epoch-2", keep=lambda _stream: 400)
        service.wait_for(lambda: len(values(service)) == 1000)

    assert values(service) == numbers(1000)


def test_a_version_that_is_not_accepted_stops_all_sending_until_it_is(tmp_path: Path, service: ScriptedService) -> None:
    service.versions = [2]
    edge = HttpsEdge(tmp_path, service.url)
    edge.write(10)

    with running(edge):
        service.wait_for(lambda: "reads envelope versions [2]" in edge.problem())
        time.sleep(1)
        assert service.batches == []
        service.versions = [1, 2]
        service.wait_for(edge.has_delivered_all)
        assert edge.uplink.last_problem is None

    assert [notice.event for notice in edge.notices] == ["uplink.version_not_spoken"]


def test_a_command_arrives_with_the_next_answer(tmp_path: Path, service: ScriptedService) -> None:
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        service.wait_for(lambda: edge.uplink.is_connected)
        service.commands = [Command(id="c-1", kind="configure", expires_at_us=2**60, body={})]
        service.wait_for(lambda: [command.id for command in edge.commands] == ["c-1"])


@pytest.mark.parametrize(
    ("status", "words"), [(302, "status 302"), (404, "refused with 404"), (200, "is not our service")]
)
def test_what_is_not_our_service_is_told(tmp_path: Path, service: ScriptedService, status: int, words: str) -> None:
    service.refusals = [(status, {"Location": "http://127.0.0.1:1/"})] * 3
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        service.wait_for(lambda: words in edge.problem())
        service.wait_for(lambda: edge.uplink.is_connected)


def test_the_check_says_whether_the_service_lets_us_in(tmp_path: Path, service: ScriptedService) -> None:
    settings = settings_for(tmp_path, port=0, password=PASSWORD)
    good = msgspec.structs.replace(settings, cloud_url=service.url)
    wrong = msgspec.structs.replace(good, password="wrong")

    findings = [examine(one, clock=SystemClock())[-1] for one in (good, wrong)]

    assert [(one.what, one.is_well) for one in findings] == [("cloud", True), ("cloud", False)]
    assert "check user, password and address" in findings[1].text


@dataclass
class Line:
    """How long a request takes at so many bytes a second."""

    bytes_per_s: float
    sizes: list[int] = field(default_factory=list)


def test_a_slow_line_carries_little_at_once_so_that_an_alarm_comes_through(tmp_path: Path) -> None:
    line = Line(bytes_per_s=60_000)

    class SlowService(ScriptedService):
        def answer(self, authorization: str, body: bytes) -> tuple[int, dict[str, str], bytes] | None:
            line.sizes.append(len(body))
            time.sleep(len(body) / line.bytes_per_s)
            return super().answer(authorization, body)

    service = SlowService()
    edge = HttpsEdge(tmp_path, service.url)
    edge.write(100_000)

    with running(edge):
        service.wait_for(lambda: len(values(service)) > 8_000, timeout_s=40)
        began_s = time.monotonic()
        edge.say("alarm")
        service.wait_for(lambda: len(service.values("events")) == 1)
        took_s = time.monotonic() - began_s
        threading.Thread(target=service.stop, daemon=True).start()

    assert took_s <= 5
    assert max(line.sizes) < MAX_REQUEST_BYTES / 4


def server_context(pem: Path):  # type: ignore[no-untyped-def]  # ssl.SSLContext
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def lanes_of(body: bytes) -> list[str]:
    return [decode_header(batch)[0].lane for batch in split_batches(body)]


def test_an_alarm_goes_before_history_that_already_waits(tmp_path: Path) -> None:
    requests: list[list[str]] = []
    is_alarm_said, has_history = threading.Event(), threading.Event()

    class HeldService(ScriptedService):
        def answer(self, authorization: str, body: bytes) -> tuple[int, dict[str, str], bytes] | None:
            if lanes := lanes_of(body):
                requests.append(lanes)
                has_history.set()
                is_alarm_said.wait(10)
            return super().answer(authorization, body)

    service = HeldService()
    edge = HttpsEdge(tmp_path, service.url)
    edge.write(100_000)

    with running(edge):
        assert has_history.wait(10)
        time.sleep(0.5)  # more history is handed over meanwhile
        edge.say("alarm")
        time.sleep(0.5)
        is_alarm_said.set()
        service.wait_for(lambda: len(service.values("events")) == 1)
        threading.Thread(target=service.stop, daemon=True).start()

    assert requests[0] == ["history"]
    assert requests[1][0] == "events"


@pytest.mark.parametrize("status", [302, 408, 500, 502, 504])
def test_what_a_proxy_says_of_a_service_that_is_away_is_no_batchs_fault(
    tmp_path: Path, service: ScriptedService, status: int
) -> None:
    edge = HttpsEdge(tmp_path, service.url)

    with running(edge):
        service.wait_for(lambda: edge.uplink.is_connected)
        service.refusals = [(status, {})] * 2
        edge.write(10)
        service.wait_for(lambda: "cannot be taken at the moment" in edge.problem())
        service.wait_for(edge.has_delivered_all)

    assert edge.notices == []
    assert values(service) == numbers(10)
