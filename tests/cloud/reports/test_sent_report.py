"""The report reaches the customer once for each completion, and its code can be asked about without an account."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
import segno

from cloud.automations.registry import AUTOMATIONS, outward_automations
from cloud.files.store import open_store
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import Announcement, deliver_next, names_by_event
from cloud.foundation.relay import publish_committed
from cloud.notifications.sending import Outside
from tests.cloud.place import Ground, Urls, app_on, client_of, signed_in, web_settings
from tests.mail_server import MailServer, mail_server


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


class Office:
    """The service with its ways out, and a manager at the console."""

    def __init__(self, database: Database, manager: httpx.AsyncClient, outside: Outside, ground: Ground) -> None:
        self.database, self.manager, self.ground, self.outside = database, manager, ground, outside
        self.automations = (*AUTOMATIONS, *outward_automations(outside))

    async def react(self) -> None:
        """Publish and run everything until nothing is left."""
        while True:
            async with self.database.transaction() as transaction:
                published = await publish_committed(transaction, reactions=names_by_event(self.automations))
            while await deliver_next(self.database, reactions={one.name: one.run for one in self.automations}):
                pass
            if published == 0:
                return

    async def again(self, job: dict[str, Any], kind: str = "work_order.verified") -> None:
        """Let the reaction look at the order once more."""
        report = next(one for one in self.automations if one.name == "proved_repair_is_reported")
        told = Announcement(uuid4(), kind, self.ground.nairobi, UUID(job["id"]), {})
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            await report.run(transaction, told, datetime.now(UTC))
        await self.react()

    async def done_job(self, customer: dict[str, Any] | None) -> dict[str, Any]:
        """Complete an order at a site of the customer."""
        customer_id = None
        if customer is not None:
            made = await self.manager.post("/customers", json=customer)
            assert made.status_code == 201, made.text
            customer_id = made.json()["id"]
        site = {"branch_id": str(self.ground.nairobi), "name": f"Works {uuid4()}", "customer_id": customer_id}
        answer = await self.manager.post("/sites", json=site)
        assert answer.status_code == 201, answer.text
        asset = {"site_id": answer.json()["id"], "name": "Fan", "tag": str(uuid4())}
        asset_id = (await self.manager.post("/assets", json=asset)).json()["id"]
        body = {"branch_id": str(self.ground.nairobi), "title": "Belt", "asset_id": asset_id}
        job: dict[str, Any] = (await self.manager.post("/work-orders", json=body)).json()
        for to in ("in_progress", "completed"):
            await self.move(job, to)
        await self.react()
        return job

    async def move(self, job: dict[str, Any], to: str, reason: str = "") -> None:
        seen = (await self.manager.get(f"/work-orders/{job['id']}")).headers["ETag"]
        body = {"to": to, "reason": reason}
        path = f"/work-orders/{job['id']}/transitions"
        answer = await self.manager.post(path, json=body, headers={"If-Match": seen})
        assert answer.status_code == 200, answer.text

    async def reports(self, job: dict[str, Any]) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await self.manager.get(f"/work-orders/{job['id']}/reports")).json()["items"]
        return items


@pytest.fixture
async def office(fresh_database: Urls, ground: Ground, tmp_path: Path, post: MailServer) -> AsyncIterator[Office]:
    database = Database(fresh_database.app, pool_size=6)
    settings = web_settings(fresh_database, tmp_path)
    outside = Outside(
        files=open_store(settings.files_url),
        public_url="https://service.example.com",
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


BREWERY = {"name": "Savanna Brewery", "language": "fr", "service_emails": ["works@example.com"]}


async def test_a_completed_job_is_reported_once_in_the_customers_language(office: Office, post: MailServer) -> None:
    job = await office.done_job(BREWERY)
    await office.again(job)

    (mail,) = [one for one in post.got if one["To"] == "works@example.com"]
    (attached,) = mail.iter_attachments()
    assert mail["Subject"] == f"Rapport d'intervention {job['number']} : Belt"
    assert attached.get_filename() == f"{job['number']}.pdf"
    assert attached.get_content().startswith(b"%PDF-")
    (report,) = await office.reports(job)
    assert (report["sent_to"], report["reason"], report["language"]) == ("works@example.com", "", "fr")


async def test_a_job_that_comes_back_is_reported_anew(office: Office, post: MailServer) -> None:
    job = await office.done_job(BREWERY)
    await office.move(job, "in_progress", reason="the belt slips")
    await office.move(job, "completed")
    await office.react()

    assert len([one for one in post.got if one["To"] == "works@example.com"]) == 2
    assert len(await office.reports(job)) == 2


@pytest.mark.parametrize("public_url", ["https://service.example.com", ""])
async def test_a_report_carries_a_code_only_where_it_can_lead_somewhere(
    office: Office, monkeypatch: pytest.MonkeyPatch, public_url: str
) -> None:
    make, coded = segno.make, []
    monkeypatch.setattr(segno, "make", lambda address, **how: coded.append(address) or make(address, **how))
    office.automations = (*AUTOMATIONS, *outward_automations(replace(office.outside, public_url=public_url)))

    job = await office.done_job(BREWERY)

    (report,) = await office.reports(job)
    assert report["file_id"] is not None
    assert [address.rsplit("/", 1)[0] for address in coded] == [f"{public_url}/verify"] * bool(public_url)


@pytest.mark.parametrize(
    ("customer", "reason"), [(None, "no_customer"), ({"name": "Walk-in", "service_emails": []}, "no_address")]
)
async def test_the_order_says_why_nothing_was_sent(
    office: Office, post: MailServer, customer: dict[str, Any] | None, reason: str
) -> None:
    job = await office.done_job(customer)

    (report,) = await office.reports(job)
    assert (report["reason"], report["sent_to"], report["file_id"]) == (reason, "", None)
    assert post.got == []


async def test_a_person_sends_it_again_and_a_stranger_cannot(office: Office, post: MailServer) -> None:
    job = await office.done_job(BREWERY)
    (report,) = await office.reports(job)
    path = f"/work-orders/{job['id']}/reports/{report['id']}/sending"

    answer = await office.manager.post(path)
    stranger = await signed_in(office.app, email=office.ground.mombasa_manager)  # type: ignore[attr-defined]
    refused = await stranger.post(path)
    await stranger.aclose()
    await office.react()

    assert answer.status_code == 200, answer.text
    assert refused.status_code == 404
    first, second = [next(iter(one.iter_attachments())).get_content() for one in post.got]
    assert first == second


async def test_the_code_of_a_report_is_answered_without_an_account(office: Office) -> None:
    job = await office.done_job(BREWERY)
    async with office.database.transaction() as transaction:
        from cloud.reports.sent_report import reports_of

        await act_as_system(transaction)
        (row,) = await reports_of(transaction, work_order_id=UUID(job["id"]))
        token = row.token

    async with client_of(office.app, base="http://testserver") as anybody:  # type: ignore[attr-defined]
        known = await anybody.get(f"/verify/{token}", headers={"Accept-Language": "en"})
        guessed = await anybody.get("/verify/guessed", headers={"Accept-Language": "sw"})

    assert known.status_code == 200
    assert "This report is genuine." in known.text
    assert job["number"] in known.text
    assert "Savanna" not in known.text
    assert guessed.status_code == 404
    assert "Hakuna ripoti" in guessed.text
