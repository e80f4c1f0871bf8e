"""Keeping promises: begin them with an order, tell them what happened, look at those whose time has come.

Every change is a line of the log; the row of the clock is what the log says, worked out anew.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.branches import operations as branches
from cloud.branches.queries import get_branch, working_hours_of
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.sla.events import PromiseAtRisk, PromiseBreached, TermsSet
from cloud.sla.models import SlaClockRow, SlaEventRow, SlaPolicyRow
from cloud.sla.queries import terms_of
from cloud.sla.rules import TARGETS, ClockEvent, EventKind, clock
from cloud.sla.terms import Terms, hours_of, require_possible

MOST_AT_ONCE: Final = 200


async def begin(
    transaction: Transaction, *, branch_id: UUID, work_order_id: UUID, priority: str, summary: str, now: datetime
) -> None:
    """Start the clocks of an order with the branch's terms of this moment; beginning twice changes nothing."""
    terms, _ = (await terms_of(transaction, branch_id=branch_id))[priority]
    hours = await working_hours_of(transaction, branch_id=branch_id, is_around_the_clock=terms.is_around_the_clock)
    for target in TARGETS:
        minutes = terms.minutes_of(target)
        log = [ClockEvent("started", now, timedelta(minutes=minutes))]
        start = clock(log, hours=hours_of(hours), now=now)
        claim = insert(SlaClockRow).values(
            id=new_id(),
            branch_id=branch_id,
            work_order_id=work_order_id,
            target=target,
            summary=summary,
            hours=hours,
            pauses_on=list(terms.pauses_on),
            state=start.state,
            started_at=now,
            due_at=start.due_at,
            at_risk_at=start.at_risk_at,
            look_at=start.at_risk_at,
        )
        clock_id = (
            await transaction.execute(claim.on_conflict_do_nothing().returning(SlaClockRow.id))
        ).scalar_one_or_none()
        if clock_id is not None:
            transaction.add(
                SlaEventRow(branch_id=branch_id, clock_id=clock_id, at=now, kind="started", target_minutes=minutes)
            )
    await transaction.flush()


async def tell(
    transaction: Transaction,
    *,
    work_order_id: UUID,
    kind: EventKind,
    targets: Collection[str] = TARGETS,
    now: datetime,
    at: datetime | None = None,
) -> None:
    """Tell the clocks of an order that something happened (`at`: earlier, told late by a phone without a network).

    What is kept already is not kept again.
    """
    for row in await _locked(transaction, work_order_id):
        if row.target in targets and not (kind == "met" and row.met_at is not None):
            await _note(transaction, row, kind=kind, now=now, at=at)


async def pause(transaction: Transaction, *, work_order_id: UUID, reason: str, now: datetime) -> None:
    """Let the clocks stand still that this reason excuses."""
    for row in await _locked(transaction, work_order_id):
        if reason in row.pauses_on and row.met_at is None:
            await _note(transaction, row, kind="paused", now=now)


async def change_priority(transaction: Transaction, *, work_order_id: UUID, priority: str, now: datetime) -> None:
    """Measure what is still owed by the terms of another priority, from the first start on."""
    for row in await _locked(transaction, work_order_id):
        if row.met_at is None and row.state != "cancelled":
            terms, _ = (await terms_of(transaction, branch_id=row.branch_id))[priority]
            row.hours = await working_hours_of(
                transaction, branch_id=row.branch_id, is_around_the_clock=terms.is_around_the_clock
            )
            row.pauses_on = list(terms.pauses_on)
            await _note(transaction, row, kind="target_changed", now=now, minutes=terms.minutes_of(row.target))


async def look(transaction: Transaction, *, now: datetime) -> int:
    """Look at the clocks whose time has come and return how many; several lookers never see the same one."""
    statement = select(SlaClockRow).where(SlaClockRow.look_at <= now).order_by(SlaClockRow.look_at)
    statement = statement.limit(MOST_AT_ONCE).with_for_update(skip_locked=True)
    rows = (await transaction.execute(statement)).scalars().all()
    for row in rows:
        await _settle(transaction, row, now)
    await transaction.flush()
    return len(rows)


async def set_terms(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    priority: str,
    terms: Terms,
    seen_version: int,
    now: datetime,
) -> SlaPolicyRow:
    """Say what a branch promises from now on; running clocks keep the terms they began with.

    Raises:
        ChangedMeanwhile, PromiseBeyondCalendar.
    """
    branch = await get_branch(transaction, branch_id=branch_id)
    await transaction.refresh(branch, with_for_update=True)  # terms and working hours are changed one after the other
    before, version = (await terms_of(transaction, branch_id=branch_id))[priority]
    require_same(seen=seen_version, current=version)
    hours = await working_hours_of(transaction, branch_id=branch_id)
    require_possible({priority: terms}, hours=hours_of(hours), now=now)
    row = await transaction.get(SlaPolicyRow, (branch_id, priority), with_for_update=True)
    if row is None:
        row = SlaPolicyRow(branch_id=branch_id, priority=priority, version=0)
        transaction.add(row)
    row.respond_minutes, row.arrive_minutes = terms.respond_minutes, terms.arrive_minutes
    row.resolve_minutes, row.is_around_the_clock = terms.resolve_minutes, terms.is_around_the_clock
    row.pauses_on = list(terms.pauses_on)
    row.version += 1
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="sla.terms_set",
        object_kind="branch",
        object_id=branch_id,
        branch_id=branch_id,
        before={"priority": priority, **_plain(before)},
        after={"priority": priority, **_plain(terms)},
    )
    announce(transaction, TermsSet(branch_id=branch_id, subject_id=branch_id, priority=priority, summary=branch.name))
    return row


