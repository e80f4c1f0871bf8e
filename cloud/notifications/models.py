"""Tables of what people are told, how they want to be reached, and what was sent."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, UniqueConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class NotificationRow(Base):
    """One thing that one person is told. `root_id` is the first of a chain of people, `step` the place in it.

    `cause` makes it the only one of its kind for that person, however often the cause is looked at.
    """

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("cause", "person_id", "kind"),
        Index("notification_person_idx", "person_id", "created_at", "id"),
        Index("notification_escalates_idx", "escalates_at", postgresql_where="escalates_at IS NOT NULL"),
        Index("notification_about_idx", "about_kind", "about_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(Text)
    fields: Mapped[dict[str, Any]] = mapped_column(JSONB)
    about_kind: Mapped[str] = mapped_column(Text)
    about_id: Mapped[UUID]
    link: Mapped[str] = mapped_column(Text)
    cause: Mapped[UUID]
    root_id: Mapped[UUID] = mapped_column(index=True)
    step: Mapped[int] = mapped_column(default=0, server_default="0")
    not_seen_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    escalates_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class NotificationChoiceRow(Base):
    """A person's word on one kind and one way; without a row the kind's own default holds."""

    __tablename__ = "notification_choice"
    __table_args__ = (CheckConstraint("channel IN ('push', 'mail')", name="channel"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    channel: Mapped[str] = mapped_column(Text, primary_key=True)
    is_on: Mapped[bool]


class PushSubscriptionRow(Base):
    """A browser that may be woken (Push API): its push service's address and keys. An ended one stays for the log."""

    __tablename__ = "push_subscription"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    endpoint: Mapped[str] = mapped_column(Text, unique=True)
    p256dh: Mapped[str] = mapped_column(Text)
    auth: Mapped[str] = mapped_column(Text)
    user_agent: Mapped[str] = mapped_column(Text, default="", server_default="")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class PushIdentityRow(Base):
    """The key with which this installation signs what it pushes (VAPID, RFC 8292); made once."""

    __tablename__ = "push_identity"
    __table_args__ = (CheckConstraint("only_one", name="only_one"),)

    only_one: Mapped[bool] = mapped_column(primary_key=True, default=True, server_default="true")
    private_key: Mapped[str] = mapped_column(Text)


class MessageRow(Base):
    """One mail or push on its way out; together they are the log. How often it was tried stands in its delivery."""

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("channel IN ('push', 'mail')", name="channel"),
        CheckConstraint("outcome IN ('sent', 'refused')", name="outcome"),
        Index("message_branch_created_idx", "branch_id", "created_at", "id"),
        Index("message_about_idx", "about_kind", "about_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    channel: Mapped[str] = mapped_column(Text)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    subscription_id: Mapped[UUID | None] = mapped_column(ForeignKey("push_subscription.id"))
    address: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text, default="", server_default="")
    attachments: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    about_kind: Mapped[str] = mapped_column(Text)
    about_id: Mapped[UUID]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("event.id"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    outcome: Mapped[str | None] = mapped_column(Text)
    outcome_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")


class EscalationRow(Base):
    """Who is told next in a branch if nobody looks: people in order, and the minutes each has."""

    __tablename__ = "escalation"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1440", name="minutes"),)

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    minutes: Mapped[int]
    person_ids: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
