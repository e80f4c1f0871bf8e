"""Does the account see each way in which a promise can be broken? One fault planted, one fault found."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from schemas.rules.engine import alarm_id
from schemas.rules.limits import NORMAL, evaluate_limit
from schemas.rules.rule import LimitParams
from schemas.rules.sample import Sample
from tests.faults.delivery.account import Account, CloudStream, StoredAlarm, StoredReading, settle
from tests.faults.delivery.episodes import Onset, onsets
from tests.faults.delivery.gaps import OTHERS_BETWEEN, Gap
from tests.faults.delivery.oracle import LIMIT, POINTS, Oracle, Utterance

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
        self.episodes = onsets([(one, None) for one in said])
        self.alarms = [self.alarm(one) for one in self.episodes]
        count = len(self.readings)
        self.cloud = [CloudStream(STREAM, "history", count, count, 0, []), CloudStream(EVENTS, "events", 5, 5, 0, [])]
        self.edge: list[dict[str, Any]] = [
            {"stream": STREAM, "lane": "history", "state": "current", "produced": count, "acked_upto": count},
            {"stream": EVENTS, "lane": "events", "state": "current", "produced": 5, "acked_upto": 5},
        ]

    def alarm(self, onset: Onset) -> StoredAlarm:
        """What the rule raises with the level of this place in the stream."""
        identity = alarm_id(
            history_stream=UUID(STREAM), rule_id=RULE[0], rule_version=1, onset_seq=len(POINTS) * onset.number
        )
        return StoredAlarm(identity, onset.at_ms, is_cleared=True)

    def swap(self, one_ms: int, other_ms: int) -> None:
        """Two neighbouring frames change places in the stream."""
        moved = {one_ms: len(POINTS), other_ms: -len(POINTS)}
        self.readings = [replace(row, seq=row.seq + moved.get(row.at_ms, 0)) for row in self.readings]

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
    stream, count = books.cloud[0], len(books.readings)
    books.cloud[0] = replace(stream, stored=stream.stored - 1, lost=1, gaps=[Gap(count, count, "spool_full")])
    account = books.settled(books.readings[:-1])

    assert account.is_right, account.faults
    assert (account.missing, account.counted) == (1, 1)


def test_a_gap_that_only_says_where_the_records_are_counts_no_loss(books: Books) -> None:
    stream, count = books.cloud[0], len(books.readings)
    books.cloud[0] = replace(
        stream, stored=stream.stored - 1, lost=1, gaps=[Gap(count, count, "stored_in_previous_stream")]
    )

    assert books.settled(books.readings[:-1]).lost == 1


def test_a_loss_is_seen_though_as_many_others_are_counted(books: Books) -> None:
    """Six readings never got a place in the stream, and six records at its end are counted: that is no answer."""
    stream = books.cloud[0]
    end = stream.cursor + 6
    books.cloud[0] = replace(stream, cursor=end, lost=6, gaps=[Gap(end - 5, end, "spool_full")])
    books.edge[0]["produced"] += 6
    account = books.settled([*books.readings[:30], *books.readings[36:]])

    assert (account.missing, account.counted, account.lost, account.is_right) == (6, 6, 6, False)


def test_a_gap_between_the_neighbours_answers_for_no_more_than_it_holds(books: Books) -> None:
    stream = books.cloud[0]
    books.cloud[0] = replace(stream, stored=stream.stored - 4, lost=4, gaps=[Gap(33, 36, "damaged")])
    account = books.settled([*books.readings[:30], *books.readings[36:]])

    assert (account.missing, account.counted, account.lost, account.overcounted) == (6, 4, 2, 0)


def test_what_is_counted_and_not_missing_is_seen(books: Books) -> None:
    stream = books.cloud[0]
    end = stream.cursor + OTHERS_BETWEEN + 3
    books.cloud[0] = replace(
        stream, cursor=end, lost=end - stream.cursor, gaps=[Gap(stream.cursor + 1, end, "damaged")]
    )
    books.edge[0]["produced"] = end

    assert (books.settled().overcounted, books.settled().is_right) == (3, False)


def test_what_is_stored_and_counted_as_well_is_seen(books: Books) -> None:
    books.cloud[0] = replace(books.cloud[0], gaps=[Gap(9, 10, "damaged")])

    assert books.settled().overcounted == 2


def test_a_frame_that_was_never_acknowledged_may_be_counted(books: Books) -> None:
    count = len(books.readings)
    more = [books.oracle.next(20_000 + number) for number in range(9)]
    end = count + 3 * len(more)
    books.cloud[0] = replace(books.cloud[0], cursor=end, lost=end - count, gaps=[Gap(count + 1, end, "damaged")])
    books.edge[0]["produced"] = end

    assert books.settled().is_right
    books.oracle.acknowledge(more[0].number)
    assert books.settled().is_right


@pytest.mark.parametrize("has_readings", [True, False])
def test_a_loss_between_two_streams_is_counted_in_either_and_only_once(books: Books, has_readings: bool) -> None:
    """The first stream ends with 300, the next begins with 307: three of six are counted here, three there."""
    second = str(UUID(int=77))
    rest = [replace(reading, stream=second) for reading in books.readings[306:]]
    count = len(books.readings)
    lost = [Gap(304, 306, "damaged")]
    books.cloud[0] = CloudStream(STREAM, "history", 303, 300, 3, [Gap(301, 303, "damaged")])
    other = str(UUID(int=78))
    first = [Gap(1, 303, "stored_in_previous_stream")]
    if has_readings:
        books.cloud.append(CloudStream(second, "history", count, count - 306, 306, [*first, *lost]))
    else:
        books.cloud.append(CloudStream(second, "history", count, count - 303, 303, first))
        books.cloud.append(CloudStream(other, "history", 3, 0, 3, [Gap(1, 3, "damaged")]))
    books.edge[0] |= {"state": "closed", "acked_upto": 303}

    assert books.settled([*books.readings[:300], *rest]).lost == 0
    assert books.settled([*books.readings[:200], *books.readings[201:300], *rest]).lost == 1


def test_a_good_record_that_was_given_up_is_lost_though_it_was_counted(books: Books) -> None:
    stream, count = books.cloud[0], len(books.readings)
    books.cloud[0] = replace(stream, stored=stream.stored - 1, lost=1, gaps=[Gap(count, count, "not_taken_by_cloud")])

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
    books.cloud[1] = replace(books.cloud[1], stored=4, lost=1, gaps=[Gap(5, 5, "spool_full")])

    assert books.settled().alarms_lost == 1


def test_an_event_that_went_down_with_its_disk_is_told_apart(books: Books) -> None:
    books.cloud[1] = replace(books.cloud[1], stored=4, lost=1, gaps=[Gap(5, 5, "damaged")])
    account = books.settled()

    assert (account.is_right, account.events_damaged) == (True, 1)


@pytest.mark.parametrize("change", [{"id": UUID(int=1)}, {"is_cleared": False}, {"onset_at_ms": 1}])
def test_a_wrong_alarm_is_seen(books: Books, change: dict[str, Any]) -> None:
    books.alarms[1] = replace(books.alarms[1], **change)

    assert books.settled().alarms_wrong == 1


def test_an_alarm_raised_twice_is_seen(books: Books) -> None:
    books.alarms.append(replace(books.alarms[0], id=UUID(int=2)))

    assert (books.settled().alarms_lost, books.settled().alarms_wrong) == (0, 1)


def test_a_frame_heard_after_a_later_one_begins_the_episode_that_the_rule_saw(books: Books) -> None:
    """A line opened in the middle of a repetition: the second high frame is stored first, and so raises the alarm."""
    first = books.episodes[1]
    later = books.oracle.said[first.number]
    assert later.is_high
    books.swap(first.at_ms, later.at_ms)

    assert (books.settled().alarms_lost, books.settled().alarms_wrong) == (1, 1)

    books.alarms[1] = replace(books.alarms[1], onset_at_ms=later.at_ms)

    account = books.settled()
    assert (account.is_right, account.heard_late) == (True, 1), account.faults


def test_a_high_frame_heard_after_the_next_normal_one_has_an_alarm_of_its_own(books: Books) -> None:
    """It is raised at the time that the rule has seen already, beside the one of its episode."""
    normal = next(one for one in books.oracle.said if one.number > books.episodes[1].number and not one.is_high)
    last = books.oracle.said[normal.number - 2]
    assert last.is_high
    assert last.number > books.episodes[1].number
    books.swap(last.at_ms, normal.at_ms)

    assert (books.settled().alarms_lost, books.settled().alarms_wrong) == (1, 0)

    books.alarms.append(books.alarm(Onset(normal.number, normal.at_ms, None)))

    account = books.settled()
    assert (account.is_right, account.heard_late) == (True, 1), account.faults


@pytest.mark.parametrize("seed", range(20))
def test_what_the_rule_itself_raises_in_any_order_of_hearing_is_right(books: Books, seed: int) -> None:
    """Frames come late by up to a dozen others, as after a line was opened in the middle of a repetition."""
    rng = random.Random(seed)
    order = sorted(books.oracle.said, key=lambda one: one.number + (rng.random() < 0.2) * rng.uniform(0, 12))
    places = {one.at_ms: len(POINTS) * place for place, one in enumerate(order)}
    books.readings = [replace(row, seq=places[row.at_ms] + 1 + POINTS.index(row.point)) for row in books.readings]
    books.alarms = raised_by_the_rule([(one, places[one.at_ms] + len(POINTS)) for one in order])

    account = books.settled()

    assert account.is_right, account.faults
    assert account.heard_late > 10


def raised_by_the_rule(heard: Sequence[tuple[Utterance, int]]) -> list[StoredAlarm]:
    """Show the levels to the edge agent's own rule."""
    params, state, found = LimitParams(direction="high", limit=LIMIT), NORMAL, []
    for one, seq in heard:
        sample = Sample(seq, one.at_ms * 1_000, one.values[2], is_good=True)
        state, transitions = evaluate_limit(params, state, sample)
        for transition in transitions:
            if transition.kind == "raised":
                identity = alarm_id(
                    history_stream=UUID(STREAM), rule_id=RULE[0], rule_version=1, onset_seq=transition.onset_seq
                )
                found.append(StoredAlarm(identity, transition.onset_at_us // 1_000, is_cleared=True))
    return found
