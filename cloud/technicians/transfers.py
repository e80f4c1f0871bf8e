"""A technician goes to work for another branch: what was done stays in the books of the former one."""

from datetime import datetime
from typing import Final
from uuid import UUID

from cloud.branches.queries import get_branch
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.permissions.operations import move_role
from cloud.technicians.errors import SameBranch, TechnicianHasLeft
from cloud.technicians.models import TechnicianRow
from cloud.technicians.operations import add_technician, change_technician

ROLE: Final = "technician"
TAKEN_ALONG: Final = ("phone", "van", "home_latitude", "home_longitude", "skills", "certificates", "shifts")


async def transfer_technician(
    transaction: Transaction,
    *,
    actor: Actor,
    technician: TechnicianRow,
    to_branch_id: UUID,
    seen_version: int,
    now: datetime,
) -> TechnicianRow:
    """Return who works in the other branch from now on: with the same person, skills and shifts, and no bookings yet.

    The former one is no longer active; their bookings are looked at as of somebody who has left. The rate is taken
    along where both branches count in the same currency.

    Raises:
        ChangedMeanwhile, SameBranch, TechnicianHasLeft; OwnRoles: somebody cannot transfer themselves.
    """
    former, new = [
        await get_branch(transaction, branch_id=branch_id) for branch_id in (technician.branch_id, to_branch_id)
    ]
    if former.id == new.id:
        raise SameBranch(field_errors={"to_branch_id": SameBranch.code})
    if not technician.is_active:
        raise TechnicianHasLeft(name=technician.name)
    person_id, external_id = technician.person_id, technician.external_id
    leaves = {"is_active": False, "person_id": None, "external_id": None}
    await change_technician(
        transaction, actor=actor, technician=technician, seen_version=seen_version, changes=leaves, now=now
    )
    if person_id is not None:
        await move_role(
            transaction, actor=actor, person_id=person_id, role=ROLE, branch_id=former.id, to_branch_id=new.id
        )
    details = {field: getattr(technician, field) for field in TAKEN_ALONG}
    if former.currency == new.currency:
        details["hourly_rate"] = technician.hourly_rate
    return await add_technician(
        transaction,
        actor=actor,
        branch_id=new.id,
        name=technician.name,
        person_id=person_id,
        external_id=external_id,
        **details,
    )
