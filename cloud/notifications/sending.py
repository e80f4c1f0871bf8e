"""Sending what is queued: a mail to its server, a push to its service; what came of it is written down."""

import re
import smtplib
from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import aiohttp

from cloud.branches.queries import get_branch
from cloud.files.queries import files_by_id
from cloud.files.store import ContentStore, whole
from cloud.foundation.database import Transaction
from cloud.foundation.events import announce
from cloud.notifications import mail, push
from cloud.notifications.events import MessageEnded
from cloud.notifications.models import MessageRow, PushSubscriptionRow
from cloud.notifications.queries import mail_settings

NO_MAIL_SERVER: Final = "no mail server is set up"
PRACTISED: Final = "this branch is a sandbox: nothing is sent to customers"
NOT_YET: Final = "this branch sends customers no mail yet"
LONGEST_PUSH_BODY: Final = 300
"""A push service takes 4 KB, encrypted; a lock screen shows two lines."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What sending needs besides the database: settings of the installation and the store of files."""

    files: ContentStore
    public_url: str
    mail_password: str
    push_hosts: frozenset[str]


class NotSentYet(Exception):
    """The other side could not be reached, or takes nothing now; the text says what it answered."""


async def send_message(transaction: Transaction, *, message_id: UUID, outside: Outside, now: datetime) -> None:
    """Send one queued message, unless that has been done; a refusal for good is an outcome, not an error.

    Raises:
        NotSentYet: try again later.
    """
    row = await transaction.get(MessageRow, message_id, with_for_update=True)
    if row is None or row.outcome is not None:
        return
    try:
        await _hand_over(transaction, row, outside, now)
    except (mail.NotTaken, push.PushRefused) as refusal:
        _end(transaction, row, "refused", str(refusal), now)
    except push.SubscriptionEnded:
        await _end_subscription(transaction, row, now)
        _end(transaction, row, "refused", "this device no longer wants to be told", now)
    else:
        _end(transaction, row, "sent", "", now)
    await transaction.flush()


async def _hand_over(transaction: Transaction, row: MessageRow, outside: Outside, now: datetime) -> None:
    try:
        if row.channel == "mail":
            await _mail(transaction, row, outside)
        else:
            await _push(transaction, row, outside, now)
    except (OSError, smtplib.SMTPException, aiohttp.ClientError, push.PushServiceBusy) as error:
        # Not raised as it is: to the queue, a lost connection is that of the database.
        raise NotSentYet(f"{type(error).__name__}: {error}") from error


async def _mail(transaction: Transaction, row: MessageRow, outside: Outside) -> None:
    await _require_wanted(transaction, row)
    server = mail.server_of(await mail_settings(transaction), password=outside.mail_password)
    if server is None:
        raise mail.NotTaken(NO_MAIL_SERVER)
    message = mail.compose(
        sender=server.sender,
        to=row.address,
        subject=row.subject,
        body=f"{row.body}\n\n{outside.public_url}{row.link}\n" if row.link and outside.public_url else f"{row.body}\n",
        message_id=str(row.id),
        attachments=await _attachments(transaction, row.attachments, outside.files),
    )
    await to_thread(mail.send, message, server=server)


async def _require_wanted(transaction: Transaction, row: MessageRow) -> None:
    """Keep from customers what a branch only practises, or does not send them yet; looked at when it would go out."""
    if row.person_id is not None or row.about_kind == "person":
        return
    branch = await get_branch(transaction, branch_id=row.branch_id)
    if branch.is_sandbox:
        raise mail.NotTaken(PRACTISED)
    if "customer_mail" in branch.switched_off:
        raise mail.NotTaken(NOT_YET)


async def _push(transaction: Transaction, row: MessageRow, outside: Outside, now: datetime) -> None:
    subscription = await transaction.get(PushSubscriptionRow, row.subscription_id)
    if subscription is None or subscription.ended_at is not None:
        raise push.PushRefused("this device no longer wants to be told")
    settings = await mail_settings(transaction)
    async with aiohttp.ClientSession() as session:
        await push.push(
            push.Subscription(subscription.endpoint, subscription.p256dh, subscription.auth),
            identity=await push.identity_of(transaction),
            contact=_contact(outside.public_url, str((settings or {}).get("sender", ""))),
            message={
                "title": row.subject,
                "body": row.body[:LONGEST_PUSH_BODY],
                "link": row.link,
                "tag": f"{row.about_kind}-{row.about_id}",
                "sent_at": now.isoformat(),
            },
            hosts=outside.push_hosts,
            session=session,
        )


async def _attachments(transaction: Transaction, file_ids: Sequence[str], files: ContentStore) -> list[mail.Attachment]:
    rows = await files_by_id(transaction, file_ids=[UUID(one) for one in file_ids])
    return [mail.Attachment(row.name, row.media_type, await whole(files, row.sha256)) for row in rows]


async def _end_subscription(transaction: Transaction, row: MessageRow, now: datetime) -> None:
    subscription = await transaction.get(PushSubscriptionRow, row.subscription_id, with_for_update=True)
    if subscription is not None:
        subscription.ended_at = now


def _end(transaction: Transaction, row: MessageRow, outcome: str, reason: str, now: datetime) -> None:
    row.outcome, row.outcome_at, row.reason = outcome, now, reason
    announce(transaction, MessageEnded(branch_id=row.branch_id, subject_id=row.id, outcome=outcome))


def _contact(public_url: str, sender: str) -> str:
    """Return whom a push service may ask: it wants an address of ours and refuses a host of the local network."""
    if sender:
        return f"mailto:{sender}"
    if re.match(r"https://[^/:]+\.[a-z]+(/|$)", public_url):
        return public_url
    return "mailto:nobody@mafundi.invalid"
