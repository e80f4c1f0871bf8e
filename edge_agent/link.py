"""The way to the cloud, kept open: connections one after another with growing pauses, told about as events.

A new attempt is a new object, so that no old queue lives on. The connection of this file speaks MQTT with a broker;
the one over HTTPS is `https_connection`.
"""

import queue
import random
import threading
import traceback
from collections.abc import Callable
from typing import Any, Final, Literal, Protocol

import paho.mqtt.client as mqtt
import structlog
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from paho.mqtt.subscribeoptions import SubscribeOptions

from edge_agent.clock import Clock
from edge_agent.settings import Settings
from edge_agent.way import (
    STOP_TIMEOUT_S,
    TRIES_BEFORE_ADVICE,
    Channel,
    Connected,
    Denied,
    LinkEvent,
    Lost,
    Received,
    Refusal,
    pause_s,
)
from schemas.downlink import GatewayState, encode
from schemas.envelope import MAX_BATCH_BYTES
from schemas.topics import HOST_STATE_TOPIC, gateway_topic

log = structlog.get_logger()

KEEPALIVE_S: Final = 10
CONNECT_TIMEOUT_S: Final = 5.0
ANSWER_TIMEOUT_S: Final = 8.0
"""From TCP connection to CONNACK and SUBACK; some brokers answer wrong credentials with silence."""
GOOD_BYE_S: Final = 1.0
STEADY_AFTER_S: Final = 60.0
"""A connection that ends sooner counts as a failure: two programs of one id would cut each other off without end."""
SESSION_EXPIRY_S: Final = 24 * 3600
REFUSED: Final = 128
"""Reason codes from here on are refusals (MQTT 5 §2.4)."""
IN_FLIGHT: Final = 20
"""As many as mosquitto takes by default; it cuts a client that sends more (Receive Maximum)."""
TAKEN_OVER: Final = 0x8E
PUBLISH_OVERHEAD_BYTES: Final = 200
REFUSALS: Final[dict[int, Refusal]] = {0x87: "rights", 0x90: "rights", 0x95: "size", 0x97: "busy"}
"""Not authorized, topic name invalid, packet too large, quota exceeded (MQTT 5 §2.4); else it may lie in the batch."""


class AnyConnection(Protocol):
    """A connection that is made once, stays until cut or closed, and tells what happens as events."""

    was_accepted: bool

    def live(self, stop: threading.Event) -> str:
        """Connect, stay until the end and return its cause."""

    def publish(self, payload: bytes) -> bool:
        """Hand a batch to the network; whether it arrives is only known from the cloud's ack."""


