"""A technician who does not show: marked once, written down, told; the job goes to the next best."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from cloud.foundation.database import Database, act_as_system
from cloud.notifications.escalation import look as tell_the_next
from cloud.work_orders.overdue import look
from tests.cloud.conftest import SignIn
from tests.cloud.notifications.conftest import React, inbox, order, react, technician
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings

__all__ = ["react"]

START = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
TRAVEL_MINUTES = 20
DUE = START + timedelta(minutes=TRAVEL_MINUTES)
LATE = DUE + timedelta(minutes=15)


async def book(manager: httpx.AsyncClient, job: dict[str, Any], who: dict[str, Any]) -> dict[str, Any]:
    body = {
        "technician_id": who["id"],
        "starts_at": START.isoformat(),
        "ends_at": (START + timedelta(hours=2)).isoformat(),
        "travel_minutes": TRAVEL_MINUTES,
    }
    answer = await manager.post(f"/work-orders/{job['id']}/bookings", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def move(manager: httpx.AsyncClient, booking: dict[str, Any], *steps: str) -> dict[str, Any]:
    for to in steps:
        answer = await manager.post(
            f"/bookings/{booking['id']}/moves", json={"to": to, "reason": "told by voice"}, headers=seen(booking)
        )
        assert answer.status_code == 200, answer.text
        booking = answer.json()
    return booking


def seen(booking: dict[str, Any]) -> dict[str, str]:
    return {"If-Match": f'"{booking["version"]}"'}


async def looked(database: Database, now: datetime) -> int:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        return await look(transaction, now=now)


async def bookings_of(manager: httpx.AsyncClient, job: dict[str, Any]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await manager.get(f"/work-orders/{job['id']}/bookings")).json()["items"]
    return items


async def no_shows(manager: httpx.AsyncClient, job: dict[str, Any]) -> list[str]:
    history = (await manager.get(f"/work-orders/{job['id']}/history")).json()["items"]
    return [line["text"] for line in history if line["kind"] == "no_show"]


async def hand_over(client: httpx.AsyncClient, booking: dict[str, Any]) -> httpx.Response:
    return await client.post(
        f"/bookings/{booking['id']}/hand-over", json={"reason": "did not come"}, headers=seen(booking)
    )


async def test_who_has_not_set_out_a_quarter_of_an_hour_after_the_time_on_site_is_marked_once(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)

    found = [await looked(database, now) for now in (LATE - timedelta(seconds=1), LATE, LATE + timedelta(hours=1))]

    assert found == [0, 1, 0]
    assert await no_shows(manager, job) == ["Wanjiru"]
    (after,) = await bookings_of(manager, job)
    assert (after["is_overdue"], after["version"]) == (True, booking["version"])
    entries = (await manager.get("/audit", params={"object_id": booking["id"]})).json()["items"]
    assert [one["action"] for one in entries].count("booking.overdue") == 1


@pytest.mark.parametrize(
    ("steps", "is_missed"),
    [
        (("accepted",), True),
        (("dispatched",), True),
        (("accepted", "travelling"), False),
        (("accepted", "on_site"), False),
        (("declined",), False),
        (("cancelled",), False),
    ],
)
async def test_only_somebody_who_is_expected_and_has_not_set_out_is_missed(
    manager: httpx.AsyncClient, ground: Ground, database: Database, steps: tuple[str, ...], is_missed: bool
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    await move(manager, await book(manager, job, who), *steps)

    assert await looked(database, LATE) == int(is_missed)


async def test_another_time_is_another_chance(manager: httpx.AsyncClient, ground: Ground, database: Database) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)
    await looked(database, LATE)
    times = {
        "technician_id": who["id"],
        "starts_at": (START + timedelta(hours=3)).isoformat(),
        "ends_at": (START + timedelta(hours=5)).isoformat(),
        "travel_minutes": TRAVEL_MINUTES,
    }

    moved = await manager.patch(f"/bookings/{booking['id']}", json=times, headers=seen(booking))
    found = [await looked(database, LATE + timedelta(hours=hours)) for hours in (1, 3)]

    assert moved.json()["is_overdue"] is False
    assert found == [0, 1]


async def test_the_office_reads_who_has_not_come_to_what_and_since_when(
    manager: httpx.AsyncClient, ground: Ground, database: Database, sign_in: SignIn, react: React
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    await book(manager, job, who)
    await looked(database, LATE)
    await react()

    (told,) = [one for one in await inbox(sign_in, ground.dispatcher) if one["kind"] == "job_overdue"]

    assert told["title"] == "Wanjiru has not come"
    assert told["body"].startswith(f"{job['number']} {job['title']}: should be on site since ")
    assert told["link"] == f"/work-orders/{job['id']}"


@pytest.mark.parametrize(("step", "still_told"), [("accepted", True), ("travelling", False)])
async def test_setting_out_ends_the_telling_and_a_mere_yes_does_not(
    manager: httpx.AsyncClient,
    ground: Ground,
    database: Database,
    sign_in: SignIn,
    react: React,
    step: str,
    still_told: bool,
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)
    await looked(database, LATE)
    await react()
    await move(manager, booking, *(("accepted",) if step == "accepted" else ("accepted", "travelling")))
    await react()

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await tell_the_next(transaction, now=datetime.now(UTC) + timedelta(hours=1))

    told = [one["kind"] for one in await inbox(sign_in, ground.nairobi_manager)]
    assert ("job_overdue" in told) is still_told


async def test_the_next_best_gets_the_job_and_the_order_never_waits(
    manager: httpx.AsyncClient, ground: Ground, database: Database, sign_in: SignIn, react: React
) -> None:
    wanjiru, otieno = await technician(manager, ground, "Wanjiru"), await technician(manager, ground, "Otieno")
    await manager.put(f"/dispatch/settings/{ground.nairobi}", json={"mode": "automatic"}, headers={"If-Match": '"0"'})
    job = await order(manager, ground)
    booking = await book(manager, job, wanjiru)
    await looked(database, LATE)

    answer = await hand_over(manager, booking)
    await react()

    assert answer.status_code == 201, answer.text
    assert answer.json()["technician_id"] == otieno["id"]
    found = {one["technician_name"]: (one["status"], one["reason"]) for one in await bookings_of(manager, job)}
    assert found == {"Wanjiru": ("cancelled", "did not come"), "Otieno": ("scheduled", "")}
    history = (await manager.get(f"/work-orders/{job['id']}/history")).json()["items"]
    assert [line["to_status"] for line in history if line["kind"] == "status"] == ["scheduled"]
    assert (await inbox(sign_in, wanjiru["email"]))[0]["kind"] == "job_taken_away"
    assert [one["kind"] for one in await inbox(sign_in, otieno["email"])] == ["job_assigned"]


async def test_if_nobody_else_can_go_it_says_so_and_nothing_changes(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)
    await looked(database, LATE)
    before = await bookings_of(manager, job)

    answer = await hand_over(manager, booking)

    assert answer.status_code == 409
    assert answer.json()["detail"].startswith(f"Nobody but Wanjiru can take {job['number']}")
    assert await bookings_of(manager, job) == before


async def test_who_is_on_the_way_keeps_the_job(manager: httpx.AsyncClient, ground: Ground) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    await technician(manager, ground, "Otieno")
    booking = await book(manager, job, who)
    moved = await move(manager, booking, "accepted", "travelling")

    stale, current = await hand_over(manager, booking), await hand_over(manager, moved)

    assert (stale.status_code, current.status_code) == (412, 409)
    assert current.json()["type"].endswith("bookings.under_way")
    assert [one["technician_name"] for one in await bookings_of(manager, job)] == ["Wanjiru"]


async def test_only_the_branch_s_own_office_hands_over(
    manager: httpx.AsyncClient, ground: Ground, sign_in: SignIn
) -> None:
    who, job = await technician(manager, ground, "Wanjiru"), await order(manager, ground)
    booking = await book(manager, job, who)

    stranger = await hand_over(await sign_in(ground.mombasa_manager), booking)
    no_office = await hand_over(await sign_in(who["email"]), booking)

    assert (stranger.status_code, no_office.status_code) == (404, 403)


@pytest.mark.serial
async def test_of_two_who_hand_over_at_the_same_moment_one_does(
    fresh_database: Urls, ground: Ground, tmp_path: Path
) -> None:
    database = Database(fresh_database.app, pool_size=4)
    app = app_on(database, web_settings(fresh_database, tmp_path))
    clients = [await signed_in(app, email=email) for email in (ground.manager, ground.dispatcher)]
    people = [await technician(clients[0], ground, name) for name in ("Wanjiru", "Otieno", "Amina")]
    job = await order(clients[0], ground)
    booking = await book(clients[0], job, people[0])

    answers = await asyncio.gather(*(hand_over(client, booking) for client in clients))
    held = [one for one in await bookings_of(clients[0], job) if one["status"] == "scheduled"]
    await database.close()

    assert sorted(answer.status_code for answer in answers) == [201, 412]
    assert len(held) == 1
