"""Routes of the office about commands that made the service fail."""

from uuid import UUID

from fastapi import APIRouter, Request

from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.phone import failures, queries
from cloud.phone.outcomes import outcome_of
from cloud.phone.payloads import CommandOutcome, FailedCommand
from cloud.work_orders.queries import get_order

router = APIRouter(tags=["phone"], route_class=ActorRoute)


@router.get(
    "/work-orders/{work_order_id}/failed-commands",
    response_model=Page[FailedCommand],
    dependencies=[allowed("booking.read")],
    summary="What phones told about an order and could not be applied",
)
async def list_failed_commands(work_order_id: UUID, context: Context) -> Page[FailedCommand]:
    """Return commands that failed by an error of the service and are kept, oldest first."""
    order = await get_order(context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids)
    found = await queries.failed_commands_of(context.transaction, work_order_id=order.id)
    return Page(items=[FailedCommand.model_validate(one) for one in found])


@router.post(
    "/phone-commands/{command_id}/try-again",
    response_model=CommandOutcome,
    dependencies=[allowed("booking.write")],
    summary="Try a failed command again",
)
async def try_command_again(command_id: UUID, context: Context, request: Request) -> CommandOutcome:
    """Apply a kept command in the name of whoever told it; the answer is what came of it."""
    row = await failures.try_again(context.transaction, actor=context.actor, command_id=command_id, now=context.now)
    return outcome_of(row, request)
