"""What happens reaches those whom it concerns, once, and nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from cloud.automations.outcome_of_repair_is_told import outcome_of_repair_is_told
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import Announcement
from cloud.notifications.escalation import look
from cloud.notifications.operations import notify_branch, settle
from tests.cloud.conftest import SignIn
from tests.cloud.notifications.conftest import React, inbox, order, technician
from tests.cloud.place import Ground

SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)


async def book(manager: httpx.AsyncClient, job: dict[str, Any], who: dict[str, Any], at: datetime = SOON) -> Any:
    body = {"technician_id": who["id"], "starts_at": at.isoformat(), "ends_at": (at + timedelta(hours=1)).isoformat()}
    answer = await manager.post(f"/work-orders/{job['id']}/bookings", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def kinds(sign_in: SignIn, email: str) -> list[str]:
    return [one["kind"] for one in await inbox(sign_in, email)]


async def escalated(database: Database, *, minutes: float) -> None:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await look(transaction, now=datetime.now(UTC) + timedelta(minutes=minutes))


async def test_a_job_its_other_time_and_its_going_to_somebody_else_are_told(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React
) -> None:
    wanjiru, otieno = await technician(manager, ground, "Wanjiru"), await technician(manager, ground, "Otieno")
    job = await order(manager, ground)
    booking = await book(manager, job, wanjiru)
    await react()

    (first,) = await inbox(sign_in, wanjiru["email"])
    assert first["kind"] == "job_assigned"
    assert first["link"] == f"/phone/jobs/{booking['id']}"
    assert job["number"] in first["body"]

    later = SOON + timedelta(hours=3)
    times = {"starts_at": later.isoformat(), "ends_at": (later + timedelta(hours=1)).isoformat(), "travel_minutes": 0}
    seen = {"If-Match": f'"{booking["version"]}"'}
    changed = await manager.patch(
        f"/bookings/{booking['id']}", json={"technician_id": wanjiru["id"], **times}, headers=seen
    )
    assert changed.status_code == 200, changed.text
    seen = {"If-Match": f'"{changed.json()["version"]}"'}
    await manager.patch(f"/bookings/{booking['id']}", json={"technician_id": otieno["id"], **times}, headers=seen)
    await react()

    assert await kinds(sign_in, wanjiru["email"]) == ["job_taken_away", "job_moved", "job_assigned"]
    assert await kinds(sign_in, otieno["email"]) == ["job_assigned"]


async def test_a_declined_job_reaches_the_office_of_its_branch_alone(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)
    for to in ("dispatched", "declined"):
        answer = await manager.post(
            f"/bookings/{booking['id']}/moves",
            json={"to": to, "reason": "no ladder"},
            headers={"If-Match": f'"{booking["version"]}"'},
        )
        assert answer.status_code == 200, answer.text
        booking = answer.json()
    await react()

    told = next(one for one in await inbox(sign_in, ground.dispatcher) if one["kind"] == "job_declined")
    assert told["body"].endswith("no ladder")
    assert "job_declined" in await kinds(sign_in, ground.nairobi_manager)
    assert await kinds(sign_in, ground.mombasa_manager) == []


async def test_the_office_is_told_of_an_order_that_lost_its_technician(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    await book(manager, job, who)
    await react()
    period = {"starts_at": SOON.isoformat(), "ends_at": (SOON + timedelta(days=2)).isoformat(), "kind": "sick"}
    assert (await manager.post(f"/technicians/{who['id']}/leaves", json=period)).status_code == 201

    await react()

    told = (await inbox(sign_in, ground.dispatcher))[0]
    assert (told["kind"], told["link"]) == ("order_waits_again", f"/work-orders/{job['id']}")


async def test_the_office_is_told_of_a_repair_that_nothing_proves(
    ground: Ground, sign_in: SignIn, database: Database
) -> None:
    payload = {"number": "WO-1", "summary": "WO-1 Bearing"}
    told = Announcement(uuid4(), "work_order.unproved", ground.nairobi, uuid4(), payload)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await outcome_of_repair_is_told(transaction, told, datetime.now(UTC))

    assert await kinds(sign_in, ground.nairobi_manager) == ["repair_unproved"]


async def test_an_order_that_nobody_can_take_is_told_where_dispatch_is_automatic(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React
) -> None:
    await manager.put(f"/dispatch/settings/{ground.nairobi}", json={"mode": "automatic"}, headers={"If-Match": '"0"'})
    await order(manager, ground)
    await react()

    assert await kinds(sign_in, ground.dispatcher) == ["nobody_can_go"]


async def test_a_cause_that_is_looked_at_twice_is_told_once(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, database: Database
) -> None:
    cause, incident = uuid4(), uuid4()
    for _ in range(2):
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await notify_branch(
                transaction,
                kind="incident_opened",
                branch_id=ground.nairobi,
                fields={"summary": "Pump"},
                about=("incident", incident),
                link=f"/incidents/{incident}",
                cause=cause,
                now=datetime.now(UTC),
            )

    assert await kinds(sign_in, ground.dispatcher) == ["incident_opened"]


async def test_nobody_looks_and_the_next_is_told_with_the_name_of_who_did_not(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React, database: Database
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    await book(manager, job, who)
    await react()
    before = await kinds(sign_in, ground.dispatcher)

    await escalated(database, minutes=9)
    assert await kinds(sign_in, ground.dispatcher) == before
    await escalated(database, minutes=11)
    (told,) = [one for one in await inbox(sign_in, ground.dispatcher) if one["kind"] == "job_assigned"]
    await escalated(database, minutes=25)

    assert told["title"].startswith("Not seen by Wanjiru: New job")
    assert told["link"] == f"/work-orders/{job['id']}"
    assert "job_assigned" in await kinds(sign_in, ground.nairobi_manager)
    assert await kinds(sign_in, ground.mombasa_manager) == []


@pytest.mark.parametrize("how", ["looks", "accepts", "settled"])
async def test_who_looks_or_acts_ends_the_chain(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React, database: Database, how: str
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)
    await react()
    (told,) = await inbox(sign_in, who["email"])

    if how == "looks":
        client = await sign_in(who["email"])
        await client.post("/notifications/seen", json={"notification_ids": [told["id"]]})
    elif how == "accepts":
        for to in ("dispatched", "accepted"):
            seen = {"If-Match": f'"{booking["version"]}"'}
            booking = (await manager.post(f"/bookings/{booking['id']}/moves", json={"to": to}, headers=seen)).json()
        await react()
    else:
        async with database.transaction() as transaction:
            await act_as_system(transaction)
            await settle(transaction, about=("booking", UUID(booking["id"])))
    await escalated(database, minutes=60)

    assert "job_assigned" not in await kinds(sign_in, ground.dispatcher)


async def test_a_job_for_another_day_wakes_nobody_else(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React, database: Database
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    await book(manager, job, who, at=SOON + timedelta(days=1))
    await react()

    await escalated(database, minutes=60)

    assert "job_assigned" not in await kinds(sign_in, ground.dispatcher)


async def test_a_named_chain_is_told_one_after_the_other(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React, database: Database
) -> None:
    path = f"/branches/{ground.nairobi}/escalation"
    people = {one["name"]: one["id"] for one in (await manager.get(path)).json()["people"]}
    chain = [people["Nairobi"], people["Dispatcher"]]
    answer = await manager.put(path, json={"minutes": 2, "person_ids": chain}, headers={"If-Match": '"0"'})
    assert answer.status_code == 200, answer.text
    await order(manager, ground)
    await react()
    told = [await kinds(sign_in, email) for email in (ground.nairobi_manager, ground.dispatcher, ground.manager)]

    await escalated(database, minutes=3)
    await escalated(database, minutes=60)

    assert told == [["order_waits"], [], []]
    assert await kinds(sign_in, ground.dispatcher) == ["order_waits"]
    assert await kinds(sign_in, ground.manager) == []


async def test_a_named_chain_of_people_who_lost_their_roles_goes_by_role_again(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, react: React, database: Database
) -> None:
    path = f"/branches/{ground.nairobi}/escalation"
    people = {one["name"]: one["id"] for one in (await manager.get(path)).json()["people"]}
    chain = {"minutes": 2, "person_ids": [people["Nairobi"]]}
    await manager.put(path, json=chain, headers={"If-Match": '"0"'})
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text("DELETE FROM role_assignment WHERE person_id = :id"), {"id": people["Nairobi"]})

    await order(manager, ground)
    await react()

    assert await kinds(sign_in, ground.dispatcher) == ["order_waits"]


async def test_an_event_of_an_older_version_is_still_understood(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn, database: Database
) -> None:
    from cloud.automations.booking_is_told_to_technician import booking_is_told_to_technician

    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)
    payload = {name: booking[name] for name in ("technician_id", "starts_at", "ends_at")}
    told = Announcement(
        uuid4(),
        "booking.made",
        ground.nairobi,
        UUID(job["id"]),
        {**payload, "booking_id": booking["id"], "summary": "Pump"},
    )
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await booking_is_told_to_technician(transaction, told, datetime.now(UTC))

    assert await kinds(sign_in, who["email"]) == ["job_assigned"]
