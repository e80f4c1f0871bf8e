"""Batches over HTTPS: who is let in, what is refused, and that it is the very storing of the MQTT way."""

import asyncio
import base64
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

import httpx
import pytest
from fastapi import FastAPI

from cloud.foundation.database import Database, act_as_system
from cloud.foundation.identifiers import new_id
from cloud.foundation.identity_of_database import require_known_database
from cloud.gateways import operations
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.gateways.queries import get_gateway
from cloud.ingest import edge_door
from cloud.ingest.edge_door import EdgeDoor, application
from cloud.ingest.intake import Intake
from cloud.ingest.store_batch import Arrival
from cloud.ingest.waiting_room import WaitingRoom
from schemas.exchange import MAX_REQUEST_BYTES, MEDIA_TYPE, PATH, Answer, decode_answer, join_batches
from tests.cloud.ingest.wire import SETTINGS, readings_batch, store
from tests.cloud.place import Ground, Urls, actor_named

pytestmark = pytest.mark.anyio
FEW = 20


@dataclass(slots=True)
class Rig:
    """An enrolled edge agent before the door."""

    app: Database
    ingest: Database
    ground: Ground
    client: httpx.AsyncClient
    door: EdgeDoor
    gateway_id: UUID
    password: str

    async def post(self, *batches: bytes, password: str | None = None, **more: object) -> httpx.Response:
        headers = {"Content-Type": MEDIA_TYPE, **basic(str(self.gateway_id), password or self.password)}
        return await self.client.post(PATH, content=join_batches(batches), headers=headers, **more)  # type: ignore[arg-type]  # httpx's own words

    async def exchange(self, *batches: bytes) -> Answer:
        answer = await self.post(*batches)
        assert answer.status_code == 200, answer.text
        return decode_answer(answer.content)


def basic(name: str, password: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


@pytest.fixture
async def rig(fresh_database: Urls, ground: Ground) -> AsyncIterator[Rig]:
    app, ingest = Database(fresh_database.app, pool_size=2), Database(fresh_database.ingest, pool_size=4)
    async with app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, ground.manager)
        gateway, password = await operations.enrol_gateway(
            transaction, actor=actor, accounts=NoBrokerAccounts(), branch_id=ground.nairobi, name="Edge"
        )
    async with ingest.transaction() as transaction:
        epoch = await require_known_database(transaction)
    stopping = asyncio.Event()
    waiting = WaitingRoom(Intake(ingest, settings=SETTINGS, epoch=epoch).store_arrivals)
    door = EdgeDoor(database=ingest, waiting=waiting, epoch=epoch, requests_per_minute=FEW)
    task = asyncio.create_task(waiting.run(stopping))
    transport = httpx.ASGITransport(app=application(door))  # type: ignore[arg-type]  # it is an application all the same
    async with httpx.AsyncClient(transport=transport, base_url="http://edge") as client:
        yield Rig(app, ingest, ground, client, door, gateway.id, password)
    stopping.set()
    await task
    await app.close()
    await ingest.close()


async def test_a_batch_is_stored_and_acknowledged_in_the_answer(rig: Rig) -> None:
    stream = new_id()

    answer = await rig.exchange(readings_batch(rig.gateway_id, stream, range(1, 6)).payload)

    assert [(ack.stream, ack.upto, ack.epoch) for ack in answer.acks] == [(str(stream), 5, answer.host.epoch)]
    assert answer.host.versions == [1]


async def test_both_ways_are_one_cursor(rig: Rig) -> None:
    stream = new_id()
    first, second = (readings_batch(rig.gateway_id, stream, seqs) for seqs in (range(1, 4), range(4, 8)))
    await store(rig.ingest, first)

    answers = [await rig.exchange(first.payload), await rig.exchange(second.payload, second.payload)]
    (progress,) = await store(rig.ingest, second)

    assert [ack.upto for answer in answers for ack in answer.acks] == [3, 7]
    assert progress.upto == 7


async def test_a_batch_above_the_cursor_is_answered_with_where_it_stands(rig: Rig) -> None:
    answer = await rig.exchange(readings_batch(rig.gateway_id, new_id(), range(5, 8)).payload)

    assert [ack.upto for ack in answer.acks] == [0]


async def test_an_empty_request_asks_for_what_is_to_be_heard(rig: Rig) -> None:
    answer = await rig.exchange()

    assert (answer.acks, answer.commands) == ([], [])


async def test_a_batch_nobody_can_read_is_not_acknowledged_and_the_others_are(rig: Rig) -> None:
    answer = await rig.exchange(b"not a batch", readings_batch(rig.gateway_id, new_id(), range(1, 3)).payload)

    assert [ack.upto for ack in answer.acks] == [2]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Basic"},
        {"Authorization": "Basic !!!"},
        {"Authorization": "Bearer abc"},
        basic("nobody", "x"),
        basic("0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10", "x"),
        basic("0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10", "\0"),
    ],
)
async def test_who_is_nobody_is_refused_in_problem_json(rig: Rig, headers: dict[str, str]) -> None:
    answer = await rig.client.post(PATH, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Basic")
    assert answer.json()["type"] == "urn:mafundi:problem:ingest.wrong_credential"


async def test_a_wrong_password_and_a_revoked_edge_agent_are_refused_alike(rig: Rig) -> None:
    wrong = await rig.post(password="wrong")
    async with rig.app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, rig.ground.manager)
        gateway = await get_gateway(transaction, gateway_id=rig.gateway_id, branch_ids=[rig.ground.nairobi])
        now = gateway.created_at
        await operations.revoke_gateway(transaction, actor=actor, accounts=NoBrokerAccounts(), gateway=gateway, now=now)
    revoked = await rig.post()

    assert (wrong.status_code, revoked.status_code) == (401, 401)
    assert wrong.json()["detail"] == revoked.json()["detail"]


