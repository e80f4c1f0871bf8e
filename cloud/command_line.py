"""`mafundi-cloud`: starts the service's programs and does what an operator does to the whole service."""

import asyncio
import json
import sys
from collections.abc import Awaitable
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from pydantic import ValidationError

app = typer.Typer(help="The Mafundi service.", no_args_is_help=True, pretty_exceptions_enable=False)
database_commands = typer.Typer(help="The database itself.", no_args_is_help=True)
audit_commands = typer.Typer(help="The audit.", no_args_is_help=True)
restore_commands = typer.Typer(help="After a backup was restored.", no_args_is_help=True)
app.add_typer(database_commands, name="db")
app.add_typer(audit_commands, name="audit")
app.add_typer(restore_commands, name="restore")

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
    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.runner import newest_revision, upgrade

    settings = _settings(OwnerSettings, "migrate")
    upgrade(settings.owner_database_url)
    print(f"The database is at {newest_revision()}.")


@database_commands.command("init")
def database_init(
    admin_url: Annotated[str, typer.Option(help="A superuser's address of the server.")],
    database: Annotated[str, typer.Option(help="Name of the database.")] = "mafundi",
) -> None:
    """Create the database and its roles if missing, set their passwords, and print their addresses as JSON.

    Passwords are taken from MAFUNDI_OWNER_PASSWORD, MAFUNDI_APP_PASSWORD and MAFUNDI_INGEST_PASSWORD, else made.
    """
    import os

    from cloud.migrations.roles import APP, INGEST, OWNER, create_database

    words = {OWNER: "MAFUNDI_OWNER_PASSWORD", APP: "MAFUNDI_APP_PASSWORD", INGEST: "MAFUNDI_INGEST_PASSWORD"}
    passwords = {role: os.environ[word] for role, word in words.items() if os.environ.get(word)}
    urls = create_database(admin_url=admin_url, database=database, passwords=passwords)
    answer = {
        "MAFUNDI_OWNER_DATABASE_URL": urls[OWNER],
        "MAFUNDI_DATABASE_URL": urls[APP],
        "MAFUNDI_INGEST_DATABASE_URL": urls[INGEST],
    }
    print(json.dumps(answer, indent=2))


@audit_commands.command("verify")
def audit_verify() -> None:
    """Check every branch's chain; exit code 1 if an entry was changed, removed or put in."""
    from cloud.audit.queries import verify
    from cloud.foundation.settings import WorkerSettings

    settings = _settings(WorkerSettings, "audit")
    broken = asyncio.run(_in_transaction(settings.database_url, verify))
    for branch_id, position in broken.items():
        print(f"BROKEN  branch {branch_id}: from entry {position} on")
    if broken:
        raise typer.Exit(FAILED)
    print("The audit is whole.")


@restore_commands.command("finish")
def restore_finish() -> None:
    """Say that this restored database is now the one: a new epoch, so that edge agents send again what it lacks."""
    from cloud.foundation.settings import OwnerSettings
    from cloud.migrations.runner import renew_epoch

    settings = _settings(OwnerSettings, "restore")
    print(f"The new epoch is {renew_epoch(settings.owner_database_url)}.")


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
    from cloud.foundation.identity_of_database import DatabaseWasSwapped

    refusals: list[BaseException] = []
    try:
        program()
    except* DatabaseWasSwapped as swapped:
        refusals += swapped.exceptions
    if refusals:
        _refuse(f"Refused to run: {refusals[0]}", code=FAILED)


def _refuse(text: str, *, code: int) -> NoReturn:
    print(text, file=sys.stderr)
    raise typer.Exit(code)


async def _in_transaction(database_url: str, question: Any) -> Any:
    from cloud.foundation.database import Database, act_as_system

    database = Database(database_url, pool_size=1)
    try:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            answer: Awaitable[Any] = question(transaction)
            return await answer
    finally:
        await database.close()


if __name__ == "__main__":
    app()
