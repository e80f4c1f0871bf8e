"""Passkeys (WebAuthn): a device proves with a key of its own, and a finger or a PIN, who is there."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from cloud.audit import operations as audit
from cloud.foundation.actor import Actor
from cloud.foundation.database import Transaction
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.identity import challenges, factors, queries
from cloud.identity.credential_models import PasskeyRow
from cloud.identity.errors import LastSecondFactor, PasskeyRefused
from cloud.identity.models import PersonRow

NAME: Final = "Mafundi"
VERIFIED: Final = UserVerificationRequirement.REQUIRED

Passkey = PasskeyRow


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page stands that a passkey belongs to: the browser signs no other's."""

    host: str
    origin: str


async def passkeys_of(transaction: Transaction, *, person_id: UUID) -> list[Passkey]:
    """Return a person's passkeys, oldest first."""
    statement = select(PasskeyRow).where(PasskeyRow.person_id == person_id).order_by(PasskeyRow.id)
    return list((await transaction.execute(statement)).scalars())


async def begin_adding(transaction: Transaction, *, person: PersonRow, place: Place, now: datetime) -> dict[str, Any]:
    """Return what the browser needs to make a passkey for this person."""
    secret = await challenges.make(transaction, kind="add_passkey", person_id=person.id, now=now)
    known = await passkeys_of(transaction, person_id=person.id)
    options = generate_registration_options(
        rp_id=place.host,
        rp_name=NAME,
        user_id=person.id.bytes,
        user_name=person.email,
        user_display_name=person.name,
        challenge=secret.encode(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one.credential_id) for one in known],
    )
    return _plain(options_to_json(options))


async def add(
    transaction: Transaction, *, actor: Actor, name: str, credential: dict[str, Any], place: Place, now: datetime
) -> Passkey:
    """Keep the public half of a passkey that the browser has made.

    Raises:
        PasskeyRefused.
    """
    secret = _challenge_in(credential)
    taken = await challenges.take(transaction, kind="add_passkey", secret=secret, person_id=actor.person_id, now=now)
    if taken is None:
        raise PasskeyRefused
    try:
        made = verify_registration_response(
            credential=credential,
            expected_challenge=secret.encode(),
            expected_rp_id=place.host,
            expected_origin=place.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    row = PasskeyRow(
        id=new_id(),
        person_id=actor.person_id,
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        sign_count=made.sign_count,
        name=name,
        created_at=now,
    )
    transaction.add(row)
    await transaction.flush()
    await factors.enrolled(transaction, person_id=actor.person_id)
    _write_down(transaction, actor, row, "person.passkey_added")
    return row


async def remove(transaction: Transaction, *, actor: Actor, passkey_id: UUID) -> None:
    """Forget one of the actor's passkeys.

    Raises:
        NotFound, LastSecondFactor.
    """
    row = await transaction.get(PasskeyRow, passkey_id, with_for_update=True)
    if row is None or row.person_id != actor.person_id:
        raise NotFound
    owned = await factors.factors_of(transaction, person_id=actor.person_id)
    if owned.is_needed and not owned.has_authenticator and owned.passkeys == 1:
        raise LastSecondFactor
    await transaction.delete(row)
    await transaction.flush()
    _write_down(transaction, actor, row, "person.passkey_removed")


async def begin_asking(transaction: Transaction, *, place: Place, now: datetime) -> dict[str, Any]:
    """Return what the browser needs to let somebody show a passkey; it says itself whose it is."""
    secret = await challenges.make(transaction, kind="passkey", now=now)
    options = generate_authentication_options(rp_id=place.host, challenge=secret.encode(), user_verification=VERIFIED)
    return _plain(options_to_json(options))


async def person_of(transaction: Transaction, *, credential: dict[str, Any], place: Place, now: datetime) -> PersonRow:
    """Return the active person whose passkey has signed an open challenge, which is used up.

    Raises:
        PasskeyRefused: unknown, too late, replayed, or a copy of the device's key counts on its own.
    """
    secret = _challenge_in(credential)
    if await challenges.take(transaction, kind="passkey", secret=secret, now=now) is None:
        raise PasskeyRefused
    statement = select(PasskeyRow).where(PasskeyRow.credential_id == _bytes_of(credential.get("id")))
    row = (await transaction.execute(statement.with_for_update())).scalar_one_or_none()
    if row is None:
        raise PasskeyRefused
    try:
        shown = verify_authentication_response(
            credential=credential,
            expected_challenge=secret.encode(),
            expected_rp_id=place.host,
            expected_origin=place.origin,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise PasskeyRefused from error
    row.sign_count, row.last_used_at = shown.new_sign_count, now
    person = await queries.person_by_id(transaction, person_id=row.person_id)
    if not person.is_active:
        raise PasskeyRefused
    return person


def _challenge_in(credential: dict[str, Any]) -> str:
    """Return the challenge that the browser says it has signed; what it really has signed is verified with it."""
    try:
        said = json.loads(_bytes_of(credential["response"]["clientDataJSON"]))
        return _bytes_of(said["challenge"]).decode()
    except (KeyError, TypeError, ValueError) as error:
        raise PasskeyRefused from error


def _bytes_of(written: Any) -> bytes:
    try:
        return base64.urlsafe_b64decode(str(written) + "=" * (-len(str(written)) % 4))
    except (binascii.Error, ValueError) as error:
        raise PasskeyRefused from error


def _plain(written: str) -> dict[str, Any]:
    options: dict[str, Any] = json.loads(written)
    return options


def _write_down(transaction: Transaction, actor: Actor, row: PasskeyRow, action: str) -> None:
    audit.record(
        transaction,
        actor=actor,
        action=action,
        object_kind="person",
        object_id=actor.person_id,
        branch_id=None,
        after={"name": row.name},
    )
