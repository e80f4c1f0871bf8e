"""Codes of authenticator apps: TOTP (RFC 6238) over HOTP (RFC 4226), six digits every thirty seconds. Pure."""

import base64
import hmac
import re
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

STEP_S: Final = 30
DIGITS: Final = 6
SEED_BYTES: Final = 20
DRIFT: Final = (0, -1, 1)
"""A phone's clock may be half a minute off, and a person takes a while to type."""


def code_at(seed: bytes, step: int, *, digits: int = DIGITS) -> str:
    """Return the code of a time step (RFC 4226, section 5.3)."""
    digest = hmac.digest(seed, step.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 0xF
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**digits:0{digits}}"


def step_of(moment: datetime) -> int:
    """Return the time step of an instant."""
    return int(moment.timestamp()) // STEP_S


def step_of_code(seed: bytes, code: str, *, now: datetime, after_step: int) -> int | None:
    """Return the step that a code belongs to, near now and after the one of the last code taken; None if to none."""
    now_step = step_of(now)
    for drift in DRIFT:
        step = now_step + drift
        if step > after_step and hmac.compare_digest(code_at(seed, step).encode(), code.encode()):
            return step
    return None


def is_code(written: str) -> bool:
    """Tell whether this has the form of such a code."""
    return re.fullmatch(r"[0-9]{6}", written) is not None


def address_of(seed: bytes, *, account: str, issuer: str) -> str:
    """Return the `otpauth` address that an app reads from a picture."""
    words = urlencode({"secret": written_of(seed), "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer)}:{quote(account)}?{words}"


def written_of(seed: bytes) -> str:
    """Return the seed as a person types it (base 32)."""
    return base64.b32encode(seed).decode().rstrip("=")
