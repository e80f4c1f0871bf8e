"""A chart is what the raw readings say, whatever of it was rolled up already, at every zoom."""

import json
import math
import random
from datetime import datetime, timedelta

import pytest

from cloud.foundation.database import Transaction
from cloud.telemetry.series import Series, series
from cloud.telemetry.storage import Kept, drop_before
from tests.cloud.telemetry.signals import NOON, POINT, Sample, Signals, every, is_counted

DAY = timedelta(days=1)
START = NOON - 10 * DAY


def chart(signals: Signals, starts_at: datetime, ends_at: datetime, max_points: int = 1000) -> Series:
    async def read(transaction: Transaction) -> Series:
        return await series(transaction, point_id=POINT, starts_at=starts_at, ends_at=ends_at, max_points=max_points)

    return signals.as_worker(read)


def from_samples(
    samples: list[Sample], starts_at: datetime, ends_at: datetime, bucket_s: int
) -> list[tuple[float, float, float, float]]:
    """The chart worked out by hand: bucket, minimum, maximum, average."""
    buckets: dict[float, list[float]] = {}
    for at, value, _ in filter(is_counted, samples):
        if starts_at <= at < ends_at:
            buckets.setdefault(at.timestamp() // bucket_s * bucket_s, []).append(value)
    return [(at, min(inside), max(inside), math.fsum(inside) / len(inside)) for at, inside in sorted(buckets.items())]


def test_a_chart_of_rolled_waiting_and_fresh_hours_is_what_the_readings_say(signals: Signals) -> None:
    chance = random.Random(11)
    samples = [
        (START + timedelta(seconds=chance.uniform(0, 9 * 86400)), chance.gauss(0, 10), chance.choice([0, 0, 0, 0, 1]))
        for _ in range(6000)
    ]
    signals.store(POINT, samples)
    signals.roll_up_all()
    late = [(START + timedelta(seconds=chance.uniform(0, 9 * 86400)), chance.gauss(500, 10), 0) for _ in range(60)]
    signals.store(POINT, late[:30])
    signals.roll_up()
    signals.store(POINT, late[30:])  # half of them wait in one table, half in the other
    sources = set()

    for _ in range(60):
        starts_at = START + timedelta(seconds=chance.uniform(-86400, 8 * 86400))
        ends_at = starts_at + timedelta(seconds=math.exp(chance.uniform(math.log(60), math.log(12 * 86400))))
        most = chance.choice([10, 100, 500, 2000])
        drawn = chart(signals, starts_at, ends_at, most)
        sources.add(drawn.source)
        wanted = from_samples(samples + late, starts_at, ends_at, drawn.bucket_s)

        assert len(drawn.at) <= most
        assert drawn.at == [row[0] for row in wanted]
        assert drawn.low == [row[1] for row in wanted]
        assert drawn.high == [row[2] for row in wanted]
        assert drawn.average == pytest.approx([row[3] for row in wanted])
    assert sources == set(Kept)


def test_a_new_reading_is_in_the_chart_at_once(signals: Signals) -> None:
    signals.store(POINT, every(600, 300))
    signals.roll_up_all()

    signals.store(POINT, [(NOON + timedelta(minutes=5), 10_000.0, 0)])

    assert max(chart(signals, NOON - DAY, NOON + 3 * DAY, 50).high) == 10_000.0


@pytest.mark.parametrize("is_rolled_up", [False, True])
def test_a_silence_is_a_gap_at_every_zoom_that_can_show_it(signals: Signals, is_rolled_up: bool) -> None:
    signals.store(POINT, every(10, 360))
    signals.store(POINT, every(10, 360, start=NOON + timedelta(hours=5)))
    if is_rolled_up:
        signals.roll_up_all()
    silence = [((NOON + timedelta(seconds=3590)).timestamp(), (NOON + timedelta(hours=5)).timestamp())]

    for most in (2000, 400, 20):
        assert chart(signals, NOON - timedelta(hours=1), NOON + timedelta(hours=7), most).gaps == silence


def test_a_thinned_out_signal_that_stands_still_has_no_gap(signals: Signals) -> None:
    document = {"points": [{"key": "k1", "deadband": 0.5, "heartbeat_s": 600.0}]}
    signals.change(
        f"""INSERT INTO edge_configuration (gateway_id, version, hash, document)
        SELECT gateway_id, 1, 'x', '{json.dumps(document)}' FROM point WHERE id = {POINT};
        UPDATE gateway SET desired_version = 1 FROM point WHERE point.id = {POINT} AND gateway.id = point.gateway_id"""
    )
    signals.store(POINT, every(1, 600))
    for minutes in (20, 30, 40):
        signals.store(POINT, [(NOON + timedelta(minutes=minutes), 1.0, 0)])
    signals.store(POINT, every(1, 60, start=NOON + timedelta(hours=2)))

    gaps = chart(signals, NOON, NOON + timedelta(hours=3), 2000).gaps

    assert gaps == [((NOON + timedelta(minutes=40)).timestamp(), (NOON + timedelta(hours=2)).timestamp())]


@pytest.mark.parametrize("is_rolled_up", [False, True])
def test_a_silence_that_began_before_or_ends_after_the_period_is_a_gap_of_it(
    signals: Signals, is_rolled_up: bool
) -> None:
    signals.store(POINT, every(10, 6))
    signals.store(POINT, every(10, 60, start=NOON + timedelta(hours=1)))
    signals.store(POINT, every(10, 6, start=NOON + timedelta(hours=2)))
    if is_rolled_up:
        signals.roll_up_all()
    starts_at, ends_at = NOON + timedelta(minutes=40), NOON + timedelta(minutes=90)
    talk = ((NOON + timedelta(hours=1)).timestamp(), (NOON + timedelta(hours=1, seconds=590)).timestamp())

    gaps = chart(signals, starts_at, ends_at).gaps
    before_it_existed = chart(signals, NOON - DAY, NOON + timedelta(minutes=1)).gaps

    assert gaps == [(starts_at.timestamp(), talk[0]), (talk[1], ends_at.timestamp())]
    assert before_it_existed == []


def test_a_slow_but_steady_signal_has_no_gaps(signals: Signals) -> None:
    signals.store(POINT, every(1800, 200))
    signals.roll_up_all()

    for period, most in ((timedelta(hours=5), 2000), (4 * DAY, 2000), (4 * DAY, 10)):
        assert chart(signals, NOON, NOON + period, most).gaps == []


def test_what_is_kept_only_as_roll_ups_is_drawn_from_them(signals: Signals) -> None:
    signals.store(POINT, every(60, 3 * 1440, start=NOON.replace(hour=0)))
    signals.roll_up_all()
    whole = chart(signals, NOON.replace(hour=0), NOON.replace(hour=0) + 3 * DAY, 100)

    async def drop(transaction: Transaction) -> None:
        await drop_before(transaction, kept=Kept.RAW, limit=NOON + 2 * DAY)

    signals.as_worker(drop)
    again = chart(signals, NOON.replace(hour=0), NOON.replace(hour=0) + 3 * DAY, 100)
    closer = chart(signals, NOON, NOON + timedelta(minutes=5), 2000)

    assert signals.ask("SELECT min(time) FROM reading") == [(NOON.replace(hour=0) + 2 * DAY,)]
    assert (again.at, again.low, again.high, again.average) == (whole.at, whole.low, whole.high, whole.average)
    assert (closer.source, closer.bucket_s) == (Kept.MINUTES, 60)
    assert closer.average == [720.0, 721.0, 722.0, 723.0, 724.0]


def test_a_year_is_read_from_hours(signals: Signals) -> None:
    signals.store(POINT, every(86400, 30, start=NOON - 40 * DAY))
    signals.roll_up_all()

    drawn = chart(signals, NOON - 360 * DAY, NOON + 5 * DAY, 2000)

    assert drawn.source is Kept.HOURS
    assert len(drawn.at) == 30
