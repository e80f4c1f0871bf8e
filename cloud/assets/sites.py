"""Adding and changing sites: whose they are, where they lie, whom to ask for."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from cloud.assets.errors import SameBranch, SiteNameTaken, TagTaken, UnknownCustomer
from cloud.assets.events import SiteChanged
from cloud.assets.models import AssetRow, SiteRow
from cloud.audit import operations as audit
from cloud.branches.queries import common_country
from cloud.customers.queries import customer_by_id
from cloud.foundation.actor import Actor
from cloud.foundation.changes import Change, new_values, next_version
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.phone_numbers import e164


async def add_site(transaction: Transaction, *, actor: Actor, branch_id: UUID, name: str, **details: Any) -> SiteRow:
    """Add a place to a branch.

    Raises:
        SiteNameTaken, UnknownCustomer, BadPhoneNumber.
    """
    row = SiteRow(id=new_id(), branch_id=branch_id, name=name)
    await _require(transaction, row, {"name": name, **details})
    for field, value in (await _as_kept(transaction, branch_id, details)).items():
        setattr(row, field, value)
    transaction.add(row)
    await transaction.flush()
    await transaction.refresh(row)
    _tell(transaction, actor, row, "site.added", Change(after={"name": name, **details}))
    return row


async def change_site(
    transaction: Transaction, *, actor: Actor, site: SiteRow, seen_version: int, changes: dict[str, Any]
) -> SiteRow:
    """Change what is known of a site.

    Raises:
        ChangedMeanwhile; SiteNameTaken, UnknownCustomer, BadPhoneNumber: as when adding.
    """
    await transaction.refresh(site, with_for_update=True)
    require_same(seen=seen_version, current=site.version)
    after = new_values(site, await _as_kept(transaction, site.branch_id, changes))
    if not after:
        return site
    await _require(transaction, site, after)
    change = next_version(site, after)
    await transaction.flush()
    _tell(transaction, actor, site, "site.changed", change)
    return site


async def move_site(
    transaction: Transaction, *, actor: Actor, site: SiteRow, to_branch_id: UUID, seen_version: int
) -> SiteRow:
    """Put a site and its machines into another branch; the database refuses it once something has happened there.

    Raises:
        ChangedMeanwhile, SiteNameTaken, TagTaken, SameBranch; IntegrityError: it has a history.
    """
    await transaction.refresh(site, with_for_update=True)
    require_same(seen=seen_version, current=site.version)
    if site.branch_id == to_branch_id:
        raise SameBranch(field_errors={"to_branch_id": SameBranch.code})
    machines = list((await transaction.execute(select(AssetRow).where(AssetRow.site_id == site.id))).scalars())
    tags = select(AssetRow.tag).where(
        AssetRow.branch_id == to_branch_id, AssetRow.tag.in_([one.tag for one in machines])
    )
    taken = (await transaction.execute(tags.limit(1))).scalar_one_or_none()
    if taken is not None:
        raise TagTaken(tag=taken)
    name = select(SiteRow.id).where(SiteRow.branch_id == to_branch_id, SiteRow.name == site.name)
    if (await transaction.execute(name)).first() is not None:
        raise SiteNameTaken(name=site.name)
    change = next_version(site, {"branch_id": to_branch_id})
    for machine in machines:
        next_version(machine, {"branch_id": to_branch_id})
    await transaction.flush()
    _tell(transaction, actor, site, "site.transferred", change)
    return site


async def _as_kept(transaction: Transaction, branch_id: UUID, fields: dict[str, Any]) -> dict[str, Any]:
    if not fields.get("contacts"):
        return fields
    region = await common_country(transaction, branch_ids=[branch_id])
    contacts = [
        {**one, "phone": e164(one["phone"], region=region, field=f"contacts.{place}.phone") if one["phone"] else ""}
        for place, one in enumerate(fields["contacts"])
    ]
    return {**fields, "contacts": contacts}


async def _require(transaction: Transaction, site: SiteRow, fields: dict[str, Any]) -> None:
    """Refuse a name that another site of the branch has, and a customer nobody works for."""
    if "name" in fields:
        taken = select(SiteRow.id).where(
            SiteRow.branch_id == site.branch_id, SiteRow.name == fields["name"], SiteRow.id != site.id
        )
        if (await transaction.execute(taken)).first() is not None:
            raise SiteNameTaken(name=fields["name"], field_errors={"name": SiteNameTaken.code})
    if fields.get("customer_id") is not None:
        customer = await customer_by_id(transaction, customer_id=fields["customer_id"])
        if customer is None or not customer.is_active:
            raise UnknownCustomer(field_errors={"customer_id": UnknownCustomer.code})


def _tell(transaction: Transaction, actor: Actor, row: SiteRow, action: str, change: Change) -> None:
    audit.record_change(transaction, actor=actor, action=action, row=row, branch_id=row.branch_id, change=change)
    announce(transaction, SiteChanged(branch_id=row.branch_id, subject_id=row.id, summary=row.name))
