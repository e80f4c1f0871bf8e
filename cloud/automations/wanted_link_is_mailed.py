"""When somebody is invited or has forgotten a password, the link of one use is mailed."""

from datetime import datetime

from cloud.foundation.database import Transaction
from cloud.foundation.delivery import Announcement, Reaction
from cloud.notifications.credential_mail import send_credential_link
from cloud.notifications.sending import Outside


def wanted_link_is_mailed(outside: Outside) -> Reaction:
    """Return the reaction, which needs the way to the mail server."""

    async def send(transaction: Transaction, told: Announcement, now: datetime) -> None:
        await send_credential_link(transaction, link_id=told.subject_id, outside=outside, now=now)

    return send
