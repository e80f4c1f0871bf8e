"""What somebody reports by the code at a machine becomes one order, with the words and pictures of everybody."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from cloud.foundation.database import Database, act_as_system
from cloud.portal.rules import SAME_WITHIN
from cloud.portal.visit import REQUESTS
from tests.cloud.pictures import picture
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings
from tests.cloud.portal.conftest import LINK, Customer, customer_at

HOSTILE = '<img src=x onerror=alert(1)> #image("/etc/passwd") =HYPERLINK("x") \u202e\u0007 {number}'


async def orders_of(customer: Customer) -> list[dict[str, Any]]:
    answer = await customer.manager.get("/work-orders", params={"asset_id": customer.machine["id"]})
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


async def test_the_code_shows_the_machines_of_its_site_and_no_others(customer: Customer, ground: Ground) -> None:
    other = {"branch_id": str(ground.nairobi), "name": f"Elsewhere {uuid4()}"}
    elsewhere = (await customer.manager.post("/sites", json=other)).json()
    await customer.manager.post("/assets", json={"site_id": elsewhere["id"], "name": "Fan", "tag": str(uuid4())})

    page = (await customer.page(await customer.code_of_site())).json()

    assert (page["kind"], page["language"], page["order"]) == ("request", "sw", None)
    assert [one["id"] for one in page["machines"]] == [customer.machine["id"]]


async def test_a_report_becomes_an_order_and_leads_to_its_page(customer: Customer) -> None:
    token = await customer.code_of_site()
    photo = await customer.send_picture(token)

    answer = await customer.report(token, photo_ids=[photo])

    assert answer.status_code == 201, answer.text
    (order,) = await orders_of(customer)
    assert (order["source"], order["status"], order["title"]) == (
        "customer",
        "unscheduled",
        "Water drips from the pump",
    )
    assert order["number"] == answer.json()["number"]
    assert "Grace Njeri, +254712345678" in order["description"]
    page = (await customer.page(answer.json()["token"])).json()
    assert (page["order"]["number"], page["order"]["standing"]) == (order["number"], "received")
    side = await customer.side(order)
    assert side["reporter"]["phone"] == "+254712345678"
    assert [one["origin"] for one in side["links"]] == ["request"]


async def test_the_same_report_again_is_the_same_order(customer: Customer) -> None:
    token = await customer.code_of_site()
    report_id = str(uuid4())

    first = await customer.report(token, id=report_id)
    again = await customer.report(token, id=report_id)

    assert first.json()["number"] == again.json()["number"]
    assert (await customer.page(again.json()["token"])).status_code == 200
    assert len(await orders_of(customer)) == 1


async def test_a_second_person_is_told_and_their_words_are_kept(customer: Customer) -> None:
    token = await customer.code_of_site()
    first = await customer.report(token)
    photo = await customer.send_picture(token)

    second = await customer.report(token, words="It is getting worse", person_name="Otieno", photo_ids=[photo])

    assert second.status_code == 200
    assert (second.json()["is_new"], second.json()["number"]) == (False, first.json()["number"])
    (order,) = await orders_of(customer)
    comments = (await customer.manager.get(f"/work-orders/{order['id']}/comments")).json()["items"]
    attached = (await customer.manager.get(f"/work-orders/{order['id']}/attachments")).json()["items"]
    assert "It is getting worse\n\n— Otieno" in comments[0]["text"]
    assert [one["id"] for one in attached] == [photo]
    refused = await customer.decide(second.json()["token"], "confirmed")
    assert refused.status_code == 403


async def test_who_means_something_else_gets_an_order_of_its_own(customer: Customer) -> None:
    token = await customer.code_of_site()
    await customer.report(token)

    other = await customer.report(token, words="The door is stuck", is_another=True)

    assert other.json()["is_new"] is True
    assert len(await orders_of(customer)) == 2


async def test_after_an_hour_or_after_the_work_it_is_a_new_report(customer: Customer, database: Database) -> None:
    token = await customer.code_of_site()
    await customer.report(token)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text("UPDATE portal_request SET at = at - :age"), {"age": SAME_WITHIN})
    second = await customer.report(token)
    (order, _) = await orders_of(customer)
    await customer.move(order, "in_progress", "completed")
    third = await customer.report(token)

    assert (second.json()["is_new"], third.json()["is_new"]) == (True, True)
    assert timedelta(hours=1) == SAME_WITHIN


async def test_without_a_machine_the_same_words_are_the_same(customer: Customer) -> None:
    token = await customer.code_of_site()
    first = await customer.report(token, asset_id=None, words="No light in the yard")

    same = await customer.report(token, asset_id=None, words="no light in the YARD!")
    other = await customer.report(token, asset_id=None, words="Gate is stuck")

    assert same.json()["number"] == first.json()["number"]
    assert other.json()["is_new"] is True


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"asset_id": str(uuid4())}, "asset_id"),
        ({"phone": "12"}, "phone"),
        ({"words": "   "}, "words"),
        ({"person_name": ""}, "person_name"),
        ({"photo_ids": [str(uuid4())]}, "file_id"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_left_behind(
    customer: Customer, changes: dict[str, Any], field: str
) -> None:
    token = await customer.code_of_site()

    answer = await customer.report(token, **changes)

    assert answer.status_code in (400, 422), answer.text
    assert [one["field"] for one in answer.json()["errors"]] == [field]
    assert await orders_of(customer) == []


async def test_a_picture_of_another_link_is_not_taken(customer: Customer) -> None:
    mine, others = await customer.code_of_site(), await customer.code_of_site()
    photo = await customer.send_picture(others)

    assert (await customer.report(mine, photo_ids=[photo])).status_code == 400
    assert (await customer.report(others, photo_ids=[photo])).status_code == 201


async def test_hostile_words_are_words(customer: Customer) -> None:
    token = await customer.code_of_site()

    answer = await customer.report(token, words=HOSTILE, person_name=HOSTILE[:90])

    assert answer.status_code == 201, answer.text
    (order,) = await orders_of(customer)
    await customer.move(order, "in_progress", "completed")
    own = answer.json()["token"]
    assert (await customer.page(own)).json()["order"]["title"].startswith("<img src=x")
    report = await customer.client.get("/portal/report.pdf", headers={LINK: own})
    assert report.content.startswith(b"%PDF-")


@pytest.mark.parametrize("content", [b"", b"GIF89a not a picture", b"\xff\xd8\xff broken", b"%PDF-1.7 x"])
async def test_what_is_no_picture_is_refused(customer: Customer, content: bytes) -> None:
    token = await customer.code_of_site()

    answer = await customer.client.put(f"/portal/pictures/{uuid4()}", content=content, headers={LINK: token})

    assert answer.status_code == 400, answer.text


async def test_a_picture_is_kept_without_the_cameras_notes_and_a_stranger_sends_none(customer: Customer) -> None:
    token = await customer.code_of_site()
    photo = await customer.send_picture(token, picture(with_notes=True))

    kept = await customer.manager.get(f"/files/{photo}")
    stranger = await customer.client.put(f"/portal/pictures/{uuid4()}", content=picture(), headers={LINK: "guessed"})

    assert kept.content.startswith(b"\xff\xd8")
    assert b"SecretCamera" not in kept.content
    assert b"Exif" not in kept.content
    assert stranger.status_code == 404


async def test_one_code_makes_a_few_orders_an_hour(customer: Customer) -> None:
    token = await customer.code_of_site()

    answers = [
        (await customer.report(token, words=f"Fault {number}", asset_id=None)).status_code
        for number in range(REQUESTS.amount + 2)
    ]

    assert answers == [201] * REQUESTS.amount + [429] * 2


async def test_two_people_press_at_once_and_there_is_one_order(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    database = Database(fresh_database.app, pool_size=8)
    app: FastAPI = app_on(database, web_settings(fresh_database, tmp_path))
    manager: httpx.AsyncClient = await signed_in(app, email=ground.manager)
    customer = await customer_at(app, manager, ground)
    token = await customer.code_of_site()

    await customer.page(token)  # noted as used: from here on nobody waits for that note of another

    answers = await asyncio.gather(*(customer.report(token, person_name=f"Person {one}") for one in range(6)))

    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [201]
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert len(await orders_of(customer)) == 1
    await manager.aclose()
    await customer.client.aclose()
    await database.close()
