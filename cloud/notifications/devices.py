"""Browsers that may be woken: each belongs to one person, and to the next who signs in there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.notifications.errors import UnknownPushService
from cloud.notifications.models import PushSubscriptionRow
from cloud.notifications.push import Subscription, is_push_service


async def subscribe(
    transaction: Transaction, *, actor: Actor, subscription: Subscription, user_agent: str, hosts: frozenset[str]
) -> PushSubscriptionRow:
    """Remember that this browser may be woken for the actor; one that is known already changes hands.

    Raises:
        UnknownPushService.
    """
    if not is_push_service(subscription.endpoint, hosts=hosts):
        raise UnknownPushService(field_errors={"endpoint": UnknownPushService.code})
    values = {
        "person_id": actor.person_id,
        "p256dh": subscription.p256dh,
        "auth": subscription.auth,
        "user_agent": user_agent[:200],
    }
    claim = (
        insert(PushSubscriptionRow)
        .values(id=new_id(), endpoint=subscription.endpoint, **values)
        .on_conflict_do_update(index_elements=[PushSubscriptionRow.endpoint], set_={**values, "ended_at": None})
        .returning(PushSubscriptionRow.id)
    )
    subscription_id = (await transaction.execute(claim)).scalar_one()
    _audit(transaction, actor, "notification.device_added", subscription_id)
    row = await transaction.get(PushSubscriptionRow, subscription_id, populate_existing=True)
    assert row is not None  # it was written just now
    return row


async def unsubscribe(transaction: Transaction, *, actor: Actor, subscription_id: UUID, now: datetime) -> None:
    """Wake this browser no more.

    Raises:
        NotFound.
    """
    statement = select(PushSubscriptionRow).where(
        PushSubscriptionRow.id == subscription_id,
        PushSubscriptionRow.person_id == actor.person_id,
        PushSubscriptionRow.ended_at.is_(None),
    )
    row = (await transaction.execute(statement.with_for_update())).scalar_one_or_none()
    if row is None:
        raise NotFound
    row.ended_at = now
    _audit(transaction, actor, "notification.device_removed", subscription_id)


def _audit(transaction: Transaction, actor: Actor, action: str, subscription_id: UUID) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="push_subscription",
        object_id=subscription_id,
        branch_id=None,
    )
