"""Adding and changing assets."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from cloud.assets import queries
from cloud.assets.errors import ForeignSite, TagTaken
from cloud.assets.events import AssetAdded, AssetChanged
from cloud.assets.models import AssetRow, SiteRow
from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id


async def add_asset(
    transaction: Transaction, *, actor: Actor, site: SiteRow, name: str, tag: str, **details: Any
) -> AssetRow:
    """Add a machine to a site.

    Raises:
        TagTaken: another asset of the branch has the tag.
        ForeignSite: the parent belongs to another branch.
    """
    await _require_free_tag(transaction, branch_id=site.branch_id, tag=tag, besides=None)
    await _require_parent(transaction, branch_id=site.branch_id, parent_id=details.get("parent_id"))
    row = AssetRow(id=new_id(), branch_id=site.branch_id, site_id=site.id, name=name, tag=tag, **details)
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    added = Change(after={"name": name, "tag": tag, **details})
    audit.record_change(transaction, actor=actor, action="asset.added", row=row, branch_id=row.branch_id, change=added)
    announce(transaction, AssetAdded(branch_id=row.branch_id, subject_id=row.id, summary=f"{tag} {name}"))
    return row


async def change_asset(
    transaction: Transaction, *, actor: Actor, asset: AssetRow, seen_version: int, changes: dict[str, Any]
) -> AssetRow:
    """Change fields of an asset.

    Raises:
        ChangedMeanwhile: someone else changed it since it was read.
        TagTaken, ForeignSite: as when adding.
    """
    await transaction.refresh(asset, with_for_update=True)
    require_same(seen=seen_version, current=asset.version)
    if "tag" in changes:
        await _require_free_tag(transaction, branch_id=asset.branch_id, tag=changes["tag"], besides=asset.id)
    if "site_id" in changes:
        site = await queries.get_site(transaction, site_id=changes["site_id"], branch_ids=actor.branch_ids)
        if site.branch_id != asset.branch_id:
            raise ForeignSite(field_errors={"site_id": ForeignSite.code})
    await _require_parent(transaction, branch_id=asset.branch_id, parent_id=changes.get("parent_id"))
    change = next_version(asset, changes)
    await transaction.flush()
    audit.record_change(
        transaction, actor=actor, action="asset.changed", row=asset, branch_id=asset.branch_id, change=change
    )
    announce(
        transaction,
        AssetChanged(branch_id=asset.branch_id, subject_id=asset.id, summary=f"{asset.tag} {asset.name}"),
    )
    return asset


async def _require_free_tag(transaction: Transaction, *, branch_id: UUID, tag: str, besides: UUID | None) -> None:
    taken = select(AssetRow.id).where(AssetRow.branch_id == branch_id, AssetRow.tag == tag)
    found = (await transaction.execute(taken)).scalar_one_or_none()
    if found is not None and found != besides:
        raise TagTaken(tag=tag, field_errors={"tag": TagTaken.code})


async def _require_parent(transaction: Transaction, *, branch_id: UUID, parent_id: UUID | None) -> None:
    if parent_id is None:
        return
    parent = await queries.asset_by_id(transaction, asset_id=parent_id)
    if parent is None or parent.branch_id != branch_id:
        raise ForeignSite(field_errors={"parent_id": ForeignSite.code})
