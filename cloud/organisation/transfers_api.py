"""Routes of transfers to another branch: a technician, or a site that was entered in the wrong one."""

from uuid import UUID

from fastapi import APIRouter
from pydantic import ConfigDict, Field

from cloud.assets.queries import get_site
from cloud.foundation.concurrency import SeenVersion
from cloud.foundation.payloads import RequestBody, ResponseBody
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.organisation import transfers
from cloud.technicians.queries import get_technician

router = APIRouter(tags=["organisation"], route_class=ActorRoute)
SHAPES = [allowed("organisation.write")]


class Transfer(RequestBody):
    """Where to, and why; both branches' audits keep the reason."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "to_branch_id": "0193b5c8-1111-7abc-8def-000000000001",
                "reason": "Moved to the coast in January",
            }
        }
    )

    to_branch_id: UUID
    reason: str = Field(min_length=3, max_length=400)


class Transferred(ResponseBody):
    """What it is now, and in which branch; a technician is another row there."""

    id: UUID
    branch_id: UUID
    version: int


@router.post(
    "/technicians/{technician_id}/transfers",
    response_model=Transferred,
    status_code=201,
    dependencies=SHAPES,
    summary="Transfer a technician to another branch",
)
async def transfer_technician(
    technician_id: UUID, body: Transfer, context: Context, seen_version: SeenVersion
) -> Transferred:
    """Have somebody work for another branch; what they did and are booked for stays with the former one."""
    context.require_branch(body.to_branch_id)
    row = await get_technician(context.transaction, technician_id=technician_id, branch_ids=context.actor.branch_ids)
    new = await transfers.transfer_person(
        context.transaction,
        actor=context.actor,
        technician=row,
        seen_version=seen_version,
        now=context.now,
        **body.model_dump(),
    )
    return Transferred.model_validate(new)


@router.post(
    "/sites/{site_id}/transfers",
    response_model=Transferred,
    status_code=201,
    dependencies=SHAPES,
    summary="Transfer a site to another branch",
)
async def transfer_site(site_id: UUID, body: Transfer, context: Context, seen_version: SeenVersion) -> Transferred:
    """Put a site with its machines into another branch, as long as nothing has happened there."""
    context.require_branch(body.to_branch_id)
    row = await get_site(context.transaction, site_id=site_id, branch_ids=context.actor.branch_ids)
    moved = await transfers.transfer_site(
        context.transaction, actor=context.actor, site=row, seen_version=seen_version, **body.model_dump()
    )
    return Transferred.model_validate(moved)