class Connection:
    """One session with a broker; it counts as made once the broker lets us hear what the cloud says."""

    def __init__(self, *, settings: Settings, state: Callable[[str], GatewayState], tell: Callable[[LinkEvent], None]):
        self._settings = settings
        self._state = state
        self._tell = tell
        self._ended = threading.Event()
        self._answered = threading.Event()
        self._cause = "the broker cut the connection"
        self._up_topic = gateway_topic(settings.gateway_id, "up")
        self._state_topic = gateway_topic(settings.gateway_id, "state")
        self._channels: dict[str, Channel] = {
            gateway_topic(settings.gateway_id, "ack"): "ack",
            gateway_topic(settings.gateway_id, "cmd"): "cmd",
            HOST_STATE_TOPIC: "host",
        }
        self.was_accepted = False
        self._largest_bytes = 4 * MAX_BATCH_BYTES

    def live(self, stop: threading.Event) -> str:
        """Connect, stay until the end and return its cause."""
        where = self._settings
        try:
            self._client = self._make_client()
        except (OSError, ValueError) as error:  # what a certificate's file holds may change at any time
            return f"{_certificate_files(where)} cannot be used ({error}); put it right"
        try:
            self._client.connect(
                where.broker_host, where.broker_port, keepalive=KEEPALIVE_S, clean_start=False, properties=_session()
            )
        except (OSError, ValueError) as error:
            return str(error) or type(error).__name__
        self._client.loop_start()
        try:
            if not self._answered.wait(ANSWER_TIMEOUT_S):
                return "the broker does not answer"
            while not self._ended.wait(0.2):
                if stop.is_set():
                    self._say_good_bye()
                    break
            return self._cause
        finally:
            self._client.disconnect()
            self._client.loop_stop()

    def publish(self, payload: bytes) -> bool:
        """Hand a batch to the network; whether it arrives is only known from the cloud's ack."""
        if not self.was_accepted or self._ended.is_set():
            return False
        if len(payload) + PUBLISH_OVERHEAD_BYTES > self._largest_bytes:
            text = f"{len(payload)} bytes; the broker takes messages of at most {self._largest_bytes}"
            self._tell(Denied("size", text))
            return False
        return self._client.publish(self._up_topic, payload, qos=1).rc == MQTTErrorCode.MQTT_ERR_SUCCESS

    def _say_good_bye(self) -> None:
        """Say that we leave on purpose, so that the will is not needed."""
        message = self._client.publish(self._state_topic, encode(self._state("offline")), qos=1, retain=True)
        try:
            message.wait_for_publish(timeout=GOOD_BYE_S)
        except (ValueError, RuntimeError):
            self._cause = "left without a good-bye"

    def _make_client(self) -> mqtt.Client:
        settings = self._settings
        client = mqtt.Client(
            CallbackAPIVersion.VERSION2,
            client_id=settings.username,
            protocol=mqtt.MQTTv5,
            reconnect_on_failure=False,
        )
        client.connect_timeout = CONNECT_TIMEOUT_S
        client.max_inflight_messages_set(IN_FLIGHT)
        client.username_pw_set(settings.username, settings.password)
        if settings.is_tls:
            client.tls_set(
                ca_certs=str(settings.ca_file) if settings.ca_file else None,
                certfile=str(settings.certificate_file) if settings.certificate_file else None,
                keyfile=str(settings.key_file) if settings.key_file else None,
            )
        client.will_set(self._state_topic, encode(self._state("offline")), qos=1, retain=True)
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        client.on_publish = self._on_publish
        return client

    def _on_connect(
        self, client: mqtt.Client, _userdata: Any, _flags: Any, reason: ReasonCode, properties: Any
    ) -> None:
        if reason.is_failure:
            self._cause = f"the broker refused us: {reason}"
            return
        self._largest_bytes = getattr(properties, "MaximumPacketSize", self._largest_bytes)
        client.subscribe([(topic, SubscribeOptions(qos=1)) for topic in self._channels])

    def _on_subscribe(
        self, client: mqtt.Client, _userdata: Any, _mid: int, reasons: list[ReasonCode], _properties: Any
    ) -> None:
        """Without the acks nothing that is sent would ever count: a refused subscription is no connection."""
        denied = [
            f"{topic} ({reason})"
            for topic, reason in zip(self._channels, reasons, strict=False)
            if reason.value >= REFUSED
        ]
        if denied:
            user = self._settings.username
            self._cause = f"the broker does not let user {user} hear {', '.join(denied)}; correct its access rules"
            client.disconnect()
            return
        self.was_accepted = True
        client.publish(self._state_topic, encode(self._state("online")), qos=1, retain=True)
        self._tell(Connected())
        self._answered.set()

    def _on_disconnect(
        self, _client: mqtt.Client, _userdata: Any, _flags: Any, reason: ReasonCode, _properties: Any
    ) -> None:
        if self.was_accepted:
            self._cause = f"the connection was lost: {reason}"
        if reason.value == TAKEN_OVER:
            user = self._settings.username
            self._cause = f"another program is connected with our id {user} ({reason}); each edge agent needs its own"
        self._ended.set()
        self._answered.set()

    def _on_message(self, _client: mqtt.Client, _userdata: Any, message: mqtt.MQTTMessage) -> None:
        channel = self._channels.get(message.topic)
        if channel is not None:
            self._tell(Received(channel, bytes(message.payload)))

    def _on_publish(
        self, _client: mqtt.Client, _userdata: Any, _mid: int, reason: ReasonCode, _properties: Any
    ) -> None:
        if reason.value >= REFUSED:
            self._tell(Denied(REFUSALS.get(reason.value, "batch"), f"{reason}, reason code {reason.value}"))


