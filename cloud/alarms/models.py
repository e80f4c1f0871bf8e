"""Tables of rules, alarms and incidents."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Text, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base

SEVERITIES = "('low', 'medium', 'high', 'critical')"


class RuleRow(Base):
    """The present version of a rule; earlier ones live in the configuration documents that carried them."""

    __tablename__ = "rule"
    __table_args__ = (CheckConstraint(f"severity IN {SEVERITIES}", name="severity"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"), index=True)
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    params: Mapped[dict[str, Any]] = mapped_column(JSONB)
    severity: Mapped[str] = mapped_column(Text)
    failure_mode: Mapped[str] = mapped_column(Text)
    effect: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class IncidentRow(Base):
    """The open trouble of one asset in one failure mode; there is never a second one beside it."""

    __tablename__ = "incident"
    __table_args__ = (
        Index("incident_open_key", "asset_id", "failure_mode", unique=True, postgresql_where="closed_at IS NULL"),
        CheckConstraint(f"severity IN {SEVERITIES}", name="severity"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    asset_id: Mapped[UUID] = mapped_column(ForeignKey("asset.id"))
    failure_mode: Mapped[str] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    effect: Mapped[str] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class AlarmRow(Base):
    """One episode of one rule (ISA-18.2). Its id was made at the edge from the samples themselves."""

    __tablename__ = "alarm"
    __table_args__ = (
        Index("alarm_branch_raised_idx", "branch_id", "raised_at"),
        Index("alarm_asset_raised_idx", "asset_id", "raised_at"),
        CheckConstraint(f"severity IN {SEVERITIES}", name="severity"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    asset_id: Mapped[UUID | None] = mapped_column(ForeignKey("asset.id"))
    incident_id: Mapped[UUID | None] = mapped_column(ForeignKey("incident.id"), index=True)
    rule_id: Mapped[UUID]
    rule_version: Mapped[int]
    rule_name: Mapped[str] = mapped_column(Text)
    direction: Mapped[str] = mapped_column(Text)
    severity: Mapped[str] = mapped_column(Text)
    failure_mode: Mapped[str] = mapped_column(Text)
    effect: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    onset_seq: Mapped[int] = mapped_column(BigInteger)
    onset_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    raised_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    raised_value: Mapped[float]
    limit: Mapped[float]
    cleared_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cleared_value: Mapped[float | None]
    acknowledged_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    acknowledged_by: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class EarlyClearRow(Base):
    """The end of an alarm whose beginning has not come: it may lie in a dead letter."""

    __tablename__ = "early_clear"

    alarm_id: Mapped[UUID] = mapped_column(primary_key=True)
    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    cleared_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    value: Mapped[float]
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class RuleChartRow(Base):
    """How far the chart of a rule has learned, as the edge last told it."""

    __tablename__ = "rule_chart"
    __table_args__ = (CheckConstraint("phase IN ('learning', 'armed')", name="phase"),)

    rule_id: Mapped[UUID] = mapped_column(ForeignKey("rule.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    rule_version: Mapped[int]
    phase: Mapped[str] = mapped_column(Text)
    learned: Mapped[int]
    needed: Mapped[int]
    centre: Mapped[float | None]
    spread: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sensor_changed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
