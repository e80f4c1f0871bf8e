"""What the cloud says to the edge: acknowledgements, the host's state and commands."""

from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct


class Ack(Struct, frozen=True, kw_only=True):
    """Everything up to and including `upto` is committed in the cloud; `epoch` names the database that says so.

    An `upto` below what was sent asks the edge to go back to `upto + 1`.
    """

    stream: str
    upto: int
    epoch: str


class HostState(Struct, frozen=True, kw_only=True):
    """Retained: which envelope versions the cloud reads, and the identity of its database."""

    versions: list[int]
    epoch: str
    at_us: int


class Command(Struct, frozen=True, kw_only=True):
    """An order to the edge, void after `expires_at_us`. The body of `configure` is a whole configuration document."""

    id: str
    kind: Literal["configure"]
    expires_at_us: int
    body: Any


class GatewayState(Struct, frozen=True, kw_only=True):
    """Retained, also the MQTT will: whether the edge agent is connected. Liveness itself comes from batches."""

    state: Literal["online", "offline"]
    boot: str
    at_us: int


class UnreadableMessage(ValueError):
    """A message on a downlink topic is not of its schema."""


_encoder = msgspec.json.Encoder()
_Message = TypeVar("_Message")


def encode(message: Struct) -> bytes:
    """Return the message as it travels."""
    return _encoder.encode(message)


def decode_ack(payload: bytes) -> Ack:
    """Raises: UnreadableMessage."""
    return _decode(payload, Ack)


def decode_host_state(payload: bytes) -> HostState:
    """Raises: UnreadableMessage."""
    return _decode(payload, HostState)


def decode_command(payload: bytes) -> Command:
    """Raises: UnreadableMessage."""
    return _decode(payload, Command)


def decode_gateway_state(payload: bytes) -> GatewayState:
    """Raises: UnreadableMessage."""
    return _decode(payload, GatewayState)


def _decode(payload: bytes, schema: type[_Message]) -> _Message:
    try:
        return msgspec.json.decode(payload, type=schema)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableMessage(f"{schema.__name__}: {error}") from error
