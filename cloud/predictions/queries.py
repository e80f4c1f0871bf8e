"""Reading forecasts, proposals and settings; always within the branches given."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.predictions.models import ForecastRow, PredictionSettingRow, VisitProposalRow

DEFAULT_MODE: Final = "propose"


async def list_proposals(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    state: str,
    asset_id: UUID | None,
    work_order_id: UUID | None,
    page: PageRequest,
) -> tuple[list[VisitProposalRow], str | None]:
    """Return proposals, newest first; `state` is open, decided or all."""
    statement = select(VisitProposalRow).where(VisitProposalRow.branch_id.in_(branch_ids))
    if state == "open":
        statement = statement.where(VisitProposalRow.state == "open")
    elif state == "decided":
        statement = statement.where(VisitProposalRow.state != "open")
    if asset_id is not None:
        statement = statement.where(VisitProposalRow.asset_id == asset_id)
    if work_order_id is not None:
        statement = statement.where(VisitProposalRow.work_order_id == work_order_id)
    columns = [VisitProposalRow.opened_at, VisitProposalRow.id]
    statement = seek(statement, columns=columns, kinds=[datetime, UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["opened_at", "id"])


async def get_proposal(
    transaction: Transaction, *, proposal_id: UUID, branch_ids: Collection[UUID]
) -> VisitProposalRow:
    """Raises: NotFound."""
    statement = select(VisitProposalRow).where(
        VisitProposalRow.id == proposal_id, VisitProposalRow.branch_id.in_(branch_ids)
    )
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def proposal_by_id(transaction: Transaction, *, proposal_id: UUID) -> VisitProposalRow:
    """Return a proposal that is known to exist, of any branch; for reactions."""
    statement = select(VisitProposalRow).where(VisitProposalRow.id == proposal_id)
    return (await transaction.execute(statement)).scalar_one()


async def open_proposal_of(transaction: Transaction, *, asset_id: UUID, failure_mode: str) -> VisitProposalRow | None:
    """Return the open proposal of a fault, locked; there is at most one."""
    statement = select(VisitProposalRow).where(
        VisitProposalRow.asset_id == asset_id,
        VisitProposalRow.failure_mode == failure_mode,
        VisitProposalRow.state == "open",
    )
    return (await transaction.execute(statement.with_for_update())).scalar_one_or_none()


async def was_dismissed_since(transaction: Transaction, *, asset_id: UUID, failure_mode: str, since: datetime) -> bool:
    """Tell whether a person has said lately that this fault needs no visit."""
    statement = select(VisitProposalRow.id).where(
        VisitProposalRow.asset_id == asset_id,
        VisitProposalRow.failure_mode == failure_mode,
        VisitProposalRow.state == "dismissed",
        VisitProposalRow.decided_at >= since,
    )
    return (await transaction.execute(statement.limit(1))).first() is not None


async def list_forecasts(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    asset_id: UUID | None,
    point_id: int | None,
    page: PageRequest,
) -> tuple[list[ForecastRow], str | None]:
    """Return the newest forecast of each limit."""
    statement = select(ForecastRow).where(ForecastRow.branch_id.in_(branch_ids))
    if asset_id is not None:
        statement = statement.where(ForecastRow.asset_id == asset_id)
    if point_id is not None:
        statement = statement.where(ForecastRow.point_id == point_id)
    statement = seek(statement, columns=[ForecastRow.rule_id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["rule_id"])


async def made_at_by_rule(transaction: Transaction) -> dict[UUID, tuple[datetime, int]]:
    """Return when each limit was last forecast, and at which version."""
    statement = select(ForecastRow.rule_id, ForecastRow.made_at, ForecastRow.rule_version)
    return {row.rule_id: (row.made_at, row.rule_version) for row in await transaction.execute(statement)}


async def open_rules(transaction: Transaction) -> set[UUID]:
    """Return the rules whose forecasts have an open proposal."""
    statement = select(VisitProposalRow.rule_id).where(VisitProposalRow.state == "open")
    return set((await transaction.execute(statement)).scalars())


async def setting_of(transaction: Transaction, *, branch_id: UUID) -> PredictionSettingRow:
    """Return what a branch does with a foreseen fault; one that never said so has a person decide."""
    statement = select(PredictionSettingRow).where(PredictionSettingRow.branch_id == branch_id)
    row = (await transaction.execute(statement)).scalar_one_or_none()
    return row or PredictionSettingRow(branch_id=branch_id, mode=DEFAULT_MODE, version=0)
