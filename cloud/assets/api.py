"""Routes of sites and assets."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.assets import operations, queries, sites
from cloud.assets.models import AssetRow, SiteRow
from cloud.assets.payloads import Asset, AssetChanges, NewAsset, NewSite, Site, SiteChanges
from cloud.customers.queries import customer_names
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(tags=["assets"], route_class=ActorRoute)


@router.get(
    "/sites", response_model=Page[Site], dependencies=[allowed("site.read", of_sites=True)], summary="List sites"
)
async def list_sites(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    customer_id: UUID | None = None,
    q: Annotated[str | None, Query(max_length=100, description="Looks in name and address.")] = None,
) -> Page[Site]:
    """Return sites of your branches, newest first."""
    rows, next_cursor = await queries.list_sites(
        context.transaction, branch_ids=context.branches(branch_id), customer_id=customer_id, text=q, page=page
    )
    return Page(items=await _sites(context, rows), next_cursor=next_cursor)


@router.post("/sites", response_model=Site, status_code=201, dependencies=[allowed("site.write")], summary="Add a site")
async def add_site(body: NewSite, context: Context, response: Response) -> Site:
    """Add a place to a branch."""
    context.require_branch(body.branch_id)
    row = await sites.add_site(context.transaction, actor=context.actor, **body.model_dump())
    return await _site_answer(context, response, row)


@router.get(
    "/sites/{site_id}", response_model=Site, dependencies=[allowed("site.read", of_sites=True)], summary="A site"
)
async def get_site(site_id: UUID, context: Context, response: Response) -> Site:
    """Return one site."""
    row = await queries.get_site(context.transaction, site_id=site_id, branch_ids=context.actor.branch_ids)
    return await _site_answer(context, response, row)


@router.patch(
    "/sites/{site_id}",
    response_model=Site,
    dependencies=[allowed("site.write", of_sites=True)],
    summary="Change a site",
)
async def change_site(
    site_id: UUID, body: SiteChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Site:
    """Change fields of a site; those left out stay, contacts are replaced as a whole."""
    row = await sites.change_site(
        context.transaction,
        actor=context.actor,
        site=await queries.get_site(context.transaction, site_id=site_id, branch_ids=context.actor.branch_ids),
        seen_version=seen_version,
        changes=body.given(),
    )
    return await _site_answer(context, response, row)


@router.get(
    "/assets", response_model=Page[Asset], dependencies=[allowed("asset.read", of_sites=True)], summary="List assets"
)
async def list_assets(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    site_id: UUID | None = None,
    customer_id: UUID | None = None,
    q: Annotated[str | None, Query(max_length=100, description="Looks in name, tag and serial number.")] = None,
) -> Page[Asset]:
    """Return machines of your branches, newest first."""
    rows, next_cursor = await queries.list_assets(
        context.transaction,
        branch_ids=context.branches(branch_id),
        site_id=site_id,
        customer_id=customer_id,
        text=q,
        page=page,
    )
    return Page(items=[_payload(asset, site) for asset, site in rows], next_cursor=next_cursor)


@router.post(
    "/assets",
    response_model=Asset,
    status_code=201,
    dependencies=[allowed("asset.write", of_sites=True)],
    summary="Add an asset",
)
async def add_asset(body: NewAsset, context: Context, response: Response) -> Asset:
    """Add a machine to a site."""
    site = await queries.get_site(context.transaction, site_id=body.site_id, branch_ids=context.actor.branch_ids)
    details: dict[str, Any] = body.model_dump(exclude={"site_id"})
    row = await operations.add_asset(context.transaction, actor=context.actor, site=site, **details)
    set_etag(response, row.version)
    return _payload(row, site)


@router.get(
    "/assets/{asset_id}", response_model=Asset, dependencies=[allowed("asset.read", of_sites=True)], summary="An asset"
)
async def get_asset(asset_id: UUID, context: Context, response: Response) -> Asset:
    """Return one machine."""
    row = await queries.get_asset(context.transaction, asset_id=asset_id, branch_ids=context.actor.branch_ids)
    return await _answer(context, response, row)


@router.patch(
    "/assets/{asset_id}",
    response_model=Asset,
    dependencies=[allowed("asset.write", of_sites=True)],
    summary="Change an asset",
)
async def change_asset(
    asset_id: UUID, body: AssetChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Asset:
    """Change fields of a machine; those left out stay."""
    row = await queries.get_asset(context.transaction, asset_id=asset_id, branch_ids=context.actor.branch_ids)
    changes = body.model_dump(exclude_unset=True)
    await operations.change_asset(
        context.transaction, actor=context.actor, asset=row, seen_version=seen_version, changes=changes
    )
    return await _answer(context, response, row)


async def _sites(context: Context, rows: Sequence[SiteRow]) -> list[Site]:
    names = await customer_names(context.transaction, customer_ids={row.customer_id for row in rows if row.customer_id})
    return [
        Site.model_validate({**row.__dict__, "customer_name": names.get(row.customer_id) if row.customer_id else None})
        for row in rows
    ]


async def _site_answer(context: Context, response: Response, row: SiteRow) -> Site:
    set_etag(response, row.version)
    return (await _sites(context, [row]))[0]


async def _answer(context: Context, response: Response, row: AssetRow) -> Asset:
    site = await queries.get_site(context.transaction, site_id=row.site_id, branch_ids=context.actor.branch_ids)
    set_etag(response, row.version)
    return _payload(row, site)


def _payload(row: AssetRow, site: SiteRow) -> Asset:
    return Asset.model_validate({**row.__dict__, "site_name": site.name})
