"""Points and series on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime


class LastValue(ResponseBody):
    """The newest reading; a value of null is one that was no number."""

    value: float | None
    at: UtcTime
    quality: int


class Point(ResponseBody):
    """One measured value of an edge agent."""

    id: int
    gateway_id: UUID
    gateway_name: str
    branch_id: UUID
    key: str
    revision: int
    name: str
    unit: str
    state: Literal["pending", "bound"]
    asset_id: UUID | None
    asset_name: str | None
    last: LastValue | None
    version: int


class PointName(RequestBody):
    """The name people use."""

    model_config = ConfigDict(json_schema_extra={"example": {"name": "Vibration, drive end"}})

    name: str = Field(min_length=1, max_length=120)


class Binding(RequestBody):
    """The asset that the point measures."""

    model_config = ConfigDict(json_schema_extra={"example": {"asset_id": "0193b5c8-1111-7abc-8def-000000000003"}})

    asset_id: UUID


class Gap(ResponseBody):
    """A silence, in seconds since the epoch."""

    starts_at: float = Field(serialization_alias="from")
    ends_at: float = Field(serialization_alias="to")


class SeriesAnswer(ResponseBody):
    """A period in buckets; times are seconds since the epoch."""

    point_id: int
    unit: str
    starts_at: UtcTime = Field(serialization_alias="from")
    ends_at: UtcTime = Field(serialization_alias="to")
    bucket_s: int
    at: list[float]
    min: list[float]
    max: list[float]
    avg: list[float] = Field(description="The mean of the readings in each bucket, each counting once.")
    gaps: list[Gap]
    raw: bool
    source: Literal["raw", "1min", "1h"]


class LatestValues(ResponseBody):
    """Newest readings in columns; times are seconds since the epoch, a value of null is one that was no number."""

    point_id: list[int]
    at: list[float]
    value: list[float | None]
    quality: list[int]


class Thinning(ResponseBody):
    """What a deadband and a heartbeat would have kept of the newest readings of the last hour."""

    readings: int
    kept: int
    starts_at: UtcTime | None
    ends_at: UtcTime | None


class WaitingPoint(ResponseBody):
    """A measured value that no asset has yet; its readings are stored all the same."""

    id: int
    key: str
    unit: str
    name: str
    gateway_id: UUID
    gateway_name: str
    branch_id: UUID
    first_seen_at: UtcTime
    last: LastValue | None
    readings_a_minute: float


class KeptFigures(ResponseBody):
    """How much of raw readings or of roll-ups is kept; rows are an estimate where there are many."""

    kind: Literal["raw", "1min", "1h"]
    rows: int
    size_bytes: int
    bytes_a_row: float | None
    oldest_at: UtcTime | None
    kept_days: int


class Storage(ResponseBody):
    """What storage holds; what is null is not known."""

    tier: Literal["none", "apache", "timescale"]
    server_version: str
    timescaledb_version: str | None
    database_bytes: int
    kept: list[KeptFigures]
    waiting_hours: int
    oldest_waiting_at: UtcTime | None
    default_rows: int
    growth_bytes_a_day: int | None
    disk_free_bytes: int | None
    full_at: UtcTime | None
