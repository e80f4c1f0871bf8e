"""How an edge agent's account reaches the broker: a port, and a file for each broker we know."""

import base64
import fcntl
import hashlib
import json
import os
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Protocol

MOSQUITTO_ITERATIONS: Final = 101
SALT_BYTES: Final = 12


class BrokerAccounts(Protocol):
    """Who may connect to the broker."""

    def put(self, *, username: str, password: str) -> None:
        """Let this account in, replacing an earlier password."""

    def remove(self, *, username: str) -> None:
        """Shut this account out."""


class NoBrokerAccounts:
    """Accounts are kept by hand."""

    def put(self, *, username: str, password: str) -> None:
        """Do nothing: somebody adds the account by hand."""

    def remove(self, *, username: str) -> None:
        """Do nothing: somebody removes the account by hand."""


class MosquittoAccounts:
    """mosquitto's password file ($7$: PBKDF2-SHA512, as mosquitto_passwd writes it), read again on SIGHUP."""

    def __init__(self, file: Path, *, pid_file: Path | None) -> None:
        self._file = file
        self._pid_file = pid_file

    def put(self, *, username: str, password: str) -> None:
        """Write the account's line and let mosquitto read its file."""
        with _alone(self._file):
            lines = [line for line in self._lines() if not line.startswith(f"{username}:")]
            self._write([*lines, f"{username}:{mosquitto_hash(password)}"])

    def remove(self, *, username: str) -> None:
        """Take the account's line out."""
        with _alone(self._file):
            self._write([line for line in self._lines() if not line.startswith(f"{username}:")])

    def _lines(self) -> list[str]:
        return self._file.read_text().splitlines() if self._file.exists() else []

    def _write(self, lines: list[str]) -> None:
        _replace(self._file, "".join(f"{line}\n" for line in lines))
        if self._pid_file is not None and self._pid_file.exists():
            with suppress(ValueError, ProcessLookupError):
                os.kill(int(self._pid_file.read_text().strip()), signal.SIGHUP)


class EmbeddedAccounts:
    """The embedded broker's file, which it watches; it knows plain passwords only, so the file is private."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def put(self, *, username: str, password: str) -> None:
        """Add the account."""
        with _alone(self._file):
            self._write({**self._accounts(), username: password})

    def remove(self, *, username: str) -> None:
        """Take the account out."""
        with _alone(self._file):
            self._write({name: password for name, password in self._accounts().items() if name != username})

    def _accounts(self) -> dict[str, str]:
        accounts: dict[str, str] = json.loads(self._file.read_text())["accounts"] if self._file.exists() else {}
        return accounts

    def _write(self, accounts: dict[str, str]) -> None:
        _replace(self._file, json.dumps({"accounts": accounts}))


def accounts_for(*, kind: str, file: Path | None, pid_file: Path | None) -> BrokerAccounts:
    """Return the accounts the settings name."""
    if kind == "mosquitto" and file is not None:
        return MosquittoAccounts(file, pid_file=pid_file)
    if kind == "iotcore" and file is not None:
        return EmbeddedAccounts(file)
    return NoBrokerAccounts()


def mosquitto_hash(password: str) -> str:
    """Return the hash in mosquitto's own format."""
    salt = secrets.token_bytes(SALT_BYTES)
    digest = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, MOSQUITTO_ITERATIONS)
    return f"$7${MOSQUITTO_ITERATIONS}${base64.b64encode(salt).decode()}${base64.b64encode(digest).decode()}"


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Hold the file for a change: two web programs enrolling at once would each write back what it had read."""
    lock = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _replace(file: Path, content: str) -> None:
    """Write beside and rename, so that the broker never reads half a file."""
    beside = file.with_suffix(".new")
    beside.touch(mode=0o600)
    beside.write_text(content)
    beside.replace(file)
