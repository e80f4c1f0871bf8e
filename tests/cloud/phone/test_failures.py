"""A command that makes the service fail is counted, kept and shown; what waits behind it goes on; nothing is lost."""

from typing import Any

import httpx
import pytest
from psycopg.errors import AdminShutdown, SerializationFailure
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from cloud.foundation.database import Database, act_as_system
from cloud.foundation.problems import is_passing
from cloud.phone.models import PhoneFailureRow
from cloud.phone.rules import words_of
from cloud.work_orders import evidence
from tests.cloud.conftest import SignIn
from tests.cloud.phone.test_commands import Phone, phone
from tests.cloud.place import Ground

__all__ = ["phone"]

SHOWN = "Could not be applied because of an error of the service. It is kept; your office sees it and can try again."


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Break the adding of comments after it has written; `undo()` mends it."""
    add = evidence.add_comment

    async def add_and_fail(*args: Any, **fields: Any) -> None:
        await add(*args, **fields)
        raise RuntimeError("planted")

    monkeypatch.setattr(evidence, "add_comment", add_and_fail)
    return monkeypatch


def raising(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    async def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(evidence, "add_comment", fail)


async def tell(phone: Phone, command: dict[str, Any]) -> httpx.Response:
    """Tell it as the phone does: with its id as the key."""
    headers = {"Idempotency-Key": command["id"]}
    return await phone.client.post("/phone/commands", json={"command": command}, headers=headers)


async def failing(phone: Phone, **more: Any) -> dict[str, Any]:
    command = phone.command("comment", text="Noisy bearing", **more)
    for _ in range(3):
        last = await tell(phone, command)
    assert last.json()["outcome"] == "failed", last.text
    return command


async def failed_commands(manager: httpx.AsyncClient, phone: Phone) -> list[dict[str, Any]]:
    order_id = (await phone.job())["work_order_id"]
    answer = await manager.get(f"/work-orders/{order_id}/failed-commands")
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def comments(manager: httpx.AsyncClient, phone: Phone) -> list[tuple[str, str]]:
    order_id = (await phone.job())["work_order_id"]
    items = (await manager.get(f"/work-orders/{order_id}/comments")).json()["items"]
    return [(one["person_name"], one["text"]) for one in items]


async def counted(database: Database) -> list[int]:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        return list((await transaction.execute(select(PhoneFailureRow.tries))).scalars())


async def test_the_third_failure_is_an_answer_and_the_next_command_goes_on(
    phone: Phone, manager: httpx.AsyncClient, broken: pytest.MonkeyPatch
) -> None:
    command = phone.command("comment", text="Noisy bearing")

    answers = [await tell(phone, command) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [500, 500, 200, 200]
    for answer in answers[2:]:
        assert (answer.json()["outcome"], answer.json()["detail"]) == ("failed", SHOWN)
    assert await comments(manager, phone) == []
    assert await phone.do("accept") == "applied"


async def test_the_office_sees_what_failed_and_who_told_it(
    phone: Phone, manager: httpx.AsyncClient, broken: pytest.MonkeyPatch
) -> None:
    command = await failing(phone)

    (one,) = await failed_commands(manager, phone)

    assert (one["id"], one["kind"], one["person_name"]) == (command["id"], "comment", "Able")
    assert (one["words"], one["tries"]) == ("Noisy bearing", 3)


async def test_tried_again_it_counts_once_in_the_name_of_who_told_it(
    phone: Phone, manager: httpx.AsyncClient, broken: pytest.MonkeyPatch
) -> None:
    command = await failing(phone)
    path = f"/phone-commands/{command['id']}/try-again"

    still_broken = await manager.post(path)
    kept = await failed_commands(manager, phone)
    broken.undo()
    answers = [await manager.post(path) for _ in range(2)]

    assert (still_broken.status_code, len(kept)) == (500, 1)
    assert [answer.json()["outcome"] for answer in answers] == ["applied", "applied"]
    assert await comments(manager, phone) == [("Able", "Noisy bearing")]
    assert await failed_commands(manager, phone) == []
    entries = (await manager.get("/audit", params={"object_id": command["id"]})).json()["items"]
    told = {(one["action"], one["person_name"]) for one in entries}
    assert {("phone.command_failed", "Able"), ("phone.command_tried_again", "Manager")} <= told


async def test_tried_again_too_late_it_is_refused_with_the_reason(
    phone: Phone, manager: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as broken:
        broken.setattr("cloud.phone.operations.move_booking", fail)
        command = phone.command("accept")
        for _ in range(3):
            await tell(phone, command)
    await manager.post(f"/bookings/{phone.booking_id}/moves", json={"to": "cancelled"}, headers={"If-Match": '"1"'})

    answer = (await manager.post(f"/phone-commands/{command['id']}/try-again")).json()

    assert (answer["outcome"], answer["code"]) == ("refused", "bookings.step_not_allowed")
    assert answer["detail"]


async def test_only_the_branch_s_own_office_tries_again(
    phone: Phone, manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground, broken: pytest.MonkeyPatch
) -> None:
    command = await failing(phone)
    path = f"/phone-commands/{command['id']}/try-again"

    stranger = await (await sign_in(ground.mombasa_manager)).post(path)
    technician = await phone.client.post(path)

    assert (stranger.status_code, technician.status_code) == (404, 403)
    assert len(await failed_commands(manager, phone)) == 1


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (OperationalError("", {}, AdminShutdown()), 503),
        (DBAPIError("", {}, SerializationFailure()), 409),
        (PoolTimeoutError(), 503),
        (ConnectionResetError(), 500),
        (TimeoutError(), 500),
    ],
    ids=["database away", "lost race", "no free connection", "lost connection", "timeout"],
)
async def test_what_passes_by_itself_is_never_counted(
    phone: Phone,
    manager: httpx.AsyncClient,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    status: int,
) -> None:
    command = phone.command("comment", text="Noisy bearing")

    with monkeypatch.context() as passing:
        raising(passing, fault)
        answers = [await tell(phone, command) for _ in range(5)]
    after = await tell(phone, command)

    assert [answer.status_code for answer in answers] == [status] * 5
    assert await counted(database) == []
    assert after.json()["outcome"] == "applied"


async def test_two_failures_and_a_success_are_a_success(
    phone: Phone, manager: httpx.AsyncClient, database: Database, broken: pytest.MonkeyPatch
) -> None:
    command = phone.command("comment", text="Noisy bearing")
    for _ in range(2):
        await tell(phone, command)

    broken.undo()

    assert (await tell(phone, command)).json()["outcome"] == "applied"
    assert await counted(database) == [2]
    assert await comments(manager, phone) == [("Able", "Noisy bearing")]


def test_a_failed_rollback_on_a_lost_connection_passes() -> None:
    outer = RuntimeError("rollback")
    outer.__context__ = OperationalError("", {}, AdminShutdown())

    assert is_passing(outer)
    assert not is_passing(RuntimeError("ours"))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"kind": "comment", "text": "Noisy"}, "Noisy"),
        ({"kind": "answer", "answer": False, "note": "no lock"}, "False, no lock"),
        ({"kind": "decline", "reason": "van broken"}, "van broken"),
        ({"kind": "attach", "caption": "", "signed_by": "Amina"}, "Amina"),
        ({"kind": "accept", "reason": ""}, ""),
    ],
)
def test_what_a_technician_wrote_can_be_read(body: dict[str, Any], words: str) -> None:
    assert words_of(body) == words
