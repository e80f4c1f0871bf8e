"""The way to the cloud without a broker: batches are posted, and each answer brings acks, versions and commands.

One request at a time keeps batches in order; what is handed over meanwhile goes with the next one, events before all
history. How much a request carries follows the line: little on a slow one, so that an alarm need not wait for a
megabyte of history.
"""

import asyncio
import base64
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, Literal, NamedTuple
from urllib.parse import urlsplit

import aiohttp
import msgspec
from aiohttp import ClientSession, ClientTimeout, TCPConnector

from edge_agent.settings import Settings
from edge_agent.way import Connected, Denied, LinkEvent, Received
from schemas.downlink import HostState, UnreadableMessage, encode
from schemas.envelope import MAX_BATCH_BYTES, UnknownVersion, UnreadableHeader, decode_header
from schemas.exchange import MAX_BATCHES, MAX_REQUEST_BYTES, MEDIA_TYPE, PATH, Answer, decode_answer, join_batches

CONNECT_TIMEOUT_S: Final = 5.0
ANSWER_TIMEOUT_S: Final = 90.0
FIRST_ANSWER_TIMEOUT_S: Final = 8.0
ASK_EVERY_S: Final = 5.0
"""Without anything to send the cloud is asked this often for what it has to say."""
LOOK_AGAIN_S: Final = 0.2
KEEP_IDLE_S: Final = 30.0
QUICK_S: Final = 1.0
SLOW_S: Final = 2.5
MOST_WAITING: Final = 128
"""Of history and of events, each."""
LONGEST_LENGTH_LINE: Final = 8
LONGEST_RETRY_S: Final = 60.0
LONGEST_TEXT: Final = 300


class _Failed(Exception):
    """The request had no answer that means anything; the text is the cause, for a person."""


class _Key(NamedTuple):
    """What a batch is among those that wait; of a smaller rank it goes first."""

    rank: Literal[0, 1]
    stream: str | bytes
    from_seq: int


