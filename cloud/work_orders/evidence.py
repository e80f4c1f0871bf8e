"""What people leave at an order while they work: answers to its steps, comments, photos, documents, signatures, times.

Ids are made by whoever writes, so that a phone that tells something twice has told it once.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from cloud.bookings import entered_times
from cloud.files.queries import get_file
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.technicians.queries import get_technician
from cloud.work_orders.errors import (
    ClosedOrder,
    IdTaken,
    NotAPhoto,
    SignatureNeedsAName,
    UnknownFile,
    UnknownTechnician,
)
from cloud.work_orders.journal import audit_order, tell_changed, write_history
from cloud.work_orders.models import WorkOrderAttachmentRow, WorkOrderCommentRow, WorkOrderRow, WorkOrderStepRow
from cloud.work_orders.proof import Question, answer_of
from cloud.work_orders.rules import OVER

PICTURES: Final = ("photo", "signature")


async def steps_of(transaction: Transaction, *, work_order_id: UUID) -> list[WorkOrderStepRow]:
    """Return the checklist of an order."""
    statement = select(WorkOrderStepRow).where(WorkOrderStepRow.work_order_id == work_order_id)
    return list((await transaction.execute(statement.order_by(WorkOrderStepRow.position))).scalars())


async def comments_of(transaction: Transaction, *, work_order_id: UUID) -> list[WorkOrderCommentRow]:
    """Return what was said about an order, oldest first."""
    statement = select(WorkOrderCommentRow).where(WorkOrderCommentRow.work_order_id == work_order_id)
    statement = statement.order_by(WorkOrderCommentRow.at, WorkOrderCommentRow.id)
    return list((await transaction.execute(statement)).scalars())


async def attachments_of(transaction: Transaction, *, work_order_id: UUID) -> list[WorkOrderAttachmentRow]:
    """Return photos, documents and signatures of an order, oldest first."""
    statement = select(WorkOrderAttachmentRow).where(WorkOrderAttachmentRow.work_order_id == work_order_id)
    statement = statement.order_by(WorkOrderAttachmentRow.at, WorkOrderAttachmentRow.id)
    return list((await transaction.execute(statement)).scalars())


async def answer_step(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    step_id: UUID,
    answer: Any,
    note: str,
    now: datetime,
    seen_version: int | None = None,
) -> WorkOrderStepRow:
    """Answer a step. A number outside its limits is kept, marked, and written into the order's history.

    Without `seen_version` (a phone that was without a network) the later answer counts; the earlier stays in the audit.

    Raises:
        NotFound, ChangedMeanwhile, ClosedOrder, BadAnswer.
    """
    await transaction.refresh(order, with_for_update=True)  # before its steps, as whoever moves the order does
    _require_open(order)
    step = await transaction.get(WorkOrderStepRow, step_id, with_for_update=True)
    if step is None or step.work_order_id != order.id:
        raise NotFound
    if seen_version is not None:
        require_same(seen=seen_version, current=step.version)
    given = answer_of(Question(step.kind, step.low, step.high, step.options), answer)
    before = {"answer": step.answer, "note": step.note}
    if step.answered_at is not None and before == {"answer": given.value, "note": note}:
        return step
    step.answer, step.note, step.is_out_of_limits = given.value, note, given.is_out_of_limits
    step.answered_by, step.answered_at = actor.name, now
    step.version += 1
    if given.is_out_of_limits:
        write_history(
            transaction, actor, order, "out_of_limits", text=f"{step.title}: {given.value} {step.unit}".strip()
        )
    after = {"step": step.title, "answer": given.value, "note": note}
    audit_order(transaction, actor, order, "work_order.step_answered", before=before, after=after)
    await transaction.flush()
    tell_changed(transaction, order)
    return step


async def add_comment(
    transaction: Transaction, *, actor: Actor, order: WorkOrderRow, comment_id: UUID, text: str, now: datetime
) -> WorkOrderCommentRow:
    """Say something about an order; the same comment may come again.

    Raises:
        IdTaken.
    """
    values = {
        "id": comment_id,
        "branch_id": order.branch_id,
        "work_order_id": order.id,
        "at": now,
        "person_name": actor.name,
        "text": text,
    }
    is_new = await _insert_once(transaction, WorkOrderCommentRow, values)
    row = await transaction.get(WorkOrderCommentRow, comment_id)
    if row is None or (row.work_order_id, row.text) != (order.id, text):
        raise IdTaken
    if is_new:
        audit_order(transaction, actor, order, "work_order.commented", after={"text": text})
        tell_changed(transaction, order)
    return row


async def attach(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    attachment_id: UUID,
    file_id: UUID,
    kind: str,
    caption: str,
    signed_by: str,
    now: datetime,
) -> WorkOrderAttachmentRow:
    """Attach an upload of the order's branch; the same attachment may come again.

    Raises:
        UnknownFile, NotAPhoto, SignatureNeedsAName, IdTaken, ClosedOrder.
    """
    _require_open(order)
    if kind == "signature" and not signed_by.strip():
        raise SignatureNeedsAName(field_errors={"signed_by": SignatureNeedsAName.code})
    try:
        file = await get_file(transaction, file_id=file_id, branch_ids=[order.branch_id])
    except NotFound as error:
        raise UnknownFile(field_errors={"file_id": UnknownFile.code}) from error
    if kind in PICTURES and not file.media_type.startswith("image/"):
        raise NotAPhoto(name=file.name, media_type=file.media_type, field_errors={"file_id": NotAPhoto.code})
    values = {
        "id": attachment_id,
        "branch_id": order.branch_id,
        "work_order_id": order.id,
        "file_id": file_id,
        "kind": kind,
        "caption": caption,
        "signed_by": signed_by.strip(),
        "at": now,
        "person_name": actor.name,
    }
    is_new = await _insert_once(transaction, WorkOrderAttachmentRow, values)
    row = await transaction.get(WorkOrderAttachmentRow, attachment_id)
    if row is None or (row.work_order_id, row.file_id, row.kind) != (order.id, file_id, kind):
        raise IdTaken
    if is_new:
        write_history(transaction, actor, order, kind, text=signed_by.strip() or caption)
        after = {"kind": kind, "sha256": file.sha256, "signed_by": signed_by.strip()}
        audit_order(transaction, actor, order, "work_order.attached", after=after)
        tell_changed(transaction, order)
    return row


async def note_word_of_customer(
    transaction: Transaction, *, actor: Actor, order: WorkOrderRow, decision: str, words: str
) -> None:
    """Write into the history that the customer `confirmed` or `disputed` the work."""
    write_history(transaction, actor, order, f"customer_{decision}", text=words)
    audit_order(transaction, actor, order, f"work_order.customer_{decision}", after={"words": words})
    await transaction.flush()
    tell_changed(transaction, order)


async def enter_time(
    transaction: Transaction,
    *,
    actor: Actor,
    order: WorkOrderRow,
    entry_id: UUID,
    technician_id: UUID,
    kind: str,
    starts_at: datetime,
    ends_at: datetime,
    note: str,
    now: datetime,
) -> None:
    """Write down a stretch of somebody's time at an order that their steps do not tell.

    Raises:
        ClosedOrder, UnknownTechnician, BadEnteredTime, TimeAlreadyTold, TimeIdTaken.
    """
    _require_open(order)
    try:
        technician = await get_technician(transaction, technician_id=technician_id, branch_ids=[order.branch_id])
    except NotFound as error:
        raise UnknownTechnician(field_errors={"technician_id": UnknownTechnician.code}) from error
    row, is_new = await entered_times.enter_time(
        transaction,
        actor=actor,
        entry_id=entry_id,
        branch_id=order.branch_id,
        work_order_id=order.id,
        technician_id=technician_id,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        note=note,
        now=now,
    )
    if is_new:
        after = {"technician": technician.name, "kind": kind, "from": row.starts_at, "until": row.ends_at, "note": note}
        audit_order(transaction, actor, order, "work_order.time_entered", after=after)
        tell_changed(transaction, order)


async def withdraw_time(
    transaction: Transaction, *, actor: Actor, order: WorkOrderRow, entry_id: UUID, now: datetime
) -> None:
    """Take a written time back.

    Raises:
        ClosedOrder, NotFound.
    """
    _require_open(order)
    row, is_new = await entered_times.withdraw_time(
        transaction, actor=actor, entry_id=entry_id, work_order_id=order.id, now=now
    )
    if is_new:
        before = {"kind": row.kind, "from": row.starts_at, "until": row.ends_at}
        audit_order(transaction, actor, order, "work_order.time_withdrawn", before=before)
        tell_changed(transaction, order)


def is_done(steps: Sequence[WorkOrderStepRow]) -> bool:
    """Tell whether every step that must be answered is."""
    return all(step.answered_at is not None for step in steps if step.is_required)


async def _insert_once(transaction: Transaction, table: type[Any], values: dict[str, Any]) -> bool:
    claim = insert(table).values(values).on_conflict_do_nothing().returning(table.id)
    return (await transaction.execute(claim)).scalar_one_or_none() is not None


def _require_open(order: WorkOrderRow) -> None:
    if order.status in OVER:
        raise ClosedOrder(number=order.number)
