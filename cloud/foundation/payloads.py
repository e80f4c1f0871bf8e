"""What every HTTP body shares: unknown fields are refused, values are frozen once parsed."""

from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, PlainSerializer, StringConstraints


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


UtcTime = Annotated[datetime, PlainSerializer(_rfc3339, return_type=str, when_used="json")]
"""An instant; on the wire RFC 3339 in UTC."""


_EMAIL: Final = r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+"
EmailAddress = Annotated[str, StringConstraints(max_length=200, pattern=rf"^{_EMAIL}$")]
"""One address and nothing that could become a second one, or a header, on its way into a mail."""

OptionalEmailAddress = Annotated[str, StringConstraints(max_length=200, pattern=rf"^({_EMAIL})?$")]


class RequestBody(BaseModel):
    """A body sent to us: strict, so that a misspelt field is an answer and not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class ResponseBody(BaseModel):
    """A body sent by us, made from a row or a plain value."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Problem(ResponseBody):
    """RFC 9457: what went wrong, for the program (`type`) and for the person (`title`, `detail`)."""

    type: str
    title: str
    status: int
    detail: str
    request_id: str
    errors: list["FieldProblem"] = []


class FieldProblem(ResponseBody):
    """One field and what is wrong with it."""

    field: str
    message: str
