"""Idempotency-Key: a repeated POST gives the first one's answer, also while the first one still runs."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final, TypeVar
from uuid import UUID

from fastapi import Request, Response
from sqlalchemy import DateTime, LargeBinary, Text, delete, func, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert
from sqlalchemy.orm import Mapped, mapped_column

from cloud.foundation.actor import Actor
from cloud.foundation.database import Base, Transaction
from cloud.foundation.errors import Invalid

KEPT_FOR: Final = timedelta(days=30)
LONGEST_KEY: Final = 255
ONCE_ATTRIBUTE: Final = "shows_secret"
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
REPLAYED_HEADERS: Final = ("content-type", "etag", "location")


class IdempotencyKeyRow(Base):
    """The answer that a key got; written in the transaction of the change itself."""

    __tablename__ = "idempotency_key"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    request_hash: Mapped[str] = mapped_column(Text)
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())


class KeyUsedForAnotherRequest(Invalid):
    """The same key came with another method, address or body."""

    status = 422
    code = "idempotency.key_reused"


class BadKey(Invalid):
    """The key is empty or too long."""

    code = "idempotency.bad_key"


def shows_secret(endpoint: Endpoint) -> Endpoint:
    """Mark a route whose answer holds a secret that is kept nowhere: it is not kept for a repetition either."""
    setattr(endpoint, ONCE_ATTRIBUTE, True)
    return endpoint


async def run_once(
    handle: Callable[[Request], Awaitable[Response]], request: Request, *, transaction: Transaction, actor: Actor
) -> Response:
    """Run the handler, or answer with what the same key got before; an answer with a secret is given once, key or not.

    A second request with the key waits on the first one's uncommitted row and then finds its answer.
    """
    key = request.headers.get("idempotency-key")
    is_secret = getattr(request.scope.get("endpoint"), ONCE_ATTRIBUTE, False)
    if request.method != "POST" or key is None or is_secret:
        return await handle(request)
    if not 0 < len(key) <= LONGEST_KEY:
        raise BadKey
    request_hash = sha256(
        b"\0".join([request.method.encode(), request.url.path.encode(), await request.body()])
    ).hexdigest()
    claim = insert(IdempotencyKeyRow).values(person_id=actor.person_id, key=key, request_hash=request_hash)
    claimed = await transaction.execute(claim.on_conflict_do_nothing().returning(IdempotencyKeyRow.key))
    if claimed.scalar_one_or_none() is None:
        return await _answer_of_before(transaction, actor=actor, key=key, request_hash=request_hash)
    response = await handle(request)
    await transaction.execute(
        update(IdempotencyKeyRow)
        .where(IdempotencyKeyRow.person_id == actor.person_id, IdempotencyKeyRow.key == key)
        .values(
            status=response.status_code,
            headers={name: response.headers[name] for name in REPLAYED_HEADERS if name in response.headers},
            body=bytes(response.body),
        )
    )
    return response


async def _answer_of_before(transaction: Transaction, *, actor: Actor, key: str, request_hash: str) -> Response:
    row = (
        await transaction.execute(
            select(IdempotencyKeyRow).where(
                IdempotencyKeyRow.person_id == actor.person_id, IdempotencyKeyRow.key == key
            )
        )
    ).scalar_one()
    if row.request_hash != request_hash:
        raise KeyUsedForAnotherRequest
    headers = {**(row.headers or {}), "Idempotent-Replayed": "true"}
    return Response(content=row.body or b"", status_code=row.status or 200, headers=headers)


async def forget_old_keys(transaction: Transaction, *, now: datetime) -> int:
    """Delete answers older than 30 days and return how many."""
    gone = await transaction.execute(
        delete(IdempotencyKeyRow).where(IdempotencyKeyRow.created_at < now - KEPT_FOR).returning(IdempotencyKeyRow.key)
    )
    return len(gone.all())
