"""The arithmetic of stock: moving average, sources, levels; the vectors of the specification."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.money import Money
from cloud.inventory.errors import NotWhole, UnknownUnit
from cloud.inventory.rules import (
    cost_of_taking_back_a_receipt,
    is_low,
    require_countable,
    require_unit,
    share_of_value,
    source_for,
    unit_cost_of,
)

VAN, MAIN, ANNEX = UUID(int=1), UUID(int=2), UUID(int=3)


def kes(minor_units: int) -> Money:
    return Money(minor_units, "KES")


def test_ten_at_100_and_ten_at_120_of_which_15_are_used_cost_1650_and_leave_550() -> None:
    cost = share_of_value(quantity=Decimal(15), held=Decimal(20), value=kes(2200_00))

    assert cost == kes(1650_00)
    assert kes(2200_00) - cost == kes(550_00)


def test_who_takes_the_last_takes_all_of_its_value() -> None:
    value, held, costs = kes(10_00), Decimal(3), []
    while held:
        costs.append(share_of_value(quantity=Decimal(1), held=held, value=value))
        value, held = value - costs[-1], held - 1

    assert [cost.minor_units for cost in costs] == [333, 334, 333]
    assert value == kes(0)


@given(
    value=st.integers(0, 10**9),
    quantities=st.lists(st.decimals("0.000001", "1000", places=6), min_size=1, max_size=20),
)
def test_shares_are_never_negative_and_together_the_whole_value(value: int, quantities: list[Decimal]) -> None:
    held, left, costs = sum(quantities, Decimal(0)), kes(value), []
    for quantity in quantities:
        costs.append(share_of_value(quantity=quantity, held=held, value=left))
        left, held = left - costs[-1], held - quantity
        assert left.minor_units >= 0

    assert sum(cost.minor_units for cost in costs) == value


@pytest.mark.parametrize(
    ("quantity", "held", "value", "cost"),
    [(5, 10, 900, 500), (10, 10, 900, 900), (5, 10, 300, 300)],
    ids=["as it came", "the last takes all", "never more than there is"],
)
def test_goods_go_back_for_what_they_came_for(quantity: int, held: int, value: int, cost: int) -> None:
    found = cost_of_taking_back_a_receipt(
        quantity=Decimal(quantity), held=Decimal(held), value=kes(value), received_for=kes(500)
    )

    assert found == kes(cost)


def test_a_unit_costs_its_share_to_six_decimals() -> None:
    assert unit_cost_of(cost=kes(10_00), quantity=Decimal(3)) == Decimal("3.333333")
    assert unit_cost_of(cost=kes(0), quantity=Decimal(0)) == 0


@pytest.mark.parametrize(
    ("free", "source"),
    [
        ({VAN: 2, MAIN: 9}, VAN),
        ({VAN: 1, MAIN: 9}, MAIN),
        ({MAIN: 1, ANNEX: 2}, ANNEX),
        ({VAN: 1, MAIN: 1, ANNEX: 1}, None),
    ],
)
def test_the_van_comes_first_then_the_warehouse_that_has_enough(free: dict[UUID, int], source: UUID | None) -> None:
    found = source_for(
        needed=Decimal(2),
        van_id=VAN,
        warehouse_ids=[MAIN, ANNEX],
        free={place: Decimal(quantity) for place, quantity in free.items()},
    )

    assert found == source


def test_stock_is_low_at_its_level_and_never_without_one() -> None:
    assert is_low(available=Decimal(4), reorder_level=Decimal(4))
    assert not is_low(available=Decimal(5), reorder_level=Decimal(4))
    assert not is_low(available=Decimal(0), reorder_level=None)


def test_pieces_are_whole_and_litres_need_not_be() -> None:
    require_countable(quantity=Decimal("0.5"), unit="L")
    require_countable(quantity=Decimal("2.000000"), unit="piece")
    with pytest.raises(NotWhole):
        require_countable(quantity=Decimal("0.5"), unit="piece")


def test_an_unknown_unit_is_refused() -> None:
    assert require_unit("L") == "L"
    with pytest.raises(UnknownUnit):
        require_unit("bucket")
