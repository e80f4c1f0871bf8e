"""People who sign in at an identity provider: who of ours they are. The first time goes by the verified address."""

from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.identity import links, queries
from cloud.identity.credential_models import OutsideIdentityRow
from cloud.identity.errors import OutsideUnknown
from cloud.identity.models import PersonRow
from cloud.identity.oidc import Outsider, Provider

WAY: Final = "outside"


async def person_of(transaction: Transaction, *, outsider: Outsider, provider: Provider, now: datetime) -> PersonRow:
    """Return the person who signed in there, bound to their account there from now on; an invitation is accepted.

    Raises:
        OutsideUnknown: nobody of ours, or somebody who may no longer sign in.
    """
    known = await transaction.get(OutsideIdentityRow, (outsider.issuer, outsider.subject))
    if known is not None:
        person = await queries.person_by_id(transaction, person_id=known.person_id)
    else:
        person = await _first_time(transaction, outsider=outsider, provider=provider, now=now)
    if not person.is_active and not await links.accept_outside(transaction, person=person, now=now):
        raise OutsideUnknown(name=provider.name)
    return person


async def _first_time(transaction: Transaction, *, outsider: Outsider, provider: Provider, now: datetime) -> PersonRow:
    statement = select(PersonRow).where(
        func.lower(PersonRow.email) == outsider.email.lower(), PersonRow.kind == "person"
    )
    person = (await transaction.execute(statement)).scalar_one_or_none() if outsider.email else None
    if person is None:
        raise OutsideUnknown(name=provider.name)
    transaction.add(
        OutsideIdentityRow(issuer=outsider.issuer, subject=outsider.subject, person_id=person.id, created_at=now)
    )
    await transaction.flush()
    audit.record(
        transaction,
        actor=Actor(person.id, person.name, person.language, frozenset(), frozenset(), via=WAY),
        action="person.bound_outside",
        object_kind="person",
        object_id=person.id,
        branch_id=None,
        after={"issuer": outsider.issuer},
    )
    return person
