"""What the running agent says of itself in a small file, and what `mafundi-edge status` makes of it."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct

from edge_agent.sources.source import PortReport
from edge_agent.spool.gaps import LOSSES
from schemas.records import ClockQuality

FILE_NAME: Final = "status.json"
STALE_AFTER_S: Final = 10.0
RATE_OVER_S: Final = 60.0


class PortStatus(Struct, frozen=True, kw_only=True):
    """How one port fares."""

    key: str
    state: str
    text: str = ""
    readings: int = 0
    rejected: int = 0
    last_reading_at_us: int | None = None


class Status(Struct, frozen=True, kw_only=True):
    """A moment of the running agent."""

    at_us: int
    process_id: int
    is_running: bool = True
    gateway_id: str
    boot: str
    clock: ClockQuality
    link: Literal["connected", "disconnected"]
    last_problem: str | None = None
    last_ack_at_us: int | None = None
    configuration_version: int = 0
    configuration_hash: str = ""
    inbox: int = 0
    has_room: bool = True
    shortage: str = ""
    spool_bytes: int = 0
    spool_cap_bytes: int = 0
    readings: int = 0
    """Stored since the start."""
    left_out: int = 0
    """Left out by deadbands, ever since the spool began."""
    readings_per_s: float = 0.0
    confirmed_per_s: float = 0.0
    ports: list[PortStatus] = []


def port_statuses(reports: Iterable[PortReport]) -> list[PortStatus]:
    """Return how the ports fare, as it is written down."""
    return [
        PortStatus(
            key=report.key,
            state=report.state,
            text=report.text,
            readings=report.readings,
            rejected=report.rejected,
            last_reading_at_us=report.last_reading_at_us,
        )
        for report in reports
    ]


def write_status(folder: Path, status: Status) -> None:
    """Replace the file as a whole; a full disk only costs its freshness."""
    temporary = folder / f"{FILE_NAME}.new"
    try:
        temporary.write_bytes(msgspec.json.format(msgspec.json.encode(status), indent=1))
        temporary.replace(folder / FILE_NAME)
    except OSError:
        temporary.unlink(missing_ok=True)


def read_status(folder: Path) -> Status | None:
    """Return the last moment told, None if there is none that can be read."""
    try:
        return msgspec.json.decode((folder / FILE_NAME).read_bytes(), type=Status)
    except (OSError, msgspec.DecodeError):
        return None


def running_status(folder: Path, now_us: int) -> Status | None:
    """Return the last moment told if it is so fresh that the agent must be running."""
    told = read_status(folder)
    is_fresh = told is not None and told.is_running and abs(now_us - told.at_us) < STALE_AFTER_S * 1_000_000
    return told if is_fresh else None


def lane_summary(ledger: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return depth, oldest and losses per lane, over all its streams."""
    return [_summary(lane, [entry for entry in ledger if entry["lane"] == lane]) for lane in ("events", "history")]


def _summary(lane: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    oldest = [entry["oldest_pending_at_us"] for entry in entries if entry["oldest_pending_at_us"] is not None]
    lost: dict[str, int] = {}
    for gap in (gap for entry in entries for gap in entry["gaps"] if gap["reason"] in LOSSES):
        lost[gap["reason"]] = lost.get(gap["reason"], 0) + gap["to"] - gap["from"] + 1
    return {
        "lane": lane,
        "pending": sum(entry["pending"] for entry in entries),
        "oldest_pending_at_us": min(oldest, default=None),
        "confirmed": sum(entry["acked_upto"] for entry in entries),
        "lost": sum(lost.values()),
        "lost_by_reason": lost,
    }


class Rate:
    """How fast a count grows, over the last minute."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def after(self, count: int, *, now_s: float) -> float:
        """Take in the count of now and return its growth per second."""
        self._seen.append((now_s, count))
        while now_s - self._seen[0][0] > RATE_OVER_S:
            self._seen.popleft()
        first_s, first = self._seen[0]
        return 0.0 if now_s <= first_s else max(0.0, (count - first) / (now_s - first_s))
