"""When a mail or push is queued, it is sent."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction
from cloud.notifications.sending import Outside, send_message


def queued_message_is_sent(outside: Outside) -> Reaction:
    """Return the reaction, which needs the ways out of the house."""

    async def send(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await send_message(transaction, message_id=told.subject_id, outside=outside, now=now)

    return send
