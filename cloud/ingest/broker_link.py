"""The line to the broker: what arrives is queued; acks and commands go out from here.

paho is driven by our own event loop, and messages do not pass it (`wire`). A thread of its own asks for Python's lock
five times a message, and gets it only when the other thread lets go: 700 messages a second beside a busy loop, where
paho by itself reads 5,000 in this loop (2026-11-27).

Messages are acknowledged to the broker by hand, in the order of their arrival, after the COMMIT. Back-pressure is not
acknowledging: the broker's in-flight window closes and the edges keep their records. So no more than `RECEIVE_MAXIMUM`
messages are ever in this program's hands, whatever the database does.
"""

import asyncio
import contextlib
import time
from collections import deque
from dataclasses import dataclass
from typing import Any, Final

import paho.mqtt.client as mqtt
import structlog
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from cloud.ingest.network import Network
from cloud.ingest.wire import LARGEST_PACKET_BYTES, Client
from schemas.downlink import Ack, Command, HostState, encode
from schemas.envelope import ACCEPTED_VERSIONS
from schemas.topics import HOST_STATE_TOPIC, bucket_filter, bucket_of, gateway_topic

log = structlog.get_logger()

KEEPALIVE_S: Final = 20
FIRST_PAUSE_S: Final = 1
LONGEST_PAUSE_S: Final = 8
SESSION_EXPIRY_S: Final = 7 * 24 * 3600
RECEIVE_MAXIMUM: Final = 1000
TRIES_BEFORE_ADVICE: Final = 3
SUBSCRIBE_AGAIN_S: Final = 10.0
COMMAND_EXPIRY_S: Final = 60
REFUSED: Final = 128
"""Reason codes from here on are refusals (MQTT 5 §2.4)."""


@dataclass(frozen=True, slots=True)
class Message:
    """What came from the broker; `connection` counts our connections, for each has its own message numbers."""

    topic: str
    payload: bytes
    mid: int
    qos: int
    connection: int
    arrived_at_s: float


class Inbox:
    """What has arrived and waits; never longer than the window."""

    def __init__(self, *, capacity: int = RECEIVE_MAXIMUM) -> None:
        self._refused = 0
        self._capacity = capacity
        self._waiting: deque[Message] = deque()
        self._bell = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: Message) -> None:
        """Add one. Only messages that the broker need not have acknowledged (QoS 0) can be too many: they are refused,
        and come again since their edge gets no ack.
        """
        if len(self._waiting) >= self._capacity:
            self._refused += 1
            return
        self._waiting.append(message)
        self._bell.set()

    def refused_since(self) -> int:
        """Return how many were refused since this was asked for."""
        refused, self._refused = self._refused, 0
        return refused

    def clear(self) -> None:
        """Forget what waits: on a new connection the broker sends it again, or else the edges do."""
        self._waiting.clear()

    async def take(self, *, within_s: float) -> Message | None:
        """Return the next message, or None if none comes in time."""
        if not self._waiting and within_s > 0:
            self._bell.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), within_s)
        return self._waiting.popleft() if self._waiting else None


