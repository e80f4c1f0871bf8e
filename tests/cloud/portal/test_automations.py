"""What happens by itself: the customer gets one link when somebody is booked, the office hears of a dispute."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from cloud.automations.proved_repair_is_invoiced import proved_repair_is_invoiced
from cloud.files.store import open_store
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import Announcement
from cloud.notifications.sending import Outside
from tests.cloud.billing.office import PRICES
from tests.cloud.place import Ground, Urls, app_on, client_of, signed_in, web_settings
from tests.cloud.portal.conftest import LINK
from tests.cloud.reports.test_sent_report import Office
from tests.mail_server import MailServer, mail_server

PUBLIC = "https://service.example.com"
BREWERY = {"name": "Savanna Brewery", "language": "fr", "service_emails": ["works@example.com"]}


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
async def office(
    fresh_database: Urls, ground: Ground, tmp_path: Path, post: MailServer, request: pytest.FixtureRequest
) -> AsyncIterator[Office]:
    database = Database(fresh_database.app, pool_size=6)
    settings = web_settings(fresh_database, tmp_path)
    outside = Outside(
        files=open_store(settings.files_url),
        public_url=getattr(request, "param", PUBLIC),
        mail_password="",
        push_hosts=frozenset(),
    )
    app = app_on(database, settings)
    manager = await signed_in(app, email=ground.manager)
    await manager.put("/organisation/mail", json=post.settings, headers={"If-Match": '"0"'})
    office = Office(database, manager, outside, ground)
    office.app = app  # type: ignore[attr-defined]  # for callers without a session
    yield office
    await manager.aclose()
    await database.close()


async def booked(office: Office, customer: dict[str, Any]) -> dict[str, Any]:
    """Book a technician for a new order of the customer, then give the job another time."""
    made = (await office.manager.post("/customers", json=customer)).json()
    branch = str(office.ground.nairobi)
    site = {"branch_id": branch, "name": f"Works {uuid4()}", "customer_id": made["id"]}
    site_id = (await office.manager.post("/sites", json=site)).json()["id"]
    asset = {"site_id": site_id, "name": "Fan", "tag": str(uuid4())}
    asset_id = (await office.manager.post("/assets", json=asset)).json()["id"]
    body = {"branch_id": branch, "title": "Belt", "asset_id": asset_id}
    job: dict[str, Any] = (await office.manager.post("/work-orders", json=body)).json()
    shifts = [{"weekday": "mon", "starts": "08:00", "ends": "17:00"}]
    person = {"branch_id": branch, "name": "Wanjiru", "shifts": shifts}
    technician = (await office.manager.post("/technicians", json=person)).json()
    times = {"starts_at": "2030-03-04T06:00:00Z", "ends_at": "2030-03-04T08:00:00Z", "travel_minutes": 30}
    body = {"technician_id": technician["id"], **times, "is_confirmed": True}  # without shifts
    answer = await office.manager.post(f"/work-orders/{job['id']}/bookings", json=body)
    assert answer.status_code == 201, answer.text
    await office.react()
    later = body | {"starts_at": "2030-03-04T07:00:00Z", "ends_at": "2030-03-04T09:00:00Z"}
    booking = answer.json()
    path = f"/bookings/{booking['id']}"
    moved = await office.manager.patch(path, json=later, headers={"If-Match": f'"{booking["version"]}"'})
    assert moved.status_code == 200, moved.text
    await office.react()
    return job


async def test_the_customer_gets_one_link_that_opens_the_order(office: Office, post: MailServer) -> None:
    job = await booked(office, BREWERY)

    (mail,) = [one for one in post.got if one["To"] == "works@example.com"]
    words = mail.get_content()
    (token,) = re.findall(rf"{PUBLIC}/c/([\w-]+)", words)
    async with client_of(office.app) as anybody:  # type: ignore[attr-defined]
        page = (await anybody.get("/portal/page", headers={LINK: token})).json()

    assert mail["Subject"] == f"{job['number']} : un technicien est prévu"
    assert "lundi 4 mars, 09:30" in words  # half past six in UTC is half past nine in Nairobi
    assert (page["order"]["number"], page["order"]["standing"]) == (job["number"], "planned")


@pytest.mark.parametrize("office", [""], indirect=True)
async def test_without_an_address_of_the_service_no_link_is_mailed(office: Office, post: MailServer) -> None:
    await booked(office, BREWERY)

    assert post.got == []


async def test_a_dispute_reaches_the_office_and_work_done_again_is_judged_anew(office: Office) -> None:
    job = await office.done_job(BREWERY)
    address = (await office.manager.post(f"/work-orders/{job['id']}/customer-links")).json()["address"]
    headers = {LINK: address.rsplit("/", 1)[-1]}
    async with client_of(office.app) as customer:  # type: ignore[attr-defined]
        body = {"id": str(uuid4()), "decision": "disputed", "words": "Still slips", "person_name": "Grace"}
        assert (await customer.post("/portal/decisions", json=body, headers=headers)).status_code == 200
        await office.react()
        dispatcher = await signed_in(office.app, email=office.ground.dispatcher)  # type: ignore[attr-defined]
        inbox = (await dispatcher.get("/notifications")).json()["items"]
        await dispatcher.aclose()
        told = [one for one in inbox if one["kind"] == "job_disputed"]
        before = (await customer.get("/portal/page", headers=headers)).json()["order"]
        await office.move(job, "in_progress", reason="it slips")
        await office.move(job, "completed")
        after = (await customer.get("/portal/page", headers=headers)).json()["order"]

    assert len(told) == 1
    assert told[0]["body"] == f"{job['number']} Belt: Grace says: Still slips"
    assert told[0]["link"] == f"/work-orders/{job['id']}"
    assert before["decision"]["decision"] == "disputed"
    assert after["decision"] is None  # the work was done again: it is judged anew


async def issue(office: Office, invoice_id: str) -> None:
    """Give a draft a line and issue it."""
    path = f"/invoices/{invoice_id}"
    lines = [{"description": "Belt", "quantity": "1", "unit_price": "900"}]
    for call, step, body in ((office.manager.put, "lines", {"lines": lines}), (office.manager.post, "issuing", {})):
        seen = {"If-Match": (await office.manager.get(path)).headers["ETag"]}
        answer = await call(f"{path}/{step}", json=body, headers=seen)
        assert answer.status_code == 200, answer.text
    await office.react()


async def test_an_invoice_goes_out_with_its_link_and_a_disputed_job_is_not_invoiced(
    office: Office, post: MailServer
) -> None:
    await office.manager.post("/price-lists", json=PRICES)
    path = f"/branches/{office.ground.nairobi}/invoicing"
    await office.manager.put(path, json={"mode": "manual", "tax_rounding": "line"}, headers={"If-Match": '"0"'})
    job = await office.done_job(BREWERY | {"billing_emails": ["bills@example.com"]})
    address = (await office.manager.post(f"/work-orders/{job['id']}/customer-links")).json()["address"]
    headers = {LINK: address.rsplit("/", 1)[-1]}
    async with client_of(office.app) as customer:  # type: ignore[attr-defined]

        async def say(decision: str) -> None:
            body = {"id": str(uuid4()), "decision": decision, "words": "It slips", "person_name": "Grace"}
            assert (await customer.post("/portal/decisions", json=body, headers=headers)).status_code == 200
            await office.react()

        async def count() -> int:
            return len((await office.manager.get("/invoices", params={"work_order_id": job["id"]})).json()["items"])

        await say("disputed")
        await office.manager.put(path, json={"mode": "draft", "tax_rounding": "line"}, headers={"If-Match": '"1"'})
        async with office.database.transaction() as transaction:
            await act_as_system(transaction)
            told = Announcement(uuid4(), "work_order.verified", office.ground.nairobi, UUID(job["id"]), {})
            await proved_repair_is_invoiced(transaction, told, datetime.now(UTC))
        held = await count()
        await say("confirmed")
        assert (held, await count()) == (0, 1)
        (draft,) = (await office.manager.get("/invoices", params={"work_order_id": job["id"]})).json()["items"]
        await issue(office, draft["id"])
        bills = [one for one in post.got if one["To"] == "bills@example.com"]
        assert len(bills) == 1
        (body_of_mail,) = [part for part in bills[0].walk() if part.get_content_type() == "text/plain"]
        (token,) = re.findall(rf"{PUBLIC}/c/([\w-]+)", body_of_mail.get_content())
        page = (await customer.get("/portal/page", headers={LINK: token})).json()

    assert page["kind"] == "invoice"
    assert page["invoice"]["order_number"] == job["number"]
