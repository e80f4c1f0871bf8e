"""Another edge agent's readings at a steady rate, as they come over the wire."""

import threading
import time
from uuid import UUID

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from schemas.envelope import encode_batch
from schemas.records import Body, PointName, Readings
from schemas.topics import gateway_topic

POINTS = 100
BATCH = 500


class Background:
    """Publishes batches of readings until told to stop; what the cloud acknowledges is not waited for."""

    def __init__(self, *, port: int, gateway_id: str, password: str, stream: UUID) -> None:
        self.sent = 0
        self._gateway_id, self._stream = gateway_id, stream
        self._stop = threading.Event()
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=gateway_id, protocol=mqtt.MQTTv5)
        self._client.username_pw_set(gateway_id, password)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._rate = 0

    def start(self, *, points_per_s: int) -> None:
        self._rate = points_per_s
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=5)
        self._client.loop_stop()
        self._client.disconnect()

    def _run(self) -> None:
        period_s = BATCH / self._rate
        due_s = time.monotonic()
        while not self._stop.is_set():
            self._client.publish(gateway_topic(self._gateway_id, "up"), self._batch(), qos=1)
            self.sent += BATCH
            due_s += period_s
            self._stop.wait(max(0.0, due_s - time.monotonic()))

    def _batch(self) -> bytes:
        now_us = time.time_ns() // 1000
        readings = Readings(
            offset=list(range(BATCH)),
            point=[index % POINTS for index in range(BATCH)],
            at_us=[now_us] * BATCH,
            value=[float(self.sent + index) for index in range(BATCH)],
            quality=[0] * BATCH,
        )
        body = Body(
            boot="bench",
            mono_ms=now_us // 1000,
            edge_at_us=now_us,
            clock="synced",
            points=[PointName(f"load/point_{index}", "1") for index in range(POINTS)],
            readings=readings,
        )
        first = self.sent + 1
        return encode_batch(
            stream=str(self._stream), lane="history", from_seq=first, to_seq=first + BATCH - 1, body=body
        )
