"""Drafts without orders, made quickly, for tests with many of them."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import text

from cloud.billing.models import InvoiceLineRow, InvoiceRow
from cloud.billing.rules import reference_of
from cloud.customers.operations import add_customer
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.foundation.identifiers import new_id


async def a_customer(transaction: Transaction) -> UUID:
    return (await add_customer(transaction, actor=SYSTEM, fields={"name": "Savanna Brewery"})).id


async def a_draft(transaction: Transaction, *, branch_id: UUID, customer_id: UUID, price: str = "1000") -> InvoiceRow:
    number = (await transaction.execute(text("SELECT nextval('invoice_reference')"))).scalar_one()
    row = InvoiceRow(
        id=new_id(),
        branch_id=branch_id,
        kind="invoice",
        status="draft",
        payment_reference=reference_of(number),
        customer_id=customer_id,
        customer_name="Savanna Brewery",
        language="en",
        title="Work",
        currency="KES",
        tax_rate_percent=Decimal(16),
        tax_rounding="line",
        prices_include_tax=False,
        terms_days=30,
        net_minor=0,
        tax_minor=0,
        gross_minor=0,
        version=1,
    )
    transaction.add(row)
    await transaction.flush()
    line = InvoiceLineRow(
        id=new_id(),
        branch_id=branch_id,
        invoice_id=row.id,
        position=1,
        kind="other",
        description="Work",
        quantity=Decimal(1),
        list_price=Decimal(price),
        unit_price=Decimal(price),
        amount_minor=int(Decimal(price) * 100),
        reason="",
    )
    transaction.add(line)
    await transaction.flush()
    return row
