"""Dispatching as a person does it: candidates, booking, moving, conflicts, illness."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import text

from cloud.automations.away_technician_is_replaced import away_technician_is_replaced
from cloud.automations.open_order_is_dispatched import open_order_is_dispatched
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.delivery import Announcement
from cloud.foundation.identifiers import new_id
from tests.cloud.place import Ground

ALWAYS = [
    {"weekday": day, "starts": starts, "ends": ends}
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    for starts, ends in (("00:00", "12:00"), ("12:00", "00:00"))
]
"""No gap at any hour at which the tests may run."""
SOON = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)


async def technician(manager: httpx.AsyncClient, ground: Ground, name: str, **more: Any) -> dict[str, Any]:
    body = {"branch_id": str(ground.nairobi), "name": name, "shifts": ALWAYS, **more}
    answer = await manager.post("/technicians", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def order(manager: httpx.AsyncClient, ground: Ground, **more: Any) -> dict[str, Any]:
    body = {"branch_id": str(ground.nairobi), "title": "Replace the belt", **more}
    answer = await manager.post("/work-orders", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def book(
    manager: httpx.AsyncClient,
    job: dict[str, Any],
    who: dict[str, Any],
    *,
    at: datetime = SOON,
    hours: float = 1,
    **more: Any,
) -> httpx.Response:
    body = {
        "technician_id": who["id"],
        "starts_at": at.isoformat(),
        "ends_at": (at + timedelta(hours=hours)).isoformat(),
        "travel_minutes": 15,
        **more,
    }
    return await manager.post(f"/work-orders/{job['id']}/bookings", json=body)


async def book_offer(manager: httpx.AsyncClient, job: dict[str, Any]) -> httpx.Response:
    """Book the first offer as the order's page does."""
    offer = (await manager.get(f"/work-orders/{job['id']}/candidates")).json()["offers"][0]
    body = {name: offer[name] for name in ("technician_id", "ends_at", "travel_minutes", "displaced_bookings")}
    return await manager.post(f"/work-orders/{job['id']}/bookings", json={**body, "starts_at": offer["leaves_at"]})


async def status_of(manager: httpx.AsyncClient, job: dict[str, Any]) -> str:
    status: str = (await manager.get(f"/work-orders/{job['id']}")).json()["status"]
    return status


async def test_candidates_are_ranked_and_the_others_told_why(manager: httpx.AsyncClient, ground: Ground) -> None:
    able = await technician(manager, ground, "Able", skills=[{"skill": "mechanical", "level": 3}])
    await technician(manager, ground, "Unskilled")
    job = await order(manager, ground, required_skills=["mechanical"])

    answer = (await manager.get(f"/work-orders/{job['id']}/candidates")).json()

    assert [offer["technician_id"] for offer in answer["offers"]] == [able["id"]]
    assert answer["rejected"][0]["reasons"] == [{"code": "skill", "what": "mechanical"}]
    assert answer["mode"] == "suggested"


