"""What counts as an answer, and what lacks before a job is done."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.work_orders.errors import BadAnswer
from cloud.work_orders.proof import NO_POLICY, Missing, Proof, ProofPolicy, Question, answer_of, missing, words_of

VIBRATION = Question("number", low=0.0, high=4.5)
POLICY = ProofPolicy(photo_count=2, needs_signature=True, radius_m=300)


@pytest.mark.parametrize(
    ("question", "value", "is_out"),
    [
        (Question("check"), True, False),
        (Question("check"), False, True),
        (VIBRATION, 4.5, False),
        (VIBRATION, 4.51, True),
        (VIBRATION, -0.1, True),
        (Question("text"), "replaced", False),
        (Question("choice", options=["left", "right"]), "left", False),
    ],
)
def test_an_answer_is_kept_and_marked_when_outside_its_limits(question: Question, value: Any, is_out: bool) -> None:
    assert answer_of(question, value).is_out_of_limits is is_out


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (Question("check"), "yes"),
        (Question("check"), 1),
        (VIBRATION, True),
        (VIBRATION, "4"),
        (VIBRATION, float("nan")),
        (Question("text"), "   "),
        (Question("text"), "x" * 2001),
        (Question("choice", options=["left", "right"]), "up"),
    ],
)
def test_an_answer_of_another_kind_is_refused(question: Question, value: Any) -> None:
    with pytest.raises(BadAnswer):
        answer_of(question, value)


def test_everything_that_lacks_is_named_at_once() -> None:
    proof = Proof(open_steps=["Lock out"], photo_count=1, has_signature=False, distance_m=812.4)

    assert missing(POLICY, proof) == [
        Missing("step", "Lock out"),
        Missing("photo", "1"),
        Missing("signature", ""),
        Missing("position", "812"),
    ]


@given(st.integers(0, 5), st.booleans(), st.one_of(st.none(), st.floats(0, 300)))
def test_a_job_without_a_policy_needs_its_steps_only(photos: int, is_signed: bool, distance: float | None) -> None:
    assert missing(NO_POLICY, Proof((), photos, is_signed, distance)) == []


def test_a_position_that_nobody_told_lacks() -> None:
    proof = Proof((), 2, has_signature=True, distance_m=None)

    assert missing(POLICY, proof) == [Missing("no_position", "")]


def test_of_a_site_without_a_position_nobody_is_asked_for_one() -> None:
    assert missing(POLICY, Proof((), 2, has_signature=True, distance_m=None, is_site_known=False)) == []


def test_what_lacks_is_said_in_words() -> None:
    assert words_of([Missing("photo", "1"), Missing("no_position", "")]) == "photo 1, no position"
