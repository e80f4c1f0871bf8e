"""Signed addresses: one file, five minutes, nobody else's."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import httpx
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from cloud.files.signed import VALID_FOR, Signed, is_valid, sign
from cloud.foundation.database import Database, act_as_system
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground

KEY = b"a key of this test alone"
NOW = datetime(2026, 11, 28, 1, tzinfo=UTC)
FILE, PERSON = uuid4(), uuid4()


@given(seconds=st.integers(min_value=-100_000, max_value=100_000))
def test_an_address_is_good_from_its_making_for_five_minutes(seconds: int) -> None:
    signed = sign(key=KEY, file_id=FILE, person_id=PERSON, now=NOW)

    good = is_valid(signed, key=KEY, now=NOW + timedelta(seconds=seconds))

    assert good == (0 <= seconds < VALID_FOR.total_seconds())


@given(longer=st.integers(min_value=1, max_value=10**9), other=st.uuids())
def test_nothing_of_it_can_be_changed(longer: int, other: UUID) -> None:
    signed = sign(key=KEY, file_id=FILE, person_id=PERSON, now=NOW)
    forged = [
        Signed(other, signed.person_id, signed.expires, signed.signature),
        Signed(signed.file_id, other, signed.expires, signed.signature),
        Signed(signed.file_id, signed.person_id, signed.expires + longer, signed.signature),
        Signed(signed.file_id, signed.person_id, signed.expires, signed.signature[:-1]),
    ]

    assert [is_valid(one, key=KEY, now=NOW) for one in forged] == [False] * 4
    assert not is_valid(signed, key=b"another key", now=NOW)


async def test_a_signed_address_opens_the_file_without_a_session_and_nothing_else(
    manager: httpx.AsyncClient, anonymous: httpx.AsyncClient, sign_in: SignIn, ground: Ground, app: FastAPI,
    database: Database,
) -> None:  # fmt: skip
    ids = [str(uuid4()), str(uuid4())]
    for one in ids:
        params = {"branch_id": str(ground.mombasa), "name": "<script>.html"}
        await manager.put(f"/files/{one}", params=params, content=b"<script>alert(1)</script>")
    mombasa = await sign_in(ground.mombasa_manager)
    address = (await mombasa.post(f"/files/{ids[0]}/address")).json()["address"]
    foreign = await (await sign_in(ground.nairobi_manager)).post(f"/files/{ids[0]}/address")

    opened = await anonymous.get(address)
    other_file = await anonymous.get(address.replace(ids[0], ids[1]))
    without = await anonymous.get(address.partition("?")[0])
    person = parse_qs(urlsplit(address).query)["person"][0]
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text("UPDATE person SET is_active = false WHERE id = :id"), {"id": UUID(person)})
    revoked = await anonymous.get(address)

    assert (opened.status_code, opened.content) == (200, b"<script>alert(1)</script>")
    assert opened.headers["content-security-policy"].startswith("sandbox")
    assert opened.headers["content-disposition"].startswith("attachment")
    assert opened.headers["content-type"].startswith("text/plain")
    assert (other_file.status_code, without.status_code, revoked.status_code, foreign.status_code) == (
        404,
        422,
        404,
        404,
    )


async def test_a_file_name_reaches_no_folder_and_no_header(manager: httpx.AsyncClient, ground: Ground) -> None:
    for name in ("../../etc/passwd", "a\r\nSet-Cookie: x=1.txt", "C:\\windows\\x.exe"):
        file_id = str(uuid4())
        await manager.put(f"/files/{file_id}", params={"branch_id": str(ground.nairobi), "name": name}, content=b"x")

        answer = await manager.get(f"/files/{file_id}")

        assert answer.status_code == 200
        assert "set-cookie" not in answer.headers
        said = answer.headers["content-disposition"]
        assert not any(sign in said for sign in ("/", "\\", "%2F", "%5C", "\r", "\n", "%0D", "%0A"))
