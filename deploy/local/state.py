"""What a run leaves for the next one: ports, secrets and the demonstration's logins, private to this user."""

import fcntl
import json
import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TextIO

from deploy.postgres_server import free_port

AUDIT_HEADS: Final = "audit-heads.jsonl"
AUDIT_KEY: Final = "audit-signing-key"
AUDIT_KEY_BYTES: Final = 32
EVERY_ADDRESS: Final = "::" if socket.has_dualstack_ipv6() else "0.0.0.0"  # noqa: S104  # what --lan asks for
"""Where to listen for the whole network, IPv4 and IPv6 together where the system can."""


class AlreadyRunning(RuntimeError):
    """Another run uses this data folder."""


class LocalState:
    """The data folder of one service on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock_file: TextIO | None = None

    def lock(self) -> None:
        """Take the folder for this process alone.

        Raises:
            AlreadyRunning.
        """
        self._lock_file = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(f"another `mafundi run` uses {self.folder}; stop it first") from error

    def port(self, name: str, *, preferred: int | None = None) -> int:
        """Return the port used before, the preferred one, or a free one, whichever is free first."""
        return self._keep_port(name, preferred, is_free=is_free, choose=free_port)

    def lan_port(self, name: str, *, preferred: int) -> int:
        """Return such a port that is free on every address of this machine."""
        return self._keep_port(name, preferred, is_free=can_be_listened_on, choose=free_lan_port)

    def _keep_port(
        self, name: str, preferred: int | None, *, is_free: Callable[[int], bool], choose: Callable[[], int]
    ) -> int:
        ports = self.read("ports")
        usable = (wanted for wanted in (ports.get(name), preferred) if wanted is not None and is_free(wanted))
        port = next(usable, None) or choose()
        self.write("ports", {**ports, name: port})
        return port

    def secret(self, name: str, *, size_bytes: int = 24) -> str:
        """Return a secret, made at the first call."""
        known = self.read("secrets")
        if name not in known:
            known[name] = secrets.token_urlsafe(size_bytes)
            self.write("secrets", known)
        value: str = known[name]
        return value

    def read(self, name: str) -> dict[str, Any]:
        """Return what was written under a name; nothing is an empty dict."""
        return _read(self.folder / f"{name}.json")

    def write(self, name: str, content: dict[str, Any]) -> None:
        """Keep something for the next run, readable by this user alone."""
        write_private(self.folder / f"{name}.json", json.dumps(content, indent=2).encode())


def secrets_in(folder: Path) -> dict[str, str]:
    """Return the secrets of a data folder, without taking the folder."""
    return _read(folder / "secrets.json")


def ports_in(folder: Path) -> dict[str, int]:
    """Return the ports that the last run in a data folder used, without taking the folder."""
    return _read(folder / "ports.json")


def _read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
    return content


def write_private(file: Path, content: bytes) -> None:
    """Write a file that this user alone can read; whoever reads it meanwhile sees the old one or the new one whole."""
    beside = file.with_name(f"{file.name}.new")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    beside.write_bytes(content)
    beside.replace(file)


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def can_be_listened_on(port: int) -> bool:
    """Tell whether a port is free on every address of this machine."""
    try:
        _listen_everywhere(port).close()
    except OSError:
        return False
    return True


def free_lan_port() -> int:
    """Return a port that is free on every address of this machine at the moment."""
    with _listen_everywhere(0) as probe:
        port: int = probe.getsockname()[1]
        return port


def _listen_everywhere(port: int) -> socket.socket:
    is_dual = ":" in EVERY_ADDRESS
    family = socket.AF_INET6 if is_dual else socket.AF_INET
    return socket.create_server((EVERY_ADDRESS, port), family=family, dualstack_ipv6=is_dual)