class BrokerLink:
    """One MQTT session of the ingest program, kept by the broker while we are away."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        username: str,
        password: str,
        client_id: str,
        buckets: list[str],
        epoch: str,
        inbox: Inbox,
    ) -> None:
        self._where = f"{host}:{port}"
        self._buckets = buckets
        self._epoch = epoch
        self._inbox = inbox
        self._failed_tries = 0
        self._connection = 0
        self._client = Client(CallbackAPIVersion.VERSION2, client_id=client_id, protocol=mqtt.MQTTv5, manual_ack=True)
        self._client.username_pw_set(username, password)
        self._client.on_connect = self._on_connect
        self._client.on_disconnect = self._on_disconnect
        self._client.on_message = self._on_message
        self._client.on_subscribe = self._on_subscribe
        self._client.on_publish = self._on_publish
        self._is_refused = False
        self._network = Network(self._client, on_message=self._arrived)
        self._address = (host, port)

    def start(self) -> None:
        """Connect, and connect again for ever."""
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho left it untyped
        properties.SessionExpiryInterval = SESSION_EXPIRY_S
        properties.ReceiveMaximum = RECEIVE_MAXIMUM
        properties.MaximumPacketSize = LARGEST_PACKET_BYTES
        self._client.connect_async(*self._address, keepalive=KEEPALIVE_S, clean_start=False, properties=properties)
        self._task = asyncio.create_task(self._stay_connected())

    async def stop(self) -> None:
        """Leave; the broker keeps the session."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._network.leave()

    async def _stay_connected(self) -> None:
        pause_s = FIRST_PAUSE_S
        while True:
            connections = self._connection
            try:
                await self._network.connect()
            except OSError:
                self._told_no("no answer")
            else:
                await self._network.until_lost()
            pause_s = FIRST_PAUSE_S if self._connection > connections else min(pause_s * 2, LONGEST_PAUSE_S)
            await asyncio.sleep(pause_s)

    def acknowledge(self, message: Message) -> None:
        """Tell the broker that a message is done with; one of an earlier connection has come again or will."""
        if message.connection == self._connection:
            self._client.ack(message.mid, message.qos)

    def send_ack(self, *, gateway_id: str, stream_id: str, upto: int) -> None:
        """Tell the edge how far its stream is committed."""
        ack = Ack(stream=stream_id, upto=upto, epoch=self._epoch)
        self._client.publish(gateway_topic(gateway_id, "ack"), encode(ack), qos=1)

    def send_command(self, *, gateway_id: str, command: Command) -> None:
        """Send an order to the edge; it is sent again as long as the edge reports another state.

        Nothing is queued while there is no connection, nor kept for long by the broker for an edge that is away.
        """
        if self.is_connected:
            properties = Properties(PacketTypes.PUBLISH)  # type: ignore[no-untyped-call]  # paho left it untyped
            properties.MessageExpiryInterval = COMMAND_EXPIRY_S
            topic = gateway_topic(gateway_id, "cmd")
            self._client.publish(topic, encode(command), qos=1, properties=properties)

    @property
    def is_connected(self) -> bool:
        """Tell whether the broker has let us in."""
        return self._client.is_connected()

    def serves(self, gateway_id: str) -> bool:
        """Tell whether this edge agent's messages come to this program."""
        return bucket_of(gateway_id) in self._buckets

    def _on_connect(self, client: mqtt.Client, userdata: Any, flags: Any, reason: Any, properties: Any) -> None:
        del userdata, flags, properties
        if reason.is_failure:
            self._told_no(str(reason))
            return
        self._connection += 1
        self._inbox.clear()
        if self._failed_tries:
            log.info("ingest.broker_back", broker=self._where)
        else:
            log.info("ingest.broker_connected", broker=self._where)
        self._failed_tries = 0
        state = HostState(versions=list(ACCEPTED_VERSIONS), epoch=self._epoch, at_us=time.time_ns() // 1000)
        self._subscribe()
        client.publish(HOST_STATE_TOPIC, encode(state), qos=1, retain=True)

    def _subscribe(self) -> None:
        self._client.subscribe([(bucket_filter(bucket, "up"), 1) for bucket in self._buckets])

    def _on_subscribe(self, client: mqtt.Client, userdata: Any, mid: int, reasons: Any, properties: Any) -> None:
        """A refused subscription would look like edges that say nothing: it is told, and asked for again."""
        del client, userdata, mid, properties
        refused = [str(reason) for reason in reasons if reason.value >= REFUSED]
        if refused:
            advice = "let the service's own account read mafundi/v1/+/+/up and write the rest"
            log.error(
                "ingest.not_subscribed", broker=self._where, refused=len(refused), reason=refused[0], advice=advice
            )
            asyncio.get_running_loop().call_later(SUBSCRIBE_AGAIN_S, self._subscribe)

    def _on_publish(self, client: mqtt.Client, userdata: Any, mid: int, reason: Any, properties: Any) -> None:
        """An ack that the broker does not take never reaches its edge, which then sends for ever: said once."""
        del client, userdata, mid, properties
        is_refused = reason.value >= REFUSED
        if is_refused and not self._is_refused:
            advice = "let the service's own account write to mafundi/v1/#"
            log.error("ingest.broker_takes_no_acks", broker=self._where, reason=str(reason), advice=advice)
        self._is_refused = is_refused

    def _on_disconnect(self, client: mqtt.Client, userdata: Any, flags: Any, reason: Any, properties: Any) -> None:
        del client, userdata, flags, properties
        self._network.lost.set()
        if reason.is_failure:
            self._told_no(str(reason))

    def _on_message(self, client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
        """Only what a broker sends otherwise than it was asked to: messages of QoS 1 are never seen by paho."""
        del client, userdata
        try:
            topic = message.topic
        except UnicodeDecodeError:  # no filter of ours matches such a topic
            topic = "\N{REPLACEMENT CHARACTER}"
        self._arrived(topic, bytes(message.payload), message.mid, qos=message.qos)

    def _arrived(self, topic: str, payload: bytes, mid: int, *, qos: int = 1) -> None:
        self._inbox.put(Message(topic, payload, mid, qos, self._connection, time.monotonic()))

    def _told_no(self, reason: str) -> None:
        """Say it once, and once more with advice; not at every try."""
        self._failed_tries += 1
        if self._failed_tries == 1:
            log.warning("ingest.broker_unreachable", broker=self._where, reason=reason, will="try again")
        elif self._failed_tries == TRIES_BEFORE_ADVICE:
            log.warning(
                "ingest.broker_still_unreachable",
                broker=self._where,
                reason=reason,
                advice="check that the broker runs, and MAFUNDI_BROKER_HOST, _PORT, _USERNAME and _PASSWORD",
            )
