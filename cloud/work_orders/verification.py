"""After a repair the machine's own signal is watched: back in band for the whole window, or the job comes back.

A window fails as soon as the same trouble is told again, or at its end if the old trouble still lasts. A point that was
not heard up to the end proves nothing: the window is prolonged a few times and then ends as `unproved`. A repair that
is proved is no longer open: a later fault of the machine is another job.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from cloud.alarms.queries import Incident, open_incident_of, watched_points
from cloud.foundation.actor import SYSTEM, Actor
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.telemetry.queries import silences
from cloud.telemetry.thinning import heartbeats
from cloud.work_orders.categories import category_by_id
from cloud.work_orders.events import RepairUnproved, RepairVerified
from cloud.work_orders.evidence import steps_of
from cloud.work_orders.journal import audit_order, set_status, write_history
from cloud.work_orders.models import VerificationRow, WorkOrderHistoryRow, WorkOrderRow
from cloud.work_orders.order_of_incident import insert_for_incident
from cloud.work_orders.rules import OVER, spoke_throughout

USUAL_MINUTES: Final = 30
"""How long the signal of a repair is watched whose kind says nothing about it."""

MOST_WINDOWS: Final = 5
MOST_AT_ONCE: Final = 100


async def begin_verification(transaction: Transaction, *, order: WorkOrderRow, now: datetime) -> None:
    """Begin to watch the signal of a completed repair; a job that no signal opened has none."""
    if order.failure_mode is None or order.asset_id is None:
        return
    category = await category_by_id(transaction, category_id=order.category_id)
    minutes = category.verification_minutes if category else USUAL_MINUTES
    if minutes == 0:
        return
    transaction.add(
        VerificationRow(
            id=new_id(),
            branch_id=order.branch_id,
            work_order_id=order.id,
            asset_id=order.asset_id,
            failure_mode=order.failure_mode,
            minutes=minutes,
            started_at=now,
            until=now + timedelta(minutes=minutes),
            state="watching",
        )
    )
    write_history(transaction, SYSTEM, order, "verification_begun", text=f"{minutes} min")
    await transaction.flush()


async def look(transaction: Transaction, *, now: datetime) -> int:
    """Decide the windows whose time is over and return how many."""
    statement = (
        select(VerificationRow, WorkOrderRow)
        .join(WorkOrderRow, WorkOrderRow.id == VerificationRow.work_order_id)
        .where(VerificationRow.state == "watching", VerificationRow.until <= now)
        .order_by(VerificationRow.until)
        .limit(MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    found = (await transaction.execute(statement)).all()
    for window, order in found:
        await _decide(transaction, window=window, order=order, now=now)
    await transaction.flush()
    return len(found)


async def fail_verification(
    transaction: Transaction, *, order: WorkOrderRow, now: datetime, actor: Actor = SYSTEM
) -> None:
    """The same trouble is there again: the job comes back to be scheduled and counts as a repeat."""
    window = await watching(transaction, order=order)
    if window is not None:
        window.state, window.decided_at = "failed", now
    await reopen(transaction, order=order, now=now, actor=actor)


async def end_verification(transaction: Transaction, *, order: WorkOrderRow, now: datetime) -> None:
    """A person takes the work up again: what is watched now proves nothing about what is still to be done.

    If the customer disputes the work it is a repair that failed; else it merely was not over yet.
    """
    is_disputed = await _is_disputed(transaction, order=order)
    window = await watching(transaction, order=order)
    if window is not None:
        window.state, window.decided_at = "failed" if is_disputed else "ended", now
    if is_disputed:
        await _begin_again(transaction, order=order, now=now)
    await transaction.flush()


async def watching(transaction: Transaction, *, order: WorkOrderRow) -> VerificationRow | None:
    """Return the window that is open for an order."""
    statement = select(VerificationRow).where(
        VerificationRow.work_order_id == order.id, VerificationRow.state == "watching"
    )
    return (await transaction.execute(statement.with_for_update())).scalar_one_or_none()


async def verifications_of(transaction: Transaction, *, work_order_id: UUID) -> list[VerificationRow]:
    """Return the windows of an order, oldest first."""
    statement = select(VerificationRow).where(VerificationRow.work_order_id == work_order_id)
    return list((await transaction.execute(statement.order_by(VerificationRow.started_at))).scalars())


async def reopen(transaction: Transaction, *, order: WorkOrderRow, now: datetime, actor: Actor = SYSTEM) -> None:
    """Bring a completed order back to be scheduled; its steps are to be answered again, its old proof is history."""
    await _begin_again(transaction, order=order, now=now)
    await set_status(
        transaction,
        actor=actor,
        order=order,
        to="unscheduled",
        now=now,
        kind="repair_failed",
        action="work_order.reopened",
    )


async def _begin_again(transaction: Transaction, *, order: WorkOrderRow, now: datetime) -> None:
    order.reopened_at = now
    order.reopened_count += 1
    for step in await steps_of(transaction, work_order_id=order.id):
        step.answer, step.note, step.is_out_of_limits, step.answered_by, step.answered_at = None, "", False, None, None
        step.version += 1


async def _is_disputed(transaction: Transaction, *, order: WorkOrderRow) -> bool:
    """Tell whether the customer's newest word about the newest completion is that the work is not right."""
    kind, to = WorkOrderHistoryRow.kind, WorkOrderHistoryRow.to_status
    words = or_(kind.in_(("customer_confirmed", "customer_disputed")), to == "completed")
    statement = select(kind).where(WorkOrderHistoryRow.work_order_id == order.id, words)
    newest = await transaction.execute(statement.order_by(WorkOrderHistoryRow.id.desc()).limit(1))
    return newest.scalar_one_or_none() == "customer_disputed"


