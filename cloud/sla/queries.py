"""Reading promises; always within the branches given."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from cloud.foundation.database import Transaction
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.sla.models import SlaClockRow, SlaPolicyRow
from cloud.sla.rules import TARGETS
from cloud.sla.terms import DEFAULT_TERMS, Terms

Promise = SlaClockRow
"""What other slices see of a promise."""

UNDECIDED: Final = ("running", "at_risk", "paused", "breached")


async def terms_of(transaction: Transaction, *, branch_id: UUID) -> dict[str, tuple[Terms, int]]:
    """Return what the branch promises per priority, with the version to change it by (0: the usual terms)."""
    rows = (await transaction.execute(select(SlaPolicyRow).where(SlaPolicyRow.branch_id == branch_id))).scalars()
    found = {row.priority: (_terms(row), row.version) for row in rows}
    return {priority: found.get(priority, (usual, 0)) for priority, usual in DEFAULT_TERMS.items()}


async def promises_of_orders(
    transaction: Transaction, *, work_order_ids: Collection[UUID]
) -> dict[UUID, list[SlaClockRow]]:
    """Return the promises of these orders: respond, arrive, resolve."""
    found: dict[UUID, list[SlaClockRow]] = {order_id: [] for order_id in work_order_ids}
    if found:
        rows = await transaction.execute(select(SlaClockRow).where(SlaClockRow.work_order_id.in_(found)))
        for row in sorted(rows.scalars(), key=lambda row: TARGETS.index(row.target)):
            found[row.work_order_id].append(row)
    return found


async def next_promises(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> dict[UUID, SlaClockRow]:
    """Return for each order that still owes something the promise that comes first."""
    found = await promises_of_orders(transaction, work_order_ids=work_order_ids)
    owed = {order_id: [row for row in rows if is_owed(row)] for order_id, rows in found.items()}
    return {order_id: min(rows, key=lambda row: row.due_at) for order_id, rows in owed.items() if rows}


async def list_promises(
    transaction: Transaction, *, branch_ids: Collection[UUID], state: str | None, page: PageRequest
) -> tuple[list[SlaClockRow], str | None]:
    """Return promises that are still owed (or those of one state), the nearest due first."""
    statement = select(SlaClockRow).where(SlaClockRow.branch_id.in_(branch_ids))
    if state is None:
        statement = statement.where(SlaClockRow.state.in_(UNDECIDED), SlaClockRow.met_at.is_(None))
    else:
        statement = statement.where(SlaClockRow.state == state)
    columns = [SlaClockRow.due_at, SlaClockRow.id]
    statement = seek(statement, columns=columns, kinds=[datetime, UUID], page=page, is_descending=False)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["due_at", "id"])


def is_owed(row: SlaClockRow) -> bool:
    """Tell whether the promise waits to be kept; a broken one is owed until the work is done."""
    return row.met_at is None and row.state in UNDECIDED


def _terms(row: SlaPolicyRow) -> Terms:
    return Terms(
        row.respond_minutes,
        row.arrive_minutes,
        row.resolve_minutes,
        is_around_the_clock=row.is_around_the_clock,
        pauses_on=tuple(row.pauses_on),
    )
