"""When a repair is proved, or nothing is left that could prove it, the customer gets the service report."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction
from cloud.notifications.sending import Outside
from cloud.reports.sent_report import report_completion
from cloud.work_orders.queries import order_by_id
from cloud.work_orders.verification import watching


def proved_repair_is_reported(outside: Outside) -> Reaction:
    """Return the reaction, which needs the store of files."""

    async def report(transaction: Transaction, told: Announcement, now: datetime) -> None:
        if told.type == "work_order.status_changed" and told.payload["to_status"] != "completed":
            return
        order = await order_by_id(transaction, work_order_id=told.subject_id)
        if order.completed_at is None or await watching(transaction, order=order) is not None:
            return
        await report_completion(transaction, order=order, store=outside.files, public_url=outside.public_url, now=now)

    return report
