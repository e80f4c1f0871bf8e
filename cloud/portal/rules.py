"""Access by link: how long it lasts, what counts as the same request, and what people call the state of a job. Pure."""

from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

TOKEN_BYTES: Final = 32
"""256 bits: nobody guesses one."""

ORDER_LINK: Final = timedelta(days=90)
INVOICE_LINK: Final = timedelta(days=180)
SITE_LINK: Final = timedelta(days=3 * 365)
"""A printed sheet hangs on a wall for years."""

SAME_WITHIN: Final = timedelta(hours=1)
"""Who reports a machine that was reported so lately most likely means the same trouble."""

RATING_OPEN: Final = timedelta(days=7)
FAILURES: Final = {
    "1": "no_money",
    "1032": "cancelled",
    "1037": "not_reached",
    "1019": "not_reached",
    "2001": "wrong_pin",
    "no_answer": "not_reached",
    "never_answered": "not_reached",
}
LONGEST_TITLE: Final = 120

DONE: Final = ("completed", "approved", "closed")
SIGNED_WHEN: Final = ("at_work", "done")
"""There is nothing to sign for before somebody came."""

AT_WORK: Final = ("on_site", "working", "on_break")


def hash_of(token: str) -> str:
    """Return what is kept of a token (SHA-256, hex): a token is random, so that a plain hash cannot be turned back."""
    return sha256(token.encode()).hexdigest()


def is_live(*, expires_at: datetime, revoked_at: datetime | None, now: datetime) -> bool:
    """Tell whether a link still opens anything."""
    return revoked_at is None and now < expires_at


def wording(words: str) -> str:
    """Return the words without case, spaces and punctuation, to be compared."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in words.casefold()).split())


def title_of(words: str) -> str:
    """Return the first line of what somebody wrote, short enough for a list."""
    lines = ["".join(sign if sign.isprintable() else " " for sign in line).strip() for line in words.splitlines()]
    first = next((line for line in lines if line), "")
    return first if len(first) <= LONGEST_TITLE else first[: LONGEST_TITLE - 1].rstrip() + "…"


def standing(*, status: str, bookings: Collection[str]) -> str:
    """Return how a job stands in people's words, from its status and the states of its bookings."""
    if status in DONE:
        return "done"
    if status == "cancelled":
        return "cancelled"
    if status == "on_hold":
        return "waiting"
    if status == "in_progress":
        is_there = any(one in AT_WORK for one in bookings) or "travelling" not in bookings
        return "at_work" if is_there else "on_the_way"
    return "planned" if status == "scheduled" else "received"


def rating_open_until(created_at: datetime) -> datetime:
    """Return until when a rating may be changed."""
    return created_at + RATING_OPEN


def failure_of(reason: str) -> str:
    """Return why a phone did not pay, from the provider's code before its words (Daraja's result codes) or our own."""
    return FAILURES.get(reason.split(" ", maxsplit=1)[0], "other")
