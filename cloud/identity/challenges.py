"""Challenges of one use: what a passkey signs, what a foreign sign-in brings back. They live for some minutes."""

import secrets
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete

from cloud.foundation.database import Transaction
from cloud.identity import queries
from cloud.identity.credential_models import SignInChallengeRow

LASTS: Final = timedelta(minutes=5)
BYTES: Final = 32


async def make(
    transaction: Transaction,
    *,
    kind: str,
    now: datetime,
    person_id: UUID | None = None,
    words: dict[str, Any] | None = None,
) -> str:
    """Return a new challenge, of which the hash is kept with `words`."""
    secret = secrets.token_urlsafe(BYTES)
    transaction.add(
        SignInChallengeRow(
            secret_hash=queries.hash_of(secret),
            kind=kind,
            person_id=person_id,
            words=words or {},
            expires_at=now + LASTS,
        )
    )
    await transaction.flush()
    return secret


async def take(
    transaction: Transaction, *, kind: str, secret: str, now: datetime, person_id: UUID | None = None
) -> dict[str, Any] | None:
    """Use a challenge up and return its words; None if it is over, of another kind or of somebody else."""
    taken = delete(SignInChallengeRow).where(
        SignInChallengeRow.secret_hash == queries.hash_of(secret), SignInChallengeRow.kind == kind
    )
    row = (
        await transaction.execute(
            taken.returning(SignInChallengeRow.words, SignInChallengeRow.expires_at, SignInChallengeRow.person_id)
        )
    ).first()
    if row is None or row.expires_at <= now or row.person_id != person_id:
        return None
    words: dict[str, Any] = row.words
    return words
