"""Adding and changing technicians, their leave and the on-call roster."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.identity.queries import person_is_of_branch
from cloud.technicians.errors import EndsBeforeStart, PersonIsTechnician, UnknownPerson
from cloud.technicians.events import TechnicianAway, TechnicianChanged
from cloud.technicians.models import LeaveRow, OnCallRow, TechnicianRow
from cloud.technicians.queries import shifts_of
from cloud.technicians.rules import require_shifts

FOR_GOOD: Final = timedelta(days=3650)
"""Longer than anybody is booked ahead."""


async def add_technician(
    transaction: Transaction, *, actor: Actor, branch_id: UUID, name: str, **details: Any
) -> TechnicianRow:
    """Add somebody who can be booked.

    Raises:
        BadShift, PersonIsTechnician, UnknownPerson.
    """
    row = TechnicianRow(id=new_id(), branch_id=branch_id, name=name, **details)
    require_shifts(shifts_of(row)) if row.shifts else None
    await _require_person(transaction, row, details.get("person_id"))
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    _tell(transaction, actor, row, "technician.added", Change(after={"name": name, **details}))
    return row


async def change_technician(
    transaction: Transaction,
    *,
    actor: Actor,
    technician: TechnicianRow,
    seen_version: int,
    changes: dict[str, Any],
    now: datetime,
) -> TechnicianRow:
    """Change what is known of a technician; bookings of one who is active no longer are looked at as in a leave.

    Raises:
        ChangedMeanwhile; BadShift, PersonIsTechnician, UnknownPerson: as when adding.
    """
    await transaction.refresh(technician, with_for_update=True)
    require_same(seen=seen_version, current=technician.version)
    await _require_person(transaction, technician, changes.get("person_id"))
    has_left = technician.is_active and not changes.get("is_active", True)
    change = next_version(technician, changes)
    require_shifts(shifts_of(technician))
    await transaction.flush()
    _tell(transaction, actor, technician, "technician.changed", change)
    if has_left:
        _tell_away(transaction, technician, starts_at=now, ends_at=now + FOR_GOOD, kind="left")
    return technician


async def add_leave(
    transaction: Transaction,
    *,
    actor: Actor,
    technician: TechnicianRow,
    starts_at: datetime,
    ends_at: datetime,
    kind: str,
    note: str = "",
) -> LeaveRow:
    """Note that a technician will not be there; bookings in that time are looked at again by those who hear of it.

    Raises:
        EndsBeforeStart.
    """
    _require_order(starts_at, ends_at)
    row = LeaveRow(
        id=new_id(),
        branch_id=technician.branch_id,
        technician_id=technician.id,
        starts_at=starts_at,
        ends_at=ends_at,
        kind=kind,
        note=note,
    )
    transaction.add(row)
    await transaction.flush()
    away = Change(after={"from": starts_at, "until": ends_at, "kind": kind})
    _audit(transaction, actor, technician, "technician.away", away)
    _tell_away(transaction, technician, starts_at=starts_at, ends_at=ends_at, kind=kind)
    return row


async def remove_leave(transaction: Transaction, *, actor: Actor, technician: TechnicianRow, leave: LeaveRow) -> None:
    """Take a leave back."""
    await transaction.delete(leave)
    await transaction.flush()
    _tell(transaction, actor, technician, "technician.leave_removed", Change(before={"from": leave.starts_at}))


async def add_on_call(
    transaction: Transaction, *, actor: Actor, technician: TechnicianRow, starts_at: datetime, ends_at: datetime
) -> OnCallRow:
    """Put a technician on the on-call roster.

    Raises:
        EndsBeforeStart.
    """
    _require_order(starts_at, ends_at)
    row = OnCallRow(
        id=new_id(),
        branch_id=technician.branch_id,
        technician_id=technician.id,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    transaction.add(row)
    await transaction.flush()
    on_call = Change(after={"from": starts_at, "until": ends_at})
    _tell(transaction, actor, technician, "technician.on_call", on_call)
    return row


async def remove_on_call(
    transaction: Transaction, *, actor: Actor, technician: TechnicianRow, on_call: OnCallRow
) -> None:
    """Take a technician off the on-call roster for a time."""
    await transaction.delete(on_call)
    await transaction.flush()
    before = {"from": on_call.starts_at, "until": on_call.ends_at}
    _tell(transaction, actor, technician, "technician.on_call_removed", Change(before=before))


def _tell_away(
    transaction: Transaction, technician: TechnicianRow, *, starts_at: datetime, ends_at: datetime, kind: str
) -> None:
    announce(
        transaction,
        TechnicianAway(
            branch_id=technician.branch_id,
            subject_id=technician.id,
            starts_at=starts_at.isoformat(),
            ends_at=ends_at.isoformat(),
            kind=kind,
            summary=technician.name,
        ),
    )


def _require_order(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise EndsBeforeStart(field_errors={"ends_at": EndsBeforeStart.code})


async def _require_person(transaction: Transaction, technician: TechnicianRow, person_id: UUID | None) -> None:
    if person_id is None:
        return
    if not await person_is_of_branch(transaction, person_id=person_id, branch_id=technician.branch_id):
        raise UnknownPerson(field_errors={"person_id": UnknownPerson.code})
    taken = select(TechnicianRow.id).where(TechnicianRow.person_id == person_id, TechnicianRow.id != technician.id)
    if (await transaction.execute(taken)).first() is not None:
        raise PersonIsTechnician(field_errors={"person_id": PersonIsTechnician.code})


def _tell(transaction: Transaction, actor: Actor, row: TechnicianRow, action: str, change: Change) -> None:
    _audit(transaction, actor, row, action, change)
    announce(transaction, TechnicianChanged(branch_id=row.branch_id, subject_id=row.id, summary=row.name))


def _audit(transaction: Transaction, actor: Actor, row: TechnicianRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=row.branch_id, change=change)
