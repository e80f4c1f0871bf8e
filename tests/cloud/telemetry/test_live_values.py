"""Live screens are told every change of a newest value, once."""

from datetime import datetime, timedelta
from typing import Any

import psycopg
import pytest

from cloud.foundation.database import Transaction
from cloud.telemetry import live_values
from cloud.telemetry.live_values import LiveValues
from tests.cloud.telemetry.signals import FOREIGN, NOON, OTHER, POINT, Signals

PUT = """INSERT INTO last_value VALUES (%s, %s, %s, 0, %s) ON CONFLICT (point_id)
    DO UPDATE SET value = excluded.value, stored_at = excluded.stored_at"""


def told(signals: Signals, live: LiveValues, since: datetime) -> tuple[list[tuple[int, float]], datetime]:
    async def ask(transaction: Transaction) -> Any:
        return await live(transaction, since)

    changed, newest = signals.as_worker(ask)
    return sorted((row[0], row[1]) for rows in changed.values() for row in rows), newest


def test_a_value_that_is_committed_later_than_a_newer_one_is_told_and_each_only_once(signals: Signals) -> None:
    live = LiveValues()
    with psycopg.connect(signals.urls.ingest) as slow, psycopg.connect(signals.urls.ingest) as quick:
        slow.execute(PUT, [POINT, NOON, 1.0, NOON])
        quick.execute(PUT, [OTHER, NOON, 2.0, NOON + timedelta(seconds=1)])
        quick.commit()
        first, newest = told(signals, live, NOON - timedelta(seconds=1))
    second, newest = told(signals, live, newest)
    third, newest = told(signals, live, newest)

    assert first == [(OTHER, 2.0)]
    assert second == [(POINT, 1.0)]
    assert third == []
    assert newest == NOON + timedelta(seconds=1)


def test_more_changes_than_one_answer_holds_are_told_one_after_the_other(
    signals: Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_values, "MOST", 1)
    live, newest = LiveValues(), NOON - timedelta(seconds=1)
    with psycopg.connect(signals.urls.ingest) as ingest:
        for place, point in enumerate((FOREIGN, POINT, OTHER)):
            ingest.execute(PUT, [point, NOON, float(point), NOON + timedelta(milliseconds=place)])

    order = []
    for _ in range(4):
        answer, newest = told(signals, live, newest)
        order += [point for point, _ in answer]

    assert order == [FOREIGN, POINT, OTHER]