async def test_who_tries_passwords_is_told_to_wait_and_others_of_the_address_come_in(rig: Rig) -> None:
    statuses = [(await rig.post(password="wrong")).status_code for _ in range(edge_door.WRONG_PER_MINUTE + 1)]
    right = await rig.post()

    assert statuses == [401] * edge_door.WRONG_PER_MINUTE + [429]
    assert right.status_code == 200


async def test_an_edge_agent_that_asks_without_end_is_told_to_wait(rig: Rig) -> None:
    answers = [await rig.post() for _ in range(FEW + 1)]

    assert [answer.status_code for answer in answers] == [200] * FEW + [429]
    assert answers[-1].headers["retry-after"] == "10"


async def test_a_body_of_another_type_or_shape_is_refused(rig: Rig) -> None:
    headers = basic(str(rig.gateway_id), rig.password)
    another = await rig.client.post(PATH, content=b"{}", headers={**headers, "Content-Type": "application/json"})
    shapeless = await rig.client.post(PATH, content=b"{}", headers={**headers, "Content-Type": MEDIA_TYPE})

    assert (another.status_code, shapeless.status_code) == (415, 400)
    assert "no length in a line of its own at byte 0" in shapeless.json()["detail"]


async def test_a_body_without_a_length_is_read_no_further_than_it_may_be(rig: Rig) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(64):
            sent += 1
            yield b"x" * MAX_REQUEST_BYTES

    headers = {"Content-Type": MEDIA_TYPE, **basic(str(rig.gateway_id), rig.password)}
    answer = await rig.client.post(PATH, content=endless(), headers=headers)

    assert answer.status_code == 413
    assert sent <= 3


async def test_sixty_four_megabytes_are_refused_before_any_of_them_is_sent(rig: Rig) -> None:
    async with listening(application(rig.door)) as port:
        words = "\r\n".join(
            [
                f"POST {PATH} HTTP/1.1",
                "Host: edge",
                f"Content-Length: {64 * 1024 * 1024}",
                *(f"{name}: {value}" for name, value in basic(str(rig.gateway_id), rig.password).items()),
                "\r\n",
            ]
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(words.encode())
        head = await asyncio.wait_for(reader.readuntil(b"\r\n"), 5)
        writer.close()

    assert head.startswith(b"HTTP/1.1 413")


async def test_while_the_database_is_away_the_answer_says_when_to_come_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_arrivals: list[Arrival]) -> list[object]:
        raise ConnectionRefusedError("no database")

    monkeypatch.setattr(rig.door._waiting, "_store", away)

    answer = await rig.post(readings_batch(rig.gateway_id, new_id(), range(1, 3)).payload)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.json()["type"] == "urn:mafundi:problem:ingest.not_stored"


async def test_the_desired_configuration_comes_with_the_answer_and_not_with_every_one(rig: Rig) -> None:
    async with rig.app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, rig.ground.manager)
        gateway = await get_gateway(transaction, gateway_id=rig.gateway_id, branch_ids=[rig.ground.nairobi])
        await operations.write_document(
            transaction, actor=actor, gateway=gateway, document={}, seen_version=gateway.version
        )

    answers = [await rig.exchange(), await rig.exchange()]

    (command,) = answers[0].commands
    assert (command.kind, command.body["version"]) == ("configure", 1)
    assert answers[1].commands == []


async def test_what_is_no_address_is_answered_too(rig: Rig) -> None:
    answers = [await rig.client.get(address) for address in (PATH, "/", "/docs", "/openapi.json", "/healthz")]

    assert [answer.status_code for answer in answers] == [405, 404, 404, 404, 200]


async def test_more_connections_than_it_may_have_are_told_to_come_again(rig: Rig) -> None:
    async with listening(application(rig.door), most_connections=3) as port:
        idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(3)]
        headers = {"Content-Type": MEDIA_TYPE, **basic(str(rig.gateway_id), rig.password)}
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            refused = await client.post(PATH, headers=headers)
        for _, writer in idle:
            writer.close()
            await writer.wait_closed()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            answer = await client.post(PATH, headers=headers)

    assert (refused.status_code, answer.status_code) == (503, 200)


@asynccontextmanager
async def listening(app: FastAPI, *, most_connections: int | None = None) -> AsyncIterator[int]:
    """The application behind a real server on a port of 127.0.0.1."""
    from cloud.foundation.serving import Listener, serve_until

    taken = socket.create_server(("127.0.0.1", 0))
    stopping = asyncio.Event()
    serving = asyncio.create_task(
        serve_until(
            stopping, app, [Listener(taken, most_connections=most_connections)], before_end=asyncio.Event(), watching=[]
        )
    )
    try:
        yield taken.getsockname()[1]
    finally:
        stopping.set()
        await serving
