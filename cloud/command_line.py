"""`mafundi-cloud`: starts the service's programs and does what an operator does to the whole service."""

import asyncio
import json
import sys
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, NoReturn
from uuid import UUID

import typer
from pydantic import ValidationError

app = typer.Typer(help="The Mafundi service.", no_args_is_help=True, pretty_exceptions_enable=False)
database_commands = typer.Typer(help="The database itself.", no_args_is_help=True)
audit_commands = typer.Typer(help="The audit.", no_args_is_help=True)
dead_letter_commands = typer.Typer(help="Messages that could not be taken in.", no_args_is_help=True)
restore_commands = typer.Typer(help="After a backup was restored.", no_args_is_help=True)
app.add_typer(database_commands, name="db")
app.add_typer(audit_commands, name="audit")
app.add_typer(restore_commands, name="restore")
app.add_typer(dead_letter_commands, name="dead-letters")

BAD_SETTINGS = 2
FAILED = 1


@app.command()
def web() -> None:
    """Serve the API and the console."""
    from cloud.foundation.running import run_until_signal
    from cloud.foundation.settings import WebSettings
    from cloud.main import serve
    from cloud.migrations.runner import newest_revision

    settings = _settings(WebSettings, "web")
    _run(lambda: run_until_signal(lambda stopping: serve(settings, revision=newest_revision(), stopping=stopping)))


@app.command()
def worker() -> None:
    """Run reactions and timed jobs."""
    from cloud.foundation.running import run_until_signal
    from cloud.foundation.settings import WorkerSettings
    from cloud.worker import work

    settings = _settings(WorkerSettings, "worker")
    _run(lambda: run_until_signal(lambda stopping: work(settings, stopping=stopping)))


@app.command()
def ingest() -> None:
    """Take batches from the broker, store them, acknowledge what is committed."""
    from cloud.foundation.running import run_until_signal
    from cloud.foundation.settings import IngestSettings
    from cloud.ingest.program import run

    settings = _settings(IngestSettings, "ingest")
    _run(lambda: run_until_signal(lambda stopping: run(settings, stopping=stopping)))


@app.command()
def migrate() -> None:
    """Bring the database to the newest shape, as its owner (MAFUNDI_OWNER_DATABASE_URL)."""
    from sqlalchemy.exc import OperationalError

    from cloud.foundation.database import place_of
    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.runner import newest_revision, upgrade

    settings = _settings(OwnerSettings, "migrate")
    try:
        upgrade(settings.owner_database_url)
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        _refuse(f"Not migrated; the database at {place_of(settings.owner_database_url)} says: {reason}", code=FAILED)
    print(f"The database is at {newest_revision()}.")


@database_commands.command("init")
def database_init(
    admin_url: Annotated[str, typer.Option(help="A superuser's address of the server.")],
    database: Annotated[str, typer.Option(help="Name of the database.")] = "mafundi",
) -> None:
    """Create the database and its roles if missing, set their passwords, and print their addresses as JSON.

    Passwords are taken from MAFUNDI_OWNER_PASSWORD, MAFUNDI_APP_PASSWORD and MAFUNDI_INGEST_PASSWORD, else made.
    """
    from cloud.migrations.roles import create_database

    print(_addresses(create_database(admin_url=admin_url, database=database, passwords=_passwords_of_roles())))


def _passwords_of_roles() -> dict[str, str]:
    import os

    from cloud.migrations.roles import APP, INGEST, OWNER

    words = {OWNER: "MAFUNDI_OWNER_PASSWORD", APP: "MAFUNDI_APP_PASSWORD", INGEST: "MAFUNDI_INGEST_PASSWORD"}
    return {role: os.environ[word] for role, word in words.items() if os.environ.get(word)}


def _addresses(urls: dict[str, str]) -> str:
    from cloud.migrations.roles import APP, INGEST, OWNER

    names = {
        OWNER: "MAFUNDI_OWNER_DATABASE_URL",
        APP: "MAFUNDI_DATABASE_URL",
        INGEST: "MAFUNDI_INGEST_DATABASE_URL",
    }
    return json.dumps({name: urls[role] for role, name in names.items() if role in urls}, indent=2)


