"""Points with readings that are stored as ingest stores them, and what the storage jobs make of them."""

import asyncio
import math
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import psycopg

from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.telemetry.roll_ups import Rolled, roll_up
from tests.cloud.place import Ground, Urls

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
POINT, OTHER, FOREIGN = 1, 2, 3
"""Two points of Nairobi, one of Mombasa."""

Answer = TypeVar("Answer")
Sample = tuple[datetime, float, int]
"""Time, value, quality."""


class Signals:
    """One database and what tests do to it."""

    def __init__(self, urls: Urls, ground: Ground) -> None:
        self.urls = urls
        self.ground = ground
        self._seq = 0
        with psycopg.connect(urls.admin, autocommit=True) as connection:
            for point_id, branch_id in ((POINT, ground.nairobi), (OTHER, ground.nairobi), (FOREIGN, ground.mombasa)):
                connection.execute(
                    """WITH agent AS (INSERT INTO gateway (id, branch_id, name, password_hash)
                      VALUES (gen_random_uuid(), %(branch)s, 'Agent ' || %(point)s, 'x') RETURNING id)
                    INSERT INTO point (id, gateway_id, branch_id, key, unit, name) OVERRIDING SYSTEM VALUE
                    SELECT %(point)s, id, %(branch)s, 'k' || %(point)s, 'V', 'Voltage' FROM agent""",
                    {"point": point_id, "branch": branch_id},
                )

    @contextmanager
    def storing(self) -> Iterator[psycopg.Connection]:
        """Open a connection of ingest; what is stored in it is committed when the block ends."""
        with psycopg.connect(self.urls.ingest) as connection:
            yield connection

    def put(self, connection: psycopg.Connection, point_id: int, samples: Iterable[Sample]) -> None:
        """Store as ingest does: the days ensured, rows copied, last value moved, hours marked."""
        kept = list(samples)
        for day in {at.astimezone(UTC).date() for at, _, _ in kept}:
            connection.execute("SELECT mafundi_ensure_reading_day(%s)", [day])
        with connection.cursor().copy(
            "COPY reading (point_id, stream_no, time, value, seq, quality) FROM STDIN"
        ) as copy:
            for at, value, quality in kept:
                self._seq += 1
                copy.write_row((point_id, 1, at, value, self._seq, quality))
        for hour in {at.replace(minute=0, second=0, microsecond=0) for at, _, _ in kept}:
            connection.execute(
                "INSERT INTO dirty_bucket (point_id, hour) VALUES (%s, %s) ON CONFLICT DO NOTHING", [point_id, hour]
            )

    def store(self, point_id: int, samples: Iterable[Sample]) -> None:
        """Store and commit."""
        with self.storing() as connection:
            self.put(connection, point_id, samples)

    def roll_up(self, *, runs: int = 1, settled: timedelta = timedelta(0)) -> Rolled:
        """Let the job run so often; return what the last run did."""

        async def once(transaction: Transaction) -> Rolled:
            return await roll_up(transaction, settled=settled, age=timedelta(0))

        return [self.as_worker(once) for _ in range(runs)][-1]

    def roll_up_all(self) -> None:
        """Run until nothing waits, not even the present hour."""
        for _ in range(50):
            if not self.ask("SELECT 1 FROM dirty_bucket UNION ALL SELECT 1 FROM rolling_bucket LIMIT 1"):
                return
            self.roll_up(settled=timedelta(hours=-2))
        raise AssertionError("something waits for ever")

    def as_worker(self, work: Callable[[Transaction], Awaitable[Answer]]) -> Answer:
        """Run in one transaction of the app role that sees all branches."""

        async def run() -> Answer:
            database = Database(self.urls.app, pool_size=1)
            try:
                async with database.transaction() as transaction:
                    await act_as_system(transaction)
                    return await work(transaction)
            finally:
                await database.close()

        return asyncio.run(run())

    def change(self, statement: str) -> None:
        """Change something behind the programs' backs."""
        with psycopg.connect(self.urls.owner, autocommit=True) as connection:
            connection.execute(statement)

    def ask(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Ask as one who may see everything."""
        with psycopg.connect(self.urls.admin) as connection:
            return connection.execute(query, values).fetchall()


def every(seconds: float, count: int, *, start: datetime = NOON, value: Callable[[int], float] = float) -> list[Sample]:
    """Good readings at a steady pace."""
    return [(start + timedelta(seconds=seconds * number), value(number), 0) for number in range(count)]


def is_counted(sample: Sample) -> bool:
    """Whether roll-ups and charts count it."""
    return sample[2] < 2 and not math.isnan(sample[1])
