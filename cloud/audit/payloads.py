"""The audit on the wire."""

from typing import Any
from uuid import UUID

from cloud.foundation.payloads import ResponseBody, UtcTime


class AuditEntry(ResponseBody):
    """One change and who made it."""

    id: int
    at: UtcTime
    branch_id: UUID | None
    person_name: str
    via: str
    action: str
    object_kind: str
    object_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    position: int | None
    hash: str | None
    erased_at: UtcTime | None


class ObjectKind(ResponseBody):
    """A kind of object: a table's name."""

    kind: str
