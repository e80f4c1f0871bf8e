"""Routes of the organisation."""

from fastapi import APIRouter

from cloud.branches import queries
from cloud.branches.payloads import Branch, Organisation
from cloud.foundation.errors import NotFound
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed

router = APIRouter(tags=["organisation"], route_class=ActorRoute)


@router.get(
    "/organisation",
    response_model=Organisation,
    dependencies=[allowed("branch.read", of_sites=True)],
    summary="The company",
)
async def get_organisation(context: Context) -> Organisation:
    """Return the company this service belongs to."""
    row = await queries.organisation(context.transaction)
    if row is None:
        raise NotFound
    return Organisation.model_validate(row)


@router.get(
    "/branches",
    response_model=Page[Branch],
    dependencies=[allowed("branch.read", of_sites=True)],
    summary="List branches",
)
async def list_branches(context: Context) -> Page[Branch]:
    """Return the branches you may see, by name."""
    rows = await queries.list_branches(context.transaction, branch_ids=context.actor.branch_ids)
    return Page(items=[Branch.model_validate(row) for row in rows])