@app.command()
def move(
    to: Annotated[str, typer.Option(help="A superuser's address of the new server, or the owner's of a new database.")],
    database: Annotated[str, typer.Option(help="Name of the database there.")] = "mafundi",
) -> None:
    """Move the whole database (MAFUNDI_OWNER_DATABASE_URL) to another server, check it, and close the old one.

    Web, worker and ingest are to be stopped. Passwords of the new roles are taken from MAFUNDI_OWNER_PASSWORD,
    MAFUNDI_APP_PASSWORD and MAFUNDI_INGEST_PASSWORD, else made. A move that was cut off is run again.
    """
    import psycopg
    from sqlalchemy.exc import OperationalError

    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.moving import CannotMove
    from cloud.migrations.moving import move as move_database

    settings = _settings(OwnerSettings, "move")
    try:
        moved = move_database(
            source_url=settings.owner_database_url,
            to=to,
            database=database,
            passwords=_passwords_of_roles(),
            say=lambda text: print(text, flush=True),
        )
    except (CannotMove, psycopg.Error, OperationalError) as error:
        _refuse(f"Not moved: {str(getattr(error, 'orig', error)).strip().splitlines()[0]}", code=FAILED)
    print("All is there and was compared. The old database is closed. Put this into the settings and start again:")
    print(_addresses(moved.urls))


@audit_commands.command("verify")
def audit_verify() -> None:
    """Check every branch's chain; exit code 1 if an entry was changed, removed or put in."""
    from cloud.audit.heads_file import NOTHING_KEPT, HeadsFile
    from cloud.audit.queries import verify
    from cloud.foundation.settings import WorkerSettings

    settings = _settings(WorkerSettings, "audit")
    kept = HeadsFile(settings.audit_heads_file).kept() if settings.audit_heads_file else NOTHING_KEPT
    broken = asyncio.run(
        _in_transaction(settings.database_url, lambda transaction: verify(transaction, kept=kept.heads))
    )
    for branch_id, position in broken.items():
        print(f"BROKEN  branch {branch_id}: from entry {position} on")
    if kept.unreadable_lines:
        print(f"{kept.unreadable_lines} lines of {settings.audit_heads_file} cannot be read and were not compared.")
    if not kept.heads:
        print("No heads are kept outside the database (MAFUNDI_AUDIT_HEADS_FILE): who owns it could chain all anew.")
    if broken:
        raise typer.Exit(FAILED)
    print("The audit is whole.")


@restore_commands.command("finish")
def restore_finish() -> None:
    """Say that this restored database is now the one: a new epoch, so that edge agents send again what it lacks."""
    from datetime import UTC, datetime

    from cloud.audit.heads_file import HeadsFile
    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.runner import renew_epoch

    settings = _settings(OwnerSettings, "restore")
    print(f"The new epoch is {renew_epoch(settings.owner_database_url)}.")
    if settings.audit_heads_file:
        HeadsFile(settings.audit_heads_file).note_restore(now=datetime.now(UTC))


@dead_letter_commands.command("replay")
def dead_letters_replay(
    letter_id: Annotated[UUID | None, typer.Option("--id", help="The letter to take in.")] = None,
    replay_all: Annotated[bool, typer.Option("--all", help="All that were not taken in yet.")] = False,
) -> None:
    """Take dead letters in after all (MAFUNDI_INGEST_DATABASE_URL); exit code 1 if one could not be."""
    from cloud.foundation.settings import IngestSettings

    if (letter_id is None) != replay_all:
        _refuse("Say which letter (--id) or all of them (--all).", code=BAD_SETTINGS)
    outcomes = asyncio.run(_replayed(_settings(IngestSettings, "dead-letters"), letter_id))
    for one, refusal in outcomes.items():
        print(f"{one}  {f'not replayed: {refusal}' if refusal else 'replayed'}")
    if any(outcomes.values()):
        raise typer.Exit(FAILED)
    print(f"{len(outcomes)} replayed.")


@app.command()
def openapi() -> None:
    """Print the API's OpenAPI document."""
    from cloud.foundation.database import Database
    from cloud.foundation.openapi import describe
    from cloud.foundation.settings import WebSettings
    from cloud.main import create_app

    settings = WebSettings(database_url="postgresql://127.0.0.1/none")
    document = describe(create_app(settings, database=Database(settings.database_url)))
    json.dump(document, sys.stdout, indent=2, sort_keys=True)
    print()


@app.command()
def ledger() -> None:
    """Print what is stored of every edge agent's streams, as JSON; `mafundi verify` holds it against the edges' own."""
    from dataclasses import asdict

    from cloud.foundation.settings import WorkerSettings
    from cloud.gateways.queries import ledger as lines_of

    settings = _settings(WorkerSettings, "ledger")
    lines = asyncio.run(_in_transaction(settings.database_url, lines_of))
    print(json.dumps({"streams": [asdict(line) for line in lines]}, indent=2))


@app.command("seed-demo")
def seed_demo(
    lines_folder: Annotated[Path, typer.Option(help="Folder in which the simulated serial lines appear.")],
    mqtt_host: Annotated[str, typer.Option(help="Broker of the simulated MQTT equipment.")] = "127.0.0.1",
    mqtt_port: Annotated[int, typer.Option(help="Its port.")] = 1883,
) -> None:
    """Write the demonstration into an empty database and print its logins and edge agents as JSON."""
    from cloud.foundation.settings import WebSettings
    from cloud.gateways.broker_accounts import accounts_for
    from cloud.set_up.demo import seed

    settings = _settings(WebSettings, "seed-demo")
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

    answer = asyncio.run(_in_transaction(settings.database_url, write))
    if answer is None:
        _refuse("This database has an organisation already; the demonstration needs an empty one.", code=FAILED)
    print(json.dumps(answer, indent=2))


