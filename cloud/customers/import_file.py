"""The customers' CSV file: one row a customer, found again by its code."""

from collections.abc import Sequence
from typing import Final

from pydantic import ConfigDict, Field

from cloud.branches.queries import common_country
from cloud.customers import operations, queries
from cloud.customers.payloads import CustomerKind, Days, Emails, Language, Phones
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, SeveralInOneCell, WriteRow
from cloud.foundation.payloads import RequestBody


class CustomerInFile(RequestBody):
    """A row; several numbers or addresses stand in one cell, with semicolons between them."""

    model_config = ConfigDict(json_schema_extra={"example": {"code": "C-0017", "name": "Athi Mills Ltd"}})

    code: str = Field(min_length=1, max_length=40)
    name: str = Field(min_length=1, max_length=200)
    kind: CustomerKind = "organisation"
    language: Language = "en"
    tax_number: str = Field(default="", max_length=40)
    phones: SeveralInOneCell[Phones] = Field(default_factory=list)
    service_emails: SeveralInOneCell[Emails] = Field(default_factory=list)
    billing_emails: SeveralInOneCell[Emails] = Field(default_factory=list)
    billing_address: str = Field(default="", max_length=500)
    payment_terms_days: Days = 30
    notes: str = Field(default="", max_length=2000)
    is_active: bool = True


FILE: Final = FileKind(row=CustomerInFile, key="code", ignored=frozenset({"id", "is_kra_pin", "version"}))

EXAMPLE: Final = CustomerInFile(
    code="C-0017",
    name="Athi Mills Ltd",
    tax_number="P051234567X",
    phones=["+254712345678"],
    service_emails=["plant@athimills.example"],
    billing_emails=["accounts@athimills.example"],
    billing_address="P.O. Box 100, Athi River",
)


async def prepare(
    transaction: Transaction, *, actor: Actor, rows: Sequence[CustomerInFile]
) -> WriteRow[CustomerInFile]:
    """Lock the customers that these rows name, and return what adds a new one or brings one to what its row says."""
    region = await common_country(transaction, branch_ids=actor.branch_ids)
    known = await queries.lock_customers_by_code(transaction, codes=[row.code for row in rows])

    async def write(row: CustomerInFile, columns: frozenset[str]) -> Outcome:
        kept = operations.as_kept(row.model_dump(include=set(columns)), region=region)
        customer = known.get(row.code.lower())
        if customer is None:
            operations.enter(transaction, actor=actor, kept=kept)
            return "added"
        # The code names the customer; another case of its letters is no change.
        kept["code"] = customer.code
        is_new = operations.apply(transaction, actor=actor, customer=customer, kept=kept)
        return "changed" if is_new else "unchanged"

    return write
