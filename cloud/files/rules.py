"""What a file is, judged by its content and never by what its sender says."""

from typing import Final

import puremagic

UNKNOWN: Final = "application/octet-stream"
PLAIN_TEXT: Final = "text/plain; charset=utf-8"
LOOKED_AT_BYTES: Final = 64 * 1024


def media_type_of(content: bytes) -> str:
    """Return the media type; text stays plain text whatever language it is written in."""
    start = content[:LOOKED_AT_BYTES]
    if _is_text(start):
        return PLAIN_TEXT
    try:
        return puremagic.from_string(start, mime=True) or UNKNOWN
    except (puremagic.PureError, ValueError):
        return UNKNOWN


def _is_text(start: bytes) -> bool:
    if b"\0" in start:
        return False
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(start) - 3  # a letter cut in two at the end of what was looked at
    return not start.startswith(b"%PDF-")


def safe_name(name: str) -> str:
    """Return the name without folders and control characters, as an attachment may carry it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in last if sign.isprintable())[:200].strip() or "file"
