"""Dead letters: seen with their reason, taken in once, and the ledger stays right."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec
import psycopg
import pytest

from cloud.foundation.clock import database_now
from cloud.foundation.database import Database, act_as_system
from cloud.foundation.errors import NotFound
from cloud.foundation.identifiers import new_id
from cloud.foundation.identity_of_database import require_known_database
from cloud.gateways.dead_letters import KEPT_FOR, forget_dead_letters
from cloud.gateways.errors import AlreadyReplayed, CannotReplay
from cloud.ingest import store_batch
from cloud.ingest.intake import Intake
from cloud.ingest.replay import replay_asked, replay_by_hand, replay_or_note
from cloud.ingest.store_batch import Arrival
from schemas.envelope import UnreadableBody
from schemas.records import LogRecord
from tests.cloud.ingest.conftest import Pump
from tests.cloud.ingest.wire import SETTINGS, START_US, readings_batch, records_batch, store
from tests.cloud.place import Ground, app_on, signed_in, web_settings

pytestmark = pytest.mark.anyio

LEDGER = """SELECT cursor, stored_readings + stored_records, lost, cursor - stored_readings - stored_records - lost
    FROM stream"""


@pytest.fixture
async def console(pump: Pump, ground: Ground, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    client = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.manager)
    yield client
    await client.aclose()


async def unreadable(pump: Pump, monkeypatch: pytest.MonkeyPatch, *arrivals: Arrival) -> UUID:
    """Store these with a program that cannot read bodies yet, and return the newest letter."""

    def refuse(*_: Any) -> Any:
        raise UnreadableBody("a record of a kind that is not known here")

    with monkeypatch.context() as older:
        older.setattr(store_batch, "decode_body", refuse)
        await store(pump.ingest, *arrivals)
    ((letter_id,),) = pump.ask("SELECT id FROM dead_letter ORDER BY id DESC LIMIT 1")
    assert isinstance(letter_id, UUID)
    return letter_id


async def replay(database: Database, letter_id: UUID) -> CannotReplay | None:
    async with database.transaction() as transaction:
        epoch = await require_known_database(transaction)
    return await replay_or_note(database, letter_id=letter_id, settings=SETTINGS, epoch=epoch)


async def test_a_replay_stores_what_was_counted_as_lost_under_its_own_seqs(
    pump: Pump, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = new_id()
    await store(pump.ingest, readings_batch(pump.gateway_id, stream, range(1, 4)))
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, stream, range(2, 9)))
    await store(pump.ingest, readings_batch(pump.gateway_id, stream, range(9, 11)))
    assert pump.ask(LEDGER) == [(10, 5, 5, 0)]

    assert await replay(pump.ingest, letter_id) is None

    assert pump.ask("SELECT seq, value FROM reading ORDER BY seq") == [(seq, float(seq)) for seq in range(1, 11)]
    assert pump.ask(LEDGER) == [(10, 10, 0, 0)]
    assert pump.ask("SELECT 1 FROM stream_gap") == []


async def test_gaps_inside_a_replayed_batch_stay_counted(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = new_id()
    letter_id = await unreadable(
        pump, monkeypatch, readings_batch(pump.gateway_id, stream, range(1, 9), dropped=[(3, 4)])
    )

    await replay(pump.ingest, letter_id)

    assert pump.ask(LEDGER) == [(8, 6, 2, 0)]
    assert pump.ask("SELECT first_seq, last_seq, reason FROM stream_gap") == [(3, 4, "spool_full")]


async def test_records_are_taken_in_by_a_replay_too(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    line = LogRecord(offset=0, at_us=START_US, level="error", event="port.failed", text="unplugged")
    letter_id = await unreadable(pump, monkeypatch, records_batch(pump.gateway_id, new_id(), [line]))

    await replay(pump.ingest, letter_id)

    assert pump.ask("SELECT text FROM gateway_log") == [("unplugged",)]
    assert pump.ask(LEDGER) == [(1, 1, 0, 0)]


async def test_a_second_replay_is_refused_and_doubles_nothing(pump: Pump, monkeypatch: pytest.MonkeyPatch) -> None:
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, new_id(), range(1, 6)))
    await replay(pump.ingest, letter_id)

    with pytest.raises(AlreadyReplayed):
        await replay(pump.ingest, letter_id)

    assert pump.ask("SELECT count(*) FROM reading") == [(5,)]


async def test_what_is_damaged_stays_a_letter_with_the_reason(pump: Pump) -> None:
    good = readings_batch(pump.gateway_id, new_id(), range(1, 6))
    await store(pump.ingest, Arrival(good.topic, good.payload[:-3] + b"xyz"))
    ((letter_id,),) = pump.ask("SELECT id FROM dead_letter")
    assert isinstance(letter_id, UUID)

    refusal = await replay(pump.ingest, letter_id)

    assert refusal is not None
    assert "checksum" in refusal.fields["reason"]
    assert pump.ask("SELECT replay_refusal LIKE 'checksum%', replayed_at FROM dead_letter") == [(True, None)]
    assert pump.ask(LEDGER) == [(5, 0, 5, 0)]


async def test_a_letter_whose_records_came_another_way_is_refused(pump: Pump) -> None:
    stream = new_id()
    batch = readings_batch(pump.gateway_id, stream, range(1, 4))
    await store(pump.ingest, batch)
    with psycopg.connect(pump.urls.admin) as connection:
        connection.execute(
            """INSERT INTO dead_letter (id, topic, gateway_id, kind, reason, payload, size_bytes)
            VALUES (%s, %s, %s, 'refused', 'the database was full', %s, %s)""",
            [new_id(), batch.topic, str(pump.gateway_id), batch.payload, len(batch.payload)],
        )

    outcomes = await replay_by_hand(pump.ingest, retention=SETTINGS.retention, letter_id=None)

    (refusal,) = outcomes.values()
    assert refusal is not None
    assert refusal.fields["reason"] == "all that it holds is stored already"
    assert pump.ask("SELECT count(*) FROM reading") == [(3,)]


async def test_an_unknown_letter_is_said_to_be_unknown(pump: Pump) -> None:
    with pytest.raises(NotFound):
        await replay_by_hand(pump.ingest, retention=SETTINGS.retention, letter_id=new_id())


async def test_a_person_sees_the_reason_and_the_bytes_and_has_it_taken_in(
    pump: Pump, console: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter_id = await unreadable(pump, monkeypatch, readings_batch(pump.gateway_id, new_id(), range(1, 6)))

    (letter,) = (await console.get("/dead-letters", params={"gateway_id": str(pump.gateway_id)})).json()["items"]
    content = (await console.get(f"/dead-letters/{letter_id}")).json()
    asked = await console.post(f"/dead-letters/{letter_id}/replay")
    async with pump.ingest.transaction() as transaction:
        epoch = await require_known_database(transaction)
    await replay_asked(pump.ingest, settings=SETTINGS, epoch=epoch)

    assert (letter["kind"], letter["reason"]) == ("unreadable_body", "a record of a kind that is not known here")
    assert letter["gateway_name"]
    assert content["text"].startswith('{"v":1')
    assert content["hexdump"].startswith("00000000  7b 22 76 22")
    assert asked.status_code == 202
    assert (await console.get("/dead-letters")).json()["items"] == []
    (replayed,) = (await console.get("/dead-letters", params={"state": "replayed"})).json()["items"]
    assert replayed["replayed_at"] is not None
    assert (await console.post(f"/dead-letters/{letter_id}/replay")).status_code == 409


async def test_another_branch_sees_neither_it_nor_what_is_nobodys(
    pump: Pump, console: httpx.AsyncClient, ground: Ground, tmp_path: Path
) -> None:
    good = readings_batch(pump.gateway_id, new_id(), range(1, 6))
    await store(pump.ingest, Arrival(good.topic, b"\xff\x00"), readings_batch(new_id(), new_id(), range(1, 3)))
    nobodys = Arrival("mafundi/v2/whatever", good.payload)  # may hold what any branch sent
    await store(pump.ingest, nobodys)
    stranger = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.mombasa_manager)

    of_all = [letter["id"] for letter in (await console.get("/dead-letters")).json()["items"]]

    assert len(of_all) == 3
    assert (await stranger.get("/dead-letters")).json()["items"] == []
    for letter_id in of_all:
        assert (await stranger.get(f"/dead-letters/{letter_id}")).status_code == 404
        assert (await stranger.post(f"/dead-letters/{letter_id}/replay")).status_code == 404
    assert pump.ask("SELECT 1 FROM dead_letter WHERE replay_asked_at IS NOT NULL") == []
    await stranger.aclose()


async def test_a_batch_that_the_database_refused_is_seen_by_its_own_branch_alone(
    pump: Pump, ground: Ground, tmp_path: Path
) -> None:
    refused = msgspec.structs.replace(pump.raised(new_id()), alarm_id="not-a-uuid")
    async with pump.ingest.transaction() as transaction:
        epoch = await require_known_database(transaction)
    intake = Intake(pump.ingest, settings=SETTINGS, epoch=epoch)
    await intake.store_arrivals([records_batch(pump.gateway_id, new_id(), [refused])])

    seen = {}
    for person in (ground.nairobi_manager, ground.mombasa_manager):
        client = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=person)
        seen[person] = [letter["kind"] for letter in (await client.get("/dead-letters")).json()["items"]]
        await client.aclose()
    assert seen == {ground.nairobi_manager: ["refused"], ground.mombasa_manager: []}


async def test_who_may_not_read_them_is_told_so(pump: Pump, ground: Ground, tmp_path: Path) -> None:
    dispatcher = await signed_in(app_on(pump.app, web_settings(pump.urls, tmp_path)), email=ground.dispatcher)

    assert (await dispatcher.get("/dead-letters")).status_code == 403
    await dispatcher.aclose()


async def test_they_are_kept_for_a_time_and_in_bounded_room(pump: Pump) -> None:
    good = readings_batch(pump.gateway_id, new_id(), range(1, 6))
    for size in (400, 500, 600):
        await store(pump.ingest, Arrival(good.topic, b"x" * size))
    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        now = await database_now(transaction)
        await forget_dead_letters(transaction, now=now, most_bytes=1200)

    assert pump.ask("SELECT size_bytes FROM dead_letter ORDER BY id") == [(500,), (600,)]

    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        await forget_dead_letters(transaction, now=now + KEPT_FOR + timedelta(hours=1))

    assert pump.ask("SELECT 1 FROM dead_letter") == []
