"""From an alarm record to one order, on the real database: repeated, late, growing, recovering."""

import asyncio
from dataclasses import replace

import msgspec
import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import act_as_system
from cloud.foundation.identifiers import new_id
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.gateways.operations import enrol_gateway
from tests.cloud.ingest.conftest import Pump
from tests.cloud.place import Ground, actor_named

pytestmark = pytest.mark.anyio


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


async def test_an_edge_agent_clears_no_alarm_of_another(pump: Pump, ground: Ground) -> None:
    alarm_id = new_id()
    await pump.report(pump.raised(alarm_id))
    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, ground.manager)
        other, _ = await enrol_gateway(
            transaction, actor=actor, accounts=NoBrokerAccounts(), branch_id=ground.nairobi, name="Other"
        )
    stranger = replace(pump, gateway_id=other.id, stream=new_id(), sent=0)

    await stranger.report(stranger.cleared(alarm_id))

    assert pump.ask("SELECT cleared_at FROM alarm") == [(None,)]
    ((gateway_id, reason),) = pump.ask("SELECT gateway_id, reason FROM dead_letter")
    assert str(gateway_id) == str(other.id)
    assert "another edge agent" in reason


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


async def test_a_branch_that_only_watches_yet_has_incidents_and_no_orders(pump: Pump) -> None:
    pump.change("UPDATE branch SET switched_off = '[\"alarm_orders\"]'")

    await pump.report(pump.raised(new_id()))
    await pump.react()

    assert pump.ask("SELECT count(*) FROM incident") == [(1,)]
    assert pump.ask("SELECT count(*) FROM work_order") == [(0,)]