async def set_working_hours(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    windows: list[dict[str, Any]],
    holidays: list[str],
    seen_version: int,
    now: datetime,
) -> int:
    """Say when a branch works and return the new version; running clocks keep the hours they began with.

    Raises:
        ChangedMeanwhile, BadWorkingHours, PromiseBeyondCalendar.
    """
    branch, before = await branches.set_working_hours(
        transaction, branch_id=branch_id, seen_version=seen_version, windows=windows, holidays=holidays
    )
    promised = {priority: terms for priority, (terms, _) in (await terms_of(transaction, branch_id=branch_id)).items()}
    hours = await working_hours_of(transaction, branch_id=branch_id)
    require_possible(promised, hours=hours_of(hours), now=now, field="windows")
    audit.record(
        transaction,
        actor=actor,
        action="branch.working_hours_set",
        object_kind="branch",
        object_id=branch_id,
        branch_id=branch_id,
        before=before,
        after=branch.calendar,
    )
    return branch.version


async def _locked(transaction: Transaction, work_order_id: UUID) -> list[SlaClockRow]:
    statement = select(SlaClockRow).where(SlaClockRow.work_order_id == work_order_id)
    statement = statement.order_by(SlaClockRow.id).with_for_update()
    return list((await transaction.execute(statement)).scalars())


async def _note(
    transaction: Transaction,
    row: SlaClockRow,
    *,
    kind: EventKind,
    now: datetime,
    at: datetime | None = None,
    minutes: int | None = None,
) -> None:
    happened_at = max(at or now, row.started_at)
    event = SlaEventRow(branch_id=row.branch_id, clock_id=row.id, at=happened_at, kind=kind, target_minutes=minutes)
    transaction.add(event)
    await transaction.flush()
    await _settle(transaction, row, now)


async def _settle(transaction: Transaction, row: SlaClockRow, now: datetime) -> None:
    """Bring the row to what its log says at `now`, and announce what is to be announced once."""
    statement = select(SlaEventRow).where(SlaEventRow.clock_id == row.id).order_by(SlaEventRow.no)
    log = [
        ClockEvent(
            event.kind,  # type: ignore[arg-type]  # written by this module alone
            event.at,
            None if event.target_minutes is None else timedelta(minutes=event.target_minutes),
        )
        for event in (await transaction.execute(statement)).scalars()
    ]
    stand = clock(log, hours=hours_of(row.hours), now=now)
    breached_at = row.breached_at or stand.breached_at
    if breached_at is not None and not any(event.kind == "breached" for event in log):
        log.append(ClockEvent("breached", breached_at))
        transaction.add(SlaEventRow(branch_id=row.branch_id, clock_id=row.id, at=breached_at, kind="breached"))
        stand = clock(log, hours=hours_of(row.hours), now=now)
    row.state, row.due_at, row.at_risk_at = stand.state, stand.due_at, stand.at_risk_at
    row.met_at, row.breached_at = stand.met_at, stand.breached_at
    if stand.state == "at_risk" and not row.is_risk_told:
        row.is_risk_told = True
        announce(transaction, _told(row, PromiseAtRisk))
    if stand.breached_at is not None and not row.is_breach_told:
        row.is_breach_told = True
        announce(transaction, _told(row, PromiseBreached))
    ahead = (moment for moment in (stand.at_risk_at, stand.due_at) if moment > now)
    row.look_at = min(ahead, default=None) if stand.state in ("running", "at_risk") else None


def _told(row: SlaClockRow, kind: type[PromiseAtRisk | PromiseBreached]) -> PromiseAtRisk | PromiseBreached:
    return kind(
        branch_id=row.branch_id,
        subject_id=row.work_order_id,
        target=row.target,
        due_at=row.due_at.astimezone(UTC).isoformat(),
        summary=row.summary,
    )


def _plain(terms: Terms) -> dict[str, object]:
    return {
        "respond_minutes": terms.respond_minutes,
        "arrive_minutes": terms.arrive_minutes,
        "resolve_minutes": terms.resolve_minutes,
        "is_around_the_clock": terms.is_around_the_clock,
        "pauses_on": list(terms.pauses_on),
    }
