"""Requests over HTTPS: a row of batches, and every body that is none is refused with the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.downlink import UnreadableMessage
from schemas.exchange import (
    LARGEST_TAKEN_BYTES,
    MAX_BATCHES,
    UnreadableRequest,
    decode_answer,
    join_batches,
    split_batches,
)


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=MAX_BATCHES))
def test_what_is_joined_is_split_again(batches: list[bytes]) -> None:
    assert split_batches(join_batches(batches)) == batches


@given(st.binary(max_size=200))
def test_no_bytes_are_invented_or_lost(body: bytes) -> None:
    try:
        batches = split_batches(body)
    except UnreadableRequest:
        return
    assert sum(len(batch) for batch in batches) <= len(body)
    assert split_batches(join_batches(batches)) == batches


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"no length", "no length in a line of its own at byte 0"),
        (b"3\nabc3\nab", "the batch at byte 5 is cut off"),
        (b"0\n", "a batch of 0 bytes"),
        (b"-3\nabc", "no length"),
        (b"\nabc", "no length"),
        (b"%d\n" % (LARGEST_TAKEN_BYTES + 1), "at most"),
        (b"9" * 5000, "no length"),
        (b"1\na" * (MAX_BATCHES + 1), f"more than {MAX_BATCHES} batches"),
    ],
)
def test_a_body_that_is_no_row_of_batches_is_refused_with_the_place(body: bytes, words: str) -> None:
    with pytest.raises(UnreadableRequest, match=words):
        split_batches(body)


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b"\xff", b'{"host": 3}', b"[" * 100_000])
def test_what_is_no_answer_of_the_cloud_is_refused(payload: bytes) -> None:
    with pytest.raises(UnreadableMessage):
        decode_answer(payload)