@app.command("init")
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

    from cloud.foundation.errors import Refusal
    from cloud.foundation.identifiers import new_id
    from cloud.foundation.messages import text_of
    from cloud.foundation.settings import WorkerSettings
    from cloud.identity.passwords import SHORTEST
    from cloud.notifications import mail as post
    from cloud.set_up.organisation import CALENDARS, NewOrganisation, set_up

    settings = _settings(WorkerSettings, "init")
    if len(administrator_password) < SHORTEST:
        _refuse(f"The password is too short: {SHORTEST} characters or more.", code=BAD_SETTINGS)
    if calendar not in CALENDARS:
        _refuse(f"Working time {calendar!r} is not known; write one of {', '.join(CALENDARS)}.", code=BAD_SETTINGS)
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
        asyncio.run(_in_transaction(settings.database_url, lambda transaction: set_up(transaction, wanted=wanted)))
    except Refusal as refusal:
        _refuse(text_of(refusal.code, language="en", fields=refusal.fields), code=FAILED)
    print(f"{name} is set up; sign in as {administrator_email}.")
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
            print(f"A test mail is on its way to {administrator_email}.")
        except (OSError, smtplib.SMTPException, post.NotTaken) as error:
            print(f"The test mail could not be sent: {error}. Check the mail server, port and sender.")


@app.command("settings-doc")
def settings_doc(
    target: Annotated[Path | None, typer.Option(help="Write here instead of printing.")] = None,
) -> None:
    """Print the table of all settings, as docs/settings.md holds it."""
    from cloud.foundation.settings_text import as_markdown

    if target is None:
        print(as_markdown(), end="")
    else:
        target.write_text(as_markdown())


def _settings(kind: Any, program: str) -> Any:
    from cloud.foundation.logs import configure_logs
    from cloud.foundation.settings_file import BadSettingsFile
    from cloud.foundation.settings_text import explain

    try:
        settings = kind()
    except ValidationError as error:
        _refuse(f"The settings are not complete:\n{explain(error, kind)}", code=BAD_SETTINGS)
    except BadSettingsFile as error:
        _refuse(str(error), code=BAD_SETTINGS)
    configure_logs(log_format=settings.log_format, log_level=settings.log_level, program=program)
    return settings


def _run(program: Any) -> None:
    """Run a program; what it refuses on purpose is one sentence and an exit code."""
    from cloud.foundation.identity_of_database import DatabaseWasSwapped
    from cloud.foundation.running import CannotListen

    refusals: list[BaseException] = []
    try:
        program()
    except* (DatabaseWasSwapped, CannotListen) as refused:
        refusals += refused.exceptions
    if refusals:
        _refuse(f"Refused to run: {refusals[0]}", code=FAILED)


def _refuse(text: str, *, code: int) -> NoReturn:
    print(text, file=sys.stderr)
    raise typer.Exit(code)


async def _replayed(settings: Any, letter_id: UUID | None) -> dict[UUID, str]:
    """Return what speaks against each letter; nothing where it was taken in."""
    from sqlalchemy.exc import OperationalError

    from cloud.foundation.database import Database, place_of
    from cloud.foundation.errors import NotFound
    from cloud.gateways.errors import AlreadyReplayed
    from cloud.ingest.replay import replay_by_hand

    database = Database(settings.database_url, pool_size=1)
    retention = timedelta(days=settings.retention_days)
    try:
        outcomes = await replay_by_hand(database, retention=retention, letter_id=letter_id)
        return {one: refusal.fields["reason"] if refusal else "" for one, refusal in outcomes.items()}
    except AlreadyReplayed:
        _refuse("This letter was replayed already; nothing was stored again.", code=FAILED)
    except NotFound:
        _refuse("There is no such letter.", code=FAILED)
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        _refuse(f"The database at {place_of(settings.database_url)} does not answer: {reason}", code=FAILED)
    finally:
        await database.close()


async def _in_transaction(database_url: str, question: Any) -> Any:
    from sqlalchemy.exc import OperationalError

    from cloud.foundation.database import Database, act_as_system, place_of

    database = Database(database_url, pool_size=1)
    try:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            answer: Awaitable[Any] = question(transaction)
            return await answer
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        _refuse(f"The database at {place_of(database_url)} does not answer: {reason}", code=FAILED)
    finally:
        await database.close()


if __name__ == "__main__":
    app()
