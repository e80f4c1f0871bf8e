"""A visit is proposed when a forecast asks for it, explains itself, and goes away with its reason."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.alarms.queries import WatchedLimit
from cloud.assets.queries import asset_names
from cloud.audit import operations as audit
from cloud.branches.queries import uses
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.predictions import queries
from cloud.predictions.events import VisitProposed
from cloud.predictions.models import ForecastRow, VisitProposalRow
from cloud.predictions.operations import accept, conclude
from cloud.predictions.rules import QUIET_RUNS, Forecast, line_at
from cloud.telemetry.queries import point_names
from cloud.work_orders.errors import FaultHasOrder
from cloud.work_orders.queries import open_order_of

SILENCE: Final = timedelta(days=3)
"""How long a dismissal is believed before the same fault may be proposed again."""


async def consider(
    transaction: Transaction,
    *,
    watched: WatchedLimit,
    asset_id: UUID,
    found: Forecast,
    asks: bool,
    quiet_runs: int,
    now: datetime,
) -> bool:
    """Propose, renew or withdraw the visit of one fault, as the newest forecast of one of its limits says.

    Returns whether the branch wanted its order opened at once, and that was done.
    """
    fault = watched.failure_mode
    order = await open_order_of(transaction, asset_id=asset_id, failure_mode=fault)
    present = await queries.open_proposal_of(transaction, asset_id=asset_id, failure_mode=fault)
    if present is None:
        wants = await uses(transaction, branch_id=watched.branch_id, feature="forecasts")
        if wants and order is None and asks and watched.stage == "live":
            return await _propose_unless_dismissed(transaction, watched, asset_id=asset_id, found=found, now=now)
        return False
    why = _why_over(present, watched, found, has_order=order is not None, asks=asks, quiet_runs=quiet_runs)
    if why:
        await conclude(transaction, actor=SYSTEM, proposal=present, state="withdrawn", note=why, now=now)
    elif asks:
        await _renew(transaction, present, watched, found, now=now)
    return False


def _why_over(
    present: VisitProposalRow,
    watched: WatchedLimit,
    found: Forecast,
    *,
    has_order: bool,
    asks: bool,
    quiet_runs: int,
) -> str:
    """Return why an open proposal has lost its reason; empty if it has not."""
    if has_order:
        return "order_open"
    if asks or present.rule_id != watched.rule_id:
        return ""
    if found.reason == "beyond":
        return "limit_reached"
    return (found.reason or "trend_gone") if quiet_runs >= QUIET_RUNS else ""


async def _propose_unless_dismissed(
    transaction: Transaction, watched: WatchedLimit, *, asset_id: UUID, found: Forecast, now: datetime
) -> bool:
    since = now - SILENCE
    if await queries.was_dismissed_since(
        transaction, asset_id=asset_id, failure_mode=watched.failure_mode, since=since
    ):
        return False
    proposal = await _propose(transaction, watched, asset_id=asset_id, found=found, now=now)
    return proposal is not None and await _accept_if_wanted(transaction, proposal, now=now)


async def withdraw_without_rule(transaction: Transaction, *, rule_id: UUID, now: datetime) -> None:
    """Take back what a limit asked for that is no longer watched."""
    statement = select(VisitProposalRow).where(VisitProposalRow.rule_id == rule_id, VisitProposalRow.state == "open")
    for proposal in (await transaction.execute(statement.with_for_update())).scalars():
        await conclude(transaction, actor=SYSTEM, proposal=proposal, state="withdrawn", note="rule_gone", now=now)


async def _accept_if_wanted(transaction: Transaction, proposal: VisitProposalRow, *, now: datetime) -> bool:
    setting = await queries.setting_of(transaction, branch_id=proposal.branch_id)
    if setting.mode != "open_orders":
        return False
    try:
        async with transaction.begin_nested():
            await accept(transaction, actor=SYSTEM, proposal=proposal, now=now)
    except FaultHasOrder:
        return False  # somebody was quicker; the next look takes the proposal back for that order
    return True


async def _propose(
    transaction: Transaction, watched: WatchedLimit, *, asset_id: UUID, found: Forecast, now: datetime
) -> VisitProposalRow | None:
    proposal_id = new_id()
    claim = (
        insert(VisitProposalRow)
        .values(
            id=proposal_id,
            branch_id=watched.branch_id,
            asset_id=asset_id,
            failure_mode=watched.failure_mode,
            rule_id=watched.rule_id,
            point_id=watched.point_id,
            state="open",
            severity=watched.severity,
            opened_at=now,
            evidence={**await _evidence(transaction, watched, found, now=now), "also": []},
            **_dates(watched, found),
        )
        .on_conflict_do_nothing()
        .returning(VisitProposalRow)
    )
    proposal = (await transaction.execute(claim)).scalar_one_or_none()
    if proposal is None:
        return None
    audit.record(
        transaction,
        actor=SYSTEM,
        action="visit_proposal.opened",
        object_kind="visit_proposal",
        object_id=proposal.id,
        branch_id=proposal.branch_id,
        after={"failure_mode": proposal.failure_mode, "earliest_at": proposal.earliest_at.isoformat()},
    )
    names = await asset_names(transaction, asset_ids=[asset_id])
    announce(
        transaction,
        VisitProposed(
            branch_id=proposal.branch_id,
            subject_id=proposal.id,
            asset_id=str(asset_id),
            failure_mode=proposal.failure_mode,
            earliest_at=proposal.earliest_at.isoformat(),
            summary=f"{names[asset_id]}: {proposal.evidence['point_name']}",
        ),
    )
    return proposal


async def _renew(
    transaction: Transaction, proposal: VisitProposalRow, watched: WatchedLimit, found: Forecast, *, now: datetime
) -> None:
    """Bring an open proposal up to date; another signal of the machine that goes the same way is named beside."""
    if watched.rule_id == proposal.rule_id:
        news = await _evidence(transaction, watched, found, now=now)
        proposal.evidence = {**news, "also": proposal.evidence["also"]}
        for name, value in _dates(watched, found).items():
            setattr(proposal, name, value)
    elif watched.point_id not in {one["point_id"] for one in proposal.evidence["also"]}:
        names = await point_names(transaction, point_ids=[watched.point_id])
        other = {"point_id": watched.point_id, "point_name": names[watched.point_id][0]}
        proposal.evidence = {**proposal.evidence, "also": [*proposal.evidence["also"], other]}
    await transaction.flush()


def _dates(watched: WatchedLimit, found: Forecast) -> dict[str, Any]:
    assert found.earliest_at is not None  # only a dated forecast asks for a visit
    return {
        "earliest_at": _time(found.earliest_at),
        "expected_at": _time(line_at(found, limit=watched.limit) or found.earliest_at),
        "latest_at": None if found.latest_at is None else _time(found.latest_at),
        "coverage": found.coverage,
    }


async def _evidence(
    transaction: Transaction, watched: WatchedLimit, found: Forecast, *, now: datetime
) -> dict[str, Any]:
    """What the proposal explains itself with; it is kept as it is when somebody decides."""
    name, unit = (await point_names(transaction, point_ids=[watched.point_id]))[watched.point_id]
    kept = (
        await transaction.execute(select(ForecastRow.since).where(ForecastRow.rule_id == watched.rule_id))
    ).scalar_one()
    return {
        "point_name": name,
        "unit": unit,
        "direction": watched.direction,
        "limit": watched.limit,
        "rule_name": watched.rule_name,
        "rule_version": watched.rule_version,
        "value": found.value,
        "usual": found.usual.centre if found.usual else None,
        "usual_spread": found.usual.spread if found.usual else None,
        "slope_per_day": found.slope_per_day,
        "since": kept.isoformat() if kept else None,
        "horizon_at": _time(found.horizon_at).isoformat() if found.horizon_at else None,
        "is_within_horizon": found.expected_at is not None,
        "checked": found.checked,
        "path": [list(step) for step in found.path],
        "as_of": now.isoformat(),
    }


def _time(at: float) -> datetime:
    return datetime.fromtimestamp(at, tz=UTC)
