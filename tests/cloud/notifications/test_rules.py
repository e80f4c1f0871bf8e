"""Kinds, ways and chains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.messages import LANGUAGES, catalogue
from cloud.notifications.rules import CHANNELS, KINDS, channels_for, kinds_for, next_step
from cloud.notifications.texts import title_and_body
from cloud.permissions.rules import PERMISSIONS

FIELDS = {
    "summary": "WO-1 Pump",
    "reason": "no ladder",
    "name": "Wanjiru",
    "starts_at": "2026-11-27T21:30:00+00:00",
    "due_at": "2026-11-27T21:30:00+00:00",
    "target": "arrive",
    "place_name": "Main store",
    "available": "4",
    "reorder_level": "4",
    "words": "it leaks",
    "earliest_at": "2026-11-27T21:30:00+00:00",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_texts_in_every_language_with_all_fields_filled(kind: str, language: str) -> None:
    title, body = title_and_body(kind, fields=FIELDS, zone="Africa/Nairobi", language=language)

    assert f"notification.{kind}.title" in catalogue(language)
    assert title
    assert "WO-1 Pump" in body
    assert "{" not in title + body


def test_times_are_those_of_the_branchs_clock() -> None:
    title, _ = title_and_body("job_assigned", fields=FIELDS, zone="Africa/Nairobi", language="en")

    assert title == "New job Sat 28 Nov, 00:30"


def test_every_kind_concerns_some_role() -> None:
    held = frozenset().union(*PERMISSIONS.values())

    assert {kind.permission for kind in KINDS.values()} <= held


def test_a_technician_is_asked_about_jobs_alone() -> None:
    assert {kind.key for kind in kinds_for(PERMISSIONS["technician"])} == {
        "job_assigned",
        "job_moved",
        "job_taken_away",
    }


def test_a_persons_word_comes_before_the_default() -> None:
    kind = KINDS["job_assigned"]

    assert channels_for(kind, choices={}) == {"push"}
    assert channels_for(kind, choices={("job_assigned", "push"): False, ("job_assigned", "mail"): True}) == {"mail"}
    assert channels_for(kind, choices={("job_moved", "push"): False}) == {"push"}


@given(
    st.lists(st.lists(st.uuids(), max_size=3), max_size=5),
    st.data(),
)
def test_a_chain_ends_and_tells_nobody_twice(steps: list[list[object]], data: st.DataObject) -> None:
    told: list[object] = []
    at = -1
    for _ in range(len(steps) + 1):
        following = next_step(steps, after=at, told=told)  # type: ignore[arg-type]  # any ids do
        if following is None:
            break
        index, people = following
        assert index > at
        assert not set(people) & set(told)
        at, told = index, [*told, *people]
    else:
        pytest.fail("the chain did not end")

    assert set(told) == {one for step in steps for one in step}


def test_there_are_ways_besides_the_inbox() -> None:
    assert CHANNELS == ("push", "mail")
