"""What a link shows: enough to know how it stands, nothing that is the company's own."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cloud.assets.models import AssetRow
from cloud.assets.queries import asset_names, sites_by_id
from cloud.billing.queries import Invoice
from cloud.bookings.queries import Booking, bookings_of_orders, moves_of
from cloud.branches.queries import get_branch, organisation
from cloud.customers.queries import customer_by_id
from cloud.foundation.database import Transaction
from cloud.foundation.messages import text_of
from cloud.portal import queries
from cloud.portal.models import CustomerDecisionRow, CustomerRatingRow
from cloud.portal.payloads import (
    PortalDecision,
    PortalInvoice,
    PortalMachine,
    PortalOrder,
    PortalPage,
    PortalRating,
    PortalSignature,
    PortalStage,
    PortalWork,
)
from cloud.portal.payments import invoice_payload, invoice_shown
from cloud.portal.rules import AT_WORK, DONE, SIGNED_WHEN, rating_open_until, standing
from cloud.portal.visit import Visit
from cloud.sla.queries import is_owed, promises_of_orders
from cloud.technicians.queries import technician_names
from cloud.work_orders.evidence import attachments_of, steps_of
from cloud.work_orders.queries import WorkOrder, order_by_id
from schemas.units import sign_of

MOST_MACHINES: Final = 500
STAGE_OF: Final = {"travelling": "on_the_way", "on_site": "at_work", "working": "at_work"}


async def page_of(visit: Visit) -> PortalPage:
    """Return what the visited link opens."""
    transaction, link = visit.transaction, visit.link
    order = None if link.work_order_id is None else await order_by_id(transaction, work_order_id=link.work_order_id)
    invoice = await invoice_shown(transaction, link=link)
    site_id = (order or invoice or link).site_id
    site = (await sites_by_id(transaction, site_ids={site_id})).get(site_id) if site_id else None
    customer_id = site.customer_id if site else None
    customer = await customer_by_id(transaction, customer_id=customer_id) if customer_id else None
    branch = await get_branch(transaction, branch_id=link.branch_id)
    company = await organisation(transaction)
    return PortalPage.model_validate(
        {
            "kind": link.kind,
            "company": company.name if company else branch.name,
            "branch": branch.name,
            "time_zone": branch.time_zone,
            "language": invoice.language if invoice and not order else customer.language if customer else "en",
            "site": site.name if site else "",
            "machines": await _machines(transaction, link.site_id) if link.site_id else [],
            "order": await _order(visit, order) if order else None,
            "invoice": await _invoice(visit, invoice) if invoice else None,
        }
    )


def decision_payload(row: CustomerDecisionRow | None) -> PortalDecision | None:
    """Return the customer's word as it is shown."""
    return None if row is None else PortalDecision.model_validate(row)


def rating_payload(row: CustomerRatingRow | None, *, now: datetime) -> PortalRating | None:
    """Return the customer's rating as it is shown."""
    if row is None:
        return None
    until = rating_open_until(row.created_at)
    return PortalRating(score=row.score, words=row.words, open_until=until, is_open=now < until)


async def _machines(transaction: Transaction, site_id: UUID) -> list[PortalMachine]:
    statement = select(AssetRow).where(AssetRow.site_id == site_id).order_by(AssetRow.name, AssetRow.tag)
    rows = (await transaction.execute(statement.limit(MOST_MACHINES))).scalars()
    return [PortalMachine.model_validate(row) for row in rows]


async def _invoice(visit: Visit, invoice: Invoice) -> PortalInvoice:
    money = visit.mobile_money
    return await invoice_payload(
        visit.transaction, invoice=invoice, short_code=money.short_code, can_ask=money.is_set_up, now=visit.now
    )


