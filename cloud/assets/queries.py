"""Reading sites and assets; always within the branches given."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from cloud.assets.models import AssetRow, SiteRow
from cloud.customers.queries import Customer, customer_by_id, customer_names
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.foundation.searching import holds

Site = SiteRow
"""What other slices hold of a site."""

Asset = AssetRow
"""What other slices hold of a machine."""


@dataclass(frozen=True, slots=True)
class SiteOwner:
    """A site and whose it is; without a customer it is the company's own."""

    site_name: str
    customer_id: UUID | None
    customer_name: str | None


async def list_sites(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    customer_id: UUID | None,
    text: str | None,
    page: PageRequest,
) -> tuple[list[SiteRow], str | None]:
    """Return sites, newest first; `text` looks in name and address."""
    statement = select(SiteRow).where(SiteRow.branch_id.in_(branch_ids))
    if customer_id is not None:
        statement = statement.where(SiteRow.customer_id == customer_id)
    if text:
        statement = statement.where(holds(text, SiteRow.name, SiteRow.address))
    statement = seek(statement, columns=[SiteRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def get_site(transaction: Transaction, *, site_id: UUID, branch_ids: Collection[UUID]) -> SiteRow:
    """Raises: NotFound."""
    statement = select(SiteRow).where(SiteRow.id == site_id, SiteRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def list_assets(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    site_id: UUID | None,
    customer_id: UUID | None,
    text: str | None,
    page: PageRequest,
) -> tuple[list[tuple[AssetRow, SiteRow]], str | None]:
    """Return assets with their sites, newest first; `text` looks in name, tag and serial number."""
    statement = (
        select(AssetRow, SiteRow)
        .join(SiteRow, SiteRow.id == AssetRow.site_id)
        .where(AssetRow.branch_id.in_(branch_ids))
    )
    if site_id is not None:
        statement = statement.where(AssetRow.site_id == site_id)
    if customer_id is not None:
        statement = statement.where(SiteRow.customer_id == customer_id)
    if text:
        statement = statement.where(holds(text, AssetRow.name, AssetRow.tag, AssetRow.serial_number))
    statement = seek(statement, columns=[AssetRow.id], kinds=[UUID], page=page)
    found: list[tuple[AssetRow, SiteRow]] = [
        (asset, site) for asset, site in (await transaction.execute(statement)).all()
    ]
    kept, next_cursor = cut([asset for asset, _ in found], page=page, key=["id"])
    return found[: len(kept)], next_cursor


async def get_asset(transaction: Transaction, *, asset_id: UUID, branch_ids: Collection[UUID]) -> AssetRow:
    """Raises: NotFound."""
    statement = select(AssetRow).where(AssetRow.id == asset_id, AssetRow.branch_id.in_(branch_ids))
    row = (await transaction.execute(statement)).scalar_one_or_none()
    if row is None:
        raise NotFound
    return row


async def sites_of_branch(transaction: Transaction, *, branch_id: UUID) -> list[SiteRow]:
    """Return all sites of a branch by name."""
    statement = select(SiteRow).where(SiteRow.branch_id == branch_id).order_by(SiteRow.name)
    return list((await transaction.execute(statement)).scalars())


async def assets_of_branch(transaction: Transaction, *, branch_id: UUID) -> list[AssetRow]:
    """Return all machines of a branch by tag."""
    statement = select(AssetRow).where(AssetRow.branch_id == branch_id).order_by(AssetRow.tag)
    return list((await transaction.execute(statement)).scalars())


async def sites_by_external_id(
    transaction: Transaction, *, branch_ids: Collection[UUID], external_ids: Collection[str]
) -> dict[tuple[UUID, str], SiteRow]:
    """Return sites by branch and by what another system calls them in small letters, locked."""
    wanted = [one.lower() for one in external_ids]
    statement = select(SiteRow).where(SiteRow.branch_id.in_(branch_ids), func.lower(SiteRow.external_id).in_(wanted))
    rows = (await transaction.execute(statement.order_by(SiteRow.id).with_for_update())).scalars()
    return {(row.branch_id, row.external_id.lower()): row for row in rows if row.external_id is not None}


async def assets_by_external_id(
    transaction: Transaction, *, branch_ids: Collection[UUID], external_ids: Collection[str]
) -> dict[tuple[UUID, str], AssetRow]:
    """Return machines by branch and by what another system calls them in small letters, locked."""
    wanted = [one.lower() for one in external_ids]
    statement = select(AssetRow).where(AssetRow.branch_id.in_(branch_ids), func.lower(AssetRow.external_id).in_(wanted))
    rows = (await transaction.execute(statement.order_by(AssetRow.id).with_for_update())).scalars()
    return {(row.branch_id, row.external_id.lower()): row for row in rows if row.external_id is not None}


async def asset_by_id(transaction: Transaction, *, asset_id: UUID) -> AssetRow | None:
    """Return an asset of any branch; for reactions, which act for the service itself."""
    return (await transaction.execute(select(AssetRow).where(AssetRow.id == asset_id))).scalar_one_or_none()


async def sites_by_id(transaction: Transaction, *, site_ids: Collection[UUID]) -> dict[UUID, SiteRow]:
    """Return these sites by their ids."""
    rows = await transaction.execute(select(SiteRow).where(SiteRow.id.in_(site_ids)))
    return {row.id: row for row in rows.scalars()}


async def site_ids_of_customer(transaction: Transaction, *, customer_id: UUID) -> list[UUID]:
    """Return the sites of a customer, of any branch that may be seen."""
    return list((await transaction.execute(select(SiteRow.id).where(SiteRow.customer_id == customer_id))).scalars())


async def owners_of_sites(transaction: Transaction, *, site_ids: Collection[UUID]) -> dict[UUID, SiteOwner]:
    """Return whose these sites are."""
    sites = await sites_by_id(transaction, site_ids=site_ids)
    names = await customer_names(
        transaction, customer_ids={site.customer_id for site in sites.values() if site.customer_id}
    )
    return {
        site.id: SiteOwner(site.name, site.customer_id, names.get(site.customer_id) if site.customer_id else None)
        for site in sites.values()
    }


async def customer_of_site(transaction: Transaction, *, site_id: UUID | None) -> Customer | None:
    """Return whose a site is; nobody if it is the company's own."""
    site = (await sites_by_id(transaction, site_ids=[site_id])).get(site_id) if site_id else None
    return await customer_by_id(transaction, customer_id=site.customer_id) if site and site.customer_id else None


async def asset_names(transaction: Transaction, *, asset_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of these assets."""
    rows = await transaction.execute(select(AssetRow.id, AssetRow.name).where(AssetRow.id.in_(asset_ids)))
    return {row.id: row.name for row in rows}
