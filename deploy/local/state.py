"""What a run leaves for the next one: ports, secrets and the demonstration's logins, private to this user."""

import fcntl
import json
import secrets
import socket
from pathlib import Path
from typing import Any

from deploy.postgres_server import free_port


class AlreadyRunning(RuntimeError):
    """Another run uses this data folder."""


class LocalState:
    """The data folder of one service on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock_file = (self.folder / "lock").open("w")

    def lock(self) -> None:
        """Take the folder for this process alone.

        Raises:
            AlreadyRunning.
        """
        try:
            fcntl.flock(self._lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning(f"another `mafundi run` uses {self.folder}; stop it first") from error

    def port(self, name: str, *, preferred: int | None = None) -> int:
        """Return the port used before, the preferred one, or a free one, whichever is free first."""
        ports = self.read("ports")
        for wanted in (ports.get(name), preferred):
            if wanted is not None and is_free(wanted):
                break
        else:
            wanted = free_port()
        self.write("ports", {**ports, name: wanted})
        return wanted

    def secret(self, name: str) -> str:
        """Return a secret, made at the first call."""
        known = self.read("secrets")
        if name not in known:
            known[name] = secrets.token_urlsafe(24)
            self.write("secrets", known)
        value: str = known[name]
        return value

    def read(self, name: str) -> dict[str, Any]:
        """Return what was written under a name; nothing is an empty dict."""
        file = self.folder / f"{name}.json"
        content: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {}
        return content

    def write(self, name: str, content: dict[str, Any]) -> None:
        """Keep something for the next run, readable by this user alone."""
        file = self.folder / f"{name}.json"
        beside = file.with_suffix(".new")
        beside.touch(mode=0o600)
        beside.write_text(json.dumps(content, indent=2))
        beside.replace(file)


def is_free(port: int) -> bool:
    """Tell whether nobody listens on a port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0
