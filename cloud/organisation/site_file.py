"""The sites' CSV file: one row a site, found again by its branch and by what another system calls it."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import ConfigDict, Field

from cloud.assets.queries import sites_by_external_id
from cloud.assets.sites import add_site, change_site
from cloud.customers.queries import lock_customers_by_code
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, WriteRow
from cloud.foundation.payloads import OptionalEmailAddress
from cloud.organisation.errors import UnknownCustomerCode
from cloud.organisation.file_rows import EXPORTED, RowOfBranch, branch_of, branches_by_code, told


class SiteInFile(RowOfBranch):
    """A row; `branch` and `customer` are codes, and without a customer the site is the company's own."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"external_id": "S-17", "branch": "NBO", "name": "Athi River works"}}
    )

    customer: str = Field(default="", max_length=40)
    address: str = Field(default="", max_length=500)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    contact_name: str = Field(default="", max_length=120)
    contact_phone: str = Field(default="", max_length=40)
    contact_email: OptionalEmailAddress = ""


FILE: Final = FileKind(row=SiteInFile, key="external_id", ignored=EXPORTED)
EXAMPLE: Final = SiteInFile(
    external_id="S-17",
    branch="NBO",
    name="Athi River works",
    customer="C-0017",
    address="Mombasa Road, Athi River",
    latitude=-1.4563,
    longitude=36.9785,
    contact_name="Grace Njeri",
    contact_phone="+254712345678",
)
PLAIN: Final = ("name", "address", "latitude", "longitude")
CONTACT: Final = frozenset({"contact_name", "contact_phone", "contact_email"})


async def prepare(transaction: Transaction, *, actor: Actor, rows: Sequence[SiteInFile]) -> WriteRow[SiteInFile]:
    """Lock the sites that these rows name, and return what adds one or brings one to what its row says."""
    branches = await branches_by_code(transaction, actor=actor)
    known = await sites_by_external_id(
        transaction, branch_ids=actor.branch_ids, external_ids=[row.external_id for row in rows]
    )
    customers = await lock_customers_by_code(transaction, codes=[row.customer for row in rows if row.customer])

    async def write(row: SiteInFile, columns: frozenset[str]) -> Outcome:
        branch = branch_of(row, branches)
        fields = told(row, columns, PLAIN)
        if "customer" in columns:
            customer = customers.get(row.customer.lower())
            if customer is None and row.customer:
                raise UnknownCustomerCode(customer=row.customer, field_errors={"customer": UnknownCustomerCode.code})
            fields["customer_id"] = customer.id if customer else None
        if columns & CONTACT:
            fields["contacts"] = _contacts(row)
        site = known.get((branch.id, row.external_id.lower()))
        if site is None:
            await add_site(transaction, actor=actor, branch_id=branch.id, external_id=row.external_id, **fields)
            return "added"
        before = site.version
        await change_site(transaction, actor=actor, site=site, seen_version=before, changes=fields)
        return "unchanged" if site.version == before else "changed"

    return write


def _contacts(row: SiteInFile) -> list[dict[str, Any]]:
    if not row.contact_name:
        return []
    return [{"name": row.contact_name, "role": "", "phone": row.contact_phone, "email": row.contact_email}]
