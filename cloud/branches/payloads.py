"""The organisation on the wire."""

from uuid import UUID

from cloud.foundation.payloads import ResponseBody


class Branch(ResponseBody):
    """A branch as people choose it; `switched_off` names what it does not use yet."""

    id: UUID
    name: str
    code: str
    time_zone: str
    currency: str
    region_id: UUID | None
    is_sandbox: bool
    switched_off: list[str]


class Organisation(ResponseBody):
    """The company."""

    id: UUID
    name: str
