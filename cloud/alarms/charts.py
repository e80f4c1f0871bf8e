"""What edge agents tell of their charts: how far they have learned, what is usual, and why one learns again."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import case, literal, select
from sqlalchemy.dialects.postgresql import insert

from cloud.alarms.models import RuleChartRow, RuleRow
from cloud.alarms.rules import rule_uuid
from cloud.foundation.believable_time import believable_time
from cloud.foundation.database import Transaction
from schemas.records import ChartReport

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


async def take_in_chart(
    transaction: Transaction, *, gateway_id: UUID, told: ChartReport, is_late: bool = False, now: datetime
) -> None:
    """Keep the newest report of a chart; one of a rule that is not this edge agent's says nothing here.

    `is_late`: others of the same edge agent came before it, so it counts only if it is younger by its own clock.
    """
    rule_id = rule_uuid(told.rule_id)
    rule = select(RuleRow.branch_id).where(RuleRow.id == rule_id, RuleRow.gateway_id == gateway_id)
    branch_id = (await transaction.execute(rule)).scalar_one_or_none()
    if branch_id is None:
        return
    at = believable_time(told.at_us, now=now, oldest=EPOCH)[0]
    news = {
        "rule_version": told.rule_version,
        "phase": told.phase,
        "learned": told.learned,
        "needed": told.needed,
        "centre": told.centre,
        "spread": told.spread,
        "low": told.low,
        "high": told.high,
        "reason": told.reason,
        "at": at,
    }
    is_changed = told.reason == "sensor_changed"
    claim = insert(RuleChartRow).values(
        rule_id=rule_id, branch_id=branch_id, sensor_changed_at=at if is_changed else None, **news
    )
    is_news = (RuleChartRow.reason != "sensor_changed") & is_changed
    changed_at = case((is_news, claim.excluded.at), else_=RuleChartRow.sensor_changed_at)
    await transaction.execute(
        claim.on_conflict_do_update(
            index_elements=[RuleChartRow.rule_id],
            set_={**news, "sensor_changed_at": changed_at},
            where=(RuleChartRow.rule_version <= told.rule_version) & (literal(not is_late) | (RuleChartRow.at < at)),
        )
    )


async def charts_of(transaction: Transaction, *, rule_ids: Collection[UUID]) -> dict[UUID, RuleChartRow]:
    """Return the charts of these rules, as far as their edge agents have told of them."""
    rows = await transaction.execute(select(RuleChartRow).where(RuleChartRow.rule_id.in_(rule_ids)))
    return {row.rule_id: row for row in rows.scalars()}
