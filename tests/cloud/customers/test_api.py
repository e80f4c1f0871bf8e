"""Customers as people keep them: found by name, code and number, changed by one at a time, seen by every branch."""

from typing import Any

import httpx
import psycopg
import pytest

from cloud.permissions.rules import PERMISSIONS
from tests.cloud.conftest import SignIn
from tests.cloud.place import Ground, Urls

MILLS = {
    "code": "C-0017",
    "name": "Athi Mills Ltd",
    "phones": ["0712 345 678", "+254712345678", "020 123 4567"],
    "service_emails": [" plant@athimills.example "],
    "billing_emails": ["accounts@athimills.example"],
    "tax_number": "p051 234567 x",
}


async def add(client: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await client.post("/customers", json={**MILLS, **fields})
    assert answer.status_code == 201, answer.text
    added: dict[str, Any] = answer.json()
    return added


async def names(client: httpx.AsyncClient, **query: Any) -> list[str]:
    return [one["name"] for one in (await client.get("/customers", params=query)).json()["items"]]


async def test_a_customer_is_kept_in_one_spelling(manager: httpx.AsyncClient) -> None:
    added = await add(manager)

    assert added["phones"] == ["+254712345678", "+254201234567"]
    assert added["service_emails"] == ["plant@athimills.example"]
    assert (added["tax_number"], added["is_kra_pin"]) == ("P051234567X", True)
    assert (added["kind"], added["language"], added["payment_terms_days"]) == ("organisation", "en", 30)


@pytest.mark.parametrize(
    ("fields", "status", "field"),
    [
        ({"phones": ["0712 345 67"]}, 400, "phones"),
        ({"service_emails": ["a@b.example, c@d.example"]}, 422, "service_emails.0"),
        ({"service_emails": ["a@b.example\nBcc: c@d.example"]}, 422, "service_emails.0"),
        ({"billing_emails": ["nobody"]}, 422, "billing_emails.0"),
        ({"payment_terms_days": 366}, 422, "payment_terms_days"),
        ({"name": "  "}, 422, "name"),
        ({"language": "de"}, 422, "language"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_field(
    manager: httpx.AsyncClient, fields: dict[str, Any], status: int, field: str
) -> None:
    answer = await manager.post("/customers", json={**MILLS, **fields})

    assert answer.status_code == status
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert await names(manager) == []


async def test_a_number_without_its_country_is_not_guessed_for_who_works_in_two(
    manager: httpx.AsyncClient, place: Any, shared_urls: Urls, database: Any, ground: Ground
) -> None:
    async with database.transaction() as transaction:
        await (await transaction.connection()).exec_driver_sql(
            "UPDATE branch SET time_zone = 'Africa/Kampala', currency = 'UGX' WHERE id = %s", (str(ground.mombasa),)
        )

    refused = await manager.post("/customers", json=MILLS)
    whole = await manager.post("/customers", json={**MILLS, "phones": ["+254712345678"]})

    assert refused.status_code == 400
    assert "Write it with its country" in refused.json()["errors"][0]["message"]
    assert whole.status_code == 201


async def test_a_code_names_one_customer_whatever_its_case(manager: httpx.AsyncClient) -> None:
    await add(manager)

    again = await manager.post("/customers", json={"name": "Other", "code": "c-0017"})
    without = [await manager.post("/customers", json={"name": f"No code {n}"}) for n in (1, 2)]

    assert again.status_code == 409
    assert again.json()["errors"] == [
        {"field": "code", "message": "Athi Mills Ltd has the code c-0017 already. Choose another."}
    ]
    assert [answer.status_code for answer in without] == [201, 201]


async def test_customers_are_found_by_name_code_and_number(manager: httpx.AsyncClient) -> None:
    await add(manager)
    await add(manager, name="Zebra Tours", code="Z-1", phones=["+255712000111"])
    await add(manager, name="acacia lodge 100%", code="", phones=[])

    assert await names(manager) == ["acacia lodge 100%", "Athi Mills Ltd", "Zebra Tours"]
    assert await names(manager, q="mills") == ["Athi Mills Ltd"]
    assert await names(manager, q="c-00") == ["Athi Mills Ltd"]
    assert await names(manager, q="0712 345") == ["Athi Mills Ltd"]
    assert await names(manager, q="+255 712") == ["Zebra Tours"]
    assert await names(manager, q="100%") == ["acacia lodge 100%"]
    assert await names(manager, q="%") == ["acacia lodge 100%"]
    assert await names(manager, q="0017x") == []


async def test_pages_by_name_are_the_whole_list_once(manager: httpx.AsyncClient) -> None:
    for name in ("b", "A", "c", "B", "a"):
        await add(manager, name=name, code="")

    seen, cursor = [], None
    while True:
        page = (await manager.get("/customers", params={"limit": 2, **({"cursor": cursor} if cursor else {})})).json()
        seen += [one["name"] for one in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break

    assert [name.lower() for name in seen] == ["a", "a", "b", "b", "c"]
    assert len(set(seen)) == 5


async def test_two_people_do_not_overwrite_each_other(manager: httpx.AsyncClient) -> None:
    added = await add(manager)
    path, seen = f"/customers/{added['id']}", {"If-Match": '"1"'}

    first = await manager.patch(path, json={"notes": "Gate B"}, headers=seen)
    second = await manager.patch(path, json={"notes": "Gate C"}, headers=seen)
    blind = await manager.patch(path, json={"notes": "Gate C"})

    assert [first.status_code, second.status_code, blind.status_code] == [200, 412, 428]
    assert (first.json()["notes"], first.json()["name"]) == ("Gate B", "Athi Mills Ltd")


async def test_every_change_stands_in_the_audit_of_the_company(manager: httpx.AsyncClient) -> None:
    added = await add(manager)
    path = f"/customers/{added['id']}"
    await manager.patch(path, json={"payment_terms_days": 14, "notes": ""}, headers={"If-Match": '"1"'})
    await manager.patch(path, json={"payment_terms_days": 14}, headers={"If-Match": '"2"'})

    entries = (await manager.get("/audit", params={"object_id": added["id"]})).json()["items"]

    assert [(entry["action"], entry["branch_id"]) for entry in entries] == [
        ("customer.changed", None),
        ("customer.added", None),
    ]
    assert (entries[0]["before"], entries[0]["after"]) == ({"payment_terms_days": 30}, {"payment_terms_days": 14})


async def test_a_customer_no_longer_worked_for_leaves_the_list_and_is_kept(manager: httpx.AsyncClient) -> None:
    added = await add(manager)
    await manager.patch(f"/customers/{added['id']}", json={"is_active": False}, headers={"If-Match": '"1"'})

    assert await names(manager, is_active=True) == []
    assert await names(manager) == ["Athi Mills Ltd"]
    assert (await manager.get(f"/customers/{added['id']}")).status_code == 200


async def test_every_branch_sees_the_companys_customers_and_roles_decide_who_changes_them(
    sign_in: SignIn, ground: Ground
) -> None:
    dispatcher, other = await sign_in(ground.dispatcher), await sign_in(ground.mombasa_manager)

    added = await add(dispatcher)
    seen = await other.get(f"/customers/{added['id']}")

    assert seen.status_code == 200
    assert {role for role, words in PERMISSIONS.items() if "customer.write" in words} == {
        "super_admin",
        "operations_manager",
        "regional_supervisor",
        "branch_manager",
        "dispatch_officer",
        "accountant",
    }
    assert "customer.read" not in PERMISSIONS["technician"]


async def test_a_role_without_the_word_neither_reads_nor_writes(
    sign_in: SignIn, ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = PERMISSIONS["dispatch_officer"] - {"customer.read", "customer.write"}
    monkeypatch.setitem(PERMISSIONS, "dispatch_officer", words)
    dispatcher = await sign_in(ground.dispatcher)

    answers = [
        await dispatcher.get("/customers"),
        await dispatcher.post("/customers", json=MILLS),
        await dispatcher.post("/customers/import", content=b"code,name\nC-1,A\n"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_the_database_itself_refuses_a_number_that_is_not_e164_and_a_deleted_customer(fresh_database: Urls) -> None:
    with psycopg.connect(fresh_database.app, autocommit=True) as connection:
        insert = "INSERT INTO customer (id, name, phones) VALUES (gen_random_uuid(), 'A', %s)"
        connection.execute(insert, ['["+254712345678"]'])
        for phones in ('["0712345678"]', '["+254712345678", "+0712"]', '["+254 712"]'):
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(insert, [phones])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM customer")
