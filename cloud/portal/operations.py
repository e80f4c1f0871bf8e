"""What customers do by a link: send pictures, say whether the work is right, sign for it, rate it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.files.operations import add_file
from cloud.files.pictures import MEDIA_TYPE
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.portal import queries
from cloud.portal.errors import IdUsed, NobodyCameYet, NotDoneYet, RatingIsFinal, WatchOnly, WordsNeeded
from cloud.portal.events import WorkConfirmed, WorkDisputed, WorkRated
from cloud.portal.models import AccessLinkRow, CustomerDecisionRow, CustomerRatingRow, PortalUploadRow
from cloud.portal.rules import DONE, SIGNED_WHEN, rating_open_until
from cloud.work_orders.errors import UnknownFile
from cloud.work_orders.evidence import attach, note_word_of_customer
from cloud.work_orders.queries import WorkOrder, order_by_id


async def keep_picture(
    transaction: Transaction, *, actor: Actor, link: AccessLinkRow, file_id: UUID, content: bytes, digest: str
) -> None:
    """Write down a picture that came by this link; the same picture may come again.

    Raises:
        IdUsedForAnotherFile.
    """
    await add_file(
        transaction,
        actor=actor,
        file_id=file_id,
        branch_id=link.branch_id,
        name="picture.jpg",
        content=content,
        media_type=MEDIA_TYPE,
        digest=digest,
    )
    await transaction.flush()
    row = insert(PortalUploadRow).values(file_id=file_id, branch_id=link.branch_id, link_id=link.id)
    await transaction.execute(row.on_conflict_do_nothing())


async def decide(
    transaction: Transaction,
    *,
    actor: Actor,
    link: AccessLinkRow,
    decision_id: UUID,
    decision: str,
    words: str,
    now: datetime,
) -> None:
    """Confirm or dispute work that is done; the same word may come again, a later one replaces it.

    Raises:
        WatchOnly, NotDoneYet, WordsNeeded, IdUsed.
    """
    order = await _order_to_judge(transaction, link)
    if decision == "disputed" and not words:
        raise WordsNeeded(field_errors={"words": WordsNeeded.code})
    before = await transaction.get(CustomerDecisionRow, decision_id)
    if before is not None:
        if (before.work_order_id, before.decision, before.words) != (order.id, decision, words):
            raise IdUsed
        return
    transaction.add(
        CustomerDecisionRow(
            id=decision_id,
            branch_id=link.branch_id,
            link_id=link.id,
            work_order_id=order.id,
            completed_at=order.completed_at,
            decision=decision,
            words=words,
            person_name=actor.name,
            at=now,
        )
    )
    await note_word_of_customer(transaction, actor=actor, order=order, decision=decision, words=words)
    told = {"branch_id": order.branch_id, "subject_id": order.id}
    summary = f"{order.number} {order.title}"
    if decision == "disputed":
        announce(
            transaction,
            WorkDisputed(**told, number=order.number, person_name=actor.name, words=words, summary=summary),
        )
    else:
        announce(transaction, WorkConfirmed(**told, number=order.number, person_name=actor.name, summary=summary))
    await transaction.flush()


async def sign(
    transaction: Transaction, *, actor: Actor, link: AccessLinkRow, file_id: UUID, name: str, now: datetime
) -> None:
    """Keep the customer's signature as the technician's phone would; the same may come again.

    Raises:
        WatchOnly, UnknownFile, SignatureNeedsAName, ClosedOrder, IdTaken.
        NobodyCameYet: there is nothing to sign for.
    """
    order = await _order_of(transaction, link)
    if order.status != "closed" and await queries.standing_of(transaction, order=order) not in SIGNED_WHEN:
        raise NobodyCameYet
    await require_own_upload(transaction, link=link, file_id=file_id)
    await attach(
        transaction,
        actor=actor,
        order=order,
        attachment_id=file_id,
        file_id=file_id,
        kind="signature",
        caption="",
        signed_by=name,
        now=now,
    )


async def rate(
    transaction: Transaction, *, actor: Actor, link: AccessLinkRow, score: int, words: str, now: datetime
) -> CustomerRatingRow:
    """Rate work that is done, 1 to 5; within seven days the rating may be changed.

    Raises:
        WatchOnly, NotDoneYet, RatingIsFinal.
    """
    order = await _order_to_judge(transaction, link)
    row = await queries.rating_of(transaction, work_order_id=order.id)
    if row is None:
        row = CustomerRatingRow(
            work_order_id=order.id,
            branch_id=order.branch_id,
            link_id=link.id,
            score=score,
            words=words,
            created_at=now,
            changed_at=now,
        )
        transaction.add(row)
    elif now >= rating_open_until(row.created_at):
        raise RatingIsFinal
    elif (row.score, row.words) == (score, words):
        return row
    row.score, row.words, row.changed_at = score, words, now
    await transaction.flush()
    announce(
        transaction,
        WorkRated(branch_id=order.branch_id, subject_id=order.id, score=score, summary=f"{order.number} {order.title}"),
    )
    audit.record(
        transaction,
        actor=actor,
        action="work_order.rated",
        object_kind="work_order",
        object_id=order.id,
        branch_id=order.branch_id,
        after={"score": score, "words": words},
    )
    return row


async def require_own_upload(transaction: Transaction, *, link: AccessLinkRow, file_id: UUID) -> None:
    """Raises: UnknownFile: the picture did not come by this link."""
    row = await transaction.get(PortalUploadRow, file_id)
    if row is None or row.link_id != link.id:
        raise UnknownFile(field_errors={"file_id": UnknownFile.code})


async def _order_of(transaction: Transaction, link: AccessLinkRow) -> WorkOrder:
    assert link.work_order_id is not None  # the caller came by an order's link
    if not link.may_decide:
        raise WatchOnly
    order = await order_by_id(transaction, work_order_id=link.work_order_id)
    await transaction.refresh(order, with_for_update=True)
    return order


async def _order_to_judge(transaction: Transaction, link: AccessLinkRow) -> WorkOrder:
    order = await _order_of(transaction, link)
    if order.status not in DONE or order.completed_at is None:
        raise NotDoneYet
    return order
