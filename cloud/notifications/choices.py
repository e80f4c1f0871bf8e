"""How each person wants to be told: a word per kind and way, and the kind's own default without one."""

from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.notifications.errors import UnknownKind
from cloud.notifications.models import NotificationChoiceRow
from cloud.notifications.queries import choices_of
from cloud.notifications.rules import CHANNELS, KINDS, kinds_for


async def all_of(transaction: Transaction, *, actor: Actor) -> list[dict[str, Any]]:
    """Return every kind that may reach the actor, with each way and whether it is on."""
    chosen = (await choices_of(transaction, person_ids=[actor.person_id]))[actor.person_id]
    return [
        {
            "kind": kind.key,
            "channel": channel,
            "is_on": chosen.get((kind.key, channel), channel in kind.channels),
            "is_default": (kind.key, channel) not in chosen,
        }
        for kind in kinds_for(actor.permissions)
        for channel in CHANNELS
    ]


async def choose(transaction: Transaction, *, actor: Actor, kind: str, channel: str, is_on: bool) -> None:
    """Be told about a kind by this way, or not.

    Raises:
        UnknownKind.
    """
    if kind not in KINDS:
        raise UnknownKind(kind=kind)
    values: dict[str, UUID | str | bool] = {
        "person_id": actor.person_id,
        "kind": kind,
        "channel": channel,
        "is_on": is_on,
    }
    claim = insert(NotificationChoiceRow).values(**values)
    await transaction.execute(
        claim.on_conflict_do_update(index_elements=["person_id", "kind", "channel"], set_={"is_on": is_on})
    )
    audit.record(
        transaction,
        actor=actor,
        action="notification.chosen",
        object_kind="person",
        object_id=actor.person_id,
        branch_id=None,
        after={"kind": kind, "channel": channel, "is_on": is_on},
    )
