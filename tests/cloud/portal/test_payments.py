"""An invoice by its link or its order's: seen, paid by phone, and never shown or asked for by anybody else's link."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from cloud.billing.payment_requests import push
from tests.cloud.billing.conftest import desk, office
from tests.cloud.billing.desk import SETTINGS, Desk
from tests.cloud.billing.office import Office
from tests.cloud.place import client_of
from tests.cloud.portal.conftest import LINK

__all__ = ["desk", "office"]


@pytest.fixture
async def anybody(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(app) as client:
        yield client


async def link_to(office: Office, invoice: dict[str, Any]) -> dict[str, str]:
    answer = await office.manager.post(f"/invoices/{invoice['id']}/customer-links")
    assert answer.status_code == 201, answer.text
    return {LINK: answer.json()["address"].rsplit("/", 1)[-1]}


async def link_to_order(office: Office, invoice: dict[str, Any]) -> dict[str, str]:
    answer = await office.manager.post(f"/work-orders/{invoice['work_order_id']}/customer-links")
    assert answer.status_code == 201, answer.text
    return {LINK: answer.json()["address"].rsplit("/", 1)[-1]}


async def shown(anybody: httpx.AsyncClient, link: dict[str, str], kind: str = "invoice") -> dict[str, Any]:
    answer = await anybody.get("/portal/page", headers=link)
    assert answer.status_code == 200, answer.text
    assert answer.json()["kind"] == kind
    found: dict[str, Any] = answer.json()["invoice"]
    return found


async def asked(anybody: httpx.AsyncClient, link: dict[str, str], request_id: str, phone: str) -> httpx.Response:
    return await anybody.post("/portal/payments", json={"id": request_id, "phone": phone}, headers=link)


async def test_a_phone_is_asked_once_and_the_receipt_is_shown(desk: Desk, anybody: httpx.AsyncClient) -> None:
    invoice = await desk.office.issued("1000")
    link, request_id = await link_to(desk.office, invoice), str(uuid4())
    before = await shown(anybody, link)

    first = await asked(anybody, link, request_id, "0712 345 678")
    again = await asked(anybody, link, request_id, "0712 345 678")
    other = await asked(anybody, link, str(uuid4()), "0712 345 678")
    await desk.do(
        lambda transaction, now: push(
            transaction,
            request_id=UUID(request_id),
            provider=desk.provider,  # type: ignore[arg-type]
            now=now,
        )
    )
    waiting = await shown(anybody, link)
    await desk.call(await desk.request(invoice), receipt="NLJ7RT61SV")
    after = await shown(anybody, link)

    assert (before["owed"], before["can_ask"], before["request"]) == (116000, True, None)
    assert [one.status_code for one in (first, again, other)] == [200, 200, 409]
    assert (waiting["request"]["state"], waiting["request"]["phone"]) == ("waiting", "•••678")
    assert desk.provider.pushed == [1160]
    assert (after["request"]["state"], after["owed"], after["can_ask"]) == ("paid", 0, False)
    assert [(one["receipt_number"], one["amount"]) for one in after["receipts"]] == [("NLJ7RT61SV", 116000)]


@pytest.mark.parametrize(
    ("code", "failure"), [(1032, "cancelled"), (1, "no_money"), (1037, "not_reached"), (9, "other")]
)
async def test_what_did_not_work_is_said_in_words_and_may_be_tried_again(
    desk: Desk, anybody: httpx.AsyncClient, code: int, failure: str
) -> None:
    invoice = await desk.office.issued("1000")
    link = await link_to(desk.office, invoice)
    await desk.call(await desk.ask(invoice), code=code)

    after = await shown(anybody, link)

    assert (after["request"]["state"], after["request"]["failure"], after["can_ask"]) == ("failed", failure, True)
    assert (await asked(anybody, link, str(uuid4()), "0712 345 678")).status_code == 200


async def test_the_phone_asks_for_whole_shillings_and_the_page_says_so(desk: Desk, anybody: httpx.AsyncClient) -> None:
    invoice = await desk.office.issued("1999")  # with 16 % tax
    link = await link_to(desk.office, invoice)
    before = await shown(anybody, link)

    waiting = (await asked(anybody, link, str(uuid4()), "0712 345 678")).json()["invoice"]

    assert (before["owed"], before["asks"], waiting["request"]["amount"]) == (231884, 231900, 231900)


async def test_a_phone_that_stays_silent_is_asked_again_after_two_minutes(
    desk: Desk, anybody: httpx.AsyncClient
) -> None:
    link = await link_to(desk.office, await desk.office.issued("1000"))
    await asked(anybody, link, str(uuid4()), "0712 345 678")
    at_once = await shown(anybody, link)
    await desk.sql("UPDATE payment_request SET asked_at = asked_at - interval '2 minutes'")
    later = await shown(anybody, link)

    again = await asked(anybody, link, str(uuid4()), "0712 345 678")

    assert [one["request"]["may_ask_again"] for one in (at_once, later)] == [False, True]
    assert again.status_code == 200
    assert again.json()["invoice"]["request"]["may_ask_again"] is False


async def test_who_follows_an_order_pays_its_invoice_there(desk: Desk, anybody: httpx.AsyncClient) -> None:
    draft = await desk.office.draft()
    link = await link_to_order(desk.office, draft)
    as_draft = await anybody.get("/portal/page", headers=link)
    drafted = await desk.office.put_lines(draft, [{"description": "Belt", "quantity": "1", "unit_price": "1000"}])
    too_early = await asked(anybody, link, str(uuid4()), "0712 345 678")
    invoice = await desk.office.issue(drafted)

    found = await shown(anybody, link, "order")
    pdf = await anybody.get("/portal/invoice.pdf", headers=link)
    answer = await asked(anybody, link, str(uuid4()), "0712 345 678")

    assert as_draft.json()["invoice"] is None
    assert too_early.status_code == 404
    assert (found["number"], found["owed"], found["can_ask"]) == (invoice["number"], 116000, True)
    assert pdf.content.startswith(b"%PDF-")
    assert answer.json()["order"]["number"] == invoice["work_order_number"]
    assert answer.json()["invoice"]["request"]["state"] == "waiting"


async def test_the_invoice_is_no_matter_of_a_link_that_may_not_decide(desk: Desk, anybody: httpx.AsyncClient) -> None:
    invoice = await desk.office.issued("1000")
    link = await link_to(desk.office, invoice)
    of_order = await link_to_order(desk.office, invoice)
    await desk.sql("UPDATE access_link SET may_decide = false WHERE kind = 'order'")

    side = (await desk.office.manager.get(f"/work-orders/{invoice['work_order_id']}/customer")).json()
    assert (side["invoice_id"], {one["kind"] for one in side["links"]}) == (invoice["id"], {"invoice", "order"})
    pdf = await anybody.get("/portal/invoice.pdf", headers=link)
    foreign = await anybody.get("/portal/invoice.pdf", headers=of_order)
    page = (await anybody.get("/portal/page", headers=of_order)).json()

    assert pdf.content.startswith(b"%PDF-")
    assert foreign.status_code == 404
    assert page["invoice"] is None
    assert (await asked(anybody, of_order, str(uuid4()), "0712 345 678")).status_code == 404


async def test_a_draft_has_no_link_and_a_wrong_number_is_said(desk: Desk, anybody: httpx.AsyncClient) -> None:
    draft = await desk.office.draft()
    refused = await desk.office.manager.post(f"/invoices/{draft['id']}/customer-links")
    link = await link_to(desk.office, await desk.office.issued("500"))

    wrong = await asked(anybody, link, str(uuid4()), "12")

    assert refused.status_code == 409
    assert (await desk.office.manager.get(f"/work-orders/{draft['work_order_id']}/customer")).json()[
        "invoice_id"
    ] is None
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (400, "phone")


async def test_an_id_of_another_invoice_tells_nothing(desk: Desk, anybody: httpx.AsyncClient) -> None:
    theirs = await desk.ask(await desk.office.issued("700"))
    link = await link_to(desk.office, await desk.office.issued("500"))

    answer = await asked(anybody, link, theirs["id"], "0712 345 678")

    assert answer.status_code == 409
    assert (await shown(anybody, link))["request"] is None


async def test_without_mobile_money_the_page_does_not_offer_it(
    desk: Desk, anybody: httpx.AsyncClient, app: FastAPI
) -> None:
    link = await link_to(desk.office, await desk.office.issued("500"))
    app.state.settings = app.state.settings.model_copy(update=dict.fromkeys(SETTINGS, ""))

    assert (await shown(anybody, link))["can_ask"] is False
