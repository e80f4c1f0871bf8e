"""The chain: each entry's hash covers its content and the hash before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

FIRST_HASH: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """An entry as the verifier sees it."""

    position: int
    content: Mapping[str, Any]
    previous_hash: str
    hash: str


def entry_hash(*, content: Mapping[str, Any], position: int, previous_hash: str) -> str:
    """Return the SHA-256 (hex) over the previous hash, the position and the canonical JSON of the content."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(f"{previous_hash}\n{position}\n{canonical}".encode()).hexdigest()


def first_broken(entries: Iterable[SealedEntry]) -> int | None:
    """Return the position of the first entry that was changed, removed, moved or put in between; None if all hold."""
    previous, expected = FIRST_HASH, 1
    for entry in entries:
        right = entry_hash(content=entry.content, position=expected, previous_hash=previous)
        if entry.position != expected or entry.previous_hash != previous or entry.hash != right:
            return expected
        previous, expected = entry.hash, expected + 1
    return None
