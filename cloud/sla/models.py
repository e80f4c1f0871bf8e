"""Tables of promises: what a branch promises, the clocks of each order, and the log that every clock follows from."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Identity, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class SlaPolicyRow(Base):
    """What a branch promises for one priority; without a row the usual terms of `rules.DEFAULT_TERMS` hold."""

    __tablename__ = "sla_policy"
    __table_args__ = (
        CheckConstraint("respond_minutes > 0 AND arrive_minutes > 0 AND resolve_minutes > 0", name="minutes"),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    priority: Mapped[str] = mapped_column(Text, primary_key=True)
    respond_minutes: Mapped[int]
    arrive_minutes: Mapped[int]
    resolve_minutes: Mapped[int]
    is_around_the_clock: Mapped[bool]
    pauses_on: Mapped[list[str]] = mapped_column(JSONB)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class SlaClockRow(Base):
    """One promise of one order with the terms of its first day. What stands here follows from the log alone.

    `look_at` is the next instant at which time by itself changes the state.
    """

    __tablename__ = "sla_clock"
    __table_args__ = (
        UniqueConstraint("work_order_id", "target"),
        CheckConstraint("target IN ('respond', 'arrive', 'resolve')", name="target"),
        Index("sla_clock_look_at_idx", "look_at", postgresql_where="look_at IS NOT NULL"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), index=True)
    work_order_id: Mapped[UUID]
    target: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    hours: Mapped[dict[str, Any]] = mapped_column(JSONB)
    pauses_on: Mapped[list[str]] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    at_risk_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    met_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    breached_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    is_risk_told: Mapped[bool] = mapped_column(default=False, server_default="false")
    is_breach_told: Mapped[bool] = mapped_column(default=False, server_default="false")
    look_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class SlaEventRow(Base):
    """Something a clock knows about, append-only; `no` is the order in which it was written."""

    __tablename__ = "sla_event"

    no: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    clock_id: Mapped[UUID] = mapped_column(ForeignKey("sla_clock.id"), index=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    kind: Mapped[str] = mapped_column(Text)
    target_minutes: Mapped[int | None]
