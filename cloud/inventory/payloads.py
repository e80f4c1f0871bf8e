"""Parts and stock on the wire. Quantities, costs and prices are exact decimals, written as texts."""

from decimal import Decimal
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cloud.foundation.payloads import PlainDecimal, RequestBody, ResponseBody, UtcTime

MOST: Decimal = Decimal(10**9)
Quantity = Annotated[Decimal, Field(gt=0, le=MOST, decimal_places=6)]
NotNegative = Annotated[Decimal, Field(ge=0, le=MOST, decimal_places=6)]
Currency = Annotated[str, Field(pattern=r"^([A-Z]{3})?$", description="ISO 4217; empty where there is no price.")]
PlaceKind = Literal["warehouse", "van"]
AnyPlaceKind = Literal["warehouse", "van", "vendor", "consumed", "adjustment", "scrap"]
MoveKind = Literal["received", "transferred", "used", "adjusted", "scrapped", "reversed"]
Reason = Annotated[str, Field(max_length=500)]
NeededReason = Annotated[str, Field(min_length=1, max_length=500)]


class NewPart(RequestBody):
    """A part to add. `unit` is `piece` or a measure by its UCUM code; pieces are counted in whole numbers."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "number": "6205-2RS",
                "name": "Deep groove ball bearing 6205 2RS",
                "unit": "piece",
                "sale_price": "1450",
                "sale_currency": "KES",
            }
        }
    )

    number: str = Field(min_length=1, max_length=60)
    name: str = Field(min_length=1, max_length=200)
    unit: str = Field(default="piece", max_length=20)
    sale_price: NotNegative | None = None
    sale_currency: Currency = ""


class PartChanges(RequestBody):
    """What to change; fields left out stay. The number stays for ever: files and kinds of jobs name the part by it."""

    model_config = ConfigDict(json_schema_extra={"example": {"sale_price": "1500", "sale_currency": "KES"}})

    name: str = Field(default="", min_length=1, max_length=200)
    unit: str = Field(default="piece", max_length=20)
    sale_price: NotNegative | None = None
    sale_currency: Currency = ""
    is_active: bool = True


class Part(ResponseBody):
    """Something that is kept in stock; the price is for one unit, without tax."""

    id: UUID
    number: str
    name: str
    unit: str
    sale_price: PlainDecimal | None
    sale_currency: str | None
    is_active: bool
    version: int


class NewPlace(RequestBody):
    """A warehouse, or the van of a technician."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "branch_id": "0193b5c8-2222-7abc-8def-000000000001",
                "kind": "warehouse",
                "name": "Main store",
            }
        }
    )

    branch_id: UUID
    kind: PlaceKind
    name: str = Field(min_length=1, max_length=100)
    technician_id: UUID | None = None


class PlaceChanges(RequestBody):
    """What to change; fields left out stay. Only an empty place can be closed."""

    model_config = ConfigDict(json_schema_extra={"example": {"name": "Main store, Industrial Area"}})

    name: str = Field(default="", min_length=1, max_length=100)
    technician_id: UUID | None = None
    is_active: bool = True


class Place(ResponseBody):
    """A warehouse or a van."""

    id: UUID
    branch_id: UUID
    kind: PlaceKind
    name: str
    technician_id: UUID | None
    technician_name: str | None
    is_active: bool
    version: int


class Balance(ResponseBody):
    """What a place has of a part: on hand = available + allocated. `unit_cost` is the average of the whole branch."""

    branch_id: UUID
    place_id: UUID
    place_name: str
    place_kind: PlaceKind
    part_id: UUID
    part_number: str
    part_name: str
    unit: str
    on_hand: PlainDecimal
    available: PlainDecimal
    allocated: PlainDecimal
    reorder_level: PlainDecimal | None
    is_low: bool
    unit_cost: PlainDecimal
    currency: str


class NewLevel(RequestBody):
    """At how much available stock of a place more should be ordered; null: never."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "place_id": "0193b5c8-2222-7abc-8def-000000000001",
                "part_id": "0193b5c8-2222-7abc-8def-000000000002",
                "reorder_level": "4",
            }
        }
    )

    place_id: UUID
    part_id: UUID
    reorder_level: NotNegative | None


class NewMove(RequestBody):
    """A move of stock; with an id of your own it may be sent twice.

    `received`: into `to_place_id`, at `unit_cost` in the branch's currency (without one: at the average).
    `transferred`: from place to place of one branch. `adjusted`: counted more (`to_place_id`, perhaps with a cost) or
    less (`from_place_id`), with the reason. `scrapped`: out of `from_place_id`, with the reason.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "kind": "received",
                "part_id": "0193b5c8-2222-7abc-8def-000000000002",
                "to_place_id": "0193b5c8-2222-7abc-8def-000000000001",
                "quantity": "10",
                "unit_cost": "1150.00",
                "reason": "Delivery note 4711",
            }
        }
    )

    id: UUID | None = None
    kind: Literal["received", "transferred", "adjusted", "scrapped"]
    part_id: UUID
    from_place_id: UUID | None = None
    to_place_id: UUID | None = None
    quantity: Quantity
    unit_cost: NotNegative | None = None
    reason: Reason = ""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        places = (self.from_place_id is not None, self.to_place_id is not None)
        fitting = {
            "received": [(False, True)],
            "transferred": [(True, True)],
            "adjusted": [(False, True), (True, False)],
            "scrapped": [(True, False)],
        }
        if places not in fitting[self.kind]:
            raise PydanticCustomError("places_do_not_fit", "these places do not fit the kind of move")
        if self.kind in ("adjusted", "scrapped") and not self.reason:
            raise PydanticCustomError("reason_needed", "a correction needs its reason")
        if self.unit_cost is not None and self.to_place_id is None:
            raise PydanticCustomError("cost_not_chosen", "what leaves has the cost it was bought for")
        return self


class TakeBack(RequestBody):
    """Why a move is taken back; with an id of your own it may be sent twice."""

    model_config = ConfigDict(json_schema_extra={"example": {"reason": "wrong part"}})

    id: UUID | None = None
    reason: NeededReason


class Move(ResponseBody):
    """An entry of the ledger; it never changes. `cost` is of the whole quantity."""

    id: UUID
    at: UtcTime
    branch_id: UUID
    kind: MoveKind
    part_id: UUID
    part_number: str
    part_name: str
    unit: str
    quantity: PlainDecimal
    from_place_id: UUID
    from_place_name: str
    from_place_kind: AnyPlaceKind
    to_place_id: UUID
    to_place_name: str
    to_place_kind: AnyPlaceKind
    unit_cost: PlainDecimal
    cost: Decimal
    currency: str
    reason: str
    work_order_id: UUID | None
    reverses_id: UUID | None
    is_taken_back: bool
    person_name: str
