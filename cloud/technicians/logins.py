"""Logins for the phone page: a person of the branch with the role `technician` and nothing else."""

import secrets
from typing import Final

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.identity.operations import add_person, set_password
from cloud.identity.queries import person_by_email, person_by_id
from cloud.permissions.queries import grants_of
from cloud.technicians.errors import LoginIsOfSomebodyElse, LoginNeedsEmail
from cloud.technicians.models import TechnicianRow

ROLE: Final = "technician"
PASSWORD_BYTES: Final = 9


async def give_login(
    transaction: Transaction, *, actor: Actor, technician: TechnicianRow, email: str
) -> tuple[str, str]:
    """Return address and a new password of the technician's own login; it is kept nowhere and ends older sessions.

    Raises:
        LoginNeedsEmail: there is none yet and no address was given.
        LoginIsOfSomebodyElse.
    """
    await transaction.refresh(technician, with_for_update=True)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    if technician.person_id is None:
        if not email.strip():
            raise LoginNeedsEmail(field_errors={"email": LoginNeedsEmail.code})
        if await person_by_email(transaction, email=email.strip()) is not None:
            raise LoginIsOfSomebodyElse(field_errors={"email": LoginIsOfSomebodyElse.code})
        person = await add_person(
            transaction,
            name=technician.name,
            email=email,
            password=password,
            roles=[(ROLE, technician.branch_id)],
        )
        technician.person_id = person.id
        technician.version += 1
    else:
        grants = await grants_of(transaction, person_id=technician.person_id)
        if any((grant.role, grant.branch_id) != (ROLE, technician.branch_id) for grant in grants):
            raise LoginIsOfSomebodyElse
        person = await person_by_id(transaction, person_id=technician.person_id)
        await set_password(transaction, person_id=person.id, password=password)
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="technician.login_given",
        object_kind="technician",
        object_id=technician.id,
        branch_id=technician.branch_id,
        after={"email": person.email},
    )
    return person.email, password
