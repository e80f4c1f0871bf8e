"""Making, revoking and renewing links. The secret leaves this place once; of it only the hash stays."""

import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from cloud.assets.models import SiteRow
from cloud.audit import operations as audit
from cloud.billing.queries import Invoice
from cloud.branches.queries import require_feature, uses
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.portal.events import LinkChanged
from cloud.portal.models import AccessLinkRow
from cloud.portal.rules import INVOICE_LINK, ORDER_LINK, SITE_LINK, TOKEN_BYTES, hash_of
from cloud.work_orders.queries import WorkOrder

FEATURE = "customer_links"


def new_token() -> str:
    """Return a secret that nobody guesses."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def path_of(token: str) -> str:
    """Return where a link leads, below the service's address."""
    return f"/c/{token}"


async def open_order_link(
    transaction: Transaction, *, actor: Actor, order: WorkOrder, origin: str, now: datetime, may_decide: bool = True
) -> tuple[AccessLinkRow, str]:
    """Make a link to an order for its customer and return it with its secret.

    Raises:
        FeatureOff.
    """
    await require_feature(transaction, branch_id=order.branch_id, feature=FEATURE)
    token = new_token()
    row = AccessLinkRow(
        id=new_id(),
        branch_id=order.branch_id,
        kind="order",
        work_order_id=order.id,
        token_hash=hash_of(token),
        may_decide=may_decide,
        origin=origin,
        created_by=actor.name,
        created_at=now,
        expires_at=now + ORDER_LINK,
    )
    transaction.add(row)
    await _made(transaction, actor, row, order.number)
    return row, token


async def open_mailed_link(transaction: Transaction, *, actor: Actor, order: WorkOrder, now: datetime) -> str | None:
    """Make the one link to an order that is mailed and return its secret; None if one was mailed before, or not."""
    if not await uses(transaction, branch_id=order.branch_id, feature=FEATURE):
        return None
    token = new_token()
    claim = insert(AccessLinkRow).values(
        id=new_id(),
        branch_id=order.branch_id,
        kind="order",
        work_order_id=order.id,
        token_hash=hash_of(token),
        origin="mail",
        created_by=actor.name,
        created_at=now,
        expires_at=now + ORDER_LINK,
    )
    made = await transaction.execute(claim.on_conflict_do_nothing().returning(AccessLinkRow.id))
    link_id = made.scalar_one_or_none()
    if link_id is None:
        return None
    row = await transaction.get(AccessLinkRow, link_id)
    assert row is not None  # it was written just now
    await _made(transaction, actor, row, order.number)
    return token


async def open_site_link(
    transaction: Transaction, *, actor: Actor, site: SiteRow, token: str, now: datetime
) -> AccessLinkRow:
    """Make the link of a sheet that hangs at a site; whoever scans it may report something.

    Raises:
        FeatureOff.
    """
    await require_feature(transaction, branch_id=site.branch_id, feature=FEATURE)
    row = AccessLinkRow(
        id=new_id(),
        branch_id=site.branch_id,
        kind="request",
        site_id=site.id,
        token_hash=hash_of(token),
        origin="sheet",
        created_by=actor.name,
        created_at=now,
        expires_at=now + SITE_LINK,
    )
    transaction.add(row)
    await _made(transaction, actor, row, site.name)
    return row


async def open_invoice_link(
    transaction: Transaction, *, actor: Actor, invoice: Invoice, origin: str, now: datetime
) -> tuple[AccessLinkRow, str]:
    """Make a link by which an invoice is seen and paid, and return it with its secret.

    Raises:
        FeatureOff.
    """
    await require_feature(transaction, branch_id=invoice.branch_id, feature=FEATURE)
    token = new_token()
    row = AccessLinkRow(
        id=new_id(),
        branch_id=invoice.branch_id,
        kind="invoice",
        invoice_id=invoice.id,
        token_hash=hash_of(token),
        origin=origin,
        created_by=actor.name,
        created_at=now,
        expires_at=now + INVOICE_LINK,
    )
    transaction.add(row)
    await _made(transaction, actor, row, invoice.number or "")
    return row, token


def mailed_invoice_link(public_url: str) -> Callable[[Transaction, Invoice, datetime], Awaitable[str]]:
    """Return what makes the address that stands in an invoice's mail; empty if the service has no address itself."""

    async def make(transaction: Transaction, invoice: Invoice, now: datetime) -> str:
        if not public_url or not await uses(transaction, branch_id=invoice.branch_id, feature=FEATURE):
            return ""
        _, token = await open_invoice_link(transaction, actor=SYSTEM, invoice=invoice, origin="mail", now=now)
        return public_url.rstrip("/") + path_of(token)

    return make


async def revoke(transaction: Transaction, *, actor: Actor, link: AccessLinkRow, now: datetime) -> None:
    """Close a link at once; one that is closed stays as it is."""
    if link.revoked_at is not None:
        return
    link.revoked_at = now
    await transaction.flush()
    _write_down(transaction, actor, link, "access_link.revoked", link.kind)


def id_of_subject(link: AccessLinkRow) -> UUID:
    """Return the order, the invoice or the site that a link leads to."""
    subject = link.work_order_id or link.invoice_id or link.site_id
    assert subject is not None  # checked by the database
    return subject


async def _made(transaction: Transaction, actor: Actor, row: AccessLinkRow, what: str) -> None:
    await transaction.flush()
    _write_down(transaction, actor, row, "access_link.made", what)


def _write_down(transaction: Transaction, actor: Actor, row: AccessLinkRow, action: str, what: str) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="access_link",
        object_id=row.id,
        branch_id=row.branch_id,
        after={"kind": row.kind, "origin": row.origin, "about": id_of_subject(row)},
    )
    announce(transaction, LinkChanged(branch_id=row.branch_id, subject_id=row.id, summary=what))
