"""When nobody told us what became of a request for payment, the provider is asked."""

from datetime import datetime

from cloud.billing.mpesa import Mpesa
from cloud.billing.payment_requests import query
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction


def pending_payment_is_asked_about(provider: Mpesa) -> Reaction:
    """Return the reaction, which needs the payment provider."""

    async def ask(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await query(transaction, request_id=told.subject_id, provider=provider, now=now)

    return ask
