"""What an ingest program remembers: nothing that was not committed, and no last value is left waiting for ever."""

import pytest

from cloud.foundation.identifiers import new_id
from cloud.ingest.memory import Memory
from cloud.telemetry.known import HOUR_SHIFT, TRUSTED_S

OLD, NEW, NEWER = (1, 1.0, 0), (2, 2.0, 0), (3, 3.0, 0)


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_points_are_known_from_the_commit_on() -> None:
    memory, gateway_id = Memory(), new_id()

    with pytest.raises(ConnectionError), memory.transaction():
        memory.points.add(gateway_id, {("a", "V"): 1})
        assert memory.points.ids_of(gateway_id) == {("a", "V"): 1}
        raise ConnectionError
    assert memory.points.ids_of(gateway_id) == {}

    with memory.transaction():
        memory.points.add(gateway_id, {("a", "V"): 2})
    assert memory.points.ids_of(gateway_id) == {("a", "V"): 2}


def test_a_last_value_is_written_once_a_second_and_the_newest_of_those_that_waited() -> None:
    clock = Clock()
    memory = Memory(clock_s=clock)
    with memory.transaction():
        assert memory.last_values.due({7: OLD}) == {7: OLD}
    with memory.transaction():
        assert memory.last_values.due({7: NEWER}) == {}
    with memory.transaction():
        assert memory.last_values.due({7: NEW}) == {}
    assert not memory.last_values.has_due()

    clock.now_s += 1.0

    assert memory.last_values.has_due()
    with memory.transaction():
        assert memory.last_values.due({}) == {7: NEWER}
    assert not memory.last_values.has_due()


def test_what_a_failed_transaction_wrote_is_written_again() -> None:
    clock = Clock()
    memory = Memory(clock_s=clock)
    with memory.transaction():
        memory.last_values.due({7: OLD})
    with memory.transaction():
        memory.last_values.due({7: NEW})
    clock.now_s += 1.0

    with pytest.raises(ConnectionError), memory.transaction():
        assert memory.last_values.due({}) == {7: NEW}
        raise ConnectionError

    with memory.transaction():
        assert memory.last_values.due({}) == {7: NEW}


def test_before_the_end_nothing_waits() -> None:
    memory = Memory(clock_s=Clock())
    with memory.transaction():
        memory.last_values.due({7: OLD})
    with memory.transaction():
        memory.last_values.due({7: NEW})

    memory.last_values.let_none_wait()

    with memory.transaction():
        assert memory.last_values.due({}) == {7: NEW}


def test_an_hour_that_has_not_ended_is_marked_once_and_one_that_has_every_time() -> None:
    memory = Memory(clock_s=Clock())
    past, present, future = 9 << HOUR_SHIFT | 7, 10 << HOUR_SHIFT | 7, 11 << HOUR_SHIFT | 7
    with memory.transaction():
        assert memory.marks.missing({past, present, future}, hour=10) == {past, present, future}

    with memory.transaction():
        assert memory.marks.missing({past, present, future}, hour=10) == {past}
    with memory.transaction():
        assert memory.marks.missing({present, future}, hour=11) == {present}
    with memory.transaction():
        assert memory.marks.missing({present, future}, hour=10) == {present}


def test_marks_of_a_failed_transaction_are_made_again() -> None:
    memory, mark = Memory(clock_s=Clock()), 10 << HOUR_SHIFT | 7

    with pytest.raises(ConnectionError), memory.transaction():
        memory.marks.missing({mark}, hour=10)
        raise ConnectionError

    with memory.transaction():
        assert memory.marks.missing({mark}, hour=10) == {mark}


def test_a_transaction_that_lasts_trusts_no_mark() -> None:
    clock = Clock()
    memory, mark = Memory(clock_s=clock), 10 << HOUR_SHIFT | 7
    with memory.transaction():
        memory.marks.missing({mark}, hour=10)

    with memory.transaction():
        clock.now_s += TRUSTED_S + 1
        assert memory.marks.missing({mark}, hour=10) == {mark}
