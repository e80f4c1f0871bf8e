"""The machines' CSV file: one row a machine, found again by its branch and by what another system calls it."""

from collections.abc import Sequence
from typing import Any, Final, Literal

from pydantic import ConfigDict, Field

from cloud.assets.operations import add_asset, change_asset
from cloud.assets.queries import Asset, assets_by_external_id, sites_by_external_id
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, WriteRow
from cloud.organisation.errors import UnknownParentId, UnknownSiteId
from cloud.organisation.file_rows import EXPORTED, RowOfBranch, branch_of, branches_by_code, says_nothing_new, told


class AssetInFile(RowOfBranch):
    """A row; `site` and `parent` are external ids, and a part stands below the machine it belongs to."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"external_id": "M-101", "branch": "NBO", "site": "S-17", "tag": "P-101", "name": "Feed pump"}
        }
    )

    site: str = Field(min_length=1, max_length=60)
    tag: str = Field(min_length=1, max_length=40)
    parent: str = Field(default="", max_length=60)
    category: str = Field(default="", max_length=60)
    manufacturer: str = Field(default="", max_length=120)
    model: str = Field(default="", max_length=120)
    serial_number: str = Field(default="", max_length=120)
    criticality: Literal["low", "medium", "high", "critical"] = "medium"


FILE: Final = FileKind(row=AssetInFile, key="external_id", ignored=EXPORTED)
EXAMPLE: Final = AssetInFile(
    external_id="M-101",
    branch="NBO",
    site="S-17",
    tag="P-101",
    name="Feed pump 1",
    category="pump",
    manufacturer="Grundfos",
    serial_number="A96-4411",
    criticality="high",
)
PLAIN: Final = ("name", "tag", "category", "manufacturer", "model", "serial_number", "criticality")


async def prepare(transaction: Transaction, *, actor: Actor, rows: Sequence[AssetInFile]) -> WriteRow[AssetInFile]:
    """Lock the machines that these rows name, and return what adds one or brings one to what its row says."""
    branches = await branches_by_code(transaction, actor=actor)
    sites = await sites_by_external_id(
        transaction, branch_ids=actor.branch_ids, external_ids=[row.site for row in rows]
    )
    known = await assets_by_external_id(
        transaction,
        branch_ids=actor.branch_ids,
        external_ids=[row.external_id for row in rows] + [row.parent for row in rows if row.parent],
    )

    async def write(row: AssetInFile, columns: frozenset[str]) -> Outcome:
        branch = branch_of(row, branches)
        site = sites.get((branch.id, row.site.lower()))
        if site is None:
            raise UnknownSiteId(site=row.site, branch=branch.name, field_errors={"site": UnknownSiteId.code})
        fields: dict[str, Any] = told(row, columns, PLAIN)
        if "parent" in columns:
            fields["parent_id"] = _parent(row, known.get((branch.id, row.parent.lower())))
        key = (branch.id, row.external_id.lower())
        asset = known.get(key)
        if asset is None:
            known[key] = await add_asset(transaction, actor=actor, site=site, external_id=row.external_id, **fields)
            return "added"
        fields["site_id"] = site.id
        if says_nothing_new(asset, fields):
            return "unchanged"
        await change_asset(transaction, actor=actor, asset=asset, seen_version=asset.version, changes=fields)
        return "changed"

    return write


def _parent(row: AssetInFile, parent: Asset | None) -> Any:
    if not row.parent:
        return None
    if parent is None or row.parent.lower() == row.external_id.lower():
        raise UnknownParentId(parent=row.parent, field_errors={"parent": UnknownParentId.code})
    return parent.id
