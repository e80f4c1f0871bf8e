"""The route of live events: who may see what is asked once at the start and again with every heartbeat."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Header, Query, Request
from sqlalchemy.exc import SQLAlchemyError
from sse_starlette.sse import AppStatus, EventSourceResponse

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database
from cloud.foundation.errors import Refusal
from cloud.foundation.live import LiveEvents
from cloud.foundation.request import DetachedRoute, RequestContext, allowed

HEARTBEAT_S: Final = 15
SEND_TIMEOUT_S: Final = 30
LARGEST_NUMBER: Final = 2**63 - 1

# The hub ends its streams itself when the program stops; the library's own watcher is not needed.
AppStatus.enable_automatic_graceful_drain = False


router = APIRouter(prefix="/events", tags=["events"], route_class=DetachedRoute)


@router.get(
    "/stream",
    dependencies=[allowed("events.read")],
    summary="Follow what happens",
    response_class=EventSourceResponse,
    responses={
        200: {
            "content": {
                "text/event-stream": {
                    "schema": {"type": "string"},
                    "example": 'id: 41\nevent: alarm.raised\ndata: {"type":"alarm.raised","branch_id":"…",'
                    '"subject":{"kind":"alarm","id":"…"},"at":"2026-11-23T08:15:00.000Z"}\n\n',
                }
            }
        }
    },
)
async def stream(
    request: Request,
    last_event_id: Annotated[int | None, Header(ge=0, le=LARGEST_NUMBER, description="Resume after this id.")] = None,
    after: Annotated[int | None, Query(ge=0, le=LARGEST_NUMBER, description="The same, for tools.")] = None,
) -> EventSourceResponse:
    """Send an event for each change in your branches that you may read, and `telemetry` (no id) once a second."""
    context: RequestContext = request.state.context
    hub: LiveEvents = request.app.state.live
    messages = hub.stream(
        branch_ids=context.actor.branch_ids,
        person_id=context.actor.person_id,
        may_hear=partial(request.app.state.may_hear, context.actor),
        after=last_event_id if last_event_id is not None else after,
        is_allowed=lambda: _is_allowed(request),
    )
    return EventSourceResponse(
        messages,
        ping=HEARTBEAT_S,
        send_timeout=SEND_TIMEOUT_S,
        headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"},
    )


async def _is_allowed(request: Request) -> bool:
    """Ask again who this is. Rolled back: an open stream alone must not keep a session from ending."""
    before: RequestContext = request.state.context
    database: Database = request.app.state.database
    try:
        async with database.transaction() as transaction:
            actor = await request.app.state.resolve_actor(transaction, request, await database_now(transaction))
            await transaction.rollback()
    except Refusal:
        return False
    except (SQLAlchemyError, OSError):
        return True  # the database is away; nothing new is shown meanwhile either
    # Whoever may see less now gets another stream; so does whoever may see more.
    return actor.held == before.actor.held and "events.read" in actor.held
