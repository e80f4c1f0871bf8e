"""Stock as people move it: received, carried, counted, scrapped, used, taken back; each figure found again by SQL."""

from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from sqlalchemy import select

from cloud.automations.low_stock_is_told import low_stock_is_told
from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, Transaction, act_as_system
from cloud.foundation.delivery import Announcement
from cloud.foundation.events import EventRow
from cloud.foundation.money import Money
from cloud.inventory.order_queries import UsedPart, cost_of_orders, used_for_order
from tests.cloud.conftest import SignIn
from tests.cloud.inventory.stocked import Store, an_id, made, require_sound_ledger
from tests.cloud.place import Ground, Urls


async def test_the_vector_ten_at_100_ten_at_120_use_15(store: Store, database: Database) -> None:
    await store.receive(10, 100)
    await store.receive(10, 120)
    order_id = await store.order()

    used = (await store.use(order_id, 15)).json()

    assert [(one["quantity"], one["unit_cost"], one["cost"], one["currency"]) for one in used["used"]] == [
        ("15", "110", "1650.00", "KES")
    ]
    assert used["cost"] == "1650.00"
    left = await store.balance()
    assert (left["on_hand"], left["unit_cost"]) == ("5", "110")
    await require_sound_ledger(database)


async def test_a_cost_once_frozen_stays_whatever_comes_in_later(store: Store, database: Database) -> None:
    await store.receive(10, 100)
    order_id = await store.order()
    await store.use(order_id, 2)
    await store.receive(10, 500)

    parts = (await store.client.get(f"/work-orders/{order_id}/parts")).json()

    assert parts["cost"] == "200.00"
    await require_sound_ledger(database)


async def test_the_same_id_twice_is_one_move_and_for_something_else_it_is_refused(
    store: Store, database: Database
) -> None:
    move_id = an_id()
    first = await store.receive(10, 100, id=move_id)
    again = await store.receive(10, 100, id=move_id)
    other = await store.send("received", 11, id=move_id, to_place_id=store.warehouse_id, unit_cost="100")
    part = await made(store.client, "/parts", {"number": "X", "name": "Other"})
    elsewhere = await store.send(
        "received", 10, id=move_id, part_id=part["id"], to_place_id=store.warehouse_id, unit_cost="100"
    )

    assert first == again
    assert [other.status_code, elsewhere.status_code] == [409, 409]
    assert await store.counts() == (10, 0)
    await require_sound_ledger(database)


async def test_a_transfer_moves_what_there_is_and_no_worth(store: Store, database: Database) -> None:
    annex = await store.place("Annex")
    await store.receive(10, 100)

    done = await store.send("transferred", 4, from_place_id=store.warehouse_id, to_place_id=annex)
    too_much = await store.send("transferred", 7, from_place_id=store.warehouse_id, to_place_id=annex)
    nowhere = await store.send("transferred", 1, from_place_id=annex, to_place_id=annex)

    assert [done.status_code, too_much.status_code, nowhere.status_code] == [201, 409, 400]
    assert "Main store has only 6 of 6205-2RS Ball bearing 6205" in too_much.json()["detail"]
    assert (await store.counts(), await store.counts(annex)) == ((6, 0), (4, 0))
    await require_sound_ledger(database)


async def test_counts_and_scrap_need_their_reason_and_are_worth_the_average(store: Store, database: Database) -> None:
    await store.receive(10, 100)

    silent = await store.send("adjusted", 1, to_place_id=store.warehouse_id)
    found = await store.send("adjusted", 2, to_place_id=store.warehouse_id, reason="counted")
    lost = await store.send("adjusted", 3, from_place_id=store.warehouse_id, reason="counted")
    rusty = await store.send("scrapped", 1, from_place_id=store.warehouse_id, reason="rusty")

    assert [one.status_code for one in (silent, found, lost, rusty)] == [422, 201, 201, 201]
    assert [one.json()["cost"] for one in (found, lost, rusty)] == ["200.00", "300.00", "100.00"]
    assert await store.counts() == (8, 0)
    await require_sound_ledger(database)


