"""Reading work orders; always within the branches given."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from cloud.assets.queries import site_ids_of_customer
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.foundation.searching import holds
from cloud.work_orders import rules
from cloud.work_orders.models import WorkOrderHistoryRow, WorkOrderRow
from cloud.work_orders.rules import OPEN, OVER

WorkOrder = WorkOrderRow
"""What other slices hold of an order: they read it and hand it back to the operations."""

DONE: Final = rules.DONE
"""The states of an order whose work is done, for other slices' statements."""


async def list_orders(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    status: str | None,
    asset_id: UUID | None,
    incident_id: UUID | None,
    customer_id: UUID | None,
    text: str | None,
    page: PageRequest,
) -> tuple[list[WorkOrderRow], str | None]:
    """Return orders, newest first; `status` is open, closed or one state."""
    statement = select(WorkOrderRow).where(WorkOrderRow.branch_id.in_(branch_ids))
    if status is not None:
        wanted = {"open": OPEN, "closed": OVER}.get(status, (status,))
        statement = statement.where(WorkOrderRow.status.in_(wanted))
    if asset_id is not None:
        statement = statement.where(WorkOrderRow.asset_id == asset_id)
    if incident_id is not None:
        statement = statement.where(WorkOrderRow.incident_id == incident_id)
    if customer_id is not None:
        sites = await site_ids_of_customer(transaction, customer_id=customer_id)
        statement = statement.where(WorkOrderRow.site_id.in_(sites))
    if text:
        statement = statement.where(holds(text, WorkOrderRow.title, WorkOrderRow.number))
    columns = [WorkOrderRow.opened_at, WorkOrderRow.id]
    statement = seek(statement, columns=columns, kinds=[datetime, UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["opened_at", "id"])


async def get_order(transaction: Transaction, *, work_order_id: UUID, branch_ids: Collection[UUID]) -> WorkOrderRow:
    """Raises: NotFound."""
    statement = select(WorkOrderRow).where(WorkOrderRow.id == work_order_id, WorkOrderRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def order_by_id(transaction: Transaction, *, work_order_id: UUID) -> WorkOrderRow:
    """Return an order that is known to exist, of any branch; for what follows from its bookings."""
    return (await transaction.execute(select(WorkOrderRow).where(WorkOrderRow.id == work_order_id))).scalar_one()


async def orders_by_id(transaction: Transaction, *, work_order_ids: Collection[UUID]) -> dict[UUID, WorkOrderRow]:
    """Return these orders by their ids."""
    rows = await transaction.execute(select(WorkOrderRow).where(WorkOrderRow.id.in_(work_order_ids)))
    return {row.id: row for row in rows.scalars()}


async def open_order_of(transaction: Transaction, *, asset_id: UUID, failure_mode: str) -> WorkOrderRow | None:
    """Return the open order of an incident key, locked; there is at most one. A proved repair is open no longer."""
    statement = (
        select(WorkOrderRow)
        .where(
            WorkOrderRow.asset_id == asset_id,
            WorkOrderRow.failure_mode == failure_mode,
            WorkOrderRow.status.in_(OPEN),
            WorkOrderRow.proved_at.is_(None),
        )
        .with_for_update()
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


def is_over(order: WorkOrderRow) -> bool:
    """Tell whether the order is closed or cancelled: it is history."""
    return order.status in OVER


def is_done(order: WorkOrderRow) -> bool:
    """Tell whether the work is done, be it approved and closed since."""
    return order.status in DONE


async def history_of(transaction: Transaction, *, work_order_id: UUID) -> list[WorkOrderHistoryRow]:
    """Return what happened to an order, oldest first."""
    statement = select(WorkOrderHistoryRow).where(WorkOrderHistoryRow.work_order_id == work_order_id)
    rows = await transaction.execute(statement.order_by(WorkOrderHistoryRow.at, WorkOrderHistoryRow.id))
    return list(rows.scalars())
