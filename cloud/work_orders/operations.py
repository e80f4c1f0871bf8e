"""Opening, changing and moving work orders."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from cloud.assets.queries import asset_by_id
from cloud.bookings.queries import orders_worked_at
from cloud.branches.operations import next_document_number
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.changes import next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.inventory.order_queries import used_quantities
from cloud.sla import operations as sla
from cloud.work_orders import queries
from cloud.work_orders.categories import category_by_id, take_over
from cloud.work_orders.completion import require_proof
from cloud.work_orders.errors import ClosedOrder, FaultHasOpenOrder, ForeignAsset, WorkIsRecorded
from cloud.work_orders.journal import audit_order, set_status, tell_changed, tell_opened, write_history
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.order_of_incident import NUMBER_KIND, add_evidence, insert_for_incident
from cloud.work_orders.promises import begin_promises, note_arrival
from cloud.work_orders.rules import DONE, OVER, joined_skills, require_step
from cloud.work_orders.scheduling import conclude_bookings
from cloud.work_orders.verification import begin_verification, end_verification, fail_verification

_ENDS_BOOKINGS: Final = {"completed": "completed", "cancelled": "cannot_complete", "unscheduled": "cannot_complete"}
"""What a person's decision about an order means for work that is under way."""


async def open_order(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    asset_id: UUID | None,
    title: str,
    description: str,
    priority: str,
    now: datetime,
    duration_minutes: int = 90,
    required_skills: Sequence[str | Mapping[str, Any]] = (),
    required_certificates: Sequence[str] = (),
    category_id: UUID | None = None,
    site_id: UUID | None = None,
    source: str = "manual",
) -> WorkOrderRow:
    """Open an order by hand; its kind adds what such jobs need. `site_id` is where, if it is about no machine.

    Raises:
        ForeignAsset: the machine belongs to another branch.
        UnknownCategory.
    """
    category = await category_by_id(transaction, category_id=category_id)
    asset = None if asset_id is None else await asset_by_id(transaction, asset_id=asset_id)
    if asset_id is not None and (asset is None or asset.branch_id != branch_id):
        raise ForeignAsset(field_errors={"asset_id": ForeignAsset.code})
    at_site = asset.site_id if asset else site_id
    if not actor.acts_at(branch_id, at_site):
        raise NotFound
    order = WorkOrderRow(
        id=new_id(),
        number=await next_document_number(transaction, branch_id=branch_id, kind=NUMBER_KIND, now=now),
        branch_id=branch_id,
        asset_id=asset_id,
        site_id=at_site,
        title=title,
        description=description,
        priority=priority,
        status="unscheduled",
        source=source,
        opened_at=now,
        duration_minutes=duration_minutes,
        required_skills=joined_skills(required_skills),
        required_certificates=list(required_certificates),
    )
    transaction.add(order)
    await transaction.flush()
    if category is not None:
        await take_over(transaction, order, category)
        await transaction.flush()
    await transaction.refresh(order)
    tell_opened(transaction, actor, order)
    await begin_promises(transaction, order=order, now=now)
    return order


async def open_order_for_incident(
    transaction: Transaction,
    *,
    incident_id: UUID,
    asset_id: UUID,
    failure_mode: str,
    severity: str,
    summary: str,
    now: datetime,
) -> WorkOrderRow:
    """Return the one open order of this fault: the present one with the new evidence, or a new one.

    May run twice, also at the same time: the partial unique index admits one open order per asset and failure mode.
    """
    present = await queries.open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
    if present is None:
        opened = await insert_for_incident(
            transaction,
            incident_id=incident_id,
            asset_id=asset_id,
            failure_mode=failure_mode,
            severity=severity,
            summary=summary,
            now=now,
        )
        if opened is not None:
            return opened
        present = await queries.open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
        assert present is not None  # the insert met an open order, which this transaction can now see
    before = present.priority
    if present.status in ("completed", "approved") and present.incident_id != incident_id:
        await fail_verification(transaction, order=present, now=now)
    await add_evidence(transaction, order=present, incident_id=incident_id, severity=severity, summary=summary)
    if present.priority != before:
        await sla.change_priority(transaction, work_order_id=present.id, priority=present.priority, now=now)
    return present


