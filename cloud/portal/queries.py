"""Finding links and what customers said."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select

from cloud.bookings.queries import bookings_of_orders
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.portal.errors import LinkUnknown
from cloud.portal.models import AccessLinkRow, CustomerDecisionRow, CustomerRatingRow, PortalRequestRow
from cloud.portal.rules import DONE, SAME_WITHIN, hash_of, is_live, standing, wording
from cloud.work_orders.queries import WorkOrder, orders_by_id


async def link_of(transaction: Transaction, *, token: str, now: datetime) -> AccessLinkRow:
    """Return the live link with this secret.

    Raises:
        LinkUnknown: there is none, or it is over.
    """
    statement = select(AccessLinkRow).where(AccessLinkRow.token_hash == hash_of(token))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None or not is_live(expires_at=row.expires_at, revoked_at=row.revoked_at, now=now):
        raise LinkUnknown
    return row


async def links_of_order(
    transaction: Transaction, *, work_order_id: UUID, invoice_id: UUID | None = None
) -> Sequence[AccessLinkRow]:
    """Return the links of an order and of its invoice, the newest first."""
    is_its = AccessLinkRow.work_order_id == work_order_id
    if invoice_id is not None:
        is_its = or_(is_its, AccessLinkRow.invoice_id == invoice_id)
    statement = select(AccessLinkRow).where(is_its)
    return (await transaction.execute(statement.order_by(AccessLinkRow.id.desc()))).scalars().all()


async def links_of_site(transaction: Transaction, *, site_id: UUID) -> Sequence[AccessLinkRow]:
    """Return the links of a site's request page, the newest first."""
    statement = select(AccessLinkRow).where(AccessLinkRow.site_id == site_id)
    return (await transaction.execute(statement.order_by(AccessLinkRow.id.desc()))).scalars().all()


async def get_link(transaction: Transaction, *, link_id: UUID, branch_ids: frozenset[UUID]) -> AccessLinkRow:
    """Raises: NotFound."""
    statement = select(AccessLinkRow).where(AccessLinkRow.id == link_id, AccessLinkRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement.with_for_update())).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def decision_of(transaction: Transaction, *, order: WorkOrder) -> CustomerDecisionRow | None:
    """Return the customer's last word on the order's present completion; what was said of an earlier one is history."""
    if order.completed_at is None:
        return None
    statement = (
        select(CustomerDecisionRow)
        .where(CustomerDecisionRow.work_order_id == order.id, CustomerDecisionRow.completed_at == order.completed_at)
        .order_by(CustomerDecisionRow.no.desc())
        .limit(1)
    )
    return (await transaction.execute(statement)).scalar_one_or_none()


async def standing_of(transaction: Transaction, *, order: WorkOrder) -> str:
    """Return how an order stands in people's words."""
    bookings = (await bookings_of_orders(transaction, work_order_ids=[order.id]))[order.id]
    return standing(status=order.status, bookings=[one.status for one in bookings if one.is_holding])


async def rating_of(transaction: Transaction, *, work_order_id: UUID) -> CustomerRatingRow | None:
    """Return the rating of an order."""
    statement = select(CustomerRatingRow).where(CustomerRatingRow.work_order_id == work_order_id)
    return (await transaction.execute(statement)).scalar_one_or_none()


async def request_of(transaction: Transaction, *, work_order_id: UUID) -> PortalRequestRow | None:
    """Return what was reported first about an order."""
    statement = select(PortalRequestRow).where(PortalRequestRow.work_order_id == work_order_id)
    return (await transaction.execute(statement.order_by(PortalRequestRow.at).limit(1))).scalar_one_or_none()


async def same_request(
    transaction: Transaction, *, site_id: UUID, asset_id: UUID | None, words: str, now: datetime
) -> tuple[PortalRequestRow, WorkOrder] | None:
    """Return the latest request of the last hour about this machine (without one: in these words), still open."""
    statement = select(PortalRequestRow).where(
        PortalRequestRow.site_id == site_id,
        PortalRequestRow.at > now - SAME_WITHIN,
        PortalRequestRow.is_repeated.is_(False),
        PortalRequestRow.asset_id.is_(None) if asset_id is None else PortalRequestRow.asset_id == asset_id,
    )
    rows = (await transaction.execute(statement.order_by(PortalRequestRow.at.desc()))).scalars().all()
    orders = await orders_by_id(transaction, work_order_ids={row.work_order_id for row in rows})
    for row in rows:
        is_same = asset_id is not None or wording(row.words) == wording(words)
        if is_same and orders[row.work_order_id].status not in (*DONE, "cancelled"):
            return row, orders[row.work_order_id]
    return None
