"""Reading technicians; always within the branches given."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.technicians.models import LeaveRow, OnCallRow, TechnicianRow
from cloud.technicians.rules import Period, Shift, certified_until, working_periods

Technician = TechnicianRow
"""What other slices hold of a technician: they read it and hand it back to the operations."""


async def list_technicians(
    transaction: Transaction, *, branch_ids: Collection[UUID], is_active: bool | None, page: PageRequest
) -> tuple[list[TechnicianRow], str | None]:
    """Return technicians, newest first."""
    statement = select(TechnicianRow).where(TechnicianRow.branch_id.in_(branch_ids))
    if is_active is not None:
        statement = statement.where(TechnicianRow.is_active == is_active)
    statement = seek(statement, columns=[TechnicianRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_technician(
    transaction: Transaction, *, technician_id: UUID, branch_ids: Collection[UUID]
) -> TechnicianRow:
    """Raises: NotFound."""
    statement = select(TechnicianRow).where(TechnicianRow.id == technician_id, TechnicianRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def technician_of_person(transaction: Transaction, *, person_id: UUID) -> TechnicianRow | None:
    """Return the technician that a signed-in person is."""
    statement = select(TechnicianRow).where(TechnicianRow.person_id == person_id, TechnicianRow.is_active)
    return (await transaction.execute(statement)).scalar_one_or_none()


async def person_of_technician(transaction: Transaction, *, technician_id: UUID) -> UUID | None:
    """Return who signs in as this technician, if anybody does."""
    statement = select(TechnicianRow.person_id).where(TechnicianRow.id == technician_id)
    return (await transaction.execute(statement)).scalar_one_or_none()


async def active_technicians(transaction: Transaction, *, branch_id: UUID) -> list[TechnicianRow]:
    """Return everybody of a branch who can be booked, by name."""
    statement = select(TechnicianRow).where(TechnicianRow.branch_id == branch_id, TechnicianRow.is_active)
    return list((await transaction.execute(statement.order_by(TechnicianRow.name, TechnicianRow.id))).scalars())


async def technicians_by_id(transaction: Transaction, *, technician_ids: Collection[UUID]) -> dict[UUID, TechnicianRow]:
    """Return these technicians by their ids."""
    rows = await transaction.execute(select(TechnicianRow).where(TechnicianRow.id.in_(technician_ids)))
    return {row.id: row for row in rows.scalars()}


async def technicians_by_external_id(
    transaction: Transaction, *, branch_ids: Collection[UUID], external_ids: Collection[str]
) -> dict[tuple[UUID, str], TechnicianRow]:
    """Return technicians by branch and by what another system calls them in small letters, locked."""
    wanted = [one.lower() for one in external_ids]
    statement = select(TechnicianRow).where(
        TechnicianRow.branch_id.in_(branch_ids), func.lower(TechnicianRow.external_id).in_(wanted)
    )
    rows = (await transaction.execute(statement.order_by(TechnicianRow.id).with_for_update())).scalars()
    return {(row.branch_id, row.external_id.lower()): row for row in rows if row.external_id is not None}


async def technician_names(transaction: Transaction, *, technician_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of these technicians."""
    statement = select(TechnicianRow.id, TechnicianRow.name).where(TechnicianRow.id.in_(technician_ids))
    return {row.id: row.name for row in await transaction.execute(statement)}


async def leaves_of(
    transaction: Transaction, *, technician_ids: Collection[UUID], starts_at: datetime, ends_at: datetime
) -> Sequence[LeaveRow]:
    """Return leave that touches the period, in order."""
    statement = select(LeaveRow).where(
        LeaveRow.technician_id.in_(technician_ids), LeaveRow.starts_at < ends_at, LeaveRow.ends_at > starts_at
    )
    return (await transaction.execute(statement.order_by(LeaveRow.starts_at, LeaveRow.id))).scalars().all()


async def on_call_of(
    transaction: Transaction, *, technician_ids: Collection[UUID], starts_at: datetime, ends_at: datetime
) -> Sequence[OnCallRow]:
    """Return on-call times that touch the period, in order."""
    statement = select(OnCallRow).where(
        OnCallRow.technician_id.in_(technician_ids), OnCallRow.starts_at < ends_at, OnCallRow.ends_at > starts_at
    )
    return (await transaction.execute(statement.order_by(OnCallRow.starts_at, OnCallRow.id))).scalars().all()


async def get_leave(transaction: Transaction, *, leave_id: UUID, branch_ids: Collection[UUID]) -> LeaveRow:
    """Raises: NotFound."""
    statement = select(LeaveRow).where(LeaveRow.id == leave_id, LeaveRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def get_on_call(transaction: Transaction, *, on_call_id: UUID, branch_ids: Collection[UUID]) -> OnCallRow:
    """Raises: NotFound."""
    statement = select(OnCallRow).where(OnCallRow.id == on_call_id, OnCallRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def work_times(
    transaction: Transaction, *, technicians: Sequence[TechnicianRow], zone: ZoneInfo, within: tuple[datetime, datetime]
) -> dict[UUID, list[tuple[datetime, datetime]]]:
    """Return when each of these technicians works: shifts and on-call times without leave, in order."""
    period, ids = Period(*within), [row.id for row in technicians]
    away: dict[UUID, list[Period]] = {one: [] for one in ids}
    extra: dict[UUID, list[Period]] = {one: [] for one in ids}
    for leave in await leaves_of(transaction, technician_ids=ids, starts_at=within[0], ends_at=within[1]):
        away[leave.technician_id].append(Period(leave.starts_at, leave.ends_at))
    for time_on_call in await on_call_of(transaction, technician_ids=ids, starts_at=within[0], ends_at=within[1]):
        extra[time_on_call.technician_id].append(Period(time_on_call.starts_at, time_on_call.ends_at))
    found = {}
    for row in technicians:
        periods = working_periods(
            shifts=shifts_of(row), zone=zone, within=period, away=away[row.id], extra=extra[row.id]
        )
        found[row.id] = [(one.starts_at, one.ends_at) for one in periods]
    return found


def certificates_until(technician: TechnicianRow, *, zone: ZoneInfo) -> dict[str, datetime | None]:
    """Return until when a technician holds which certificates, by name in small letters (None: for ever)."""
    return certified_until(certificates_of(technician), zone=zone)


def shifts_of(technician: TechnicianRow) -> list[Shift]:
    """Return the weekly shifts as the rules take them."""
    return [
        Shift(one["weekday"], time.fromisoformat(one["starts"]), time.fromisoformat(one["ends"]))
        for one in technician.shifts
    ]


def certificates_of(technician: TechnicianRow) -> list[tuple[str, date | None]]:
    """Return the certificates with their last day."""
    return [
        (one["name"], date.fromisoformat(one["expires_on"]) if one.get("expires_on") else None)
        for one in technician.certificates
    ]
