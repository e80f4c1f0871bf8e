"""An independent ear at the broker: hears every ack, and can say again what has been said before."""

import json
import random
import threading
from collections import Counter, deque
from typing import Any, Final

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion

from schemas.envelope import decode_header
from tests.programs import wait_for

NAME: Final = "mafundi-listener"
PASSWORD: Final = "hears everything"
TOPICS: Final = ("mafundi/v1/+/+/up", "mafundi/v1/+/+/ack")
KEPT_MESSAGES: Final = 400
RECONNECT_S: Final = (1, 1)

Claim = tuple[str, str]
"""Epoch and stream."""


class Listener:
    """One MQTT client with an account of its own; it connects again by itself."""

    def __init__(self, port: int) -> None:
        self._lock = threading.Lock()
        self._claims: dict[Claim, int] = {}
        self._sent: dict[str, int] = {}
        self._alone: Counter[tuple[str, str, int]] = Counter()
        self._kept: deque[tuple[str, bytes]] = deque(maxlen=KEPT_MESSAGES)
        self._port = port
        self._client = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=NAME, protocol=mqtt.MQTTv5)
        self._client.username_pw_set(NAME, PASSWORD)
        self._client.reconnect_delay_set(*RECONNECT_S)
        self._client.on_connect = self._on_connect
        self._client.on_message = self._on_message

    def start(self) -> None:
        self._client.connect_async("127.0.0.1", self._port, keepalive=20)
        self._client.loop_start()
        wait_for("the listener to be connected", self._client.is_connected, timeout_s=15)

    def stop(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()

    def claims(self) -> dict[Claim, int]:
        """Return how far each stream was ever acknowledged, by the epoch that said so."""
        with self._lock:
            return dict(self._claims)

    def sent(self) -> dict[str, int]:
        """Return how far each stream was ever heard on its way to the cloud."""
        with self._lock:
            return dict(self._sent)

    def lanes_in_doubt(self, *, sends: int) -> set[str]:
        """Return the lanes in which one record was sent so often in a batch of its own, since the last ack of all."""
        with self._lock:
            return {lane for (lane, _, _), times in self._alone.items() if times >= sends}

    def say_again(self, rng: random.Random, *, times: int, most: int) -> int:
        """Publish what was heard lately, each message several times, shuffled and late; return how many."""
        with self._lock:
            heard = list(self._kept)
        chosen = rng.sample(heard, min(most, len(heard))) * times
        rng.shuffle(chosen)
        for topic, payload in chosen:
            self._client.publish(topic, payload, qos=1)
        return len(chosen)

    def _on_connect(self, client: mqtt.Client, userdata: Any, flags: Any, reason: Any, properties: Any) -> None:
        if not reason.is_failure:
            client.subscribe([(topic, 1) for topic in TOPICS])

    def _on_message(self, client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
        payload = bytes(message.payload)
        with self._lock:
            self._kept.append((message.topic, payload))
            if message.topic.endswith("/ack"):
                ack = json.loads(payload)
                self._alone.clear()
                claim = (ack["epoch"], ack["stream"])
                self._claims[claim] = max(ack["upto"], self._claims.get(claim, 0))
            else:
                header, _ = decode_header(payload)
                self._alone[header.lane, header.stream, header.to_seq] += header.from_seq == header.to_seq
                self._sent[header.stream] = max(header.to_seq, self._sent.get(header.stream, 0))
