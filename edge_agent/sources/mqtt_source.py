"""Equipment that speaks MQTT by itself: its messages are acknowledged to its broker only after they are on our disk."""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from edge_agent.clock import Clock
from edge_agent.observations import Arrival, Identity
from edge_agent.pipeline import Inbox
from edge_agent.sources.source import Heard, PortReport, Teller
from schemas.configuration import MqttPort

KEEPALIVE_S: Final = 15
CONNECT_TIMEOUT_S: Final = 5.0
FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 5.0
PAUSE_GROWTH: Final = 2.0
SESSION_EXPIRY_S: Final = 24 * 3600
STOP_TIMEOUT_S: Final = 3.0
RECEIVE_MAXIMUM: Final = 1000
"""No broker may have more on the way to us that we have not acknowledged (MQTT 5 §3.1.2.11.3)."""

Hear = Callable[[str, bytes], Heard]
"""Reads one message: topic and payload in, measurements or the reason for none out."""


class MqttSource:
    """A client of the equipment's broker; the broker keeps for us what comes while we are away.

    `filters` are subscribed, `listeners` know exact topics: what comes on any other topic is an unknown device.
    """

    def __init__(
        self,
        *,
        port: MqttPort,
        client_id: str,
        password: str | None,
        filters: Sequence[str],
        listeners: Mapping[str, Hear],
        inbox: Inbox,
        clock: Clock,
    ) -> None:
        self.report = PortReport(port.key)
        self._port = port
        self._client_id = client_id
        self._password = password
        self._filters = filters
        self._listeners = listeners
        self._inbox = inbox
        self._clock = clock
        self._teller = Teller(report=self.report, inbox=inbox, clock=clock)
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._cause = ""
        self._thread = threading.Thread(target=self._run, name=f"port {port.key}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; what is not acknowledged stays with the broker."""
        self._stop.set()
        self._ended.set()
        self._thread.join(timeout=STOP_TIMEOUT_S)
        self.report.state = "stopped"

    def _run(self) -> None:
        pause_s = FIRST_PAUSE_S
        while not self._stop.is_set():
            self._live()
            if self._stop.is_set():
                return
            pause_s = FIRST_PAUSE_S if self.report.state == "open" else min(pause_s * PAUSE_GROWTH, LONGEST_PAUSE_S)
            where = f"{self._port.host}:{self._port.port}"
            self._teller.failed(
                f"no connection to the equipment's broker at {where}: {self._cause}; check that it runs, and its host,"
                " port, user name and password (in edge.toml)"
            )
            self._stop.wait(pause_s)

    def _live(self) -> None:
        client = self._make_client()
        self._ended.clear()
        self._cause = "the broker cut the connection"
        try:
            client.connect(
                self._port.host, self._port.port, keepalive=KEEPALIVE_S, clean_start=False, properties=_session()
            )
        except (OSError, ValueError) as error:
            self._cause = str(error) or type(error).__name__
            return
        client.loop_start()
        try:
            self._ended.wait()
        finally:
            client.disconnect()
            client.loop_stop()

    def _make_client(self) -> mqtt.Client:
        client = mqtt.Client(
            CallbackAPIVersion.VERSION2,
            client_id=self._client_id,
            protocol=mqtt.MQTTv5,
            reconnect_on_failure=False,
            manual_ack=True,
        )
        client.connect_timeout = CONNECT_TIMEOUT_S
        if self._port.username is not None:
            client.username_pw_set(self._port.username, self._password)
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        for topic, hear in self._listeners.items():
            client.message_callback_add(topic, self._listener(hear))
        client.on_message = self._on_unknown
        return client

    def _on_connect(
        self, client: mqtt.Client, _userdata: Any, _flags: Any, reason: ReasonCode, _properties: Any
    ) -> None:
        if reason.is_failure:
            self._cause = str(reason)
            return
        client.subscribe([(topic_filter, 1) for topic_filter in self._filters])
        self._teller.opened()

    def _on_disconnect(
        self, _client: mqtt.Client, _userdata: Any, _flags: Any, reason: ReasonCode, _properties: Any
    ) -> None:
        if self.report.state == "open":
            self._cause = str(reason)
        self._ended.set()

    def _listener(self, hear: Hear) -> Callable[[mqtt.Client, Any, mqtt.MQTTMessage], None]:
        def on_message(client: mqtt.Client, _userdata: Any, message: mqtt.MQTTMessage) -> None:
            heard = self._heard(hear, message)
            if heard.rejected is not None:
                self._teller.rejected(f"{message.topic}: {heard.rejected}")
            measurements = () if heard.arrival is None else heard.arrival.measurements
            identity = self._identity(message) if measurements else None
            # Also what is rejected goes through the pipeline: acks have to leave in the order of arrival.
            is_taken = self._inbox.put(
                Arrival(measurements, on_stored=lambda: _acknowledge(client, message), identity=identity)
            )
            if is_taken and measurements:
                self._teller.received(len(measurements), self._clock.now_us())

        return on_message

    def _heard(self, hear: Hear, message: mqtt.MQTTMessage) -> Heard:
        try:
            return hear(message.topic, bytes(message.payload))
        except Exception as error:  # the outermost loop of the library's thread: it would end without a word
            return Heard(rejected=self._teller.broke(error))

    def _identity(self, message: mqtt.MQTTMessage) -> Identity | None:
        """What we did not acknowledge comes again marked and under the same packet id (MQTT 5 §3.3.1.1, §4.4).

        So a message that was committed just before a power cut is known as a copy.
        """
        if message.qos == 0:
            return None
        content = b"\0".join((str(message.mid).encode(), message.topic.encode(), message.payload))
        return Identity(f"port {self._port.key}", content, message.dup, unfinished_at_most=RECEIVE_MAXIMUM)

    def _on_unknown(self, client: mqtt.Client, _userdata: Any, message: mqtt.MQTTMessage) -> None:
        self._teller.rejected(f"message of no known equipment: {message.topic}")
        self._inbox.put(Arrival((), on_stored=lambda: _acknowledge(client, message)))


def _acknowledge(client: mqtt.Client, message: mqtt.MQTTMessage) -> None:
    client.ack(message.mid, message.qos)


def _session() -> Properties:
    properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho leaves it untyped
    properties.SessionExpiryInterval = SESSION_EXPIRY_S
    properties.ReceiveMaximum = RECEIVE_MAXIMUM
    return properties
