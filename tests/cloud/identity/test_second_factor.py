"""The second factor: a code is taken once, a recovery code too, and wrong ones make everybody wait."""

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from tests.cloud.identity.doors import App, at_door, browser, enrol
from tests.cloud.place import Ground

pytestmark = pytest.mark.anyio


async def test_a_password_alone_is_not_enough_any_more(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app) as there:
        authenticator, codes = await enrol(here)

        asked = await at_door(there, ground.manager)
        wrong = await at_door(there, ground.manager, code="000000")
        right = await at_door(there, ground.manager, code=authenticator.code())

    assert len(set(codes)) == 10
    assert [one.json()["type"].rpartition(":")[2] for one in (asked, wrong)] == [
        "identity.second_factor_needed",
        "identity.wrong_code",
    ]
    assert (asked.status_code, wrong.status_code, right.status_code) == (401, 401, 200)


async def test_a_replayed_code_is_refused(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app) as there:
        authenticator, _ = await enrol(here)
        code = authenticator.code()

        first = await at_door(there, ground.manager, code=code)
        again = await at_door(there, ground.manager, code=code)

    assert (first.status_code, again.status_code) == (200, 401)
    assert again.json()["type"].endswith("identity.wrong_code")


async def test_a_recovery_code_works_once(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app) as there:
        _, codes = await enrol(here)

        first = await at_door(there, ground.manager, code=f" {codes[3].upper()} ")
        again = await at_door(there, ground.manager, code=codes[3])
        left = (await here.get("/profile")).json()["recovery_codes_left"]

    assert (first.status_code, again.status_code, left) == (200, 401, 9)


async def test_new_recovery_codes_end_the_former(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app) as there:
        _, codes = await enrol(here)
        renewed = (await here.post("/profile/recovery-codes")).json()["codes"]

        answers = [await at_door(there, ground.manager, code=one[0]) for one in (codes, renewed)]

    assert [one.status_code for one in answers] == [401, 200]


async def test_five_wrong_codes_make_the_sixth_wait_even_if_it_is_right(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here:
        authenticator, _ = await enrol(here)
        for _ in range(5):
            assert (await at_door(here, ground.manager, code="000000")).status_code == 401

        blocked = await at_door(here, ground.manager, code=authenticator.code())
        async with app.state.database.transaction() as transaction:
            await transaction.execute(text("UPDATE authenticator SET waits_until = now() - interval '1 second'"))
        later = await at_door(here, ground.manager, code=authenticator.code())

    assert (blocked.status_code, later.status_code) == (429, 200)


async def test_a_proof_asks_for_the_code_where_there_is_one(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here:
        authenticator, _ = await enrol(here)

        by_password = await here.post("/session/proof", json={"password": ground.password})
        by_code = await here.post("/session/proof", json={"code": authenticator.code()})

    assert (by_password.status_code, by_code.status_code) == (401, 200)


async def test_the_seed_stands_sealed_in_the_database(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here:
        seed = (await here.post("/profile/authenticator")).json()["seed"]
    async with app.state.database.transaction() as transaction:
        stored = (await transaction.execute(text("SELECT seed_sealed FROM authenticator"))).scalar_one()

    assert seed not in stored
    assert App(seed).seed.hex() not in stored


async def test_a_seed_that_was_moved_to_another_person_does_not_open(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here, browser(app, ground.dispatcher) as there, browser(app) as door:
        mine, _ = await enrol(here)
        await enrol(there)
        async with app.state.database.transaction() as transaction:
            await transaction.execute(
                text("UPDATE authenticator a SET seed_sealed = b.seed_sealed FROM authenticator b WHERE a <> b")
            )

        refused = await at_door(door, ground.dispatcher, code=mine.code())

    assert refused.status_code == 409


async def test_a_second_app_needs_the_first_removed(app: FastAPI, ground: Ground) -> None:
    async with browser(app, ground.manager) as here:
        await enrol(here)

        second = await here.post("/profile/authenticator")
        removed = await here.delete("/profile/authenticator")

        assert (second.status_code, removed.status_code) == (409, 204)
        assert (await at_door(here, ground.manager)).status_code == 200
