"""Service accounts: programs of others that speak with the API by a key. A key is `wk_<id>_<secret>`, shown once."""

import hmac
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, text

from cloud.audit import operations as audit
from cloud.branches.queries import list_branches
from cloud.foundation.actor import Actor, Reach
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.identity import queries
from cloud.identity.credential_models import ApiKeyRow, ServiceAccountRow
from cloud.identity.errors import AccountEnded, BeyondOwnRights, NotSignedIn, TooManyKeys
from cloud.identity.models import PersonRow

MARK: Final = "wk"
ID_BYTES: Final = 6
MOST_KEYS: Final = 2
USED_AGAIN_AFTER: Final = timedelta(minutes=1)
WAY: Final = "key"
FOR_PEOPLE: Final = frozenset(
    {"api_key.write", "notification.use", "organisation.write", "person.write", "phone.use", "role.write"}
)
"""What no program is given: what gives rights to others, or belongs to one person."""

Account = ServiceAccountRow
Key = ApiKeyRow


async def list_accounts(transaction: Transaction) -> list[tuple[Account, PersonRow, list[Key]]]:
    """Return the accounts by name, those that have ended last, each with its keys, newest first."""
    joined = select(ServiceAccountRow, PersonRow).join(PersonRow, PersonRow.id == ServiceAccountRow.person_id)
    ordered = joined.order_by(ServiceAccountRow.ended_at.is_not(None), PersonRow.name, PersonRow.id)
    keys: dict[UUID, list[ApiKeyRow]] = {}
    for key in (await transaction.execute(select(ApiKeyRow).order_by(ApiKeyRow.created_at.desc()))).scalars():
        keys.setdefault(key.account_id, []).append(key)
    rows = (await transaction.execute(ordered)).all()
    return [(account, person, keys.get(account.person_id, [])) for account, person in rows]


async def add_account(
    transaction: Transaction,
    *,
    actor: Actor,
    name: str,
    permissions: Collection[str],
    branch_ids: Collection[UUID] | None,
    now: datetime,
) -> tuple[Account, PersonRow]:
    """Add an account that may do this in these branches (None: in the whole organisation, its later branches too).

    Raises:
        BeyondOwnRights: the actor may not do it there, or no program may.
    """
    _require_within(actor, permissions, branch_ids)
    person_id = new_id()
    # A row of its own among people: whatever the program does names it, and nobody signs in as it.
    person = PersonRow(id=person_id, name=name, email=f"{person_id}@service.invalid", password_hash="", kind="service")
    transaction.add(person)
    await transaction.flush()
    account = ServiceAccountRow(
        person_id=person_id,
        permissions=sorted(set(permissions)),
        branch_ids=None if branch_ids is None else sorted({str(one) for one in branch_ids}),
        created_by=actor.name,
        created_at=now,
    )
    transaction.add(account)
    await transaction.flush()
    after = {"name": name, "permissions": ", ".join(account.permissions), "branches": str(account.branch_ids)}
    _write_down(transaction, actor, person_id, "service_account.added", after)
    return account, person


async def add_key(
    transaction: Transaction, *, actor: Actor, account_id: UUID, lasts: timedelta, now: datetime
) -> tuple[Key, str]:
    """Make a key and return it as it is written; with the one in use there are two, so that it can be replaced.

    Raises:
        NotFound, AccountEnded, TooManyKeys; BeyondOwnRights: the account may do more than the actor.
    """
    account = await _locked(transaction, account_id)
    if account.ended_at is not None:
        raise AccountEnded
    branch_ids = None if account.branch_ids is None else [UUID(one) for one in account.branch_ids]
    _require_within(actor, account.permissions, branch_ids)
    statement = select(ApiKeyRow).where(ApiKeyRow.account_id == account_id)
    if sum(is_live(key, now=now) for key in (await transaction.execute(statement)).scalars()) >= MOST_KEYS:
        raise TooManyKeys
    secret = secrets.token_urlsafe(32)
    key = ApiKeyRow(
        id=secrets.token_hex(ID_BYTES),
        account_id=account_id,
        secret_hash=queries.hash_of(secret),
        created_by=actor.name,
        created_at=now,
        expires_at=now + lasts,
    )
    transaction.add(key)
    await transaction.flush()
    _write_down(transaction, actor, account_id, "api_key.made", {"key": key.id, "expires_at": key.expires_at})
    return key, f"{MARK}_{key.id}_{secret}"


