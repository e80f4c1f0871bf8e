"""The batch envelope: round trip, and every kind of damage is told apart."""

import json
import time
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from schemas.envelope import (
    DroppedRange,
    Header,
    UnknownVersion,
    UnreadableBody,
    UnreadableHeader,
    decode_body,
    decode_header,
    encode_batch,
    offsets_of,
)
from schemas.records import Body, ConfigApplied, PointName, Readings


def body_of(offsets: list[int], *, values: list[float | None] | None = None) -> Body:
    count = len(offsets)
    return Body(
        boot="boot-1",
        mono_ms=5,
        edge_at_us=1_700_000_000_000_000,
        clock="synced",
        points=[PointName("pump/vibration_de", "mm/s")],
        readings=Readings(
            offset=offsets,
            point=[0] * count,
            at_us=[1_700_000_000_000_000 + offset for offset in offsets],
            value=values or [1.5] * count,
            quality=[0] * count,
        ),
    )


def batch(
    offsets: list[int], *, from_seq: int = 10, to_seq: int = 12, dropped: list[DroppedRange] | None = None
) -> bytes:
    return encode_batch(
        stream="s", lane="history", from_seq=from_seq, to_seq=to_seq, body=body_of(offsets), dropped=dropped
    )


@given(
    st.lists(st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=50),
    st.integers(1, 2**62),
)
def test_what_is_encoded_is_decoded(values: list[float | None], from_seq: int) -> None:
    body = body_of(list(range(len(values))), values=values)
    payload = encode_batch(stream="s", lane="history", from_seq=from_seq, to_seq=from_seq + len(values) - 1, body=body)

    header, encoded = decode_header(payload)

    assert decode_body(header, encoded) == body


def test_other_records_keep_their_place_between_readings() -> None:
    applied = ConfigApplied(offset=1, at_us=1, version=3, hash="ab")
    body = Body(boot="b", mono_ms=0, edge_at_us=1, clock="holdover", points=[], records=[applied])
    payload = encode_batch(
        stream="s", lane="events", from_seq=1, to_seq=2, body=body, dropped=[DroppedRange(1, 1, "disk_full")]
    )

    header, encoded = decode_header(payload)

    assert decode_body(header, encoded).records == [applied]


@pytest.mark.parametrize("offsets", [[0, 1], [0, 1, 1], [0, 1, 3], [0, 1, 2, 3]])
def test_a_body_that_does_not_cover_its_range_once_is_refused(offsets: list[int]) -> None:
    header, encoded = decode_header(batch(offsets))

    with pytest.raises(UnreadableBody):
        decode_body(header, encoded)


def test_a_record_cannot_be_present_and_dropped() -> None:
    header, encoded = decode_header(batch([0, 1], dropped=[DroppedRange(11, 11, "disk_full")]))

    with pytest.raises(UnreadableBody, match="both"):
        decode_body(header, encoded)


@pytest.mark.parametrize("last_seq", [5 * 10**7, 2**63 - 1])
def test_a_huge_range_of_dropped_records_is_read_at_once(last_seq: int) -> None:
    header, encoded = decode_header(
        batch([0], from_seq=1, to_seq=last_seq, dropped=[DroppedRange(2, last_seq, "spool_full")])
    )

    started_s = time.perf_counter()
    assert offsets_of(decode_body(header, encoded)) == [0]

    assert time.perf_counter() - started_s < 0.5


@given(st.sets(st.integers(0, 40), max_size=1), st.lists(st.integers(0, 40), max_size=6, unique=True))
def test_every_seq_has_to_be_present_or_dropped_and_never_both(wrong: set[int], edges: list[int]) -> None:
    ends = sorted(edges)
    gaps = [DroppedRange(1 + first, 1 + last, "x") for first, last in zip(ends[::2], ends[1::2], strict=False)]
    dropped = [seq - 1 for gap in gaps for seq in range(gap.first_seq, gap.last_seq + 1)]
    present = set(range(41)).difference(dropped) ^ wrong
    header, encoded = decode_header(batch(sorted(present), from_seq=1, to_seq=41, dropped=gaps))

    if not wrong:
        decode_body(header, encoded)
    else:
        with pytest.raises(UnreadableBody):
            decode_body(header, encoded)


@given(st.binary(min_size=1, max_size=200))
def test_random_bytes_are_an_unreadable_header_and_never_a_crash(payload: bytes) -> None:
    with pytest.raises((UnreadableHeader, UnknownVersion)):
        decode_header(payload)


@given(st.data())
def test_any_flipped_byte_of_the_body_is_found(data: st.DataObject) -> None:
    header, encoded = decode_header(batch([0, 1, 2]))
    place = data.draw(st.integers(0, len(encoded) - 1))
    damaged = bytearray(encoded)
    damaged[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(UnreadableBody):
        decode_body(header, bytes(damaged))


def test_a_deeply_nested_body_is_unreadable_and_not_a_crash() -> None:
    nested = b"[" * 100_000
    header = Header(v=1, stream="s", lane="history", from_seq=1, to_seq=1, body_crc=crc32(nested))

    with pytest.raises(UnreadableBody):
        decode_body(header, nested)


@pytest.mark.parametrize("field", [{"to_seq": 9}, {"from_seq": 0}, {"lane": "side"}, {"dropped": [[12, 11, "x"]]}])
def test_a_header_that_contradicts_itself_is_unreadable(field: dict[str, object]) -> None:
    line, _, rest = batch([0, 1, 2]).partition(b"\n")
    damaged = json.dumps({**json.loads(line), **field}).encode() + b"\n" + rest

    with pytest.raises(UnreadableHeader):
        decode_header(damaged)


def test_another_major_version_is_told_apart() -> None:
    with pytest.raises(UnknownVersion):
        decode_header(b'{"v":2,"anything":true}\nbody')


def test_an_unknown_codec_leaves_the_header_readable() -> None:
    line, _, rest = batch([0, 1, 2]).partition(b"\n")
    header, encoded = decode_header(json.dumps({**json.loads(line), "codec": "cbor"}).encode() + b"\n" + rest)

    assert header.to_seq == 12
    with pytest.raises(UnreadableBody, match="cbor"):
        decode_body(header, encoded)


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"point": [7, 0, 0]}, "does not list"),
        ({"value": [1.0]}, "differ in length"),
        ({"quality": []}, "differ in length"),
    ],
)
def test_columns_that_do_not_fit_together_are_unreadable(columns: dict[str, object], told: str) -> None:
    sound = body_of([0, 1, 2])
    readings = structs.replace(sound.readings, **columns)
    body = structs.replace(sound, readings=readings)
    header, encoded = decode_header(encode_batch(stream="s", lane="history", from_seq=10, to_seq=12, body=body))

    with pytest.raises(UnreadableBody, match=told):
        decode_body(header, encoded)
