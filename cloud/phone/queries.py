"""Reading a technician's jobs as one document."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cloud.assets.queries import asset_names, sites_by_id
from cloud.bookings.queries import Booking, allowed_steps, bookings_between, bookings_of_orders, held_of_technician
from cloud.branches.queries import get_branch
from cloud.foundation.database import Transaction
from cloud.identity.models import PersonRow
from cloud.phone.models import PhoneCommandRow, PhoneFailureRow
from cloud.phone.rules import words_of
from cloud.phone.stock import parts_of_job
from cloud.sla.queries import next_promises
from cloud.technicians.queries import Technician
from cloud.work_orders.completion import missing_proof, policy_of, proof_of
from cloud.work_orders.evidence import comments_of, steps_of
from cloud.work_orders.queries import WorkOrder, orders_by_id

DONE_SINCE: Final = timedelta(hours=18)
SHOWN_ENDS: Final = ("completed", "partially_completed", "cannot_complete")


async def jobs_of(transaction: Transaction, *, technician: Technician, now: datetime) -> list[dict[str, Any]]:
    """Return what the technician has to do, in the order of its times, and what was done in the last hours."""
    held = list(await held_of_technician(transaction, technician_id=technician.id))
    recent = await bookings_between(
        transaction,
        branch_ids=[technician.branch_id],
        technician_ids=[technician.id],
        starts_at=now - DONE_SINCE,
        ends_at=now + DONE_SINCE,
    )
    shown = [*held, *(row for row in recent if row.status in SHOWN_ENDS)]
    orders = await orders_by_id(transaction, work_order_ids={row.work_order_id for row in shown})
    return [await _job(transaction, row, orders[row.work_order_id], technician=technician) for row in shown]


async def failed_commands_of(transaction: Transaction, *, work_order_id: UUID) -> list[dict[str, Any]]:
    """Return the commands of an order's bookings that failed by an error of ours, oldest first."""
    bookings = (await bookings_of_orders(transaction, work_order_ids=[work_order_id]))[work_order_id]
    statement = (
        select(PhoneCommandRow, PhoneFailureRow, PersonRow.name)
        .join(
            PhoneFailureRow,
            (PhoneFailureRow.command_id == PhoneCommandRow.id)
            & (PhoneFailureRow.person_id == PhoneCommandRow.person_id),
        )
        .join(PersonRow, PersonRow.id == PhoneCommandRow.person_id)
        .where(
            PhoneCommandRow.outcome == "failed",
            PhoneCommandRow.branch_id.in_({booking.branch_id for booking in bookings}),
            PhoneCommandRow.body["booking_id"].astext.in_([str(booking.id) for booking in bookings]),
        )
        .order_by(PhoneCommandRow.at, PhoneCommandRow.id)
    )
    return [
        {
            "id": row.id,
            "kind": row.kind,
            "person_name": name,
            "words": words_of(row.body),
            "told_at": row.body["at"],
            "failed_at": failure.last_at,
            "tries": failure.tries,
        }
        for row, failure, name in await transaction.execute(statement)
    ]


async def _job(
    transaction: Transaction, booking: Booking, order: WorkOrder, *, technician: Technician
) -> dict[str, Any]:
    sites = await sites_by_id(transaction, site_ids={order.site_id} if order.site_id else set())
    site = sites.get(order.site_id) if order.site_id else None
    names = await asset_names(transaction, asset_ids={order.asset_id} if order.asset_id else set())
    promise = (await next_promises(transaction, work_order_ids=[order.id])).get(order.id)
    proof = await proof_of(transaction, order=order)
    policy = await policy_of(transaction, order=order)
    return {
        "booking_id": booking.id,
        "booking_status": booking.status,
        "starts_at": booking.starts_at,
        "ends_at": booking.ends_at,
        "travel_minutes": booking.travel_minutes,
        "allowed_moves": allowed_steps(booking),
        "work_order_id": order.id,
        "number": order.number,
        "title": order.title,
        "description": order.description,
        "priority": order.priority,
        "branch_id": order.branch_id,
        "time_zone": (await get_branch(transaction, branch_id=order.branch_id)).time_zone,
        "due_at": promise.due_at if promise else None,
        "asset_name": names.get(order.asset_id) if order.asset_id else None,
        "site_name": site.name if site else None,
        "site_address": site.address if site else None,
        "latitude": site.latitude if site else None,
        "longitude": site.longitude if site else None,
        "steps": await steps_of(transaction, work_order_id=order.id),
        "parts": await parts_of_job(transaction, order=order, technician=technician),
        "comments": [
            f"{one.person_name}: {one.text}" for one in await comments_of(transaction, work_order_id=order.id)
        ],
        "photo_count": proof.photo_count,
        "needed_photos": policy.photo_count,
        "has_signature": proof.has_signature,
        "needs_signature": policy.needs_signature,
        "missing": [f"{one.code} {one.what}".strip() for one in await missing_proof(transaction, order=order)],
    }
