"""The table of customers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, DateTime, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class CustomerRow(Base):
    """An organisation or a person the company works for. Numbers and addresses are lists that are edited as a whole."""

    __tablename__ = "customer"
    __table_args__ = (
        Index("customer_code_key", text("lower(code)"), unique=True),
        Index("customer_name_idx", "name_key", "id"),
        CheckConstraint("code <> ''", name="code_is_not_empty"),
        CheckConstraint("kind IN ('organisation', 'person')", name="kind"),
        CheckConstraint("language IN ('en', 'sw', 'fr')", name="language"),
        CheckConstraint("payment_terms_days BETWEEN 0 AND 365", name="payment_terms_days"),
        CheckConstraint(
            """NOT jsonb_path_exists(phones, '$[*] ? (!(@ like_regex "^[+][1-9][0-9]{4,14}$"))')""",
            name="phones_are_e164",
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="organisation", server_default="organisation")
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text, Computed("lower(name)", persisted=True))
    language: Mapped[str] = mapped_column(Text, default="en", server_default="en")
    tax_number: Mapped[str] = mapped_column(Text, default="", server_default="")
    phones: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    service_emails: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    billing_emails: Mapped[list[str]] = mapped_column(JSONB, default=list, server_default="[]")
    billing_address: Mapped[str] = mapped_column(Text, default="", server_default="")
    payment_terms_days: Mapped[int] = mapped_column(default=30, server_default="30")
    notes: Mapped[str] = mapped_column(Text, default="", server_default="")
    is_active: Mapped[bool] = mapped_column(default=True, server_default="true")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