async def test_a_booking_makes_the_order_scheduled_and_its_steps_carry_it_on(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    booking = (await book(manager, job, who)).json()
    seen = [await status_of(manager, job)]

    for step in ("dispatched", "accepted", "travelling", "on_site", "working", "completed"):
        answer = await manager.post(
            f"/bookings/{booking['id']}/moves", json={"to": step}, headers={"If-Match": f'"{booking["version"]}"'}
        )
        assert answer.status_code == 200, answer.text
        booking = answer.json()
        seen.append(await status_of(manager, job))

    assert seen == ["scheduled", "scheduled", "scheduled", "in_progress", "in_progress", "in_progress", "completed"]


async def test_a_second_job_at_the_same_time_is_refused_by_name_and_time(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    who = await technician(manager, ground, "Wanjiru")
    await book(manager, await order(manager, ground), who)

    answer = await book(manager, await order(manager, ground), who, at=SOON + timedelta(minutes=30))

    assert answer.status_code == 409
    assert answer.json()["detail"].startswith("Wanjiru has another job from ")


async def test_jobs_may_follow_each_other_without_a_pause(manager: httpx.AsyncClient, ground: Ground) -> None:
    who = await technician(manager, ground, "Wanjiru")
    await book(manager, await order(manager, ground), who)

    answer = await book(manager, await order(manager, ground), who, at=SOON + timedelta(hours=1))

    assert answer.status_code == 201


async def test_of_two_dispatchers_dragging_one_job_the_second_is_told(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    booking = (await book(manager, job, who)).json()
    first, second = (
        {
            "technician_id": who["id"],
            "starts_at": (SOON + timedelta(hours=later)).isoformat(),
            "ends_at": (SOON + timedelta(hours=later + 1)).isoformat(),
        }
        for later in (3, 5)
    )

    answers = [
        await manager.patch(f"/bookings/{booking['id']}", json=body, headers={"If-Match": '"1"'})
        for body in (first, second)
    ]

    assert [answer.status_code for answer in answers] == [200, 412]
    assert answers[1].json()["detail"].startswith("Someone changed this since you opened it.")
    (kept,) = (await manager.get(f"/work-orders/{job['id']}/bookings")).json()["items"]
    assert datetime.fromisoformat(kept["starts_at"]) == SOON + timedelta(hours=3)


async def test_a_declined_job_waits_for_somebody_else(manager: httpx.AsyncClient, ground: Ground) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    booking = (await book(manager, job, who)).json()
    headers = {"If-Match": '"1"'}

    silent = await manager.post(f"/bookings/{booking['id']}/moves", json={"to": "declined"}, headers=headers)
    told = await manager.post(
        f"/bookings/{booking['id']}/moves", json={"to": "declined", "reason": "van broken"}, headers=headers
    )

    assert (silent.status_code, told.status_code) == (400, 200)
    assert await status_of(manager, job) == "unscheduled"


async def test_an_automatic_branch_books_by_itself_and_an_emergency_goes_first(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    who = await technician(manager, ground, "Only one")
    await manager.put(f"/dispatch/settings/{ground.nairobi}", json={"mode": "automatic"}, headers={"If-Match": '"0"'})
    normal = await order(manager, ground, duration_minutes=1200)
    await told(database, "work_order.opened", normal["id"], ground, open_order_is_dispatched)
    urgent = await order(manager, ground, priority="emergency")

    await told(database, "work_order.opened", urgent["id"], ground, open_order_is_dispatched)

    assert await status_of(manager, urgent) == "scheduled"
    bookings = (await manager.get(f"/work-orders/{normal['id']}/bookings")).json()["items"]
    assert [(one["status"], one["reason"]) for one in bookings] == [("cancelled", f"emergency {urgent['number']}")]
    assert (await manager.get(f"/work-orders/{urgent['id']}/bookings")).json()["items"][0]["technician_id"] == who["id"]


async def test_an_emergency_goes_first_where_a_person_books_what_was_offered(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    await technician(manager, ground, "Only one")
    normal = await order(manager, ground, duration_minutes=1200)
    assert (await book_offer(manager, normal)).status_code == 201
    urgent = await order(manager, ground, priority="emergency")

    answer = await book_offer(manager, urgent)

    assert answer.status_code == 201, answer.text
    assert await status_of(manager, normal) == "unscheduled"


async def test_nothing_but_an_emergency_displaces_another_job(manager: httpx.AsyncClient, ground: Ground) -> None:
    who = await technician(manager, ground, "Only one")
    booking = (await book(manager, await order(manager, ground, priority="low"), who)).json()

    refused = [
        await book(manager, await order(manager, ground, priority="high"), who, displaced_bookings=[booking["id"]]),
        await book(
            manager, await order(manager, ground, priority="emergency"), who, displaced_bookings=[str(new_id())]
        ),
    ]

    assert [answer.status_code for answer in refused] == [409, 409]
    assert refused[0].json()["type"].endswith("dispatch.may_not_be_displaced")


async def test_who_declined_is_not_booked_again_by_itself(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    await technician(manager, ground, "First")
    await technician(manager, ground, "Second")
    await manager.put(f"/dispatch/settings/{ground.nairobi}", json={"mode": "automatic"}, headers={"If-Match": '"0"'})
    job = await order(manager, ground)
    for _ in range(3):
        await told(database, "work_order.status_changed", job["id"], ground, open_order_is_dispatched, summary="")
        items = (await manager.get(f"/work-orders/{job['id']}/bookings")).json()["items"]
        for one in (one for one in items if one["status"] == "scheduled"):
            step = {"to": "declined", "reason": "van broken"}
            await manager.post(f"/bookings/{one['id']}/moves", json=step, headers={"If-Match": f'"{one["version"]}"'})

    assert sorted(one["technician_name"] for one in items) == ["First", "Second"]
    rejected = (await manager.get(f"/work-orders/{job['id']}/candidates")).json()["rejected"]
    assert [one["reasons"] for one in rejected] == [[{"code": "declined", "what": "van broken"}]] * 2


async def test_nobody_on_leave_or_without_the_certificate_is_booked_whatever_is_confirmed(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    period = {"starts_at": SOON.isoformat(), "ends_at": (SOON + timedelta(days=2)).isoformat(), "kind": "sick"}
    expires = {"name": "EPRA", "expires_on": (SOON + timedelta(days=1)).date().isoformat()}
    certified = await technician(manager, ground, "Certified", certificates=[expires])
    strict = await order(manager, ground, required_certificates=["EPRA"])
    in_time, too_late = SOON, SOON + timedelta(days=4)
    assert (await manager.post(f"/technicians/{who['id']}/leaves", json=period)).status_code == 201

    away = await book(manager, job, who, is_confirmed=True)
    expired = await book(manager, strict, certified, at=too_late, is_confirmed=True)
    held = await book(manager, strict, certified, at=in_time)
    dragged = await manager.patch(
        f"/bookings/{held.json()['id']}",
        json={
            "technician_id": certified["id"],
            "starts_at": too_late.isoformat(),
            "ends_at": (too_late + timedelta(hours=1)).isoformat(),
            "is_confirmed": True,
        },
        headers={"If-Match": '"1"'},
    )

    assert [answer.status_code for answer in (away, expired, held, dragged)] == [409, 409, 201, 409]
    assert away.json()["errors"] == [{"field": "objections.away", "message": "is on leave then"}]
    assert expired.json()["errors"][0]["message"] == "has no valid certificate EPRA then"


async def test_what_may_be_overruled_must_be_confirmed(manager: httpx.AsyncClient, ground: Ground) -> None:
    who = await technician(manager, ground, "Able", shifts=[])
    job = await order(manager, ground, required_skills=["mechanical"])

    asked = await book(manager, job, who)
    confirmed = await book(manager, job, who, is_confirmed=True)

    assert (asked.status_code, confirmed.status_code) == (409, 201)
    assert asked.json()["type"].endswith("dispatch.needs_confirmation")
    assert [one["field"] for one in asked.json()["errors"]] == ["objections.skill", "objections.not_working"]


async def test_who_falls_ill_loses_the_jobs_of_that_time(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    await book(manager, job, who)
    period = {"starts_at": SOON.isoformat(), "ends_at": (SOON + timedelta(days=2)).isoformat(), "kind": "sick"}
    assert (await manager.post(f"/technicians/{who['id']}/leaves", json=period)).status_code == 201

    await told(database, "technician.away", who["id"], ground, away_technician_is_replaced, **period)

    assert await status_of(manager, job) == "unscheduled"
    (booking,) = (await manager.get(f"/work-orders/{job['id']}/bookings")).json()["items"]
    assert (booking["status"], booking["reason"]) == ("cancelled", "away: sick")


async def test_a_leave_is_taken_back_from_whose_it_is_alone(manager: httpx.AsyncClient, ground: Ground) -> None:
    mine, other = await technician(manager, ground, "Able"), await technician(manager, ground, "Baraka")
    period = {"starts_at": SOON.isoformat(), "ends_at": (SOON + timedelta(days=2)).isoformat(), "kind": "sick"}
    leave = (await manager.post(f"/technicians/{other['id']}/leaves", json=period)).json()

    answers = [await manager.delete(f"/technicians/{one['id']}/leaves/{leave['id']}") for one in (mine, other)]

    assert [answer.status_code for answer in answers] == [404, 204]


async def test_who_works_here_no_longer_is_replaced_as_in_a_leave(
    manager: httpx.AsyncClient, ground: Ground, database: Database
) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    await book(manager, job, who)

    left = await manager.patch(f"/technicians/{who['id']}", json={"is_active": False}, headers={"If-Match": '"1"'})

    assert left.status_code == 200, left.text
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        found = await transaction.execute(text("SELECT payload FROM event WHERE type = 'technician.away'"))
        (payload,) = found.scalars()
    await told(database, "technician.away", who["id"], ground, away_technician_is_replaced, **payload)
    assert await status_of(manager, job) == "unscheduled"
    candidates = (await manager.get(f"/work-orders/{job['id']}/candidates")).json()
    assert [one["technician_name"] for one in candidates["offers"]] == []


async def test_the_day_shows_people_bookings_and_what_waits(manager: httpx.AsyncClient, ground: Ground) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    waiting = await order(manager, ground, priority="high")
    await book(manager, job, who)
    day = SOON.astimezone(tz=None)

    answer = (
        await manager.get("/dispatch/day", params={"branch_id": str(ground.nairobi), "date": _nairobi_day(day)})
    ).json()

    assert [one["name"] for one in answer["technicians"]] == ["Able"]
    assert [one["work_order_number"] for one in answer["bookings"]] == [job["number"]]
    assert [one["number"] for one in answer["waiting"]] == [waiting["number"]]


async def test_another_branch_s_dispatcher_sees_and_books_nothing(
    manager: httpx.AsyncClient, sign_in: Any, ground: Ground
) -> None:
    who, job = await technician(manager, ground, "Able"), await order(manager, ground)
    stranger = await sign_in(ground.mombasa_manager)

    answers = [
        await stranger.get(f"/technicians/{who['id']}"),
        await stranger.get(f"/work-orders/{job['id']}/candidates"),
        await stranger.get("/dispatch/day", params={"branch_id": str(ground.nairobi)}),
        await book(stranger, job, who),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


async def told(database: Database, event: str, subject: str, ground: Ground, reaction: Any, **payload: Any) -> None:
    """Run a reaction as the worker does."""
    announcement = Announcement(new_id(), event, ground.nairobi, UUID(subject), payload)
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await reaction(transaction, announcement, datetime.now(UTC))


def _nairobi_day(moment: datetime) -> str:
    return moment.astimezone(ZoneInfo("Africa/Nairobi")).date().isoformat()