async def _order(visit: Visit, order: WorkOrder) -> PortalOrder:
    transaction, now = visit.transaction, visit.now
    bookings = (await bookings_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    held = [one for one in bookings if one.is_holding]
    names = await asset_names(transaction, asset_ids={order.asset_id} if order.asset_id else set())
    state = standing(status=order.status, bookings=[one.status for one in held])
    attachments = await attachments_of(transaction, work_order_id=order.id)
    signed = next((one for one in reversed(attachments) if one.kind == "signature"), None)
    is_done = order.status in DONE
    rating = await queries.rating_of(transaction, work_order_id=order.id)
    return PortalOrder.model_validate(
        {
            "number": order.number,
            "title": order.title,
            "machine": names.get(order.asset_id, "") if order.asset_id else "",
            "standing": state,
            **await _visit_planned(transaction, order, bookings, held),
            "completed_at": order.completed_at if is_done else None,
            "stages": await _stages(transaction, order, bookings),
            "work": await _work(transaction, order, visit.language) if is_done else [],
            "photo_ids": [one.id for one in attachments if one.kind == "photo"] if is_done else [],
            "decision": decision_payload(await queries.decision_of(transaction, order=order)) if is_done else None,
            "signature": PortalSignature.model_validate(signed) if signed else None,
            "rating": rating_payload(rating, now=now),
            "may_decide": visit.link.may_decide and is_done,
            "may_sign": visit.link.may_decide and state in SIGNED_WHEN and order.status != "closed",
        }
    )


async def _visit_planned(
    transaction: Transaction, order: WorkOrder, bookings: list[Booking], held: list[Booking]
) -> dict[str, Any]:
    """Return who comes or came and when, and until when somebody is promised to be there."""
    shown = next(iter(held), None) or next((one for one in reversed(bookings) if one.status == "completed"), None)
    is_awaited = shown is not None and shown.is_holding and shown.status not in AT_WORK
    names = await technician_names(transaction, technician_ids={shown.technician_id} if shown else set())
    promises = (await promises_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    arrive = next((one for one in promises if one.target == "arrive" and is_owed(one)), None)
    return {
        "technician_name": names[shown.technician_id] if shown else "",
        "arrives_at": shown.due_at if shown and is_awaited else None,
        "planned_until": shown.ends_at if shown and is_awaited else None,
        "promised_at": arrive.due_at if arrive and order.status not in ("on_hold", "cancelled", *DONE) else None,
    }


async def _stages(transaction: Transaction, order: WorkOrder, bookings: list[Booking]) -> list[PortalStage]:
    """Return what happened so far, oldest first; each stage once, at its latest beginning."""
    found: dict[str, datetime] = {"received": order.opened_at}
    current = [one for one in bookings if order.reopened_at is None or one.created_at >= order.reopened_at]
    if current:
        found["planned"] = max(one.created_at for one in current)
    for move in await moves_of(transaction, booking_ids=[one.id for one in current]):
        stage = STAGE_OF.get(move.to_status)
        if stage and (stage != "at_work" or move.to_status == "on_site" or stage not in found):
            found[stage] = move.device_at or move.at
    if order.status in DONE and order.completed_at:
        found["done"] = order.completed_at
    if order.status == "cancelled" and order.closed_at:
        found["cancelled"] = order.closed_at
    in_order = sorted(found.items(), key=lambda stage: stage[1])
    return [PortalStage.model_validate({"what": what, "at": at}) for what, at in in_order]


async def _work(transaction: Transaction, order: WorkOrder, language: str) -> list[PortalWork]:
    steps = await steps_of(transaction, work_order_id=order.id)
    return [
        PortalWork(title=one.title, result=_result(one.answer, one.unit, language))
        for one in steps
        if one.answered_at is not None
    ]


def _result(answer: Any, unit: str, language: str) -> str:
    if isinstance(answer, bool):
        return text_of("report.yes" if answer else "report.no", language=language)
    words = f"{answer:.6g}" if isinstance(answer, float) else str(answer)
    return f"{words} {sign_of(unit)}".strip()
