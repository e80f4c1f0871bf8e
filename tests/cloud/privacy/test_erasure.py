"""A person is erased: nowhere in the database is a trace of who they were, and every ledger and chain holds."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cloud.audit.operations import seal
from cloud.audit.queries import verify
from cloud.files.erasing import erase_pictures
from cloud.files.store import open_store
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.identifiers import new_id
from cloud.identity.operations import open_session
from cloud.identity.queries import person_by_email
from cloud.migrations.tables import metadata
from cloud.permissions.models import RoleAssignmentRow
from cloud.privacy.operations import forget_by_age
from tests.cloud.conftest import SignIn
from tests.cloud.inventory.stocked import Store, made, require_sound_ledger
from tests.cloud.pictures import picture
from tests.cloud.place import Ground, client_of

NAME = "Zuwena Kanari"
EMAIL = "zuwena.kanari@example.com"
PHONE = "+254712987654"
TRACES = ("Zuwena", "zuwena", PHONE, "-1.21987", "allergic to penicillin")
PLACE = {"latitude": -1.45631, "longitude": 36.97851}


class Zuwena:
    """A technician who has worked: with a login, a home, leave, a job done by phone, and stock moved at the desk."""

    def __init__(self, app: FastAPI, manager: httpx.AsyncClient, ground: Ground, database: Database) -> None:
        self.app, self.manager, self.ground, self.database = app, manager, ground, database
        self.person_id = self.technician_id = self.booking_id = self.order_id = ""

    async def work(self) -> "Zuwena":
        branch = str(self.ground.nairobi)
        hired = {"branch_id": branch, "name": NAME, "phone": PHONE, "home_latitude": -1.21987, "home_longitude": 36.8}
        self.technician_id = (await made(self.manager, "/technicians", hired))["id"]
        login = f"/technicians/{self.technician_id}/login"
        assert (await self.manager.post(login, json={"email": EMAIL})).status_code == 200
        now = datetime.now(UTC)
        leave = {
            "starts_at": (now + timedelta(days=30)).isoformat(),
            "ends_at": (now + timedelta(days=31)).isoformat(),
            "kind": "sick",
            "note": "allergic to penicillin",
        }
        await made(self.manager, f"/technicians/{self.technician_id}/leaves", leave)
        self.order_id = (await made(self.manager, "/work-orders", {"branch_id": branch, "title": "Bearing"}))["id"]
        visit = {
            "technician_id": self.technician_id,
            "starts_at": (now + timedelta(minutes=5)).isoformat(),
            "ends_at": (now + timedelta(hours=1)).isoformat(),
            "is_confirmed": True,
        }
        self.booking_id = (await made(self.manager, f"/work-orders/{self.order_id}/bookings", visit))["id"]
        await self._by_phone()
        desk = await self._session(is_phone=False)
        store = await Store(self.manager, self.ground.nairobi).open()
        store.client = desk
        await store.receive(5, 900)
        return self

    async def _by_phone(self) -> None:
        phone = await self._session(is_phone=True)
        for kind, more in (("accept", {}), ("depart", {}), ("arrive", {"place": PLACE}), ("start", {}),
                           ("comment", {"text": "Greased"}), ("complete", {})):  # fmt: skip
            told = {
                "kind": kind,
                "id": str(uuid4()),
                "booking_id": self.booking_id,
                "at": datetime.now(UTC).isoformat(),
            }
            outcome = (await phone.post("/phone/commands", json={"command": {**told, **more}})).json()
            assert outcome["outcome"] == "applied", outcome

    async def _session(self, *, is_phone: bool) -> httpx.AsyncClient:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            person = await person_by_email(transaction, email=EMAIL)
            assert person is not None
            self.person_id = str(person.id)
            if not is_phone:
                transaction.add(
                    RoleAssignmentRow(
                        id=new_id(), person_id=person.id, role="branch_manager", branch_id=self.ground.nairobi
                    )
                )
            secret, session = await open_session(
                transaction, person_id=person.id, user_agent="Zuwena's", now=datetime.now(UTC), is_phone=is_phone
            )
        client = client_of(self.app)
        client.cookies.set("mafundi_phone" if is_phone else "mafundi_session", secret)
        client.headers.update(
            {"X-CSRF-Token": session.csrf_token} | ({"X-Mafundi-Device": "phone"} if is_phone else {})
        )
        return client

    async def sealed(self) -> dict[str, int]:
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            await seal(transaction, kept={})
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            return await verify(transaction, kept={})

    async def traces(self) -> dict[str, set[str]]:
        """Look through every table the service can read, as text."""
        found: dict[str, set[str]] = {}
        async with self.database.transaction() as transaction:
            await act_as_system(transaction)
            for table in metadata.tables.values():
                if table.name == "reading":
                    continue
                rows = await transaction.execute(text(f"SELECT t::text FROM {table.name} t"))
                content = "\n".join(row[0] for row in rows)
                if seen := {trace for trace in TRACES if trace in content}:
                    found[table.name] = seen
        return found

    async def erase(self, name: str = NAME) -> httpx.Response:
        return await self.manager.post(f"/privacy/people/{self.person_id}/erasure", json={"name": name})


@pytest.fixture
async def zuwena(app: FastAPI, manager: httpx.AsyncClient, ground: Ground, database: Database) -> Zuwena:
    return await Zuwena(app, manager, ground, database).work()


async def test_after_the_erasure_no_trace_is_left_and_ledgers_and_chains_hold(
    zuwena: Zuwena, manager: httpx.AsyncClient, database: Database
) -> None:
    assert await zuwena.sealed() == {}
    before = await zuwena.traces()
    assert {"person", "technician", "booking_move", "stock_move", "audit_entry", "work_order_comment"} <= set(before)

    answer = await zuwena.erase()

    assert (answer.status_code, answer.json().get("are_names_left")) == (200, False), answer.text
    assert await zuwena.traces() == {}
    assert await zuwena.sealed() == {}
    await require_sound_ledger(database)
    assert (await manager.get(f"/work-orders/{zuwena.order_id}")).json()["status"] == "completed"
    again = await zuwena.erase(f"Erased {zuwena.person_id[-6:]}")
    assert (again.status_code, again.json()["type"]) == (409, "urn:mafundi:problem:privacy.already_erased")


async def test_all_that_is_held_is_given_out_without_secrets_and_that_is_audited(
    zuwena: Zuwena, manager: httpx.AsyncClient
) -> None:
    answer = await manager.get(f"/privacy/people/{zuwena.person_id}/data")

    held, whole = answer.json()["held"], answer.text
    assert held["person"][0]["email"] == EMAIL
    assert held["technician"][0]["phone"] == PHONE
    assert any(one["latitude"] == PLACE["latitude"] for one in held["booking_move"])
    assert {"booking", "phone_command", "session", "stock_move", "technician_leave", "audit_entry"} <= set(held)
    assert not any(word in whole for word in ("password_hash", "secret_hash", "csrf_token", "$argon2"))
    noted = (await manager.get("/audit", params={"action": "person.data_exported"})).json()["items"]
    assert [one["object_id"] for one in noted] == [zuwena.person_id]
    assert json.loads(whole)["subject_id"] == zuwena.person_id


async def test_an_erasure_needs_the_name_and_is_refused_with_visits_ahead_or_of_oneself(
    zuwena: Zuwena, manager: httpx.AsyncClient, ground: Ground
) -> None:
    people = {one["email"]: one for one in (await manager.get("/privacy/people")).json()["items"]}
    own = people[ground.manager]
    now = datetime.now(UTC)
    visit = {
        "technician_id": zuwena.technician_id,
        "starts_at": (now + timedelta(days=2)).isoformat(),
        "ends_at": (now + timedelta(days=2, hours=1)).isoformat(),
        "is_confirmed": True,
    }
    order = await made(manager, "/work-orders", {"branch_id": str(ground.nairobi), "title": "Seal"})
    await made(manager, f"/work-orders/{order['id']}/bookings", visit)

    wrong = await zuwena.erase("Zuwena")
    booked = await zuwena.erase()
    self_ = await manager.post(f"/privacy/people/{own['id']}/erasure", json={"name": own["name"]})
    nobody = await manager.post(f"/privacy/people/{uuid4()}/erasure", json={"name": "X"})

    codes = [answer.json()["type"].rsplit(":", 1)[-1] for answer in (wrong, booked, self_, nobody)]
    assert codes == ["privacy.name_not_confirmed", "privacy.still_booked", "privacy.yourself", "not_found"]
    assert people[EMAIL]["is_technician"]


async def test_who_manages_one_branch_alone_sees_and_erases_nobody(sign_in: SignIn, ground: Ground) -> None:
    nairobi = await sign_in(ground.nairobi_manager)

    assert (await nairobi.get("/privacy/people")).status_code == 403
    assert (await nairobi.get(f"/privacy/people/{uuid4()}/data")).status_code == 403
    assert (await nairobi.post(f"/privacy/people/{uuid4()}/erasure", json={"name": "X"})).status_code == 403
    assert (await (await sign_in(ground.dispatcher)).get("/privacy/people")).status_code == 403


async def test_a_name_that_two_people_share_stays_where_a_name_is_all_there_is(
    zuwena: Zuwena, manager: httpx.AsyncClient, ground: Ground
) -> None:
    await made(manager, "/technicians", {"branch_id": str(ground.nairobi), "name": NAME})

    answer = await zuwena.erase()

    comments = (await manager.get(f"/work-orders/{zuwena.order_id}/comments")).json()["items"]
    assert answer.json()["are_names_left"] is True
    assert comments[0]["person_name"] == NAME
    assert "person" not in await zuwena.traces()


async def test_a_customers_people_are_erased_and_issued_invoices_stay(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    customer = await made(
        manager,
        "/customers",
        {"kind": "person", "name": "Otieno Were", "phones": ["0712345678"], "notes": "Second gate"},
    )
    site = await made(manager, "/sites", {"branch_id": str(ground.nairobi), "name": "House"})
    seen = {"If-Match": (await manager.get(f"/sites/{site['id']}")).headers["etag"]}
    contacts = {"customer_id": customer["id"], "contacts": [{"name": "Atieno"}]}
    assert (await manager.patch(f"/sites/{site['id']}", json=contacts, headers=seen)).status_code == 200

    data = (await manager.get(f"/privacy/customers/{customer['id']}/data")).json()["held"]
    erased = await manager.post(f"/privacy/customers/{customer['id']}/erasure", json={"name": "Otieno Were"})

    after = (await manager.get(f"/customers/{customer['id']}")).json()
    assert (data["customer"][0]["name"], data["site"][0]["contacts"][0]["name"]) == ("Otieno Were", "Atieno")
    assert erased.status_code == 200, erased.text
    assert (after["name"], after["phones"], after["notes"], after["is_active"]) == (
        f"Erased {customer['id'][-6:]}", [], "", False,
    )  # fmt: skip
    assert (await manager.get(f"/sites/{site['id']}")).json()["contacts"] == []


async def test_positions_and_contacts_go_with_age_and_the_step_stays(zuwena: Zuwena, database: Database) -> None:
    now = datetime.now(UTC)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        early = {"position_retention_days": now - timedelta(days=1), "contact_retention_days": now - timedelta(days=1)}
        kept = await forget_by_age(transaction, before=early)
        late = {name: now + timedelta(days=1) for name in early}
        gone = await forget_by_age(transaction, before=late)
        left = await transaction.execute(
            text("SELECT count(*), count(latitude) FROM booking_move WHERE to_status = 'on_site'")
        )
        command = await transaction.execute(text("SELECT body FROM phone_command WHERE kind = 'arrive'"))

    assert kept.total() == 0
    assert (gone["booking_move"], gone["phone_command"]) == (1, 1)
    assert tuple(left.one()) == (1, 0)
    assert "place" not in command.scalar_one()


async def test_pictures_go_with_age_and_say_so(
    manager: httpx.AsyncClient, ground: Ground, database: Database, tmp_path: Path, app: FastAPI
) -> None:
    ids = [str(uuid4()), str(uuid4())]
    for number, content in enumerate((picture(), b"a plain text")):
        params = {"branch_id": str(ground.nairobi), "name": f"f{number}"}
        assert (await manager.put(f"/files/{ids[number]}", params=params, content=content)).status_code == 201
    store = app.state.content_store
    later = datetime.now(UTC) + timedelta(days=1)

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        young = await erase_pictures(transaction, store=store, before=later - timedelta(days=2), now=later)
        old = await erase_pictures(transaction, store=store, before=later, now=later)
        again = await erase_pictures(transaction, store=store, before=later, now=later)

    photo, note = [await manager.get(f"/files/{one}") for one in ids]
    assert (young, old, again) == (0, 1, 0)
    assert (photo.status_code, photo.json()["type"]) == (410, "urn:mafundi:problem:files.erased")
    assert note.content == b"a plain text"
    assert len(list((tmp_path / "files").rglob("*/*"))) == 1


async def test_a_picture_uploaded_again_is_not_lost_with_the_old_one(
    manager: httpx.AsyncClient, ground: Ground, database: Database, tmp_path: Path
) -> None:
    content = picture()
    ids = [str(uuid4()), str(uuid4())]
    for one in ids:
        params = {"branch_id": str(ground.nairobi), "name": "p"}
        await manager.put(f"/files/{one}", params=params, content=content)
    now = datetime.now(UTC)

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(
            text("UPDATE file SET erased_at = :now WHERE id = :id"), {"now": now, "id": UUID(ids[0])}
        )
        count = await erase_pictures(
            transaction, store=open_store(f"file://{tmp_path}/files"), before=now - timedelta(days=1), now=now
        )

    assert count == 0
    assert (await manager.get(f"/files/{ids[1]}")).content == content


async def test_the_ledger_may_lose_a_name_and_nothing_else(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    await (await Store(manager, ground.nairobi).open()).receive(5, 900)

    async def forge(change: str) -> None:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await transaction.execute(text(f"UPDATE stock_move SET {change}"))

    for change in ("person_name = 'Somebody'", "quantity = 1", "person_name = '', quantity = 1"):
        with pytest.raises(DBAPIError):
            await forge(change)
    await forge("person_name = ''")
