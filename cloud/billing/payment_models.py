"""Tables of the ledger of payments, and of what a payment provider was asked and told."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, DateTime, ForeignKey, Index, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.database import Base


class PaymentRow(Base):
    """Money that came in. Never changed; what was not known may be added once: whose it is, its receipt number,
    and that it was booked by mistake.

    Without a branch nobody knows yet for which branch's customer it is.
    """

    __tablename__ = "payment"
    __table_args__ = (
        Index("payment_receipt_idx", text("upper(receipt_number)")),
        Index(
            "payment_mobile_receipt_key",
            text("upper(receipt_number)"),
            unique=True,
            postgresql_where="method = 'mpesa' AND voided_at IS NULL",
        ),
        Index(
            "payment_cash_receipt_key",
            "branch_id",
            "receipt_number",
            unique=True,
            postgresql_where="method = 'cash' AND voided_at IS NULL",
        ),
        Index("payment_customer_idx", "customer_id", "id"),
        CheckConstraint("method IN ('cash', 'mpesa')", name="method"),
        CheckConstraint("amount_minor > 0", name="amount"),
        CheckConstraint("(voided_at IS NULL) = (void_reason IS NULL)", name="voided"),
        CheckConstraint("(branch_id IS NULL) = (customer_id IS NULL)", name="whose"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("branch.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customer.id"))
    method: Mapped[str] = mapped_column(Text)
    receipt_number: Mapped[str | None] = mapped_column(Text)
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("payment_request.id"), unique=True)
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(Text)
    payer: Mapped[str] = mapped_column(Text, default="", server_default="")
    typed_reference: Mapped[str] = mapped_column(Text, default="", server_default="")
    note: Mapped[str] = mapped_column(Text, default="", server_default="")
    recorded_by: Mapped[str] = mapped_column(Text)
    voided_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    voided_by: Mapped[str | None] = mapped_column(Text)
    void_reason: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class AllocationRow(Base):
    """A part of a payment put on an invoice, append-only; a negative one takes it off again."""

    __tablename__ = "allocation"
    __table_args__ = (CheckConstraint("amount_minor <> 0", name="amount"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payment.id"), index=True)
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"), index=True)
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    by: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PaymentRequestRow(Base):
    """A customer's phone asked to pay (M-Pesa STK push). Accepted is not paid: only a confirmation makes a payment."""

    __tablename__ = "payment_request"
    __table_args__ = (
        CheckConstraint("status IN ('new', 'pending', 'paid', 'failed')", name="status"),
        CheckConstraint("amount_minor > 0", name="amount"),
        Index("payment_request_asks_idx", "next_query_at", postgresql_where="status = 'pending'"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("branch.id"))
    invoice_id: Mapped[UUID] = mapped_column(ForeignKey("invoice.id"), index=True)
    phone: Mapped[str] = mapped_column(Text)
    amount_minor: Mapped[int] = mapped_column(BigInteger)
    currency: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    merchant_request_id: Mapped[str] = mapped_column(Text, default="", server_default="")
    checkout_request_id: Mapped[str | None] = mapped_column(Text, unique=True)
    asked_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    pushed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    next_query_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    queries: Mapped[int] = mapped_column(default=0, server_default="0")
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class PaymentCallbackRow(Base):
    """What a provider, or somebody in its name, told us, and what came of it; kept whole for whoever settles it."""

    __tablename__ = "payment_callback"
    __table_args__ = (
        CheckConstraint("kind IN ('stk', 'c2b')", name="kind"),
        CheckConstraint("outcome IN ('booked', 'repeat', 'noted', 'waiting', 'refused', 'settled')", name="outcome"),
        Index("payment_callback_open_idx", "received_at", postgresql_where="outcome IN ('waiting', 'refused')"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("branch.id"))
    kind: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    request_id: Mapped[UUID | None] = mapped_column(ForeignKey("payment_request.id"), index=True)
    payment_id: Mapped[UUID | None] = mapped_column(ForeignKey("payment.id"))
    checkout_request_id: Mapped[str] = mapped_column(Text, default="", server_default="")
    result_code: Mapped[int | None]
    receipt_number: Mapped[str] = mapped_column(Text, default="", server_default="")
    amount_minor: Mapped[int | None] = mapped_column(BigInteger)
    payer: Mapped[str] = mapped_column(Text, default="", server_default="")
    typed_reference: Mapped[str] = mapped_column(Text, default="", server_default="")
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
