"""MQTT topics: names that never change, whatever happens to sites and branches."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from zlib import crc32

BUCKET_COUNT: Final = 64
"""How many shards gateways are spread over; constant for ever, since it is part of every topic."""

PREFIX: Final = "mafundi/v1"
HOST_STATE_TOPIC: Final = f"{PREFIX}/host/state"

Channel = Literal["up", "ack", "cmd", "state"]
_TOPIC: Final = re.compile(rf"{PREFIX}/(?P<bucket>[0-9]{{2}})/(?P<gateway>[^/+#]+)/(?P<channel>up|ack|cmd|state)")
_GATEWAY_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class NotOurTopic(ValueError):
    """The topic does not follow `mafundi/v1/{bucket}/{gateway}/{channel}`."""


@dataclass(frozen=True, slots=True)
class GatewayTopic:
    """A parsed topic of one gateway."""

    bucket: str
    gateway_id: str
    channel: Channel


def is_gateway_id(text: str) -> bool:
    """Tell whether `text` can be a gateway id: it must be a legal topic level and MQTT user name."""
    return _GATEWAY_ID.fullmatch(text) is not None


def bucket_of(gateway_id: str) -> str:
    """Return the shard `"00"`–`"63"` of a gateway: CRC-32 of its id, so that every program agrees without asking."""
    return f"{crc32(gateway_id.encode()) % BUCKET_COUNT:02d}"


def gateway_topic(gateway_id: str, channel: Channel) -> str:
    """Return the topic of one channel of a gateway."""
    return f"{PREFIX}/{bucket_of(gateway_id)}/{gateway_id}/{channel}"


def bucket_filter(bucket: str, channel: Channel) -> str:
    """Return the subscription filter for one channel of all gateways of a shard."""
    return f"{PREFIX}/{bucket}/+/{channel}"


@lru_cache(maxsize=4096)  # an edge agent's topic comes with each of its messages
def parse_topic(topic: str) -> GatewayTopic:
    """Take a gateway's topic apart.

    Raises:
        NotOurTopic: wrong shape, or the bucket is not the gateway's own.
    """
    match = _TOPIC.fullmatch(topic)
    if match is None or not is_gateway_id(match["gateway"]):
        raise NotOurTopic(topic)
    if match["bucket"] != bucket_of(match["gateway"]):
        raise NotOurTopic(f"{topic}: gateway {match['gateway']} belongs to bucket {bucket_of(match['gateway'])}")
    channel: Channel = match["channel"]  # type: ignore[assignment]  # the pattern admits these four words alone
    return GatewayTopic(match["bucket"], match["gateway"], channel)
