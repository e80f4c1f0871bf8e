"""paho's client driven by our event loop: its socket is read and written when the loop says so."""

import asyncio
import contextlib
from typing import Any, Final

import paho.mqtt.client as mqtt

MOST_AT_ONCE: Final = 16
"""Packets read before others have their turn."""
CARE_S: Final = 1.0


class Network:
    """Connects a client and cares for it until its connection is lost; `lost` is set by whoever hears of it."""

    def __init__(self, client: mqtt.Client) -> None:
        self.lost = asyncio.Event()
        self.received = 0
        """Messages so far, counted by whoever gets them: reading goes on as long as some come."""
        self._client = client
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
            self._loop.add_reader(socket, self._read)

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

    def _write(self, socket: Any) -> None:
        self._client.loop_write()
        if (
            socket.fileno() >= 0 and not self._client.want_write()
        ):  # the wish may have been granted before the loop heard of it
            self._loop.remove_writer(socket)

    def _read(self) -> None:
        for _ in range(MOST_AT_ONCE):
            before = self.received
            self._client.loop_read()
            if self.received == before:
                return
