"""The other side of the wire: takes batches as the cloud does (DESIGN §4), and misbehaves when told to."""

import threading
import time
from collections.abc import Callable
from typing import Any

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from schemas.downlink import Ack, HostState, encode
from schemas.envelope import Header, decode_body, decode_header
from schemas.records import Body
from schemas.topics import HOST_STATE_TOPIC, gateway_topic, parse_topic


class Cursors:
    """A cursor per stream; what is stored, and what the cloud was told to refuse."""

    def __init__(self, *, epoch: str = "epoch-1") -> None:
        self.epoch = epoch
        self.cursors: dict[str, int] = {}
        self.stored: dict[str, dict[int, Any]] = {}
        self.dropped: dict[str, dict[int, str]] = {}
        self.lane_of: dict[str, str] = {}
        self.batches: list[Header] = []
        self.bodies: list[Body] = []
        self.refuses: Callable[[Header, Body], bool] = lambda _header, _body: False
        self._lock = threading.Lock()

    def restore_backup(self, *, epoch: str, keep: Callable[[str], int]) -> None:
        with self._lock:
            self.epoch = epoch
            for stream, cursor in self.cursors.items():
                upto = min(cursor, keep(stream))
                self.cursors[stream] = upto
                self.stored[stream] = {seq: what for seq, what in self.stored[stream].items() if seq <= upto}
                self.dropped[stream] = {seq: why for seq, why in self.dropped[stream].items() if seq <= upto}

    def values(self, lane: str) -> list[Any]:
        with self._lock:
            return [
                what
                for stream, rows in self.stored.items()
                if self.lane_of[stream] == lane
                for _, what in sorted(rows.items())
            ]

    def wait_for(self, condition: Callable[[], bool], *, timeout_s: float = 15.0) -> None:
        deadline = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < deadline, f"not within {timeout_s} s; cursors {self.cursors}"
            time.sleep(0.02)

    def take(self, payload: bytes) -> Ack | None:
        """Store a batch that follows the cursor and tell where the stream stands; None for one that is refused."""
        header, body_bytes = decode_header(payload)
        body = decode_body(header, body_bytes)
        if self.refuses(header, body):
            self.batches.append(header)
            return None
        with self._lock:
            self._store(header, body)
            return Ack(stream=header.stream, upto=self.cursors[header.stream], epoch=self.epoch)

    def _store(self, header: Header, body: Body) -> None:
        self.batches.append(header)
        self.bodies.append(body)
        self.lane_of[header.stream] = header.lane
        cursor = self.cursors.setdefault(header.stream, 0)
        stored, dropped = self.stored.setdefault(header.stream, {}), self.dropped.setdefault(header.stream, {})
        if header.from_seq > cursor + 1 or header.to_seq <= cursor:
            return
        for seq, what in _records(header, body):
            if seq > cursor:
                assert seq not in stored
                stored[seq] = what
        for gap in header.dropped:
            dropped.update(dict.fromkeys(range(max(gap.first_seq, cursor + 1), gap.last_seq + 1), gap.reason))
        self.cursors[header.stream] = header.to_seq


class ScriptedCloud(Cursors):
    """The cloud behind a broker, and the acks it was told to lose, repeat or hold back."""

    def __init__(
        self, port: int, *, epoch: str = "epoch-1", username: str = "mafundi-host", password: str | None = None
    ):
        super().__init__(epoch=epoch)
        self.states: list[bytes] = []
        self.versions = [1]
        self.ack_policy: Callable[[Ack], list[Ack]] = lambda ack: [ack]
        self.gateway_id: str | None = None
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=username, protocol=mqtt.MQTTv5)
        self._client.username_pw_set(username, password)
        self._client.reconnect_delay_set(1, 1)
        self._client.on_connect = self._on_connect
        self._client.on_message = self._on_message
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def stop(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def say_host_state(self, *, versions: list[int] | None = None) -> None:
        self.versions = versions or self.versions
        state = HostState(versions=self.versions, epoch=self.epoch, at_us=time.time_ns() // 1000)
        self._client.publish(HOST_STATE_TOPIC, encode(state), qos=1, retain=True)

    def send(self, channel: Any, payload: bytes) -> None:
        assert self.gateway_id is not None
        self._client.publish(gateway_topic(self.gateway_id, channel), payload, qos=1)

    def _on_connect(self, client: mqtt.Client, *_: Any) -> None:
        client.subscribe([("mafundi/v1/+/+/up", 1), ("mafundi/v1/+/+/state", 1)])
        self.say_host_state()

    def _on_message(self, _client: mqtt.Client, _userdata: Any, message: mqtt.MQTTMessage) -> None:
        topic = parse_topic(message.topic)
        self.gateway_id = topic.gateway_id
        if topic.channel == "state":
            self.states.append(bytes(message.payload))
            return
        ack = self.take(bytes(message.payload))
        for one in self.ack_policy(ack) if ack is not None else ():
            self.send("ack", encode(one))


def _records(header: Header, body: Body) -> list[tuple[int, Any]]:
    readings: Any = body.readings
    rows: list[tuple[int, Any]] = [
        (header.from_seq + offset, (body.points[point].key, at_us, value))
        for offset, point, at_us, value in (
            zip(readings.offset, readings.point, readings.at_us, readings.value, strict=True)
            if hasattr(readings, "offset")
            else ()
        )
    ]
    return [*rows, *((header.from_seq + record.offset, record) for record in body.records)]
