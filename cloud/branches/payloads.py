"""The organisation on the wire."""

from uuid import UUID

from cloud.foundation.payloads import ResponseBody


class Branch(ResponseBody):
    """A branch as people choose it."""

    id: UUID
    name: str
    code: str
    time_zone: str
    currency: str


class Organisation(ResponseBody):
    """The company."""

    id: UUID
    name: str
