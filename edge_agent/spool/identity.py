"""Stream identities: UUIDv7, so that streams of one gateway sort by the time they were made."""

import secrets
from uuid import UUID


def new_stream_id(now_us: int) -> str:
    """Return a UUIDv7 (RFC 9562 §5.7) made at `now_us`."""
    milliseconds = (now_us // 1000) & ((1 << 48) - 1)
    value = (milliseconds << 80) | (0x7 << 76) | (secrets.randbits(12) << 64) | (0b10 << 62) | secrets.randbits(62)
    return str(UUID(int=value))
