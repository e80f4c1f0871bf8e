"""The states of a work order: every step from every state, with plain values."""

from datetime import timedelta
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.bookings.rules import STATUSES as STATUSES_OF_BOOKINGS
from cloud.work_orders.errors import ReasonRequired, TransitionNotAllowed, UnknownHoldReason
from cloud.work_orders.rules import (
    HOLD_REASONS,
    OPEN,
    OVER,
    STATUSES,
    derived_status,
    higher,
    joined_skills,
    require_step,
    spoke_throughout,
    steps_from,
)

states = st.sampled_from(STATUSES)


@pytest.mark.parametrize("status", OVER)
def test_what_is_over_goes_nowhere(status: str) -> None:
    assert steps_from(status) == []


@pytest.mark.parametrize("status", OPEN)
def test_what_is_open_can_go_on(status: str) -> None:
    assert steps_from(status)


def test_work_in_progress_is_not_cancelled() -> None:
    with pytest.raises(TransitionNotAllowed):
        require_step(status="in_progress", to="cancelled", reason="changed our mind")


def test_only_a_finished_order_is_closed() -> None:
    closing = [status for status in STATUSES if "closed" in {step.to for step in steps_from(status)}]

    assert closing == ["approved"]


@pytest.mark.parametrize(("status", "to"), [("unscheduled", "on_hold"), ("scheduled", "cancelled")])
def test_waiting_and_cancelling_need_a_reason(status: str, to: str) -> None:
    with pytest.raises(ReasonRequired):
        require_step(status=status, to=to, reason="  ")


@pytest.mark.parametrize("status", ["completed", "approved"])
def test_reopening_needs_a_reason(status: str) -> None:
    with pytest.raises(ReasonRequired):
        require_step(status=status, to="in_progress", reason="")

    assert require_step(status=status, to="in_progress", reason="leaks again") is None


@pytest.mark.parametrize("reason", HOLD_REASONS)
def test_an_order_waits_for_a_known_reason(reason: str) -> None:
    assert require_step(status="in_progress", to="on_hold", reason=f"{reason}: bearing 6205") == reason


def test_an_unknown_hold_reason_is_refused() -> None:
    with pytest.raises(UnknownHoldReason):
        require_step(status="in_progress", to="on_hold", reason="because")


@pytest.mark.parametrize(("status", "to"), [("awaiting_approval", "unscheduled"), ("completed", "approved")])
def test_who_may_not_approve_does_not_get_the_step_offered_nor_done(status: str, to: str) -> None:
    assert to not in {step.to for step in steps_from(status, may_approve=False)}
    with pytest.raises(TransitionNotAllowed):
        require_step(status=status, to=to, reason="x", may_approve=False)


@given(states, states, st.text(max_size=20))
def test_a_step_is_done_if_and_only_if_it_is_offered(status: str, to: str, reason: str) -> None:
    offered = {step.to: step for step in steps_from(status)}
    try:
        require_step(status=status, to=to, reason=reason)
        is_done = True
    except TransitionNotAllowed:
        assert to not in offered
        return
    except (ReasonRequired, UnknownHoldReason):
        assert offered[to].requires_reason
        return
    assert is_done
    assert to in offered


@given(st.sampled_from(["low", "normal", "high", "emergency"]), st.sampled_from(["low", "normal", "high", "emergency"]))
def test_the_higher_priority_wins_in_either_order(one: str, other: str) -> None:
    assert higher(one, other) == higher(other, one)
    assert higher(one, other) in {one, other}
    assert higher("emergency", one) == "emergency"


VECTORS = [
    ("", "unscheduled"),
    ("S", "scheduled"),
    ("I", "in_progress"),
    ("C", "completed"),
    ("P", "unscheduled"),
    ("X", "unscheduled"),
    ("SS", "scheduled"),
    ("SI", "in_progress"),
    ("SC", "in_progress"),
    ("SP", "scheduled"),
    ("CC", "completed"),
    ("PP", "unscheduled"),
    ("IP", "in_progress"),
    ("CP", "completed"),
    ("XP", "unscheduled"),
]
LETTERS = {
    "S": ("proposed", "scheduled", "dispatched", "accepted"),
    "I": ("travelling", "on_site", "working", "on_break"),
    "C": ("completed",),
    "P": ("partially_completed", "cannot_complete"),
    "X": ("cancelled", "declined"),
}


@pytest.mark.parametrize(("letters", "status"), VECTORS)
def test_an_order_is_what_its_bookings_say(letters: str, status: str) -> None:
    for bookings in product(*(LETTERS[letter] for letter in letters)):
        assert {derived_status(order) for order in permutations(bookings)} == {status}


def test_every_state_of_a_booking_says_something_of_its_order() -> None:
    assert {booking: derived_status([booking]) for booking in STATUSES_OF_BOOKINGS} == {
        booking: next(status for letter, status in VECTORS[1:6] if booking in LETTERS[letter])
        for booking in STATUSES_OF_BOOKINGS
    }


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5))))
def test_joined_skills_hold_each_once_at_the_highest_level_asked_for(asked: list[tuple[str, int]]) -> None:
    joined = joined_skills({"skill": skill, "level": level} for skill, level in asked)

    assert {one["skill"]: one["level"] for one in joined} == {
        skill: max(level for name, level in asked if name == skill) for skill, _ in asked
    }
    assert joined_skills(joined) == joined


@pytest.mark.parametrize(
    ("longest_s", "usual_s", "is_enough"),
    [(6 * 60, 1, True), (6 * 60 + 1, 1, False), (29 * 60, None, False), (20 * 60, 10 * 60, True)],
)
def test_a_repair_is_proved_by_a_point_that_spoke_to_the_end(
    longest_s: int, usual_s: int | None, is_enough: bool
) -> None:
    usual = None if usual_s is None else timedelta(seconds=usual_s)

    said = spoke_throughout(longest=timedelta(seconds=longest_s), usual=usual, window=timedelta(minutes=30))

    assert said is is_enough
