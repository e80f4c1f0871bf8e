"""Announcements: rows written in the transaction of the change, numbered by the relay after the commit."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, Index, Text, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base, Transaction
from cloud.foundation.identifiers import new_id


class EventRow(Base):
    """The outbox. `published_no` is null until the relay has seen the row committed; readers go by it alone."""

    __tablename__ = "event"
    __table_args__ = (
        Index("event_unpublished_idx", "id", postgresql_where="published_no IS NULL"),
        Index("event_published_no_key", "published_no", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    published_no: Mapped[int | None] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    branch_id: Mapped[UUID | None]
    subject_kind: Mapped[str] = mapped_column(Text)
    subject_id: Mapped[UUID]
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    is_internal: Mapped[bool] = mapped_column(default=False, server_default="false")
    person_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a slice announces. Subclasses are named in the past tense and add what a reaction needs to know.

    Reactions of one subject run in the order of the announcements. Browsers of the branch hear of it; with `person_id`
    only that person's do, and of one that `is_internal` none.
    """

    type: ClassVar[str]
    subject_kind: ClassVar[str]
    is_internal: ClassVar[bool] = False

    branch_id: UUID | None
    subject_id: UUID
    person_id: UUID | None = None

    def payload(self) -> dict[str, Any]:
        """Return the subclass's own fields as JSON values."""
        own = {field.name for field in fields(self)} - {"branch_id", "subject_id", "person_id"}
        return {name: _json(value) for name, value in asdict(self).items() if name in own}


def announce(transaction: Transaction, event: Event) -> UUID:
    """Store the announcement with the change that caused it; nobody hears of it unless both are committed."""
    row = EventRow(
        id=new_id(),
        type=event.type,
        branch_id=event.branch_id,
        subject_kind=event.subject_kind,
        subject_id=event.subject_id,
        payload=event.payload(),
        is_internal=event.is_internal,
        person_id=event.person_id,
    )
    transaction.add(row)
    return row.id


def _json(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value
