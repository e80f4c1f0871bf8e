"""The four ways a request can be refused on purpose; every slice's errors inherit one of them."""

from collections.abc import Sequence
from typing import Any


class Refusal(Exception):
    """An anticipated refusal. `code` is stable and the key of its text in the message catalogues.

    `fields` fill the text; `field_errors` name the offending fields of the request, if any; `ready_errors` are such
    messages already in the reader's language; `retry_after_s` says when trying again makes sense.
    """

    status = 400
    code = "refused"
    retry_after_s: int | None = None

    def __init__(
        self,
        *,
        field_errors: dict[str, str] | None = None,
        ready_errors: Sequence[dict[str, str]] = (),
        **fields: Any,
    ) -> None:
        super().__init__(self.code)
        self.fields = fields
        self.field_errors = field_errors or {}
        self.ready_errors = ready_errors

    def __str__(self) -> str:
        return f"{self.code} {self.fields}" if self.fields else self.code


class NotFound(Refusal):
    """There is no such thing, or it is none of the actor's business; the two look alike on purpose."""

    status = 404
    code = "not_found"


class Conflict(Refusal):
    """The request is well formed but the present state does not allow it."""

    status = 409
    code = "conflict"


class Forbidden(Refusal):
    """The actor may not do this."""

    status = 403
    code = "forbidden"


class Invalid(Refusal):
    """The values contradict each other or a rule of the business; malformed bodies are refused before."""

    status = 400
    code = "invalid"
