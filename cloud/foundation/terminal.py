"""How a command speaks with who typed it: settings read, a reason and an exit code where it cannot be done."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final, NoReturn

import typer
from pydantic import ValidationError

if TYPE_CHECKING:
    from cloud.foundation.database import Database

BAD_SETTINGS: Final = 2
FAILED: Final = 1


def settings_of(kind: Any, program: str) -> Any:
    """Return the program's settings, or end with what is wrong with them."""
    from cloud.foundation.logs import configure_logs
    from cloud.foundation.settings_file import BadSettingsFile
    from cloud.foundation.settings_text import explain

    try:
        settings = kind()
    except ValidationError as error:
        refuse(f"The settings are not complete:\n{explain(error, kind)}", code=BAD_SETTINGS)
    except BadSettingsFile as error:
        refuse(str(error), code=BAD_SETTINGS)
    configure_logs(
        log_format=settings.log_format, log_level=settings.log_level, program=program, secrets=settings.secrets()
    )
    return settings


def refuse(text: str, *, code: int) -> NoReturn:
    """Say why, and end."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


@asynccontextmanager
async def answering_database(url: str) -> "AsyncIterator[Database]":
    """Lend a database for one command; one that does not answer ends it with the reason."""
    from sqlalchemy.exc import OperationalError

    from cloud.foundation.database import Database, place_of

    database = Database(url, pool_size=1)
    try:
        yield database
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        refuse(f"The database at {place_of(url)} does not answer: {reason}", code=FAILED)
    finally:
        await database.close()


async def in_transaction(database_url: str, question: Any) -> Any:
    """Ask something as the system and return the answer, committed."""
    from cloud.foundation.database import act_as_system

    async with answering_database(database_url) as database, database.transaction() as transaction:
        await act_as_system(transaction)
        answer: Awaitable[Any] = question(transaction)
        return await answer
