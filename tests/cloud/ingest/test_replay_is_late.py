"""A dead letter that is taken in later tells what was true then: it never undoes what was heard since."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from cloud.foundation.identifiers import new_id
from cloud.foundation.identity_of_database import DatabaseWasSwapped, require_known_database
from cloud.gateways.errors import AlreadyReplayed, CannotReplay
from cloud.ingest.replay import replay_or_note
from schemas.records import Birth, ChartReport, ConfigApplied
from tests.cloud.ingest.conftest import Pump
from tests.cloud.ingest.test_dead_letters import LEDGER, replay, unreadable
from tests.cloud.ingest.wire import SETTINGS, START_US, arrival, body_of, readings_batch, records_batch, store

pytestmark = pytest.mark.anyio


async def letter_of(pump: Pump, monkeypatch: pytest.MonkeyPatch, *records: Any) -> UUID:
    """Let the edge report these while the service cannot read them, and return the letter."""
    batch = records_batch(pump.gateway_id, pump.stream, records, first=pump.sent + 1)
    pump.sent += len(records)
    return await unreadable(pump, monkeypatch, batch)


def applied(version: int, *, at_s: int = 0) -> ConfigApplied:
    return ConfigApplied(offset=0, at_us=START_US + at_s * 1_000_000, version=version, hash=f"hash{version}")


def birth(agent_version: str, version: int, *, at_s: int = 0) -> Birth:
    return Birth(
        offset=0,
        at_us=START_US + at_s * 1_000_000,
        agent_version=agent_version,
        configuration_version=version,
        configuration_hash=f"hash{version}",
    )


async def test_an_alarm_that_was_cleared_meanwhile_opens_nothing(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    alarm_id = new_id()
    letter_id = await letter_of(pump, monkeypatch, pump.raised(alarm_id))
    await pump.report(pump.cleared(alarm_id))

    assert await replay(pump.ingest, letter_id) is None
    await pump.react()

    assert pump.ask("SELECT cleared_at IS NOT NULL, cleared_value FROM alarm") == [(True, 2.0)]
    assert pump.ask("SELECT 1 FROM incident") == []
    assert pump.ask("SELECT 1 FROM work_order") == []
    assert pump.ask("SELECT 1 FROM early_clear") == []


async def test_an_alarm_that_still_stands_opens_an_order(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    letter_id = await letter_of(pump, monkeypatch, pump.raised(new_id()))
    await pump.report(pump.cleared(new_id()))  # another one's end

    await replay(pump.ingest, letter_id)
    await pump.react()

    assert pump.ask("SELECT cleared_at FROM alarm") == [(None,)]
    assert pump.ask("SELECT count(*) FROM work_order") == [(1,)]


async def test_the_end_of_an_alarm_is_remembered_for_a_time(pump: Pump) -> None:
    await pump.report(pump.cleared(new_id()))
    pump.change("UPDATE early_clear SET recorded_at = recorded_at - interval '200 days'")
    last = new_id()

    await pump.report(pump.cleared(last))
    await pump.report(pump.cleared(last))

    assert pump.ask("SELECT alarm_id FROM early_clear") == [(last,)]


async def test_an_older_configuration_does_not_come_back(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    letter_id = await letter_of(pump, monkeypatch, applied(1))
    await pump.report(applied(2, at_s=60))

    assert await replay(pump.ingest, letter_id) is None

    assert pump.ask("SELECT reported_version, reported_hash FROM gateway") == [(2, "hash2")]


async def test_an_older_birth_does_not_come_back(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    letter_id = await letter_of(pump, monkeypatch, birth("0.1.0", 1))
    await pump.report(birth("0.2.0", 2, at_s=60))

    assert await replay(pump.ingest, letter_id) is None

    assert pump.ask("SELECT agent_version, reported_version FROM gateway") == [("0.2.0", 2)]


async def test_a_birth_that_nothing_followed_is_taken_in(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    await pump.report(birth("0.1.0", 1))
    letter_id = await letter_of(pump, monkeypatch, birth("0.2.0", 2, at_s=60))

    await replay(pump.ingest, letter_id)

    assert pump.ask("SELECT agent_version, reported_version FROM gateway") == [("0.2.0", 2)]


async def test_a_live_word_counts_even_if_the_clock_was_set_back(pump: Pump) -> None:
    await pump.report(birth("0.1.0", 1, at_s=3600))
    await pump.report(birth("0.2.0", 2))

    assert pump.ask("SELECT agent_version, reported_version FROM gateway") == [("0.2.0", 2)]


async def test_a_birth_that_waited_among_the_readings_does_not_undo_what_came_by_the_faster_lane(pump: Pump) -> None:
    await pump.report(birth("0.2.0", 2, at_s=60))
    waited = body_of(records=[birth("0.1.0", 1)])

    await store(pump.ingest, arrival(pump.gateway_id, new_id(), "history", 1, 1, waited, []))

    assert pump.ask("SELECT agent_version, reported_version FROM gateway") == [("0.2.0", 2)]


async def test_an_older_report_of_a_chart_does_not_come_back(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    def learned(count: int) -> ChartReport:
        at_us = START_US + count * 1_000_000
        told = {"rule_id": pump.rule_id, "rule_version": 1, "phase": "learning", "learned": count, "needed": 300}
        return ChartReport(offset=0, at_us=at_us, **told)  # type: ignore[arg-type]  # plain words of the wire

    letter_id = await letter_of(pump, monkeypatch, learned(10))
    await pump.report(learned(20))

    await replay(pump.ingest, letter_id)

    assert pump.ask("SELECT learned FROM rule_chart") == [(20,)]


async def test_two_programs_that_replay_a_letter_at_once_store_it_once(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, new_id(), range(1, 60)))

    outcomes = await asyncio.gather(*(replay(pump.ingest, letter_id) for _ in range(2)), return_exceptions=True)

    assert sorted(type(outcome) for outcome in outcomes if outcome) == [AlreadyReplayed]
    assert pump.ask("SELECT count(*) FROM reading") == [(59,)]
    assert pump.ask(LEDGER) == [(59, 59, 0, 0)]


async def test_letters_of_one_stream_that_are_replayed_at_once_do_not_hurt_each_other(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = new_id()
    letters = [
        await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, stream, range(first, first + 10)))
        for first in (1, 11, 21)
    ]

    outcomes = await asyncio.gather(*(replay(pump.ingest, letter_id) for letter_id in letters))

    assert outcomes == [None] * 3
    assert pump.ask(LEDGER) == [(30, 30, 0, 0)]
    assert pump.ask("SELECT 1 FROM stream_gap") == []


async def test_a_replay_beside_the_edge_that_goes_on_loses_and_doubles_nothing(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = new_id()
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, stream, range(1, 21)))

    async def goes_on() -> None:
        for first in range(21, 121, 20):
            await store(pump.ingest, readings_batch(pump.gateway_id, stream, range(first, first + 20)))

    await asyncio.gather(goes_on(), replay(pump.ingest, letter_id))

    assert pump.ask("SELECT count(*), count(DISTINCT seq) FROM reading") == [(120, 120)]
    assert pump.ask(LEDGER) == [(120, 120, 0, 0)]


async def test_what_a_restored_database_forgot_is_said_and_nothing_is_stored_twice(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a restore the edge sends again from the restored cursor: the letter's records come by themselves."""
    stream = new_id()
    batch = readings_batch(pump.gateway_id, stream, range(1, 6))
    letter_id = await unreadable(pump, monkeypatch, batch)
    pump.change("DELETE FROM stream_gap; UPDATE stream SET cursor = 0, lost = 0")  # an older state of the stream
    await store(pump.ingest, batch)

    refusal = await replay(pump.ingest, letter_id)

    assert isinstance(refusal, CannotReplay)
    assert pump.ask("SELECT count(*) FROM reading") == [(5,)]
    assert pump.ask(LEDGER) == [(5, 5, 0, 0)]


