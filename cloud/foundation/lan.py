"""The service as phones of the same network meet it: over HTTPS, with a plain page on which they begin."""

import hashlib
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from cloud.foundation import probes, reference
from cloud.foundation.certificate import BadCertificate, LiveCertificate
from cloud.foundation.problems import problem
from cloud.foundation.running import CannotListen
from cloud.foundation.settings import WebSettings

START_PATH: Final = "/start"
AUTHORITY_PATH: Final = "/mafundi-authority.crt"
BEFORE_TRUST: Final = frozenset({START_PATH, AUTHORITY_PATH})
"""All that is given over plain HTTP: the page that explains, and the certificate it is about."""

FOR_OPERATORS: Final = frozenset(
    route.path for router in (probes.router, reference.router) for route in router.routes if isinstance(route, Route)
)
"""What whoever runs the service looks at on the machine itself."""


@dataclass(frozen=True, slots=True)
class Lan:
    """Where phones find the service, and what they must trust before."""

    certificate: LiveCertificate
    authority_file: Path
    https_port: int
    start_port: int

    def authority(self) -> bytes:
        """Return the authority's certificate (DER)."""
        return self.authority_file.read_bytes()

    def fingerprint(self) -> str:
        """Return the SHA-256 of the authority's certificate, in pairs as phones show it."""
        return hashlib.sha256(self.authority()).digest().hex(" ").upper()

    def host(self) -> str | None:
        """Return the address at which other machines reach this one; none without a network."""
        return next((_in_url(str(one)) for one in self.certificate.addresses if not one.is_loopback), None)

    def start_url(self) -> str | None:
        """Return where a phone begins, short enough to be typed."""
        host = self.host()
        return host and f"http://{host}:{self.start_port}"

    def phone_url(self, request: Request) -> str:
        """Return the phone page's address under the name by which this request came, if the certificate has it."""
        asked = request.url.hostname or ""
        host = _in_url(asked) if self.certificate.holds(asked) else self.host() or "localhost"
        return f"https://{host}:{self.https_port}/phone"


class LanFence:
    """Holds what comes in by the two doors of the LAN to what belongs there; other doors are not touched.

    The doors are told apart by the port that the connection came to, which nobody at its other end can choose.
    """

    def __init__(self, app: ASGIApp, *, lan: Lan) -> None:
        self._app = app
        self._lan = lan

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        host, port = scope.get("server") or ("", None)
        if scope["type"] != "http" or port not in {self._lan.https_port, self._lan.start_port}:
            await self._app(scope, receive, send)
            return
        is_plain = port == self._lan.start_port
        path = scope["path"]
        belongs = path in BEFORE_TRUST if is_plain else path not in FOR_OPERATORS
        if is_plain and path == "/":
            await RedirectResponse(START_PATH)(scope, receive, send)
        elif belongs and _is_local(host):
            await self._app(scope, receive, send)
        else:
            await problem(Request(scope), status=404, code="status.404.detail")(scope, receive, send)


def lan_of(settings: WebSettings) -> Lan | None:
    """Return what the settings say about the LAN; nothing if they leave it closed.

    Raises:
        CannotListen: the certificate cannot be used.
    """
    if settings.https_port is None:
        return None
    # The settings hold all of these together.
    assert settings.https_certificate is not None
    assert settings.https_authority is not None
    assert settings.https_start_port is not None
    try:
        certificate = LiveCertificate(settings.https_certificate)
    except BadCertificate as error:
        raise CannotListen(f"there is no certificate for HTTPS: {error}") from error
    return Lan(certificate, settings.https_authority, settings.https_port, settings.https_start_port)


def _is_local(host: str) -> bool:
    """Tell whether an address of this machine is one that the internet does not carry."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return not (mapped or address).is_global


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
