"""Password hashes: argon2id with the cost that two cores can bear (research: t=2, 19 MiB, p=1, 31 ms)."""

import asyncio
import secrets
from functools import partial
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST: Final = 10
MOST_AT_ONCE: Final = 2

_hasher: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_NOBODY: Final = _hasher.hash(secrets.token_urlsafe(16))


class PasswordHashing:
    """Hashes off the event loop, at most two at once, so that a flood of sign-ins cannot starve the rest."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def matches(self, password: str, password_hash: str | None) -> bool:
        """Tell whether they belong together; for an unknown person (None) the same time is spent."""
        async with self._places:
            check = partial(_matches, password, password_hash or _NOBODY)
            return await asyncio.get_running_loop().run_in_executor(None, check) and password_hash is not None


def hash_password(password: str) -> str:
    """Return the hash to store."""
    return _hasher.hash(password)


def _matches(password: str, password_hash: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (Argon2Error, InvalidHashError):
        return False