async def test_a_letter_before_the_restored_cursor_goes_the_ordinary_way(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = new_id()
    batch = readings_batch(pump.gateway_id, stream, range(1, 6))
    letter_id = await unreadable(pump, monkeypatch, batch)
    pump.change("DELETE FROM stream_gap; UPDATE stream SET cursor = 2, lost = 2")

    assert await replay(pump.ingest, letter_id) is None
    await store(pump.ingest, batch)

    assert pump.ask(LEDGER) == [(5, 3, 2, 0)]


async def test_a_replay_against_another_database_is_refused_before_anything_changes(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, new_id(), range(1, 6)))
    async with pump.ingest.transaction() as transaction:
        known = await require_known_database(transaction)

    other = UUID(int=known.int ^ 1)
    with pytest.raises(DatabaseWasSwapped):
        await replay_or_note(pump.ingest, letter_id=letter_id, settings=SETTINGS, epoch=other)

    assert pump.ask("SELECT replayed_at, replay_refusal FROM dead_letter") == [(None, None)]
    assert pump.ask(LEDGER) == [(5, 0, 5, 0)]


async def test_a_revoked_edge_agent_has_nothing_taken_in(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, new_id(), range(1, 6)))
    pump.change(f"UPDATE gateway SET revoked_at = now() - interval '{timedelta(hours=1)}'")

    refusal = await replay(pump.ingest, letter_id)

    assert refusal is not None
    assert "revoked" in refusal.fields["reason"]
    assert pump.ask(LEDGER) == [(5, 0, 5, 0)]
