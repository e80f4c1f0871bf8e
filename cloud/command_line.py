"""`mafundi-cloud`: starts the service's programs and does what an operator does to the whole service."""

import asyncio
import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from cloud.foundation.terminal import BAD_SETTINGS, FAILED, answering_database, in_transaction, refuse, settings_of
from cloud.set_up.commands import initialise, seed_demo, set_up_code

app = typer.Typer(help="The Mafundi service.", no_args_is_help=True, pretty_exceptions_enable=False)
database_commands = typer.Typer(help="The database itself.", no_args_is_help=True)
audit_commands = typer.Typer(help="The audit.", no_args_is_help=True)
dead_letter_commands = typer.Typer(help="Messages that could not be taken in.", no_args_is_help=True)
restore_commands = typer.Typer(help="After a backup was restored.", no_args_is_help=True)
app.add_typer(database_commands, name="db")
app.add_typer(audit_commands, name="audit")
app.add_typer(restore_commands, name="restore")
app.add_typer(dead_letter_commands, name="dead-letters")

app.command("seed-demo")(seed_demo)
app.command("init")(initialise)
app.command("set-up-code")(set_up_code)


@app.command()
def web() -> None:
    """Serve the API and the console."""
    from cloud.foundation.running import run_until_signal
    from cloud.foundation.settings import WebSettings
    from cloud.main import serve
    from cloud.migrations.runner import newest_revision

    settings = settings_of(WebSettings, "web")
    _run(lambda: run_until_signal(lambda stopping: serve(settings, revision=newest_revision(), stopping=stopping)))


@app.command()
def worker() -> None:
    """Run reactions and timed jobs."""
    from cloud.foundation.running import run_until_signal
    from cloud.foundation.settings import WorkerSettings
    from cloud.worker import work

    settings = settings_of(WorkerSettings, "worker")
    _run(lambda: run_until_signal(lambda stopping: work(settings, stopping=stopping)))


@app.command()
def ingest() -> None:
    """Take batches from the broker, store them, acknowledge what is committed."""
    from cloud.foundation.running import run_until_signal
    from cloud.foundation.settings import IngestSettings
    from cloud.ingest.program import run

    settings = settings_of(IngestSettings, "ingest")
    _run(lambda: run_until_signal(lambda stopping: run(settings, stopping=stopping)))


@app.command()
def migrate() -> None:
    """Bring the database to the newest shape, as its owner (MAFUNDI_OWNER_DATABASE_URL)."""
    from sqlalchemy.exc import OperationalError

    from cloud.foundation.database import place_of
    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.runner import newest_revision, upgrade

    settings = settings_of(OwnerSettings, "migrate")
    try:
        upgrade(settings.owner_database_url)
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        refuse(f"Not migrated; the database at {place_of(settings.owner_database_url)} says: {reason}", code=FAILED)
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

    settings = settings_of(OwnerSettings, "move")
    try:
        moved = move_database(
            source_url=settings.owner_database_url,
            to=to,
            database=database,
            passwords=_passwords_of_roles(),
            say=lambda text: print(text, flush=True),
        )
    except (CannotMove, psycopg.Error, OperationalError) as error:
        refuse(f"Not moved: {str(getattr(error, 'orig', error)).strip().splitlines()[0]}", code=FAILED)
    print("All is there and was compared. The old database is closed. Put this into the settings and start again:")
    print(_addresses(moved.urls))


@audit_commands.command("verify")
def audit_verify() -> None:
    """Check every branch's chain, and the signatures of the heads kept of them; exit code 1 if one does not hold."""
    from cloud.audit.queries import verify
    from cloud.foundation.settings import WorkerSettings

    settings = settings_of(WorkerSettings, "audit")
    kept, is_signed = _kept_heads(settings)
    broken = asyncio.run(
        in_transaction(settings.database_url, lambda transaction: verify(transaction, kept=kept.heads))
    )
    for branch_id, position in broken.items():
        print(f"BROKEN  branch {branch_id}: from entry {position} on")
    if kept.first_forged_line is not None:
        print(f"FORGED  {settings.audit_heads_file}: no key vouches for line {kept.first_forged_line}")
    if kept.unreadable_lines:
        print(f"{kept.unreadable_lines} lines of {settings.audit_heads_file} cannot be read and were not compared.")
    if not kept.heads:
        print("No heads are kept outside the database (MAFUNDI_AUDIT_HEADS_FILE): who owns it could chain all anew.")
    elif not is_signed:
        print("The heads are not signed (MAFUNDI_AUDIT_SIGNING_KEY): who can write their file too could forge both.")
    if broken or kept.first_forged_line is not None:
        raise typer.Exit(FAILED)
    print("The audit is whole.")


