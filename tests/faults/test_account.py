"""Does the account see each way in which a promise can be broken? One fault planted, one fault found."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from schemas.rules.engine import alarm_id
from tests.faults.delivery.account import Account, CloudStream, StoredAlarm, StoredReading, settle
from tests.faults.delivery.oracle import POINTS, Oracle

STREAM = "018f0000-0000-7000-8000-00000000000a"
EVENTS = "018f0000-0000-7000-8000-00000000000b"
RULE = ("018f0000-0000-7000-8000-000000000001", 1)
FRAMES = 400


class Books:
    """All that an honest system would have stored."""

    def __init__(self) -> None:
        self.oracle = Oracle(1)
        said = [self.oracle.next(1_000 + 10 * number) for number in range(FRAMES)]
        self.oracle.may_alarm = False
        said.append(self.oracle.next(10_000))
        for one in said:
            self.oracle.acknowledge(one.number)
        self.readings = [
            StoredReading(point, one.at_ms, value, STREAM, 1 + index * len(POINTS) + place)
            for index, one in enumerate(said)
            for place, (point, value) in enumerate(zip(POINTS, one.values, strict=True))
        ]
        self.alarms = [
            StoredAlarm(
                alarm_id(history_stream=UUID(STREAM), rule_id=RULE[0], rule_version=1, onset_seq=3 * one.number),
                one.at_ms,
                is_cleared=True,
            )
            for one in self.oracle.onsets()
        ]
        count = len(self.readings)
        self.cloud = [CloudStream(STREAM, "history", count, count, 0, {}), CloudStream(EVENTS, "events", 5, 5, 0, {})]
        self.edge: list[dict[str, Any]] = [
            {"stream": STREAM, "lane": "history", "state": "current", "produced": count, "acked_upto": count},
            {"stream": EVENTS, "lane": "events", "state": "current", "produced": 5, "acked_upto": 5},
        ]

    def settled(self, readings: Sequence[StoredReading] | None = None) -> Account:
        return settle(
            oracle=self.oracle,
            readings=self.readings if readings is None else readings,
            alarms=self.alarms,
            cloud=self.cloud,
            edge=self.edge,
            rule=RULE,
        )


@pytest.fixture
def books() -> Books:
    return Books()


def test_an_honest_system_is_found_right(books: Books) -> None:
    account = books.settled()

    assert account.is_right, account.faults
    assert account.obligations == (FRAMES + 1) * len(POINTS)
    assert account.alarms >= 3


def test_a_lost_reading_is_seen(books: Books) -> None:
    account = books.settled(books.readings[:-1])

    assert (account.missing, account.counted, account.lost) == (1, 0, 1)


def test_a_lost_reading_that_was_counted_is_no_fault(books: Books) -> None:
    stream = books.cloud[0]
    books.cloud[0] = replace(stream, stored=stream.stored - 1, lost=1, gaps={"spool_full": 1})
    account = books.settled(books.readings[:-1])

    assert account.is_right, account.faults
    assert (account.missing, account.counted) == (1, 1)


def test_a_gap_that_only_says_where_the_records_are_counts_no_loss(books: Books) -> None:
    stream = books.cloud[0]
    books.cloud[0] = replace(stream, stored=stream.stored - 1, lost=1, gaps={"stored_in_previous_stream": 1})

    assert books.settled(books.readings[:-1]).lost == 1


def test_a_doubled_reading_is_seen(books: Books) -> None:
    assert books.settled([*books.readings, replace(books.readings[7], stream="other", seq=1)]).doubled == 1


def test_a_changed_value_is_seen_as_changed_and_as_lost(books: Books) -> None:
    changed = [replace(books.readings[0], value=books.readings[0].value + 1), *books.readings[1:]]
    account = books.settled(changed)

    assert (account.changed, account.lost) == (1, 1)


def test_a_cursor_that_is_not_what_is_stored_and_counted_is_seen(books: Books) -> None:
    books.cloud[0] = replace(books.cloud[0], cursor=books.cloud[0].cursor + 4)
    books.edge[0]["produced"] += 4

    assert books.settled().uncounted == 4


def test_what_the_edge_produced_and_the_cloud_never_had_is_seen(books: Books) -> None:
    books.edge[0]["produced"] += 2

    assert books.settled().uncounted == 2


def test_a_closed_stream_of_which_the_cloud_lost_what_it_confirmed_is_seen(books: Books) -> None:
    closed = {"stream": str(UUID(int=9)), "lane": "history", "state": "closed", "produced": 9, "acked_upto": 6}
    books.edge.append(closed)

    assert books.settled().uncounted == 6


def test_a_lost_alarm_is_seen(books: Books) -> None:
    books.alarms.pop()

    assert books.settled().alarms_lost == 1


def test_an_event_that_was_given_up_is_a_lost_alarm_even_if_counted(books: Books) -> None:
    books.cloud[1] = replace(books.cloud[1], stored=4, lost=1, gaps={"spool_full": 1})

    assert books.settled().alarms_lost == 1


def test_an_event_that_went_down_with_its_disk_is_told_apart(books: Books) -> None:
    books.cloud[1] = replace(books.cloud[1], stored=4, lost=1, gaps={"damaged": 1})
    account = books.settled()

    assert (account.is_right, account.events_damaged) == (True, 1)


@pytest.mark.parametrize("change", [{"id": UUID(int=1)}, {"is_cleared": False}, {"onset_at_ms": 1}])
def test_a_wrong_alarm_is_seen(books: Books, change: dict[str, Any]) -> None:
    books.alarms[1] = replace(books.alarms[1], **change)

    assert books.settled().alarms_wrong == 1


def test_an_alarm_raised_twice_is_seen(books: Books) -> None:
    books.alarms.append(replace(books.alarms[0], id=UUID(int=2)))

    assert books.settled().alarms_wrong == 2
