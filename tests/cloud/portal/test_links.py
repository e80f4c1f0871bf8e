"""A link opens one thing while it lives; everything else gets one answer, and guessing is slow."""

from uuid import uuid4

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from sqlalchemy import text

from cloud.files import pictures
from cloud.foundation.database import Database, act_as_system
from cloud.portal.api import router
from cloud.portal.visit import GUESSES, UPLOADS
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground
from tests.cloud.portal.conftest import LINK, Customer


def said(answer: httpx.Response) -> dict[str, object]:
    """Return what an answer says, without what is of this one request."""
    body: dict[str, object] = answer.json()
    return {"http": answer.status_code} | {name: value for name, value in body.items() if name != "request_id"}


async def as_owner(database: Database, statement: str, **values: object) -> None:
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        await transaction.execute(text(statement), values)


async def test_an_unknown_an_expired_a_closed_and_a_foreign_link_look_alike(
    customer: Customer, database: Database
) -> None:
    order = await customer.order()
    closed, closed_id = await customer.link(order)
    assert (await customer.manager.delete(f"/customer-links/{closed_id}")).status_code == 204
    expired, expired_id = await customer.link(order)
    await as_owner(database, "UPDATE access_link SET expires_at = now() WHERE id = :id", id=expired_id)
    of_site = await customer.code_of_site()
    of_order, _ = await customer.link(order)

    answers = [
        said(await customer.page("guessed")),
        said(await customer.page("")),
        said(await customer.page("x" * 5000)),
        said(await customer.page(closed)),
        said(await customer.page(expired)),
        said(await customer.decide(of_site, "confirmed")),
        said(await customer.report(of_order)),
    ]

    assert answers[0]["http"] == 404
    assert all(answer == answers[0] for answer in answers)


async def test_only_the_hash_of_a_secret_is_kept(customer: Customer, database: Database) -> None:
    token, link_id = await customer.link(await customer.order())

    async with database.transaction() as transaction:
        await act_as_system(transaction)
        rows = (await transaction.execute(text("SELECT row_to_json(l)::text FROM access_link l"))).scalars().all()
        events = (await transaction.execute(text("SELECT payload::text FROM event"))).scalars().all()
        audit = (await transaction.execute(text("SELECT coalesce(after::text, '') FROM audit_entry"))).scalars().all()

    assert any(link_id in row for row in rows)
    assert len(token) >= 22  # 128 bits in base64 and more
    assert not any(token in row for row in (*rows, *events, *audit))


async def test_a_renewed_link_replaces_the_old_one(customer: Customer) -> None:
    old, old_id = await customer.link(await customer.order())

    answer = await customer.manager.post(f"/customer-links/{old_id}/renewal")
    new = answer.json()["address"].rsplit("/", 1)[-1]

    assert answer.status_code == 201
    assert [(await customer.page(one)).status_code for one in (old, new)] == [404, 200]


async def test_guessing_is_slow_and_using_is_not(customer: Customer) -> None:
    token, _ = await customer.link(await customer.order())
    used = [(await customer.page(token)).status_code for _ in range(GUESSES.amount + 5)]
    guessed = [(await customer.page(f"guess-{number}")).status_code for number in range(GUESSES.amount + 5)]
    after = await customer.page(token)

    assert set(used) == {200}
    assert guessed[: GUESSES.amount] == [404] * GUESSES.amount
    assert guessed[GUESSES.amount :] == [429] * 5
    assert after.status_code == 429
    assert after.headers["retry-after"] == "60"


async def test_guesses_take_no_room_for_each(customer: Customer, app: FastAPI) -> None:
    for number in range(GUESSES.amount * 3):
        await customer.page(f"guess-{number}")

    keys = [key for key in app.state.portal_limiter.storage.storage if "guess" in key]
    assert len(keys) <= 2


async def test_an_answer_is_kept_by_nobody_and_names_the_link_to_nobody(
    customer: Customer, anonymous: httpx.AsyncClient
) -> None:
    token, _ = await customer.link(await customer.order())

    page = await anonymous.get(f"/c/{token}", headers={"Accept": "text/html"})
    answer = await customer.page(token)

    assert "customer" in page.text
    for headers in (page.headers, answer.headers):
        assert headers["cache-control"] == "no-store"
        assert headers["referrer-policy"] == "no-referrer"
    assert page.headers["x-robots-tag"] == "noindex"
    assert "set-cookie" not in answer.headers


async def test_a_link_shows_nothing_that_is_the_companys_own(customer: Customer) -> None:
    order = await customer.order(title="Seal", description="Charge them double")
    await customer.manager.post(f"/work-orders/{order['id']}/comments", json={"text": "Customer is difficult"})
    await customer.move(order, "in_progress", "completed")
    token, _ = await customer.link(order)

    shown = (await customer.page(token)).text

    assert "Seal" in shown
    for hidden in ("double", "difficult", order["id"], order["branch_id"], "Manager"):
        assert hidden not in shown


@pytest.mark.parametrize("path", ["customer-links", "customer"])
async def test_the_office_of_another_branch_has_no_part_in_it(
    customer: Customer, sign_in: SignIn, ground: Ground, path: str
) -> None:
    order = await customer.order()
    _, link_id = await customer.link(order)
    stranger = await sign_in(ground.mombasa_manager)

    call = stranger.get if path == "customer" else stranger.post
    assert (await call(f"/work-orders/{order['id']}/{path}")).status_code == 404
    assert (await stranger.delete(f"/customer-links/{link_id}")).status_code == 404
    assert (await stranger.post(f"/customer-links/{link_id}/renewal")).status_code == 404
    assert (await stranger.post(f"/sites/{customer.site['id']}/request-sheet")).status_code == 404
    assert (await stranger.get(f"/sites/{customer.site['id']}/request-links")).status_code == 404


async def test_a_link_gives_no_way_into_the_console(customer: Customer) -> None:
    token, _ = await customer.link(await customer.order())

    for path in ("/work-orders", "/session", f"/files/{uuid4()}"):
        assert (await customer.client.get(path, headers={LINK: token})).status_code == 401


def test_no_route_of_the_portal_has_the_secret_in_its_address() -> None:
    paths = [route.path for route in router.routes if isinstance(route, APIRoute)]

    assert len(paths) >= 8
    assert not [path for path in paths if "token" in path or "link" in path]


async def test_a_picture_too_many_is_not_even_looked_at(
    customer: Customer, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, token = await customer.done_order()
    await customer.send_picture(token)
    (link,) = {key.split("/")[2] for key in app.state.portal_limiter.storage.storage if "/link/" in key}
    while app.state.portal_limiter.hit(UPLOADS, "link", link):
        pass
    looked: list[bytes] = []
    monkeypatch.setattr(pictures, "rewritten", looked.append)

    answer = await customer.client.put(f"/portal/pictures/{uuid4()}", content=b"x", headers={LINK: token})

    assert (answer.status_code, looked) == (429, [])
