"""Reading what people are told, how they want to be reached, and what was sent."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import case, func, select

from cloud.branches.queries import organisation
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import DeliveryRow
from cloud.foundation.paging import PageRequest, cut, seek
from cloud.identity.queries import MANAGERS, Contact, people_of_branch
from cloud.notifications.models import (
    EscalationRow,
    MessageRow,
    NotificationChoiceRow,
    NotificationRow,
    PushSubscriptionRow,
)
from cloud.notifications.rules import UNSEEN_AFTER

FIRST_ROLES: Final = ("dispatch_officer", *MANAGERS)
"""Whose inbox a branch's troubles reach unless a chain is set: dispatchers first, then managers."""


async def list_notifications(
    transaction: Transaction, *, person_id: UUID, is_unseen: bool, page: PageRequest
) -> tuple[list[NotificationRow], str | None]:
    """Return what a person is told, newest first."""
    statement = select(NotificationRow).where(NotificationRow.person_id == person_id)
    if is_unseen:
        statement = statement.where(NotificationRow.seen_at.is_(None))
    statement = seek(statement, columns=[NotificationRow.id], kinds=[UUID], page=page)
    return cut((await transaction.execute(statement)).scalars().all(), page=page, key=["id"])


async def unseen_count(transaction: Transaction, *, person_id: UUID) -> int:
    """Return how much a person has not looked at."""
    statement = select(func.count()).where(NotificationRow.person_id == person_id, NotificationRow.seen_at.is_(None))
    return (await transaction.execute(statement)).scalar_one()


async def choices_of(
    transaction: Transaction, *, person_ids: Collection[UUID]
) -> Mapping[UUID, Mapping[tuple[str, str], bool]]:
    """Return what these people chose, by (kind, channel)."""
    statement = select(NotificationChoiceRow).where(NotificationChoiceRow.person_id.in_(person_ids))
    found: dict[UUID, dict[tuple[str, str], bool]] = {one: {} for one in person_ids}
    for row in (await transaction.execute(statement)).scalars():
        found[row.person_id][row.kind, row.channel] = row.is_on
    return found


async def subscriptions_of(transaction: Transaction, *, person_ids: Collection[UUID]) -> list[PushSubscriptionRow]:
    """Return the browsers of these people that may be woken, oldest first."""
    statement = select(PushSubscriptionRow).where(
        PushSubscriptionRow.person_id.in_(person_ids), PushSubscriptionRow.ended_at.is_(None)
    )
    return list((await transaction.execute(statement.order_by(PushSubscriptionRow.id))).scalars())


async def escalation_of(transaction: Transaction, *, branch_id: UUID) -> tuple[timedelta, list[UUID], int]:
    """Return the minutes, the people named for the branch's chain (none: by role), and the version of that word."""
    row = await transaction.get(EscalationRow, branch_id)
    if row is None:
        return UNSEEN_AFTER, [], 0
    return timedelta(minutes=row.minutes), [UUID(one) for one in row.person_ids], row.version


async def chain_of(transaction: Transaction, *, branch_id: UUID) -> tuple[timedelta, list[list[UUID]]]:
    """Return the time each step has, and the steps: people named one by one, or dispatchers and then managers.

    People of a named chain who may no longer be told are left out; if that is all of them, it goes by role again.
    """
    within, named, _ = await escalation_of(transaction, branch_id=branch_id)
    by_role = await people_of_branch(transaction, branch_id=branch_id, roles=FIRST_ROLES)
    known = {one.id for one in by_role}
    if steps := [[one] for one in named if one in known]:
        return within, steps
    steps = [[one.id for one in by_role if one.role == role] for role in FIRST_ROLES]
    return within, [people for people in steps if people]


async def people_to_choose(transaction: Transaction, *, branch_id: UUID) -> list[Contact]:
    """Return who may stand in a branch's chain, each once, by name."""
    found = await people_of_branch(transaction, branch_id=branch_id, roles=FIRST_ROLES)
    return list({one.id: one for one in found}.values())


async def list_messages(
    transaction: Transaction,
    *,
    branch_ids: Collection[UUID],
    channel: str | None,
    about_id: UUID | None,
    page: PageRequest,
) -> tuple[list[tuple[MessageRow, str, int, str]], str | None]:
    """Return what was sent and what waits, newest first: the message, its state, its tries and the last reason."""
    state = case(
        (MessageRow.outcome.is_not(None), MessageRow.outcome),
        (DeliveryRow.parked_at.is_not(None), "given_up"),
        else_="waiting",
    )
    reason = case((MessageRow.outcome.is_not(None), MessageRow.reason), else_=func.coalesce(DeliveryRow.last_error, ""))
    statement = (
        select(MessageRow, state, func.coalesce(DeliveryRow.tries, 0), reason)
        .outerjoin(DeliveryRow, DeliveryRow.event_id == MessageRow.event_id)
        .where(MessageRow.branch_id.in_(branch_ids))
    )
    if channel is not None:
        statement = statement.where(MessageRow.channel == channel)
    if about_id is not None:
        statement = statement.where(MessageRow.about_id == about_id)
    found = (await transaction.execute(seek(statement, columns=[MessageRow.id], kinds=[UUID], page=page))).all()
    about = {row.id: (stands, tries, why) for row, stands, tries, why in found}
    kept, next_cursor = cut([row for row, *_ in found], page=page, key=["id"])
    return [(row, *about[row.id]) for row in kept], next_cursor


async def mail_settings(transaction: Transaction) -> dict[str, object] | None:
    """Return the company's mail settings, or None before they are set."""
    company = await organisation(transaction)
    return company.mail if company else None
