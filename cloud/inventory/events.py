"""What is announced about parts and stock."""

from dataclasses import dataclass
from typing import ClassVar

from cloud.foundation.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChanged(Event):
    """A part was added, or what is known of one has changed; it belongs to the whole company."""

    type: ClassVar[str] = "part.changed"
    subject_kind: ClassVar[str] = "part"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMoved(Event):
    """Stock went from one place to another; `work_order_id` is the job it was used for, if any."""

    type: ClassVar[str] = "stock.moved"
    subject_kind: ClassVar[str] = "part"
    kind: str
    quantity: str
    from_place: str
    to_place: str
    work_order_id: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLow(Event):
    """What is available of a part in a place fell to its level; told once until it has risen above it."""

    type: ClassVar[str] = "stock.low"
    subject_kind: ClassVar[str] = "part"
    place_id: str
    place_name: str
    number: str
    available: str
    reorder_level: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPlaceChanged(Event):
    """A warehouse or a van was added or has changed."""

    type: ClassVar[str] = "stock_place.changed"
    subject_kind: ClassVar[str] = "stock_place"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsPlanned(Event):
    """Somebody said what an order needs."""

    type: ClassVar[str] = "parts.planned"
    subject_kind: ClassVar[str] = "work_order"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsReserved(Event):
    """What is kept for an order is no longer what it was: kept, moved to another place, or set free."""

    type: ClassVar[str] = "parts.reserved"
    subject_kind: ClassVar[str] = "work_order"
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsArrived(Event):
    """There may be enough now of what an order is short of."""

    type: ClassVar[str] = "parts.arrived"
    subject_kind: ClassVar[str] = "work_order"
    is_internal: ClassVar[bool] = True
