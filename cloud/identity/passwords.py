"""Password hashes: argon2id with the cost that two cores can bear (research: t=2, 19 MiB, p=1, 31 ms)."""

import asyncio
import contextlib
import os
import secrets
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from cloud.identity.errors import TooManyAttempts, WeakPassword
from cloud.identity.password_strength import SHORTEST, weakness_of

__all__ = ["SHORTEST", "PasswordHashing", "hash_password", "require_good"]

Result = TypeVar("Result")
MOST_WAITING: Final = 250
NICENESS: Final = 10

_hasher: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY: Final = _hasher.hash(secrets.token_urlsafe(16))


class PasswordHashing:
    """Hashes in threads of its own, off the event loop: a flood of sign-ins waits for itself and starves nobody else.

    One thread per two cores, and the system runs them only with what time the rest of the service leaves (Linux).
    """

    def __init__(self) -> None:
        places = max(1, (os.cpu_count() or 2) // 2)
        self._threads = ThreadPoolExecutor(places, thread_name_prefix="passwords", initializer=_give_way)
        self._waiting = 0

    async def matches(self, password: str, password_hash: str | None) -> bool:
        """Tell whether they belong together; for an unknown person (None) the same time is spent.

        Raises:
            TooManyAttempts: so many are waiting that this one would wait for seconds.
        """
        check = partial(_matches, password, password_hash or _NOBODY)
        return await self._run(check) and bool(password_hash)

    async def hash(self, password: str) -> str:
        """Return the hash to store.

        Raises:
            TooManyAttempts.
        """
        return await self._run(partial(hash_password, password))

    async def _run(self, work: "partial[Result]") -> Result:
        if self._waiting >= MOST_WAITING:
            raise TooManyAttempts
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1


def hash_password(password: str) -> str:
    """Return the hash to store."""
    return _hasher.hash(password)


def require_good(password: str, *, name: str = "", email: str = "", field: str = "password") -> None:
    """Raises: WeakPassword: it is too short, or one of those that are tried first."""
    weakness = weakness_of(password, name=name, email=email)
    if weakness is not None:
        raise WeakPassword(least=SHORTEST, field_errors={field: f"identity.password_{weakness}"})


def _give_way() -> None:
    # On Linux a thread has a niceness of its own; elsewhere it stays as it is.
    with contextlib.suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def _matches(password: str, password_hash: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False
