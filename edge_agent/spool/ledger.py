"""The spool's account of itself: what was produced, what the cloud has confirmed, what was given up and what waits."""

import contextlib
from pathlib import Path
from typing import Any

from edge_agent.spool.records import StreamRow
from edge_agent.spool.schema import connect_read_only
from edge_agent.spool.store import FILE_NAME
from edge_agent.spool.streams import read_gaps, read_streams


def read_ledger(folder: Path) -> list[dict[str, Any]]:
    """Return one entry per stream, readable beside a running agent.

    Raises:
        sqlite3.Error: there is no spool in the folder, or it is damaged.
    """
    with contextlib.closing(connect_read_only(folder / FILE_NAME)) as connection:
        connection.execute("BEGIN")  # one snapshot for all streams
        return [
            {
                "stream": stream.id,
                "lane": stream.lane,
                "state": stream.state,
                "produced": stream.produced,
                "acked_upto": stream.acked_upto,
                "gaps": [
                    {"from": gap.first_seq, "to": gap.last_seq, "reason": gap.reason}
                    for gap in read_gaps(connection, stream.number)
                ],
                "pending": _pending(connection, stream),
                "oldest_pending_at_us": _oldest_pending_at_us(connection, stream),
            }
            for stream in read_streams(connection)
        ]


def _pending(connection: Any, stream: StreamRow) -> int:
    if stream.state == "closed":
        return 0
    gaps = read_gaps(connection, stream.number, from_seq=stream.acked_upto + 1)
    counted = sum(gap.last_seq - max(gap.first_seq, stream.acked_upto + 1) + 1 for gap in gaps)
    return stream.produced - stream.acked_upto - counted


def _oldest_pending_at_us(connection: Any, stream: StreamRow) -> int | None:
    if stream.state == "closed":
        return None
    row = connection.execute(
        "SELECT at_us FROM record WHERE stream = ? AND seq > ? ORDER BY seq LIMIT 1", (stream.number, stream.acked_upto)
    ).fetchone()
    return None if row is None else int(row[0])