class HttpsConnection:
    """One session of requests to the service; it counts as made once the service has let us in."""

    def __init__(self, *, settings: Settings, tell: Callable[[LinkEvent], None]) -> None:
        assert settings.cloud_url is not None  # else another way was chosen
        self._settings = settings
        self._address = settings.cloud_url + PATH
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: dict[_Key, bytes] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._has_some: asyncio.Event | None = None
        self._request_bytes = MAX_BATCH_BYTES
        self._most_bytes = MAX_REQUEST_BYTES
        self._host: tuple[list[int], str] | None = None
        self._pause_until_s = 0.0
        self._has_ended = False
        self.was_accepted = False

    def live(self, stop: threading.Event) -> str:
        """Ask who we are to the service, then post until it fails or we are told to stop; return the cause."""
        try:
            return asyncio.run(self._live(stop))
        finally:
            self._has_ended = True

    def publish(self, payload: bytes) -> bool:
        """Put a batch into the next request; the same batch sent again takes the place of the earlier one."""
        loop, has_some = self._loop, self._has_some
        if not self.was_accepted or self._has_ended or loop is None or has_some is None:
            return False
        with self._lock:
            key = _key_of(payload)
            if sum(other.rank == key.rank for other in self._waiting) >= MOST_WAITING:
                return False
            self._waiting[key] = payload
        with suppress(RuntimeError):  # the loop has just ended
            loop.call_soon_threadsafe(has_some.set)
        return True

    async def _live(self, stop: threading.Event) -> str:
        self._loop, self._has_some = asyncio.get_running_loop(), asyncio.Event()
        try:
            connector = TCPConnector(limit=1, ssl=self._trust(), keepalive_timeout=KEEP_IDLE_S)
        except (OSError, ssl.SSLError) as error:
            return f"{self._settings.ca_file} holds no certificate that can be used ({error})"
        timeout = ClientTimeout(total=ANSWER_TIMEOUT_S, sock_connect=CONNECT_TIMEOUT_S)
        async with ClientSession(connector=connector, headers=self._headers(), timeout=timeout) as session:
            try:
                await self._exchange(session, [], timeout_s=FIRST_ANSWER_TIMEOUT_S)
                self.was_accepted = True
                self._tell(Connected())
                while not stop.is_set():
                    await self._exchange(session, await self._next_batches(stop))
            except _Failed as failure:
                return str(failure)
        return "left on purpose"

    def _headers(self) -> dict[str, str]:
        """Name and password go in HTTP's basic scheme (RFC 7617)."""
        credential = f"{self._settings.username}:{self._settings.password or ''}".encode()
        basic = f"Basic {base64.b64encode(credential).decode()}"
        return {"Authorization": basic, "Content-Type": MEDIA_TYPE, "Accept": "application/json"}

    def _trust(self) -> ssl.SSLContext | bool:
        if urlsplit(self._address).scheme == "http":
            return True
        return ssl.create_default_context(cafile=str(self._settings.ca_file) if self._settings.ca_file else None)

    async def _next_batches(self, stop: threading.Event) -> list[bytes]:
        """Wait for something to send and return what one request carries of it; nothing when it is time to ask."""
        assert self._has_some is not None  # we run
        ask_at_s = time.monotonic() + ASK_EVERY_S
        while not stop.is_set() and not self._is_due(ask_at_s):
            self._has_some.clear()
            if not self._is_due(ask_at_s):  # something may have come just before
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._has_some.wait(), LOOK_AGAIN_S)
        chosen: list[bytes] = []
        size = 0
        with self._lock:
            for key in sorted(self._waiting, key=lambda key: key.rank)[
                :MAX_BATCHES
            ]:  # in its stream each stays in order
                size += len(self._waiting[key]) + LONGEST_LENGTH_LINE
                if chosen and size > self._request_bytes:
                    break
                chosen.append(self._waiting.pop(key))
        return chosen

    def _is_due(self, ask_at_s: float) -> bool:
        now_s = time.monotonic()
        return now_s >= self._pause_until_s and (bool(self._waiting) or now_s >= ask_at_s)

    async def _exchange(self, session: ClientSession, batches: list[bytes], *, timeout_s: float | None = None) -> None:
        """Post batches and tell what the answer says.

        Raises:
            _Failed: the connection is of no use any more.
        """
        began_s = time.monotonic()
        status, body, headers = await self._post(session, join_batches(batches), timeout_s)
        if status == 200:
            self._take_answer(body)
            self._fit_to_line(time.monotonic() - began_s)
            return
        if not self.was_accepted or status in {401, 403, 404, 405}:
            raise _Failed(f"the cloud refused us: {_said(status, body)}")
        if status in {408, 429} or 300 <= status < 400 or status >= 500:  # also a proxy before a service that is away
            self._tell(Denied("busy", _said(status, body)))
            self._pause_until_s = time.monotonic() + _retry_after_s(headers)
            return
        if status == 413 and len(batches) > 1:
            self._send_in_parts(batches)
            return
        self._tell(Denied("size" if status == 413 else "batch", _said(status, body)))

    async def _post(
        self, session: ClientSession, body: bytes, timeout_s: float | None
    ) -> tuple[int, bytes, dict[str, str]]:
        more: dict[str, Any] = {} if timeout_s is None else {"timeout": ClientTimeout(total=timeout_s)}
        try:
            async with session.post(self._address, data=body, allow_redirects=False, **more) as answer:
                return answer.status, await answer.read(), dict(answer.headers)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise _Failed(str(error) or f"no answer in time ({type(error).__name__})") from error

    def _take_answer(self, body: bytes) -> None:
        try:
            answer = decode_answer(body)
        except UnreadableMessage as error:
            raise _Failed(f"what answers there is not our service ({error})") from error
        self._tell_host(answer)
        for ack in answer.acks:
            self._tell(Received("ack", encode(ack)))
        for command in answer.commands:
            self._tell(Received("cmd", encode(command)))

    def _tell_host(self, answer: Answer) -> None:
        """The cloud's state is news only when it changes: it makes the uplink begin again."""
        host: HostState = answer.host
        if self._host != (host.versions, host.epoch):
            self._host = (host.versions, host.epoch)
            self._tell(Received("host", encode(host)))

    def _send_in_parts(self, batches: list[bytes]) -> None:
        """A proxy on the way may take less at once than the service does."""
        self._most_bytes = self._request_bytes = sum(map(len, batches)) // 2
        with self._lock:
            self._waiting = {**{_key_of(batch): batch for batch in batches}, **self._waiting}

    def _fit_to_line(self, took_s: float) -> None:
        if took_s <= QUICK_S:
            self._request_bytes = min(self._request_bytes * 2, self._most_bytes)
        elif took_s > SLOW_S:
            self._request_bytes = min(max(self._request_bytes // 2, MAX_BATCH_BYTES), self._most_bytes)


def _key_of(payload: bytes) -> _Key:
    try:
        header, _ = decode_header(payload)
    except (UnknownVersion, UnreadableHeader):
        return _Key(1, payload, 0)
    return _Key(0 if header.lane == "events" else 1, header.stream, header.from_seq)


def _said(status: int, body: bytes) -> str:
    """Return the answer's own words (problem+json), or its number."""
    try:
        problem = msgspec.json.decode(body, type=dict[str, Any])
        return f"{problem['detail']} (status {status})"[:LONGEST_TEXT]
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
        return f"status {status}"


def _retry_after_s(headers: dict[str, str]) -> float:
    told = headers.get("Retry-After", "")
    return min(float(told), LONGEST_RETRY_S) if told.isdigit() else 1.0
