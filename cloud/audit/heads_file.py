"""Heads of the audit's chains, written down outside the database: who owns that cannot chain history anew unseen.

With a key each line is signed, and vouches for every byte of the file before it.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from cloud.audit.signing import PublicKeys, SigningKey

Heads = Mapping[UUID | None, Mapping[int, str]]
"""By branch (None: the organisation's own chain), hashes by position."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The heads kept since the last restore, and how many lines are none that we wrote (a power cut, a hand)."""

    heads: Heads = field(default_factory=dict)
    unreadable_lines: int = 0
    signed_lines: int = 0
    first_forged_line: int | None = None
    """The first line that a key does not vouch for: changed, put in, or before it one was changed or removed."""


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True)
class HeadsFile:
    """Lines of JSON that are only ever added; copies of it elsewhere make it worth more."""

    path: Path
    key: SigningKey | None = None

    def kept(self) -> Kept:
        """Return what the file says, believing every line; one that is not there yet says nothing."""
        if not self.path.exists():
            return NOTHING_KEPT
        seen = self.path.stat()
        return _read(self.path, seen.st_size, seen.st_mtime_ns)

    def checked(self, keys: PublicKeys) -> Kept:
        """Return what the file says in lines that these keys vouch for, and the first one that they do not."""
        return _checked(self.path.read_bytes(), keys) if self.path.exists() else NOTHING_KEPT

    def keep(self, heads: Iterable[tuple[UUID | None, int, str]], *, now: datetime) -> None:
        """Add heads, and return once they are on the disk; the first line under a key vouches for those before it."""
        lines: list[dict[str, Any]] = [
            {"at": now.isoformat(), "branch": branch_id and str(branch_id), "position": position, "hash": digest}
            for branch_id, position, digest in heads
        ]
        self._add(lines or ([{"signed_from": now.isoformat()}] if self.key and self._ends_unsigned() else []))

    def note_restore(self, *, now: datetime) -> None:
        """From here on the chains go on from a backup: what was kept of their later entries is no longer theirs."""
        self._add([{"restored_at": now.isoformat()}])

    def _ends_unsigned(self) -> bool:
        lines = self.path.read_bytes().splitlines() if self.path.exists() else []
        return bool(lines) and "signature" not in (_parsed(lines[-1]) or {})

    def _add(self, lines: Iterable[dict[str, Any]]) -> None:
        before = self.path.read_bytes() if self.path.exists() else b""
        # A line that a power cut tore is ended, or it would swallow the next one.
        text = b"\n" if before and not before.endswith(b"\n") else b""
        begun = len(text)
        for line in lines:
            said = self.key.sign({**line, "before": sha256(before + text).hexdigest()}) if self.key else line
            text += f"{json.dumps(said)}\n".encode()
        if len(text) == begun:
            return
        with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def heads_file_of(path: Path | None, *, key: str) -> HeadsFile | None:
    """Return the file of an installation, if it keeps one. Raises: NotAKey."""
    return None if path is None else HeadsFile(path, SigningKey.from_text(key) if key else None)


class _Reader:
    """Gathers heads line by line."""

    def __init__(self) -> None:
        self.heads: defaultdict[UUID | None, dict[int, str]] = defaultdict(dict)
        self.unreadable_lines = 0

    def hear(self, said: Mapping[str, Any] | None) -> None:
        """Take one line in; one that is none of ours is counted."""
        try:
            if said is None:
                raise ValueError
            if "restored_at" in said:
                self.heads.clear()
            elif "signed_from" not in said:
                branch_id = UUID(said["branch"]) if said["branch"] else None
                self.heads[branch_id][int(said["position"])] = str(said["hash"])
        except (ValueError, KeyError, TypeError, AttributeError):
            self.unreadable_lines += 1


@lru_cache(maxsize=4)
def _read(path: Path, size: int, written_ns: int) -> Kept:
    """What was not written to is the same as before."""
    del size, written_ns
    reader = _Reader()
    for line in path.read_bytes().splitlines():
        if line:
            reader.hear(_parsed(line))
    return Kept(dict(reader.heads), reader.unreadable_lines)


def _checked(content: bytes, keys: PublicKeys) -> Kept:
    """Judge line by line.

    Lines from before the first key hold because the first signed line vouches for them, and so does the next one for
    a torn line. Whoever adds an unsigned line that says something, or leaves the end unsigned, is found.
    """
    reader, before, signed = _Reader(), sha256(), 0
    doubted: int | None = None
    forged: int | None = None
    for number, line in enumerate(content.splitlines(keepends=True), start=1):
        said = _parsed(line)
        is_signed = said is not None and keys.is_signed(said)
        if is_signed and said is not None and said.get("before") == before.hexdigest():
            signed, doubted = signed + 1, None
        elif said is not None and (signed or "signature" in said):
            forged = forged or doubted or number
        elif line.strip():
            doubted = doubted or number
        if is_signed or (line.strip() and not signed):
            reader.hear(said)
        elif said is None and line.strip():
            reader.unreadable_lines += 1
        before.update(line)
    return Kept(dict(reader.heads), reader.unreadable_lines, signed, forged or doubted)


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