async def move_order(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    seen_version: int,
    to: str,
    reason: str,
    now: datetime,
) -> WorkOrderRow:
    """Take an order to its next state.

    Raises:
        ChangedMeanwhile, TransitionNotAllowed, ReasonRequired, UnknownHoldReason, ProofMissing.
        WorkIsRecorded: it is to be cancelled, and somebody has set out for it or used parts.
        FaultHasOpenOrder: a proved repair is taken up again while another order goes on with the same fault.
    """
    await transaction.refresh(order, with_for_update=True)
    require_same(seen=seen_version, current=order.version)
    may_approve = actor.may("work_order.approve", order.branch_id, site_id=order.site_id)
    hold_reason = require_step(status=order.status, to=to, reason=reason, may_approve=may_approve)
    if to == "cancelled":
        await _require_nothing_recorded(transaction, order=order)
    if to == "completed":
        await require_proof(transaction, actor=actor, order=order, reason=reason)
    if order.proved_at is not None and to not in DONE:
        await _require_no_other(transaction, order=order)
    before = order.status
    await set_status(transaction, actor=actor, order=order, to=to, now=now, hold_reason=hold_reason, text=reason)
    if to == "completed":
        await begin_verification(transaction, order=order, now=now)
    if before in ("completed", "approved") and to == "in_progress":
        await end_verification(transaction, order=order, now=now)
    if to == "in_progress":
        await note_arrival(transaction, order=order, now=now)
    if to in _ENDS_BOOKINGS:
        await conclude_bookings(
            transaction, actor=actor, order=order, to=_ENDS_BOOKINGS[to], reason=reason or to, now=now
        )
    return order


async def change_order(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    seen_version: int,
    changes: dict[str, Any],
    now: datetime,
) -> WorkOrderRow:
    """Change title, description or priority of an open order.

    Raises:
        ChangedMeanwhile, ClosedOrder.
    """
    await transaction.refresh(order, with_for_update=True)
    require_same(seen=seen_version, current=order.version)
    if order.status in OVER:
        raise ClosedOrder(number=order.number)
    before = order.priority
    change = next_version(order, changes)
    write_history(transaction, actor, order, "changed", text=", ".join(sorted(changes)))
    audit_order(transaction, actor, order, "work_order.changed", before=change.before, after=change.after)
    await transaction.flush()
    tell_changed(transaction, order)
    if order.priority != before:
        await sla.change_priority(transaction, work_order_id=order.id, priority=order.priority, now=now)
    return order


async def note_recovery(transaction: Transaction, *, asset_id: UUID, failure_mode: str) -> None:
    """Write into the open order of a fault that its signal is back in band; what that proves, a person decides."""
    order = await queries.open_order_of(transaction, asset_id=asset_id, failure_mode=failure_mode)
    if order is None:
        return
    write_history(transaction, SYSTEM, order, "recovered")
    order.version += 1
    await transaction.flush()
    tell_changed(transaction, order)


async def _require_nothing_recorded(transaction: Transaction, *, order: WorkOrderRow) -> None:
    used = await used_quantities(transaction, work_order_id=order.id)
    if any(used.values()) or await orders_worked_at(transaction, work_order_ids=[order.id]):
        raise WorkIsRecorded(number=order.number)


async def _require_no_other(transaction: Transaction, *, order: WorkOrderRow) -> None:
    assert order.asset_id is not None  # only what a machine's signal opened is watched and proved
    assert order.failure_mode is not None
    other = await queries.open_order_of(transaction, asset_id=order.asset_id, failure_mode=order.failure_mode)
    if other is not None:
        raise FaultHasOpenOrder(number=other.number)
