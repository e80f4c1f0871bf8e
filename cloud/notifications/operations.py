"""Telling people: the inbox always, their other ways as they chose; who is next if nobody looks; what is queued."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from cloud.branches.queries import get_branch
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.foundation.identifiers import new_id
from cloud.foundation.messages import text_of
from cloud.identity.queries import Contact, contacts
from cloud.notifications import queries
from cloud.notifications.events import MessageQueued, NotificationMade, NotificationsSeen
from cloud.notifications.models import MessageRow, NotificationRow, PushSubscriptionRow
from cloud.notifications.rules import KINDS, channels_for
from cloud.notifications.texts import title_and_body

About = tuple[str, UUID]
"""What it is about: the kind of thing and its id."""


async def notify(
    transaction: Transaction,
    *,
    kind: str,
    branch_id: UUID,
    people: Collection[UUID],
    fields: dict[str, Any],
    about: About,
    link: str,
    cause: UUID,
    now: datetime,
    escalates_after: timedelta | None = None,
    root_id: UUID | None = None,
    step: int = -1,
    not_seen_by: str = "",
) -> list[UUID]:
    """Tell these people, each once for one cause, and return the notifications that are new.

    `fields` fill the texts; those that end in `_at` are instants in ISO 8601. With `escalates_after` the branch's chain
    is told if nobody of them looks in time: `step` is their place in it, -1 before its first.
    """
    zone = (await get_branch(transaction, branch_id=branch_id)).time_zone
    choices = await queries.choices_of(transaction, person_ids=people)
    made: list[UUID] = []
    for person in await contacts(transaction, person_ids=people):
        notification_id = new_id()
        claim = insert(NotificationRow).values(
            id=notification_id,
            branch_id=branch_id,
            person_id=person.id,
            kind=kind,
            fields=fields,
            about_kind=about[0],
            about_id=about[1],
            link=link,
            cause=cause,
            root_id=root_id or (made[0] if made else notification_id),
            step=step,
            not_seen_by=not_seen_by,
            created_at=now,
            escalates_at=now + escalates_after if escalates_after else None,
        )
        is_new = (await transaction.execute(claim.on_conflict_do_nothing().returning(NotificationRow.id))).first()
        if is_new is None:
            continue
        made.append(notification_id)
        announce(transaction, NotificationMade(branch_id=branch_id, subject_id=notification_id, person_id=person.id))
        texts = title_and_body(kind, fields=fields, zone=zone, language=person.language, not_seen_by=not_seen_by)
        ways = channels_for(KINDS[kind], choices=choices[person.id])
        await _send_to(transaction, person, ways=ways, texts=texts, branch_id=branch_id, about=about, link=link)
    await transaction.flush()
    return made


async def notify_branch(
    transaction: Transaction,
    *,
    kind: str,
    branch_id: UUID,
    fields: dict[str, Any],
    about: About,
    link: str,
    cause: UUID,
    now: datetime,
) -> list[UUID]:
    """Tell those who look after a branch: the first of its chain, and the others if it does not escalate."""
    within, steps = await queries.chain_of(transaction, branch_id=branch_id)
    if not steps:
        return []
    escalates = KINDS[kind].escalates
    people = steps[0] if escalates else [one for people in steps for one in people]
    return await notify(
        transaction,
        kind=kind,
        branch_id=branch_id,
        people=people,
        fields=fields,
        about=about,
        link=link,
        cause=cause,
        now=now,
        escalates_after=within if escalates else None,
        step=0,
    )


async def mark_seen(
    transaction: Transaction, *, person_id: UUID, notification_ids: Collection[UUID] | None, now: datetime
) -> int:
    """Note what a person has looked at (None: everything) and return how many were new to them."""
    statement = update(NotificationRow).where(NotificationRow.person_id == person_id, NotificationRow.seen_at.is_(None))
    if notification_ids is not None:
        statement = statement.where(NotificationRow.id.in_(notification_ids))
    return await _note_seen(transaction, statement, now)


async def mark_acted(transaction: Transaction, *, person_id: UUID, about: About, now: datetime) -> None:
    """Who acts on a thing has seen what they were told about it."""
    statement = update(NotificationRow).where(
        NotificationRow.person_id == person_id,
        NotificationRow.seen_at.is_(None),
        NotificationRow.about_kind == about[0],
        NotificationRow.about_id == about[1],
    )
    await _note_seen(transaction, statement, now)


async def settle(transaction: Transaction, *, about: About) -> None:
    """Somebody looks after it, or it is over: nobody else need be told."""
    await transaction.execute(
        update(NotificationRow)
        .where(NotificationRow.about_kind == about[0], NotificationRow.about_id == about[1])
        .values(escalates_at=None)
    )


async def queue_mail(
    transaction: Transaction,
    *,
    branch_id: UUID,
    to: str,
    language: str,
    text_key: str,
    fields: dict[str, Any],
    attachments: Sequence[UUID] = (),
    about: About,
) -> UUID:
    """Queue a mail to somebody outside; its texts are `<text_key>.subject` and `.body`, attachments are files' ids."""
    subject, body = (text_of(f"{text_key}.{part}", language=language, fields=fields) for part in ("subject", "body"))
    return await _queue(
        transaction,
        branch_id=branch_id,
        channel="mail",
        address=to,
        subject=subject,
        body=body,
        attachments=[str(one) for one in attachments],
        about=about,
    )


async def _send_to(
    transaction: Transaction,
    person: Contact,
    *,
    ways: Collection[str],
    texts: tuple[str, str],
    branch_id: UUID,
    about: About,
    link: str,
) -> None:
    message: dict[str, Any] = {
        "branch_id": branch_id,
        "about": about,
        "person_id": person.id,
        "subject": texts[0],
        "body": texts[1],
        "link": link,
    }
    if "mail" in ways:
        await _queue(transaction, channel="mail", address=person.email, **message)
    if "push" in ways:
        for subscription in await queries.subscriptions_of(transaction, person_ids=[person.id]):
            await _queue(
                transaction,
                channel="push",
                address=_shown(subscription),
                subscription_id=subscription.id,
                **message,
            )


async def _queue(transaction: Transaction, *, about: About, branch_id: UUID, **fields: Any) -> UUID:
    message_id = new_id()
    event_id = announce(transaction, MessageQueued(branch_id=branch_id, subject_id=message_id))
    await transaction.flush()
    transaction.add(
        MessageRow(
            id=message_id, branch_id=branch_id, event_id=event_id, about_kind=about[0], about_id=about[1], **fields
        )
    )
    await transaction.flush()
    return message_id


async def _note_seen(transaction: Transaction, statement: Any, now: datetime) -> int:
    seen = statement.values(seen_at=now, escalates_at=None).returning(
        NotificationRow.root_id, NotificationRow.person_id
    )
    rows = (await transaction.execute(seen)).all()
    if not rows:
        return 0
    # One pair of eyes is enough: the others of the chain keep their notice, nobody further is told.
    await transaction.execute(
        update(NotificationRow)
        .where(NotificationRow.root_id.in_({row.root_id for row in rows}))
        .values(escalates_at=None)
    )
    for person_id in {row.person_id for row in rows}:
        announce(transaction, NotificationsSeen(branch_id=None, subject_id=person_id, person_id=person_id))
    return len(rows)


def _shown(subscription: PushSubscriptionRow) -> str:
    """Return what the log may say of a subscription: its endpoint is a secret."""
    return subscription.user_agent or "push"
