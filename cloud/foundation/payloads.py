"""What every HTTP body shares: unknown fields are refused, values are frozen once parsed."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


UtcTime = Annotated[
    datetime,
    PlainSerializer(_rfc3339, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time"}, mode="serialization"),
]
"""An instant; on the wire RFC 3339 in UTC."""


PlainDecimal = Annotated[
    Decimal,
    PlainSerializer(lambda number: format(number.normalize(), "f"), return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}, mode="serialization"),
]
"""An exact number; on the wire a text without idle zeros."""

_EMAIL: Final = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")


def _email(written: str) -> str:
    if not _EMAIL.fullmatch(written):
        raise PydanticCustomError("email_address", "not one e-mail address")
    return written


EmailAddress = Annotated[str, StringConstraints(max_length=200), AfterValidator(_email)]
"""One address and nothing that could become a second one, or a header, on its way into a mail."""

OptionalEmailAddress = Annotated[
    str, StringConstraints(max_length=200), AfterValidator(lambda written: _email(written) if written else "")
]


AsSent: Final = StringConstraints(strip_whitespace=False)
"""For passwords: blanks at the ends are part of them (ASVS 5.0 6.2.8)."""


class RequestBody(BaseModel):
    """A body sent to us: strict, so that a misspelt field is an answer and not a silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; what lies inside them is whole, its defaults included."""
        return {name: value for name, value in self.model_dump().items() if name in self.model_fields_set}


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
