"""The batch envelope: a small header outside the body's codec, so that a cursor can move past a body nobody can read.

On the wire a batch is one line of JSON (the header), a newline, and the body bytes. The header's encoding never
changes; the body's encoding is named by `codec`.
"""

from bisect import bisect_left
from operator import eq
from typing import Annotated, Final, Literal
from zlib import crc32

import msgspec
from msgspec import UNSET, Meta, Struct

from schemas.records import Body

VERSION: Final = 1
ACCEPTED_VERSIONS: Final = (1,)
MAX_BATCH_BYTES: Final = 64 * 1024

Lane = Literal["events", "history"]
Seq = Annotated[int, Meta(ge=1, le=2**63 - 1)]


class UnreadableHeader(ValueError):
    """Nothing in the payload can be trusted, not even which records it holds."""


class UnreadableBody(ValueError):
    """The header is sound but the body is damaged, in an unknown codec or not of the schema."""


class UnknownVersion(ValueError):
    """The payload speaks a major version that this program does not."""


class DroppedRange(Struct, frozen=True, array_like=True):
    """Records the edge gave up, both ends inclusive, with the reason in a stable word."""

    first_seq: Seq
    last_seq: Seq
    reason: str


class Header(Struct, frozen=True, kw_only=True):
    """What a batch holds: every seq of `from_seq..to_seq` (inclusive) is in the body or in `dropped`."""

    v: int
    stream: str
    lane: Lane
    from_seq: Seq
    to_seq: Seq
    body_crc: int
    codec: str = "json"
    dropped: list[DroppedRange] = []

    def __post_init__(self) -> None:
        if self.to_seq < self.from_seq:
            raise ValueError(f"to_seq {self.to_seq} is below from_seq {self.from_seq}")
        previous = self.from_seq - 1
        for gap in self.dropped:
            if not previous < gap.first_seq <= gap.last_seq <= self.to_seq:
                raise ValueError(f"dropped range {gap.first_seq}..{gap.last_seq} is out of order or out of the batch")
            previous = gap.last_seq


class _VersionOnly(Struct):
    v: int


_encoder: Final = msgspec.json.Encoder()
_header_decoder: Final = msgspec.json.Decoder(Header)
_version_decoder: Final = msgspec.json.Decoder(_VersionOnly)
_body_decoder: Final = msgspec.json.Decoder(Body)


def encode_batch(
    *, stream: str, lane: Lane, from_seq: int, to_seq: int, body: Body, dropped: list[DroppedRange] | None = None
) -> bytes:
    """Return the payload of one batch; the caller keeps it within `MAX_BATCH_BYTES`."""
    encoded = _encoder.encode(body)
    header = Header(
        v=VERSION,
        stream=stream,
        lane=lane,
        from_seq=from_seq,
        to_seq=to_seq,
        body_crc=crc32(encoded),
        dropped=dropped or [],
    )
    return _encoder.encode(header) + b"\n" + encoded


def decode_header(payload: bytes) -> tuple[Header, bytes]:
    """Return the header and the body's bytes, still unread.

    Raises:
        UnknownVersion: another major version; neither store nor acknowledge it.
        UnreadableHeader: anything else that is not a header.
    """
    line, separator, body = payload.partition(b"\n")
    if not separator:
        raise UnreadableHeader("no header line")
    try:
        version = _version_decoder.decode(line).v
        if version not in ACCEPTED_VERSIONS:
            raise UnknownVersion(f"version {version}, accepted: {ACCEPTED_VERSIONS}")
        return _header_decoder.decode(line), body
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableHeader(str(error)) from error


def decode_body(header: Header, body: bytes) -> Body:
    """Return the body's records.

    Raises:
        UnreadableBody: checksum, codec, schema or coverage (a seq neither present nor declared dropped) is wrong.
    """
    if header.codec != "json":
        raise UnreadableBody(f"codec {header.codec!r} is not known here")
    if crc32(body) != header.body_crc:
        raise UnreadableBody(f"checksum of {len(body)} bytes does not match the header")
    try:
        decoded = _body_decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableBody(str(error)) from error
    _require_whole_columns(decoded)
    _require_full_cover(header, decoded)
    return decoded


def _require_whole_columns(body: Body) -> None:
    if body.readings is UNSET:
        return
    columns = body.readings
    lengths = {len(one) for one in (columns.offset, columns.point, columns.at_us, columns.value, columns.quality)}
    if len(lengths) > 1:
        raise UnreadableBody("the columns of readings differ in length")
    if columns.point and max(columns.point) >= len(body.points):
        raise UnreadableBody("a reading names a point that the batch does not list")


def _require_full_cover(header: Header, body: Body) -> None:
    """Every seq exactly once: this is what makes a plain cursor enough on the other side."""
    length = header.to_seq - header.from_seq + 1
    dropped = sum(gap.last_seq - gap.first_seq + 1 for gap in header.dropped)
    offsets = sorted(offsets_of(body))
    if len(offsets) + dropped != length:
        raise UnreadableBody(f"{length} records announced, {len(offsets)} found and {dropped} dropped")
    if not header.dropped and offsets == list(range(length)):
        return
    if any(map(eq, offsets, offsets[1:])) or (offsets and not 0 <= offsets[0] <= offsets[-1] < length):
        raise UnreadableBody("a record is doubled or outside the batch's range")
    # A gap may be as long as numbers go: the records are looked up, the gap is never walked.
    for gap in header.dropped:
        next_present = bisect_left(offsets, gap.first_seq - header.from_seq)
        if next_present < len(offsets) and offsets[next_present] <= gap.last_seq - header.from_seq:
            raise UnreadableBody("a record is both present and dropped")


def offsets_of(body: Body) -> list[int]:
    """Return the offsets of all records of a batch, readings first."""
    readings = [] if body.readings is UNSET else body.readings.offset
    return [*readings, *(record.offset for record in body.records)]
