"""Working hours and terms of a branch as people set them: nothing that would keep an order from being opened."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground
from tests.cloud.sla.test_api import order, promises, set_terms

WEEK = [{"weekday": day, "opens": "08:00", "closes": "17:00"} for day in ("mon", "tue", "wed", "thu", "fri")]
NIGHT = [{"weekday": "sat", "opens": "22:00", "closes": "06:00"}]


async def set_hours(
    manager: httpx.AsyncClient, ground: Ground, *, seen: int = 1, windows: Any = WEEK, holidays: Any = ()
) -> httpx.Response:
    body = {"windows": windows, "holidays": list(holidays)}
    path = f"/branches/{ground.nairobi}/working-hours"
    return await manager.put(path, json=body, headers={"If-Match": f'"{seen}"'})


async def test_hours_are_read_and_set_with_pauses_nights_and_holidays(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    path = f"/branches/{ground.nairobi}/working-hours"
    before = await manager.get(path)
    windows = [
        {"weekday": "mon", "opens": "08:00", "closes": "12:30"},
        {"weekday": "mon", "opens": "13:30", "closes": "17:00"},
        *({"weekday": day, "opens": "08:00", "closes": "17:00"} for day in ("tue", "wed", "thu")),
        *NIGHT,
    ]

    answer = await set_hours(manager, ground, windows=windows, holidays=["2026-12-26", "2026-12-25", "2026-12-25"])

    assert (before.json()["windows"], before.headers["etag"]) == (WEEK, '"1"')
    assert (answer.status_code, answer.headers["etag"]) == (200, '"2"')
    assert answer.json() == {
        "windows": windows,
        "holidays": ["2026-12-25", "2026-12-26"],
        "time_zone": "Africa/Nairobi",
        "version": 2,
    }
    assert (await manager.get(path)).json() == answer.json()


async def test_of_two_people_setting_the_hours_the_second_is_told(manager: httpx.AsyncClient, ground: Ground) -> None:
    answers = [await set_hours(manager, ground), await set_hours(manager, ground, windows=[*WEEK, *NIGHT])]

    assert [answer.status_code for answer in answers] == [200, 412]


async def test_new_orders_follow_the_new_hours_and_running_promises_keep_theirs(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    await set_terms(manager, ground, is_around_the_clock=False, resolve_minutes=6000)
    running = await order(manager, ground)
    before = await promises(manager, running)
    zone = ZoneInfo("Africa/Nairobi")
    today = datetime.now(zone).date()
    holidays = [(today + timedelta(days=number)).isoformat() for number in range(30)]

    assert (await set_hours(manager, ground, holidays=holidays)).status_code == 200
    later = await order(manager, ground)

    assert await promises(manager, running) == before
    due = datetime.fromisoformat((await promises(manager, later))["respond"]["due_at"]).astimezone(zone)
    assert due.date() > date.fromisoformat(holidays[-1])


@pytest.mark.parametrize(
    ("windows", "field"),
    [
        ([], "windows"),
        ([*WEEK, {"weekday": "tue", "opens": "16:00", "closes": "18:00"}], "windows.5"),
        ([{"weekday": "mon", "opens": "08:00", "closes": "08:00"}], "windows.0"),
    ],
)
async def test_hours_that_do_not_fit_are_refused_at_their_place(
    manager: httpx.AsyncClient, ground: Ground, windows: Any, field: str
) -> None:
    answer = await set_hours(manager, ground, windows=windows)

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["field"], error["message"][:25]) == (field, "These hours do not fit: a")


@pytest.mark.parametrize(
    ("window", "field"),
    [
        ({"weekday": "monday", "opens": "08:00", "closes": "17:00"}, "windows.0.weekday"),
        ({"weekday": "mon", "opens": "24:00", "closes": "17:00"}, "windows.0.opens"),
        ({"weekday": "mon", "opens": "08:00", "closes": "25:00"}, "windows.0.closes"),
    ],
)
async def test_a_malformed_window_is_named(
    manager: httpx.AsyncClient, ground: Ground, window: dict[str, str], field: str
) -> None:
    answer = await set_hours(manager, ground, windows=[window])

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_a_holiday_that_is_no_day_is_named(manager: httpx.AsyncClient, ground: Ground) -> None:
    answer = await set_hours(manager, ground, holidays=["2026-02-30"])

    (error,) = answer.json()["errors"]
    assert (error["field"], error["message"]) == ("holidays.0", "must be a day such as 2026-12-25")


async def test_a_promise_that_no_year_of_these_hours_can_hold_is_refused_and_orders_still_open(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    mornings = [{**window, "closes": "12:00"} for window in WEEK]
    assert (await set_hours(manager, ground, windows=mornings)).status_code == 200
    too_long = await set_terms(manager, ground, is_around_the_clock=False, resolve_minutes=60 * 24 * 90)
    too_short_a_week = await set_hours(
        manager, ground, seen=2, windows=[{"weekday": "mon", "opens": "08:00", "closes": "08:30"}]
    )

    assert [answer.status_code for answer in (too_long, too_short_a_week)] == [400, 400]
    assert too_long.json()["errors"][0]["field"] == "resolve_minutes"
    assert "2160 working hours (normal)" in too_long.json()["detail"]
    assert too_short_a_week.json()["errors"][0]["field"] == "windows"
    assert (await order(manager, ground))["promise"] is not None


async def test_a_promise_around_the_clock_asks_no_working_hours(manager: httpx.AsyncClient, ground: Ground) -> None:
    assert (await set_terms(manager, ground, resolve_minutes=60 * 24 * 90)).status_code == 200


async def test_only_who_may_sets_hours_and_terms(manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground) -> None:
    dispatcher, stranger = await sign_in(ground.dispatcher), await sign_in(ground.mombasa_manager)

    answers = [
        await dispatcher.get(f"/branches/{ground.nairobi}/working-hours"),
        await set_hours(dispatcher, ground),
        await set_terms(dispatcher, ground),
        await set_hours(stranger, ground),
        await stranger.get(f"/branches/{ground.nairobi}/working-hours"),
    ]

    assert [answer.status_code for answer in answers] == [200, 403, 403, 404, 404]


async def test_a_change_of_hours_is_audited_with_what_was_before(manager: httpx.AsyncClient, ground: Ground) -> None:
    await set_hours(manager, ground, windows=[*WEEK, *NIGHT], holidays=["2026-12-25"])

    entries = (await manager.get("/audit")).json()["items"]
    (entry,) = [one for one in entries if one["action"] == "branch.working_hours_set"]
    assert "2026-12-25" not in str(entry["before"])
    assert "'weekday': 5" in str(entry["after"]["windows"])
    assert "2026-12-25" in str(entry["after"]["holidays"])
