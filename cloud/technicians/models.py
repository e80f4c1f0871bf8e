"""Tables of technicians, their leave and the on-call roster."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Numeric, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class TechnicianRow(Base):
    """Somebody who can be booked. Skills, certificates and shifts are lists that are edited as a whole."""

    __tablename__ = "technician"
    __table_args__ = (
        CheckConstraint("hourly_rate >= 0", name="hourly_rate"),
        Index("technician_external_id_key", "branch_id", text("lower(external_id)"), unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), unique=True)
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text, default="", server_default="")
    van: Mapped[str] = mapped_column(Text, default="", server_default="")
    home_latitude: Mapped[float | None]
    home_longitude: Mapped[float | None]
    hourly_rate: Mapped[Decimal] = mapped_column(Numeric(18, 6), default=Decimal(0), server_default="0")
    skills: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    certificates: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    shifts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    is_active: Mapped[bool] = mapped_column(default=True, server_default="true")
    external_id: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class LeaveRow(Base):
    """A time in which a technician is not there: holiday, illness, training."""

    __tablename__ = "technician_leave"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        CheckConstraint("kind IN ('holiday', 'sick', 'training', 'other')", name="kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    kind: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="", server_default="")


class OnCallRow(Base):
    """A time in which a technician answers outside the shifts."""

    __tablename__ = "on_call"
    __table_args__ = (CheckConstraint("starts_at < ends_at", name="ends_after_start"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"), index=True)
    starts_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
