"""The one queue: every announcement reaches each of its reactions, in order per subject, until it is done.

A reaction runs in the transaction that marks its delivery as done: effects and mark are committed together, and a
killed worker's claim ends with its connection. Why this is not a library: docs/decisions/0003.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Text, Update, func, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, aliased, mapped_column

from cloud.foundation.bells import Bells
from cloud.foundation.database import Base, Database, Transaction, act_as_system
from cloud.foundation.events import EventRow

log = structlog.get_logger()

MOST_TRIES: Final = 10
FIRST_PAUSE: Final = timedelta(seconds=1)
LONGEST_PAUSE: Final = timedelta(minutes=10)
IDLE_PAUSE_S: Final = 0.1
LONGEST_ERROR: Final = 2000
WAITING: Final = "done_at IS NULL AND parked_at IS NULL"


class DeliveryRow(Base):
    """One announcement on its way to one reaction."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("delivery_waiting_idx", "published_no", postgresql_where=WAITING),
        Index("delivery_order_idx", "reaction", "subject_id", "published_no", postgresql_where=WAITING),
    )

    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"), primary_key=True)
    reaction: Mapped[str] = mapped_column(Text, primary_key=True)
    published_no: Mapped[int] = mapped_column(BigInteger)
    subject_id: Mapped[UUID]
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    next_try_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    done_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    parked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_error: Mapped[str | None] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a reaction gets to know."""

    event_id: UUID
    type: str
    branch_id: UUID | None
    subject_id: UUID
    payload: Mapping[str, Any]


Reaction = Callable[[Transaction, Announcement, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Automation:
    """ "When X then Y": the announcements it wants and what it does about them. `cloud/automations/` lists them all.

    `is_outward`: it waits for somebody else's server (mail, push). Such reactions have a lane of their own, so that a
    server which does not answer never holds up an order.
    """

    name: str
    event_types: tuple[str, ...]
    run: Reaction
    is_outward: bool = False


def names_by_event(automations: Iterable[Automation]) -> dict[str, list[str]]:
    """Return for each event type the reactions that want it, as the relay needs to know."""
    names: dict[str, list[str]] = {}
    for automation in automations:
        for event_type in automation.event_types:
            names.setdefault(event_type, []).append(automation.name)
    return names


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery in hand, known also after its transaction was rolled back."""

    event_id: UUID
    reaction: str
    tries: int


async def deliver_next(database: Database, *, reactions: Mapping[str, Reaction]) -> bool:
    """Run one waiting reaction and tell whether there was one; a failure is written down and tried again later."""
    claim: Claim | None = None
    try:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            found = await _claim(transaction, names=list(reactions))
            if found is None:
                return False
            claim, announcement, now = found
            await reactions[claim.reaction](transaction, announcement, now)
            await transaction.execute(_row_of(claim).values(done_at=now, tries=claim.tries + 1))
    except Exception as error:  # the outermost loop of a reaction: whatever it raises is kept and shown
        if claim is None or _is_lost_connection(error):
            raise
        await _postpone(database, claim, error)
    return True


async def run_deliveries(
    database: Database, *, reactions: Mapping[str, Reaction], bells: Bells, stopping: asyncio.Event
) -> None:
    """Deliver until told to stop."""
    while not stopping.is_set():
        if await deliver_next(database, reactions=reactions):
            bells.committed.ring()
        else:
            await bells.published.wait(IDLE_PAUSE_S)


async def _claim(transaction: Transaction, *, names: list[str]) -> tuple[Claim, Announcement, datetime] | None:
    """Lock the oldest delivery that is due and is the first unfinished one of its subject."""
    same = aliased(DeliveryRow)
    # As a minimum and not as "none is earlier": this form is read from the index whatever the statistics say.
    first = (
        select(func.min(same.published_no))
        .where(
            same.reaction == DeliveryRow.reaction,
            same.subject_id == DeliveryRow.subject_id,
            same.done_at.is_(None),
            same.parked_at.is_(None),
        )
        .scalar_subquery()
    )
    statement = (
        select(DeliveryRow.reaction, DeliveryRow.tries, EventRow, func.now())
        .join(EventRow, EventRow.id == DeliveryRow.event_id)
        .where(
            DeliveryRow.reaction.in_(names),
            DeliveryRow.done_at.is_(None),
            DeliveryRow.parked_at.is_(None),
            DeliveryRow.next_try_at <= func.now(),
            DeliveryRow.published_no == first,
        )
        .order_by(DeliveryRow.published_no)
        .limit(1)
        .with_for_update(of=DeliveryRow, skip_locked=True)
    )
    found = (await transaction.execute(statement)).one_or_none()
    if found is None:
        return None
    reaction, tries, row, now = found
    announcement = Announcement(row.id, row.type, row.branch_id, row.subject_id, row.payload)
    return Claim(row.id, reaction, tries), announcement, now


async def _postpone(database: Database, claim: Claim, error: Exception) -> None:
    tries = claim.tries + 1
    pause = min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)
    is_parked = tries >= MOST_TRIES
    log.warning(
        "delivery.parked" if is_parked else "delivery.failed",
        reaction=claim.reaction,
        event_id=str(claim.event_id),
        tries=tries,
        exc_info=error,
    )
    async with database.transaction() as transaction:
        await transaction.execute(
            _row_of(claim).values(
                tries=tries,
                last_error=f"{type(error).__name__}: {error}"[:LONGEST_ERROR],
                next_try_at=func.now() + pause,
                parked_at=func.now() if is_parked else None,
            )
        )


def _row_of(claim: Claim) -> Update:
    return update(DeliveryRow).where(DeliveryRow.event_id == claim.event_id, DeliveryRow.reaction == claim.reaction)


def _is_lost_connection(error: Exception) -> bool:
    return isinstance(error, OSError) or (isinstance(error, DBAPIError) and error.connection_invalidated)
