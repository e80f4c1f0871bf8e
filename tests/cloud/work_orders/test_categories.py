"""Kinds of jobs: added and changed by who may, each name and each trouble once, every wrong field named."""

import asyncio
from typing import Any

import httpx
import pytest

from cloud.foundation.database import Database
from cloud.foundation.events import EventRow
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground, Urls, app_on, signed_in, web_settings

BEARING = {
    "name": "Bearing replacement",
    "failure_modes": ["bearing"],
    "required_skills": [{"skill": "mechanical", "level": 3}],
    "steps": [
        {"title": "Locked out", "kind": "check"},
        {"title": "Vibration after", "kind": "number", "unit": "mm/s", "high": 4.5},
        {"title": "Bearing", "kind": "choice", "options": ["6205", "6206"]},
    ],
}


async def add(manager: httpx.AsyncClient, **more: Any) -> httpx.Response:
    return await manager.post("/service-categories", json={**BEARING, **more})


async def change(manager: httpx.AsyncClient, kind: dict[str, Any], seen: int, **changes: Any) -> httpx.Response:
    return await manager.patch(f"/service-categories/{kind['id']}", json=changes, headers={"If-Match": f'"{seen}"'})


def faults(answer: httpx.Response) -> dict[str, str]:
    return {error["field"]: error["message"] for error in answer.json()["errors"]}


async def test_a_kind_is_read_changed_and_exported(manager: httpx.AsyncClient) -> None:
    kind = (await add(manager)).json()

    changed = await change(manager, kind, 1, steps=list(reversed(BEARING["steps"])), photo_count=2)
    read = await manager.get(f"/service-categories/{kind['id']}")
    table = (await manager.get("/service-categories?format=csv")).text

    assert (changed.status_code, changed.headers["etag"], read.headers["etag"]) == (200, '"2"', '"2"')
    assert [step["title"] for step in read.json()["steps"]] == ["Bearing", "Vibration after", "Locked out"]
    assert read.json()["required_skills"] == [{"skill": "mechanical", "level": 3}]
    assert "Bearing replacement" in table


async def test_of_two_people_changing_one_kind_the_second_is_told(manager: httpx.AsyncClient) -> None:
    kind = (await add(manager)).json()

    answers = [await change(manager, kind, 1, photo_count=count) for count in (1, 2)]

    assert [answer.status_code for answer in answers] == [200, 412]
    assert answers[1].json()["detail"].startswith("Someone changed this since you opened it.")


async def test_a_name_is_of_one_kind_alone(manager: httpx.AsyncClient) -> None:
    await add(manager)

    answer = await add(manager, name="bearing REPLACEMENT", failure_modes=[])

    assert answer.status_code == 409
    assert faults(answer) == {"name": "Another kind of job is called Bearing replacement."}


async def test_a_trouble_opens_one_kind_alone(manager: httpx.AsyncClient) -> None:
    await add(manager)
    other = (await add(manager, name="Noise", failure_modes=["vibration"])).json()

    added = await add(manager, name="Another", failure_modes=["leak", "bearing"])
    changed = await change(manager, other, 1, failure_modes=["bearing"])
    itself = await change(manager, other, 1, failure_modes=["vibration", "leak"])

    assert [answer.status_code for answer in (added, changed, itself)] == [409, 409, 200]
    assert faults(added)["failure_modes"].startswith("Bearing replacement answers to this trouble already (bearing).")


async def test_two_who_name_the_same_trouble_at_once_do_not_both_succeed(
    fresh_database: Urls, ground: Ground, tmp_path: Any
) -> None:
    database = Database(fresh_database.app, pool_size=4)
    client = await signed_in(app_on(database, web_settings(fresh_database, tmp_path)), email=ground.manager)

    answers = await asyncio.gather(*(add(client, name=f"Kind {number}") for number in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    await client.aclose()
    await database.close()


@pytest.mark.parametrize(
    ("step", "field", "message"),
    [
        ({"title": "V", "kind": "number", "low": 5, "high": 4}, "steps.0", "the lower limit is above the upper one"),
        ({"title": "V", "kind": "choice", "options": ["a"]}, "steps.0", "a choice needs two options that differ"),
        ({"title": "V", "kind": "choice", "options": ["a", "a"]}, "steps.0", "a choice needs two options that differ"),
        ({"title": "V", "kind": "check", "high": 4}, "steps.0", "only a number has a unit and limits"),
        ({"title": "V", "kind": "text", "options": ["a", "b"]}, "steps.0", "only a choice has options"),
        ({"title": " ", "kind": "check"}, "steps.0.title", "needs at least 1 characters"),
        ({"title": "V", "kind": "photo"}, "steps.0.kind", "must be one of 'check', 'number', 'text' or 'choice'"),
    ],
)
async def test_a_wrong_step_is_named_with_its_place(
    manager: httpx.AsyncClient, step: dict[str, Any], field: str, message: str
) -> None:
    answer = await add(manager, steps=[step])

    assert answer.status_code == 422
    assert faults(answer) == {field: message}


async def test_a_word_alone_is_a_skill_of_the_first_level_and_the_highest_level_counts(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    skills = ["electrical", {"skill": "mechanical", "level": 2}, {"skill": "mechanical", "level": 4}]
    kind = (await add(manager, required_skills=skills)).json()

    body = {"branch_id": str(ground.nairobi), "title": "Pump", "category_id": kind["id"]}
    order = (await manager.post("/work-orders", json={**body, "required_skills": ["mechanical"]})).json()

    assert order["required_skills"] == [{"skill": "electrical", "level": 1}, {"skill": "mechanical", "level": 4}]


async def test_orders_keep_what_they_were_opened_with(manager: httpx.AsyncClient, ground: Ground) -> None:
    kind = (await add(manager)).json()
    body = {"branch_id": str(ground.nairobi), "title": "Pump", "category_id": kind["id"]}
    order = (await manager.post("/work-orders", json=body)).json()

    await change(manager, kind, 1, steps=[], required_skills=[])

    steps = (await manager.get(f"/work-orders/{order['id']}/steps")).json()["items"]
    assert len(steps) == len(BEARING["steps"])
    assert (await manager.get(f"/work-orders/{order['id']}")).json()["required_skills"] == BEARING["required_skills"]


async def test_who_may_not_write_reads_only(manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground) -> None:
    kind = (await add(manager)).json()
    dispatcher = await sign_in(ground.dispatcher)

    answers = [
        await dispatcher.get("/service-categories"),
        await dispatcher.get(f"/service-categories/{kind['id']}"),
        await add(dispatcher, name="Mine"),
        await change(dispatcher, kind, 1, photo_count=3),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 403, 403]


async def test_a_change_is_audited_and_announced(manager: httpx.AsyncClient, database: Database) -> None:
    kind = (await add(manager)).json()

    await change(manager, kind, 1, photo_count=2)

    entries = (await manager.get("/audit")).json()["items"]
    mine = [entry for entry in entries if entry["object_id"] == kind["id"]]
    assert {entry["action"] for entry in mine} == {"service_category.added", "service_category.changed"}
    async with database.transaction() as transaction:
        rows = (await transaction.execute(EventRow.__table__.select())).all()
    assert [row.type for row in rows if str(row.subject_id) == kind["id"]] == ["service_category.changed"] * 2
