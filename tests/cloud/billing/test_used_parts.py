"""Parts used from stock stand on the draft, at the price of the list or else of the stock, with their cost."""

from uuid import uuid4

from tests.cloud.billing.conftest import Office


async def used_part(office: Office, order_id: str, *, number: str, price: str | None) -> None:
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