@pytest.mark.parametrize(
    ("move", "status", "field"),
    [
        ({"kind": "received", "quantity": "1.5"}, 400, "quantity"),
        ({"kind": "received", "quantity": "0"}, 422, "quantity"),
        ({"kind": "received", "quantity": "NaN"}, 422, "quantity"),
        ({"kind": "adjusted", "quantity": "1", "reason": "found"}, 400, "unit_cost"),
        ({"kind": "received", "quantity": "1", "part_id": str(uuid4())}, 400, "part_id"),
        ({"kind": "scrapped", "quantity": "1", "reason": "x"}, 422, ""),
    ],
)
async def test_a_move_that_cannot_be_is_refused_with_its_field(
    store: Store, move: dict[str, Any], status: int, field: str
) -> None:
    answer = await store.client.post(
        "/stock-moves", json={"part_id": store.part_id, "to_place_id": store.warehouse_id, **move}
    )

    assert answer.status_code == status, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_a_use_taken_back_leaves_no_cost_and_the_first_average(store: Store, database: Database) -> None:
    await store.receive(10, 100)
    order_id = await store.order()
    use = (await store.use(order_id, 4)).json()["used"][0]
    await store.receive(6, 200)

    path = f"/work-orders/{order_id}/parts/uses/{use['id']}/reversal"
    back = await store.client.post(path, json={"reason": "not needed"})
    again = await store.client.post(path, json={"reason": "not needed"})

    assert (back.status_code, back.json()["used"], back.json()["cost"]) == (201, [], None)
    assert again.status_code == 409
    assert await store.counts() == (16, 0)
    assert (await store.balance())["unit_cost"] == "137.5"
    await require_sound_ledger(database)


async def test_a_receipt_taken_back_never_takes_more_worth_than_there_is(store: Store, database: Database) -> None:
    dear = await store.receive(10, 100)
    await store.receive(10, 1)
    await store.use(await store.order(), 10)

    back = await store.client.post(f"/stock-moves/{dear['id']}/reversal", json={"reason": "sent back"})
    once_more = await store.client.post(f"/stock-moves/{back.json()['id']}/reversal", json={"reason": "no"})

    assert (back.status_code, back.json()["cost"]) == (201, "505.00")
    assert once_more.status_code == 409
    assert await store.counts() == (0, 0)
    await require_sound_ledger(database)


async def test_used_parts_are_read_by_others_netted_and_summed(store: Store, database: Database) -> None:
    await store.receive(10, "99.99")
    order_id, other_id = await store.order(), await store.order()
    await store.use(order_id, 1)
    wrong = (await store.use(order_id, 3)).json()["used"][1]
    await store.use(order_id, 2)
    await store.client.post(f"/work-orders/{order_id}/parts/uses/{wrong['id']}/reversal", json={"reason": "wrong job"})

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        used = await used_for_order(transaction, work_order_id=UUID(order_id))
        costs = await cost_of_orders(transaction, work_order_ids=[UUID(order_id), UUID(other_id)])

    cost = Money(299_97, "KES")
    assert used == [
        UsedPart(
            UUID(store.part_id),
            "6205-2RS",
            "Ball bearing 6205",
            "piece",
            Decimal(3),
            Decimal("99.99"),
            cost,
            Decimal(1450),
        )
    ]
    assert costs == {UUID(order_id): cost}


async def test_a_closed_order_takes_no_parts(store: Store) -> None:
    await store.receive(5, 10)
    order_id = await store.order()
    await store.client.post(
        f"/work-orders/{order_id}/transitions", json={"to": "cancelled", "reason": "x"}, headers={"If-Match": '"1"'}
    )

    assert (await store.use(order_id, 1)).status_code == 409
    assert await store.counts() == (5, 0)


async def test_another_branch_sees_and_moves_nothing_of_it(
    store: Store, sign_in: SignIn, ground: Ground, manager: httpx.AsyncClient
) -> None:
    move = await store.receive(5, 10)
    foreigner = await sign_in(ground.mombasa_manager)
    theirs = await Store(manager, ground.mombasa).place("Coast store")

    across = await store.send("transferred", 1, from_place_id=store.warehouse_id, to_place_id=theirs)
    answers = [
        await foreigner.post(
            "/stock-moves",
            json={"kind": "received", "part_id": store.part_id, "quantity": "1", "to_place_id": store.warehouse_id},
        ),
        await foreigner.get(f"/stock-places/{store.warehouse_id}"),
        await foreigner.post(f"/stock-moves/{move['id']}/reversal", json={"reason": "x"}),
    ]

    assert across.status_code == 400
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    for path in ("/stock-moves", "/stock-balances"):
        assert (await foreigner.get(path)).json()["items"] == []


async def test_the_ledger_itself_refuses_to_be_changed(fresh_database: Urls, ground: Ground) -> None:
    with psycopg.connect(fresh_database.owner, autocommit=True) as owner:
        owner.execute("INSERT INTO part (id, number, name) VALUES (gen_random_uuid(), 'A', 'A')")
        for kind in ("vendor", "warehouse"):
            owner.execute(
                "INSERT INTO stock_place (id, branch_id, kind, name) VALUES (gen_random_uuid(), %s, %s, %s)",
                [ground.nairobi, kind, kind],
            )
        owner.execute(
            """INSERT INTO stock_move (id, branch_id, part_id, from_place_id, to_place_id, kind, quantity, unit_cost,
            cost_minor_units, currency, person_name, at) SELECT gen_random_uuid(), a.branch_id, p.id, a.id, b.id,
            'received', 1, 1, 100, 'KES', 'x', now() FROM part p, stock_place a, stock_place b
            WHERE a.kind = 'vendor' AND b.kind = 'warehouse'"""
        )
        for change in ("UPDATE stock_move SET quantity = 2", "DELETE FROM stock_move"):
            with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
                owner.execute(change)
    with psycopg.connect(fresh_database.app) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("DELETE FROM stock_move")


