"""Ends of alarms that came before their beginnings: kept as long as a beginning may come out of a dead letter."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from cloud.alarms.models import EarlyClearRow
from cloud.foundation.database import Transaction

KEPT_FOR: Final = timedelta(days=90)
"""As long as dead letters are."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of an alarm, as its edge agent told it."""

    alarm_id: UUID
    gateway_id: UUID
    at: datetime
    value: float


async def remember_early_clear(transaction: Transaction, *, end: End, branch_id: UUID, now: datetime) -> None:
    """Remember an end, the first time it is told, and forget what is too old to be asked for."""
    too_old = (EarlyClearRow.gateway_id == end.gateway_id) & (EarlyClearRow.recorded_at < now - KEPT_FOR)
    await transaction.execute(delete(EarlyClearRow).where(too_old))
    new = insert(EarlyClearRow).values(
        alarm_id=end.alarm_id,
        gateway_id=end.gateway_id,
        branch_id=branch_id,
        cleared_at=end.at,
        value=end.value,
        recorded_at=now,
    )
    await transaction.execute(new.on_conflict_do_nothing())


async def take_early_clear(transaction: Transaction, *, alarm_id: UUID, gateway_id: UUID) -> End | None:
    """Return the end of this alarm if it came before, and remember it no longer."""
    gone = (
        delete(EarlyClearRow)
        .where(EarlyClearRow.alarm_id == alarm_id, EarlyClearRow.gateway_id == gateway_id)
        .returning(EarlyClearRow.cleared_at, EarlyClearRow.value)
    )
    row = (await transaction.execute(gone)).one_or_none()
    return None if row is None else End(alarm_id, gateway_id, row.cleared_at, row.value)
