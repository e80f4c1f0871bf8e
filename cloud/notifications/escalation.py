"""Who is next: if nobody of a step has looked in time, the next step of the branch's chain is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.identity.queries import contacts
from cloud.notifications import queries
from cloud.notifications.errors import NotOfThisBranch
from cloud.notifications.events import EscalationSet
from cloud.notifications.models import EscalationRow, NotificationRow
from cloud.notifications.operations import notify
from cloud.notifications.rules import next_step

MOST_AT_ONCE: Final = 100


async def look(transaction: Transaction, *, now: datetime) -> int:
    """Tell the next people of every chain whose time is over and return how many chains that were."""
    due = (
        select(NotificationRow.root_id)
        .where(NotificationRow.escalates_at <= now)
        .order_by(NotificationRow.escalates_at)
        .limit(MOST_AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    roots = list(dict.fromkeys((await transaction.execute(due)).scalars()))
    for root_id in roots:
        await _go_on(transaction, root_id=root_id, now=now)
    await transaction.flush()
    return len(roots)


async def set_chain(
    transaction: Transaction,
    *,
    actor: Actor,
    branch_id: UUID,
    minutes: int,
    person_ids: Sequence[UUID],
    seen_version: int,
) -> EscalationRow:
    """Say who is told one after the other in a branch; what waits already goes on by the new word.

    Raises:
        NotOfThisBranch, ChangedMeanwhile.
    """
    known = {one.id for one in await queries.people_to_choose(transaction, branch_id=branch_id)}
    if not known.issuperset(person_ids):
        raise NotOfThisBranch(field_errors={"person_ids": NotOfThisBranch.code})
    row = await transaction.get(EscalationRow, branch_id, with_for_update=True)
    require_same(seen=seen_version, current=row.version if row else 0)
    before = {"minutes": row.minutes, "person_ids": row.person_ids} if row else None
    if row is None:
        row = EscalationRow(branch_id=branch_id, version=0)
        transaction.add(row)
    row.minutes, row.person_ids = minutes, [str(one) for one in dict.fromkeys(person_ids)]
    row.version += 1
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="notification.escalation_set",
        object_kind="branch",
        object_id=branch_id,
        branch_id=branch_id,
        before=before,
        after={"minutes": minutes, "person_ids": row.person_ids},
    )
    announce(transaction, EscalationSet(branch_id=branch_id, subject_id=branch_id, summary=f"{minutes} min"))
    return row


async def _go_on(transaction: Transaction, *, root_id: UUID, now: datetime) -> None:
    told = await _told(transaction, root_id)
    for row in told:
        row.escalates_at = None
    if any(row.seen_at is not None for row in told):
        return
    first, last = told[0], max(row.step for row in told)
    within, steps = await queries.chain_of(transaction, branch_id=first.branch_id)
    following = next_step(steps, after=last, told={row.person_id for row in told})
    if following is None:
        return
    index, people = following
    unseen = [row.person_id for row in told if row.step == last]
    names = [one.name for one in await contacts(transaction, person_ids=unseen)]
    await notify(
        transaction,
        kind=first.kind,
        branch_id=first.branch_id,
        people=people,
        fields=first.fields,
        about=(first.about_kind, first.about_id),
        link=_office_link(first),
        cause=root_id,
        now=now,
        escalates_after=within,
        root_id=root_id,
        step=index,
        not_seen_by=", ".join(names),
    )


async def _told(transaction: Transaction, root_id: UUID) -> list[NotificationRow]:
    statement = select(NotificationRow).where(NotificationRow.root_id == root_id).order_by(NotificationRow.id)
    return list((await transaction.execute(statement.with_for_update())).scalars())


def _office_link(row: NotificationRow) -> str:
    """The chain sits at consoles: what a technician opens on the phone, it opens as the order."""
    order_id = row.fields.get("work_order_id")
    return f"/work-orders/{order_id}" if order_id else row.link
