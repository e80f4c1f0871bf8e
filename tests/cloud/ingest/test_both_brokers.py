"""The line of the ingest program at both brokers: all arrives whole, in order, and again until it is acknowledged."""

import asyncio
import time
from pathlib import Path

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from cloud.ingest.broker_link import BrokerLink, Inbox, Message
from schemas.topics import bucket_of, gateway_topic
from tests.edge_agent.broker import EmbeddedBroker, Mosquitto

pytestmark = pytest.mark.anyio

GATEWAY = "gateway-1"
USERS = {"mafundi-host": "secret", GATEWAY: "secret"}
SIZES = [1, 100, 127, 128, 8_000, 16_383, 16_384, 60_000]
PAYLOADS = [number.to_bytes(4, "big") + bytes(SIZES[number % len(SIZES)]) for number in range(100)]


def link_to(port: int, inbox: Inbox) -> BrokerLink:
    return BrokerLink(
        host="127.0.0.1",
        port=port,
        username="mafundi-host",
        password="secret",
        client_id="ingest",
        buckets=[bucket_of(GATEWAY)],
        epoch="epoch-1",
        inbox=inbox,
    )


async def received(inbox: Inbox, count: int) -> list[Message]:
    messages: list[Message] = []
    deadline = time.monotonic() + 20
    while len(messages) < count:
        message = await inbox.take(within_s=0.1)
        if message is not None:
            messages.append(message)
        assert time.monotonic() < deadline, f"{len(messages)} of {count}"
    return messages


async def connected(link: BrokerLink) -> None:
    link.start()
    deadline = time.monotonic() + 20
    while not link.is_connected:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)  # until it has subscribed


def publish(port: int) -> None:
    edge = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=GATEWAY, protocol=mqtt.MQTTv5)
    edge.username_pw_set(GATEWAY, "secret")
    edge.connect("127.0.0.1", port)
    edge.loop_start()
    for payload in PAYLOADS:
        edge.publish(gateway_topic(GATEWAY, "up"), payload, qos=1).wait_for_publish(10)
    edge.disconnect()
    edge.loop_stop()


@pytest.mark.parametrize("broker_type", [Mosquitto, EmbeddedBroker])
async def test_messages_arrive_whole_in_order_and_again_until_acknowledged(
    tmp_path: Path, broker_type: type[Mosquitto] | type[EmbeddedBroker]
) -> None:
    broker = broker_type(tmp_path, users=USERS)
    broker.start()
    inbox = Inbox()
    link, later = link_to(broker.port, inbox), link_to(broker.port, again := Inbox())
    try:
        await connected(link)
        await asyncio.to_thread(publish, broker.port)
        first = await received(inbox, len(PAYLOADS))
        for message in first[:60]:
            link.acknowledge(message)
        await asyncio.sleep(0.3)
        await link.stop()
        await connected(later)
        second = await received(again, 40)
    finally:
        await later.stop()
        broker.kill()

    assert [message.payload for message in first] == PAYLOADS
    assert {(message.topic, message.qos) for message in first} == {(gateway_topic(GATEWAY, "up"), 1)}
    assert [message.payload for message in second] == PAYLOADS[60:]
