"""The arithmetic of stock: moving-average cost, where a job's parts come from, when stock is low. Pure.

Cost is whole minor units, rounded once per move (half up), so that the value of what is left is always the exact sum of
what went in and out; whoever takes the last of a part takes all of its value.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final
from uuid import UUID

from cloud.foundation.money import Money
from cloud.inventory.errors import NotWhole, UnknownUnit

PIECE: Final = "piece"
UNITS: Final = (PIECE, "m", "cm", "m2", "m3", "L", "mL", "kg", "g")
"""What parts are counted in: pieces, or a measure by its code in UCUM."""

REAL_KINDS: Final = ("warehouse", "van")
VIRTUAL_KINDS: Final = ("vendor", "consumed", "adjustment", "scrap")
"""The other side of every entry: stock comes from somewhere and goes somewhere; these may hold less than nothing."""

PLACE_KINDS: Final = (*REAL_KINDS, *VIRTUAL_KINDS)
MOVE_KINDS: Final = ("received", "transferred", "used", "adjusted", "scrapped", "reversed")
UNIT_COST_STEP: Final = Decimal("0.000001")
_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_UP)


def is_real(kind: str) -> bool:
    """Tell whether somebody can stand before its shelf."""
    return kind in REAL_KINDS


def require_unit(unit: str) -> str:
    """Raises: UnknownUnit."""
    if unit not in UNITS:
        raise UnknownUnit(unit=unit, units=", ".join(UNITS), field_errors={"unit": UnknownUnit.code})
    return unit


def require_countable(*, quantity: Decimal, unit: str) -> None:
    """Raises: NotWhole."""
    if unit == PIECE and quantity != quantity.to_integral_value():
        raise NotWhole(quantity=format(quantity.normalize(), "f"), field_errors={"quantity": NotWhole.code})


def share_of_value(*, quantity: Decimal, held: Decimal, value: Money) -> Money:
    """Return what a part of the holding costs by its average: 15 of 20 that are worth 2200 cost 1650."""
    if quantity >= held:
        return value
    return Money.rounded(_EXACT.divide(_EXACT.multiply(value.amount, quantity), held), value.currency)


def cost_of_taking_back_a_receipt(*, quantity: Decimal, held: Decimal, value: Money, received_for: Money) -> Money:
    """Return what leaves with goods that go back: what they came for, but never more than there is."""
    return value if quantity >= held else min(received_for, value)


def unit_cost_of(*, cost: Money, quantity: Decimal) -> Decimal:
    """Return the cost of one unit to six decimals; the exact figure is the cost of the whole."""
    if not quantity:
        return Decimal(0)
    return _EXACT.divide(cost.amount, quantity).quantize(UNIT_COST_STEP, context=_EXACT)


def source_for(
    *, needed: Decimal, van_id: UUID | None, warehouse_ids: Sequence[UUID], free: Mapping[UUID, Decimal]
) -> UUID | None:
    """Return the one place that has enough: the van first, then the warehouses in order; None: it is short."""
    order = [*([van_id] if van_id else []), *warehouse_ids]
    return next((place_id for place_id in order if free.get(place_id, Decimal(0)) >= needed), None)


def is_low(*, available: Decimal, reorder_level: Decimal | None) -> bool:
    """Tell whether it is time to order; without a level it never is."""
    return reorder_level is not None and available <= reorder_level


def shown(quantity: Decimal) -> str:
    """Return a quantity as people write it, without idle zeros."""
    return format(quantity.normalize(), "f")
