"""Heads of the audit's chains, written down outside the database: who owns that cannot chain history anew unseen."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from uuid import UUID

Heads = Mapping[UUID | None, Mapping[int, str]]
"""By branch (None: the organisation's own chain), hashes by position."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The heads kept since the last restore, and how many lines are none that we wrote (a power cut, a hand)."""

    heads: Heads = field(default_factory=dict)
    unreadable_lines: int = 0


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True)
class HeadsFile:
    """Lines of JSON that are only ever added; copies of it elsewhere make it worth more."""

    path: Path

    def kept(self) -> Kept:
        """Return what the file says; one that is not there yet says nothing."""
        return _read(self.path, self.path.stat().st_size) if self.path.exists() else NOTHING_KEPT

    def keep(self, heads: Iterable[tuple[UUID | None, int, str]], *, now: datetime) -> None:
        """Add heads, and return once they are on the disk."""
        self._add(
            {"at": now.isoformat(), "branch": branch_id and str(branch_id), "position": position, "hash": digest}
            for branch_id, position, digest in heads
        )

    def note_restore(self, *, now: datetime) -> None:
        """From here on the chains go on from a backup: what was kept of their later entries is no longer theirs."""
        self._add([{"restored_at": now.isoformat()}])

    def _add(self, lines: Iterable[Mapping[str, object]]) -> None:
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        if not text:
            return
        with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


@lru_cache(maxsize=4)
def _read(path: Path, size: int) -> Kept:
    """What is only ever added to is the same as long as its size is."""
    del size
    heads: defaultdict[UUID | None, dict[int, str]] = defaultdict(dict)
    unreadable_lines = 0
    for line in path.read_text(errors="replace").splitlines():
        try:
            said = json.loads(line)
            if "restored_at" in said:
                heads.clear()
            else:
                heads[UUID(said["branch"]) if said["branch"] else None][int(said["position"])] = str(said["hash"])
        except (ValueError, KeyError, TypeError, AttributeError):
            unreadable_lines += 1
    return Kept(dict(heads), unreadable_lines)
