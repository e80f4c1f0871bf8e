"""Mail by SMTP: one message, encrypted on the way unless the installation says otherwise."""

import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, localtime
from typing import Any, Final

TIMEOUT_S: Final = 10
PERMANENT: Final = 500


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed in. `security`: starttls (refused if the server has none), tls from the start, or none."""

    host: str
    port: int
    sender: str
    username: str = ""
    password: str = ""
    security: str = "starttls"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    media_type: str
    content: bytes


class NotTaken(Exception):
    """The server refuses this message for good (an address that does not exist, a message that is too large)."""


def server_of(settings: Mapping[str, Any] | None, *, password: str) -> MailServer | None:
    """Return the company's mail server, or None before one is set."""
    return MailServer(**settings, password=password) if settings else None


def compose(
    *,
    sender: str,
    to: str,
    subject: str,
    body: str,
    message_id: str,
    attachments: Sequence[Attachment] = (),
) -> EmailMessage:
    """Return the message; the same `message_id` lets a mailbox see that it got it twice."""
    message = EmailMessage()
    message["From"], message["To"] = sender, to
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(localtime())
    message["Message-ID"] = f"<{message_id}@{sender.partition('@')[2] or 'mafundi'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    for one in attachments:
        kind, _, subtype = one.media_type.partition("/")
        message.add_attachment(one.content, maintype=kind, subtype=subtype, filename=one.name)
    return message


def send(message: EmailMessage, *, server: MailServer) -> None:
    """Hand the message in; blocks up to `TIMEOUT_S`.

    Raises:
        NotTaken: for good.
        OSError, smtplib.SMTPException: for now.
    """
    try:
        with _connected(server) as connection:
            if server.username:
                connection.login(server.username, server.password)
            connection.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, reason = next(iter(error.recipients.values()))
        if code >= PERMANENT:
            raise NotTaken(_plain(reason)) from error
        raise
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
        if error.smtp_code >= PERMANENT:
            raise NotTaken(_plain(error.smtp_error)) from error
        raise


def _connected(server: MailServer) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT_S, context=ssl.create_default_context())
    connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_S)
    if server.security == "starttls":
        try:
            connection.starttls(context=ssl.create_default_context())
        except (OSError, smtplib.SMTPException):
            connection.close()
            raise
    return connection


def _plain(reason: bytes | str) -> str:
    return reason.decode(errors="replace") if isinstance(reason, bytes) else reason
