"""The table of commands that phones have told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Text, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class PhoneCommandRow(Base):
    """A command and what came of it, append-only: told again, it gets the same answer and does nothing."""

    __tablename__ = "phone_command"
    __table_args__ = (CheckConstraint("outcome IN ('applied', 'refused')", name="outcome"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    outcome: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, default="", server_default="")
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")
