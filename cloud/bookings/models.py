"""Tables of bookings and of every move they made."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import TSTZRANGE, ExcludeConstraint, Range
from sqlalchemy.orm import Mapped, mapped_column

from cloud.bookings.rules import AWAITED, BEFORE_DEPARTURE, GIVEN_UP, HOLDING
from cloud.foundation.database import Base

_HOLDING_SQL = "status IN ({})".format(", ".join(f"'{status}'" for status in HOLDING))
AWAITED_SQL = "overdue_at IS NULL AND status IN ({})".format(", ".join(f"'{status}'" for status in AWAITED))
"""Who may still turn out not to show; the index of these rows is written with the same words."""


class BookingRow(Base):
    """A technician's time for a work order: `during` holds the way there and the work.

    The database itself refuses two that hold the same technician at the same time.
    """

    __tablename__ = "booking"
    __table_args__ = (
        ExcludeConstraint(
            ("technician_id", "="),
            ("during", "&&"),
            using="gist",
            where=text(_HOLDING_SQL),
            deferrable=True,
            initially="IMMEDIATE",
            name="booking_technician_is_free",
        ),
        CheckConstraint(
            "NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)"
            " AND lower_inc(during) AND NOT upper_inc(during)",
            name="during_is_bounded",
        ),
        CheckConstraint("travel_minutes >= 0", name="travel_minutes"),
        Index("booking_branch_during_idx", "branch_id", "during", postgresql_using="gist"),
        Index("booking_awaited_idx", "work_order_id", postgresql_where=text(AWAITED_SQL)),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    travel_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    status: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    overdue_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())

    @property
    def starts_at(self) -> datetime:
        """Return when the technician sets out."""
        assert self.during.lower is not None  # checked by the database
        return self.during.lower

    @property
    def ends_at(self) -> datetime:
        """Return when the work is planned to be done."""
        assert self.during.upper is not None  # checked by the database
        return self.during.upper

    @property
    def due_at(self) -> datetime:
        """Return when the technician should be on site."""
        return self.starts_at + timedelta(minutes=self.travel_minutes)

    @property
    def is_overdue(self) -> bool:
        """Tell whether the technician did not show and has not set out since."""
        return self.overdue_at is not None and self.status in AWAITED

    @property
    def has_begun(self) -> bool:
        """Tell whether somebody has set out, or it is over."""
        return self.status not in BEFORE_DEPARTURE

    @property
    def is_given_up(self) -> bool:
        """Tell whether it was declined or cancelled before anybody worked."""
        return self.status in GIVEN_UP

    @property
    def is_holding(self) -> bool:
        """Tell whether the technician's time is taken."""
        return self.status in HOLDING


class BookingMoveRow(Base):
    """One step of a booking, append-only: what proves travel, arrival and working time.

    `device_at` is the phone's own clock; a phone without a network tells later what happened then.
    """

    __tablename__ = "booking_move"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    booking_id: Mapped[UUID] = mapped_column(ForeignKey("booking.id"), index=True)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    device_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    from_status: Mapped[str | None] = mapped_column(Text)
    to_status: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    person_name: Mapped[str] = mapped_column(Text)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class EnteredTimeRow(Base):
    """A stretch of a technician's time that a person wrote down; taken back, it stays but no longer counts."""

    __tablename__ = "entered_time"
    __table_args__ = (
        ExcludeConstraint(
            ("technician_id", "="),
            ("during", "&&"),
            using="gist",
            where=text("withdrawn_at IS NULL"),
            name="entered_time_counts_once",
        ),
        CheckConstraint("kind IN ('travel', 'work', 'break')", name="kind"),
        CheckConstraint(
            "NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)"
            " AND lower_inc(during) AND NOT upper_inc(during)",
            name="during_is_bounded",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"), index=True)
    technician_id: Mapped[UUID] = mapped_column(ForeignKey("technician.id"))
    kind: Mapped[str] = mapped_column(Text)
    during: Mapped[Range[datetime]] = mapped_column(TSTZRANGE)
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
    entered_by: Mapped[str] = mapped_column(Text)
    entered_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    withdrawn_by: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))

    @property
    def starts_at(self) -> datetime:
        """Return when it began."""
        assert self.during.lower is not None  # checked by the database
        return self.during.lower

    @property
    def ends_at(self) -> datetime:
        """Return when it ended."""
        assert self.during.upper is not None  # checked by the database
        return self.during.upper
