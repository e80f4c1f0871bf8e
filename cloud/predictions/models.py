"""Tables of forecasts, proposed visits and how each branch wants them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class ForecastRow(Base):
    """The newest forecast of one limit rule: dates and the coverage that vouches for them, or why there are none."""

    __tablename__ = "forecast"
    __table_args__ = (
        CheckConstraint("(outcome = 'reaches') = (expected_at IS NOT NULL)", name="dates"),
        CheckConstraint("outcome IN ('reaches', 'not_within', 'none')", name="outcome"),
        Index("forecast_asset_idx", "asset_id"),
    )

    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    asset_id: Mapped[UUID | None] = mapped_column(ForeignKey("asset.id"))
    rule_version: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    limit: Mapped[float]
    step_s: Mapped[int]
    reading_count: Mapped[int]
    value: Mapped[float | None]
    slope_per_day: Mapped[float | None]
    usual: Mapped[float | None]
    usual_spread: Mapped[float | None]
    since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    horizon_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    earliest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    expected_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    latest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    coverage: Mapped[float | None]
    checked: Mapped[int]
    path: Mapped[list[list[float]]] = mapped_column(JSONB)
    quiet_runs: Mapped[int] = mapped_column(default=0, server_default="0")


class VisitProposalRow(Base):
    """A visit that a forecast asks for; its evidence stays as it was when somebody decided."""

    __tablename__ = "visit_proposal"
    __table_args__ = (
        Index(
            "visit_proposal_one_open_key",
            "asset_id",
            "failure_mode",
            unique=True,
            postgresql_where="state = 'open'",
        ),
        Index("visit_proposal_branch_idx", "branch_id", "opened_at", "id"),
        CheckConstraint("state IN ('open', 'accepted', 'dismissed', 'withdrawn')", name="state"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("(state = 'accepted') = (work_order_id IS NOT NULL)", name="order"),
        CheckConstraint("(state = 'dismissed') = (verdict IS NOT NULL)", name="verdict"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    asset_id: Mapped[UUID] = mapped_column(ForeignKey("asset.id"))
    failure_mode: Mapped[str] = mapped_column(Text)
    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    state: Mapped[str] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    earliest_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expected_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    latest_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    coverage: Mapped[float]
    evidence: Mapped[dict[str, Any]] = mapped_column(JSONB)
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    decided_by: Mapped[str | None] = mapped_column(Text)
    verdict: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
    work_order_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_order.id"), index=True)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class PredictionSettingRow(Base):
    """What a branch does with a foreseen fault; without a row a person decides."""

    __tablename__ = "prediction_setting"
    __table_args__ = (CheckConstraint("mode IN ('propose', 'open_orders')", name="mode"),)

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    mode: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
