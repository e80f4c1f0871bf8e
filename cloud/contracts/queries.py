"""Reading contracts; they belong to the company, so every branch sees all of them."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from cloud.contracts.models import ContractRow
from cloud.contracts.rules import Cover, cover_of
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek


async def list_contracts(
    transaction: Transaction, *, customer_id: UUID | None, on: date | None, page: PageRequest
) -> tuple[list[ContractRow], str | None]:
    """Return contracts, newest first; `on` keeps those that hold on that day."""
    statement = select(ContractRow)
    if customer_id is not None:
        statement = statement.where(ContractRow.customer_id == customer_id)
    if on is not None:
        statement = statement.where(
            ContractRow.starts_on <= on, or_(ContractRow.ends_on.is_(None), ContractRow.ends_on >= on)
        )
    statement = seek(statement, columns=[ContractRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_contract(transaction: Transaction, *, contract_id: UUID) -> ContractRow:
    """Raises: NotFound."""
    row = await transaction.get(ContractRow, contract_id)
    if row is None:
        raise NotFound
    return row


async def contract_by_number(transaction: Transaction, *, number: str) -> ContractRow | None:
    """Return the contract with this number, whatever its case."""
    statement = select(ContractRow).where(func.lower(ContractRow.number) == func.lower(number))
    return (await transaction.execute(statement)).scalar_one_or_none()


async def covers_of_customer(transaction: Transaction, *, customer_id: UUID) -> list[Cover]:
    """Return all that was ever agreed with a customer; which of it holds is the rules' word."""
    statement = select(ContractRow).where(ContractRow.customer_id == customer_id).order_by(ContractRow.id)
    return [
        Cover(
            row.id, row.kind, row.number, frozenset(row.covers), row.site_id, row.asset_id, row.starts_on, row.ends_on
        )
        for row in (await transaction.execute(statement)).scalars()
    ]


async def cover_finder(transaction: Transaction, *, customer_id: UUID) -> "Covers":
    """Return what answers which contract covers a part of a job."""
    return Covers(await covers_of_customer(transaction, customer_id=customer_id))


class Covers:
    """The contracts of one customer, to be asked about the parts of a job."""

    def __init__(self, covers: list[Cover]) -> None:
        self._covers = covers

    def cover_of(self, what: str, *, site_id: UUID | None, asset_id: UUID | None, on: date) -> Cover | None:
        """Return what covers labour, parts or travel of a job on this day."""
        return cover_of(self._covers, what=what, site_id=site_id, asset_id=asset_id, on=on)
