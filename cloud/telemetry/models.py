"""Tables of points; readings themselves are made and read by `storage`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Identity, Index, Integer, Text, func
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class PointRow(Base):
    """One measured value of a gateway: key and unit; another unit under the same key is another revision."""

    __tablename__ = "point"
    __table_args__ = (
        Index("point_key", "gateway_id", "key", "unit", unique=True),
        CheckConstraint("state IN ('pending', 'bound')", name="state"),
    )

    id: Mapped[int] = mapped_column(Integer, Identity(always=True), primary_key=True)
    gateway_id: Mapped[UUID] = mapped_column(ForeignKey("gateway.id"))
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    key: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    name: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="pending", server_default="pending")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class PointBindingRow(Base):
    """From when to when a point's readings are an asset's; the first binding reaches back to the first reading."""

    __tablename__ = "point_binding"
    __table_args__ = (
        Index("point_binding_open_key", "point_id", unique=True, postgresql_where="bound_until IS NULL"),
        Index("point_binding_asset_idx", "asset_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"))
    asset_id: Mapped[UUID] = mapped_column(ForeignKey("asset.id"))
    bound_from: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    bound_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class LastValueRow(Base):
    """The newest reading of a point, so that nobody has to look for it."""

    __tablename__ = "last_value"

    point_id: Mapped[int] = mapped_column(ForeignKey("point.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    value: Mapped[float]
    quality: Mapped[int]
    stored_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)


class DirtyBucketRow(Base):
    """An hour of a point whose roll-ups must be made again.

    Whoever stores readings marks their hours in the same transaction, after its first write; a mark that is there is
    enough (`ON CONFLICT DO NOTHING`). The mark of an hour stays until the hour has ended and `SETTLED` has passed.
    """

    __tablename__ = "dirty_bucket"

    point_id: Mapped[int] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    marked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class RollingBucketRow(Base):
    """A dirty hour that a roll-up took; it is rolled up when no transaction below `horizon` runs any more."""

    __tablename__ = "rolling_bucket"

    point_id: Mapped[int] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    horizon: Mapped[int | None] = mapped_column(BigInteger)


class LastValueDueRow(Base):
    """A newest reading that roll-ups found and `last_value` does not have yet."""

    __tablename__ = "last_value_due"

    point_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    value: Mapped[float]
    quality: Mapped[int]


class WholeHourRow(Base):
    """An hour before the floor of readings that was first rolled up after it: what is stored of it is all there was."""

    __tablename__ = "whole_hour"

    point_id: Mapped[int] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)


class RetentionFloorRow(Base):
    """Up to when readings or roll-ups were dropped: what lies before is not complete any more."""

    __tablename__ = "retention_floor"

    kept: Mapped[str] = mapped_column(Text, primary_key=True)
    dropped_before: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class OddClockRow(Base):
    """The time as the edge said it, where it could not be believed; kept as long as readings are."""

    __tablename__ = "odd_clock"

    stream_number: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    at_us: Mapped[int] = mapped_column(BigInteger)
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class StorageSampleRow(Base):
    """How large the database was at a time: what its growth is told from."""

    __tablename__ = "storage_sample"

    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    database_bytes: Mapped[int] = mapped_column(BigInteger)
