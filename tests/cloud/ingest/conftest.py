"""A pump with a rule, up to the order: what its edge agent reports, and what becomes of it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from cloud.alarms.rulebook import add_rule
from cloud.assets.operations import add_asset
from cloud.assets.sites import add_site
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

    def change(self, statement: str) -> None:
        """Do to the database what no program of ours does."""
        with psycopg.connect(self.urls.admin) as connection:
            connection.execute(statement)


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
