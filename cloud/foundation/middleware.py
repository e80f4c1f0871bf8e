"""What surrounds every request: its id, the browser's fences, one log line, one measurement, no failure unanswered."""

import re
import time
from collections.abc import MutableMapping
from typing import Any, Final

import structlog
from fastapi import Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from cloud.foundation.identifiers import new_id
from cloud.foundation.problems import failed, problem

log = structlog.get_logger()

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_BUCKETS_S: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
API: Final = "/api/v1"

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Nothing inline, styles neither: scripts place things by the style sheets' own interface, which needs no leave."""

SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
}
STRICT_TRANSPORT: Final = "max-age=31536000; includeSubDomains"
"""For a name of one's own. `localhost` and names of a LAN have other, plain ports that this would close."""


SMALLEST_COMPRESSED_BYTES: Final = 1024
ANSWER_LEVEL: Final = 4
FILE_LEVEL: Final = 9


class Compression:
    """Compresses what is not small: files as far as it goes, answers quickly.

    Ten thousand numbers take 41 ms at level 9 and 7 ms at 4, and are 3 % larger then (2026-11-27).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._answers = GZipMiddleware(app, minimum_size=SMALLEST_COMPRESSED_BYTES, compresslevel=ANSWER_LEVEL)
        self._files = GZipMiddleware(app, minimum_size=SMALLEST_COMPRESSED_BYTES, compresslevel=FILE_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        chosen = self._answers if scope.get("path", "").startswith(API) else self._files
        await chosen(scope, receive, send)


class RequestMetrics:
    """What is counted about requests; one per process, shown at /metrics."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._seconds = Histogram(
            "mafundi_http_request_seconds",
            "Time from request to the end of its answer.",
            ("method", "route", "status"),
            buckets=_BUCKETS_S,
            registry=registry,
        )
        self._limited = Counter("mafundi_http_limited_total", "Requests refused as too many.", registry=registry)

    def saw(self, *, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request under its route's pattern, never under the path itself."""
        self._seconds.labels(method, route, str(status)).observe(seconds)

    def limited(self) -> None:
        """Count one request that was refused as too many."""
        self._limited.inc()


class RequestFrame:
    """The outermost layer: whatever happens inside, the caller gets an answer with an id to ask about."""

    def __init__(self, app: ASGIApp, *, metrics: RequestMetrics, is_strict_about_https: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._is_strict_about_https = is_strict_about_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request_id=request_id)
        is_strict = self._is_strict_about_https and scope.get("scheme") == "https"
        answer = _Answer(scope, send, request_id, is_strict=is_strict)
        began = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        except Exception as error:  # the outermost loop of a request
            if answer.status:  # half an answer is out: only closing the connection tells the caller
                raise
            await failed(Request(scope), error)(scope, receive, answer.send)
        finally:
            self._account(scope, status=answer.status, seconds=time.perf_counter() - began)
            structlog.contextvars.unbind_contextvars("request_id")

    def _account(self, scope: Scope, *, status: int, seconds: float) -> None:
        route = _route_of(scope)
        self._metrics.saw(method=scope["method"], route=route, status=status, seconds=seconds)
        write = log.debug if status < 400 or status == 401 else log.info
        write("request.answered", method=scope["method"], route=route, status=status, ms=round(seconds * 1000, 1))


class _Answer:
    """Remembers the status and adds the headers every answer has."""

    def __init__(self, scope: Scope, send: Send, request_id: str, *, is_strict: bool) -> None:
        self.status = 0
        self._is_strict = is_strict
        self._scope = scope
        self._send = send
        self._request_id = request_id

    async def send(self, message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self._request_id
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            if self._scope["path"].startswith("/api/"):
                headers.setdefault("Cache-Control", "no-store")
            if self._is_strict:
                headers.setdefault("Strict-Transport-Security", STRICT_TRANSPORT)
        await self._send(message)


class RateLimit:
    """Refuses one address that asks more than a person's screens ever do, before it costs a connection."""

    def __init__(self, app: ASGIApp, *, requests_per_minute: int, metrics: RequestMetrics) -> None:
        self._app = app
        self._rate = RateLimitItemPerMinute(requests_per_minute)
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        # Pages and health cost no connection: only the API is counted.
        is_free = scope["type"] != "http" or not scope["path"].startswith(f"{API}/")
        if is_free or self._limiter.hit(self._rate, _caller(scope)):
            await self._app(scope, receive, send)
            return
        self._metrics.limited()
        reset_at = self._limiter.get_window_stats(self._rate, _caller(scope)).reset_time
        wait_s = max(1, round(reset_at - time.time()))
        request = Request(scope)
        code = "requests.too_many"
        answer = problem(
            request, status=429, code=code, fields={"wait_s": wait_s}, headers={"Retry-After": str(wait_s)}
        )
        await answer(scope, receive, send)


def _caller(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _request_id(scope: Scope) -> str:
    given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"").decode("latin-1")
    return given if _REQUEST_ID.fullmatch(given) else str(new_id())


def _route_of(scope: Scope) -> str:
    """Return the route's pattern; the framework names it without the prefix its router was included with."""
    pattern: str | None = getattr(scope.get("route"), "path", None)
    if pattern is None:
        return "(none)"
    is_api = scope["path"].startswith(f"{API}/") and not pattern.startswith(API)
    return f"{API}{pattern}" if is_api else pattern
