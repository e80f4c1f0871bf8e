"""What people, or a branch that wants it so, decide about proposed visits."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from cloud.assets.queries import asset_names
from cloud.audit import operations as audit
from cloud.branches.queries import get_branch
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.identity.queries import language_of_branch
from cloud.predictions import queries
from cloud.predictions.errors import AlreadyDecided
from cloud.predictions.events import PredictionModeSet, VisitDecided
from cloud.predictions.explanation import description_of
from cloud.predictions.models import PredictionSettingRow, VisitProposalRow
from cloud.work_orders.foreseen import open_foreseen_order


async def accept_visit(
    transaction: Transaction, *, actor: Actor, proposal: VisitProposalRow, seen_version: int, now: datetime
) -> VisitProposalRow:
    """Open the order that a proposal asks for.

    Raises:
        ChangedMeanwhile, AlreadyDecided, FaultHasOrder.
    """
    await _require_open(transaction, proposal, seen_version)
    return await accept(transaction, actor=actor, proposal=proposal, now=now)


async def dismiss_visit(
    transaction: Transaction,
    *,
    actor: Actor,
    proposal: VisitProposalRow,
    seen_version: int,
    verdict: str,
    note: str,
    now: datetime,
) -> VisitProposalRow:
    """Say that nobody needs to go, and why: the verdict is the label of this forecast.

    Raises:
        ChangedMeanwhile, AlreadyDecided.
    """
    await _require_open(transaction, proposal, seen_version)
    proposal.verdict = verdict
    await conclude(transaction, actor=actor, proposal=proposal, state="dismissed", note=note, now=now)
    return proposal


async def set_mode(transaction: Transaction, *, actor: Actor, branch_id: UUID, mode: str) -> PredictionSettingRow:
    """Say whether a person decides about what is foreseen, or orders are opened at once."""
    row = await transaction.get(PredictionSettingRow, branch_id, with_for_update=True)
    before = row.mode if row else queries.DEFAULT_MODE
    if row is None:
        row = PredictionSettingRow(branch_id=branch_id, mode=mode, version=1)
        transaction.add(row)
    elif row.mode != mode:
        row.mode = mode
        row.version += 1
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="prediction.mode_set",
        object_kind="branch",
        object_id=branch_id,
        branch_id=branch_id,
        before={"mode": before},
        after={"mode": mode},
    )
    branch = await get_branch(transaction, branch_id=branch_id)
    announce(transaction, PredictionModeSet(branch_id=branch_id, subject_id=branch_id, mode=mode, summary=branch.name))
    return row


async def accept(
    transaction: Transaction, *, actor: Actor, proposal: VisitProposalRow, now: datetime
) -> VisitProposalRow:
    """Open the order of an open proposal that is locked; due before the limit may be reached.

    Raises:
        FaultHasOrder.
    """
    names = await asset_names(transaction, asset_ids=[proposal.asset_id])
    name = names[proposal.asset_id]
    branch = await get_branch(transaction, branch_id=proposal.branch_id)
    description = description_of(
        proposal.evidence,
        earliest_at=proposal.earliest_at,
        coverage=proposal.coverage,
        language=await language_of_branch(transaction, branch_id=branch.id),
        zone=ZoneInfo(branch.time_zone),
    )
    order = await open_foreseen_order(
        transaction,
        actor=actor,
        asset_id=proposal.asset_id,
        failure_mode=proposal.failure_mode,
        severity=proposal.severity,
        title=f"{name}: {proposal.evidence['point_name']}",
        description=description,
        due_at=max(proposal.earliest_at, now),
        now=now,
    )
    proposal.work_order_id = order.id
    await conclude(transaction, actor=actor, proposal=proposal, state="accepted", note=order.number, now=now)
    return proposal


async def conclude(
    transaction: Transaction, *, actor: Actor, proposal: VisitProposalRow, state: str, note: str, now: datetime
) -> None:
    """Close a proposal; its evidence stays as it is."""
    proposal.state, proposal.note = state, note
    proposal.decided_at, proposal.decided_by = now, actor.name
    proposal.version += 1
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action=f"visit_proposal.{state}",
        object_kind="visit_proposal",
        object_id=proposal.id,
        branch_id=proposal.branch_id,
        before={"state": "open"},
        after={"state": state, "verdict": proposal.verdict, "note": note},
    )
    names = await asset_names(transaction, asset_ids=[proposal.asset_id])
    announce(
        transaction,
        VisitDecided(
            branch_id=proposal.branch_id,
            subject_id=proposal.id,
            asset_id=str(proposal.asset_id),
            state=state,
            summary=f"{names[proposal.asset_id]}: {proposal.evidence['point_name']}",
        ),
    )


async def _require_open(transaction: Transaction, proposal: VisitProposalRow, seen_version: int) -> None:
    await transaction.refresh(proposal, with_for_update=True)
    if proposal.state != "open":
        raise AlreadyDecided(state=proposal.state, name=proposal.decided_by)
    require_same(seen=seen_version, current=proposal.version)
