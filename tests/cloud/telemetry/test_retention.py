"""Old days go whole; what is not rolled up yet stays; days ahead are there before they are needed."""

from datetime import datetime, timedelta

import psycopg
import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import Transaction
from cloud.foundation.settings import WorkerSettings
from cloud.telemetry.jobs import jobs
from cloud.telemetry.storage import Kept, drop_before, ensure_ahead
from tests.cloud.telemetry.signals import NOON, POINT, Signals, every

DAY = timedelta(days=1)
MIDNIGHT = NOON.replace(hour=0)


def drop(signals: Signals, kept: Kept, limit: datetime) -> datetime:
    async def work(transaction: Transaction) -> datetime:
        return await drop_before(transaction, kept=kept, limit=limit)

    return signals.as_worker(work)


def test_whole_days_before_the_limit_are_dropped(signals: Signals) -> None:
    signals.store(POINT, every(3600, 96))
    signals.roll_up_all()

    assert drop(signals, Kept.RAW, NOON + 2 * DAY) == MIDNIGHT + 2 * DAY

    assert signals.ask("SELECT min(time), count(*) FROM reading") == [(MIDNIGHT + 2 * DAY, 60)]
    assert signals.ask("SELECT sum(count) FROM reading_1h") == [(96,)]


def test_what_waits_for_its_roll_up_is_not_dropped(signals: Signals) -> None:
    signals.store(POINT, every(3600, 96))
    signals.roll_up_all()
    signals.store(POINT, [(NOON + DAY, 5.0, 0)])

    assert drop(signals, Kept.RAW, NOON + 3 * DAY) == MIDNIGHT + DAY
    signals.roll_up()  # it waits in the other table now
    assert drop(signals, Kept.RAW, NOON + 3 * DAY) == MIDNIGHT + DAY
    signals.roll_up_all()
    assert drop(signals, Kept.RAW, NOON + 3 * DAY) == MIDNIGHT + 3 * DAY

    assert signals.ask("SELECT sum(count) FROM reading_1h") == [(97,)]


def test_a_reading_of_a_dropped_day_does_not_undo_its_roll_up(signals: Signals) -> None:
    signals.store(POINT, every(60, 60))
    signals.roll_up_all()
    drop(signals, Kept.RAW, NOON + 3 * DAY)

    signals.store(POINT, [(NOON + timedelta(minutes=1), 5.0, 0)])
    signals.roll_up_all()

    assert signals.ask("SELECT count FROM reading_1h") == [(60,)]
    assert drop(signals, Kept.RAW, NOON + 3 * DAY) == MIDNIGHT + 3 * DAY


def test_what_comes_of_dropped_days_after_readings_are_kept_longer_is_rolled_up(signals: Signals) -> None:
    signals.store(POINT, every(60, 60))
    signals.roll_up_all()
    drop(signals, Kept.RAW, NOON + 3 * DAY)

    for late in (3, 4):  # the second time the hour is one that was rolled up after the drop
        signals.store(POINT, every(600, late, start=NOON + timedelta(hours=2), value=lambda n: 5.0 + n))
        signals.roll_up_all()
        drop(signals, Kept.RAW, MIDNIGHT - 300 * DAY)
    signals.store(POINT, [(NOON + timedelta(minutes=1), 5.0, 0)])
    signals.roll_up_all()

    hours = signals.ask("SELECT time, count, high FROM reading_1h ORDER BY 1")
    assert hours == [(NOON, 60, 59.0), (NOON + timedelta(hours=2), 7, 8.0)]


def test_what_waits_of_days_before_the_floor_is_rolled_up_before_it_is_dropped(signals: Signals) -> None:
    signals.store(POINT, every(60, 60))
    signals.roll_up_all()
    drop(signals, Kept.RAW, NOON + 3 * DAY)
    signals.store(POINT, every(60, 3, start=NOON + timedelta(hours=2)))

    assert drop(signals, Kept.RAW, NOON + 3 * DAY) == MIDNIGHT
    signals.roll_up_all()

    assert signals.ask("SELECT sum(count) FROM reading_1h") == [(63,)]


def test_where_nothing_was_dropped_no_floor_is_raised(signals: Signals) -> None:
    assert drop(signals, Kept.RAW, NOON - 90 * DAY) == MIDNIGHT - 90 * DAY

    signals.store(POINT, every(600, 6, start=NOON - 200 * DAY))
    signals.roll_up_all()

    assert signals.ask("SELECT count(*) FROM retention_floor") == [(0,)]
    assert signals.ask("SELECT count FROM reading_1h") == [(6,)]