async def test_a_van_has_one_technician_and_a_place_is_closed_when_empty(store: Store) -> None:
    who = (await made(store.client, "/technicians", {"branch_id": store.branch_id, "name": "Able"}))["id"]
    van = await store.place("KDA 101A", technician_id=who)
    await store.receive(1, 10, to_place_id=van)
    common = {"branch_id": store.branch_id, "name": "Second"}

    second = await store.client.post("/stock-places", json={**common, "kind": "van", "technician_id": who})
    nobody = await store.client.post("/stock-places", json={**common, "kind": "van"})
    named = await store.client.post("/stock-places", json={**common, "kind": "warehouse", "name": "kda 101a"})
    full = await store.client.patch(f"/stock-places/{van}", json={"is_active": False}, headers={"If-Match": '"1"'})
    await store.send("transferred", 1, from_place_id=van, to_place_id=store.warehouse_id)
    empty = await store.client.patch(f"/stock-places/{van}", json={"is_active": False}, headers={"If-Match": '"1"'})
    closed = await store.send("received", 1, to_place_id=van)

    assert [one.status_code for one in (second, nobody, named, full)] == [409, 400, 409, 409]
    assert (empty.status_code, empty.json()["technician_name"], closed.status_code) == (200, "Able", 400)


async def test_nothing_comes_back_to_a_closed_van(store: Store, database: Database) -> None:
    who = (await made(store.client, "/technicians", {"branch_id": store.branch_id, "name": "Able"}))["id"]
    van = await store.place("KDA 101A", technician_id=who)
    await store.receive(1, 10, to_place_id=van)
    order_id = await store.order()
    body = {"part_id": store.part_id, "place_id": van, "quantity": "1"}
    use = (await made(store.client, f"/work-orders/{order_id}/parts/uses", body))["used"][0]
    await store.client.patch(f"/stock-places/{van}", json={"is_active": False}, headers={"If-Match": '"1"'})
    path = f"/work-orders/{order_id}/parts/uses/{use['id']}/reversal"

    closed = await store.client.post(path, json={"reason": "not needed"})
    await store.client.patch(f"/stock-places/{van}", json={"is_active": True}, headers={"If-Match": '"2"'})
    opened = await store.client.post(path, json={"reason": "not needed"})

    assert (closed.status_code, closed.json()["type"]) == (409, "urn:mafundi:problem:inventory.place_closed")
    assert opened.status_code == 201, opened.text
    await require_sound_ledger(database)


async def test_what_an_order_used_is_taken_back_at_the_order_only(store: Store) -> None:
    await store.receive(10, 100)
    use = (await store.use(await store.order(), 4)).json()["used"][0]

    answer = await store.client.post(f"/stock-moves/{use['id']}/reversal", json={"reason": "wrong"})

    assert (answer.status_code, answer.json()["type"]) == (409, "urn:mafundi:problem:inventory.used_for_order")
    assert await store.counts() == (6, 0)


def _announced(event: EventRow) -> Announcement:
    return Announcement(event.id, event.type, event.branch_id, event.subject_id, event.payload)


async def told(transaction: Transaction) -> list[EventRow]:
    return list((await transaction.execute(select(EventRow).where(EventRow.type == "stock.low"))).scalars())


async def test_low_stock_is_told_once_until_it_rose_above_its_level(
    store: Store, database: Database, ground: Ground
) -> None:
    await store.receive(6, 10)
    level = {"place_id": store.warehouse_id, "part_id": store.part_id, "reorder_level": "4"}
    assert (await store.client.put("/stock-levels", json=level)).json()["is_low"] is False
    order_id = await store.order()
    counts = []

    async def count() -> None:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            counts.append(len(await told(transaction)))

    await store.use(order_id, 1)
    await count()
    await store.use(order_id, 1)
    await count()
    await store.use(order_id, 2)
    await count()
    await store.receive(10, 10)
    await store.use(order_id, 9)
    await count()

    assert counts == [0, 1, 1, 2]
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        event = (await told(transaction))[0]
        await low_stock_is_told(transaction, _announced(event), await database_now(transaction))
        await low_stock_is_told(transaction, _announced(event), await database_now(transaction))
    notices = (await store.client.get("/notifications")).json()["items"]
    assert [one["kind"] for one in notices] == ["low_stock"]
    assert notices[0]["title"] == "Stock is low"
    assert notices[0]["body"] == ("6205-2RS Ball bearing 6205: Main store has 4 available, the level is 4. Order more.")
