"""What the ingest program does with a group of messages when something goes wrong in the middle of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from cloud.foundation.database import Database, Transaction
from cloud.foundation.identifiers import new_id
from cloud.foundation.identity_of_database import require_known_database
from cloud.ingest import intake
from cloud.ingest.broker_link import Message
from cloud.ingest.intake import Group, Intake
from cloud.ingest.store_batch import Arrival
from schemas.records import PointName
from tests.cloud.ingest.conftest import Pump
from tests.cloud.ingest.wire import SETTINGS, readings_batch

pytestmark = pytest.mark.anyio


class CutOffOnce(Database):
    """The real database, whose connection is lost at one transaction."""

    def __init__(self, dsn: str, *, at: int) -> None:
        super().__init__(dsn, pool_size=2)
        self._at = at
        self.begun = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        self.begun += 1
        if self.begun == self._at:
            raise OperationalError("SELECT 1", {}, psycopg.OperationalError("server closed the connection"))
        async with super().transaction() as transaction:
            yield transaction


def group_of(*arrivals: Arrival) -> Group:
    group = Group()
    for arrival in arrivals:
        group.add(Message(arrival.topic, arrival.payload, mid=1, qos=1, connection=1, arrived_at_s=0.0))
    return group


async def test_a_database_lost_while_a_poisoned_group_is_taken_apart_is_waited_for(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "RETRY_S", 0.01)
    good = readings_batch(pump.gateway_id, new_id(), range(1, 4))
    monkeypatch.setattr("tests.cloud.ingest.wire.POINT", PointName("a\0b", "mm/s"))
    poisoned = readings_batch(pump.gateway_id, new_id(), range(1, 4))
    async with pump.ingest.transaction() as transaction:
        epoch = await require_known_database(transaction)
    # The group, the poisoned one alone, its dead letter, and then the line is cut before the good one.
    database = CutOffOnce(pump.urls.ingest, at=4)

    taking = Intake(database, settings=SETTINGS, epoch=epoch)

    progress = await taking.store_until_done(group_of(poisoned, good), asyncio.Event())

    assert progress is not None
    assert [step.upto for step in progress] == [3]
    assert pump.ask("SELECT count(*) FROM reading") == [(3,)]
    assert database.begun > 4
    await database.close()
