"""A simulated push service on 127.0.0.1: takes what real ones take (RFC 8030), opens it with the browser's keys.

It stands for the services of browser makers, which cannot be reached from a test; signature and encryption are real.
"""

import base64
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Browser:
    """A browser that has subscribed: its keys, what woke it, and what the service answers about it."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey
    auth: bytes
    status: int = 201
    woken: list[dict[str, Any]] = field(default_factory=list)

    def subscription(self) -> dict[str, Any]:
        """Return what PushSubscription.toJSON answers."""
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        return {
            "endpoint": self.endpoint,
            "expirationTime": None,
            "keys": {"p256dh": _text(point), "auth": _text(self.auth)},
        }

    def opened(self, sealed: bytes) -> dict[str, Any]:
        content = http_ece.decrypt(sealed, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        message: dict[str, Any] = json.loads(content)
        return message


class PushService:
    """The service with its browsers. A wrong signature is answered 403, as real services do."""

    def __init__(self) -> None:
        self.browsers: dict[str, Browser] = {}
        self.pause = threading.Event()
        self.pause.set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def browser(self) -> Browser:
        """Subscribe another browser."""
        path = f"/push/{secrets.token_urlsafe(16)}"
        made = Browser(f"{self.url}{path}", ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16))
        self.browsers[path] = made
        return made

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sealed = self.rfile.read(int(self.headers["Content-Length"]))
                service.pause.wait(30)
                browser = service.browsers[self.path]
                status = browser.status if self._is_signed() else 403
                if status == 201:
                    browser.woken.append({**browser.opened(sealed), "ttl": self.headers["TTL"]})
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def _is_signed(self) -> bool:
                return bool(Vapid02.verify(self.headers["Authorization"]))

            def log_message(self, *words: Any) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def push_service() -> Iterator[PushService]:
    service = PushService()
    try:
        yield service
    finally:
        service.pause.set()
        service.server.shutdown()
        service.server.server_close()