def test_roll_ups_are_dropped_by_the_same_operation(signals: Signals) -> None:
    start = NOON - 200 * DAY
    signals.store(POINT, every(86400, 200, start=start))
    signals.roll_up_all()

    drop(signals, Kept.MINUTES, NOON - 100 * DAY)
    drop(signals, Kept.HOURS, NOON - 100 * DAY)

    # A week and a quarter are the periods that go whole.
    for table, days in (("reading_1min", 7), ("reading_1h", 91)):
        oldest = signals.ask(f"SELECT min(time) FROM {table}")[0][0]
        assert NOON - 100 * DAY - days * DAY <= oldest <= NOON - 100 * DAY + DAY


def test_nothing_young_is_dropped_whatever_is_asked(signals: Signals) -> None:
    now = signals.ask("SELECT now()")[0][0]
    with psycopg.connect(signals.urls.app) as connection, pytest.raises(psycopg.errors.RaiseException):
        connection.execute("SELECT mafundi_drop_before('reading', %s)", [now])
    with psycopg.connect(signals.urls.app) as connection, pytest.raises(psycopg.errors.RaiseException):
        connection.execute("SELECT mafundi_drop_before('work_order', '2020-01-01')")


def test_ingest_may_drop_and_roll_up_nothing(signals: Signals) -> None:
    for call in (
        "mafundi_drop_before('reading', '2020-01-01')",
        "mafundi_roll_up(1, '1 s')",
        "mafundi_empty_reading_default()",
    ):
        with psycopg.connect(signals.urls.ingest) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"SELECT {call}")


def test_days_ahead_are_made_and_strays_are_put_into_their_day(signals: Signals) -> None:
    async def ahead(transaction: Transaction) -> None:
        await ensure_ahead(transaction, now=await database_now(transaction))

    is_native = signals.ask("SELECT to_regclass('reading_default') IS NOT NULL")[0][0]
    signals.change(
        f"INSERT INTO reading VALUES ({POINT}, 1, '{NOON}', 1.0, 1, 0), ({POINT}, 1, '{NOON + DAY}', 2.0, 2, 0)"
    )

    signals.as_worker(ahead)

    assert signals.ask("SELECT count(*), sum(value) FROM reading") == [(2, 3.0)]
    if is_native:
        assert signals.ask("SELECT count(*) FROM reading_default") == [(0,)]
        assert signals.ask("SELECT to_regclass('reading_20261120') IS NOT NULL") == [(True,)]
        ready = signals.ask("SELECT count(*) FROM pg_inherits WHERE inhparent = 'reading'::regclass")
        assert ready == [(1 + 2 + 8,)]


def test_a_day_is_made_while_another_writer_has_not_committed(signals: Signals) -> None:
    signals.store(POINT, every(60, 3))
    with signals.storing() as first, signals.storing() as second:
        second.execute("SET lock_timeout = '1s'")
        signals.put(first, POINT, every(60, 3))
        signals.put(second, POINT, every(60, 3, start=NOON - 30 * DAY))

    assert signals.ask("SELECT count(*) FROM reading") == [(9,)]


def test_the_jobs_of_storage_run_with_the_usual_settings(signals: Signals) -> None:
    signals.store(POINT, every(3600, 3, start=NOON - 500 * DAY))
    signals.roll_up_all()
    named = {job.name: job for job in jobs(settings=WorkerSettings(database_url="postgresql://nowhere"))}

    async def run_all(transaction: Transaction) -> None:
        for job in named.values():
            await job.run(transaction, await database_now(transaction))

    signals.as_worker(run_all)

    assert set(named) == {
        "telemetry.roll_up", "telemetry.heal_last_values", "telemetry.ensure_ahead", "telemetry.drop_old",
        "telemetry.sample_size"
    }  # fmt: skip
    assert signals.ask("SELECT count(*) FROM reading") == [(0,)]
    assert signals.ask("SELECT count(*) FROM reading_1h") == [(3,)]


def test_coarser_roll_ups_are_kept_at_least_as_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAFUNDI_DATABASE_URL", "postgresql://nowhere")
    with pytest.raises(ValueError, match="MAFUNDI_RETENTION_1MIN_DAYS"):
        WorkerSettings(retention_days=900)


def test_what_an_odd_clock_said_is_kept_as_long_as_its_readings(signals: Signals) -> None:
    with psycopg.connect(signals.urls.admin) as connection:
        connection.execute(
            """INSERT INTO odd_clock (stream_number, seq, at_us, recorded_at)
            VALUES (1, 1, 0, now() - interval '402 days'), (1, 2, 0, now() - interval '399 days')"""
        )
    settings = WorkerSettings(database_url=signals.urls.app)
    drop_old = next(job for job in jobs(settings=settings) if job.name == "telemetry.drop_old")

    async def work(transaction: Transaction) -> None:
        await drop_old.run(transaction, await database_now(transaction))

    signals.as_worker(work)

    assert signals.ask("SELECT seq FROM odd_clock") == [(2,)]
