"""The guard before `completed`: the proof that a kind of job asks for is there, or somebody who may waives it."""

from cloud.assets.queries import sites_by_id
from cloud.bookings.queries import Arrival, arrivals_of
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.places import distance_m
from cloud.work_orders.categories import category_by_id
from cloud.work_orders.errors import ProofMissing
from cloud.work_orders.evidence import attachments_of, steps_of
from cloud.work_orders.journal import audit_order, write_history
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.proof import NO_POLICY, Missing, Proof, ProofPolicy, missing, words_of

MAY_WAIVE = "work_order.waive_proof"


async def missing_proof(transaction: Transaction, *, order: WorkOrderRow) -> list[Missing]:
    """Return what the order lacks before it counts as done."""
    return missing(
        await policy_of(transaction, order=order),
        await proof_of(transaction, order=order),
    )


async def proof_of(transaction: Transaction, *, order: WorkOrderRow) -> Proof:
    """Return what proves the work; after a reopening, what was attached before it proves nothing any more."""
    steps = await steps_of(transaction, work_order_id=order.id)
    attachments = [
        one
        for one in await attachments_of(transaction, work_order_id=order.id)
        if order.reopened_at is None or one.at >= order.reopened_at
    ]
    return Proof(
        open_steps=[step.title for step in steps if step.is_required and step.answered_at is None],
        photo_count=sum(one.kind == "photo" for one in attachments),
        has_signature=any(one.kind == "signature" for one in attachments),
        distance_m=await distance_to_site(transaction, order=order),
        is_site_known=await _place_of_site(transaction, order=order) is not None,
    )


async def policy_of(transaction: Transaction, *, order: WorkOrderRow) -> ProofPolicy:
    """Return what the order's kind asks for."""
    category = await category_by_id(transaction, category_id=order.category_id)
    return ProofPolicy(category.photo_count, category.needs_signature, category.radius_m) if category else NO_POLICY


async def note_distance(transaction: Transaction, *, actor: Actor, order: WorkOrderRow, beyond_m: float) -> None:
    """Write into the history that whoever arrived just now is far from the site."""
    place = await _place_of_site(transaction, order=order)
    arrivals = await arrivals_of(transaction, work_order_id=order.id)
    distance = _distance(arrivals[-1], place) if arrivals and place else None
    if distance is not None and distance > beyond_m:
        write_history(transaction, actor, order, "far_from_site", text=f"{round(distance)} m")


async def require_proof(transaction: Transaction, *, actor: Actor, order: WorkOrderRow, reason: str = "") -> None:
    """Raises: ProofMissing: and nobody who may waived it by giving a reason."""
    lacking = await missing_proof(transaction, order=order)
    if not lacking:
        return
    words = words_of(lacking)
    may_waive = actor.may(MAY_WAIVE, order.branch_id, site_id=order.site_id)
    if not may_waive or not reason.strip():
        raise ProofMissing(number=order.number, missing=words)
    write_history(transaction, actor, order, "proof_waived", text=f"{reason.strip()} ({words})")
    audit_order(transaction, actor, order, "work_order.proof_waived", after={"reason": reason, "missing": words})


async def distance_to_site(transaction: Transaction, *, order: WorkOrderRow) -> float | None:
    """Return how far from the site somebody last arrived who told a position, in metres; None: nobody, or no place.

    Who came before a failed repair proves nothing about the next one.
    """
    place = await _place_of_site(transaction, order=order)
    if place is None:
        return None
    arrivals = await arrivals_of(transaction, work_order_id=order.id)
    told = [_distance(one, place) for one in arrivals if order.reopened_at is None or one.at >= order.reopened_at]
    return next((distance for distance in reversed(told) if distance is not None), None)


async def _place_of_site(transaction: Transaction, *, order: WorkOrderRow) -> tuple[float, float] | None:
    if order.site_id is None:
        return None
    site = (await sites_by_id(transaction, site_ids={order.site_id})).get(order.site_id)
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


def _distance(arrival: Arrival, place: tuple[float, float]) -> float | None:
    if arrival.latitude is None or arrival.longitude is None:
        return None
    return distance_m((arrival.latitude, arrival.longitude), place)
