"""Signing in: who tries, whether the second factor speaks against it, and the session that begins."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cloud.foundation.database import Transaction
from cloud.foundation.errors import Refusal
from cloud.foundation.sealing import Sealer
from cloud.identity import factors, queries
from cloud.identity.errors import WrongCredentials
from cloud.identity.models import PersonRow, SessionRow
from cloud.identity.operations import open_session, remember_browser


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who an address belongs to, if to anybody, and whether they have signed in in this browser before."""

    person_id: UUID | None = None
    password_hash: str | None = None
    is_browser_known: bool = False


@dataclass(frozen=True, slots=True)
class Caller:
    """Where somebody signs in from, and how."""

    user_agent: str
    address: str
    is_phone: bool
    browser: str
    way: str = "password"


async def attempt_of(transaction: Transaction, *, email: str, browser: str) -> Attempt:
    """Return what is known about who tries."""
    person = await queries.person_by_email(transaction, email=email)
    if person is None or person.kind != "person":
        return Attempt()
    is_known = bool(browser) and await queries.knows_browser(transaction, person_id=person.id, secret=browser)
    return Attempt(person.id, person.password_hash, is_known)


async def finish(
    transaction: Transaction, *, attempt: Attempt, code: str, caller: Caller, sealer: Sealer, now: datetime
) -> tuple[str, SessionRow, PersonRow] | Refusal:
    """Begin the session of an attempt whose password was right, unless the second factor speaks against it.

    Raises:
        WrongCredentials: the password has changed meanwhile, or the person may no longer sign in.
    """
    if attempt.person_id is None:
        raise WrongCredentials
    person = await queries.person_by_id(transaction, person_id=attempt.person_id)
    if person.password_hash != attempt.password_hash or not person.is_active:
        raise WrongCredentials
    refusal = await factors.what_speaks_against(transaction, person_id=person.id, code=code, sealer=sealer, now=now)
    return refusal or await begin(transaction, person=person, caller=caller, now=now)


async def begin(
    transaction: Transaction, *, person: PersonRow, caller: Caller, now: datetime
) -> tuple[str, SessionRow, PersonRow]:
    """Begin a session of somebody who has proved who they are."""
    owned = await factors.factors_of(transaction, person_id=person.id)
    secret, session = await open_session(
        transaction,
        person_id=person.id,
        user_agent=caller.user_agent,
        now=now,
        is_phone=caller.is_phone,
        address=caller.address,
        way=caller.way,
        # A phone's session may do what a technician may, and whoever comes from outside has their factors there.
        must_enrol=owned.is_missing and not caller.is_phone and caller.way != "outside",
    )
    await remember_browser(transaction, person_id=person.id, secret=caller.browser, now=now)
    return secret, session, person
