"""Messages are taken out of what a broker sends, however it comes in pieces; all else is lent to paho, in its order."""

import contextlib
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.ingest.network import read_all
from cloud.ingest.wire import LARGEST_PACKET_BYTES, Wire

SUBACK, PUBACK, PINGRESP = b"\x90\x04\x00\x01\x00\x01", b"\x40\x02\x00\x07", b"\xd0\x00"
a_message = st.tuples(
    st.sampled_from(["mafundi/v1/00/a/up", "", "ü" * 70]),
    st.one_of(st.binary(max_size=40), st.integers(100, 20_000).map(bytes)),
    st.integers(1, 65_535),
    st.sampled_from([b"", b"\x02\x00\x00\x00\x3c", b"\x26\x00\x02ab\x00\x80" + bytes(128)]),
    st.sampled_from([0x32, 0x33, 0x3A]),
)
Sent = tuple[str, bytes, int, bytes, int]


def number(value: int) -> bytes:
    more, rest = divmod(value, 128)
    return bytes([rest | 128]) + number(more) if more else bytes([rest])


def packet(first: int, body: bytes) -> bytes:
    return bytes([first]) + number(len(body)) + body


def message(sent: Sent) -> bytes:
    topic, payload, mid, properties, first = sent
    name = topic.encode()
    head = len(name).to_bytes(2, "big") + name + mid.to_bytes(2, "big")
    return packet(first, head + number(len(properties)) + properties + payload)


class Reader:
    """Notes messages and, in paho's place, what is lent to it."""

    def __init__(self, wire: Wire) -> None:
        self.seen: list[object] = []
        self.is_lost = False
        self._wire = wire

    def read(self) -> None:
        read_all(self._wire, on_message=lambda *told: self.seen.append(told), on_other=self._take)

    def _take(self) -> None:
        head = self._wire.recv(1)
        self.is_lost = not head
        if head:
            self.seen.append(head + self._wire.recv(100_000))


@contextlib.contextmanager
def a_line() -> Iterator[tuple[socket.socket, Wire]]:
    theirs, ours = socket.socketpair()
    ours.setblocking(False)
    wire = Wire(ours)
    try:
        yield theirs, wire
    finally:
        theirs.close()
        wire.close()


@given(st.lists(st.one_of(a_message, st.sampled_from([SUBACK, PUBACK, PINGRESP])), max_size=8), st.data())
def test_all_arrives_once_and_in_order_in_whatever_pieces(sent: list[Sent | bytes], data: st.DataObject) -> None:
    stream = b"".join(one if isinstance(one, bytes) else message(one) for one in sent)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=6).map(sorted))
    with a_line() as (theirs, wire):
        reader = Reader(wire)
        for first, last in zip([0, *cuts], [*cuts, len(stream)], strict=True):
            theirs.sendall(stream[first:last])
            for _ in range(1 + (last - first) // 65_536):
                reader.read()

        assert reader.seen == [one if isinstance(one, bytes) else one[:3] for one in sent]
        assert not reader.is_lost


@pytest.mark.parametrize(
    "rubbish",
    [
        packet(0x32, b"\xff\xffab"),
        packet(0x32, b"\x00\x01a\x00\x01\x05"),
        b"\x32" + number(LARGEST_PACKET_BYTES + 1),
        b"\x32\xff\xff\xff\xff\x01",
    ],
)
def test_after_what_is_no_mqtt_the_connection_is_given_up(rubbish: bytes) -> None:
    with a_line() as (theirs, wire):
        reader = Reader(wire)
        theirs.sendall(rubbish)

        reader.read()

        assert reader.is_lost
        assert reader.seen == []


def test_what_paho_sends_waits_here_until_the_line_takes_it_and_goes_out_before_the_end() -> None:
    with a_line() as (theirs, wire):
        sent = 0
        while wire.flush():
            sent += wire.send(bytes(4096))

        got = len(theirs.recv(1 << 20))
        while not wire.flush():
            got += len(theirs.recv(1 << 20))
        wire.send(b"\xe0\x00")
        wire.close()
        while came := theirs.recv(1 << 20):
            got += len(came)

        assert came == b""
        assert got == sent + 2
        assert wire.fileno() < 0


def test_a_broker_that_hangs_up_is_noticed_after_what_it_said() -> None:
    with a_line() as (theirs, wire):
        reader = Reader(wire)
        theirs.sendall(PUBACK)
        theirs.close()

        reader.read()
        reader.read()

        assert reader.seen == [PUBACK]
        assert reader.is_lost
