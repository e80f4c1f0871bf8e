"""A TCP proxy between the edge agent and its broker, whose line can be cut, stalled, slowed and made one-way."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from tests.programs import free_port

CHUNK_BYTES: Final = 4096
LOOK_EVERY_S: Final = 0.02

Way = Literal["pass", "stall", "swallow"]
"""stall: what comes waits, as on a dead line; swallow: it is lost, and the connection can never be whole again."""


@dataclass(frozen=True, slots=True)
class Line:
    """How the line is. `up` is from the edge to the broker."""

    up: Way = "pass"
    down: Way = "pass"
    delay_s: float = 0.0
    cut_after_bytes: int | None = None
    is_refusing: bool = False


GOOD: Final = Line()


@dataclass(slots=True, eq=False)
class _Connection:
    edge: asyncio.StreamWriter
    broker: asyncio.StreamWriter
    line: Line | None = None
    """A line of its own, whatever becomes of the others: a half-open connection."""
    passed_bytes: int = field(default=0)


class Proxy:
    """Listens on a port of its own, in a thread of its own."""

    def __init__(self, target_port: int) -> None:
        self.port = free_port()
        self._target_port = target_port
        self._line = GOOD
        self._connections: set[_Connection] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._do(self._listen())

    def stop(self) -> None:
        self.cut()
        self._do(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._loop.close()

    def set(self, line: Line) -> None:
        """Change the line under all connections, now and to come."""
        self._do(self._set(line))

    def cut(self) -> None:
        """End all connections at once (TCP reset)."""
        self._do(self._cut())

    def freeze(self) -> None:
        """Leave the present connections half-open: they live and carry nothing any more; new ones work."""
        self._do(self._freeze())

    def heal(self) -> None:
        """Make the line good again. What was swallowed is missing in the middle of a stream: such connections end."""
        was = self._line
        self.set(GOOD)
        if "swallow" in (was.up, was.down):
            self.cut()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)

    async def _end(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _set(self, line: Line) -> None:
        self._line = line
        for connection in self._connections:
            connection.passed_bytes = 0

    async def _cut(self) -> None:
        for connection in list(self._connections):
            _abort(connection)

    async def _freeze(self) -> None:
        for connection in self._connections:
            connection.line = Line(up="stall", down="stall")

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._line.is_refusing:
            writer.transport.abort()
            return
        try:
            from_broker, to_broker = await asyncio.open_connection("127.0.0.1", self._target_port)
        except OSError:
            writer.transport.abort()
            return
        connection = _Connection(writer, to_broker)
        self._connections.add(connection)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pump(connection, reader, to_broker, is_up=True))
                group.create_task(self._pump(connection, from_broker, writer, is_up=False))
        except* OSError:
            pass
        finally:
            self._connections.discard(connection)
            _abort(connection)

    async def _pump(
        self, connection: _Connection, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_up: bool
    ) -> None:
        while chunk := await reader.read(CHUNK_BYTES):
            way = await self._way(connection, is_up)
            if way == "swallow":
                continue
            line = connection.line or self._line
            if line.delay_s:
                await asyncio.sleep(line.delay_s)
            if line.cut_after_bytes is not None:
                left = line.cut_after_bytes - connection.passed_bytes
                chunk = chunk[: max(left, 0)]  # what still fits
            connection.passed_bytes += len(chunk)
            if writer.transport.is_closing():
                break
            with contextlib.suppress(OSError):
                writer.write(chunk)
                await writer.drain()
            if line.cut_after_bytes is not None and connection.passed_bytes >= line.cut_after_bytes:
                break
        _abort(connection)

    async def _way(self, connection: _Connection, is_up: bool) -> Way:
        while True:
            line = connection.line or self._line
            way = line.up if is_up else line.down
            if way != "stall" or connection.edge.transport.is_closing():
                return way
            await asyncio.sleep(LOOK_EVERY_S)


def _abort(connection: _Connection) -> None:
    connection.edge.transport.abort()
    connection.broker.transport.abort()
