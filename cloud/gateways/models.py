"""Tables of edge agents."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class GatewayRow(Base):
    """One edge agent; its id is its user name, its client id and part of its topics."""

    __tablename__ = "gateway"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    is_online: Mapped[bool] = mapped_column(default=False, server_default="false")
    last_seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    agent_version: Mapped[str | None] = mapped_column(Text)
    equipment_kinds: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))
    desired_version: Mapped[int] = mapped_column(default=0, server_default="0")
    desired_hash: Mapped[str | None] = mapped_column(Text)
    reported_version: Mapped[int | None]
    reported_hash: Mapped[str | None] = mapped_column(Text)
    told_at_us: Mapped[int | None] = mapped_column(BigInteger)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class EdgeConfigurationRow(Base):
    """One version of an edge agent's configuration document."""

    __tablename__ = "edge_configuration"

    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(Text)
    document: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class StreamRow(Base):
    """One lane of one spool. `cursor`: everything up to it is stored here or counted as lost."""

    __tablename__ = "stream"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(Integer, Identity(always=True), unique=True)
    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"), index=True)
    lane: Mapped[str] = mapped_column(Text)
    cursor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    stored_readings: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    stored_records: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    lost: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    last_batch_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class StreamGapRow(Base):
    """Records that will never come, both ends inclusive, with the reason."""

    __tablename__ = "stream_gap"

    stream_number: Mapped[int] = mapped_column(ForeignKey("stream.number"), primary_key=True)
    first_seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class GatewayLogRow(Base):
    """A line of an edge agent's log that somebody at the console should see: a port lost, a command refused."""

    __tablename__ = "gateway_log"
    __table_args__ = (
        CheckConstraint("level IN ('debug', 'info', 'warning', 'error')", name="level"),
        Index("gateway_log_newest_idx", "gateway_id", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    level: Mapped[str] = mapped_column(Text)
    event: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class DeadLetterRow(Base):
    """A message that could not be taken in, kept as it came.

    `gateway_id` and `stream_id` are what it says of itself; `branch_id` is that of the edge agent if there is one.
    """

    __tablename__ = "dead_letter"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('foreign_topic', 'unreadable_header', 'unreadable_body', 'unknown_gateway', 'foreign_stream',"
            " 'foreign_alarm', 'refused')",
            name="kind",
        ),
        Index("dead_letter_gateway_idx", "gateway_id", "id"),
        Index("dead_letter_asked_idx", "id", postgresql_where="replay_asked_at IS NOT NULL"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    topic: Mapped[str] = mapped_column(Text)
    gateway_id: Mapped[str | None] = mapped_column(Text)
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("branch.id"))
    stream_id: Mapped[str | None] = mapped_column(Text)
    first_seq: Mapped[int | None] = mapped_column(BigInteger)
    last_seq: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(Text, default="refused", server_default="refused")
    reason: Mapped[str] = mapped_column(Text)
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    replay_asked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    replay_refusal: Mapped[str | None] = mapped_column(Text)
    replayed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
