"""The branches' CSV file: one row a branch, found again by its code; a new one works like the company's first."""

from datetime import datetime
from typing import Final

from pydantic import ConfigDict, Field

from cloud.branches.queries import list_regions
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, WriteRow
from cloud.foundation.payloads import OptionalEmailAddress, RequestBody
from cloud.organisation import operations
from cloud.organisation.errors import UnknownRegionName
from cloud.organisation.file_rows import EXPORTED, branches_by_code, told


class BranchInFile(RequestBody):
    """A row; what the file has no column for is as in the company's first branch."""

    model_config = ConfigDict(json_schema_extra={"example": {"code": "KSM", "name": "Kisumu"}})

    code: str = Field(min_length=1, max_length=8)
    name: str = Field(min_length=1, max_length=120)
    region: str = Field(default="", max_length=120)
    time_zone: str = Field(default="", max_length=60)
    currency: str = Field(default="", max_length=3)
    tax_registration: str = Field(default="", max_length=40)
    tax_rate_percent: str = Field(default="", max_length=8)
    address: str = Field(default="", max_length=500)
    phone: str = Field(default="", max_length=40)
    email: OptionalEmailAddress = ""


FILE: Final = FileKind(row=BranchInFile, key="code", ignored=EXPORTED | {"region_id", "is_sandbox", "switched_off"})
EXAMPLE: Final = BranchInFile(code="KSM", name="Kisumu", region="Lake", phone="+254572023456")
MAY_BE_EMPTY: Final = ("tax_registration", "address", "phone", "email")
NEVER_EMPTY: Final = ("time_zone", "currency", "tax_rate_percent")


async def prepare(transaction: Transaction, *, actor: Actor, now: datetime) -> WriteRow[BranchInFile]:
    """Return what adds a branch like the first one, or brings one to what its row says."""
    known = await branches_by_code(transaction, actor=actor)
    first = min(known.values(), key=lambda one: one.created_at)
    regions = {row.name.lower(): row.id for row in await list_regions(transaction)}

    async def write(row: BranchInFile, columns: frozenset[str]) -> Outcome:
        fields = {"name": row.name} | told(row, columns, MAY_BE_EMPTY)
        fields |= {name: value for name, value in told(row, columns, NEVER_EMPTY).items() if value}
        if "region" in columns:
            if row.region and row.region.lower() not in regions:
                raise UnknownRegionName(region=row.region, field_errors={"region": UnknownRegionName.code})
            fields["region_id"] = regions.get(row.region.lower())
        branch = known.get(row.code)
        is_new = branch is None
        if branch is None:
            branch = await operations.clone_branch(
                transaction,
                actor=actor,
                like=first,
                name=row.name,
                code=row.code,
                region_id=None,
                is_sandbox=False,
                with_sites=False,
                now=now,
            )
        before = branch.version
        await operations.change_branch(
            transaction, actor=actor, branch=branch, seen_version=branch.version, changes=fields
        )
        if is_new:
            return "added"
        return "unchanged" if branch.version == before else "changed"

    return write
