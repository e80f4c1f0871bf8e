"""Booking technicians and moving bookings. Locks are taken in one order: technicians first, then rows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from psycopg.errors import ExclusionViolation
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import Range
from sqlalchemy.exc import IntegrityError

from cloud.audit import operations as audit
from cloud.bookings.errors import BadBookingTime, BookingUnderWay, TechnicianAlreadyBooked
from cloud.bookings.events import BookingMade, BookingMoved, BookingOverdue
from cloud.bookings.models import BookingMoveRow, BookingRow
from cloud.bookings.rules import BEFORE_DEPARTURE, HOLDING, require_step
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.changes import Change
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.technicians.queries import technician_names

LONGEST: Final = timedelta(days=1)
LOCK_SPACE: Final = 0x626F
"""Advisory locks of technicians live in a number space of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phone was, in degrees (WGS 84)."""

    latitude: float
    longitude: float


async def lock_technicians(transaction: Transaction, *, technician_ids: Collection[UUID]) -> None:
    """Let nobody else book these technicians until the end of the transaction; sorted, so that nobody deadlocks."""
    for technician_id in sorted(set(technician_ids), key=str):
        key = func.hashtext(str(technician_id))
        await transaction.execute(select(func.pg_advisory_xact_lock(LOCK_SPACE, key)))


async def book(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    work_order_id: UUID,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    travel_minutes: int = 0,
    summary: str,
    booking_id: UUID | None = None,
) -> BookingRow:
    """Give a technician a job; the first `travel_minutes` are the way there.

    Raises:
        BadBookingTime, TechnicianAlreadyBooked.
    """
    _require_time(starts_at, ends_at)
    await lock_technicians(transaction, technician_ids=[technician_id])
    await require_free(transaction, technician_id=technician_id, starts_at=starts_at, ends_at=ends_at)
    row = BookingRow(
        id=booking_id or new_id(),
        branch_id=branch_id,
        work_order_id=work_order_id,
        technician_id=technician_id,
        during=Range(starts_at, ends_at),
        travel_minutes=travel_minutes,
        status="scheduled",
    )
    transaction.add(row)
    await _flush_free(transaction)
    _note_move(transaction, actor, row, from_status=None)
    _audit(transaction, actor, row, "booking.made", after=_times(row))
    _tell_made(transaction, row, summary)
    return row


async def reschedule(
    transaction: Transaction,
    *,
    actor: Actor,
    booking: BookingRow,
    seen_version: int,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    travel_minutes: int,
    summary: str,
) -> BookingRow:
    """Give a booking another time or technician, as long as nobody has set out.

    Raises:
        ChangedMeanwhile, BookingUnderWay, BadBookingTime, TechnicianAlreadyBooked.
    """
    _require_time(starts_at, ends_at)
    await lock_technicians(transaction, technician_ids=[booking.technician_id, technician_id])
    await transaction.refresh(booking, with_for_update=True)
    require_same(seen=seen_version, current=booking.version)
    if booking.status not in BEFORE_DEPARTURE:
        raise BookingUnderWay(status=booking.status)
    await require_free(
        transaction, technician_id=technician_id, starts_at=starts_at, ends_at=ends_at, besides=booking.id
    )
    before, before_status = {**_times(booking), "technician_id": booking.technician_id}, booking.status
    booking.technician_id, booking.during = technician_id, Range(starts_at, ends_at)
    booking.travel_minutes, booking.status, booking.overdue_at = travel_minutes, "scheduled", None
    booking.version += 1
    await _flush_free(transaction)
    _note_move(transaction, actor, booking, from_status=before_status)
    after = {**_times(booking), "technician_id": technician_id}
    _audit(transaction, actor, booking, "booking.rescheduled", before=before, after=after)
    _tell_made(transaction, booking, summary, from_technician_id=str(before["technician_id"]))
    return booking


async def move(
    transaction: Transaction,
    *,
    actor: Actor = SYSTEM,
    booking: BookingRow,
    to: str,
    reason: str = "",
    summary: str,
    now: datetime,
    device_at: datetime | None = None,
    place: Place | None = None,
    is_concluded: bool = False,
) -> BookingRow:
    """Take a booking to its next state; one that is there already stays, so that a command may be told twice.

    `is_concluded`: the order is over, so the booking ends from wherever it is.

    Raises:
        BookingStepNotAllowed, BookingReasonRequired.
    """
    await transaction.refresh(booking, with_for_update=True)
    if booking.status == to:
        return booking
    if not is_concluded:
        require_step(status=booking.status, to=to, reason=reason)
    before, booking.status = booking.status, to
    booking.reason = reason
    booking.version += 1
    await transaction.flush()
    _note_move(transaction, actor, booking, from_status=before, device_at=device_at, place=place)
    _audit(transaction, actor, booking, "booking.moved", before={"status": before}, after={"status": to})
    announce(
        transaction,
        BookingMoved(
            branch_id=booking.branch_id,
            subject_id=booking.work_order_id,
            booking_id=str(booking.id),
            technician_id=str(booking.technician_id),
            from_status=before,
            to_status=to,
            reason=reason,
            at=now.isoformat(),
            summary=summary,
        ),
    )
    return booking


async def mark_overdue(transaction: Transaction, *, booking: BookingRow, summary: str, now: datetime) -> None:
    """Note that the technician does not show, and announce it.

    The version stays: nobody's change of the booking is in vain because time went by.
    """
    booking.overdue_at = now
    await transaction.flush()
    _audit(transaction, SYSTEM, booking, "booking.overdue", after={"due_at": booking.due_at})
    announce(
        transaction,
        BookingOverdue(
            branch_id=booking.branch_id,
            subject_id=booking.work_order_id,
            booking_id=str(booking.id),
            technician_id=str(booking.technician_id),
            starts_at=booking.starts_at.isoformat(),
            due_at=booking.due_at.isoformat(),
            summary=summary,
        ),
    )


async def require_free(
    transaction: Transaction,
    *,
    technician_id: UUID,
    starts_at: datetime,
    ends_at: datetime,
    besides: UUID | None = None,
) -> None:
    """Name the job that is in the way, before the database refuses it without a word.

    Raises:
        TechnicianAlreadyBooked.
    """
    statement = select(BookingRow).where(
        BookingRow.technician_id == technician_id,
        BookingRow.status.in_(HOLDING),
        BookingRow.during.overlaps(Range(starts_at, ends_at)),
    )
    if besides is not None:
        statement = statement.where(BookingRow.id != besides)
    other = (await transaction.execute(statement.limit(1))).scalar_one_or_none()
    if other is not None:
        raise await _already_booked(transaction, other)


async def _already_booked(transaction: Transaction, other: BookingRow) -> TechnicianAlreadyBooked:
    names = await technician_names(transaction, technician_ids=[other.technician_id])
    return TechnicianAlreadyBooked(
        name=names.get(other.technician_id, ""),
        starts_at=other.starts_at.isoformat(timespec="minutes"),
        ends_at=other.ends_at.isoformat(timespec="minutes"),
    )


async def _flush_free(transaction: Transaction) -> None:
    """The constraint has the last word, whatever was looked at before."""
    try:
        async with transaction.begin_nested():
            await transaction.flush()
    except IntegrityError as error:
        if isinstance(error.orig, ExclusionViolation):
            raise TechnicianAlreadyBooked(name="", starts_at="", ends_at="") from error
        raise


def _require_time(starts_at: datetime, ends_at: datetime) -> None:
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise BadBookingTime(field_errors={"ends_at": BadBookingTime.code})


def _times(row: BookingRow) -> dict[str, object]:
    return {"starts_at": row.starts_at, "ends_at": row.ends_at}


def _tell_made(transaction: Transaction, row: BookingRow, summary: str, *, from_technician_id: str = "") -> None:
    announce(
        transaction,
        BookingMade(
            branch_id=row.branch_id,
            subject_id=row.work_order_id,
            booking_id=str(row.id),
            technician_id=str(row.technician_id),
            starts_at=row.starts_at.isoformat(),
            ends_at=row.ends_at.isoformat(),
            summary=summary,
            from_technician_id=from_technician_id,
        ),
    )


def _note_move(
    transaction: Transaction,
    actor: Actor,
    row: BookingRow,
    *,
    from_status: str | None,
    device_at: datetime | None = None,
    place: Place | None = None,
) -> None:
    transaction.add(
        BookingMoveRow(
            id=new_id(),
            branch_id=row.branch_id,
            booking_id=row.id,
            device_at=device_at,
            from_status=from_status,
            to_status=row.status,
            reason=row.reason,
            person_name=actor.name,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
        )
    )


def _audit(
    transaction: Transaction,
    actor: Actor,
    row: BookingRow,
    action: str,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    change = Change(before=before, after=after)
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=row.branch_id, change=change)