def _kept_heads(settings: Any) -> tuple[Any, bool]:
    """Return what the file of heads says, and whether its signatures were checked."""
    from cloud.audit.heads_file import NOTHING_KEPT, HeadsFile
    from cloud.audit.signing import NotAKey, PublicKeys, SigningKey

    if settings.audit_heads_file is None:
        return NOTHING_KEPT, False
    file = HeadsFile(settings.audit_heads_file)
    try:
        texts = [text.strip() for text in settings.audit_public_keys.split(",") if text.strip()]
        if settings.audit_signing_key:
            texts.append(SigningKey.from_text(settings.audit_signing_key).public_text)
        keys = PublicKeys.from_texts(texts)
    except NotAKey as error:
        refuse(f"The audit's key cannot be used: {error}.", code=BAD_SETTINGS)
    return (file.checked(keys), True) if texts else (file.kept(), False)


@audit_commands.command("new-key")
def audit_new_key() -> None:
    """Make a key that signs the audit's heads; the private half belongs into MAFUNDI_AUDIT_SIGNING_KEY_FILE."""
    from secrets import token_urlsafe

    from cloud.audit.signing import KEY_BYTES, SigningKey

    private = token_urlsafe(KEY_BYTES)
    print(json.dumps({"private": private, "public": SigningKey.from_text(private).public_text}, indent=2))


@restore_commands.command("finish")
def restore_finish() -> None:
    """Say that this restored database is now the one: a new epoch, so that edge agents send again what it lacks."""
    from datetime import UTC, datetime

    from cloud.audit.heads_file import heads_file_of
    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.runner import renew_epoch

    settings = settings_of(OwnerSettings, "restore")
    print(f"The new epoch is {renew_epoch(settings.owner_database_url)}.")
    if file := heads_file_of(settings.audit_heads_file, key=settings.audit_signing_key):
        file.note_restore(now=datetime.now(UTC))


@dead_letter_commands.command("replay")
def dead_letters_replay(
    letter_id: Annotated[UUID | None, typer.Option("--id", help="The letter to take in.")] = None,
    replay_all: Annotated[bool, typer.Option("--all", help="All that were not taken in yet.")] = False,
) -> None:
    """Take dead letters in after all (MAFUNDI_INGEST_DATABASE_URL); exit code 1 if one could not be."""
    from cloud.foundation.settings import IngestSettings

    if (letter_id is None) != replay_all:
        refuse("Say which letter (--id) or all of them (--all).", code=BAD_SETTINGS)
    outcomes = asyncio.run(_replayed(settings_of(IngestSettings, "dead-letters"), letter_id))
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

    settings = settings_of(WorkerSettings, "ledger")
    lines = asyncio.run(in_transaction(settings.database_url, lines_of))
    print(json.dumps({"streams": [asdict(line) for line in lines]}, indent=2))


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
        refuse(f"Refused to run: {refusals[0]}", code=FAILED)


async def _replayed(settings: Any, letter_id: UUID | None) -> dict[UUID, str]:
    """Return what speaks against each letter; nothing where it was taken in."""
    from cloud.foundation.errors import NotFound
    from cloud.gateways.errors import AlreadyReplayed
    from cloud.ingest.replay import replay_by_hand

    retention = timedelta(days=settings.retention_days)
    try:
        async with answering_database(settings.database_url) as database:
            outcomes = await replay_by_hand(database, retention=retention, letter_id=letter_id)
    except AlreadyReplayed:
        refuse("This letter was replayed already; nothing was stored again.", code=FAILED)
    except NotFound:
        refuse("There is no such letter.", code=FAILED)
    return {one: refusal.fields["reason"] if refusal else "" for one, refusal in outcomes.items()}


if __name__ == "__main__":
    app()
