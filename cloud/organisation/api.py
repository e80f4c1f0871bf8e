"""Routes of regions and branches: what the company looks like, and what each branch is told to be."""

from uuid import UUID

from fastapi import APIRouter, Response

from cloud.branches import queries
from cloud.branches.queries import Branch
from cloud.branches.regions import Region as RegionRow
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.errors import Forbidden
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, RequestContext, allowed
from cloud.identity.queries import people_with_role_in
from cloud.organisation import operations
from cloud.organisation.payloads import (
    BranchChanges,
    BranchDetails,
    BranchPerson,
    NewBranch,
    NewRegion,
    NumberSeries,
    Region,
    RegionChanges,
    SeriesStart,
)

router = APIRouter(tags=["organisation"], route_class=ActorRoute)
READS = [allowed("branch.read")]
WRITES = [allowed("branch.write")]
SHAPES = [allowed("organisation.write")]


@router.get("/regions", response_model=Page[Region], dependencies=READS, summary="List regions")
async def list_regions(context: Context) -> Page[Region]:
    """Return all regions of the company by name; `parent_id` makes them a tree."""
    rows = await queries.list_regions(context.transaction)
    return Page(items=[Region.model_validate(row) for row in rows])


@router.post("/regions", response_model=Region, status_code=201, dependencies=SHAPES, summary="Add a region")
async def add_region(body: NewRegion, context: Context, response: Response) -> Region:
    """Add a region at the top of the company or in another one."""
    require_whole_company(context)
    row = await operations.add_region(
        context.transaction, actor=context.actor, name=body.name, parent_id=body.parent_id
    )
    return _region(response, row)


@router.get("/regions/{region_id}", response_model=Region, dependencies=READS, summary="A region")
async def get_region(region_id: UUID, context: Context, response: Response) -> Region:
    """Return one region."""
    return _region(response, await queries.get_region(context.transaction, region_id=region_id))


@router.patch("/regions/{region_id}", response_model=Region, dependencies=SHAPES, summary="Change a region")
async def change_region(
    region_id: UUID, body: RegionChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Region:
    """Rename a region, or put it into another one with all that lies in it."""
    require_whole_company(context)
    row = await queries.get_region(context.transaction, region_id=region_id)
    await operations.change_region(
        context.transaction, actor=context.actor, region=row, seen_version=seen_version, changes=body.given()
    )
    return _region(response, row)


@router.delete("/regions/{region_id}", status_code=204, dependencies=SHAPES, summary="Remove a region")
async def remove_region(region_id: UUID, context: Context, seen_version: SeenVersion) -> None:
    """Remove a region in which nothing lies any more."""
    require_whole_company(context)
    row = await queries.get_region(context.transaction, region_id=region_id)
    await operations.remove_region(context.transaction, actor=context.actor, region=row, seen_version=seen_version)


@router.post("/branches", response_model=BranchDetails, status_code=201, dependencies=SHAPES, summary="Add a branch")
async def add_branch(body: NewBranch, context: Context, response: Response) -> BranchDetails:
    """Add a branch that works like one that is there, or a sandbox to practise in."""
    require_whole_company(context)
    context.require_branch(body.like_branch_id)
    row = await operations.clone_branch(
        context.transaction,
        actor=context.actor,
        like=await queries.get_branch(context.transaction, branch_id=body.like_branch_id),
        name=body.name,
        code=body.code,
        region_id=body.region_id,
        is_sandbox=body.is_sandbox,
        with_sites=body.with_sites,
        now=context.now,
    )
    return _branch(response, row)


@router.get("/branches/{branch_id}", response_model=BranchDetails, dependencies=READS, summary="A branch")
async def get_branch(branch_id: UUID, context: Context, response: Response) -> BranchDetails:
    """Return one branch with all that it is told to be; its working hours have an address of their own."""
    return _branch(response, await _own_branch(context, branch_id))


@router.patch("/branches/{branch_id}", response_model=BranchDetails, dependencies=WRITES, summary="Change a branch")
async def change_branch(
    branch_id: UUID, body: BranchChanges, context: Context, response: Response, seen_version: SeenVersion
) -> BranchDetails:
    """Change fields of a branch; where it lies in the company is changed by who may shape the whole of it."""
    row = await _own_branch(context, branch_id)
    changes = body.given()
    if changes.get("region_id", row.region_id) != row.region_id:
        require_whole_company(context)
    await operations.change_branch(
        context.transaction, actor=context.actor, branch=row, seen_version=seen_version, changes=changes
    )
    return _branch(response, row)


@router.get(
    "/branches/{branch_id}/people", response_model=Page[BranchPerson], dependencies=READS, summary="People of a branch"
)
async def list_people(branch_id: UUID, context: Context) -> Page[BranchPerson]:
    """Return who has a role in the branch, by name; whoever has several stands there once for each."""
    context.require_branch(branch_id)
    found = await people_with_role_in(context.transaction, branch_id=branch_id)
    return Page(items=[BranchPerson.model_validate(one) for one in found])


@router.get(
    "/branches/{branch_id}/number-series",
    response_model=Page[NumberSeries],
    dependencies=READS,
    summary="Number series of a branch",
)
async def list_series(branch_id: UUID, context: Context) -> Page[NumberSeries]:
    """Return how far the numbers of orders, invoices and credit notes have come, the newest year first."""
    context.require_branch(branch_id)
    return Page(items=await _series(context, branch_id))


@router.post(
    "/branches/{branch_id}/number-series",
    response_model=Page[NumberSeries],
    status_code=201,
    dependencies=WRITES,
    summary="Begin a number series",
)
async def begin_series(branch_id: UUID, body: SeriesStart, context: Context) -> Page[NumberSeries]:
    """Let a series that has not begun here begin at another number than 1, as another system has counted so far."""
    row = await _own_branch(context, branch_id)
    await operations.begin_series(context.transaction, actor=context.actor, branch=row, **body.model_dump())
    return Page(items=await _series(context, branch_id))


def require_whole_company(context: RequestContext) -> None:
    """Raises: Forbidden: what belongs to the whole company is changed by who may do that in all of it."""
    if not context.actor.may("organisation.write", None):
        raise Forbidden(permission="organisation.write")


async def _own_branch(context: RequestContext, branch_id: UUID) -> Branch:
    context.require_branch(branch_id)
    return await queries.get_branch(context.transaction, branch_id=branch_id)


async def _series(context: RequestContext, branch_id: UUID) -> list[NumberSeries]:
    rows = await queries.series_of(context.transaction, branch_id=branch_id)
    return [NumberSeries.model_validate(row) for row in rows]


def _region(response: Response, row: RegionRow) -> Region:
    set_etag(response, row.version)
    return Region.model_validate(row)


def _branch(response: Response, row: Branch) -> BranchDetails:
    set_etag(response, row.version)
    return BranchDetails.model_validate(row)
