"""The installation's certificates in tests, and clients that trust them or nobody."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from deploy.local.authority import Authority
from deploy.local.certificates import CertificateFolder, Kept
from deploy.local.network import Presence, look_around
from tests.programs import free_port

HOST_NAME = "pump-house"


def presence(*addresses: str, names: tuple[str, ...] = ("localhost", "pump-house.local", "pump-house")) -> Presence:
    return Presence(names=names, addresses=tuple(ip_address(address) for address in addresses))


def certificates(folder: Path, here: Presence, *, now: datetime | None = None) -> Kept:
    """Keep certificates for a machine of this presence in a folder."""
    return CertificateFolder(folder).keep_fresh(host_name=HOST_NAME, presence=here, now=now or datetime.now(UTC))


def lan_settings(folder: Path) -> dict[str, str]:
    """Make certificates for this very machine and return what a web program needs to serve its LAN."""
    certificates(folder, look_around())
    return {
        "MAFUNDI_HTTPS_HOST": "::" if socket.has_dualstack_ipv6() else "0.0.0.0",
        "MAFUNDI_HTTPS_PORT": str(free_port()),
        "MAFUNDI_HTTPS_START_PORT": str(free_port()),
        "MAFUNDI_HTTPS_CERTIFICATE": str(folder / "server.pem"),
        "MAFUNDI_HTTPS_AUTHORITY": str(folder / "authority.crt"),
    }


def machine_address() -> str:
    """Return an address of this machine by which its network would reach it; loopback if it has none."""
    addresses = look_around().addresses
    return str(addresses[0]) if addresses else "127.0.0.1"


def trusting(authority: Path | Authority) -> ssl.SSLContext:
    """Return a client's context that trusts one authority alone, and holds it to every rule of RFC 5280."""
    content = authority.read_bytes() if isinstance(authority, Path) else authority.for_phones()
    context = ssl.create_default_context(cadata=content)
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


@contextmanager
def tls_server(context: ssl.SSLContext) -> Iterator[int]:
    """Shake hands with whoever comes to a port of 127.0.0.1."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def greet() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                try:
                    context.wrap_socket(connection, server_side=True).close()
                except OSError:  # the client refused us
                    connection.close()

        greeter = Thread(target=greet)
        greeter.start()
        try:
            yield listening.getsockname()[1]
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()
            greeter.join()


def shown_to(client: ssl.SSLContext, port: int, *, name: str) -> x509.Certificate:
    """Return the certificate that a client accepted from 127.0.0.1 under a name.

    Raises:
        ssl.SSLCertVerificationError: it did not.
    """
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as connection,
        client.wrap_socket(connection, server_hostname=name) as shaken,
    ):
        content = shaken.getpeercert(binary_form=True)
        assert content is not None
        return x509.load_der_x509_certificate(content)


def pem_of(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)
