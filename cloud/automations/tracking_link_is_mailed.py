"""When a technician is booked for a customer's order, the customer gets a link to follow it: once for each order."""

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from cloud.assets.queries import customer_of_site
from cloud.bookings.queries import bookings_of_orders
from cloud.branches.queries import get_branch
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction
from cloud.notifications.operations import queue_mail
from cloud.notifications.sending import Outside
from cloud.portal.links import open_mailed_link, path_of
from cloud.technicians.queries import technician_names
from cloud.work_orders.queries import WorkOrder, order_by_id

TIME_FORMAT = "EEEE d MMMM, HH:mm"


def tracking_link_is_mailed(outside: Outside) -> Reaction:
    """Return the reaction, which needs to know under which address customers find the service."""

    async def mail(transaction: Transaction, told: Announcement, now: datetime) -> None:
        order = await order_by_id(transaction, work_order_id=told.subject_id)
        customer = await customer_of_site(transaction, site_id=order.site_id)
        # Without an address of its own the service has no link that would work in a mail.
        if not outside.public_url or customer is None or not customer.service_emails:
            return
        arrives_at = await _arrival(transaction, order, UUID(told.payload["booking_id"]))
        token = None if arrives_at is None else await open_mailed_link(transaction, actor=SYSTEM, order=order, now=now)
        if token is None or arrives_at is None:
            return
        technician_id = UUID(told.payload["technician_id"])
        names = await technician_names(transaction, technician_ids={technician_id})
        branch = await get_branch(transaction, branch_id=order.branch_id)
        arrives = format_datetime(
            arrives_at.astimezone(ZoneInfo(branch.time_zone)), TIME_FORMAT, locale=customer.language
        )
        for address in customer.service_emails:
            await queue_mail(
                transaction,
                branch_id=order.branch_id,
                to=address,
                language=customer.language,
                text_key="mail.tracking",
                fields={
                    "number": order.number,
                    "title": order.title,
                    "customer": customer.name,
                    "technician": names[technician_id],
                    "arrives": str(arrives),
                    "link": outside.public_url + path_of(token),
                },
                about=("work_order", order.id),
            )

    return mail


async def _arrival(transaction: Transaction, order: WorkOrder, booking_id: UUID) -> datetime | None:
    """Return when the booked technician should be on site; None if the booking is over meanwhile."""
    found = (await bookings_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    booking = next((one for one in found if one.id == booking_id and one.is_holding), None)
    return None if booking is None else booking.starts_at + timedelta(minutes=booking.travel_minutes)
