"""Routes of what is done at an order: its checklist, comments, attachments, times, proof."""

from uuid import UUID

from fastapi import APIRouter, Response

from cloud.bookings.counted_times import times_of_orders
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.identifiers import new_id
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.technicians.queries import technician_names
from cloud.work_orders import completion, evidence, queries, verification
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.work_payloads import (
    Attachment,
    Comment,
    MissingProof,
    NewAttachment,
    NewComment,
    NewTimeEntry,
    OrderStep,
    ProofOfOrder,
    StepAnswer,
    TimeEntry,
    Verification,
)

router = APIRouter(tags=["work at an order"], route_class=ActorRoute)
READS = [allowed("work_order.read", of_sites=True)]
WRITES = [allowed("work_order.write", of_sites=True)]


@router.get(
    "/work-orders/{work_order_id}/steps", response_model=Page[OrderStep], dependencies=READS, summary="The checklist"
)
async def list_steps(work_order_id: UUID, context: Context) -> Page[OrderStep]:
    """Return the steps of an order in order."""
    order = await _order(context, work_order_id)
    rows = await evidence.steps_of(context.transaction, work_order_id=order.id)
    return Page(items=[OrderStep.model_validate(row) for row in rows])


@router.put(
    "/work-orders/{work_order_id}/steps/{step_id}",
    response_model=OrderStep,
    dependencies=WRITES,
    summary="Answer a step",
)
async def answer_step(
    work_order_id: UUID,
    step_id: UUID,
    body: StepAnswer,
    context: Context,
    response: Response,
    seen_version: SeenVersion,
) -> OrderStep:
    """Answer a step; a number outside its limits is kept and marked."""
    row = await evidence.answer_step(
        context.transaction,
        actor=context.actor,
        order=await _order(context, work_order_id),
        step_id=step_id,
        answer=body.answer,
        note=body.note,
        now=context.now,
        seen_version=seen_version,
    )
    set_etag(response, row.version)
    return OrderStep.model_validate(row)


@router.get(
    "/work-orders/{work_order_id}/comments", response_model=Page[Comment], dependencies=READS, summary="The comments"
)
async def list_comments(work_order_id: UUID, context: Context) -> Page[Comment]:
    """Return what was said about an order, oldest first."""
    order = await _order(context, work_order_id)
    rows = await evidence.comments_of(context.transaction, work_order_id=order.id)
    return Page(items=[Comment.model_validate(row) for row in rows])


@router.post(
    "/work-orders/{work_order_id}/comments",
    response_model=Comment,
    status_code=201,
    dependencies=WRITES,
    summary="Comment on an order",
)
async def add_comment(work_order_id: UUID, body: NewComment, context: Context) -> Comment:
    """Say something about an order."""
    row = await evidence.add_comment(
        context.transaction,
        actor=context.actor,
        order=await _order(context, work_order_id),
        comment_id=body.id or new_id(),
        text=body.text,
        now=context.now,
    )
    return Comment.model_validate(row)


@router.get(
    "/work-orders/{work_order_id}/attachments",
    response_model=Page[Attachment],
    dependencies=READS,
    summary="Photos, documents, signatures",
)
async def list_attachments(work_order_id: UUID, context: Context) -> Page[Attachment]:
    """Return what is attached to an order, oldest first."""
    order = await _order(context, work_order_id)
    rows = await evidence.attachments_of(context.transaction, work_order_id=order.id)
    return Page(items=[Attachment.model_validate(row) for row in rows])


@router.post(
    "/work-orders/{work_order_id}/attachments",
    response_model=Attachment,
    status_code=201,
    dependencies=WRITES,
    summary="Attach an upload",
)
async def attach(work_order_id: UUID, body: NewAttachment, context: Context) -> Attachment:
    """Attach an upload of the order's branch."""
    row = await evidence.attach(
        context.transaction,
        actor=context.actor,
        order=await _order(context, work_order_id),
        attachment_id=body.id or new_id(),
        file_id=body.file_id,
        kind=body.kind,
        caption=body.caption,
        signed_by=body.signed_by,
        now=context.now,
    )
    return Attachment.model_validate(row)


@router.get(
    "/work-orders/{work_order_id}/proof",
    response_model=ProofOfOrder,
    dependencies=READS,
    summary="What lacks before it is done",
)
async def get_proof(work_order_id: UUID, context: Context) -> ProofOfOrder:
    """Return what an order still lacks before it can be completed."""
    order = await _order(context, work_order_id)
    lacking = await completion.missing_proof(context.transaction, order=order)
    return ProofOfOrder(
        missing=[MissingProof.model_validate(one) for one in lacking],
        distance_m=await completion.distance_to_site(context.transaction, order=order),
    )


@router.get(
    "/work-orders/{work_order_id}/times", response_model=Page[TimeEntry], dependencies=READS, summary="The time entries"
)
async def list_times(work_order_id: UUID, context: Context) -> Page[TimeEntry]:
    """Return travel, work and breaks of everybody at the order: what their steps tell, and what was written down."""
    order = await _order(context, work_order_id)
    return await _times(context, order)


@router.post(
    "/work-orders/{work_order_id}/times",
    response_model=Page[TimeEntry],
    status_code=201,
    dependencies=WRITES,
    summary="Write a time down",
)
async def enter_time(work_order_id: UUID, body: NewTimeEntry, context: Context) -> Page[TimeEntry]:
    """Write down a time that no step told; the answer is all times of the order."""
    order = await _order(context, work_order_id)
    await evidence.enter_time(
        context.transaction,
        actor=context.actor,
        order=order,
        entry_id=body.id or new_id(),
        technician_id=body.technician_id,
        kind=body.kind,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
        note=body.note,
        now=context.now,
    )
    return await _times(context, order)


@router.delete(
    "/work-orders/{work_order_id}/times/{time_id}", status_code=204, dependencies=WRITES, summary="Take a time back"
)
async def withdraw_time(work_order_id: UUID, time_id: UUID, context: Context) -> None:
    """Take back a time that a person wrote down; what steps told stays."""
    order = await _order(context, work_order_id)
    await evidence.withdraw_time(
        context.transaction, actor=context.actor, order=order, entry_id=time_id, now=context.now
    )


@router.get(
    "/work-orders/{work_order_id}/verifications",
    response_model=Page[Verification],
    dependencies=READS,
    summary="Whether the repair holds",
)
async def list_verifications(work_order_id: UUID, context: Context) -> Page[Verification]:
    """Return the windows in which the machine's signal was or is watched, oldest first."""
    order = await _order(context, work_order_id)
    rows = await verification.verifications_of(context.transaction, work_order_id=order.id)
    return Page(items=[Verification.model_validate(row) for row in rows])


async def _order(context: Context, work_order_id: UUID) -> WorkOrderRow:
    return await queries.get_order(
        context.transaction, work_order_id=work_order_id, branch_ids=context.actor.branch_ids
    )


async def _times(context: Context, order: WorkOrderRow) -> Page[TimeEntry]:
    found = await times_of_orders(context.transaction, work_order_ids=[order.id])
    names = await technician_names(context.transaction, technician_ids={one.technician_id for one in found})
    return Page(
        items=[
            TimeEntry(
                id=one.written.id if one.written else None,
                entered_by=one.written.entered_by if one.written else "",
                note=one.written.note if one.written else "",
                technician_name=names[one.technician_id],
                kind=one.kind,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                minutes=round(one.lasting(context.now).total_seconds() / 60),
            )
            for one in found
        ]
    )
