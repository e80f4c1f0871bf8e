"""What the broker refuses the service is told with what to do, and asked for again."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cloud.ingest import broker_link
from cloud.ingest.broker_link import BrokerLink, Inbox
from tests.edge_agent.broker import DynamicMosquitto

pytestmark = pytest.mark.anyio


class Lines:
    """What the link says; the tests' own log is silent."""

    def __init__(self) -> None:
        self.said: list[dict[str, object]] = []

    def __getattr__(self, level: str) -> Callable[..., None]:
        return lambda event, **fields: self.said.append({"event": event, "log_level": level, **fields})


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    lines = Lines()
    monkeypatch.setattr(broker_link, "log", lines)
    return lines.said


def link_to(broker: DynamicMosquitto) -> BrokerLink:
    return BrokerLink(
        host="127.0.0.1",
        port=broker.port,
        username="mafundi-host",
        password="secret",
        client_id="ingest",
        buckets=["00", "01"],
        epoch="epoch-1",
        inbox=Inbox(),
    )


async def told(event: str, logs: list[dict[str, object]], *, times: int = 1) -> dict[str, object]:
    deadline = time.monotonic() + 10
    while True:
        found = [line for line in logs if line["event"] == event]
        if len(found) >= times:
            return found[-1]
        assert time.monotonic() < deadline, logs
        await asyncio.sleep(0.05)


async def test_a_refused_subscription_is_an_error_and_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logs: list[dict[str, object]]
) -> None:
    monkeypatch.setattr(broker_link, "SUBSCRIBE_AGAIN_S", 0.1)
    broker = DynamicMosquitto(tmp_path, denied=[("subscribePattern", "mafundi/v1/01/+/up")])
    broker.start()
    link = link_to(broker)
    try:
        link.start()
        line = await told("ingest.not_subscribed", logs)
        await told("ingest.not_subscribed", logs, times=2)
    finally:
        await link.stop()
        broker.kill()

    assert (line["log_level"], line["refused"], line["reason"]) == ("error", 1, "Not authorized")


async def test_acks_that_the_broker_does_not_take_are_told_once(tmp_path: Path, logs: list[dict[str, object]]) -> None:
    broker = DynamicMosquitto(tmp_path, denied=[("publishClientSend", "mafundi/v1/+/+/ack")])
    broker.start()
    link = link_to(broker)
    try:
        link.start()
        await told("ingest.broker_connected", logs)
        for upto in range(3):
            link.send_ack(gateway_id="gateway-1", stream_id="stream-1", upto=upto)
        line = await told("ingest.broker_takes_no_acks", logs)
        await asyncio.sleep(0.3)
    finally:
        await link.stop()
        broker.kill()

    assert line["reason"] == "Not authorized"
    assert sum(one["event"] == "ingest.broker_takes_no_acks" for one in logs) == 1
