"""Batches over HTTPS: one request carries batches up, its answer brings acks, accepted versions and commands back.

A request's body is one batch after the other, each behind a line with its length in bytes, in decimal. A batch is what
it is over MQTT, byte for byte. A request without a batch asks for what there is to be heard.
"""

from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec import Struct

from schemas.downlink import Ack, Command, HostState, UnreadableMessage
from schemas.envelope import MAX_BATCH_BYTES

PATH: Final = "/edge/v1/batches"
MEDIA_TYPE: Final = "application/vnd.mafundi.batches"
MAX_REQUEST_BYTES: Final = 1024 * 1024
MAX_BATCHES: Final = 64
LARGEST_TAKEN_BYTES: Final = 4 * MAX_BATCH_BYTES
"""As large as a message may be at our brokers; what is written stays within `MAX_BATCH_BYTES` but for one record."""
_LONGEST_LENGTH: Final = 8


class Answer(Struct, frozen=True, kw_only=True):
    """What the cloud says to a request: how far each stream in it is committed, and what waits for this edge agent."""

    host: HostState
    acks: list[Ack] = []
    commands: list[Command] = []


class UnreadableRequest(ValueError):
    """The body is not a row of batches; the text names the place."""


def join_batches(batches: Iterable[bytes]) -> bytes:
    """Return the body of one request."""
    return b"".join(part for batch in batches for part in (b"%d\n" % len(batch), batch))


def split_batches(body: bytes) -> list[bytes]:
    """Return the batches of a request, still unread.

    Raises:
        UnreadableRequest.
    """
    batches: list[bytes] = []
    place = 0
    while place < len(body):
        if len(batches) == MAX_BATCHES:
            raise UnreadableRequest(f"more than {MAX_BATCHES} batches")
        end = body.find(b"\n", place, place + _LONGEST_LENGTH + 1)
        digits = body[place:end] if end > place else b""
        if not digits.isdigit():
            raise UnreadableRequest(f"no length in a line of its own at byte {place}")
        length, start = int(digits), end + 1
        if not 0 < length <= LARGEST_TAKEN_BYTES:
            raise UnreadableRequest(f"a batch of {length} bytes at byte {place}, at most {LARGEST_TAKEN_BYTES}")
        if start + length > len(body):
            raise UnreadableRequest(f"the batch at byte {place} is cut off")
        batches.append(body[start : start + length])
        place = start + length
    return batches


_answer_decoder: Final = msgspec.json.Decoder(Answer)


def decode_answer(payload: bytes) -> Answer:
    """Raises: UnreadableMessage."""
    try:
        return _answer_decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableMessage(f"Answer: {error}") from error
