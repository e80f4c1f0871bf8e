"""Explicit transfers of a record to another branch, each audited in both with its reason."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from cloud.assets.queries import Site
from cloud.assets.sites import move_site
from cloud.audit import operations as audit
from cloud.branches.queries import get_branch
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.inventory.queries import contents_of, van_of
from cloud.organisation.errors import SiteHasHistory, VanIsNotEmpty
from cloud.technicians.queries import Technician
from cloud.technicians.transfers import transfer_technician


async def transfer_person(
    transaction: Transaction,
    *,
    actor: Actor,
    technician: Technician,
    to_branch_id: UUID,
    reason: str,
    seen_version: int,
    now: datetime,
) -> Technician:
    """Have a technician work for another branch; what they did stays in the books of the former one.

    Raises:
        VanIsNotEmpty; ChangedMeanwhile, SameBranch, TechnicianHasLeft, OwnRoles.
    """
    van = await van_of(transaction, technician_id=technician.id)
    if van is not None and await contents_of(transaction, place_id=van.id):
        raise VanIsNotEmpty(name=technician.name, van=van.name)
    from_branch_id = technician.branch_id
    new = await transfer_technician(
        transaction, actor=actor, technician=technician, to_branch_id=to_branch_id, seen_version=seen_version, now=now
    )
    about = {"kind": "technician", "name": new.name, "is_now": str(new.id), "reason": reason}
    await _write_down(transaction, actor, technician, (from_branch_id, to_branch_id), about)
    return new


async def transfer_site(
    transaction: Transaction, *, actor: Actor, site: Site, to_branch_id: UUID, reason: str, seen_version: int
) -> Site:
    """Put a site that was entered in the wrong branch into the right one, with its machines.

    Raises:
        SiteHasHistory: orders, signals, links, invoices or roles speak of it; the database itself refuses it then.
        ChangedMeanwhile, SiteNameTaken, TagTaken, SameBranch.
    """
    from_branch_id, name = site.branch_id, site.name
    try:
        async with transaction.begin_nested():
            await move_site(transaction, actor=actor, site=site, to_branch_id=to_branch_id, seen_version=seen_version)
    except IntegrityError as error:
        raise SiteHasHistory(name=name) from error
    about = {"kind": "site", "name": name, "reason": reason}
    await _write_down(transaction, actor, site, (from_branch_id, to_branch_id), about)
    return site


async def _write_down(
    transaction: Transaction, actor: Actor, row: Any, between: tuple[UUID, UUID], about: dict[str, str]
) -> None:
    before, after = [(await get_branch(transaction, branch_id=one)).code for one in between]
    for branch_id in between:
        audit.record(
            transaction,
            actor=actor,
            action="branch.record_transferred",
            object_kind=row.__tablename__,
            object_id=row.id,
            branch_id=branch_id,
            before={"branch": before},
            after={"branch": after, **about},
        )
