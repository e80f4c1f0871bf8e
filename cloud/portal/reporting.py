"""What somebody at a site reports by its link becomes an order, once, however often and by how many it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from cloud.assets.queries import asset_by_id
from cloud.branches.queries import common_country
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.phone_numbers import e164
from cloud.portal import queries
from cloud.portal.errors import IdUsed, UnknownMachine
from cloud.portal.links import open_order_link
from cloud.portal.models import AccessLinkRow, PortalRequestRow
from cloud.portal.operations import require_own_upload
from cloud.portal.rules import title_of
from cloud.work_orders.evidence import add_comment, attach
from cloud.work_orders.operations import open_order
from cloud.work_orders.queries import WorkOrder, order_by_id

REQUEST_LOCK: Final = 0x6D61_6675
SOURCE: Final = "customer"


@dataclass(frozen=True, slots=True)
class Reported:
    """What became of a report: the order, the secret of a link to it, and whether it had been reported before."""

    order: WorkOrder
    token: str
    reported_at: datetime
    is_new: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody at a site tells; `is_another` says that it is not what was reported just before."""

    id: UUID
    asset_id: UUID | None
    words: str
    person_name: str
    phone: str
    photo_ids: Sequence[UUID] = ()
    is_another: bool = False


async def report(
    transaction: Transaction, *, actor: Actor, link: AccessLinkRow, told: Report, now: datetime
) -> Reported:
    """Open an order for what was told, unless the same was told within the hour; the same report may come again.

    Raises:
        UnknownMachine, BadPhoneNumber, IdUsed, UnknownFile.
    """
    assert link.site_id is not None  # the caller came by a site's link
    # Two people at one machine press at once: the second waits and finds the first one's order.
    await transaction.execute(select(func.pg_advisory_xact_lock(REQUEST_LOCK, func.hashtext(str(link.site_id)))))
    before = await transaction.get(PortalRequestRow, told.id)
    if before is not None:
        return await _again(transaction, actor, link, before, now)
    await _require_machine(transaction, link, told.asset_id)
    phone = e164(told.phone, region=await common_country(transaction, branch_ids=[link.branch_id]))
    same = await queries.same_request(
        transaction, site_id=link.site_id, asset_id=told.asset_id, words=told.words, now=now
    )
    if same is not None and not told.is_another:
        return await _join(transaction, actor, link, told, phone, same, now)
    order = await open_order(
        transaction,
        actor=actor,
        branch_id=link.branch_id,
        asset_id=told.asset_id,
        site_id=link.site_id,
        title=title_of(told.words),
        description=_signed(told, phone),
        priority="normal",
        source=SOURCE,
        now=now,
    )
    await _keep(transaction, actor, link, told, order=order, phone=phone, now=now)
    _, token = await open_order_link(transaction, actor=actor, order=order, origin="request", now=now)
    return Reported(order, token, now, is_new=True)


async def _join(
    transaction: Transaction,
    actor: Actor,
    link: AccessLinkRow,
    told: Report,
    phone: str,
    same: tuple[PortalRequestRow, WorkOrder],
    now: datetime,
) -> Reported:
    """Add what was told to the order there is: words and pictures are kept, a second order is not made."""
    first, order = same
    await add_comment(transaction, actor=actor, order=order, comment_id=told.id, text=_signed(told, phone), now=now)
    await _keep(transaction, actor, link, told, order=order, phone=phone, now=now, is_repeated=True)
    _, token = await open_order_link(transaction, actor=actor, order=order, origin="request", now=now, may_decide=False)
    return Reported(order, token, first.at, is_new=False)


async def _again(
    transaction: Transaction, actor: Actor, link: AccessLinkRow, before: PortalRequestRow, now: datetime
) -> Reported:
    """Answer a report whose first answer was lost: the same order, by a new link, since no secret is kept."""
    if before.site_id != link.site_id:
        raise IdUsed
    order = await order_by_id(transaction, work_order_id=before.work_order_id)
    is_new = not before.is_repeated
    _, token = await open_order_link(
        transaction, actor=actor, order=order, origin="request", now=now, may_decide=is_new
    )
    return Reported(order, token, before.at, is_new=is_new)


async def _keep(
    transaction: Transaction,
    actor: Actor,
    link: AccessLinkRow,
    told: Report,
    *,
    order: WorkOrder,
    phone: str,
    now: datetime,
    is_repeated: bool = False,
) -> None:
    transaction.add(
        PortalRequestRow(
            id=told.id,
            branch_id=link.branch_id,
            link_id=link.id,
            site_id=link.site_id,
            asset_id=told.asset_id,
            work_order_id=order.id,
            is_repeated=is_repeated,
            words=told.words,
            person_name=told.person_name,
            phone=phone,
            at=now,
        )
    )
    await transaction.flush()
    for photo_id in told.photo_ids:
        await require_own_upload(transaction, link=link, file_id=photo_id)
        await attach(
            transaction,
            actor=actor,
            order=order,
            attachment_id=photo_id,
            file_id=photo_id,
            kind="photo",
            caption="",
            signed_by="",
            now=now,
        )


def _signed(told: Report, phone: str) -> str:
    return f"{told.words}\n\n— {told.person_name}, {phone}"


async def _require_machine(transaction: Transaction, link: AccessLinkRow, asset_id: UUID | None) -> None:
    if asset_id is None:
        return
    asset = await asset_by_id(transaction, asset_id=asset_id)
    if asset is None or asset.site_id != link.site_id:
        raise UnknownMachine(field_errors={"asset_id": UnknownMachine.code})
