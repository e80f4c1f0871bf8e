"""Routes of personal data: what is held of somebody, and taking it out."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from cloud.audit import operations as audit
from cloud.branches.queries import list_branches
from cloud.foundation.errors import Forbidden
from cloud.foundation.paging import Page
from cloud.foundation.request import ActorRoute, Context, allowed, fresh_proof
from cloud.foundation.settings import OutwardSettings
from cloud.privacy import operations, queries
from cloud.privacy.payloads import DataSubject, Erased, Erasing, PersonalData, Retention

router = APIRouter(prefix="/privacy", tags=["privacy"], route_class=ActorRoute)

MANAGE = "privacy.manage"


def _installed(request: Request) -> OutwardSettings:
    settings: OutwardSettings = request.app.state.settings
    return settings


InstalledSettings = Annotated[OutwardSettings, Depends(_installed)]


@router.get("/people", response_model=Page[DataSubject], dependencies=[allowed(MANAGE)], summary="Of whom data is held")
async def list_people(context: Context) -> Page[DataSubject]:
    """Return everybody who signs in or did, by name."""
    await _require_whole_organisation(context)
    return Page(items=[DataSubject.model_validate(one) for one in await queries.people(context.transaction)])


@router.get(
    "/people/{person_id}/data",
    response_model=PersonalData,
    dependencies=[allowed(MANAGE), fresh_proof()],
    summary="All that is held of a person",
)
async def get_person_data(person_id: UUID, context: Context, response: Response) -> PersonalData:
    """Return every row about a person or made by them, as a file; that it was given out is audited."""
    await _require_whole_organisation(context)
    person = await queries.subject_row(context.transaction, table="person", subject_id=person_id)
    held = await queries.held_of_person(context.transaction, person=person)
    return _given_out(context, response, kind="person", subject_id=person_id, held=held)


@router.post(
    "/people/{person_id}/erasure",
    response_model=Erased,
    dependencies=[allowed(MANAGE), fresh_proof()],
    summary="Erase a person",
)
async def erase_person(person_id: UUID, body: Erasing, context: Context) -> Erased:
    """Take out whatever names or describes a person. Ledgers and the audit keep what was done, and verify."""
    await _require_whole_organisation(context)
    counts, shared = await operations.erase_person(
        context.transaction, actor=context.actor, person_id=person_id, confirmed_name=body.name, now=context.now
    )
    return Erased(tables={name: count for name, count in counts.items() if count}, are_names_left=shared)


@router.get(
    "/customers/{customer_id}/data",
    response_model=PersonalData,
    dependencies=[allowed(MANAGE), fresh_proof()],
    summary="All that is held of a customer",
)
async def get_customer_data(customer_id: UUID, context: Context, response: Response) -> PersonalData:
    """Return every row about a customer, as a file; that it was given out is audited."""
    await _require_whole_organisation(context)
    await queries.subject_row(context.transaction, table="customer", subject_id=customer_id)
    held = await queries.held_of_customer(context.transaction, customer_id=customer_id)
    return _given_out(context, response, kind="customer", subject_id=customer_id, held=held)


@router.post(
    "/customers/{customer_id}/erasure",
    response_model=Erased,
    dependencies=[allowed(MANAGE), fresh_proof()],
    summary="Erase a customer's people",
)
async def erase_customer(customer_id: UUID, body: Erasing, context: Context) -> Erased:
    """Take out whatever names or describes a customer's people; issued invoices stay as they are."""
    await _require_whole_organisation(context)
    counts = await operations.erase_customer(
        context.transaction, actor=context.actor, customer_id=customer_id, confirmed_name=body.name, now=context.now
    )
    return Erased(tables={name: count for name, count in counts.items() if count}, are_names_left=False)


@router.get("/retention", response_model=Retention, dependencies=[allowed(MANAGE)], summary="What goes with age")
async def get_retention(context: Context, settings: InstalledSettings) -> Retention:
    """Return after how many days positions, pictures, contacts and the audit's names go by themselves."""
    del context
    return Retention(
        positions_days=settings.position_retention_days,
        pictures_days=settings.picture_retention_days,
        contacts_days=settings.contact_retention_days,
        audit_days=settings.audit_retention_days,
    )


def _given_out(
    context: Context, response: Response, *, kind: str, subject_id: UUID, held: dict[str, list[dict[str, object]]]
) -> PersonalData:
    audit.record(
        context.transaction,
        actor=context.actor,
        action=f"{kind}.data_exported",
        object_kind=kind,
        object_id=subject_id,
        branch_id=None,
        after={"rows": sum(len(rows) for rows in held.values())},
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}-{subject_id}.json"'
    return PersonalData(subject_id=subject_id, at=context.now, held=held)


async def _require_whole_organisation(context: Context) -> None:
    """What is held of somebody lies in every branch: who acts in some of them would see, or erase, a part.

    Raises:
        Forbidden.
    """
    everywhere = {branch.id for branch in await list_branches(context.transaction)}
    if everywhere - context.actor.branch_ids:
        raise Forbidden(permission=MANAGE)
