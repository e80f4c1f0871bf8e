"""Mails that let somebody in: an invitation, a new password. They stand in no log, for whoever reads one may use it."""

import smtplib
from asyncio import to_thread
from datetime import datetime
from uuid import UUID

import structlog

from cloud.branches.queries import organisation
from cloud.foundation.database import Transaction
from cloud.foundation.messages import text_of
from cloud.identity.links import link_to_send
from cloud.notifications import mail
from cloud.notifications.queries import mail_settings
from cloud.notifications.sending import NotSentYet, Outside

log = structlog.get_logger()

PAGE = "/welcome"


async def send_credential_link(transaction: Transaction, *, link_id: UUID, outside: Outside, now: datetime) -> None:
    """Give the link its secret and mail it; sent twice after a failure, the later mail's link is the one that opens.

    The secret stands behind `#`, which browsers send to nobody. A link never leads to an address that a request named.

    Raises:
        NotSentYet: try again later.
    """
    server = mail.server_of(await mail_settings(transaction), password=outside.mail_password)
    if server is None or not outside.public_url:
        raise NotSentYet("no mail server is set up" if server is None else "MAFUNDI_PUBLIC_URL is not set")
    found = await link_to_send(transaction, link_id=link_id, now=now)
    if found is None:
        return
    link, person, secret = found
    company = await organisation(transaction)
    fields = {
        "name": person.name,
        "company": company.name if company else "Mafundi",
        "by": link.created_by,
        "address": f"{outside.public_url}{PAGE}#{secret}",
    }
    subject, body = (
        text_of(f"mail.{link.kind}.{part}", language=person.language, fields=fields) for part in ("subject", "body")
    )
    message = mail.compose(
        sender=server.sender, to=person.email, subject=subject, body=body, message_id=f"{link.id}.{now:%H%M%S}"
    )
    try:
        await to_thread(mail.send, message, server=server)
    except mail.NotTaken as refusal:
        log.warning("credential_link.not_taken", link_id=str(link_id), why=str(refusal))
    except (OSError, smtplib.SMTPException) as error:
        # Not raised as it is: to the queue, a lost connection is that of the database.
        raise NotSentYet(f"{type(error).__name__}: {error}") from error
