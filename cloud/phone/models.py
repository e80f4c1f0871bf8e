"""Tables of commands that phones have told, and of those that made the service fail."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class PhoneCommandRow(Base):
    """A command and what came of it: told again, it gets the same answer and does nothing.

    Only one that failed by an error of ours may still come to another outcome, when the office tries it again.
    """

    __tablename__ = "phone_command"
    __table_args__ = (
        CheckConstraint("outcome IN ('applied', 'refused', 'failed')", name="outcome"),
        Index("phone_command_failed_idx", "branch_id", postgresql_where=text("outcome = 'failed'")),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    outcome: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text, default="", server_default="")
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict, server_default="{}")


class PhoneFailureRow(Base):
    """How often a command made the service fail; written apart from what failed, which was rolled back."""

    __tablename__ = "phone_failure"

    command_id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    tries: Mapped[int] = mapped_column(default=1, server_default="1")
    last_error: Mapped[str] = mapped_column(Text)
    last_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
