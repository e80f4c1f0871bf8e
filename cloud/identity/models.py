"""Tables of people and sessions."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class PersonRow(Base):
    """Someone who can sign in."""

    __tablename__ = "person"
    __table_args__ = (Index("person_email_key", text("lower(email)"), unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, default="en", server_default="en")
    is_active: Mapped[bool] = mapped_column(default=True, server_default="true")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class RoleAssignmentRow(Base):
    """A role of a person, in one branch or (null) in all."""

    __tablename__ = "role_assignment"
    __table_args__ = (
        Index("role_assignment_key", "person_id", "role", "branch_id", unique=True, postgresql_nulls_not_distinct=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(Text)
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("branch.id"))


class SessionRow(Base):
    """A signed-in browser or phone: only the hash of its secret is kept."""

    __tablename__ = "session"

    secret_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    csrf_token: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    last_used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    user_agent: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_phone: Mapped[bool] = mapped_column(default=False, server_default="false")
