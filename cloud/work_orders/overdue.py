"""A technician who does not show: marked once, written on the order, announced."""

from datetime import datetime
from typing import Final

from sqlalchemy import select

from cloud.bookings.operations import mark_overdue
from cloud.bookings.queries import newly_overdue
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.technicians.queries import technician_names
from cloud.work_orders.journal import write_history
from cloud.work_orders.models import WorkOrderRow

MOST_AT_ONCE: Final = 100


async def look(transaction: Transaction, *, now: datetime) -> int:
    """Mark bookings whose technician should be on site and has not even set out; return how many were new."""
    found = await newly_overdue(transaction, now=now, at_most=MOST_AT_ONCE)
    # An order in somebody's hands is left for the next look: whoever holds it may be waiting for the booking.
    orders_at_rest = (
        select(WorkOrderRow)
        .where(WorkOrderRow.id.in_({booking.work_order_id for booking in found}))
        .with_for_update(read=True, key_share=True, skip_locked=True)
    )
    orders = {order.id: order for order in (await transaction.execute(orders_at_rest)).scalars()}
    bookings = [booking for booking in found if booking.work_order_id in orders]
    names = await technician_names(transaction, technician_ids={one.technician_id for one in bookings})
    for booking in bookings:
        order = orders[booking.work_order_id]
        write_history(transaction, SYSTEM, order, "no_show", text=names[booking.technician_id])
        await mark_overdue(transaction, booking=booking, summary=f"{order.number} {order.title}", now=now)
    return len(bookings)
