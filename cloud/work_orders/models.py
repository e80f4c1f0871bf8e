"""Tables of work orders."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class WorkOrderRow(Base):
    """An approved job. `failure_mode` is set when a machine's signal opened it: with the asset, its incident key."""

    __tablename__ = "work_order"
    __table_args__ = (
        Index(
            "work_order_one_open_per_incident_key",
            "asset_id",
            "failure_mode",
            unique=True,
            postgresql_where="failure_mode IS NOT NULL AND status NOT IN ('closed', 'cancelled')",
        ),
        Index("work_order_branch_opened_idx", "branch_id", "opened_at", "id"),
        CheckConstraint("priority IN ('emergency', 'high', 'normal', 'low')", name="priority"),
        CheckConstraint("(status = 'on_hold') = (hold_reason IS NOT NULL)", name="hold_has_a_reason"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text, unique=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    asset_id: Mapped[UUID | None] = mapped_column(ForeignKey("asset.id"), index=True)
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("site.id"))
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="", server_default="")
    priority: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    hold_reason: Mapped[str | None] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    incident_id: Mapped[UUID | None] = mapped_column(ForeignKey("incident.id"), index=True)
    failure_mode: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class WorkOrderHistoryRow(Base):
    """What happened to an order, append-only."""

    __tablename__ = "work_order_history"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    person_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    from_status: Mapped[str | None] = mapped_column(Text)
    to_status: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
