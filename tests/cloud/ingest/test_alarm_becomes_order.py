"""From an alarm record to one order, on the real database: repeated, late, growing, recovering."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import psycopg
import pytest

from cloud.alarms.rulebook import add_rule
from cloud.assets.operations import add_asset, add_site
from cloud.automations.registry import AUTOMATIONS
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import deliver_next, names_by_event
from cloud.foundation.identifiers import new_id
from cloud.foundation.relay import publish_committed
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.gateways.operations import enrol_gateway
from cloud.telemetry.operations import bind_point, resolve_points
from cloud.telemetry.queries import get_point
from schemas.records import AlarmCleared, AlarmRaised
from tests.cloud.ingest.wire import POINT, START_US, records_batch, store
from tests.cloud.place import Ground, Urls, actor_named

pytestmark = pytest.mark.anyio
REACTIONS = {automation.name: automation.run for automation in AUTOMATIONS}


@dataclass(slots=True)
class Pump:
    """A pump with one bound point and one rule; what its edge agent reports, and what becomes of it."""

    app: Database
    ingest: Database
    urls: Urls
    gateway_id: UUID
    rule_id: str
    stream: UUID
    sent: int = 0

    async def report(self, *records: Any) -> None:
        await store(self.ingest, records_batch(self.gateway_id, self.stream, records, first=self.sent + 1))
        self.sent += len(records)

    def raised(self, alarm_id: UUID, *, offset: int = 0, rule_id: str | None = None, at_s: int = 0) -> AlarmRaised:
        at_us = START_US + at_s * 1_000_000
        return AlarmRaised(
            offset=offset,
            at_us=at_us,
            alarm_id=str(alarm_id),
            rule_id=rule_id or self.rule_id,
            rule_version=1,
            point_key=POINT.key,
            point_unit=POINT.unit,
            onset_seq=1,
            onset_at_us=at_us,
            value=11.5,
            limit=7.1,
        )

    def cleared(self, alarm_id: UUID, *, offset: int = 0) -> AlarmCleared:
        return AlarmCleared(
            offset=offset,
            at_us=START_US + 60_000_000,
            alarm_id=str(alarm_id),
            rule_id=self.rule_id,
            rule_version=1,
            cleared_seq=9,
            value=2.0,
        )

    async def react(self) -> None:
        """Publish and deliver until nothing is left."""
        async with self.app.transaction() as transaction:
            await publish_committed(transaction, reactions=names_by_event(AUTOMATIONS))
        while await deliver_next(self.app, reactions=REACTIONS):
            pass

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.urls.admin) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture
async def pump(fresh_database: Urls, ground: Ground) -> AsyncIterator[Pump]:
    app, ingest = Database(fresh_database.app, pool_size=6), Database(fresh_database.ingest, pool_size=2)
    async with app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, ground.manager)
        gateway, _ = await enrol_gateway(
            transaction, actor=actor, accounts=NoBrokerAccounts(), branch_id=ground.nairobi, name="Edge"
        )
        site = await add_site(transaction, actor=actor, branch_id=ground.nairobi, name="Works")
        asset = await add_asset(transaction, actor=actor, site=site, name="Feed pump", tag="P-101")
        key = (POINT.key, POINT.unit)
        ids = await resolve_points(transaction, gateway_id=gateway.id, branch_id=ground.nairobi, keys=[key])
        measured = await get_point(transaction, point_id=ids[key], branch_ids=actor.branch_ids)
        now = await database_now(transaction)
        await bind_point(transaction, actor=actor, point=measured.point, asset_id=asset.id, now=now - timedelta(days=1))
        measured = await get_point(transaction, point_id=ids[key], branch_ids=actor.branch_ids)
        settings = {"name": "Vibration too high", "kind": "limit", "params": {"direction": "high", "limit": 7.1}}
        rest = {"severity": "high", "failure_mode": "bearing", "effect": "work_order", "stage": "live"}
        rule = await add_rule(transaction, actor=actor, measured=measured, settings={**settings, **rest})
    yield Pump(app, ingest, fresh_database, gateway.id, str(rule.id), new_id())
    await app.close()
    await ingest.close()


async def test_an_alarm_opens_one_incident_and_one_order(pump: Pump) -> None:
    await pump.report(pump.raised(new_id()))
    await pump.react()

    ((title, priority, source, number),) = pump.ask("SELECT title, priority, source, number FROM work_order")
    assert title.startswith("Feed pump: ")
    assert (priority, source) == ("high", "alarm")
    assert number == "NBO-WO-2026-00001"
    assert pump.ask("SELECT count(*) FROM incident") == [(1,)]


async def test_ten_alarms_of_one_fault_are_one_order(pump: Pump) -> None:
    await pump.report(*[pump.raised(new_id(), offset=number, at_s=number) for number in range(10)])
    await pump.react()
    await pump.report(*[pump.raised(new_id(), offset=number, at_s=20 + number) for number in range(5)])
    await pump.react()

    assert pump.ask("SELECT count(*) FROM work_order") == [(1,)]
    assert pump.ask("SELECT count(*), count(DISTINCT incident_id) FROM alarm") == [(15, 1)]


async def test_the_same_alarm_told_twice_is_one_alarm(pump: Pump) -> None:
    alarm_id = new_id()
    await pump.report(pump.raised(alarm_id))
    await pump.report(pump.raised(alarm_id))
    await pump.react()

    assert pump.ask("SELECT count(*) FROM alarm") == [(1,)]
    assert pump.ask("SELECT count(*) FROM work_order") == [(1,)]


async def test_the_reaction_may_run_many_times_at_once(pump: Pump) -> None:
    await pump.report(pump.raised(new_id()))

    await asyncio.gather(*[_react_directly(pump) for _ in range(5)])

    assert pump.ask("SELECT count(*) FROM work_order") == [(1,)]
    assert pump.ask("SELECT last_number FROM number_series") == [(1,)]


async def _react_directly(pump: Pump) -> None:
    from cloud.work_orders.operations import open_order_for_incident

    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        ((incident_id, asset_id),) = pump.ask("SELECT id, asset_id FROM incident")
        await open_order_for_incident(
            transaction,
            incident_id=incident_id,
            asset_id=asset_id,
            failure_mode="bearing",
            severity="high",
            summary="Feed pump: vibration",
            now=await database_now(transaction),
        )


async def test_an_alarm_that_arrives_already_cleared_is_history(pump: Pump) -> None:
    alarm_id = new_id()
    await pump.report(pump.raised(alarm_id), pump.cleared(alarm_id, offset=1))
    await pump.react()

    assert pump.ask("SELECT count(*) FROM alarm WHERE cleared_at IS NOT NULL") == [(1,)]
    assert pump.ask("SELECT count(*) FROM incident") == [(0,)]
    assert pump.ask("SELECT count(*) FROM work_order") == [(0,)]


async def test_recovery_closes_the_incident_and_is_written_into_the_open_order(pump: Pump) -> None:
    alarm_id = new_id()
    await pump.report(pump.raised(alarm_id))
    await pump.react()
    await pump.report(pump.cleared(alarm_id))
    await pump.react()

    assert pump.ask("SELECT count(*) FROM incident WHERE closed_at IS NOT NULL") == [(1,)]
    assert pump.ask("SELECT status FROM work_order") == [("unscheduled",)]
    assert ("recovered",) in pump.ask("SELECT kind FROM work_order_history")


async def test_the_same_fault_again_joins_the_order_that_is_still_open(pump: Pump) -> None:
    first = new_id()
    await pump.report(pump.raised(first))
    await pump.report(pump.cleared(first))
    await pump.react()
    await pump.report(pump.raised(new_id(), at_s=120))
    await pump.react()

    assert pump.ask("SELECT count(*) FROM incident") == [(2,)]
    assert pump.ask("SELECT count(*) FROM work_order") == [(1,)]


async def test_an_alarm_of_a_rule_nobody_knows_is_shown_and_opens_nothing(pump: Pump) -> None:
    await pump.report(pump.raised(new_id(), rule_id=str(new_id())))
    await pump.react()

    assert pump.ask("SELECT stage FROM alarm") == [("observe",)]
    assert pump.ask("SELECT count(*) FROM work_order") == [(0,)]


async def test_an_alarm_of_a_local_rule_with_an_impossible_time_is_taken_in(pump: Pump) -> None:
    odd = msgspec.structs.replace(
        pump.raised(new_id(), rule_id="too-hot"), at_us=2**62, onset_at_us=-(2**62), history_stream=""
    )

    await pump.report(odd)

    ((raised_at, onset_at),) = pump.ask("SELECT raised_at, onset_at FROM alarm")
    assert raised_at.year == 2026
    assert onset_at.year == 1970


async def test_every_change_has_its_audit_entry(pump: Pump) -> None:
    await pump.report(pump.raised(new_id()))
    await pump.react()

    actions = {row[0] for row in pump.ask("SELECT action FROM audit_entry")}
    assert actions >= {"gateway.enrolled", "asset.added", "point.bound", "rule.added", "work_order.opened"}
