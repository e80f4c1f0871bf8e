"""Which step of a booking leads where."""

import pytest

from cloud.bookings.errors import BookingReasonRequired, BookingStepNotAllowed
from cloud.bookings.rules import FINISHED, GIVEN_UP, STATUSES, require_step, steps_from


def test_what_is_finished_or_given_up_goes_nowhere() -> None:
    assert [step for status in (*FINISHED, *GIVEN_UP) for step in steps_from(status)] == []


def test_the_usual_way_leads_to_the_end() -> None:
    way, status = ["scheduled"], "scheduled"
    while steps := steps_from(status):
        status = steps[0].to
        way.append(status)

    assert way == ["scheduled", "dispatched", "accepted", "travelling", "on_site", "working", "completed"]


def test_every_state_can_be_reached_and_is_known() -> None:
    reached = {step.to for status in STATUSES for step in steps_from(status)} | {"proposed"}

    assert reached == set(STATUSES)


@pytest.mark.parametrize(
    ("status", "to"), [("travelling", "cancelled"), ("working", "declined"), ("scheduled", "working")]
)
def test_a_step_that_skips_or_turns_back_is_refused(status: str, to: str) -> None:
    with pytest.raises(BookingStepNotAllowed):
        require_step(status=status, to=to, reason="because")


@pytest.mark.parametrize(("status", "to"), [("accepted", "declined"), ("working", "partially_completed")])
def test_giving_up_needs_a_reason(status: str, to: str) -> None:
    with pytest.raises(BookingReasonRequired):
        require_step(status=status, to=to, reason=" ")
