"""The table of contracts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class ContractRow(Base):
    """What a customer does not pay for; of all their sites, of one, or of one machine (its warranty)."""

    __tablename__ = "contract"
    __table_args__ = (
        Index("contract_number_key", text("lower(number)"), unique=True),
        CheckConstraint("kind IN ('agreement', 'warranty')", name="kind"),
        CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name="ends_after_start"),
        CheckConstraint("jsonb_array_length(covers) > 0", name="covers_something"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customer.id"), index=True)
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("site.id"))
    asset_id: Mapped[UUID | None] = mapped_column(ForeignKey("asset.id"))
    covers: Mapped[list[str]] = mapped_column(JSONB)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    notes: Mapped[str] = mapped_column(Text, default="", server_default="")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
