"""Reading customers; they belong to the company, so every branch sees all of them."""

import re
from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import Text, cast, func, or_, select

from cloud.customers.models import CustomerRow
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.foundation.searching import holds

Customer = CustomerRow
"""What other slices hold of a customer: they read it and hand it back to the operations."""

FEWEST_DIGITS: Final = 4
"""A shorter run of digits is a part of a code, not of a phone number."""


async def list_customers(
    transaction: Transaction, *, text: str | None, is_active: bool | None, page: PageRequest
) -> tuple[list[CustomerRow], str | None]:
    """Return customers by name; `text` looks in name, code and phone number."""
    statement = select(CustomerRow)
    if is_active is not None:
        statement = statement.where(CustomerRow.is_active == is_active)
    if text:
        found = [holds(text, CustomerRow.name, CustomerRow.code)]
        # However it was written, without the zero or zeros that stand before it at home.
        digits = re.sub(r"\D", "", text).lstrip("0")
        if len(digits) >= FEWEST_DIGITS and not re.search(r"[^\W\d_]", text):
            found.append(cast(CustomerRow.phones, Text).like(f"%{digits}%"))
        statement = statement.where(or_(*found))
    columns = [CustomerRow.name_key, CustomerRow.id]
    statement = seek(statement, columns=columns, kinds=[str, UUID], page=page, is_descending=False)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["name_key", "id"])


async def get_customer(transaction: Transaction, *, customer_id: UUID) -> CustomerRow:
    """Raises: NotFound."""
    row = await customer_by_id(transaction, customer_id=customer_id)
    if row is None:
        raise NotFound
    return row


async def customer_by_id(transaction: Transaction, *, customer_id: UUID) -> CustomerRow | None:
    """Return a customer, or None."""
    return await transaction.get(CustomerRow, customer_id)


async def customer_by_code(transaction: Transaction, *, code: str) -> CustomerRow | None:
    """Return the customer with this code, whatever its case."""
    statement = select(CustomerRow).where(func.lower(CustomerRow.code) == func.lower(code))
    return (await transaction.execute(statement)).scalar_one_or_none()


async def lock_customers_by_code(transaction: Transaction, *, codes: Collection[str]) -> dict[str, CustomerRow]:
    """Return the customers with these codes by their codes in small letters, locked until the transaction ends."""
    wanted = [code.lower() for code in codes]
    statement = select(CustomerRow).where(func.lower(CustomerRow.code).in_(wanted)).order_by(CustomerRow.id)
    rows = (await transaction.execute(statement.with_for_update())).scalars()
    return {row.code.lower(): row for row in rows if row.code is not None}


async def customer_names(transaction: Transaction, *, customer_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of these customers."""
    if not customer_ids:
        return {}
    rows = await transaction.execute(select(CustomerRow.id, CustomerRow.name).where(CustomerRow.id.in_(customer_ids)))
    return {row.id: row.name for row in rows}
