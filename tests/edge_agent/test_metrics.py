"""What Prometheus reads of a working agent: depth, age, losses by reason, room, link and rates, on 127.0.0.1 alone."""

import socket
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import msgspec
import pytest

from edge_agent import metrics
from edge_agent.metrics import serving_metrics
from edge_agent.sources.source import PortReport
from edge_agent.spool import Spool
from edge_agent.spool.ledger import read_ledger
from edge_agent.status import Rate, Status, lane_summary, port_statuses
from tests.edge_agent.conftest import settings_for
from tests.edge_agent.fake_clock import START_US, FakeClock
from tests.programs import free_port


@pytest.fixture
def spool_folder(tmp_path: Path) -> Path:
    spool = Spool.open(tmp_path, clock=FakeClock())
    with spool.transaction() as writer:
        for number in range(10):
            writer.append_reading(point_key="p", point_unit="1", at_us=START_US + number, value=1.0, quality=0)
    history = spool.current_stream("history")
    spool.confirm(history.number, upto=3)
    spool.give_up(history.number, seq=4, reason="not_taken_by_cloud")
    spool.close()
    return tmp_path


def status(**more: object) -> Status:
    told = Status(
        at_us=START_US + 5_000_000,
        process_id=1,
        gateway_id="gateway-1",
        boot="boot",
        clock="synced",
        link="connected",
        spool_bytes=4096,
        spool_cap_bytes=1024**2,
        readings=10,
        left_out=7,
        readings_per_s=2.5,
        ports=port_statuses([PortReport("line-1", rejected=3)]),
    )
    return msgspec.structs.replace(told, **more)


def scrape(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
        return answer.read().decode()


def test_a_scrape_tells_what_waits_what_is_lost_and_why(spool_folder: Path) -> None:
    port = free_port()
    settings = msgspec.structs.replace(settings_for(spool_folder, port=1), metrics_port=port)

    with serving_metrics(settings, status=status):
        text = scrape(port)

    for line in (
        'mafundi_edge_records_waiting{lane="history"} 6.0',
        'mafundi_edge_records_lost_total{lane="history",reason="not_taken_by_cloud"} 1.0',
        "mafundi_edge_link_up 1.0",
        "mafundi_edge_spool_bytes 4096.0",
        "mafundi_edge_gives_up_history 0.0",
        "mafundi_edge_readings_per_second 2.5",
        "mafundi_edge_readings_left_out_total 7.0",
        'mafundi_edge_port_rejected_total{port="line-1"} 3.0',
    ):
        assert line in text.splitlines()
    assert 'mafundi_edge_oldest_waiting_seconds{lane="history"} 4.9' in text


def test_nothing_is_served_unless_a_port_is_named(tmp_path: Path) -> None:
    with serving_metrics(settings_for(tmp_path, port=1), status=status):
        pass  # would have needed the library and a port


def test_a_port_that_is_taken_is_told_and_the_agent_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(metrics, "log", SimpleNamespace(error=lambda event, text: told.append(text)))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings = msgspec.structs.replace(settings_for(tmp_path, port=1), metrics_port=other.getsockname()[1])
        went_on = False
        with serving_metrics(settings, status=status):
            went_on = True

    assert went_on
    assert "name another port under [metrics]" in told[0]


def test_losses_are_summed_by_reason(spool_folder: Path) -> None:
    (_, history) = lane_summary(read_ledger(spool_folder))

    assert (history["pending"], history["confirmed"], history["lost"]) == (6, 3, 1)
    assert history["lost_by_reason"] == {"not_taken_by_cloud": 1}


def test_a_rate_is_that_of_the_last_minute() -> None:
    rate = Rate()

    told = [rate.after(count, now_s=at_s) for at_s, count in ((0, 0), (10, 100), (60, 100), (75, 100))]

    assert told == [0.0, 10.0, pytest.approx(100 / 60), 0.0]
