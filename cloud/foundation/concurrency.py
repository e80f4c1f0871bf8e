"""ETag and If-Match: nobody overwrites what they have not seen."""

import re
from typing import Annotated, Final

from fastapi import Depends, Header, Response

from cloud.foundation.errors import Refusal

_TAG: Final = re.compile(r'(?:W/)?"(\d{1,18})"')


class VersionRequired(Refusal):
    """A change needs If-Match with the version that was seen."""

    status = 428
    code = "concurrency.version_required"


class ChangedMeanwhile(Refusal):
    """Someone else changed the row since it was read."""

    status = 412
    code = "concurrency.changed_meanwhile"


def set_etag(response: Response, version: int) -> None:
    """Name the version of the row in the answer."""
    response.headers["ETag"] = f'"{version}"'


def _seen_version(if_match: Annotated[str | None, Header(description="The ETag last seen.")] = None) -> int:
    match = _TAG.fullmatch(if_match.strip()) if if_match else None
    if match is None:
        raise VersionRequired
    return int(match[1])


SeenVersion = Annotated[int, Depends(_seen_version)]


def require_same(*, seen: int, current: int) -> None:
    """Raises: ChangedMeanwhile."""
    if seen != current:
        raise ChangedMeanwhile(seen=seen, current=current)
