"""Commands of phones: each is applied once, wholly or not at all, and its outcome is kept."""

from datetime import datetime
from typing import Any, assert_never

from sqlalchemy.dialects.postgresql import insert

from cloud.bookings.operations import Place
from cloud.bookings.queries import Booking, get_booking
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import Refusal
from cloud.phone.errors import CommandIdTaken, NotATechnician, NotYourJob
from cloud.phone.models import PhoneCommandRow
from cloud.phone.payloads import AnswerCommand, AttachCommand, Command, CommentCommand, MoveCommand, UsePartCommand
from cloud.phone.rules import FAR_FROM_SITE_M, MOVES, believed
from cloud.phone.stock import require_own_place
from cloud.technicians.queries import Technician, technician_of_person
from cloud.work_orders import evidence
from cloud.work_orders.completion import note_distance
from cloud.work_orders.parts import use_part
from cloud.work_orders.queries import WorkOrder, order_by_id
from cloud.work_orders.scheduling import move_booking


async def technician_of(transaction: Transaction, *, actor: Actor) -> Technician:
    """Raises: NotATechnician."""
    technician = await technician_of_person(transaction, person_id=actor.person_id)
    if technician is None:
        raise NotATechnician
    return technician


async def take(transaction: Transaction, *, actor: Actor, command: Command, now: datetime) -> PhoneCommandRow:
    """Apply a command and keep its outcome; one told before gets its outcome again.

    A refusal takes back what the command had done so far. Two phones that tell the same command at the same time wait
    for each other on the row of its id.

    Raises:
        NotATechnician, CommandIdTaken.
    """
    technician = await technician_of(transaction, actor=actor)
    body = command.model_dump(mode="json")
    claim = insert(PhoneCommandRow).values(
        id=command.id,
        branch_id=technician.branch_id,
        person_id=actor.person_id,
        kind=command.kind,
        body=body,
        outcome="applied",
    )
    is_new = (
        await transaction.execute(claim.on_conflict_do_nothing().returning(PhoneCommandRow.id))
    ).scalar_one_or_none() is not None
    row = await transaction.get(PhoneCommandRow, command.id)
    if row is None or (row.person_id, row.body) != (actor.person_id, body):
        raise CommandIdTaken
    if not is_new:
        return row
    await apply(transaction, row=row, actor=actor, command=command, now=now)
    return row


async def apply(
    transaction: Transaction, *, row: PhoneCommandRow, actor: Actor, command: Command, now: datetime
) -> None:
    """Do what a command says, wholly or not at all, and write down what came of it."""
    row.outcome, row.code, row.fields = "applied", "", {}
    try:
        async with transaction.begin_nested():
            await _apply(transaction, actor=actor, command=command, now=now)
    except Refusal as refusal:
        row.outcome, row.code, row.fields = "refused", refusal.code, _plain(refusal.fields)
    await transaction.flush()


async def _apply(transaction: Transaction, *, actor: Actor, command: Command, now: datetime) -> None:
    technician = await technician_of(transaction, actor=actor)
    booking = await get_booking(transaction, booking_id=command.booking_id, branch_ids=actor.branch_ids)
    if booking.technician_id != technician.id:
        raise NotYourJob
    order = await order_by_id(transaction, work_order_id=booking.work_order_id)
    match command:
        case MoveCommand():
            await _move(transaction, actor=actor, booking=booking, order=order, command=command, now=now)
        case AnswerCommand():
            await evidence.answer_step(
                transaction,
                actor=actor,
                order=order,
                step_id=command.step_id,
                answer=command.answer,
                note=command.note,
                now=believed(command.at, now=now),
            )
        case CommentCommand():
            await evidence.add_comment(
                transaction,
                actor=actor,
                order=order,
                comment_id=command.id,
                text=command.text,
                now=believed(command.at, now=now),
            )
        case AttachCommand():
            await evidence.attach(
                transaction,
                actor=actor,
                order=order,
                attachment_id=command.id,
                file_id=command.file_id,
                kind=command.what,
                caption=command.caption,
                signed_by=command.signed_by,
                now=believed(command.at, now=now),
            )
        case UsePartCommand():
            await require_own_place(transaction, technician=technician, place_id=command.place_id)
            await use_part(
                transaction,
                actor=actor,
                order=order,
                move_id=command.id,
                part_id=command.part_id,
                place_id=command.place_id,
                quantity=command.quantity,
                now=now,
            )
        case _:
            assert_never(command)


async def _move(
    transaction: Transaction, *, actor: Actor, booking: Booking, order: WorkOrder, command: MoveCommand, now: datetime
) -> None:
    place = Place(command.place.latitude, command.place.longitude) if command.place else None
    await move_booking(
        transaction,
        actor=actor,
        order=order,
        booking=booking,
        to=MOVES[command.kind],
        reason=command.reason,
        now=now,
        device_at=believed(command.at, now=now),
        place=place,
    )
    if command.kind == "arrive":
        await note_distance(transaction, actor=actor, order=order, beyond_m=FAR_FROM_SITE_M)


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value if isinstance(value, int | float | str) else str(value) for name, value in fields.items()}
