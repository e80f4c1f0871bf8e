"""Tables of people and sessions."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base
from cloud.foundation.identifiers import new_id


class PersonRow(Base):
    """Someone who can sign in, or (kind `service`) a program that speaks with a key.

    Without a password (empty hash) nobody signs in with one; an invited person is active from the first sign-in on.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index("person_email_key", text("lower(email)"), unique=True),
        CheckConstraint("kind IN ('person', 'service')", name="kind"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text, default="en", server_default="en")
    time_zone: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="person", server_default="person")
    is_active: Mapped[bool] = mapped_column(default=True, server_default="true")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class SessionRow(Base):
    """A signed-in browser or phone: only the hash of its secret is kept.

    `proved_at` is when its person last proved who they are; one that `must_enrol` may only set up a second factor.
    """

    __tablename__ = "session"

    id: Mapped[UUID] = mapped_column(unique=True, default=new_id, server_default=text("gen_random_uuid()"))
    secret_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    csrf_token: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    last_used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    user_agent: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_phone: Mapped[bool] = mapped_column(default=False, server_default="false")
    address: Mapped[str] = mapped_column(Text, default="", server_default="")
    way: Mapped[str] = mapped_column(Text, default="password", server_default="password")
    proved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    must_enrol: Mapped[bool] = mapped_column(default=False, server_default="false")
