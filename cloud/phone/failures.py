"""Commands that make the service fail: counted, kept after the third time, tried again when the office says so."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.bookings.queries import get_booking
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.identity.queries import actor_of, person_by_id
from cloud.phone.models import PhoneCommandRow, PhoneFailureRow
from cloud.phone.operations import apply, technician_of
from cloud.phone.payloads import Command, CommandBody
from cloud.work_orders.journal import tell_changed
from cloud.work_orders.queries import order_by_id

MOST_TRIES: Final = 3
LONGEST_ERROR: Final = 2000
FAILED: Final = "phone.command_failed"


async def note_failure(
    transaction: Transaction, *, actor: Actor, command: Command, error: Exception, now: datetime
) -> PhoneCommandRow | None:
    """Count one more failure of a command; return it with its outcome once it has failed often enough.

    `transaction` is another one than the command's own, which was rolled back. If the same command went well
    elsewhere meanwhile, that is its outcome.
    """
    branch_id = (await technician_of(transaction, actor=actor)).branch_id
    words = f"{type(error).__name__}: {error}"[:LONGEST_ERROR]
    first = insert(PhoneFailureRow).values(
        command_id=command.id, person_id=actor.person_id, branch_id=branch_id, last_error=words, last_at=now
    )
    count = first.on_conflict_do_update(
        index_elements=[PhoneFailureRow.command_id, PhoneFailureRow.person_id],
        set_={"tries": PhoneFailureRow.tries + 1, "last_error": words, "last_at": now},
    )
    tries = (await transaction.execute(count.returning(PhoneFailureRow.tries))).scalar_one()
    if tries < MOST_TRIES:
        return None
    return await _keep(transaction, actor=actor, command=command, branch_id=branch_id)


async def try_again(transaction: Transaction, *, actor: Actor, command_id: UUID, now: datetime) -> PhoneCommandRow:
    """Apply a kept command in the name of whoever told it, and return it with what came of it now.

    One that has come to an outcome meanwhile keeps it.

    Raises:
        NotFound.
    """
    statement = select(PhoneCommandRow).where(
        PhoneCommandRow.id == command_id, PhoneCommandRow.branch_id.in_(actor.branch_ids)
    )
    row = (await transaction.execute(statement.with_for_update())).scalar_one_or_none()
    if row is None:
        raise NotFound
    if row.outcome != "failed":
        return row
    command = CommandBody.model_validate({"command": row.body}).command
    person = await person_by_id(transaction, person_id=row.person_id)
    whole = await actor_of(transaction, person=person, is_phone=True)
    told_by = whole.acting("phone.use") or whole
    await apply(transaction, row=row, actor=told_by, command=command, now=now)
    _audit(transaction, actor, row, "phone.command_tried_again", after={"outcome": row.outcome, "code": row.code})
    await _tell_order(transaction, row)
    return row


async def _keep(transaction: Transaction, *, actor: Actor, command: Command, branch_id: UUID) -> PhoneCommandRow:
    body = command.model_dump(mode="json")
    kept = insert(PhoneCommandRow).values(
        id=command.id,
        branch_id=branch_id,
        person_id=actor.person_id,
        kind=command.kind,
        body=body,
        outcome="failed",
        code=FAILED,
    )
    is_new = (await transaction.execute(kept.on_conflict_do_nothing().returning(PhoneCommandRow.id))).first()
    row = await transaction.get_one(PhoneCommandRow, command.id)
    if is_new is not None:
        _audit(transaction, actor, row, FAILED, after={"kind": row.kind, "body": row.body})
        await _tell_order(transaction, row)
    return row


async def _tell_order(transaction: Transaction, row: PhoneCommandRow) -> None:
    """Let open pages of the order ask again; a command about no known booking concerns none."""
    try:
        booking = await get_booking(transaction, booking_id=UUID(row.body["booking_id"]), branch_ids=[row.branch_id])
    except NotFound:
        return
    tell_changed(transaction, await order_by_id(transaction, work_order_id=booking.work_order_id))


def _audit(
    transaction: Transaction, actor: Actor, row: PhoneCommandRow, action: str, *, after: dict[str, object]
) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="phone_command",
        object_id=row.id,
        branch_id=row.branch_id,
        after=after,
    )
