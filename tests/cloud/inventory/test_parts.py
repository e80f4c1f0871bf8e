"""Parts as people keep them: found by number and name, changed by one at a time, read from files as a whole."""

from typing import Any

import httpx
import pytest

from tests.cloud.conftest import SignIn
from tests.cloud.inventory.stocked import BEARING, made
from tests.cloud.place import Ground

FILE = "number,name,unit,sale_price,sale_currency\nB-1,Bearing,,1450.50,KES\nO-1,Oil,L,,\n"


async def names(client: httpx.AsyncClient, **query: Any) -> list[str]:
    return [one["name"] for one in (await client.get("/parts", params=query)).json()["items"]]


async def send(client: httpx.AsyncClient, content: str, *, dry: bool = False) -> httpx.Response:
    params = {"is_dry_run": str(dry).lower()}
    return await client.post("/parts/import", params=params, content=content, headers={"Content-Type": "text/csv"})


async def test_a_part_is_found_by_number_and_name_and_sorted_by_either(manager: httpx.AsyncClient) -> None:
    for number, name in (("C-1", "Belt"), ("A-2", "Seal 100%"), ("B-3", "axle")):
        await made(manager, "/parts", {"number": number, "name": name})

    assert await names(manager) == ["axle", "Belt", "Seal 100%"]
    assert await names(manager, sort="number") == ["Seal 100%", "axle", "Belt"]
    assert await names(manager, sort="-number") == ["Belt", "axle", "Seal 100%"]
    assert await names(manager, q="b-3") == ["axle"]
    assert await names(manager, q="0%") == ["Seal 100%"]
    assert (await manager.get("/parts?limit=2")).json()["next_cursor"]


@pytest.mark.parametrize(
    ("fields", "status", "field"),
    [
        ({"number": "6205-2rs"}, 409, "number"),
        ({"number": "X", "unit": "bucket"}, 400, "unit"),
        ({"number": "X", "sale_currency": ""}, 400, "sale_currency"),
        ({"number": "X", "sale_price": "-1"}, 422, "sale_price"),
        ({"number": "X", "sale_currency": "kes"}, 422, "sale_currency"),
        ({"number": " "}, 422, "number"),
    ],
)
async def test_what_cannot_be_is_refused_with_its_field(
    manager: httpx.AsyncClient, fields: dict[str, Any], status: int, field: str
) -> None:
    await made(manager, "/parts", BEARING)

    answer = await manager.post("/parts", json={**BEARING, **fields})

    assert answer.status_code == status, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]


async def test_a_change_needs_the_version_seen_and_the_number_stays(manager: httpx.AsyncClient) -> None:
    part = await made(manager, "/parts", BEARING)
    path = f"/parts/{part['id']}"

    renumbered = await manager.patch(path, json={"number": "X"}, headers={"If-Match": '"1"'})
    changed = await manager.patch(path, json={"sale_price": "1500.5"}, headers={"If-Match": '"1"'})
    stale = await manager.patch(path, json={"name": "Other"}, headers={"If-Match": '"1"'})

    assert [renumbered.status_code, changed.status_code, stale.status_code] == [422, 200, 412]
    assert (changed.json()["sale_price"], changed.json()["name"]) == ("1500.5", BEARING["name"])


async def test_a_file_is_tried_then_kept_and_its_export_read_again_changes_nothing(manager: httpx.AsyncClient) -> None:
    dry = await send(manager, FILE, dry=True)
    nothing = await names(manager)
    done = await send(manager, FILE)
    export = (await manager.get("/parts?format=csv")).text
    again = await send(manager, export)

    assert (dry.json()["added"], nothing) == (2, [])
    assert done.json()["added"] == 2
    assert again.json() == {**again.json(), "added": 0, "changed": 0, "unchanged": 2}
    assert (await manager.get("/parts?format=xlsx")).status_code == 200


async def test_one_wrong_row_stops_the_whole_file(manager: httpx.AsyncClient) -> None:
    answer = await send(manager, FILE + "S-1,Seal,bucket,,\nS-2,Seal 2,,5,\n")

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["4.unit", "5.sale_currency"]
    assert await names(manager) == []


async def test_the_template_can_be_imported(manager: httpx.AsyncClient) -> None:
    template = (await manager.get("/parts/import-template")).text

    assert (await send(manager, template)).json()["added"] == 1


async def test_a_dispatcher_reads_parts_and_moves_stock_but_changes_no_list(
    sign_in: SignIn, manager: httpx.AsyncClient, ground: Ground
) -> None:
    part = await made(manager, "/parts", BEARING)
    place = {"branch_id": str(ground.nairobi), "kind": "warehouse", "name": "Main"}
    place_id = (await made(manager, "/stock-places", place))["id"]
    dispatcher = await sign_in(ground.dispatcher)

    move = {"kind": "received", "part_id": part["id"], "to_place_id": place_id, "quantity": "1", "unit_cost": "5"}
    answers = [
        await dispatcher.get("/parts"),
        await dispatcher.post("/parts", json={**BEARING, "number": "X"}),
        await dispatcher.post("/stock-moves", json=move),
    ]

    assert [answer.status_code for answer in answers] == [200, 403, 201]
