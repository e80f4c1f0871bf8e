"""What links and requests mean, with plain values."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.portal.rules import LONGEST_TITLE, hash_of, is_live, standing, title_of, wording

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@given(st.text())
def test_a_title_is_one_short_line_whatever_was_written(words: str) -> None:
    title = title_of(words)

    assert len(title) <= LONGEST_TITLE
    assert all(sign.isprintable() for sign in title)


@given(st.text(), st.text())
def test_two_secrets_have_two_hashes(one: str, other: str) -> None:
    if one.isascii() and other.isascii():
        assert (hash_of(one) == hash_of(other)) == (one == other)


def test_case_and_punctuation_do_not_make_another_request() -> None:
    assert wording("The pump LEAKS!") == wording("the  pump leaks")
    assert wording("the pump leaks") != wording("the fan leaks")


@pytest.mark.parametrize(
    ("after", "is_revoked", "live"),
    [(-1, False, True), (0, False, False), (1, False, False), (-1, True, False)],
)
def test_a_link_ends_on_time_or_when_it_is_closed(after: int, is_revoked: bool, live: bool) -> None:
    now = NOON + timedelta(seconds=after)

    assert is_live(expires_at=NOON, revoked_at=NOON if is_revoked else None, now=now) is live


@pytest.mark.parametrize(
    ("status", "bookings", "expected"),
    [
        ("unscheduled", [], "received"),
        ("awaiting_approval", [], "received"),
        ("scheduled", ["accepted"], "planned"),
        ("in_progress", ["travelling"], "on_the_way"),
        ("in_progress", ["travelling", "working"], "at_work"),
        ("in_progress", [], "at_work"),
        ("on_hold", ["scheduled"], "waiting"),
        ("completed", [], "done"),
        ("approved", [], "done"),
        ("closed", [], "done"),
        ("cancelled", [], "cancelled"),
    ],
)
def test_a_job_stands_in_peoples_words(status: str, bookings: list[str], expected: str) -> None:
    assert standing(status=status, bookings=bookings) == expected
