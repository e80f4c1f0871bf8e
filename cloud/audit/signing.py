"""Signatures (Ed25519, RFC 8032) over lines of the file of heads: who can write the file cannot forge it."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES: Final = 32


class NotAKey(ValueError):
    """The text is not 32 bytes in base64url."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The private key. Only the program that keeps heads needs it; it lies apart from database and file."""

    private: Ed25519PrivateKey

    @classmethod
    def from_text(cls, text: str) -> "SigningKey":
        """Read 32 random bytes in base64url, as `mafundi-cloud audit new-key` prints them. Raises: NotAKey."""
        return cls(Ed25519PrivateKey.from_private_bytes(_bytes_of(text)))

    @property
    def public_text(self) -> str:
        """Return the public key in base64url: what checks a file needs this alone."""
        return _text_of(self.private.public_key().public_bytes_raw())

    @property
    def key_id(self) -> str:
        """Return the name under which lines say who signed them."""
        return key_id_of(self.public_text)

    def sign(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """Return the line with the key's name and the signature over all of it."""
        named = {**line, "key": self.key_id}
        return {**named, "signature": _text_of(self.private.sign(_canonical(named)))}


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """Keys by name; the former one stays among them while lines that it signed are kept."""

    keys: Mapping[str, Ed25519PublicKey]

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> "PublicKeys":
        """Read public keys in base64url. Raises: NotAKey."""
        return cls({key_id_of(text): Ed25519PublicKey.from_public_bytes(_bytes_of(text)) for text in texts})

    def is_signed(self, line: Mapping[str, Any]) -> bool:
        """Tell whether one of the keys signed exactly this line."""
        key = self.keys.get(str(line.get("key")))
        said = {name: value for name, value in line.items() if name != "signature"}
        if key is None:
            return False
        try:
            key.verify(urlsafe_b64decode(_padded(str(line.get("signature", "")))), _canonical(said))
        except (InvalidSignature, NotBase64, ValueError):
            return False
        return True


def key_id_of(public_text: str) -> str:
    """Return a public key's short name."""
    return sha256(_bytes_of(public_text)).hexdigest()[:16]


def _bytes_of(text: str) -> bytes:
    try:
        content = urlsafe_b64decode(_padded(text.strip()))
    except (NotBase64, ValueError) as error:
        raise NotAKey("a key is 32 bytes in base64url") from error
    if len(content) != KEY_BYTES:
        raise NotAKey(f"a key is 32 bytes in base64url, this has {len(content)}")
    return content


def _text_of(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")


def _padded(text: str) -> str:
    return text + "=" * (-len(text) % 4)


def _canonical(line: Mapping[str, Any]) -> bytes:
    return json.dumps(line, sort_keys=True, separators=(",", ":")).encode()
