"""A route that counts how often a command makes the service fail, so that it holds up nothing behind it."""

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from cloud.foundation.errors import Refusal
from cloud.foundation.problems import failed, is_passing
from cloud.foundation.request import ActorRoute, Handler, own_transaction
from cloud.phone.failures import note_failure
from cloud.phone.outcomes import outcome_of
from cloud.phone.payloads import CommandBody

log = structlog.get_logger()


class CommandRoute(ActorRoute):
    """One transaction for the command; if it fails by an error of ours, another one counts that.

    What passes by itself (no database, a lost connection or race) is not counted: the phone tells it again.
    """

    def get_route_handler(self) -> Handler:
        """Wrap the route's own handler."""
        handle = super().get_route_handler()

        async def counting_failures(request: Request) -> Response:
            try:
                return await handle(request)
            except (Refusal, RequestValidationError, HTTPException):
                raise
            except Exception as error:  # the outermost loop of a command: whatever it raises is counted and kept
                if is_passing(error) or not hasattr(request.state, "context"):
                    raise
                return await _failed(request, error)

        return counting_failures


async def _failed(request: Request, error: Exception) -> Response:
    command = CommandBody.model_validate_json(await request.body()).command
    async with own_transaction(request) as context:
        row = await note_failure(
            context.transaction, actor=context.actor, command=command, error=error, now=context.now
        )
    if row is None:
        return failed(request, error)
    log.error("phone.command_failed", command=str(row.id), kind=row.kind, outcome=row.outcome, exc_info=error)
    return JSONResponse(outcome_of(row, request).model_dump(mode="json"))
