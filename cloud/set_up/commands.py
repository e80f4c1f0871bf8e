"""What sets an empty database up: a real organisation, or the demonstration."""

import asyncio
import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cloud.foundation.terminal import BAD_SETTINGS, FAILED, in_transaction, refuse, settings_of


def seed_demo(
    lines_folder: Annotated[Path, typer.Option(help="Folder in which the simulated serial lines appear.")],
    mqtt_host: Annotated[str, typer.Option(help="Broker of the simulated MQTT equipment.")] = "127.0.0.1",
    mqtt_port: Annotated[int, typer.Option(help="Its port.")] = 1883,
) -> None:
    """Write the demonstration into an empty database and print its logins and edge agents as JSON."""
    from cloud.foundation.settings import WebSettings
    from cloud.gateways.broker_accounts import accounts_for
    from cloud.set_up.demo import seed

    settings = settings_of(WebSettings, "seed-demo")
    accounts = accounts_for(
        kind=settings.broker_accounts_kind, file=settings.broker_accounts_file, pid_file=settings.broker_pid_file
    )

    async def write(transaction: Any) -> Any:
        return await seed(
            transaction,
            accounts=accounts,
            lines_folder=lines_folder.resolve(),
            mqtt_host=mqtt_host,
            mqtt_port=mqtt_port,
        )

    answer = asyncio.run(in_transaction(settings.database_url, write))
    if answer is None:
        refuse("This database has an organisation already; the demonstration needs an empty one.", code=FAILED)
    typer.echo(json.dumps(answer, indent=2))


def initialise(
    name: Annotated[str, typer.Option(prompt="Name of the organisation")],
    administrator_name: Annotated[str, typer.Option(prompt="Your name")],
    administrator_email: Annotated[str, typer.Option(prompt="Your e-mail address")],
    administrator_password: Annotated[
        str, typer.Option(prompt="A password of at least 10 characters", hide_input=True, confirmation_prompt=True)
    ],
    branch_name: Annotated[str, typer.Option(prompt="Name of the first branch")],
    branch_code: Annotated[str, typer.Option(prompt="Its short code, for document numbers (such as NBI)")],
    time_zone: Annotated[str, typer.Option(prompt="Its time zone")] = "Africa/Nairobi",
    currency: Annotated[str, typer.Option(prompt="Its currency (ISO 4217)")] = "KES",
    tax_registration: Annotated[str, typer.Option(prompt="Its tax registration number, if any")] = "",
    tax_rate_percent: Annotated[str, typer.Option(prompt="Its usual tax rate in percent")] = "16",
    calendar: Annotated[str, typer.Option(prompt="Its working time: weekdays (8 to 17) or always")] = "weekdays",
    mail_host: Annotated[str, typer.Option(prompt="Mail server, if mail is to be sent")] = "",
    mail_port: Annotated[int, typer.Option(help="Port of the mail server.")] = 587,
    mail_sender: Annotated[str, typer.Option(help="Sender of the service's mails.")] = "",
    mail_username: Annotated[str, typer.Option(help="Account there; its password is MAFUNDI_MAIL_PASSWORD.")] = "",
    mail_security: Annotated[str, typer.Option(help="starttls, tls or none.")] = "starttls",
    send_test_mail: Annotated[bool, typer.Option(help="Send a test mail to the administrator.")] = True,
) -> None:
    """Set up a real, empty organisation: first administrator, branch, currency, tax, calendar, mail."""
    import smtplib

    # A role may be held at a site: its table is asked for by name.
    import cloud.assets.models
    import cloud.customers.models  # noqa: F401
    from cloud.branches.operations import CALENDARS
    from cloud.foundation.errors import Refusal
    from cloud.foundation.identifiers import new_id
    from cloud.foundation.messages import text_of
    from cloud.foundation.settings import WorkerSettings
    from cloud.identity.passwords import SHORTEST
    from cloud.notifications import mail as post
    from cloud.organisation.beginning import NewOrganisation, set_up

    settings = settings_of(WorkerSettings, "init")
    if len(administrator_password) < SHORTEST:
        refuse(f"The password is too short: {SHORTEST} characters or more.", code=BAD_SETTINGS)
    if calendar not in CALENDARS:
        refuse(f"Working time {calendar!r} is not known; write one of {', '.join(CALENDARS)}.", code=BAD_SETTINGS)
    mail: dict[str, Any] | None = None
    if mail_host:
        mail = {"host": mail_host, "port": mail_port, "sender": mail_sender or administrator_email}
        mail |= {"username": mail_username, "security": mail_security}
    wanted = NewOrganisation(
        name=name,
        administrator_name=administrator_name,
        administrator_email=administrator_email,
        administrator_password=administrator_password,
        branch_name=branch_name,
        branch_code=branch_code,
        time_zone=time_zone,
        currency=currency,
        tax_registration=tax_registration,
        tax_rate_percent=tax_rate_percent,
        calendar=calendar,
        mail=mail,
    )
    try:
        asyncio.run(in_transaction(settings.database_url, lambda transaction: set_up(transaction, wanted=wanted)))
    except Refusal as refusal:
        refuse(text_of(refusal.code, language="en", fields=refusal.fields), code=FAILED)
    typer.echo(f"{name} is set up; sign in as {administrator_email}.")
    server = post.server_of(mail, password=settings.mail_password)
    if server is not None and send_test_mail:
        try:
            message = post.compose(
                sender=server.sender,
                to=administrator_email,
                subject=text_of("mail.test.subject", language="en"),
                body=text_of("mail.test.body", language="en"),
                message_id=str(new_id()),
            )
            post.send(message, server=server)
            typer.echo(f"A test mail is on its way to {administrator_email}.")
        except (OSError, smtplib.SMTPException, post.NotTaken) as error:
            typer.echo(f"The test mail could not be sent: {error}. Check the mail server, port and sender.")


def set_up_code() -> None:
    """Print the code with which an empty service is set up in a browser, at its own address."""
    from cloud.foundation.settings import WebSettings
    from cloud.organisation.beginning import code_of, is_empty

    settings = settings_of(WebSettings, "set-up-code")
    if not settings.secret_key:
        refuse("MAFUNDI_SECRET_KEY is not set; the code follows from it.", code=BAD_SETTINGS)

    async def look(transaction: Any) -> str | None:
        return await code_of(transaction, secret_key=settings.secret_key) if await is_empty(transaction) else None

    code = asyncio.run(in_transaction(settings.database_url, look))
    if code is None:
        refuse("This database has an organisation already.", code=FAILED)
    typer.echo(code)
