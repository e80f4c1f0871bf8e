"""When a customer is to be asked to pay, the provider shows the question on their phone."""

from datetime import datetime

from cloud.billing.mpesa import Mpesa
from cloud.billing.payment_requests import push
from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction


def asked_phone_is_rung(provider: Mpesa) -> Reaction:
    """Return the reaction, which needs the payment provider."""

    async def ring(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await push(transaction, request_id=told.subject_id, provider=provider, now=now)

    return ring
