"""Routes of service accounts and their keys, and of how the organisation wants its people to sign in."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import ConfigDict, Field

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.idempotency import shows_secret
from cloud.foundation.paging import Page
from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime
from cloud.foundation.request import ActorRoute, Context, allowed, fresh_proof
from cloud.identity import factors, service_accounts
from cloud.identity.account_payloads import NewSignInPolicy, SignInPolicy
from cloud.identity.models import PersonRow
from cloud.identity.service_accounts import Account, Key

router = APIRouter(prefix="/service-accounts", tags=["service accounts"], route_class=ActorRoute)
policies = APIRouter(prefix="/organisation/sign-in", tags=["organisation"], route_class=ActorRoute)

READS = [allowed("api_key.read")]
WRITES = [allowed("api_key.write"), fresh_proof()]
ENDS = [allowed("api_key.write")]
Days = Annotated[int, Field(ge=1, le=365)]


class ApiKey(ResponseBody):
    """A key of a service account; its secret is kept nowhere."""

    id: str
    created_by: str
    created_at: UtcTime
    expires_at: UtcTime
    last_used_at: UtcTime | None
    revoked_at: UtcTime | None


class ServiceAccount(ResponseBody):
    """A program of somebody else: what it may do, where (null: in the whole organisation), and its keys."""

    id: UUID
    name: str
    permissions: list[str]
    branch_ids: list[UUID] | None
    created_by: str
    created_at: UtcTime
    ended_at: UtcTime | None
    keys: list[ApiKey]


class NewServiceAccount(RequestBody):
    """A service account to add: no more than you may do, in your branches."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"name": "ERP", "permissions": ["work_order.read", "invoice.read"], "branch_ids": None}
        }
    )

    name: str = Field(min_length=1, max_length=200)
    permissions: list[Annotated[str, Field(max_length=60)]] = Field(min_length=1, max_length=100)
    branch_ids: list[UUID] | None = Field(default=None, max_length=200)


class NewKey(RequestBody):
    """How long the key lasts."""

    model_config = ConfigDict(json_schema_extra={"example": {"days": 90}})

    days: Days = 90


class ShownKey(ResponseBody):
    """A new key, shown this once; it goes into the header `Authorization: Bearer <key>`."""

    id: str
    key: str
    expires_at: UtcTime


@router.get("", response_model=Page[ServiceAccount], dependencies=READS, summary="List service accounts")
async def list_accounts(context: Context) -> Page[ServiceAccount]:
    """Return all accounts with their keys, by name; those that have ended come last."""
    rows = await service_accounts.list_accounts(context.transaction)
    return Page(items=[_payload(*row) for row in rows])


@router.post("", response_model=ServiceAccount, status_code=201, dependencies=WRITES, summary="Add a service account")
async def add_account(body: NewServiceAccount, context: Context) -> ServiceAccount:
    """Add an account for a program; keys are made for it apart."""
    account, person = await service_accounts.add_account(
        context.transaction, actor=context.actor, now=context.now, **body.model_dump()
    )
    return _payload(account, person, [])


@router.delete("/{account_id}", status_code=204, dependencies=ENDS, summary="End a service account")
async def end_account(account_id: UUID, context: Context) -> None:
    """End the account and its keys at once, for good."""
    await service_accounts.end_account(context.transaction, actor=context.actor, account_id=account_id, now=context.now)


@router.post("/{account_id}/keys", response_model=ShownKey, status_code=201, dependencies=WRITES, summary="Make a key")
@shows_secret
async def add_key(account_id: UUID, body: NewKey, context: Context) -> ShownKey:
    """Make a key, shown this once; beside the one in use there may be one that replaces it."""
    key, written = await service_accounts.add_key(
        context.transaction,
        actor=context.actor,
        account_id=account_id,
        lasts=timedelta(days=body.days),
        now=context.now,
    )
    return ShownKey(id=key.id, key=written, expires_at=key.expires_at)


@router.delete("/{account_id}/keys/{key_id}", status_code=204, dependencies=ENDS, summary="Revoke a key")
async def revoke_key(account_id: UUID, key_id: str, context: Context) -> None:
    """Close a key at once."""
    await service_accounts.revoke_key(
        context.transaction, actor=context.actor, account_id=account_id, key_id=key_id, now=context.now
    )


@policies.get(
    "", response_model=SignInPolicy, dependencies=[allowed("organisation.write")], summary="How people sign in"
)
async def get_policy(context: Context, response: Response) -> SignInPolicy:
    """Return whether the roles that can do most harm need a second factor."""
    return _policy(response, await factors.policy(context.transaction))


@policies.put(
    "",
    response_model=SignInPolicy,
    dependencies=[allowed("organisation.write"), fresh_proof()],
    summary="Say how people sign in",
)
async def set_policy(
    body: NewSignInPolicy, context: Context, response: Response, seen_version: SeenVersion
) -> SignInPolicy:
    """Say whether those roles need a second factor; it holds from each one's next sign-in on."""
    row = await factors.set_policy(
        context.transaction,
        actor=context.actor,
        needs_second_factor=body.needs_second_factor,
        seen_version=seen_version,
    )
    return _policy(response, row)


def _payload(account: Account, person: PersonRow, keys: list[Key]) -> ServiceAccount:
    return ServiceAccount(
        id=account.person_id,
        name=person.name,
        permissions=account.permissions,
        branch_ids=None if account.branch_ids is None else [UUID(one) for one in account.branch_ids],
        created_by=account.created_by,
        created_at=account.created_at,
        ended_at=account.ended_at,
        keys=[ApiKey.model_validate(key) for key in keys],
    )


def _policy(response: Response, row: factors.Policy) -> SignInPolicy:
    set_etag(response, row.version)
    return SignInPolicy(
        needs_second_factor=row.needs_second_factor, roles=sorted(factors.NEEDS_ONE), version=row.version
    )
