"""A real, empty organisation: its first administrator, branch, currency, tax, calendar and mail."""

import smtplib
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any, Final
from uuid import UUID

from cloud.audit import operations as audit
from cloud.branches.operations import add_branch, set_up_organisation
from cloud.branches.rules import AROUND_THE_CLOCK, WEEKDAYS_8_TO_5
from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Transaction
from cloud.identity.operations import add_person

CALENDARS: Final = {"weekdays": WEEKDAYS_8_TO_5, "always": AROUND_THE_CLOCK}
ADMINISTRATOR_ROLE: Final = "facility_manager"
MAIL_TIMEOUT_S: Final = 10


@dataclass(frozen=True, slots=True)
class Mail:
    """How the service sends mail."""

    host: str
    port: int
    sender: str
    username: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """What a person answers at the start."""

    name: str
    administrator_name: str
    administrator_email: str
    administrator_password: str
    branch_name: str
    branch_code: str
    time_zone: str
    currency: str
    tax_registration: str
    tax_rate_percent: str
    calendar: str
    mail: Mail | None


async def set_up(transaction: Transaction, *, wanted: NewOrganisation) -> UUID:
    """Write the organisation and return the administrator's id.

    Raises:
        AlreadySetUp, UnknownTimeZone, UnknownCurrency.
    """
    mail = None if wanted.mail is None else _mail_settings(wanted.mail)
    organisation = await set_up_organisation(transaction, name=wanted.name, mail=mail)
    await add_branch(
        transaction,
        name=wanted.branch_name,
        code=wanted.branch_code,
        time_zone=wanted.time_zone,
        currency=wanted.currency,
        calendar=CALENDARS[wanted.calendar],
        tax_registration=wanted.tax_registration,
        tax_rate_percent=wanted.tax_rate_percent,
    )
    person = await add_person(
        transaction,
        name=wanted.administrator_name,
        email=wanted.administrator_email,
        password=wanted.administrator_password,
        roles=[(ADMINISTRATOR_ROLE, None)],
    )
    audit.record(
        transaction,
        actor=SYSTEM,
        action="organisation.set_up",
        object_kind="organisation",
        object_id=organisation.id,
        branch_id=None,
        after={"name": wanted.name},
    )
    return person.id


def send_test_mail(mail: Mail, *, to: str) -> None:
    """Send one message.

    Raises:
        OSError, smtplib.SMTPException: with what the server said.
    """
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Mafundi can send mail", mail.sender, to
    message.set_content("This message shows that the mail settings of your Mafundi service work.")
    with smtplib.SMTP(mail.host, mail.port, timeout=MAIL_TIMEOUT_S) as server:
        if server.has_extn("starttls"):
            server.starttls()
        if mail.username:
            server.login(mail.username, mail.password)
        server.send_message(message)


def _mail_settings(mail: Mail) -> dict[str, Any]:
    return {"host": mail.host, "port": mail.port, "sender": mail.sender, "username": mail.username}