def _certificate_files(settings: Settings) -> str:
    files = (settings.ca_file, settings.certificate_file, settings.key_file)
    return " or ".join(str(file) for file in files if file is not None) or "the system's list of authorities"


def _session() -> Properties:
    properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho leaves it untyped
    properties.SessionExpiryInterval = SESSION_EXPIRY_S
    return properties


class Link:
    """A thread that connects again and again; batches published without a connection are simply not sent."""

    def __init__(self, *, settings: Settings, clock: Clock, wake: Callable[[], None]) -> None:
        self._settings = settings
        self._clock = clock
        self._wake = wake
        self._connection: AnyConnection | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="link", daemon=True)
        self._random = random.Random()  # noqa: S311  # only spreads reconnections over time
        self.events: queue.SimpleQueue[LinkEvent] = queue.SimpleQueue()

    def start(self) -> None:
        """Begin to connect."""
        self._thread.start()

    def stop(self) -> None:
        """Leave with a good-bye."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_TIMEOUT_S)

    @property
    def is_alive(self) -> bool:
        """Tell whether it still tries, or was not started or has been stopped."""
        return self._thread.is_alive() or self._thread.ident is None or self._stop.is_set()

    def publish(self, payload: bytes) -> bool:
        """Tell whether the batch was handed to the network."""
        connection = self._connection
        return connection is not None and connection.publish(payload)

    def _run(self) -> None:
        failures = 0
        while not self._stop.is_set():
            began_s = self._clock.monotonic_s()
            cause = self._live()
            is_steady = self._clock.monotonic_s() - began_s >= STEADY_AFTER_S
            failures = 1 if is_steady and self._was_accepted() else failures + 1
            if self._stop.is_set():
                return
            self._tell(Lost(self._text(cause, failures)))
            self._stop.wait(pause_s(failures) * self._random.uniform(0.5, 1.0))

    def _was_accepted(self) -> bool:
        return self._connection is not None and self._connection.was_accepted

    def _live(self) -> str:
        """Make a connection, stay until its end and return the cause."""
        self._connection = None
        try:
            self._connection = self._new_connection()
            return self._connection.live(self._stop)
        except Exception as error:
            # The outermost loop of this thread: without it nothing would ever be delivered again.
            log.error("link.failed", traceback=traceback.format_exc())
            return f"{type(error).__name__}: {error}"

    def _new_connection(self) -> AnyConnection:
        if self._settings.cloud_url is None:
            return Connection(settings=self._settings, state=self._state, tell=self._tell)
        from edge_agent.https_connection import HttpsConnection  # aiohttp is for those who use it

        return HttpsConnection(settings=self._settings, tell=self._tell)

    def _text(self, cause: str, failures: int) -> str:
        where = self._settings.other_side
        if failures < TRIES_BEFORE_ADVICE:
            return f"no connection to {where}: {cause}"
        if self._was_accepted():  # brokers do not always say why they cut: mosquitto 2.0.11 does not for a second one
            return f"no connection to {where} holds, {failures} tries: {cause}; {self._whether_alone()}"
        return f"no connection to {where} after {failures} tries: {cause}; {self._settings.what_to_check}"

    def _whether_alone(self) -> str:
        return f"check that no other program is connected with our id {self._settings.username}"

    def _tell(self, event: LinkEvent) -> None:
        self.events.put(event)
        self._wake()

    def _state(self, state: str) -> GatewayState:
        word: Literal["online", "offline"] = "online" if state == "online" else "offline"
        return GatewayState(state=word, boot=self._clock.boot, at_us=self._clock.now_us())
