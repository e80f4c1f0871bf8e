"""The ledger under any sequence of moves, and under many hands at once."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloud.foundation.actor import SYSTEM
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.errors import NotFound, Refusal
from cloud.foundation.identifiers import new_id
from cloud.inventory import operations
from cloud.inventory.errors import NotEnough
from cloud.inventory.models import MoveRow
from cloud.inventory.parts import add_part
from cloud.inventory.places import add_place
from cloud.inventory.planning import keep_parts, set_planned
from cloud.technicians.operations import add_technician
from cloud.work_orders.operations import open_order
from tests.cloud.inventory.stocked import require_sound, require_sound_ledger
from tests.cloud.place import Ground, Urls

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)
COSTS = st.decimals("0", "999", places=2)
QUANTITIES = st.decimals("0.5", "20", places=1)
STORES = st.sampled_from([0, 1, 2])
STEPS = st.one_of(
    st.tuples(st.just("receive"), STORES, QUANTITIES, COSTS),
    st.tuples(st.just("transfer"), STORES, STORES, QUANTITIES),
    st.tuples(st.just("adjust"), STORES, QUANTITIES | QUANTITIES.map(lambda one: -one)),
    st.tuples(st.just("scrap"), STORES, QUANTITIES),
    st.tuples(st.just("use"), STORES, QUANTITIES),
    st.tuples(st.just("take_back"), st.integers(0, 30)),
    st.tuples(st.just("plan"), QUANTITIES),
    st.tuples(st.just("keep"), st.booleans()),
)


class Yard:
    """One part, two warehouses, a van, and one order, in a transaction that is rolled back."""

    part_id: UUID
    technician_id: UUID
    work_order_id: UUID

    def __init__(self, transaction: Transaction, branch_id: UUID) -> None:
        self.transaction = transaction
        self.branch_id = branch_id
        self.stores: list[UUID] = []
        self.moves: list[MoveRow] = []

    async def open(self) -> "Yard":
        oil = {"number": "OIL", "name": "Oil", "unit": "L", "sale_price": None, "sale_currency": ""}
        self.part_id = (await add_part(self.transaction, actor=SYSTEM, fields=oil)).id
        driver = await add_technician(self.transaction, actor=SYSTEM, branch_id=self.branch_id, name="Able")
        self.technician_id = driver.id
        for name, kind, technician_id in (("A", "warehouse", None), ("B", "warehouse", None), ("V", "van", driver.id)):
            fields = {"name": name, "kind": kind, "technician_id": technician_id}
            place = await add_place(self.transaction, actor=SYSTEM, branch_id=self.branch_id, fields=fields)
            self.stores.append(place.id)
        order = await open_order(
            self.transaction,
            actor=SYSTEM,
            branch_id=self.branch_id,
            asset_id=None,
            title="Oil",
            description="",
            priority="normal",
            now=NOW,
        )
        self.work_order_id = order.id
        return self

    async def take(self, step: tuple[Any, ...]) -> None:
        """Do one thing; a refusal changes nothing."""
        try:
            async with self.transaction.begin_nested():
                await self._do(*step)
        except Refusal:
            return

    async def _do(self, what: str, *given_: Any) -> None:
        order = {"branch_id": self.branch_id, "work_order_id": self.work_order_id, "summary": ""}
        if what == "plan":
            await set_planned(self.transaction, part_id=self.part_id, quantity=given_[0], **order)
        elif what == "keep":
            technician_id = self.technician_id if given_[0] else None
            await keep_parts(self.transaction, technician_id=technician_id, **order)
        else:
            self.moves.append(await self._write(what, *given_))

    async def _write(self, what: str, *given_: Any) -> MoveRow:
        common: dict[str, Any] = {"actor": SYSTEM, "move_id": new_id(), "now": NOW}
        if what == "take_back":
            if not self.moves:
                raise NotFound
            move = self.moves[given_[0] % len(self.moves)]
            return await operations.take_back(self.transaction, move=move, reason="wrong", **common)
        place_id = self.stores[given_[0]]
        here = {"branch_id": self.branch_id, "part_id": self.part_id, **common}
        match what, given_[1:]:
            case "receive", (quantity, cost):
                return await operations.receive(
                    self.transaction, place_id=place_id, quantity=quantity, unit_cost=cost, **here
                )
            case "transfer", (other, quantity):
                to_place_id = self.stores[other]
                return await operations.transfer(
                    self.transaction, from_place_id=place_id, to_place_id=to_place_id, quantity=quantity, **here
                )
            case "adjust", (difference,):
                return await operations.adjust(
                    self.transaction, place_id=place_id, difference=difference, reason="counted", **here
                )
            case "scrap", (quantity,):
                return await operations.scrap(
                    self.transaction, place_id=place_id, quantity=quantity, reason="rusty", **here
                )
        return await operations.use_part(
            self.transaction, work_order_id=self.work_order_id, place_id=place_id, quantity=given_[1], **here
        )


@pytest.mark.serial
def test_any_sequence_of_moves_keeps_the_sum_and_is_never_negative(fresh_database: Urls, ground: Ground) -> None:
    """One event loop and one connection for all examples, which are rolled back."""

    async def run(steps: list[tuple[Any, ...]]) -> None:
        database = Database(fresh_database.app, pool_size=1)
        try:
            async with database.transaction() as transaction:
                await act_as_system(transaction)
                yard = await Yard(transaction, ground.nairobi).open()
                kept = [("receive", 0, Decimal(10), Decimal("33.33")), ("plan", Decimal(6)), ("keep", True)]
                for step in (*kept, *steps):
                    await yard.take(step)
                await transaction.flush()
                await require_sound(transaction)
                await transaction.rollback()
        finally:
            await database.close()

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps=st.lists(STEPS, max_size=25))
    def check(steps: list[tuple[Any, ...]]) -> None:
        asyncio.run(run(steps))

    check()


async def _stocked(database: Database, ground: Ground, *, pieces: int, orders: int) -> tuple[UUID, UUID, list[UUID]]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        bearing = {"number": "6205", "name": "Bearing", "unit": "piece", "sale_price": None, "sale_currency": ""}
        part = await add_part(transaction, actor=SYSTEM, fields=bearing)
        fields = {"name": "Main", "kind": "warehouse", "technician_id": None}
        place = await add_place(transaction, actor=SYSTEM, branch_id=ground.nairobi, fields=fields)
        await operations.receive(
            transaction,
            actor=SYSTEM,
            move_id=new_id(),
            branch_id=ground.nairobi,
            part_id=part.id,
            place_id=place.id,
            quantity=Decimal(pieces),
            unit_cost=Decimal(100),
            now=NOW,
        )
        order_ids = [
            (
                await open_order(
                    transaction,
                    actor=SYSTEM,
                    branch_id=ground.nairobi,
                    asset_id=None,
                    title=f"Job {number}",
                    description="",
                    priority="normal",
                    now=NOW,
                )
            ).id
            for number in range(orders)
        ]
        return part.id, place.id, order_ids


@pytest.mark.serial
@pytest.mark.parametrize(("pieces", "same_id"), [(1, False), (5, False), (5, True)])
async def test_sixteen_who_take_the_last_pieces_get_no_more_than_there_are(
    fresh_database: Urls, ground: Ground, pieces: int, same_id: bool
) -> None:
    """Sixteen threads, each with a connection of its own; with one id for all, it is one use told sixteen times."""
    database = Database(fresh_database.app, pool_size=2)
    part_id, place_id, order_ids = await _stocked(database, ground, pieces=pieces, orders=16)
    told_id = new_id()

    async def take(number: int) -> str:
        own = Database(fresh_database.app, pool_size=1)
        try:
            async with own.transaction() as transaction:
                await act_as_system(transaction)
                await operations.use_part(
                    transaction,
                    actor=SYSTEM,
                    move_id=told_id if same_id else new_id(),
                    branch_id=ground.nairobi,
                    work_order_id=order_ids[0 if same_id else number],
                    part_id=part_id,
                    place_id=place_id,
                    quantity=Decimal(1),
                    now=NOW,
                )
        except NotEnough:
            return "not enough"
        finally:
            await own.close()
        return "used"

    with ThreadPoolExecutor(16) as pool:
        outcomes = list(pool.map(lambda number: asyncio.run(take(number)), range(16)))

    with psycopg.connect(fresh_database.owner) as connection:
        uses = connection.execute("SELECT count(*) FROM stock_move WHERE kind = 'used'").fetchone()
        left = connection.execute("SELECT available, allocated FROM stock_balance").fetchone()
    assert outcomes.count("used") == (16 if same_id else pieces)
    assert uses == (1 if same_id else pieces,)
    assert left == ((pieces - 1) if same_id else 0, 0)
    await require_sound_ledger(database)
    await database.close()