async def revoke_key(transaction: Transaction, *, actor: Actor, account_id: UUID, key_id: str, now: datetime) -> None:
    """Close a key at once; one that is closed stays as it is.

    Raises:
        NotFound.
    """
    await _locked(transaction, account_id)
    key = await transaction.get(ApiKeyRow, key_id, with_for_update=True)
    if key is None or key.account_id != account_id:
        raise NotFound
    if key.revoked_at is not None:
        return
    key.revoked_at = now
    await _over(transaction, account_id)
    _write_down(transaction, actor, account_id, "api_key.revoked", {"key": key.id})


async def end_account(transaction: Transaction, *, actor: Actor, account_id: UUID, now: datetime) -> None:
    """End an account and all its keys at once, for good.

    Raises:
        NotFound.
    """
    account = await _locked(transaction, account_id)
    if account.ended_at is not None:
        return
    account.ended_at = now
    await _over(transaction, account_id)
    _write_down(transaction, actor, account_id, "service_account.ended", {})


async def actor_of_key(transaction: Transaction, *, written: str, now: datetime) -> Actor:
    """Return the program that speaks with this key.

    Raises:
        NotSignedIn: there is no such key, it has expired or was revoked, or its account has ended.
    """
    mark, _, rest = written.partition("_")
    key_id, _, secret = rest.partition("_")
    key = await transaction.get(ApiKeyRow, key_id) if mark == MARK else None
    is_right = key is not None and hmac.compare_digest(key.secret_hash, queries.hash_of(secret))
    if key is None or not is_right or not is_live(key, now=now):
        raise NotSignedIn
    account = await transaction.get_one(ServiceAccountRow, key.account_id)
    if account.ended_at is not None:
        raise NotSignedIn
    if key.last_used_at is None or now - key.last_used_at > USED_AGAIN_AFTER:
        key.last_used_at = now
    person = await queries.person_by_id(transaction, person_id=account.person_id)
    branch_ids = (
        frozenset(branch.id for branch in await list_branches(transaction))
        if account.branch_ids is None
        else frozenset(UUID(one) for one in account.branch_ids)
    )
    reach = Reach(is_organisation=account.branch_ids is None, branch_ids=branch_ids)
    return Actor(
        person_id=person.id,
        name=person.name,
        language=person.language,
        branch_ids=branch_ids,
        permissions=frozenset(account.permissions),
        via=WAY,
        held=dict.fromkeys(account.permissions, reach),
    )


def is_live(key: Key, *, now: datetime) -> bool:
    """Tell whether the key opens anything."""
    return key.revoked_at is None and now < key.expires_at


def _require_within(actor: Actor, permissions: Collection[str], branch_ids: Collection[UUID] | None) -> None:
    places = [None] if branch_ids is None else list(branch_ids)
    if FOR_PEOPLE & set(permissions) or not all(actor.may(word, place) for word in permissions for place in places):
        raise BeyondOwnRights


async def _locked(transaction: Transaction, account_id: UUID) -> ServiceAccountRow:
    account = await transaction.get(ServiceAccountRow, account_id, with_for_update=True)
    if account is None:
        raise NotFound
    return account


async def _over(transaction: Transaction, account_id: UUID) -> None:
    """Tell every web program, so that event streams of the account ask at once whether they may go on."""
    await transaction.flush()
    await transaction.execute(text("SELECT pg_notify('mafundi_person', :id)"), {"id": str(account_id)})


def _write_down(
    transaction: Transaction, actor: Actor, account_id: UUID, action: str, after: Mapping[str, object]
) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="service_account",
        object_id=account_id,
        branch_id=None,
        after=after,
    )
