"""How a program runs: until a signal, through lost databases, and never on a database that was swapped."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from cloud.foundation.database import Database, place_of
from cloud.foundation.identity_of_database import require_epoch, require_known_database
from cloud.foundation.relay import pause

log = structlog.get_logger()

FIRST_PAUSE_S: Final = 0.5
LONGEST_PAUSE_S: Final = 5.0
LOOK_AGAIN_S: Final = 15.0

Body = Callable[[asyncio.Event], Awaitable[None]]


class CannotListen(RuntimeError):
    """The address to listen on is taken or not ours; the text says what to do."""


def run_until_signal(body: Body) -> None:
    """Run a program's body; SIGINT and SIGTERM ask it to stop, in order."""
    asyncio.run(_with_signals(body))


async def _with_signals(body: Body) -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    await body(stopping)


async def keep_running(name: str, body: Body, *, stopping: asyncio.Event) -> None:
    """Run a loop again whenever the database fails it: told once when it fails and once when it is back."""
    wait_s = FIRST_PAUSE_S
    while not stopping.is_set():
        began = asyncio.get_running_loop().time()
        try:
            await body(stopping)
        except (SQLAlchemyError, OSError) as error:
            lasted_s = asyncio.get_running_loop().time() - began
            if lasted_s > LONGEST_PAUSE_S:
                wait_s = FIRST_PAUSE_S
            log.warning("program.interrupted", part=name, again_in_s=wait_s, error=str(error).splitlines()[0])
            await pause(stopping, wait_s)
            wait_s = min(wait_s * 2, LONGEST_PAUSE_S)


async def require_known_or_wait(database: Database, *, stopping: asyncio.Event) -> None:
    """Watch that this is still the database whose epoch we know, also when it comes later than we do.

    Raises:
        DatabaseWasSwapped: it is not; going on would acknowledge what this copy may lack.
    """
    is_failing = False
    epoch: UUID | None = None
    while not stopping.is_set():
        try:
            async with database.transaction() as transaction:
                if epoch is None:
                    epoch = await require_known_database(transaction)
                await require_epoch(transaction, epoch=epoch)
            if is_failing:
                log.info("database.back", place=place_of(database.dsn))
            is_failing = False
            await pause(stopping, LOOK_AGAIN_S)
        except (SQLAlchemyError, OSError) as error:
            if not is_failing:
                reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
                log.warning("database.unreachable", place=place_of(database.dsn), reason=reason)
            is_failing = True
            await pause(stopping, FIRST_PAUSE_S)
