"""Tables of work orders."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base, OfSite


class WorkOrderRow(OfSite, Base):
    """An approved job. `failure_mode` is set when a machine's signal opened it: with the asset, its incident key."""

    __tablename__ = "work_order"
    __table_args__ = (
        Index(
            "work_order_one_open_per_incident_key",
            "asset_id",
            "failure_mode",
            unique=True,
            postgresql_where="failure_mode IS NOT NULL AND proved_at IS NULL AND status NOT IN ('closed', 'cancelled')",
        ),
        Index("work_order_branch_opened_idx", "branch_id", "opened_at", "id"),
        CheckConstraint("priority IN ('emergency', 'high', 'normal', 'low')", name="priority"),
        CheckConstraint("duration_minutes BETWEEN 5 AND 1440", name="duration_minutes"),
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
    category_id: Mapped[UUID | None] = mapped_column(ForeignKey("service_category.id"))
    duration_minutes: Mapped[int] = mapped_column(default=90, server_default="90")
    required_skills: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    required_certificates: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    incident_id: Mapped[UUID | None] = mapped_column(ForeignKey("incident.id"), index=True)
    failure_mode: Mapped[str | None] = mapped_column(Text)
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    proved_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reopened_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reopened_count: Mapped[int] = mapped_column(default=0, server_default="0")
    follow_up_of: Mapped[UUID | None] = mapped_column(ForeignKey("work_order.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ServiceCategoryRow(Base):
    """A kind of job of the whole company: what it needs, how long it takes, its steps, and what proves it was done."""

    __tablename__ = "service_category"
    __table_args__ = (
        CheckConstraint("duration_minutes BETWEEN 5 AND 1440", name="duration_minutes"),
        CheckConstraint("photo_count BETWEEN 0 AND 20", name="photo_count"),
        CheckConstraint("radius_m >= 0 AND verification_minutes >= 0", name="not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    failure_modes: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    required_skills: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    required_certificates: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    duration_minutes: Mapped[int] = mapped_column(default=90, server_default="90")
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    steps: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    photo_count: Mapped[int] = mapped_column(default=0, server_default="0")
    needs_signature: Mapped[bool] = mapped_column(default=False, server_default="false")
    radius_m: Mapped[int] = mapped_column(default=0, server_default="0")
    verification_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class VerificationRow(Base):
    """A time in which the signal of a repaired machine is watched; at most one is open for an order."""

    __tablename__ = "verification"
    __table_args__ = (
        CheckConstraint("state IN ('watching', 'held', 'failed', 'unproved', 'ended')", name="state"),
        Index("verification_watching_key", "work_order_id", unique=True, postgresql_where="state = 'watching'"),
        Index("verification_until_idx", "until", postgresql_where="state = 'watching'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    asset_id: Mapped[UUID] = mapped_column(ForeignKey("asset.id"))
    failure_mode: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int]
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    until: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    windows: Mapped[int] = mapped_column(default=0, server_default="0")
    state: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class WorkOrderStepRow(Base):
    """One step of an order's checklist, and its answer."""

    __tablename__ = "work_order_step"
    __table_args__ = (
        UniqueConstraint("work_order_id", "position"),
        CheckConstraint("kind IN ('check', 'number', 'text', 'choice')", name="kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text, default="", server_default="")
    low: Mapped[float | None]
    high: Mapped[float | None]
    options: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    is_required: Mapped[bool] = mapped_column(default=True, server_default="true")
    answer: Mapped[Any | None] = mapped_column(JSONB)
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_out_of_limits: Mapped[bool] = mapped_column(default=False, server_default="false")
    answered_by: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class WorkOrderCommentRow(Base):
    """What people say to each other about an order; the id is made by who says it, so that nothing is said twice."""

    __tablename__ = "work_order_comment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    person_name: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class WorkOrderAttachmentRow(Base):
    """A photo, a document or a signature of an order."""

    __tablename__ = "work_order_attachment"
    __table_args__ = (CheckConstraint("kind IN ('photo', 'document', 'signature')", name="kind"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    file_id: Mapped[UUID] = mapped_column(ForeignKey("file.id"), unique=True)
    kind: Mapped[str] = mapped_column(Text)
    caption: Mapped[str] = mapped_column(Text, default="", server_default="")
    signed_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    person_name: Mapped[str] = mapped_column(Text)


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
