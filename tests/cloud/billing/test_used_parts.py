"""Parts used from stock stand on the draft, at the price of the list or else of the stock, with their cost."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.work_orders.models import WorkOrderRow
from cloud.work_orders.verification import fail_verification
from tests.cloud.billing.office import PRICES, Office
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings


async def used_part(office: Office, order_id: str, *, number: str, price: str | None) -> dict[str, Any]:
    priced = {"sale_price": price, "sale_currency": "KES"} if price else {}
    part = {"number": number, "name": "Bearing", **priced}
    made = await office.manager.post("/parts", json=part)
    assert made.status_code == 201, made.text
    place = {"branch_id": str(office.ground.nairobi), "kind": "warehouse", "name": f"Store {uuid4()}"}
    place_id = (await office.manager.post("/stock-places", json=place)).json()["id"]
    come = {"kind": "received", "part_id": made.json()["id"], "to_place_id": place_id, "quantity": "5"}
    await office.manager.post("/stock-moves", json={**come, "unit_cost": "900", "reason": "Delivery"})
    body = {"part_id": made.json()["id"], "place_id": place_id, "quantity": "2"}
    used = await office.manager.post(f"/work-orders/{order_id}/parts/uses", json=body)
    assert used.status_code in (200, 201), used.text
    return body


async def test_used_parts_are_on_the_draft_with_price_and_cost(office: Office) -> None:
    order = await office.order(minutes=0, is_left_open=True)
    await used_part(office, order["id"], number="6205-2RS", price="1450")
    await used_part(office, order["id"], number="SEAL-40", price=None)
    await office.complete(order)

    made = await office.manager.post("/invoices", json={"work_order_id": order["id"]})

    assert made.status_code == 201, made.text
    assert [
        (line["description"], line["quantity"], line["unit_price"], line["amount"], line["cost"], line["reason"])
        for line in made.json()["lines"]
    ] == [
        ("6205-2RS Bearing", "2", "1450", "2900.00", "1800.00", ""),
        ("SEAL-40 Bearing", "2", "0", "0.00", "1800.00", "no_price"),
    ]
    issued = await office.manager.post(f"/invoices/{made.json()['id']}/issuing", headers={"If-Match": '"1"'})
    assert issued.json()["type"] == "urn:mafundi:problem:billing.line_without_price"


@pytest.fixture
async def lasting_office(fresh_database: Urls, ground: Ground, tmp_path: Path) -> AsyncIterator[Office]:
    """An office whose requests are transactions of their own, so that time passes between them."""
    database = Database(fresh_database.app, pool_size=4)
    manager = await signed_in(app_on(database, web_settings(fresh_database, tmp_path)), email=ground.manager)
    await manager.post("/price-lists", json=PRICES)
    customer = (await manager.post("/customers", json={"name": "Savanna"})).json()
    yield Office(manager, ground, database, customer)
    await manager.aclose()
    await database.close()


async def comes_back(office: Office, order: dict[str, Any], why: str) -> None:
    """The repair failed: its signal tells so, or the customer."""
    async with office.database.transaction() as transaction:
        await act_as_system(transaction)
        if why == "signal":
            row = await transaction.get(WorkOrderRow, UUID(order["id"]))
            assert row is not None
            await fail_verification(transaction, order=row, now=await database_now(transaction))
    if why != "signal":
        link = await office.manager.post(f"/work-orders/{order['id']}/customer-links")
        told = {"id": str(uuid4()), "decision": why, "words": "It still leaks", "person_name": "Grace"}
        token = link.json()["address"].rsplit("/", 1)[-1]
        said = await office.manager.post("/portal/decisions", json=told, headers={"X-Mafundi-Link": token})
        assert said.status_code == 200, said.text
        await office.move(order, "in_progress", reason="The customer called")


@pytest.mark.parametrize(("why", "second"), [("signal", "repeat"), ("disputed", "repeat"), ("confirmed", None)])
async def test_parts_of_a_repeated_repair_are_free(lasting_office: Office, why: str, second: str | None) -> None:
    office = lasting_office
    order = await office.order(minutes=0, is_left_open=True)
    use = await used_part(office, order["id"], number="6205-2RS", price="1500")
    await office.complete(order)
    await comes_back(office, order, why)
    again = await office.manager.post(f"/work-orders/{order['id']}/parts/uses", json=use)
    assert again.status_code == 201, again.text
    await office.move(order, *(["in_progress"] if why == "signal" else []), "completed")

    made = await office.manager.post("/invoices", json={"work_order_id": order["id"]})

    lines = [(one["quantity"], one["amount"], one["reason"], one["cost"]) for one in made.json()["lines"]]
    if second is None:
        assert lines == [("4", "6000.00", "", "3600.00")]
    else:
        assert lines == [("2", "3000.00", "", "1800.00"), ("2", "0.00", second, "1800.00")]
    found = (await office.manager.get(f"/work-orders/{order['id']}")).json()
    assert found["reopened_count"] == (0 if second is None else 1)


async def test_parts_used_after_the_invoice_was_drawn_up_are_told(lasting_office: Office) -> None:
    office = lasting_office
    order = await office.order(minutes=0, is_left_open=True)
    use = await used_part(office, order["id"], number="6205-2RS", price="1500")
    await office.complete(order)
    draft = (await office.manager.post("/invoices", json={"work_order_id": order["id"]})).json()
    path = f"/work-orders/{order['id']}/parts/uses"
    late = (await office.manager.post(path, json=use | {"quantity": "1"})).json()["used"][-1]

    told = await office.invoice(draft["id"])
    listed = await office.manager.get("/invoices", params={"work_order_id": order["id"]})
    await office.manager.post(f"{path}/{late['id']}/reversal", json={"reason": "not needed"})
    after = await office.invoice(draft["id"])

    assert draft["uses_since"] == 0
    assert (told["uses_since"], [one["uses_since"] for one in listed.json()["items"]]) == (1, [1])
    assert after["uses_since"] == 0
