"""Batches that wait to be stored, each with somebody who waits for the answer; what waits is stored together."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

import psycopg
import structlog
from sqlalchemy.exc import SQLAlchemyError

from cloud.ingest.errors import NotStored
from cloud.ingest.store_batch import Arrival, Progress

log = structlog.get_logger()

MOST_WAITING: Final = 400
"""Batches; about as much as a broker may have in flight with us. Whoever comes then is told to come again."""
MOST_TOGETHER: Final = 200
LONGEST_WAIT_S: Final = 20.0
LOOK_AGAIN_S: Final = 0.5

Store = Callable[[list[Arrival]], Awaitable[list[Progress]]]


@dataclass(slots=True)
class _Waiting:
    arrivals: Sequence[Arrival]
    answer: "asyncio.Future[list[Progress]]"


class WaitingRoom:
    """Takes arrivals in and tells how far their streams are committed; never holds more than it may."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._has_some = asyncio.Event()
        self._is_failing = False

    async def put(self, arrivals: Sequence[Arrival]) -> list[Progress]:
        """Return the progress of the streams that these arrivals speak of, after the COMMIT.

        Raises:
            NotStored: too much waits, or the database did not take it; all of it may be sent again.
        """
        if sum(len(one.arrivals) for one in self._waiting) + len(arrivals) > MOST_WAITING:
            raise NotStored
        one = _Waiting(arrivals, asyncio.get_running_loop().create_future())
        self._waiting.append(one)
        self._has_some.set()
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                return await one.answer
        except TimeoutError as error:
            raise NotStored from error

    async def run(self, stopping: asyncio.Event) -> None:
        """Store what waits, until told to stop; what fails passingly is told to those who wait, and once to people."""
        while not stopping.is_set():
            group = await self._next_group()
            try:
                progress = await self._store([arrival for one in group for arrival in one.arrivals])
                self._say(None)
            except (SQLAlchemyError, psycopg.Error, OSError) as error:
                self._say(error)
                _answer_all(group, NotStored())
                continue
            for one in group:
                if not one.answer.done():
                    one.answer.set_result(progress)
        _answer_all(self._waiting, NotStored())

    async def _next_group(self) -> list[_Waiting]:
        try:
            async with asyncio.timeout(LOOK_AGAIN_S):
                await self._has_some.wait()
        except TimeoutError:
            return []
        group: list[_Waiting] = []
        count = 0
        while self._waiting and (not group or count + len(self._waiting[0].arrivals) <= MOST_TOGETHER):
            one = self._waiting.pop(0)
            if not one.answer.done():  # who has gone away sends again
                group.append(one)
                count += len(one.arrivals)
        if not self._waiting:
            self._has_some.clear()
        return group

    def _say(self, error: BaseException | None) -> None:
        if error is not None and not self._is_failing:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            log.warning("ingest.https_not_stored", error=reason, will="let the edges send again; nothing is lost")
        elif error is None and self._is_failing:
            log.info("ingest.https_stores_again")
        self._is_failing = error is not None


def _answer_all(waiting: Sequence[_Waiting], refusal: NotStored) -> None:
    for one in waiting:
        if not one.answer.done():
            one.answer.set_exception(refusal)
