"""Frames and lines: round trip, any splitting, noise; every whole frame is found and no damaged one accepted."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firmware_bridge.framing import BadFrame, ChecksumLine, CobsDecoder, CobsFrame, LineDecoder

payloads = st.binary(min_size=1, max_size=200)
texts = st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="$*"), max_size=60)


def pieces(stream: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({min(cut, len(stream)) for cut in cuts} | {0, len(stream)})
    return [stream[start:end] for start, end in itertools.pairwise(places)]


@given(st.lists(payloads, max_size=10), st.lists(st.integers(0, 2500), max_size=30))
def test_frames_are_found_however_the_bytes_are_split(sent: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(CobsFrame(payload).to_bytes() for payload in sent)
    decoder = CobsDecoder()

    found = [frame for piece in pieces(stream, cuts) for frame in decoder.feed(piece)]

    assert found == [CobsFrame(payload) for payload in sent]


@given(payloads, st.binary(max_size=50))
def test_noise_before_a_frame_costs_no_frame(payload: bytes, noise: bytes) -> None:
    found = CobsDecoder().feed(noise + CobsFrame(payload).to_bytes())

    assert found[-1] == CobsFrame(payload)


@given(payloads, st.data())
def test_one_flipped_bit_is_never_accepted(payload: bytes, data: st.DataObject) -> None:
    frame = bytearray(CobsFrame(payload).to_bytes())
    place = data.draw(st.integers(1, len(frame) - 2))
    frame[place] ^= 1 << data.draw(st.integers(0, 7))

    accepted = [found for found in CobsDecoder().feed(bytes(frame)) if isinstance(found, CobsFrame)]

    assert accepted == []


def test_a_frame_that_never_ends_is_given_up_and_the_next_one_found() -> None:
    decoder = CobsDecoder()

    found = decoder.feed(b"\x01" * 5000) + decoder.feed(CobsFrame(b"next").to_bytes())

    assert isinstance(found[0], BadFrame)
    assert found[-1] == CobsFrame(b"next")


@given(st.lists(texts, max_size=10), st.lists(st.integers(0, 800), max_size=20))
def test_lines_are_found_however_the_bytes_are_split(sent: list[str], cuts: list[int]) -> None:
    stream = b"".join(ChecksumLine(text).to_bytes() for text in sent)
    decoder = LineDecoder()

    assert [line for piece in pieces(stream, cuts) for line in decoder.feed(piece)] == [
        ChecksumLine(text) for text in sent
    ]


def test_the_checksum_is_that_of_nmea_0183() -> None:
    line = b"$GPGLL,5300.97914,N,00259.98174,E,125926,A*28\r\n"

    assert LineDecoder().feed(line) == [ChecksumLine("GPGLL,5300.97914,N,00259.98174,E,125926,A")]


@pytest.mark.parametrize("line", [b"$A,V=1*00\r\n", b"A,V=1\r\n", b"$A,V=1*ZZ\r\n", b"$*\r\n", b"*41\r\n"])
def test_a_damaged_line_is_told_and_not_accepted(line: bytes) -> None:
    (found,) = LineDecoder().feed(line)

    assert isinstance(found, BadFrame)
