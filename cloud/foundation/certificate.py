"""The server certificate that phones see: taken from one file, and again whenever that file changes."""

import asyncio
import ssl
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Final

import structlog
from cryptography import x509

from cloud.foundation.relay import pause

log = structlog.get_logger()

LOOK_AGAIN_S: Final = 2.0

Mark = tuple[int, int, int]


class BadCertificate(ValueError):
    """The file cannot be used; the text says which and why."""


class LiveCertificate:
    """A TLS context whose certificate follows its file; connections that are open keep the one they began with."""

    def __init__(self, file: Path) -> None:
        self.context = _new_context()
        self.names: tuple[str, ...] = ()
        self.addresses: tuple[IPv4Address | IPv6Address, ...] = ()
        self._file = file
        self._seen: Mark | None = None
        self._take()

    def holds(self, host: str) -> bool:
        """Tell whether it is for this name or address."""
        return host in self.names or host in {str(address) for address in self.addresses}

    async def follow(self, stopping: asyncio.Event) -> None:
        """Take the file again each time it changes; one that cannot be used is told once and changes nothing."""
        while not stopping.is_set():
            await pause(stopping, LOOK_AGAIN_S)
            self.look()

    def look(self) -> None:
        """Take the file if it has changed."""
        if _mark_of(self._file) == self._seen:
            return
        try:
            self._take()
            log.info("certificate.taken", file=str(self._file), names=[*self.names, *map(str, self.addresses)])
        except BadCertificate as error:
            log.error("certificate.refused", reason=str(error))

    def _take(self) -> None:
        self._seen = _mark_of(self._file)
        try:
            # A context that has refused a file is half changed: another one tastes it first.
            _new_context().load_cert_chain(self._file)
            certificate = x509.load_pem_x509_certificate(self._file.read_bytes())
            held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
            self.context.load_cert_chain(self._file)
        except (OSError, ValueError, x509.ExtensionNotFound) as error:
            raise BadCertificate(f"{self._file} holds no private key with its certificate: {error}") from error
        self.names = tuple(held.get_values_for_type(x509.DNSName))
        self.addresses = tuple(
            address
            for address in held.get_values_for_type(x509.IPAddress)
            if isinstance(address, IPv4Address | IPv6Address)
        )


def _new_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _mark_of(file: Path) -> Mark | None:
    """What changes whenever a file is replaced."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
