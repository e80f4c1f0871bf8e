"""What is announced about points."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAppeared(Event):
    """An edge agent began to report a point nobody has named yet; the subject is the gateway."""

    type: ClassVar[str] = "point.appeared"
    subject_kind: ClassVar[str] = "gateway"
    point_id: int
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointBound(Event):
    """A point was bound to an asset, or unbound; the subject is the asset."""

    type: ClassVar[str] = "point.bound"
    subject_kind: ClassVar[str] = "asset"
    point_id: int
    summary: str
