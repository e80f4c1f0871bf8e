"""Routes of the technician's phone."""

from fastapi import APIRouter, Request

from cloud.branches.queries import require_feature
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.phone import operations, queries, stock
from cloud.phone.address import address_of
from cloud.phone.command_route import CommandRoute
from cloud.phone.outcomes import outcome_of
from cloud.phone.payloads import CommandBody, CommandOutcome, Jobs, PhoneAddress

router = APIRouter(prefix="/phone", tags=["phone"], route_class=ActorRoute)
commands = APIRouter(prefix="/phone", tags=["phone"], route_class=CommandRoute)
MAY = [allowed("phone.use")]


@router.get("/jobs", response_model=Jobs, dependencies=MAY, summary="My jobs")
async def get_jobs(context: Context) -> Jobs:
    """Return what the signed-in technician has to do, with all that is needed to do it without a network."""
    technician = await operations.technician_of(context.transaction, actor=context.actor)
    # What a phone still has to tell is taken in all the same: it was done while the branch used this.
    await require_feature(context.transaction, branch_id=technician.branch_id, feature="phone")
    return Jobs.model_validate(
        {
            "technician_id": technician.id,
            "technician_name": technician.name,
            "person_id": context.actor.person_id,
            "now": context.now,
            "van": await stock.van_of(context.transaction, technician=technician),
            "jobs": await queries.jobs_of(context.transaction, technician=technician, now=context.now),
        }
    )


@commands.post("/commands", response_model=CommandOutcome, dependencies=MAY, summary="Tell a command")
async def tell_command(body: CommandBody, context: Context, request: Request) -> CommandOutcome:
    """Apply one command of a phone's queue, once however often it is told; the next one is told after the answer."""
    row = await operations.take(context.transaction, actor=context.actor, command=body.command, now=context.now)
    return outcome_of(row, request)


@router.get(
    "/address",
    response_model=PhoneAddress,
    dependencies=[allowed("technician.write")],
    summary="Where a phone begins",
)
def get_address(request: Request) -> PhoneAddress:
    """Return the address to open on a technician's phone, and what to compare before trusting it."""
    state = request.app.state
    return address_of(lan=state.lan, public_url=state.settings.public_url, own_url=request.base_url)
