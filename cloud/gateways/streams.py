"""The cursors of streams, locked in one order and moved together; and who was heard of with them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert

from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.gateways.events import GatewayOnline
from cloud.gateways.models import StreamGapRow, StreamRow

HEARD_SPACING: Final = timedelta(seconds=1)
"""How exactly it is known when an edge agent was last heard of."""


@dataclass(frozen=True, slots=True)
class Sender:
    """An edge agent whose credential holds."""

    id: UUID
    branch_id: UUID


@dataclass(slots=True)
class Stream:
    """A locked stream: everything up to `cursor` is stored here or counted as lost. The counts are of this lock."""

    id: UUID
    number: int
    gateway_id: UUID
    cursor: int
    readings: int = 0
    records: int = 0
    lost: int = 0
    has_moved: bool = False


async def live_senders(transaction: Transaction, *, gateway_ids: Collection[UUID]) -> dict[UUID, Sender]:
    """Return those of these edge agents that are enrolled and not revoked."""
    statement = text("SELECT id, branch_id FROM gateway WHERE id = ANY(:ids) AND revoked_at IS NULL")
    return {row.id: Sender(*row) for row in await transaction.execute(statement, {"ids": list(gateway_ids)})}


async def heard_from(transaction: Transaction, *, gateway_ids: Collection[UUID], now: datetime) -> None:
    """Note that these edge agents live; who was silent is announced as back."""
    back = await transaction.execute(
        text(
            """UPDATE gateway SET is_online = true, last_seen_at = :now
            FROM (SELECT id, is_online FROM gateway WHERE id = ANY(:ids) AND revoked_at IS NULL
                AND (NOT is_online OR last_seen_at IS NULL OR last_seen_at < :before) ORDER BY id FOR UPDATE) AS known
            WHERE gateway.id = known.id
            RETURNING gateway.id, gateway.branch_id, gateway.name, known.is_online AS was_online"""
        ),
        {"ids": sorted(gateway_ids), "now": now, "before": now - HEARD_SPACING},
    )
    for row in back:
        if not row.was_online:
            announce(transaction, GatewayOnline(branch_id=row.branch_id, subject_id=row.id, summary=row.name))


async def locked_streams(
    transaction: Transaction, *, wanted: Mapping[UUID, tuple[UUID, str]], may_add: bool = True
) -> dict[UUID, Stream]:
    """Lock the cursors of these streams (id → edge agent, lane), new ones included.

    Always in the same order: no two writers can wait for each other. A stream stays with its first edge agent.
    """
    found = await _locked(transaction, wanted)
    new = sorted(wanted.keys() - found.keys())
    if new and may_add:
        rows = [{"id": one, "gateway_id": wanted[one][0], "lane": wanted[one][1]} for one in new]
        await transaction.execute(insert(StreamRow).values(rows).on_conflict_do_nothing())
        found |= await _locked(transaction, new)
    return found


async def _locked(transaction: Transaction, ids: Collection[UUID]) -> dict[UUID, Stream]:
    # One text whatever their number: the driver takes a statement apart once, and a new one costs it milliseconds.
    statement = text("SELECT id, number, gateway_id, cursor FROM stream WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
    return {row.id: Stream(*row) for row in await transaction.execute(statement, {"ids": list(ids)})}


async def save_streams(transaction: Transaction, *, streams: Sequence[Stream], now: datetime) -> None:
    """Write how far these streams have come."""
    moved = [stream for stream in streams if stream.has_moved]
    if moved:
        await transaction.execute(
            text(
                """UPDATE stream SET cursor = new.cursor, stored_readings = stored_readings + new.readings,
                stored_records = stored_records + new.records, lost = stream.lost + new.lost, last_batch_at = :now
                FROM unnest(CAST(:numbers AS int[]), CAST(:cursors AS bigint[]), CAST(:readings AS bigint[]),
                    CAST(:records AS bigint[]), CAST(:lost AS bigint[]))
                    AS new (number, cursor, readings, records, lost)
                WHERE stream.number = new.number"""
            ),
            {
                "now": now,
                "numbers": [stream.number for stream in moved],
                "cursors": [stream.cursor for stream in moved],
                "readings": [stream.readings for stream in moved],
                "records": [stream.records for stream in moved],
                "lost": [stream.lost for stream in moved],
            },
        )


def record_gap(transaction: Transaction, *, stream: Stream, first_seq: int, last_seq: int, reason: str) -> None:
    """Count records that will never come."""
    transaction.add(
        StreamGapRow(stream_number=stream.number, first_seq=first_seq, last_seq=last_seq, reason=reason[:200])
    )
    stream.lost += last_seq - first_seq + 1
