"""Tables of prices and invoices."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Date, DateTime, ForeignKey, Index, Numeric, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class PriceListRow(Base):
    """What work costs in one currency; lists inside it are edited as a whole, their prices are decimals in text."""

    __tablename__ = "price_list"
    __table_args__ = (
        Index("price_list_name_key", text("lower(name)"), unique=True),
        Index("price_list_one_default_per_currency", "currency", unique=True, postgresql_where="is_default"),
        CheckConstraint("labour_rate >= 0 AND travel_per_km >= 0 AND call_out_fee >= 0", name="not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    is_default: Mapped[bool] = mapped_column(default=False, server_default="false")
    prices_include_tax: Mapped[bool] = mapped_column(default=False, server_default="false")
    labour_rate: Mapped[Decimal] = mapped_column(Numeric(18, 6), default=Decimal(0), server_default="0")
    skill_rates: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    travel_per_km: Mapped[Decimal] = mapped_column(Numeric(18, 6), default=Decimal(0), server_default="0")
    call_out_fee: Mapped[Decimal] = mapped_column(Numeric(18, 6), default=Decimal(0), server_default="0")
    part_prices: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    fixed_prices: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list, server_default="[]")
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class CustomerPriceListRow(Base):
    """A customer whose prices are not the usual ones."""

    __tablename__ = "customer_price_list"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customer.id"), primary_key=True)
    price_list_id: Mapped[UUID] = mapped_column(ForeignKey("price_list.id"))


class BillingSettingRow(Base):
    """How a branch invoices; without a row it makes drafts and rounds tax on each line."""

    __tablename__ = "billing_setting"
    __table_args__ = (
        CheckConstraint("mode IN ('manual', 'draft', 'issue')", name="mode"),
        CheckConstraint("tax_rounding IN ('line', 'invoice')", name="tax_rounding"),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"), primary_key=True)
    mode: Mapped[str] = mapped_column(Text)
    tax_rounding: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class InvoiceRow(Base):
    """An invoice or a credit note. Once issued, the database lets nobody change what it says.

    `status` of an issued one follows the ledger. Whom it was for and how tax was rounded are kept with it.
    """

    __tablename__ = "invoice"
    __table_args__ = (
        Index(
            "invoice_one_per_work_order",
            "work_order_id",
            unique=True,
            postgresql_where="kind = 'invoice' AND status NOT IN ('discarded', 'credited')",
        ),
        Index("invoice_branch_id_idx", "branch_id", "id"),
        Index("invoice_work_order_idx", "work_order_id"),
        Index("invoice_credits_idx", "credits_invoice_id"),
        Index("invoice_customer_idx", "customer_id", "id"),
        CheckConstraint("kind IN ('invoice', 'credit_note')", name="kind"),
        CheckConstraint("status IN ('draft', 'issued', 'partly_paid', 'paid', 'credited', 'discarded')", name="status"),
        CheckConstraint("tax_rounding IN ('line', 'invoice')", name="tax_rounding"),
        CheckConstraint("net_minor + tax_minor = gross_minor AND gross_minor >= 0", name="adds_up"),
        CheckConstraint(
            "(status IN ('draft', 'discarded')) = (number IS NULL) AND (number IS NULL) = (issued_at IS NULL)",
            name="numbered_when_issued",
        ),
        CheckConstraint("(kind = 'credit_note') = (credits_invoice_id IS NOT NULL)", name="credits_an_invoice"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    kind: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    number: Mapped[str | None] = mapped_column(Text, unique=True)
    payment_reference: Mapped[str] = mapped_column(Text, unique=True)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customer.id"))
    customer_name: Mapped[str] = mapped_column(Text)
    customer_address: Mapped[str] = mapped_column(Text, default="", server_default="")
    customer_tax_number: Mapped[str] = mapped_column(Text, default="", server_default="")
    language: Mapped[str] = mapped_column(Text)
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("site.id"))
    work_order_id: Mapped[UUID | None] = mapped_column(ForeignKey("work_order.id"))
    work_order_number: Mapped[str] = mapped_column(Text, default="", server_default="")
    title: Mapped[str] = mapped_column(Text)
    credits_invoice_id: Mapped[UUID | None] = mapped_column(ForeignKey("invoice.id"))
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    currency: Mapped[str] = mapped_column(Text)
    price_list_id: Mapped[UUID | None] = mapped_column(ForeignKey("price_list.id"))
    tax_registration: Mapped[str] = mapped_column(Text, default="", server_default="")
    tax_rate_percent: Mapped[Decimal] = mapped_column(Numeric(9, 4))
    tax_rounding: Mapped[str] = mapped_column(Text)
    prices_include_tax: Mapped[bool]
    net_minor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    tax_minor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    gross_minor: Mapped[int] = mapped_column(BigInteger, default=0, server_default="0")
    terms_days: Mapped[int]
    issued_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    issued_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    due_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    issued_by: Mapped[str] = mapped_column(Text, default="", server_default="")
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    sent_to: Mapped[str] = mapped_column(Text, default="", server_default="")
    file_id: Mapped[UUID | None] = mapped_column(ForeignKey("file.id"))
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class InvoiceLineRow(Base):
    """One line; its amount is as its price is given: net, or gross if prices include tax. Frozen with its invoice."""

    __tablename__ = "invoice_line"
    __table_args__ = (
        Index("invoice_line_place_key", "invoice_id", "position", unique=True),
        Index("invoice_line_credits_idx", "credits_line_id"),
        CheckConstraint("kind IN ('labour', 'parts', 'travel', 'call_out', 'fixed', 'other')", name="kind"),
        CheckConstraint("reason IN ('', 'agreement', 'warranty', 'repeat', 'no_price')", name="reason"),
        CheckConstraint("quantity > 0 AND unit_price >= 0 AND amount_minor >= 0", name="not_negative"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    quantity: Mapped[Decimal] = mapped_column(Numeric(18, 6))
    unit: Mapped[str] = mapped_column(Text, default="", server_default="")
    list_price: Mapped[Decimal] = mapped_column(Numeric(18, 6))
    unit_price: Mapped[Decimal] = mapped_column(Numeric(18, 6))
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    cost_minor: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    reason_text: Mapped[str] = mapped_column(Text, default="", server_default="")
    credits_line_id: Mapped[UUID | None] = mapped_column(ForeignKey("invoice_line.id"))
