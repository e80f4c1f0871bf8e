"""Edge agents' part of the wire, as cheap as it can be: batches encoded beforehand, published by QoS 1, acks awaited.

Reads its order (JSON) from standard input, says "ready" when all is encoded, begins at the line "go" and prints what it
measured as JSON. Like an edge it has at most `WINDOW` unacknowledged batches a stream on the way, and sends again from
the last acknowledged one when nothing moves.

A batch's time runs until its ack comes: from when it was sent, or, at a given rate, from when it was due. What waits
here because acks are late is late as well; it would be left out if the time ran from the sending.
"""

import json
import math
import random
import select
import socket
import sys
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import msgspec

from schemas.downlink import Ack
from schemas.envelope import encode_batch
from schemas.records import Body, PointName, Readings
from schemas.topics import gateway_topic

WINDOW = 32
STALL_S = 10.0
BROKER_WINDOW = 900
LATENCY_STEP = math.log(1.01)
_acks = msgspec.json.Decoder(Ack)


@dataclass(slots=True)
class Feed:
    """One edge agent's stream."""

    gateway_id: str
    stream: str
    batches: list[bytes] = field(default_factory=list)
    next: int = 0
    acked: int = 0
    due_s: deque[float] = field(default_factory=deque)
    """When the unacknowledged ones were due."""


