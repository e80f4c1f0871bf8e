"""Columns become the rows that binary COPY wants, whatever their values."""

import math
from datetime import UTC, datetime, timedelta
from struct import Struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.telemetry.belief import FIRST_CREDIBLE_US, Belief
from cloud.telemetry.readings import LARGEST_VALUE, Load, columns_of
from schemas.records import Readings

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
NOW_US = int(NOW.timestamp() * 1_000_000)
BELIEF = Belief(now=NOW, oldest=NOW - timedelta(days=400))
ROW = Struct("!h iI iI iq id iq ih")
TO_POSTGRES_US = 946_684_800_000_000

a_reading = st.tuples(
    st.integers(0, 2),
    st.integers(NOW_US - 86_400_000_000, NOW_US),
    st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False)),
    st.integers(0, 2),
)


def readings_of(rows: list[tuple[int, int, float | None, int]]) -> Readings:
    point, at_us, value, quality = (list(column) for column in zip(*rows, strict=True))
    return Readings(offset=list(range(len(rows))), point=point, at_us=at_us, value=value, quality=quality)  # type: ignore[arg-type]  # columns of one row type


def load_of(readings: Readings) -> Load:
    load = Load(BELIEF)
    load.add(columns_of(readings, from_seq=5), point_ids=[70_000, 2**31 - 1, 9], stream_number=300)
    return load


@given(st.lists(a_reading, min_size=1, max_size=30))
def test_every_row_is_packed_as_postgresql_reads_it(rows: list[tuple[int, int, float | None, int]]) -> None:
    packed = b"".join(load_of(readings_of(rows)).rows())

    assert len(packed) == len(rows) * ROW.size
    for number, (point, at_us, value, quality) in enumerate(rows):
        row = ROW.unpack_from(packed, number * ROW.size)
        assert row[0::2][:1] == (6,)
        assert row[2] == [70_000, 2**31 - 1, 9][point]
        assert (row[4], row[6] + TO_POSTGRES_US, row[10]) == (300, at_us, 5 + number)
        assert math.isnan(row[8]) if value is None else row[8] == value
        assert row[12] == (2 if value is None or abs(value) > LARGEST_VALUE else quality)


@given(st.lists(a_reading, min_size=1, max_size=30))
def test_the_newest_of_a_point_is_its_last_row_of_the_latest_time(
    rows: list[tuple[int, int, float | None, int]],
) -> None:
    newest = load_of(readings_of(rows)).newest

    for place, point_id in enumerate([70_000, 2**31 - 1, 9]):
        mine = [row for row in rows if row[0] == place]
        if mine:
            latest = max(row[1] for row in mine)
            value = [row[2] for row in mine if row[1] == latest][-1]
            assert newest[point_id][0] == latest
            assert math.isnan(newest[point_id][1]) if value is None else newest[point_id][1] == value


@given(st.lists(a_reading, min_size=1, max_size=30))
def test_each_hour_of_each_point_is_noted(rows: list[tuple[int, int, float | None, int]]) -> None:
    ids = [70_000, 2**31 - 1, 9]

    noted = {(mark & 0xFFFF_FFFF, mark >> 32) for mark in load_of(readings_of(rows)).hours}

    assert noted == {(ids[row[0]], row[1] // 3_600_000_000) for row in rows}


def test_clocks_of_1970_and_of_the_future_are_stored_at_their_arrival_and_flagged() -> None:
    said_us = [0, NOW_US, NOW_US + 3_600_000_000, 2**80, -(2**80)]

    load = load_of(readings_of([(0, at_us, 1.0, 0) for at_us in said_us]))

    assert list(load.at_us) == [NOW_US] * 5
    assert list(load.quality) == [1, 0, 1, 1, 1]
    assert [(seq, at) for _, seq, at in load.odd] == [
        (5, 0),
        (7, NOW_US + 3_600_000_000),
        (8, 2**63 - 1),
        (9, -(2**63) + 1),
    ]


@pytest.mark.parametrize("clock_us", [7_000_000_000, NOW_US + 86_400_000_000])
@pytest.mark.parametrize("is_clock_known", [True, False])
def test_readings_of_a_wrong_clock_keep_their_distances(clock_us: int, is_clock_known: bool) -> None:
    said_us = [clock_us - 3_000_000, clock_us - 1_000_000, clock_us]
    columns = columns_of(readings_of([(0, at_us, 1.0, 0) for at_us in said_us]), from_seq=1)

    load = Load(BELIEF)
    edge_at_us = clock_us + 500_000 if is_clock_known else NOW_US
    assert load.add(columns, point_ids=[1], stream_number=1, edge_at_us=edge_at_us) == []

    sent_us = NOW_US - 500_000 if is_clock_known else NOW_US
    assert list(load.at_us) == [sent_us - 3_000_000, sent_us - 1_000_000, sent_us]


def test_what_waited_for_its_replay_is_placed_when_it_came() -> None:
    came = NOW - timedelta(days=30)
    load = Load(Belief(now=NOW, oldest=BELIEF.oldest, arrived_at=came))

    load.add(columns_of(readings_of([(0, 5, 1.0, 0)]), from_seq=1), point_ids=[1], stream_number=1)

    assert list(load.at_us) == [int(came.timestamp() * 1_000_000)]


@given(st.lists(st.integers(-(2**63), 2**63), min_size=1, max_size=20), st.integers(-(2**70), 2**70))
def test_whatever_a_clock_says_a_reading_is_believed_placed_or_too_old(said_us: list[int], edge_at_us: int) -> None:
    columns = columns_of(readings_of([(0, at_us, 1.0, 0) for at_us in said_us]), from_seq=1)
    load = Load(BELIEF)

    too_old = load.add(columns, point_ids=[1], stream_number=1, edge_at_us=edge_at_us)

    oldest_us, latest_us = int(BELIEF.oldest.timestamp() * 1_000_000), NOW_US + 300_000_000
    assert all(oldest_us <= at_us <= latest_us for at_us in load.at_us)
    assert sorted([*load.seq, *too_old]) == list(range(1, len(said_us) + 1))
    assert all(FIRST_CREDIBLE_US <= said_us[seq - 1] < oldest_us for seq in too_old)


def test_what_is_older_than_the_retention_is_not_loaded() -> None:
    limit_us = int(BELIEF.oldest.timestamp() * 1_000_000)
    rows = [(0, limit_us - 1, 1.0, 0), (1, limit_us, 2.0, 0), (0, limit_us - 5, 3.0, 0)]
    load = Load(BELIEF)

    too_old = load.add(columns_of(readings_of(rows), from_seq=5), point_ids=[8, 9], stream_number=1)

    assert too_old == [5, 7]
    assert (list(load.seq), list(load.point), list(load.quality), load.odd) == ([6], [9], [0], [])
    assert set(load.newest) == {9}
