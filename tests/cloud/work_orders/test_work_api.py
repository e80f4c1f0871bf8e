"""Work at an order as people do it: its kind's steps, answers, photos, signatures, and no completion without proof."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from cloud.permissions.rules import PERMISSIONS
from tests.cloud.conftest import SignIn
from tests.cloud.pictures import picture
from tests.cloud.place import Ground

CATEGORY = {
    "name": "Bearing replacement",
    "required_skills": ["mechanical"],
    "duration_minutes": 120,
    "steps": [
        {"title": "Locked out", "kind": "check"},
        {"title": "Vibration after", "kind": "number", "unit": "mm/s", "high": 4.5},
    ],
    "photo_count": 1,
    "needs_signature": True,
}


async def order(manager: httpx.AsyncClient, ground: Ground, **more: Any) -> dict[str, Any]:
    made = await manager.post("/service-categories", json=CATEGORY)
    assert made.status_code == 201, made.text
    body = {"branch_id": str(ground.nairobi), "title": "Bearing", "category_id": made.json()["id"], **more}
    answer = await manager.post("/work-orders", json=body)
    assert answer.status_code == 201, answer.text
    opened: dict[str, Any] = answer.json()
    return opened


async def upload(manager: httpx.AsyncClient, ground: Ground, content: bytes) -> str:
    file_id = str(uuid4())
    params = {"branch_id": str(ground.nairobi), "name": "photo.jpg"}
    answer = await manager.put(f"/files/{file_id}", params=params, content=content)
    assert answer.status_code == 201, answer.text
    return file_id


async def attach(manager: httpx.AsyncClient, job: dict[str, Any], file_id: str, **more: Any) -> httpx.Response:
    body = {"file_id": file_id, "kind": "photo", **more}
    return await manager.post(f"/work-orders/{job['id']}/attachments", json=body)


async def answer_steps(manager: httpx.AsyncClient, job: dict[str, Any], *answers: Any) -> list[httpx.Response]:
    steps = (await manager.get(f"/work-orders/{job['id']}/steps")).json()["items"]
    return [
        await manager.put(
            f"/work-orders/{job['id']}/steps/{step['id']}",
            json={"answer": answer},
            headers={"If-Match": f'"{step["version"]}"'},
        )
        for step, answer in zip(steps, answers, strict=True)
    ]


async def move(manager: httpx.AsyncClient, job: dict[str, Any], to: str, reason: str = "") -> httpx.Response:
    seen = (await manager.get(f"/work-orders/{job['id']}")).headers["ETag"]
    body = {"to": to, "reason": reason}
    return await manager.post(f"/work-orders/{job['id']}/transitions", json=body, headers={"If-Match": seen})


async def test_an_order_takes_over_what_its_kind_asks_for(manager: httpx.AsyncClient, ground: Ground) -> None:
    job = await order(manager, ground)

    steps = (await manager.get(f"/work-orders/{job['id']}/steps")).json()["items"]

    assert job["duration_minutes"] == 120
    assert job["required_skills"] == [{"skill": "mechanical", "level": 1}]
    assert [step["title"] for step in steps] == ["Locked out", "Vibration after"]


async def test_an_order_is_not_completed_before_its_proof_is_there(manager: httpx.AsyncClient, ground: Ground) -> None:
    job = await order(manager, ground)
    await move(manager, job, "in_progress")

    early = await move(manager, job, "completed")
    await answer_steps(manager, job, True, 2.8)
    await attach(manager, job, await upload(manager, ground, picture()))
    unsigned = (await manager.get(f"/work-orders/{job['id']}/proof")).json()["missing"]
    await attach(manager, job, await upload(manager, ground, picture("PNG")), kind="signature", signed_by="Amina")
    done = await move(manager, job, "completed")

    assert early.status_code == 409
    assert "step Locked out, step Vibration after, photo 1, signature" in early.json()["detail"]
    assert unsigned == [{"code": "signature", "what": ""}]
    assert done.status_code == 200


async def test_proof_is_waived_only_by_who_may_and_with_a_reason(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    dispatcher = await sign_in(ground.dispatcher)
    job = await order(manager, ground)
    await move(manager, job, "in_progress")

    refused = await move(dispatcher, job, "completed", "customer has gone")
    waived = await move(manager, job, "completed", "customer has gone")

    assert "work_order.waive_proof" not in PERMISSIONS["dispatch_officer"]
    assert (refused.status_code, waived.status_code) == (409, 200)
    history = (await manager.get(f"/work-orders/{job['id']}/history")).json()["items"]
    assert any(line["kind"] == "proof_waived" and "customer has gone" in line["text"] for line in history)


async def test_a_step_out_of_limits_is_kept_marked_and_in_the_history(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    job = await order(manager, ground)

    answers = await answer_steps(manager, job, True, 6.2)

    assert answers[1].json()["is_out_of_limits"]
    history = (await manager.get(f"/work-orders/{job['id']}/history")).json()["items"]
    assert ("out_of_limits", "Vibration after: 6.2 mm/s") in {(line["kind"], line["text"]) for line in history}


async def test_of_two_people_answering_one_step_the_second_is_told(manager: httpx.AsyncClient, ground: Ground) -> None:
    job = await order(manager, ground)
    (step, _) = (await manager.get(f"/work-orders/{job['id']}/steps")).json()["items"]
    path, seen = f"/work-orders/{job['id']}/steps/{step['id']}", {"If-Match": '"1"'}

    answers = [await manager.put(path, json={"answer": said}, headers=seen) for said in (True, False)]

    assert [answer.status_code for answer in answers] == [200, 412]


@pytest.mark.parametrize("content", [b"%PDF-1.7 no picture", b"plain words", picture()[:150]])
async def test_a_photo_that_is_no_photo_is_refused(manager: httpx.AsyncClient, ground: Ground, content: bytes) -> None:
    job = await order(manager, ground)

    answer = await attach(manager, job, await upload(manager, ground, content))

    assert answer.status_code == 400
    assert "is no picture" in answer.json()["detail"]


async def test_a_signature_sent_twice_is_there_once_and_needs_a_name(
    manager: httpx.AsyncClient, ground: Ground
) -> None:
    job = await order(manager, ground)
    file_id, attachment_id = await upload(manager, ground, picture("PNG")), str(uuid4())

    nameless = await attach(manager, job, file_id, kind="signature")
    signed = [
        await attach(manager, job, file_id, id=attachment_id, kind="signature", signed_by="Amina") for _ in range(2)
    ]
    again = await attach(manager, job, file_id, kind="signature", signed_by="Amina")

    assert nameless.status_code == 400
    assert [answer.status_code for answer in signed] == [201, 201]
    assert again.status_code == 409
    assert len((await manager.get(f"/work-orders/{job['id']}/attachments")).json()["items"]) == 1


async def test_a_foreign_upload_cannot_be_attached(manager: httpx.AsyncClient, ground: Ground) -> None:
    job = await order(manager, ground)
    file_id = str(uuid4())
    params = {"branch_id": str(ground.mombasa), "name": "photo.jpg"}
    await manager.put(f"/files/{file_id}", params=params, content=picture())

    assert (await attach(manager, job, file_id)).status_code == 400


async def test_a_comment_sent_twice_is_said_once(manager: httpx.AsyncClient, ground: Ground) -> None:
    job = await order(manager, ground)
    comment_id = str(uuid4())

    for _ in range(2):
        await manager.post(f"/work-orders/{job['id']}/comments", json={"id": comment_id, "text": "Gate code 4711"})

    comments = (await manager.get(f"/work-orders/{job['id']}/comments")).json()["items"]
    assert [comment["text"] for comment in comments] == ["Gate code 4711"]


async def test_cancelling_an_order_sets_its_technician_free(manager: httpx.AsyncClient, ground: Ground) -> None:
    who = (await manager.post("/technicians", json={"branch_id": str(ground.nairobi), "name": "Able"})).json()
    job, other = await order(manager, ground), {"branch_id": str(ground.nairobi), "title": "Other"}
    start = datetime.now(UTC) + timedelta(hours=1)
    times = {
        "technician_id": who["id"],
        "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=1)).isoformat(),
        "is_confirmed": True,  # without shifts
    }
    await manager.post(f"/work-orders/{job['id']}/bookings", json=times)

    await move(manager, job, "cancelled", "double")
    second = (await manager.post("/work-orders", json=other)).json()
    booked = await manager.post(f"/work-orders/{second['id']}/bookings", json=times)

    assert booked.status_code == 201


@pytest.fixture
async def technician_id(manager: httpx.AsyncClient, ground: Ground) -> str:
    made = await manager.post("/technicians", json={"branch_id": str(ground.nairobi), "name": "Wanjiru Kamau"})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


def hours(technician_id: Any, first: float, last: float, **more: Any) -> dict[str, Any]:
    """A time that was so many hours ago."""
    now = datetime.now(UTC)
    starts_at, ends_at = now - timedelta(hours=first), now - timedelta(hours=last)
    times = {"starts_at": starts_at.isoformat(), "ends_at": ends_at.isoformat()}
    return {"technician_id": str(technician_id), "kind": "work", **times, **more}


async def test_a_time_that_nobody_s_phone_told_is_written_down_and_taken_back(
    manager: httpx.AsyncClient, ground: Ground, technician_id: str
) -> None:
    job = await order(manager, ground)
    path = f"/work-orders/{job['id']}/times"
    entry = hours(technician_id, 3, 1.5, id=str(uuid4()), note="The phone lay in the van.")

    first = await manager.post(path, json=entry)
    again = await manager.post(path, json=entry)

    assert (first.status_code, again.status_code) == (201, 201), first.text
    (time,) = again.json()["items"]
    assert (time["minutes"], time["kind"], time["note"]) == (90, "work", "The phone lay in the van.")
    assert time["entered_by"] != ""
    assert (await manager.delete(f"{path}/{time['id']}")).status_code == 204
    assert (await manager.get(path)).json()["items"] == []
    assert (await manager.post(path, json=hours(technician_id, 3, 1.5))).status_code == 201
    audit = (await manager.get("/audit", params={"branch_id": str(ground.nairobi)})).json()["items"]
    assert {"work_order.time_entered", "work_order.time_withdrawn"} <= {line["action"] for line in audit}


@pytest.mark.parametrize(("first", "last"), [(1, 2), (1, 1), (0.5, -0.5), (30, 1)])
async def test_a_time_that_cannot_have_been_is_refused(
    manager: httpx.AsyncClient, ground: Ground, technician_id: str, first: float, last: float
) -> None:
    job = await order(manager, ground)

    answer = await manager.post(f"/work-orders/{job['id']}/times", json=hours(technician_id, first, last))

    assert answer.status_code == 400
    assert answer.json()["type"].endswith("bookings.bad_entered_time")


async def test_an_hour_of_one_person_counts_once(
    manager: httpx.AsyncClient, ground: Ground, technician_id: str
) -> None:
    job, other = (
        await order(manager, ground),
        (await manager.post("/work-orders", json={"branch_id": str(ground.nairobi), "title": "Another"})).json(),
    )
    await manager.post(f"/work-orders/{job['id']}/times", json=hours(technician_id, 3, 2))

    overlapping = await manager.post(f"/work-orders/{other['id']}/times", json=hours(technician_id, 2.5, 1))
    touching = await manager.post(f"/work-orders/{other['id']}/times", json=hours(technician_id, 1.9, 1))

    assert overlapping.json()["type"].endswith("bookings.time_already_told")
    assert touching.status_code == 201


async def test_a_time_of_somebody_else_s_technician_or_a_closed_order_is_refused(
    manager: httpx.AsyncClient, ground: Ground, technician_id: str
) -> None:
    job = await order(manager, ground)
    unknown = await manager.post(f"/work-orders/{job['id']}/times", json=hours(uuid4(), 3, 2))
    await move(manager, job, "cancelled", "wrong number")

    late = await manager.post(f"/work-orders/{job['id']}/times", json=hours(technician_id, 3, 2))

    assert unknown.json()["type"].endswith("work_orders.unknown_technician")
    assert (late.status_code, late.json()["type"].rsplit(":", 1)[1]) == (409, "work_orders.closed")
