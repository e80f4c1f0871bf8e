"""Who comes by a link: the secret in a header, so that it stands in no address of the API, no log and no referrer.

A visit is one transaction that sees the link's branch alone. Guesses are counted by address, use by link.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

from fastapi import Header, Request
from limits import RateLimitItemPerHour, RateLimitItemPerMinute
from limits.strategies import RateLimiter
from sqlalchemy import text

from cloud.billing.mpesa import MpesaAccount
from cloud.billing.provider import account_of
from cloud.foundation.actor import Actor
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, Transaction, act_as_system, act_for_branches
from cloud.foundation.messages import language_of
from cloud.portal import queries
from cloud.portal.errors import LinkUnknown, TooManyTries
from cloud.portal.models import AccessLinkRow

Token = Annotated[
    str, Header(alias="X-Mafundi-Link", description="The secret of the link: the last part of its address.")
]

GUESSES: Final = RateLimitItemPerMinute(20)
READS: Final = RateLimitItemPerMinute(120)
WRITES: Final = RateLimitItemPerMinute(20)
REQUESTS: Final = RateLimitItemPerHour(20)
UPLOADS: Final = RateLimitItemPerHour(100)
USED_AGAIN_AFTER: Final = timedelta(minutes=1)
NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by a link, inside its transaction."""

    transaction: Transaction
    link: AccessLinkRow
    now: datetime
    language: str
    mobile_money: MpesaAccount

    def actor(self, name: str = "") -> Actor:
        """Return whoever acts: nobody we know, in the link's branch, with no permission at all."""
        return Actor(NOBODY, name or "customer", self.language, frozenset({self.link.branch_id}), frozenset(), "link")

    def require_order(self) -> UUID:
        """Return the link's order.

        Raises:
            LinkUnknown: the link is not that of an order.
        """
        if self.link.work_order_id is None:
            raise LinkUnknown
        return self.link.work_order_id

    def require_site(self) -> UUID:
        """Return the link's site.

        Raises:
            LinkUnknown: the link is not that of a site.
        """
        if self.link.site_id is None:
            raise LinkUnknown
        return self.link.site_id


@asynccontextmanager
async def visit(
    request: Request, token: str, *, rate: RateLimitItemPerMinute | RateLimitItemPerHour = READS
) -> AsyncIterator[Visit]:
    """Begin a visit.

    Raises:
        LinkUnknown, TooManyTries.
    """
    limiter: RateLimiter = request.app.state.portal_limiter
    address = request.client.host if request.client else ""
    # Asked before the link is looked for, so that the refusal says nothing about any link.
    if not limiter.test(GUESSES, "guess", address):
        raise TooManyTries
    database: Database = request.app.state.database
    async with database.transaction() as transaction:
        now = await database_now(transaction)
        try:
            link = await _found(transaction, token, now)
        except LinkUnknown:
            limiter.hit(GUESSES, "guess", address)
            raise
        if not limiter.hit(rate, "link", str(link.id)):
            raise TooManyTries
        if link.last_used_at is None or now - link.last_used_at > USED_AGAIN_AFTER:
            link.last_used_at = now
        yield Visit(transaction, link, now, language_of(request), account_of(request.app.state.settings))


async def _found(transaction: Transaction, token: str, now: datetime) -> AccessLinkRow:
    await act_as_system(transaction)
    link = await queries.link_of(transaction, token=token, now=now)
    await transaction.execute(text("SELECT set_config('app.is_system', '', true)"))
    await act_for_branches(transaction, person_id=str(NOBODY), branch_ids=[str(link.branch_id)])
    return link
