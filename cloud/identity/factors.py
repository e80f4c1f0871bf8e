"""Second factors: an authenticator app with recovery codes, and who must have one."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.concurrency import require_same
from cloud.foundation.database import Transaction
from cloud.foundation.errors import Refusal
from cloud.foundation.sealing import CannotOpen, Sealer
from cloud.identity import queries, totp
from cloud.identity.credential_models import AuthenticatorRow, PasskeyRow, RecoveryCodeRow, SignInPolicyRow
from cloud.identity.errors import (
    LastSecondFactor,
    NoSecretKey,
    NothingToConfirm,
    SecondFactorExists,
    SecondFactorNeeded,
    TooManyCodes,
    WrongCode,
)
from cloud.identity.models import SessionRow
from cloud.permissions.queries import grants_of

NEEDS_ONE: Final = frozenset({"super_admin", "operations_manager", "accountant"})
"""Roles of which the organisation may ask for a second factor."""
RECOVERY_CODES: Final = 10
RECOVERY_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_GROUPS: Final = 4
RECOVERY_GROUP: Final = 4
MOST_WRONG: Final = 5
WAITS: Final = timedelta(minutes=5)

Policy = SignInPolicyRow


@dataclass(frozen=True, slots=True)
class Factors:
    """What a person has besides a password, and whether their role must have some of it."""

    has_authenticator: bool
    passkeys: int
    recovery_codes_left: int
    is_needed: bool

    @property
    def is_missing(self) -> bool:
        """Tell whether something is needed and nothing is there."""
        return self.is_needed and not self.has_authenticator and not self.passkeys


async def policy(transaction: Transaction) -> Policy:
    """Return how the organisation wants its people to sign in."""
    return await transaction.get(SignInPolicyRow, True) or SignInPolicyRow(needs_second_factor=False, version=0)


async def set_policy(transaction: Transaction, *, actor: Actor, needs_second_factor: bool, seen_version: int) -> Policy:
    """Say whether the roles that can do most harm need a second factor; it holds from their next sign-in on.

    Raises:
        ChangedMeanwhile.
    """
    # The row is made by the first who sets it; two at once find it.
    await transaction.execute(insert(SignInPolicyRow).values(version=0).on_conflict_do_nothing())
    row = await transaction.get_one(SignInPolicyRow, True, with_for_update=True)
    require_same(seen=seen_version, current=row.version)
    before, row.needs_second_factor = row.needs_second_factor, needs_second_factor
    row.version += 1
    await transaction.flush()
    audit.record(
        transaction,
        actor=actor,
        action="sign_in_policy.set",
        object_kind="organisation",
        object_id="sign_in_policy",
        branch_id=None,
        before={"needs_second_factor": before},
        after={"needs_second_factor": needs_second_factor},
    )
    return row


async def factors_of(transaction: Transaction, *, person_id: UUID) -> Factors:
    """Return what a person has besides a password."""
    app = await transaction.get(AuthenticatorRow, person_id)
    passkeys = select(func.count()).where(PasskeyRow.person_id == person_id)
    left = select(func.count()).where(RecoveryCodeRow.person_id == person_id, RecoveryCodeRow.used_at.is_(None))
    is_asked = (await policy(transaction)).needs_second_factor
    grants = await grants_of(transaction, person_id=person_id) if is_asked else []
    return Factors(
        has_authenticator=app is not None and app.confirmed_at is not None,
        passkeys=(await transaction.execute(passkeys)).scalar_one(),
        recovery_codes_left=(await transaction.execute(left)).scalar_one(),
        is_needed=any(grant.role in NEEDS_ONE for grant in grants),
    )


async def begin_authenticator(transaction: Transaction, *, person_id: UUID, sealer: Sealer) -> bytes:
    """Make the seed of an authenticator app, which counts once a code of it was told, and return it.

    Raises:
        NoSecretKey, SecondFactorExists.
    """
    if not sealer.can_seal:
        raise NoSecretKey
    app = await _app(transaction, person_id)
    if app is not None and app.confirmed_at is not None:
        raise SecondFactorExists
    seed = secrets.token_bytes(totp.SEED_BYTES)
    sealed = sealer.seal(seed, about=_about(person_id))
    if app is None:
        transaction.add(AuthenticatorRow(person_id=person_id, seed_sealed=sealed))
    else:
        app.seed_sealed, app.last_step = sealed, 0
    await transaction.flush()
    return seed


async def confirm_authenticator(
    transaction: Transaction, *, actor: Actor, code: str, sealer: Sealer, now: datetime
) -> list[str]:
    """Take the app into use with a first code of it, and return the recovery codes.

    Raises:
        NothingToConfirm, WrongCode.
    """
    app = await _app(transaction, actor.person_id)
    if app is None or app.confirmed_at is not None:
        raise NothingToConfirm
    step = totp.step_of_code(_seed(app, sealer), code.strip(), now=now, after_step=app.last_step)
    if step is None:
        raise WrongCode(field_errors={"code": WrongCode.code})
    app.last_step, app.confirmed_at = step, now
    await enrolled(transaction, person_id=actor.person_id)
    _write_down(transaction, actor, "person.authenticator_added")
    return await renew_recovery_codes(transaction, actor=actor)


async def renew_recovery_codes(transaction: Transaction, *, actor: Actor) -> list[str]:
    """Return new recovery codes; the former ones are over, and these are kept as hashes alone.

    Raises:
        NothingToConfirm: there is no authenticator app that they would stand in for.
    """
    app = await _app(transaction, actor.person_id)
    if app is None or app.confirmed_at is None:
        raise NothingToConfirm
    await transaction.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.person_id == actor.person_id))
    codes = [_new_recovery_code() for _ in range(RECOVERY_CODES)]
    hashes = [queries.hash_of(_plain(code)) for code in codes]
    transaction.add_all(RecoveryCodeRow(person_id=actor.person_id, code_hash=one) for one in hashes)
    await transaction.flush()
    _write_down(transaction, actor, "person.recovery_codes_made")
    return codes


async def remove_authenticator(transaction: Transaction, *, actor: Actor, person_id: UUID) -> None:
    """Take a person's authenticator app and recovery codes out of use.

    Raises:
        NothingToConfirm: there is none.
        LastSecondFactor: their own, which their role needs.
    """
    app = await _app(transaction, person_id)
    if app is None:
        raise NothingToConfirm
    factors = await factors_of(transaction, person_id=person_id)
    if person_id == actor.person_id and factors.is_needed and not factors.passkeys:
        raise LastSecondFactor
    await transaction.delete(app)
    await transaction.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.person_id == person_id))
    await transaction.flush()
    _write_down(transaction, actor, "person.authenticator_removed", about=person_id)


async def what_speaks_against(
    transaction: Transaction, *, person_id: UUID, code: str, sealer: Sealer, now: datetime
) -> Refusal | None:
    """Look at the code that goes with a right password; a wrong one is counted, so the caller commits and then raises.

    Without an authenticator app nothing is asked for. A code is taken once: the next has to be of a later time step.
    """
    app = await _app(transaction, person_id)
    if app is None or app.confirmed_at is None:
        return None
    if not code.strip():
        return SecondFactorNeeded()
    if app.waits_until is not None and now < app.waits_until:
        return TooManyCodes()
    if await _is_right(transaction, app, code.strip(), sealer, now):
        app.wrong_codes, app.waits_until = 0, None
        return None
    app.wrong_codes += 1
    if app.wrong_codes >= MOST_WRONG:
        app.wrong_codes, app.waits_until = 0, now + WAITS
    await transaction.flush()
    return WrongCode(field_errors={"code": WrongCode.code})


async def _is_right(transaction: Transaction, app: AuthenticatorRow, code: str, sealer: Sealer, now: datetime) -> bool:
    if totp.is_code(code):
        step = totp.step_of_code(_seed(app, sealer), code, now=now, after_step=app.last_step)
        app.last_step = step or app.last_step
        return step is not None
    used = (
        update(RecoveryCodeRow)
        .where(
            RecoveryCodeRow.person_id == app.person_id,
            RecoveryCodeRow.code_hash == queries.hash_of(_plain(code)),
            RecoveryCodeRow.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return (await transaction.execute(used.returning(RecoveryCodeRow.code_hash))).first() is not None


async def _app(transaction: Transaction, person_id: UUID) -> AuthenticatorRow | None:
    return await transaction.get(AuthenticatorRow, person_id, with_for_update=True, populate_existing=True)


async def enrolled(transaction: Transaction, *, person_id: UUID) -> None:
    """Let sessions do everything that waited for a second factor."""
    await transaction.execute(update(SessionRow).where(SessionRow.person_id == person_id).values(must_enrol=False))


def _seed(app: AuthenticatorRow, sealer: Sealer) -> bytes:
    try:
        return sealer.open(app.seed_sealed, about=_about(app.person_id))
    except CannotOpen:
        raise NoSecretKey from None


def _about(person_id: UUID) -> str:
    return f"authenticator of {person_id}"


def _new_recovery_code() -> str:
    groups = ("".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_GROUP)) for _ in range(RECOVERY_GROUPS))
    return "-".join(groups)


def _plain(code: str) -> str:
    return "".join(sign for sign in code.lower() if sign.isalnum())


def _write_down(transaction: Transaction, actor: Actor, action: str, *, about: UUID | None = None) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="person",
        object_id=about or actor.person_id,
        branch_id=None,
    )