class Latencies:
    """How long things took, counted in steps of 1 %: as small after a million as after one."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def add(self, seconds: float) -> None:
        self._counts[math.floor(math.log(max(seconds, 1e-5)) / LATENCY_STEP)] += 1

    def quantile_ms(self, share: float) -> float:
        """Return the time that this share did not exceed."""
        steps = sorted(self._counts)
        below = accumulate(self._counts[step] for step in steps)
        wanted = share * self._counts.total()
        step = next(step for step, seen in zip(steps, below, strict=True) if seen >= wanted)
        return round(math.exp((step + 0.5) * LATENCY_STEP) * 1000, 1)


def batch(order: dict[str, Any], gateway_id: str, stream: str, number: int) -> bytes:
    """Return the payload of a batch; a sample of all its points is a second after the one before."""
    count, points = order["readings"], order["points"]
    first = number * count
    rows = range(first, first + count)
    now_us = time.time_ns() // 1000
    used = min(points, count)
    start = first % points if count < points else 0
    body = Body(
        boot="bench",
        mono_ms=number,
        edge_at_us=now_us,
        clock="synced",
        points=[PointName(f"pump-{(start + place) % points:03}/vibration_de", "mm/s") for place in range(used)],
        readings=Readings(
            offset=list(range(count)),
            point=[place % used for place in range(count)],
            at_us=[order["start_us"] + row // points * order["step_us"] + row % points for row in rows],
            value=[round(2.0 + (row * 7919 % 1000) / 100, 2) for row in rows],
            quality=[0] * count,
        ),
    )
    return encode_batch(stream=stream, lane="history", from_seq=first + 1, to_seq=first + count, body=body)


class Wire:
    """The few packets of MQTT 5 that are needed."""

    def __init__(self, *, port: int, username: str, password: str) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._in = bytearray()
        self._out = bytearray()
        self._mid = 0
        connect = b"\0\x04MQTT\x05\xc2\x00\x00\x00" + _text("bench") + _text(username) + _text(password)
        self.socket.sendall(_packet(0x10, connect))
        subscribe = b"\0\x01\0" + _text("mafundi/v1/+/+/ack") + b"\0"
        self.socket.sendall(_packet(0x82, subscribe))
        self.socket.setblocking(False)

    def close(self) -> None:
        self.socket.close()

    @property
    def is_sending(self) -> bool:
        return bool(self._out)

    def publish(self, topic: bytes, payload: bytes) -> None:
        self._mid = self._mid % 65535 + 1
        self._out += _packet(0x32, topic + self._mid.to_bytes(2, "big") + b"\0" + payload)

    def exchange(self, wait_s: float) -> list[tuple[int, bytes]]:
        """Send and receive what is possible; return whole packets as (first byte, rest)."""
        readable, writable, _ = select.select([self.socket], [self.socket] if self._out else [], [], wait_s)
        if writable:
            del self._out[: self.socket.send(self._out)]
        if readable:
            got = self.socket.recv(1 << 18)
            assert got, "the broker hung up"
            self._in += got
        return list(self._packets())

    def _packets(self) -> Any:
        place, held = 0, self._in
        while len(held) - place >= 2:
            length, shift, at = 0, 0, place + 1
            while at < len(held):
                length |= (held[at] & 127) << shift
                shift, at = shift + 7, at + 1
                if held[at - 1] < 128:
                    break
            if at + length > len(held) or held[at - 1] > 127:
                break
            yield held[place], bytes(held[at : at + length])
            place = at + length
        del held[:place]


def _text(text: str) -> bytes:
    return len(text).to_bytes(2, "big") + text.encode()


def _packet(kind: int, body: bytes) -> bytes:
    length, size = bytearray(), len(body)
    while True:
        length.append(size & 127 | (128 if size > 127 else 0))
        size >>= 7
        if not size:
            return bytes((kind,)) + bytes(length) + body


class Publisher:
    """Publishes all feeds to their end, or as many batches a second as told."""

    def __init__(self, order: dict[str, Any]) -> None:
        self._order = order
        self.feeds = [Feed(one["gateway_id"], one["stream"]) for one in order["gateways"]]
        self._by_stream = {feed.stream: feed for feed in self.feeds}
        self._topics = {feed.stream: _text(gateway_topic(feed.gateway_id, "up")) for feed in self.feeds}
        self._chance = random.Random(1)
        self._in_flight = 0
        self._latencies = {name: Latencies() for name in ("all", "start", "end")}
        self._interval_s = order["readings"] * len(self.feeds) / order["rate"] if order["rate"] else 0.0
        self.duplicates = self.resends = 0
        if order["rate"] is None:
            for feed in self.feeds:
                feed.batches = [
                    batch(order, feed.gateway_id, feed.stream, number) for number in range(order["batches"])
                ]

    def run(self) -> dict[str, Any]:
        order = self._order
        self._wire = Wire(port=order["port"], username=order["username"], password=order["password"])
        began_s = moved_s = time.monotonic()
        before_s = time.process_time()
        acked = 0
        while acked < len(self.feeds) * order["batches"]:
            self._fill(began_s)
            for kind, rest in self._wire.exchange(0.05 if order["rate"] is None else 0.005):
                if kind >> 4 == 4:
                    self._in_flight -= 1
                elif kind >> 4 == 3:
                    self._heard(rest)
            now_acked = sum(feed.acked for feed in self.feeds)
            if now_acked > acked:
                acked, moved_s = now_acked, time.monotonic()
            elif time.monotonic() - moved_s > STALL_S:
                self._go_back()
                moved_s = time.monotonic()
        return {
            "seconds": time.monotonic() - began_s,
            "latency": self._latency(),
            "duplicates": self.duplicates,
            "resends": self.resends,
            "cpu_s": time.process_time() - before_s,
        }

    def _latency(self) -> dict[str, float]:
        """Median and 99th percentile of all, and medians of the first and the last tenth."""
        of = self._latencies
        ends = {f"lag_{name}_ms": of[name].quantile_ms(0.5) for name in ("start", "end")}
        return {"p50_ms": of["all"].quantile_ms(0.5), "p99_ms": of["all"].quantile_ms(0.99), **ends}

    def _fill(self, began_s: float) -> None:
        if self._wire.is_sending:
            return
        now_s = time.monotonic()
        for place, feed in enumerate(self.feeds):
            while feed.next - feed.acked < WINDOW and self._in_flight < BROKER_WINDOW:
                due_s = self._due_s(place, feed, began_s) if self._interval_s else now_s
                if due_s > now_s or feed.next == self._order["batches"]:
                    break
                self._send(feed, feed.next)
                feed.due_s.append(due_s)
                feed.next += 1
                if self._chance.random() < self._order["duplicates"]:
                    self.duplicates += 1
                    self._send(feed, self._chance.randrange(max(0, feed.next - 5), feed.next))

    def _due_s(self, place: int, feed: Feed, began_s: float) -> float:
        """Return when the next batch has its last reading; the feeds take turns."""
        return began_s + (feed.next + (place + 1) / len(self.feeds)) * self._interval_s

    def _send(self, feed: Feed, number: int) -> None:
        payload = feed.batches[number] if feed.batches else batch(self._order, feed.gateway_id, feed.stream, number)
        self._wire.publish(self._topics[feed.stream], payload)
        self._in_flight += 1

    def _heard(self, rest: bytes) -> None:
        start = 2 + int.from_bytes(rest[:2], "big")
        ack = _acks.decode(rest[start + 1 + rest[start] :])
        feed, now_s = self._by_stream.get(ack.stream), time.monotonic()
        if feed is None:
            return
        upto = ack.upto // self._order["readings"]
        while feed.acked < upto:
            took_s = now_s - feed.due_s.popleft()
            for name in ("all", *self._ends(feed.acked)):
                self._latencies[name].add(took_s)
            feed.acked += 1

    def _ends(self, number: int) -> list[str]:
        """Return whether this batch is of its stream's first or last tenth."""
        batches = self._order["batches"]
        tenth = max(1, batches // 10)
        return ["start"] * (number < tenth) + ["end"] * (number >= batches - tenth)

    def _go_back(self) -> None:
        for feed in self.feeds:
            for number in range(feed.acked, feed.next):
                self.resends += 1
                self._send(feed, number)


def main() -> None:
    """Read the order, encode, wait for the word, publish, and say what was measured."""
    publisher = Publisher(json.loads(sys.stdin.readline()))
    print("ready", flush=True)
    assert sys.stdin.readline().strip() == "go"
    print(json.dumps(publisher.run()), flush=True)


if __name__ == "__main__":
    main()
