"""Parts of an order on the wire: what it needs, what is kept for it, what it used and what that cost."""

from decimal import Decimal
from typing import Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import PlainDecimal, RequestBody, ResponseBody, UtcTime


class PlannedPart(RequestBody):
    """How much of a part the order needs altogether; 0 takes it off the list."""

    model_config = ConfigDict(json_schema_extra={"example": {"quantity": "2"}})

    quantity: Decimal = Field(ge=0, le=Decimal(10**6), decimal_places=6)


class NewUse(RequestBody):
    """A part that was used, and from which van or warehouse; with an id of your own it may be sent twice."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "part_id": "0193b5c8-2222-7abc-8def-000000000002",
                "place_id": "0193b5c8-2222-7abc-8def-000000000001",
                "quantity": "1",
            }
        }
    )

    id: UUID | None = None
    part_id: UUID
    place_id: UUID
    quantity: Decimal = Field(gt=0, le=Decimal(10**6), decimal_places=6)


class PartTakenBack(RequestBody):
    """Why a part was not used after all; with an id of your own it may be sent twice."""

    model_config = ConfigDict(json_schema_extra={"example": {"reason": "the old one was still good"}})

    id: UUID | None = None
    reason: str = Field(min_length=1, max_length=500)


class NeededPart(ResponseBody):
    """What the order needs of a part; `short` is neither used nor kept anywhere."""

    part_id: UUID
    number: str
    name: str
    unit: str
    quantity: PlainDecimal
    used: PlainDecimal
    reserved: PlainDecimal
    short: PlainDecimal
    place_id: UUID | None
    place_name: str | None
    place_kind: Literal["warehouse", "van"] | None


class UseOfPart(ResponseBody):
    """A part that was used; `cost` is of the whole quantity, by the branch's average when it was used."""

    id: UUID
    at: UtcTime
    person_name: str
    part_id: UUID
    number: str
    name: str
    unit: str
    quantity: PlainDecimal
    place_name: str
    unit_cost: PlainDecimal
    cost: Decimal
    currency: str


class PartsOfOrder(ResponseBody):
    """What an order needs and what it used; `cost` is the sum of what stands."""

    planned: list[NeededPart]
    used: list[UseOfPart]
    cost: Decimal | None
    currency: str | None
