"""Signed addresses of files: who has one opens one file for five minutes, without signing in. Pure."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

VALID_FOR: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Signed:
    """What an address says: which file, who asked for it, until when (seconds since 1970), and the signature."""

    file_id: UUID
    person_id: UUID
    expires: int
    signature: str


def sign(*, key: bytes, file_id: UUID, person_id: UUID, now: datetime) -> Signed:
    """Return what opens the file for this person for five minutes."""
    expires = int((now + VALID_FOR).timestamp())
    return Signed(file_id, person_id, expires, _signature(key, file_id, person_id, expires))


def is_valid(signed: Signed, *, key: bytes, now: datetime) -> bool:
    """Tell whether we signed exactly this, not long ago; one made to last longer was not made by us."""
    right = _signature(key, signed.file_id, signed.person_id, signed.expires)
    left_s = signed.expires - now.timestamp()
    return hmac.compare_digest(right, signed.signature) and 0 < left_s <= VALID_FOR.total_seconds()


def _signature(key: bytes, file_id: UUID, person_id: UUID, expires: int) -> str:
    said = f"GET\n/files/{file_id}/opened\n{person_id}\n{expires}"
    return hmac.new(key, said.encode(), sha256).hexdigest()
