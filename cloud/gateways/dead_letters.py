"""Messages that could not be taken in: kept as they came, with the reason, for a bounded time and in bounded room."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

import structlog
from sqlalchemy import delete, func, select, text, update

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.gateways.errors import AlreadyReplayed
from cloud.gateways.models import DeadLetterRow, GatewayRow

log = structlog.get_logger()

LONGEST_LETTER_BYTES: Final = 256 * 1024
"""What the broker lets through; a longer one that came another way is cut, and cannot be replayed."""
KEPT_FOR: Final = timedelta(days=90)
MOST_BYTES: Final = 256 * 1024 * 1024
REPLAY_CHANNEL: Final = "mafundi_replay"

Kind = Literal[
    "foreign_topic",
    "unreadable_header",
    "unreadable_body",
    "unknown_gateway",
    "foreign_stream",
    "foreign_alarm",
    "refused",
]
"""Why a message was not taken in."""


async def keep_dead_letter(
    transaction: Transaction,
    *,
    topic: str,
    payload: bytes,
    kind: Kind,
    reason: str,
    gateway_id: str | None = None,
    stream_id: str | None = None,
    first_seq: int | None = None,
    last_seq: int | None = None,
) -> None:
    """Keep a message that could not be taken in, and say so; a huge one is cut."""
    log.warning(
        "gateways.message_put_aside",
        topic=topic[:300],
        kind=kind,
        reason=reason[:1000],
        size_bytes=len(payload),
        text="it is kept as a dead letter; check enrolment and version of the edge agent that the topic names",
    )
    transaction.add(
        DeadLetterRow(
            id=new_id(),
            topic=_text(topic, 300),
            gateway_id=gateway_id,
            branch_id=await _branch_of(transaction, gateway_id),
            stream_id=stream_id,
            first_seq=first_seq,
            last_seq=last_seq,
            kind=kind,
            reason=_text(reason, 1000),
            payload=payload[:LONGEST_LETTER_BYTES],
            size_bytes=len(payload),
        )
    )


def _text(text_: str, longest: int) -> str:
    """Return what PostgreSQL takes: no zero bytes, no lone surrogates."""
    return text_.replace("\0", "�")[:longest].encode(errors="replace").decode()


async def _branch_of(transaction: Transaction, gateway_id: str | None) -> UUID | None:
    """Return the branch of the edge agent that a letter names, so that its people see it; None for an unknown one."""
    try:
        named = UUID(gateway_id or "")
    except ValueError:
        return None
    found = await transaction.execute(select(GatewayRow.branch_id).where(GatewayRow.id == named))
    return found.scalar_one_or_none()


async def list_letters(
    transaction: Transaction, *, gateway_id: str | None, state: Literal["open", "replayed", "all"], page: PageRequest
) -> tuple[list[DeadLetterRow], str | None]:
    """Return letters, newest first; row security hides other branches, and what is nobody's."""
    statement = select(DeadLetterRow)
    if gateway_id is not None:
        statement = statement.where(DeadLetterRow.gateway_id == gateway_id)
    if state != "all":
        is_open = DeadLetterRow.replayed_at.is_(None)
        statement = statement.where(is_open if state == "open" else ~is_open)
    statement = seek(statement, columns=[DeadLetterRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_letter(transaction: Transaction, *, letter_id: UUID) -> DeadLetterRow:
    """Raises: NotFound."""
    row = await transaction.get(DeadLetterRow, letter_id)
    if row is None:
        raise NotFound
    return row


async def lock_letter(transaction: Transaction, *, letter_id: UUID) -> DeadLetterRow:
    """Return a letter that was not replayed; nobody else replays it meanwhile.

    Raises:
        AlreadyReplayed, NotFound.
    """
    statement = select(DeadLetterRow).where(DeadLetterRow.id == letter_id).with_for_update()
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    if row.replayed_at is not None:
        raise AlreadyReplayed
    return row


async def ask_to_replay(transaction: Transaction, *, actor: Actor, letter_id: UUID, now: datetime) -> DeadLetterRow:
    """Ask the ingest program, which alone stores readings, to take a letter in after all.

    Raises:
        AlreadyReplayed, NotFound.
    """
    row = await lock_letter(transaction, letter_id=letter_id)
    row.replay_asked_at, row.replay_refusal = now, None
    audit.record(
        transaction,
        actor=actor,
        action="dead_letter.replay_asked",
        object_kind="dead_letter",
        object_id=row.id,
        branch_id=row.branch_id,
    )
    await transaction.execute(text("SELECT pg_notify(:channel, '')"), {"channel": REPLAY_CHANNEL})
    return row


async def letters_asked_for(transaction: Transaction) -> Sequence[UUID]:
    """Return the letters that wait for their replay, the oldest first: in that order streams go on."""
    statement = select(DeadLetterRow.id).where(DeadLetterRow.replay_asked_at.is_not(None)).order_by(DeadLetterRow.id)
    return (await transaction.execute(statement)).scalars().all()


async def open_letters(transaction: Transaction) -> Sequence[UUID]:
    """Return the letters that were not replayed, the oldest first."""
    statement = select(DeadLetterRow.id).where(DeadLetterRow.replayed_at.is_(None)).order_by(DeadLetterRow.id)
    return (await transaction.execute(statement)).scalars().all()


def note_replayed(letter: DeadLetterRow, *, now: datetime) -> None:
    """Note that a letter was taken in."""
    letter.replayed_at, letter.replay_asked_at, letter.replay_refusal = now, None, None


async def note_refused(transaction: Transaction, *, letter_id: UUID, reason: str) -> None:
    """Note why a letter could not be taken in."""
    await transaction.execute(
        update(DeadLetterRow)
        .where(DeadLetterRow.id == letter_id, DeadLetterRow.replayed_at.is_(None))
        .values(replay_asked_at=None, replay_refusal=_text(reason, 1000))
    )


async def forget_dead_letters(transaction: Transaction, *, now: datetime, most_bytes: int = MOST_BYTES) -> None:
    """Delete letters that are old, and the oldest of what is too much: a flood of rubbish must not fill the disk."""
    await transaction.execute(delete(DeadLetterRow).where(DeadLetterRow.received_at < now - KEPT_FOR))
    total = (await transaction.execute(select(func.sum(func.octet_length(DeadLetterRow.payload))))).scalar_one() or 0
    if total <= most_bytes:
        return
    gone = await transaction.execute(
        text(
            """DELETE FROM dead_letter WHERE id IN (SELECT id FROM (
                SELECT id, sum(octet_length(payload)) OVER (ORDER BY replayed_at IS NULL DESC, id DESC) AS so_far
                FROM dead_letter) AS ordered WHERE so_far > :most) RETURNING id"""
        ),
        {"most": most_bytes},
    )
    log.warning("gateways.dead_letters_dropped", count=len(gone.all()), most_bytes=most_bytes)
