"""When a job is booked, its parts are kept where its technician finds them; when it is given up or over, set free."""

from datetime import datetime
from uuid import UUID

from cloud.bookings.queries import bookings_of_orders
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.inventory.planning import keep_parts
from cloud.work_orders.queries import is_over, order_by_id


async def scheduled_job_keeps_its_parts(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Bring what is kept to what holds now, whatever was told: the order's next booking says who needs the parts."""
    del now
    order = await order_by_id(transaction, work_order_id=told.subject_id)
    bookings = (await bookings_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    held = [booking for booking in bookings if booking.is_holding]
    technician_id: UUID | None = None
    if not is_over(order) and held:
        technician_id = held[0].technician_id
    if technician_id is None and not is_over(order) and any(not booking.is_given_up for booking in bookings):
        return  # the work is done but may have to be done again: what is left stays kept until the order is closed
    await keep_parts(
        transaction,
        branch_id=order.branch_id,
        work_order_id=order.id,
        technician_id=technician_id,
        summary=f"{order.number} {order.title}",
    )
