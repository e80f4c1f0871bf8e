"""When a part comes into a warehouse or van, the open jobs that are short of it ask for it again, the oldest first."""

from datetime import datetime
from typing import Final

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement
from cloud.inventory.order_queries import orders_short_of
from cloud.inventory.planning import offer_again
from cloud.work_orders.queries import is_over, orders_by_id

COMES_IN: Final = ("received", "transferred", "adjusted", "reversed")


async def arrived_part_is_offered_to_waiting_jobs(transaction: Transaction, told: Announcement, now: datetime) -> None:
    """Whoever is booked gets it kept; nobody else does, so that nothing lies reserved for a job without a day."""
    del now
    if told.branch_id is None or told.payload["kind"] not in COMES_IN:
        return
    short = await orders_short_of(transaction, branch_id=told.branch_id, part_id=told.subject_id)
    orders = await orders_by_id(transaction, work_order_ids=short)
    waiting = [order_id for order_id in short if not is_over(orders[order_id])]
    offer_again(transaction, branch_id=told.branch_id, work_order_ids=waiting)
