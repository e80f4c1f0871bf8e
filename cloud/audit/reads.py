"""Reading that is written down as a change is: lists taken away as files, where people live, the audit itself."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from fastapi import Request
from sqlalchemy import select

from cloud.audit.models import AuditEntryRow
from cloud.audit.operations import record
from cloud.foundation.request import RequestContext

NOTED_AGAIN_AFTER: Final = timedelta(hours=1)
LONGEST_VALUE: Final = 200


async def note_export(
    context: RequestContext,
    request: Request,
    *,
    object_kind: str = "list",
    object_id: UUID | int | None = None,
    branch_id: UUID | None = None,
) -> None:
    """Write down that a list, or the readings of a thing, left the house as a file, and what of it was asked for."""
    query = dict(request.query_params)
    record(
        context.transaction,
        actor=context.actor,
        action=f"{object_kind}.exported",
        object_kind=object_kind,
        object_id=request.url.path.rsplit("/", 1)[-1] if object_id is None else object_id,
        branch_id=branch_id or _branch_of(context, query.get("branch_id")),
        after={name: value[:LONGEST_VALUE] for name, value in query.items() if name not in {"cursor", "limit"}},
    )


async def note_read(
    context: RequestContext,
    *,
    action: str,
    object_kind: str,
    object_id: UUID | str,
    branch_id: UUID | None,
    what: Mapping[str, Any] | None = None,
) -> None:
    """Write down that somebody looked, once an hour for each thing looked at."""
    noted = (
        select(AuditEntryRow.id)
        .where(
            AuditEntryRow.person_id == context.actor.person_id,
            AuditEntryRow.at > context.now - NOTED_AGAIN_AFTER,
            AuditEntryRow.action == action,
            AuditEntryRow.object_kind == object_kind,
            AuditEntryRow.object_id == str(object_id),
        )
        .limit(1)
    )
    if (await context.transaction.execute(noted)).first() is None:
        record(
            context.transaction,
            actor=context.actor,
            action=action,
            object_kind=object_kind,
            object_id=object_id,
            branch_id=branch_id,
            after=what,
        )


def _branch_of(context: RequestContext, asked: str | None) -> UUID | None:
    """The chain in which it is written: the one branch it is about, or the organisation's."""
    wanted = {one for one in context.actor.branch_ids if asked is None or str(one) == asked.lower()}
    return wanted.pop() if len(wanted) == 1 else None
