"""Roll-ups are what the raw readings say, whoever stores beside them and whoever is killed."""

import math
import random
from datetime import datetime, timedelta

import psycopg
import pytest

from cloud.foundation.database import Transaction
from cloud.telemetry.roll_ups import heal_last_values, roll_up
from tests.cloud.telemetry.signals import FOREIGN, NOON, OTHER, POINT, Sample, Signals, every, is_counted

HOUR = timedelta(hours=1)


def rolled(signals: Signals, table: str) -> list[tuple[object, ...]]:
    return signals.ask(f"SELECT point_id, time, count, low, high, total, first_at, last_at FROM {table} ORDER BY 1, 2")


def expected(samples: dict[int, list[Sample]], width_s: int) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for point_id, kept in sorted(samples.items()):
        buckets: dict[datetime, list[Sample]] = {}
        for sample in sorted(filter(is_counted, kept)):
            place = datetime.fromtimestamp(sample[0].timestamp() // width_s * width_s, tz=NOON.tzinfo)
            buckets.setdefault(place, []).append(sample)
        for place, inside in sorted(buckets.items()):
            values = [value for _, value, _ in inside]
            total = pytest.approx(math.fsum(values), abs=1e-9)
            rows.append((point_id, place, len(inside), min(values), max(values), total, inside[0][0], inside[-1][0]))
    return rows


def test_roll_ups_are_what_the_good_readings_say(signals: Signals) -> None:
    chance = random.Random(7)
    samples = {
        point: [
            (
                NOON + timedelta(seconds=chance.uniform(0, 30 * 3600)),
                chance.choice([math.nan, chance.gauss(0, 100)]),
                chance.choice([0, 0, 0, 1, 2]),
            )
            for _ in range(800)
        ]
        for point in (POINT, OTHER, FOREIGN)
    }
    for point, kept in samples.items():
        signals.store(point, kept)

    signals.roll_up_all()

    assert rolled(signals, "reading_1min") == expected(samples, 60)
    assert rolled(signals, "reading_1h") == expected(samples, 3600)


def test_late_readings_are_rolled_up_again(signals: Signals) -> None:
    signals.store(POINT, every(60, 60))
    signals.roll_up_all()

    signals.store(POINT, [(NOON + timedelta(seconds=5), 1000.0, 0)])
    signals.roll_up_all()

    assert signals.ask("SELECT count, high FROM reading_1h") == [(61, 1000.0)]
    assert signals.ask("SELECT count, high FROM reading_1min ORDER BY time LIMIT 1") == [(2, 1000.0)]


def test_what_a_writer_stores_under_a_mark_that_was_taken_meanwhile_is_rolled_up(signals: Signals) -> None:
    signals.store(POINT, every(60, 3))
    with signals.storing() as writer:
        signals.put(writer, POINT, [(NOON + timedelta(minutes=30), 50.0, 0)])  # finds the mark and adds none
        signals.roll_up(runs=3)

        assert signals.ask("SELECT count(*) FROM dirty_bucket") == [(0,)]
        assert signals.ask("SELECT count(*) FROM reading_1h") == [(0,)], "rolled up while a writer relies on the mark"
        assert signals.ask("SELECT count(*) FROM rolling_bucket") == [(1,)]
    signals.roll_up(runs=2)

    assert signals.ask("SELECT count, high FROM reading_1h") == [(4, 50.0)]
    assert signals.ask("SELECT count(*) FROM rolling_bucket") == [(0,)]


def test_an_hour_marked_again_while_it_waits_is_rolled_up_after_that_writer(signals: Signals) -> None:
    signals.store(POINT, every(60, 3))
    signals.roll_up()
    with signals.storing() as writer:
        signals.put(writer, POINT, [(NOON + timedelta(minutes=30), 50.0, 0)])  # the mark is gone: it makes a new one
    with signals.storing() as late:
        signals.put(late, POINT, [(NOON + timedelta(minutes=40), 60.0, 0)])  # and this one relies on it
        signals.roll_up(runs=3)
    signals.roll_up_all()

    assert signals.ask("SELECT count, high FROM reading_1h") == [(5, 60.0)]


def test_a_writer_never_waits_for_a_roll_up(signals: Signals) -> None:
    signals.store(POINT, every(60, 3))
    signals.roll_up(runs=2)
    with psycopg.connect(signals.urls.app) as worker:
        worker.execute("SELECT * FROM mafundi_roll_up(100, '5 s')")
        with signals.storing() as writer:
            writer.execute("SET lock_timeout = '500ms'")
            signals.put(writer, POINT, [(NOON + timedelta(minutes=30), 50.0, 0)])
    signals.roll_up_all()

    assert signals.ask("SELECT count FROM reading_1h") == [(4,)]


def test_two_workers_do_not_roll_up_at_once(signals: Signals) -> None:
    signals.store(POINT, every(60, 3))
    signals.roll_up(runs=2)
    signals.store(OTHER, every(60, 3))
    with psycopg.connect(signals.urls.app) as worker:
        worker.execute("SELECT * FROM mafundi_roll_up(100, '5 s')")

        assert signals.roll_up().hours == 0
    signals.roll_up_all()

    assert signals.ask("SELECT point_id, count FROM reading_1h ORDER BY 1") == [(POINT, 3), (OTHER, 3)]


def test_a_killed_worker_loses_nothing(signals: Signals) -> None:
    signals.store(POINT, every(60, 120))
    signals.roll_up(runs=2)
    with psycopg.connect(signals.urls.app) as worker:
        assert worker.execute("SELECT hours FROM mafundi_roll_up(100, '5 s')").fetchone() == (2,)
        signals.ask("SELECT pg_terminate_backend(%s)", [worker.info.backend_pid])
        with pytest.raises(psycopg.OperationalError):
            worker.commit()

    assert signals.ask("SELECT count(*) FROM rolling_bucket") == [(2,)]
    signals.roll_up_all()
    assert signals.ask("SELECT sum(count) FROM reading_1h") == [(120,)]


def test_a_run_is_bounded_and_the_next_one_goes_on(signals: Signals) -> None:
    signals.store(POINT, every(3600, 30))

    async def small(transaction: Transaction) -> int:
        return (await roll_up(transaction, settled=timedelta(0), age=timedelta(0), most_hours=10)).hours

    done = [signals.as_worker(small) for _ in range(8)]

    assert max(done) == 10
    assert sum(done) == 30


def test_the_present_hour_and_fresh_marks_are_left_alone(signals: Signals) -> None:
    now = signals.ask("SELECT now()")[0][0]
    signals.store(POINT, [(now, 1.0, 0), (now - 3 * HOUR, 1.0, 0)])

    async def as_the_job(transaction: Transaction) -> int:
        return (await roll_up(transaction)).taken

    assert signals.as_worker(as_the_job) == 0, "marked a moment ago"
    signals.roll_up(runs=3, settled=timedelta(minutes=2))
    assert signals.ask("SELECT count(*) FROM reading_1h") == [(1,)]
    assert signals.ask("SELECT count(*) FROM dirty_bucket") == [(1,)]


def test_a_last_value_that_a_crash_left_behind_is_healed(signals: Signals) -> None:
    now = signals.ask("SELECT now()")[0][0]
    signals.store(POINT, [(now - timedelta(minutes=5), 3.0, 0), (now - timedelta(minutes=6), 2.0, 0)])
    signals.store(OTHER, [(NOON, 7.0, 0), (NOON + timedelta(minutes=1), math.nan, 2)])
    signals.change(f"INSERT INTO last_value VALUES ({POINT}, now() - interval '1 h', 1.0, 0, now() - interval '1 h')")

    assert signals.as_worker(heal_last_values) == 1
    assert signals.ask("SELECT value, at FROM last_value") == [(3.0, now - timedelta(minutes=5))]
    signals.roll_up_all()

    other = signals.ask(f"SELECT at, value = 'NaN', quality FROM last_value WHERE point_id = {OTHER}")
    assert other == [(NOON + timedelta(minutes=1), True, 2)]


@pytest.mark.parametrize("quality", [0, 2])
def test_values_that_have_no_sum_stop_no_roll_up(signals: Signals, quality: int) -> None:
    signals.store(POINT, [*every(60, 5), (NOON, 1.7e308, quality), (NOON, 1.7e308, quality)])
    signals.store(OTHER, every(60, 5))

    signals.roll_up_all()

    assert rolled(signals, "reading_1h") == expected({POINT: every(60, 5), OTHER: every(60, 5)}, 3600)


def test_a_roll_up_holds_no_last_value_that_ingest_writes(signals: Signals) -> None:
    for point in (POINT, OTHER):
        signals.store(point, every(3600, 30))
    signals.change(f"INSERT INTO last_value VALUES ({POINT}, '{NOON}', 1.0, 0, now())")
    signals.roll_up(runs=2)
    with psycopg.connect(signals.urls.app) as worker:
        worker.execute("SELECT * FROM mafundi_roll_up(100, '5 s')")
        with signals.storing() as writer:
            writer.execute("SET lock_timeout = '500ms'")
            writer.execute(
                """INSERT INTO last_value SELECT p, %s, 7.0, 0, now() FROM unnest(%s::int[]) AS p
                ON CONFLICT (point_id) DO UPDATE SET at = excluded.at, value = excluded.value""",
                [NOON + 2 * HOUR, [OTHER, POINT]],
            )
    signals.roll_up(runs=2)

    newest = [(POINT, 29.0, NOON + 29 * HOUR), (OTHER, 29.0, NOON + 29 * HOUR)]
    assert signals.ask("SELECT point_id, value, at FROM last_value ORDER BY 1") == newest


def test_a_last_value_that_a_writer_holds_is_moved_by_a_later_run(signals: Signals) -> None:
    for point in (POINT, OTHER):
        signals.store(point, every(60, 3))
        signals.change(f"INSERT INTO last_value VALUES ({point}, '{NOON - HOUR}', 9.0, 0, now())")
    signals.roll_up(runs=2)
    with signals.storing() as writer:
        writer.execute(f"UPDATE last_value SET value = 8.0 WHERE point_id = {POINT}")
        signals.roll_up()  # it would wait for ever

        assert signals.ask("SELECT value FROM last_value ORDER BY point_id") == [(9.0,), (2.0,)]
    signals.roll_up()

    assert signals.ask("SELECT value FROM last_value ORDER BY point_id") == [(2.0,), (2.0,)]
    assert signals.ask("SELECT count(*) FROM last_value_due") == [(0,)]


def test_an_older_reading_does_not_move_a_last_value_back(signals: Signals) -> None:
    signals.change(f"INSERT INTO last_value VALUES ({POINT}, '{NOON + HOUR}', 9.0, 0, now())")
    signals.store(POINT, every(60, 3))

    signals.roll_up_all()

    assert signals.ask("SELECT value FROM last_value") == [(9.0,)]


def test_the_app_role_reads_roll_ups_of_its_branches_alone(signals: Signals) -> None:
    for point in (POINT, FOREIGN):
        signals.store(point, every(60, 3))
    signals.roll_up_all()
    parts = [
        row[0]
        for row in signals.ask(
            "SELECT relname FROM pg_class WHERE relname ~ '^reading_1(min|h)' AND relkind IN ('r', 'p')"
        )
    ]

    assert len(parts) == 4
    with psycopg.connect(signals.urls.app, autocommit=True) as connection:
        for table in parts:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT count(*) FROM {table}")
        for view in ("visible_reading_1min", "visible_reading_1h"):
            assert connection.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)
        connection.execute("SELECT set_config('app.branch_ids', %s, false)", [str(signals.ground.mombasa)])
        assert connection.execute("SELECT DISTINCT point_id FROM visible_reading_1h").fetchall() == [(FOREIGN,)]
