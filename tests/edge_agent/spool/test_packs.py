"""Readings go into a pack and come out as they were, wherever it is cut; a pack is small and fits into a page."""

import random
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from edge_agent.spool.packs import count_in, split_after
from edge_agent.spool.schema import create_tables
from edge_agent.spool.writer import LARGEST_BODY, Packed, Row, insert, packed, unpacked

STREAM, ERA = 2, 7
READINGS = st.lists(
    st.tuples(
        st.integers(1, 2**32 - 1),
        st.integers(-(2**60), 2**60),
        st.none() | st.floats(allow_nan=False, allow_infinity=False),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=450,
)


def numbered(columns: list[tuple[int, int, float | None, int]], *, first: int = 1) -> list[Packed]:
    return [Packed(first + index, *one) for index, one in enumerate(columns)]


def read(rows: list[Row]) -> list[Packed]:
    found: list[Packed] = []
    for _, seq, era, point, at_us, value, quality, body, _ in rows:
        assert era == ERA
        found.extend(
            [Packed(seq, point, at_us, value, quality)] if body is None else unpacked(seq, at_us, quality, body)
        )
    return found


@given(columns=READINGS)
def test_what_goes_into_packs_comes_out_in_order(columns: list[tuple[int, int, float | None, int]]) -> None:
    readings = numbered(columns, first=1_000_000)

    rows = packed(STREAM, ERA, readings)

    assert read(rows) == readings
    assert sum(count_in(row[6]) for row in rows) == len(readings)
    assert all(row[7] is None or len(row[7]) <= LARGEST_BODY for row in rows)


@given(columns=READINGS, cuts=st.lists(st.integers(0, 460), max_size=5))
def test_a_cut_changes_no_reading_and_lies_between_rows(
    columns: list[tuple[int, int, float | None, int]], cuts: list[int]
) -> None:
    readings = numbered(columns)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    create_tables(connection)
    insert(connection, packed(STREAM, ERA, readings))

    for cut in cuts:
        split_after(connection, STREAM, cut)

    rows = connection.execute("SELECT * FROM record ORDER BY seq").fetchall()
    connection.close()
    assert read(rows) == readings
    ends = {row[1] for row in rows}
    assert all(cut in ends for cut in cuts if 1 <= cut < len(readings))


def test_usual_readings_cost_about_a_fifth_of_a_plain_row() -> None:
    chance = random.Random(1)
    begun_us = 1_790_000_000_000_000
    readings = [
        Packed(seq, seq % 200, begun_us + seq * 5000 + chance.randrange(900), round(chance.uniform(2, 9), 2), 0)
        for seq in range(1, 101)
    ]

    (row,) = packed(STREAM, ERA, readings)

    assert len(row[7]) / len(readings) < 10
