"""Sealing what must be read again and stands in the database: AES-256-GCM under a key that is kept elsewhere."""

import base64
import secrets
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES: Final = 12
KEY_ID_DIGITS: Final = 8


class CannotOpen(Exception):
    """It was sealed under a key that this installation no longer has, for something else, or it was changed."""


class Sealer:
    """Seals under the first key and opens under any: with the former one behind it, a key can be replaced."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = {_key_id(key): AESGCM(sha256(b"mafundi seal\0" + key.encode()).digest()) for key in keys if key}

    @property
    def can_seal(self) -> bool:
        """Tell whether there is a key."""
        return bool(self._keys)

    def seal(self, plain: bytes, *, about: str) -> str:
        """Return the sealed text; it opens only as what it is `about`, so that rows cannot be exchanged."""
        key_id, key = next(iter(self._keys.items()))
        nonce = secrets.token_bytes(NONCE_BYTES)
        return f"{key_id}.{base64.b64encode(nonce + key.encrypt(nonce, plain, about.encode())).decode()}"

    def open(self, sealed: str, *, about: str) -> bytes:
        """Return what was sealed.

        Raises:
            CannotOpen.
        """
        key_id, _, packed = sealed.partition(".")
        key = self._keys.get(key_id)
        if key is None:
            raise CannotOpen
        content = base64.b64decode(packed)
        try:
            return key.decrypt(content[:NONCE_BYTES], content[NONCE_BYTES:], about.encode())
        except InvalidTag:
            raise CannotOpen from None


def _key_id(key: str) -> str:
    return sha256(b"mafundi key id\0" + key.encode()).hexdigest()[:KEY_ID_DIGITS]