async def _decide(transaction: Transaction, *, window: VerificationRow, order: WorkOrderRow, now: datetime) -> None:
    trouble = await open_incident_of(transaction, asset_id=window.asset_id, failure_mode=window.failure_mode)
    if trouble is None:
        if await _spoke_throughout(transaction, window=window, order=order):
            await _believe(transaction, window=window, order=order, now=now)
        else:
            await _wait_or_give_up(transaction, window=window, order=order, now=now)
    elif order.status in OVER:
        await _follow_up(transaction, window=window, order=order, trouble=trouble, now=now)
    else:
        await fail_verification(transaction, order=order, now=now)


async def _spoke_throughout(transaction: Transaction, *, window: VerificationRow, order: WorkOrderRow) -> bool:
    """Tell whether every point that watches for the trouble was heard, in good quality, up to the window's end."""
    points = await watched_points(
        transaction, incident_id=order.incident_id, asset_id=window.asset_id, failure_mode=window.failure_mode
    )
    lasting = timedelta(minutes=window.minutes)
    heard = await silences(transaction, point_ids=points, starts_at=window.until - lasting, ends_at=window.until)
    slow = await heartbeats(transaction, point_ids=points)
    return bool(points) and all(
        point in heard
        and spoke_throughout(
            longest=heard[point].longest,
            usual=heard[point].usual,
            window=lasting,
            heartbeat=slow.get(point, timedelta(0)),
        )
        for point in points
    )


async def _believe(transaction: Transaction, *, window: VerificationRow, order: WorkOrderRow, now: datetime) -> None:
    window.state, window.decided_at, order.proved_at = "held", now, now
    write_history(transaction, SYSTEM, order, "verification_held", text=f"{window.minutes} min")
    audit_order(transaction, SYSTEM, order, "work_order.verified", after={"minutes": window.minutes})
    announce(
        transaction,
        RepairVerified(
            branch_id=order.branch_id,
            subject_id=order.id,
            number=order.number,
            minutes=window.minutes,
            summary=f"{order.number} {order.title}",
        ),
    )


async def _wait_or_give_up(
    transaction: Transaction, *, window: VerificationRow, order: WorkOrderRow, now: datetime
) -> None:
    window.windows += 1
    if window.windows < MOST_WINDOWS:
        window.until = now + timedelta(minutes=window.minutes)
        return
    window.state, window.decided_at = "unproved", now
    write_history(transaction, SYSTEM, order, "verification_unproved")
    announce(
        transaction,
        RepairUnproved(
            branch_id=order.branch_id,
            subject_id=order.id,
            number=order.number,
            summary=f"{order.number} {order.title}",
        ),
    )


async def _follow_up(
    transaction: Transaction, *, window: VerificationRow, order: WorkOrderRow, trouble: Incident, now: datetime
) -> None:
    """A closed order is not opened again: another one that names it goes on with the trouble that lasts."""
    window.state, window.decided_at = "failed", now
    follow_up = await insert_for_incident(
        transaction,
        incident_id=trouble.id,
        asset_id=window.asset_id,
        failure_mode=window.failure_mode,
        severity=trouble.severity,
        summary=order.title,
        now=now,
    )
    if follow_up is not None:
        follow_up.follow_up_of = order.id
        write_history(transaction, SYSTEM, order, "followed_up", text=follow_up.number)
