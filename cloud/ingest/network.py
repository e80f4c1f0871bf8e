"""paho's client driven by our event loop: its socket is read and written when the loop says so."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

from cloud.ingest.wire import Client, Wire

CARE_S: Final = 1.0

OnMessage = Callable[[str, bytes, int], None]
"""Topic, payload and number of a message of QoS 1."""


class Network:
    """Connects a client and cares for it until its connection is lost; `lost` is set by whoever hears of it."""

    def __init__(self, client: Client, *, on_message: OnMessage) -> None:
        self.lost = asyncio.Event()
        self._client = client
        self._on_message = on_message
        self._loop = asyncio.get_running_loop()
        client.on_socket_open = self._on_open
        client.on_socket_close = self._on_close
        client.on_socket_register_write = self._on_wish_to_write
        client.on_socket_unregister_write = self._on_written

    async def connect(self) -> None:
        """Connect the socket, in a thread: names are looked up and hosts waited for. Raises: OSError."""
        self.lost.clear()
        await asyncio.to_thread(self._client.reconnect)

    async def until_lost(self) -> None:
        """Send what keeps the connection alive, and notice when it is not."""
        while not self.lost.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.lost.wait(), CARE_S)
            self._client.loop_misc()

    async def leave(self) -> None:
        """Say good-bye; what was said before it is sent before it."""
        self._client.disconnect()
        for _ in range(20):
            if not self._client.want_write():
                break
            await asyncio.sleep(0.01)

    # A socket is opened in the thread that connects, so the loop is asked; it is closed in the loop, at once.

    def _on_open(self, client: Any, userdata: Any, socket: Any) -> None:
        del client, userdata
        self._loop.call_soon_threadsafe(self._watch, socket)

    def _watch(self, socket: Any) -> None:
        if socket.fileno() >= 0:
            self._loop.add_reader(socket, self._read, socket)

    def _on_close(self, client: Any, userdata: Any, socket: Any) -> None:
        del client, userdata
        self._loop.remove_reader(socket)
        self._loop.remove_writer(socket)
        self.lost.set()

    def _on_wish_to_write(self, client: Any, userdata: Any, socket: Any) -> None:
        del client, userdata
        self._loop.call_soon_threadsafe(self._watch_for_room, socket)

    def _watch_for_room(self, socket: Any) -> None:
        if socket.fileno() >= 0:
            self._loop.add_writer(socket, self._write, socket)

    def _on_written(self, client: Any, userdata: Any, socket: Any) -> None:
        del client, userdata
        self._loop.remove_writer(socket)

    def _write(self, wire: Wire) -> None:
        self._client.loop_write()
        if wire.fileno() < 0:
            return
        try:
            is_sent = wire.flush()
        except OSError:
            is_sent = True  # reading finds it out, and tells paho
        if not is_sent:
            self._loop.add_writer(wire, self._write, wire)
        elif not self._client.want_write():  # the wish may have been granted before the loop heard of it
            self._loop.remove_writer(wire)

    def _read(self, wire: Wire) -> None:
        read_all(wire, on_message=self._on_message, on_other=self._client.loop_read)


def read_all(wire: Wire, *, on_message: OnMessage, on_other: Callable[[], object]) -> None:
    """Read what has come and hand it on in its order; `on_other` reads the packet that the wire lends, or its end."""
    wire.fill()
    while not wire.is_over and wire.has_packet():
        if wire.is_message:
            _pass_on(wire, on_message)
        else:
            wire.lend()
            on_other()
        wire.pass_over()
    if wire.is_over:
        on_other()


def _pass_on(wire: Wire, on_message: OnMessage) -> None:
    """A message is its topic with the length before it, its number, properties likewise, and its payload."""
    held, topic_at, end = wire.held, wire.start + 2, wire.end
    number_at = topic_at + int.from_bytes(held[wire.start : topic_at], "big")
    length, properties_at = wire.number(number_at + 2) or (end + 1, 0)
    payload_at = properties_at + length
    if payload_at > end:
        wire.is_over = True
        return
    topic = held[topic_at:number_at].decode(errors="replace")  # no filter of ours matches such a topic
    on_message(topic, bytes(held[payload_at:end]), int.from_bytes(held[number_at : number_at + 2], "big"))
