"""One application behind several listeners: plain for this machine or a proxy, TLS and a plain door for a LAN."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from cloud.foundation.running import CannotListen

LAST_REQUESTS_S: Final = 5


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that listens, with TLS if it has a context. Only a proxy may say who really asks, and by which way."""

    socket: socket.socket
    context: ssl.SSLContext | None = None
    is_behind_proxy: bool = False
    most_connections: int | None = None
    keep_alive_s: int = 5


class _Server(uvicorn.Server):
    """A server that leaves the signals to us: streams are ended first, then connections are drained."""

    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]  # the library's own has no usable type
        """Capture none."""
        yield


def listen(host: str, port: int, *, variable: str) -> socket.socket:
    """Take an address; `::` takes IPv4 as well.

    Raises:
        CannotListen.
    """
    is_ipv6 = ":" in host
    family = socket.AF_INET6 if is_ipv6 else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, dualstack_ipv6=host == "::")
    except OSError as error:
        raise CannotListen(
            f"{f'[{host}]' if is_ipv6 else host}:{port} cannot be listened on ({error.strerror or error}). "
            f"End the program that uses it, or choose another port with {variable}."
        ) from error


async def serve_until(
    stopping: asyncio.Event,
    app: ASGIApp,
    listeners: Sequence[Listener],
    *,
    before_end: asyncio.Event,
    watching: Sequence[asyncio.Task[None]],
) -> None:
    """Serve until told to stop, or until one that watches ends; what it raised is raised.

    `before_end` is set first, so that streams end by themselves.
    """
    servers = [_server_of(app, listener) for listener in listeners]
    serving = [
        asyncio.create_task(server.serve(sockets=[listener.socket]))
        for server, listener in zip(servers, listeners, strict=True)
    ]
    told = asyncio.create_task(stopping.wait())
    await asyncio.wait({*watching, *serving, told}, return_when=asyncio.FIRST_COMPLETED)
    stopping.set()
    before_end.set()
    for server in servers:
        server.should_exit = True
    await asyncio.gather(*serving)
    await asyncio.gather(*watching)


def _server_of(app: ASGIApp, listener: Listener) -> _Server:
    context = listener.context
    return _Server(
        uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=LAST_REQUESTS_S,
            timeout_keep_alive=listener.keep_alive_s,
            limit_concurrency=listener.most_connections,
            proxy_headers=listener.is_behind_proxy,
            ssl_context_factory=None if context is None else lambda *_: context,
        )
    )
