"""What a customer says of work that is done: right or not, signed, rated."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from tests.cloud.pictures import picture
from tests.cloud.place import Ground
from tests.cloud.portal.conftest import LINK, Customer


async def events(database: Database, kind: str) -> list[dict[str, Any]]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        rows = await transaction.execute(
            text("SELECT payload FROM event WHERE type = :kind ORDER BY id"), {"kind": kind}
        )
        return list(rows.scalars())


async def test_work_that_is_not_done_is_neither_confirmed_nor_rated(customer: Customer) -> None:
    order = await customer.order()
    token, _ = await customer.link(order)

    decided = await customer.decide(token, "confirmed")
    rated = await customer.send("PUT", "/rating", token, {"score": 5})
    report = await customer.client.get("/portal/report.pdf", headers={LINK: token})

    assert [one.status_code for one in (decided, rated, report)] == [409, 409, 409]


async def test_a_customer_confirms_and_the_office_reads_it(customer: Customer) -> None:
    order, token = await customer.done_order()

    answer = await customer.decide(token, "confirmed", "All well")

    assert answer.status_code == 200, answer.text
    assert answer.json()["order"]["decision"]["decision"] == "confirmed"
    side = await customer.side(order)
    assert (side["decision"]["words"], side["decision"]["person_name"]) == ("All well", "Grace")
    history = (await customer.manager.get(f"/work-orders/{order['id']}/history")).json()["items"]
    assert (history[-1]["kind"], history[-1]["text"]) == ("customer_confirmed", "All well")


async def test_a_dispute_says_what_is_wrong_and_is_announced_once(customer: Customer, database: Database) -> None:
    order, token = await customer.done_order()
    decision_id = str(uuid4())

    silent = await customer.decide(token, "disputed")
    first = await customer.decide(token, "disputed", "Still leaks", id=decision_id)
    again = await customer.decide(token, "disputed", "Still leaks", id=decision_id)
    other = await customer.decide(token, "disputed", "Something else", id=decision_id)

    assert [one.status_code for one in (silent, first, again, other)] == [400, 200, 200, 409]
    (told,) = await events(database, "portal.disputed")
    assert (told["number"], told["words"], told["person_name"]) == (order["number"], "Still leaks", "Grace")


async def test_the_latest_word_counts_and_there_is_none_while_work_goes_on(customer: Customer) -> None:
    order, token = await customer.done_order()
    await customer.decide(token, "disputed", "Still leaks")
    later = await customer.decide(token, "confirmed")
    assert later.json()["order"]["decision"]["decision"] == "confirmed"

    await customer.move(order, "in_progress", reason="It leaks after all")
    during = (await customer.page(token)).json()["order"]

    assert (during["decision"], during["may_decide"], during["standing"]) == (None, False, "at_work")


async def test_a_rating_is_one_and_may_be_changed_for_seven_days(customer: Customer, database: Database) -> None:
    order, token = await customer.done_order()

    for score in (6, 0, "five"):
        assert (await customer.send("PUT", "/rating", token, {"score": score})).status_code == 422
    await customer.send("PUT", "/rating", token, {"score": 2, "words": "Late"})
    changed = await customer.send("PUT", "/rating", token, {"score": 4, "words": "Late, but good"})
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text("UPDATE customer_rating SET created_at = created_at - interval '7 days'"))
    late = await customer.send("PUT", "/rating", token, {"score": 1})

    assert changed.json()["order"]["rating"]["score"] == 4
    assert (late.status_code, late.json()["type"]) == (409, "urn:mafundi:problem:portal.rating_is_final")
    assert (await customer.side(order))["rating"]["score"] == 4
    assert [one["score"] for one in await events(database, "portal.rated")] == [2, 4]


async def test_a_signature_is_kept_as_the_technicians_phone_keeps_it(customer: Customer) -> None:
    order, token = await customer.done_order()
    file_id = await customer.send_picture(token, picture("PNG"))
    body = {"file_id": file_id, "signed_by": "Grace Njeri"}

    nameless = await customer.send("POST", "/signatures", token, {"file_id": file_id, "signed_by": " "})
    foreign = await customer.send("POST", "/signatures", token, body | {"file_id": str(uuid4())})
    signed = await customer.send("POST", "/signatures", token, body)
    again = await customer.send("POST", "/signatures", token, body)

    assert [one.status_code for one in (nameless, foreign, signed, again)] == [422, 400, 200, 200]
    assert again.json()["order"]["signature"]["signed_by"] == "Grace Njeri"
    kept = (await customer.manager.get(f"/work-orders/{order['id']}/attachments")).json()["items"]
    assert [(one["kind"], one["signed_by"]) for one in kept] == [("signature", "Grace Njeri")]


async def test_nobody_signs_for_work_before_somebody_came(customer: Customer) -> None:
    order = await customer.order()
    token, _ = await customer.link(order)
    body = {"file_id": await customer.send_picture(token, picture("PNG")), "signed_by": "Grace Njeri"}

    early = await customer.send("POST", "/signatures", token, body)
    await customer.move(order, "in_progress")
    during = await customer.send("POST", "/signatures", token, body)

    assert (early.status_code, early.json()["type"]) == (409, "urn:mafundi:problem:portal.nobody_came_yet")
    assert (during.status_code, during.json()["order"]["signature"]["signed_by"]) == (200, "Grace Njeri")


async def test_photos_of_the_work_are_shown_when_it_is_done_and_hold_no_place(
    customer: Customer, ground: Ground
) -> None:
    order = await customer.order()
    file_id = str(uuid4())
    params = {"branch_id": str(ground.nairobi), "name": "a.jpg"}
    await customer.manager.put(f"/files/{file_id}", params=params, content=picture(with_notes=True))
    attached = {"id": file_id, "file_id": file_id, "kind": "photo"}
    await customer.manager.post(f"/work-orders/{order['id']}/attachments", json=attached)
    token, _ = await customer.link(order)
    _, foreign = await customer.done_order()
    path = f"/portal/photos/{file_id}"

    before = await customer.client.get(path, headers={LINK: token})
    await customer.move(order, "in_progress", "completed")
    after = await customer.client.get(path, headers={LINK: token})

    assert (before.status_code, after.status_code) == (404, 200)
    assert (await customer.page(token)).json()["order"]["photo_ids"] == [file_id]
    assert b"SecretCamera" not in after.content
    assert b"Exif" not in after.content
    assert (await customer.client.get(path, headers={LINK: foreign})).status_code == 404


@pytest.mark.parametrize("language", ["en", "sw", "fr"])
async def test_the_report_of_done_work_is_there_for_the_customer(customer: Customer, language: str) -> None:
    order, token = await customer.done_order()

    answer = await customer.client.get("/portal/report.pdf", headers={LINK: token, "Accept-Language": language})

    assert answer.content.startswith(b"%PDF-")
    assert order["number"] in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"


async def move_booking(customer: Customer, booking: dict[str, Any], *steps: str) -> None:
    for to in steps:
        seen = {"If-Match": f'"{booking["version"]}"'}
        answer = await customer.manager.post(f"/bookings/{booking['id']}/moves", json={"to": to}, headers=seen)
        assert answer.status_code == 200, answer.text
        booking["version"] = answer.json()["version"]


async def test_the_way_of_a_job_is_seen_as_it_goes(customer: Customer, ground: Ground) -> None:
    shift = [{"weekday": day, "starts": "00:00", "ends": "23:59"} for day in ("mon", "tue", "wed", "thu", "fri")]
    body = {"branch_id": str(ground.nairobi), "name": "Wanjiru Kamau", "shifts": shift}
    technician = (await customer.manager.post("/technicians", json=body)).json()
    order = await customer.order()
    token, _ = await customer.link(order)
    booked = await customer.manager.post(
        f"/work-orders/{order['id']}/bookings",
        json={
            "technician_id": technician["id"],
            "starts_at": "2030-03-04T06:00:00Z",
            "ends_at": "2030-03-04T08:00:00Z",
            "travel_minutes": 30,
        },
    )
    assert booked.status_code == 201, booked.text
    planned = (await customer.page(token)).json()["order"]
    booking = booked.json()
    await move_booking(customer, booking, "accepted", "travelling")
    on_the_way = (await customer.page(token)).json()["order"]
    await move_booking(customer, booking, "on_site", "working", "completed")
    done = (await customer.page(token)).json()["order"]

    assert (planned["standing"], planned["technician_name"]) == ("planned", "Wanjiru Kamau")
    assert planned["arrives_at"] == "2030-03-04T06:30:00.000Z"
    assert planned["promised_at"] is not None
    assert (on_the_way["standing"], done["standing"]) == ("on_the_way", "done")
    assert [one["what"] for one in done["stages"]] == ["received", "planned", "on_the_way", "at_work", "done"]
    assert (done["arrives_at"], done["promised_at"]) == (None, None)
