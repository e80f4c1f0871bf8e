"""The audit table."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, DateTime, ForeignKey, Identity, Index, Text, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class AuditEntryRow(Base):
    """One change. `position`, `previous_hash` and `hash` are set by the sealer, once, within about a second.

    A name or values may be erased: their digest then stands where their salt was, and the chain holds.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("audit_entry_unsealed_idx", "id", postgresql_where="hash IS NULL"),
        Index("audit_entry_branch_id_position_key", "branch_id", "position", unique=True),
        Index("audit_entry_object_idx", "object_kind", "object_id"),
        Index("audit_entry_person_idx", "person_id", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("branch.id"))
    person_id: Mapped[UUID | None]
    person_name: Mapped[str] = mapped_column(Text)
    via: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    object_kind: Mapped[str] = mapped_column(Text)
    object_id: Mapped[str] = mapped_column(Text)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    position: Mapped[int | None] = mapped_column(BigInteger)
    previous_hash: Mapped[str | None] = mapped_column(Text)
    hash: Mapped[str | None] = mapped_column(Text)
    name_salt: Mapped[str | None] = mapped_column(Text)
    name_digest: Mapped[str | None] = mapped_column(Text)
    values_salt: Mapped[str | None] = mapped_column(Text)
    values_digest: Mapped[str | None] = mapped_column(Text)
    erased_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
