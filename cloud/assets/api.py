"""Routes of sites and assets."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.assets import operations, queries
from cloud.assets.models import AssetRow, SiteRow
from cloud.assets.payloads import Asset, AssetChanges, NewAsset, NewSite, Site
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(tags=["assets"], route_class=ActorRoute)


@router.get("/sites", response_model=Page[Site], dependencies=[allowed("site.read")], summary="List sites")
async def list_sites(context: Context, page: PageDependency, branch_id: UUID | None = None) -> Page[Site]:
    """Return sites of your branches, newest first."""
    rows, next_cursor = await queries.list_sites(context.transaction, branch_ids=context.branches(branch_id), page=page)
    return Page(items=[Site.model_validate(row) for row in rows], next_cursor=next_cursor)


@router.post("/sites", response_model=Site, status_code=201, dependencies=[allowed("site.write")], summary="Add a site")
async def add_site(body: NewSite, context: Context, response: Response) -> Site:
    """Add a place to a branch."""
    context.require_branch(body.branch_id)
    row = await operations.add_site(context.transaction, actor=context.actor, **body.model_dump())
    set_etag(response, row.version)
    return Site.model_validate(row)


@router.get("/sites/{site_id}", response_model=Site, dependencies=[allowed("site.read")], summary="A site")
async def get_site(site_id: UUID, context: Context, response: Response) -> Site:
    """Return one site."""
    row = await queries.get_site(context.transaction, site_id=site_id, branch_ids=context.actor.branch_ids)
    set_etag(response, row.version)
    return Site.model_validate(row)


@router.get("/assets", response_model=Page[Asset], dependencies=[allowed("asset.read")], summary="List assets")
async def list_assets(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    site_id: UUID | None = None,
    q: Annotated[str | None, Query(max_length=100, description="Looks in name, tag and serial number.")] = None,
) -> Page[Asset]:
    """Return machines of your branches, newest first."""
    rows, next_cursor = await queries.list_assets(
        context.transaction, branch_ids=context.branches(branch_id), site_id=site_id, text=q, page=page
    )
    return Page(items=[_payload(asset, site) for asset, site in rows], next_cursor=next_cursor)


@router.post(
    "/assets", response_model=Asset, status_code=201, dependencies=[allowed("asset.write")], summary="Add an asset"
)
async def add_asset(body: NewAsset, context: Context, response: Response) -> Asset:
    """Add a machine to a site."""
    site = await queries.get_site(context.transaction, site_id=body.site_id, branch_ids=context.actor.branch_ids)
    details: dict[str, Any] = body.model_dump(exclude={"site_id"})
    row = await operations.add_asset(context.transaction, actor=context.actor, site=site, **details)
    set_etag(response, row.version)
    return _payload(row, site)


@router.get("/assets/{asset_id}", response_model=Asset, dependencies=[allowed("asset.read")], summary="An asset")
async def get_asset(asset_id: UUID, context: Context, response: Response) -> Asset:
    """Return one machine."""
    row = await queries.get_asset(context.transaction, asset_id=asset_id, branch_ids=context.actor.branch_ids)
    return await _answer(context, response, row)


@router.patch(
    "/assets/{asset_id}", response_model=Asset, dependencies=[allowed("asset.write")], summary="Change an asset"
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


async def _answer(context: Context, response: Response, row: AssetRow) -> Asset:
    site = await queries.get_site(context.transaction, site_id=row.site_id, branch_ids=context.actor.branch_ids)
    set_etag(response, row.version)
    return _payload(row, site)


def _payload(row: AssetRow, site: SiteRow) -> Asset:
    return Asset.model_validate({**row.__dict__, "site_name": site.name})
