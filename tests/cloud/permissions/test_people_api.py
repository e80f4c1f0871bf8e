"""People and their roles: nobody gives above or outside their own, changes their own, or leaves no super admin."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI

from cloud.permissions.rules import Grant
from tests.cloud.conftest import SignIn
from tests.cloud.permissions.people import somebody
from tests.cloud.place import Ground, client_of

pytestmark = pytest.mark.anyio


def role(name: str, **place: UUID | str) -> dict[str, str]:
    return {"role": name, **{key: str(value) for key, value in place.items()}}


async def add(client: httpx.AsyncClient, *roles: dict[str, str], email: str = "") -> httpx.Response:
    address = email or f"{uuid4().hex[:8]}@example.com"
    return await client.post("/people", json={"name": "Wanjiku", "email": address, "roles": list(roles)})


async def change(client: httpx.AsyncClient, person_id: str, **changes: Any) -> httpx.Response:
    tag = (await client.get(f"/people/{person_id}")).headers["ETag"]
    return await client.patch(f"/people/{person_id}", json=changes, headers={"If-Match": tag})


async def test_who_is_added_signs_in_with_the_password_shown_once(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    answer = await add(manager, role("dispatch_officer", branch_id=ground.nairobi), email="w@example.com")

    added = answer.json()
    async with client_of(app) as stranger:
        entered = await stranger.post("/session", json={"email": "w@example.com", "password": added["password"]})
    assert answer.status_code == 201
    assert entered.status_code == 200
    assert [one["role"] for one in entered.json()["roles"]] == ["dispatch_officer"]
    assert "password" not in (await manager.get(f"/people/{added['person']['id']}")).json()


async def test_a_branch_manager_sees_and_adds_people_of_the_branch_alone(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    foreign = (await add(manager, role("dispatch_officer", branch_id=ground.mombasa))).json()["person"]
    of_nairobi = await sign_in(ground.nairobi_manager)

    listed = (await of_nairobi.get("/people")).json()["items"]
    own = await add(of_nairobi, role("technician", branch_id=ground.nairobi))
    outside = await add(of_nairobi, role("technician", branch_id=ground.mombasa))
    above = await add(of_nairobi, role("branch_manager", branch_id=ground.nairobi))
    everywhere = await add(of_nairobi, role("dispatch_officer"))
    looked = await of_nairobi.get(f"/people/{foreign['id']}")
    given = await of_nairobi.post(f"/people/{foreign['id']}/roles", json=role("technician", branch_id=ground.nairobi))

    assert foreign["id"] not in {one["id"] for one in listed}
    assert str(ground.mombasa) not in str(listed)
    assert [answer.status_code for answer in (own, outside, above, everywhere)] == [201, 403, 403, 403]
    assert above.json()["type"].endswith("permissions.above_own_rights")
    assert (looked.status_code, given.status_code) == (404, 404)


async def test_nobody_changes_their_own_roles_or_themselves(app: FastAPI, ground: Ground) -> None:
    own_id, admin = await somebody(app, Grant("super_admin"))
    own = (await admin.get(f"/people/{own_id}")).json()

    more = await admin.post(f"/people/{own_id}/roles", json=role("accountant"))
    less = await admin.delete(f"/people/{own_id}/roles/{own['roles'][0]['id']}")
    out = await change(admin, str(own_id), is_active=False)

    assert own["is_yourself"] is True
    assert own["is_yours_to_change"] is False
    for answer in (more, less, out):
        assert answer.status_code == 403
        assert answer.json()["type"].endswith("permissions.own_roles")


async def test_a_manager_of_one_branch_neither_renames_nor_locks_out_who_is_above(
    manager: httpx.AsyncClient, sign_in: SignIn, ground: Ground
) -> None:
    of_nairobi = await sign_in(ground.nairobi_manager)
    people = {one["email"]: one for one in (await of_nairobi.get("/people")).json()["items"]}
    above = people[ground.manager]["id"]

    out = await change(of_nairobi, above, is_active=False)
    password = await of_nairobi.post(f"/people/{above}/password")
    taken = [await of_nairobi.delete(f"/people/{above}/roles/{one['id']}") for one in people[ground.manager]["roles"]]

    assert {answer.status_code for answer in (out, password, *taken)} == {403}


async def test_the_last_super_admin_cannot_go(app: FastAPI, manager: httpx.AsyncClient, ground: Ground) -> None:
    own_id, admin = await somebody(app, Grant("super_admin"))
    before = {one["email"]: one for one in (await admin.get("/people")).json()["items"]}
    first = before[ground.manager]
    its_role = next(one["id"] for one in first["roles"] if one["role"] == "super_admin")

    gone = await admin.delete(f"/people/{first['id']}/roles/{its_role}")
    # Now there is one, and nobody else may touch it: an operations manager is not above.
    left = await manager.get(f"/people/{own_id}")
    locked_out = await change(manager, str(own_id), is_active=False)

    assert gone.status_code == 204
    assert left.status_code == 200
    assert locked_out.status_code == 403


async def test_of_two_super_admins_one_may_leave_and_the_last_one_stays(app: FastAPI, ground: Ground) -> None:
    first_id, first = await somebody(app, Grant("super_admin"))
    second_id, second = await somebody(app, Grant("super_admin"), email="second@example.com")
    ground_manager = next(one for one in (await first.get("/people")).json()["items"] if one["email"] == ground.manager)
    assert (await change(first, ground_manager["id"], is_active=False)).status_code == 200

    out = await change(first, str(second_id), is_active=False)
    signed_out = await second.get("/session")

    assert out.status_code == 200
    assert signed_out.status_code == 401
    assert (await first.get(f"/people/{first_id}")).json()["is_active"] is True


async def test_a_role_counts_from_the_next_request_on(app: FastAPI, manager: httpx.AsyncClient, ground: Ground) -> None:
    person_id, person = await somebody(app, Grant("technician", ground.nairobi))
    before = await person.get("/work-orders")

    given = await manager.post(f"/people/{person_id}/roles", json=role("dispatch_officer", branch_id=ground.nairobi))
    after = await person.get("/work-orders")
    assignment = next(one["id"] for one in given.json()["roles"] if one["role"] == "dispatch_officer")
    await manager.delete(f"/people/{person_id}/roles/{assignment}")
    at_last = await person.get("/work-orders")

    assert [answer.status_code for answer in (before, given, after, at_last)] == [403, 201, 200, 403]


async def test_what_is_given_is_written_down(manager: httpx.AsyncClient, ground: Ground) -> None:
    person = (await add(manager, role("auditor", branch_id=ground.nairobi))).json()["person"]
    await manager.delete(f"/people/{person['id']}/roles/{person['roles'][0]['id']}")

    entries = (await manager.get("/audit", params={"object_id": person["id"]})).json()["items"]

    assert [one["action"] for one in entries] == ["person.role_taken", "person.added", "person.role_given"]
    assert entries[2]["after"] == {"role": "auditor", "branch_id": str(ground.nairobi)}


BAD = [
    ({"role": "owner"}, "unknown_role"),
    ({"role": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"}, "unknown_role"),
    ({"role": "super_admin", "branch_id": "NAIROBI"}, "wrong_scope"),
    ({"role": "technician"}, "wrong_scope"),
    ({"role": "site_contact", "branch_id": "NAIROBI"}, "wrong_scope"),
    ({"role": "technician", "branch_id": str(UUID(int=7))}, "unknown_place"),
    ({"role": "auditor", "region_id": str(UUID(int=7))}, "unknown_place"),
    ({"role": "site_contact", "branch_id": "NAIROBI", "site_id": str(UUID(int=7))}, "unknown_place"),
]


@pytest.mark.parametrize(("given", "code"), BAD)
async def test_a_role_that_makes_no_sense_is_refused_with_the_reason(
    manager: httpx.AsyncClient, ground: Ground, given: dict[str, str], code: str
) -> None:
    answer = await add(manager, {key: value.replace("NAIROBI", str(ground.nairobi)) for key, value in given.items()})

    assert answer.status_code == 400, answer.text
    assert answer.json()["type"].endswith(f"permissions.{code}")


async def test_a_site_of_another_branch_is_no_place(manager: httpx.AsyncClient, ground: Ground) -> None:
    site = (await manager.post("/sites", json={"branch_id": str(ground.mombasa), "name": "Kilindini"})).json()

    wrong = await add(manager, role("site_contact", branch_id=ground.nairobi, site_id=site["id"]))
    right = await add(manager, role("site_contact", branch_id=ground.mombasa, site_id=site["id"]))

    assert (wrong.status_code, right.status_code) == (400, 201)


async def test_twice_the_same_is_refused(manager: httpx.AsyncClient, ground: Ground) -> None:
    wanted = role("auditor", branch_id=ground.nairobi)
    person = (await add(manager, wanted, email="twice@example.com")).json()["person"]

    again = await manager.post(f"/people/{person['id']}/roles", json=wanted)
    same_address = await add(manager, wanted, email="TWICE@example.com")

    assert (again.status_code, same_address.status_code) == (409, 409)


async def test_fields_that_are_nobodys_to_set_are_refused(manager: httpx.AsyncClient, ground: Ground) -> None:
    body = {"name": "W", "email": "w@example.com", "roles": [role("auditor")], "is_active": False, "id": str(uuid4())}
    person = (await add(manager, role("auditor"))).json()["person"]

    added = await manager.post("/people", json=body)
    changed = await change(manager, person["id"], roles=[role("super_admin")])

    assert (added.status_code, changed.status_code) == (422, 422)


async def test_an_auditor_reads_people_and_roles_and_changes_none(app: FastAPI, ground: Ground) -> None:
    _, auditor = await somebody(app, Grant("auditor"))
    people = (await auditor.get("/people")).json()["items"]

    reads = [await auditor.get(path) for path in ("/people", "/permissions", "/roles", "/audit")]
    writes = [
        await add(auditor, role("auditor")),
        await auditor.post("/roles", json={"name": "Mine", "permissions": ["asset.read"]}),
        await auditor.post(f"/people/{people[0]['id']}/password"),
    ]

    assert {answer.status_code for answer in reads} == {200}
    assert {answer.status_code for answer in writes} == {403}
    assert {one["is_yours_to_change"] for one in people} == {False}


async def test_a_role_of_ones_own_lies_within_ones_own_rights(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    _, admin = await somebody(app, Grant("super_admin"))

    made = await manager.post("/roles", json={"name": "Night desk", "permissions": ["work_order.read", "booking.read"]})
    above = await admin.post("/roles", json={"name": "Cashier", "permissions": ["payment.write"]})
    nonsense = await admin.post("/roles", json={"name": "Odd", "permissions": ["moon.fly"]})
    twice = await manager.post("/roles", json={"name": "NIGHT desk", "permissions": ["work_order.read"]})

    assert [answer.status_code for answer in (made, above, nonsense, twice)] == [201, 403, 400, 409]


async def test_whoever_has_a_role_of_the_organisations_own_may_that_and_no_more(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    made = (await manager.post("/roles", json={"name": "Desk", "permissions": ["work_order.read"]})).json()
    person_id, person = await somebody(app, Grant("technician", ground.nairobi))
    await manager.post(f"/people/{person_id}/roles", json=role(made["id"], branch_id=ground.nairobi))

    first = [(await person.get(path)).status_code for path in ("/work-orders", "/technicians")]
    wider = await manager.patch(
        f"/roles/{made['id']}", json={"permissions": ["work_order.read", "booking.read"]}, headers={"If-Match": '"1"'}
    )
    then = [(await person.get(path)).status_code for path in ("/work-orders", "/gateways")]
    in_use = await manager.delete(f"/roles/{made['id']}", headers={"If-Match": '"2"'})

    assert first == [200, 403]
    assert wider.status_code == 200
    assert then == [200, 403]
    assert in_use.status_code == 409


async def test_nobody_widens_a_role_they_have_themselves(
    app: FastAPI, manager: httpx.AsyncClient, ground: Ground
) -> None:
    made = (await manager.post("/roles", json={"name": "Desk", "permissions": ["work_order.read"]})).json()
    person_id, admin = await somebody(app, Grant("operations_manager"))
    _, first = await somebody(app, Grant("super_admin"), email="first@example.com")
    given = await first.post(f"/people/{person_id}/roles", json={"role": made["id"]})

    widened = await admin.patch(
        f"/roles/{made['id']}", json={"permissions": ["work_order.read", "asset.write"]}, headers={"If-Match": '"1"'}
    )

    assert given.status_code == 201, given.text
    assert widened.status_code == 403
    assert widened.json()["type"].endswith("permissions.own_roles")
