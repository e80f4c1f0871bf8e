"""The table of service reports that were made for customers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class ServiceReportRow(Base):
    """The report of one completion: there is one, however often its cause is looked at.

    `reason` says why it was not sent; `token` is in its QR code: a customer can ask if it is ours.
    """

    __tablename__ = "service_report"
    __table_args__ = (
        UniqueConstraint("work_order_id", "completed_at"),
        CheckConstraint("reason IN ('', 'no_customer', 'no_address')", name="reason"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    work_order_id: Mapped[UUID] = mapped_column(ForeignKey("work_order.id"))
    completed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    token: Mapped[str] = mapped_column(Text, unique=True)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    language: Mapped[str] = mapped_column(Text, default="en", server_default="en")
    sent_to: Mapped[str] = mapped_column(Text, default="", server_default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("file.id"))
    message_id: Mapped[UUID | None] = mapped_column(ForeignKey("message.id"))
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
