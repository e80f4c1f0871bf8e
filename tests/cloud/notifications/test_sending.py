"""Mail and push leave the house once, encrypted, and what came of each is in the log."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from cloud.automations.registry import AUTOMATIONS, outward_automations
from cloud.files.store import open_store
from cloud.foundation.bells import Bells
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import deliver_next, names_by_event, run_deliveries
from cloud.foundation.relay import publish_committed
from cloud.notifications.operations import notify, queue_mail
from cloud.notifications.sending import Outside
from tests.cloud.place import Ground, Urls, actor_named, app_on, signed_in, web_settings
from tests.mail_server import REFUSED, MailServer, mail_server
from tests.push_service import PushService, push_service


@pytest.fixture
def post() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def pushes() -> Iterator[PushService]:
    with push_service() as service:
        yield service


class House:
    """The service with its ways out, on a database of its own."""

    def __init__(self, database: Database, manager: httpx.AsyncClient, outside: Outside, ground: Ground) -> None:
        self.database, self.manager, self.outside, self.ground = database, manager, outside, ground
        self.automations = (*AUTOMATIONS, *outward_automations(outside))

    async def send(self) -> None:
        """Publish and deliver what is due."""
        async with self.database.transaction() as transaction:
            await publish_committed(transaction, reactions=names_by_event(self.automations))
        while await deliver_next(self.database, reactions={one.name: one.run for one in self.automations}):
            pass

    async def try_again_now(self) -> None:
        """Let the pause between two tries be over."""
        from sqlalchemy import func, update

        from cloud.foundation.delivery import DeliveryRow

        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(update(DeliveryRow).values(next_try_at=func.now()))
        await self.send()

    async def tell(self, *, times: int = 1) -> None:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            actor = await actor_named(transaction, self.ground.manager)
            for _ in range(times):
                await notify(
                    transaction,
                    kind="promise_breached",
                    branch_id=self.ground.nairobi,
                    people=[actor.person_id],
                    fields={"summary": "WO-1 Pump", "target": "arrive", "due_at": "2026-11-27T09:00:00+00:00"},
                    about=("work_order", uuid4()),
                    link="/work-orders/1",
                    cause=uuid4(),
                    now=datetime.now(UTC),
                )

    async def mail(self, to: str, attachments: tuple[UUID, ...] = ()) -> None:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            await queue_mail(
                transaction,
                branch_id=self.ground.nairobi,
                to=to,
                language="en",
                text_key="mail.test",
                fields={},
                attachments=attachments,
                about=("work_order", uuid4()),
            )

    async def log(self, channel: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = (await self.manager.get("/messages", params={"channel": channel})).json()["items"]
        return items


@pytest.fixture
async def house(
    fresh_database: Urls, ground: Ground, tmp_path: Any, post: MailServer, pushes: PushService
) -> AsyncIterator[House]:
    database = Database(fresh_database.app, pool_size=8)
    settings = web_settings(fresh_database, tmp_path).model_copy(update={"push_hosts": "127.0.0.1"})
    outside = Outside(
        files=open_store(settings.files_url),
        public_url="https://service.example.com",
        mail_password="",
        push_hosts=settings.known_push_hosts,
    )
    manager = await signed_in(app_on(database, settings), email=ground.manager)
    await manager.put("/organisation/mail", json=post.settings, headers={"If-Match": '"0"'})
    yield House(database, manager, outside, ground)
    await manager.aclose()
    await database.close()


async def test_a_mail_has_its_text_its_link_and_one_identity(house: House, post: MailServer) -> None:
    await house.tell()
    await house.send()
    await house.send()

    (got,) = post.got
    assert got["To"] == house.ground.manager
    assert got["Subject"] == "Promise broken: arrival was due Fri 27 Nov, 12:00"
    assert "https://service.example.com/work-orders/1" in got.get_content()
    (logged,) = await house.log("mail")
    assert (logged["state"], logged["tries"]) == ("sent", 1)
    assert got["Message-ID"] == f"<{logged['id']}@example.com>"


async def test_files_go_with_a_mail(house: House, post: MailServer) -> None:
    file_id = uuid4()
    path = f"/files/{file_id}?branch_id={house.ground.nairobi}&name=report.pdf"
    put = await house.manager.put(path, content=b"%PDF-1.7 real enough")
    assert put.status_code == 201, put.text

    await house.mail("customer@example.com", attachments=(file_id,))
    await house.send()

    (attachment,) = post.got[0].iter_attachments()
    assert (attachment.get_filename(), attachment.get_content()) == ("report.pdf", b"%PDF-1.7 real enough")


async def test_an_address_that_does_not_exist_is_not_tried_again(house: House, post: MailServer) -> None:
    await house.mail(REFUSED)
    await house.send()

    (logged,) = await house.log("mail")
    assert (logged["state"], logged["reason"]) == ("refused", "no such mailbox")
    assert post.got == []


async def test_a_mail_waits_for_a_server_that_is_away_and_comes_once(house: House, post: MailServer) -> None:
    post.stop()
    await house.mail("customer@example.com")
    await house.send()
    (waiting,) = await house.log("mail")

    post.start()
    await house.try_again_now()
    await house.try_again_now()

    assert (waiting["state"], waiting["tries"]) == ("waiting", 1)
    assert "refused" in waiting["reason"].lower()
    assert len(post.got) == 1
    assert [(one["state"], one["tries"]) for one in await house.log("mail")] == [("sent", 2)]


async def test_a_push_is_sealed_for_its_browser_and_signed(house: House, pushes: PushService) -> None:
    browser = pushes.browser()
    subscribed = await house.manager.post("/push/subscriptions", json=browser.subscription())
    assert subscribed.status_code == 201, subscribed.text

    await house.tell()
    await house.send()

    (woken,) = browser.woken
    assert woken["title"] == "Promise broken: arrival was due Fri 27 Nov, 12:00"
    assert (woken["link"], woken["ttl"]) == ("/work-orders/1", "14400")
    assert [one["state"] for one in await house.log("push")] == ["sent"]


async def test_a_browser_that_is_gone_is_forgotten_and_a_busy_service_tried_again(
    house: House, pushes: PushService
) -> None:
    gone, busy = pushes.browser(), pushes.browser()
    gone.status, busy.status = 410, 503
    for browser in (gone, busy):
        await house.manager.post("/push/subscriptions", json=browser.subscription())
    await house.tell()
    await house.send()
    first = {one["state"] for one in await house.log("push")}

    busy.status = 201
    await house.try_again_now()

    assert first == {"refused", "waiting"}
    assert len(busy.woken) == 1
    assert len((await house.manager.get("/push/subscriptions")).json()["items"]) == 1


async def test_who_chose_otherwise_gets_no_mail(house: House, post: MailServer) -> None:
    await house.manager.put("/notifications/choices/promise_breached/mail", json={"is_on": False})

    await house.tell()
    await house.send()

    assert post.got == []
    assert (await house.manager.get("/notifications/unseen")).json() == {"count": 1}


async def test_without_a_mail_server_the_log_says_so(house: House, fresh_database: Urls) -> None:
    async with house.database.transaction() as transaction:
        from cloud.branches.queries import organisation

        company = await organisation(transaction)
        assert company is not None
        company.mail = None
    await house.mail("customer@example.com")
    await house.send()

    assert [(one["state"], one["reason"]) for one in await house.log("mail")] == [
        ("refused", "no mail server is set up")
    ]


async def test_a_server_that_does_not_answer_holds_up_no_order(house: House, pushes: PushService) -> None:
    browser = pushes.browser()
    await house.manager.post("/push/subscriptions", json=browser.subscription())
    pushes.pause.clear()
    await house.tell(times=3)
    async with house.database.transaction() as transaction:
        await publish_committed(transaction, reactions=names_by_event(house.automations))
    lanes = {
        is_outward: {one.name: one.run for one in house.automations if one.is_outward == is_outward}
        for is_outward in (False, True)
    }
    stopping = asyncio.Event()
    outward = asyncio.create_task(
        run_deliveries(house.database, reactions=lanes[True], bells=Bells(), stopping=stopping)
    )

    job = await house.manager.post(
        "/work-orders", json={"branch_id": str(house.ground.nairobi), "title": "Pump", "priority": "emergency"}
    )
    async with asyncio.timeout(10), house.database.transaction() as transaction:
        await publish_committed(transaction, reactions=names_by_event(house.automations))
    async with asyncio.timeout(10):
        while await deliver_next(house.database, reactions=lanes[False]):
            pass
    told = (await house.manager.get("/deliveries", params={"state": "unfinished"})).json()["items"]

    assert job.status_code == 201
    assert {one["reaction"] for one in told} == {"queued_message_is_sent"}
    assert browser.woken == []
    pushes.pause.set()
    stopping.set()
    await outward


@pytest.mark.parametrize("change", ["is_sandbox = true", "switched_off = '[\"customer_mail\"]'"])
async def test_what_is_practised_or_not_wanted_yet_reaches_no_customer(
    house: House, post: MailServer, fresh_database: Urls, change: str
) -> None:
    with psycopg.connect(fresh_database.admin) as connection:
        connection.execute("ALTER TABLE branch DISABLE TRIGGER branch_sandbox_stays")
        connection.execute(f"UPDATE branch SET {change}")
    await house.mail("customer@example.com")
    await house.tell()
    await house.send()

    assert [one["To"] for one in post.got] == [house.ground.manager]
    states = {one["address"]: one["state"] for one in await house.log("mail")}
    assert states == {"customer@example.com": "refused", house.ground.manager: "sent"}
