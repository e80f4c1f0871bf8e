"""The chain: each entry's hash covers its content and the hash before it; what is personal by salted digests."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

FIRST_HASH: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """An entry as the verifier sees it; without content it was erased before digests were kept, and is a link alone."""

    position: int
    content: Mapping[str, Any] | None
    previous_hash: str
    hash: str


def entry_hash(*, content: Mapping[str, Any], position: int, previous_hash: str) -> str:
    """Return the SHA-256 (hex) over the previous hash, the position and the canonical JSON of the content."""
    return sha256(f"{previous_hash}\n{position}\n{_canonical(content)}".encode()).hexdigest()


def digest_of(value: Any, *, salt: str) -> str:
    """Return what stands for a value in the chain.

    The salt is forgotten with the value, so that a short one (a name) cannot be guessed from what is left.
    """
    return sha256(f"{salt}\n{_canonical(value)}".encode()).hexdigest()


def first_broken(entries: Iterable[SealedEntry], *, kept: Mapping[int, str]) -> int | None:
    """Return the position of the first entry that was changed, removed, moved or put in; None if all hold.

    `kept` are hashes that were written down outside the database, by position: who changes an entry and chains all
    after it anew, or cuts the end off, is found at the first of them that is not met.
    """
    previous, expected = FIRST_HASH, 1
    for entry in entries:
        right = entry.hash
        if entry.content is not None:
            right = entry_hash(content=entry.content, position=expected, previous_hash=previous)
        if entry.position != expected or entry.previous_hash != previous or entry.hash != right:
            return expected
        if kept.get(expected, right) != right:
            return expected
        previous, expected = entry.hash, expected + 1
    return min((position for position in kept if position >= expected), default=None)


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
